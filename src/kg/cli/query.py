"""`kg query`: SPARQL, or a competency question by its name with its parameters."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import GRAPH, Graph
from kg.cli.output import print_error, print_table
from kg.errors import QueryError

if TYPE_CHECKING:
    from kg.query import Result

SETTINGS = {"allow_extra_args": True, "ignore_unknown_options": True}
"""A question's parameters are options that only the question knows."""


class Format(StrEnum):
    """How the answer is printed."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    TTL = "ttl"


def query(
    context: typer.Context,
    query: Annotated[
        str | None, typer.Argument(help="SPARQL, a .rq file, or the name of a question.", show_default=False)
    ] = None,
    format: Annotated[Format, typer.Option(help="json is the W3C's format; ttl is for CONSTRUCT.")] = Format.TABLE,
    listed: Annotated[
        bool, typer.Option("--list", help="List the questions that have a name, or explain the one that is named.")
    ] = False,
    graph: Graph = GRAPH,
) -> None:
    """Ask the graph; without a query, list the questions that have a name.

    A question's parameters are options, in any spelling of case and without diacritics if you like:
    kg query who-held --post "chu tich ubnd tinh yen bai" --on 2017-03-01
    """
    if listed or query is None:
        from kg.cli.questions import print_questions

        print_questions(query, as_json=format is Format.JSON)
        return
    from kg.graph import open_store
    from kg.query import run

    values = parameters(context.args)
    result = run(open_store(graph, read_only=True), query, values)
    _print(result, format)
    _say_if_cut(query, result)


def parameters(arguments: list[str]) -> dict[str, str]:
    """Options that the command does not know, as the parameters of a question.

    Raises:
        QueryError: One of them is no option, or has no value.

    Example:
        >>> parameters(["--post", "Bộ trưởng", "--on=2017"])
        {'post': 'Bộ trưởng', 'on': '2017'}
    """
    found: dict[str, str] = {}
    rest = iter(arguments)
    for argument in rest:
        name, assigned, value = argument.removeprefix("--").partition("=")
        if not argument.startswith("--"):
            raise QueryError(f"'{argument}' is one argument too many: write --NAME VALUE, with quotes around blanks")
        if (not assigned and (value := next(rest, "")).startswith("--")) or not value:
            raise QueryError(f"--{name} has no value")
        found[name] = value
    return found


def _print(result: Result, format: Format) -> None:
    if format is Format.TABLE:
        rows = [["" if term is None else str(term) for term in row] for row in result.terms]
        print_table(result.columns, rows)
    else:
        printers = {Format.CSV: result.to_csv, Format.JSON: result.to_json, Format.TTL: result.to_turtle}
        sys.stdout.write(printers[format]())


def _say_if_cut(name: str, result: Result) -> None:
    """Questions are bounded, for them to answer soon on a large graph; who counts on an answer must know."""
    from kg.query import questions

    asked = next((one for one in questions() if one.name == name), None)
    if asked and asked.limit and len(result) >= asked.limit:
        print_error(f"{name} stops at {asked.limit}, there may be more: raise LIMIT in a copy of {asked.path}")
