"""The place or parent of a bare `Tỉnh ủy`, `UBND tỉnh`, `Ban Thường vụ`: taken from the article, when it says one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property

from kg.kinds import SOCIETY
from kg.lexicon import HOME, load_lexicon
from kg.mentions import BodyMention, PlaceMention
from kg.records import replace
from kg.resolve.full_names import FullNames
from kg.resolve.heads import (
    CENTRAL_SOCIETY,
    GOVERNMENTS,
    PARTY_COMMITTEE,
    PARTY_ORGANIZATION,
    as_printed,
    duty,
    is_bare,
    is_department,
    is_of_kind,
    traits,
)
from kg.resolve.hosts import Hosts
from kg.resolve.levels import place_types
from kg.resolve.party import Committees, cell_of, committee_place, governing, in_committee
from kg.resolve.passages import Passages
from kg.resolve.places import Places, place_type

_COMMUNES = ("xã", "phường", "thị trấn", "đặc khu")
_COMMA = 2  # characters of `, ` between two bodies
_AND = 5  # characters of ` và ` or `, ` between two bodies
_OFTEN = 3  # mentions of the ministry that an article is about
_NEAR = 40  # characters between a body and a role in it that does not name it
_CENTRAL = {"Bộ": "state", "Ban ": "party"}  # heads and kinds of the central bodies that an article may be about
_BRANCH = "chi nhánh"  # ends the head of a branch of a bank, which is not the bank
_FRONT = "Mặt trận"  # printed short
_MISSION = "quán"  # ends the heads of embassies and consulates


class Bodies:
    """Completes the bodies of one article.

    Attributes:
        committees: Those of the Party that the article names.
    """

    def __init__(self, passages: Passages, places: Places, hosts: Hosts) -> None:
        self._passages = passages
        self._places = places
        self._hosts = hosts
        self.committees = Committees(passages)
        self._begun: set[BodyMention] = set()  # those that are being completed

    @cached_property
    def _full_names(self) -> FullNames:
        return FullNames(self._passages.bodies)

    @cached_property
    def _found(self) -> list[BodyMention]:
        return [self.full(body) for body in self._passages.bodies]

    def full(self, body: BodyMention) -> BodyMention:
        """The body under its full name, if the article prints that, too."""
        return self._full_names.of(body)

    @cached_property
    def _typed(self) -> list[tuple[BodyMention, str]]:
        return [(body, body.place.type) for body in self._found if body.place and body.place.type]

    @cached_property
    def _parents(self) -> Mapping[tuple[str, str], BodyMention]:
        """The ministries of departments, by their heads and names."""
        found = (body for body in self._found if body.parent and is_department(body))
        return {(body.head, body.name): body.parent for body in found if body.parent}

    def complete(self, body: BodyMention) -> BodyMention:
        """The body with its place, or its parent for organs such as `Ban Thường vụ`.

        Example:
            In an article about `tỉnh Thái Bình`, a bare `Tỉnh ủy` becomes `Tỉnh ủy Thái Bình`.
        """
        if body in self._begun:
            return body  # which is a part of what it stands for: `Vụ Pháp chế Bộ`, where no ministry is named
        self._begun.add(body)
        whole = self._complete(body)
        self._begun.remove(body)
        return whole

    def _complete(self, body: BodyMention) -> BodyMention:
        if body.head == CENTRAL_SOCIETY and not body.name:
            return self._society(body) or body
        body = (self.named(body) or body) if is_bare(body) else self.full(body)
        if body.parent and duty(body) == "organ" and _is_bare_organization(body.parent) and self._whole(body):
            body = replace(body, parent=None)  # "Ban Chấp hành Đảng bộ |, Ban Thường vụ Tỉnh ủy Hà Nam"
        if body.parent:
            return replace(body, parent=self.complete(body.parent))
        if body.name and "counted" in traits(body):
            return self._numbered(body) or body
        if body.head == _FRONT and not body.place:
            return self._front(body) or body
        if not body.place and (parent := self._parents.get((body.head, body.name))):
            return replace(body, parent=self.complete(parent))  # "Cục Viễn thông", elsewhere "Cục Viễn thông (Bộ …)"
        if duty(body) == "office" and not body.place and (central := self._of_center(body)):
            return central
        if duty(body) in ("organ", "office") and not body.place:
            whole = self._front(body) if body.kind == "front" else self._whole(body)
            return replace(body, parent=governing(body, self.complete(whole))) if whole else body
        if duty(body) == "cell" and not (body.name or body.place):
            host = self._led_together(body)
            return replace(body, parent=self.complete(host)) if host else self._commune(body)
        if (body.place and body.place.name) or body.level == "central":
            return in_committee(body)
        place = self._place(body)
        return replace(body, place=place) if place else body

    def _society(self, central: BodyMention) -> BodyMention | None:
        """The national society of which the article names a branch, or it: `Hội Luật gia tỉnh …, | Trung ương Hội`."""
        societies = [body for body in self._found if body.kind == SOCIETY]
        before = (body for body in reversed(societies) if body.start < central.start)
        heads = (body.head if HOME in body.head else f"{body.head} {HOME}" for body in (*before, *societies))
        listed = next((entry for head in heads if (entry := load_lexicon().lookup("body", head))), None)
        return replace(central, head=listed.canonical) if listed else None

    def _of_center(self, office: BodyMention) -> BodyMention | None:
        """The office of the Central Committee of the name, if it was named before: `Ủy ban Kiểm tra | Trung ương`."""
        if self._hosts.of(office.start, (SOCIETY,)):
            return None  # which has one of its own: "Ủy ban Kiểm tra Trung ương Đoàn"
        before = (body for body in self._found if body.start < office.start)
        named = next((body for body in before if body.head == f"{office.head} Trung ương"), None)
        return replace(named, start=office.start, end=office.end) if named else None

    def _numbered(self, short: BodyMention) -> BodyMention | None:
        """The body of which a number says less than its name: `Vùng 4` of `Vùng 4 Hải quân`."""
        return next((body for body in self._found if body.head.startswith(f"{short.head} {short.name} ")), None)

    def _led_together(self, cell: BodyMention) -> BodyMention | None:
        """What a cell leads with the command printed after it: `Đảng ủy, Ban Giám đốc | Bệnh viện Bạch Mai`."""
        near = [body for body in self._found if 0 < body.start - cell.end <= _COMMA]
        if not near or "command" not in traits(near[0]):
            return None
        return near[0].parent or (near[0] if near[0].place else None)

    def host(self, venue: PlaceMention) -> BodyMention | PlaceMention | None:
        """Whose venue it is, with its place: `hội trường | Tỉnh ủy Thái Bình`, `Sân vận động | tỉnh Thái Bình`."""
        if isinstance(venue.host, PlaceMention):
            return self._places.find(venue.host.start, (venue.host.type,)) or venue.host
        return self.complete(venue.host) if venue.host else None

    def _place(self, body: BodyMention) -> PlaceMention | None:
        """The place of a body that prints none, or its type alone."""
        kinds = place_types(body) or tuple((types, "") for types in self._joined(body))
        if not kinds:
            return self._shared(body)
        return next(filter(None, (self._places.find(body.start, types, level) for types, level in kinds)), None)

    def led(self, cell: BodyMention) -> BodyMention | None:
        """The committee of the Party that a bare `Đảng ủy` is in an article about it, or about what it is in."""
        if self._hosts.committee and cell.head in (PARTY_COMMITTEE, PARTY_ORGANIZATION):
            return self.complete(self._hosts.committee)
        return cell_of(cell, self.complete(self._hosts.cell)) if self._hosts.cell else None

    def _commune(self, cell: BodyMention) -> BodyMention:
        """A bare `Đảng ủy` of the commune that the sentence or the article tells: `Ủy ban Kiểm tra | Đảng ủy`."""
        place = self._shared(cell)
        if not place and (named := self.led(cell) or self.cell(cell)):
            return self.complete(named)
        place = place or (self._places.only(_COMMUNES) if cell.head == PARTY_COMMITTEE else None)
        return replace(cell, place=place) if place else cell

    def named(self, bare: BodyMention) -> BodyMention | None:
        """The body that a head alone stands for: the last one before with that head, else the first after.

        Example:
            `Sở` in `Phó Giám đốc Sở` after `Sở Y tế tỉnh Hà Nam`.
        """
        fitting = [body for body in self._found if is_of_kind(body, bare.head)]
        if "several" in traits(bare) and len({(body.head, body.name) for body in fitting}) > 1:
            sentence = self._passages.around(bare.start)
            fitting = [body for body in fitting if sentence.start <= body.start < bare.start]
            if len({(body.head, body.name) for body in fitting}) != 1:
                return None
        before = [body for body in fitting if body.start < bare.start]
        found = next(iter(before[::-1] or fitting), None)
        return as_printed(found, bare.head) if found else None

    def board(self, bare: BodyMention) -> BodyMention | None:
        """The steering board that a bare one is, by its whole name: that of `Ban Chỉ đạo Trung ương về …`."""
        named = self.named(bare)
        short = f"{named.head} {named.name} " if named else ""  # "Ban Chỉ đạo Trung ương", too
        longer = (body for body in self._found if short and f"{body.head} {body.name}".startswith(short))
        return next((as_printed(body, bare.head) for body in longer), named)

    def cell(self, bare: BodyMention, within: range | None = None) -> BodyMention | None:
        """The last named cell with the same head before a bare one: `Đảng ủy | xã Nhân Chính`."""
        named = (body for body in self._found if body.head == bare.head and (body.parent or body.place or body.name))
        near = [b for b in named if b.start < bare.start and (within is None or b.start in within)]
        return near[-1] if near else None

    def implied(self, head: str, offset: int) -> BodyMention | None:
        """The body with a head that stands right before an offset, else the article's only one.

        Example:
            `Ban Tổ chức` before `do ông A, Phó Trưởng ban`; for `Bộ trưởng` the ministry that the article is about.
        """
        mission = head.endswith(_MISSION)
        ours = (b for b in self._found if (b.kind != "foreign" or mission) and not b.head.endswith(_BRANCH))
        wanted = (body for body in ours if is_of_kind(body, head) or (body.head == head and _is_whole(body)))
        told = (body for body in wanted if "staff" not in traits(body))
        led = (body for body in told if "college" not in traits(body))
        fitting = [body for body in led if duty(body) not in ("organ", "cell")]
        before = [body for body in fitting if 0 < offset - body.end < _NEAR]
        alike = fitting if len({(body.head, body.name) for body in fitting}) == 1 else _mostly(fitting)
        found = next(iter(before[-1:] or alike), None)
        return as_printed(found, head) if found else None

    def _joined(self, body: BodyMention) -> tuple[tuple[str, ...], ...]:
        """The type of the place of the next body of a list: `Hội đồng nhân dân |, Ủy ban nhân dân và Mặt trận … xã`."""
        end = body.end if body.places == "typed" and not body.name else 0
        for other in self._found if end else ():
            if 0 < other.start - end <= _AND:
                if other.place and other.place.type:
                    return ((other.place.type,),)
                end = other.end
        return ()

    def _shared(self, body: BodyMention) -> PlaceMention | None:
        """The place of the next government of the sentence, for a cell of any body: `Đảng ủy |, Công an xã Lý Nhân`."""
        cell = body.head == PARTY_COMMITTEE
        if body.head not in GOVERNMENTS and not cell:
            return None
        sentence = self._passages.around(body.start)
        after = [other for other in self._found if other.start in sentence and other.start > body.start]
        placed = [(other, other.place) for other in after if other.place and other.place.type]
        near = (place for other, place in placed if "peer" in traits(other) or (cell and place.type in _COMMUNES))
        if place := next(near, None):
            return place if place.name else self._places.find(place.start, (place.type,))
        return committee_place(after) if body.head in GOVERNMENTS else None

    def namesake(self, body: BodyMention) -> PlaceMention | None:
        """The place of the only body of the name that has one: `Phó Chủ tịch | UBND` after `UBND phường Tân An`.

        For a government that is named nowhere, that of the only Party committee: after `Đảng ủy phường Tân An`.
        """
        if body.places != "typed" or body.name or body.parent or body.place or body.level == "central" or duty(body):
            return None
        named = [b.place for b in self._found if (b.head, b.name) == (body.head, "") and b.place and b.place.name]
        if not named and body.head in GOVERNMENTS:
            led = (b.place for b in self._found if b.head == PARTY_COMMITTEE or duty(b) == "committee")
            named = [replace(place, type=place_type(place)) for place in led if place and place.name]
        return named[0] if len({place.name for place in named}) == 1 else None

    def _whole(self, organ: BodyMention) -> BodyMention | None:
        """What an organ works for: a committee of the Party, or the society whose congress elects it."""
        if load_lexicon().feature("head", f"{organ.head} {organ.name}".strip(), "level") == "commune":
            cell = self._commune(replace(organ, head=PARTY_COMMITTEE, name="", level="", places="typed"))
            return cell if cell.place else None  # "Ban Xây dựng Đảng", which no society has
        if named := self._same_organ(organ):
            return named
        if not self.committees.near(organ.start) and (society := self._hosts.of(organ.start, (SOCIETY,))):
            return society
        if organ.kind != SOCIETY and (committee := self._hosts.committee) and not self.committees.near(organ.start):
            return committee
        if organ.kind != SOCIETY and (committee := self.committees.at(organ.start)):
            return committee
        communes = [body for body in self._found if body.head == PARTY_COMMITTEE and body.place and body.place.name]
        if not self.committees.named and len({body.place for body in communes}) == 1:
            return communes[0]
        societies = [body for body in self._found if body.kind == SOCIETY and not (duty(body) or is_bare(body))]
        alone = not self.committees.named or len({(body.head, body.name, body.place) for body in societies}) == 1
        return societies[0] if societies and alone else None

    def _same_organ(self, organ: BodyMention) -> BodyMention | None:
        """What an organ is of that the sentence names before: `Ban Chấp hành | Đảng bộ xã … cho ông A rút khỏi …`."""
        before = range(self._passages.around(organ.start).start, organ.start)
        return next((b.parent for b in self._found if b.head == organ.head and b.parent and b.start in before), None)

    def _front(self, organ: BodyMention) -> BodyMention | None:
        """The committee of the Front that an organ is of: the nearest one of the sentence, else the article's first."""
        found = [body for body in self._found if body.kind == "front" and body.head != _FRONT and not duty(body)]
        sentence = self._passages.around(organ.start)
        near = [body for body in found if body.start in sentence]
        nearest = min(near, key=lambda body: abs(body.start - organ.start), default=next(iter(found), None))
        whole = load_lexicon().feature("body", nearest.head, "parent") if nearest else ""
        if nearest and whole.startswith("Ủy ban"):  # "Đoàn Chủ tịch | Ủy ban Trung ương Mặt trận …"
            return replace(nearest, head=whole)
        return nearest


def _is_whole(body: BodyMention) -> bool:
    """Whether a body without a name is told: `Thanh tra | tỉnh Hà Nam`, `Bộ Ngoại giao`."""
    return not is_bare(body) and (body.place is not None or body.level == "central")


def _is_bare_organization(body: BodyMention) -> bool:
    """Whether of an organization of the Party nothing but `Đảng bộ` is printed."""
    return body.head == PARTY_ORGANIZATION and not (body.name or body.place or body.parent)


def _mostly(ministries: Sequence[BodyMention]) -> list[BodyMention]:
    """The central body named again and again, at least twice as often as any other of its kind."""
    kind = next((kind for head, kind in _CENTRAL.items() if all(body.head.startswith(head) for body in ministries)), "")
    counts = Counter((body.head, body.name) for body in ministries if body.kind == kind and not body.place)
    ranked = counts.most_common(2)
    if not ranked or ranked[0][1] < max(_OFTEN, 2 * sum(count for _, count in ranked[1:])):
        return []
    return [body for body in ministries if (body.head, body.name) == ranked[0][0]]
