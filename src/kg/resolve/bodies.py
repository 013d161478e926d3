"""The place or parent of a bare `Tỉnh ủy`, `UBND tỉnh`, `Ban Thường vụ`: taken from the article, when it says one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property, lru_cache

from kg.lexicon import load_lexicon
from kg.mentions import BodyMention, PlaceMention
from kg.records import replace
from kg.resolve.hosts import Hosts
from kg.resolve.levels import place_types
from kg.resolve.passages import Passages
from kg.resolve.places import Places, place_type

OF_STATE = frozenset({"state", "legislature"})  # kinds of bodies that govern a place
_LOCAL = OF_STATE | {"front", "massOrganization", "military"}  # kinds of bodies that work for a place
_DELEGATION = "Đoàn"  # also the beginning of other heads: `Đoàn kiểm tra`
_STAFFS = frozenset({"Ban Giám đốc", "Ban Giám hiệu"})  # which nobody heads as `Trưởng ban`
_COMMUNES = ("xã", "phường", "thị trấn", "đặc khu")
_COMMANDS = ("Ban Giám đốc", "Ban Giám hiệu", "Ban Chỉ huy", "Bộ Chỉ huy")  # heads of who leads beside the Party
_COMMA = 2  # characters of `, ` between two bodies
_AND = 5  # characters of ` và ` or `, ` between two bodies
_SEVERAL = frozenset({"Ban", "Hội đồng", "Ủy ban"})  # heads of so many bodies that one alone means no other nearby
_OFTEN = 3  # mentions of the ministry that an article is about
_NEAR = 40  # characters between a body and a role in it that does not name it
_DEPARTMENTS = frozenset({"Ban Tổ chức", "Ban Tuyên giáo", "Ban Dân vận", "Ban Nội chính"})
_GOVERNMENTS = frozenset({"Ủy ban nhân dân", "Hội đồng nhân dân"})
_CENTRAL = {"Bộ": "state", "Ban ": "party"}  # heads and kinds of the central bodies that an article may be about
_COLLEGES = ("Ban Bí thư", "Ban Chấp hành", "Ban Thường vụ")  # heads of bodies that no Trưởng ban leads
_SOCIETY = "massOrganization"
_FRONT = "Mặt trận"  # printed short
_PEERS = _GOVERNMENTS | {"Ủy ban Mặt trận Tổ quốc Việt Nam", "Ủy ban Mặt trận Tổ quốc"}  # printed with the same place


class Bodies:
    """Completes the bodies of one article."""

    def __init__(self, passages: Passages, places: Places, hosts: Hosts) -> None:
        self._passages = passages
        self._places = places
        self._hosts = hosts

    @property
    def _found(self) -> list[BodyMention]:
        return self._passages.bodies

    @cached_property
    def _typed(self) -> list[tuple[BodyMention, str]]:
        return [(body, body.place.type) for body in self._found if body.place and body.place.type]

    @cached_property
    def _committees(self) -> list[BodyMention]:
        return [body for body in self._found if duty(body) == "committee"]

    @cached_property
    def _parents(self) -> Mapping[tuple[str, str], BodyMention]:
        """The ministries of departments, by their heads and names."""
        found = (body for body in self._found if body.parent and _is_department(body))
        return {(body.head, body.name): body.parent for body in found if body.parent}

    def complete(self, body: BodyMention) -> BodyMention:
        """The body with its place, or its parent for organs such as `Ban Thường vụ`.

        Example:
            In an article about `tỉnh Thái Bình`, a bare `Tỉnh ủy` becomes `Tỉnh ủy Thái Bình`.
        """
        if is_bare(body):
            body = self.named(body) or body
        if body.parent:
            return replace(body, parent=self.complete(body.parent))
        if body.head == _FRONT and not body.place:
            return self._front(body) or body
        if not body.place and (parent := self._parents.get((body.head, body.name))):
            return replace(body, parent=self.complete(parent))  # "Cục Viễn thông", elsewhere "Cục Viễn thông (Bộ …)"
        if duty(body) in ("organ", "office") and not body.place:
            whole = self._front(body) if body.kind == "front" else self._whole(body)
            return replace(body, parent=governing(body, self.complete(whole))) if whole else body
        if duty(body) == "cell" and not (body.name or body.place):
            host = self._led_together(body)
            return replace(body, parent=self.complete(host)) if host else self._commune(body)
        if (body.place and body.place.name) or body.level == "central":
            return _in_committee(body)
        place = self._place(body)
        return replace(body, place=place) if place else body

    def _led_together(self, cell: BodyMention) -> BodyMention | None:
        """What a cell leads with the command printed after it: `Đảng ủy, Ban Giám đốc | Bệnh viện Bạch Mai`."""
        near = [body for body in self._found if 0 < body.start - cell.end <= _COMMA]
        if not near or not near[0].head.startswith(_COMMANDS):
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

    def _commune(self, cell: BodyMention) -> BodyMention:
        """A bare `Đảng ủy` of the commune that the sentence or the article tells: `Ủy ban Kiểm tra | Đảng ủy`."""
        place = self._shared(cell)
        if not place and (named := self.cell(cell)):
            return self.complete(named)
        place = place or (self._places.home(_COMMUNES) if cell.head == "Đảng ủy" else None)
        return replace(cell, place=place) if place else cell

    def named(self, bare: BodyMention) -> BodyMention | None:
        """The body that a head alone stands for: the last one before with that head, else the first after.

        Example:
            `Sở` in `Phó Giám đốc Sở` after `Sở Y tế tỉnh Hà Nam`.
        """
        fitting = [body for body in self._found if _is_of_kind(body, bare.head)]
        if bare.head in _SEVERAL and len({(body.head, body.name) for body in fitting}) > 1:
            return None
        before = [body for body in fitting if body.start < bare.start]
        found = next(iter(before[::-1] or fitting), None)
        return _split(found, bare.head) if found else None

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
        ours = (body for body in self._found if body.kind != "foreign")
        told = (body for body in ours if _is_of_kind(body, head) and body.head not in _STAFFS)
        led = (body for body in told if not body.head.startswith(_COLLEGES))
        fitting = [body for body in led if duty(body) not in ("organ", "cell")]
        before = [body for body in fitting if 0 < offset - body.end < _NEAR]
        alike = fitting if len({(body.head, body.name) for body in fitting}) == 1 else _mostly(fitting)
        found = next(iter(before[-1:] or alike), None)
        return _split(found, head) if found else None

    def _joined(self, body: BodyMention) -> tuple[tuple[str, ...], ...]:
        """The type of the next body's place: `Hội đồng nhân dân | và Ủy ban nhân dân tỉnh`."""
        if body.places != "typed" or body.name:
            return ()
        near = ((kind,) for other, kind in self._typed if 0 < other.start - body.end <= _AND)
        return tuple(near)[:1]

    def _shared(self, body: BodyMention) -> PlaceMention | None:
        """The place of the next government of the sentence: `Đảng ủy |, HĐND, UBND xã Lý Nhân`."""
        if body.head not in _GOVERNMENTS and body.head != "Đảng ủy":
            return None
        sentence = self._passages.around(body.start)
        after = [other for other in self._found if other.start in sentence and other.start > body.start]
        near = (o.place for o in after if o.place and o.place.type and o.head in _PEERS)
        if place := next(near, None):
            return place if place.name else self._places.find(place.start, (place.type,))
        return _of_committee(after) if body.head in _GOVERNMENTS else None

    def namesake(self, body: BodyMention) -> PlaceMention | None:
        """The place of the only body of the name that has one: `Phó Chủ tịch | UBND` after `UBND phường Tân An`."""
        if body.places != "typed" or body.name or body.parent or body.place or body.level == "central" or duty(body):
            return None
        named = [b.place for b in self._found if (b.head, b.name) == (body.head, "") and b.place and b.place.name]
        return named[0] if len({place.name for place in named}) == 1 else None

    def committee(self, offset: int) -> BodyMention | None:
        """The committee nearest in the same sentence, else the article's only one."""
        if near := self.committee_near(offset):
            return near
        return self._committees[0] if len({body.head for body in self._committees}) == 1 else None

    def committee_near(self, offset: int) -> BodyMention | None:
        """The committee nearest in the same sentence, rather one that follows."""
        sentence = self._passages.around(offset)
        committees = (body for body in self._found if body.start in sentence and _leads(body))
        listed = self._passages.figure(offset) >= 0  # one of several persons, whose posts tell of each other's
        near = [b for b in committees if listed or b.start > offset or self._passages.tells(b.start, offset)]
        following = (body for body in near if offset < body.start)
        return next(following, min(near, key=lambda body: abs(body.start - offset), default=None))

    def _whole(self, organ: BodyMention) -> BodyMention | None:
        """What an organ works for: a committee of the Party, or the society whose congress elects it."""
        if not self.committee_near(organ.start) and (society := self._hosts.of(organ.start, (_SOCIETY,))):
            return society
        if organ.kind != _SOCIETY and (committee := self.committee(organ.start)):
            return committee
        societies = [body for body in self._found if body.kind == _SOCIETY and not (duty(body) or is_bare(body))]
        alone = not self._committees or len({(body.head, body.name, body.place) for body in societies}) == 1
        return societies[0] if societies and alone else None

    def _front(self, organ: BodyMention) -> BodyMention | None:
        """The committee of the Front that an organ is of: the nearest one of the sentence, else the article's first."""
        found = [body for body in self._found if body.kind == "front" and body.head != _FRONT and not duty(body)]
        sentence = self._passages.around(organ.start)
        near = [body for body in found if body.start in sentence]
        return min(near, key=lambda body: abs(body.start - organ.start), default=next(iter(found), None))

    def leading(self, offset: int, deputy: bool) -> BodyMention | None:
        """The committee that a bare `Bí thư` leads: one of its sentence; for a deputy else the article's only one."""
        sentence = self._passages.around(offset)
        near = any(body.start in sentence for body in self._committees)
        alone = deputy and all(duty(body) != "cell" for body in self._found)
        return self.committee(offset) if near or alone else None


