"""Facts as humans correct them: retracted, with another status, or with what is right instead."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from rdflib.namespace import RDFS

from kg.errors import DecisionError, OntologyError
from kg.model import Article, Entity, Extraction, Kind, PartialDate, Statement, Status, Value, text_of
from kg.resolve.facts import once
from kg.resolve.identity.decisions import Decision
from kg.vocabulary import ONTOLOGY, term

Named = Callable[[str, Article], Value | None]
"""What a text stands for, as if an article had printed it; None if the grammar cannot read it as one thing."""

_DATE = "date"
_KINDS: dict[str, tuple[str, ...]] = {ONTOLOGY + kind: (kind,) for kind in Kind} | {str(RDFS.Literal): (_DATE,)}
_OFFICES, _SITES = (Kind.BODY, Kind.POSITION), (Kind.PLACE, Kind.BODY)
# Where the range is any entity.
_OBJECTS: dict[str, tuple[str, ...]] = {"issuedBy": _OFFICES, "organisedBy": _OFFICES, "heldAt": _SITES}


def check(decisions: Iterable[Decision], named: Named) -> None:
    """See that what is right can be read in all decisions, before any is followed.

    Raises:
        DecisionError: One gives nothing of the right kind; the message names file and line.
    """
    for decision in decisions:
        for end in ("subject", "object"):
            _thing(decision, end, Article("", ""), named)


def corrected(extraction: Extraction, decisions: Iterable[Decision], named: Named) -> Extraction:
    """The extraction without the statements that humans retract, and with those that they correct.

    Args:
        extraction: As it was read.
        decisions: What humans have decided.
        named: Reads what they say is right; what the article names already is that, with all that it says of it.
    """
    article, statements = extraction.article, extraction.statements
    mine = [one for one in decisions if one.verb in ("retract", "correct") and article.id in one.articles]
    if not mine:
        return extraction
    known = {(entity.kind, entity.label): entity for one in statements for entity in one.entities}

    def meant(text: str, article: Article) -> Value | None:
        value = named(text, article)
        return known.get((value.kind, value.label), value) if isinstance(value, Entity) else value

    return replace(extraction, statements=tuple(once(_corrected(statements, mine, article, meant))))


def says(decision: Decision, statement: Statement) -> bool:
    """Whether a decision is about a statement."""
    mine = (decision.relation, decision.subject, decision.object)
    return mine == (statement.relation, statement.subject.label, text_of(statement.object))


def _corrected(
    statements: Iterable[Statement], decisions: Sequence[Decision], article: Article, named: Named
) -> Iterator[Statement]:
    for statement in statements:
        decided = [one for one in decisions if says(one, statement)]
        if not any(one.verb == "retract" for one in decided):
            yield _right(statement, decided[0], article, named) if decided else statement


def _right(statement: Statement, decision: Decision, article: Article, named: Named) -> Statement:
    subject, value = (_thing(decision, end, article, named) for end in ("subject", "object"))
    return replace(
        statement,
        subject=subject if isinstance(subject, Entity) else statement.subject,
        object=value or statement.object,
        status=Status(decision.status) if decision.status else statement.status,
    )


def _thing(decision: Decision, end: str, article: Article, named: Named) -> Value | None:
    """What is right in the article as the subject or the object, None if that stays."""
    text = decision.right_subject if end == "subject" else decision.right
    if not text:
        return None
    kinds, value = _kinds(decision, end), PartialDate.of(text) or named(text, article)
    if value is None or (value.kind if isinstance(value, Entity) else _DATE) not in kinds:
        wanted = " or ".join(kinds) or "entity"
        raise DecisionError(f"{decision.where}: '{text}' is not read as a {wanted}, the {end} of {decision.relation}")
    return value


def _kinds(decision: Decision, end: str) -> tuple[str, ...]:
    """What the subject or the object of a relation can be."""
    try:
        said = term(decision.relation)
    except OntologyError as error:
        raise DecisionError(f"{decision.where}: {error}") from error
    if end == "subject":
        return _KINDS.get(said.values.get(str(RDFS.domain), ("",))[0], ())
    return _OBJECTS.get(decision.relation, _KINDS.get(said.range, ()))
