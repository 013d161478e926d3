"""Of which assembly an article's deputies are: the National Assembly, or the People's Council of a place."""

from __future__ import annotations

from collections import Counter

from kg.mentions import MeetingMention, PlaceMention
from kg.resolve.passages import Passages

NATIONAL, LOCAL = _ASSEMBLIES = ("Đại biểu Quốc hội", "Đại biểu Hội đồng nhân dân")


def deputies_of(passages: Passages) -> tuple[Counter[str], PlaceMention | None]:
    """How often an article names the assemblies and their deputies; and the place of the only People's Council.

    Nothing where it tells of a congress, whose delegates are called so, too, and of no session.
    """
    meetings = [mention for mention in passages.mentions if isinstance(mention, MeetingMention)]
    sits = any(meeting.family == "session" for meeting in meetings)
    if not sits and any(meeting.head.startswith("Đại hội") for meeting in meetings):
        return Counter(), None
    named = [position.role for position in passages.positions] + [body.head for body in passages.bodies]
    ends = [(role, role.removeprefix("Đại biểu ")) for role in _ASSEMBLIES]
    councils = [body.place for body in passages.bodies if LOCAL.endswith(body.head) and body.place]
    places = [place for place in councils if place.name] or councils
    alone = len({place.name or place.type for place in places}) == 1
    counts = Counter(role for name in named for role, assembly in ends if name.endswith(assembly))
    return counts, places[0] if alone else None