def _is_department(body: BodyMention) -> bool:
    """Whether a body of a name, or of the gazetteer, is part of a ministry: `Cục Viễn thông`."""
    return duty(body) == "department" or (not body.name and body.head.startswith(load_lexicon().departments))


def _mostly(ministries: Sequence[BodyMention]) -> list[BodyMention]:
    """The central body named again and again, at least twice as often as any other of its kind."""
    kind = next((kind for head, kind in _CENTRAL.items() if all(body.head.startswith(head) for body in ministries)), "")
    counts = Counter((body.head, body.name) for body in ministries if body.kind == kind and not body.place)
    ranked = counts.most_common(2)
    if not ranked or ranked[0][1] < max(_OFTEN, 2 * sum(count for _, count in ranked[1:])):
        return []
    return [body for body in ministries if (body.head, body.name) == ranked[0][0]]


def _of_committee(bodies: Sequence[BodyMention]) -> PlaceMention | None:
    """The place of the first Party committee that bears one: `Chủ tịch UBND rồi Bí thư | Tỉnh ủy Tây Ninh`."""
    committees = (body.parent if body.parent and not body.place else body for body in bodies)
    place = next((o.place for o in committees if o.place and o.place.name and duty(o) == "committee"), None)
    return replace(place, type=place_type(place)) if place else None


