"""Namespaces and terms: closed to what `ontology/kg.ttl` defines, so that a misspelt term raises at once."""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

import pyoxigraph as ox
from rdflib import Graph, Namespace, URIRef
from rdflib.namespace import RDF, RDFS, SH, SKOS, XSD
from rdflib.term import Node

from kg.errors import OntologyError
from kg.model import Kind
from kg.resources import ENTITIES, resource

ONTOLOGY = "https://w3id.org/vnkg/ontology#"
ID = Namespace(ENTITIES)

PREFIXES: Mapping[str, str] = MappingProxyType(
    {
        "kg": ONTOLOGY,
        "id": str(ID),
        "rdf": str(RDF),
        "rdfs": str(RDFS),
        "skos": str(SKOS),
        "xsd": str(XSD),
        "oa": "http://www.w3.org/ns/oa#",
    }
)
RELATIONS: tuple[str, ...]
"""Local names of the fourteen relations between people, positions, documents and meetings, in the ontology's order."""

_ORDER = str(SH.order)
LANGUAGES = ("vi", "en")


@dataclass(frozen=True, slots=True)
class Term:
    """A term of the ontology: what `ontology/kg.ttl` says of it, by predicate IRI."""

    iri: str
    values: Mapping[str, tuple[str, ...]]
    labels: Mapping[str, str]

    @property
    def range(self) -> str:
        """IRI of the range of a property, or an empty string."""
        return self.values.get(str(RDFS.range), ("",))[0]


class Terms:
    """The terms of the ontology as attributes or items, closed: `KG.holds`, `KG["from"]`.

    Example:
        >>> str(KG.chairedBy)
        'https://w3id.org/vnkg/ontology#chairedBy'
        >>> KG.chairdBy
        Traceback (most recent call last):
        kg.errors.OntologyError: 'chairdBy' is not a term of ontology/kg.ttl; did you mean 'chairedBy'?
    """

    def __getitem__(self, name: str) -> URIRef:
        return URIRef(term(name).iri)

    def __getattr__(self, name: str) -> URIRef:
        if name.startswith("__"):  # copy, pickle and inspect ask for these
            raise AttributeError(name)
        return self[name]

    def __contains__(self, name: str) -> bool:
        return name in _terms()

    def __dir__(self) -> list[str]:
        return sorted(_terms())


KG = Terms()


def term(name: str) -> Term:
    """What the ontology says of a term, given its local name or IRI.

    Raises:
        OntologyError: The ontology has no such term; the message suggests the nearest.
    """
    local = name.removeprefix(ONTOLOGY)
    if found := _terms().get(local):
        return found
    near = difflib.get_close_matches(local, _terms(), n=1)
    hint = f"; did you mean '{near[0]}'?" if near else ""
    raise OntologyError(f"'{local}' is not a term of ontology/kg.ttl{hint}")


def text_of(term: Node | str | None) -> str:
    """The text of a term: a title, an address; nothing where there is no term."""
    return "" if term is None else str(term)


def local_name(term: Node | str | None) -> str:
    """The text of a term without the ontology's namespace: `holds`, `party`; nothing where there is no term."""
    return text_of(term).removeprefix(ONTOLOGY)


def kinds_of(triples: Iterable[tuple[Node, ...]]) -> dict[Node, str]:
    """The kinds of the entities that triples are about: person, body, position, document, meeting or place."""
    classes: dict[Node, str] = {KG[kind]: str(kind) for kind in Kind}
    return {
        subject: classes[value] for subject, predicate, value in triples if predicate == RDF.type and value in classes
    }


def label(name: str, language: str = "vi") -> str:
    """Label of a term in Vietnamese (`vi`) or English (`en`).

    Example:
        >>> label("chairedBy"), label("chairedBy", "en"), label("front")
        ('do … chủ trì', 'chaired by', 'Mặt trận')
    """
    if language not in LANGUAGES:
        raise OntologyError(f"labels are in {' and '.join(LANGUAGES)}, not in '{language}'")
    return term(name).labels[language]


def concept(property_name: str, key: str) -> URIRef:
    """The concept that is the value `key` of a property: `concept("bodyKind", "party")` is `kg:party`.

    Raises:
        OntologyError: The property's scheme has no such concept.
    """
    found = _terms().get(key)
    if found is None or f"{ONTOLOGY}{property_name}Scheme" not in found.values.get(str(SKOS.inScheme), ()):
        raise OntologyError(f"'{key}' is not a value of kg:{property_name} in ontology/kg.ttl")
    return URIRef(found.iri)


def iri_of(text: str) -> str | None:
    """The IRI that a text is, in full or with the prefix of entities; None if it is none.

    Example:
        >>> iri_of("id:person-ngo-ba-thien-255abff6c1d20e47"), iri_of("Ngô Bá Thiện")
        ('https://w3id.org/vnkg/id/person-ngo-ba-thien-255abff6c1d20e47', None)
    """
    try:
        return ox.NamedNode(ENTITIES + text[3:] if text.startswith("id:") else text).value
    except ValueError:
        return None


def bind(graph: Graph) -> None:
    """Bind the prefixes of the vocabulary to a graph or dataset."""
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace, override=True, replace=True)


@cache
def _terms() -> Mapping[str, Term]:
    path = resource("ontology", "kg.ttl")
    values: defaultdict[str, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    labels: defaultdict[str, dict[str, str]] = defaultdict(dict)
    try:
        for quad in ox.parse(path=path, format=ox.RdfFormat.TURTLE):
            subject, predicate, value = quad.subject.value, quad.predicate.value, quad.object
            values[subject][predicate].append(value.value)
            if predicate == str(RDFS.label) and isinstance(value, ox.Literal) and value.language:
                labels[subject][value.language] = value.value
    except SyntaxError as error:
        raise OntologyError(f"{path}:{error.lineno}: {error.msg}") from error
    return {
        iri.removeprefix(ONTOLOGY): Term(iri, {key: tuple(found) for key, found in said.items()}, labels[iri])
        for iri, said in values.items()
        if iri.startswith(ONTOLOGY)
    }


@cache
def _relations() -> tuple[str, ...]:
    ordered = {name: int(found.values[_ORDER][0]) for name, found in _terms().items() if _ORDER in found.values}
    return tuple(sorted(ordered, key=ordered.__getitem__))


def __getattr__(name: str) -> tuple[str, ...]:
    if name == "RELATIONS":
        return _relations()
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
