"""Venues: `Trụ sở Chính phủ`, `hội trường Thành ủy TPHCM`, `phòng họp số 2, Trường Đại học Y`, `sân bay Nội Bài`."""

from __future__ import annotations

import re

from kg.annotate.grammar.bodies.body import parse_body
from kg.annotate.grammar.bodies.names import parse_name
from kg.annotate.grammar.categories import PLACE_TYPES
from kg.annotate.grammar.places.place import organizes, parse_place
from kg.annotate.grammar.times import tells_time
from kg.annotate.tokens import DASHES, Tokens
from kg.kinds import VENUE
from kg.mentions import BodyMention, PlaceMention
from kg.phrases import Entry

Owner = BodyMention | PlaceMention

# A venue is named as a body is: `Trung tâm Hội nghị | Quốc gia`.
_FEATURES = dict.fromkeys(("kind", "level", "upper", "task", "duty"), "") | {"name": "optional", "place": "typed"}
_NAMED_LIKE = Entry("head", "", "", _FEATURES)
_CENTER = ["trung", "tâm"]
_SMALL = frozenset({"bộ", "sở"})  # heads printed in small letters for the ministry or department spoken of
_MINISTRY = "Bộ"
_PARTS = frozenset("số tầng lầu nhà khu dãy tòa phòng".split())  # words before the number of a part of a building
_NUMBER = re.compile(r"[A-ZĐ]?\d{0,3}|\d{1,2}[A-ZĐ]|[IVX]+|\d{1,2}[-/.]\d{1,2}")  # A, A1, 25B, II, 26/3
_HELD = frozenset({"HAPPEN", "ORGANIZE"})
_QUALIFIERS = 3  # small words between a venue's head and what tells it from others: `phòng | hỏi cung | Công an`
# Categories of entries that no such word begins.
_NO_QUALIFIERS = frozenset({"cue", "placetype", "meeting", "document", "role", "honorific", "modifier"})
_MARKS = frozenset({",", "(", ";"})


def parse_venue(tokens: Tokens, i: int, inside: bool = False) -> tuple[PlaceMention, int] | None:
    """The venue that begins at token `i`: its head with the number, the body or the name that tells which one.

    Args:
        tokens: The article's tokens.
        i: Where it may begin.
        inside: Whether it is what another is a room of.

    Example:
        `hội trường Tỉnh ủy` gives the venue `Hội trường Tỉnh ủy`.
    """
    hit = tokens.find(i, "venue")
    if not hit:
        return None
    held = inside or tokens.cue_before(i) == "AT"
    if hit[1].features["complete"] == "at" and not held:
        return None
    if site := _site(tokens, i, *hit):
        return site
    told = _told(tokens, i, *hit, held=held)
    if not told:
        return None
    begin, k, owner = told
    if (longer := _longer(tokens, k)) > k:
        k, owner = longer, None
    return as_venue(tokens, i, k, begin, owner)


def _site(tokens: Tokens, i: int, j: int, head: Entry) -> tuple[PlaceMention, int] | None:
    """The site of a meeting held online in a venue, and the token after it: `điểm cầu | hội trường Tỉnh ủy`."""
    if head.features["complete"] != "site":
        return None
    hall = parse_venue(tokens, j, inside=True)
    if not hall:
        return None
    name = f"{head.canonical[0].upper()}{head.canonical[1:]} {hall[0].name}"
    return PlaceMention(tokens.starts[i], hall[0].end, name, "", VENUE, hall[0]), hall[1]


def as_venue(tokens: Tokens, i: int, k: int, begin: int, owner: Owner | None) -> tuple[PlaceMention, int]:
    """The venue that the words from `i` to `k` name, and the token after it and the place in which it is.

    Args:
        tokens: The article's tokens.
        i: Where it begins.
        k: Token after it.
        begin: Where its owner is printed.
        owner: Whose it is.
    """
    host = owner if owner and is_short(owner) else None
    name = _name(tokens, i, begin if host else k)
    comma = "," if host and tokens.words[begin] == "," else ""
    within, last = _around(tokens, k) or (_place_of(owner), k)
    start, stop = tokens.starts[i], tokens.ends[k - 1]
    return PlaceMention(start, stop, f"{name[0].upper()}{name[1:]}{comma}", "", VENUE, within, host), last


def _name(tokens: Tokens, i: int, k: int) -> str:
    """The words from `i` to `k`, a well-known venue as it is written: `Trung tâm hội nghị quốc gia | tại Hà Nội`."""
    hit = tokens.find(i, "venue")
    whole = hit is not None and hit[0] == k and hit[1].features["complete"] == "yes"
    return hit[1].canonical if hit and whole else tokens.surface(i, k)


def _told(tokens: Tokens, i: int, j: int, head: Entry, held: bool) -> tuple[int, int, Owner | None] | None:
    """Where the body or name that tells which venue it is begins and ends, and the owner; none for a common noun.

    Args:
        tokens: The article's tokens.
        i: Where the venue begins.
        j: Token after its head.
        head: The head: `hội trường` alone is a common noun.
        held: Whether `tại` leads to it.
    """
    kind = head.features["complete"]
    if kind == "yes":
        return j, j, None
    if kind == "room" and tokens.folded[j - 2 : j] == _CENTER and j - 2 > i:
        j -= 2  # "Hội trường | Trung tâm Chính trị huyện"
    begin = _number_end(tokens, j)
    if held:
        begin = _qualifiers_end(tokens, begin, alone=kind != "at")
    k, owner = _completion(tokens, begin, kind, held)
    building = parse_venue(tokens, begin, inside=True) if kind == "room" else None
    if building and building[0].end > tokens.ends[k - 1]:  # "Phòng họp | Trung tâm Hội nghị huyện"
        owner = building[0].host
        begin, k = tokens.at(owner.start) if owner else begin, tokens.at(building[0].end)
    common = k == j and (kind == "at" or not tokens.capital(i))
    return None if common else (begin, k, owner)


