"""Whether two meetings are at other times: by their days, the halves of a day, and what their names tell."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.families import PARTS_OF_SESSIONS
from kg.model import PartialDate
from kg.resolve.conflicts import conflict
from kg.resolve.meetings.meeting import Meeting

LASTS = 5  # days of a meeting of several days
_YEAR = re.compile(r"\b(?:19|20)\d\d\b(?! ?[-–] ?\d)")
_PERIOD = re.compile(r"\b(?:tháng|quý) (\d+|[IVX]+)\b")
_SPAN = re.compile(r"\b(\d+ (?:năm|tháng))\b(?! \d)")  # of an anniversary, or that is summed up
_MONTH = 31


def days_apart(one: PartialDate | None, other: PartialDate | None, lasts: int = LASTS) -> bool:
    """Whether both days are told and are more than `lasts` days apart: never `tháng 5` and `ngày 9/5`."""
    if one is None or other is None:
        return False
    if one.month == other.month and not (one.day and other.day):
        return False  # "tháng 5", "ngày 9/5"
    return abs(_ordinal_day(one) - _ordinal_day(other)) > lasts


def halves_apart(one: Meeting, other: Meeting) -> bool:
    """Whether one is in the morning and the other in the afternoon or evening of a day."""
    halves = {one.told.half, other.told.half}
    told = one.named or one.another or (one.begins and one.family not in PARTS_OF_SESSIONS)
    return told and "" not in halves and len(halves) > 1 and one.told.day == other.told.day


def of_another_time(new: Meeting, known: Meeting) -> bool:
    """Whether their names tell another year, month, quarter or anniversary: `Giao ban tháng 8`, `… tháng 9`."""
    return any(map(conflict, _told_times(new), _told_times(known)))


def _ordinal_day(date: PartialDate) -> int:
    return (date.month or 0) * _MONTH + (date.day or 0)


def _told_times(meeting: Meeting) -> tuple[frozenset[str], ...]:
    """The years, months and spans in its name, and the year in which it is held, if no day is told."""
    years, *others = _times(meeting.label)
    day = meeting.told.day
    return (years | {str(day.year)} if day and day.year and not day.day else years), *others


@lru_cache(maxsize=50_000)
def _times(label: str) -> tuple[frozenset[str], ...]:
    """The years in a name, the months and quarters, and the spans in years."""
    return tuple(frozenset(times.findall(label)) for times in (_YEAR, _PERIOD, _SPAN))
