"""`kg explain`: an article sentence by sentence, with the facts found and the rules that found them."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.errors import ReadError
from kg.model import Article

if TYPE_CHECKING:
    from kg.explanation import Explanation

NAMED = 3  # articles that the message about a corpus names


def explain(
    article: Annotated[str, typer.Argument(help="File, http(s) address or - for standard input.", show_default=False)],
    id: Annotated[str | None, typer.Option(help="Which article, when there are several: its id.")] = None,
    relation: Annotated[str | None, typer.Option(help="Show only what concerns this relation.")] = None,
    chunks: Annotated[bool, typer.Option("--chunks", help="Show the chunks and rules of every sentence.")] = False,
    html: Annotated[Path | None, typer.Option(help="Write a page of this name instead.")] = None,
) -> None:
    """Show where the facts of an article come from: mentions, facts and, on demand, chunks and rules."""
    from kg.explanation import explain as explain_one
    from kg.explanation import page
    from kg.files import write_whole
    from kg.vocabulary import term

    if relation:
        term(relation)  # raises where it is misspelt
    explanation = explain_one(_only(article, id))
    if relation:
        explanation = explanation.about(relation)
    if html:
        print(write_whole(html, lambda out: out.write(page(explanation, chunks=chunks).encode())))
    else:
        _print(explanation, chunks)


def _only(source: str, id: str | None) -> Article:
    """The one article that is meant."""
    from kg.readers import read

    found = list(read([source]))
    articles = [one for one in found if isinstance(one, Article) and id in (None, one.id)]
    if len(articles) == 1:
        return articles[0]
    if not articles:
        raise next((one for one in found if isinstance(one, ReadError)), ReadError(f"{source}: no article {id!r}"))
    names = ", ".join(one.id for one in articles[:NAMED])
    raise ReadError(f"{source}: {len(articles)} articles; name one of them with --id ({names}, …)")


def _print(explanation: Explanation, chunks: bool) -> None:
    from kg.explanation import styled_lines, text_lines

    if not sys.stdout.isatty():
        for line in text_lines(explanation, chunks=chunks):
            print(line)
        return
    from rich.console import Console

    console = Console(highlight=False)
    for styled in styled_lines(explanation, chunks=chunks):
        console.print(styled)
