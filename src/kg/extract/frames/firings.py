"""What a verb frame states where it holds: the mentions of its parts, with their status and evidence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from kg.chunks import Chunk, Chunks, of_kind
from kg.extract.careers.resumes import dated_by_years, goes_on
from kg.extract.careers.successions import is_elect, is_left
from kg.extract.discourse.remarks import is_made_at
from kg.extract.discourse.spoken_of import Discourse
from kg.extract.discourse.supposed import is_asked_of, is_considered, is_supposed, is_task, is_unissued
from kg.extract.documents.passing import is_signed
from kg.extract.figures.sides import is_membership
from kg.extract.frames.acts import ACTS, acted_on
from kg.extract.frames.frame import Frame, load_frames
from kg.extract.frames.matches import Match, Parts
from kg.extract.frames.parts import in_turn, named_last, pairs
from kg.extract.frames.unnamed import IMPLIED, OF_SUBJECTS, SPOKEN_OF
from kg.extract.symbols import IN_TURN, JOINTS, MOVES, SINCE, has_day
from kg.families import OF_ASSEMBLIES, SIDED
from kg.kinds import CHANGES
from kg.lexicon import load_lexicon
from kg.manners import Manner
from kg.mentions import (
    DocumentMention,
    MeetingMention,
    Mention,
    PersonMention,
    PositionMention,
    RelationMention,
)
from kg.model import Status
from kg.staffing import is_requested

_PLANNED = frozenset({"PLAN", "NOMINATED", "NOT", "SEEK"})
_DOUBTED = frozenset({"NOT", "ASK", "SEEK"})
_ANNOUNCED = frozenset({"organisedBy", "disseminated"})  # what is told of a meeting before it takes place
_HELD = frozenset({"holds", "appointedTo"})
_TOLD = MOVES | {"PASSIVE", "ASSUME"}  # symbols that tell of a change
_LIFE = frozenset({"career", "period", "resume"})  # conditions of frames that tell of somebody's life
# Classes of the cues that put one post of a career before another: `trước khi làm`, `trước khi được bầu`.
_BEFORE = frozenset({"BEFOREPOST", "BEFORECHOSEN"})
_BUSINESS, _LISTED = "disseminate.", "disseminate.listed"  # begins the names of frames, and is one
_FAR = 400  # characters from a frame beyond which a person is not part of its evidence


@dataclass(frozen=True, slots=True)
class Firing:
    """A frame that holds where it matches.

    Attributes:
        frame, match: The frame, and where it matches.
        chunks: The sentence.
        parts: The chunks of its parts.
        meeting: The meeting that it means.
        discourse: What the article is speaking of.
    """

    frame: Frame
    match: re.Match[str]
    chunks: Chunks
    parts: Parts
    meeting: MeetingMention | None
    discourse: Discourse

    def statements(self) -> Iterator[RelationMention]:
        """What it states.

        Example:
            `chair.active` where it matches `Ông Nguyễn Văn An chủ trì hội nghị` states `chairedBy`.
        """
        if self._is_supposed():
            return
        status = self._status()
        for relation, subject, object_ in self.frame.emit:
            if status is Status.PROPOSED and not self._is_told_ahead(relation):
                continue
            for one, other in self._pairs(subject, object_):
                if self._may_state(relation, one, other):
                    yield from self._state(relation, one, other, status)

    def _is_supposed(self) -> bool:
        """Whether somebody only might get or lose a post: `Nếu Quốc hội cho ông A thôi giữ chức …`."""
        changes = any(relation in CHANGES for relation, _, _ in self.frame.emit)
        span = range(*self.match.span())
        begin = next((n for n in span if self.chunks.symbols[n] in _TOLD), span.start)  # "ông A | nếu | được bầu làm …"
        return changes and is_supposed(self.discourse.text, self.chunks, begin)

    def _state(self, relation: str, one: Mention, other: Mention, status: Status) -> Iterator[RelationMention]:
        """One relation, and what follows from it: who speaks at a talk is there, what is signed is of that day."""
        start, end = self._evidence(one, other)
        told, held = self._told(relation, other), _held(relation, other, status)
        rule, manner = ".".join((self.frame.name, *told)), self.frame.manner.union(told)
        confidence = self.frame.confidence
        yield RelationMention(relation, one, other, start, end, rule, held, confidence, manner=manner)
        if relation == "addressedBy" and self._is_side(one) and confidence == 1:
            side = f"{self.frame.name}.side"
            yield RelationMention("attendedBy", one, other, start, end, side, manner=self.frame.manner)
        if relation in ACTS and isinstance(one, DocumentMention):
            yield from self._dated(one, start, end)

    def _dated(self, document: DocumentMention, start: int, end: int) -> Iterator[RelationMention]:
        """The day on which a document is signed or issued, where it is named and its own day is not printed."""
        if not document.issued and start <= document.start <= end:
            yield from acted_on(
                document, self.frame, self.chunks[: self.match.end()], self.match.start(), self.discourse
            )

    def _pairs(self, subject: str, object_: str) -> Iterator[tuple[Mention, Mention]]:
        if of_subjects := OF_SUBJECTS.get(object_):
            told = of_subjects(self.parts[subject])
        else:
            spoken_of = SPOKEN_OF.get(object_)
            parts = {**self.parts, object_: spoken_of(self._where, self.parts)} if spoken_of else self.parts
            implied = None if IMPLIED.isdisjoint((subject, object_)) else self._implied()
            told = pairs(subject, object_, parts, self.meeting, implied)
        return iter(in_turn(list(told))) if self._tells_in_turn() else told

    @property
    def _where(self) -> Match:
        return Match(self.chunks, *self.match.span(), self.meeting, self.discourse)

    def _tells_in_turn(self) -> bool:
        """Whether each of several has what is printed in the same place: `A và B | lần lượt | làm X và Y`.

        So it is where as many posts stand before whom they go to: `bầu chức danh X và Y | đối với | A và B`. Not so
        with a membership, which each may have beside a post, nor where each loses all that are named (`cách hết …`).
        """
        begin, end = self.chunks[self.match.start()].start, self.chunks[self.match.end() - 1].end
        posts, around = self.parts.get("post", ()), self._around()
        many = len(posts) == len(self.parts.get("who", ())) > 1 and "TOWARD" in around and "STRIP" not in around
        return IN_TURN in self.discourse.text[begin:end] or (many and not any(map(_is_seat, posts)))

    def _implied(self) -> PersonMention | None:
        """Whom a frame means that names nobody: whose life is told, else who is named last before it."""
        life = self.frame.needs in _LIFE
        return self.discourse.lives.hero if life else named_last(self.chunks[: self.match.start()])

    def _around(self) -> list[str]:
        """The symbols of the match, and of the chunk before it; of who speaks, what leads to the name tells no plan."""
        begin, symbols = self.match.start(), self.chunks.symbols
        told = self.match.start("who") if self.frame.emit[0][0] == "addressedBy" and "who" in self.parts else begin
        return [*symbols[max(0, begin - 1) : begin], *symbols[told : self.match.end()]]

    def _status(self) -> Status:
        """How what it states holds, by the words around: `Thủ tướng | đề nghị | bổ nhiệm ông A` is only proposed."""
        symbols = self._around()
        asked = "ASK" in symbols and any(verb == "ASK" and change in MOVES for verb, change in pairwise(symbols))
        planned = not _PLANNED.isdisjoint(symbols) or self._is_planned_too()
        if asked or planned or self._is_asked_of() or self._is_requested() or self._is_considered():
            return Status.PROPOSED
        return Status.FORMER if self.frame.earlier and self._is_earlier() else self.frame.status

    def _is_earlier(self) -> bool:
        """Whether it tells what was so before: `Trước đó, …`, `Trước khi được bầu ngày 5-3, …`."""
        before = self.chunks.symbols[: self.match.end()]
        return not _BEFORE.isdisjoint(before) or ("EARLIER" in before and not self._tells_event())

    def _is_asked_of(self) -> bool:
        """Whether somebody is to decide on it: `đề nghị | HĐND huyện | bãi nhiệm`, `trình Quốc hội … và | bầu`."""
        symbols, start = self.chunks.symbols, self.match.start()
        further = symbols[start] in JOINTS and self.frame.emit[0][0] in CHANGES  # `…; | ông B giữ chức …`
        begin = self._change_at() or (start if further else 0)  # after a name: `đề nghị | … | cho ông A thôi …`
        return is_asked_of(symbols, begin)

    def _is_requested(self) -> bool:
        """Whether somebody asks to lose a post, which nobody has granted: `có đơn | xin thôi giữ chức | Bí thư`."""
        text, (first, *_, last) = self.discourse.text, (self.chunks[0], self.chunks[-1])
        span = self.chunks[slice(*self.match.span())]
        return any(c.symbol == "REMOVE" and is_requested(text, first.start, c.start, last.end) for c in span)

    def _is_considered(self) -> bool:
        """Whether a meeting only talks about it: `thảo luận việc | miễn nhiệm ông A`."""
        change = self._change_at()
        return change > 0 and is_considered(self.discourse.text, self.chunks, change)

    def _change_at(self) -> int:
        """The chunk with the verb of the change that it tells, or 0, before which nobody asks for anything."""
        return next((n for n in range(*self.match.span()) if self.chunks.symbols[n] in MOVES), 0)

    def _is_planned_too(self) -> bool:
        """Whether it is joined to a change that is planned: `dự kiến miễn nhiệm ông A và | bầu ông B thay thế`."""
        symbols, begin = self.chunks.symbols, self.match.start()
        if symbols[begin] not in MOVES or self.chunks.before(begin) != "AND":
            return False
        return any(first == "PLAN" and then in MOVES for first, then in pairwise(symbols[:begin]))

    def _tells_event(self) -> bool:
        """Whether the sentence tells of an event: `Trước đó, | ngày 10-5, …`, `Trước đó, | kỳ họp thứ 5 đã bầu …`."""
        symbols = self.chunks.symbols
        elected = "APPOINT" in symbols and "Meeting" in symbols[: symbols.index("APPOINT")]
        return elected or "SAMEDAY" in symbols or any(map(has_day, self.chunks))

    def _is_told_ahead(self, relation: str) -> bool:
        """Whether a relation is told of what is to come: who is to get a post, or `sẽ tổ chức hội nghị`.

        Of a meeting, what is neither denied nor only asked for, but announced.
        """
        symbols = self._around()
        announced = relation in _ANNOUNCED and "PLAN" in symbols and _DOUBTED.isdisjoint(symbols)
        return relation in CHANGES or announced

    def _may_state(self, relation: str, one: Mention, other: Mention) -> bool:
        """Whether the relation is one of such mentions."""
        if relation == "issuedBy" and not self._tells_issuer(one, other):
            return False
        if relation == "signedBy" and not is_signed(one, other, self.parts.get("what", ())):
            return False
        if relation == "disseminated" and (self._is_cited(other) or self._is_no_business(one)):
            return False
        if relation == "addressedBy" and isinstance(one, MeetingMention):
            return is_made_at(self.discourse.text, self.chunks, self.match.end(), one, other)
        if relation in _HELD and is_elect(self.discourse.text, self.chunks, other):
            return False
        if relation == "issuedOn" and self.discourse.text.startswith(SINCE, other.start):
            return False  # "từ ngày 2 đến 5-3, hai nước ra Tuyên bố chung"
        return not any(isinstance(party, DocumentMention) and _never(relation, party) for party in (one, other))

    def _is_no_business(self, meeting: Mention) -> bool:
        """Whether documents are not made known there: a task, what is signed, or what an assembly passed."""
        name = self.frame.name
        if name.startswith(_BUSINESS) and is_task(self.discourse.text, self.chunks, *self.match.span()):
            return True
        if not isinstance(meeting, MeetingMention):
            return False
        signs = "signs" in load_lexicon().meeting_traits(meeting.head)
        return signs or (name == _LISTED and meeting.family in OF_ASSEMBLIES)

    def _is_cited(self, document: Mention) -> bool:
        """Whether the subject of a numbered document names another: `Kết luận số 76 về | Nghị quyết số 41`."""
        others = of_kind(DocumentMention, self.chunks[: self.match.end()])
        return any(one.number and one.start < document.start < one.subject_end for one in others)

    def _tells_issuer(self, document: Mention, issuer: Mention) -> bool:
        """Whether it says who issued a document: it does not itself, and whoever signs it is the head of a state."""
        if not isinstance(document, DocumentMention) or document.issuers:
            return False
        begin, end = self.match.span()
        if is_unissued(self.discourse.text, self.chunks, begin, end, document):
            return False
        heads = self.frame.heads
        return not heads or (isinstance(issuer, PositionMention) and issuer.role in heads)

    def _evidence(self, one: Mention, other: Mention) -> tuple[int, int]:
        """The frame's own stretch, widened to the persons near it and to the documents that its verb goes on to."""
        start, end = self.chunks[self.match.start()].start, self.chunks[self.match.end() - 1].end
        named_before = self.frame.needs in _LIFE and one is self.discourse.lives.hero
        for mention in (other,) if named_before else (one, other):
            near = start - _FAR < mention.start < end + _FAR
            if near and isinstance(mention, PersonMention | DocumentMention):
                start, end = min(start, mention.start), max(end, mention.end)
        return start, end

    def _told(self, relation: str, post: Mention) -> tuple[Manner, ...]:
        """How the sentence tells who holds a post: as part of a career, or to have left it."""
        chunks = self.chunks
        if relation not in _HELD:
            return ()
        if is_left(self.discourse.text, chunks, post):
            return Manner.CAREER, Manner.PAST
        career = dated_by_years(chunks) or not _BEFORE.isdisjoint(chunks.symbols[slice(*self.match.span())])
        return (Manner.CAREER,) if career and not goes_on(chunks[: self.match.end() + 1]) else ()

    def _is_side(self, meeting: Mention) -> bool:
        """Whether who speaks at the meeting is of one of its sides: it is a talk, and the sentence names it."""
        if not isinstance(meeting, MeetingMention) or meeting.family not in SIDED:
            return False
        return any(chunk.mention is meeting for chunk in self.chunks)


def _is_seat(chunk: Chunk) -> bool:
    """Whether what a chunk names is a membership."""
    return isinstance(chunk.mention, PositionMention) and is_membership(chunk.mention)


def _held(relation: str, post: Mention, status: Status) -> Status:
    """How a post is held: a change of it may be proposed, and `là | nguyên Bí thư Tỉnh ủy` is held no more."""
    if relation == "holds" and isinstance(post, PositionMention) and post.status is Status.FORMER:
        return Status.FORMER
    return status if relation in CHANGES or status is Status.FORMER else Status.CURRENT


def _never(relation: str, document: DocumentMention) -> bool:
    """Whether no frame states a relation of a document of its type, or of the draft that it is."""
    never = load_frames().never
    drafted = document.draft and relation == "disseminated" and document.type in never["drafted"]
    return drafted or document.type in never.get(relation, frozenset())
