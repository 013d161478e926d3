"""The number of a meeting in a series, however its name puts it: `lần thứ tư`, `kỳ 4`, `Đại hội IV`."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from kg.numbers import ORDINAL, arabic
from kg.tables import any_of, phrases

_NUMBER = re.compile(
    rf"(?:lần )?thứ (?P<nth>{ORDINAL})|kỳ (?P<session>\d+)|trung ương (?P<central>\d+)"
    r"|^đại hội (?:đảng )?(?:lần )?(?P<congress>[ivx]+|\d+)(?!\w)|(?<!\w)lần (?P<time>\d+)"
    r"|^hội nghị (?P<plenum>\d+)(?= ban chấp hành)"
    r"|^(?:kỳ|phiên) họp (?:số )?(?P<bare>[ivx]+|\d+)(?=$|,| (?:của|khóa|quốc hội|hội đồng|ủy ban) )"
)


class MeetingNumber(NamedTuple):
    """The number in the name of a meeting.

    Attributes:
        digits: In Arabic digits.
        printed: As the name has it: `tư`, `xii`.
        form: How: `nth` after `thứ`, `central` after `Trung ương`, `congress` right after `Đại hội`, …
        start, end: Of the words that tell it.
    """

    digits: str
    printed: str
    form: str
    start: int
    end: int


@lru_cache(maxsize=50_000)
def number_of_meeting(name: str) -> MeetingNumber | None:
    """The number that a folded name with its kind has; not that of another meeting which it is about.

    Example:
        >>> found = number_of_meeting("kỳ họp thứ hai mươi mốt hội đồng nhân dân")
        >>> found.digits, "kỳ họp thứ hai mươi mốt hội đồng nhân dân"[found.end :]
        ('21', ' hội đồng nhân dân')
        >>> [number_of_meeting(name) for name in ("hội nghị thứ trưởng", "hội nghị học tập nghị quyết trung ương 5")]
        [None, None]
    """
    for match in _NUMBER.finditer(name):
        form = str(match.lastgroup)
        if (digits := arabic(match[form])).isdigit():
            if about_phrases().search(name[: match.start()]):
                return None
            return MeetingNumber(digits, match[form], form, *match.span())
    return None


def without_number(name: str) -> str:
    """A folded name without what numbers the meeting: `hội nghị bộ trưởng apec | lần thứ 23`."""
    return _NUMBER.sub(lambda match: " " if arabic(match[str(match.lastgroup)]).isdigit() else match[0], name)


@cache
def about_phrases() -> re.Pattern[str]:
    """Words before a name that tell of another meeting: `Hội nghị | quán triệt | …`, `Lễ | khai mạc | …`."""
    return re.compile(any_of(phrases("series_words.csv", "about")))
