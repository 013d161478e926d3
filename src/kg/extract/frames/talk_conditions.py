"""The conditions under which frames hold that tell of a meeting of two sides: who is one, and what happens there."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from kg.extract.frames.matches import Match
from kg.extract.meetings.other_side import acts_there
from kg.extract.symbols import AMID, HOLDS, leading, printed
from kg.families import SIDED, TWO_SIDES, Family
from kg.lexicon import load_lexicon
from kg.mentions import MeetingMention
from kg.staffing import staffing
from kg.tables import phrases

_MET = TWO_SIDES | {Family.PRESS}  # families of those after or in the course of which something is told to happen
_NAMED = SIDED | {Family.CONFERENCE, Family.PRESS}  # a sentence that names a meeting of two sides may use a wider word
_FAREWELL = "chia tay"  # in the name of a meeting for who leaves
_SEES_OFF = "tiễn"  # in that of a ceremony for who leaves a country, and what is told at no other


def _talks(match: Match) -> bool:
    """When a meeting is of two sides, as is a reception with its guest: `tại tiệc chiêu đãi | ông A, ông B nói`."""
    meeting = match.meeting
    named = any(chunk.mention is meeting for chunk in match.chunks[match.begin : match.end + 1])
    return meeting is not None and (meeting.family in (_NAMED if named else TWO_SIDES) or (named and _honors(meeting)))


def _sides(match: Match) -> bool:
    """When a meeting is one of sides: `buổi tiếp xúc cử tri | của ông A`, not `lễ kỷ niệm ngày sinh | của ông A`."""
    return match.meeting is not None and match.meeting.family in SIDED


def _welcome(match: Match) -> bool:
    """When a meeting is held for a guest who is there: `lễ đón | ông A`, not `lễ viếng | ông A`.

    So it is when it bids farewell to somebody: `gặp mặt, trao quyết định nghỉ hưu cho | ông A`. Who sees a guest off is
    not at the welcome.
    """
    meeting = match.meeting
    if meeting is None:
        return False
    if _SEES_OFF in printed(match.discourse.text, match.matched[0]):
        return _SEES_OFF in f"{meeting.head} {meeting.name}".lower() and _honors(meeting)
    return _honors(meeting) or any(word in meeting.name for word in (_FAREWELL, *staffing("retires")))


def _guest(match: Match) -> bool:
    """When who follows the name of a talk is its other side: `tại | buổi tiếp ông A`, `cuộc gặp ở Huế với ông A`.

    So is who follows what somebody has or holds: `đã có | buổi tiếp ông A`.
    """
    if match.meeting is None or match.meeting.implied or not _talks(match):
        return False
    n = _index(match)
    if _leading(match, n).endswith(phrases("talk_words.csv", "unheld")) or acts_there(match.chunks, n):
        return False
    personal = "personal" in load_lexicon().meeting_traits(match.meeting.head)
    there = AMID | HOLDS | {"HAVE"} if personal else AMID
    return match.chunks.before(n) in there or "COMITATIVE" in match.chunks.symbols[n : match.end]


def _amid(match: Match) -> bool:
    """When something is told to happen at a talk, or right before or after it: `trong | cuộc gặp với ông A`."""
    n = _index(match)
    met = match.meeting is not None and match.meeting.family in _MET
    return met and n > 0 and _leading(match, n).endswith(phrases("talk_words.csv", "amid"))


def _no_guest(match: Match) -> bool:
    """Unless whom the meeting at the beginning is with or for is printed right after it, or after `với`."""
    for n, chunk in enumerate(match.matched):
        if isinstance(chunk.mention, MeetingMention):
            beside = [following.symbol for following in match.matched[n + 1 : n + 3]]
            met = chunk.mention.family == Family.TALKS or _honors(chunk.mention)
            guest = met and beside[:1] == ["Figure"]
            return not guest and beside != ["COMITATIVE", "Figure"]
    return True


def _honors(meeting: MeetingMention) -> bool:
    """Whether who is named right after a meeting is whom it is for: `tại tiệc chiêu đãi | ông A`."""
    return "honoring" in load_lexicon().meeting_traits(meeting.head)


def _index(match: Match) -> int:
    """The chunk of the meeting, 0 when the sentence does not name it."""
    return next((n for n, chunk in enumerate(match.chunks) if chunk.mention is match.meeting), 0)


def _leading(match: Match, n: int) -> str:
    return leading(match.discourse.text, match.chunks, n)


OF_TALKS: Mapping[str, Callable[[Match], bool]] = {
    "talks": _talks,
    "sides": _sides,
    "welcome": _welcome,
    "guest": _guest,
    "amid": _amid,
    "no guest": _no_guest,
}
