"""How the name of a field goes on: `Cảnh sát | số 2`, `Hải quan khu vực | III`, `Kế hoạch | tổng hợp`."""

from __future__ import annotations

import re

from kg.annotate.grammar.name_bearers import person_follows
from kg.annotate.tokens import Tokens

_REGION = re.compile(r"[IVX]+|\d{1,2}")
_JOINED = re.compile(rf"(?:{_REGION.pattern})[-–][^\W\d_]+")  # one with the name of the area
_AREA = ["khu", "vực"]
_PARTS = frozenset({"Bắc", "Trung", "Nam"})  # first syllables of the parts of the country: Nam Bộ
_FEW = 3  # small words that go on with a name
_MANY = 8  # and so many when the body that the department is in follows
_LONGEST = 5  # capitals and dashes of the names of an area
_DASHES = frozenset("-–")
_CLOSING = _DASHES | frozenset(",;).")
_STOPS = frozenset({"role", "modifier", "meeting", "document", "placetype", "honorific", "cue"})
_TITLES = frozenset({"role", "head", "body", "honorific"})
_OTHERS = frozenset({"role", "head", "body", "province", "district", "country", "honorific"})
_BODIES = frozenset({"head", "body"})
_JOINS = frozenset({"AND", "ABOUT"})  # classes of cues inside a name
_BEFORE_BODY = _DASHES | {",", "("}


def whole_field(
    tokens: Tokens, j: int, k: int, name: str, *, part: bool, small: bool, department: bool
) -> tuple[str, int]:
    """The name of a field with the number of its region, or its own, and the token after it.

    Args:
        tokens: The article's tokens.
        j: Where the field begins.
        k: Token after it.
        name: What it is called.
        part: Whether it is that of a part of a body: it may go on after a dash.
        small: Whether it may go on in small words up to a mark, which after a `Ban` tell what somebody does.
        department: Whether it may go on in many, up to the body that it is in.

    Example:
        After `Phòng`, `Kế hoạch tổng hợp,` gives `Kế hoạch tổng hợp`; after `Đội`, `Cảnh sát giao thông - Trật tự`;
        after `Cục`, `Môi trường mỏ và lòng đất, Bộ …` gives `Môi trường mỏ và lòng đất`.
    """
    if not tokens.adjacent(k):
        return name, k
    if name.endswith("khu vực") and is_region(tokens.words[k]):
        return f"{name} {tokens.words[k]}", k + 1
    if numbers(tokens, k):
        return f"{name} {tokens.surface(k, k + 2)}", k + 2
    if tokens.folded[k : k + 2] == _AREA and (end := area_end(tokens, k + 2)) > k + 2:
        return f"{name} {tokens.surface(k, end)}", end
    end = _joined_end(tokens, k) if part else k
    end = _small_end(tokens, k) if small and end == k else end
    end = department_end(tokens, k) if department and end == k else end
    return (f"{name} {tokens.surface(k, end)}", end) if end > k else (name, k)


def area(tokens: Tokens, j: int, k: int) -> tuple[str, int]:
    """A number from `j` to `k` that tells an area, with the place after it: `Tòa án … khu vực | 1 - Hà Nam`."""
    mark, i = "".join(tokens.words[k : k + 1]), k + 1
    if mark == ",":  # "khu vực 1, | tỉnh | Hà Nam"
        typed = tokens.find(i, "placetype")
        i = typed[0] if typed else i
        hit = tokens.find(i, "province")
    else:
        hit = (tokens.find(i, "province") or tokens.find(i, "district")) if mark in _DASHES else None
    end = hit[0] if hit and tokens.capital(i) else k
    return tokens.surface(j, end), end


def is_region(word: str) -> bool:
    """Whether a word is the number of a region: `III`, `12`."""
    return _REGION.fullmatch(word) is not None


