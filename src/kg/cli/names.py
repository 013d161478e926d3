"""Which thing of the graph a name on the command line means."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.output import print_error
from kg.errors import KgError
from kg.model import Kind

if TYPE_CHECKING:
    from rdflib import Dataset

    from kg.cards import Candidate

MOST = 30

OfKind = Annotated[
    Kind | None, typer.Option("--kind", help="Only things of this kind.", case_sensitive=False, show_default=False)
]
Pick = Annotated[
    int | None, typer.Option("--pick", min=1, help="Which one, when several have the name.", show_default=False)
]


def thing(dataset: Dataset, name: str, kind: Kind | None, pick: int | None) -> str:
    """The IRI of what has a name; when several have it they are listed with what tells them apart.

    Raises:
        KgError: Nothing has the name, or not so many as are to be picked from.
        typer.Exit: Several have it, and none is picked.
    """
    from kg.cards import candidates, find

    found = candidates(dataset, find(dataset, name, kind))
    if pick is None and len(found) > 1:
        _list(name, found)
        raise typer.Exit(1)
    if pick is not None and pick > len(found):
        raise KgError(f"--pick {pick}: '{name}' is the name of {len(found)}")
    return found[(pick or 1) - 1].iri


def _list(name: str, found: list[Candidate]) -> None:
    from kg.vocabulary import label

    print_error(f"'{name}' is the name of {len(found)}; choose with --pick N, --kind or an IRI:")
    for number, one in enumerate(found[:MOST], 1):
        print(f"{number:3}  {one.label} · {label(one.kind)}" + (f": {one.about}" if one.about else ""), file=sys.stderr)
    if len(found) > MOST:
        print("     …", file=sys.stderr)
