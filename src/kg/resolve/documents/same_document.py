"""Whether two mentions name one document: with and without its symbol, in full and in short."""

from __future__ import annotations

import re
from itertools import takewhile

from kg.mentions import DocumentMention
from kg.resolve.documents.symbols import may_be_of
from kg.resolve.empty_words import empty_words
from kg.resolve.labels import document_label, issuer_label, law_title, name_others, persons_of
from kg.spelling import WORD, fold
from kg.staffing import decides, staffing

_LEAD = re.compile(r"\d+")
_YEAR = re.compile(r"năm \d{4}$")
_PERIOD = re.compile(r"(?:giai đoạn|nhiệm kỳ) (\d{4})\s?[-–]\s?(\d{4})")
_LAW = re.compile(r"\b(?:dự án|dự thảo) (?:luật|pháp lệnh|nghị quyết|nghị định) ([^,]+)")
_TREATY = re.compile(r"\b(?:hiệp định|hiệp ước|công ước|nghị định thư)\b")
_EXAMINATION = "thẩm tra"
_CONGRESS = "đại hội đại biểu"  # that `Nghị quyết Đại hội` is of, not `Đại hội XII của Đảng`
_ABOUT = "về"
_SAME = 0.6  # share of the shorter label's words that the longer one must have


def is_same(mention: DocumentMention, first: DocumentMention, label: str) -> bool:
    """Whether a mention names a document already known, by its first mention and its label.

    Example:
        `Nghị quyết 18` after `Nghị quyết số 18-NQ/TW` does, `Nghị quyết 19` does not.
    """
    if mention.type != first.type or (mention.group and is_one(first)) or (first.group and is_one(mention)):
        return False
    if mention.number and first.number:
        return _same_number(mention.number, first.number)
    if mention.number or first.number:
        both = ((mention, first), (first, mention))
        return any(_of_period(*pair) or _announced(*pair) for pair in both)
    if mention.title and first.title:
        shorter, longer = sorted((fold(law_title(mention)), fold(law_title(first))), key=len)
        return shorter == longer or longer.startswith(_CONGRESS if shorter in _CONGRESS else shorter)
    if _of_others(mention, first):
        return False
    if _announced(mention, first) or _announced(first, mention):
        return True
    return _alike(document_label(mention), label, mention.type)


def is_one(mention: DocumentMention) -> bool:
    """Whether one document is meant, by its number or by whom it is on: `quyết định bổ nhiệm ông …`."""
    return not mention.group and bool(mention.number or persons_of(mention.subject))


def says_more(mention: DocumentMention, first: DocumentMention) -> bool:
    """Whether a mention prints the symbol that the first left out, or what a decision `về công tác cán bộ` decides."""
    fuller = len(mention.number) > len(first.number) and mention.number.startswith(first.number)
    tells = bool(mention.subject) and not (first.subject or first.number or first.title)
    dated = bool(mention.title and first.title) and _YEAR.search(mention.title) and not _YEAR.search(first.title)
    named = bool(first.title) and fold(first.title) in _CONGRESS and len(mention.title) > len(first.title)
    return bool(fuller or tells or dated or named) or _announced(first, mention)


def _of_others(mention: DocumentMention, first: DocumentMention) -> bool:
    """Whether two documents are said to be of different bodies."""
    one, other = ([issuer_label(issuer) for issuer in m.issuers] for m in (mention, first))
    alike = (a.startswith(b) or b.startswith(a) for a in one for b in other)
    return bool(one) and bool(other) and not any(alike)


def _of_period(vague: DocumentMention, numbered: DocumentMention) -> bool:
    """`Chương trình phối hợp giai đoạn 2031 - 2035` beside `Chương trình phối hợp số 4 … giai đoạn 2031-2035`."""
    period = _PERIOD.fullmatch(vague.title or vague.subject)
    return not vague.number and bool(period and period.groups() in _PERIOD.findall(numbered.subject))


def _announced(vague: DocumentMention, clear: DocumentMention) -> bool:
    """`quyết định của Bộ Chính trị về công tác cán bộ` is the one by which it then appoints somebody."""
    if not (decides(clear.subject) and vague.subject.startswith(staffing("about"))):
        return False
    may_be = not clear.number or all(may_be_of(clear.number, issuer) for issuer in vague.issuers)
    return may_be and not _of_others(vague, clear)


def _same_number(one: str, other: str) -> bool:
    """`64/TB-VPCP` is `64` as well, but not `64/TB-BYT`."""
    bare = one.isdigit() or other.isdigit()
    return one == other or (bare and _lead(one) == _lead(other))


def _lead(number: str) -> str:
    """The digits before the symbol: `5` of `05-CT/TW`."""
    match = _LEAD.match(number)
    return match.group().lstrip("0") if match else ""


def _alike(one: str, other: str, kind: str = "") -> bool:
    """Whether most words of the shorter label are in the longer one, and they do not name different persons.

    The words that both have anyway do not count, those of their `kind` and of the person whom both are about, nor those
    before what each is about.
    """
    if name_others(one, other) or _of_other_laws(fold(one), fold(other)) or _of_other_years(one, other):
        return False
    if (_EXAMINATION in one) != (_EXAMINATION in other):
        return False  # "Báo cáo thẩm tra kết quả năm 2023" is not the "Báo cáo của Chính phủ đánh giá kết quả năm 2023"
    shared = empty_words("documents") | set(fold(" ".join((kind, *(persons_of(one) & persons_of(other))))).split())
    a, b = (set(words) - shared for words in _told_apart(*(WORD.findall(fold(label)) for label in (one, other))))
    return len(a & b) / (min(len(a), len(b)) or 1) >= _SAME


def _told_apart(one: list[str], other: list[str]) -> tuple[list[str], list[str]]:
    """The words of two labels without those before `về` that are the same: `Báo cáo của Bộ về | giá gạo`."""
    same = takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))
    begin = max((n for n, (word, _) in enumerate(same, 1) if word == _ABOUT), default=0)
    return one[begin:], other[begin:]


def _of_other_years(one: str, other: str) -> bool:
    """Whether two labels end in different years: `Thỏa thuận về kế hoạch hợp tác năm 2016` and `… năm 2017`.

    Or are of different periods: `… giai đoạn 2011 - 2016` and `… giai đoạn 2016 - 2020`.
    """
    ends = [match[0] for match in map(_YEAR.search, (one, other)) if match]
    periods = [match.groups() for match in map(_PERIOD.search, (one, other)) if match]
    return any(len(told) > 1 and told[0] != told[1] for told in (ends, periods))


def _of_other_laws(one: str, other: str) -> bool:
    """Whether two labels name different drafts or treaties.

    Example:
        `Báo cáo thẩm tra dự án Luật Thủy sản` and `… dự án Luật Quy hoạch`; `Tờ trình về Hiệp định …` and `Tờ trình về
        Nghị định thư …`.
    """
    treaties = [set(_TREATY.findall(label)) for label in (one, other)]
    if all(treaties) and treaties[0].isdisjoint(treaties[1]):
        return True
    laws = [match[1] for match in map(_LAW.search, (one, other)) if match]
    return len(laws) > 1 and not (laws[0].startswith(laws[1]) or laws[1].startswith(laws[0]))
