"""Where and by whom meetings of one name are held, which tells them apart."""

from __future__ import annotations

from itertools import product, starmap

from kg.kinds import GOVERNED
from kg.lexicon import HOME, load_lexicon
from kg.mentions import BodyMention
from kg.resolve.labels import body_label
from kg.resolve.meetings.meeting import Meeting
from kg.resolve.meetings.times import days_apart, halves_apart
from kg.spelling import fold


def elsewhere(one: Meeting, other: Meeting) -> bool:
    """Whether two meetings are in different places: `huyện Gia Bình`, `huyện Bình Lục`, but not `xã Bình Nghĩa`."""
    if any(one.places.get(level, name) != name for level, name in other.places.items() if level in GOVERNED):
        return True
    return in_other_land(one, other)


def in_other_land(one: Meeting, other: Meeting) -> bool:
    """Whether two meetings are in different countries: `Tokyo`, `Hà Nội`."""
    return len({land for land in (_land(one), _land(other)) if land}) > 1


def _land(meeting: Meeting) -> str:
    """The folded name of the country in which a meeting is held, where that is known."""
    if not GOVERNED.isdisjoint(meeting.places):
        return fold(HOME)
    city = meeting.places.get("foreign", "")
    return meeting.places.get("country", "") or fold(load_lexicon().feature("foreign", city, "country"))


def held_by_others(one: Meeting, other: Meeting) -> bool:
    """Whether one body holds a meeting and another one of the same name at another time: `Cùng ngày, Sở Y tế …`.

    So it is where both are told in other places: `tại thị xã Quảng Trị, Giáo hội … tổ chức | Đại lễ Phật đản`.
    """
    if not (one.told.by and other.told.by):
        return False
    if one.told.place and other.told.place and elsewhere(one, other):
        return {body_label(body) for body in one.told.by}.isdisjoint(map(body_label, other.told.by))
    later = one.told.again or days_apart(one.told.day, other.told.day, 0) or halves_apart(one, other)
    if one.label == other.label and other.is_bare_congress:  # "Đảng bộ xã A, … Đảng bộ xã B tổ chức Đại hội lần thứ I"
        return by_other_bodies(one, other) and not any(starmap(_is_within, product(one.told.by, other.told.by)))
    return later and by_other_bodies(one, other)


def by_other_bodies(one: Meeting, other: Meeting) -> bool:
    """Whether both are told with who holds them, and no body holds both: `UBND tỉnh tổ chức …`, `Sở Y tế tổ chức …`."""
    return bool(one.told.by and other.told.by) and all(starmap(_is_other, product(one.told.by, other.told.by)))


def _is_other(body: BodyMention, other: BodyMention) -> bool:
    """Whether two bodies are two: by their kinds, or by the places that are printed with both."""
    places = [place.name for place in (body.place, other.place) if place and place.name]
    return body.head != other.head or len(set(places)) > 1


def _is_within(body: BodyMention, other: BodyMention) -> bool:
    """Whether both are of one place's Party, whose congress either may hold: `Đảng bộ tỉnh`, `Tỉnh ủy`."""
    places = [place.name for place in (body.place, other.place) if place]
    return body.kind == other.kind == "party" and len(set(places)) < 2
