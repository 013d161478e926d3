"""The dataset on disk or in memory: articles go in and out one by one, each as a whole or not at all."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from types import MappingProxyType

import pyoxigraph as ox
from oxrdflib.store import OxigraphStore
from rdflib import Dataset

from kg.errors import StoreError
from kg.graph.claims import article_node
from kg.graph.facts import article_graph
from kg.graph.profiles import Block, block_quads, decision_quads, stored_block, stored_decisions
from kg.graph.reference import reference_graphs
from kg.graph.remote import QuadStore, RemoteView, quad_data
from kg.graph.support import observations, reported_tenures, unsupported
from kg.graph.terms import TYPE, literal, property_node
from kg.model import Article, Extraction, Identity
from kg.resources import edition
from kg.vocabulary import bind

_COMPLETE = "CURRENT"  # RocksDB has this file in every store, and the others as soon as it begins to make one
_BEGUN = {_COMPLETE, "LOCK", "LOG", "IDENTITY"}
_BROKEN = (OSError, RuntimeError)  # Oxigraph reports corruption as RuntimeError


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
        path: Folder of the store, or the address of a SPARQL server; None keeps everything in memory.
        read_only: Open a store that exists, also beside a process that writes to it.

    Raises:
        StoreError: The store is in use, broken, missing (read only), or the folder holds something else.

    Example:
        >>> dataset = open_store()
        >>> [row.asdict() for row in dataset.query("SELECT ?s WHERE { ?s ?p ?o }")]
        []
    """
    if address := server_address(path):
        dataset = Dataset(store=RemoteView(address))
        if not read_only:
            _put_reference(oxigraph(dataset))
        bind(dataset)
        return dataset
    store = _open(None if path is None else Path(path), read_only)
    if not read_only:
        _put_reference(store)
    return dataset_of(store)


def server_address(path: str | Path | None) -> str:
    """The address of a server, or nothing."""
    return path if isinstance(path, str) and path.startswith(("http://", "https://")) else ""


def dataset_of(store: ox.Store) -> Dataset:
    """Rdflib's view of a store."""
    dataset = Dataset(store=GraphStore(store))
    bind(dataset)
    return dataset


def replace(
    dataset: Dataset,
    extractions: Iterable[Extraction],
    removed: Iterable[str] = (),
    identities: Mapping[Block, Mapping[str, Identity]] = MappingProxyType({}),
    decisions: Iterable[str] | None = None,
) -> None:
    """Change several articles in one transaction: a fact goes with the last article that supports it.

    Articles come as they are; who is who across them is up to `kg.corpus`.

    Args:
        dataset: From `open_store`.
        extractions: Articles that are new or replace what their earlier versions said.
        removed: IRIs of articles that go.
        identities: New content of blocks of the identity graph.
        decisions: The human decisions that the store follows from now on; None for those that it follows.

    Raises:
        StoreError: The store cannot be written; it is then as before.
    """
    store, new = oxigraph(dataset), [article_graph(one) for one in extractions]
    out = {iri for iri in (*(one.iri for one in new), *map(ox.NamedNode, removed)) if store.contains_named_graph(iri)}
    tenures = set().union(*(one.tenures for one in new), *(reported_tenures(store, iri) for iri in out))
    old_dates, new_dates = observations(store, out, tenures, new)
    old_profiles = {quad for block in identities for quad in block_quads(block, stored_block(store, block))}
    new_profiles = {quad for block, found in identities.items() for quad in block_quads(block, found)}
    known = decision_quads(stored_decisions(store))
    decided = known if decisions is None else decision_quads(decisions)
    replaced = out & {one.iri for one in new}
    before = {quad for iri in replaced for quad in store.quads_for_pattern(None, None, None, iri)}
    insert = {fact.quad for one in new for fact in one.facts} | new_dates | new_profiles | (decided - known)
    insert.update(quad for one in new for quad in one.quads)
    delete = unsupported(store, out) | old_dates | old_profiles | (known - decided) | before
    _commit(store, out - replaced, delete - insert, insert - before)  # dropping what comes again takes twice the time


