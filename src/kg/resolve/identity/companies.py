"""Companies under the names that articles give them: with their legal form or without, in full or by the brand."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache, lru_cache

from kg.resolve.empty_words import empty_words
from kg.resolve.identity.one_word import expanded_for_comparison
from kg.resources import resource
from kg.spelling import WORD, fold
from kg.tables import any_of, read_table


def same_company(bodies: Collection[str], others: Collection[str]) -> str:
    """The company that is among some bodies and among others, under the shorter of its names; nothing if there is none.

    Example:
        >>> same_company(["Tập đoàn Lạc - Hồng"], ["Hội đồng quản trị Tập đoàn Lạc Hồng", "Tập đoàn Lạc Hồng"])
        'Tập đoàn Lạc Hồng'
        >>> same_company(["Công ty Điện Hồng"], ["Công ty Điện lực"])
        ''
    """
    pairs = (sorted((one, other), key=_length) for one in bodies for other in others)
    shared = [short for short, long in pairs if _brand(short) and _brand(short) <= _brand(long)]
    return min(shared, key=_length, default="")


def _length(label: str) -> tuple[int, int, str]:
    return len(_brand(label)), len(label), label


@lru_cache(maxsize=10_000)
def _brand(label: str) -> frozenset[str]:
    """The words of a company's name without its form; none when the last is no name: `Công ty Xây dựng`."""
    words = WORD.findall(_forms().sub(" ", expanded_for_comparison(label)))
    if not words or not words[-1][0].isupper():
        return frozenset()
    return frozenset(map(fold, words)) - empty_words("bodies")


@cache
def _forms() -> re.Pattern[str]:
    rows = read_table(resource("lexicons", "brands.csv"))
    return re.compile(any_of(row["word"] for row in rows if row["use"] == "form"), re.IGNORECASE)
