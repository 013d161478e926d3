"""The dataset on disk, in memory or on a server: opening it, and what articles it has."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
from oxrdflib.store import OxigraphStore
from rdflib import Dataset

from kg.errors import StoreError
from kg.files import server_address
from kg.graph.claims import article_node
from kg.graph.commit import BROKEN, Change, commit, finish, one_line, writing
from kg.graph.reference import reference_graphs
from kg.graph.remote import QuadStore, RemoteView
from kg.graph.terms import TYPE, literal, property_node
from kg.iris import is_minted
from kg.model import Article
from kg.resources import edition
from kg.vocabulary import bind, iri_of

_COMPLETE = "CURRENT"  # RocksDB has this file in every store, and the others as soon as it begins to make one
_BEGUN = {_COMPLETE, "LOCK", "LOG", "IDENTITY"}


class GraphStore(OxigraphStore):
    """rdflib's view of an Oxigraph store, with the store itself at hand for transactions and bulk work."""

    def __init__(self, oxigraph: ox.Store, folder: Path | None = None) -> None:
        super().__init__(store=oxigraph)
        self.oxigraph = oxigraph
        self.folder = folder

    def close(self, commit_pending_transaction: bool = False) -> None:
        """Let go of the store, so that another process can open it."""
        super().close(commit_pending_transaction)
        del self.oxigraph


def open_store(path: str | Path | None = None, *, read_only: bool = False, create: bool = True) -> Dataset:
    """Open the dataset in a folder, or an empty one in memory.

    Args:
        path: Folder of the store, or the address of a SPARQL server; None keeps everything in memory.
        read_only: Open a store that exists, also beside a process that writes to it.
        create: Make the folder if it is missing.

    Raises:
        StoreError: The store is in use, broken or missing, or the folder holds something else.

    Example:
        >>> dataset = open_store()
        >>> [row.asdict() for row in dataset.query("SELECT ?s WHERE { ?s ?p ?o }")]
        []
    """
    if address := server_address(path):
        view = RemoteView(address)
        dataset = Dataset(store=view)
        if not read_only:
            view.oxigraph.take()
            _put_reference(view.oxigraph)
        bind(dataset)
        return dataset
    folder = None if path is None else Path(path)
    store = _open(folder, read_only, create)
    if not read_only:
        if folder:
            with writing():
                finish(store, folder)
            _refuse_earlier(store, folder)
        _put_reference(store)
    return dataset_of(store, folder)


def _refuse_earlier(store: ox.Store, folder: Path) -> None:
    """Let nobody add to a graph whose articles have IRIs of an earlier form: they would stand there twice."""
    article = next(store.quads_for_pattern(None, TYPE, property_node("Article"), None), None)
    if article and isinstance(article.subject, ox.NamedNode) and not is_minted(article.subject.value):
        raise StoreError(f"{folder}: made by an earlier version of kg; build the graph anew, in a new folder")


def dataset_of(store: ox.Store, folder: Path | None = None) -> Dataset:
    """Rdflib's view of a store."""
    dataset = Dataset(store=GraphStore(store, folder))
    bind(dataset)
    return dataset


def flush(dataset: Dataset) -> None:
    """Put what was written into the files of the store.

    Without it nothing is lost, but the writer keeps it in memory, and the next one to open the store reads it all from
    the log: ten seconds for a thousand articles.
    """
    with writing():
        oxigraph(dataset).flush()


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
    iri = iri_of(name)
    if not iri:
        return None
    node = ox.NamedNode(iri)
    return iri if ox.Quad(node, TYPE, property_node("Article"), node) in oxigraph(dataset) else None


def article_iri(article: Article) -> str:
    """The IRI of an article and of its named graph."""
    return article_node(article).value


def oxigraph(dataset: Dataset) -> QuadStore:
    """The Oxigraph store, or the server, below a dataset of `open_store`."""
    if not isinstance(dataset.store, GraphStore | RemoteView):
        raise StoreError("the dataset was not opened by kg: use open_store")
    store: QuadStore = dataset.store.oxigraph
    return store


def folder_of(dataset: Dataset) -> Path | None:
    """The folder that a dataset of `open_store` is in."""
    return dataset.store.folder if isinstance(dataset.store, GraphStore) else None


def _open(path: Path | None, read_only: bool, create: bool) -> ox.Store:
    if path is None:
        return ox.Store()
    found = {file.name for file in path.iterdir()} if path.is_dir() else set()
    if found and not found & _BEGUN:
        raise StoreError(f"{path}: the folder holds other files, not a store; choose an empty or new folder")
    if (read_only or not create) and _COMPLETE not in found:
        raise StoreError(f"{path}: no store is here; build one with `kg build`")
    try:
        return ox.Store.read_only(str(path)) if read_only else ox.Store(path)
    except BROKEN as error:
        if "lock" in str(error).lower():
            raise StoreError(f"{path}: another process is writing to the store; wait until it ends") from error
        raise StoreError(f"{path}: the store cannot be opened: {one_line(error)}") from error


def _put_reference(store: QuadStore) -> None:
    """The ontology and the gazetteers of this version, in graphs of their own."""
    for graph, current in reference_graphs().items():
        if not store.contains_named_graph(graph):
            store.bulk_extend(current)  # what a crash leaves out, the next opening puts right
        elif set(store.quads_for_pattern(None, None, None, graph)) != current:
            commit(store, Change(drop=[graph], insert=current))
