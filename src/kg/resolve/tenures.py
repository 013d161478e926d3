"""Settles what the statements about one person and one position say together, and states each fact once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kg.model import Entity, Statement, Status, Value

_DEFAULTS = frozenset({"bộ", "chính", "phủ"})  # what a label adds to the printed words: `Thủ tướng [Chính phủ]`
_MEMBERSHIPS = ("Ủy viên", "Đại biểu", "Thành viên", "Bí thư Trung ương")
_NEAR = 250  # characters between an appointment and the post that it ends


def settle(statements: Iterable[Statement]) -> list[Statement]:
    """Each fact once, with the shortest evidence; appointments and removals also say who holds a position.

    Source: bench guidelines: an appointment adds `holds` current, a removal `holds` former, unless only proposed;
    the post that somebody leaves for a new one is former.
    """
    found = list(statements)
    found += [
        replace(s, relation="holds", status=Status.CURRENT if s.relation == "appointedTo" else Status.FORMER)
        for s in found
        if s.relation in ("appointedTo", "removedFrom") and s.status is not Status.PROPOSED
    ]
    removed = {_key(s)[1:] for s in found if s.relation == "removedFrom" and s.status is not Status.PROPOSED}
    best: dict[tuple[str, str, str], Statement] = {}
    for statement in found:
        if statement.relation == "holds" and (
            _key(statement)[1:] in removed or _left(statement, found) or _outgrown(statement, found)
        ):
            statement = replace(statement, status=Status.FORMER)
        key = _key(statement)
        known = best.get(key)
        if known is None or _rank(statement) < _rank(known):
            best[key] = statement
    kept = [s for s in best.values() if not _vaguer(s, best.values())]
    return sorted(kept, key=lambda s: (s.evidence.start, s.evidence.end, s.relation, _identity(s.object)))


def _left(held: Statement, statements: Iterable[Statement]) -> bool:
    """Whether the person leaves this post for another in the same passage."""
    if held.rule != "figure.apposition" or held.status is not Status.CURRENT:
        return False
    label = _identity(held.object)
    return any(
        s.relation == "appointedTo"
        and s.status is not Status.PROPOSED
        and s.subject == held.subject
        and s.object != held.object
        and s.evidence.start <= held.evidence.start
        and held.evidence.end <= s.evidence.end
        and not _member(held)
        and not _member(s)
        for s in statements
    ) and bool(label)


def _outgrown(held: Statement, statements: Iterable[Statement]) -> bool:
    """Whether a post of the past career was followed by another that the article names."""
    if not held.rule.endswith(".career") or _member(held):
        return False
    return any(
        s.relation in ("holds", "appointedTo")
        and s.subject == held.subject
        and s.object != held.object
        and not _member(s)
        and (s.evidence.start > held.evidence.end or not s.rule.endswith(".career"))
        for s in statements
    )


def _vaguer(held: Statement, others: Iterable[Statement]) -> bool:
    """Whether the same person holds the same role in a body that is named more fully elsewhere in the article."""
    if held.relation not in ("holds", "appointedTo", "removedFrom") or not isinstance(held.object, Entity):
        return False
    words = set(held.object.label.lower().split())
    return any(
        other.relation == held.relation
        and other.subject == held.subject
        and isinstance(other.object, Entity)
        and other.object != held.object
        and _role(other.object) == _role(held.object)
        and words - _DEFAULTS < set(other.object.label.lower().split())
        for other in others
    )


def _role(position: Entity) -> str:
    return str(dict(position.properties).get("role", "")).removesuffix(" Chính phủ")


def _member(statement: Statement) -> bool:
    return isinstance(statement.object, Entity) and statement.object.label.startswith(_MEMBERSHIPS)


def _rank(statement: Statement) -> tuple[int, int, int]:
    """Explicit former before current, then the shortest evidence, then the first."""
    evidence = statement.evidence
    former = statement.status in (Status.FORMER, Status.ACTING)
    return (0 if former else 1, evidence.end - evidence.start, evidence.start)


def _key(statement: Statement) -> tuple[str, str, str]:
    return (statement.relation, statement.subject.iri, _identity(statement.object))


def _identity(value: Value) -> str:
    return value.iri if isinstance(value, Entity) else str(value)
