"""The body of a bare `Bí thư`, `Chủ tịch tỉnh`, `Bí thư Đảng đoàn`: taken from what stands around it."""

from __future__ import annotations

from collections import Counter
from functools import cached_property

from kg.kinds import ENTERPRISE, GOVERNED, GOVERNING, PRESS, SOCIETY, WITH_FACULTIES
from kg.lexicon import DEPUTATION, HOME, OF_GOVERNMENT, load_lexicon
from kg.mentions import CHAIR, COUNTERPART, DEPUTY, SECRETARY, BodyMention, PlaceMention, PositionMention
from kg.model import Status
from kg.records import replace
from kg.resolve.bodies.bare import Bodies
from kg.resolve.bodies.heads import (
    MINISTRY,
    MINISTRY_DEPARTMENT,
    PARTY_COMMITTEE,
    PARTY_ORGANIZATION,
    as_printed,
    board_of,
    duty,
    is_bare,
    is_cell,
    is_counted,
    traits,
)
from kg.resolve.bodies.hosts import HOSTING, Hosts
from kg.resolve.bodies.party import LOCAL_KINDS, cell_of, departments, governing
from kg.resolve.nesting import countries
from kg.resolve.passages import Passages
from kg.resolve.places.named import Places, place_type
from kg.resolve.positions.deputies import LOCAL, NATIONAL, deputies_of
from kg.resolve.positions.implied import Implied
from kg.resolve.positions.parts import Parts
from kg.resolve.positions.posts_around import PostsAround, is_of_cell
from kg.resolve.positions.roles import SECRETARIES, body_at, head_of, implied_traits

_INNER = frozenset({"part", "member", "company"})  # traits of what is inside the body that has the Party cell
_WITH_CELLS = WITH_FACULTIES | {ENTERPRISE, PRESS}  # kinds of bodies that most have a cell of their own


