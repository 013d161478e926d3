"""When and where a meeting is held, how, with how many sites and participants."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.extract.discourse import Discourse, takes_place
from kg.mentions import BodyMention, Chunk, DateMention, MeetingMention, PlaceMention, RelationMention

_SITES = re.compile(r"(?P<n>\d[\d.]*)\s+(?:điểm cầu|đầu cầu|điểm trực tuyến)")
_PEOPLE = re.compile(r"(?P<n>\d[\d.]*)\s+(?:đại biểu|cán bộ|đảng viên|cử tri|học viên|báo cáo viên)\b")
_PRESENT = re.compile(r"\b(?:tham dự|dự|tham gia|có mặt)\b", re.IGNORECASE)
_OTHER = frozenset({"SIGN", "ISSUE", "APPOINT", "REMOVE"})  # what is dated before these is not the meeting
_LEAD = 2  # sentences after which the lead's date is no longer the meeting's
_UNREAL = frozenset({"PLAN", "NOT", "SAY", "ASK", "SUBMIT"})  # a meeting asked for or planned has no date yet
_HELD = frozenset(
    {"ORGANIZE", "HAPPEN", "CHAIR", "RECEIVE", "WORKWITH", "VOTERS", "MEET", "ATTEND", "OPEN", "ATTENDCHAIR", "SPEAK"}
)


def occasion_relations(text: str, chunks: Sequence[Chunk], discourse: Discourse) -> Iterator[RelationMention]:
    """Date, place, mode and size of the meeting that a sentence introduces."""
    found = [n for n, c in enumerate(chunks) if isinstance(c.mention, MeetingMention) and not c.mention.plural]
    if not found:
        if discourse.meeting:
            yield from _size(text, chunks, discourse.meeting)
            if _is_site(chunks[0].mention):
                yield from _where(chunks, 0, discourse.meeting)
        return
    held = [n for n in found if takes_place(chunks, n)]
    index = (held or found)[0]
    meeting = chunks[index].mention
    assert isinstance(meeting, MeetingMention)
    first = discourse.meeting is None
    if held and (first or not meeting.bare or any(c.symbol in _HELD for c in chunks)):
        yield from _when(chunks, index, meeting, discourse)
        yield from _where(chunks, index, meeting)
    for n in found:
        if n != index or not held:
            yield from _named_with_year(chunks, n)
    if meeting.online:
        yield RelationMention("mode", meeting, "online", meeting.start, meeting.end, "meeting.mode")
    yield from _size(text, chunks, meeting)


def _when(
    chunks: Sequence[Chunk], index: int, meeting: MeetingMention, discourse: Discourse
) -> Iterator[RelationMention]:
    """The last day before the meeting, else the first after it, else the day just spoken of (`cùng ngày`)."""
    main = next((n for n in range(index - 1, -1, -1) if chunks[n].symbol in _OTHER), -1) + 1
    before = [c.mention for c in chunks[main:index] if isinstance(c.mention, DateMention)]
    after = [c.mention for c in chunks[index + 1 : index + 9] if isinstance(c.mention, DateMention)]
    days = [date for date in (*reversed(before), *after) if date.date.day]
    same = discourse.day if any(c.symbol == "SAMEDAY" for c in chunks[:index]) else None
    vague = [
        c.mention for n, c in enumerate(chunks) if isinstance(c.mention, DateMention) and _beside(chunks, n, index)
    ]
    date = next(iter(days), None) or same or next(iter(vague), None)
    if date:
        start, end = (date.start, meeting.end) if date in before else (meeting.start, date.end)
        if date is same:
            start, end = min(c.start for c in chunks if c.symbol == "SAMEDAY"), meeting.end
        yield RelationMention("heldOn", meeting, date, start, end, "meeting.date")
    elif (
        discourse.meeting is None
        and discourse.day
        and discourse.since < _LEAD
        and not meeting.bare
        and not any(c.symbol in _UNREAL for c in chunks)
    ):
        yield RelationMention(
            "heldOn", meeting, discourse.day, discourse.day.start, meeting.end, "meeting.lead-date", confidence=0.8
        )


def _beside(chunks: Sequence[Chunk], n: int, index: int) -> bool:
    """Whether a month or a year stands close enough to a meeting to be its time."""
    between = chunks[index + 1 : n]
    return -3 <= n - index <= 2 or (0 < n - index <= 6 and any(c.symbol == "PLAN" for c in between))


def _named_with_year(chunks: Sequence[Chunk], n: int) -> Iterator[RelationMention]:
    """A meeting cited with its date: `Đại hội Đảng lần thứ XII đầu năm 2016`, `Năm 2014, tại Đại hội …`."""
    meeting = chunks[n].mention
    assert isinstance(meeting, MeetingMention)
    near = [c.mention for c in chunks[max(0, n - 3) : n + 3] if isinstance(c.mention, DateMention)]
    if near and not meeting.bare:
        start, end = min(near[0].start, meeting.start), max(near[0].end, meeting.end)
        yield RelationMention("heldOn", meeting, near[0], start, end, "meeting.cited-date", confidence=0.8)


def _where(chunks: Sequence[Chunk], index: int, meeting: MeetingMention) -> Iterator[RelationMention]:
    for n in range(len(chunks) - 1):
        place = chunks[n + 1].mention
        if chunks[n].symbol != "AT" or not isinstance(place, PlaceMention | BodyMention):
            continue
        if isinstance(place, PlaceMention) and (not place.name or place.name == "Việt Nam" or _is_site(place)):
            continue
        near = abs(n - index) <= 8 or n <= 3
        if near:
            start, end = min(chunks[n].start, meeting.start), max(place.end, meeting.end)
            yield RelationMention("heldAt", meeting, place, start, end, "meeting.place")
            return


def _is_site(mention: object) -> bool:
    """Whether a place is one of the sites that a meeting held online connects: `điểm cầu Ủy ban nhân dân tỉnh`."""
    return isinstance(mention, PlaceMention) and mention.name.startswith("Điểm cầu")


def _size(text: str, chunks: Sequence[Chunk], meeting: MeetingMention) -> Iterator[RelationMention]:
    """`213 điểm cầu`, `trên 8.000 cán bộ … tham dự`."""
    start, end = chunks[0].start, chunks[-1].end
    for relation, pattern in (("siteCount", _SITES), ("participantCount", _PEOPLE)):
        match = pattern.search(text, start, end)
        if match and (relation == "siteCount" or _PRESENT.search(text, start, end)):
            number = int(match["n"].rstrip(".").replace(".", ""))
            yield RelationMention(relation, meeting, number, match.start(), match.end(), f"meeting.{relation}")
