"""Puts the lines of a card into the sections of `sections.toml`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache

from kg.cards.model import Line
from kg.resources import toml
from kg.vocabulary import RELATIONS, label

Title = dict[str, str]


def arrange(kind: str, lines: Iterable[Line]) -> Iterator[tuple[Title, tuple[Line, ...]]]:
    """Titles with their lines by time; relations without a section come last, each under its own label."""
    by_relation: defaultdict[str, list[Line]] = defaultdict(list)
    for line in lines:
        by_relation[line.relation].append(line)
    for section in _table().get(kind, []):
        found = [line for name in section["relations"] for line in by_relation.pop(name, [])]
        if found:
            yield {"vi": str(section["vi"]), "en": str(section["en"])}, tuple(sorted(found, key=_by_time))
    for name in sorted(by_relation, key=_rank):
        yield _title(name), tuple(sorted(by_relation[name], key=_by_time))


def _title(relation: str) -> Title:
    name = relation.removeprefix("^")
    arrow = "← " if name != relation else ""
    return {language: arrow + label(name, language) for language in ("vi", "en")}


def _by_time(line: Line) -> tuple[str, str, str, str]:
    first = line.since or line.date or (line.seen[0] if line.seen else "") or line.until or "~"
    return first, line.value, line.note, line.status


def _rank(relation: str) -> tuple[int, str]:
    name = relation.removeprefix("^")
    return RELATIONS.index(name) if name in RELATIONS else len(RELATIONS), relation


@cache
def _table() -> dict[str, list[dict[str, str | list[str]]]]:
    return toml("cards", "sections.toml")
