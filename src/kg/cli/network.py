"""`kg analyze` and `kg draw`: the graph as a network and as a picture."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.names import OfKind, Pick, thing
from kg.cli.options import GRAPH, Graph, Rows
from kg.cli.output import TableFormat, print_rows


def analyze(
    report: Annotated[
        str,
        typer.Argument(help="overview, centrality, components, communities, meetings, colleagues or documents."),
    ] = "centrality",
    format: Rows = TableFormat.TABLE,
    graph: Graph = GRAPH,
) -> None:
    """Print a report on the network: who is central, what belongs together."""
    from kg.analysis import report as make
    from kg.analysis import to_networkx
    from kg.graph import open_store

    table = make(to_networkx(open_store(graph, read_only=True)), report)
    print_rows(format, table.columns, table.rows, table.title)


def draw(
    output: Annotated[Path, typer.Option("--output", "-o", help="HTML file to write.")] = Path("graph.html"),
    about: Annotated[str | None, typer.Option(help="Draw only what is near the thing of this name.")] = None,
    kind: OfKind = None,
    pick: Pick = None,
    depth: Annotated[int, typer.Option(min=0, help="How many links away from --about.")] = 2,
    article: Annotated[
        str | None,
        typer.Option(help="Draw only what this article says: its identifier, as `kg query articles` lists it."),
    ] = None,
    query: Annotated[
        str | None,
        typer.Option(
            help="Draw only the things whose IRIs this query finds: SPARQL or a .rq file; SELECT or CONSTRUCT."
        ),
    ] = None,
    as_of: Annotated[
        str | None, typer.Option(help="Open at this day, 2017-06-30 or 30/6/2017: who held what then.")
    ] = None,
    title: Annotated[str | None, typer.Option(help="Heading of the page.")] = None,
    graph: Graph = GRAPH,
) -> None:
    """Write the interactive picture: one HTML file that needs no network.

    When several things have the name that --about gives they are listed, and the exit code is 1.
    """
    from kg.knowledge_graph import load

    loaded = load(graph)
    if about:
        about, kind, pick = thing(loaded.graph, about, kind, pick), None, None
    loaded.draw(
        output, about=about, kind=kind, pick=pick, depth=depth, article=article, query=query, as_of=as_of, title=title
    )
    print(output)
