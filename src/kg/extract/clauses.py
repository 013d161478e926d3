"""Clauses: runs the verb frames over each sentence and gives their parts to the relations they state."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

from kg.extract.careers import dated_by_years, goes_on
from kg.extract.conditions import Match, holds
from kg.extract.discourse import Discourse
from kg.extract.parts import Parts, named_last, pairs, parts_of
from kg.extract.patterns import Frame, load_frames
from kg.extract.reported import takes_place
from kg.extract.symbols import SAYS
from kg.mentions import (
    BodyMention,
    Chunk,
    Chunks,
    DateMention,
    DocumentMention,
    MeetingMention,
    Mention,
    PersonMention,
    PositionMention,
    RelationMention,
    hull,
)
from kg.model import Status

_PLANNED = frozenset({"PLAN", "NOT"})
_DOUBTED = frozenset({"NOT", "ASK"})
_ANNOUNCED = frozenset({"organisedBy", "disseminated"})  # what is told of a meeting before it takes place
_SESSIONS = frozenset({"session", "sitting", "opening"})  # families of meetings of assemblies
_PASSING = _SESSIONS | {"conference"}  # and of meetings that pass resolutions as their body, unlike congresses
_HELD = frozenset({"holds", "appointedTo"})
_CHANGES = frozenset({"appointedTo", "removedFrom"})
_CHANGE_CUES = frozenset({"APPOINT", "REMOVE"})
_PLENUM = re.compile(r"(?:lần thứ \w+ )?Trung ương (?:\d|lần)")
_LIFE = frozenset({"career", "period", "resume"})  # conditions of frames that tell of somebody's life
_ACTS = frozenset({"signedBy", "issuedBy"})
# Rules of clauses whose date is the document's.
_DATED = frozenset(
    {"sign.active", "sign.bodies", "issue.active", "issue.has", "adopt.active", "adopt.meeting", "adopt.heading"}
)
_SITTING = "adopt.heading"  # rule of the headings of a communiqué, which tells what was passed on its day
_BEFORE = "BEFOREPOST"  # class of the cues that put one post of a career before another: `trước khi làm`
_SIDES = frozenset({"talks", "working", "voters"})  # families of meetings at which who speaks is of one of the sides
_OPENING = 2  # chunks before what is done among which it says when
_FAR = 400  # characters from a frame beyond which a person is not part of its evidence


def clause_relations(chunks: Chunks, discourse: Discourse) -> Iterator[RelationMention]:
    """What the verb frames find in one sentence.

    Example:
        `Figure CHAIR Meeting` states `chairedBy`.
    """
    found = list(_stated(chunks, discourse))
    proposed = {r.object for r in found if r.relation == "appointedTo" and r.status is Status.PROPOSED}
    for relation in found:
        if relation.relation != "holds" or relation.object not in proposed:  # "giới thiệu ông A | giữ chức B"
            yield relation


def _stated(chunks: Chunks, discourse: Discourse) -> Iterator[RelationMention]:
    """What each frame finds; a change of who holds a post is told once, by the first frame that reads it."""
    frames = load_frames()
    encoded = frames.alphabet.encode(chunks.symbols)
    outer = _outside_subjects(chunks)
    shorter = encoded if outer is chunks else frames.alphabet.encode(outer.symbols)
    told: dict[tuple[str, int], str] = {}
    for frame in frames.possible(chunks.symbols):
        read = outer if frame.outer else chunks
        for match in frame.pattern.finditer(shorter if frame.outer else encoded):
            for relation in _emit(frame, match, read, discourse):
                key = (relation.relation, relation.object.start if isinstance(relation.object, PositionMention) else -1)
                if relation.relation not in _CHANGES or told.setdefault(key, frame.name) == frame.name:
                    yield relation


def _outside_subjects(chunks: Chunks) -> Chunks:
    """The chunks that are not among the words that say what a document is about.

    Example:
        `Nghị quyết | về bầu cử đại biểu Quốc hội | được Quốc hội thông qua`.
    """
    if "Document" not in chunks.symbols:
        return chunks
    outer: list[Chunk] = []
    end = 0
    for chunk in chunks:
        if chunk.end > end:
            outer.append(chunk)
            end = chunk.mention.subject_end if isinstance(chunk.mention, DocumentMention) else end
    return Chunks(outer) if len(outer) < len(chunks) else chunks


def _emit(frame: Frame, match: re.Match[str], chunks: Chunks, discourse: Discourse) -> Iterator[RelationMention]:
    """What one match of a frame states."""
    if match.start() and chunks.symbols[match.start() - 1] in frame.unless_after:
        return
    meeting = _meeting(frame, match, chunks, discourse)
    if not holds(frame.needs, Match(chunks, *match.span(), meeting, discourse)):
        return
    parts = parts_of(frame, match, chunks)
    if frame.types and not _names_type(frame, parts):
        return
    status = _status(frame, match, chunks)
    life = frame.needs in _LIFE
    implied = discourse.hero if life else named_last(chunks[: match.start()])
    for relation, subject, object_ in frame.emit:
        change = relation in _CHANGES
        if status is Status.PROPOSED and not change and not (relation in _ANNOUNCED and _is_planned(match, chunks)):
            continue
        held = status if change or status is Status.FORMER else Status.CURRENT
        if object_ == "assembly":
            parts["assembly"] = _assembly(meeting, discourse)
        for one, other in pairs(subject, object_, parts, meeting, implied):
            if relation == "issuedBy" and not _tells_issuer(frame, one, other):
                continue
            if any(isinstance(party, DocumentMention) and _never(relation, party) for party in (one, other)):
                continue
            parties = (other,) if life and one is implied else (one, other)  # who is named before the sentence
            start, end = _evidence(parties, chunks[match.start()], chunks[match.end() - 1])
            ended = relation == "holds" and isinstance(other, PositionMention) and other.status is Status.FORMER
            told = Status.FORMER if ended else held  # "là | nguyên Bí thư Tỉnh ủy"
            name = _rule(frame, match, chunks) if relation in _HELD else frame.name
            yield RelationMention(relation, one, other, start, end, name, told, frame.confidence)
            if relation == "addressedBy" and _is_side(one, chunks) and frame.confidence == 1:
                yield RelationMention("attendedBy", one, other, start, end, f"{frame.name}.side")
            here = isinstance(one, DocumentMention) and not one.issued and start <= one.start <= end
            if relation in _ACTS and here and isinstance(one, DocumentMention):
                yield from _acted_on(one, frame, chunks[: match.end()], discourse, match.start())


def _never(relation: str, document: DocumentMention) -> bool:
    """Whether no frame states a relation of a document of its type, or of the draft that it is."""
    never = load_frames().never
    drafted = document.draft and relation == "disseminated" and document.type in never["drafted"]
    return drafted or document.type in never.get(relation, frozenset())


def _rule(frame: Frame, match: re.Match[str], chunks: Chunks) -> str:
    """The rule that says who holds a post, which may be one of a career."""
    career = dated_by_years(chunks) or _BEFORE in chunks.symbols[slice(*match.span())]
    return f"{frame.name}.career" if career and not goes_on(chunks[: match.end()]) else frame.name


def _tells_issuer(frame: Frame, document: Mention, issuer: Mention) -> bool:
    """Whether a frame says who issued a document: it does not itself, and whoever signs it is the head of a state."""
    if not isinstance(document, DocumentMention) or document.issuers:
        return False
    return not frame.heads or (isinstance(issuer, PositionMention) and issuer.role in frame.heads)


def _assembly(meeting: MeetingMention | None, discourse: Discourse) -> list[Chunk]:
    """Who passes what a meeting passes: the body whose meeting it is, for a session the assembly spoken of."""
    if meeting is None or meeting.family not in _PASSING:
        return []
    near = (meeting, discourse.meeting) if meeting.bare or meeting.family == "session" else (meeting,)
    own = next((m.body for m in near if m and m.body and m.family == meeting.family), None)
    body = own or _committee(meeting) or (discourse.assembly if meeting.family in _SESSIONS else None)
    return [Chunk(body.start, body.end, "Body", body)] if body else []


def _committee(meeting: MeetingMention) -> BodyMention | None:
    """The committee whose plenum it is: `Hội nghị | Trung ương 5 khóa XII`."""
    if not _PLENUM.match(meeting.name):
        return None
    return BodyMention(meeting.start, meeting.end, "Ban Chấp hành Trung ương Đảng", kind="party", level="central")


def _is_planned(match: re.Match[str], chunks: Sequence[Chunk]) -> bool:
    """Whether what a frame tells is neither denied nor only asked for, but announced: `sẽ tổ chức hội nghị`."""
    symbols = [chunk.symbol for chunk in chunks[max(0, match.start() - 1) : match.end()]]
    return "PLAN" in symbols and _DOUBTED.isdisjoint(symbols)


def _is_side(meeting: Mention, chunks: Sequence[Chunk]) -> bool:
    """Whether who speaks at the meeting is of one of its sides: it is a talk, and the sentence names it."""
    if not isinstance(meeting, MeetingMention) or meeting.family not in _SIDES:
        return False
    return any(chunk.mention is meeting for chunk in chunks)


def _names_type(frame: Frame, parts: Parts) -> bool:
    """Whether a document has one of the only types for which a frame holds."""
    return any(isinstance(c.mention, DocumentMention) and c.mention.type in frame.types for c in parts["what"])


def _meeting(frame: Frame, match: re.Match[str], chunks: Chunks, discourse: Discourse) -> MeetingMention | None:
    """The meeting named in the frame, else the one nearest before it in the sentence, else the one spoken of."""
    if "meeting" in match.re.groupindex and match.start("meeting") >= 0:
        found = chunks[match.start("meeting")].mention
        return found if isinstance(found, MeetingMention) and not found.plural else None
    if "Meeting" not in chunks.symbols:
        return discourse.meeting
    end = _talk(match, chunks) if frame.emit[0][0] == "addressedBy" else len(chunks)
    for n in (*range(match.start() - 1, -1, -1), *range(match.start(), end)):
        mention = chunks[n].mention
        if isinstance(mention, MeetingMention) and not mention.plural and (mention.bare or takes_place(chunks, n)):
            return mention
    return discourse.meeting


def _talk(match: re.Match[str], chunks: Sequence[Chunk]) -> int:
    """Chunk at which what somebody says begins, who may talk of other meetings."""
    return next((n for n in range(match.start(), len(chunks)) if chunks[n].symbol in SAYS), len(chunks))


def _status(frame: Frame, match: re.Match[str], chunks: Sequence[Chunk]) -> Status:
    symbols = [chunk.symbol for chunk in chunks[max(0, match.start() - 1) : match.end()]]
    asked = any(verb == "ASK" and change in _CHANGE_CUES for verb, change in pairwise(symbols))
    if asked or not _PLANNED.isdisjoint(symbols):
        return Status.PROPOSED
    earlier = frame.earlier and any(chunk.symbol == "EARLIER" for chunk in chunks[: match.end()])
    if earlier and not any(isinstance(c.mention, DateMention) and c.mention.date.day for c in chunks):
        return Status.FORMER  # "Trước đó, | ngày 10-5, … công bố quyết định" tells of an event
    return frame.status


def _evidence(parties: Sequence[Mention], first: Chunk, last: Chunk) -> tuple[int, int]:
    """The frame's own stretch, widened to the persons near it and to the documents that its verb goes on to."""
    start, end = first.start, last.end
    for mention in parties:
        near = start - _FAR < mention.start < end + _FAR
        if near and isinstance(mention, PersonMention | DocumentMention):
            start, end = min(start, mention.start), max(end, mention.end)
    return start, end


def _acted_on(
    document: DocumentMention, frame: Frame, chunks: Sequence[Chunk], discourse: Discourse, begin: int
) -> Iterator[RelationMention]:
    """The day on which a document is signed or issued: `Ngày 6-2, … đã ký quyết định …`, `Cùng ngày, …`."""
    if frame.name not in _DATED:
        return
    days = [chunk.mention for chunk in chunks if isinstance(chunk.mention, DateMention) and chunk.mention.date.day]
    same_day = [chunk for chunk in chunks if chunk.symbol == "SAMEDAY"]
    if not (days or same_day):  # "Cuối năm 2016, Bộ có quyết định …"
        led = (
            c.mention
            for c in chunks[max(0, begin - _OPENING) : begin]
            if isinstance(c.mention, DateMention) and not c.mention.until
        )
        days = list(islice(led, 1))
    known = discourse.same_day(same_day) if same_day else discourse.day if frame.name == _SITTING else None
    day: DateMention | None = days[-1] if days else known
    if day:
        told = day if days else same_day[0] if same_day else document
        yield RelationMention("issuedOn", document, day, *hull(told, document), f"{frame.name}.date")
