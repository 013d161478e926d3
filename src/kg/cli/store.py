"""`kg stats`, `kg remove`, `kg validate` and `kg export`: the graph as a whole."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.options import GRAPH, DecisionsFile, Graph, decisions_of
from kg.cli.output import number, print_error, print_table


def stats(graph: Graph = GRAPH) -> None:
    """Print how many articles, entities and facts the graph holds."""
    from kg.contents import count
    from kg.graph import open_store

    print_table(("what", "name", "count"), count(open_store(graph, read_only=True)))


def remove(
    articles: Annotated[
        list[str], typer.Argument(help="Identifiers of articles, as `kg extract` prints them, or IRIs.")
    ],
    graph: Graph = GRAPH,
    decisions: DecisionsFile = None,
) -> None:
    """Remove articles, and the facts that only they support."""
    from kg.corpus import remove as remove_one
    from kg.graph import find_article, flush, open_store
    from kg.resolve.identity import read_decisions

    decided = read_decisions(decisions_of(graph, decisions))
    dataset, missing = open_store(graph), []
    for article in articles:
        iri = find_article(dataset, article)
        if iri is None or not remove_one(dataset, iri, decided):
            missing.append(article)
    flush(dataset)
    for article in missing:
        print_error(f"{article}: no such article in {graph}")
    print(f"{graph}: {number(len(articles) - len(missing), 'article')} removed")
    if missing:
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
    format: Annotated[Format, typer.Option(help="ttl holds the facts; nq, trig and jsonld also the evidence.")],
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="File to write, for csv a folder (graph-csv, else graph.FORMAT)."),
    ] = None,
    graph: Graph = GRAPH,
) -> None:
    """Write the graph in the format of another tool."""
    from kg.analysis import to_networkx
    from kg.graph import open_store
    from kg.graph.export import RDF_FORMATS, export_network
    from kg.graph.export import export as export_rdf

    dataset = open_store(graph, read_only=True)
    target = output or Path("graph-csv" if format is Format.CSV else f"graph.{format}")
    if format in RDF_FORMATS:
        export_rdf(dataset, target, format)
    else:
        export_network(to_networkx(dataset), target, format)
    print(target)
