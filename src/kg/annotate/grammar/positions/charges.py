"""Charges: whom an aide serves and what for: `Đặc phái viên | của Tổng thống Nga về vấn đề Yemen`."""

from __future__ import annotations

from functools import cache

from kg.annotate.grammar.categories import BODIES
from kg.annotate.grammar.persons.address import address_words
from kg.annotate.grammar.persons.person import parse_person
from kg.annotate.grammar.words import OF
from kg.annotate.tokens import TRIGGERS, Tokens
from kg.mentions import PersonMention
from kg.resources import resource
from kg.spelling import fold
from kg.tables import read_table

_LONGEST = 12  # tokens of a task
_REGION = 6  # tokens of the name of a part of the world
_LEADS = (("phụ", "trách"), ("đặc", "trách"), ("về",), ("trong", "vấn", "đề"), ("trong", "lĩnh", "vực"))
_PLACES = frozenset({"country", "foreign", "province", "body"})
_INSIDE = frozenset({"AND", "ABOUT", "OF", "PLURAL"})  # classes of the cues that a task may hold
_JOINTS = frozenset({"và", "của", "-", "–", "các", "vấn", "đề"})
_BEFORE_PLACES = frozenset({"về", "đề", "vực", "trách", "tại"})  # last syllables before a place that no table has
_CHARGED = frozenset({"phụ trách", "đặc trách"})
_COMMISSIONER = "Cao ủy"  # whose field follows the title without more: `Cao ủy | Thương mại EU`
_SEATS = BODIES | {"country"}


def charge_end(tokens: Tokens, j: int) -> int:
    """Token after what an aide is charged with, `j` when nothing of the kind begins there.

    Example:
        `về các vấn đề năng lượng` after `Trợ lý Ngoại trưởng Peru`, `phụ trách Đông Á` after the American one.
    """
    lead = next((len(words) for words in _LEADS if tuple(tokens.folded[j : j + len(words)]) == words), 0)
    if not lead or not tokens.adjacent(j):
        return j
    k = j + lead
    while k < j + _LONGEST and tokens.adjacent(k):
        further = _named_end(tokens, k) if tokens.capital(k) or _region_end(tokens, k) > k else _word_end(tokens, k)
        if further == k:
            break
        k = further
    while k > j and tokens.folded[k - 1] in _JOINTS:
        k -= 1
    return k if k > j + lead else j


def is_charged(tokens: Tokens, j: int) -> bool:
    """Whether it follows what somebody is charged with: `| phụ trách thương mại`."""
    return " ".join(tokens.folded[j : j + 2]) in _CHARGED


def portfolio_end(tokens: Tokens, j: int, role: str) -> int:
    """Token of the country or body after what somebody abroad is charged with, `j` when nothing of the kind is there.

    Example:
        `phụ trách thương mại | Singapore` after `Bộ trưởng`, `Thương mại của | Liên minh châu Âu` after `Cao ủy`.
    """
    charged = is_charged(tokens, j)
    if not tokens.adjacent(j) or not (charged or (role.endswith(_COMMISSIONER) and not tokens.begins(j, _SEATS))):
        return j
    for k in range(j + 3 if charged else j + 1, min(j + _LONGEST, len(tokens))):
        if tokens.folded[k] in OF:
            return k
        if tokens.capital(k) and tokens.begins(k, _SEATS):
            land = tokens.find(k, "country")  # "phụ trách Việt Nam | của Hội đồng …"
            return land[0] if land and tokens.folded_at(land[0]) in OF else k
        if not tokens.adjacent(k) or _word_end(tokens, k) == k:
            break
    return j


def _word_end(tokens: Tokens, k: int) -> int:
    """Token after an ordinary word of a task, `k` where something else begins: what the aide says or does."""
    if tokens.folded[k] in TRIGGERS or not tokens.words[k][0].isalpha():
        return k
    cue = tokens.cue_at(k)
    ends = (cue and cue not in _INSIDE) or tokens.find(k, "honorific") or tokens.find(k, "role")
    return k if ends else k + 1


def _named_end(tokens: Tokens, k: int) -> int:
    """Token after a country or a part of the world, or after other capitals that a mark follows: no person's name."""
    if (known := _region_end(tokens, k)) > k:
        return known
    if places := list(tokens.hits_among(k, _PLACES)):
        return max(end for end, _ in places)
    end = tokens.capitals_end(k)
    led = tokens.folded[k - 1] in _BEFORE_PLACES and not tokens.family(k)
    return end if led and tokens.word_at(end) == "," else k


def _region_end(tokens: Tokens, k: int) -> int:
    """Token after a part of the world, or `k`: `| Đông Bắc Á |`."""
    ends = (end for end in range(min(k + _REGION, len(tokens)), k, -1) if " ".join(tokens.folded[k:end]) in _regions())
    return next(ends, k)


@cache
def _regions() -> frozenset[str]:
    return frozenset(fold(row["name"]) for row in read_table(resource("lexicons", "regions.csv")))


def holder(tokens: Tokens, j: int, common: bool) -> tuple[PersonMention, int] | None:
    """The holder of the office that an aide serves: `đặc phái viên của Tổng thống | Carlos Ibarra | về vấn đề Yemen`.

    A name after the office is the aide's own unless it is known to be a leader's, or more follows that is the aide's,
    or the aide is but a `common` noun in small letters: `cố vấn của Thủ tướng Lào | Bounkham Sisay`.
    """
    found = parse_person(tokens, j, licensed=True) if tokens.capital(j) and tokens.adjacent(j) else None
    if not found:
        return None
    person, k = found
    goes_on = charge_end(tokens, k) > k or (
        tokens.word_at(k) == "," and tokens.folded_at(k + 1) in address_words("formal")
    )
    return found if common or person.partial or goes_on or fold(person.name) in tokens.lexicon.leaders else None
