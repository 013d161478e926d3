"""The place or parent of a bare `Tỉnh ủy`, `UBND tỉnh`, `Ban Thường vụ`: taken from the article, when it says one."""

from __future__ import annotations

from kg.kinds import FRONT, SOCIETY
from kg.lexicon import HOME, load_lexicon
from kg.mentions import BodyMention, PlaceMention, PositionMention
from kg.records import replace
from kg.resolve.bodies.heads import (
    CENTRAL_SOCIETY,
    GOVERNMENTS,
    PARTY_COMMITTEE,
    PARTY_ORGANIZATION,
    duty,
    is_bare,
    traits,
)
from kg.resolve.bodies.hosts import Hosts
from kg.resolve.bodies.levels import commune_types, place_types
from kg.resolve.bodies.named import NamedBodies
from kg.resolve.bodies.party import Committees, cell_of, committee_place, governing, in_committee, leads
from kg.resolve.nesting import bodies
from kg.resolve.passages import Passages
from kg.resolve.places.named import Places

_COMMA = 3  # characters of `, ` or ` - ` between two bodies
_AND = 5  # characters of ` và ` or `, ` between two bodies
_ASSUME = 18  # characters of ` và giữ chức danh ` between a seat and an office
_FRONT = "Mặt trận"  # printed short


