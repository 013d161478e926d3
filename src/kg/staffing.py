"""Words of decisions on staff: how one is said to be on staff at all, and how it is told what it decides."""

from __future__ import annotations

import re
from functools import cache

from kg.resources import resource
from kg.spelling import fold
from kg.tables import any_of, read_table


@cache
def staffing(part: str) -> tuple[str, ...]:
    """The phrases of staffing.csv for a part of what decisions on staff say.

    Example:
        `about` gives `về công tác cán bộ`, `decides` gives `bổ nhiệm`, `leaves` and `departs` give `nghỉ hưu`; what the
        other parts are stands at the head of the table.
    """
    rows = read_table(resource("lexicons", "staffing.csv"))
    return tuple(row["phrase"] for row in rows if part in row["part"].split("|"))


def decides(text: str) -> frozenset[str]:
    """What a decision decides on somebody, by the words of its title or its subject, in any case.

    Example:
        >>> sorted(decides("Quyết định nghỉ hưu và Bổ nhiệm")), sorted(decides("Quyết định tăng thuế"))
        (['bổ nhiệm', 'nghỉ hưu'], [])
    """
    folded = fold(text)
    return frozenset(phrase for phrase in staffing("decides") if phrase in folded)


def is_on_staff(subject: str) -> bool:
    """Whether a decision is on staff, by its subject: one that is only named, or tells what it decides.

    Example:
        >>> [is_on_staff(subject) for subject in ("về công tác cán bộ", "điều động ông A", "về giá điện")]
        [True, True, False]
    """
    return fold(subject).startswith(staffing("about")) or bool(decides(subject))


def announces_decisions(meeting: str) -> bool:
    """Whether decisions are made known or handed over at a meeting, by its name.

    Example:
        >>> announces_decisions("Lễ công bố các quyết định về công tác cán bộ"), announces_decisions("Lễ trao giải")
        (True, False)
    """
    return _announces().search(meeting) is not None


def is_requested(text: str, begin: int, start: int, end: int) -> bool:
    """Whether words at an offset ask to leave a post, which nothing between `begin` and `end` has granted.

    Example:
        >>> told = ("Ông A xin thôi chức", "Đồng ý cho ông A xin thôi", "Ông A xin thôi và được chấp thuận")
        >>> [is_requested(text, 0, text.index("xin"), len(text)) for text in told]
        [True, False, False]
    """
    return text.startswith(staffing("asks"), start) and not _grants().search(text, begin, end)


@cache
def _grants() -> re.Pattern[str]:
    """What is decided on a request: `đồng ý`, not `chưa đồng ý`, `chưa được chấp thuận`."""
    return re.compile(
        rf"(?<!chưa )(?<!không )(?<!chưa được )(?<!không được ){any_of(staffing('grants'))}", re.IGNORECASE
    )


@cache
def _announces() -> re.Pattern[str]:
    """A verb and, before any mark, the documents that are made known."""
    return re.compile(rf"{any_of(staffing('announces'))}[^,;]*{any_of(staffing('announced'))}", re.IGNORECASE)
