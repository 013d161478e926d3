"""Capitals that name nothing: credits of photos, acronyms in parentheses, streets named after persons."""

from __future__ import annotations

import re

from kg.annotate.grammar.categories import LANDS
from kg.annotate.grammar.words import CENTRAL
from kg.annotate.tokens import TRIGGERS, Tokens

ASIDE = re.compile(r"\s*\([^()]*\)")  # an acronym, which labels do without
CREDITS = frozenset({"Ảnh", "ảnh", "ẢNH", "Nguồn"})
_CREDITED = 3  # syllables of a photographer's name
_ACRONYM = 5  # tokens of the longest acronym: UB T.Ư MTTQ VN
_LONGEST = 40  # tokens of the longest parenthesis
_SHOWN = frozenset({"role", "honorific"})  # what begins a caption rather than a credit


def credit_end(tokens: Tokens, i: int, end: int) -> int:
    """Token after a photo's credit, or 0.

    Example:
        In `Ảnh: TTX/Văn An Thủ tướng yêu cầu` the credit ends before `Thủ tướng`.
    """
    if i + 1 >= end or tokens.words[i + 1] != ":" or tokens.begins(i + 2, _SHOWN):
        return 0  # "Ảnh: | Thủ tướng Nguyễn Văn An" tells who is seen
    k, names = i + 2, 0
    while k < end and names < _CREDITED and not (names and _text_goes_on(tokens, k)):
        if tokens.words[k] in "/-–.":
            names = 0
        elif tokens.capital(k):
            names += 1
        else:
            break
        k += 1
    return k


def _text_goes_on(tokens: Tokens, k: int) -> bool:
    """Whether the text itself goes on after a credit without a full stop: a word of the lexicons, or a date."""
    following = tokens.word_at(k + 1)
    if tokens.folded[k] in TRIGGERS and following and not following[0].isupper():
        return True
    return any(entry.category not in LANDS for _, entry in tokens.hits(k))


def acronym_end(tokens: Tokens, i: int, end: int) -> int:
    """Token after an acronym in parentheses that begins at token `i`, or 0.

    Example:
        `(UB T.Ư MTTQ VN)`, `(T.Ư Hội NDVN)` after `Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam`.
    """
    k, acronyms = i + 1, 0
    if (role := tokens.find(k, "role")) and tokens.word_at(role[0]) != ")":
        return 0  # "Nguyễn Văn An (| TGĐ Vina Capital)"
    while k < min(end, i + 1 + _ACRONYM) and _of_acronym(tokens, k, acronyms):
        acronyms += len(tokens.words[k]) > 1 and tokens.words[k].replace(".", "").replace("&", "").isupper()
        k += 1
    closed = acronyms and k < end and tokens.words[k] == ")"
    return k + 1 if closed else 0


def clock_end(tokens: Tokens, i: int) -> int:
    """Token after a parenthesis at token `i` on the time elsewhere, or 0.

    Example:
        `chiều 31/5 | (giờ địa phương)`, `chiều 31/5 giờ địa phương | (tức sáng 1/6 theo giờ Hà Nội)`; not
        `thứ Sáu | (tức ngày 30/6)`.
    """
    first, second = tokens.folded_at(i + 1), tokens.folded_at(i + 2)
    k = parenthesis_end(tokens, i) if first == "tức" or "giờ" in (first, second) else 0
    return k if "giờ" in tokens.folded[i + 1 : k] else 0


def parenthesis_end(tokens: Tokens, k: int) -> int:
    """Token after the parenthesis that opens at token `k`, or 0 when nothing closes it in its sentence."""
    for n in range(k + 1, min(k + _LONGEST, len(tokens))):
        if not tokens.adjacent(n):
            break
        if tokens.words[n] == ")":
            return n + 1
    return 0


def after_acronym(tokens: Tokens, k: int) -> int:
    """Token after the acronym in parentheses at token `k`, or `k`: `báo cáo của Bộ Y tế | (BYT) | đề nghị …`."""
    return (tokens.word_at(k) == "(" and acronym_end(tokens, k, len(tokens))) or k


def after_short_form(tokens: Tokens, k: int) -> int:
    """Token after the one word that a name is shortened to: `Hội đồng nhân dân | (HĐND) | tỉnh`, not `| (Bộ TT&TT)`."""
    if tokens.word_at(k) == "(" and tokens.word_at(k + 2) == ")" and tokens.words[k + 1].isupper():
        return k + 3
    return k


def _of_acronym(tokens: Tokens, k: int, acronyms: int) -> bool:
    """Whether a word can stand in parentheses beside an acronym: `(T.Ư Hội NDVN)`, `(SOM 1)`."""
    if tokens.words[k] == ",":
        return acronyms > 0 and tokens.capital(k + 1)  # "(VH, TT&DL)"
    central = tokens.folded[k - 1 : k + 1] == CENTRAL  # "(UBKT Trung ương)"
    return (tokens.capital(k) and not _names_place(tokens, k)) or (
        acronyms > 0 and (tokens.words[k].isdigit() or central)
    )


def _names_place(tokens: Tokens, k: int) -> bool:
    """Whether a place is named in parentheses: `(| TP Vinh)`, `(| Hà Nội)`, not by an acronym such as `VN`."""
    return tokens.find(k, "placetype") is not None or (not tokens.words[k].isupper() and tokens.begins(k, LANDS))


def blocked_end(tokens: Tokens, j: int) -> int:
    """Token after the capitalized words that follow a blocker.

    Example:
        `Nguyễn Huệ` after `đường` is no person.
    """
    while tokens.capital(j) and tokens.adjacent(j) and tokens.words[j][0].isalpha():
        if tokens.find(j, "role"):
            break
        j += 1
    return j
