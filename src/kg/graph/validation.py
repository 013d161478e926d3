"""Checks articles, or a whole store, against `ontology/shapes.ttl`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

import pyoxigraph as ox
from rdflib import Graph

from kg.errors import ValidationError
from kg.graph.facts import ArticleGraph, article_graph, observed
from kg.graph.remote import QuadStore
from kg.graph.shapes import violations_query
from kg.model import Extraction
from kg.resources import resource

SHOWN = 3
"""Violations that an error message names."""


def validate(extractions: Sequence[Extraction]) -> list[Extraction | ValidationError]:
    """Each extraction as it is if what it adds to the dataset fits the shapes, else what is wrong with it.

    Many are checked at once, each by itself: planning the query takes as long as answering it for thirty articles.

    Raises:
        OntologyError: One uses a term that the ontology does not have.
    """
    checked: list[Extraction | ValidationError] = list(extractions)
    graphs: dict[str, Iterable[ox.Triple]] = {}
    for number, extraction in enumerate(extractions):
        try:
            graphs[f"article:{number}"] = _triples(article_graph(extraction))
        except ValidationError as error:
            checked[number] = error
    for name, found in violations_by_graph(graphs).items():
        number = int(name.partition(":")[2])
        more = f" and {len(found) - SHOWN} more" if len(found) > SHOWN else ""
        shown = "; ".join(found[:SHOWN])
        checked[number] = ValidationError(f"{extractions[number].article.id}: {shown}{more}")
    return checked


def violations(store: QuadStore) -> list[str]:
    """What in a whole store breaks the shapes, as `<node>: <message>`, sorted."""
    return sorted({_line(row) for row in _rows(store, _query(), union=True)})


def violations_by_graph(graphs: Mapping[str, Iterable[ox.Triple]]) -> dict[str, list[str]]:
    """What breaks the shapes in several graphs that have nothing to do with one another; only those at fault."""
    store = ox.Store()
    for name, triples in graphs.items():
        graph = ox.NamedNode(name)
        store.extend(ox.Quad(t.subject, t.predicate, t.object, graph) for t in triples)
    found: defaultdict[str, set[str]] = defaultdict(set)
    for row in _rows(store, _query("GRAPH ?article { %s }")):
        found[row["article"].value].add(_line(row))
    return {name: sorted(lines) for name, lines in found.items()}


@cache
def _query(where: str = "%s") -> str:
    shapes = Graph().parse(resource("ontology", "shapes.ttl"), format="turtle")
    return violations_query(shapes, where)


def _rows(store: QuadStore, query: str, *, union: bool = False) -> Iterator[ox.QuerySolution]:
    rows = store.query(query, use_default_graph_as_union=union)
    assert isinstance(rows, ox.QuerySolutions)
    return rows


def _line(row: ox.QuerySolution) -> str:
    return f"{row['focus'].value}: {row['message'].value}"


def _triples(graph: ArticleGraph) -> Iterator[ox.Triple]:
    yield from (quad.triple for quad in graph.quads)
    yield from (fact.quad.triple for fact in graph.facts)
    for tenure in graph.tenures:
        yield from (fact.quad.triple for fact in observed(tenure, {graph.published} if graph.published else set()))
