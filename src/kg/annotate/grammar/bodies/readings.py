"""Whether words that may name a body do, or are a person, a place or part of a longer name: `Đoàn | Xuân Hưng`."""

from __future__ import annotations

from kg.annotate.grammar.bodies.field_names import MINISTRY, department_end, goes_abroad
from kg.annotate.grammar.bodies.name_bearers import NAMED_AFTER
from kg.annotate.grammar.categories import BODIES, HEADS, LOCAL, PLACE_TYPES
from kg.annotate.grammar.persons.ends import plainly_person
from kg.annotate.grammar.words import CENTRAL
from kg.annotate.tokens import Tokens
from kg.kinds import SOCIETY
from kg.phrases import Entry


def may_head(tokens: Tokens, i: int, j: int, head: Entry, small: bool) -> bool:
    """Whether the head is printed as one, and is no person's family name; small ones of schools lead to capitals."""
    if head.features["name"] == "alone":
        return False
    capital = small or tokens.capital(i) or head.features["upper"] != "yes"
    named = small or tokens.capital(i) or tokens.capital(j) or not _needs_name(head)
    return capital and named and not _begins_person(tokens, i, j)


def as_printed(tokens: Tokens, i: int, entry: Entry, small: bool) -> bool:
    """Whether a name is printed as one: with its capital unless it may be small, an acronym in capitals throughout.

    Example:
        `Nam` in `Việt Nam` is not the acronym `NAM`.
    """
    return tokens.words[i].isupper() if entry.phrase.isupper() else small or tokens.capital(i)


def begins_longer_place(tokens: Tokens, i: int, j: int) -> bool:
    """Whether what may be a body's acronym is a syllable of a place: `NAM` of `NAM ĐỊNH`."""
    return any(end > j for end, _ in tokens.hits_among(i, LOCAL))


def ends_amid_field(tokens: Tokens, i: int, j: int) -> bool:
    """Whether a longer name begins with what may be one: `Ban Kinh tế` of `Ban Kinh tế - Ngân sách`."""
    if tokens.word_at(j) not in ("-", "–", ",", "và"):
        return False
    fields = (tokens.field(end) for end, _ in tokens.hits_among(i, HEADS) if end < j)
    return any(field and field[0] > j for field in fields)


def ends_amid_society(tokens: Tokens, j: int) -> bool:
    """Whether the `Trung ương` before token `j` is that of a society: `Ủy ban Kiểm tra Trung ương | Đoàn`."""
    if tokens.folded[max(j - 2, 0) : j] != CENTRAL or not (tokens.capital(j) and tokens.adjacent(j)):
        return False
    led = [end for end, entry in tokens.hits_among(j, BODIES) if entry.features["kind"] == SOCIETY]
    return bool(led) and not _begins_person(tokens, j, min(led))


def ends_amid_department(tokens: Tokens, j: int, entry: Entry) -> bool:
    """Whether the name of a department goes on after one of the gazetteer: `Cục Quản lý giá | và thẩm định (Bộ …)`.

    So may that of a ministry abroad: `Bộ Y tế | , Môi trường và Lao động Bỉ`.
    """
    if entry.canonical.startswith(f"{MINISTRY} "):
        return goes_abroad(tokens, j)
    return entry.canonical.startswith(tokens.lexicon.departments) and department_end(tokens, j) > j


def _needs_name(head: Entry) -> bool:
    """Whether it is a school, hospital or company that nothing but a name tells: `trường tiểu học | Kim Đồng`."""
    return head.features["kind"] in NAMED_AFTER and head.features["name"] == "required"


def _begins_person(tokens: Tokens, i: int, j: int) -> bool:
    """Whether the last syllable of a head, its only capital, begins a name: `Đoàn Xuân Hưng`, `huyện | Đoàn Xuân Hưng`.

    The name may be that of a commune: `xã | Đoàn Đào`.
    """
    last = j - 1
    if not tokens.family(last) or not tokens.capital(last):
        return False
    if last > i:
        typed = not tokens.capital(i) and tokens.begins(i, PLACE_TYPES)
        return typed and tokens.capital(j) and tokens.adjacent(j) and not tokens.begins(j, LOCAL)
    return plainly_person(tokens, i) or all(
        tokens.capital(k) and tokens.adjacent(k) and not tokens.found[k] for k in (j, j + 1)
    )
