"""Clusters of things that evidence joins: the same clusters for any order of the things."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from itertools import combinations
from typing import TypeVar

Item = TypeVar("Item")
ENOUGH = 2
"""Weight from which two things are one."""
AGAINST = -6
"""Weight of what speaks against it, more than most of what may speak for it."""


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


def joined_by_weight(size: int, weight: Callable[[int, int], int]) -> list[list[int]]:
    """Clusters of things that are told by number, joined pair by pair, those for which most speaks first.

    Args:
        size: How many things there are; they have the numbers from 0.
        weight: How much speaks for two things being one: `ENOUGH` joins them; below zero it is excluded, and no cluster
            has such two.

    Of pairs that weigh the same those come first that fewest others exclude, so that one of which an article tells a
    wrong year does not part the rest.

    Example:
        >>> weights = {(0, 1): 3, (1, 2): 2, (0, 2): -1}
        >>> joined_by_weight(3, lambda one, other: weights[one, other])
        [[0, 1], [2]]
    """
    weights = {(one, other): weight(one, other) for other in range(size) for one in range(other)}
    excluding = Counter(n for pair, value in weights.items() if value < 0 for n in pair)
    fitting = [pair for pair, value in weights.items() if value >= ENOUGH]
    forest = Forest(size)
    for pair in sorted(fitting, key=lambda p: (-weights[p], excluding[p[0]] + excluding[p[1]], p)):
        group, other_group = map(forest.group, pair)
        if group is not other_group and all(
            weights[min(one, other), max(one, other)] >= 0 for one in group for other in other_group
        ):
            forest.join(*pair)
    return forest.groups()


def joined_in_stages(stages: Iterable[Sequence[Item]], weigh: Callable[[Item, Item], int]) -> list[list[Item]]:
    """Clusters of items, those that say much before those that say little.

    An item of a later stage joins the one cluster that fits it best. It stays with those of its own stage where several
    fit as well, or none, or where it and another that would join exclude one another. So a bare `Nghị quyết 04` joins
    the only one that there is, and none of two; of two years neither joins what is told without one.
    """
    clusters: list[list[Item]] = []
    for stage in stages:
        rest: list[Item] = []
        joining: defaultdict[int, list[Item]] = defaultdict(list)
        for item in stage:
            home = _home(item, clusters, weigh)
            (rest if home is None else joining[home]).append(item)
        for home, items in joining.items():
            rivals = _rivals(items, weigh)
            clusters[home] += [item for n, item in enumerate(items) if n not in rivals]
            rest += [items[n] for n in sorted(rivals)]
        clusters += [[rest[n] for n in group] for group in joined_by_weight(len(rest), _weights(rest, weigh))]
    return clusters


def _weights(items: Sequence[Item], weigh: Callable[[Item, Item], int]) -> Callable[[int, int], int]:
    return lambda one, other: weigh(items[one], items[other])


def _rivals(items: Sequence[Item], weigh: Callable[[Item, Item], int]) -> set[int]:
    """The numbers of the items that another one excludes."""
    weight, pairs = _weights(items, weigh), combinations(range(len(items)), 2)
    return {n for pair in pairs if weight(*pair) < 0 for n in pair}


def _home(item: Item, clusters: Sequence[Sequence[Item]], weigh: Callable[[Item, Item], int]) -> int | None:
    """The one cluster that fits an item best."""
    weights = [[weigh(item, other) for other in cluster] for cluster in clusters]
    fitting = sorted(((max(found), n) for n, found in enumerate(weights) if min(found) >= 0 < max(found)), reverse=True)
    alone = len(fitting) == 1 or (len(fitting) > 1 and fitting[0][0] > fitting[1][0])
    return fitting[0][1] if alone else None


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
