"""What became of provinces and central bodies: who served in one that ended goes on in the one that took it in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from kg.resolve.identity.posts import Post
from kg.resources import resource
from kg.tables import read_table

_STEPS = 3  # reorganizations after one another that a name is followed through


def moved_on(posts: Iterable[Post], first: str, last: str) -> tuple[Post, ...]:
    """Posts with their places and bodies as they are called after the reorganizations of some years.

    Args:
        posts: As articles until the first year say.
        first: Year, as text.
        last: Another, not before the first.

    Example:
        From 2024 to 2025 a post in `Quảng Nam` becomes one in `Đà Nẵng`, one in the `Bộ Giao thông vận tải` one in the
        `Bộ Xây dựng`.
    """
    return tuple(
        one._replace(places=_after(one.places, first, last), bodies=_after(one.bodies, first, last)) for one in posts
    )


def _after(names: tuple[str, ...], first: str, last: str) -> tuple[str, ...]:
    return tuple(_successor(name, first, last) for name in names)


def _successor(name: str, first: str, last: str) -> str:
    """The one that took the place of a province or body in those years; itself when it went on, or was divided."""
    for _ in range(_STEPS):
        after = {to for year, to in _successions().get(name, ()) if first <= year <= last}
        if len(after) != 1 or after == {name}:
            break
        name = after.pop()
    return name


@cache
def _successions() -> Mapping[str, tuple[tuple[str, str], ...]]:
    """Label of what ended -> the year, and each that took its place."""
    found: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for label, end in _ends():
        found[label].append(end)
    return {label: tuple(several) for label, several in found.items()}


def _ends() -> Iterator[tuple[str, tuple[str, str]]]:
    for table in ("provinces", "bodies"):
        for row in read_table(resource("gazetteers", f"{table}.csv")):
            for successor in filter(None, row["successor"].split("|")):
                yield row["label"], (row["valid_to"][:4], successor)
