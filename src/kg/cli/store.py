"""`kg stats`, `kg remove`, `kg validate` and `kg export`: the graph as a whole."""

from __future__ import annotations

from contextlib import closing
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.options import GRAPH, DecisionsFile, Graph, Rows, decisions_of
from kg.cli.output import TableFormat, number, print_error, print_rows
from kg.errors import KgError


def stats(format: Rows = TableFormat.TABLE, graph: Graph = GRAPH) -> None:
    """Print how many articles, entities and facts the graph holds."""
    from kg.contents import count
    from kg.graph import open_store

    print_rows(format, ("what", "name", "count"), count(open_store(graph, read_only=True)))


def remove(
    articles: Annotated[
        list[str], typer.Argument(help="Identifiers of articles, as `kg query articles` lists them, or IRIs.")
    ],
    graph: Graph = GRAPH,
    decisions: DecisionsFile = None,
) -> None:
    """Remove articles, and the facts that only they support."""
    from kg.corpus import remove as remove_one
    from kg.graph import find_article, flush, open_store
    from kg.resolve.identity import read_decisions

    decided = read_decisions(decisions_of(graph, decisions))
    failures: list[KgError] = []
    removed = 0
    with closing(open_store(graph, create=False)) as dataset:
        for article in dict.fromkeys(articles):
            if iri := find_article(dataset, article):
                remove_one(dataset, iri, decided, failures.append)
                removed += 1
            else:
                failures.append(KgError(f"{article}: no such article in {graph}"))
        flush(dataset)
    for failure in failures:
        print_error(failure)
    print(f"{graph}: {number(removed, 'article')} removed")
    if failures:
        raise typer.Exit(1)


def validate(graph: Graph = GRAPH) -> None:
    """Check the whole graph against the shapes of the ontology."""
    from kg.graph import open_store
    from kg.graph.store import oxigraph
    from kg.graph.validation import violations

    found = violations(oxigraph(open_store(graph, read_only=True)))
    for violation in found:
        print_error(violation)
    print(f"{graph}: {number(len(found), 'violation')} of the shapes")
    if found:
        raise typer.Exit(1)


class Format(StrEnum):
    """The formats of other tools."""

    TTL = "ttl"
    TRIG = "trig"
    NQ = "nq"
    JSONLD = "jsonld"
    GRAPHML = "graphml"
    GEXF = "gexf"
    CSV = "csv"


def export(
    format: Annotated[
        Format | None,
        typer.Option(
            help="ttl holds the facts; nq, trig and jsonld also the evidence; the others are networks of the facts. "
            "Without it, the suffix of --output tells."
        ),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            help="File to write, - with --format for standard output; for csv a folder (graph-csv, else graph.FORMAT).",
        ),
    ] = None,
    graph: Graph = GRAPH,
) -> None:
    """Write the graph in the format of another tool."""
    from kg.analysis import to_networkx
    from kg.graph import open_store
    from kg.graph.export import RDF_FORMATS, STDOUT, export_network
    from kg.graph.export import export as export_rdf

    chosen = format or _format_of(output)
    dataset = open_store(graph, read_only=True)
    target = output or Path("graph-csv" if chosen is Format.CSV else f"graph.{chosen}")
    if chosen in RDF_FORMATS:
        export_rdf(dataset, target, chosen)
    else:
        export_network(to_networkx(dataset), target, chosen)
    if target != STDOUT:
        print(target)


def _format_of(output: Path | None) -> Format:
    """The format that a file's name tells."""
    suffix = output.suffix.removeprefix(".").lower() if output else ""
    formats = {str(one): one for one in Format}
    if suffix not in formats:
        raise KgError(f"which format? give --format {'|'.join(formats)}, or -o with such a suffix")
    return formats[suffix]
