"""Identity across articles: from the views of single articles to the persons, documents and meetings of a corpus.

A profile is what one article says of an entity as far as it decides who or what is meant. Profiles of one kind and
block (a name) may be of one entity; `partition` says which are. It depends on the set of the block's signatures alone,
never on the order or number of articles, so that adding one by one equals building together.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from kg.model import Article, Entity, Identity, Kind, Profile, Statement
from kg.resolve.entities import identified
from kg.resolve.identity import documents, meetings, people
from kg.resolve.identity.rename import rename
from kg.resolve.identity.signatures import signature
from kg.resolve.identity.views import person_view, surroundings

__all__ = ["partition", "profiles", "rename"]


def profiles(article: Article, statements: Sequence[Statement]) -> tuple[Profile, ...]:
    """The profiles of an article's persons, documents and meetings, sorted."""
    found = {entity.iri: entity for s in statements for entity in _entities(s)}
    made = (_profile(article, entity, statements) for _, entity in sorted(found.items()))
    return tuple(profile for profile in made if profile)


def _profile(article: Article, entity: Entity, statements: Sequence[Statement]) -> Profile | None:
    match entity.kind:
        case Kind.PERSON:
            person = person_view(entity, statements, (article.published or "")[:4])
            return Profile(entity.kind, entity.label, signature(person), entity.iri)
        case Kind.DOCUMENT if identified(entity):
            document = documents.document_view(entity, statements, surroundings(statements))
            return Profile(entity.kind, documents.document_block(entity), signature(document), entity.iri)
        case Kind.MEETING:
            meeting = meetings.meeting_view(entity, statements)
            block = meetings.meeting_block(meeting)
            return Profile(entity.kind, block, signature(meeting), entity.iri) if block else None
        case _:
            return None


def partition(kind: Kind, block: str, signatures: Collection[str]) -> dict[str, Identity]:
    """The entity of each signature of a block."""
    match kind:
        case Kind.DOCUMENT:
            return documents.partition(signatures)
        case Kind.MEETING:
            return meetings.partition(signatures)
        case _:
            return people.partition(block, signatures)


def _entities(statement: Statement) -> Iterator[Entity]:
    values = (statement.subject, statement.object, *(value for _, value in statement.qualifiers))
    return (value for value in values if isinstance(value, Entity))
