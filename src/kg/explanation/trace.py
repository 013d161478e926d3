"""Follows one article through the stages and keeps what each of them saw."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from kg.annotate import analyze
from kg.chunks import Sentence
from kg.explanation.rules import Firing, Outcome, fired, idle_rules
from kg.explanation.spans import Mark, Piece, marks_of
from kg.extract import readings, relation_mentions
from kg.extraction import Part, extract_statements, parts
from kg.mentions import RelationMention
from kg.model import Article, Statement
from kg.resolve.article import ArticleResolver

_LINE = re.compile(r"[^\n]*\w[^\n]*")


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence with all that was read in it, or a line in which nothing was.

    Attributes:
        start, end: Offsets in the article, as all offsets here.
        marks: Mentions, outer ones before those inside them.
        pieces: The chunks that the rules see.
        firings: Rules that matched, in the order of the text, and what became of it.
        idle: Rules whose cue words stand here, but which did not match, with the relations that they state.
        facts: Numbers of the facts whose evidence ends here.
    """

    start: int
    end: int
    marks: tuple[Mark, ...] = ()
    pieces: tuple[Piece, ...] = ()
    firings: tuple[Firing, ...] = ()
    idle: tuple[tuple[str, tuple[str, ...]], ...] = ()
    facts: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Explanation:
    """An article as it was read: its facts, numbered from 1, and its passages in order."""

    article: Article
    facts: tuple[Statement, ...]
    passages: tuple[Passage, ...]

    def about(self, relation: str) -> Explanation:
        """Only what concerns one relation, and only the passages that state it or might have."""
        passages = (self._narrowed(passage, relation) for passage in self.passages)
        return replace(self, passages=tuple(p for p in passages if p.facts or p.firings or p.idle))

    def _narrowed(self, passage: Passage, relation: str) -> Passage:
        return replace(
            passage,
            facts=tuple(n for n in passage.facts if self.facts[n - 1].relation == relation),
            firings=tuple(firing for firing in passage.firings if relation in firing.relations),
            idle=tuple((rule, relations) for rule, relations in passage.idle if relation in relations),
        )


def explain(article: Article) -> Explanation:
    """Extract from an article and keep the way to every fact.

    Example:
        >>> article = Article("a", "Ông Nguyễn Văn An, Chủ tịch UBND tỉnh Hà Nam chủ trì hội nghị.")
        >>> (passage,) = explain(article).passages
        >>> [(firing.rule, firing.facts) for firing in passage.firings]
        [('figure.apposition', (1,)), ('chair.active', (2,))]
        >>> [mark.kind for mark in passage.marks]
        ['Person', 'Position', 'Body', 'Place', 'Meeting']
    """
    facts = extract_statements(article).statements
    passages = (passage for part in parts(article) for passage in _passages(part, article, facts))
    return Explanation(article, facts, tuple(_home(facts, _with_plain_lines(article.text, tuple(passages)))))


def _passages(part: Part, article: Article, facts: Sequence[Statement]) -> Iterator[Passage]:
    """The sentences of a part of an article."""
    sentences = analyze(part.text)
    read, relations = relation_mentions(part.text, sentences)
    outcome = Outcome(facts, ArticleResolver(article, read, relations, part.text).stated())
    for sentence, _ in readings(part.text, sentences):
        yield _read(sentence, relations, outcome, part.original)


def _read(
    sentence: Sentence,
    relations: Sequence[RelationMention],
    outcome: Outcome,
    original: Callable[[int, int], tuple[int, int]],
) -> Passage:
    here = [relation for relation in relations if sentence.start < relation.end <= sentence.end]
    firings = fired(sentence.chunks, here, outcome, original)
    return Passage(
        *original(sentence.start, sentence.end),
        tuple(Mark(*original(mark.start, mark.end), mark.kind) for mark in marks_of(sentence.chunks)),
        tuple(Piece(*original(chunk.start, chunk.end), chunk.symbol) for chunk in sentence.chunks),
        firings,
        idle_rules(sentence.chunks),
    )


def _with_plain_lines(text: str, passages: Sequence[Passage]) -> Iterator[Passage]:
    """The passages, and between them the lines in which annotation found nothing to read."""
    done = 0
    for passage in passages:
        yield from (Passage(*line.span()) for line in _LINE.finditer(text, done, passage.start))
        yield replace(passage, start=max(done, passage.start))
        done = max(done, passage.end)
    yield from (Passage(*line.span()) for line in _LINE.finditer(text, done))


def _home(facts: Sequence[Statement], passages: Iterator[Passage]) -> Iterator[Passage]:
    """Gives every fact to the passage in which its evidence ends."""
    waiting = sorted(range(1, len(facts) + 1), key=lambda n: facts[n - 1].evidence.end)
    for passage in passages:
        count = sum(facts[n - 1].evidence.end <= passage.end for n in waiting)
        yield replace(passage, facts=tuple(sorted(waiting[:count])))
        waiting = waiting[count:]
