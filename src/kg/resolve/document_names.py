"""What documents tell by their names alone: the issuer by the symbol, the year by the title, the day by a ceremony."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from kg.model import Evidence, Statement, Value
from kg.resolve.documents.clusters import Document, year_in_title
from kg.resolve.documents.signings import Signing
from kg.resolve.documents.symbols import issuer_of
from kg.resolve.entities import document_entity
from kg.resolve.referents import Referents
from kg.spans import Span

BY_NAME = 0.8  # confidence in what a name tells


def told_by_name(
    documents: Iterable[Document],
    signings: Iterable[Signing],
    referents: Referents,
    article: str,
    evidence: Callable[[Span], Evidence],
) -> Iterator[Statement]:
    """The issuers that only symbols name, and the days that only ceremonies or titles do.

    Args:
        documents: Those of the article, some of them several times.
        signings: What is signed at ceremonies, and when.
        referents: What mentions stand for.
        article: Its identity.
        evidence: The words of a mention.

    Example:
        `Quyết định 12/QĐ-TTg` is the Prime Minister's, `Luật Đất đai năm 2013` of that year.
    """

    def told(document: Document, relation: str, value: Value, where: Span, rule: str) -> Statement:
        entity = document_entity(document, article)
        return Statement(entity, relation, value, evidence(where), rule, confidence=BY_NAME)

    distinct = {id(document): document for document in documents}.values()
    for document in distinct:
        issuer = None if document.issuer else issuer_of(document.first.number)
        if issuer and (body := referents.value(issuer)):
            yield told(document, "issuedBy", body, document.first, "document.symbol")
    for document, ceremony, day in signings:
        yield told(document, "issuedOn", referents.date(day), ceremony, "meeting.signing")
    for document in distinct:
        if not document.issued and (year := year_in_title(document.first)):
            yield told(document, "issuedOn", year, document.first, "document.title")