class Bodies:
    """Completes the bodies of one article.

    Attributes:
        committees: Those of the Party that the article names.
        named: All that it names.
    """

    def __init__(self, passages: Passages, places: Places, hosts: Hosts) -> None:
        self._passages = passages
        self._places = places
        self._hosts = hosts
        self.committees = Committees(passages)
        self.named = NamedBodies(passages)
        self._begun: set[BodyMention] = set()  # those that are being completed

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
        """The body by the first that applies: as one named before, in its parent or its ministry, else by its duty."""
        if body.head == CENTRAL_SOCIETY and not body.name:
            return self._society(body) or body
        body = (self.named.meant(body) or body) if is_bare(body) else self.named.full(body)
        if body.parent and duty(body) == "organ" and _is_bare_organization(body.parent) and self._whole(body):
            body = replace(body, parent=None)  # "Ban Chấp hành Đảng bộ |, Ban Thường vụ Tỉnh ủy Hà Nam"
        if body.parent:
            return replace(body, parent=self.complete(body.parent))
        if body.name and "counted" in traits(body):
            return self.named.numbered(body) or body
        if body.head == _FRONT and not body.place:
            return self._front(body) or body
        if not body.place and (parent := self.named.ministry(body)):
            return replace(body, parent=self.complete(parent))
        return self._on_duty(body)

    def _on_duty(self, body: BodyMention) -> BodyMention:
        """A body without a printed parent, as its duty asks: an organ or a cell with its whole, others with a place."""
        if duty(body) == "office" and not body.place and (central := self._of_center(body)):
            return central
        if duty(body) in ("organ", "office") and not body.place:
            whole = self._front(body) if body.kind == FRONT else self._whole(body)
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
        societies = [body for body in self.named.all if body.kind == SOCIETY]
        before = (body for body in reversed(societies) if body.start < central.start)
        heads = (body.head if HOME in body.head else f"{body.head} {HOME}" for body in (*before, *societies))
        listed = next((entry for head in heads if (entry := load_lexicon().lookup("body", head))), None)
        return replace(central, head=listed.canonical) if listed else None

    def _of_center(self, office: BodyMention) -> BodyMention | None:
        """The office of the Central Committee of the name, if it was named before: `Ủy ban Kiểm tra | Trung ương`."""
        if self._hosts.of(office.start, (SOCIETY,)):
            return None  # which has one of its own: "Ủy ban Kiểm tra Trung ương Đoàn"
        before = (body for body in self.named.all if body.start < office.start)
        named = next((body for body in before if body.head == f"{office.head} Trung ương"), None)
        return replace(named, start=office.start, end=office.end) if named else None

    def _led_together(self, cell: BodyMention) -> BodyMention | None:
        """What a cell leads with the command printed after it: `Đảng ủy, Ban Giám đốc | Bệnh viện Bạch Mai`."""
        near = [body for body in self.named.all if 0 < body.start - cell.end <= _COMMA]
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
        if not place and (named := self.led(cell) or self.named.named_before(cell)):
            return self.complete(named)
        place = place or (self._places.only(commune_types()) if cell.head == PARTY_COMMITTEE else None)
        return replace(cell, place=place) if place else cell

    def _joined(self, body: BodyMention) -> tuple[tuple[str, ...], ...]:
        """The type of the place of the next body of a list: `Hội đồng nhân dân |, Ủy ban nhân dân và Mặt trận … xã`."""
        end = body.end if body.places == "typed" and not body.name else 0
        for other in self.named.all if end else ():
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
        after = [other for other in self.named.all if other.start in sentence and other.start > body.start]
        placed = [(other, other.place) for other in after if other.place and other.place.type]
        near = (place for other, place in placed if "peer" in traits(other) or (cell and place.type in commune_types()))
        if place := next(near, None):
            return place if place.name else self._places.find(place.start, (place.type,))
        return committee_place(after) if body.head in GOVERNMENTS else None

    def _whole(self, organ: BodyMention) -> BodyMention | None:
        """What an organ works for: a committee of the Party, or the society whose congress elects it."""
        if load_lexicon().feature("head", organ.called, "level") == "commune":
            cell = self._commune(replace(organ, head=PARTY_COMMITTEE, name="", level="", places="typed"))
            return cell if cell.place else None  # "Ban Xây dựng Đảng", which no society has
        if named := self._joined_office(organ) or self._same_organ(organ):
            return named
        if not self.committees.near(organ.start) and (society := self._hosts.of(organ.start, (SOCIETY,))):
            return society
        if organ.kind != SOCIETY and (committee := self._hosts.committee) and not self.committees.near(organ.start):
            return committee
        if organ.kind != SOCIETY and (committee := self.committees.at(organ.start)):
            return committee
        communes = [body for body in self.named.all if body.head == PARTY_COMMITTEE and body.place and body.place.name]
        if not self.committees.named and len({body.place for body in communes}) == 1:
            return communes[0]
        societies = [body for body in self.named.all if body.kind == SOCIETY and not (duty(body) or is_bare(body))]
        alone = not self.committees.named or len({(body.head, body.name, body.place) for body in societies}) == 1
        return societies[0] if societies and alone else None

    def _joined_office(self, organ: BodyMention) -> BodyMention | None:
        """The committee of the post got with a seat: `tham gia | Ban Thường vụ | và giữ chức Bí thư Huyện ủy …`."""
        end = organ.end
        for mention in self._passages.following(organ.start):
            if mention.start - end > _ASSUME:
                return None
            if isinstance(mention, PositionMention):
                return next(filter(leads, bodies(mention)), None)
            if not isinstance(mention, BodyMention) or duty(mention) != "organ" or mention.parent:
                return None
            end = mention.end
        return None

    def _same_organ(self, organ: BodyMention) -> BodyMention | None:
        """What an organ is of that the sentence names before: `Ban Chấp hành | Đảng bộ xã … cho ông A rút khỏi …`."""
        before = range(self._passages.around(organ.start).start, organ.start)
        return next((b.parent for b in self.named.all if b.head == organ.head and b.parent and b.start in before), None)

    def _front(self, organ: BodyMention) -> BodyMention | None:
        """The committee of the Front that an organ is of: the nearest one of the sentence, else the article's first."""
        found = [body for body in self.named.all if body.kind == FRONT and body.head != _FRONT and not duty(body)]
        sentence = self._passages.around(organ.start)
        near = [body for body in found if body.start in sentence]
        nearest = min(near, key=lambda body: abs(body.start - organ.start), default=next(iter(found), None))
        whole = load_lexicon().feature("body", nearest.head, "parent") if nearest else ""
        if nearest and whole.startswith("Ủy ban"):  # "Đoàn Chủ tịch | Ủy ban Trung ương Mặt trận …"
            return replace(nearest, head=whole)
        return nearest


def _is_bare_organization(body: BodyMention) -> bool:
    """Whether of an organization of the Party nothing but `Đảng bộ` is printed."""
    return body.head == PARTY_ORGANIZATION and body.alone
