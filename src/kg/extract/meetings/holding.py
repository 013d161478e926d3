"""Which verb further on says that a meeting is held, and whether it says so of that meeting or of another.

Example:
    In `cuộc họp trù bị về tổ chức Hội nghị Sông Hồng đã được tổ chức sáng 9/4` it is the `cuộc họp` that was held.
"""

from __future__ import annotations

import re
from functools import cache

from kg.chunks import Chunk, Chunks
from kg.extract.symbols import HOLDS, SAYS, has_day
from kg.families import PARTS_OF_SESSIONS, Family
from kg.mentions import MeetingMention
from kg.tables import any_of, phrases

_FURTHER = 24  # chunks between a meeting with a long name and the verb
_TURNS = frozenset(
    {";", ":", ".", "HEAR", "PRESENT", "HAND", "REPORT"}
)  # what a verb after these says is of something else
# What stands before words of saying after which it is, too.
_CLAIMANTS = frozenset({"Figure", "Position", "Body", "Person", "AUX", ",", "Meeting", "HERE"})
_BUSINESS = frozenset({"DISSEMINATE", "CARRYOUT"})  # `Hội nghị sơ kết năm 2019; | triển khai nhiệm vụ mới đã diễn ra`
# What stands before a meeting that another is about, or of which it is a part.
_LINKS = frozenset({"STOP", "ABOUT", "PLAN", "ORGANIZE", "OF", "TOWARD", "AT"})
# What may stand between the two: `cuộc họp trù bị về tổ chức | hội nghị`.
_ABOUT = _LINKS | {"_", "PLURAL", "Body", "Place", "AND", "COMITATIVE", "-", "CARRYOUT", "DISSEMINATE", "DURING"}


@cache
def _feasts() -> re.Pattern[str]:
    """The feasts that a meeting may present, as `feasts.csv` lists them."""
    return re.compile(any_of(phrases("feasts.csv")), re.IGNORECASE)


def held_by(chunks: Chunks, n: int) -> int:
    """The verb further on that says that the meeting of chunk `n` is held, or 0: `Hội nghị … | diễn ra | sáng 6-2`."""
    if HOLDS.isdisjoint(chunks.symbols[n + 1 : n + _FURTHER]):
        return 0
    past_topic = False
    for k in range(n + 1, min(n + _FURTHER, len(chunks))):
        if chunks[k].symbol in HOLDS and chunks.after(k) != "Meeting":  # not "trù bị về | tổ chức | Hội nghị"
            return k if _is_told(chunks, k) or not past_topic else 0
        if _turns(chunks, n, k):
            return 0
        past_topic = past_topic or (chunks[k].symbol == "Meeting" and not (_is_bare(chunks[k]) or _is_whole(chunks, k)))
    return 0


def is_of_other(text: str, chunks: Chunks, n: int, k: int) -> bool:
    """Whether the verb at `k` is said of the meeting that the one of chunk `n` is about, or of a feast it presents."""
    of_outer = _is_topic(chunks, n) and (_is_bare(chunks[n]) or _is_told(chunks, k))
    return of_outer or _is_whole(chunks, n) or is_about_event(text, chunks, n, k)


def is_about_event(text: str, chunks: Chunks, n: int, k: int) -> bool:
    """Whether what is held at `k` is a feast that the meeting presents: `họp báo về Festival …, | diễn ra từ`.

    Where the day of a press conference is told before it, no comma need part the two: `Chiều 6/5, … họp báo về …`.
    """
    meeting = chunks[n].mention
    if not isinstance(meeting, MeetingMention):
        return False
    dated = meeting.family == Family.PRESS and any(has_day(chunk) for chunk in chunks[:n])
    apart = dated or chunks[k - 1].symbol == ","
    return apart and _feasts().search(text, meeting.start + len(meeting.head), chunks[k].start) is not None


def amid(chunks: Chunks, n: int) -> int:
    """The meeting in the course of which a talk is, which is then and there: `cuộc gặp bên lề | G20 ở Lyon`."""
    return n + 2 if hosts_talk(chunks, n + 2) else 0


def hosts_talk(chunks: Chunks, n: int) -> bool:
    """Whether another meeting is on the fringe of that of chunk `n`."""
    return n > 1 and chunks.symbols[n - 2 : n + 1] == ["Meeting", "STOP", "Meeting"]


def _is_told(chunks: Chunks, k: int) -> bool:
    """Whether the verb at `k` is that of the clause: `cuộc họp về tổ chức Hội nghị … | đã được | tổ chức`, not `sẽ`."""
    before = chunks.symbols[max(0, k - 2) : k]
    return "AUX" in before and "PLAN" not in before


def _is_bare(chunk: Chunk) -> bool:
    return isinstance(chunk.mention, MeetingMention) and chunk.mention.bare


def _turns(chunks: Chunks, n: int, k: int) -> bool:
    """Whether what follows chunk `k` is no longer said of the meeting of chunk `n`."""
    symbol, before = chunks[k].symbol, chunks[k - 1].symbol
    if symbol == "Meeting":
        return not _is_topic(chunks, k)
    dated = has_day(chunks[k])
    actor = symbol == "Figure" and before == ","
    said = symbol in SAYS and k > n + 1 and before in _CLAIMANTS
    listed = symbol == ";" and n == 0 and chunks.after(k) in _BUSINESS
    return (symbol in _TURNS and not listed) or dated or actor or said


def _is_whole(chunks: Chunks, n: int) -> bool:
    """Whether the meeting of chunk `n` is the one of which that before is a part: `Phiên chất vấn tại | kỳ họp`."""
    part = chunks[n - 2].mention if chunks.symbols[max(0, n - 2) : n] == ["Meeting", "AT"] else None
    return isinstance(part, MeetingMention) and part.family in PARTS_OF_SESSIONS


def _is_topic(chunks: Chunks, n: int) -> bool:
    """Whether the meeting of chunk `n` only tells of another: `Hội nghị bàn tròn trong khuôn khổ | Diễn đàn …`."""
    k = n - 1
    if k >= 0 and chunks[k].symbol == "PLURAL":
        k -= 1
    if k < 1 or chunks[k].symbol not in _LINKS:
        return False
    while k > 0 and chunks[k].symbol in _ABOUT:
        k -= 1
    return chunks[k].symbol == "Meeting"
