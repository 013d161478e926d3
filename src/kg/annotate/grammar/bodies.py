"""Bodies: a head with a name, the body it belongs to, and a place: `Ban Tổ chức` + `Tỉnh ủy` + `Thái Bình`."""

from __future__ import annotations

from kg.annotate.grammar.places import parse_place
from kg.annotate.tokens import Tokens
from kg.lexicon import Entry
from kg.mentions import BodyMention, PlaceMention

_LOWER = 6  # lower-case syllables that a name can hold after a capital: "Phòng chống tham nhũng, lãng phí"
_STOPS = ("cue", "role", "modifier", "meeting", "document", "placetype", "honorific")
_NAMED_AFTER = ("education", "health", "enterprise")  # kinds of bodies that are named after persons and places
_DEPARTMENTS = ("Vụ", "Cục", "Tổng cục", "Thanh tra")  # a ministry may follow them after a comma
_OF = ("của", "thuộc")


def parse_body(tokens: Tokens, i: int, depth: int = 0) -> tuple[BodyMention, int] | None:
    """The body that begins at token `i`: known to the gazetteer, or a head with what belongs to it.

    Example:
        `Ban Tổ chức Tỉnh ủy Thái Bình` gives `Ban` `Tổ chức`, parent `Tỉnh ủy`, place `Thái Bình`.
    """
    for j, entry in tokens.hits[i] or ():
        if entry.category == "body" and _as_printed(tokens, i, entry) and not _longer_place(tokens, i, j):
            return _known(tokens, i, j, entry)
        if entry.category == "head" and not _family(tokens, i, j) and (tokens.capital(i) or entry.features["upper"] != "yes"):
            found = headed(tokens, i, j, entry, depth)
            if found:
                return found
    return None


def _family(tokens: Tokens, i: int, j: int) -> bool:
    """Whether a one-word head begins a person's name: `Đoàn` in `Đoàn Xuân Hưng`."""
    named = j == i + 1 and tokens.folded[i] in tokens.lexicon.families
    return named and all(tokens.capital(k) and tokens.adjacent(k) and not tokens.hits[k] for k in (i + 1, i + 2))


def _as_printed(tokens: Tokens, i: int, entry: Entry) -> bool:
    """A body's name has its capital, an acronym all of them: `NAM` is not the `Nam` of `Việt Nam`."""
    return tokens.words[i].isupper() if entry.phrase.isupper() else tokens.capital(i)


def headed(tokens: Tokens, i: int, j: int, head: Entry, depth: int = 0) -> tuple[BodyMention, int] | None:
    """The body whose head was read up to token `j`, or is implied by a role that ends there."""
    start, wanted = tokens.starts[i], head.features["name"]
    name, k = parse_name(tokens, j, head) if wanted != "none" else ("", j)
    if wanted == "required" and not name:
        return None
    k, country = _country(tokens, _after_acronym(tokens, k))
    parent, place, end = _belongs(tokens, k, head, depth)
    kind, level = head.features["kind"], head.features["level"]
    full = " ".join(filter(None, (name, country)))
    last = max(end, j)
    return BodyMention(
        start, tokens.ends[last - 1], head.canonical, full, kind, level, head.features["place"], parent, place
    ), last


def parse_name(tokens: Tokens, j: int, head: Entry) -> tuple[str, int]:
    """The name after a head and the token after it; empty when none begins at `j`."""
    if j >= len(tokens) or not tokens.adjacent(j):
        return "", j
    field = tokens.field(j)
    if field and head.features["kind"] not in _NAMED_AFTER:
        return field[1], field[0]
    if _begins_person(tokens, j, j, head) and not field:
        return "", j
    if tokens.words[j].isdigit() and head.features["place"] == "none":
        return tokens.words[j], j + 1
    k = _name_end(tokens, j, head)
    return (tokens.surface(j, k), k) if k > j else ("", j)


def _name_end(tokens: Tokens, j: int, head: Entry) -> int:
    k, lower = j, 0
    named_after = head.features["kind"] in _NAMED_AFTER or head.canonical == "Trung tâm"
    while k < len(tokens) and (k == j or tokens.adjacent(k)):
        if not _in_name(tokens, k, k > j, named_after):
            break
        if tokens.capital(k) or tokens.words[k].isdigit():
            if k > j and _begins_person(tokens, j, k, head):
                break
            lower = 0
        else:
            lower += 1
            if (k == j and not named_after) or lower > _LOWER:
                return j if k == j else k - lower + 1
        k += 1
    return _trim(tokens, j, k)


def _in_name(tokens: Tokens, k: int, inner: bool, lower: bool = False) -> bool:
    word = tokens.words[k]
    if word == "và" or (word in "-–&" and inner):
        return (
            inner and k + 1 < len(tokens) and (tokens.capital(k + 1) or word == "và") and not tokens.find(k + 1, "head")
        )
    if not word[0].isalnum():
        return False
    if word == "số" and tokens.words[k + 1 : k + 2] and tokens.words[k + 1][0].isdigit():
        return inner
    if not inner:
        return (tokens.capital(k) or lower) and not any(
            e.category in ("head", "body", "role") for _, e in tokens.hits[k] or ()
        )
    for end, entry in tokens.hits[k] or ():
        if entry.category in _STOPS and (entry.category != "cue" or not tokens.capital(k)):
            return False
        if entry.category in ("head", "body", "province", "district", "country") and tokens.capital(k) and end > k:
            return False
    return True


