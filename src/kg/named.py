"""Words that tables use and Python asks for by name: a table that has another is wrong."""

from __future__ import annotations

from enum import StrEnum
from typing import Self

from kg.errors import LexiconError


class Named(StrEnum):
    """What a column of a table, or a heading of it, may say."""

    @classmethod
    def read(cls, name: str, table: str) -> Self:
        """The one that a table names.

        Example:
            >>> class Color(Named):
            ...     RED = "red"
            >>> Color.read("red", "colors.csv")
            <Color.RED: 'red'>

        Raises:
            LexiconError: There is none of that name.
        """
        if name not in cls.__members__.values():
            raise LexiconError(f"{table}: no {cls.__name__.lower()} is called {name!r}")
        return cls(name)
