"""What a document's own noun phrase states: issuer, date, subject, and the meeting whose topic it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.mentions import Chunk, DateMention, DocumentMention, MeetingMention, RelationMention


def document_relations(chunks: Sequence[Chunk]) -> Iterator[RelationMention]:
    """Relations that the document mentions of a sentence carry in themselves.

    Example:
        `Kết luận số 21-KL/TW, ngày 25-10-2021 của Ban Chấp hành Trung ương` states `issuedBy` and `issuedOn`.
    """
    for chunk in chunks:
        mention = chunk.mention
        if isinstance(mention, DocumentMention) and not mention.plural:
            yield from _own(mention)
        elif isinstance(mention, MeetingMention) and not mention.plural:
            for document in mention.documents:
                yield from _own(document)
                yield RelationMention("disseminated", mention, document, mention.start, mention.end, "meeting.topic")


def _own(document: DocumentMention) -> Iterator[RelationMention]:
    """Issuer, date and subject of one document."""
    start, end = document.start, document.end
    for issuer in document.issuers:
        yield RelationMention("issuedBy", document, issuer, start, max(end, issuer.end), "document.issuer")
    if document.issued:
        date = DateMention(start, end, document.issued)
        yield RelationMention("issuedOn", document, date, start, end, "document.date")
    if document.subject and document.number:
        last = max(end, document.subject_end)
        yield RelationMention("subject", document, document.subject, start, last, "document.subject")
