"""Venues: `Trụ sở Chính phủ`, `hội trường Thành ủy TPHCM`, `Phủ Chủ tịch`."""

from __future__ import annotations

from kg.annotate.grammar.bodies import parse_body, parse_name
from kg.annotate.grammar.places import parse_place
from kg.annotate.tokens import Tokens
from kg.lexicon import Entry
from kg.mentions import BodyMention, PlaceMention

_NAMED = Entry("head", "", "", {"name": "optional", "place": "typed", "kind": "", "level": "", "upper": ""})


def parse_venue(tokens: Tokens, i: int) -> tuple[PlaceMention, int] | None:
    """The venue that begins at token `i`: its head with the body or the name that tells which one.

    Example:
        `hội trường Tỉnh ủy` gives the venue `Hội trường Tỉnh ủy`.
    """
    hit = tokens.find(i, "venue")
    if not hit:
        return None
    j, entry = hit
    k, inner = j, None
    if entry.features["complete"] != "yes":
        inner = parse_body(tokens, j) or (parse_place(tokens, j) if j < len(tokens) else None)
        k = inner[1] if inner else parse_name(tokens, j, _NAMED)[1]
        if k == j and not tokens.capital(i):
            return None
    within = _place_of(inner[0]) if inner else None
    if (
        k + 1 < len(tokens)
        and tokens.words[k] in (",", "(")
        and (outer := parse_place(tokens, k + 1))
        and outer[0].name
    ):
        within = outer[0]
        last = outer[1] + (tokens.words[k] == "(")
    else:
        last = k
    host = inner[0] if inner and isinstance(inner[0], BodyMention) else None
    name = tokens.surface(i, j if host else k)
    return PlaceMention(tokens.starts[i], tokens.ends[k - 1], name[0].upper() + name[1:], "", "venue", within, host), last


def _place_of(inner: BodyMention | PlaceMention) -> PlaceMention | None:
    place = inner.place if isinstance(inner, BodyMention) else inner
    return place if place and place.name else None
