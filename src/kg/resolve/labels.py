"""Canonical labels: what an official list would print for a mention whose place is known."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from itertools import takewhile

from kg.kinds import ABROAD
from kg.lexicon import load_lexicon
from kg.mentions import BodyMention, DocumentMention, MeetingMention, PlaceMention, PositionMention
from kg.spelling import modern_tone

_HONORIFICS = frozenset({"ông", "bà", "chí", "đ/c"})  # and the last syllable of `đồng chí`
# What may be an abbreviation, with the parentheses around it.
_SHORT = re.compile(r"(?P<open>\(?)(?<![\w/-])(?P<short>[A-ZĐƯ][\wĐƯ&]*(?:[.-][A-ZĐƯ][\wĐƯ&]*)*)(?P<close>\)?)")
_SURE_TYPES = frozenset({"TP", "TX"})  # that stand for nothing else
_NUMBERED = frozenset({"Q", "P"})  # that places with a number have: `Q.1`
_OF_FIELDS = ("Bộ ", "Sở ", "Ban ", "ngành ")  # after which abbreviations are those of fields
_MARKS = ',;:.)”"'  # after a name
_REPORT = "source"  # how those are told whose authors are named last: `Báo cáo kết quả trồng rừng | của Sở`
_LAW = "law"  # family of documents of which one says what it provides, and not what they are called
_ABOUT = "về "  # begins what a document is about
_ANYWHERE = frozenset({"", "body", "field", "word"})  # contexts of those that are written out
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
        pieces.append(body_label(position.body, drop_head=not position.keep))
    elif position.place and position.place.name:
        pieces.append(place_label(position.place, typed=True))
        if position.place.level == "country" and position.place.within:
            pieces += ["tại", place_label(position.place.within)]
    label = tidy(" ".join(pieces))
    whole = load_lexicon().lookup("role", label)
    return f"{whole.canonical if whole else label} {charge_label(position)}".rstrip()


def charge_label(position: PositionMention) -> str:
    """Whom an aide serves and what for, at the end of a label: `của Tổng thống Nga về vấn đề Yemen`."""
    superior = position.superior
    if superior is None:
        return position.about
    whose = position.led_by.name if position.led_by and not (superior.place or superior.body) else ""
    return tidy(f"của {position_label(superior)} {whose} {position.about}")


def document_label(document: DocumentMention) -> str:
    """The document's label: type and number, or type and what identifies it.

    Words without a capital are only the beginning of a title: `Chương trình phối hợp tuyên truyền | về bình đẳng giới`.
    """
    draft = f"Dự thảo {document.type}" if document.draft else document.type
    if document.number:
        return f"{document.type} {document.number}"
    if document.title:
        begun = document.title[0].islower() and "/" not in document.title and _feature(document, "family") != _LAW
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


def spelled_out(text: str) -> str:
    """A label with the abbreviations written out that stand for one thing where they are printed.

    What names keep stays, unlike where names are compared: `ASEAN`.

    Example:
        >>> spelled_out("Quyết định về ngân sách nhà nước (NSNN) của UBND TP.HCM")
        'Quyết định về ngân sách nhà nước của Ủy ban nhân dân Thành phố Hồ Chí Minh'
        >>> spelled_out("Buổi làm việc với Sở VH-TT TP Đà Nẵng và H. Hòa Vang")
        'Buổi làm việc với Sở Văn hóa và Thể thao thành phố Đà Nẵng và huyện Hòa Vang'
    """
    return tidy(_SHORT.sub(_expanded, _placed().sub(_typed, text)))


def _typed(match: re.Match[str]) -> str:
    """A place with its type written out, one that may stand for something else before known names alone."""
    short, name = match["short"].replace(".", "").upper(), match["name"]
    if short == "TP" and name in ("HCM", _CITY_WITH_TYPE):
        return f"Thành phố {_CITY_WITH_TYPE}{match['more']}"
    kind = _place_types()[match["short"]]
    sure = (short in _SURE_TYPES and name[1:].islower()) or (short in _NUMBERED and name.isdigit())
    known = load_lexicon().lookup("district", f"{name}{match['more']}")
    if not sure and not (known and known.features["type"] == kind):
        return match.group()
    return f"{kind} {name}{match['more']}"


@cache
def _placed() -> re.Pattern[str]:
    """A place whose type is abbreviated; the words of its name after the first may be those of what follows."""
    types = "|".join(re.escape(short) for short in sorted(_place_types(), key=len, reverse=True))
    return re.compile(
        rf"(?<![\w/.-])(?P<short>{types})(?:\. ?| )"
        rf"(?P<name>HCM\b|{_CITY_WITH_TYPE}|[A-ZĐ]\w+|\d+\b)(?P<more>(?: [A-ZĐ]\w+)*)"
    )


@cache
def _place_types() -> Mapping[str, str]:
    """Abbreviations without the last point -> the type of place that they stand for: `T.X` -> `thị xã`."""
    known = load_lexicon().abbreviations.items()
    rows = ((short, kind, contexts) for short, whole in known for kind, contexts in whole.items())
    return {short.removesuffix("."): kind for short, kind, contexts in rows if "place" in contexts}


def _expanded(match: re.Match[str]) -> str:
    """What stands for an abbreviation; nothing for one in parentheses, which the words before it say in full."""
    short, inside = match["short"], match["open"] and match["close"]
    whole = _expansions().get(short) or (_field(short) if match.string[: match.start()].endswith(_OF_FIELDS) else "")
    if not whole:
        return match.group()
    return "" if inside else f"{match['open']}{whole}{match['close']}"


@cache
def _field(short: str) -> str:
    """What an abbreviation stands for after the head of a body, if anything: `Sở | VH-TT`."""
    whole = load_lexicon().abbreviations.get(short, {}).items()
    return next((field for field, contexts in whole if "field" in contexts), "")


@cache
def _expansions() -> Mapping[str, str]:
    """The abbreviations with one expansion, but for those that names keep or that stand only in some of them."""
    lexicon = load_lexicon()
    sole = ((short, whole, lexicon.abbreviations[short][whole]) for short, whole in lexicon.sole_expansions.items())
    return {short: whole for short, whole, contexts in sole if contexts <= _ANYWHERE or short in _SURE_TYPES}


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
    return spelled_out(f"{meeting.head} {meeting.name}").replace(" ,", ",")


def name_others(one: str, other: str) -> bool:
    """Whether two labels both name persons, and none in common: then they are of two documents, or two meetings.

    Example:
        >>> name_others("Quyết định phân công ông Nguyễn Văn An", "Quyết định phân công bà Trần Thị Bình")
        True
    """
    persons, others = persons_of(one), persons_of(other)
    return bool(persons) and bool(others) and persons.isdisjoint(others)


@lru_cache(maxsize=50_000)
def persons_of(label: str) -> frozenset[str]:
    """The persons that a label names after an honorific, a rank or a degree.

    Example:
        >>> sorted(persons_of("Quyết định điều động Đại tá Nguyễn Văn An, Trưởng Công an thành phố và ThS. Lê Thị Hoa"))
        ['Lê Thị Hoa', 'Nguyễn Văn An']
    """
    words = label.split()
    after = (words[n + 1 :] for n in range(len(words)) if _addresses(words, n))
    return frozenset(name for rest in after if (name := _name_of(rest)))


def _addresses(words: Sequence[str], n: int) -> bool:
    """Whether a form of address ends with word `n`: `ông`, `ThS.`, the last of `Đại tá`, not that of `Thủ tướng`."""
    kind = load_lexicon().feature
    if words[n].lower() in _HONORIFICS or (words[n][0].isupper() and kind("honorific", words[n], "kind") == "degree"):
        return True
    return n > 0 and kind("honorific", " ".join(words[n - 1 : n + 1]), "kind") == "rank"


def _name_of(words: Sequence[str]) -> str:
    """The name with which the words begin, up to a mark; empty when none does."""
    named = list(takewhile(lambda word: word[0].isupper(), words))
    last = next((n for n, word in enumerate(named, 1) if not word[-1].isalnum()), len(named))
    return " ".join(named[:last]).rstrip(_MARKS)


@lru_cache(maxsize=50_000)
def tidy(label: str) -> str:
    """One blank between words, and tone marks placed as official sources print them."""
    return modern_tone(" ".join(label.split()))
