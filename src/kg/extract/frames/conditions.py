"""The conditions under which verb frames hold: the words of `needs` in `lexicons/relations.toml`."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from kg.chunks import of_kind
from kg.extract.frames.matches import Match
from kg.extract.frames.meeting_conditions import OF_MEETINGS
from kg.extract.frames.post_conditions import OF_POSTS
from kg.extract.frames.talk_conditions import OF_TALKS
from kg.extract.symbols import has_day
from kg.families import Family
from kg.mentions import DocumentMention, Figure, MeetingMention

_PAST = re.compile(r"\b(?:đã|vừa|mới|sau khi|ngay sau)\b", re.IGNORECASE)  # words of what has been done
_BETWEEN = "giữa"  # before the two sides that sign something


def _apart(match: Match) -> bool:
    """Unless the place is that of the body before it: `Trường THCS Lý Nhân, | xã Lý Nhân tổ chức …`."""
    before = match.chunks.symbols[max(0, match.begin - 3) : match.begin]
    return before[-2:] != ["Body", ","] or before[:1] == ["AT"]


def _numbered(match: Match) -> bool:
    document = match.matched[0].mention
    by_other = match.chunks.symbol_at(match.end) == "BY"  # "của Công đoàn Việt Nam | do Bộ Chính trị …"
    return isinstance(document, DocumentMention) and bool(document.number) and not by_other


def _done(match: Match) -> bool:
    words = (match.discourse.text[chunk.start : chunk.end] for chunk in match.matched if chunk.mention is None)
    return any(map(_PAST.search, words))


def _done_by_one(match: Match) -> bool:
    """When something has been done, and not between others: `sau khi ký Bản ghi nhớ | giữa hai công ty, ông A nói`."""
    told = match.discourse.text[match.matched[0].start : match.matched[-1].start]
    return _done(match) and _BETWEEN not in told.split()


def _no_press(match: Match) -> bool:
    """Unless it is told of a press conference, at which nothing is passed: `Tại | cuộc họp báo | ngày 5/3, Luật …`."""
    return all(meeting.family != Family.PRESS for meeting in of_kind(MeetingMention, match.matched))


CONDITIONS: Mapping[str, Callable[[Match], bool]] = {
    "": lambda _: True,
    **OF_MEETINGS,
    **OF_TALKS,
    **OF_POSTS,
    "nobody": lambda match: not any(of_kind(Figure, match.chunks)),
    "apart": _apart,
    "numbered": _numbered,
    "done": _done,
    "done by one": _done_by_one,
    "no press": _no_press,
    "day": lambda match: any(map(has_day, match.matched)),
    "headline": lambda match: match.discourse.read == 1 and match.chunks.symbols[-1] != ".",
}
