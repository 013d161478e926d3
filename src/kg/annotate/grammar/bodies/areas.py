"""The numbers and areas that tell bodies of one kind apart: `Hải quan khu vực | III`, `Khu | VII`, `Trường | số 2`."""

from __future__ import annotations

import re

from kg.annotate.grammar.bodies.name_bearers import person_follows
from kg.annotate.grammar.categories import AGENTS
from kg.annotate.tokens import DASHES, Tokens

_REGION = re.compile(r"[IVX]+|\d{1,2}")
_JOINED = re.compile(rf"(?:{_REGION.pattern})[-–][^\W\d_]+")  # one with the name of the area
_LONGEST = 5  # capitals and dashes of the names of an area


def area(tokens: Tokens, j: int, k: int) -> tuple[str, int]:
    """A number from `j` to `k` that tells an area, with the place after it: `Tòa án … khu vực | 1 - Hà Nam`."""
    mark, i = tokens.word_at(k), k + 1
    if mark == ",":  # "khu vực 1, | tỉnh | Hà Nam"
        typed = tokens.find(i, "placetype")
        i = typed[0] if typed else i
        hit = tokens.find(i, "province")
    else:
        hit = (tokens.find(i, "province") or tokens.find(i, "district")) if mark in DASHES else None
    end = hit[0] if hit and tokens.capital(i) else k
    return tokens.surface(j, end), end


def area_end(tokens: Tokens, k: int) -> int:
    """Token after the number or the names of an area, or `k`: `khu vực | Vũng Áng`, `| Lý Nhân - Bình Lục`."""
    if is_region(tokens.word_at(k)):
        return area(tokens, k, k + 1)[1]
    end = k + (_JOINED.fullmatch(tokens.word_at(k)) is not None)  # "khu vực | 2-Lý Nhân"
    while end - k < _LONGEST and tokens.adjacent(end) and not tokens.begins(end, AGENTS):
        if end > k + 1 and person_follows(tokens, end):
            break  # "Bệnh viện Đa khoa khu vực Lý Nhân | Trần Văn Bình"
        joint = tokens.words[end] in DASHES and end > k and tokens.capital(end + 1)
        if not (tokens.capital(end) or joint):
            break
        end += 1
    return end


def is_region(word: str) -> bool:
    """Whether a word is the number of a region: `III`, `12`."""
    return _REGION.fullmatch(word) is not None


def is_zone(tokens: Tokens, i: int) -> bool:
    """Whether a zone of the wars stands at `i`, by its number: `Chính ủy | Khu VII`."""
    return tokens.folded_at(i) == "khu" and is_region(tokens.word_at(i + 1))


def numbers(tokens: Tokens, k: int) -> bool:
    """Whether `số` stands before a number: `Trường Trung học | số 2`."""
    return tokens.words[k] == "số" and tokens.word_at(k + 1)[:1].isdigit()
