"""Canonical labels: what an official list would print for a mention whose place is known."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from itertools import takewhile

from kg.kinds import ABROAD, LAW
from kg.lexicon import load_lexicon
from kg.mentions import BodyMention, DocumentMention, MeetingMention, PlaceMention, PositionMention
from kg.records import replace
from kg.resolve.abbreviations import expanded_label
from kg.resolve.conflicts import conflict
from kg.spelling import fold, tidy

_ANY_CASE = frozenset({"honorific", "profession", "press"})  # kinds of honorifics.csv also printed `ông`, `luật sư`
_BY_TRADE = frozenset({"profession", "press"})  # those before whom whole names stand: `Hội Luật sư | Hà Nội`
_ADDRESSES = _ANY_CASE | {"rank", "degree", "religious"}
_LONGEST_ADDRESS = 3  # words: `Trưởng lão Hòa thượng` ends as `Hòa thượng` does
_PLACES = ("province", "district", "country")
_OTHER_NAMES = (2, 3, 4)  # words of names of places and bodies: `Việt Nam`, `Đoàn Thanh niên`
_INSTEAD = re.compile(r" thay (?:cho )?(?:ông|bà|đồng chí) .*")
_MARKS = ',;:.)”"'  # after a name
_REPORT = "source"  # how those are told whose authors are named last: `Báo cáo kết quả trồng rừng | của Sở`
_ABOUT = "về "  # begins what a document is about
_CITY_WITH_TYPE = "Hồ Chí Minh"  # a person's name too, so the city's always keeps its type


def place_label(place: PlaceMention, typed: bool = False) -> str:
    """`Thái Bình`, or `tỉnh Thái Bình` when typed; the city of Hồ Chí Minh always has its type."""
    if host := place.host:
        whose = body_label(host) if isinstance(host, BodyMention) else place_label(host, typed=True)
        return tidy(f"{place.name} {whose}")
    if place.name == _CITY_WITH_TYPE and place.type in ("", "thành phố"):
        return f"Thành phố {place.name}"
    if place.level == "country" or not (typed or place.name.isdigit() or place.level in ("commune", "hamlet")):
        return place.name
    kind = place.type or (province_type(place.name) if typed and place.level == "province" else "")
    return f"{kind} {place.name}".strip()


def untyped(place: str) -> str:
    """The label of a place without its type, which `Huyện ủy Lý Nhân` does not say; a number keeps it.

    Example:
        >>> untyped("thành phố Đà Nẵng"), untyped("quận 1")
        ('Đà Nẵng', 'quận 1')
    """
    words = place.split()
    size = next((n for n in (2, 1) if load_lexicon().lookup("placetype", " ".join(words[:n]))), 0)
    rest = " ".join(words[size:])
    return rest if rest and not rest.isdigit() else place


def province_type(name: str) -> str:
    """`tỉnh` or `thành phố` for the name of a province, else nothing."""
    return load_lexicon().feature("province", name, "type")


def body_label(body: BodyMention, drop_head: bool = False) -> str:
    """The body's label: `Ban Tổ chức Tỉnh ủy Thái Bình`, `Ủy ban nhân dân tỉnh Yên Bái`."""
    pieces = [] if drop_head else [body.head]
    if body.name:
        pieces.append(body.name)
    if body.parent:
        pieces.append(body_label(body.parent))
    elif body.place:
        pieces.append(_local(body, body.place))
    return tidy(" ".join(pieces))


def _local(body: BodyMention, place: PlaceMention) -> str:
    """The place after a body: `Tỉnh ủy | Thái Bình`, `Ủy ban nhân dân | tỉnh Thái Bình`; after a name as printed."""
    if place.level in ABROAD:
        return place_label(place, typed=True)
    return place_label(place, typed=bool(place.type) if body.name else body.places != "bare")


def issuer_label(issuer: BodyMention | PositionMention) -> str:
    """The label of who issued a document: `Bộ Y tế`, `Thủ tướng Chính phủ`."""
    return body_label(issuer) if isinstance(issuer, BodyMention) else position_label(issuer)


def position_label(position: PositionMention) -> str:
    """The position's label: role, then body: `Phó Bí thư Thường trực Tỉnh ủy Thái Bình`."""
    pieces = [position.role]
    if position.body:
        seat = _seat_label(position.body, drop_head=not position.keep, charged=bool(position.about))
        pieces.append(unrepeated(seat, position.role))
    elif position.place:  # "Trưởng đoàn Đại biểu Quốc hội | tỉnh" is of the one that is spoken of
        pieces.append(place_label(position.place, typed=True) if position.place.name else position.place.type)
        if position.place.level == "country" and position.place.within:
            pieces += ["tại", place_label(position.place.within)]
    label = tidy(" ".join(pieces))
    whole = load_lexicon().lookup("role", label)
    return f"{whole.canonical if whole else label} {charge_label(position)}".rstrip()


def unrepeated(seat: str, role: str) -> str:
    """The body without the word with which the role ends: `Trưởng ban | Ban Tổ chức Tỉnh ủy`."""
    first, _, rest = seat.partition(" ")
    return rest if first.lower() == role.rpartition(" ")[2].lower() else seat


def _seat_label(body: BodyMention, drop_head: bool, charged: bool) -> str:
    """The body of a position; what it is for follows whose it is: `Tổ công tác | của | Chính phủ về giá điện`."""
    if charged and body.parent:
        return f"{body_label(replace(body, parent=None), drop_head)} của {body_label(body.parent)}"
    return body_label(body, drop_head)


def charge_label(position: PositionMention) -> str:
    """Whom an aide serves and what for, at the end of a label: `của Tổng thống Nga về vấn đề Yemen`."""
    superior = position.superior
    if superior is None:
        return position.about
    whose = position.led_by.name if position.led_by and not (superior.place or superior.body) else ""
    return tidy(f"của {position_label(superior)} {whose} {position.about}")


