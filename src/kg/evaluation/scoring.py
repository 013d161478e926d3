"""Compares what was extracted from one article with what is annotated of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.evaluation.alignment import Alignment
from kg.evaluation.gold import GoldArticle, GoldFact
from kg.evaluation.labels import key
from kg.evaluation.relations import object_kind, subject_kind
from kg.model import Kind, Statement, wording_of
from kg.vocabulary import RELATIONS


@dataclass(frozen=True, slots=True)
class Tally:
    """How many were right, found, and to be found."""

    right: int = 0
    found: int = 0
    expected: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.right + other.right, self.found + other.found, self.expected + other.expected)

    @property
    def precision(self) -> float:
        """Share of what was found that is right."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Share of what is to be found that was."""
        return self.right / self.expected if self.expected else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Comparison:
    """The statements of an article, sorted; repeated wordings and optional facts are in none of the lists."""

    right: tuple[tuple[Statement, GoldFact], ...]
    wrong: tuple[Statement, ...]
    missed: tuple[GoldFact, ...]

    def tally(self, relation: str) -> Tally:
        """The counts of one relation."""
        right = sum(fact.relation == relation for _, fact in self.right)
        wrong = sum(statement.relation == relation for statement in self.wrong)
        missed = sum(fact.relation == relation for fact in self.missed)
        return Tally(right, right + wrong, right + missed)


def compare(gold: GoldArticle, statements: Sequence[Statement], alignment: Alignment, *, nearly: bool) -> Comparison:
    """Find for every statement the annotated fact that it states.

    Args:
        gold: What is annotated.
        statements: What was extracted, in the order of the text.
        alignment: Which persons, documents and meetings are the same.
        nearly: Whether labels that are nearly the same count as right.
    """
    right: dict[GoldFact, Statement] = {}
    wrong: list[Statement] = []
    for statement in _distinct(statements, alignment):
        fact = _counterpart(gold, statement, alignment, right, nearly)
        if fact is None:
            wrong.append(statement)
        elif not fact.optional:
            right.setdefault(fact, statement)
    missed = tuple(fact for fact in gold.facts if fact not in right and not fact.optional)
    return Comparison(tuple((statement, fact) for fact, statement in right.items()), tuple(wrong), missed)


def _distinct(statements: Sequence[Statement], alignment: Alignment) -> Iterator[Statement]:
    """The statements of the evaluated relations, each once."""
    seen: set[tuple[str, str, str]] = set()
    for statement in statements:
        if statement.relation not in RELATIONS:
            continue
        subject = alignment.counterpart(subject_kind(statement.relation), statement.subject)
        object_ = alignment.counterpart(object_kind(statement.relation), statement.object)
        named = subject or key(statement.subject.wording)
        form = (statement.relation, named, object_ or key(wording_of(statement.object)))
        if form not in seen:
            seen.add(form)
            yield statement


def _counterpart(
    gold: GoldArticle, statement: Statement, alignment: Alignment, taken: dict[GoldFact, Statement], nearly: bool
) -> GoldFact | None:
    """The annotated fact that a statement states: one not yet found first, its exact wording before a similar one."""
    subject = alignment.counterpart(subject_kind(statement.relation), statement.subject)
    fitting = (
        fact
        for fact in gold.facts
        if fact.relation == statement.relation
        and fact.subject == subject
        and alignment.agrees(fact, statement.object, nearly=nearly)
    )
    return min(
        fitting,
        key=lambda fact: (fact in taken, not alignment.agrees(fact, statement.object, nearly=False)),
        default=None,
    )


def compare_persons(gold: GoldArticle, statements: Sequence[Statement]) -> Tally:
    """The persons that facts are about; one who is annotated, but only in optional facts, may be found or not."""
    ends = [(s.subject, s.object) for s in statements if s.relation in RELATIONS]
    found = {key(wording_of(end)) for pair in ends for end in pair if getattr(end, "kind", None) is Kind.PERSON}
    known = {key(name) for name in gold.persons}
    due = {key(name) for fact in gold.facts if not fact.optional for name in _persons(fact)}
    return Tally(len(found & due), len(found) - len((found & known) - due), len(due))


def _persons(fact: GoldFact) -> Iterator[str]:
    if subject_kind(fact.relation) is Kind.PERSON:
        yield fact.subject
    if object_kind(fact.relation) is Kind.PERSON:
        yield fact.objects[0]
