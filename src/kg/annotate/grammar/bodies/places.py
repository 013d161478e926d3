"""Places in and after the names of bodies: `Hội Hữu nghị | Việt Nam - Cuba`, `Agribank | chi nhánh Hà Nam`."""

from __future__ import annotations

import re

from kg.annotate.grammar.bodies.country_pairs import parse_pair
from kg.annotate.grammar.bodies.name_bearers import NAMED_AFTER
from kg.annotate.grammar.places.place import parse_place
from kg.annotate.grammar.words import CENTRAL
from kg.annotate.tokens import DASHES, Tokens
from kg.kinds import DIVIDED, ENTERPRISE
from kg.lexicon import HOME
from kg.mentions import PlaceMention
from kg.phrases import Entry

_HOME, _IN = frozenset({"Việt", "Nam"}), frozenset({"tại", "ở"})
_COMPATRIOTS = re.compile(r"\b(?:doanh nhân|doanh nghiệp|đồng hương)$")  # whom a society of such from elsewhere unites
_SETTLED = frozenset({"province", "country"})  # levels of places where they live
_CONSULATE = "ãnh sự quán"  # ends the heads of consulates, `Lãnh sự quán`, `Tổng lãnh sự quán`
_URBAN = "quận"


def country_of(tokens: Tokens, k: int, kind: str) -> tuple[str, int]:
    """`Việt Nam` in the name of a body, or the two sides of a friendship: `Hội Hữu nghị | Việt Nam - Cuba`.

    Companies, schools and hospitals have other countries in their names too, as printed: `Tập đoàn Việt | Úc`.
    """
    if pair := parse_pair(tokens, k):
        return pair
    if tokens.words[k - 1] in _HOME and tokens.folded_at(k) in _IN:
        host = parse_place(tokens, k + 1, seat=True) if tokens.capital(k + 1) else None
        if host:  # "Hội người Việt Nam | tại Hà Lan"
            return tokens.surface(k, host[1]), host[1]
    hit = tokens.find(k, "country") if tokens.capital(k) else None
    if hit and hit[1].canonical == HOME:
        return (tokens.surface(k, end), end) if (end := _further_land(tokens, hit[0], kind)) else (HOME, hit[0])
    return (tokens.surface(k, hit[0]), hit[0]) if hit and kind in NAMED_AFTER else ("", k)


def _further_land(tokens: Tokens, k: int, kind: str) -> int:
    """Token after the second country of a company's branch, or 0: `Công ty Sông Hồng Việt Nam | và Lào`."""
    joined = kind == ENTERPRISE and tokens.word_at(k) in ("và", "&") and tokens.capital(k + 1)
    hit = tokens.find(k + 1, "country") if joined else None
    return hit[0] if hit else 0


def settled_end(tokens: Tokens, k: int, society: str, home: PlaceMention | None) -> int:
    """Token after where a society of people from elsewhere is, or 0: `Hội đồng hương Hà Nam | tại Hà Nội`.

    Args:
        tokens: The article's tokens.
        k: Token after the society and where its members are from.
        society: What it is called without places.
        home: Where they are from.
    """
    if not home or not home.name or tokens.folded_at(k) not in _IN or not _COMPATRIOTS.search(society.strip().lower()):
        return 0
    host = parse_place(tokens, k + 1, seat=True) if tokens.adjacent(k) and tokens.capital(k + 1) else None
    return host[1] if host and host[0].level in _SETTLED and host[0].name != home.name else 0


def host_of(tokens: Tokens, k: int, head: str) -> tuple[str, int] | None:
    """The country in which a mission is, or the city of a consulate: `Lãnh sự quán Cuba | tại Huế`."""
    if tokens.folded_at(k) != "tại" or not tokens.adjacent(k):
        return None
    found = parse_place(tokens, k + 1)
    land = found and found[0].level == "country"
    if not found or not found[0].name or not (land or head.endswith(_CONSULATE)):
        return None
    return f"tại {found[0].name}" if land else tokens.surface(k, found[1]), found[1]


def branch_of(tokens: Tokens, j: int) -> tuple[str, int] | None:
    """The branch of a bank: `Agribank | chi nhánh Hà Nam`, `| chi nhánh Nam Sài Gòn`, `| - chi nhánh 5`.

    Its brand may stand between them: `Ngân hàng … Việt Nam | (Agribank) Chi nhánh Hà Nam`.
    """
    if tokens.word_at(j) == "(" and tokens.word_at(j + 2) == ")" and tokens.capital(j + 1):
        j += 3
    j += tokens.word_at(j) in DASHES
    if tokens.folded[j : j + 2] != ["chi", "nhánh"] or not tokens.adjacent(j):
        return None
    found = parse_place(tokens, j + 2)
    if found and found[0].name:
        return tokens.surface(j, found[1]), found[1]
    number = j + 3 if tokens.word_at(j + 2).isdigit() else 0
    end = number or tokens.capitals_end(j + 2)
    return (tokens.surface(j, end), end) if end > j + 2 and tokens.adjacent(j + 2) else None


def place_of(tokens: Tokens, j: int, head: Entry, led: bool) -> tuple[PlaceMention, int] | None:
    """The place after a body, as far as its head takes one; its type alone does after `Ủy ban nhân dân`, `Thành ủy`.

    So it does after a role: `Phó Trưởng ban An toàn giao thông | thành phố`. A number alone is that of an urban
    district: `Quận ủy | 7`.
    """
    if head.features["of"] == _URBAN and _is_urban(tokens, j):
        return PlaceMention(tokens.starts[j], tokens.ends[j], tokens.words[j], _URBAN, "district"), j + 1
    wanted = head.features["place"]
    found = parse_place(tokens, j) if wanted != "none" else None
    own = found and head.features["duty"] == "committee" and found[0].type == head.features["of"]
    tells = found and (wanted == "typed" or found[0].name or own or (led and found[0].level in DIVIDED))
    return found if tells else None


def _is_urban(tokens: Tokens, j: int) -> bool:
    """Whether the number of an urban district stands at `j`, which counts nothing: not `Quận ủy | 2 nhiệm kỳ`."""
    named = tokens.word_at(j).isdigit() and tokens.find(j, "district")
    counts = j + 1 < len(tokens) and tokens.usual[j + 1] and not tokens.cue_at(j + 1)
    return bool(named) and not counts


def central_end(tokens: Tokens, j: int) -> int:
    """Token after `Trung ương` or `Trung ương Đảng`, or 0."""
    if tokens.folded_at(j) == "trung ương":  # written out from an abbreviation
        k = j + 1
    elif tokens.folded[j : j + 2] == CENTRAL:
        k = j + 2
    else:
        return 0
    return k + 1 if tokens.word_at(k) == "Đảng" else k
