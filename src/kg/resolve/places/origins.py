"""Places that do not tell where an article is at home: `chị Tám (quê Bến Tre)`, `tỉnh Hà Tây (cũ)`; and its items."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from kg.tables import phrases

_BYGONE = re.compile(r" \(?cũ\b")  # after a place that is no more
_ITEM = re.compile(r"(?:^|(?<=[\s.”\"]))[*★•■●◆] ?(?=(\w))", re.MULTILINE)
_LONGEST = 80  # characters of an address printed after such a word


def origins(text: str) -> list[tuple[int, int]]:
    """The stretches of a text that tell where persons come from, which say nothing of where the article is at home.

    Example:
        >>> text = "Chị Lê Thị Tám (quê Bến Tre) xúc động."
        >>> [text[begin:end] for begin, end in origins(text)]
        ['quê Bến Tre']
    """
    small = text.lower()
    return [match.span() for match in _told().finditer(text)] if any(word in small for word in _words()) else []


def bygone(text: str) -> frozenset[int]:
    """Where the places of a text end that are no more, and tell of nothing that is.

    Example:
        >>> text = "Bà từng làm việc ở tỉnh Hà Tây (cũ)."
        >>> [text[:end] for end in bygone(text)]
        ['Bà từng làm việc ở tỉnh Hà Tây']
    """
    return frozenset(match.start() for match in _BYGONE.finditer(text)) if "cũ" in text else frozenset()


def items(text: str) -> list[range]:
    """The stretches of a text that begin with the mark of an item, each of which may tell of another place.

    Example:
        >>> text = "Tin vắn. * Huế có mưa. * Hà Nam có nắng."
        >>> [text[item.start : item.stop] for item in items(text)]
        ['* Huế có mưa. ', '* Hà Nam có nắng.']
    """
    begins = [match.start() for match in _ITEM.finditer(text) if match[1].isupper()]
    return [range(begin, end) for begin, end in pairwise([*begins, len(text)])]


@cache
def _words() -> tuple[str, ...]:
    """The words of origin_words.csv, shorter ones first, but none that another one begins with."""
    words = sorted(phrases("origin_words.csv"), key=len)
    return tuple(word for n, word in enumerate(words) if not word.startswith(tuple(words[:n])))


@cache
def _told() -> re.Pattern[str]:
    either = "|".join(f"[{word[0].upper()}{word[0]}]{word[1:]}" for word in _words())
    # "quê hương" is what one speaks of, not where somebody comes from
    return re.compile(rf"\b(?:{either})\b(?! hương)[^.;)\n]{{0,{_LONGEST}}}")
