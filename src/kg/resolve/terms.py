"""Who is in or out of office by the terms of well-known offices: `Tổng thống Barack Obama` in news of 2017."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from functools import cache
from typing import NamedTuple

from kg.kinds import TENURES
from kg.model import Entity, Statement, Status
from kg.records import replace
from kg.resources import resource
from kg.spelling import fold
from kg.tables import read_table

_ONLINE = "2000"  # no news on the web is older
_NEVER = "9999"


class Term(NamedTuple):
    """The time of one person in an office; ISO dates, the end empty while it goes on."""

    name: str  # how the folded name of the holder ends, after a blank
    began: str
    ended: str


def without_others(statements: Iterable[Statement], written: str) -> list[Statement]:
    """The statements without the well-known offices that somebody known for others never held.

    What stands beside the name of a holder is another's, and so is what is told of a pronoun, in an article that is
    older than the table.

    Example:
        In `Phó Thủ tướng Trương Hòa Bình, Viện trưởng Viện kiểm sát nhân dân tối cao và các bộ trưởng` two are meant.

    Args:
        statements: What one article states.
        written: Day or year of the article, as far as it is known.
    """
    stated = list(statements)
    known = {held.subject.iri for held in stated if held.status is Status.CURRENT and term(held)}
    covered = bool(written) and written < _horizon()
    return [
        held for held in stated if not (_is_of_others(held) and (_beside(held, known) or (covered and _held(held))))
    ]


def _is_of_others(held: Statement) -> bool:
    """Whether a statement gives a well-known office to somebody who is not known to have had it."""
    if held.relation not in TENURES or not isinstance(held.object, Entity):
        return False
    return held.object.label in _terms() and _term_of(held.subject, held.object) is None


def _beside(held: Statement, known: Set[str]) -> bool:
    """Whether an office stands beside the name of somebody who is known for another one."""
    return held.rule.startswith("figure.") and held.status is Status.CURRENT and held.subject.iri in known


def _held(held: Statement) -> bool:
    """Whether the person is known for any office."""
    name = _words(held.subject.label)
    return any(name.endswith(one.name) for terms in _terms().values() for one in terms)


def out_of_office(statements: Iterable[Statement], written: str) -> list[Statement]:
    """The statements, with those of posts that were over when the article was written as former.

    An article that names who came later is newer, too: with a `Thủ tướng Nguyễn Xuân Phúc`, `Tổng thống Obama` may
    still be in office, with a `Tổng thống Donald Trump` he is not.

    Args:
        statements: What one article states.
        written: Day or year of the article, as far as it is known.
    """
    stated = list(statements)
    terms = {i: found for i, statement in enumerate(stated) if (found := term(statement))}
    now = max((_ONLINE, written, *(one.began for one in terms.values())))
    over = {i for i, one in terms.items() if one.ended and one.ended <= now}
    return [_former(held) if i in over or _died(held) <= now else held for i, held in enumerate(stated)]


def _died(held: Statement) -> str:
    """The day on which who holds a post died; for everybody else a day that never comes."""
    return _lives().get(fold(held.subject.label), _NEVER) if held.relation == "holds" else _NEVER


def _former(held: Statement) -> Statement:
    return replace(held, status=Status.FORMER) if held.status is Status.CURRENT else held


def term(held: Statement) -> Term | None:
    """The term of the person in the office that a statement gives."""
    if held.relation != "holds" or held.status is Status.PROPOSED or not isinstance(held.object, Entity):
        return None
    return _term_of(held.subject, held.object)


def _term_of(person: Entity, office: Entity) -> Term | None:
    terms = _terms().get(office.label, ())
    name = _words(person.label) if terms else ""
    return next((one for one in terms if name.endswith(one.name)), None)


def _words(name: str) -> str:
    return f" {fold(name).replace('.', ' ')}"


@cache
def _terms() -> Mapping[str, Sequence[Term]]:
    """The terms in each office of terms_of_office.csv."""
    found: dict[str, list[Term]] = defaultdict(list)
    for row in read_table(resource("gazetteers", "terms_of_office.csv")):
        found[row["office"]].append(Term(f" {fold(row['name'])}", row["from"], row["to"]))
    return found


@cache
def _lives() -> Mapping[str, str]:
    """Folded names of the well-known dead, and the day of their death."""
    return {one.name.strip(): one.ended for one in _terms()[""]}


@cache
def _horizon() -> str:
    """The last day of which the table tells."""
    return max(max(one.began, one.ended) for terms in _terms().values() for one in terms)
