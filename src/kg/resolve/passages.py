"""The sentences of an article: which one an offset lies in, and the mentions of all."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from kg.mentions import Sentence
from kg.resolve.nesting import bodies, positions


class Passages:
    """The sentences of an article, read once for all that looks something up in them.

    Attributes:
        sentences: In the order of the text.
        mentions: Theirs.
        bodies, positions: Those that the mentions are or name.
    """

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self.sentences = sentences
        self.mentions = [chunk.mention for one in sentences for chunk in one.chunks if chunk.mention is not None]
        self.bodies = [body for mention in self.mentions for body in bodies(mention)]
        self.positions = list(positions(self.mentions))
        self._starts = [sentence.start for sentence in sentences]

    def begun(self, offset: int) -> Sentence | None:
        """The last sentence that begins at or before an offset."""
        n = bisect_right(self._starts, offset) - 1
        return self.sentences[n] if n >= 0 else None

    def around(self, offset: int) -> range:
        """The offsets of the sentence that an offset lies in; none between sentences."""
        sentence = self.begun(offset)
        return range(sentence.start, sentence.end) if sentence and offset < sentence.end else range(0)
