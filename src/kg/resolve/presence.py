"""Whom an article quotes without saying where: at the meeting, if the person was there, too."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

from kg.kinds import PRESENCE
from kg.lexicon import load_lexicon
from kg.mentions import MeetingMention, Mention, PersonMention, RelationMention
from kg.model import Entity
from kg.spelling import fold

_QUOTED = "speak.quoted"  # the rule that reads such remarks
_TOLD = 2  # persons said to be at a meeting that is told of, rather than only cited


def without_absent(
    relations: Iterable[RelationMention],
    meetings: Mapping[MeetingMention, object],
    person: Callable[[Mention], Entity | None],
) -> list[RelationMention]:
    """The relations without the remarks of persons who do not seem to have been at the meeting.

    Args:
        relations: What the sentences of an article state.
        meetings: The meeting of every mention of one.
        person: Finds whom a mention names.

    Whom an article names in full for the first time in the middle of its report of a meeting speaks there, too.

    Example:
        `Dự hội nghị có ông A. … Ông A cho biết …`: A spoke at the meeting, unlike `B` of `B nói trên mạng`.
    """
    stated = list(relations)
    if not any(relation.rule == _QUOTED for relation in stated):
        return stated
    seen: defaultdict[Entity | None, set[int]] = defaultdict(set)  # where each person was
    for relation in stated:
        if relation.relation in PRESENCE and relation.rule != _QUOTED:
            who, where = _presence(relation, meetings, person)
            seen[who].add(where)

    def was_there(remark: RelationMention) -> bool:
        who, where = _presence(remark, meetings, person)
        if seen[who]:
            return seen[who] == {where} or (where in seen[who] and not _is_rite(remark))
        return sum(where in places for places in seen.values()) >= _TOLD and _is_introduced(remark)

    return [relation for relation in stated if relation.rule != _QUOTED or was_there(relation)]


def _presence(
    relation: RelationMention, meetings: Mapping[MeetingMention, object], person: Callable[[Mention], Entity | None]
) -> tuple[Entity | None, int]:
    """Who was at which meeting."""
    assert isinstance(relation.subject, MeetingMention)
    assert not isinstance(relation.object, str | int)
    return person(relation.object), id(meetings[relation.subject])


def _is_rite(remark: RelationMention) -> bool:
    """Whether little is said at a meeting of its kind, so that who was elsewhere, too, is rather quoted from there."""
    return isinstance(remark.subject, MeetingMention) and remark.subject.family == "ceremony"


def _is_introduced(remark: RelationMention) -> bool:
    """Whether a remark names its speaker in full, as one of ours, and is not that of a third at the talks of two."""
    who, meeting = remark.object, remark.subject
    if not isinstance(who, PersonMention) or who.partial or " " not in who.name:
        return False
    ours = fold(who.name.split()[0]) in load_lexicon().families
    return ours and isinstance(meeting, MeetingMention) and meeting.family != "talks"
