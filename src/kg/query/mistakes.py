"""Where and why a query is wrong, in a line that somebody can act on."""

from __future__ import annotations

import re

from rdflib.plugins.sparql.parser import parseQuery

# Comments, IRIs and strings.
_NOT_CODE = re.compile(
    r'''#[^\n]*|<[^<>\s]*>|"""(?s:.*?)"""|"(?:\\.|[^"\\\n])*"|'''  # a comment, an IRI, a long string, a string
    r"""'''(?s:.*?)'''|'(?:\\.|[^'\\\n])*'"""
)
_POSITION = re.compile(r"error at (\d+):(\d+): (?:expected (?:one of )?)?(.*)", re.DOTALL)
_CLOSING = {"}": "{", ")": "(", "]": "["}


def bare(sparql: str) -> str:
    """The query with blanks for comments, IRIs and strings; places in it are those in the query."""
    return _NOT_CODE.sub(lambda match: re.sub(r"[^\n]", " ", match.group()), sparql)


def place(sparql: str, offset: int) -> str:
    """Line and column, both from 1, of a character of the query."""
    before = sparql[:offset].split("\n")
    return f"line {len(before)}, column {len(before[-1]) + 1}"


def explain(message: str, sparql: str) -> str:
    """Where a query cannot be read, and why, from Oxigraph's message.

    That message tells the end of its longest attempt, with all that could follow there. So brackets are counted, and
    rdflib's parser is asked where it stops.

    Example:
        >>> explain("error at 1:10: expected CONSTRUCT", "SELEC ?x { ?x a kg:Person }")
        'line 1, column 1: cannot be read from `SELEC ?x { ?x a kg:Person }` on'
        >>> explain('error at 1:29: expected one of ",", "."', "SELECT ?x { ?x a kg:Person ")
        'line 1, column 11: this `{` is not closed'
    """
    found = _POSITION.match(message)
    if not found:
        return " ".join(message.split())
    return _told(found) or _unbalanced(sparql) or _unread(sparql) or f"line {found[1]}, column {found[2]}: a wrong sign"


def _told(found: re.Match[str]) -> str | None:
    """What Oxigraph says in a sentence, not in signs."""
    said = "a prefix is not declared" if "Prefix not found" in found[3] else None
    sentences = [part for part in re.split(r",\s", found[3]) if " " in part and not re.search(r"[\[\]\\]|\.\.", part)]
    said = said or next(iter(sentences), None)
    return said and f"line {found[1]}, column {found[2]}: {said}"


def _unbalanced(sparql: str) -> str | None:
    opened: list[int] = []
    code = bare(sparql)
    for sign in re.finditer(r"[][{}()]", code):
        if sign[0] not in _CLOSING:
            opened.append(sign.start())
        elif not opened:
            return f"{place(sparql, sign.start())}: this `{sign[0]}` closes nothing"
        elif code[opened[-1]] == _CLOSING[sign[0]]:
            opened.pop()
        else:
            break
    return f"{place(sparql, opened[-1])}: this `{code[opened[-1]]}` is not closed" if opened else None


def _unread(sparql: str) -> str | None:
    """Where rdflib's parser, which tells the beginning of what it cannot read, stops."""
    try:
        parseQuery(sparql)
    except Exception as error:  # noqa: BLE001  many kinds on wrong text; those of the grammar have a place
        if (stop := getattr(error, "loc", None)) is None:
            return None
        rest = " ".join(sparql[stop:].split())
        return f"{place(sparql, stop)}: " + (f"cannot be read from `{rest[:60]}` on" if rest else "it ends too soon")
    return None
