"""An extraction whose entities are those of the corpus."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from kg.model import Entity, Extraction, Identity, Statement, Value


def rename(extraction: Extraction, identities: Mapping[str, Identity]) -> Extraction:
    """The extraction with the entities that the corpus gives it.

    Args:
        extraction: Of one article.
        identities: By the IRI of the entity within the article.
    """
    statements = tuple(_statement(statement, identities) for statement in extraction.statements)
    return replace(extraction, statements=statements)


def _statement(statement: Statement, identities: Mapping[str, Identity]) -> Statement:
    return replace(
        statement,
        subject=_entity(statement.subject, identities),
        object=_value(statement.object, identities),
        qualifiers=tuple((name, _value(value, identities)) for name, value in statement.qualifiers),
    )


def _value(value: Value, identities: Mapping[str, Identity]) -> Value:
    return _entity(value, identities) if isinstance(value, Entity) else value


def _entity(entity: Entity, identities: Mapping[str, Identity]) -> Entity:
    identity = identities.get(entity.iri)
    if identity is None:
        return entity
    known = dict(identity.properties)
    kept = tuple((name, value) for name, value in entity.properties if name not in known)
    aliases = entity.aliases if entity.label == identity.label else (*entity.aliases, entity.label)
    return replace(
        entity,
        iri=identity.iri,
        label=identity.label,
        properties=(*kept, *identity.properties),
        aliases=tuple(sorted({*aliases} - {identity.label})),
    )