def symbol_of(number: str) -> str:
    """The symbol in the number of a document.

    Example:
        >>> symbol_of("12/QĐ-TTg"), symbol_of("12")
        ('QĐ-TTg', '')
    """
    return number.lstrip("0123456789").lstrip("-/")


def document_label(document: DocumentMention) -> str:
    """The document's label: type and number, or type and what identifies it.

    Words without a capital are only the beginning of a title: `Chương trình phối hợp tuyên truyền | về bình đẳng giới`.
    """
    draft = f"Dự thảo {document.type}" if document.draft else document.type
    if document.number:
        return f"{document.type} {document.number}"
    if document.title:
        begun = document.title[0].islower() and "/" not in document.title and _feature(document, "family") != LAW
        more = document.subject if begun and document.subject.startswith(_ABOUT) else ""
        return tidy(f"{draft} {law_title(document)} {more}")
    issuers = " và ".join(map(issuer_label, document.issuers))
    if not issuers:
        return tidy(f"{draft} {document.subject}")
    reports = _feature(document, "without_number") == _REPORT
    last = reports and document.issuers[0].start >= document.subject_end > document.start
    return tidy(f"{draft} {document.subject} của {issuers}" if last else f"{draft} của {issuers} {document.subject}")


def _feature(document: DocumentMention, name: str) -> str:
    """What the table of document types says of the type of a document."""
    return load_lexicon().feature("document", document.type, name)


def law_title(document: DocumentMention) -> str:
    """The title, that of a listed law also where only its initials are printed: `Luật | ĐGTS`.

    Example:
        >>> law_title(DocumentMention(0, 9, "Luật", title="ĐGTS"))
        'Đấu giá tài sản'
    """
    full = _laws_by_initials().get((document.type, document.title), ())
    return full[0] if len(full) == 1 else document.title


@cache
def _laws_by_initials() -> Mapping[tuple[str, str], list[str]]:
    """Type and initials -> the titles of the listed laws that have them."""
    found: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for entry in load_lexicon().all("law"):
        title = entry.features["title"]
        found[entry.features["type"], "".join(word[0].upper() for word in title.split())].append(title)
    return found


def meeting_label(meeting: MeetingMention) -> str:
    """The meeting's label, as the article calls it."""
    return expanded_label(f"{meeting.head} {meeting.name}").replace(" ,", ",")


def name_others(one: str, other: str) -> bool:
    """Whether two labels both name persons, and none in common: then they are of two documents, or two meetings.

    Example:
        >>> name_others("Quyết định phân công ông Nguyễn Văn An", "Quyết định phân công bà Trần Thị Bình")
        True
    """
    return conflict(persons_about(one), persons_about(other))


@lru_cache(maxsize=50_000)
def persons_of(label: str) -> frozenset[str]:
    """The persons that a label names after an honorific, a rank or a degree, or with their whole names after a trade.

    Example:
        >>> sorted(persons_of("Quyết định điều động Đại tá Nguyễn Văn An, Trưởng Công an thành phố và ThS. Lê Thị Hoa"))
        ['Lê Thị Hoa', 'Nguyễn Văn An']
    """
    words, named, n = label.split(), set(), 0
    while n < len(words):
        name = _addressed(words, n)
        named.add(name)
        n += 1 + len(name.split())
    return frozenset(named - {""})


def persons_about(label: str) -> frozenset[str]:
    """The persons whom a label is about, not those whose place they take.

    Example:
        >>> sorted(persons_about("Quyết định phân công ông Lê An làm Bí thư thay cho ông Trần Bình"))
        ['Lê An']
    """
    return persons_of(_INSTEAD.sub("", label))


def _addressed(words: Sequence[str], n: int) -> str:
    """The person who is named after word `n`, the last of a form of address; empty if it is none."""
    kind = _form_of_address(words[max(0, n + 1 - _LONGEST_ADDRESS) : n + 1])
    name = _name_of(words[n + 1 :]) if kind else ""
    if not name or _begins_other_name(words[n], words[n + 1 :]):
        return ""
    whole = " " in name and fold(name.split()[0]) in load_lexicon().families
    return name if whole or kind not in _BY_TRADE else ""


def _form_of_address(words: Sequence[str]) -> str:
    """The kind of the longest form of address that ends the words: `Đại tá`, `ThS.`, not `Thủ tướng`, `tạp chí`."""
    for size in range(len(words), 0, -1):
        kind = load_lexicon().feature("honorific", " ".join(words[-size:]), "kind")
        if kind:
            printed = size > 1 or kind in _ANY_CASE or words[-1][0].isupper()
            return kind if printed and kind in _ADDRESSES else ""
    return ""


def _begins_other_name(address: str, rest: Sequence[str]) -> bool:
    """Whether words after a form of address name a place or body: `Bà | Rịa`, `trẻ em | Việt Nam`, not `bà | Nga`."""
    begun = [" ".join(rest[:size]) for size in _OTHER_NAMES if size <= len(rest)]
    find = load_lexicon().lookup
    if any(find(category, f"{address} {rest[0]}") for category in (*_PLACES, "word")):  # "Bác | Hồ"
        return True
    return any(find(category, words) for category in (*_PLACES, "head", "body") for words in begun)


def _name_of(words: Sequence[str]) -> str:
    """The name with which the words begin, up to a mark; empty when none does."""
    named = list(takewhile(lambda word: word[0].isupper(), words))
    last = next((n for n, word in enumerate(named, 1) if not word[-1].isalnum()), len(named))
    return " ".join(named[:last]).rstrip(_MARKS)
