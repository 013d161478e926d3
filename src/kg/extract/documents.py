"""What a document's own noun phrase states: issuer, date, subject, and the meeting whose topic it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.mentions import Chunk, DateMention, DocumentMention, MeetingMention, RelationMention


def document_relations(chunks: Sequence[Chunk]) -> Iterator[RelationMention]:
    """Relations that the document mentions of a sentence carry in themselves."""
    for chunk in chunks:
        if isinstance(chunk.mention, DocumentMention) and not chunk.mention.plural:
            yield from _own(chunk.mention)
        elif isinstance(chunk.mention, MeetingMention) and not chunk.mention.plural:
            for document in chunk.mention.documents:
                yield from _own(document)
                meeting = chunk.mention
                yield RelationMention("disseminated", meeting, document, meeting.start, meeting.end, "meeting.topic")


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
