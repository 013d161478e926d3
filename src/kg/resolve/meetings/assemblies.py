"""Whose a bare `Kỳ họp thứ 3` or `Phiên toàn thể` is: of the assembly that the article speaks of."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from kg.kinds import ABROAD
from kg.lexicon import load_lexicon
from kg.mentions import BodyMention, DateMention, PositionMention
from kg.resolve.bodies.bare import Bodies
from kg.resolve.bodies.heads import traits
from kg.resolve.labels import body_label
from kg.resolve.most_told import most_told
from kg.resolve.passages import Passages

_NEAR = 24  # characters between an assembly and the sitting that it holds: `| đã tiến hành |`
_PREPOSITIONS = (" của", " trước", " với", " tại", " ở")
_MOST = 2  # times that the article must name one for each time that it names another


class Assemblies:
    """The bodies of one article that sit in numbered sessions."""

    def __init__(self, passages: Passages, bodies: Bodies, text: str) -> None:
        self._passages = passages
        self._bodies = bodies
        self._text = text

    @cached_property
    def _found(self) -> list[BodyMention]:
        return [body for body in _assemblies(self._passages) if not _is_abroad(body)]

    def sitting(self, offset: int) -> str:
        """The assembly nearest in the sentence, else the one that the article names by far most; may be nothing."""
        sentence = self._passages.around(offset)
        near = [body for body in self._found if body.start in sentence]
        if near:
            return self._label(min(near, key=lambda body: (abs(body.start - offset), body.start)))
        return self.usual

    @cached_property
    def usual(self) -> str:
        """The assembly that the article names by far most; may be nothing."""
        return most_told(map(self._label, self._found), str, times=_MOST) or ""

    def holding(self, offset: int, end: int) -> str:
        """The assembly told right before a sitting to hold it, or right after it to act there; may be nothing.

        Example:
            `Quốc hội | họp phiên toàn thể`; `Trong phiên họp sáng 5/3, | Quốc hội | nghe báo cáo`.
        """
        near = [body for body in self._found if 0 <= offset - body.end <= _NEAR]
        if near and near[-1].start in self._passages.around(offset) and not self._is_object(near[-1]):
            return self._label(near[-1])
        acts = self._acting(offset, end)
        return self._label(acts) if acts else ""

    def _is_object(self, body: BodyMention) -> bool:
        """Whether the assembly does nothing: `trả lời chất vấn | của Quốc hội | tại phiên họp`."""
        return self._text[: body.start].rstrip().lower().endswith(_PREPOSITIONS)

    def _acting(self, offset: int, end: int) -> BodyMention | None:
        """The assembly that is named next, but for a day: not in a post, whose holder may be a guest of another."""
        told = (one for one in self._passages.following(offset) if one.start >= end)
        first = next((one for one in told if not isinstance(one, DateMention)), None)
        return first if isinstance(first, BodyMention) and first in self._found and first.start - end <= _NEAR else None

    def _label(self, body: BodyMention) -> str:
        return body_label(self._bodies.complete(body))


def _assemblies(passages: Passages) -> Iterator[BodyMention]:
    """The assemblies that are named, and those of the offices that name them: `Đại biểu Quốc hội`."""
    offices = filter(None, map(_of_office, passages.positions))
    yield from (body for body in (*passages.bodies, *offices) if "series" in traits(body) and not body.name)


def _of_office(position: PositionMention) -> BodyMention | None:
    of = load_lexicon().feature("role", position.role, "of")
    return BodyMention(position.start, position.end, of) if of and not _is_abroad(position) else None


def _is_abroad(mention: BodyMention | PositionMention) -> bool:
    return mention.place is not None and mention.place.level in ABROAD
