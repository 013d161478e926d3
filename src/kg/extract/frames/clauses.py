"""Runs the verb frames over the sentences of an article."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.chunks import Chunk, Chunks, of_kind
from kg.extract.discourse.spoken_of import Discourse
from kg.extract.frames.conditions import CONDITIONS
from kg.extract.frames.firings import Firing
from kg.extract.frames.frame import Frame, load_frames
from kg.extract.frames.matches import Match, Parts
from kg.extract.frames.parts import parts_of
from kg.extract.meetings.reported import takes_place
from kg.extract.symbols import AMID, SAYS
from kg.kinds import CHANGES
from kg.mentions import DocumentMention, MeetingMention, PositionMention, RelationMention
from kg.model import Status

_REPORTS = frozenset({"DISCUSS", "PRESENT", "REPORT"})
_SHOWS = frozenset({"PRESENT", "Document"})
_OPENING = frozenset({"AUX", "_", "Date", "SAMEDAY", "EARLIER", ",", "SPEAK", "DISCUSS", "EXCHANGE"})


def clause_relations(chunks: Chunks, discourse: Discourse) -> Iterator[RelationMention]:
    """What the verb frames find in one sentence.

    Example:
        `Ông Nguyễn Văn An chủ trì hội nghị` is `Figure CHAIR Meeting`, which states `chairedBy`.
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
            for relation in _fired(frame, match, read, discourse):
                key = (relation.relation, relation.object.start if isinstance(relation.object, PositionMention) else -1)
                if relation.relation not in CHANGES or told.setdefault(key, frame.name) == frame.name:
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


def _fired(frame: Frame, match: re.Match[str], chunks: Chunks, discourse: Discourse) -> Iterator[RelationMention]:
    """What one match of a frame states, if the frame holds there."""
    if chunks.before(match.start()) in frame.unless_after:
        return
    meeting = _meeting(frame, match, chunks, discourse)
    if not CONDITIONS[frame.needs](Match(chunks, *match.span(), meeting, discourse)):
        return
    parts = parts_of(frame, match, chunks)
    if not frame.types or _names_type(frame, parts):
        yield from Firing(frame, match, chunks, parts, meeting, discourse).statements()


def _names_type(frame: Frame, parts: Parts) -> bool:
    """Whether a document has one of the only types for which a frame holds."""
    return any(document.type in frame.types for document in of_kind(DocumentMention, parts["what"]))


def _meeting(frame: Frame, match: re.Match[str], chunks: Chunks, discourse: Discourse) -> MeetingMention | None:
    """The meeting named in the frame, else the one nearest before it in the sentence, else the one spoken of."""
    if "meeting" in match.re.groupindex and match.start("meeting") >= 0:
        found = chunks[match.start("meeting")].mention
        return found if isinstance(found, MeetingMention) and not found.plural else None
    shows = _SHOWS.issubset(chunks.symbols[match.start() : match.end() + 1])
    spoken_of = discourse.plenary if shows else discourse.meeting
    if "Meeting" not in chunks.symbols:
        return spoken_of
    speech = frame.emit[0][0] == "addressedBy"
    after = range(match.start(), _passive_at(chunks, match.end()))
    later = _at_which(after, chunks) if speech else after
    scene = _scene(chunks) if speech else ()
    for n in (*scene, *range(match.start() - 1, -1, -1), *later):
        mention = chunks[n].mention
        if isinstance(mention, MeetingMention) and not mention.plural and (mention.bare or takes_place(chunks, n)):
            return mention
    return spoken_of


def _scene(chunks: Chunks) -> tuple[int, ...]:
    """The meeting at which a sentence opens, where all of it is said: `Tại hội nghị, A …; B báo cáo về kỳ họp`."""
    n = chunks.symbols.index("Meeting")
    opens = chunks.before(n) in AMID and _OPENING.issuperset(chunks.symbols[: n - 1])
    return (n,) if opens else ()


def _passive_at(chunks: Chunks, n: int) -> int:
    """The chunk from `n` on at which it is told what became of the last thing: `6 Luật | được thông qua tại kỳ họp`."""
    return next((k for k in range(n, len(chunks)) if chunks.symbols[k] == "PASSIVE"), len(chunks))


def _at_which(after: range, chunks: Chunks) -> Iterator[int]:
    """The chunks in which there may stand at which meeting somebody speaks, and not of what: before what is said.

    Of what somebody reports or discusses only what follows `tại`: not `thông báo chương trình | kỳ họp`.
    """
    reports = False
    for n in after:
        symbol = chunks.symbols[n]
        if symbol in SAYS or symbol == ":":
            return
        if not reports or chunks.before(n) in AMID:
            yield n
        reports = reports or symbol in _REPORTS
