"""Who issued the documents of a group: `công bố các quyết định của | Ban Thường vụ Tỉnh ủy: Quyết định số 12-QĐ/TU`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from kg.mentions import BodyMention, DocumentMention, PositionMention, RelationMention
from kg.resolve.documents import Document
from kg.resolve.nesting import parts
from kg.resolve.passages import Passages
from kg.resolve.symbol_users import may_be_of

Issuer = BodyMention | PositionMention

_BEFORE = re.compile(r"\b(?:các|những|hai|ba|bốn|\d{1,2})\s+(?P<type>\w+(?:\s\w+){0,2})\s+của\s+$", re.IGNORECASE)
_REACH = 40  # characters before an issuer that name the group
_AND = re.compile(r"(?:,|\s+và)\s+(?:của\s+)?")  # before another issuer
_MADE_KNOWN = frozenset({"disseminated", "presented"})


def of_groups(
    relations: Sequence[RelationMention], documents: Mapping[DocumentMention, Document], passages: Passages, text: str
) -> Iterator[RelationMention]:
    """The issuers of documents that are made known one by one after the group that they belong to.

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
    shown = {documents[m].first for relation, m in stated if relation in _MADE_KNOWN and documents[m].first.number}
    asked = sorted((first for first in shown if id(documents[first]) not in told), key=lambda first: first.start)
    groups = _groups(passages, text) if asked else []
    for first in asked:
        kin = [group for kind, group in groups if kind == first.type.lower() and group[0].start < first.start]
        likely = [issuer for issuer in kin[-1] if may_be_of(first.number, issuer)] if kin else []
        if len(likely) == 1:
            yield RelationMention(
                "issuedBy", first, likely[0], first.start, first.end, "document.group", confidence=0.8
            )


def _groups(passages: Passages, text: str) -> list[tuple[str, list[Issuer]]]:
    """The type of the documents of each group, and who issued them, in the order of the text."""
    issuers: list[Issuer] = [*passages.bodies, *passages.positions]
    named = parts(passages.mentions)
    groups = [(m.type.lower(), list(m.issuers)) for m in named if isinstance(m, DocumentMention) and m.group]
    for issuer in sorted(issuers, key=lambda mention: (mention.start, -mention.end)):
        found = _BEFORE.search(text, max(0, issuer.start - _REACH), issuer.start)
        if found:
            groups.append((found["type"].lower(), [issuer]))
        elif groups and _AND.fullmatch(text, groups[-1][1][-1].end, issuer.start):
            groups[-1][1].append(issuer)
    return sorted(groups, key=lambda group: group[1][0].start)
