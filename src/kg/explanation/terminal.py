"""An explanation as lines of text: mentions in color on a terminal, in brackets elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from kg.explanation.rules import Firing, Verdict
from kg.explanation.spans import Mark, segments, visible
from kg.explanation.trace import Explanation, Passage
from kg.model import Statement, text_of
from kg.pages import look

if TYPE_CHECKING:
    from rich.text import Text


def text_lines(explanation: Explanation, *, chunks: bool = False) -> Iterator[str]:
    """Plain lines, mentions in brackets: `[Person Nguyễn Văn An] chủ trì [Meeting hội nghị]`."""
    for passage in explanation.passages:
        parts = _outermost(explanation, passage)
        yield "".join(f"[{mark.kind} {words}]" if mark else words for mark, words in parts)
        yield from _details(explanation, passage, chunks)


def styled_lines(explanation: Explanation, *, chunks: bool = False) -> Iterator[Text]:
    """The lines for a terminal, mentions in the colors that the first line names."""
    from rich.text import Text

    kinds = look("explanation")["kinds"]
    yield Text(" ").join(Text(kind, kinds[kind]["terminal"]) for kind in kinds)
    for passage in explanation.passages:
        parts = _outermost(explanation, passage)
        yield Text.assemble(*((words, kinds[mark.kind]["terminal"]) if mark else words for mark, words in parts))
        yield from (Text(line, "dim") for line in _details(explanation, passage, chunks))


def _outermost(explanation: Explanation, passage: Passage) -> Iterator[tuple[Mark | None, str]]:
    text = explanation.article.text
    cut = segments(passage.start, passage.end, passage.marks, {})
    for mark, group in groupby(cut, key=lambda segment: segment.marks[0] if segment.marks else None):
        yield mark, "".join(visible(text[segment.start : segment.end]) for segment in group)


def _details(explanation: Explanation, passage: Passage, chunks: bool) -> Iterator[str]:
    yield from (f"  {n} {_fact(explanation.facts[n - 1])}" for n in passage.facts)
    if chunks and passage.pieces:
        yield f"  chunks: {_chunks(explanation.article.text, passage)}"
        yield from (f"  rule {_firing(firing)}" for firing in passage.firings)
        if passage.idle:
            yield f"  cues without a match: {', '.join(rule for rule, _ in passage.idle)}"


def _fact(fact: Statement) -> str:
    told = f"{fact.relation}: {fact.subject.label} → {text_of(fact.object)}"
    line = f"{told} ({fact.status}; {fact.rule}; {fact.confidence:.2f})"
    return visible(line).replace("\n", " ")


def _chunks(text: str, passage: Passage) -> str:
    pieces = ((piece.symbol, visible(text[piece.start : piece.end])) for piece in passage.pieces)
    return " ".join(symbol if words in ("", symbol) else f"{symbol}({words})" for symbol, words in pieces)


def _firing(firing: Firing) -> str:
    facts = _listed(firing.facts) if firing.verdict is Verdict.STATED else ""
    needs = f" (needs {firing.needs})" if firing.needs else ""
    return f"{firing.rule} {', '.join(firing.relations)}: {firing.verdict}{facts}{needs}"


def _listed(numbers: Iterable[int]) -> str:
    return f" {', '.join(map(str, numbers))}"
