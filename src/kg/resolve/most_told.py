"""What an article names most, where nothing else tells which of several things of a kind it means."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable
from typing import TypeVar

T = TypeVar("T")


def most_told(things: Iterable[T], key: Callable[[T], Hashable], times: int = 1, least: int = 1) -> T | None:
    """The thing that is named more often than any other, the first that is printed for it.

    Args:
        things: As the article names them.
        key: What is the same wherever it names one thing.
        times: How often it must be named for each time that the next one is.
        least: How often it must be named at all.

    Example:
        >>> most_told(["Lào", "lào", "Nga"], str.lower, times=2), most_told(["Lào", "Nga"], str.lower)
        ('Lào', None)
    """
    told = list(things)
    (most, number), (_, next_number), *_ = [*Counter(map(key, told)).most_common(2), (None, 0), (None, 0)]
    clear = number > next_number and number >= max(least, times * next_number)
    return next(thing for thing in told if key(thing) == most) if clear else None
