"""Words that tell no thing from another of its kind."""

from __future__ import annotations

from functools import cache

from kg.resources import resource
from kg.tables import read_table


@cache
def empty_words(kind: str) -> frozenset[str]:
    """The words that do not count in names of a kind.

    Args:
        kind: A column of empty_words.csv.

    Example:
        >>> "của" in empty_words("bodies")
        True
    """
    return frozenset(row["word"] for row in read_table(resource("lexicons", "empty_words.csv")) if row[kind])
