"""The competency questions of `ontology/questions/*.rq`: what the graph must be able to answer."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kg.errors import QueryError
from kg.resources import resource

_COMMENT = re.compile(r"^#\s*question-(vi|en):\s*(.+?)\s*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Question:
    """A competency question.

    Attributes:
        name: Stem of its file, by which `kg query` finds it: `who-chaired-the-meeting`.
        vi: The question in Vietnamese.
        en: The question in English.
        sparql: The query that answers it.
        path: Its file; the expected answer on the source article lies beside it as CSV.
    """

    name: str
    vi: str
    en: str
    sparql: str
    path: Path

    @property
    def expected(self) -> Path:
        """The CSV file of the rows expected on the source article."""
        return self.path.with_suffix(".csv")


@cache
def questions() -> tuple[Question, ...]:
    """All competency questions, by name.

    Example:
        >>> [one.vi for one in questions() if one.name == "who-chaired-the-meeting"]
        ['Ai chủ trì cuộc họp, giữ chức vụ gì?']
    """
    return tuple(_load(path) for path in sorted(resource("ontology", "questions").glob("*.rq")))


def question(name: str) -> Question:
    """The competency question of that name.

    Raises:
        QueryError: There is none; the message suggests the nearest.
    """
    known = {one.name: one for one in questions()}
    if name in known:
        return known[name]
    near = difflib.get_close_matches(name, known, n=1, cutoff=0.4)
    hint = f"; did you mean '{near[0]}'?" if near else ""
    raise QueryError(f"'{name}' is neither SPARQL, nor a file, nor the name of a question{hint}")


def _load(path: Path) -> Question:
    text = path.read_text(encoding="utf-8")
    asked = dict(_COMMENT.findall(text))
    if missing := {"vi", "en"} - asked.keys():
        raise QueryError(f"{path}: a comment '# question-{min(missing)}: …' is missing")
    return Question(path.stem, asked["vi"], asked["en"], text, path)
