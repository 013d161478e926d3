"""A sentence as the clause rules see it: a sequence of chunks, each of a symbol."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from kg.mentions import Figure, MeetingMention, Mention
from kg.records import record, replace
from kg.spans import Span

Kind = TypeVar("Kind", bound=Mention | Figure)
BEFORE_POST = frozenset({",", "-", "("})
"""Symbols of the marks between a person and the post or the employer: `ông Nguyễn Văn An | , | Giám đốc Sở Y tế`."""


@record(frozen=True, slots=True)
class Chunk(Span):
    """A piece of a sentence as the clause rules see it.

    Attributes:
        symbol: `Person`, `Position`, `Body`, `Document`, `Meeting`, `Place`, `Date`, `Figure`, the class of a cue
            (`CHAIR`), a punctuation mark, or `_` for other words.
        mention: What stands there, for the kinds of mentions.
    """

    symbol: str
    mention: Mention | Figure | None = None


class Chunks(tuple[Chunk, ...]):
    """The chunks of a sentence, with what nearly every rule asks for.

    Attributes:
        symbols: Theirs, in order.
    """

    def __init__(self, _: Iterable[Chunk] = ()) -> None:
        self.symbols = [chunk.symbol for chunk in self]

    def at(self, symbol: str) -> list[int]:
        """The indexes of the chunks with a symbol, of which most sentences have none."""
        return [n for n, other in enumerate(self.symbols) if other == symbol] if symbol in self.symbols else []

    def meetings(self) -> list[tuple[int, MeetingMention]]:
        """The meetings, each with the index of its chunk."""
        return [(n, meeting) for n in self.at("Meeting") if isinstance(meeting := self[n].mention, MeetingMention)]

    def symbol_at(self, n: int) -> str:
        """The symbol of chunk `n`, empty where there is none."""
        return self.symbols[n] if 0 <= n < len(self.symbols) else ""

    def after(self, n: int) -> str:
        """The symbol of the chunk after chunk `n`, empty when that is the last."""
        return self.symbol_at(n + 1)

    def before(self, n: int) -> str:
        """The symbol of the chunk before chunk `n`, empty when that is the first."""
        return self.symbols[n - 1] if n else ""

    def put(self, n: int, chunk: Chunk) -> Chunks:
        """These with another chunk in the place of the one at `n`."""
        return self if chunk is self[n] else Chunks((*self[:n], chunk, *self[n + 1 :]))

    def read_as(self, n: int, mention: Mention) -> Chunks:
        """These with another mention in the chunk at `n`."""
        return self if mention is self[n].mention else self.put(n, replace(self[n], mention=mention))


def of_kind(kind: type[Kind], chunks: Iterable[Chunk]) -> Iterator[Kind]:
    """The mentions of a kind among some chunks: `of_kind(DateMention, chunks[:n])`."""
    return (chunk.mention for chunk in chunks if isinstance(chunk.mention, kind))


@record(frozen=True, slots=True)
class Sentence(Span):
    """A sentence as a sequence of chunks."""

    chunks: Chunks
