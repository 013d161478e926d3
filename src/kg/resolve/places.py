"""The place of a bare `Tỉnh ủy`, `UBND tỉnh`, `Sở Tài chính`: taken from what the article says, when that is one."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.lexicon import load_lexicon
from kg.mentions import (
    BodyMention,
    Figure,
    MeetingMention,
    Mention,
    PlaceMention,
    PositionMention,
    Sentence,
)
from kg.resolve.labels import province_type

# Heads of committees -> the types of place that they lead.
_COMMITTEES = {
    "Tỉnh ủy": ("tỉnh",),
    "Thành ủy": ("thành phố",),
    "Huyện ủy": ("huyện",),
    "Quận ủy": ("quận",),
    "Thị ủy": ("thị xã",),
    "Tỉnh đoàn": ("tỉnh",),
    "Thành đoàn": ("thành phố",),
    "Huyện đoàn": ("huyện",),
    "Quận đoàn": ("quận",),
}
_ORGANS = frozenset({"Ban Thường vụ", "Ban Chấp hành", "Thường trực", "Thường vụ", "Ban Thường trực"})
_CELLS = frozenset({"Đảng đoàn", "Ban cán sự Đảng", "Đảng ủy"})  # Party cells inside a state body or mass organization
_AND = 5  # characters of " và " or ", " between two bodies
_COMMA = 3  # characters between two posts of one list
_LENT = frozenset({"front", "massOrganization", "enterprise", "education"})
_NEAR = 60  # characters between two posts of which the second names the body of both
_PARTY = frozenset(_COMMITTEES)


@dataclass(frozen=True, slots=True)
class _Anchor:
    """A place named in full somewhere in the article."""

    offset: int
    type: str
    place: PlaceMention
    weight: int


class PlaceContext:
    """The places that an article names, and which of them completes a body that has none."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self._starts = [s.start for s in sentences]
        self._ends = [s.end for s in sentences]
        self._anchors = [anchor for s in sentences for c in s.chunks if c.mention for anchor in _anchors(c.mention)]
        self._positions = [p for s in sentences for c in s.chunks for p in _positions(c.mention)]
        self._local = [
            b for s in sentences for c in s.chunks if c.mention for b in _bodies(c.mention) if b.place and b.place.type
        ]
        self._committees = [
            body for s in sentences for c in s.chunks if c.mention for body in _bodies(c.mention) if body.head in _PARTY
        ]

    def complete(self, position: PositionMention) -> PositionMention:
        """The position with the place that the article gives to its body."""
        body = position.body
        if body and body.head in _CELLS and not (body.name or body.parent or body.place):
            host = self._host(position)
            return replace(position, body=_inside(body, host)) if host else position
        if position.body:
            return replace(position, body=self.complete_body(position.body))
        if position.place and (seat := self._seat(position)):
            return replace(position, body=self.complete_body(seat), place=None)
        if position.takes == "body" and not position.place and (lender := self._lender(position)):
            return replace(position, body=self.complete_body(lender))
        if position.place and not position.place.name:
            place = self._find(position.place.start, (position.place.type,))
            return replace(
                position,
                place=replace(place, start=position.place.start, end=position.place.end) if place else position.place,
            )
        return position

    def _host(self, position: PositionMention) -> BodyMention | None:
        """The body inside which a Party cell works: that of the next position in the list."""
        begin, end = self._sentence(position.start)
        later = [
            p.body for p in self._positions if p.body and position.end <= p.start < end and p.body.head not in _CELLS
        ]
        return self.complete_body(later[0]) if later and later[0].kind != "party" else None

    def _sentence(self, offset: int) -> tuple[int, int]:
        n = bisect_right(self._starts, offset) - 1
        return (self._starts[n], self._ends[n]) if n >= 0 and offset < self._ends[n] else (offset, offset)

    def _lender(self, position: PositionMention) -> BodyMention | None:
        """The body of the next position of the same kind: `Phó Hiệu trưởng giữ chức Hiệu trưởng Trường Chính trị`."""
        follows = [p for p in self._positions if p.body and 0 < p.start - position.end <= _COMMA]
        if follows and follows[0].body and follows[0].body.kind in _LENT:
            return follows[0].body
        base = _base_role(position.role)
        begin, end = self._sentence(position.start)
        near = [
            p
            for p in self._positions
            if p.body and begin <= p.start < end and _base_role(p.role) == base and abs(p.start - position.end) < _NEAR
        ]
        return min(near, key=lambda p: (p.start < position.start, abs(p.start - position.start))).body if near else None

    def _seat(self, position: PositionMention) -> BodyMention | None:
        """The body that a role and a place mean: `Chủ tịch tỉnh` is of the People's Committee, `Bí thư Bình Định` of the Party's."""
        place = position.place
        if (
            place is None
            or place.level not in ("province", "district", "commune")
            or not position.role.endswith(("Chủ tịch", "Bí thư"))
        ):
            return None
        kind = place.type or (province_type(place.name) if place.level == "province" else _district_type(place.name))
        if position.role.endswith("Chủ tịch"):
            return BodyMention(
                place.start, place.end, "Ủy ban nhân dân", "", "state", "", "typed", None, replace(place, type=kind)
            )
        head = next((head for head, types in _COMMITTEES.items() if kind in types), "Đảng ủy")
        typed = "bare" if head != "Đảng ủy" else "typed"
        return BodyMention(place.start, place.end, head, "", "party", "", typed, None, replace(place, type=kind))

    def complete_body(self, body: BodyMention) -> BodyMention:
        """The body with its place, or its parent for organs such as `Ban Thường vụ`."""
        if body.parent:
            return replace(body, parent=self.complete_body(body.parent))
        if body.head in _ORGANS and not body.place:
            committee = self._committee(body.start)
            return replace(body, parent=_governed(body.head, self.complete_body(committee))) if committee else body
        if (body.place and body.place.name) or body.level == "central":
            return body
        types = self._types(body) or self._joined(body)
        place = self._find(body.start, types) if types else None
        return replace(body, place=place) if place else body

    def _types(self, body: BodyMention) -> tuple[str, ...]:
        if body.place:
            return (body.place.type,)
        if body.head in _COMMITTEES:
            return _COMMITTEES[body.head]
        if body.places == "typed" and body.level == "province" and body.head in ("Sở", "Đoàn đại biểu Quốc hội"):
            return ("tỉnh", "thành phố")
        return ()

    def _joined(self, body: BodyMention) -> tuple[str, ...]:
        """`Hội đồng nhân dân và Ủy ban nhân dân tỉnh`: the first is of the place of the second."""
        if body.places != "typed" or body.name:
            return ()
        near = [b for b in self._local if 0 < b.start - body.end <= _AND]
        return (near[0].place.type,) if near and near[0].place else ()

    def _committee(self, offset: int) -> BodyMention | None:
        """The Party committee of the same sentence, else the article's only one."""
        begin, end = self._sentence(offset)
        near = [body for body in self._committees if begin <= body.start < end]
        if near:
            return min(near, key=lambda body: (body.start < offset, abs(body.start - offset)))
        names = {
            (self.complete_body(body).head, getattr(self.complete_body(body).place, "name", ""))
            for body in self._committees
        }
        if len({head for head, _ in names}) == 1:
            return self._committees[0]
        return None

    def _find(self, offset: int, types: tuple[str, ...]) -> PlaceMention | None:
        """The nearest place of a type in the sentence, else the article's main one."""
        fitting = [anchor for anchor in self._anchors if anchor.type in types]
        if not fitting:
            return None
        begin, end = self._sentence(offset)
        near = [a for a in fitting if begin <= a.offset < end]
        if near:
            return min(near, key=lambda a: (abs(a.offset - offset), a.offset)).place
        counts: Counter[str] = Counter()
        for anchor in fitting:
            counts[anchor.place.name] += anchor.weight
        (name, most), *others = counts.most_common()
        if others and others[0][1] == most:
            return None
        return next(a.place for a in fitting if a.place.name == name)


