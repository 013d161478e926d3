"""Venues: `Trụ sở Chính phủ`, `hội trường Thành ủy TPHCM`, `Phủ Chủ tịch`."""

from __future__ import annotations

from kg.annotate.grammar.bodies import parse_body
from kg.annotate.grammar.body_names import parse_name
from kg.annotate.grammar.places import parse_place
from kg.annotate.tokens import Tokens
from kg.mentions import BodyMention, PlaceMention
from kg.phrases import Entry

# A venue is named as a body is: `Trung tâm Hội nghị | Quốc gia`.
_NAMED_LIKE = Entry("head", "", "", {"name": "optional", "place": "typed", "kind": "", "level": "", "upper": ""})


def parse_venue(tokens: Tokens, i: int) -> tuple[PlaceMention, int] | None:
    """The venue that begins at token `i`: its head with the body or the name that tells which one.

    Example:
        `hội trường Tỉnh ủy` gives the venue `Hội trường Tỉnh ủy`.
    """
    hit = tokens.find(i, "venue")
    if not hit:
        return None
    j, entry = hit
    complete = entry.features["complete"] == "yes"
    k, owner = (j, None) if complete else _completion(tokens, j)
    if not complete and k == j and not tokens.capital(i):
        return None  # "hội trường" alone is a common noun
    if (longer := _longer(tokens, k)) > k:
        k, owner = longer, None
    # a central body is printed in full, one of a place may need it: "hội trường Tỉnh ủy"
    host = owner if isinstance(owner, BodyMention) and owner.level != "central" else None
    name = tokens.surface(i, j if host else k)
    within, last = _around(tokens, k) or (_place_of(owner), k)
    start, stop = tokens.starts[i], tokens.ends[k - 1]
    return PlaceMention(start, stop, name[0].upper() + name[1:], "", "venue", within, host), last


def _longer(tokens: Tokens, k: int) -> int:
    """Token after the capitals that go on with a name that the grammar took to be complete: `Ủy ban Kinh tế | Á-Âu`."""
    while tokens.adjacent(k) and not tokens.hits(k):
        joint = tokens.words[k] in ("-", "–") and tokens.capital(k + 1) and tokens.ends[k] == tokens.starts[k + 1]
        if not (tokens.capital(k) or joint):
            break
        k += 1
    return k


def _completion(tokens: Tokens, j: int) -> tuple[int, BodyMention | PlaceMention | None]:
    """Token after the words that tell which venue it is, and the body or place they name."""
    owner = parse_body(tokens, j) or parse_place(tokens, j) if j < len(tokens) else None
    if owner:
        return owner[1], owner[0]
    return parse_name(tokens, j, _NAMED_LIKE)[1], None


def _around(tokens: Tokens, k: int) -> tuple[PlaceMention, int] | None:
    """The place printed after a venue: `Nhà hát Lớn | , Hà Nội`, `| (Hà Nội)`."""
    if k + 1 >= len(tokens) or tokens.words[k] not in (",", "("):
        return None
    found = parse_place(tokens, k + 1)
    if not found or not found[0].name:
        return None
    return found[0], found[1] + (tokens.words[k] == "(")


def _place_of(owner: BodyMention | PlaceMention | None) -> PlaceMention | None:
    place = owner.place if isinstance(owner, BodyMention) else owner
    return place if place and place.name else None
