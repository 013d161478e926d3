"""Venues with names that go on beyond what the lexicons know: `tại | Trung tâm Truyền thông - Du lịch huyện`."""

from __future__ import annotations

from kg.annotate.grammar.bodies.body import parse_body
from kg.annotate.grammar.categories import BODIES, PLACE_TYPES, PLACES
from kg.annotate.grammar.places.place import organizes, parse_place
from kg.annotate.grammar.places.venues import Owner, as_venue, is_short
from kg.annotate.grammar.times import tells_time
from kg.annotate.tokens import DASHES, Tokens
from kg.kinds import VENUE
from kg.mentions import BodyMention, Figure, Mention, PlaceMention
from kg.records import replace

_LONGEST = 8  # tokens of what follows the words that are known
_SMALL = 5  # and, of a kind of venue that no lexicon has, before its name: `Nhà thờ họ | Nguyễn Huy`
_MARKS = frozenset(",().;")  # end a name
_ENDS = frozenset({"AT", "HAPPEN", "ORGANIZE", "PASSIVE"})  # and so do such cues: `| do`, `| ở Hà Nội`
_JOINTS = DASHES | {"và"}
_OTHERS = frozenset({"role", "honorific", "document", "meeting"})  # categories of what is no part of it
_APART = PLACES | BODIES | {"venue"}  # begin no further part of a name


def whole_venue(tokens: Tokens, i: int, j: int, read: Mention | Figure | None) -> tuple[PlaceMention, int] | None:
    """The venue after `tại` with all of its name; None when what is known of it is the whole.

    Args:
        tokens: The article's tokens.
        i: Where it begins.
        j: Token after what was read of it.
        read: What that is, if anything.

    Example:
        Of `Khách sạn Mường Thanh Luxury, …` a `Khách sạn` may have been read, of `Thiền viện Trúc Lâm` nothing.
    """
    unknown = read is None or (isinstance(read, PlaceMention) and not read.level and j == i + 1)
    named = isinstance(read, BodyMention) or (isinstance(read, PlaceMention) and read.level == VENUE)
    if not (unknown or named):
        return None
    j = i if read is None else j
    k = j if _is_in(tokens, i, j) else _end(tokens, j)
    if k == j or not (_names(tokens, i, k) if unknown else _goes_on(tokens, j)):
        return None
    begin, owner = _owner(tokens, max(i + 1, j - 1), k)
    if unknown and not owner and not tokens.capital(k - 1):
        return None
    return as_venue(tokens, i, k, begin, owner)


def without_host(tokens: Tokens, read: BodyMention, j: int) -> tuple[BodyMention, int] | None:
    """The body after `tại` without the one after a comma that holds a meeting there; None when none does.

    Example:
        `tại | Cục Y tế dự phòng |, Bộ Y tế tổ chức hội nghị`.
    """
    k = tokens.at(read.parent.start) - 1 if read.parent else 0
    if k <= 0 or tokens.words[k] != "," or not (organizes(tokens, j) or tokens.cue_at(j) == "WITH"):
        return None
    return replace(read, parent=None, end=tokens.ends[k - 1]), k


def _is_in(tokens: Tokens, i: int, j: int) -> bool:
    """Whether what follows a whole name tells where the venue is: `Trung tâm Hội nghị Quốc gia | Hà Nội`."""
    hit = tokens.find(i, "venue")
    return hit is not None and hit[0] == j and hit[1].features["complete"] == "yes" and tokens.begins(j, PLACES)


def _end(tokens: Tokens, j: int) -> int:
    """Token after the words from `j` on up to a mark or what is told next; `j` when they are no name."""
    k = j
    while tokens.adjacent(k) and k - j <= _LONGEST:
        word, cue = tokens.words[k], tokens.cue_at(k)
        if word in _MARKS or cue in _ENDS or tells_time(tokens, k):
            return k
        if not (word[0].isalnum() or word in DASHES) or (cue and cue != "AND") or tokens.begins(k, _OTHERS):
            return j
        k += 1
    return j if tokens.adjacent(k) else k


def _goes_on(tokens: Tokens, j: int) -> bool:
    """Whether a name goes on at token `j` with a capital, with one after a dash, or with a place that has no name."""
    joined = tokens.words[j] in _JOINTS
    first = j + joined
    if tokens.begins(first, PLACE_TYPES):
        return not joined
    return tokens.capital(first) and not (joined and tokens.begins(first, _APART))


def _names(tokens: Tokens, i: int, k: int) -> bool:
    """Whether the words from `i` to `k` are a kind of venue with a name or an owner: `Thiền viện | Trúc Lâm`."""
    small = next((n for n in range(i + 1, k) if tokens.capital(n)), k) - i
    return tokens.capital(i) and not tokens.words[i].isupper() and 1 < small <= _SMALL


def _owner(tokens: Tokens, begin: int, k: int) -> tuple[int, Owner | None]:
    """Where the owner that ends the name begins, if it is printed in short: `Nhà làm việc | Huyện ủy`, `… | tỉnh`."""
    for n in range(begin, k):
        body = parse_body(tokens, n) if tokens.begins(n, BODIES) else None
        found: tuple[Owner, int] | None = body or (parse_place(tokens, n) if tokens.begins(n, PLACE_TYPES) else None)
        if found and found[1] == k and is_short(found[0]):
            return n, found[0]
    return k, None
