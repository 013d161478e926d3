"""`kg review`: what a human should decide."""

from __future__ import annotations

from typing import Annotated

import typer

from kg.cli.options import GRAPH, DecisionsFile, Graph, Rows, decisions_of
from kg.cli.output import TableFormat, number, print_rows
from kg.errors import DecisionError

COLUMNS = ("name", "now", "one", "its article", "other", "its article")


def review(
    graph: Graph = GRAPH,
    write: Annotated[
        bool, typer.Option("--write", help="Append the decisions to take, commented out, to the file of decisions.")
    ] = False,
    format: Rows = TableFormat.TABLE,
    decisions: DecisionsFile = None,
) -> None:
    """List the pairs of which the evidence does not say for certain whether they are one person."""
    from kg.graph import open_store
    from kg.review import doubts, write_suggestions

    found = doubts(open_store(graph, read_only=True))
    if write:
        if not (path := decisions_of(graph, decisions)):
            raise DecisionError(f"{graph}: no file is beside a server; make one and give it with --decisions")
        print(f"{path}: {number(write_suggestions(path, found), 'decision')} to take")
        return
    rows = [
        (d.block, "joined" if d.joined else "apart", d.one.said, d.one.articles[0], d.other.said, *d.other.articles[:1])
        for d in found
    ]
    print_rows(format, COLUMNS, rows)
