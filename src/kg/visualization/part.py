"""Which things a picture of a part shows; found by asking the store, so that a part of a graph of any size is quick."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator

from rdflib import RDF, Dataset, URIRef
from rdflib.query import ResultRow

from kg.errors import KgError
from kg.model import Kind
from kg.vocabulary import KG, ONTOLOGY

MOST = 5000
"""Things in a part; more than that nobody sees in one picture, and the neighbours of a capital have no end."""

PREFIXES = f"PREFIX kg: <{ONTOLOGY}> PREFIX rdf: <{RDF}>"
CLASSES = " ".join(KG[kind].n3() for kind in Kind)

EXISTING = """SELECT DISTINCT ?other WHERE { VALUES ?other { %s } VALUES ?class { %s } ?other a ?class }"""

NEAR = """%s
SELECT DISTINCT ?other WHERE {
  VALUES ?iri { %s }
  { ?iri ?p ?other } UNION { ?other ?p ?iri }
  UNION { GRAPH ?article { ?claim rdf:subject ?iri ; rdf:object ?other } }
  UNION { GRAPH ?article { ?claim rdf:object ?iri ; rdf:subject ?other } }
  VALUES ?class { %s }
  ?other a ?class .
}"""

CLAIMED = """%s
SELECT DISTINCT ?other WHERE {
  VALUES ?article { %s }
  GRAPH ?article { { ?claim rdf:subject ?other } UNION { ?claim rdf:object ?other } }
  VALUES ?class { %s }
  ?other a ?class .
}"""

FOLLOWING = """%s
SELECT DISTINCT ?other WHERE { VALUES ?iri { %s } ?iri kg:positionIn|kg:partOf|kg:locatedIn ?other }"""

Step = Callable[[Collection[str]], Iterator[str]]


def around(dataset: Dataset, iri: str, depth: int) -> frozenset[str]:
    """The things within `depth` links of one thing.

    Raises:
        KgError: The thing is not in the graph.
    """
    if not existing(dataset, [iri]):
        raise KgError(f"not in the graph: {iri}")
    return _grown(frozenset({iri}), depth, lambda front: _ask(dataset, NEAR, front, CLASSES))


def of_article(dataset: Dataset, article: str) -> frozenset[str]:
    """What an article speaks of, with the bodies and places that this implies."""
    spoken = frozenset(_ask(dataset, CLAIMED, [article], CLASSES))
    return _grown(spoken, 3, lambda front: _ask(dataset, FOLLOWING, front))


def existing(dataset: Dataset, iris: Collection[str]) -> frozenset[str]:
    """Those of the IRIs that are persons, bodies, positions, documents, meetings or places of the graph."""
    query = EXISTING % (_values(iris), CLASSES)
    return frozenset(_column(dataset, query))


def _grown(start: frozenset[str], depth: int, step: Step) -> frozenset[str]:
    """A set of things with what `depth` steps lead to."""
    reached, front = set(start), sorted(start)
    for _ in range(depth):
        front = sorted(set(step(front)) - reached)[: MOST - len(reached)] if front else []
        reached.update(front)
    return frozenset(reached)


def _ask(dataset: Dataset, query: str, iris: Collection[str], *more: str) -> Iterator[str]:
    return _column(dataset, query % (PREFIXES, _values(iris), *more))


def _column(dataset: Dataset, query: str) -> Iterator[str]:
    return (str(row[0]) for row in dataset.default_graph.query(query) if isinstance(row, ResultRow))


def _values(iris: Collection[str]) -> str:
    return " ".join(iri_term(iri) for iri in sorted(iris))


def iri_term(iri: str) -> str:
    """An IRI as SPARQL writes it; what is none is not in the graph.

    Example:
        >>> iri_term("https://w3id.org/vnkg/id/person/a")
        '<https://w3id.org/vnkg/id/person/a>'
    """
    if not iri or any(character in '<>"{}|^`\\' or character <= " " for character in iri):
        raise KgError(f"not in the graph: {iri}")
    return URIRef(iri).n3()
