"""Checks articles, or a whole store, against `ontology/shapes.ttl`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache

import pyoxigraph as ox
from rdflib import RDF, URIRef

from kg.errors import ValidationError
from kg.graph.facts import ArticleGraph, article_graph, observed
from kg.graph.remote import QuadStore
from kg.graph.shapes import load_shapes, violations_query
from kg.model import Extraction

SHOWN = 3
"""Violations that an error message names."""


def validate(extractions: Iterable[Extraction]) -> list[ArticleGraph | ValidationError]:
    """The graph of each extraction if what it adds to the dataset fits the shapes, else what is wrong with it.

    Those of many articles are checked at once, each by itself: planning the query takes as long as answering it for
    thirty articles.

    Raises:
        OntologyError: One uses a term that the ontology does not have.
    """
    made = [(one.article.id, _made(one)) for one in extractions]
    found = violations_by_graph(quad for _, one in made if isinstance(one, ArticleGraph) for quad in _quads(one))
    return [
        _error(name, found[one.iri.value]) if isinstance(one, ArticleGraph) and one.iri.value in found else one
        for name, one in made
    ]


def _made(extraction: Extraction) -> ArticleGraph | ValidationError:
    try:
        return article_graph(extraction)
    except ValidationError as error:
        return error


def _error(article: str, found: list[str]) -> ValidationError:
    more = f" and {len(found) - SHOWN} more" if len(found) > SHOWN else ""
    return ValidationError(f"{article}: {'; '.join(found[:SHOWN])}{more}")


def violations(store: QuadStore) -> list[str]:
    """What in a whole store breaks the shapes, as `<node>: <message>`, sorted."""
    return sorted({_line(row) for row in _rows(store, _query(), union=True)})


def violations_by_graph(quads: Iterable[ox.Quad]) -> dict[str, list[str]]:
    """What breaks the shapes in several graphs that have nothing to do with one another; only those at fault."""
    store, named = ox.Store(), _named()
    store.extend(quad for quad in quads if quad.predicate in named)
    found: defaultdict[str, set[str]] = defaultdict(set)
    for row in _rows(store, _query("GRAPH ?article { %s }")):
        found[row["article"].value].add(_line(row))
    return {name: sorted(lines) for name, lines in found.items()}


@cache
def _query(where: str = "%s") -> str:
    return violations_query(load_shapes(), where)


@cache
def _named() -> frozenset[ox.NamedNode]:
    """All that the shapes name; quads with other properties, half of all, cannot break them."""
    return frozenset(ox.NamedNode(term) for term in {RDF.type, *load_shapes().objects()} if isinstance(term, URIRef))


def _rows(store: QuadStore, query: str, *, union: bool = False) -> Iterator[ox.QuerySolution]:
    rows = store.query(query, use_default_graph_as_union=union)
    assert isinstance(rows, ox.QuerySolutions)
    return rows


def _line(row: ox.QuerySolution) -> str:
    return f"{row['focus'].value}: {row['message'].value}"


def _quads(graph: ArticleGraph) -> Iterator[ox.Quad]:
    """All that an article says, in its own graph."""
    yield from graph.quads
    yield from (ox.Quad(*fact, graph.iri) for fact in graph.facts)
    for record in graph.records:
        yield from (ox.Quad(*fact, graph.iri) for fact in observed(record, set(filter(None, [graph.published]))))
