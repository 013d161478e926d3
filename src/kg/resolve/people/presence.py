"""Whom an article quotes without saying where: at the meeting, if the person was there, too."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

from kg.families import Family
from kg.kinds import PRESENCE
from kg.lexicon import load_lexicon
from kg.manners import Manner
from kg.mentions import MeetingMention, Mention, PersonMention, RelationMention
from kg.model import Entity
from kg.spelling import fold

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
    if not any(map(_is_doubtful, stated)):
        return stated
    seen: defaultdict[Entity | None, set[int]] = defaultdict(set)  # where each person was
    for relation in stated:
        if relation.relation in PRESENCE and not _is_doubtful(relation):
            who, where = _presence(relation, meetings, person)
            seen[who].add(where)
    days = (relation.subject for relation in stated if relation.relation == "heldOn")
    dated = {id(meetings[meeting]) for meeting in days if isinstance(meeting, MeetingMention)}

    def was_there(remark: RelationMention) -> bool:
        who, where = _presence(remark, meetings, person)
        if seen[who]:
            return seen[who] == {where} or (where in seen[who] and not _is_rite(remark))
        others = sum(where in places for places in seen.values())
        if Manner.ASKED in remark.manner:
            return others > 0 or where in dated or _begins(remark)
        return others >= _TOLD and _is_introduced(remark)

    return [relation for relation in stated if not _is_doubtful(relation) or was_there(relation)]


def _is_doubtful(relation: RelationMention) -> bool:
    """Whether a relation is a remark that need not have been made at the meeting."""
    if Manner.ASKED in relation.manner and isinstance(relation.subject, MeetingMention):
        return "questions" in load_lexicon().meeting_traits(relation.subject.head)
    return Manner.QUOTED in relation.manner


def _presence(
    relation: RelationMention, meetings: Mapping[MeetingMention, object], person: Callable[[Mention], Entity | None]
) -> tuple[Entity | None, int]:
    """Who was at which meeting."""
    assert isinstance(relation.subject, MeetingMention)
    assert not isinstance(relation.object, str | int)
    return person(relation.object), id(meetings[relation.subject])


def _begins(remark: RelationMention) -> bool:
    """Whether the meeting of a remark is told to be held: `Sáng 9/12, HĐND tỉnh | tiến hành chất vấn | Giám đốc A`."""
    return isinstance(remark.subject, MeetingMention) and remark.subject.begins


def _is_rite(remark: RelationMention) -> bool:
    """Whether little is said at a meeting of its kind, so that who was elsewhere, too, is rather quoted from there."""
    return isinstance(remark.subject, MeetingMention) and remark.subject.family == Family.CEREMONY


def _is_introduced(remark: RelationMention) -> bool:
    """Whether a remark names its speaker in full, as one of ours, and is not that of a third at the talks of two."""
    who, meeting = remark.object, remark.subject
    if not isinstance(who, PersonMention) or who.partial or " " not in who.name:
        return False
    ours = fold(who.name.split()[0]) in load_lexicon().families
    return ours and isinstance(meeting, MeetingMention) and meeting.family != Family.TALKS
