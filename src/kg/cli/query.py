"""`kg query`: SPARQL, or a competency question by its name."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import GRAPH, Graph
from kg.cli.output import print_table

if TYPE_CHECKING:
    from kg.query import Result


class Format(StrEnum):
    """How the answer is printed."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    TTL = "ttl"


def query(
    query: Annotated[
        str | None, typer.Argument(help="SPARQL, a .rq file, or the name of a question.", show_default=False)
    ] = None,
    format: Annotated[Format, typer.Option(help="json is the W3C's format; ttl is for CONSTRUCT.")] = Format.TABLE,
    listed: Annotated[bool, typer.Option("--list", help="List the questions that have a name.")] = False,
    graph: Graph = GRAPH,
) -> None:
    """Ask the graph; without a query, list the questions that have a name."""
    if listed or query is None:
        _print_questions()
        return
    from kg.graph import open_store
    from kg.query import run

    _print(run(open_store(graph, read_only=True), query), format)


def _print(result: Result, format: Format) -> None:
    if format is Format.TABLE:
        rows = [["" if term is None else str(term) for term in row] for row in result.terms]
        print_table(result.columns, rows)
    else:
        printers = {Format.CSV: result.to_csv, Format.JSON: result.to_json, Format.TTL: result.to_turtle}
        sys.stdout.write(printers[format]())


def _print_questions() -> None:
    from kg.query import questions

    print_table(("name", "question"), [(one.name, one.vi) for one in questions()])
