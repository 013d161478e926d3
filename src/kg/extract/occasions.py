"""When and where a meeting is held, how, with how many sites and participants."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.mentions import BodyMention, Chunk, DateMention, MeetingMention, PlaceMention, RelationMention

_SITES = re.compile(r"(?P<n>\d[\d.]*)\s+(?:điểm cầu|đầu cầu|điểm trực tuyến)")
_PEOPLE = re.compile(
    r"(?:hơn|trên|gần|khoảng|với)?\s*(?P<n>\d[\d.]*)\s+(?:đại biểu|cán bộ|đảng viên|người|cử tri|học viên|lượt người|báo cáo viên)"
)
_HELD = frozenset({"ORGANIZE", "CHAIR", "RECEIVE", "WORKWITH", "VOTERS", "MEET", "ATTEND", "OPEN", "ATTENDCHAIR", "SPEAK"})


def occasion_relations(text: str, chunks: Sequence[Chunk], main: MeetingMention | None) -> Iterator[RelationMention]:
    """Date, place, mode and size of the meeting that a sentence introduces."""
    index = next((n for n, c in enumerate(chunks) if isinstance(c.mention, MeetingMention) and not c.mention.plural), None)
    if index is None:
        return
    meeting = chunks[index].mention
    assert isinstance(meeting, MeetingMention)
    if not meeting.bare or any(c.symbol in _HELD for c in chunks):
        yield from _when(chunks, index, meeting)
        yield from _where(chunks, index, meeting)
    if meeting.online:
        yield RelationMention("mode", meeting, "online", meeting.start, meeting.end, "meeting.mode")
    yield from _size(text, chunks, meeting)


def _when(chunks: Sequence[Chunk], index: int, meeting: MeetingMention) -> Iterator[RelationMention]:
    dates = [(n, c.mention) for n, c in enumerate(chunks) if isinstance(c.mention, DateMention)]
    before = [date for n, date in dates if n < index]
    after = [date for n, date in dates if n > index and n - index <= 4]
    for date in (*before, *after):
        if date.date.day or (date in after and not before):
            start, end = min(date.start, meeting.start), max(date.end, meeting.end)
            yield RelationMention("heldOn", meeting, date, start, end, "meeting.date")
            return


def _where(chunks: Sequence[Chunk], index: int, meeting: MeetingMention) -> Iterator[RelationMention]:
    for n in range(len(chunks) - 1):
        place = chunks[n + 1].mention
        if chunks[n].symbol != "AT" or not isinstance(place, PlaceMention | BodyMention):
            continue
        if isinstance(place, PlaceMention) and not place.name:
            continue
        near = abs(n - index) <= 8
        if near:
            start, end = min(chunks[n].start, meeting.start), max(place.end, meeting.end)
            yield RelationMention("heldAt", meeting, place, start, end, "meeting.place")
            return


def _size(text: str, chunks: Sequence[Chunk], meeting: MeetingMention) -> Iterator[RelationMention]:
    start, end = chunks[0].start, chunks[-1].end
    for relation, pattern in (("siteCount", _SITES), ("participantCount", _PEOPLE)):
        match = pattern.search(text, start, end)
        if match:
            number = int(match["n"].replace(".", "") or 0)
            yield RelationMention(relation, meeting, number, match.start("n"), match.end(), f"meeting.{relation}")
