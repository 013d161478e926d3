"""Whether what is told of two things speaks against their being one."""

from __future__ import annotations

from collections.abc import Collection
from typing import TypeVar

T = TypeVar("T")


def conflict(told: Collection[T], others: Collection[T]) -> bool:
    """Whether both have something, and nothing in common; what is told of only one speaks against nothing.

    Example:
        >>> conflict({"2016"}, {"2017"}), conflict({"2016"}, {"2016", "2017"}), conflict({"2016"}, ())
        (True, False, False)
    """
    return bool(told and others) and frozenset(told).isdisjoint(others)
