"""Initials in names of persons, whose points end no sentence: `Tổng thống George W. Bush`."""

from __future__ import annotations

import re

from kg.spelling import is_foreign_word

_TITLES = frozenset("ông bà ngài thống tướng trưởng sứ sĩ".split())  # last syllables of what stands before a name
_INITIALS = re.compile(r"(?:[A-ZĐ]\.)*[A-ZĐ]")


def is_initial(words: list[str], k: int) -> bool:
    """Whether the stop at `k` belongs to the initial of a name: after a title, or before a foreign name.

    Example:
        `ông G. Bush`, `Đại sứ T. Osius`, `Tổng thống George W. Bush`, `Tổng thống Mỹ D. Trump`.
    """
    if words[k : k + 1] != ["."] or k < 2 or not _INITIALS.fullmatch(words[k - 1]):
        return False
    return words[k - 2].lower() in _TITLES or any(map(is_foreign_word, words[k + 1 : k + 2]))
