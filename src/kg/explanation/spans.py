"""Mentions and chunks as stretches of the article, and the segments between all their ends."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from itertools import pairwise

from kg.chunks import Chunk
from kg.mentions import Figure
from kg.spans import Span


@dataclass(frozen=True, slots=True)
class Mark:
    """A mention of an entity or a date."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A chunk: what the rules see of a stretch of text is its symbol."""

    start: int
    end: int
    symbol: str


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text in which nothing begins or ends.

    Attributes:
        marks: The mentions that it is part of, outer ones first.
        facts: Numbers of the facts for which it is evidence.
    """

    start: int
    end: int
    marks: tuple[Mark, ...]
    facts: tuple[int, ...]


def marks_of(chunks: Iterable[Chunk]) -> Iterator[Mark]:
    """The mentions of a sentence, each before those inside it."""
    for chunk in chunks:
        if isinstance(chunk.mention, Figure):
            parts = sorted((chunk.mention.person, *chunk.mention.positions), key=lambda part: part.start)
            yield from (mark for part in parts for mark in _nested(part, chunk.start, chunk.end))
        elif chunk.mention:
            yield from _nested(chunk.mention, chunk.start, chunk.end)


def _nested(mention: Span, start: int, end: int) -> Iterator[Mark]:
    """A mention and the mentions that its attributes hold, as far as they are printed between two offsets."""
    start, end = max(mention.start, start), min(mention.end, end)
    if start < end:
        yield Mark(start, end, type(mention).__name__.removesuffix("Mention"))
    for field in fields(mention):
        value = getattr(mention, field.name)
        for inner in value if isinstance(value, tuple) else (value,):
            if isinstance(inner, Span):
                yield from _nested(inner, start, end)


def segments(start: int, end: int, marks: Sequence[Mark], facts: dict[int, tuple[int, int]]) -> Iterator[Segment]:
    """Cut a passage wherever a mention or the evidence of a fact begins or ends.

    Args:
        start: Where the passage begins.
        end: Where it ends.
        marks: Its mentions.
        facts: Start and end of the evidence of facts, by their numbers.
    """
    spans = [*((mark.start, mark.end) for mark in marks), *facts.values()]
    cuts = sorted({start, end, *(cut for span in spans for cut in span if start < cut < end)})
    for left, right in pairwise(cuts):
        yield Segment(
            left,
            right,
            tuple(mark for mark in marks if mark.start <= left and right <= mark.end),
            tuple(number for number, (first, last) in facts.items() if first <= left and right <= last),
        )


def visible(text: str) -> str:
    r"""Text that is safe to show: what moves the cursor or turns the direction of writing becomes a sign of its own.

    Example:
        >>> visible("Hà\x1b[31m Nội\u202e")
        'Hà\ufffd[31m Nội\ufffd'
    """
    return "".join(char if char.isprintable() or char in "\n\t\u00a0" else "\ufffd" for char in text)
