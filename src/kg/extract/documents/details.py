"""What a document's own noun phrase states: issuer, date, subject, and the meeting whose topic it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise

from kg.chunks import Chunk, Chunks
from kg.extract.symbols import has_day, printed
from kg.lexicon import load_lexicon
from kg.mentions import DateMention, DocumentMention, Issuer, MeetingMention, RelationMention
from kg.numbers import ORDINAL
from kg.resources import resource
from kg.tables import read_table

_NAMED = frozenset({"Document", "Meeting"})  # symbols of chunks that name documents
_CONGRESS = re.compile(r"Đại hội\b.*\blần thứ\b")
_OF_COMMITTEE = re.compile(
    rf"Hội nghị (?:lần thứ {ORDINAL},? )?"
    r"(?P<body>(?:Ban Chấp hành|Ban Thường vụ|Đoàn Chủ tịch|Ban Thường trực|Ủy ban)\b.*?)"
    r"(?:,? (?:lần thứ|khóa|năm) .*)?$"
)
_JOINTS = frozenset({",", ";", "và", ", và"})  # between the documents of a list
_NOUNS = tuple("hội lễ buổi cuộc phiên kỳ đại tọa họp diễn đối".split())  # begin what a meeting is called
_TELLING = frozenset({"AUX", "Date", "SAMEDAY", "AT", "HAPPEN"})  # what is told of one that is held
_OPENING = 400  # characters of a headline and the lines after it


@cache
def _citations() -> Mapping[str, str]:
    """What a subject says of the document that it names: `sửa đổi` -> `amends`, the words of amending first."""
    rows = [(row["relation"], row["phrase"]) for row in read_table(resource("lexicons", "citations.csv"))]
    return {phrase: relation for relation, phrase in sorted(rows)}


def document_relations(text: str, chunks: Chunks) -> Iterator[RelationMention]:
    """Relations that the document mentions of a sentence carry in themselves.

    Example:
        `Kết luận số 21-KL/TW, ngày 25-10-2021 của Ban Chấp hành Trung ương` states `issuedBy` and `issuedOn`.
    """
    if _NAMED.isdisjoint(chunks.symbols):
        return
    mentions = [(n, chunk.mention) for n, chunk in enumerate(chunks) if chunk.symbol in _NAMED]
    named = [one for _, m in mentions if isinstance(m, DocumentMention) for one in (m.listed or (m,))]
    topics = [document for _, m in mentions if isinstance(m, MeetingMention) for document in m.documents]
    issuers = _of_lists([*named, *topics], text)
    for n, mention in mentions:
        if isinstance(mention, DocumentMention) and mention.plural:
            for document in mention.listed:
                yield from _own(document, issuers)
        elif isinstance(mention, DocumentMention):
            yield from _own(mention, issuers)
            yield from _concerned(mention, chunks[n + 1 :])
        elif isinstance(mention, MeetingMention):
            signs = "signs" in load_lexicon().meeting_traits(mention.head)
            known = not (mention.plural or signs or _is_charged(text, chunks, n))
            for document in mention.documents:
                yield from _own(document, issuers)
                if known:
                    start, end = mention.start, mention.end
                    yield RelationMention("disseminated", mention, document, start, end, "meeting.topic")


def _is_charged(text: str, chunks: Chunks, n: int) -> bool:
    """Whether the meeting of chunk `n` is one that a body is to hold: `Sở Y tế | tổ chức | tổng kết 10 năm …`.

    Its day, `đã`, or a headline tells that it is held.
    """
    verbal = chunks.before(n) == "ORGANIZE" and text[chunks[n].start].islower()
    named = printed(text, chunks[n]).startswith(_NOUNS)
    held = not _TELLING.isdisjoint(chunks.symbols[:n]) or any(map(has_day, chunks[n + 1 :]))
    return verbal and not (named or held or chunks[n].start < _OPENING)


def passed_by(title: str) -> str:
    """The congress, or the committee, that passed a resolution of a title; empty when that does not tell.

    Example:
        >>> passed_by("Hội nghị Đoàn Chủ tịch Hội Nông dân tỉnh Hà Nam lần thứ XII")
        'Đoàn Chủ tịch Hội Nông dân tỉnh Hà Nam'
    """
    if _CONGRESS.match(title):
        return title
    meeting = _OF_COMMITTEE.match(title)
    return meeting["body"] if meeting else ""


def _of_lists(documents: Sequence[DocumentMention], text: str) -> Mapping[DocumentMention, tuple[Issuer, ...]]:
    """The issuers printed once, after the last document of a list whose symbols name the same issuer.

    Example:
        `Nghị quyết số 57-NQ/TW, Quyết định số 59-QĐ/TW | của Bộ Chính trị`.
    """
    issuers = {document: document.issuers for document in documents}
    for document, following in pairwise(reversed(documents)):
        joint = text[following.end : document.start].strip()
        alike = bool(following.number) and _symbol(following) == _symbol(document)
        if joint in _JOINTS and alike and not following.issuers:
            issuers[following] = issuers[document]
    return issuers


def _symbol(document: DocumentMention) -> str:
    """What tells the issuer in a number: `TW` of `57-NQ/TW`, `CP` of `12/2017/NĐ-CP`; empty when it has but figures."""
    return re.split(r"[-/]", document.number)[-1].strip("0123456789")


def _concerned(document: DocumentMention, later: Sequence[Chunk]) -> Iterator[RelationMention]:
    """The document that a subject is about: `Quy định … về thi hành | Điều lệ Đảng`, `Nghị định … sửa đổi | …`."""
    if not document.number:
        return
    for chunk in later:
        other = chunk.mention
        if chunk.start >= document.subject_end:
            return
        if isinstance(other, DocumentMention) and not (other.plural or other.bare):
            words = document.subject_before(other.start)
            relation = next((name for phrase, name in _citations().items() if phrase in words), "cites")
            yield RelationMention(relation, document, other, document.start, other.end, f"document.{relation}")
            return


def _own(document: DocumentMention, issuers: Mapping[DocumentMention, tuple[Issuer, ...]]) -> Iterator[RelationMention]:
    """Issuer, date and subject of one document."""
    start, end = document.start, document.end
    for issuer in issuers[document]:
        yield RelationMention("issuedBy", document, issuer, start, max(end, issuer.end), "document.issuer")
    if document.issued:
        last = end if document.number else max(end, document.subject_end)  # the date may follow the subject
        yield RelationMention(
            "issuedOn", document, DateMention(start, end, document.issued), start, last, "document.date"
        )
    if document.subject and document.number:
        last = max(end, document.subject_end)
        yield RelationMention("subject", document, document.subject, start, last, "document.subject")
