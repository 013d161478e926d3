"""Decisions announced before they are told with their number: `lễ công bố Quyết định bổ nhiệm Hiệu trưởng` is of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.mentions import DocumentMention, Issuer
from kg.resolve.documents.symbols import may_be_of
from kg.resolve.empty_words import empty_words
from kg.resolve.labels import issuer_label, persons_of
from kg.spelling import fold
from kg.staffing import decides, is_on_staff, staffing

_MOST = 0.75  # share of the words


def meant_by(mentions: Sequence[DocumentMention], others: Sequence[Sequence[DocumentMention]]) -> list[int]:
    """Which of other documents a decision without number may be, by whose it is and what it decides.

    Args:
        mentions: Of the decision.
        others: The mentions of the other documents of its type.

    Example:
        `Quyết định bổ nhiệm Hiệu trưởng` is `Quyết định số 77/QĐ-SGDĐT về việc bổ nhiệm ông A giữ chức Hiệu trưởng`.
    """
    if any(m.number or m.title for m in mentions):
        return []
    said = _said(mentions)
    return [n for n, other in enumerate(others) if _may_be(mentions, said, other)]


def is_general(mentions: Sequence[DocumentMention], others: Sequence[Sequence[DocumentMention]]) -> bool:
    """Whether a decision on no one in particular stands for several that have numbers: `trao quyết định bổ nhiệm`."""
    said = _said(mentions)
    plain = said and not any(m.number or m.title or m.issuers for m in mentions) and not persons_of(said)
    alike = [m for other in others for m in other if m.number and decides(m.subject) & decides(said)]
    return bool(plain) and len({m.number for m in alike}) > 1


def _may_be(mentions: Sequence[DocumentMention], said: str, other: Sequence[DocumentMention]) -> bool:
    """Whether a decision that says so much may be another: of the same issuer, and what is said is said of it too."""
    own = next(_issuers(mentions), None)
    number = next((m.number for m in other if m.number), "")
    if not (said or own) or not _may_have_issued(own, other, number):
        return False
    subject = next((m.subject for m in other if m.subject), "")
    if not (said and subject):
        staffs = own is not None or (bool(decides(said)) and mentions[0].start < other[0].start)
        return staffs and (bool(number) or not said) and _is_plain(said)
    named = persons_of(said) or {person for person in persons_of(subject) if person in said}
    if named and not named & persons_of(subject):
        return False
    alike = decides(said) & decides(subject) if own and number else frozenset()
    return bool(alike or _covers(subject, said)) or (bool(named and number) and _goes_the_same_way(said, subject))


def _may_have_issued(issuer: Issuer | None, other: Sequence[DocumentMention], number: str) -> bool:
    """Whether somebody, of whom nothing may be known, is who issued a document, or may have by its number."""
    if issuer and (theirs := next(_issuers(other), None)):
        one, another = sorted((issuer_label(issuer), issuer_label(theirs)), key=len)
        return another.startswith(one)
    return bool(number) and (issuer is None or may_be_of(number, issuer))


def _said(mentions: Sequence[DocumentMention]) -> str:
    """What a decision decides, else what else it is about: `bổ nhiệm Hiệu trưởng` rather than `về công tác cán bộ`."""
    return next(iter(sorted((m.subject for m in mentions if m.subject), key=lambda said: not decides(said))), "")


def _is_plain(said: str) -> bool:
    """Whether a decision is on staff, or nothing is told of it, and it names no one."""
    return not said or (is_on_staff(said) and not persons_of(said))


def _goes_the_same_way(said: str, subject: str) -> bool:
    """Whether two decisions both give somebody a post, or both let somebody leave one: `bổ nhiệm`, `chỉ định`."""
    one, other = decides(said), decides(subject)
    return bool(one and other) and one.intersection(staffing("leaves")) == other.intersection(staffing("leaves"))


def _covers(subject: str, said: str) -> bool:
    """Whether most of what is said is said of a document with such a subject, too."""
    words = _words(said)
    return bool(words) and len(words & _words(subject)) / len(words) >= _MOST


def _issuers(mentions: Sequence[DocumentMention]) -> Iterator[Issuer]:
    """Who is said to have issued a document."""
    return (issuer for mention in mentions for issuer in mention.issuers)


def _words(subject: str) -> set[str]:
    return set(fold(subject).split()) - empty_words("documents")
