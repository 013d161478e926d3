"""Identity across articles: from the views of single articles to the persons, documents and meetings of a corpus.

A profile is what one article says of an entity as far as it decides who or what is meant. Profiles of one kind and
block (a name) may be of one entity; `partition` says which are. It depends on the set of the block's signatures alone,
never on the order or number of articles, so that adding one by one equals building together.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from kg.model import Article, Entity, Identity, Kind, Profile, Statement
from kg.resolve.identity import people
from kg.resolve.identity.rename import rename
from kg.resolve.identity.views import person_view

__all__ = ["partition", "profiles", "rename"]


def profiles(article: Article, statements: Collection[Statement]) -> tuple[Profile, ...]:
    """The profiles of an article's persons, sorted."""
    year = (article.published or "")[:4]
    found = {entity.iri: entity for s in statements for entity in _entities(s)}
    return tuple(
        Profile(entity.kind, entity.label, person_view(entity, tuple(statements), year).signature, iri)
        for iri, entity in sorted(found.items())
        if entity.kind is Kind.PERSON
    )


def partition(kind: Kind, block: str, signatures: Collection[str]) -> dict[str, Identity]:
    """The entity of each signature of a block."""
    return people.partition(block, signatures)


def _entities(statement: Statement) -> Iterator[Entity]:
    values = (statement.subject, statement.object, *(value for _, value in statement.qualifiers))
    return (value for value in values if isinstance(value, Entity))
