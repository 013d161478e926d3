"""Words of decisions on staff: how one is said to be on staff at all, and how it is told what it decides."""

from __future__ import annotations

from functools import cache

from kg.resources import resource
from kg.tables import read_table


@cache
def staffing(part: str) -> tuple[str, ...]:
    """The phrases of staffing.csv that are `about` staff, tell what a decision `decides`, or that somebody `leaves`."""
    rows = read_table(resource("lexicons", "staffing.csv"))
    return tuple(row["phrase"] for row in rows if part in row["part"].split("|"))
