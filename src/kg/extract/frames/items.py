"""What is listed line by line: `Tại hội nghị, ông A công bố các quyết định:` and under it `- Quyết định số 12 …`.

Who is there may also be listed sentence by sentence: `Dự lễ có: Ông A – Bí thư Huyện ủy. Bà B – Chủ tịch UBND huyện.`
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import dropwhile

from kg.chunks import Chunks
from kg.extract.discourse.spoken_of import Discourse
from kg.extract.frames.clauses import clause_relations
from kg.extract.meetings.unnamed import with_meetings
from kg.extract.symbols import AHEAD, ATTENDS
from kg.mentions import DocumentMention, PersonMention, PositionMention, RelationMention
from kg.records import replace
from kg.spans import hull

_DONE = frozenset("PRESENT HAND REPORT HEAR DISSEMINATE ISSUE SIGN ADOPT HAVE".split())  # what is done with documents
_THERE = ATTENDS | {"ATTENDBY", "CHAIR"}  # who is at a meeting
_OFFICES = frozenset("PLURAL _ AUX ASSUME COMPRISE STOP , Body OF".split())  # `bầu | các chức danh, gồm |:`
_BULLETS = frozenset({"-", "_", ".", "(", ")", "PLURAL"})  # marks and numbers before an item
_ALONE = (["Figure"], ["Figure", "."])  # sentences in which nothing but who is there is told


class Items:
    """Reads the lines under one that a colon ends as if each stood in its place."""

    def __init__(self) -> None:
        self._opening: Chunks | None = None

    def relations(self, chunks: Chunks, discourse: Discourse) -> Iterator[RelationMention]:
        """What the line above states of the documents or the persons with which this one begins.

        Example:
            After `Ông Nguyễn Văn An công bố các quyết định:` the line `- Quyết định số 12/QĐ-UBND` states `presented`.
        """
        item = [] if self._opening is None else list(dropwhile(lambda chunk: chunk.symbol in _BULLETS, chunks))
        symbols = [chunk.symbol for chunk in item]
        apart = len(item) < len(chunks) or chunks.symbols in _ALONE
        if self._opening is not None and item and self._lists(symbols, apart):
            for relation in clause_relations(with_meetings(Chunks([*self._opening, *item])), discourse):
                yield from _of_item(relation, chunks[0].start)
        elif self._opening is None or chunks.symbols[0] != "-":
            opening = _opening(_heading(chunks))
            if opening or (self._opening and any(chunk.mention for chunk in chunks)):
                self._opening = opening

    def _lists(self, symbols: Sequence[str], apart: bool) -> bool:
        """Whether the line above may be followed by such an item.

        By persons if it tells who is at a meeting, or that somebody is appointed, and the item to what.
        """
        opening = self._opening.symbols if self._opening is not None else []
        told = apart and not _THERE.isdisjoint(opening)
        got = "APPOINT" in opening[-2:] and "ASSUME" in symbols
        return symbols[0] == "Document" or (symbols[0] == "Figure" and (told or got))


def _heading(chunks: Chunks) -> Chunks:
    """A line that a colon ends, or that goes on after it with the first who is there: `Dự lễ có: |` Ông A."""
    if chunks.symbols[-1] == ":":
        return chunks
    n = chunks.symbols.index(":") + 1 if ":" in chunks.symbols else 0
    there = chunks.symbols[n:] in _ALONE and not _THERE.isdisjoint(chunks.symbols[:n])
    return Chunks(chunks[:n] if there else ())


def _opening(chunks: Chunks) -> Chunks | None:
    """A line that a colon ends up to what is done with documents: `Ông A công bố |` các quyết định, cụ thể `|:`.

    Or up to an election: `Hội nghị đã bầu |` các chức danh `|:`.
    """
    symbols = chunks.symbols
    cues = [n for n, symbol in enumerate(symbols) if symbol in _DONE or symbol in _THERE or _elects(symbols, n)]
    return Chunks([*chunks[: cues[-1] + 1], chunks[-1]]) if cues else None


def _elects(symbols: Sequence[str], n: int) -> bool:
    """Whether a line tells at chunk `n` of an election, which is not only asked for, to what its items tell."""
    after = symbols[n + 1 : -1]
    told = symbols[n] == "APPOINT" and "ASSUME" in after and _OFFICES.issuperset(after)
    return told and AHEAD.isdisjoint(symbols)


def _of_item(relation: RelationMention, begin: int) -> Iterator[RelationMention]:
    """The relation with what the line that begins at an offset lists as its evidence, if it is of that."""
    for party in (relation.subject, relation.object):
        if isinstance(party, DocumentMention | PersonMention) and party.start >= begin:
            post = relation.object if isinstance(relation.object, PositionMention) else party
            start, end = hull(party, post if post.start >= begin else party)
            yield replace(relation, start=start, end=end)
