"""Seats: what completes a role, a body or a place, at home or abroad: `Trưởng ban | Tổ chức Tỉnh ủy`."""

from __future__ import annotations

from kg.annotate.grammar.bodies.areas import is_zone
from kg.annotate.grammar.bodies.bare_heads import parse_bare_head, parse_small_head
from kg.annotate.grammar.bodies.body import parse_body
from kg.annotate.grammar.bodies.name_bearers import NAMED_AFTER, person_follows
from kg.annotate.grammar.bodies.short_forms import parse_short_form
from kg.annotate.grammar.categories import BODIES
from kg.annotate.grammar.places.place import parse_place, parse_unlisted
from kg.annotate.grammar.positions.companies import parse_brand
from kg.annotate.grammar.positions.implied_seats import Seat, implied_seat, listed_body, named_by_role
from kg.annotate.grammar.positions.lands import (
    after_state,
    country_at,
    host_abroad,
    represented,
    this_country,
    with_host,
)
from kg.annotate.grammar.words import ASIDES, OF
from kg.annotate.tokens import Tokens
from kg.kinds import OF_STATE
from kg.lexicon import DEPUTATION, HOME
from kg.mentions import BodyMention, PlaceMention
from kg.phrases import Entry
from kg.records import replace
from kg.spelling import fold

_ACTING = OF_STATE | {"party"}  # kinds of bodies that act beside who is named before them
_PERSON = (3, 4)  # syllables of a person's name
_IN_PROVINCE, _IN_DISTRICT = "Bộ", "Ban"  # begins the name of the same staff, by the level
_ASSEMBLY = "Quốc hội"
_HAMLET = 3  # words of the longest type of a hamlet, `tổ dân phố`


def abroad(tokens: Tokens, j: int, keep: bool) -> Seat:
    """The country or party after a role that is a whole position at home: `Chủ tịch Quốc hội | Lào`."""
    if party := _foreign_party(tokens, j):
        return party
    country = country_at(tokens, j)
    if not country:
        return Seat(j, keep=keep)
    return Seat(country[1], place=country[0] if country[0].name != HOME else None, keep=keep)


def _foreign_party(tokens: Tokens, j: int) -> Seat | None:
    """The party that a role at home names, or one abroad: `Bí thư Trung ương Đảng | Nhân dân Cách mạng Lào`."""
    if not tokens.capital(j) or not tokens.adjacent(j):
        return None
    led = tokens.words[j - 1] == "Đảng"
    found = listed_body(tokens, j, "Đảng") if led else parse_body(tokens, j)
    if found and led and found[0].kind == "party":
        return Seat(found[1])  # "Ủy viên Trung ương Đảng | Cộng sản Việt Nam"
    return Seat(found[1], found[0], keep=not led) if found and found[0].kind == "foreign" else None


def seat_of(tokens: Tokens, j: int, role: Entry, keep: bool) -> Seat:
    """The body or the place that the position is in, which begins at token `j`.

    Args:
        tokens: The article's tokens.
        j: Token after the role.
        role: Its entry in the lexicon.
        keep: Whether the label prints the body's head also when the role implies it.

    Example:
        `Tổ chức Tỉnh ủy` after `Trưởng ban` is the body `Ban Tổ chức Tỉnh ủy`, `tỉnh` after `Chủ tịch` a place.
    """
    head = role.features["head"]
    implied = tokens.lexicon.lookup("head", head) if head else None
    if not tokens.adjacent(j):
        return Seat(j, named_by_role(tokens, j, implied), keep=keep)
    if hamlet := _hamlet(tokens, j):
        return Seat(hamlet[1], place=hamlet[0], keep=keep)
    k = after_state(tokens, j + 1 if tokens.folded[j] in OF else j)
    short = parse_short_form(tokens, k) if implied else None
    if short and short[0].head.split()[0] == head.split()[0]:
        return Seat(short[1], short[0], keep=keep or short[0].head != head)
    if implied and (seat := implied_seat(tokens, k, implied, head, keep)):
        return _of_level(tokens, seat)
    if printed := _deputation(tokens, k, role, keep) or _printed(tokens, k, head, keep):
        return printed
    if is_zone(tokens, k):
        zone = PlaceMention(tokens.starts[k], tokens.ends[k + 1], tokens.surface(k, k + 2))
        return Seat(k + 2, place=zone, keep=keep)
    if brand := parse_brand(tokens, k, role.canonical, led=k > j):
        return Seat(brand[1], brand[0], keep=keep)
    if bare := parse_bare_head(tokens, k) or parse_small_head(tokens, k):
        return Seat(bare[1], bare[0], keep=keep or bare[0].head != head)
    if spot := this_country(tokens, k) or parse_place(tokens, k, seat=True):
        place, end = with_host(tokens, *spot)
        return Seat(end, place=place, keep=keep)
    if host := host_abroad(tokens, j, role):
        return Seat(host[1], place=host[0], keep=keep)
    if not implied and (body_apart := _apart(tokens, j)):
        return Seat(body_apart[1], body_apart[0])
    return Seat(j, named_by_role(tokens, j, implied), keep=keep)


