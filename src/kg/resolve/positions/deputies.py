"""Of which assembly an article's deputies are: the National Assembly, or the People's Council of a place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from kg.families import Family
from kg.mentions import BodyMention, MeetingMention, PlaceMention
from kg.resolve.bodies.heads import COUNCIL
from kg.resolve.most_told import most_told
from kg.resolve.passages import Passages
from kg.resolve.places.named import place_type

NATIONAL, LOCAL = _ASSEMBLIES = ("Đại biểu Quốc hội", "Đại biểu Hội đồng nhân dân")
_MOST = 2  # times that councils of one type must be named for each time that those of another are


def deputies_of(passages: Passages) -> tuple[Counter[str], PlaceMention | None]:
    """How often an article names the assemblies and their deputies; and the place of the council that it is about.

    Nothing where it tells of a congress, whose delegates are called so, too, and of no session.
    """
    meetings = [mention for mention in passages.mentions if isinstance(mention, MeetingMention)]
    sits = any(meeting.family == Family.SESSION for meeting in meetings)
    if not sits and any(meeting.head.startswith("Đại hội") for meeting in meetings):
        return Counter(), None
    named = [position.role for position in passages.positions] + [body.head for body in passages.bodies]
    ends = [(role, role.removeprefix("Đại biểu ")) for role in _ASSEMBLIES]
    counts = Counter(role for name in named for role, assembly in ends if name.endswith(assembly))
    sitting = [meeting.body for meeting in meetings if meeting.family == Family.SESSION and meeting.body]
    return counts, _only(_councils(sitting)) or _only(_councils(passages.bodies)) or _most(_councils(passages.bodies))


def _councils(bodies: Iterable[BodyMention]) -> list[PlaceMention]:
    """The places of the councils among bodies."""
    return [body.place for body in bodies if body.head == COUNCIL and body.place]


def _only(councils: Sequence[PlaceMention]) -> PlaceMention | None:
    """The only place that is named, else the only type of one."""
    places = [place for place in councils if place.name] or councils
    return places[0] if len({place.name or place.type for place in places}) == 1 else None


def _most(councils: Sequence[PlaceMention]) -> PlaceMention | None:
    """The only place of the type that is named by far most: of a district, whose guests are of `HĐND tỉnh`."""
    kind = most_told(map(place_type, councils), str, times=_MOST)
    return _only([place for place in councils if place_type(place) == kind]) if kind is not None else None
