"""Who issued the documents of a group: `công bố các quyết định của | Ban Thường vụ Tỉnh ủy: Quyết định số 12-QĐ/TU`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from kg.kinds import MADE_KNOWN
from kg.mentions import DocumentMention, Issuer, RelationMention
from kg.resolve.documents import Document
from kg.resolve.nesting import parts
from kg.resolve.passages import Passages
from kg.resolve.signed_groups import signed_groups
from kg.resolve.symbol_users import may_be_of

_BEFORE = re.compile(r"\b(?:các|những|hai|ba|bốn|\d{1,2})\s+(?P<type>\w+(?:\s\w+){0,4})\s+của\s+$", re.IGNORECASE)
_LEADS = re.compile(r"(?:[:(]|\bgồm|\blà|\bnhư)\s*[“\"]?$", re.IGNORECASE)  # right before the first of a list
_REACH = 40  # characters before an issuer that name the group
_NEAR = 30  # characters between an issuer and the list of what it issued
_AND = re.compile(r"(?:,|\s+và)\s+(?:của\s+)?")  # before another issuer


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
        `hội nghị công bố các quyết định của Ban Thường vụ Tỉnh ủy. Ông A công bố Quyết định số 12-QĐ/TU`.
    """
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
    yield from signed_groups(relations, documents, passages, text)


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
        yield RelationMention(
            "issuedBy", document, likely[0], document.start, document.end, "document.group", confidence=0.8
        )


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
