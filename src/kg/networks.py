"""What the report and the picture do alike with networks: seed chance, so that every run gives the same, and rank."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

SEED = 20211103


@contextmanager
def seeded() -> Iterator[None]:
    """Lend a seeded generator to igraph, which draws from a process-wide one; for where it is installed."""
    import igraph

    igraph.set_random_number_generator(random.Random(SEED))
    try:
        yield
    finally:
        igraph.set_random_number_generator(random)


def ranked(groups: Iterable[Iterable[str]]) -> list[list[str]]:
    """Groups by size, then by their first member, each in order.

    Example:
        >>> ranked([{"d"}, {"c", "b"}, {"a"}])
        [['b', 'c'], ['a'], ['d']]
    """
    return sorted((sorted(group) for group in groups), key=lambda group: (-len(group), group))
