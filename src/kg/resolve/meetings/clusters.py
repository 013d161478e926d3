"""Which mentions of meetings are one meeting: named in full once, then by short forms."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kg.families import Family
from kg.kinds import GOVERNED
from kg.lexicon import load_lexicon
from kg.mentions import MeetingMention
from kg.records import replace
from kg.resolve.bodies.heads import COUNCIL
from kg.resolve.labels import place_label
from kg.resolve.meetings.holders import elsewhere
from kg.resolve.meetings.meeting import Complete, Meeting, asks, new_meeting
from kg.resolve.meetings.names import same_summit, tells_apart
from kg.resolve.meetings.occasions import NONE, Occasion
from kg.resolve.meetings.same_meeting import (
    SAME,
    apart,
    between_same,
    by_acronym,
    compatible,
    kin,
    likeness,
    other_rite,
    takes_name,
)
from kg.resolve.meetings.times import of_another_time
from kg.staffing import announces_decisions
from kg.tables import phrases, words_of

_SERIES = "series_words.csv"
_ANY, _ANY_BRIEF, _CEREMONY = "Hội nghị", "Cuộc họp", "Buổi lễ"  # words for meetings of other families, too
_FULLER = 3  # times as long a later name must be as the label to replace it


def cluster_meetings(
    mentions: Iterable[MeetingMention],
    complete: Complete,
    told: Mapping[MeetingMention, Occasion],
    headline: int,
) -> dict[MeetingMention, Meeting]:
    """Each mention's meeting.

    Args:
        mentions: Those of one article.
        complete: Gives a body that a name has in it the place that the article gives it.
        told: When, where and with whom the sentence of a mention says that the meeting is held.
        headline: Where the headline ends: what it names is the first of its kind that the article reports on.

    Example:
        `Hội nghị trực tuyến toàn tỉnh nghiên cứu, quán triệt một số nghị quyết`, then `hội nghị`, then
        `Hội nghị trực tuyến toàn tỉnh` are one meeting.
    """
    meetings: list[Meeting] = []
    found: dict[MeetingMention, Meeting] = {}
    for mention in sorted(mentions, key=lambda m: (m.start, m.end)):
        new = new_meeting(mention, complete, told.get(mention, NONE))
        meeting = _known(mention, new, meetings, headline)
        if meeting is None:
            new.label += _distinction(new, meetings)
            meeting = new
            meetings.append(meeting)
        elif _is_named(mention) and _names(mention, new, meeting, headline):
            if all(known.implied for known in meeting.mentions):
                meeting.type, meeting.family = new.type, new.family
            meeting.label, meeting.named, meeting.words = new.label, True, new.words
        _add(meeting, mention, new)
        found[mention] = meeting
    return found


def _known(mention: MeetingMention, new: Meeting, meetings: list[Meeting], headline: int) -> Meeting | None:
    """The meeting told of before that a mention means, as a `new` one."""
    named = _is_named(mention)  # two names say more of whether they are one than the places do
    here = [known for known in meetings if not apart(new, known, named and known.named)]
    told = _sat_at(mention, new, here) or _with_visitors(mention, new, here)
    told = told or _headed(mention, new, meetings, headline) or _of_voters(mention, new, here)
    told = told or _by_topic(mention, new, here)
    told = told or (None if named else _meant(mention, new, here, headline))
    return told if told or mention.bare else _same(new, here, headline)


def _is_named(mention: MeetingMention) -> bool:
    """Whether its words are a name, and do not only boast of it, or tell that there are many: `họp báo | thường kỳ`."""
    boasts = any(map(mention.name.__contains__, phrases(_SERIES, "boast")))
    return not (mention.bare or boasts or mention.name in words_of(_SERIES, "regular"))


def _with_visitors(mention: MeetingMention, new: Meeting, meetings: list[Meeting]) -> Meeting | None:
    """The last meeting of work when one with a delegation of no name is told: `Tại buổi làm việc với | Đoàn |, ông A`.

    The delegation worked with the others: `Đoàn công tác của Bộ Y tế làm việc tại Huyện ủy`.
    """
    body = mention.body
    if new.family != Family.WORKING or body is None or body.name or body.parent:
        return None
    if "sent" not in load_lexicon().head_traits(body.head):
        return None
    worked = [known for known in meetings if known.family == Family.WORKING and not known.cited]
    return max(worked, key=lambda known: known.mentions[-1].start, default=None)


def _headed(mention: MeetingMention, new: Meeting, meetings: list[Meeting], headline: int) -> Meeting | None:
    """The only meeting of the headline, of which the first sentence tells by another word for it.

    Example:
        `Thứ trưởng A tiếp đoàn nghị sĩ Lào`, then `Ngày 5/3, Thứ trưởng A có | buổi làm việc | với đoàn`.
    """
    if new.named or len(meetings) != 1 or not meetings[0].mentions[-1].start < headline <= mention.start:
        return None
    known = meetings[0]
    related = known.family == new.family or known.family in kin(new.family)
    same = related and not known.told.sides.isdisjoint(new.told.sides)
    return known if same and not known.named and not known.cited else None


def _by_topic(mention: MeetingMention, new: Meeting, meetings: list[Meeting]) -> Meeting | None:
    """The only meeting of work, named by whom it is with, of which only what it is about is told later.

    Example:
        `buổi làm việc với | Sở Y tế`, then `phát biểu tại buổi làm việc | về giá thuốc`.
    """
    worked = [known for known in meetings if known.family == Family.WORKING]
    if new.family != Family.WORKING or not mention.name.startswith("về ") or len(worked) != 1:
        return None
    return worked[0] if worked[0].named and not worked[0].topic and not worked[0].cited else None


def _of_voters(mention: MeetingMention, new: Meeting, meetings: list[Meeting]) -> Meeting | None:
    """The only meeting with voters, told by the province or district when a later name tells where in it they live.

    Example:
        `tiếp xúc cử tri | tỉnh Hà Nam`, then `buổi tiếp xúc cử tri | huyện Lý Nhân`.
    """
    known = [meeting for meeting in meetings if meeting.family == Family.VOTERS]
    if new.family != Family.VOTERS or len(known) != 1 or len({new.told.half, known[0].told.half} - {""}) > 1:
        return None  # "sáng 5/3", "chiều 5/3"
    level, *others = _home_level(mention), *map(_home_level, known[0].mentions)
    return known[0] if level and any(others) and level not in others else None


def _home_level(mention: MeetingMention) -> str:
    """The level of where the voters live whom a name tells."""
    home = mention.guest or (mention.places[0] if mention.places else None)
    return home.level if home and home.level in GOVERNED else ""


def _sat_at(mention: MeetingMention, new: Meeting, meetings: list[Meeting]) -> Meeting | None:
    """The session of a few days of which a sitting without further words is a part: `Phiên chất vấn` of a council.

    One with a day of its own is told apart by that, and then goes on to be spoken of.
    """
    if mention.name or new.told.half or not asks(mention):
        return None
    if any(known.told.half and known.asks for known in meetings if known.family == new.family):
        return None
    sessions = [known for known in meetings if known.family == Family.SESSION and not known.cited]
    return sessions[0] if len(sessions) == 1 and COUNCIL in sessions[0].label else None


def _names(mention: MeetingMention, new: Meeting, meeting: Meeting, headline: int) -> bool:
    """Whether a later name is the better one: of a meeting that had none, or but the verb that states it."""
    if not meeting.named or mention.implied or (meeting.family == Family.SESSION != new.family):
        return not meeting.named
    if _tells_side(meeting.label, new.told.sides) and not _tells_side(new.label, new.told.sides):
        return False  # "cuộc gặp với Emmanuel Macron", "cuộc gặp với Tổng thống Pháp"
    return all(known.implied for known in meeting.mentions) or _says_more(mention, new, meeting, headline)


def _tells_side(label: str, sides: frozenset[str]) -> bool:
    """Whether a name has in it one of those who talk with each other, in whole or by a part of the name."""
    return not {word for side in sides for word in side.split()}.isdisjoint(label.split())


def _add(meeting: Meeting, mention: MeetingMention, new: Meeting) -> None:
    """Add a mention to its meeting, with what it says as the first of a `new` one."""
    meeting.ordinal = meeting.ordinal or new.ordinal
    meeting.acronyms |= new.acronyms
    meeting.aliases |= new.aliases
    meeting.online = meeting.online or mention.online
    meeting.cited = meeting.cited and mention.cited
    meeting.places = new.places | meeting.places
    sides, by = meeting.told.sides or new.told.sides, meeting.told.by or new.told.by
    meeting.told = replace(meeting.told if meeting.told.day else new.told, sides=sides, by=by)
    meeting.hosts |= new.hosts
    meeting.mentions.append(mention)


def _distinction(new: Meeting, meetings: list[Meeting]) -> str:
    """What tells a meeting from another of the same name: its place, or who receives the same guest."""
    alike = [known for known in meetings if known.label == new.label]
    if new.told.place and any(elsewhere(new, known) for known in (alike if new.named else meetings)):
        return f" tại {place_label(new.told.place, typed=True)}"
    return f" của {min(new.hosts)}" if alike and new.hosts else ""


def _meant(mention: MeetingMention, new: Meeting, meetings: list[Meeting], headline: int) -> Meeting | None:
    """The meeting of a mention without a name, as a `new` one: what it refers back to, else the likeliest."""
    referred = [known for known in meetings if not other_rite(new, known)]
    return _spoken_of(mention, meetings) or _refers(mention, referred, headline)


def _spoken_of(mention: MeetingMention, meetings: list[Meeting]) -> Meeting | None:
    """The meeting to which the sentences before say that a mention refers back, unless it is only cited there."""
    if mention.refers_to < 0:
        return None
    told = (meeting for meeting in meetings if any(m.start == mention.refers_to for m in meeting.mentions))
    return next((meeting for meeting in told if not meeting.cited and not meeting.plenum), None)


def _refers(mention: MeetingMention, meetings: list[Meeting], headline: int) -> Meeting | None:
    """The last meeting of the same family that is reported on, else cited, else one of a related family reported on.

    One that is cited by another word yields to that: on a visit to the `Hội nghị G20` a `buổi đối thoại` is another.
    `Hội nghị` means one that the article calls so by name rather than the `Cuộc họp trù bị` that it tells of later.

    What the headline alone has named by a word of another family need not be it: the article may tell of two. Where no
    meeting of its own family was named, `hội nghị` may be a forum, `buổi lễ` a conference that makes decisions known.
    """
    latest = sorted(meetings, key=lambda meeting: (not meeting.is_called(mention), -meeting.mentions[-1].start))
    own = [meeting for meeting in latest if meeting.family == mention.family or meeting.is_called(mention)]
    told = [meeting for meeting in latest if meeting.mentions[-1].start >= headline or mention.start < headline]
    related = [meeting for meeting in told if meeting.family in kin(mention.family)]
    related = related or [meeting for meeting in told if _is_also_called(meeting, mention.head)]
    if any(not meeting.cited for meeting in related):
        own = [meeting for meeting in own if not meeting.cited or meeting.type == mention.type]
    cited = own or (related if mention.family == Family.OPENING else [])
    return next((meeting for meeting in (own or related) if not meeting.cited), cited[0] if cited else None)


def _is_also_called(meeting: Meeting, head: str) -> bool:
    """Whether a meeting is also called by a word for those of another family: two who confer hold a `cuộc họp`."""
    if head == _ANY_BRIEF:
        return meeting.family == Family.TALKS
    if head == _CEREMONY:
        return meeting.family == Family.CONFERENCE and announces_decisions(meeting.label)
    return head == _ANY and meeting.named and meeting.family == Family.FORUM


def _says_more(mention: MeetingMention, new: Meeting, meeting: Meeting, headline: int) -> bool:
    """Whether a later name is so much fuller that it tells more, or the first in the text, where headlines shorten.

    It also does when it has all words of the known one, and what tells it apart, which that leaves out.
    """
    shorter = new.words < meeting.words and not meeting.label.isupper()
    shortened = meeting.mentions[-1].start < headline <= mention.start and not shorter
    return shortened or tells_apart(new, meeting) or len(mention.name) > len(meeting.label) * _FULLER


def _same(new: Meeting, meetings: list[Meeting], headline: int) -> Meeting | None:
    """The meeting that a name means: one not yet named, else the one whose name has most words in common.

    When no other meeting of its family is known yet, it means the one of the headline, which may say in other words
    what it is about.
    """
    best, most = None, 0.0
    alone = [m for m in meetings if m.family == new.family or all(known.implied for known in m.mentions)]
    if len(alone) == 1 and alone[0].mentions[-1].start < headline and not new.cited:
        reworded = compatible(new, alone[0], reworded=True) and not of_another_time(new, alone[0])
        best = alone[0] if reworded else None
    for meeting in meetings:
        if of_another_time(new, meeting):
            continue
        if between_same(new, meeting) or by_acronym(new, meeting):
            return meeting
        if not compatible(new, meeting):
            continue
        if not meeting.named and takes_name(meeting, new) and not new.cited:
            return meeting
        alike = same_summit(new, meeting) or max(
            likeness(words, others) for words in (new.words, *new.aliases) for others in meeting.names
        )
        if alike >= SAME and alike > most:
            best, most = meeting, alike
    return best
