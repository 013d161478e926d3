"""What the ontology says of the two ends of a relation."""

from __future__ import annotations

from functools import cache

from rdflib.namespace import RDFS

from kg.model import Kind
from kg.vocabulary import KG, term

_IDENTIFIED = {str(KG[kind]): kind for kind in (Kind.PERSON, Kind.DOCUMENT, Kind.MEETING)}


@cache
def subject_kind(relation: str) -> Kind | None:
    """What a relation is about: a person, a document or a meeting."""
    return _IDENTIFIED.get(term(relation).values[str(RDFS.domain)][0])


@cache
def object_kind(relation: str) -> Kind | None:
    """Person or document where the object is one; `None` where it is compared by its label or date."""
    return _IDENTIFIED.get(term(relation).range)
