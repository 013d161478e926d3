"""Traits: what a table says of names by what they are, begin with or end with: a `Sở Y tế` is named after a field."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache

from kg.resources import resource
from kg.tables import read_table

Traits = Callable[[str], frozenset[str]]
"""The traits of a name: `"field" in head_traits("Sở")`."""
_MORE = "…"


def read_traits(file: str) -> Traits:
    """What a table of the lexicons with the columns `phrase` and `traits` says of any name.

    In a phrase `…` stands for more words, or none: `Sở …` is said of `Sở` and of `Sở Y tế`, `Sở` of that alone.
    A comma after the words that a name begins with is no part of them: `Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ`.
    """
    rows = read_table(resource("lexicons", file))
    return _Table({row["phrase"]: frozenset(row["traits"].split("|")) for row in rows}).of


class _Table:
    """The rows of such a table."""

    def __init__(self, rows: Mapping[str, frozenset[str]]) -> None:
        self._rows = rows
        self.of: Traits = lru_cache(maxsize=50_000)(self._of)

    def _of(self, name: str) -> frozenset[str]:
        words = name.split(" ")
        begins = (f"{' '.join(words[:n]).rstrip(',')} {_MORE}" for n in range(1, len(words) + 1))
        ends = (f"{_MORE} {' '.join(words[n:])}" for n in range(len(words)))
        found = (self._rows[phrase] for phrase in (name, *begins, *ends) if phrase in self._rows)
        return frozenset[str]().union(*found)
