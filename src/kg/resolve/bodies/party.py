"""Committees, organs, departments and cells of the Party: which committee is meant, and what the others belong to."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, cached_property

from kg.kinds import FRONT, OF_STATE, SOCIETY
from kg.lexicon import load_lexicon
from kg.mentions import BodyMention, PlaceMention
from kg.records import replace
from kg.resolve.bodies.agencies import agencies
from kg.resolve.bodies.heads import GOVERNMENTS, PARTY_COMMITTEE, PARTY_ORGANIZATION, duty
from kg.resolve.passages import Passages
from kg.resolve.places.named import place_type

LOCAL_KINDS = OF_STATE | {FRONT, SOCIETY, "military"}  # kinds of bodies that work for a place


class Committees:
    """The committees of the Party that one article names."""

    def __init__(self, passages: Passages) -> None:
        self._passages = passages

    @cached_property
    def named(self) -> list[BodyMention]:
        """Those of places, in the order of the text."""
        return [body for body in self._passages.bodies if duty(body) == "committee"]

    def at(self, offset: int) -> BodyMention | None:
        """The committee nearest in the same sentence, else the article's only one."""
        if near := self.near(offset):
            return near
        return self.named[0] if len({body.head for body in self.named}) == 1 else None

    def near(self, offset: int) -> BodyMention | None:
        """The committee nearest in the same sentence, rather one that follows."""
        sentence = self._passages.around(offset)
        committees = (body for body in self._passages.bodies if body.start in sentence and leads(body))
        listed = self._passages.figure(offset) >= 0  # one of several persons, whose posts tell of each other's
        near = [b for b in committees if listed or b.start > offset or self._passages.tells(b.start, offset)]
        following = (body for body in near if offset < body.start)
        return next(following, min(near, key=lambda body: abs(body.start - offset), default=None))

    def leading(self, offset: int, deputy: bool) -> BodyMention | None:
        """The committee that a bare `Bí thư` leads: one of its sentence; for a deputy else the article's only one."""
        sentence = self._passages.around(offset)
        near = any(body.start in sentence for body in self.named)
        alone = deputy and all(duty(body) != "cell" for body in self._passages.bodies)
        return self.at(offset) if near or alone else None


def leads(body: BodyMention) -> bool:
    """Whether a body is a committee of the Party that has a standing committee: a `Tỉnh ủy`, a named `Đảng ủy`."""
    named = not body.alone or body.head != PARTY_COMMITTEE
    return duty(body) == "committee" or (body.head.startswith(PARTY_COMMITTEE) and named)


def committee_place(bodies: Sequence[BodyMention]) -> PlaceMention | None:
    """The place of the first Party committee that bears one: `Chủ tịch UBND rồi Bí thư | Tỉnh ủy Tây Ninh`."""
    committees = (body.parent if body.parent and not body.place else body for body in bodies)
    place = next((o.place for o in committees if o.place and o.place.name and duty(o) == "committee"), None)
    return replace(place, type=place_type(place)) if place else None


@cache
def departments() -> frozenset[str]:
    """Those of the committees of places: `Ban Tổ chức`."""
    return frozenset(agency.name for agency in agencies() if agency.kind == "party")


def in_committee(body: BodyMention) -> BodyMention:
    """A department of the Party's committee that is printed with the place alone: `Ban Tổ chức | Quận 2`."""
    place = body.place
    head = load_lexicon().committees.get(place.type) if place and place.name else None
    if body.kind != "party" or not head or body.called not in departments():
        return body
    committee = replace(body, head=head, name="", level="", places="bare")
    return replace(body, parent=committee, place=None)


def cell_of(cell: BodyMention, host: BodyMention) -> BodyMention:
    """The Party cell inside a body; beside a People's Committee, or any body of a commune, that of the place.

    The People's Committee of a province has one of its own, for the place has a `Tỉnh ủy`.
    """
    level = host.place.level if host.place else ""
    of_place = (host.head in GOVERNMENTS and level != "province") or (level == "commune" and host.kind in LOCAL_KINDS)
    if cell.head in (PARTY_COMMITTEE, PARTY_ORGANIZATION) and of_place:
        return replace(cell, place=host.place)
    return replace(cell, parent=host)


def governing(organ: BodyMention, committee: BodyMention) -> BodyMention:
    """What an organ belongs to: the standing committee to the `Tỉnh ủy`, the executive one to the `Đảng bộ tỉnh`."""
    place = committee.place
    if organ.head != "Ban Chấp hành" or not place or committee.kind == SOCIETY:
        return committee
    kind = place.type or load_lexicon().feature("head", committee.head, "of")
    return replace(committee, head=PARTY_ORGANIZATION, places="typed", place=replace(place, type=kind))
