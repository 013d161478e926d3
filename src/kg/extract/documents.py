"""What a document's own noun phrase states: issuer, date, subject, and the meeting whose topic it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from kg.lexicon import read_table
from kg.mentions import Chunk, DateMention, DocumentMention, MeetingMention, RelationMention
from kg.resources import resource


@cache
def _citations() -> Mapping[str, str]:
    """What a subject says of the document that it names: `sửa đổi` -> `amends`, the words of amending first."""
    rows = [(row["relation"], row["phrase"]) for row in read_table(resource("lexicons", "citations.csv"))]
    return {phrase: relation for relation, phrase in sorted(rows)}


def document_relations(chunks: Sequence[Chunk]) -> Iterator[RelationMention]:
    """Relations that the document mentions of a sentence carry in themselves.

    Example:
        `Kết luận số 21-KL/TW, ngày 25-10-2021 của Ban Chấp hành Trung ương` states `issuedBy` and `issuedOn`.
    """
    for n, chunk in enumerate(chunks):
        mention = chunk.mention
        if mention is None:
            continue
        if isinstance(mention, DocumentMention) and not mention.plural:
            yield from _own(mention)
            yield from _concerned(mention, chunks[n + 1 :])
        elif isinstance(mention, MeetingMention) and not mention.plural:
            for document in mention.documents:
                yield from _own(document)
                yield RelationMention("disseminated", mention, document, mention.start, mention.end, "meeting.topic")


def _concerned(document: DocumentMention, later: Sequence[Chunk]) -> Iterator[RelationMention]:
    """The document that a subject is about: `Quy định … về thi hành | Điều lệ Đảng`, `Nghị định … sửa đổi | …`."""
    if not document.number:
        return
    for chunk in later:
        other = chunk.mention
        if chunk.start >= document.subject_end:
            return
        if isinstance(other, DocumentMention) and not other.plural:
            words = document.subject[: max(0, len(document.subject) - (document.subject_end - other.start))]
            relation = next((name for phrase, name in _citations().items() if phrase in words), "cites")
            yield RelationMention(relation, document, other, document.start, other.end, f"document.{relation}")
            return


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