def _number_end(tokens: Tokens, j: int) -> int:
    """Token after the numbers of a room: `hội trường | tầng 2 nhà C`, `phòng họp | số 2`, `hội trường | A1`."""
    while tokens.adjacent(j):
        k = j + 1 if tokens.folded[j] in _PARTS else j
        if not (tokens.adjacent(k) and _NUMBER.fullmatch(tokens.words[k])):
            break
        j = k + 1
    return j


def _qualifiers_end(tokens: Tokens, j: int, alone: bool) -> int:
    """Token after small words before a name, a place: `nhà văn hóa | phố Đông`; alone: `Trụ sở | hợp khối`."""
    k = j
    while k - j < _QUALIFIERS and tokens.adjacent(k) and not tokens.capital(k) and tokens.words[k].isalpha():
        if tokens.begins(k, _NO_QUALIFIERS) or _is_small_head(tokens, k):
            break
        k += 1
    if k == len(tokens) or tokens.words[k] in _MARKS:
        return k if alone else j
    return k if tokens.begins(k, PLACE_TYPES) or (tokens.adjacent(k) and tokens.capital(k)) else j


def _longer(tokens: Tokens, k: int) -> int:
    """Token after the capitals that go on with a name that the grammar took to be complete: `Ủy ban Kinh tế | Á-Âu`."""
    while tokens.adjacent(k) and not tokens.hits(k):
        joint = tokens.words[k] in DASHES and tokens.capital(k + 1) and tokens.ends[k] == tokens.starts[k + 1]
        if not (tokens.capital(k) or joint):
            break
        k += 1
    return k


def _completion(tokens: Tokens, j: int, kind: str, held: bool) -> tuple[int, Owner | None]:
    """Token after the words that tell which venue it is, and the body or place they name."""
    owned = j + 1 if tokens.folded_at(j) == "của" else j
    owner = _owner(tokens, owned) or (_building(tokens, j) if kind == "room" else None)
    if owner:
        return owner[1], owner[0]
    end = parse_name(tokens, j, _NAMED_LIKE)[1]
    if end == j and held and not tokens.hits(j):
        capitals = tokens.capitals_end(j)  # "đình làng | Đồng Lý", which looks like a person's name
        end = capitals if capitals - j > 1 and tokens.adjacent(j) else j
    if end > j and tokens.adjacent(end) and tokens.capital(end) and (province := tokens.find(end, "province")):
        end = province[0]  # "Nhà tù | Sơn La"
    return next((k for k in range(j + 1, end) if tells_time(tokens, k)), end), None  # "sân bay Nội Bài | hồi tháng 12"


def _owner(tokens: Tokens, j: int) -> tuple[Owner, int] | None:
    """Whose venue it is; of a body the head alone may be printed: `Hội trường | Sở`."""
    if not tokens.adjacent(j):
        return None
    if found := parse_body(tokens, j) or parse_place(tokens, j):
        return found
    hit = tokens.find(j, "head") if tokens.capital(j) or _is_small_head(tokens, j) else None
    if not hit or hit[1].features["name"] != "required" or tokens.capital(hit[0]):
        return None
    features = hit[1].features
    return BodyMention(tokens.starts[j], tokens.ends[hit[0] - 1], hit[1].canonical, "", features["kind"]), hit[0]


def _is_small_head(tokens: Tokens, j: int) -> bool:
    """Whether a head in small letters stands alone for the body spoken of: `trụ sở | bộ | ở phố Lê Lợi`."""
    if tokens.folded[j] not in _SMALL:
        return False
    ends = not tokens.adjacent(j + 1) or tokens.words[j + 1] in _MARKS
    return ends or tokens.cue_at(j + 1) != ""


def _building(tokens: Tokens, j: int) -> tuple[BodyMention, int] | None:
    """Whose building it is after a comma, unless that begins the clause: `phòng họp số 2 |, Sở Y tế, … tổ chức`."""
    found = parse_body(tokens, j + 1) if tokens.word_at(j) == "," else None
    if not found:
        return None
    ends = tokens.word_at(found[1]) == ","
    held = not _HELD.isdisjoint([tokens.cue_at(found[1]), tokens.cue_at(found[1] + 1)])
    subject = organizes(tokens, found[1])
    return found if (ends or held) and not subject else None


def is_short(owner: Owner) -> bool:
    """Whether the owner is printed in short: `hội trường Tỉnh ủy`, `Sân vận động tỉnh`, `trụ sở Bộ GD&ĐT`."""
    if isinstance(owner, PlaceMention):
        return not owner.name and bool(owner.type)
    return owner.level != "central" or owner.head.startswith(_MINISTRY)  # other central bodies are printed in full


def _around(tokens: Tokens, k: int) -> tuple[PlaceMention, int] | None:
    """The place printed after a venue: `Nhà hát Lớn | , Hà Nội`, `| (Hà Nội)`."""
    if tokens.word_at(k) not in (",", "("):
        return None
    found = parse_place(tokens, k + 1)
    if not found or not found[0].name or (tokens.words[k] == "," and organizes(tokens, found[1])):
        return None
    closed = tokens.words[k] == "(" and tokens.word_at(found[1]) == ")"
    return found[0], found[1] + closed


def _place_of(owner: Owner | None) -> PlaceMention | None:
    """The place that the owner names: `hội trường | Tỉnh ủy Hà Nam` is in Hà Nam."""
    place = owner.place if isinstance(owner, BodyMention) else owner
    return place if place and place.name else None
