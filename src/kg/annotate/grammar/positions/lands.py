"""Countries in which a position is, and those to which envoys are sent: `Đại sứ | Nhật Bản tại Việt Nam`."""

from __future__ import annotations

from kg.annotate.grammar.places.place import parse_place, parse_unlisted
from kg.annotate.grammar.positions.companies import aside_end
from kg.annotate.tokens import Tokens
from kg.kinds import ABROAD, WORLD
from kg.lexicon import HOME
from kg.mentions import BodyMention, PlaceMention
from kg.phrases import Entry
from kg.records import replace

_STATES = frozenset("nước CH CHND CHDCND CHXHCN CHLB LB".split())  # what may stand before a country's name
_MEANT = (("nước", "này"), ("nước", "chủ", "nhà"), ("nước", "sở", "tại"))  # the country spoken of


def after_state(tokens: Tokens, j: int) -> int:
    """Token after what stands before a country's name, or `j`: `| nước | Cộng hòa Séc`, `| CH | Belarus`."""
    told = tokens.word_at(j) in _STATES and tokens.find(j + 1, "country")
    return j + 1 if told else j


def country_at(tokens: Tokens, j: int) -> tuple[PlaceMention, int] | None:
    """The country, or the state abroad, after a body: `Bộ trưởng Ngoại giao | Nga`."""
    if not tokens.adjacent(j):
        return None
    j = after_state(tokens, j)
    near = tokens.find(j, "country") or tokens.find(j, "placetype")
    found = parse_place(tokens, j, seat=True) if near else this_country(tokens, j)
    return found if found and found[0].level in ABROAD else None


def this_country(tokens: Tokens, j: int) -> tuple[PlaceMention, int] | None:
    """The country spoken of, which has no name here: `Tổng thống | nước này`."""
    k = j + 1 if tokens.folded_at(j) == "của" else j
    end = next((k + len(words) for words in _MEANT if tuple(tokens.folded[k : k + len(words)]) == words), k)
    if end == k:
        return None
    return PlaceMention(tokens.starts[k], tokens.ends[end - 1], "", "nước", "country"), end


def with_host(tokens: Tokens, place: PlaceMention, j: int) -> tuple[PlaceMention, int]:
    """The place of an envoy with the host country or city: `Đại sứ Nhật Bản | tại Việt Nam`."""
    if place.level != "country" or tokens.folded_at(j) != "tại":
        return place, j
    j += tokens.folded_at(j + 1) == "nước"
    near = tokens.capital(j + 1) or tokens.find(j + 1, "placetype")
    host = parse_place(tokens, j + 1, seat=True) if near else None
    if not host and (body := tokens.find(j + 1, "body")) and body[1].features["kind"] in WORLD:  # "tại Liên hợp quốc"
        host = PlaceMention(tokens.starts[j + 1], tokens.ends[body[0] - 1], body[1].canonical), body[0]
    host = host or (parse_unlisted(tokens, j + 1) if near else None)
    return (replace(place, within=host[0]), host[1]) if host else (place, j)


def host_abroad(tokens: Tokens, j: int, role: Entry) -> tuple[PlaceMention, int] | None:
    """The place of an envoy of Vietnam of which nothing but the host is printed: `Đại sứ | tại Chile`."""
    if "envoy" not in tokens.lexicon.role_traits(role.canonical):
        return None
    place, end = with_host(tokens, PlaceMention(tokens.starts[j], tokens.ends[j], HOME, level="country"), j)
    abroad = place.within and (place.within.level in ABROAD or not place.within.level) and place.within.name != HOME
    return (place, end) if abroad else None


def represented(tokens: Tokens, body: BodyMention, j: int) -> tuple[BodyMention, int]:
    """A body of the world with where it is represented: `Trưởng Đại diện UNICEF | tại Việt Nam`."""
    k = aside_end(tokens, j)
    k += tokens.folded_at(k) == "tại"  # "Giám đốc ILO | Việt Nam"
    if body.kind not in WORLD or tokens.folded[k : k + 2] != ["việt", "nam"] or not tokens.adjacent(k):
        return body, j
    land = body.place.name if body.place and body.place.level == "country" else ""  # "Đại sứ quán Lào | tại Việt Nam"
    name = " ".join(filter(None, (body.name, land, "tại Việt Nam")))
    return replace(body, name=name, place=None if land else body.place), k + 2
