"""Numbered lists of who got a post: `Các thành viên HĐQT đắc cử gồm: 1. Ông Nguyễn Văn An 2. Bà …`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.chunks import Chunks
from kg.extract.figures.sides import is_membership
from kg.extract.symbols import CHOOSES
from kg.mentions import Figure, PositionMention, RelationMention

_BETWEEN = CHOOSES | frozenset("_ COMPRISE TOWARD HAVE PLURAL DURING Date AT Place".split())  # from a post to a colon
_NUMBER = ["_", "."]
_SHORT = 3  # characters of a number


@dataclass(slots=True)
class Numbered:
    """The post that the heading of a numbered list tells, as long as the list goes on.

    Attributes:
        post: The post, `None` outside such a list.
        appoints: Whether the heading says that the listed got it.
        awaited: Whether a number or a dash stood last, after which a name may follow.
    """

    post: PositionMention | None = None
    appoints: bool = False
    awaited: bool = False

    def relations(self, chunks: Chunks) -> Iterator[RelationMention]:
        """That who stands after a number got the post of the heading, or holds it."""
        begin = self._begin(chunks)
        if self.post is None or begin == len(chunks):
            return
        item = chunks[begin].mention
        if self.awaited and isinstance(item, Figure):
            relation, person = "appointedTo" if self.appoints else "holds", item.person
            yield RelationMention(relation, person, self.post, person.start, person.end, "hold.numbered")
            self.awaited = _is_number(chunks, len(chunks) - len(_NUMBER))
        else:
            self.post = None

    def _begin(self, chunks: Chunks) -> int:
        """Chunk at which an item of a sentence begins, having noted the post of a heading."""
        for n in chunks.at(":"):
            if (n + 1 == len(chunks) or _is_number(chunks, n + 1)) and (post := _heading(chunks, n)):
                self.post, self.appoints = post, not CHOOSES.isdisjoint(chunks.symbols[:n])
                self.awaited = n + 1 < len(chunks)
                return n + 1 + len(_NUMBER) * self.awaited
        marked = len(_NUMBER) if _is_number(chunks, 0) else int(chunks.symbols[0] == "-")
        self.awaited = self.awaited or bool(marked)
        return marked


def _heading(chunks: Chunks, colon: int) -> PositionMention | None:
    """The post of which the words before a colon tell that several hold it."""
    n = next((n for n in range(colon - 1, -1, -1) if chunks.symbols[n] not in _BETWEEN), -1)
    post = chunks[n].mention if n >= 0 else None
    if not isinstance(post, PositionMention):
        return None
    got = chunks.before(n) == "APPOINT"
    return post if got or post.plural or is_membership(post) else None


def _is_number(chunks: Chunks, n: int) -> bool:
    """Whether the number of an item stands at chunk `n`: `2.`."""
    return n >= 0 and chunks.symbols[n : n + 2] == _NUMBER and chunks[n].end - chunks[n].start < _SHORT
