"""The sitting that is told only by what a body does at it, or who answers to an assembly, on a day."""

from __future__ import annotations

from collections.abc import Sequence

from kg.chunks import Chunk, Chunks
from kg.extract.meetings.reported import takes_place, tells_day
from kg.families import Family
from kg.lexicon import load_lexicon
from kg.mentions import BodyMention, Figure, MeetingMention
from kg.records import replace

_DOES = frozenset({"HEAR", "DISCUSS"})  # what a body does at its meetings
_DECIDING = frozenset({"meets", "session"})  # traits of the heads of bodies that decide in meetings
_ANSWER = "ANSWER"  # what a member of the government does at a sitting of the assembly
VERBS = _DOES | {_ANSWER}
_BETWEEN = frozenset({"AUX", "_", ",", "PLAN"})  # between the subject and its verb
_JOINTS = frozenset({",", "AND"})
_SCENE = frozenset("Date SAMEDAY , AT Place _ CHAIRBY Figure ( ) AUX DURING EARLIER".split())


def with_sitting(chunks: Chunks) -> Chunks:
    """The chunks with the sitting put in before its subject, and `trả lời chất vấn` as a way to speak.

    Example:
        `Chiều nay (9/3), | Ủy ban Thường vụ Quốc hội đã nghe Báo cáo …` tells of a meeting of that committee.
    """
    if VERBS.isdisjoint(chunks.symbols):
        return chunks
    answers = _ANSWER in chunks.symbols
    spoken = Chunks(replace(c, symbol="SPEAK") if c.symbol == _ANSWER else c for c in chunks) if answers else chunks
    if any(takes_place(chunks, n) for n in chunks.at("Meeting")):
        return spoken  # unlike "cho ý kiến về | kỳ họp tới"
    found = (_told(chunks, n) for n, symbol in enumerate(chunks.symbols) if symbol in VERBS)
    told = next(filter(None, found), None)
    if told is None:
        return spoken
    subject, meeting = told
    return Chunks([*spoken[:subject], replace(meeting, symbol="SIT", mention=None), meeting, *spoken[subject:]])


def _told(chunks: Sequence[Chunk], n: int) -> tuple[int, Chunk] | None:
    """The subject of the verb at chunk `n` and the sitting, if there is one on a day with which the sentence opens."""
    subject = next((k for k in range(n - 1, -1, -1) if chunks[k].symbol not in _BETWEEN), -1)
    if subject < 0 or not _opens_with_day(chunks[:subject]):
        return None
    meeting = _sitting(chunks[n], chunks[subject])
    return (_first_of(chunks, subject), Chunk(chunks[n].start, chunks[n].end, "Meeting", meeting)) if meeting else None


def _first_of(chunks: Sequence[Chunk], n: int) -> int:
    """The first of the persons in a list that ends at chunk `n`: `| Bộ trưởng A, Bộ trưởng B | trả lời chất vấn`."""
    while n > 1 and chunks[n].symbol == chunks[n - 2].symbol == "Figure" and chunks[n - 1].symbol in _JOINTS:
        n -= 2
    return n


def _opens_with_day(chunks: Sequence[Chunk]) -> bool:
    """Whether nothing but when, where and under whom stands there, and a day among it."""
    return any(map(tells_day, chunks)) and _SCENE.issuperset(chunk.symbol for chunk in chunks)


def _sitting(verb: Chunk, subject: Chunk) -> MeetingMention | None:
    """The meeting of a body that decides in meetings, or at which somebody asks or answers questions."""
    body = subject.mention
    traits = load_lexicon().head_traits(body.head) if isinstance(body, BodyMention) else frozenset()
    if verb.symbol == _ANSWER:
        asks = isinstance(body, Figure) or "session" in traits  # "HĐND tỉnh | tiến hành chất vấn | Giám đốc Sở Y tế"
        return _named(verb, "phiên chất vấn") if asks else None
    if not isinstance(body, BodyMention) or traits.isdisjoint(_DECIDING):
        return None
    return _named(verb, "phiên họp", None if "session" in traits else body)


def _named(verb: Chunk, head: str, body: BodyMention | None = None) -> MeetingMention:
    kind, family = (load_lexicon().feature("meeting", head, column) for column in ("type", "family"))
    name, whose = head[0].upper() + head[1:], "của" if body else ""
    return MeetingMention(verb.start, verb.end, name, kind, Family(family), whose, bare=body is None, guest=body)
