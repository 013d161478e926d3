"""Decisions announced before they are told with their number: `lễ công bố Quyết định bổ nhiệm Hiệu trưởng` is of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.mentions import BodyMention, DocumentMention, PositionMention
from kg.resolve.empty_words import empty_words
from kg.resolve.labels import body_label, name_others, persons_of, position_label
from kg.resolve.staffing import staffing
from kg.resolve.symbol_users import may_be_of
from kg.spelling import fold


def meant_by(mentions: Sequence[DocumentMention], others: Sequence[Sequence[DocumentMention]]) -> int | None:
    """Which of other documents a decision without number is, by whose it is and what it decides; `None` if not one.

    Args:
        mentions: Of the decision.
        others: The mentions of the other documents of its type.

    Example:
        `Quyết định bổ nhiệm Hiệu trưởng` is `Quyết định số 77/QĐ-SGDĐT về việc bổ nhiệm ông A giữ chức Hiệu trưởng`.
    """
    if any(m.number or m.title for m in mentions):
        return None
    said = next((m.subject for m in mentions if m.subject), "")
    if said and not any(word in said for word in staffing("decides")):
        return None
    likely = [n for n, other in enumerate(others) if _may_be(mentions, said, other)]
    return likely[0] if len(likely) == 1 else None


def _may_be(mentions: Sequence[DocumentMention], said: str, other: Sequence[DocumentMention]) -> bool:
    """Whether a decision that says so much may be another: of the same issuer, and what is said is said of it too."""
    subject = next((m.subject for m in other if m.subject), "")
    own, theirs = next(_issuers(mentions), None), next(_issuers(other), None)
    number = next((m.number for m in other if m.number), "")
    if own and theirs:
        fits = theirs[0].startswith(own[0]) or own[0].startswith(theirs[0])
    else:
        fits = bool(number) and (own is None or may_be_of(number, *own))
    if not fits or not (said or own):
        return False
    if not (said and subject):
        return own is not None and (bool(number) or not said) and not persons_of(said)
    return _words(said) <= _words(subject) and not name_others(said, subject)


def _issuers(mentions: Sequence[DocumentMention]) -> Iterator[tuple[str, str]]:
    """The label and the level of who is said to have issued a document."""
    for issuer in (issuer for mention in mentions for issuer in mention.issuers):
        if isinstance(issuer, BodyMention):
            yield body_label(issuer), issuer.level
        elif isinstance(issuer, PositionMention):
            yield position_label(issuer), ""


def _words(subject: str) -> set[str]:
    return set(fold(subject).split()) - empty_words("documents")
