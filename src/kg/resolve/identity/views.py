"""What an article says of one person, as the text that decides who is meant."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from kg.model import Entity, Kind, Statement
from kg.resolve.identity.posts import Post, post
from kg.resolve.identity.signatures import read

_RECORDS = frozenset({"holds", "appointedTo", "removedFrom"})


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


@lru_cache(maxsize=100_000)
def read_view(signature: str) -> PersonView:
    """The view that a signature was made of."""
    view = read(PersonView, signature)
    return replace(view, posts=tuple(Post(*post) for post in view.posts))


def person_view(person: Entity, statements: Sequence[Statement], year: str) -> PersonView:
    """What the statements of one article say of a person.

    Args:
        person: Of the article.
        statements: All of the article.
        year: Of its publication, or nothing.
    """
    posts = tuple(
        sorted(
            {
                post(s.object, s.status)
                for s in statements
                if s.relation in _RECORDS and s.subject.iri == person.iri and isinstance(s.object, Entity)
            }
        )
    )
    told = any(one.telling for one in posts)
    return PersonView(posts, () if told else tuple(sorted(surroundings(statements))), year)


def surroundings(statements: Iterable[Statement]) -> set[str]:
    """The bodies and places that an article names, but for the central ones, which all articles name."""
    found = {entity for s in statements for value in (s.subject, s.object) for entity in _with_parts(value)}
    return {
        entity.label
        for entity in found
        if entity.kind in (Kind.BODY, Kind.PLACE) and ("bodyLevel", "central") not in entity.properties
    }


def _with_parts(value: object) -> Iterator[Entity]:
    """An entity and those that its properties lead to."""
    if isinstance(value, Entity):
        yield value
        for _, part in value.properties:
            yield from _with_parts(part)
