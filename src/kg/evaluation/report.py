"""The measures over all articles: by relation, strict and relaxed, with what was missed and what was wrong."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import add

from kg.evaluation.alignment import align
from kg.evaluation.gold import GoldArticle, GoldFact
from kg.evaluation.scoring import Comparison, Tally, compare, compare_persons
from kg.model import Statement, wording_of
from kg.vocabulary import RELATIONS

WORST = 5


@dataclass(frozen=True, slots=True)
class Error:
    """A fact that was missed, or a statement that is wrong."""

    article: str
    kind: str
    relation: str
    subject: str
    object: str
    evidence: str


@dataclass(frozen=True, slots=True)
class ArticleScore:
    """The comparison of one article, strict and relaxed."""

    id: str
    statements: int
    strict: Comparison
    relaxed: Comparison
    persons: Tally
    errors: tuple[Error, ...]

    @property
    def total(self) -> Tally:
        """The strict counts of all relations together."""
        return total(tallies([self.strict]))


@dataclass(frozen=True, slots=True)
class Report:
    """The quality of an extraction.

    Attributes:
        articles: Number of articles compared.
        statements: Number of statements extracted from them.
        strict: Counts by relation; labels must agree but for spelling.
        relaxed: Counts by relation; labels may be nearly the same.
        persons: Counts of persons.
        status: Found is the number of right `holds`, right the number of those with the right status.
        worst: Articles with the lowest F1, with it.
        errors: All that is not right, article by article.
    """

    articles: int
    statements: int
    strict: Mapping[str, Tally]
    relaxed: Mapping[str, Tally]
    persons: Tally
    status: Tally
    worst: tuple[tuple[str, float], ...]
    errors: tuple[Error, ...]


def score(gold: GoldArticle, statements: Sequence[Statement]) -> ArticleScore:
    """Compare what was extracted from an article with what is annotated of it."""
    ordered = sorted(statements, key=lambda s: (s.evidence.start, s.evidence.end, *map(str, s.record("").values())))
    alignment = align(gold, ordered)
    strict = compare(gold, ordered, alignment, nearly=False)
    relaxed = compare(gold, ordered, alignment, nearly=True)
    persons = compare_persons(gold, ordered)
    return ArticleScore(gold.id, len(ordered), strict, relaxed, persons, _errors(gold, strict))


def summarize(scores: Sequence[ArticleScore]) -> Report:
    """The measures over all articles."""
    holds = [(s, fact) for one in scores for s, fact in one.strict.right if fact.relation == "holds"]
    agreeing = sum(statement.status == fact.status for statement, fact in holds)
    rated = sorted((one.total.f1, one.id) for one in scores if one.total != Tally())
    return Report(
        len(scores),
        sum(one.statements for one in scores),
        tallies(one.strict for one in scores),
        tallies(one.relaxed for one in scores),
        reduce(add, (one.persons for one in scores), Tally()),
        Tally(agreeing, len(holds), len(holds)),
        tuple((id, f1) for f1, id in rated[:WORST]),
        tuple(error for one in scores for error in one.errors),
    )


def tallies(comparisons: Iterable[Comparison]) -> dict[str, Tally]:
    """The counts of every relation."""
    found = list(comparisons)
    return {relation: reduce(add, (one.tally(relation) for one in found), Tally()) for relation in RELATIONS}


def total(tallies: Mapping[str, Tally]) -> Tally:
    """The counts of all relations together, every fact with the same weight (micro-average)."""
    return reduce(add, tallies.values(), Tally())


def _errors(gold: GoldArticle, strict: Comparison) -> tuple[Error, ...]:
    wrong = (
        Error(gold.id, "wrong", s.relation, s.subject.wording, wording_of(s.object), s.evidence.text)
        for s in strict.wrong
    )
    return (*wrong, *(_missed(gold, fact) for fact in strict.missed))


def _missed(gold: GoldArticle, fact: GoldFact) -> Error:
    subject, object_ = gold.name(fact.subject), gold.name(fact.objects[0])
    return Error(gold.id, "missed", fact.relation, subject, object_, fact.evidence)
