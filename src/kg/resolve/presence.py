"""Whom an article quotes without saying where: at the meeting, if it says elsewhere that the person was there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

from kg.mentions import MeetingMention, Mention, RelationMention
from kg.model import Entity

_QUOTED = "speak.quoted"  # the rule that reads such remarks
_PRESENCE = frozenset({"chairedBy", "attendedBy", "addressedBy"})


def without_absent(
    relations: Iterable[RelationMention],
    meetings: Mapping[MeetingMention, object],
    person: Callable[[Mention], Entity | None],
) -> list[RelationMention]:
    """The relations without the remarks of persons who are not known to have been at the meeting.

    Args:
        relations: What the sentences of an article state.
        meetings: The meeting of every mention of one.
        person: Finds whom a mention names.

    Example:
        `Dự hội nghị có ông A. … Ông A cho biết …, còn ông B cho rằng …`: only A spoke at the meeting.
    """
    stated = list(relations)
    if not any(relation.rule == _QUOTED for relation in stated):
        return stated
    seen: defaultdict[Entity | None, set[int]] = defaultdict(set)  # where each person was
    for relation in stated:
        if relation.relation in _PRESENCE and relation.rule != _QUOTED:
            who, where = _presence(relation, meetings, person)
            seen[who].add(where)

    def was_there(remark: RelationMention) -> bool:
        who, where = _presence(remark, meetings, person)
        return seen[who] == {where}

    return [relation for relation in stated if relation.rule != _QUOTED or was_there(relation)]


def _presence(
    relation: RelationMention, meetings: Mapping[MeetingMention, object], person: Callable[[Mention], Entity | None]
) -> tuple[Entity | None, int]:
    """Who was at which meeting."""
    assert isinstance(relation.subject, MeetingMention)
    assert not isinstance(relation.object, str | int)
    return person(relation.object), id(meetings[relation.subject])
