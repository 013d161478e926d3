"""Whether two labels name the same thing: exactly, after spelling is set aside, or nearly."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache, lru_cache
from typing import Any

from kg.resources import toml
from kg.spelling import fold

NEARLY = 0.6
"""Likeness from which two labels count as the same in the relaxed measure."""

_BETWEEN = re.compile(r"[\s,;:()\"“”'’]+")
_NUMBER = re.compile(r"\b\d{1,5}(?:[/\-–][\w\-–/]+)?")
_DASH = re.compile(r"[\-–/\s]")


@cache
def _spellings() -> dict[str, Any]:
    return toml("evaluation", "labels.toml")


@lru_cache(maxsize=50_000)
def key(label: str) -> str:
    """A label reduced to what must agree: case, tone placement, abbreviations and punctuation are set aside.

    Example:
        >>> key("Chủ tịch UBND tỉnh Hoà Bình") == key("chủ tịch Ủy ban nhân dân tỉnh Hòa Bình")
        True
    """
    spellings = _spellings()
    words = [fold(word.strip(".-–")) for word in _BETWEEN.split(unicodedata.normalize("NFC", label))]
    text = " ".join(spellings["words"].get(word, word) for word in words if word and word not in spellings["dropped"])
    for long, short in spellings["phrases"].items():
        text = text.replace(long, short)
    for ending in spellings["endings"]:
        text = text.removesuffix(f" {ending}")
    return text.strip()


def likeness(one: str, other: str) -> float:
    """The share of words that two labels have in common (their F1), between 0 and 1.

    Example:
        >>> likeness("Hội nghị toàn quốc năm 2021", "Hội nghị toàn quốc")
        0.8
    """
    mine, theirs = Counter(key(one).split()), Counter(key(other).split())
    common = (mine & theirs).total()
    return 2 * common / (mine.total() + theirs.total()) if common else 0.0


def document_likeness(one: str, other: str) -> float:
    """How well two labels of documents agree: by their numbers when both have one, else by their words.

    Example:
        >>> document_likeness("Chỉ thị 05-CT/TW", "Chỉ thị số 05"), document_likeness("Luật Du lịch", "Luật Đất đai")
        (0.7, 0.0)
    """
    mine, theirs = _numbers(one), _numbers(other)
    if not (mine and theirs):
        alike = likeness(one, other)
        return alike if alike >= NEARLY else 0.0
    same_type = key(one).split()[:1] == key(other).split()[:1]
    if mine & theirs:
        return 1.0 if same_type else NEARLY
    return 0.7 if same_type and _serials(mine) & _serials(theirs) else 0.0


def _numbers(label: str) -> set[str]:
    """Numbers with their symbols, however the dashes are printed: `05-ct-tw`."""
    return {_DASH.sub("-", number).casefold() for number in _NUMBER.findall(unicodedata.normalize("NFC", label))}


def _serials(numbers: set[str]) -> set[str]:
    """The numbers alone: `5` of `05-ct-tw`."""
    return {number.split("-")[0].lstrip("0") for number in numbers}
