"""Python values as RDF terms, typed by the ontology.

The terms are Oxigraph's: building them takes a tenth of the time of rdflib's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

import pyoxigraph as ox
from rdflib.namespace import RDF, RDFS, SKOS, XSD

from kg.errors import ValidationError
from kg.model import Entity, PartialDate, Value
from kg.vocabulary import KG, concept, term

Term = ox.NamedNode | ox.Literal


class Fact(NamedTuple):
    """A triple of the default graph."""

    subject: ox.NamedNode
    predicate: ox.NamedNode
    object: Term

    @property
    def quad(self) -> ox.Quad:
        """The fact where it is stored: in the default graph."""
        return ox.Quad(*self)


TYPE = ox.NamedNode(str(RDF.type))
LABEL = ox.NamedNode(str(RDFS.label))
ALIAS = ox.NamedNode(str(SKOS.altLabel))
_CONCEPT = str(SKOS.Concept)
_ARTICLE = str(KG.Article)
_XSD = str(XSD)


@cache
def property_node(name: str) -> ox.NamedNode:
    """The term of that local name; an unknown name raises OntologyError."""
    return ox.NamedNode(str(KG[name]))


@cache
def concept_node(name: str, key: str) -> ox.NamedNode:
    """The concept that is the value `key` of a property."""
    return ox.NamedNode(str(concept(name, key)))


def node(entity: Entity) -> ox.NamedNode:
    """The IRI of a resolved entity.

    Raises:
        ValidationError: The entity was not resolved and has no IRI.
    """
    if not entity.iri:
        raise ValidationError(f"the {entity.kind.lower()} '{entity.label}' has no IRI: resolve statements first")
    return ox.NamedNode(entity.iri)


def literal(value: str | int, datatype: str = "string") -> ox.Literal:
    """A literal of an XSD datatype, in the form that Oxigraph gives back: `literal("2021-11-03", "date")`."""
    return ox.Literal(str(value), datatype=_datatype(datatype))


def value_term(name: str, value: Value, article: ox.NamedNode) -> Term:
    """The value of a property as a term: an entity's IRI, a concept, an article or a typed literal.

    Args:
        name: Local name of the property; its range in the ontology decides how text is read: `"party"` of `bodyKind`
            is the concept `kg:party`, any text of `mentionedIn` is the article.
        value: What the property says.
        article: The article that says it.
    """
    if isinstance(value, Entity):
        return node(value)
    if isinstance(value, PartialDate):
        return literal(str(value), value.datatype)
    if isinstance(value, int):
        return literal(value, "integer")
    return _text_term(name, value, article)


def describe(entity: Entity, article: ox.NamedNode) -> Iterator[Fact]:
    """What an entity is, is called and is like, with all entities that its properties lead to."""
    subject = node(entity)
    yield Fact(subject, TYPE, property_node(entity.kind))
    yield Fact(subject, LABEL, ox.Literal(entity.label))
    for alias in entity.aliases:
        if alias != entity.label:
            yield Fact(subject, ALIAS, ox.Literal(alias))
    for name, value in entity.properties:
        yield Fact(subject, property_node(name), value_term(name, value, article))
        if isinstance(value, Entity):
            yield from describe(value, article)


def n_quads(quads: Iterable[ox.Quad]) -> bytes:
    """Quads as N-Quads."""
    written = ox.serialize(quads, format=ox.RdfFormat.N_QUADS)
    assert written is not None  # as there is no file to write to
    return written


def _text_term(name: str, text: str, article: ox.NamedNode) -> Term:
    expected = term(name).range
    if expected == _CONCEPT:
        return concept_node(name, text)
    if expected == _ARTICLE:
        return article
    return literal(text, expected.removeprefix(_XSD)) if expected.startswith(_XSD) else ox.Literal(text)


@cache
def _datatype(name: str) -> ox.NamedNode:
    return ox.NamedNode(_XSD + name)
