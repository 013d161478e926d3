"""The dataset in the formats of other tools: byte-identical from run to run, and never half-written.

RDF formats are written from Oxigraph, quad by quad in sorted order. GraphML, GEXF and CSV are written from a network
of the facts, which `kg.analysis.to_networkx` makes.
"""

from __future__ import annotations

import csv
import io
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, TYPE_CHECKING

import pyoxigraph as ox
from rdflib import Dataset

from kg.errors import KgError
from kg.files import write_whole
from kg.graph.remote import QuadStore
from kg.graph.store import oxigraph
from kg.vocabulary import PREFIXES

if TYPE_CHECKING:
    import networkx as nx

RDF_FORMATS = {
    "ttl": ox.RdfFormat.TURTLE,
    "trig": ox.RdfFormat.TRIG,
    "nq": ox.RdfFormat.N_QUADS,
    "jsonld": ox.RdfFormat.JSON_LD,
}
"""Turtle holds the facts alone; the others also the claims and evidence of every article."""
NETWORK_FORMATS = ("graphml", "gexf", "csv")
FORMATS = (*RDF_FORMATS, *NETWORK_FORMATS)

STDOUT = Path("-")

_CLOCK = re.compile(r' lastmodifieddate="[^"]*"')
_NOT_XML = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def export(dataset: Dataset, path: str | Path, file_format: str) -> None:
    """Write the dataset as `ttl`, `trig`, `nq` or `jsonld`.

    Raises:
        KgError: The format is unknown, or the file cannot be written.
    """
    if file_format not in RDF_FORMATS:
        raise KgError(f"unknown RDF format '{file_format}': choose from {', '.join(RDF_FORMATS)}")
    quads = _sorted_quads(oxigraph(dataset), facts_only=file_format == "ttl")
    items = (quad.triple for quad in quads) if file_format == "ttl" else quads
    _write(Path(path), lambda out: ox.serialize(items, out, RDF_FORMATS[file_format], prefixes=dict(PREFIXES)))


def export_network(network: nx.MultiDiGraph[str], path: str | Path, file_format: str) -> None:
    """Write a network as `graphml`, `gexf` or `csv`.

    GraphML and GEXF open in Gephi, yEd and Cytoscape. CSV is a folder with `nodes.csv` and `edges.csv`, in UTF-8 with
    a byte order mark, so that spreadsheets show Vietnamese.

    Args:
        network: From `kg.analysis.to_networkx`.
        path: File to write; for `csv` a folder, made if it is missing.
        file_format: One of `NETWORK_FORMATS`.

    Raises:
        KgError: The format is unknown, or the file cannot be written.
    """
    target = Path(path)
    if file_format == "csv":
        if target == STDOUT:
            raise KgError("csv is a folder of two tables: name one with -o")
        return _write_tables(network, target)
    if file_format not in NETWORK_FORMATS:
        raise KgError(f"unknown network format '{file_format}': choose from {', '.join(NETWORK_FORMATS)}")
    text = "\n".join(_xml_lines(_printable(network), file_format)) + "\n"
    _write_bytes(target, text.encode())
    return None


def _sorted_quads(store: QuadStore, *, facts_only: bool) -> Iterator[ox.Quad]:
    """The facts, then graph after graph: only one of them at a time is in memory."""
    yield from sorted(store.quads_for_pattern(None, None, None, ox.DefaultGraph()), key=str)
    if not facts_only:
        for graph in sorted(store.named_graphs(), key=str):
            yield from sorted(store.quads_for_pattern(None, None, None, graph), key=str)


def _xml_lines(network: nx.MultiDiGraph[str], file_format: str) -> Iterator[str]:
    import networkx as nx

    if file_format == "graphml":
        return iter(nx.generate_graphml(network, named_key_ids=True))
    return (_CLOCK.sub("", line) for line in nx.generate_gexf(network))


def _printable(network: nx.MultiDiGraph[str]) -> nx.MultiDiGraph[str]:
    """A copy without the control characters that XML cannot hold."""
    copy = network.copy()
    attributes = [data for _, data in copy.nodes(data=True)] + [data for _, _, data in copy.edges(data=True)]
    for data in attributes:
        data.update({key: _NOT_XML.sub("", value) for key, value in data.items() if isinstance(value, str)})
    return copy


def _write_tables(network: nx.MultiDiGraph[str], folder: Path) -> None:
    label = network.nodes(data="label", default="")
    nodes = [{"id": node, **data} for node, data in network.nodes(data=True)]
    edges = [
        {"source": source, "target": target, "source_label": label[source], "target_label": label[target], **data}
        for source, target, data in network.edges(data=True)
    ]
    shown = ["source", "target", "source_label", "relation", "target_label"]
    for name, rows, first in (("nodes", nodes, ["id", "kind", "label"]), ("edges", edges, shown)):
        _write_bytes(folder / f"{name}.csv", _table(rows, first).encode("utf-8-sig"))


def _table(rows: list[dict[str, object]], first: list[str]) -> str:
    columns = [*first, *sorted({key for row in rows for key in row} - set(first))]
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, columns, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def _write_bytes(path: Path, content: bytes) -> None:
    _write(path, lambda out: out.write(content))


def _write(path: Path, fill: Callable[[IO[bytes]], object]) -> None:
    """Write a file as a whole; `-` is standard output."""
    if path == STDOUT:
        fill(sys.stdout.buffer)
    else:
        write_whole(path, fill)