class Positions:
    """Completes the positions of one article."""

    def __init__(self, passages: Passages, places: Places, bodies: Bodies, hosts: Hosts) -> None:
        self._passages = passages
        self._places = places
        self._bodies = bodies
        self._hosts = hosts
        self._around = PostsAround(passages, bodies)
        self._parts = Parts(hosts, bodies, self._around)
        self._implied = Implied(passages, bodies, hosts, self._around, self._parts)
        self._completed: dict[PositionMention, PositionMention] = {}

    @cached_property
    def _partner(self) -> PlaceMention | None:
        """The only country beside Vietnam that the article names."""
        named = {land.name: land for land in countries(self._passages.mentions) if land.name != HOME}
        return next(iter(named.values())) if len(named) == 1 else None

    @cached_property
    def _assemblies(self) -> tuple[Counter[str], PlaceMention | None]:
        return deputies_of(self._passages)

    def complete(self, position: PositionMention) -> PositionMention:
        """The position with its body, as far as the article says it.

        Example:
            `Chủ tịch tỉnh` in an article about `tỉnh Thái Bình` becomes that of the People's Committee of Thái Bình.
        """
        if (completed := self._completed.get(position)) is None:
            completed = self._completed[position] = self._complete(position)
        return completed

    def _complete(self, position: PositionMention) -> PositionMention:
        """The position in the body or the place that is printed with it, else in the one where its holder sits."""
        if position.superior:
            position = replace(position, superior=self.complete(position.superior))
        if position.role == DEPUTY:
            return self._deputy(position)
        if position.role == COUNTERPART:
            return self._same_abroad(position)
        if position.body and is_bare(position.body):
            position = replace(position, body=self._bodies.named.meant(position.body))
        elif position.body and (board := board_of(position.body)) and (named := self._bodies.named.board(board)):
            return replace(position, body=self._bodies.complete(as_printed(named, position.body.head)))
        if position.body:
            return replace(position, body=self._whole(position, position.body))
        return self._in_place(position, position.place) if position.place else self._seated(position)

    def _whole(self, position: PositionMention, body: BodyMention) -> BodyMention:
        """The body of a position with what it belongs to."""
        office = duty(body) == "office" and not (body.parent or body.place)
        whole = self._elected_by(position) if office or (body.alone and duty(body) == "organ") else None
        if whole or (whole := self._committee_before(position, body)):
            return replace(body, parent=governing(body, self._bodies.complete(whole)))
        if body.alone and "company" in traits(body):
            company = self._around.company(position) or self._hosts.of(position.start, (ENTERPRISE,))
            return replace(body, parent=self._bodies.complete(company)) if company else body
        if body.alone and "beside" in traits(body) and (named := self._bodies.named.named_before(body)):
            return self._bodies.complete(named)
        if body.alone and is_cell(body):
            cell = self._cell(position, body)
            return cell if duty(body) == "cell" or cell.place else body
        body = self._around.in_place(position, body) or body
        if body.places == "typed" and not (body.place or body.parent) and (side := self._around.side(position)):
            return replace(body, place=side)
        return self._of_ministry(
            position, self._abroad(position, body) or self._beside(position, self._bodies.complete(body))
        )

    def _of_ministry(self, position: PositionMention, whole: BodyMention) -> BodyMention:
        """A completed body with the ministry whose department it is: `Vụ trưởng | Vụ Pháp chế`; others with a place."""
        in_ministry = bool(whole.name) if whole.head == MINISTRY_DEPARTMENT else is_counted(whole)
        if in_ministry and not (whole.parent or whole.place):
            ministry = self._hosts.supreme or self._bodies.named.implied(MINISTRY, position.start)
            return replace(whole, parent=ministry or self._hosts.center)
        place = self._bodies.named.namesake(whole)
        return replace(whole, place=place) if place else whole

    def _in_place(self, position: PositionMention, place: PlaceMention) -> PositionMention:
        """The position with the body that leads a place, or in the place that the article gives it."""
        if seat := body_at(position.role, place):
            return replace(position, body=self._bodies.complete(seat), place=None)
        named = None if place.name else self._places.find(place.start, (place.type,))
        return replace(position, place=replace(named, start=place.start, end=place.end)) if named else position

    def _seated(self, position: PositionMention) -> PositionMention:
        """A position that is printed alone, with the body or the place that others tell."""
        if position.takes == "body":
            if land := self._around.land(position):
                return replace(position, place=land)
            if lender := self._around.lender(position) or self._implied.of(position, self.complete):
                return self._lent(position, lender)
            governs = "governs" in load_lexicon().role_traits(position.role)
            if side := self._around.side(position) if governs else None:
                return replace(position, place=side)
        if is_of_cell(position):
            bare = BodyMention(position.start, position.end, PARTY_COMMITTEE, kind="party", places="typed")
            cell = self._cell(position, bare)
            return replace(position, body=cell) if cell.parent or cell.place else position
        if head_of(position.role) == DEPUTATION and (deputies := self._deputies(position)):
            return replace(position, body=deputies)
        if "inner" in implied_traits(position) and (whole := self._housing(position)):
            keep = whole.head != head_of(position.role)
            return replace(position, body=self._bodies.complete(whole), keep=keep)
        if position.takes == "office" and (whole := self._parts.led(position, titles=True)):
            return replace(position, body=whole)
        return position

    def _housing(self, position: PositionMention) -> BodyMention | None:
        """What has the office that a role names: `Chánh Văn phòng, Người phát ngôn | Bộ Y tế`; or that office."""
        own = self._bodies.named.implied(head_of(position.role), position.start)
        local = own if own and not own.name else None  # no `Văn phòng Quốc hội`, which a `Chủ nhiệm` leads
        return self._around.following(position) or local or self._hosts.of(position.start)

    def _lent(self, position: PositionMention, lender: BodyMention) -> PositionMention:
        """The position in a body that others tell: a `Đại sứ` is called after what his `Đại sứ quán` is."""
        if lender.head == DEPUTATION:
            return replace(position, role=f"{position.role} Đại biểu Quốc hội", body=lender, keep=False)
        envoy = lender.kind == "foreign" and lender.head == f"{position.role} quán"
        keep = (position.keep or lender.head != head_of(position.role)) and not envoy
        return replace(position, body=self._whole(position, lender), keep=keep)

    def _beside(self, position: PositionMention, body: BodyMention) -> BodyMention:
        """A society of no place in that of the post beside: `Giám đốc Sở Y tế tỉnh X, Chủ tịch | Hội Chữ thập đỏ`."""
        if joined := self._parts.joined(position, body):
            return joined
        if body.kind != SOCIETY or body.level or body.parent or body.place or HOME in body.name:
            return body
        if HOME in body.head or body.places != "typed":
            return body
        near = (
            self._bodies.complete(other).place for other in self._around.adjoining(position) if other.kind in GOVERNING
        )
        place = next((one for one in near if one and one.level in GOVERNED), None)
        return replace(body, place=replace(place, type=place_type(place))) if place else body

    def _elected_by(self, position: PositionMention) -> BodyMention | None:
        """What has the board that somebody sits on, by the next posts: the committee of a place, a society.

        Example:
            `Huyện ủy` for `Ủy viên Ban Thường vụ` before `Chủ tịch UBND huyện`.
        """
        for post in self._around.list_after(position):
            of = post.body and (post.body.parent or post.body)
            if not of or duty(of) == "committee":
                return None
            if of.head == PARTY_COMMITTEE:
                return of  # "Ủy viên Ban Thường vụ, Chủ nhiệm Ủy ban Kiểm tra | Đảng ủy xã"
            if of.head == PARTY_ORGANIZATION:  # "Ủy viên Ban Thường vụ, Ủy viên Ban Chấp hành | Đảng bộ xã"
                place = self._bodies.complete(of).place
                return body_at(SECRETARY, place) if place else replace(of, head=PARTY_COMMITTEE)
            if of.kind == SOCIETY and not post.role.endswith(CHAIR):
                return of
            place = self._bodies.complete(of).place if of.kind in LOCAL_KINDS else None
            if place and place.name and (committee := body_at(SECRETARY, place)):
                return committee
        return None

    def _committee_before(self, position: PositionMention, body: BodyMention) -> BodyMention | None:
        """The committee of the post before, for a department: `Ủy viên Ban Thường vụ, Trưởng | ban Tổ chức`.

        Or of the post that heads a list: `các Ủy viên Ban Thường vụ Tỉnh ủy: ông A, Trưởng | ban Tổ chức`.
        """
        if body.parent or body.place or f"{body.head} {body.name}" not in departments():
            return None
        before = self._around.preceding(position) or self._around.heading(position)
        organ = self.complete(before).body if before else None
        return organ.parent if organ and duty(organ) == "organ" else None

    def _abroad(self, position: PositionMention, body: BodyMention) -> BodyMention | None:
        """A committee of the province abroad that the next post names: `Bí thư Tỉnh ủy, Tỉnh trưởng | Savannakhet`."""
        of = body.parent or body
        if of.place or duty(of) not in ("committee", "organ"):
            return None
        land = self._around.land(position) or self._around.side(position)
        if not land:
            return None
        committee = body_at(SECRETARY, land)
        if not committee or duty(of) == "organ":
            return replace(body, parent=committee) if committee else None
        return replace(body, parent=committee) if body.parent else committee

    def _deputy(self, position: PositionMention) -> PositionMention:
        """A deputy of the National Assembly, where an article speaks of its deputies and of no other assembly more."""
        deputies, council = self._assemblies
        if 0 < deputies[NATIONAL] >= deputies[LOCAL]:
            return replace(position, role=NATIONAL, takes="none")
        if deputies[LOCAL] and council:
            place = council if council.name else self._places.find(position.start, (council.type,))
            return replace(position, role=LOCAL, place=place or council)
        return position

    def _same_abroad(self, position: PositionMention) -> PositionMention:
        """The post of who was named before, in the country of a counterpart: `người đồng cấp Nhật Bản`."""
        before = self._around.previous(position)
        place = position.place or self._partner
        if not before or not place:
            return position
        body = replace(before.body, place=place, places="typed") if before.body else None
        role = before.role.removesuffix(OF_GOVERNMENT)
        return replace(before, role=role, body=body, place=None if body else place, status=Status.CURRENT)

    def _cell(self, position: PositionMention, cell: BodyMention) -> BodyMention:
        """The Party cell that a bare `Đảng ủy` means: named before in the sentence, else of a body after, else any.

        One that is named with the post of somebody else yields to that of the body of the next post, but of a society.
        """
        if hamlet := self._around.hamlet(position):
            return replace(cell, place=hamlet)
        named = self._bodies.named.named_before(cell, self._passages.around(position.start))
        host = self._host(position)
        if named and self._passages.tells(named.start, position.start) and not self._is_own(position, named, host):
            return self._bodies.complete(named)
        listed = self._hosts.committee and self._hosts.committee.head.startswith(f"{cell.head} ")
        if host and not listed and not (named and host.kind == SOCIETY):
            return cell_of(cell, host)
        if named:
            return self._bodies.complete(named)
        if led := self._bodies.led(cell):
            return led
        if named := self._bodies.named.named_before(cell):
            return self._bodies.complete(named)
        home = self._hosts.of(position.start, HOSTING - {SOCIETY})
        return cell_of(cell, self._bodies.complete(home)) if home else self._bodies.complete(cell)

    def _is_own(self, secretary: PositionMention, cell: BodyMention, host: BodyMention | None) -> bool:
        """Whether a secretary is of the cell in what the next post is in, and not of the one before, which decides.

        Example:
            `Đảng ủy Tập đoàn B chuẩn y ông A, | Phó Bí thư Đảng ủy |, Giám đốc Công ty C giữ chức …`.
        """
        owns = host is not None and host.kind in _WITH_CELLS and secretary.role.startswith(SECRETARIES)
        return owns and self._passages.figure(cell.start) < 0

    def _host(self, position: PositionMention) -> BodyMention | None:
        """The body inside which a Party cell works: that of the post beside, or what that is part of."""
        beside = self._around.beside(position)
        host = self.complete(beside).body if beside else None
        while host and host.parent and not _INNER.isdisjoint(traits(host)):
            host = host.parent
        return host if host and (host.kind != "party" or "learned" in traits(host)) else None

    def is_guess(self, position: PositionMention) -> bool:
        """Whether the body is only implied, by what the article speaks of: `Bộ trưởng` in one on `Bộ Y tế`."""
        if position.role == COUNTERPART:
            return True
        bare = position.takes == "body" and not position.body and not position.place
        return bare and self._around.lender(position) is None

    def _deputies(self, position: PositionMention) -> BodyMention | None:
        """The deputies of the province that a post beside leads: `Bí thư Tỉnh ủy Hà Nam, | Trưởng đoàn ĐBQH`."""
        beside = (self._bodies.complete(body).place for body in self._around.adjoining(position))
        place = next((one for one in beside if one and one.name and one.level == "province"), None)
        if not place:
            return None
        place = replace(place, type=place_type(place))
        span = position.start, position.end
        return BodyMention(*span, DEPUTATION, kind="legislature", level="province", places="typed", place=place)