def is_zone(tokens: Tokens, i: int) -> bool:
    """Whether a zone of the wars stands at `i`, by its number: `Chính ủy | Khu VII`."""
    return tokens.folded[i : i + 1] == ["khu"] and is_region("".join(tokens.words[i + 1 : i + 2]))


def numbers(tokens: Tokens, k: int) -> bool:
    """Whether `số` stands before a number: `Trường Trung học | số 2`."""
    return tokens.words[k] == "số" and any(word[0].isdigit() for word in tokens.words[k + 1 : k + 2])


def is_part(tokens: Tokens, k: int) -> bool:
    """Whether the `Bộ` at token `k` ends the name of a part of the country: `Nam | Bộ`."""
    return tokens.words[k] == "Bộ" and tokens.words[k - 1] in _PARTS and tokens.folded[k + 1 : k + 2] != ["trưởng"]


def is_second_task(tokens: Tokens, k: int) -> bool:
    """Whether a verb at `k` is another task of a department: `Phòng Quản lý đào tạo và | nghiên cứu khoa học`."""
    told = tokens.words[k - 1] == "và" and tokens.cue_at(k) == "DISSEMINATE"
    return told and not tokens.capital(k + 2)


def area_end(tokens: Tokens, k: int) -> int:
    """Token after the number or the names of an area, or `k`: `khu vực | Vũng Áng`, `| Lý Nhân - Bình Lục`."""
    if k < len(tokens) and is_region(tokens.words[k]):
        return area(tokens, k, k + 1)[1]
    end = k + (k < len(tokens) and _JOINED.fullmatch(tokens.words[k]) is not None)  # "khu vực | 2-Lý Nhân"
    while end - k < _LONGEST and tokens.adjacent(end) and (not tokens.begins(end, _TITLES) or is_part(tokens, end)):
        if end > k + 1 and person_follows(tokens, end):
            break  # "Bệnh viện Đa khoa khu vực Lý Nhân | Trần Văn Bình"
        joint = tokens.words[end] in _DASHES and end > k and tokens.capital(end + 1)
        if not (tokens.capital(end) or joint):
            break
        end += 1
    return end


def _joined_end(tokens: Tokens, k: int) -> int:
    """Token after the words that a dash joins to a name, or `k`: `Cảnh sát giao thông | – Trật tự`."""
    if tokens.words[k] not in _DASHES or not tokens.capital(k + 1) or tokens.begins(k + 1, _OTHERS):
        return k
    end = k + 2
    while end - k < _FEW + 1 and tokens.adjacent(end) and _is_small(tokens, end):
        end += 1
    return end if end > k + 2 else k


def _small_end(tokens: Tokens, k: int) -> int:
    """Token after the few small words from `k` on that a mark follows, or `k`."""
    end = k
    while end - k < _FEW and tokens.adjacent(end) and _is_small(tokens, end):
        end += 1
    closed = not tokens.adjacent(end) or tokens.words[end] in _CLOSING
    return end if closed else k


def department_end(tokens: Tokens, k: int) -> int:
    """Token after the words from `k` on that go on with a department's name up to the body that it is in, or `k`."""
    end = k
    while end - k < _MANY and tokens.adjacent(end) and _goes_on(tokens, end):
        end += 1
    closed = end < len(tokens) and tokens.words[end] in _BEFORE_BODY and tokens.capital(end + 1)
    return end if closed and tokens.begins(end + 1, _BODIES) else k


def _goes_on(tokens: Tokens, k: int) -> bool:
    """Whether a small word, or one that `và` joins, goes on with a name: `Môi trường | mỏ và Lòng đất`."""
    if tokens.capital(k):
        return tokens.words[k - 1] == "và" and not tokens.begins(k, _OTHERS)
    return _is_small(tokens, k) or tokens.cue_at(k) in _JOINS


def _is_small(tokens: Tokens, k: int) -> bool:
    """Whether a word in small letters stands at `k` that goes on with a name."""
    return tokens.words[k].isalpha() and not tokens.capital(k) and not tokens.begins(k, _STOPS)
