"""`kg show`: the card of a person, body, position, document, meeting or place."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import GRAPH, Graph
from kg.cli.output import print_error
from kg.errors import KgError
from kg.model import Kind

if TYPE_CHECKING:
    from rdflib import Dataset

    from kg.cards import Candidate, Card
    from kg.review import Seen

MOST = 30
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
    kind: Annotated[
        Kind | None, typer.Option(help="Only things of this kind.", case_sensitive=False, show_default=False)
    ] = None,
    pick: Annotated[
        int | None, typer.Option(min=1, help="Which one, when several have the name.", show_default=False)
    ] = None,
    format: Annotated[Format, typer.Option(help="json holds everything, md all the evidence.")] = Format.TEXT,
    why: Annotated[
        bool, typer.Option("--why", help="Show what joins its articles, and the others of the name, kept apart.")
    ] = False,
    graph: Graph = GRAPH,
) -> None:
    """Print what the graph knows of someone or something, with the sentences that say so.

    When several things have the name they are listed with what tells them apart, and the exit code is 1.
    """
    from kg.cards import candidates, card, find
    from kg.graph import open_store

    dataset = open_store(graph, read_only=True)
    found = candidates(dataset, find(dataset, name, kind))
    if pick is None and len(found) > 1:
        _list(name, found)
        raise typer.Exit(1)
    if pick is not None and pick > len(found):
        raise KgError(f"--pick {pick}: '{name}' is the name of {len(found)}")
    chosen = found[(pick or 1) - 1].iri
    sys.stdout.write(_print(card(dataset, chosen), format))
    if why:
        print("\n".join(_why(dataset, chosen)))


def _print(one: Card, format: Format) -> str:
    if format is Format.JSON:
        return json.dumps(one.to_dict(), ensure_ascii=False, indent=1) + "\n"
    return one.to_markdown() if format is Format.MD else one.to_text()


def _list(name: str, found: list[Candidate]) -> None:
    from kg.vocabulary import label

    print_error(f"'{name}' is the name of {len(found)}; choose with --pick N, --kind or an IRI:")
    for number, one in enumerate(found[:MOST], 1):
        print(f"{number:3}  {one.label} · {label(one.kind)}" + (f": {one.about}" if one.about else ""), file=sys.stderr)
    if len(found) > MOST:
        print("     …", file=sys.stderr)


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
