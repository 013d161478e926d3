"""Clauses: runs the verb frames over each sentence and gives their parts to the relations they state."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.extract.discourse import Discourse
from kg.extract.patterns import Frame, load_frames
from kg.mentions import (
    BodyMention,
    Chunk,
    Figure,
    MeetingMention,
    Mention,
    PersonMention,
    PositionMention,
    RelationMention,
)
from kg.model import Status

_PLANNED = frozenset({"PLAN", "NOT"})
_CHANGES = frozenset({"appointedTo", "removedFrom"})


def clause_relations(chunks: Sequence[Chunk], discourse: Discourse) -> Iterator[RelationMention]:
    """What the verb frames find in one sentence."""
    frames = load_frames()
    encoded = frames.alphabet.encode(chunks)
    for frame in frames.frames:
        for match in frame.matches(encoded):
            yield from _emit(frame, match, chunks, discourse)


def _emit(
    frame: Frame, match: re.Match[str], chunks: Sequence[Chunk], discourse: Discourse
) -> Iterator[RelationMention]:
    meeting = _meeting(match, chunks, discourse)
    if not discourse.licenses(frame.needs, meeting, chunks, match.span()):
        return
    parts = {name: chunks[slice(*match.span(name))] for name in match.re.groupindex if match.span(name) != (-1, -1)}
    status = _status(frame, chunks[match.start() : match.end()])
    for relation, subject, object_ in frame.emit:
        for s in _mentions(subject, parts, meeting):
            for o in _mentions(object_, parts, meeting):
                if status is Status.PROPOSED and relation not in _CHANGES:
                    continue
                start, end = _evidence(s, o, chunks[match.start()], chunks[match.end() - 1])
                yield RelationMention(relation, s, o, start, end, frame.name, status if relation in _CHANGES or frame.status is not Status.CURRENT else Status.CURRENT)


def _meeting(match: re.Match[str], chunks: Sequence[Chunk], discourse: Discourse) -> MeetingMention | None:
    """The meeting named in the frame, else the one nearest before it in the sentence, else the one spoken of."""
    if "meeting" in match.re.groupindex and match.start("meeting") >= 0:
        found = chunks[match.start("meeting")].mention
        return found if isinstance(found, MeetingMention) and not found.plural else None
    for chunk in [*reversed(chunks[: match.start()]), *chunks[match.start() :]]:
        if isinstance(chunk.mention, MeetingMention) and not chunk.mention.plural:
            return chunk.mention
    return discourse.meeting


def _mentions(name: str, parts: dict[str, Sequence[Chunk]], meeting: MeetingMention | None) -> Iterator[Mention]:
    if name == "meeting":
        if meeting:
            yield meeting
        return
    for chunk in parts.get(name, ()):
        if isinstance(chunk.mention, Figure):
            yield chunk.mention.person
        elif isinstance(chunk.mention, BodyMention) and name == "seats":
            body = chunk.mention
            yield PositionMention(body.start, body.end, "Ủy viên", body=body)
        elif chunk.mention and not getattr(chunk.mention, "plural", False):
            yield chunk.mention


def _status(frame: Frame, chunks: Sequence[Chunk]) -> Status:
    if any(chunk.symbol in _PLANNED for chunk in chunks):
        return Status.PROPOSED
    return frame.status


def _evidence(subject: Mention, object_: Mention, first: Chunk, last: Chunk) -> tuple[int, int]:
    """The frame's own stretch, widened to the arguments that stand in it."""
    start, end = first.start, last.end
    for mention in (subject, object_):
        if isinstance(mention, PersonMention) and start - 400 < mention.start < end + 400:
            start, end = min(start, mention.start), max(end, mention.end)
    return start, end
