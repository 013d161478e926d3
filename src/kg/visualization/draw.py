"""Draws a dataset: as a file, as HTML, or inside a notebook."""

from __future__ import annotations

import os
import tempfile
from html import escape
from pathlib import Path

from rdflib import Dataset, URIRef

from kg.errors import KgError
from kg.visualization.page import render
from kg.visualization.read import read

TITLE = "Đồ thị tri thức"


def draw(
    dataset: Dataset,
    path: str | Path,
    *,
    title: str = TITLE,
    about: URIRef | str | None = None,
    depth: int = 2,
    language: str = "vi",
) -> Path:
    """Write the picture to a file: the whole file or, when something goes wrong, nothing.

    Args:
        dataset: The graph.
        path: The HTML file to write.
        title: Heading of the page.
        about: Draw only what is near this entity.
        depth: How many links away from `about`.
        language: Language that the page opens in, `vi` or `en`; its reader can change it.
    """
    target = Path(path)
    text = html(dataset, title=title, about=about, depth=depth, language=language)
    try:
        _write(target, text)
    except OSError as error:
        raise KgError(f"cannot write {target}: {error.strerror}") from error
    return target


def html(
    dataset: Dataset,
    *,
    title: str = TITLE,
    about: URIRef | str | None = None,
    depth: int = 2,
    language: str = "vi",
) -> str:
    """The picture as one HTML document."""
    scene = read(dataset)
    if about is not None:
        scene = scene.around(str(about), depth)
        if not scene.things:
            raise KgError(f"not in the graph: {about}")
    return render(scene, title, language)


def frame(document: str, height: int = 640) -> str:
    """A document from `html` as an inline frame, which Jupyter shows without a server and apart from the notebook."""
    return (
        f'<iframe srcdoc="{escape(document)}" width="100%" height="{height}" sandbox="allow-scripts allow-popups" '
        'style="border:1px solid #ccc;border-radius:6px"></iframe>'
    )


def _write(target: Path, text: str) -> None:
    """Write beside the target first: a reader sees the old file or the new one, never half of it."""
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
        Path(name).chmod(0o644)
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
