"""`kg stats`, `kg remove`, `kg validate` and `kg export`: the graph as a whole."""

from __future__ import annotations

from typing import Annotated

import typer

from kg.cli.options import GRAPH, Graph
from kg.cli.output import print_error, print_table


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
) -> None:
    """Remove articles, and the facts that only they support."""
    from kg.contents import article_iris
    from kg.graph import open_store
    from kg.graph import remove as remove_one

    dataset = open_store(graph)
    iris = article_iris(dataset)
    iris |= {iri: iri for iri in iris.values()}
    missing = [article for article in articles if article not in iris or not remove_one(dataset, iris[article])]
    for article in missing:
        print_error(f"{article}: no such article in {graph}")
    print(f"{graph}: {len(articles) - len(missing)} articles removed")
    if missing:
        raise typer.Exit(1)
