"""Initials in names of persons, whose points end no sentence: `Tổng thống George W. Bush`."""

from __future__ import annotations

import re

from kg.spelling import is_foreign_word

_TITLES = frozenset("ông bà ngài thống tướng trưởng sứ sĩ".split())  # last syllables of what stands before a name
_INITIALS = re.compile(r"(?:[A-ZĐ]\.)*[A-ZĐ]")


def is_initial(words: list[str], k: int) -> bool:
    """Whether the stop at `k` belongs to the initial of a name: after a title, between or before foreign names.

    Example:
        `ông G. Bush`, `Đại sứ T. Osius`, `Tổng thống George W. Bush`, `Tổng thống Mỹ D. Trump`.
    """
    if words[k : k + 1] != ["."] or k < 2 or not _INITIALS.fullmatch(words[k - 1]):
        return False
    before, after = words[k - 2], words[k + 1 : k + 2]
    return before.lower() in _TITLES or all(map(_is_foreign, (before, *after))) or any(map(is_foreign_word, after))


def _is_foreign(word: str) -> bool:
    """Whether a capitalized word has no letter that only Vietnamese has."""
    return word.isascii() and word.istitle() and len(word) > 2
