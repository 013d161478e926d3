"""A card for the terminal, for Markdown and for Jupyter."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from itertools import islice

from kg.cards.model import Card, Line, Quote, Section
from kg.vocabulary import label


def text(card: Card, most: int) -> str:
    """Lines with their evidence indented below them."""
    return "\n".join(_text_lines(card, most)) + "\n"


def markdown(card: Card) -> str:
    """Headings, lists, and the evidence as block quotes."""
    return "\n".join(_markdown_lines(card)) + "\n"


def html(card: Card) -> str:
    """A table for each section."""
    also = f" ({escape('; '.join(card.aliases))})" if card.aliases else ""
    parts = [f"<h4>{escape(card.label)}{also}: {escape(label(card.kind))}</h4>"]
    for section in card.sections:
        rows = "".join(
            f"<tr><td>{escape(what)}</td><td>{escape(line.evidence)}</td><td>{escape(line.article)}</td></tr>"
            for what, line in _shown(section)
        )
        parts.append(f"<table><caption>{escape(section.vi)}</caption>{rows}</table>")
    return "".join(parts)


def _text_lines(card: Card, most: int) -> Iterator[str]:
    yield f"{card.label} · {label(card.kind)}"
    if card.aliases:
        yield f"  ({'; '.join(card.aliases)})"
    for section in card.sections:
        if len(section.lines) == 1 and not section.lines[0].quotes:
            yield f"{section.vi}: {next(_shown(section))[0]}"
            continue
        yield f"{section.vi}:"
        for what, line in islice(_shown(section), most):
            yield f"  {what}"
            yield from (f"      {_source(quote)}" for quote in line.quotes[:1] if quote.text != line.value)
        if len(section.lines) > most:
            yield f"  … +{len(section.lines) - most}"


def _markdown_lines(card: Card) -> Iterator[str]:
    yield f"# {_plain(card.label)}"
    yield f"\n{label(card.kind)}{' · ' + _plain('; '.join(card.aliases)) if card.aliases else ''} · <{card.iri}>"
    for section in card.sections:
        yield f"\n## {section.vi}\n"
        for what, line in _shown(section):
            yield f"- {_plain(what)}"
            yield from (f"  > {_plain(_source(quote))}\n" for quote in line.quotes)


def _shown(section: Section) -> Iterator[tuple[str, Line]]:
    """What each line says in a few words, with its relation where a section has several."""
    several = len({line.relation for line in section.lines}) > 1
    for line in section.lines:
        said = f"{line.value}, {line.note}" if line.note else line.value
        status = f" ({label(line.status)})" if line.status else ""
        time = f", {line.time}" if line.time else ""
        yield f"{f'{line.title}: ' if several else ''}{said}{status}{time}", line


def _source(quote: Quote) -> str:
    return f"“{quote.text}” {quote.article}:{quote.start}-{quote.end}"


def _plain(text: str) -> str:
    """Text that Markdown leaves as it is."""
    return "".join(f"\\{char}" if char in "\\`*_[]<>#|" else char for char in " ".join(text.split()))
