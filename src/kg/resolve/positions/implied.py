"""What a role alone means in an article: a `Phó Bí thư`, a `Bộ trưởng`, a `Hiệu trưởng` of whom no body is printed."""

from __future__ import annotations

from collections.abc import Callable

from kg.kinds import COURTS, OF_STATE, SOCIETY, WITH_FACULTIES
from kg.lexicon import load_lexicon
from kg.mentions import CHAIR, SECRETARY, VICE, BodyMention, PositionMention
from kg.records import replace
from kg.resolve.bodies.bare import Bodies
from kg.resolve.bodies.heads import MINISTRY, PARTY_COMMITTEE, duty, is_youth
from kg.resolve.bodies.hosts import Hosts
from kg.resolve.passages import Passages
from kg.resolve.places.named import place_type
from kg.resolve.positions.parts import Parts
from kg.resolve.positions.posts_around import PostsAround
from kg.resolve.positions.roles import (
    GENERAL,
    SECRETARIES,
    WARDEN,
    body_at,
    head_of,
    implied_traits,
    led_kinds,
)
from kg.spelling import fold

Complete = Callable[[PositionMention], PositionMention]

_OFFICE = "Văn phòng"


class Implied:
    """Finds the bodies of the roles that one article prints alone."""

    def __init__(self, passages: Passages, bodies: Bodies, hosts: Hosts, around: PostsAround, parts: Parts) -> None:
        """Know what the article speaks of.

        Args:
            passages: The sentences of the article.
            bodies: Those that it names.
            hosts: Those that others may be part of.
            around: The posts that stand beside others.
            parts: Those of what is named elsewhere.
        """
        self._passages = passages
        self._bodies = bodies
        self._hosts = hosts
        self._around = around
        self._parts = parts

    def of(self, position: PositionMention, complete: Complete) -> BodyMention | None:
        """The body that a role alone means in the article: a `Phó Bí thư` is one of the committee spoken of.

        Args:
            position: With the role.
            complete: Gives another post its body; kept here, it would keep all of the article in memory after it.
        """
        if position.role.startswith(SECRETARIES):
            return self._of_secretary(position, complete)
        if "sent" in implied_traits(position):
            return self._hosts.deputation
        titles = self._passages.figure(position.start) == position.start  # "Chủ tịch Hồ Chí Minh"
        if titles and not position.plural and (told := self._around.titled(position)):
            return told
        if titles and self._hosts.supreme and COURTS in led_kinds(position.role)[0]:
            return self._hosts.supreme  # "Chánh án | Lê Văn An điều động …"
        if host := self._parts.led(position, titles):
            return host
        if head := head_of(position.role):
            return self._of_head(position, head, titles)
        if titles and fold(self._passages.holder(position.start)) in load_lexicon().commemorated:
            return None  # "Chủ tịch | Hồ Chí Minh" led no society
        told = self._followed(position, complete) or self._around.led(position) or self._around.only(position)
        return told or self._parts.chaired(position)

    def _of_secretary(self, secretary: PositionMention, complete: Complete) -> BodyMention | None:
        """The committee of the Party, or of a youth union, that a `Bí thư` or `Phó Bí thư` leads."""
        deputy = secretary.role.startswith(VICE)
        told = self._followed(secretary, complete) or self._bodies.committees.leading(secretary.start, deputy)
        cell = BodyMention(secretary.start, secretary.end, PARTY_COMMITTEE)
        return told or self._union(secretary) or self._bodies.led(cell)

    def _of_head(self, position: PositionMention, head: str, titles: bool) -> BodyMention | None:
        """The body with the head that a role implies: for a `Bộ trưởng` a `Bộ`, unless that is known to be another's.

        Args:
            position: The post.
            head: Of the body.
            titles: Whether the post stands right before a name.
        """
        ministry = self._around.colleagues(position) if titles else None
        part = ministry or self._bodies.named.implied(head, position.start)
        if part and head == MINISTRY:
            around = self._around
            others = around.has_rival(position, part) or around.is_left_by_others(position, part)
            return None if others or around.heads_office(position) else part
        faculty = not part and "faculty" in implied_traits(position)
        return self._hosts.of(position.start, WITH_FACULTIES) if faculty else part

    def _union(self, secretary: PositionMention) -> BodyMention | None:
        """The youth union that an article is about, as its committee: a `Tỉnh đoàn`, where the article names it."""
        society = self._hosts.of(secretary.start, (SOCIETY,))
        if not society or not is_youth(society):
            return None
        whole = self._bodies.complete(society)
        named = (self._bodies.complete(body) for body in self._bodies.committees.named if body.kind == SOCIETY)
        return next((one for one in named if one.place and one.place == whole.place), whole)

    def _followed(self, position: PositionMention, complete: Complete) -> BodyMention | None:
        """The body that the next post of a career tells: `Phó Chủ tịch, Chủ tịch rồi | Bí thư Tỉnh ủy Hà Nam`."""
        leads = position.role.endswith((CHAIR, GENERAL, *SECRETARIES))
        listed = self._around.list_after(position) if leads else ()
        following = next(iter(listed), None)
        body = complete(following).body if following else None
        if not following or not body:
            return None
        if position.role.endswith(GENERAL):  # "Tổng Thư ký, Chủ nhiệm Văn phòng Quốc hội"
            served = body.head.removeprefix(f"{_OFFICE} ") if following.role == WARDEN else body.head
            return replace(body, head=served) if served != body.head else None
        if position.role.endswith(SECRETARIES):  # "nguyên Bí thư, nguyên Chủ tịch | tỉnh Hà Nam"
            return body_at(SECRETARY, body.place) if body.kind in OF_STATE and body.place else None
        if duty(body) == "committee" and body.place:
            return body_at(CHAIR, replace(body.place, type=place_type(body.place)))
        return body if following.role.endswith(CHAIR) else None
