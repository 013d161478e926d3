"""Names told by what they stand for: `Hà Nội` is neither of its words, `APEC` and its long name are one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

from kg.lexicon import HOME, load_lexicon
from kg.phrases import Entry
from kg.spelling import WORD, fold, words
from kg.tables import any_of

_NO_PROVINCE = {HOME: "", "Thái Bình Dương": "thái bình dương"}  # the country's own name tells nothing


@lru_cache(maxsize=50_000)
def expanded_for_comparison(label: str) -> str:
    """A label with the abbreviations written out that stand for one thing, wherever they do.

    Example:
        >>> expanded_for_comparison("Báo cáo kiểm toán NSNN")
        'Báo cáo kiểm toán ngân sách nhà nước'
    """
    return " ".join(map(_expanded, words(label)))


def _expanded(word: str) -> str:
    """A word written out: `KT-XH` at once, each part of `ASEAN-Australia` by itself, no symbol of a document."""
    known = load_lexicon().sole_expansions
    if word in known or not word.replace("-", "").isalpha():
        return known.get(word, word)
    return WORD.sub(lambda part: known.get(part[0], part[0]), word)


@lru_cache(maxsize=50_000)
def with_provinces(label: str) -> str:
    """A label folded, with each province as one word, whichever of its names is printed, and without `Việt Nam`.

    Example:
        >>> with_provinces("Sở Y tế TP HCM"), with_provinces("Hội nghị Tương lai châu Á - Thái Bình Dương")
        ('sở y tế hồ_chí_minh', 'hội nghị tương lai châu á - thái bình dương')
    """
    return fold(_replaced(label, _provinces()))


def with_bodies(text: str) -> str:
    """A folded text with each international body as one word."""
    return _replaced(text, _bodies())


@cache
def province_words() -> frozenset[str]:
    """The provinces, each as one word."""
    return frozenset(_provinces().values()) - {*_NO_PROVINCE.values()}


def _replaced(text: str, names: Mapping[str, str]) -> str:
    return _pattern(tuple(names)).sub(lambda match: names[match[0]], text)


@cache
def _provinces() -> Mapping[str, str]:
    """Names of provinces as printed -> the province as one word."""
    return _words(load_lexicon().all("province")) | _NO_PROVINCE


@cache
def _bodies() -> Mapping[str, str]:
    """Folded names of international bodies -> the body as one word."""
    bodies = (entry for entry in load_lexicon().all("body") if entry.features.get("kind") == "international")
    return {fold(name): word for name, word in _words(bodies).items()}


def _words(entries: Iterable[Entry]) -> dict[str, str]:
    return {entry.phrase: "_".join(WORD.findall(fold(entry.canonical))) for entry in entries}


@lru_cache(maxsize=2)
def _pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(any_of(names))
