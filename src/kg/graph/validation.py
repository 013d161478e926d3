"""Checks the graph of one article against `ontology/shapes.ttl`: the cost grows with the article, not the store."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import pyoxigraph as ox
from rdflib import Graph
from rdflib.namespace import SH

from kg.errors import ValidationError
from kg.graph.facts import ArticleGraph, article_graph, observed
from kg.model import Extraction
from kg.resources import resource

SHOWN = 3
"""Violations that an error message names."""


def validate(extraction: Extraction) -> None:
    """Check what an extraction adds to the dataset.

    Raises:
        ValidationError: It breaks the shapes; the message names the first violations.
        OntologyError: It uses a term that the ontology does not have.
    """
    if found := violations(_as_rdflib(_triples(article_graph(extraction)))):
        more = f" and {len(found) - SHOWN} more" if len(found) > SHOWN else ""
        raise ValidationError(f"{extraction.article.id}: {'; '.join(found[:SHOWN])}{more}")


def violations(graph: Graph) -> list[str]:
    """What in a graph breaks the shapes, as `<node>: <message>`, sorted."""
    from pyshacl import validate as run_shacl  # takes longer to load than all else that a query needs

    conforms, report, _ = run_shacl(graph, shacl_graph=_shapes(), inference="none", advanced=False)
    if conforms:
        return []
    results = report.subject_objects(SH.result)
    return sorted({f"{report.value(r, SH.focusNode)}: {report.value(r, SH.resultMessage)}" for _, r in results})


def _triples(graph: ArticleGraph) -> Iterable[ox.Triple]:
    yield from (quad.triple for quad in graph.quads)
    yield from (fact.quad.triple for fact in graph.facts)
    for tenure in graph.tenures:
        yield from (fact.quad.triple for fact in observed(tenure, {graph.published} if graph.published else set()))


def _as_rdflib(triples: Iterable[ox.Triple]) -> Graph:
    text = "\n".join(f"{triple} ." for triple in triples)
    return Graph(bind_namespaces="none").parse(data=text, format="ox-ntriples")


@cache
def _shapes() -> Graph:
    return Graph().parse(resource("ontology", "shapes.ttl"), format="turtle")
