"""The body of a bare `Bí thư`, `Chủ tịch tỉnh`, `Bí thư Đảng đoàn`: taken from what stands around it."""

from __future__ import annotations

from collections import Counter
from functools import cached_property

from kg.mentions import COUNTERPART, DEPUTY, BodyMention, PlaceMention, PositionMention
from kg.model import Status
from kg.records import replace
from kg.resolve.bodies import OF_STATE, Bodies, cell_of, duty, is_bare
from kg.resolve.deputies import LOCAL, NATIONAL, deputies_of
from kg.resolve.labels import body_label
from kg.resolve.neighbors import BOARDS, OF_SCHOOLS, SECRETARIES, Neighbors
from kg.resolve.official import OFFICES
from kg.resolve.passages import Passages
from kg.resolve.places import GOVERNED, Places, place_type
from kg.resolve.roles import body_at, head_of

_DEPARTMENT = "Ban"  # head of the departments of a union, too: `Trưởng ban Phong trào, Phó Bí thư Thành đoàn`
_SCHOOLMASTER = "Hiệu trưởng"  # of a school
_PASSING = ("Đoàn", "Tổ")  # heads of what somebody leads for a visit or a task
_LOCAL_KINDS = OF_STATE | {"party", "front"}  # of bodies whose place is also that of a society beside them
_EXECUTIVE = "Tổng Giám đốc"
_OFTEN = 2  # mentions of the company that an article is about
_HOME = "Việt Nam"


