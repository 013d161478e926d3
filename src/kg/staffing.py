"""Words of decisions on staff: how one is said to be on staff at all, and how it is told what it decides."""

from __future__ import annotations

import re
from functools import cache

from kg.resources import resource
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


def announces_decisions(meeting: str) -> bool:
    """Whether decisions are made known or handed over at a meeting, by its name.

    Example:
        >>> announces_decisions("Lễ công bố các quyết định về công tác cán bộ"), announces_decisions("Lễ trao giải")
        (True, False)
    """
    return _announces().search(meeting) is not None


def is_requested(text: str, begin: int, start: int) -> bool:
    """Whether words at an offset ask to leave a post, which nothing from `begin` on to them has granted.

    Example:
        >>> [is_requested(text, 0, text.index("xin")) for text in ("Ông A xin thôi chức", "Đồng ý cho ông A xin thôi")]
        [True, False]
    """
    return text.startswith(staffing("asks"), start) and not _grants().search(text, begin, start)


@cache
def _grants() -> re.Pattern[str]:
    """What is decided on a request: `đồng ý`, not `chưa đồng ý`."""
    return re.compile(rf"(?<!chưa )(?<!không ){any_of(staffing('grants'))}", re.IGNORECASE)


@cache
def _announces() -> re.Pattern[str]:
    """A verb and, before any mark, the documents that are made known."""
    return re.compile(rf"{any_of(staffing('announces'))}[^,;]*{any_of(staffing('announced'))}", re.IGNORECASE)
