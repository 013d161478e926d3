"""The dataset on disk or in memory: articles go in and out one by one, each as a whole or not at all.

Two facts are kept apart from all others, a tenure's `observedFrom` and `observedTo`: they are the extremes over the
articles that report it and change as articles come and go.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pyoxigraph as ox
from oxrdflib.store import OxigraphStore
from rdflib import Dataset

from kg.errors import StoreError
from kg.graph.claims import article_node
from kg.graph.facts import ArticleGraph, article_graph, fingerprint, observed
from kg.graph.terms import TYPE, literal, property_node
from kg.model import Article, Extraction
from kg.vocabulary import bind

_FACTS = ox.DefaultGraph()
_MARKER = "CURRENT"  # RocksDB has this file in every store


class GraphStore(OxigraphStore):
    """rdflib's view of an Oxigraph store, with the store itself at hand for transactions and bulk work."""

    def __init__(self, oxigraph: ox.Store) -> None:
        super().__init__(store=oxigraph)
        self.oxigraph = oxigraph

    def close(self, commit_pending_transaction: bool = False) -> None:
        """Let go of the store, so that another process can open it."""
        super().close(commit_pending_transaction)
        del self.oxigraph


def open_store(path: str | Path | None = None, *, read_only: bool = False) -> Dataset:
    """Open the dataset in a folder, which is made if it is missing, or an empty one in memory.

    Args:
        path: Folder of the store; None keeps everything in memory.
        read_only: Open a store that exists, also beside a process that writes to it.

    Raises:
        StoreError: The store is in use, broken, missing (read only), or the folder holds something else.

    Example:
        >>> dataset = open_store()
        >>> [row.asdict() for row in dataset.query("SELECT ?s WHERE { ?s ?p ?o }")]
        []
    """
    dataset = Dataset(store=GraphStore(_open(None if path is None else Path(path), read_only)))
    bind(dataset)
    return dataset


def add(dataset: Dataset, extraction: Extraction) -> None:
    """Add an article, or replace what an earlier version of it said, in one transaction.

    Raises:
        StoreError: The store cannot be written; it is then as before.
    """
    store, new = oxigraph(dataset), article_graph(extraction)
    replaced = store.contains_named_graph(new.iri)
    gone = _unsupported(store, new.iri) if replaced else set()
    tenures = new.tenures | (_tenures(store, new.iri) if replaced else set())
    old_dates, new_dates = _observations(store, new.iri, tenures, new, rescan=replaced)
    delete, insert = gone | old_dates, {fact.quad for fact in new.facts} | new_dates
    _commit(store, new.iri if replaced else None, delete - insert, insert | new.quads)


def remove(dataset: Dataset, article: str) -> bool:
    """Remove an article and the facts that only it supports, in one transaction; False if it is not there.

    Args:
        dataset: From `open_store`.
        article: IRI of the article.
    """
    store, iri = oxigraph(dataset), ox.NamedNode(article)
    if not store.contains_named_graph(iri):
        return False
    old_dates, new_dates = _observations(store, iri, _tenures(store, iri), None, rescan=True)
    _commit(store, iri, (_unsupported(store, iri) | old_dates) - new_dates, new_dates)
    return True


def has(dataset: Dataset, article: Article) -> bool:
    """Whether the dataset holds just this version of the article."""
    iri = article_node(article)
    return ox.Quad(iri, property_node("sha256"), literal(article.sha256), iri) in oxigraph(dataset)


def articles(dataset: Dataset) -> list[str]:
    """IRIs of all articles in the dataset, sorted."""
    quads = oxigraph(dataset).quads_for_pattern(None, TYPE, property_node("Article"), None)
    return sorted(quad.subject.value for quad in quads if isinstance(quad.subject, ox.NamedNode))


def article_iri(article: Article) -> str:
    """The IRI of an article and of its named graph."""
    return article_node(article).value


def oxigraph(dataset: Dataset) -> ox.Store:
    """The Oxigraph store below a dataset of `open_store`."""
    if not isinstance(dataset.store, GraphStore):
        raise StoreError("the dataset was not opened by kg: use open_store")
    store: ox.Store = dataset.store.oxigraph
    return store


def _open(path: Path | None, read_only: bool) -> ox.Store:
    if path is None:
        return ox.Store()
    if path.is_dir() and any(path.iterdir()) and not (path / _MARKER).exists():
        raise StoreError(f"{path}: the folder holds other files, not a store; choose an empty or new folder")
    if read_only and not (path / _MARKER).exists():
        raise StoreError(f"{path}: no store is here; build one with `kg build`")
    try:
        return ox.Store.read_only(str(path)) if read_only else ox.Store(path)
    except OSError as error:
        if "lock" in str(error).lower():
            raise StoreError(f"{path}: another process is writing to the store; wait until it ends") from error
        raise StoreError(f"{path}: the store cannot be opened: {_line(error)}") from error


def _commit(store: ox.Store, drop: ox.NamedNode | None, delete: Iterable[ox.Quad], insert: Iterable[ox.Quad]) -> None:
    """Apply all changes in one transaction; without anything to take away the fast way is enough."""
    delete, insert = list(delete), list(insert)
    try:
        if drop is None and not delete:
            store.extend(insert)
        else:
            store.update(_update(drop, delete, insert))
    except OSError as error:
        raise StoreError(f"the store cannot be written: {_line(error)}") from error


def _update(drop: ox.NamedNode | None, delete: list[ox.Quad], insert: list[ox.Quad]) -> str:
    steps = [f"DROP SILENT GRAPH {drop}"] if drop else []
    steps += [f"{verb} DATA {{ {_data(quads)} }}" for verb, quads in (("DELETE", delete), ("INSERT", insert)) if quads]
    return " ;\n".join(steps)


def _data(quads: list[ox.Quad]) -> str:
    return "\n".join(
        f"{quad.triple} ." if quad.graph_name == _FACTS else f"GRAPH {quad.graph_name} {{ {quad.triple} }}"
        for quad in quads
    )


def _unsupported(store: ox.Store, article: ox.NamedNode) -> set[ox.Quad]:
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


def _tenures(store: ox.Store, article: ox.NamedNode) -> set[ox.NamedNode]:
    reported = store.quads_for_pattern(None, property_node("reports"), None, article)
    records = {quad.object for quad in reported if isinstance(quad.object, ox.NamedNode)}
    return {record for record in records if ox.Quad(record, TYPE, property_node("Tenure"), _FACTS) in store}


def _observations(
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


def _line(error: OSError) -> str:
    return " ".join(str(error).split())