def _of_level(tokens: Tokens, seat: Seat) -> Seat:
    """The seat with the head that a body has in a province: a `Bộ Chỉ huy Quân sự`, in a district a `Ban …`."""
    body = seat.body
    if not body or not body.place or body.place.level != "province":
        return seat
    entry = tokens.lexicon.lookup("head", f"{_IN_PROVINCE} {body.head.removeprefix(_IN_DISTRICT).strip()}")
    if not entry or not body.head.startswith(_IN_DISTRICT) or entry.features["level"] != body.place.level:
        return seat
    return seat._replace(body=replace(body, head=entry.canonical, level=body.place.level))


def _printed(tokens: Tokens, k: int, head: str, keep: bool) -> Seat | None:
    """A body printed in full after a role that may imply its `head`: `Thứ trưởng | Bộ Ngoại giao Nhật Bản`."""
    found = parse_body(tokens, k, small=True)
    if not found or _names_holder(tokens, k, found[0]):
        return None
    body, end = represented(tokens, *found)
    keep = keep or body.head != head
    local = body.place or (body.parent and body.parent.level != "central")
    country = None if local else country_at(tokens, end)
    if country and country[0].name == HOME:  # "Người phát ngôn Bộ Ngoại giao | Việt Nam"
        end = country[1]
    elif country:  # "Thứ trưởng Bộ Ngoại giao | Nhật Bản"
        return Seat(country[1], replace(body, place=country[0], places="typed"))
    return Seat(end, body, keep=keep)


def _deputation(tokens: Tokens, k: int, role: Entry, keep: bool) -> Seat | None:
    """The province of a deputy, printed with the deputation: `đại biểu Quốc hội | đoàn Hà Nam`, `| Đoàn ĐBQH tỉnh`."""
    if role.features["of"] != _ASSEMBLY or tokens.folded_at(k) != "đoàn":
        return None
    head = tokens.find(k, "head")
    end = head[0] if head and head[1].canonical == DEPUTATION else k + 1
    spot = parse_place(tokens, end, seat=True)
    return Seat(spot[1], place=spot[0], keep=keep) if spot and spot[0].level == "province" else None


def _names_holder(tokens: Tokens, k: int, body: BodyMention) -> bool:
    """Whether the name after a head in small letters is the holder's: `Giám đốc bệnh viện | Lê Văn An`."""
    words = body.name.split()
    bears = body.kind in NAMED_AFTER and not tokens.capital(k) and len(words) in _PERSON and body.name.istitle()
    return bears and fold(words[0]) in tokens.lexicon.families and fold(body.name) not in tokens.lexicon.commemorated


def _apart(tokens: Tokens, j: int) -> tuple[BodyMention, int] | None:
    """The body after a dash or in parentheses: `Phó Tham mưu trưởng | - Bộ Tư lệnh …`, `Tham tán | (Đại sứ quán …)`."""
    mark = tokens.words[j]
    if mark not in ASIDES or not tokens.capital(j + 1):
        return None
    role, found = tokens.find(j + 1, "role"), parse_body(tokens, j + 1)
    titled = role and not any(end > role[0] for end, _ in tokens.hits_among(j + 1, BODIES))
    if not found or titled or found[0].kind in _ACTING or (mark == "," and found[0].kind not in NAMED_AFTER):
        return None
    body, end = represented(tokens, *found)
    if mark != "(":
        return body, end
    return (body, end + 1) if tokens.word_at(end) == ")" else None


def _hamlet(tokens: Tokens, j: int) -> tuple[PlaceMention, int] | None:
    """The hamlet of which the role says the type: `Trưởng thôn | Phú Đa`."""
    for k in range(max(j - _HAMLET, 0), j):
        hit = tokens.find(k, "placetype")
        if hit and hit[0] == j and hit[1].features["level"] == "hamlet":
            found = parse_place(tokens, k)
            if not (found and found[0].name):
                named = tokens.capital(j) and not person_follows(tokens, j)  # no "Trưởng thôn | Lê Văn An"
                found = parse_unlisted(tokens, j) if named else None
            if not found:
                return None
            place, end = found
            return replace(place, start=tokens.starts[j], type="", level="hamlet", within=None), end
    return None
