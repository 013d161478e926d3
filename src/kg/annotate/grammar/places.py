"""Places: typed (`tỉnh Thái Bình`, `phường 5`), known by name (`Hà Nội`, `Lào`), or only a type (`tỉnh`)."""

from __future__ import annotations

from kg.annotate.tokens import Tokens
from kg.lexicon import Entry
from kg.mentions import PlaceMention

RANK = {"hamlet": 0, "commune": 1, "district": 2, "province": 3, "country": 4}
_KNOWN = ("province", "district", "country")
_SYLLABLE = 4  # letters of the countries whose names are also syllables of others: Anh, Lào, Mỹ, Nga, Đức
_LONGEST = 4  # syllables of a commune's name


def parse_place(tokens: Tokens, i: int, seat: bool = False) -> tuple[PlaceMention, int] | None:
    """The place that begins at token `i`, with the larger place printed after it.

    Args:
        tokens: The article's tokens.
        i: Where the place begins.
        seat: Whether it follows a role, where `Mỹ` is the country also before a name: `Tổng thống Mỹ Bill Clinton`.

    Example:
        `huyện Phong Điền, Cần Thơ` gives Phong Điền (district) within Cần Thơ (province).
    """
    found = _typed(tokens, i)
    if found is None or not found[0].name:
        found = _known(tokens, i, seat) or found
    if not found:
        return None
    place, j = found
    if place.level != "country" and place.name and (outer := _within(tokens, j, place)):
        wider, j = outer
        place = PlaceMention(place.start, place.end, place.name, place.type, place.level, wider)
    return place, j


def _typed(tokens: Tokens, i: int) -> tuple[PlaceMention, int] | None:
    hit = tokens.find(i, "placetype")
    if not hit:
        return None
    j, entry = hit
    level = entry.features["level"]
    named = _name_after_type(tokens, j, level)
    if named:
        name, k, level = named
        return PlaceMention(tokens.starts[i], tokens.ends[k - 1], name, entry.canonical, level), k
    if entry.features["bare"] != "yes":
        return None
    return PlaceMention(tokens.starts[i], tokens.ends[j - 1], "", entry.canonical, level), j


def _name_after_type(tokens: Tokens, j: int, level: str) -> tuple[str, int, str] | None:
    if j >= len(tokens) or not tokens.adjacent(j):
        return None
    for category in ("province", "district"):
        hit = tokens.find(j, category)
        if hit and tokens.capital(j) and not (category == "province" and level not in ("province",)):
            return hit[1].canonical, hit[0], category if level == "province" else level
    if tokens.words[j].isdigit() and len(tokens.words[j]) <= 2 and level in ("district", "commune", "hamlet"):
        return tokens.words[j], j + 1, level
    if level in ("province", "district"):
        return None  # all of them are in the gazetteer; another name is a person's: "Chủ tịch UBND thành phố | Nguyễn Văn An"
    k = j
    while k < len(tokens) and k - j < _LONGEST and tokens.capital(k) and (k == j or tokens.adjacent(k)):
        if k > j and (tokens.find(k, "role") or tokens.find(k, "head")):
            break
        k += 1
    if k == j or (k - j > 2 and tokens.folded[j] in tokens.lexicon.families):
        return None
    return tokens.surface(j, k), k, level


def _known(tokens: Tokens, i: int, seat: bool = False) -> tuple[PlaceMention, int] | None:
    if not tokens.capital(i):
        return None
    hits = [
        (j, entry) for j, entry in tokens.hits[i] or () if entry.category in _KNOWN and not entry.canonical.isdigit()
    ]
    if not hits:
        return None
    j, entry = _preferred(hits)
    if seat and j - i > 2 and tokens.folded[i] in tokens.lexicon.families:
        return None  # after a role it is a person: "Chủ tịch Hồ Chí Minh"
    if j == i + 1 and not seat and len(tokens.words[i]) <= _SYLLABLE and tokens.capital(j) and tokens.adjacent(j):
        return None  # one syllable of a longer name: "Nga" of "Nga Sơn"
    return PlaceMention(tokens.starts[i], tokens.ends[j - 1], entry.canonical, "", entry.category), j


def _preferred(hits: list[tuple[int, Entry]]) -> tuple[int, Entry]:
    longest = max(j for j, _ in hits)
    return min((hit for hit in hits if hit[0] == longest), key=lambda hit: _KNOWN.index(hit[1].category))


def _within(tokens: Tokens, j: int, place: PlaceMention) -> tuple[PlaceMention, int] | None:
    if j + 1 >= len(tokens) or tokens.words[j] not in (",", "(", "-", "–"):
        return None
    found = _typed(tokens, j + 1) or _known(tokens, j + 1)
    if not found or not found[0].name or RANK[found[0].level] <= RANK[place.level] or found[0].level == "country":
        return None
    wider, k = found
    if tokens.words[j] == "(":
        if k >= len(tokens) or tokens.words[k] != ")":
            return None
        k += 1
    elif outer := _within(tokens, k, wider):
        widest, k = outer
        wider = PlaceMention(wider.start, wider.end, wider.name, wider.type, wider.level, widest)
    return wider, k
