"""Names of meetings that are numbered: a plenum, a session, a congress, named five ways."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from kg.lexicon import load_lexicon
from kg.numbers import YEAR, arabic, is_roman
from kg.resolve.empty_words import empty_words
from kg.resolve.identity.one_word import with_bodies, with_provinces
from kg.resolve.meetings.numbered import about_phrases, number_of_meeting
from kg.spelling import WORD, fold
from kg.tables import any_of, phrases

_TERM = re.compile(r"khóa (\w+)|nhiệm kỳ (\d{4})|quốc hội ([ivx]+)(?!\w)")
_MONTHLY = re.compile(r"(?<=tháng )(\d{1,2})(?: năm |[-/ ])?((?:19|20)\d\d)?")
_MONTH = "tháng "
_CONGRESS = "Đại hội"
_PRESS = "Họp báo"  # is about what is numbered, not numbered itself
_PARTY = frozenset("ban chấp hành trung ương đảng".split())
_ROUTINE = frozenset("thường kỳ tháng năm phiên".split())
_SHORT = re.compile(r"(?<=đảng) cộng sản việt nam", re.IGNORECASE)


class SeriesName(NamedTuple):
    """What the name of a meeting says that is one of a series: numbered, monthly or held every year.

    Attributes:
        name: What it is called in its series, empty when it is of none: its number in Arabic digits, after the word for
            a series of its own (`5`, `bất thường 2`), its month (`tháng 6`), or of one that is held every year the
            international body or the title, which tells the series alone (`shangri-la`).
        term: Of the body, `14` of `Quốc hội khóa XIV`, or the year.
        words: Of the body; of a meeting that is held every year, what tells it from others of its body.
    """

    name: str = ""
    term: str = ""
    words: frozenset[str] = frozenset()

    @property
    def monthly(self) -> bool:
        """Whether it is told by its month."""
        return self.name.startswith(_MONTH)


@lru_cache(maxsize=50_000)
def series_name(label: str, kind: str, host: str = "") -> SeriesName:
    """The number, the term and the body's words in the name of a meeting.

    Args:
        label: Of the meeting.
        kind: Its type, as in meetings.csv.
        host: Who organizes it, for a name without its body.

    Example:
        >>> found = series_name("Hội nghị lần thứ năm Ban Chấp hành Trung ương khóa XII đã bàn", "Hội nghị")
        >>> found.name, found.term, sorted(found.words)
        ('5', '12', ['ban', 'chấp', 'hành', 'trung', 'đảng', 'ương'])
    """
    text = _phrases("optional").sub("", with_provinces(_SHORT.sub("", label)))
    number = number_of_meeting(text)
    if number is None and "thường kỳ" in text and (month := _MONTHLY.search(text)):
        return _monthly(text, month, kind)
    if number is None or kind == _PRESS or about_phrases().search(text[: number.start]):
        return SeriesName()
    term, end = _TERM.search(text, number.end), name_end(kind).search(text, number.end)
    if kind == _CONGRESS and term and not term[2]:  # a congress is of no legislature
        term = None
    stop = min(one.start() for one in (term, end) if one) if term or end else len(text)
    if term and not text[number.end : term.start()].strip(" ,") and number.form != "central":
        stop = end.start() if end else len(text)  # `Kỳ họp thứ 4 khóa XV | Hội đồng nhân dân`
    center = "trung ương" if number.form == "central" else ""
    said = f"{text[: number.start]} {center} {_TERM.sub(_host, text[number.end : stop])}"
    if number.form == "congress" and is_roman(number.printed):  # `Đại hội XII` alone is the Party's
        said = f"{said} đảng"
    special = _phrases("special").search(text[: number.start])
    name = f"{special[0]} {number.digits}" if special else number.digits
    body = _body(said, kind) or _body(with_provinces(host), kind)
    return SeriesName(name, arabic(_first(term)) if term else "", body)


def _host(term: re.Match[str]) -> str:
    """The assembly that stands with its term: `quốc hội | xiv`."""
    return "quốc hội" if term[3] else ""


def _monthly(text: str, month: re.Match[str], kind: str) -> SeriesName:
    end = name_end(kind).search(text, month.end())
    said = common_phrases().sub(" ", _MONTHLY.sub("", text[: end.start()] if end else text))
    return SeriesName(f"{_MONTH}{int(month[1])}", month[2] or "", _body(said, kind) - _ROUTINE)


def name_end(kind: str) -> re.Pattern[str]:
    """What ends the name after its number: for a congress a comma too, `Đại hội lần thứ XII | , Quốc hội khóa XIV`."""
    return _phrases("end", r"[^\w\s–-]" if kind == _CONGRESS else r"[^\w\s,–-]")


def _first(match: re.Match[str]) -> str:
    return next(group for group in match.groups() if group)


def summit_phrases() -> re.Pattern[str]:
    """Words for a meeting of heads of state, held every year: `hội nghị | thượng đỉnh`."""
    return _phrases("summit")


def recurring_phrases() -> re.Pattern[str]:
    """Names of conferences that are held year after year: `Đối thoại | Shangri-La`."""
    return _phrases("recurring")


def common_phrases() -> re.Pattern[str]:
    """What so many meetings have in their names that it tells none from another: `sơ kết công tác 6 tháng đầu năm`."""
    return _phrases("common")


@cache
def _phrases(effect: str, *others: str) -> re.Pattern[str]:
    """The phrases of series_words.csv that have an effect, as whole words, or other patterns."""
    return re.compile("|".join((any_of(phrases("series_words.csv", effect)), *others)))


@cache
def _committees() -> re.Pattern[str]:
    """The Party committees of places, whose conferences are those of the Party organization: `tỉnh ủy`."""
    return re.compile(any_of(map(fold, load_lexicon().committees.values())))


def _body(text: str, kind: str) -> frozenset[str]:
    """The words of the body; `Trung ương` alone is the Party's Central Committee."""
    text = with_bodies(text)
    text = _committees().sub(
        "ban chấp hành đảng_bộ", text.replace("đảng bộ", "đảng_bộ").replace("quốc hội", "quốc_hội")
    )
    words = frozenset(WORD.findall(text)) - empty_words("series") - frozenset(fold(kind).split())
    words = frozenset(word for word in words if not YEAR.fullmatch(word))
    return _PARTY if words and words <= _PARTY and "trung" in words else words
