"""`kg show`: the card of a person, body, position, document, meeting or place."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.names import OfKind, Pick, thing
from kg.cli.options import GRAPH, Graph

if TYPE_CHECKING:
    from rdflib import Dataset

    from kg.cards import Card
    from kg.review import Seen

MOST_ARTICLES = 3


class Format(StrEnum):
    """How a card is printed."""

    TEXT = "text"
    JSON = "json"
    MD = "md"


def show(
    name: Annotated[
        str, typer.Argument(help="Name as the graph has it; a part of it, or without diacritics, will do. Or an IRI.")
    ],
    kind: OfKind = None,
    pick: Pick = None,
    format: Annotated[Format, typer.Option(help="json holds everything, md all the evidence.")] = Format.TEXT,
    why: Annotated[
        bool, typer.Option("--why", help="Show what joins its articles, and the others of the name, kept apart.")
    ] = False,
    graph: Graph = GRAPH,
) -> None:
    """Print what the graph knows of someone or something, with the sentences that say so.

    When several things have the name they are listed with what tells them apart, and the exit code is 1.
    """
    from kg.cards import card
    from kg.graph import open_store

    dataset = open_store(graph, read_only=True)
    chosen = thing(dataset, name, kind, pick)
    sys.stdout.write(_print(card(dataset, chosen), format))
    if why:
        print("\n".join(_why(dataset, chosen)))


def _print(one: Card, format: Format) -> str:
    if format is Format.JSON:
        return json.dumps(one.to_dict(), ensure_ascii=False, indent=1) + "\n"
    return one.to_markdown() if format is Format.MD else one.to_text()


def _why(dataset: Dataset, iri: str) -> Iterator[str]:
    """The profiles behind a card, and those of its homonyms."""
    from kg.review import why

    found = why(dataset, iri)
    yield "Why:"
    yield from map(_profile, found.seen)
    for other, seen in found.others:
        yield f"Not {other}:"
        yield from map(_profile, seen)


def _profile(seen: Seen) -> str:
    articles = ", ".join(seen.articles[:MOST_ARTICLES])
    more = f" and {len(seen.articles) - MOST_ARTICLES} more" if len(seen.articles) > MOST_ARTICLES else ""
    return f"  {seen.said or '(no post)'} [{articles}{more}]\n      {seen.reason}"
