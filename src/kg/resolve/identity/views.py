"""What an article says of one person, as the text that decides who is meant."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from kg.kinds import TENURES
from kg.model import Entity, Kind, Statement
from kg.resolve.identity.posts import Post, post
from kg.resolve.identity.signatures import read
from kg.resolve.labels import untyped

_MOST = 200  # bodies and places that an article may name and still be about them


@dataclass(frozen=True)
class PersonView:
    """What an article says of one person.

    Attributes:
        posts: The positions, sorted.
        near: Places and bodies of the article, when the posts do not tell who it is.
        year: Of publication, when known.
    """

    posts: tuple[Post, ...] = ()
    near: tuple[str, ...] = ()
    year: str = ""

    @cached_property
    def told(self) -> bool:
        """Whether its posts tell who it is."""
        return any(one.telling for one in self.posts)

    @property
    def countries(self) -> frozenset[str]:
        """The foreign countries that it serves."""
        return frozenset(one.country for one in self.posts) - {""}


@lru_cache(maxsize=10_000)
def read_view(signature: str) -> PersonView:
    """The view that a signature was made of."""
    view = read(PersonView, signature)
    return replace(view, posts=tuple(Post(*post) for post in view.posts))


def person_view(about: Iterable[Statement], near: tuple[str, ...], year: str) -> PersonView:
    """What the statements of one article say of a person.

    Args:
        about: Those whose subject the person is.
        near: Bodies and places of the article.
        year: Of its publication, or nothing.
    """
    records = [s for s in about if s.relation in TENURES]
    posts = tuple(sorted({post(s.object, s.status) for s in records if isinstance(s.object, Entity)}))
    told = any(one.telling for one in posts)
    return PersonView(posts, () if told else near, year)


def surroundings(statements: Iterable[Statement]) -> tuple[str, ...]:
    """The bodies and places that an article names, sorted, but for the central ones, which all articles name.

    One that names very many says nothing of where each person or document of it belongs.
    """
    found = {entity for s in statements for value in (s.subject, s.object) for entity in _with_parts(value)}
    local = {
        untyped(entity.label) if entity.kind is Kind.PLACE else entity.label
        for entity in found
        if entity.kind in (Kind.BODY, Kind.PLACE) and ("bodyLevel", "central") not in entity.properties
    }
    return tuple(sorted(local)) if len(local) <= _MOST else ()


def _with_parts(value: object) -> Iterator[Entity]:
    """An entity and those that its properties lead to."""
    if isinstance(value, Entity):
        yield value
        for _, part in value.properties:
            yield from _with_parts(part)
