"""Which sentence an offset lies in."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from kg.mentions import Sentence


class Passages:
    """The sentences of an article, to be looked up by offset."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self._starts = [sentence.start for sentence in sentences]
        self._ends = [sentence.end for sentence in sentences]

    def around(self, offset: int) -> range:
        """The offsets of the sentence that an offset lies in; none between sentences."""
        n = bisect_right(self._starts, offset) - 1
        return range(self._starts[n], self._ends[n]) if n >= 0 and offset < self._ends[n] else range(0)
