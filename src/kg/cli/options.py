"""Arguments and options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.output import TableFormat

SOURCES_HELP = (
    "Files (.txt, .html, corpora in .jsonl or .csv), folders, globs, http(s) addresses, or - for standard input."
)

Sources = Annotated[list[str], typer.Argument(help=SOURCES_HELP, show_default=False)]
Jobs = Annotated[int, typer.Option("--jobs", "-j", min=1, help="Processes to extract with.")]
Graph = Annotated[
    str, typer.Option("--graph", "-g", metavar="PATH|URL", help="Folder of the graph, or address of a SPARQL server.")
]
GRAPH = "graph"
Rows = Annotated[TableFormat, typer.Option("--format", help="How to print the rows.")]
DecisionsFile = Annotated[
    Path | None,
    typer.Option(
        "--decisions",
        help="What humans have decided (else GRAPH.decisions.toml beside the folder, if there is one).",
        show_default=False,
    ),
]


def decisions_of(graph: str, given: Path | None) -> Path | None:
    """The file of decisions on a graph; none for that of a server, unless it is given.

    Raises:
        DecisionError: The file that is asked for is missing.
    """
    from kg.errors import DecisionError
    from kg.resolve.identity.decisions import beside

    if given and not given.exists():
        raise DecisionError(f"{given}: no such file")
    return given or beside(graph)
