"""Further fields in the name of a body, printed small after the first: `Phòng Văn hóa | , khoa học và thông tin`."""

from __future__ import annotations

import re
from collections.abc import Set
from functools import cache

from kg.annotate.grammar.small_names import SMALL_STOPS
from kg.annotate.grammar.task_names import SEATS, leads_on, task_words
from kg.annotate.tokens import Tokens
from kg.lexicon import HOME, Lexicon
from kg.spelling import fold

MINISTRY = "Bộ"
"""Head of the ministries."""
_BETWEEN = re.compile(r"[,/] ?| [-–] | và ")  # what stands between the fields that one name has
_JOINTS = frozenset({",", "và", "&", "-", "–"})
_MARK = ","
_LONGEST = 6  # words of a field
_STOPS = SMALL_STOPS | {"head", "body"}
_OF = frozenset({"của", "thuộc"})


def topics_end(tokens: Tokens, k: int) -> int:
    """Token after the fields from `k` on that go on with a body's name, which a joint or its place must show to be one.

    Example:
        `, thú y và thủy sản` after `Chi cục Chăn nuôi`, `và nghiên cứu khoa học,` after `Phòng Đào tạo`,
        `, môi trường` before `huyện Lý Nhân` after `Phòng Nông nghiệp`; but not `, kế toán,`.
    """
    end, joined = k, False
    while tokens.adjacent(end) and tokens.words[end] in _JOINTS and _begins(tokens, end + 1):
        joined = joined or tokens.words[end] != _MARK
        end = _field_end(tokens, end + 1)
    if end == k:
        return k
    return end if _is_seated(tokens, end) or (joined and _is_closed(tokens, end)) else k


def goes_abroad(tokens: Tokens, k: int) -> bool:
    """Whether more fields and a country follow that of a ministry: `Bộ trưởng Y tế |, Môi trường và Lao động Bỉ`."""
    if tokens.words[k : k + 1] != [_MARK]:
        return False
    end = topics_end(tokens, k)
    land = tokens.find(end, "country") if end > k and tokens.capital(end) else None
    return land is not None and land[1].canonical != HOME


def _begins(tokens: Tokens, j: int) -> bool:
    """Whether a field printed small begins at token `j`, by its first two words."""
    begun = " ".join(tokens.folded[j : j + 2]) in _topics(tokens.lexicon)
    return begun and tokens.adjacent(j) and not (tokens.capital(j) and tokens.begins(j, _STOPS))


@cache
def _topics(lexicon: Lexicon) -> Set[str]:
    """The first two words of the fields, one by one, and of other tasks, but not of who works there."""
    names = (part for name in set(lexicon.fields.values()) for part in _BETWEEN.split(name))
    begun = {" ".join(fold(name).split()[:2]) for name in names}
    return (begun | task_words("topic")) - task_words("other")


def _field_end(tokens: Tokens, j: int) -> int:
    """Token after the field that begins at token `j`."""
    k = j + 2
    while k - j < _LONGEST and tokens.adjacent(k) and tokens.usual[k] and not tokens.begins(k, _STOPS):
        k += 1
    return k


def _is_seated(tokens: Tokens, k: int) -> bool:
    """Whether the body or the place that the one before token `k` belongs to begins there."""
    if not tokens.adjacent(k):
        return False
    j = k + 1 if tokens.folded[k] in _OF else k
    return tokens.begins(j, SEATS) and (j > k or tokens.capital(k) or tokens.capital(k + 1))


def _is_closed(tokens: Tokens, k: int) -> bool:
    """Whether a mark, the holder's name or what is said of the holder follows at token `k`."""
    return not tokens.adjacent(k) or leads_on(tokens, k)
