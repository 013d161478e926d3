"""Who issued or signed the documents of a group, told one by one: `các quyết định của | Tỉnh ủy: Quyết định số 12`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from kg.kinds import MADE_KNOWN
from kg.mentions import DateMention, DocumentMention, Figure, Issuer, RelationMention
from kg.resolve.documents.clusters import Document
from kg.resolve.documents.symbols import may_be_of, symbol_parts
from kg.resolve.nesting import parts
from kg.resolve.passages import Passages

_SEVERAL = r"(?:các|những|một số|nhiều|hai|ba|bốn|năm|\d{1,2})\s+"  # before the type of the documents of a group
_BEFORE = re.compile(rf"\b{_SEVERAL}(?P<type>\w+(?:\s\w+){{0,4}})\s+của\s+$", re.IGNORECASE)
_LEADS = re.compile(r"(?:[:(]|\bgồm|\blà|\bnhư)\s*[“\"]?$", re.IGNORECASE)  # right before the first of a list
_REACH = 40  # characters before an issuer that name the group
_NEAR = 30  # characters between an issuer and the list of what it issued
_AND = re.compile(r"(?:,|\s+và)\s+(?:của\s+)?")  # before another issuer
_SIGNS = re.compile(rf"(?:,?\s+(?:đã|vừa|cũng|có))*\s+ký(?:\s+ban hành)?\s+{_SEVERAL}")  # right after a signer
_OTHERWISE = re.compile(r"\b(?:trước đó|trước đây|ký|chữ ký)\b", re.IGNORECASE)  # in a sentence on another signing
_FAR = 2000  # characters within which the documents are told that somebody has signed
_SIGNED = "document.signed-group"  # rule
_BY_GROUP = 0.8  # confidence in what is told of a group


def of_groups(
    relations: Sequence[RelationMention], documents: Mapping[DocumentMention, Document], passages: Passages, text: str
) -> Iterator[RelationMention]:
    """The issuers and signers of documents that are told one by one after their group, or listed right after it.

    Args:
        relations: What the article states.
        documents: Its documents.
        passages: Its mentions.
        text: Of the article.

    Example:
        `hội nghị công bố các quyết định của Ban Thường vụ Tỉnh ủy. Ông A công bố Quyết định số 12-QĐ/TU`;
        `Ngày 5/3, Thủ tướng A ký các quyết định về nhân sự. Tại Quyết định số 24/QĐ-TTg, …`.
    """
    yield from _issued_in_groups(relations, documents, passages, text)
    yield from _signed_in_groups(relations, documents, passages, text)


def _issued_in_groups(
    relations: Sequence[RelationMention], documents: Mapping[DocumentMention, Document], passages: Passages, text: str
) -> Iterator[RelationMention]:
    """The issuers, each for the documents that may be of it by their symbols."""
    stated = [(r.relation, m) for r in relations for m in (r.subject, r.object) if isinstance(m, DocumentMention)]
    told = {id(documents[mention]) for relation, mention in stated if relation == "issuedBy"}
    untold = [document for key, document in {id(d): d for d in documents.values()}.items() if key not in told]
    shown = {documents[m].first for relation, m in stated if relation in MADE_KNOWN and documents[m].first.number}
    asked = sorted((d.first for d in untold if d.first in shown), key=lambda first: first.start)
    listed = list(_listed(untold, passages, text))
    groups = _groups(passages, text) if asked or listed else []
    for first in asked:
        kin = [group for kind, group in groups if kind == first.type.lower() and group[0].start < first.start]
        yield from _issued(first, kin[-1] if kin else ())
    for first, begin in listed:
        near = [(kind, group) for kind, group in groups if 0 < begin - group[-1].end < _NEAR]
        yield from _issued(first, next((group for kind, group in near if kind.startswith(first.type.lower())), ()))


def _listed(documents: Sequence[Document], passages: Passages, text: str) -> Iterator[tuple[DocumentMention, int]]:
    """The documents listed after a mark, each with where the list begins: `4 nghị quyết của Bộ Chính trị (| …, …)`."""
    named = sorted((mention for document in documents for mention in document.mentions), key=lambda one: one.start)
    begin, reach = 0, range(0)
    for mention in named:
        if _LEADS.search(text, max(0, mention.start - _NEAR), mention.start):
            begin, reach = mention.start, passages.around(mention.start)
        if mention.start in reach:
            yield mention, begin


def _issued(document: DocumentMention, issuers: Sequence[Issuer]) -> Iterator[RelationMention]:
    """That the only one of the issuers who may have issued a document did: of an `NQ/TU` the committee, not `UBND`."""
    likely = [issuer for issuer in issuers if may_be_of(document.number, issuer)]
    if len(likely) == 1:
        start, end = document.start, document.end
        yield RelationMention("issuedBy", document, likely[0], start, end, "document.group", confidence=_BY_GROUP)


def _groups(passages: Passages, text: str) -> list[tuple[str, list[Issuer]]]:
    """The type of the documents of each group, and who issued them, in the order of the text."""
    issuers: list[Issuer] = [*passages.bodies, *passages.positions]
    named = parts(passages.mentions)
    groups = [
        (m.type.lower(), list(m.issuers)) for m in named if isinstance(m, DocumentMention) and m.group and m.issuers
    ]
    for issuer in sorted(issuers, key=lambda mention: (mention.start, -mention.end)):
        found = _BEFORE.search(text, max(0, issuer.start - _REACH), issuer.start)
        if found:
            groups.append((found["type"].lower(), [issuer]))
        elif groups and _AND.fullmatch(text, groups[-1][1][-1].end, issuer.start):
            groups[-1][1].append(issuer)
    return sorted(groups, key=lambda group: group[1][0].start)


def _signed_in_groups(
    relations: Sequence[RelationMention], documents: Mapping[DocumentMention, Document], passages: Passages, text: str
) -> Iterator[RelationMention]:
    """The signers and days of documents that are told after somebody is said to have signed several of their type."""
    signers = [one for one in passages.mentions if isinstance(one, Figure) and one.person.name and one.positions]
    groups = [(one, match.end()) for one in signers if (match := _SIGNS.match(text, one.end))]
    if not groups:
        return
    told = [(r.relation, id(documents[r.subject])) for r in relations if isinstance(r.subject, DocumentMention)]
    signed, dated = ({key for told_of, key in told if told_of == one} for one in ("signedBy", "issuedOn"))
    for document in {id(one): one for one in documents.values()}.values():
        first = min(document.mentions, key=lambda mention: mention.start)
        near = [(signer, end + len(first.type)) for signer, end in groups if _is_of_group(first, end, text)]
        if near and id(document) not in signed and _is_told_so(first, passages, text):
            yield from _signed(document, first, *near[-1], passages, id(document) in dated)


def _is_of_group(first: DocumentMention, end: int, text: str) -> bool:
    """Whether a document is told soon after a group of its type, which is named at `end`."""
    after = end + len(first.type)
    named = text.startswith(first.type.lower(), end) and not text[after : after + 1].isalnum()
    return named and after < first.start < after + _FAR


def _is_told_so(first: DocumentMention, passages: Passages, text: str) -> bool:
    """Whether a document has a symbol, and no other signing is told of it."""
    sentence = passages.around(first.start)
    return bool(symbol_parts(first.number)) and not _OTHERWISE.search(text, sentence.start, sentence.stop)


def _signed(
    document: Document, first: DocumentMention, signer: Figure, end: int, passages: Passages, dated: bool
) -> Iterator[RelationMention]:
    """That an officer who may have signed a document did, on the day of the signing unless it has one of its own."""
    if not any(may_be_of(first.number, post) for post in signer.positions):
        return
    around = passages.around(signer.start)
    days = [one for one in passages.mentions if isinstance(one, DateMention) and one.start in around and one.date.day]
    day = days[0] if days and days[0].start < signer.start else None
    own = document.first.issued
    if own and day and (own.month, own.day) != (day.date.month, day.date.day):
        return
    yield RelationMention("signedBy", first, signer.person, signer.start, end, _SIGNED, confidence=_BY_GROUP)
    if day and not (own or dated):
        yield RelationMention("issuedOn", first, day, day.start, end, _SIGNED, confidence=_BY_GROUP)
