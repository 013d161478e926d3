"""Foreigners by one name alone, whom a post abroad shows to be named so: `Thủ tướng Malaysia | Mahathir`."""

from __future__ import annotations

from collections.abc import Iterable

from kg.chunks import Sentence
from kg.kinds import ABROAD
from kg.mentions import Figure, PersonMention, PositionMention
from kg.spelling import is_syllable

_BESIDE = 8  # characters between a post and a name: a comma and a word of address


def foreigners(sentences: Iterable[Sentence]) -> frozenset[PersonMention]:
    """Those whose only word is no given name of a Vietnamese.

    Example:
        `Mahathir` in `nguyên Thủ tướng Malaysia Mahathir`, but not `Anh` in `Thủ tướng Anh`.
    """
    figures = (chunk.mention for sentence in sentences for chunk in sentence.chunks)
    return frozenset(one.person for one in figures if isinstance(one, Figure) and _is_foreigner(one))


def _is_foreigner(figure: Figure) -> bool:
    person = figure.person
    if not (person.partial and person.name.istitle() and not is_syllable(person.name)):
        return False
    addressed = person.woman is not None
    return any(0 <= person.start - post.end <= _BESIDE and (addressed or _is_abroad(post)) for post in figure.positions)


def _is_abroad(post: PositionMention) -> bool:
    """Whether a country, a place or a body abroad is printed with a post, or it is one that only others have."""
    body = post.body
    while body and body.parent and not body.place:
        body = body.parent
    place = post.place or (body.place if body else None)
    return (place is not None and place.level in ABROAD) or (body is None and post.takes == "country")
