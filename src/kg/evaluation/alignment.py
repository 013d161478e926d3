"""Which extracted person, document or meeting is which annotated one, so that identifiers need not agree."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.evaluation.gold import GoldArticle, GoldFact, GoldThing
from kg.evaluation.labels import NEARLY, document_likeness, key, likeness
from kg.evaluation.relations import object_kind
from kg.model import Entity, Kind, Statement, Value, key_of, wording_of

LEAST_MEETING = 0.35
"""How much a meeting must share with an annotated one, in facts and words, to be that meeting."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """The annotated counterpart of what was extracted from one article.

    Attributes:
        persons: Annotated name by the key of a name.
        documents: Annotated id by IRI.
        meetings: Annotated id by IRI.
    """

    persons: Mapping[str, str]
    documents: Mapping[str, str]
    meetings: Mapping[str, str]

    def counterpart(self, kind: Kind | None, value: Value) -> str | None:
        """The annotated name or id of a person, document or meeting; `None` when there is none."""
        if kind is Kind.PERSON:
            return self.persons.get(key(wording_of(value)))
        return (self.documents if kind is Kind.DOCUMENT else self.meetings).get(key_of(value))

    def agrees(self, fact: GoldFact, value: Value, *, nearly: bool) -> bool:
        """Whether an annotated fact has this object."""
        kind = object_kind(fact.relation)
        if kind:
            return self.counterpart(kind, value) == fact.objects[0]
        return same_label(fact, wording_of(value), nearly=nearly)


def same_label(fact: GoldFact, label: str, *, nearly: bool) -> bool:
    """Whether a label is one of those that are right for the object of a fact."""
    if any(key(right) == key(label) for right in fact.objects):
        return True
    return nearly and any(likeness(right, label) >= NEARLY for right in fact.objects)


def align(gold: GoldArticle, statements: Sequence[Statement]) -> Alignment:
    """Align persons by name, documents by number or title, meetings by the facts and words that they share."""
    things = [end for s in statements for end in (s.subject, s.object) if isinstance(end, Entity)]
    known = Alignment({key(name): name for name in gold.persons}, _documents(gold, things), {})
    return Alignment(known.persons, known.documents, _meetings(gold, statements, known))


def one_to_one(scores: Iterable[tuple[float, str, str]]) -> dict[str, str]:
    """Pair every thing with at most one other, the best pairs first.

    Example:
        >>> one_to_one([(0.6, "a", "X"), (0.9, "b", "X"), (0.5, "a", "Y")])
        {'b': 'X', 'a': 'Y'}
    """
    pairs: dict[str, str] = {}
    for _, one, other in sorted(scores, key=lambda scored: (-scored[0], *scored[1:])):
        if one not in pairs and other not in pairs.values():
            pairs[one] = other
    return pairs


def _documents(gold: GoldArticle, things: Iterable[Entity]) -> dict[str, str]:
    found = {thing.iri: thing.label for thing in things if thing.kind is Kind.DOCUMENT}
    scores = (
        (max(document_likeness(right, label) for right in document.labels), iri, document.id)
        for iri, label in found.items()
        for document in gold.documents
    )
    return one_to_one(score for score in scores if score[0] >= NEARLY)


def _meetings(gold: GoldArticle, statements: Sequence[Statement], known: Alignment) -> dict[str, str]:
    found: dict[str, list[Statement]] = {}
    for statement in statements:
        if statement.subject.kind is Kind.MEETING:
            found.setdefault(statement.subject.iri, []).append(statement)
    scores = (
        (_shared(meeting, gold, mine, known) + _best_likeness(meeting, mine[0].subject.wording), iri, meeting.id)
        for iri, mine in found.items()
        for meeting in gold.meetings
    )
    return one_to_one(score for score in scores if score[0] >= LEAST_MEETING)


def _best_likeness(meeting: GoldThing, label: str) -> float:
    return max(likeness(right, label) for right in meeting.labels)


def _shared(meeting: GoldThing, gold: GoldArticle, statements: Sequence[Statement], known: Alignment) -> float:
    """The share of an annotated meeting's facts that are stated of an extracted one."""
    facts = [fact for fact in gold.facts if fact.subject == meeting.id]
    common = sum(
        any(fact.relation == s.relation and known.agrees(fact, s.object, nearly=True) for fact in facts)
        for s in statements
    )
    return common / (1 + len(facts))
