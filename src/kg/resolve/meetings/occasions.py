"""When, where and with whom each mention of a meeting is told to take place, which tells meetings of one name apart."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from kg.manners import Manner
from kg.mentions import (
    BodyMention,
    DateMention,
    MeetingMention,
    PersonMention,
    PlaceMention,
    PositionMention,
    RelationMention,
)
from kg.model import PartialDate
from kg.records import replace

_HALF = re.compile(r"\b(?:sáng|chiều|tối)\b", re.IGNORECASE)
_NEAR = 14  # characters around where a day is printed, or `cùng ngày`


@dataclass(frozen=True, slots=True)
class Occasion:
    """What the sentence of one mention of a meeting says of it.

    Attributes:
        place: Where it is held.
        day: The day printed with it: `cuộc đối thoại | ngày 22-4`.
        half: Of that day: `sáng`, `chiều`, `tối`; empty when it is not told.
        sides: Names of those who talk with each other.
        by_post: Those of them whom a post names: `gặp | Tổng thống Pháp`.
        by: Who holds it.
        again: It is told to be on the day told before: `Cùng ngày, Sở Y tế tổ chức | hội nghị`.
    """

    place: PlaceMention | None = None
    day: PartialDate | None = None
    half: str = ""
    sides: frozenset[str] = frozenset()
    by_post: frozenset[str] = frozenset()
    by: frozenset[BodyMention] = frozenset()
    again: bool = False


NONE = Occasion()


def occasions(
    relations: Iterable[RelationMention], name: Callable[[PersonMention | PositionMention], str | None], text: str
) -> Mapping[MeetingMention, Occasion]:
    """The occasion of each mention of which something is told.

    Args:
        relations: Those of the article.
        name: Gives the full name of a person, or of the holder of a position.
        text: Of the article.
    """
    found: defaultdict[MeetingMention, Occasion] = defaultdict(Occasion)
    for relation in relations:
        match relation.relation, relation.subject, relation.object:
            case "heldAt", MeetingMention() as meeting, PlaceMention() as place:
                found[meeting] = replace(found[meeting], place=place)
            case "heldOn", MeetingMention() as meeting, DateMention() as day:
                half, again = _half(text, relation, day), not relation.start <= day.start < relation.end
                found[meeting] = replace(found[meeting], day=day.date, half=half, again=again)
            case "organisedBy", MeetingMention() as meeting, BodyMention() as body:
                found[meeting] = replace(found[meeting], by=found[meeting].by | {body})
            case "attendedBy", MeetingMention() as meeting, (PersonMention() | PositionMention()) as person:
                if Manner.SIDE in relation.manner and (side := name(person)):
                    posted = {side} if isinstance(person, PositionMention) else set()
                    told = found[meeting]
                    found[meeting] = replace(told, sides=told.sides | {side}, by_post=told.by_post | posted)
    return found


def _half(text: str, relation: RelationMention, day: DateMention) -> str:
    """Which half of a day is told where it is printed, or where `cùng ngày` begins a sentence: `| Chiều | 5/3`."""
    begin = day.start if relation.start <= day.start < relation.end else relation.start
    told = _HALF.search(text, max(0, begin - _NEAR), begin + _NEAR)
    return told[0].lower() if told else ""
