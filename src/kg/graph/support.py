"""What the articles of a store support together: facts that hang on one article, and dates that span several.

The `observedFrom` and `observedTo` of tenures and personnel changes are kept apart from all other facts: they are the
extremes over the articles that report one, and change as articles come and go.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Set

import pyoxigraph as ox

from kg.graph.facts import WrittenGraph, fingerprint, observed
from kg.graph.remote import QuadStore, Subject
from kg.graph.terms import property_node

_FACTS = ox.DefaultGraph()


def unsupported(store: QuadStore, quads: Iterable[ox.Quad], articles: Collection[ox.NamedNode]) -> set[ox.Quad]:
    """The facts that lose their last support when quads of articles go, but for what these articles will say anew."""
    gone = set()
    for subject, marks in _marks(quads).items():
        left = _without_others(store, subject, marks, articles)
        facts = store.quads_for_pattern(subject, None, None, _FACTS) if left else ()
        gone |= {fact for fact in facts if fingerprint(fact.predicate, fact.object) in left}
    return gone


def _marks(quads: Iterable[ox.Quad]) -> Mapping[Subject, set[str]]:
    """The fingerprints among quads by their subjects."""
    predicate = property_node("fingerprint")
    marks: defaultdict[Subject, set[str]] = defaultdict(set)
    for quad in quads:
        if quad.predicate == predicate:
            marks[quad.subject] |= _fingerprints(quad)
    return marks


def _without_others(
    store: QuadStore, subject: Subject, marks: Set[str], articles: Collection[ox.NamedNode]
) -> Set[str]:
    """The fingerprints that no other article has; of what many tell, the first of them have most."""
    for other in store.quads_for_pattern(subject, property_node("fingerprint"), None, None):
        if not marks:
            break
        if other.graph_name not in articles:
            marks = marks - _fingerprints(other)
    return marks


def _fingerprints(mark: ox.Quad) -> set[str]:
    return {one for text in _texts([mark]) for one in text.split()}


def observations(
    store: QuadStore, out: Collection[ox.NamedNode], new: Iterable[WrittenGraph]
) -> tuple[set[ox.Quad], set[ox.Quad]]:
    """The observed dates of office records before and after articles go (`out`) and come (`new`).

    The dates stored so far are all that is needed unless one of them goes: then the other articles are asked again.
    """
    gained, lost = _dates(_of_new(new)), _dates(_of_stored(store, out))
    before: set[ox.Quad] = set()
    after: set[ox.Quad] = set()
    for record in gained.keys() | lost.keys():
        stored = set(_stored_dates(store, record))
        known = set(_texts(stored))
        kept = set(_reported(store, record, out)) if known & (lost[record] - gained[record]) else known
        before |= stored
        after |= {fact.quad for fact in observed(record, kept | gained[record])}
    return before, after


def _dates(reports: Iterable[tuple[ox.NamedNode, str]]) -> defaultdict[ox.NamedNode, set[str]]:
    dates: defaultdict[ox.NamedNode, set[str]] = defaultdict(set)
    for record, day in reports:
        dates[record].add(day)
    return dates


def _of_new(new: Iterable[WrittenGraph]) -> Iterator[tuple[ox.NamedNode, str]]:
    """The records that articles report, with the dates of publication."""
    return ((record, one.published) for one in new if one.published for record in one.records)


def _of_stored(store: QuadStore, articles: Iterable[ox.NamedNode]) -> Iterator[tuple[ox.NamedNode, str]]:
    for one in articles:
        for day in _texts(store.quads_for_pattern(one, property_node("published"), None, one)):
            yield from ((record, day) for record in _reported_records(store, one))


def _stored_dates(store: QuadStore, record: ox.NamedNode) -> Iterator[ox.Quad]:
    for name in ("observedFrom", "observedTo"):
        yield from store.quads_for_pattern(record, property_node(name), None, _FACTS)


def _reported_records(store: QuadStore, article: ox.NamedNode) -> set[ox.NamedNode]:
    """The tenures and changes that an article reports."""
    reported = store.quads_for_pattern(None, property_node("reports"), None, article)
    return {quad.object for quad in reported if isinstance(quad.object, ox.NamedNode)}


def _reported(store: QuadStore, record: ox.NamedNode, without: Collection[ox.NamedNode]) -> Iterator[str]:
    """Publication dates of the other articles that report a record."""
    graphs = {quad.graph_name for quad in store.quads_for_pattern(None, property_node("reports"), record, None)}
    for graph in graphs:
        if isinstance(graph, ox.NamedNode) and graph not in without:
            yield from _texts(store.quads_for_pattern(graph, property_node("published"), None, graph))


def _texts(quads: Iterable[ox.Quad]) -> Iterator[str]:
    return (quad.object.value for quad in quads if isinstance(quad.object, ox.Literal))
