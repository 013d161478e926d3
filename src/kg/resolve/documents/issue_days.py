"""The days on which an article says that its documents were issued: they tell two apart, and the exact one counts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kg.kinds import LAW
from kg.lexicon import load_lexicon
from kg.mentions import DateMention, DocumentMention, RelationMention
from kg.model import PartialDate

_AMENDED = ("(sửa đổi)", "(sửa đổi, bổ sung)")  # end the titles of laws that replace those in force


def issue_days(relations: Iterable[RelationMention]) -> Mapping[DocumentMention, PartialDate]:
    """The day of each mention of a document, as far as a sentence tells it."""
    stated = ((r.subject, r.object) for r in relations if r.relation == "issuedOn")
    return {one: day.date for one, day in stated if isinstance(one, DocumentMention) and isinstance(day, DateMention)}


def is_of_other_day(
    mention: DocumentMention, known: Iterable[DocumentMention], days: Mapping[DocumentMention, PartialDate]
) -> bool:
    """Whether a document without number was issued on another day than one known by some mentions.

    Example:
        `Ngày 3/4, Bộ Y tế có văn bản đề nghị …` and `Ngày 12/5, Bộ Y tế lại có văn bản đề nghị …` are two; so are
        `Luật Thú y được Quốc hội thông qua năm 2015` and the `dự thảo Luật Thú y (sửa đổi)`.
    """
    day = days.get(mention)
    if day is None or mention.number:
        return False
    if load_lexicon().feature("document", mention.type, "family") == LAW:
        return day.year is not None and not _is_new(mention) and all(map(_is_new, known))
    return any(_differ(day, days[other]) for other in known if other in days)


def _is_new(law: DocumentMention) -> bool:
    """Whether a law is a draft, or said to amend the one of its title that is in force: `Luật Thú y | (sửa đổi)`."""
    return law.draft or law.title.endswith(_AMENDED)


def _differ(one: PartialDate, other: PartialDate) -> bool:
    """Whether two days cannot be one: where both tell the year, the month or the day, they tell another."""
    parts = ((one.year, other.year), (one.month, other.month), (one.day, other.day))
    return any(a and b and a != b for a, b in parts)


def is_less_exact(day: PartialDate, others: Iterable[PartialDate]) -> bool:
    """Whether one of the other days of a document tells the same more exactly: `2016` beside `2016-11-09`."""
    return any(other != day and _says_as_much(day, other) for other in others)


def _says_as_much(day: PartialDate, other: PartialDate) -> bool:
    parts = ((day.year, other.year), (day.month, other.month), (day.day, other.day))
    return all(a is None or a == b for a, b in parts)
