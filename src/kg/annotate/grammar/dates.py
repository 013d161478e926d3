"""Dates as news prints them.

The forms: `ngày 3-11-2021`, `sáng 6-2`, `chiều nay (21/4)`, `ngày mai, 5/6`, `hôm thứ Hai (5/6)`,
`ngày 30 tháng 3 năm 2013`, `tháng 2/2017`, `tháng Bảy`, `năm 2014`.
"""

from __future__ import annotations

import re

from kg.annotate.tokens import TRIGGERS, Tokens
from kg.mentions import GOING_ON, DateMention
from kg.model import PartialDate

_PART_OF_DAY = r"""(?:(?:vào\s+)?(?:đầu\s+|cuối\s+)?(?:giờ\s+)?
    (?:sáng|chiều|tối|trưa|đêm|hôm|từ|trong)(?:\s+(?:sớm|muộn|khuya))?\s+)*"""
_WEEKDAY = r"(?:thứ\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ\s+nhật)(?:\s+tuần\s+(?:này|trước|qua|tới|sau))?"
_TODAY = rf"(?:(?:ngày\s+)?(?:hôm\s+)?(?:nay|qua|mai|kia|sau|trước|{_WEEKDAY}),?\s*)?"
_SEP = r"\s?[-–/.]\s?"
_DAY = re.compile(
    rf"""{_PART_OF_DAY}{_TODAY}[(]?(?:(?:ngày|sáng|chiều|tối|mùng|mồng),?\s+[(]?)*
    (?P<day>\d{{1,2}})
    (?:\s*(?:và|đến\s+hết|đến|tới|,|-|–|&)\s*(?:ngày\s+)?\d{{1,2}}){{0,3}}?
    (?:{_SEP}|\s+tháng\s+)(?P<month>0?[1-9]|1[0-2])(?!\d(?!\d{{3}}(?!\d)))
    (?:(?:{_SEP}|,?\s+năm\s+|(?=20\d\d)(?<=\d))(?P<year>\d{{4}}))?
    (?![\d%'’h]|[-–/.,]\d|\s+tháng\s+\d|\s*(?:tỷ|triệu|nghìn|%|giờ|phút))[)]?""",
    re.VERBOSE | re.IGNORECASE,
)
# Months in words have a capital; the Revolution `tháng Tám` is no date.
_WORDS = dict(zip("Giêng Hai Ba Tư Năm Sáu Bảy Tám Chín Mười Chạp".split(), (*range(1, 11), 12), strict=True))
_IN_WORDS = re.compile(
    rf"tháng\s+(?P<month>(?-i:{'|'.join(_WORDS)}))(?!\w)(?:,?\s+năm\s+(?P<year>\d{{4}}))?", re.IGNORECASE
)
_MONTH = re.compile(
    rf"(?:tháng\s+)(?P<month>\d{{1,2}})(?:(?:{_SEP}|,?\s+năm\s+)(?P<year>\d{{4}}))?(?!\d|[/-]\d)", re.IGNORECASE
)
_YEAR = re.compile(r"năm\s+(?P<year>(?:19|20)\d{2})(?!\d|\s*[-–]\s*\d)", re.IGNORECASE)
_MONTH_OF_YEAR = re.compile(r"(?P<month>\d{1,2})[-–/.](?P<year>(?:19|20)\d{2})(?![\d/.-])")
# What a month without the word `tháng` follows: `Hội nghị Trung ương 8 | (5/1941)`, `vào | 3/2017`.
_BEFORE_MONTH = frozenset("( vào hồi từ đến tới đầu cuối giữa".split())
_FULL = re.compile(rf"(?P<day>\d{{1,2}}){_SEP}(?P<month>\d{{1,2}}){_SEP}(?P<year>\d{{4}})(?!\d)")
# A period of a career: `Từ tháng 5/2010 đến tháng 8/2015`, `8/1996–5/1999:`, `Tháng 10.2016 đến nay`.
_UNITS = r"(?:(?:đầu|giữa|cuối|ngày|tháng|năm)\s+)*"
_JOIN = rf"(?:{_SEP}|\s+tháng\s+|\s+năm\s+)"
_PERIOD = re.compile(
    rf"""(?:(?:từ|giai\ đoạn|thời\ kỳ)\s+)?{_UNITS}
    (?:(?:(?P<day>\d{{1,2}}){_JOIN})?(?P<month>\d{{1,2}}){_JOIN})?(?P<year>(?:19|20)\d{{2}})
    \s*(?:[-–]|đến|tới)\s*
    (?:(?:hiện\s+)?nay\b|{_UNITS}(?:\d{{1,2}}{_JOIN}){{0,2}}(?P<until>(?:19|20)\d{{2}})(?![\d%]))""",
    re.VERBOSE | re.IGNORECASE,
)
_PERIOD_BEGINS = frozenset({"từ", "tháng", "năm"})
_BEFORE_LINE = frozenset(".;:-–•*+")  # what a line of a career follows


def parse_date(tokens: Tokens, i: int) -> tuple[DateMention, int] | None:
    """The date that begins at token `i`.

    Example:
        `Sáng 6-2, ...` gives `--02-06`, `tháng 2/2017` gives `2017-02`, `năm 2014` gives `2014`.
    """
    if i >= len(tokens):
        return None
    start = tokens.starts[i]
    if (period := _period(tokens, i)) and (date := _date(period.groupdict())):
        until = int(period["until"] or GOING_ON)
        return DateMention(start, period.end(), date, until), max(tokens.at(period.end()), i + 1)
    for pattern in _patterns(tokens, i):
        match = tokens.match(pattern, start)
        if match and (date := _date(match.groupdict())):
            return DateMention(start, match.end(), date), max(tokens.at(match.end()), i + 1)
    return None


def _period(tokens: Tokens, i: int) -> re.Match[str] | None:
    """The period that begins at token `i`: after `từ`, or as a line of a career does."""
    word = tokens.folded[i]
    if word != "từ" and (i and tokens.adjacent(i) and tokens.words[i - 1] not in _BEFORE_LINE):
        return None
    return tokens.match(_PERIOD, tokens.starts[i]) if word in _PERIOD_BEGINS or word[0].isdigit() else None


def _patterns(tokens: Tokens, i: int) -> tuple[re.Pattern[str], ...]:
    """The forms that a date may have when it begins at token `i`."""
    word = tokens.folded[i]
    if word == "tháng":
        return (_MONTH,) if i and tokens.folded[i - 1] == "mạng" else (_MONTH, _IN_WORDS)
    if word == "năm":
        return (_YEAR,)
    if word in TRIGGERS or after_day(tokens, i):
        return (_DAY, _MONTH)
    return (_FULL, _MONTH_OF_YEAR) if i and tokens.folded[i - 1] in _BEFORE_MONTH else (_FULL,)


def after_day(tokens: Tokens, i: int) -> bool:
    """Whether the word `ngày` of a cue stands before the number at token `i`: `cùng ngày | 21/8`."""
    return i > 0 and tokens.folded[i - 1] == "ngày" and tokens.words[i][0].isdigit()


def _date(parts: dict[str, str | None]) -> PartialDate | None:
    """The date of a match, unless its numbers are none of a calendar."""
    year, day = (int(parts.get(name) or 0) or None for name in ("year", "day"))
    printed = parts.get("month") or ""
    month = _WORDS.get(printed) or int(printed or 0) or None
    month_zero = bool(printed) and month is None
    day_alone = day is not None and month is None
    told = PartialDate(year, month, day)
    return told if told.exists and not (month_zero or day_alone) else None
