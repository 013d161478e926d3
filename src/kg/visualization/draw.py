"""Draws a dataset: as a file, as HTML, as the data of a page, or inside a notebook."""

from __future__ import annotations

from collections.abc import Collection
from html import escape
from pathlib import Path

from rdflib import Dataset, URIRef

from kg.errors import KgError
from kg.files import write_whole
from kg.visualization import part
from kg.visualization.page import TITLE, render
from kg.visualization.read import read
from kg.visualization.tables import Json, tables


def payload(
    dataset: Dataset,
    *,
    about: URIRef | str | None = None,
    depth: int = 2,
    article: str | None = None,
    only: Collection[str] | None = None,
) -> Json:
    """The data of a page, as JSON: of the whole graph, or of the part that the arguments together select.

    Args:
        dataset: The graph.
        about: Only what is near the entity with this IRI.
        depth: How many links away from `about`.
        article: Only what the article with this IRI speaks of.
        only: Only the entities with these IRIs, and the links among them.

    Raises:
        KgError: Nothing of the graph is selected.
    """
    selected = []
    if about is not None:
        selected.append(part.around(dataset, str(about), depth))
    if article is not None:
        selected.append(part.of_article(dataset, article))
    if only is not None:
        selected.append(part.existing(dataset, only))
    if not selected:
        return tables(read(dataset))
    chosen = frozenset.intersection(*selected)
    if not chosen:
        raise KgError("nothing to draw: no person, body, position, document, meeting or place is selected")
    return tables(read(dataset, chosen))


def html(
    dataset: Dataset,
    *,
    title: str = TITLE,
    language: str = "vi",
    as_of: str | None = None,
    about: URIRef | str | None = None,
    depth: int = 2,
    article: str | None = None,
    only: Collection[str] | None = None,
) -> str:
    """The picture as one HTML document; the arguments are those of `payload` and `kg.visualization.render`."""
    return render(payload(dataset, about=about, depth=depth, article=article, only=only), title, language, as_of)


def write(text: str, path: str | Path) -> Path:
    """Write a page to a file: the whole file or, when something goes wrong, nothing."""
    return write_whole(path, lambda out: out.write(text.encode()))


def frame(document: str, height: int = 640) -> str:
    """A document from `html` as an inline frame, which Jupyter shows without a server and apart from the notebook."""
    return (
        f'<iframe srcdoc="{escape(document)}" width="100%" height="{height}" '
        'sandbox="allow-scripts allow-popups allow-downloads" style="border:1px solid #ccc;border-radius:6px"></iframe>'
    )
