"""The body of a bare `Bí thư`, `Chủ tịch tỉnh`, `Bí thư Đảng đoàn`: taken from what stands around it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import cached_property, lru_cache

from kg.lexicon import load_lexicon
from kg.mentions import COUNTERPART, DEPUTY, BodyMention, PlaceMention, PositionMention
from kg.model import Status
from kg.resolve.bodies import Bodies, cell_of, duty, is_bare
from kg.resolve.deputies import LOCAL, NATIONAL, deputies_of
from kg.resolve.labels import body_label
from kg.resolve.passages import Passages
from kg.resolve.places import GOVERNED, Places, place_type

_DEPARTMENT = "Ban"  # head of the departments of a union, too: `Trưởng ban Phong trào, Phó Bí thư Thành đoàn`
_OF_SCHOOLS, _SCHOOLMASTER = frozenset({"Khoa", "Bộ môn"}), "Hiệu trưởng"  # heads of parts of a school, and its own
_PASSING = ("Đoàn", "Tổ")  # heads of what somebody leads for a visit or a task
_BOARDS = ("Hội đồng quản trị", "Hội đồng thành viên")
_LEARNED = ("Học viện", "Trường", "Viện", "Báo", "Tạp chí", "Nhà xuất bản")  # of the Party, with cells of their own
_SECRETARIES = ("Bí thư", "Phó Bí thư")
_COMMA = 7  # characters between two posts of one list: a comma, ` kiêm `
_NEAR = 60  # characters between two posts of which the second names the body of both
_OF_STATE = frozenset({"state", "legislature"})
# Kinds of bodies that a list of posts names once, after the last: `Phó Bí thư, Hiệu trưởng Trường Chính trị`.
_LOCAL_KINDS = _OF_STATE | {"party", "front"}
_EXECUTIVE = "Tổng Giám đốc"
_OFTEN = 2  # mentions of the company that an article is about
_HOME = "Việt Nam"
_OFFICES = frozenset({"Văn phòng", "Thanh tra"})  # heads of what is in another body
_NAMED_ONCE = frozenset({"front", "massOrganization", "enterprise", "education", "military", "health", "press"})


class Positions:
    """Completes the positions of one article."""

    def __init__(self, passages: Passages, places: Places, bodies: Bodies) -> None:
        self._passages = passages
        self._places = places
        self._bodies = bodies
        self._named = passages.positions
        self._completed: dict[PositionMention, PositionMention] = {}
        self._seated = [(post, post.body) for post in self._named if post.body is not None and not is_bare(post.body)]

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
        body, place = position.body, position.place
        if position.role == DEPUTY:
            return self._deputy(position)
        if position.role == COUNTERPART:
            return self._same_abroad(position)
        if body and body.head in _BOARDS and not (body.parent or body.place or body.name):
            company = self._company(position) or self._dominant
            return replace(position, body=replace(body, parent=company) if company else body)
        if body and is_bare(body):
            body = self._bodies.named(body)
            position = replace(position, body=body)
        if body and not (body.name or body.parent or body.place) and (duty(body) == "cell" or body.head == "Đảng bộ"):
            cell = self._cell(position, body)
            return replace(position, body=cell if duty(body) == "cell" or cell.place else body)
        if body and (abroad := self._abroad(position, body)):
            return replace(position, body=abroad)
        if body:
            return replace(position, body=self._beside(position, self._bodies.complete(body)))
        if place and (seat := _seat(position.role, place)):
            return replace(position, body=self._bodies.complete(seat), place=None)
        if place and not place.name:
            named = self._places.find(place.start, (place.type,))
            return replace(position, place=replace(named, start=place.start, end=place.end)) if named else position
        if position.takes == "body" and not place and (land := self._land_beside(position)):
            return replace(position, place=land)
        if position.takes == "body" and not place and (lender := self._lender(position) or self._implied(position)):
            keep = position.keep or lender.head != _head(position.role)
            return replace(position, body=self._bodies.complete(lender), keep=keep)
        if not place and _is_of_office(position.role) and (whole := self._following(position)):
            return replace(position, body=self._bodies.complete(whole), keep=True)
        return position

    def _beside(self, position: PositionMention, body: BodyMention) -> BodyMention:
        """A society of no place in that of the post beside: `Giám đốc Sở Y tế tỉnh X, Chủ tịch | Hội Chữ thập đỏ`.

        So is a standing committee: `Ủy viên Ban Thường vụ, Chủ tịch UBND quận Ba Đình`.
        """
        if duty(body) == "organ" and body.kind == "party" and not (body.parent or body.place):
            following = self._following(position)
            governed = following and following.kind in _OF_STATE and following.place
            return replace(body, parent=_seat("Bí thư", governed)) if governed else body
        if body.head == _DEPARTMENT and not (body.parent or body.place):
            union = next(
                (o for post, o in self._seated if o.kind == "massOrganization" and _adjoin(post, position)), None
            )
            return replace(body, parent=self._bodies.complete(union)) if union else body
        if body.kind != "massOrganization" or body.level or body.parent or body.place or _HOME in body.name:
            return body
        if _HOME in body.head or body.places != "typed":
            return body
        near = (
            self._bodies.complete(other).place
            for post, other in self._seated
            if other.kind in _LOCAL_KINDS and _adjoin(post, position)
        )
        place = next((one for one in near if one and one.level in GOVERNED), None)
        return replace(body, place=replace(place, type=place_type(place))) if place else body

    def _abroad(self, position: PositionMention, body: BodyMention) -> BodyMention | None:
        """A committee of the province abroad that the next post names: `Bí thư Tỉnh ủy, Tỉnh trưởng | Savannakhet`."""
        of = body.parent or body
        if of.place or duty(of) not in ("committee", "organ") or not (land := self._land_beside(position)):
            return None
        committee = _seat("Bí thư", land)
        if not committee or duty(of) == "organ":
            return replace(body, parent=committee) if committee else None
        return replace(body, parent=committee) if body.parent else committee

    def _land_beside(self, position: PositionMention) -> PlaceMention | None:
        """The province or city abroad that the next post of a list names for both: `Tỉnh trưởng, Bí thư | Cát Lâm`."""
        if _head(position.role) and not position.body:
            return None
        following = (o for o in self._named if 0 < o.start - position.end <= _COMMA and o.place)
        place = next((other.place for other in following), None)
        return place if place and place.level == "foreign" else None

    @cached_property
    def _dominant(self) -> BodyMention | None:
        """The company that an article is about: named again and again, at least twice as often as any other."""
        companies = (body for body in self._passages.bodies if body.kind == "enterprise")
        found = [body for body in companies if body.head not in _BOARDS and not is_bare(body)]
        counts = Counter(body_label(body) for body in found).most_common(2)
        if not counts or counts[0][1] < _OFTEN or (len(counts) > 1 and counts[0][1] < 2 * counts[1][1]):
            return None
        return self._bodies.complete(next(body for body in found if body_label(body) == counts[0][0]))

    def _following(self, position: PositionMention) -> BodyMention | None:
        """The body of the next post of a list."""
        return next((body for other, body in self._seated if 0 < other.start - position.end <= _COMMA), None)

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
        before = [other for other in self._named if other.end <= position.start and other.role != COUNTERPART]
        if not before or not position.place:
            return position
        body = replace(before[-1].body, place=position.place, places="typed") if before[-1].body else None
        role = before[-1].role.removesuffix(" Chính phủ")
        return replace(before[-1], role=role, body=body, place=None if body else position.place, status=Status.CURRENT)

    def _company(self, position: PositionMention) -> BodyMention | None:
        """The company of a board that is printed without it: that of the next post, else the last named before."""
        near = [body for post, body in self._seated if body.kind == "enterprise" and body.head not in _BOARDS]
        following = (body for body in near if body.start - position.end > 0)
        first = next(following, None)
        if first and first.start - position.end < _NEAR // 2 and first.start in self._passages.around(position.start):
            return self._bodies.complete(first)
        return None

    def _cell(self, position: PositionMention, cell: BodyMention) -> BodyMention:
        """The Party cell that a bare `Đảng ủy` means: named before in the sentence, else of a body after, else any."""
        if named := self._bodies.cell(cell, self._passages.around(position.start)):
            return self._bodies.complete(named)
        if host := self._host(position):
            return cell_of(cell, host)
        return self._bodies.complete(self._bodies.cell(cell) or cell)

    def is_guess(self, position: PositionMention) -> bool:
        """Whether the body is only implied, by what the article speaks of: `Bộ trưởng` in one on `Bộ Y tế`."""
        bare = position.takes == "body" and not position.body and not position.place
        return bare and self._lender(position) is None

    def _implied(self, position: PositionMention) -> BodyMention | None:
        """The body that a role alone means in the article: a `Phó Bí thư` is one of the committee spoken of."""
        if position.role.startswith(_SECRETARIES):
            return self._bodies.leading(position.start, position.role.startswith("Phó "))
        head = _head(position.role)
        if head.startswith(_PASSING):
            return None
        if (head in _OF_SCHOOLS or position.role.endswith(_SCHOOLMASTER)) and (school := self._school(position)):
            return school
        if position.role.endswith(_EXECUTIVE) and self._dominant:
            return self._dominant
        return self._bodies.implied(head, position.start) if head else self._led(position)

    def _school(self, position: PositionMention) -> BodyMention | None:
        """The only school that the sentence names: `tại | Trường Đại học Y | với các chức danh Trưởng khoa`."""
        sentence = self._passages.around(position.start)
        named = [b for b in self._passages.bodies if b.kind == "education" and b.start in sentence and not is_bare(b)]
        return named[0] if len({body_label(body) for body in named}) == 1 else None

    def _led(self, deputy: PositionMention) -> BodyMention | None:
        """The body of the only posts of a kind named before, of which the deputy is one too."""
        kind = _kind(deputy)
        before = (other for other in self._named if other.start < deputy.start)
        named = ((other, self._bodies.complete(other.body)) for other in before if other.body)
        led = [
            body for other, body in named if _kind(other) == kind and other.role != deputy.role and not is_bare(body)
        ]
        alone = len({body_label(body) for body in led}) == 1
        return led[0] if deputy.role.startswith("Phó ") and alone else None

    def _host(self, position: PositionMention) -> BodyMention | None:
        """The body inside which a Party cell works: that of the next position in the sentence."""
        sentence = self._passages.around(position.start)
        for other, body in self._seated:
            if position.end <= other.start and other.start in sentence and duty(body) != "cell":
                host = self._bodies.complete(body)
                return host if host.kind != "party" or host.head.startswith(_LEARNED) else None
        return None

    def _lender(self, position: PositionMention) -> BodyMention | None:
        """The body of the next position, if it is named for both: `Phó Hiệu trưởng giữ chức Hiệu trưởng Trường …`."""
        following = self._following(position)
        own = _head(position.role)
        if following and following.kind in _NAMED_ONCE and (not own or own in _OF_SCHOOLS):
            return following
        if following and following.place and following.kind in _OF_STATE and position.role.startswith(_SECRETARIES):
            # "Bí thư kiêm Chủ tịch UBND xã"
            return _seat("Bí thư", self._bodies.complete(following).place or following.place)
        sentence, kind = self._passages.around(position.start), _kind(position)
        near = [
            (other.start < position.start, abs(other.start - position.start), body)
            for other, body in self._seated
            if other.start in sentence and abs(other.start - position.end) < _NEAR and _kind(other) == kind
        ]
        if near:
            return min(near, key=lambda found: found[:2])[2]
        listed = [body for other, body in self._seated if other.start in sentence and _kind(other) == kind]
        cells = {body_label(self._bodies.complete(body)) for body in listed if duty(body) == "cell"}
        return listed[0] if len(cells) == 1 and len(listed) == len([b for b in listed if duty(b) == "cell"]) else None


def _seat(role: str, place: PlaceMention) -> BodyMention | None:
    """The body that a role means: with a place `Chủ tịch` is of the People's Committee, `Bí thư` of the Party's."""
    if place.level == "foreign" and role.endswith("Bí thư") and place.name:
        kind = load_lexicon().feature("foreign", place.name, "type")
        head = "Khu ủy" if kind == "khu tự trị" else load_lexicon().committees.get(kind)  # as at home: in China
        bare = replace(place, type="")
        return BodyMention(place.start, place.end, head, "", "foreign", "", "bare", None, bare) if head else None
    if place.level not in GOVERNED or not role.endswith(("Chủ tịch", "Bí thư")):
        return None
    place = replace(place, type=place_type(place))
    if role.endswith("Chủ tịch"):
        return BodyMention(place.start, place.end, "Ủy ban nhân dân", "", "state", "", "typed", None, place)
    committee = load_lexicon().committees.get(place.type)
    head, places = (committee, "bare") if committee else ("Đảng ủy", "typed")
    return BodyMention(place.start, place.end, head, "", "party", "", places, None, place)


def _adjoin(one: PositionMention, other: PositionMention) -> bool:
    """Whether two posts stand next to each other in a list."""
    return min(abs(one.start - other.end), abs(other.start - one.end)) <= _COMMA


def _is_of_office(role: str) -> bool:
    """Whether a role alone may stand before that which names its body: `Chánh Văn phòng, Người phát ngôn Bộ Y tế`."""
    return _head(role) in _OFFICES


@lru_cache(maxsize=10_000)
def _head(role: str) -> str:
    """The head of the body that a role implies, whatever words follow it: `Phó Cục trưởng | phụ trách`."""
    words = role.split()
    entries = (load_lexicon().lookup("role", " ".join(words[:n])) for n in range(len(words), 0, -1))
    return next((entry.features["head"] for entry in entries if entry), "")


def _kind(position: PositionMention) -> str:
    """The role without rank: `Phó Chủ tịch Thường trực` is a kind of `Chủ tịch`."""
    return position.role.removeprefix("Phó ").removesuffix(" Thường trực").lower()
