"""Which things a picture of a part shows; found by asking the store, so that a part of a graph of any size is quick."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator

from rdflib import Dataset, URIRef
from rdflib.query import ResultRow

from kg.errors import KgError
from kg.model import Kind
from kg.sparql import select
from kg.vocabulary import KG, iri_of

MOST = 5000
"""Things in a part; more than that nobody sees in one picture, and the neighbours of a capital have no end."""

CLASSES = frozenset(KG[kind] for kind in Kind)

# One plain pattern a query: what they find together is joined here, which the store's planner would do worse.
CLASSES_OF = "SELECT ?other ?class WHERE {{ VALUES ?other {{ {iris} }} ?other a ?class }}"
NEAR = (
    "SELECT DISTINCT ?other {{ VALUES ?iri {{ {iris} }} ?iri ?p ?other }}",
    "SELECT DISTINCT ?other {{ VALUES ?iri {{ {iris} }} ?other ?p ?iri }}",
    "SELECT DISTINCT ?other {{ VALUES ?iri {{ {iris} }} GRAPH ?g {{ ?c rdf:subject ?iri ; rdf:object ?other }} }}",
    "SELECT DISTINCT ?other {{ VALUES ?iri {{ {iris} }} GRAPH ?g {{ ?c rdf:object ?iri ; rdf:subject ?other }} }}",
)
CLAIMED = (
    "SELECT DISTINCT ?other {{ VALUES ?article {{ {iris} }} GRAPH ?article {{ ?claim rdf:subject ?other }} }}",
    "SELECT DISTINCT ?other {{ VALUES ?article {{ {iris} }} GRAPH ?article {{ ?claim rdf:object ?other }} }}",
)
FOLLOWING = (
    "SELECT DISTINCT ?other WHERE {{ VALUES ?iri {{ {iris} }} ?iri kg:positionIn|kg:partOf|kg:locatedIn ?other }}",
)

Step = Callable[[Collection[str]], frozenset[str]]


def around(dataset: Dataset, iri: str, depth: int) -> frozenset[str]:
    """The things within `depth` links of one thing.

    Raises:
        KgError: The thing is not in the graph.
    """
    if not existing(dataset, [iri]):
        raise KgError(f"'{iri}' is not in the graph")
    return _grown(frozenset({iri}), depth, lambda front: _ask(dataset, NEAR, front))


def of_article(dataset: Dataset, article: str) -> frozenset[str]:
    """What an article speaks of, with the bodies and places that this implies."""
    spoken = frozenset(_ask(dataset, CLAIMED, [article]))
    return _grown(spoken, 3, lambda front: _ask(dataset, FOLLOWING, front))


def existing(dataset: Dataset, iris: Collection[str]) -> frozenset[str]:
    """Those of the IRIs that are persons, bodies, positions, documents, meetings or places of the graph."""
    rows = _rows(dataset, CLASSES_OF, iris)
    return frozenset(str(row[0]) for row in rows if row[1] in CLASSES)


def _grown(start: frozenset[str], depth: int, step: Step) -> frozenset[str]:
    """A set of things with what `depth` steps lead to."""
    reached, front = set(start), sorted(start)
    for _ in range(depth):
        front = sorted(step(front) - reached)[: MOST - len(reached)] if front else []
        reached.update(front)
    return frozenset(reached)


def _ask(dataset: Dataset, queries: Collection[str], iris: Collection[str]) -> frozenset[str]:
    """The things that the queries find together."""
    found = {str(row[0]) for query in queries for row in _rows(dataset, query, iris) if isinstance(row[0], URIRef)}
    return existing(dataset, found)


def _rows(dataset: Dataset, query: str, iris: Collection[str]) -> Iterator[ResultRow]:
    values = " ".join(iri_term(iri) for iri in sorted(iris))
    return select(dataset, query.format(iris=values))


def iri_term(iri: str) -> str:
    """An IRI as SPARQL writes it; what is none is not in the graph.

    Example:
        >>> iri_term("https://w3id.org/vnkg/id/person/a")
        '<https://w3id.org/vnkg/id/person/a>'
    """
    if not (found := iri_of(iri)):
        raise KgError(f"'{iri}' is not in the graph")
    return f"<{found}>"