def flush(dataset: Dataset) -> None:
    """Put what was written into the files of the store.

    Without it nothing is lost, but the writer keeps it in memory, and the next one to open the store reads it all from
    the log: ten seconds for a thousand articles.
    """
    try:
        oxigraph(dataset).flush()
    except _BROKEN as error:
        raise StoreError(f"the store cannot be written: {_line(error)}") from error


def has(dataset: Dataset, article: Article) -> bool:
    """Whether the dataset holds just this version of the article, as this version of the software reads it."""
    iri, store = article_node(article), oxigraph(dataset)
    known = {"sha256": article.sha256, "edition": edition()}
    return all(ox.Quad(iri, property_node(name), literal(value), iri) in store for name, value in known.items())


def articles(dataset: Dataset) -> list[str]:
    """IRIs of all articles in the dataset, sorted."""
    quads = oxigraph(dataset).quads_for_pattern(None, TYPE, property_node("Article"), None)
    return sorted(quad.subject.value for quad in quads if isinstance(quad.subject, ox.NamedNode))


def find_article(dataset: Dataset, name: str) -> str | None:
    """IRI of the article that has this identifier, or this IRI."""
    named = oxigraph(dataset).quads_for_pattern(None, property_node("articleId"), literal(name), None)
    if found := sorted(quad.subject.value for quad in named if isinstance(quad.subject, ox.NamedNode)):
        return found[0]
    try:
        return name if oxigraph(dataset).contains_named_graph(ox.NamedNode(name)) else None
    except ValueError:  # not an IRI
        return None


def article_iri(article: Article) -> str:
    """The IRI of an article and of its named graph."""
    return article_node(article).value


def oxigraph(dataset: Dataset) -> QuadStore:
    """The Oxigraph store, or the server, below a dataset of `open_store`."""
    if not isinstance(dataset.store, GraphStore | RemoteView):
        raise StoreError("the dataset was not opened by kg: use open_store")
    store: QuadStore = dataset.store.oxigraph
    return store


def _open(path: Path | None, read_only: bool) -> ox.Store:
    if path is None:
        return ox.Store()
    found = {file.name for file in path.iterdir()} if path.is_dir() else set()
    if found and not found & _BEGUN:
        raise StoreError(f"{path}: the folder holds other files, not a store; choose an empty or new folder")
    if read_only and _COMPLETE not in found:
        raise StoreError(f"{path}: no store is here; build one with `kg build`")
    try:
        return ox.Store.read_only(str(path)) if read_only else ox.Store(path)
    except _BROKEN as error:
        if "lock" in str(error).lower():
            raise StoreError(f"{path}: another process is writing to the store; wait until it ends") from error
        raise StoreError(f"{path}: the store cannot be opened: {_line(error)}") from error


def _put_reference(store: QuadStore) -> None:
    """The ontology and the gazetteers of this version, in graphs of their own."""
    for graph, current in reference_graphs().items():
        if not store.contains_named_graph(graph):
            store.bulk_extend(current)  # what a crash leaves out, the next opening puts right
        elif set(store.quads_for_pattern(None, None, None, graph)) != current:
            _commit(store, {graph}, (), current)


def _commit(
    store: QuadStore, drop: Collection[ox.NamedNode], delete: Iterable[ox.Quad], insert: Iterable[ox.Quad]
) -> None:
    """Apply all changes in one transaction; without anything to take away the fast way is enough."""
    delete, insert = list(delete), list(insert)
    try:
        if not drop and not delete:
            store.extend(insert)
        else:
            store.update(_update(drop, delete, insert))
    except _BROKEN as error:
        raise StoreError(f"the store cannot be written: {_line(error)}") from error


def _update(drop: Collection[ox.NamedNode], delete: list[ox.Quad], insert: list[ox.Quad]) -> str:
    steps = [f"DROP SILENT GRAPH {graph}" for graph in drop]
    steps += [
        f"{verb} DATA {{ {quad_data(quads)} }}" for verb, quads in (("DELETE", delete), ("INSERT", insert)) if quads
    ]
    return " ;\n".join(steps)


def _line(error: Exception) -> str:
    return " ".join(str(error).split())
