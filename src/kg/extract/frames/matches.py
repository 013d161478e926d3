"""Where a verb frame matches a sentence: what its condition is asked of."""

from __future__ import annotations

from typing import NamedTuple

from kg.chunks import Chunk, Chunks
from kg.extract.discourse.spoken_of import Discourse
from kg.mentions import MeetingMention

Parts = dict[str, list[Chunk]]  # the chunks of each part of a frame that is there


class Match(NamedTuple):
    """Where a frame matches.

    Attributes:
        chunks: The sentence.
        begin, end: First chunk of the match, and chunk after the last.
        meeting: The meeting that the frame means.
        discourse: What the article is speaking of.
    """

    chunks: Chunks
    begin: int
    end: int
    meeting: MeetingMention | None
    discourse: Discourse

    @property
    def matched(self) -> tuple[Chunk, ...]:
        """The chunks that the frame matched."""
        return self.chunks[self.begin : self.end]