class Positions:
    """Completes the positions of one article."""

    def __init__(self, passages: Passages, places: Places, bodies: Bodies) -> None:
        self._passages = passages
        self._places = places
        self._bodies = bodies
        self._neighbors = Neighbors(passages, bodies)
        self._completed: dict[PositionMention, PositionMention] = {}

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
        if position.superior:
            position = replace(position, superior=self.complete(position.superior))
        if position.role == DEPUTY:
            return self._deputy(position)
        if position.role == COUNTERPART:
            return self._same_abroad(position)
        if position.body and is_bare(position.body):
            position = replace(position, body=self._bodies.named(position.body))
        if position.body:
            return replace(position, body=self._whole(position, position.body))
        return self._in_place(position, position.place) if position.place else self._seated(position)

    def _whole(self, position: PositionMention, body: BodyMention) -> BodyMention:
        """The body of a position with what it belongs to."""
        alone = not (body.name or body.parent or body.place)
        if alone and body.head in BOARDS:
            company = self._neighbors.company(position) or self._dominant
            return replace(body, parent=company) if company else body
        if alone and (duty(body) == "cell" or body.head == "Đảng bộ"):
            cell = self._cell(position, body)
            return cell if duty(body) == "cell" or cell.place else body
        return self._abroad(position, body) or self._beside(position, self._bodies.complete(body))

    def _in_place(self, position: PositionMention, place: PlaceMention) -> PositionMention:
        """The position with the body that leads a place, or in the place that the article gives it."""
        if seat := body_at(position.role, place):
            return replace(position, body=self._bodies.complete(seat), place=None)
        named = None if place.name else self._places.find(place.start, (place.type,))
        return replace(position, place=replace(named, start=place.start, end=place.end)) if named else position

    def _seated(self, position: PositionMention) -> PositionMention:
        """A position that is printed alone, with the body or the place that others tell."""
        if position.takes == "body":
            if land := self._neighbors.land(position):
                return replace(position, place=land)
            if lender := self._neighbors.lender(position) or self._implied(position):
                keep = position.keep or lender.head != head_of(position.role)
                return replace(position, body=self._bodies.complete(lender), keep=keep)
        if head_of(position.role) in OFFICES and (whole := self._neighbors.following(position)):
            return replace(position, body=self._bodies.complete(whole), keep=True)  # "Chánh Văn phòng, Người phát ngôn"
        return position

    def _beside(self, position: PositionMention, body: BodyMention) -> BodyMention:
        """A society of no place in that of the post beside: `Giám đốc Sở Y tế tỉnh X, Chủ tịch | Hội Chữ thập đỏ`.

        So is a standing committee: `Ủy viên Ban Thường vụ, Chủ tịch UBND quận Ba Đình`.
        """
        if duty(body) == "organ" and body.kind == "party" and not (body.parent or body.place):
            following = self._neighbors.following(position)
            governed = following and following.kind in OF_STATE and following.place
            return replace(body, parent=body_at("Bí thư", governed)) if governed else body
        if body.head == _DEPARTMENT and not (body.parent or body.place):
            union = next((o for o in self._neighbors.adjoining(position) if o.kind == "massOrganization"), None)
            return replace(body, parent=self._bodies.complete(union)) if union else body
        if body.kind != "massOrganization" or body.level or body.parent or body.place or _HOME in body.name:
            return body
        if _HOME in body.head or body.places != "typed":
            return body
        near = (
            self._bodies.complete(other).place
            for other in self._neighbors.adjoining(position)
            if other.kind in _LOCAL_KINDS
        )
        place = next((one for one in near if one and one.level in GOVERNED), None)
        return replace(body, place=replace(place, type=place_type(place))) if place else body

    def _abroad(self, position: PositionMention, body: BodyMention) -> BodyMention | None:
        """A committee of the province abroad that the next post names: `Bí thư Tỉnh ủy, Tỉnh trưởng | Savannakhet`."""
        of = body.parent or body
        if of.place or duty(of) not in ("committee", "organ") or not (land := self._neighbors.land(position)):
            return None
        committee = body_at("Bí thư", land)
        if not committee or duty(of) == "organ":
            return replace(body, parent=committee) if committee else None
        return replace(body, parent=committee) if body.parent else committee

    @cached_property
    def _dominant(self) -> BodyMention | None:
        """The company that an article is about: named again and again, at least twice as often as any other."""
        companies = (body for body in self._passages.bodies if body.kind == "enterprise")
        found = [body for body in companies if body.head not in BOARDS and not is_bare(body)]
        counts = Counter(body_label(body) for body in found).most_common(2)
        if not counts or counts[0][1] < _OFTEN or (len(counts) > 1 and counts[0][1] < 2 * counts[1][1]):
            return None
        return self._bodies.complete(next(body for body in found if body_label(body) == counts[0][0]))

    def _deputy(self, position: PositionMention) -> PositionMention:
        """A deputy of the National Assembly, where an article speaks of its deputies and of no other assembly more."""
        deputies, council = self._assemblies
        if 0 < deputies[NATIONAL] >= deputies[LOCAL]:
            return replace(position, role=NATIONAL, takes="none")
        if deputies[LOCAL] and council:
            return replace(position, role=LOCAL, place=council)
        return position

    def _same_abroad(self, position: PositionMention) -> PositionMention:
        """The post of who was named before, in the country of a counterpart: `người đồng cấp Nhật Bản`."""
        before = self._neighbors.previous(position)
        if not before or not position.place:
            return position
        body = replace(before.body, place=position.place, places="typed") if before.body else None
        role = before.role.removesuffix(" Chính phủ")
        return replace(before, role=role, body=body, place=None if body else position.place, status=Status.CURRENT)

    def _cell(self, position: PositionMention, cell: BodyMention) -> BodyMention:
        """The Party cell that a bare `Đảng ủy` means: named before in the sentence, else of a body after, else any."""
        if named := self._bodies.cell(cell, self._passages.around(position.start)):
            return self._bodies.complete(named)
        if host := self._neighbors.host(position):
            return cell_of(cell, host)
        return self._bodies.complete(self._bodies.cell(cell) or cell)

    def is_guess(self, position: PositionMention) -> bool:
        """Whether the body is only implied, by what the article speaks of: `Bộ trưởng` in one on `Bộ Y tế`."""
        bare = position.takes == "body" and not position.body and not position.place
        return bare and self._neighbors.lender(position) is None

    def _implied(self, position: PositionMention) -> BodyMention | None:
        """The body that a role alone means in the article: a `Phó Bí thư` is one of the committee spoken of."""
        if position.role.startswith(SECRETARIES):
            return self._bodies.leading(position.start, position.role.startswith("Phó "))
        head = head_of(position.role)
        if head.startswith(_PASSING):
            return None
        if (head in OF_SCHOOLS or position.role.endswith(_SCHOOLMASTER)) and (school := self._school(position)):
            return school
        if position.role.endswith(_EXECUTIVE) and self._dominant:
            return self._dominant
        return self._bodies.implied(head, position.start) if head else self._neighbors.led(position)

    def _school(self, position: PositionMention) -> BodyMention | None:
        """The only school that the sentence names: `tại | Trường Đại học Y | với các chức danh Trưởng khoa`."""
        sentence = self._passages.around(position.start)
        named = [b for b in self._passages.bodies if b.kind == "education" and b.start in sentence and not is_bare(b)]
        return named[0] if len({body_label(body) for body in named}) == 1 else None
