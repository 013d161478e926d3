"""Whom `ông`, `đồng chí` may mean: who came first in a sentence before, by name or by office."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from kg.chunks import Chunk, Sentence, of_kind
from kg.families import TWO_SIDES
from kg.mentions import Figure, MeetingMention, PersonMention, PositionMention
from kg.model import Status


class Topic(NamedTuple):
    """Somebody who came first in a sentence.

    Attributes:
        person: Who.
        told: Where in the text, by name or by office.
        until: The offset up to which a pronoun may mean the person.
    """

    person: PersonMention
    told: int
    until: int


def topics(text: str, sentences: Iterable[Sentence]) -> Sequence[Topic]:
    """The persons whom `ông` may mean, in the order of the text.

    It means who came first in a sentence before; but after a verb of saying who comes first in what is said:
    `Bà Hoa nói anh Nam làm tốt, khen | ông | có trách nhiệm`. Whom a pronoun means goes on to be spoken of:
    `Năm 1990, ông thay ông Bình. Năm 1995, | ông | được bầu làm Bí thư`. It is nobody whom the one spoken of meets:
    `Trong cuộc gặp với ông Nam, | ông | đề xuất …`. Who holds an office may come first by that alone:
    `Bí thư Tỉnh ủy yêu cầu … | Đồng chí | tặng hoa`.
    """
    found: list[Topic] = []
    holders: dict[tuple[str, str], tuple[PositionMention, PersonMention]] = {}
    for sentence in sentences:
        until, spoken_of = sys.maxsize, None
        figures = list(of_kind(Figure, sentence.chunks))
        office = _office_first(text, sentence) if not figures else None
        known = holders.get(_printed(office)) if office else None
        if office and known and not _is_elsewhere(office, known[0]):
            found.append(Topic(known[1], office.start, until))
        held = ((post, figure.person) for figure in figures for post in figure.positions)
        holders.update({_printed(post): (post, who) for post, who in held if post.status is not Status.FORMER})
        for before, chunk in zip((None, *sentence.chunks), sentence.chunks, strict=False):
            if chunk.symbol == "SAY" and not until:
                until = sentence.end
            elif isinstance(chunk.mention, Figure) and until and not _is_met(text, before, chunk):
                person = chunk.mention.person
                if not person.name:
                    spoken_of = spoken_of or person
                elif not spoken_of or differ(person.woman, spoken_of.woman):
                    found.append(Topic(person, person.start, until))
                    until = 0
    return found


def _office_first(text: str, sentence: Sentence) -> PositionMention | None:
    """The office that begins a sentence, or what follows a comma: `Tại hội nghị, | Bí thư Tỉnh ủy | yêu cầu`."""
    office = next(of_kind(PositionMention, sentence.chunks), None)
    begins = office and (office.start == sentence.start or text[sentence.start : office.start].endswith(", "))
    return office if begins else None


def _printed(post: PositionMention) -> tuple[str, str]:
    """What is printed of an office, but for its place."""
    return post.role, post.body.head if post.body else ""


def _is_elsewhere(office: PositionMention, post: PositionMention) -> bool:
    """Whether two offices are printed with two places: `Bí thư Tỉnh ủy Hà Nam`, `Bí thư Tỉnh ủy Thái Bình`."""
    places = [one.place or (one.body.place if one.body else None) for one in (office, post)]
    return len({place.name for place in places if place and place.name}) > 1


def _is_met(text: str, before: Chunk | None, figure: Chunk) -> bool:
    """Whether somebody is the other side of a talk that is named right before: `cuộc gặp với | ông Nam`."""
    if before is None or not isinstance(before.mention, MeetingMention):
        return False
    return before.mention.family in TWO_SIDES and text[before.end : figure.start].split()[:1] == ["với"]


def differ(one: bool | None, other: bool | None) -> bool:
    """Whether one is said to be a woman and the other a man."""
    return one is not None and other is not None and one != other
