"""What a document's own noun phrase states: issuer, date, subject, and the meeting whose topic it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.mentions import Chunk, DateMention, DocumentMention, MeetingMention, RelationMention

_CONCERNS = {
    "amends": re.compile(r"sửa đổi|bổ sung|thay thế"),
    "implements": re.compile(r"thi hành|thực hiện|triển khai|hướng dẫn|quy định chi tiết"),
}


def document_relations(chunks: Sequence[Chunk]) -> Iterator[RelationMention]:
    """Relations that the document mentions of a sentence carry in themselves."""
    for n, chunk in enumerate(chunks):
        if isinstance(chunk.mention, DocumentMention) and not chunk.mention.plural:
            yield from _own(chunk.mention)
            yield from _concerned(chunk.mention, chunks[n + 1 :])
        elif isinstance(chunk.mention, MeetingMention) and not chunk.mention.plural:
            for document in chunk.mention.documents:
                yield from _own(document)
                meeting = chunk.mention
                yield RelationMention("disseminated", meeting, document, meeting.start, meeting.end, "meeting.topic")


def _concerned(document: DocumentMention, later: Sequence[Chunk]) -> Iterator[RelationMention]:
    """The document that a subject is about: `Quy định … về thi hành | Điều lệ Đảng`, `Nghị định … sửa đổi | Nghị định …`."""
    for chunk in later:
        other = chunk.mention
        if chunk.start >= document.subject_end or not document.number:
            return
        if isinstance(other, DocumentMention) and not other.plural:
            words = document.subject[: max(0, len(document.subject) - (document.subject_end - other.start))]
            relation = next((name for name, verb in _CONCERNS.items() if verb.search(words)), "cites")
            yield RelationMention(relation, document, other, document.start, other.end, f"document.{relation}")
            return


def _own(document: DocumentMention) -> Iterator[RelationMention]:
    start, end = document.start, document.end
    for issuer in document.issuers:
        yield RelationMention("issuedBy", document, issuer, start, max(end, issuer.end), "document.issuer")
    if document.issued:
        date = DateMention(start, end, document.issued)
        yield RelationMention("issuedOn", document, date, start, end, "document.date")
    if document.subject and document.number:
        yield RelationMention(
            "subject", document, document.subject, start, max(end, document.subject_end), "document.subject"
        )
