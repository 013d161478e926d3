"""The competency questions of `ontology/questions/*.rq`: what the graph must be able to answer.

The comments at the head of a question's file are TOML:

    # group = "time"
    # vi = "Ai giữ chức vụ này vào ngày ấy?"
    # en = "Who held this position on that day?"
    # parameter.post = { kind = "post", vi = "chức vụ", en = "the position", example = "Bí thư Tỉnh ủy Thái Bình" }
"""

from __future__ import annotations

import difflib
import re
import tomllib
from dataclasses import dataclass
from functools import cache
from itertools import takewhile
from pathlib import Path

from kg.errors import QueryError
from kg.query.parameters import KINDS, Parameter, slots
from kg.resources import resource, toml

_LIMIT = re.compile(r"\bLIMIT (\d+)")


@dataclass(frozen=True, slots=True)
class Question:
    """A competency question.

    Attributes:
        name: Stem of its file, by which `kg query` finds it: `who-chaired-the-meeting`.
        group: Key of its group in `groups.toml`.
        vi: The question in Vietnamese.
        en: The question in English.
        note: How its answer is to be read, by language; empty if that is plain.
        parameters: What it leaves open.
        sparql: The query that answers it; as it stands, about everything.
        path: Its file; the expected answer on the source article lies beside it as CSV.
    """

    name: str
    group: str
    vi: str
    en: str
    note: dict[str, str]
    parameters: tuple[Parameter, ...]
    sparql: str
    path: Path

    @property
    def expected(self) -> Path:
        """The CSV file of the rows expected on the source article."""
        return self.path.with_suffix(".csv")

    @property
    def example(self) -> dict[str, str]:
        """Values of its parameters that the source article answers."""
        return {one.name: one.example for one in self.parameters if one.example}

    @property
    def limit(self) -> int | None:
        """How many things it tells of at most, for it to answer soon on a large graph; None if it tells of all."""
        found = _LIMIT.search(self.sparql)
        return int(found[1]) if found else None


@cache
def groups() -> dict[str, dict[str, str]]:
    """The groups of questions in their order, each with its title by language."""
    return toml("ontology", "questions", "groups.toml")


@cache
def questions() -> tuple[Question, ...]:
    """All competency questions, by group and name.

    Example:
        >>> [one.vi for one in questions() if one.name == "who-chaired-the-meeting"]
        ['Ai chủ trì cuộc họp, giữ chức vụ gì?']
    """
    order = list(groups())
    return tuple(sorted(map(load, _folder().glob("*.rq")), key=lambda one: (order.index(one.group), one.name)))


def question(name: str) -> Question:
    """The competency question of that name.

    Raises:
        QueryError: There is none; the message suggests the nearest.
    """
    path = _folder() / f"{name}.rq"
    known = [path.stem for path in _folder().glob("*.rq")]
    if name in known:
        return load(path)
    near = difflib.get_close_matches(name, sorted(known), n=1, cutoff=0.4)
    hint = f"; did you mean '{near[0]}'?" if near else ""
    raise QueryError(f"'{name}' is neither SPARQL, nor a file, nor the name of a question{hint}")


@cache
def load(path: Path) -> Question:
    """The question in a file.

    Raises:
        QueryError: The comments at its head do not say what they must.
    """
    text = path.read_text(encoding="utf-8-sig")
    head = takewhile(lambda line: line.startswith("#"), text.splitlines())
    try:
        said = tomllib.loads("\n".join(line.removeprefix("#").removeprefix(" ") for line in head))
        parameters = tuple(Parameter(name, **about) for name, about in said.pop("parameter", {}).items())
        made = Question(**{"note": {}} | said, name=path.stem, parameters=parameters, sparql=text, path=path)
    except (tomllib.TOMLDecodeError, TypeError) as error:
        raise QueryError(f"{path}: the comments at the head: {error}") from error
    _check(made)
    return made


def _check(made: Question) -> None:
    if made.group not in groups():
        raise QueryError(f"{made.path}: '{made.group}' is not a group of groups.toml: {', '.join(groups())}")
    if {one.name for one in made.parameters} != set(slots(made.sparql)):
        raise QueryError(f"{made.path}: parameters and the places for them, VALUES ?_name {{ UNDEF }}, differ")
    for one in made.parameters:
        if one.kind not in KINDS:
            raise QueryError(f"{made.path}: '{one.kind}' is not a kind of parameter: {', '.join(KINDS)}")


def _folder() -> Path:
    return resource("ontology", "questions")
