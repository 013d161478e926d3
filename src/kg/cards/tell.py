"""One line that tells a thing from others of the same name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import pyoxigraph as ox
from rdflib import RDF, RDFS, Dataset, Literal
from rdflib.term import Node

from kg.model import Kind
from kg.sparql import select
from kg.vocabulary import KG, ONTOLOGY, label, local_name

_TELLING = "holds positionIn issuedOn issuedBy heldOn organisedBy heldAt locatedIn bodyKind placeLevel validTo".split()
_QUERY = """SELECT ?thing ?p ?other ?label WHERE {
  VALUES ?thing { %s }
  ?thing ?p ?other .
  FILTER (?p IN (rdfs:label, rdf:type, %s))
  OPTIONAL { ?other rdfs:label ?label }
}"""
_MOST = 3


@dataclass(frozen=True, slots=True)
class Candidate:
    """A thing that a name may mean."""

    iri: str
    kind: str
    label: str
    about: str


def candidates(dataset: Dataset, iris: Sequence[str]) -> list[Candidate]:
    """What tells things apart: positions, bodies, places, days; by name, then by what is told."""
    said: defaultdict[str, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    telling = ", ".join(f"<{KG[name]}>" for name in _TELLING)
    things = " ".join(str(ox.NamedNode(iri)) for iri in iris)
    for thing, predicate, other, name in select(dataset, _QUERY % (things, telling)):
        said[str(thing)][local_name(predicate)].append(_shown(predicate, other, name))
    return sorted(
        (_candidate(iri, said[iri]) for iri in iris), key=lambda one: (one.label, one.kind, one.about, one.iri)
    )


def _candidate(iri: str, said: dict[str, list[str]]) -> Candidate:
    types = said.get(str(RDF.type), [])
    kind = next((kind for kind in Kind if kind in types), "Entity")
    told = [text for name in _TELLING for text in sorted(set(said.get(name, [])))]
    about = "; ".join(told[:_MOST]) + ("; …" if len(told) > _MOST else "")
    return Candidate(iri, kind, min(said.get(str(RDFS.label), [iri])), about)


def _shown(predicate: Node | None, other: Node | None, name: Node | None) -> str:
    """A value as it is told: a class by its local name, a concept by its Vietnamese label, a thing by its own."""
    if predicate == RDF.type or isinstance(other, Literal):
        return local_name(other)
    iri = str(other)
    return str(name or (label(iri) if iri.startswith(ONTOLOGY) else iri))
