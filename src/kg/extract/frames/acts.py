"""The day on which a document is signed or issued, by the clause that tells who does it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from kg.chunks import Chunk, of_kind
from kg.extract.discourse.spoken_of import Discourse
from kg.extract.symbols import ACTORS, DECIDES, SINCE
from kg.mentions import DateMention, DocumentMention, RelationMention
from kg.spans import Span, hull

if TYPE_CHECKING:  # frames are checked for what they state, which asks for what is here
    from kg.extract.frames.frame import Frame

ACTS = frozenset({"signedBy", "issuedBy"})
_WHOLE = "WHOLE"  # symbol of what is told of a law on the day it is passed: `thông qua | toàn văn | Luật Thú y`
_DAYS = re.compile(r"\b\d{1,2}\s?(?:[-–,]|và|đến)\s?\d{1,2}(?:/| tháng )")  # several days of a month
_WORD = 4  # characters of such a word and the blank after it
_FIRST = 1  # chunks with which the sentence opens, `Tháng 3/2015, khi thăm Lào, …`
_SPEAKER = 3  # chunks before a verb of saying among which stands who says it
_OPENING = 2  # chunks before what is done among which it says when


def acted_on(
    document: DocumentMention, frame: Frame, chunks: Sequence[Chunk], begin: int, discourse: Discourse
) -> Iterator[RelationMention]:
    """The day on which a document is signed or issued, by a frame that tells what is done with it.

    Args:
        document: What is signed or issued.
        frame: The frame.
        chunks: Those of the sentence up to the end of what the frame matches.
        begin: Index of the first chunk of that.
        discourse: What the article is speaking of.

    Example:
        `Ngày 6-2, | Thủ tướng đã ký Quyết định số 5/QĐ-TTg` states `issuedOn`; so does `Cùng ngày, | …`.
    """
    if not frame.dated:
        return
    told = _own_clause(chunks, begin)
    begin, chunks = begin - told, chunks[told:]
    same_day = [chunk for chunk in chunks if chunk.symbol == "SAMEDAY"]
    day: DateMention | None
    if day := _day_told(chunks, begin, discourse.text, alone=not same_day):
        when: Span = day
    elif same_day:
        day, when = discourse.days.same_day(discourse.text, same_day), same_day[0]
    elif frame.dated == "sitting" or any(chunk.symbol == _WHOLE for chunk in chunks):
        day, when = discourse.days.last, document
    if day:
        yield RelationMention("issuedOn", document, day, *hull(when, document), f"{frame.name}.date")


def _day_told(chunks: Sequence[Chunk], begin: int, text: str, alone: bool) -> DateMention | None:
    """The last day among the chunks, else, when they tell of time with nothing else, that with which they begin."""
    dates = _dates(chunks, text)
    days = [date for date in dates if date.date.day and not lasts(text, date)]
    if days or not (alone and begin):
        return days[-1] if days else None
    near = (*chunks[:_FIRST], *chunks[max(_FIRST, begin - _OPENING) : begin])  # "Cuối năm 2016, Bộ có quyết định …"
    return next((date for date in _dates(near, text) if not date.until), None)


def _dates(chunks: Sequence[Chunk], text: str) -> list[DateMention]:
    """The dates among the chunks, without those in parentheses, which are of what is named before them."""
    return [date for date in of_kind(DateMention, chunks) if not _closes(text, date)]


def _closes(text: str, date: DateMention) -> bool:
    """Whether a date ends what stands in parentheses that begin before it: `đảo chính (đêm | 9-3-1945 |)`."""
    return text[date.start : date.end + 1].count(")") > text[date.start : date.end].count("(")


def lasts(text: str, date: DateMention) -> bool:
    """Whether a date is the first of several: `từ | ngày 8 đến 11-7`, `| ngày 7-8/2`."""
    before = text[max(0, date.start - _WORD) : date.start].rstrip()
    return (
        text.startswith(SINCE, date.start) or before.endswith(SINCE) or bool(_DAYS.search(text, date.start, date.end))
    )


def _own_clause(chunks: Sequence[Chunk], begin: int) -> int:
    """The first chunk of the clause of chunk `begin`: after `Ngày 6-2, … thông qua Luật …; |` the day is past.

    So it is after who says it: `Chiều 13-6, ông A cho biết, | Công an tỉnh đã ra quyết định …`.
    """
    stops = [n + 1 for n in range(begin) if chunks[n].symbol == ";"]
    past = stops and not DECIDES.isdisjoint(chunk.symbol for chunk in chunks[: stops[-1]])
    said = [n + 1 for n in range(1, begin + 1) if chunks[n].symbol == "SAY" and _reports(chunks, n)]
    return max([stops[-1] if past else 0, *said])


def _reports(chunks: Sequence[Chunk], n: int) -> bool:
    """Whether somebody says at chunk `n` what is told after it: `ông A | cho biết`, not `thực hiện | chỉ đạo của …`."""
    speaks = not ACTORS.isdisjoint(chunk.symbol for chunk in chunks[max(0, n - _SPEAKER) : n])
    return speaks and [chunk.symbol for chunk in chunks[n + 1 : n + 2]] != ["OF"]
