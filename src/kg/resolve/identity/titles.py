"""Titles of documents without a number: what they are about, however newspapers put it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from kg.lexicon import load_lexicon
from kg.resolve.conflicts import conflict
from kg.resolve.empty_words import empty_words
from kg.resolve.identity.one_word import expanded_for_comparison
from kg.resolve.labels import persons_about
from kg.spelling import WORD, fold, words
from kg.staffing import decides, staffing

_ASIDE = re.compile(r"\((?! ?sửa đổi)[^)]*\)")  # `ngân sách nhà nước (NSNN)`
_BILL = re.compile(r"(?:dự án|dự thảo|dự(?= luật)) ((?:bộ luật|luật|pháp lệnh|nghị quyết) [^;]+)")
_AMENDED = re.compile(r"\( ?sửa đổi ?\)")
_YEARS = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_OF_YEAR = re.compile(r" (?:năm )?((?:19|20)\d\d)$")
_OF_TERM = re.compile(r" (?:\( ?)?khóa (\w+)(?: ?\))?$")  # `Nghị quyết Trung ương 4 | khóa XII`
_PLENUM = "trung ương"
_DECISION = "Quyết định"
_LONGEST = 10  # words of the name of an issuer
_BEGINNING = 4  # words after the type in which titles of one document agree
_SAME = 0.6  # share of the shorter title's words that the longer one must have


class _Title(NamedTuple):
    """What of a title is compared.

    Attributes:
        about: Whether it names a bill or persons.
        words: Of the whole title, without those that tell nothing.
        telling: Those beside the bill and the persons.
        on_staff: Whether it decides who holds a post.
        years: That it names.
    """

    about: bool
    words: str
    telling: frozenset[str]
    on_staff: bool
    years: frozenset[str]


@lru_cache(maxsize=50_000)
def title_block(label: str, kind: str) -> str:
    """What titles of one document have in common: the bill that it is about, the person whom it appoints, its words.

    Args:
        label: Of the document.
        kind: Its type, as in document_types.csv.

    Example:
        >>> title_block("Luật HTX năm 2012", "Luật") == title_block("Luật Hợp tác xã", "Luật")
        True
    """
    text = _plain(label)
    if kind == _DECISION and len(persons := persons_about(label)) == 1:
        return fold(f"{kind} {min(persons)}")
    if bill := _BILL.search(text):
        return _joined(f"{fold(kind)} {_AMENDED.sub('', bill[1])}")
    if "law" in load_lexicon().document_traits(kind):
        about = _joined(_OF_YEAR.sub("", text)).removeprefix(fold(kind))
        return " ".join((fold(kind), *sorted(about.split())))  # `doanh nghiệp nhỏ và vừa` and `vừa và nhỏ` are one
    return " ".join(_joined(_OF_YEAR.sub("", text)).split()[: len(kind.split()) + _BEGINNING])


def law_year(label: str) -> str:
    """The year in the name of a law: `2012` of `Luật Hợp tác xã năm 2012`."""
    found = _OF_YEAR.search(label) if "law" in load_lexicon().document_traits(label) else None
    return found[1] if found else ""


def plenum_term(label: str) -> str:
    """The term of the plenum whose resolution a title names: `xii` of `Nghị quyết Trung ương 4 khóa XII`."""
    found = _OF_TERM.search(fold(label)) if _PLENUM in fold(label) else None
    return found[1] if found else ""


def is_about(title: str) -> bool:
    """Whether a title names the bill or the persons that it is about, which hardly another of its type does."""
    return _read(title).about


def alike(one: str, other: str) -> bool:
    """Whether two titles of one block are of one document.

    Most words of the shorter one must be in the longer one, the persons and the bill left out; where there are none of
    these, the longer one must begin with it, or have the same words in another order.

    Example:
        >>> alike("Tờ trình dự án Luật Thủy sản (sửa đổi)", "Tờ trình dự thảo Luật Thủy sản")
        True
        >>> alike("Báo cáo thẩm tra dự án Luật Thủy sản", "Báo cáo giải trình, tiếp thu dự án Luật Thủy sản")
        False
    """
    a, b = _read(one), _read(other)
    if conflict(a.years, b.years):
        return False
    if not a.about:
        short, long = sorted((a.words, b.words), key=len)
        return f"{long} ".startswith(f"{short} ") or sorted(short.split()) == sorted(long.split())
    few, many = sorted((a.telling, b.telling), key=len)
    return len(few & many) / len(few) >= _SAME if few else a.on_staff == b.on_staff


@lru_cache(maxsize=50_000)  # every title of a block is compared with the others
def _read(label: str) -> _Title:
    plain = _plain(label)
    about = bool(persons_about(label) or _BILL.search(plain))
    words = _joined(_OF_YEAR.sub("", plain))
    return _Title(about, words, _telling(label, plain), bool(decides(label)), frozenset(_YEARS.findall(plain)))


def _telling(label: str, plain: str) -> frozenset[str]:
    text = _BILL.sub(" ", _OF_YEAR.sub("", plain))
    for phrase in staffing("decides"):
        text = text.replace(phrase, " ")
    names = {word for person in persons_about(label) for word in fold(person).split()}
    kind = text.split()[:2]  # `báo cáo`, `quyết định`
    return frozenset(WORD.findall(text)) - empty_words("titles") - names - set(kind)


def _plain(label: str) -> str:
    """The title folded, abbreviations written out, without asides."""
    title = _OF_TERM.sub("", label) if _PLENUM in fold(label) else label
    return _ASIDE.sub(" ", fold(_without_issuer(words(expanded_for_comparison(title)))))


def _without_issuer(title: list[str]) -> str:
    """The title without a listed body after `của`: `Nghị quyết | của Quốc hội | về …`."""
    start = title.index("của") if "của" in title else len(title)
    for end in range(min(len(title), start + _LONGEST), start + 1, -1):
        if load_lexicon().lookup("body", " ".join(title[start + 1 : end])):
            return " ".join(title[:start] + title[end:])
    return " ".join(title)


def _joined(text: str) -> str:
    return " ".join(word for word in WORD.findall(text) if word not in empty_words("titles"))
