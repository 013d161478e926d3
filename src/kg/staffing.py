"""Words of decisions on staff: how one is said to be on staff at all, and how it is told what it decides."""

from __future__ import annotations

from functools import cache

from kg.resources import resource
from kg.tables import read_table


@cache
def staffing(part: str) -> tuple[str, ...]:
    """The phrases of staffing.csv for a part of what decisions on staff say.

    Example:
        `about` gives `về công tác cán bộ`, `decides` gives `bổ nhiệm`, `leaves` and `departs` give `nghỉ hưu`, and
        `fills` gives `phê chuẩn kết quả bầu`.
    """
    rows = read_table(resource("lexicons", "staffing.csv"))
    return tuple(row["phrase"] for row in rows if part in row["part"].split("|"))