def _trim(tokens: Tokens, j: int, k: int) -> int:
    while k > j and (tokens.words[k - 1] in ("và", "-", "–", "&")):
        k -= 1
    return k


def _begins_person(tokens: Tokens, j: int, k: int, head: Entry) -> bool:
    """Whether a person's name begins at `k`, after the body's own name: `Sở Xây dựng | Trần Trọng Tuấn`."""
    if tokens.folded[k] not in tokens.lexicon.families or not tokens.capital(k + 1) or not tokens.adjacent(k + 1):
        return False
    kind = head.features["kind"]
    if kind not in _NAMED_AFTER:
        return True
    proper = sum(tokens.capital(n) for n in range(j, k))  # "Trường Tiểu học | Lê Văn Tám" needs its name
    long = tokens.capital(k + 2) and tokens.adjacent(k + 2)
    if not tokens.words[k - 1][0].islower():
        return False
    return proper > 1 or (kind == "enterprise" and long)


def _after_acronym(tokens: Tokens, k: int) -> int:
    """Skips the acronym in `Hội đồng nhân dân (HĐND) tỉnh`."""
    if tokens.words[k : k + 1] == ["("] and tokens.words[k + 2 : k + 3] == [")"] and tokens.words[k + 1].isupper():
        return k + 3
    return k


def _country(tokens: Tokens, k: int) -> tuple[int, str]:
    hit = tokens.find(k, "country") if k < len(tokens) and tokens.capital(k) else None
    if not hit or hit[1].canonical != "Việt Nam":
        return k, ""
    j = hit[0]
    friend = tokens.find(j + 1, "country") if tokens.words[j : j + 1] in (["-"], ["–"]) else None
    if friend:  # "Hội Hữu nghị Việt Nam - Cuba"
        return friend[0], f"Việt Nam - {friend[1].canonical}"
    return j, "Việt Nam"


def _belongs(tokens: Tokens, k: int, head: Entry, depth: int) -> tuple[BodyMention | None, PlaceMention | None, int]:
    """What follows a body's own words: its parent body, or its place."""
    if k >= len(tokens) or not tokens.adjacent(k):
        return None, None, k
    j = k + 1 if tokens.folded[k] in _OF else k
    if tokens.words[k] == "," and head.canonical in _DEPARTMENTS and tokens.words[k + 1 : k + 2] == ["Bộ"]:
        j = k + 1  # "Vụ Tổ chức cán bộ, Bộ Xây dựng"
    if j >= len(tokens):
        return None, None, k
    if depth < 3 and (found := parse_body(tokens, j, depth + 1)):
        return found[0], None, found[1]
    wanted = head.features["place"]
    central = _central(tokens, j)
    if central:
        return None, PlaceMention(tokens.starts[j], tokens.ends[central - 1], "Trung ương", "", "central"), central
    if wanted != "none" and (spot := _place(tokens, j, wanted)):
        return None, spot[0], spot[1]
    return None, None, k


def _place(tokens: Tokens, j: int, wanted: str) -> tuple[PlaceMention, int] | None:
    found = parse_place(tokens, j)
    if found and (wanted == "typed" or found[0].name):
        return found
    return None


def _central(tokens: Tokens, j: int) -> int:
    if tokens.folded[j] == "trung ương":
        j += 1
    elif tokens.folded[j : j + 2] == ["trung", "ương"]:
        j += 2
    else:
        return 0
    return j + 1 if tokens.words[j : j + 1] == ["Đảng"] else j


def _longer_place(tokens: Tokens, i: int, j: int) -> bool:
    return any(end > j and entry.category in ("province", "district") for end, entry in tokens.hits[i] or ())


def _known(tokens: Tokens, i: int, j: int, entry: Entry) -> tuple[BodyMention, int]:
    """A body of the gazetteer; a place after it makes it a local branch: `Hội Nông dân Việt Nam | tỉnh Vĩnh Phúc`."""
    place, k = None, j
    found = parse_place(tokens, j) if j < len(tokens) and tokens.adjacent(j) and tokens.find(j, "placetype") else None
    if found and entry.features.get("kind") != "foreign":
        place, k = found
    kind = entry.features.get("kind", "foreign")
    if place is None:
        level = entry.features.get("level", "")
        return BodyMention(tokens.starts[i], tokens.ends[k - 1], entry.canonical, "", kind, level), k
    name = tokens.surface(i, j).replace("Trung ương ", "")
    return BodyMention(tokens.starts[i], tokens.ends[k - 1], name, "", kind, "", "typed", None, place), k
