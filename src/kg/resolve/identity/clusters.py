"""Clusters of things that evidence joins: the same clusters for any order of the things."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import TypeVar

Item = TypeVar("Item")


def joined_by_key(items: Sequence[Item], keys: Callable[[Item], Iterable[Hashable]]) -> list[tuple[Item, ...]]:
    """The groups of items that are connected by keys in common, in the order of their first items.

    Example:
        >>> joined_by_key(["ab", "bc", "d"], set)
        [('ab', 'bc'), ('d',)]
    """
    forest = Forest(len(items))
    first: dict[Hashable, int] = {}
    for n, item in enumerate(items):
        for key in keys(item):
            forest.join(first.setdefault(key, n), n)
    return [tuple(items[n] for n in group) for group in forest.groups()]


def joined_by_weight(size: int, weight: Callable[[int, int], int], enough: int) -> list[list[int]]:
    """Clusters of the numbers below `size`: the heaviest pairs are joined first, never across a pair below zero."""
    weights = {(one, other): weight(one, other) for other in range(size) for one in range(other)}
    forest = Forest(size)
    for pair in sorted((pair for pair, value in weights.items() if value >= enough), key=lambda p: (-weights[p], p)):
        group = [*forest.group(pair[0]), *forest.group(pair[1])]
        if all(weights.get((one, other), 0) >= 0 for one in group for other in group):
            forest.join(*pair)
    return forest.groups()


class Forest:
    """Which of the numbers below a size are together."""

    def __init__(self, size: int) -> None:
        self._groups: list[list[int]] = [[n] for n in range(size)]

    def group(self, n: int) -> list[int]:
        """The numbers together with one."""
        return self._groups[n]

    def join(self, one: int, other: int) -> None:
        """Put the groups of two numbers together."""
        if self._groups[one] is self._groups[other]:
            return
        small, large = sorted((self._groups[one], self._groups[other]), key=len)
        large += small
        for n in small:
            self._groups[n] = large

    def groups(self) -> list[list[int]]:
        """The groups, sorted, each in order."""
        members: dict[int, list[int]] = defaultdict(list)
        for n, group in enumerate(self._groups):
            members[id(group)].append(n)
        return list(members.values())
