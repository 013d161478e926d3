"""The day of a meeting that follows on what was told before: `Ngay sau lễ đón, …`, `Tiếp đó, Thủ tướng dự lễ …`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.chunks import Chunk, Chunks
from kg.extract.discourse.spoken_of import Discourse
from kg.extract.meetings.daybook import NUMBERS, days_from
from kg.extract.symbols import TALKS, WORKS, printed
from kg.families import PARTS_OF_SESSIONS, TWO_SIDES, Family
from kg.mentions import DateMention, MeetingMention, RelationMention
from kg.records import replace
from kg.tables import phrases

_WORDS = "sequence_words.csv"
_NEAR = 2  # chunks among which they begin a sentence
_BRIEF = TWO_SIDES | PARTS_OF_SESSIONS | {Family.PRESS, Family.CEREMONY}  # families that last some hours
_HOURS = "Cuộc họp"  # type that does, too
_AFTERWARDS = frozenset({"sau", "ngay sau"})  # words before what has just been held
# So many days after or before a meeting: `ngày 5/3, | hai ngày sau | cuộc họp`.
_DAYS_FROM = re.compile(rf"\b(?P<count>{'|'.join(NUMBERS)})\s+ngày\s+(?P<way>sau|trước)\b(?!\s+đó|,)", re.IGNORECASE)
_BACK = {"sau": "trước", "trước": "sau"}
_LONGEST = 30  # characters of words that lead on
_RECENT = 600  # characters since a day was told on which somebody goes on


def day_before(text: str, chunks: Chunks, index: int, discourse: Discourse) -> DateMention | None:
    """The day told before, if the meeting at chunk `index` is held on it, too, by the words that lead to it.

    Example:
        After `Sáng 5/3, Chủ tịch nước chủ trì lễ đón` it is that of `Ngay sau lễ đón, | hai Thủ tướng | hội đàm`.
    """
    day, meeting = discourse.days.last, chunks[index].mention
    if day is None or not isinstance(meeting, MeetingMention):
        return None
    if day.date == discourse.met and (_after_meeting(text, chunks, index) or _is_next_guest(chunks, index, discourse)):
        return day
    recent = 0 <= chunks[0].start - day.end < _RECENT
    return day if recent and not meeting.bare and _goes_on(text, chunks[:index]) else None


def just_held(text: str, chunks: Chunks, index: int) -> bool:
    """Whether what is told comes after the meeting at chunk `index`, on the day: `Chiều 5/3, sau | cuộc họp, ông A`."""
    meeting, led = chunks[index].mention, printed(text, chunks[index - 1]) if index else ""
    return led in _AFTERWARDS and isinstance(meeting, MeetingMention) and _is_brief(meeting)


def _is_next_guest(chunks: Chunks, index: int, discourse: Discourse) -> bool:
    """Whether the sentence begins with whom somebody meets next: `Chiều 5/3, A tiếp B. … | Tiếp | C, A nói`."""
    before = discourse.meeting.family if discourse.meeting else ""
    return index == 1 and chunks.symbols[0] in TALKS | WORKS and before in TWO_SIDES


def _is_brief(meeting: MeetingMention) -> bool:
    return meeting.family in _BRIEF or meeting.type == _HOURS


def _after_meeting(text: str, chunks: Chunks, index: int) -> bool:
    """Whether the sentence begins with after which short meeting it is: `Kết thúc hội đàm, | …`."""
    after = phrases(_WORDS, "after")
    n = next((n for n, chunk in enumerate(chunks[:_NEAR]) if printed(text, chunk).startswith(after)), -1)
    end = next((k for k in range(n + 1, index) if chunks.symbols[k] == ","), 0)
    if not 0 <= n < end:
        return False
    before, at_once = chunks[n + 1], printed(text, chunks[n]).startswith(phrases(_WORDS, "at-once"))
    held = isinstance(before.mention, MeetingMention) and (at_once or _is_brief(before.mention))
    return before.symbol in TALKS or held


def _goes_on(text: str, lead: Sequence[Chunk]) -> bool:
    """Whether the words before a meeting lead to what somebody did next: `| Tiếp đó |, Thủ tướng dự lễ …`."""
    if all(chunk.symbol != "," for chunk in lead):
        return False
    begin = lead[0].start
    return text[begin : begin + _LONGEST].lower().startswith(phrases(_WORDS, "next"))


def counted(text: str, told: RelationMention) -> RelationMention:
    """A meeting on its day, where the sentence counts from it: on 4/3 by `ngày 5/3, | một ngày sau | cuộc họp`."""
    meeting, day = told.subject, told.object
    if not (isinstance(meeting, MeetingMention) and isinstance(day, DateMention) and day.end <= meeting.start):
        return told
    apart = _DAYS_FROM.search(text, day.end, meeting.start)
    if apart is None:
        return told
    counted_back = days_from(day, (apart["count"].lower(), _BACK[apart["way"].lower()]))
    return replace(told, object=counted_back) if counted_back else told
