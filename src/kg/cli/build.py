"""`kg build`: articles become a graph in a folder."""

from __future__ import annotations

from contextlib import closing
from typing import Annotated

import typer

from kg.cli.options import GRAPH, DecisionsFile, Jobs, Sources, decisions_of
from kg.cli.output import number, print_error, progress


def build(
    sources: Sources,
    output: Annotated[
        str,
        typer.Option(
            "--output",
            "-o",
            metavar="PATH|URL",
            help="Folder of the graph, made if missing; or address of a SPARQL server.",
        ),
    ] = GRAPH,
    jobs: Jobs = 1,
    decisions: DecisionsFile = None,
) -> None:
    """Read articles, extract what they state, and add it to the graph; articles that it has already are skipped."""
    from kg.parallel import collect_seldom, get_ready

    get_ready(jobs)
    from kg.builder import build_into, open_graph
    from kg.resolve.identity import read_decisions

    collect_seldom()
    decided = read_decisions(decisions_of(output, decisions))
    with closing(open_graph(output)) as dataset, progress("Building") as count:
        summary = build_into(dataset, sources, jobs=jobs, done=count, decisions=decided)
    for failure in summary.failures:
        print_error(failure)
    print(
        f"{output}: {number(summary.added, 'article')} added ({number(summary.statements, 'statement')}), "
        f"{summary.unchanged} unchanged, {len(summary.failures)} failed"
    )
    if summary.failures:
        raise typer.Exit(1)
