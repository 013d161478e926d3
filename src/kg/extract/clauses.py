"""Clauses: runs the verb frames over each sentence and gives their parts to the relations they state."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kg.extract.discourse import Discourse, takes_place
from kg.extract.patterns import Frame, load_frames
from kg.mentions import (
    BodyMention,
    Chunk,
    DateMention,
    DocumentMention,
    Figure,
    MeetingMention,
    Mention,
    PersonMention,
    PositionMention,
    RelationMention,
)
from kg.model import Status

_PLANNED = frozenset({"PLAN", "NOT"})
_HELD = frozenset({"holds", "appointedTo"})
_CHANGES = frozenset({"appointedTo", "removedFrom"})


def clause_relations(chunks: Sequence[Chunk], discourse: Discourse) -> Iterator[RelationMention]:
    """What the verb frames find in one sentence."""
    frames = load_frames()
    encoded = frames.alphabet.encode(chunks)
    symbols = frozenset(encoded)
    if symbols.isdisjoint(frames.cues):
        return
    told: dict[tuple[str, int], str] = {}
    for frame in frames.frames:
        for match in frame.matches(encoded, symbols):
            for relation in _emit(frame, match, chunks, discourse):
                # who is appointed to or removed from a post is told once: by the first frame that reads it
                key = (relation.relation, relation.object.start if isinstance(relation.object, PositionMention) else -1)
                if relation.relation not in _CHANGES or told.setdefault(key, frame.name) == frame.name:
                    yield relation


def _emit(
    frame: Frame, match: re.Match[str], chunks: Sequence[Chunk], discourse: Discourse
) -> Iterator[RelationMention]:
    meeting = _meeting(match, chunks, discourse)
    if not discourse.licenses(frame.needs, meeting, chunks, match.span()):
        return
    parts = {
        name: list(chunks[slice(*match.span(name))]) for name in match.re.groupindex if match.span(name) != (-1, -1)
    }
    if frame.spread:
        parts[frame.spread].extend(_further(chunks, match.end()))
    if frame.types and not any(
        isinstance(c.mention, DocumentMention) and c.mention.type in frame.types for c in parts["what"]
    ):
        return
    status = _status(frame, chunks, match)
    if match.start() and chunks[match.start() - 1].symbol in frame.unless_after:
        return
    for relation, subject, object_ in frame.emit:
        for s in _mentions(subject, parts, meeting):
            for o in _mentions(object_, parts, meeting):
                if status is Status.PROPOSED and relation not in _CHANGES:
                    continue
                start, end = _evidence(s, o, chunks[match.start()], chunks[match.end() - 1])
                held = status if relation in _CHANGES or status is Status.FORMER else Status.CURRENT
                rule = f"{frame.name}.career" if relation in _HELD and _looks_back(chunks) else frame.name
                yield RelationMention(relation, s, o, start, end, rule, held)
                if relation in ("signedBy", "issuedBy") and isinstance(s, DocumentMention) and not s.issued:
                    yield from _acted_on(s, frame, chunks[: match.end()])


def _acted_on(document: DocumentMention, frame: Frame, chunks: Sequence[Chunk]) -> Iterator[RelationMention]:
    """The day on which a document is signed or issued: `Ngày 6-2, … đã ký quyết định …`."""
    days = [chunk.mention for chunk in chunks if isinstance(chunk.mention, DateMention) and chunk.mention.date.day]
    if days and frame.name in ("sign.active", "issue.active"):
        start, end = min(days[-1].start, document.start), max(days[-1].end, document.end)
        yield RelationMention("issuedOn", document, days[-1], start, end, f"{frame.name}.date")


def _further(chunks: Sequence[Chunk], begin: int) -> Iterator[Chunk]:
    """The numbered documents that the same verb governs further on: `quán triệt Kết luận 21-KL/TW …; Kết luận 14-KL/TW …`."""
    for chunk in chunks[begin:]:
        if isinstance(chunk.mention, Figure | PositionMention) or chunk.symbol in ("SAY", "ASK"):
            return
        if isinstance(chunk.mention, DocumentMention) and chunk.mention.number:
            yield chunk


def _looks_back(chunks: Sequence[Chunk]) -> bool:
    """Whether a sentence tells a career: it dates by years and months, where news dates by days."""
    dates = [chunk.mention.date for chunk in chunks if isinstance(chunk.mention, DateMention)]
    return any(date.year and not date.day for date in dates) and not any(date.day for date in dates)


def _meeting(match: re.Match[str], chunks: Sequence[Chunk], discourse: Discourse) -> MeetingMention | None:
    """The meeting named in the frame, else the one nearest before it in the sentence, else the one spoken of."""
    if "meeting" in match.re.groupindex and match.start("meeting") >= 0:
        found = chunks[match.start("meeting")].mention
        return found if isinstance(found, MeetingMention) and not found.plural else None
    order = [*range(match.start() - 1, -1, -1), *range(match.start(), len(chunks))]
    for n in order:
        mention = chunks[n].mention
        if isinstance(mention, MeetingMention) and not mention.plural and (mention.bare or takes_place(chunks, n)):
            return mention
    return discourse.meeting


def _mentions(name: str, parts: dict[str, list[Chunk]], meeting: MeetingMention | None) -> Iterator[Mention]:
    if name == "meeting":
        if meeting:
            yield meeting
        return
    if name == "person":  # nobody is named in the sentence: the person spoken of before
        first = next(iter(parts.values()))[0]
        yield PersonMention(first.start, first.start, "", partial=True)
    for chunk in parts.get(name, ()):
        if isinstance(chunk.mention, Figure):
            yield chunk.mention.person
        elif isinstance(chunk.mention, BodyMention) and name == "seats":
            body = chunk.mention
            yield PositionMention(body.start, body.end, "Ủy viên", body=body)
        elif chunk.mention and not getattr(chunk.mention, "plural", False):
            yield chunk.mention


def _status(frame: Frame, chunks: Sequence[Chunk], match: re.Match[str]) -> Status:
    symbols = [chunk.symbol for chunk in chunks[max(0, match.start() - 1) : match.end()]]
    asked = any(a == "ASK" and b in ("APPOINT", "REMOVE") for a, b in pairwise(symbols))
    if asked or not _PLANNED.isdisjoint(symbols):
        return Status.PROPOSED
    if frame.earlier and any(chunk.symbol == "EARLIER" for chunk in chunks[: match.end()]):
        return Status.FORMER
    return frame.status


def _evidence(subject: Mention, object_: Mention, first: Chunk, last: Chunk) -> tuple[int, int]:
    """The frame's own stretch, widened to the arguments that stand in it."""
    start, end = first.start, last.end
    for mention in (subject, object_):
        if isinstance(mention, PersonMention) and start - 400 < mention.start < end + 400:
            start, end = min(start, mention.start), max(end, mention.end)
    return start, end