def _inside(cell: BodyMention, host: BodyMention) -> BodyMention:
    """The Party cell of a body; beside a People's Committee the `Đảng ủy` is that of the place."""
    if cell.head == "Đảng ủy" and host.head in ("Ủy ban nhân dân", "Hội đồng nhân dân"):
        return replace(cell, place=host.place)
    return replace(cell, parent=host)


def _base_role(role: str) -> str:
    """The role without rank: `Phó Chủ tịch Thường trực` is a kind of `Chủ tịch`."""
    return role.removeprefix("Phó ").removesuffix(" Thường trực").lower()


def _governed(organ: str, committee: BodyMention) -> BodyMention:
    """What an organ belongs to: the standing committee to the `Tỉnh ủy`, the executive one to the `Đảng bộ tỉnh`."""
    if organ != "Ban Chấp hành" or not committee.place:
        return committee
    place = replace(committee.place, type=committee.place.type or _COMMITTEES[committee.head][0])
    return replace(committee, head="Đảng bộ", places="typed", place=place)


def _anchors(mention: Mention | Figure) -> Iterator[_Anchor]:
    for place, weight in _places(mention):
        if place.within and place.within.name:
            yield from _anchor(place.within, weight)
        yield from _anchor(place, weight)


def _anchor(place: PlaceMention, weight: int) -> Iterator[_Anchor]:
    if not place.name or place.level not in ("province", "district", "commune"):
        return
    kind = place.type or (province_type(place.name) if place.level == "province" else _district_type(place.name))
    if kind:
        yield _Anchor(place.start, kind, replace(place, type=kind), weight)


def _district_type(name: str) -> str:
    entry = load_lexicon().lookup("district", name)
    return entry.features["type"] if entry else ""


def _places(mention: Mention | Figure | None) -> Iterator[tuple[PlaceMention, int]]:
    """Places inside a mention, with the weight of their place in it: that of a leading body counts more than a bare name."""
    if isinstance(mention, PlaceMention):
        yield mention, 1
    elif isinstance(mention, BodyMention):
        if mention.place:
            place = mention.place
            if mention.head in _COMMITTEES and not place.type:
                place = replace(place, type=_COMMITTEES[mention.head][0])
            yield place, 3
        yield from _places(mention.parent)
    elif isinstance(mention, Figure):
        for position in mention.positions:
            yield from _places(position)
    elif isinstance(mention, PositionMention):
        yield from _places(mention.body)
        yield from _places(mention.place)
    elif isinstance(mention, MeetingMention):
        yield from _places(mention.body)


def _positions(mention: Mention | Figure | None) -> tuple[PositionMention, ...]:
    if isinstance(mention, Figure):
        return mention.positions
    return (mention,) if isinstance(mention, PositionMention) else ()


def _bodies(mention: Mention | Figure) -> Iterator[BodyMention]:
    if isinstance(mention, BodyMention):
        yield mention
        if mention.parent:
            yield from _bodies(mention.parent)
    elif isinstance(mention, Figure):
        for position in mention.positions:
            yield from _bodies(position)
    elif (isinstance(mention, PositionMention) and mention.body) or (
        isinstance(mention, MeetingMention) and mention.body
    ):
        yield from _bodies(mention.body)
