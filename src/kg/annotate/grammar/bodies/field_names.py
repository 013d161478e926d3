"""How names that begin with a field of work go on: `Kế hoạch | tổng hợp`, `Văn hóa | , khoa học và thông tin`."""

from __future__ import annotations

import re
from collections.abc import Set
from functools import cache

from kg.annotate.grammar.bodies.areas import area_end, is_region, numbers
from kg.annotate.grammar.bodies.small_names import SMALL_STOPS
from kg.annotate.grammar.bodies.task_names import SEATS, leads_on, task_words
from kg.annotate.grammar.categories import AGENTS, BODIES, LANDS
from kg.annotate.grammar.words import ASIDES, LINKS, OF
from kg.annotate.tokens import DASHES, Tokens
from kg.lexicon import HOME, Lexicon
from kg.phrases import Entry
from kg.spelling import fold

MINISTRY = "Bộ"
"""Head of the ministries."""
_BETWEEN = re.compile(r"[,/] ?| [-–] | và ")  # what stands between the fields that one name has
_JOINTS = LINKS | {","}
_MARK = ","
_AREA = ["khu", "vực"]
_FEW = 3  # small words that go on with a name
_MANY = 8  # and so many when the body that the department is in follows
_LONGEST = 6  # words of a further field
_CLOSING = DASHES | frozenset(",;).")
# Categories of entries.
_STOPS = SMALL_STOPS | BODIES
_OTHERS = AGENTS | LANDS
_JOINS = frozenset({"AND", "ABOUT"})  # classes of cues inside a name


def whole_field(tokens: Tokens, j: int, field: tuple[int, str], head: Entry, led: bool) -> tuple[str, int]:
    """The name that begins with a field, to its number, its area or its last words, and the token after it.

    Args:
        tokens: The article's tokens.
        j: Where the field begins.
        field: The token after it, and what it is called.
        head: Of the body.
        led: Whether a role leads to the body, whose name may then be any task.

    Example:
        After `Phòng`, `Kế hoạch tổng hợp,` gives `Kế hoạch tổng hợp`; after `Đội`, `Cảnh sát giao thông - Trật tự`;
        after `Cục`, `Môi trường mỏ và lòng đất, Bộ …` gives `Môi trường mỏ và lòng đất`.
    """
    end, name = field
    k = _field_end(tokens, end, name, head, led) if tokens.adjacent(end) else end
    name = f"{name} {tokens.surface(end, k)}".rstrip()
    last = topics_end(tokens, k) if led else k
    if last == k:
        return name, k
    whole = " và " in name and "," in tokens.words[j:last]  # "Văn hóa, thể thao | và truyền thanh"
    return tokens.surface(j, last) if whole else f"{name} {tokens.surface(k, last)}".replace(" ,", ","), last


def _field_end(tokens: Tokens, k: int, name: str, head: Entry, led: bool) -> int:
    """Token after the number, the area or the words from `k` on that are of the name of a field, or `k`."""
    if name.endswith("khu vực") and is_region(tokens.words[k]):
        return k + 1
    if numbers(tokens, k):
        return k + 2
    if tokens.folded[k : k + 2] == _AREA and (end := area_end(tokens, k + 2)) > k + 2:
        return end
    traits = tokens.lexicon.head_traits(head.canonical)
    part = led and "part" in traits
    end = _joined_end(tokens, k) if part else k
    if end == k and part and "numbered" in traits:  # after a `Ban` small words tell what somebody does
        end = _small_end(tokens, k)
    if end == k and (head.features["duty"] == "department" or (led and head.canonical == "Ban")):
        end = department_end(tokens, k)
    return end


def topics_end(tokens: Tokens, k: int) -> int:
    """Token after the fields from `k` on that go on with a body's name, which a joint or its place must show to be one.

    Example:
        `, thú y và thủy sản` after `Chi cục Chăn nuôi`, `và nghiên cứu khoa học,` after `Phòng Đào tạo`,
        `, môi trường` before `huyện Lý Nhân` after `Phòng Nông nghiệp`; but not `, kế toán,`.
    """
    end, joined = k, False
    while tokens.adjacent(end) and tokens.words[end] in _JOINTS and _begins(tokens, end + 1):
        joined = joined or tokens.words[end] != _MARK
        end = _topic_end(tokens, end + 1)
    if end == k:
        return k
    return end if _is_seated(tokens, end) or (joined and _is_closed(tokens, end)) else k


def goes_abroad(tokens: Tokens, k: int) -> bool:
    """Whether more fields and a country follow that of a ministry: `Bộ trưởng Y tế |, Môi trường và Lao động Bỉ`."""
    if tokens.word_at(k) != _MARK:
        return False
    end = topics_end(tokens, k)
    land = tokens.find(end, "country") if end > k and tokens.capital(end) else None
    return land is not None and land[1].canonical != HOME


def ministry_abroad(tokens: Tokens, j: int) -> tuple[str, int] | None:
    """What no ministry of ours is called, up to the country, and the token after it: `Bộ | Nông Lâm | Lào`."""
    k = j
    while k - j < _LONGEST and tokens.capital(k) and tokens.adjacent(k) and not tokens.find(k, "country"):
        k += 1
    land = tokens.find(k, "country") if k > j and tokens.capital(k) and tokens.adjacent(k) else None
    return (tokens.surface(j, k), k) if land and land[1].canonical != HOME else None


def department_end(tokens: Tokens, k: int) -> int:
    """Token after the words from `k` on that go on with a department's name up to the body that it is in, or `k`."""
    end = k
    while end - k < _MANY and tokens.adjacent(end) and _goes_on(tokens, end):
        end += 1
    closed = tokens.word_at(end) in ASIDES and tokens.capital(end + 1)
    return end if closed and tokens.begins(end + 1, BODIES) else k


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


def _topic_end(tokens: Tokens, j: int) -> int:
    """Token after the field that begins at token `j`."""
    k = j + 2
    while k - j < _LONGEST and tokens.adjacent(k) and tokens.usual[k] and not tokens.begins(k, _STOPS):
        k += 1
    return k


def _is_seated(tokens: Tokens, k: int) -> bool:
    """Whether the body or the place that the one before token `k` belongs to begins there."""
    if not tokens.adjacent(k):
        return False
    j = k + 1 if tokens.folded[k] in OF else k
    return tokens.begins(j, SEATS) and (j > k or tokens.capital(k) or tokens.capital(k + 1))


def _is_closed(tokens: Tokens, k: int) -> bool:
    """Whether a mark, the holder's name or what is said of the holder follows at token `k`."""
    return not tokens.adjacent(k) or leads_on(tokens, k)


def _joined_end(tokens: Tokens, k: int) -> int:
    """Token after the words that a dash joins to a name, or `k`: `Cảnh sát giao thông | – Trật tự`."""
    if tokens.words[k] not in DASHES or not tokens.capital(k + 1) or tokens.begins(k + 1, _OTHERS):
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


def _goes_on(tokens: Tokens, k: int) -> bool:
    """Whether a small word, or one that `và` joins, goes on with a name: `Môi trường | mỏ và Lòng đất`."""
    if tokens.capital(k):
        return tokens.words[k - 1] == "và" and not tokens.begins(k, _OTHERS)
    return _is_small(tokens, k) or tokens.cue_at(k) in _JOINS


def _is_small(tokens: Tokens, k: int) -> bool:
    """Whether a word in small letters stands at `k` that goes on with a name."""
    return tokens.words[k].isalpha() and not tokens.capital(k) and not tokens.begins(k, SMALL_STOPS)
