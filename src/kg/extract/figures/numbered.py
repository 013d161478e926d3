"""Numbered lists of who got a post, or lost one: `Các thành viên HĐQT đắc cử gồm: 1. Ông Nguyễn Văn An 2. Bà …`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.chunks import Chunks
from kg.extract.figures.sides import is_any_member, is_membership, titles
from kg.extract.symbols import AHEAD, CHOOSES
from kg.mentions import Figure, PositionMention, RelationMention
from kg.spans import hull

_BETWEEN = CHOOSES | frozenset("_ COMPRISE TOWARD HAVE PLURAL DURING Date AT Place".split())  # from a post to a colon
_LEAVING = frozenset("_ COMPRISE PLURAL Date ASSUME Position OF Body -".split())  # from a removal to a colon
_NUMBER = ["_", "."]
_SHORT = 3  # characters of a number


@dataclass(slots=True)
class Numbered:
    """The post that the heading of a numbered list tells, as long as the list goes on.

    Attributes:
        relation: What the list tells of who is named in it, empty outside of one.
        post: The post of the heading, `None` where each of the listed has the own one printed before the name.
        awaited: Whether a number or a dash stood last, after which a name may follow.
    """

    relation: str = ""
    post: PositionMention | None = None
    awaited: bool = False

    def relations(self, chunks: Chunks) -> Iterator[RelationMention]:
        """That who stands after a number got the post of the heading, or holds it, or lost it or the own one."""
        begin = self._begin(chunks)
        if not self.relation or begin == len(chunks):
            return
        item = chunks[begin].mention
        if self.awaited and isinstance(item, Figure):
            person = item.person
            for post in [self.post] if self.post else titles(item):
                start, end = hull(person, post) if post is not self.post else (person.start, person.end)
                yield RelationMention(self.relation, person, post, start, end, "hold.numbered")
            self.awaited = _is_number(chunks, len(chunks) - len(_NUMBER))
        else:
            self.relation = ""

    def _begin(self, chunks: Chunks) -> int:
        """Chunk at which an item of a sentence begins, having noted what a heading tells."""
        for n in chunks.at(":"):
            if n + 1 < len(chunks) and not _is_number(chunks, n + 1):
                continue
            if relation := _relation(chunks, n):
                self.relation, self.post = relation, _heading(chunks, n)
                self.awaited = n + 1 < len(chunks)
                return n + 1 + len(_NUMBER) * self.awaited
        marked = len(_NUMBER) if _is_number(chunks, 0) else int(chunks.symbols[0] == "-")
        self.awaited = self.awaited or bool(marked)
        return marked


def _relation(chunks: Chunks, colon: int) -> str:
    """What the words before a colon tell of those who are listed after it, empty for nothing.

    Example:
        `miễn nhiệm các thành viên Chính phủ |:` tells that each lost a post, `bầu Ủy viên HĐQT |:` that all got one.
    """
    symbols = chunks.symbols[:colon]
    if "REMOVE" in symbols:
        led = symbols[len(symbols) - symbols[::-1].index("REMOVE") :]
        return "removedFrom" if _LEAVING.issuperset(led) and AHEAD.isdisjoint(symbols) else ""
    if _heading(chunks, colon) is None:
        return ""
    return "holds" if CHOOSES.isdisjoint(symbols) else "appointedTo"


def _heading(chunks: Chunks, colon: int) -> PositionMention | None:
    """The post of which the words before a colon tell that several hold it, or lose it."""
    n = next((n for n in range(colon - 1, -1, -1) if chunks.symbols[n] not in _BETWEEN), -1)
    post = chunks[n].mention if n >= 0 else None
    if not isinstance(post, PositionMention):
        return None
    if "REMOVE" in chunks.symbols[:colon] and is_any_member(post):
        return None
    got = chunks.before(n) == "APPOINT"
    return post if got or post.plural or is_membership(post) else None


def _is_number(chunks: Chunks, n: int) -> bool:
    """Whether the number of an item stands at chunk `n`: `2.`."""
    return n >= 0 and chunks.symbols[n : n + 2] == _NUMBER and chunks[n].end - chunks[n].start < _SHORT
