"""What is told of lives and posts: whose life, who left a post, and whether somebody has just been elected to one."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass, field
from functools import cache
from itertools import dropwhile

from kg.chunks import Chunk, Chunks
from kg.extract.careers.resumes import birth
from kg.mentions import Figure, PersonMention
from kg.staffing import announces_decisions, staffing
from kg.tables import any_of

_LIVES = frozenset({"BORN", "PORTRAIT"})  # symbols of sentences that tell whose life it is
_LIFE = 5  # sentences for which a life is told after a birth
_CAREER = frozenset({"APPOINT", "ASSUME", "BECOME", "PAST"})  # what is told of it
_FILLING, _LEAVING = frozenset({"APPOINT", "ASSUME"}), frozenset({"REMOVE"})  # what is told of a post
_ELECTING = frozenset({"APPOINT", "_", ",", "PLURAL", "ASSUME", "AND", "JOIN"})  # between the verb and what is elected
_ELECTION = "bầu"


@dataclass(slots=True)
class Lives:
    """Whose life an article tells, and what posts it tells to be filled or left.

    Example:
        After `Ông Nguyễn Văn An sinh năm 1970.` the line `Năm 2015: Giám đốc Sở Y tế.` is of his life.

    Attributes:
        born: Number of the sentence that last told when or where somebody was born.
        hero: Whose life is told, the last one named of several.
        left: The post that somebody left in the sentence last read.
        last: The sentence last read.
        filled: The post that somebody got in the sentence last read, or the one before.
        elected: Number of the sentence that last told of an election or appointment.
    """

    born: int | None = None
    hero: PersonMention | None = None
    left: Chunk | None = None
    last: Chunks = field(default_factory=Chunks)
    filled: Chunk | None = None
    elected: int | None = None
    _got: int = 0  # number of the sentence that told of it

    def enter(self, chunks: Chunks, sentence: int) -> None:
        """Go on to the sentence of that number, which may tell whose life it and those after it tell."""
        if not _LIVES.isdisjoint(chunks.symbols):
            self._note_life(chunks, sentence)

    def leave(self, text: str, chunks: Chunks, sentence: int) -> None:
        """Remember what the sentence of that number has told of posts."""
        self.left, self.last = _left(chunks) if "REMOVE" in chunks.symbols else None, chunks
        post = _next_post(chunks, _FILLING) if not _FILLING.isdisjoint(chunks.symbols) else None
        if post or sentence - self._got > 1:
            self.filled, self._got = post, sentence
        if _elects(text, chunks):
            self.elected = sentence

    def _note_life(self, chunks: Chunks, sentence: int) -> None:
        """Whose life is told: `Tiểu sử tân Bí thư Tỉnh ủy | Nguyễn Văn An`, `Ông | Trần Văn Bình | sinh năm 1970`."""
        n = birth(chunks)
        if n >= 0:
            self.born = sentence
        told = chunks[:n] if n >= 0 else chunks if "PORTRAIT" in chunks.symbols else ()
        persons = [c.mention.person for c in told if isinstance(c.mention, Figure) and c.mention.person.name]
        self.hero = persons[-1] if persons else self.hero

    def goes_on(self, chunks: Chunks, sentence: int) -> bool:
        """Whether a sentence tells the life of somebody born just before: `tại | đại hội, ông được bầu làm Bí thư`."""
        recent = self.born is not None and sentence - self.born <= _LIFE
        return recent and not _CAREER.isdisjoint(chunks.symbols)

    def vacant(self, before: Sequence[Chunk]) -> list[Chunk]:
        """The post that somebody left just before: `Ông A thôi giữ chức B. | Thay ông A là ông C`."""
        post = _left(before) or self.left
        return [post] if post else []

    def taken(self) -> list[Chunk]:
        """The post that somebody got just before: `Ông A được bầu làm B. | Ông kế nhiệm ông C`."""
        return [self.filled] if self.filled else []


def _left(chunks: Sequence[Chunk]) -> Chunk | None:
    """The first post that follows a removal, if one does."""
    return _next_post(chunks, _LEAVING)


def _next_post(chunks: Sequence[Chunk], verbs: Set[str]) -> Chunk | None:
    """The first post that follows one of the verbs, if one does."""
    after = dropwhile(lambda chunk: chunk.symbol not in verbs, chunks)
    return next((chunk for chunk in after if chunk.symbol == "Position"), None)


@cache
def _filling() -> re.Pattern[str]:
    """What the titles of decisions have by which posts are filled."""
    return re.compile(any_of(staffing("fills")))


def _elects(text: str, chunks: Chunks) -> bool:
    """Whether a sentence tells of an election, or what posts are filled: `đã bổ nhiệm | hai Phó Giám đốc`."""
    for n in chunks.at("Document"):
        if _filling().search(text, chunks[n].start, chunks[n].end):
            return True  # "công bố | Quyết định chỉ định Hội đồng trường"
    for n in chunks.at("Meeting"):
        if announces_decisions(text[chunks[n].start : chunks[n].end]):
            return True  # "Hội nghị | công bố các quyết định về công tác cán bộ"
    for n in chunks.at("APPOINT"):
        named = next((s for s in chunks.symbols[n + 1 :] if s not in _ELECTING), "")
        if named in ("Body", "Position") or _ELECTION in text[chunks[n].start : chunks[n].end]:
            return True
    return False
