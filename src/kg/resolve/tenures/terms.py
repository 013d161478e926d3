"""Who is in or out of office by the terms of well-known offices: `Tổng thống Barack Obama` in news of 2017."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

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
    return term_of(held.subject.label, held.object.label)


def term_of(name: str, office: str) -> Term | None:
    """The term of somebody in a well-known office: `Trường Chinh` was a `Chủ tịch Hội đồng Nhà nước` from 1981 on."""
    terms = _terms().get(office, ())
    ending = f" {fold(name).replace('.', ' ')}" if terms else ""
    return next((one for one in terms if ending.endswith(one.name)), None)


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
