"""Who signed the documents of a group, and when: `Thủ tướng A ký | các quyết định về nhân sự. Tại Quyết định …`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from kg.mentions import DateMention, DocumentMention, Figure, RelationMention
from kg.resolve.documents import Document
from kg.resolve.passages import Passages
from kg.resolve.symbol_users import may_be_of, symbol_parts

_SIGNS = re.compile(  # right after the signer
    r"(?:,?\s+(?:đã|vừa|cũng|có))*\s+ký(?:\s+ban hành)?\s+(?:các|những|hai|ba|bốn|năm|một số|nhiều|\d{1,2})\s+"
    r"(?P<type>quyết định|nghị quyết|nghị định|chỉ thị|công điện|văn bản)\b"
)
_OTHERWISE = re.compile(r"\b(?:trước đó|trước đây|ký|chữ ký)\b", re.IGNORECASE)  # in a sentence on another signing
_RULE = "document.signed-group"
_FAR = 2000  # characters within which the documents of a group are told


def signed_groups(
    relations: Sequence[RelationMention], documents: Mapping[DocumentMention, Document], passages: Passages, text: str
) -> Iterator[RelationMention]:
    """The signer and the day of documents that are told one by one after somebody is said to have signed several.

    Args:
        relations: What the article states.
        documents: Its documents.
        passages: Its mentions.
        text: Of the article.
    """
    signers = [one for one in passages.mentions if isinstance(one, Figure) and one.person.name and one.positions]
    groups = [(one, match) for one in signers if (match := _SIGNS.match(text, one.end))]
    if not groups:
        return
    told = [(r.relation, id(documents[r.subject])) for r in relations if isinstance(r.subject, DocumentMention)]
    signed, dated = ({key for told_of, key in told if told_of == one} for one in ("signedBy", "issuedOn"))
    for document in {id(one): one for one in documents.values()}.values():
        first = min(document.mentions, key=lambda mention: mention.start)
        near = [group for group in groups if group[1].end() < first.start < group[1].end() + _FAR]
        if near and id(document) not in signed and _is_told_so(first, near[-1][1]["type"], passages, text):
            yield from _signed(document, first, near[-1], passages, id(document) in dated)


def _is_told_so(first: DocumentMention, kind: str, passages: Passages, text: str) -> bool:
    """Whether a document is of the type of a group, with a symbol, and no other signing is told of it."""
    sentence = passages.around(first.start)
    alike = first.type.lower() == kind and bool(symbol_parts(first.number))
    return alike and not _OTHERWISE.search(text, sentence.start, sentence.stop)


def _signed(
    document: Document,
    first: DocumentMention,
    group: tuple[Figure, re.Match[str]],
    passages: Passages,
    dated: bool,
) -> Iterator[RelationMention]:
    """That an officer who may have signed a document did, on the day of the signing unless it has one of its own."""
    signer, end = group[0], group[1].end()
    if not any(symbol_parts(first.number) and may_be_of(first.number, post) for post in signer.positions):
        return
    around = passages.around(signer.start)
    days = [one for one in passages.mentions if isinstance(one, DateMention) and one.start in around and one.date.day]
    day = days[0] if days and days[0].start < signer.start else None
    own = document.first.issued
    if own and day and (own.month, own.day) != (day.date.month, day.date.day):
        return
    yield RelationMention("signedBy", first, signer.person, signer.start, end, _RULE, confidence=0.8)
    if day and not (own or dated):
        yield RelationMention("issuedOn", first, day, day.start, end, _RULE, confidence=0.8)
