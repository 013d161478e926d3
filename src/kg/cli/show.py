"""`kg show`: the card of a person, body, position, document, meeting or place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import GRAPH, Graph
from kg.cli.output import print_table

if TYPE_CHECKING:
    from rdflib import Dataset

    from kg.cards import Card
    from kg.review import Seen

MOST_CARDS = 5
MOST_ARTICLES = 3


def show(
    name: Annotated[
        str, typer.Argument(help="Name as the graph has it; a part of it, or without diacritics, will do.")
    ],
    graph: Graph = GRAPH,
    why: Annotated[
        bool, typer.Option("--why", help="Show what joins its articles, and the others of the name, kept apart.")
    ] = False,
) -> None:
    """Print what the graph knows of someone or something, with the sentences that say so."""
    from kg.cards import card, find
    from kg.graph import open_store

    dataset = open_store(graph, read_only=True)
    found = [card(dataset, iri) for iri in find(dataset, name)]
    if len(found) > MOST_CARDS:
        print_table(("kind", "name"), [(one.kind, one.label) for one in found], f"{len(found)} things have such a name")
        return
    for number, one in enumerate(found):
        print("\n" * (number > 0) + "\n".join(_lines(one)))
        if why:
            print("\n".join(_why(dataset, one)))


def _why(dataset: Dataset, one: Card) -> Iterator[str]:
    """The profiles behind a card, and those of its homonyms."""
    from kg.review import why

    found = why(dataset, one.iri)
    yield "  Why:"
    yield from map(_profile, found.seen)
    for other, seen in found.others:
        yield f"  Not {other}:"
        yield from map(_profile, seen)


def _profile(seen: Seen) -> str:
    articles = ", ".join(seen.articles[:MOST_ARTICLES])
    more = f" and {len(seen.articles) - MOST_ARTICLES} more" if len(seen.articles) > MOST_ARTICLES else ""
    return f"    {seen.said or '(no post)'} [{articles}{more}]\n        {seen.reason}"


def _lines(one: Card) -> Iterator[str]:
    from kg.vocabulary import label

    yield f"{one.label} · {label(one.kind)}"
    if one.aliases:
        yield f"  ({'; '.join(one.aliases)})"
    for line in one.lines:
        yield f"  {line.title}: {line.value}" + (f" ({label(line.status)})" if line.status else "")
        if line.evidence and line.evidence != line.value:
            yield f"      “{line.evidence}” {line.article}:{line.start}-{line.end}"
