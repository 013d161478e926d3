"""What the articles of a store support together: facts that hang on one article, and dates that span several.

A tenure's `observedFrom` and `observedTo` are kept apart from all other facts: they are the extremes over the articles
that report it, and change as articles come and go.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from kg.graph.facts import ArticleGraph, fingerprint, observed
from kg.graph.terms import TYPE, property_node

_FACTS = ox.DefaultGraph()


def unsupported(store: ox.Store, article: ox.NamedNode) -> set[ox.Quad]:
    """The facts that no other article supports."""
    predicate = property_node("fingerprint")
    gone = set()
    for mark in store.quads_for_pattern(None, predicate, None, article):
        graphs = (quad.graph_name for quad in store.quads_for_pattern(mark.subject, predicate, mark.object, None))
        if all(graph == article for graph in graphs):
            gone |= {
                quad
                for quad in store.quads_for_pattern(mark.subject, None, None, _FACTS)
                if fingerprint(quad.predicate, quad.object) == mark.object
            }
    return gone


def reported_tenures(store: ox.Store, article: ox.NamedNode) -> set[ox.NamedNode]:
    """The tenures that an article reports."""
    reported = store.quads_for_pattern(None, property_node("reports"), None, article)
    records = {quad.object for quad in reported if isinstance(quad.object, ox.NamedNode)}
    return {record for record in records if ox.Quad(record, TYPE, property_node("Tenure"), _FACTS) in store}


def observations(
    store: ox.Store, article: ox.NamedNode, tenures: Iterable[ox.NamedNode], new: ArticleGraph | None, *, rescan: bool
) -> tuple[set[ox.Quad], set[ox.Quad]]:
    """The observed dates of tenures before and after an article comes (`new`) or goes.

    While articles only come, the dates stored so far are all that is needed; else the other articles are asked again.
    """
    before: set[ox.Quad] = set()
    after: set[ox.Quad] = set()
    for tenure in tenures:
        stored = set(_stored_dates(store, tenure))
        dates = set(_reported(store, tenure, article) if rescan else _texts(stored))
        if new and new.published and tenure in new.tenures:
            dates.add(new.published)
        before |= stored
        after |= {fact.quad for fact in observed(tenure, dates)}
    return before, after


def _stored_dates(store: ox.Store, tenure: ox.NamedNode) -> Iterator[ox.Quad]:
    for name in ("observedFrom", "observedTo"):
        yield from store.quads_for_pattern(tenure, property_node(name), None, _FACTS)


def _reported(store: ox.Store, tenure: ox.NamedNode, without: ox.NamedNode) -> Iterator[str]:
    """Publication dates of the other articles that report a tenure."""
    graphs = {quad.graph_name for quad in store.quads_for_pattern(None, property_node("reports"), tenure, None)}
    for graph in graphs - {without}:
        if isinstance(graph, ox.NamedNode):
            yield from _texts(store.quads_for_pattern(graph, property_node("published"), None, graph))


def _texts(quads: Iterable[ox.Quad]) -> Iterator[str]:
    return (quad.object.value for quad in quads if isinstance(quad.object, ox.Literal))
