"""The bodies that an article names: which of them a bare head, a bare cell or a short form stands for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

from kg.mentions import BodyMention, PlaceMention
from kg.records import replace
from kg.resolve.bodies.full_names import FullNames
from kg.resolve.bodies.heads import (
    GOVERNMENTS,
    PARTY_COMMITTEE,
    as_printed,
    duty,
    is_bare,
    is_department,
    is_of_kind,
    traits,
)
from kg.resolve.most_told import most_told
from kg.resolve.nesting import bodies
from kg.resolve.passages import Passages
from kg.resolve.places.named import place_type

_UNLED = frozenset({"staff", "college"})  # traits of the heads of bodies that no role implies
_OFTEN = 3  # mentions of the ministry that an article is about
_NEAR = 40  # characters between a body and a role in it that does not name it
_CENTRAL = {"Bộ": "state", "Ban ": "party"}  # heads and kinds of the central bodies that an article may be about
_BRANCH = "chi nhánh"  # ends the head of a branch of a bank, which is not the bank
_MISSION = "quán"  # ends the heads of embassies and consulates


class NamedBodies:
    """The bodies that one article names, in the order of the text."""

    def __init__(self, passages: Passages) -> None:
        self._passages = passages

    @cached_property
    def _full_names(self) -> FullNames:
        return FullNames(self._passages.bodies)

    @cached_property
    def all(self) -> list[BodyMention]:
        """Each under its full name."""
        return [self.full(body) for body in self._passages.bodies]

    def full(self, body: BodyMention) -> BodyMention:
        """The body under its full name, if the article prints that, too."""
        return self._full_names.of(body)

    def meant(self, bare: BodyMention) -> BodyMention | None:
        """The body that a head alone stands for: the last one before with that head, else the first after.

        Example:
            `Sở` in `Phó Giám đốc Sở` after `Sở Y tế tỉnh Hà Nam`.
        """
        fitting = [body for body in self.all if is_of_kind(body, bare.head)]
        if "several" in traits(bare) and len({(body.head, body.name) for body in fitting}) > 1:
            sentence = self._passages.around(bare.start)
            fitting = [body for body in fitting if sentence.start <= body.start < bare.start]
            if len({(body.head, body.name) for body in fitting}) != 1:
                return None
        before = [body for body in fitting if body.start < bare.start]
        guest = bool(before) and {bare.start, before[-1].start} <= self._led
        host = self._host(before, bare.head) if guest else None
        seats = [body for body in self._seats if body.start < bare.start and is_of_kind(body, bare.head)]
        found = host or next(iter(before[::-1] or seats[::-1] or fitting), None)
        return as_printed(found, bare.head) if found else None

    def _host(self, fitting: Sequence[BodyMention], head: str) -> BodyMention | None:
        """The only one that an article speaks of otherwise than with the post of a guest, if it does: its own."""
        own = [body for body in (*fitting, *self._seats) if body.start not in self._led and is_of_kind(body, head)]
        return own[-1] if len({(body.head, body.name) for body in own}) == 1 else None

    @cached_property
    def _seats(self) -> list[BodyMention]:
        """Those whose seats it names: `tại trụ sở | Sở Y tế`."""
        venues = (mention for mention in self._passages.mentions if isinstance(mention, PlaceMention))
        return [self.full(venue.host) for venue in venues if isinstance(venue.host, BodyMention)]

    @cached_property
    def _led(self) -> frozenset[int]:
        """Where bodies begin that a post names: `Phó Giám đốc | Sở Nội vụ`."""
        return frozenset(body.start for post in self._passages.positions for body in bodies(post))

    def board(self, bare: BodyMention) -> BodyMention | None:
        """The steering board that a bare one is, by its whole name: that of `Ban Chỉ đạo Trung ương về …`."""
        named = self.meant(bare)
        short = f"{named.head} {named.name} " if named else ""  # "Ban Chỉ đạo Trung ương", too
        longer = (body for body in self.all if short and f"{body.head} {body.name}".startswith(short))
        return next((as_printed(body, bare.head) for body in longer), named)

    def named_before(self, bare: BodyMention, within: range | None = None) -> BodyMention | None:
        """The last body before a bare one with its head and a name: `Đảng ủy | Yên Mỹ`, `Ban Chỉ đạo | 35`."""
        named = (body for body in self.all if body.head == bare.head and not body.alone)
        near = [b for b in named if b.start < bare.start and (within is None or b.start in within)]
        return near[-1] if near else None

    def implied(self, head: str, offset: int) -> BodyMention | None:
        """The body with a head that stands right before an offset, else the article's only one.

        Example:
            `Ban Tổ chức` before `do ông A, Phó Trưởng ban`; for `Bộ trưởng` the ministry that the article is about.
        """
        mission = head.endswith(_MISSION)
        ours = (b for b in self.all if (b.kind != "foreign" or mission) and not b.head.endswith(_BRANCH))
        wanted = (body for body in ours if is_of_kind(body, head) or (body.head == head and _is_whole(body)))
        led = (body for body in wanted if _UNLED.isdisjoint(traits(body)))
        fitting = [body for body in led if duty(body) not in ("organ", "cell")]
        before = [body for body in fitting if 0 < offset - body.end < _NEAR]
        alike = fitting if len({(body.head, body.name) for body in fitting}) == 1 else _mostly(fitting)
        found = next(iter(before[-1:] or alike), None)
        return as_printed(found, head) if found else None

    def namesake(self, body: BodyMention) -> PlaceMention | None:
        """The place of the only body of the name that has one: `Phó Chủ tịch | UBND` after `UBND phường Tân An`.

        For a government that is named nowhere, that of the only Party committee: after `Đảng ủy phường Tân An`.
        """
        if body.places != "typed" or not body.alone or body.level == "central" or duty(body):
            return None
        named = [b.place for b in self.all if (b.head, b.name) == (body.head, "") and b.place and b.place.name]
        if not named and body.head in GOVERNMENTS:
            led = (b.place for b in self.all if b.head == PARTY_COMMITTEE or duty(b) == "committee")
            named = [replace(place, type=place_type(place)) for place in led if place and place.name]
        return named[0] if len({place.name for place in named}) == 1 else None

    def numbered(self, short: BodyMention) -> BodyMention | None:
        """The body of which a number says less than its name: `Vùng 4` of `Vùng 4 Hải quân`."""
        return next((body for body in self.all if body.head.startswith(f"{short.head} {short.name} ")), None)

    def ministry(self, department: BodyMention) -> BodyMention | None:
        """What a department printed alone is part of: `Cục Viễn thông`, elsewhere `Cục Viễn thông (Bộ …)`."""
        return self._ministries.get((department.head, department.name))

    @cached_property
    def _ministries(self) -> Mapping[tuple[str, str], BodyMention]:
        """The ministries of departments, by their heads and names."""
        found = (body for body in self.all if body.parent and is_department(body))
        return {(body.head, body.name): body.parent for body in found if body.parent}


def _is_whole(body: BodyMention) -> bool:
    """Whether a body without a name is told: `Thanh tra | tỉnh Hà Nam`, `Bộ Ngoại giao`."""
    return not is_bare(body) and (body.place is not None or body.level == "central")


def _mostly(ministries: Sequence[BodyMention]) -> list[BodyMention]:
    """The central body named again and again, at least twice as often as any other of its kind."""
    kind = next((kind for head, kind in _CENTRAL.items() if all(body.head.startswith(head) for body in ministries)), "")
    central = ((body.head, body.name) for body in ministries if body.kind == kind and not body.place)
    name = most_told(central, lambda name: name, times=2, least=_OFTEN)
    return [body for body in ministries if (body.head, body.name) == name]
