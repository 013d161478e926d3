"""The days of what a ceremony remembers, on which it is not held: `kỷ niệm 60 năm | (5/3/1957 - 5/3/2017)`."""

from __future__ import annotations

from collections.abc import Sequence

from kg.chunks import Chunk, Chunks, of_kind
from kg.mentions import DateMention, MeetingMention
from kg.records import replace

_REMEMBERS = "kỷ niệm"
_SPAN = 3  # chunks of `5/3/1957 - 5/3/2017`
_YEARS = 5  # between two days that are no days of one meeting


def without_anniversaries(chunks: Chunks) -> Chunks:
    """The chunks of a sentence with such days as plain words: those of two years, those after what remembers.

    Example:
        `Lễ kỷ niệm 60 năm thành lập Sở Y tế (| 5/3/1957 | - | 5/3/2017 |) diễn ra ngày 2/3`.
    """
    if "Meeting" not in chunks.symbols or "Date" not in chunks.symbols:
        return chunks
    remembered = {n for n in chunks.at("Date") if _is_aside(chunks, n)}
    remembered.update(k for n in chunks.at("Date") if _spans_years(chunks[n : n + _SPAN]) for k in (n, n + _SPAN - 1))
    for n in remembered:
        chunks = chunks.put(n, replace(chunks[n], symbol="_", mention=None))
    return chunks


def _spans_years(chunks: Sequence[Chunk]) -> bool:
    """Whether they are two days years apart, with a dash between."""
    years = [told.date.year for told in of_kind(DateMention, chunks) if told.date.year and told.date.day]
    spans = len(chunks) == _SPAN and chunks[1].symbol == "-" and len(years) > 1
    return spans and years[-1] - years[0] >= _YEARS


def _is_aside(chunks: Chunks, n: int) -> bool:
    """Whether a day is in parentheses after a meeting that remembers: `lễ kỷ niệm ngày thành lập (| 26/3 |)`."""
    if chunks.before(n) != "(":
        return False
    last = next(of_kind(MeetingMention, reversed(chunks[:n])), None)
    return last is not None and _REMEMBERS in f"{last.head} {last.name}".lower()
