"""The sentences of an article: which one an offset lies in, and the mentions of all."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise
from operator import itemgetter

from kg.chunks import Sentence, of_kind
from kg.mentions import BodyMention, Figure, Mention, PlaceMention, PositionMention
from kg.model import Status
from kg.resolve.nesting import bodies, positions

_OPENING = 3  # sentences that tell what an article is about
_JOINT = 4  # characters of ` và `


class Passages:
    """The sentences of an article, read once for all that looks something up in them, when it first does.

    Attributes:
        sentences: In the order of the text.
        mentions: Theirs.
    """

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self.sentences = sentences
        self.mentions = [chunk.mention for one in sentences for chunk in one.chunks if chunk.mention is not None]
        self._starts = [sentence.start for sentence in sentences]

    @cached_property
    def bodies(self) -> list[BodyMention]:
        """The bodies that the mentions are or name."""
        return [body for mention in self.mentions for body in bodies(mention)]

    @cached_property
    def positions(self) -> list[PositionMention]:
        """The positions that the mentions are or name."""
        return list(positions(self.mentions))

    @cached_property
    def listed(self) -> frozenset[int]:
        """Where places stand that are told together: `các tỉnh | Hà Nam, Nam Định`."""
        return frozenset(offset for one in self.sentences for offset in _listed(one))

    @cached_property
    def _figures(self) -> list[tuple[int, int, str]]:
        figures = (one for one in self.mentions if isinstance(one, Figure))
        return [(one.start, one.end, one.person.name) for one in figures]

    def begun(self, offset: int) -> Sentence | None:
        """The last sentence that begins at or before an offset."""
        n = bisect_right(self._starts, offset) - 1
        return self.sentences[n] if n >= 0 else None

    def following(self, offset: int) -> Iterator[Mention | Figure]:
        """The mentions of the sentence that an offset lies in, after it."""
        sentence = self.begun(offset)
        told = (chunk.mention for chunk in (sentence.chunks if sentence else ()) if chunk.start > offset)
        return (mention for mention in told if mention)

    def around(self, offset: int) -> range:
        """The offsets of the sentence that an offset lies in; none between sentences."""
        sentence = self.begun(offset)
        return range(sentence.start, sentence.end) if sentence and offset < sentence.end else range(0)

    def opening(self, headline: int) -> range:
        """The offsets of the first sentences after a headline: lines with a date are some, too."""
        following = self.sentences[bisect_left(self._starts, headline) :][:_OPENING]
        return range(following[0].start, following[-1].end) if following else range(0)

    def tells(self, start: int, offset: int) -> bool:
        """Whether what is named at `start` is meant at `offset` after it, rather than named with somebody's post."""
        figure = self.figure(start)
        return figure == self.figure(offset) if figure >= 0 else start < offset

    def is_former(self, offset: int) -> bool:
        """Whether the post that is printed at an offset is said to be over."""
        posts = (post for post in self.positions if post.start <= offset < post.end)
        return any(post.status is Status.FORMER for post in posts)

    def figure(self, offset: int) -> int:
        """Where the person begins whose posts stand at an offset, or -1."""
        return self._holding(offset)[0]

    def holder(self, offset: int) -> str:
        """The name of the person whose posts stand at an offset, empty when nobody's do."""
        return self._holding(offset)[1]

    def last_figure(self, offset: int) -> int:
        """Where the last person begins who is named before an offset, or -1."""
        n = bisect_left(self._figures, offset, key=itemgetter(0)) - 1
        return self._figures[n][0] if n >= 0 else -1

    def _holding(self, offset: int) -> tuple[int, str]:
        n = bisect_right(self._figures, offset, key=itemgetter(0)) - 1
        start, end, name = self._figures[n] if n >= 0 else (-1, -1, "")
        return (start, name) if offset < end else (-1, "")


def _listed(sentence: Sentence) -> Iterator[int]:
    """Where the places of its lists stand: two or more of a level, with a comma or `và` between them."""
    for one, other in pairwise(of_kind(PlaceMention, sentence.chunks)):
        if one.level == other.level and other.start - one.end <= _JOINT:
            yield from (one.start, other.start)
