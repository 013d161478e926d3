"""When, where and with whom each mention of a meeting is told to take place, which tells meetings of one name apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from kg.mentions import DateMention, MeetingMention, PersonMention, PlaceMention, RelationMention
from kg.model import PartialDate
from kg.records import replace

_TALKS = "talks."  # rules of relations.toml that say whose talk it is


@dataclass(frozen=True, slots=True)
class Occasion:
    """What the sentence of one mention of a meeting says of it.

    Attributes:
        place: Where it is held.
        day: The day printed with it: `cuộc đối thoại | ngày 22-4`.
        sides: Names of those who talk with each other.
    """

    place: PlaceMention | None = None
    day: PartialDate | None = None
    sides: frozenset[str] = frozenset()


NONE = Occasion()


def occasions(
    relations: Iterable[RelationMention], name: Callable[[PersonMention], str | None]
) -> Mapping[MeetingMention, Occasion]:
    """The occasion of each mention of which something is told.

    Args:
        relations: Those of the article.
        name: Gives the full name of a person.
    """
    found: defaultdict[MeetingMention, Occasion] = defaultdict(Occasion)
    for relation in relations:
        match relation.relation, relation.subject, relation.object:
            case "heldAt", MeetingMention() as meeting, PlaceMention() as place:
                found[meeting] = replace(found[meeting], place=place)
            case "heldOn", MeetingMention() as meeting, DateMention() as day:
                found[meeting] = replace(found[meeting], day=day.date)
            case "attendedBy", MeetingMention() as meeting, PersonMention() as person if relation.rule.startswith(
                _TALKS
            ) and (side := name(person)):
                found[meeting] = replace(found[meeting], sides=found[meeting].sides | {side})
    return found
