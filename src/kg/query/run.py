"""Runs a query in the store itself and says where a wrong one is wrong."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from rdflib import Dataset

from kg.errors import OntologyError, QueryError
from kg.query.parameters import bind
from kg.query.questions import load, question
from kg.query.result import Result
from kg.vocabulary import term

_UPDATES = {"INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "COPY", "MOVE", "ADD", "WITH"}
_PROLOGUE = re.compile(r"(?:\s+|#[^\n]*|BASE\s*<[^>]*>|PREFIX\s+[\w.-]*:\s*<[^>]*>)*(\w*)", re.IGNORECASE)
_NOT_TERMS = re.compile(r'#[^\n]*|<[^<>\s]*>|"""(?s:.*?)"""|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'')
_OUR_TERM = re.compile(r"(?<![\w-])kg:([\w-]+)")
_POSITION = re.compile(r"error at (\d+):(\d+): (?:expected (?:one of )?)?(.*)", re.DOTALL)
_FAILURES = (OSError, RuntimeError, ValueError)


def run(dataset: Dataset, query: str | Path, values: Mapping[str, object] | None = None) -> Result:
    """Answer a SELECT, ASK, CONSTRUCT or DESCRIBE query.

    Args:
        dataset: The graph, from `kg.graph.open_store`. The query sees the facts; the claims and evidence of articles
            are in `GRAPH ?article { … }`. The prefixes kg, id, rdf, rdfs, skos, xsd and oa need no declaration.
        query: SPARQL, a `.rq` file, or the name of a competency question.
        values: Of the question's parameters, by name: things by their names, dates as `2017-03-01`, `2017-03`, `2017`.

    Raises:
        QueryError: The query is wrong (the message shows line and column), unknown, or an update; a parameter is
            unknown, missing or wrong.

    Example:
        >>> from kg.graph import open_store
        >>> run(open_store(), "SELECT ?name WHERE { ?person a kg:Person ; rdfs:label ?name }").rows
        ()
        >>> run(open_store(), "SELECT ?x WHERE { ?x kg:chairdBy ?y }")
        Traceback (most recent call last):
        kg.errors.QueryError: line 1, column 22: 'chairdBy' is not a term of ontology/kg.ttl; did you mean 'chairedBy'?
    """
    sparql, origin = _load(dataset, query, values or {})
    _refuse_updates(sparql, origin)
    _check_terms(sparql, origin)
    try:
        # The facts are the default graph; asking for it by name spares rdflib's deprecated way to the same.
        answer = dataset.default_graph.query(sparql)
        result = Result.of(answer)
    except SyntaxError as error:
        raise QueryError(origin + explain(str(error), sparql)) from error
    except _FAILURES as error:
        raise QueryError(f"{origin}the query failed: {' '.join(str(error).split())}") from error
    return result


def _load(dataset: Dataset, query: str | Path, values: Mapping[str, object]) -> tuple[str, str]:
    """The SPARQL text, and where it is from as the beginning of an error message."""
    name = str(query).strip()
    if isinstance(query, Path) or name.endswith(".rq"):
        return _read(dataset, Path(query), values), f"{query}: "
    if not re.search(r"[\s{?]", name):
        asked = question(name)
        return bind(asked.sparql, dataset, asked.parameters, values), f"{name}: "
    if values:
        raise QueryError(f"'{min(values)}' is a parameter of no question: name one, kg query --list shows them")
    return str(query), ""


def _read(dataset: Dataset, path: Path, values: Mapping[str, object]) -> str:
    """The query in a file; one that is given values has a head like the questions of the ontology."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeError) as error:
        raise QueryError(f"{path}: cannot be read: {getattr(error, 'strerror', None) or error}") from error
    return bind(text, dataset, load(path).parameters, values) if values else text


def _refuse_updates(sparql: str, origin: str) -> None:
    found = _PROLOGUE.match(sparql)
    if found and found[1].upper() in _UPDATES:
        raise QueryError(f"{origin}{found[1].upper()} would change the graph: only SELECT, ASK, CONSTRUCT, DESCRIBE")


def _check_terms(sparql: str, origin: str) -> None:
    """A misspelt term of the ontology would otherwise give an empty answer."""
    bare = _NOT_TERMS.sub(lambda match: re.sub(r"[^\n]", " ", match.group()), sparql)
    for found in _OUR_TERM.finditer(bare):
        try:
            term(found[1])
        except OntologyError as error:
            line, column = bare.count("\n", 0, found.start()) + 1, found.start() - bare.rfind("\n", 0, found.start())
            raise QueryError(f"{origin}line {line}, column {column}: {error}") from error


def explain(message: str, sparql: str) -> str:
    """Oxigraph's message with the line that it points at, short enough to read."""
    found = _POSITION.match(message)
    if not found:
        return " ".join(message.split())
    line, column = int(found[1]), int(found[2])
    shown = (sparql.splitlines() or [""])[min(line, len(sparql.splitlines()) or 1) - 1].strip()
    return f"line {line}, column {column}: {_expected(found[3])}, at `{shown[:80]}`"


def _expected(alternatives: str) -> str:
    """What the parser wanted, without the character classes that fill its messages."""
    if "Prefix not found" in alternatives:
        return "a prefix is not declared"
    words = [part for part in re.split(r",\s", alternatives) if part and not re.search(r"[\[\]\\]|\.\.", part)]
    sentences = [word for word in words if " " in word]
    if sentences:
        return sentences[0]
    return f"expected {', '.join(words[:5])}" if words else "the query is not complete or has a wrong sign"
