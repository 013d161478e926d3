"""Facts from statements: what an article says several times is stated once."""

from __future__ import annotations

from collections.abc import Iterable

from kg.model import Statement, Status, key_of
from kg.records import replace


def once(statements: Iterable[Statement]) -> list[Statement]:
    """Each fact once, with the evidence that shows it best, in the order of the text."""
    best: dict[tuple[str, str, str], Statement] = {}
    for statement in statements:
        key = statement.key
        if key in best:
            shown, other = sorted((best[key], statement), key=_rank)
            said = tuple(dict.fromkeys((*shown.qualifiers, *other.qualifiers)))
            statement = replace(shown, qualifiers=said) if other.qualifiers else shown
        best[key] = statement
    return sorted(best.values(), key=lambda s: (s.evidence.start, s.evidence.end, s.relation, key_of(s.object)))


def _rank(statement: Statement) -> tuple[int, float, int, int]:
    """Explicit former before current before planned, the sure before the implied, the shortest evidence, the first."""
    evidence = statement.evidence
    explicit = statement.status in (Status.FORMER, Status.ACTING)
    told = 0 if explicit else 1 if statement.status is not Status.PROPOSED else 2
    return told, -statement.confidence, evidence.end - evidence.start, evidence.start