def _leads(body: BodyMention) -> bool:
    """Whether a body is a committee of the Party that has a standing committee: a `Tỉnh ủy`, a named `Đảng ủy`."""
    named = bool(body.name or body.parent or body.place) or body.head.startswith("Đảng ủy ")
    return duty(body) == "committee" or (body.head.startswith("Đảng ủy") and named)


def _split(body: BodyMention, head: str) -> BodyMention:
    """A listed body by head and name, as a role prints it: `Ban Tổ chức Trung ương` is `Ban` + `Tổ chức Trung ương`."""
    name = body.head.removeprefix(head).strip()
    return replace(body, head=head, name=f"{name} {body.name}".strip()) if name else body


def is_bare(body: BodyMention) -> bool:
    """Whether the head alone is printed of a body that has a name: `Sở` in `Phó Giám đốc Sở`."""
    if body.head == _DELEGATION:
        return not (body.name or body.parent or body.place)
    return not (body.name or body.parent) and load_lexicon().feature("head", body.head, "name") == "required"


def _is_of_kind(body: BodyMention, head: str) -> bool:
    """Whether a named body begins with a head: `Sở Y tế` is a `Sở`, the listed `Tập đoàn Dầu khí` a `Tập đoàn`."""
    listed = body.head.startswith(f"{head} ") and body.head not in _GOVERNMENTS
    return listed or (body.head == head and bool(body.name))


def duty(body: BodyMention) -> str:
    """What body_heads.csv says of the head: `committee`, `organ`, `cell`, `department` or nothing.

    A role may have said the head alone: `Trưởng | ban Dân vận`.
    """
    return _duty(body.head, body.name)


@lru_cache(maxsize=50_000)
def _duty(head: str, name: str) -> str:
    """The duty of a body with such a head and name."""
    lexicon = load_lexicon()
    own = lexicon.feature("head", head, "duty")
    return own or (lexicon.feature("head", f"{head} {name}", "duty") if name else "")


def cell_of(cell: BodyMention, host: BodyMention) -> BodyMention:
    """The Party cell inside a body; beside a People's Committee, or any body of a commune, that of the place."""
    of_commune = host.place is not None and host.place.level == "commune" and host.kind in _LOCAL
    if cell.head in ("Đảng ủy", "Đảng bộ") and (host.head in _GOVERNMENTS or of_commune):
        return replace(cell, place=host.place)
    return replace(cell, parent=host)


def _in_committee(body: BodyMention) -> BodyMention:
    """A department of the Party's committee that is printed with the place alone: `Ban Tổ chức | Quận 2`."""
    place = body.place
    head = load_lexicon().committees.get(place.type) if place and place.name else None
    if body.kind != "party" or not head or f"{body.head} {body.name}".strip() not in _DEPARTMENTS:
        return body
    committee = replace(body, head=head, name="", level="", places="bare")
    return replace(body, parent=committee, place=None)


def governing(organ: BodyMention, committee: BodyMention) -> BodyMention:
    """What an organ belongs to: the standing committee to the `Tỉnh ủy`, the executive one to the `Đảng bộ tỉnh`."""
    place = committee.place
    if organ.head != "Ban Chấp hành" or not place or committee.kind == _SOCIETY:
        return committee
    kind = place.type or load_lexicon().feature("head", committee.head, "of")
    return replace(committee, head="Đảng bộ", places="typed", place=replace(place, type=kind))
