"""What humans have decided: who is the same and who is not, and which facts are wrong.

The decisions are a TOML file that is kept with the sources and read by every build, addition and removal:

    [[same]]                            # these articles mean one person (document, meeting)
    block = "Person Nguyễn Văn An"
    articles = ["bao-a.txt", "bao-b.txt"]

    [[different]]                       # the last one means another than the rest
    block = "Person Nguyễn Văn An"
    articles = ["bao-a.txt", "bao-c.txt"]

    [[retract]]                         # the article does not say so
    article = "bao-a.txt"
    relation = "holds"
    subject = "Nguyễn Văn An"
    object = "Giám đốc Sở Y tế tỉnh Hà Nam"

    [[correct]]                         # it does, but it should say this, of which one part is enough
    article = "bao-a.txt"
    relation = "holds"
    subject = "Nguyễn Văn An"
    object = "Bí thư Tỉnh ủy Hà Nam"
    status = "former"
    right = "Bí thư Thành ủy Hà Nội"    # the object, as an article prints it in full; a day as `2017-03-05`
    right_subject = "Nguyễn Văn Ân"
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from pathlib import Path

from kg.errors import DecisionError
from kg.files import server_address
from kg.model import Status
from kg.resolve.identity.signatures import Clusters, Reasons, marked_article

_HEADER = re.compile(r"\[\[\s*(\w+)\s*\]\]")
_IDENTITY, _FACT = ("block", "articles"), ("article", "relation", "subject", "object")
_FIELDS = {"same": _IDENTITY, "different": _IDENTITY, "retract": _FACT, "correct": _FACT}
_RIGHT = ("status", "right", "right_subject")  # of which a correction has one or more
_NOTE = "note"


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision.

    Attributes:
        verb: `same`, `different`, `retract` or `correct`.
        where: File and line, for messages.
        block: Kind and name, as `kg review` prints them.
        articles: Identifiers of the articles it is about.
        relation, subject, object: Of the statement, by their labels.
        status, right, right_subject: What is right: the status, the object, the subject; empty for what stays.
    """

    verb: str
    where: str
    block: str = ""
    articles: tuple[str, ...] = ()
    relation: str = ""
    subject: str = ""
    object: str = ""
    status: str = ""
    right: str = ""
    right_subject: str = ""

    @property
    def text(self) -> str:
        """All of it but the place in the file."""
        said = {field.name: getattr(self, field.name) for field in fields(self) if field.name != "where"}
        return json.dumps({name: value for name, value in said.items() if value}, ensure_ascii=False)

    @classmethod
    def of(cls, text: str) -> Decision:
        """The decision that a text was made of."""
        said = json.loads(text)
        return cls(where="", **{**said, "articles": tuple(said["articles"])})


def beside(graph: str | Path) -> Path | None:
    """Where the decisions on a graph are kept: beside its folder; those on the graph of a server are nowhere.

    Example:
        >>> print(beside("tin/graph"), beside("http://127.0.0.1:7878"))
        tin/graph.decisions.toml None
    """
    if server_address(graph):
        return None
    folder = Path(graph) if Path(graph).name not in ("", "..") else Path(graph).resolve()  # the name of `.`
    return folder.parent / f"{folder.name}.decisions.toml"


def read_decisions(path: Path | None) -> tuple[Decision, ...]:
    """The decisions of a file, none when there is no file.

    Raises:
        DecisionError: The file is not TOML, or a decision lacks something; the message names file and line.
    """
    if path is None or not path.exists():
        return ()
    try:
        text = path.read_text(encoding="utf-8")
        tables = tomllib.loads(text)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise DecisionError(f"{path}: {error}") from error
    lines = {verb: _lines(text, verb) for verb in tables}
    found = [
        _decision(path, verb, table, lines[verb]) for verb, several in tables.items() for table in _listed(several)
    ]
    return tuple(sorted(found, key=lambda one: int(one.where.rpartition(":")[2])))


def regroup(clusters: Clusters, block: str, decisions: Iterable[Decision]) -> tuple[Clusters, Reasons]:
    """Clusters as the decisions on their block want them, with the reason for each signature that one names."""
    groups = [set(one) for one in clusters]
    reasons: Reasons = {}
    named = {marked_article(one): one for group in clusters for one in group}
    relevant = [one for one in decisions if one.block == block and set(one.articles) <= named.keys()]
    for decision in sorted(relevant, key=lambda one: one.verb):  # apart first, so that others can follow
        signatures = [named[article] for article in decision.articles]
        reasons |= dict.fromkeys(signatures, f"decided: {'the same' if decision.verb == 'same' else 'not the same'}")
        touched = [group for group in groups if group & set(signatures)]
        rest = [group for group in groups if group not in touched]
        if decision.verb == "same":
            groups = [*rest, set().union(*touched)]
        else:
            groups = [*(group - {signatures[-1]} for group in groups), {signatures[-1]}]
    return [sorted(group) for group in groups if group], reasons


def _decision(path: Path, verb: str, table: dict[str, object], lines: Iterator[int]) -> Decision:
    where = f"{path}:{next(lines, 1)}"
    if verb not in _FIELDS:
        raise DecisionError(f"{where}: '{verb}' is no decision; there are: {', '.join(_FIELDS)}")
    _check_fields(where, verb, table)
    articles = table.get("articles", [table.get("article")])
    if not isinstance(articles, list) or len(articles) < (2 if "articles" in table else 1):
        raise DecisionError(f"{where}: 'articles' is a list of two or more identifiers")
    if table.get("status", Status.CURRENT) not in list(Status):  # in no set, as it may be a list
        raise DecisionError(f"{where}: the status is one of {', '.join(Status)}")
    names = ("block", *_FACT[1:], *_RIGHT)
    texts = {name: str(table[name]) for name in names if name in table}
    return Decision(verb, where, articles=tuple(map(str, articles)), **texts)


def _check_fields(where: str, verb: str, table: dict[str, object]) -> None:
    """See that a decision has all that it needs, a correction also what is right, and nothing else but a note."""
    rights = table.keys() & _RIGHT if verb == "correct" else set()
    if table.keys() - {_NOTE} - rights != set(_FIELDS[verb]) or (verb == "correct" and not rights):
        more = f", and {', '.join(_RIGHT[:-1])} or {_RIGHT[-1]}" if verb == "correct" else ""
        raise DecisionError(f"{where}: [[{verb}]] needs {', '.join(_FIELDS[verb])}{more} (and may have a note)")


def _listed(value: object) -> list[dict[str, object]]:
    """The decisions of one kind; what is no table has nothing that a decision needs."""
    return [one if isinstance(one, dict) else {} for one in (value if isinstance(value, list) else [value])]


def _lines(text: str, verb: str) -> Iterator[int]:
    """The lines on which decisions of a kind begin."""
    headers = ((n, _HEADER.match(line.strip())) for n, line in enumerate(text.splitlines(), 1))
    return iter([n for n, header in headers if header and header[1] == verb])
