"""Who passes resolutions: the body whose meeting it is, the assembly spoken of, or that of a title; who signs which."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.chunks import Chunk
from kg.extract.discourse.spoken_of import Discourse
from kg.extract.documents.details import passed_by
from kg.extract.symbols import NTH
from kg.families import OF_ASSEMBLIES, Family
from kg.lexicon import CENTRAL_COMMITTEE
from kg.mentions import BodyMention, DocumentMention, MeetingMention, Mention
from kg.numbers import ORDINAL

# Families of meetings whose body passes what they do; congresses pass it themselves.
_PASSING = OF_ASSEMBLIES | {Family.CONFERENCE}
_PLENUM = re.compile(rf"(?:lần thứ {ORDINAL} )?Trung ương (?:\d|lần)")


def passed_at(meeting: MeetingMention | None, discourse: Discourse) -> list[Chunk]:
    """Who passes what a meeting passes: the body whose meeting it is, for a session the assembly spoken of.

    Example:
        `Tại kỳ họp thứ 5, các đại biểu | thông qua Nghị quyết …` after `HĐND tỉnh Hà Nam` gives that council.
    """
    if meeting is None or meeting.family not in _PASSING:
        return []
    near = (meeting, discourse.meeting) if meeting.bare or meeting.family == Family.SESSION else (meeting,)
    own = next((m.body for m in near if m and m.body and m.family == meeting.family), None)
    numbered = meeting.family == Family.SITTING and meeting.name.startswith(NTH)
    spoken_of = discourse.standing if numbered else discourse.assembly
    plenum = discourse.plenum[1] if discourse.plenum and discourse.plenum[0] is discourse.meeting else None
    body = own or _committee(meeting) or (spoken_of if meeting.family in OF_ASSEMBLIES else plenum)
    return [Chunk(body.start, body.end, "Body", body)] if body else []


def by_congress(documents: Sequence[Chunk]) -> Iterator[tuple[Mention, Mention]]:
    """Resolutions with the congress or committee that their titles name: `Nghị quyết | Đại hội … lần thứ XX`."""
    for document in (chunk.mention for chunk in documents):
        if isinstance(document, DocumentMention) and not document.draft and (passed := passed_by(document.title)):
            yield document, BodyMention(document.start, document.end, passed, kind="party", places="none")


def is_signed(document: Mention, signer: Mention, signed: Sequence[Chunk]) -> bool:
    """Whether one of the documents before a signer is his: of several, those that others issued than the last are not.

    Example:
        `Nghị quyết của Tỉnh ủy và | Kế hoạch của UBND tỉnh | do ông A ký`.
    """
    last = signed[-1].mention if signed else None
    if not (isinstance(document, DocumentMention) and isinstance(last, DocumentMention) and last.start < signer.start):
        return True
    own, later = (_issuing(one) for one in (document, last))
    return not (own and later) or not own.isdisjoint(later)


def _issuing(document: DocumentMention) -> set[str]:
    """The heads of the names of the bodies that issued a document."""
    return {issuer.head for issuer in document.issuers if isinstance(issuer, BodyMention)}


def _committee(meeting: MeetingMention) -> BodyMention | None:
    """The committee whose plenum it is: `Hội nghị | Trung ương 5 khóa XII`."""
    if not _PLENUM.match(meeting.name):
        return None
    return BodyMention(meeting.start, meeting.end, CENTRAL_COMMITTEE, kind="party", level="central")
