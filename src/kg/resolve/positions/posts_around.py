"""What the posts printed around a post tell of its body: lists name the body that several share only once."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from itertools import pairwise

from kg.kinds import ENTERPRISE, FRONT, OF_STATE, PRESS, SOCIETY, WORLD
from kg.lexicon import load_lexicon
from kg.mentions import COUNTERPART, SECRETARY, VICE, BodyMention, PlaceMention, PositionMention
from kg.model import Status
from kg.records import replace
from kg.resolve.bodies.bare import Bodies
from kg.resolve.bodies.heads import MINISTRY, PARTY_COMMITTEE, beyond_organ, duty, is_bare, is_youth, traits
from kg.resolve.labels import body_label
from kg.resolve.passages import Passages
from kg.resolve.positions.abroad import looks_vietnamese
from kg.resolve.positions.roles import SECRETARIES, body_at, head_of, led_kinds, rankless

_FEW = 2  # ministries of an article that is about one
_MARK = 2  # characters of `, `
_COMMA = 7  # characters between two posts of one list: a comma, ` kiêm `
_NEAR = 60  # characters between two posts of which the second names the body of both
# Kinds of bodies that a list of posts names once, after the last: `Phó Bí thư, Hiệu trưởng Trường Chính trị`.
_NAMED_ONCE = frozenset({FRONT, SOCIETY, ENTERPRISE, "education", "military", "health", PRESS})
_SELF_GOVERNED = _NAMED_ONCE - {"military"}  # of these, one that a sentence names alone has the posts in it


class PostsAround:
    """The posts of one article, for what they tell of each other."""

    def __init__(self, passages: Passages, bodies: Bodies) -> None:
        self._passages = passages
        self._bodies = bodies

    @property
    def _named(self) -> list[PositionMention]:
        return self._passages.positions

    @cached_property
    def _seated(self) -> list[tuple[PositionMention, BodyMention]]:
        told = ((post, post.body) for post in self._named if post.body is not None and not is_bare(post.body))
        return [(post, self._bodies.named.full(body)) for post, body in told]

    def adjoining(self, position: PositionMention) -> Iterator[BodyMention]:
        """The bodies of the posts right before and after in a list."""
        for other, body in self._seated:
            if min(abs(other.start - position.end), abs(position.start - other.end)) <= _COMMA:
                yield body

    def following(self, position: PositionMention) -> BodyMention | None:
        """The body of the next post of the same person's list: not in `ông A, Phó Giám đốc, được | Bộ trưởng …`."""
        own = self._passages.figure(position.start)
        near = ((other, body) for other, body in self._seated if 0 < other.start - position.end <= _COMMA)
        return next((body for other, body in near if own < 0 or self._passages.figure(other.start) == own), None)

    def preceding(self, position: PositionMention) -> PositionMention | None:
        """The post right before in the same person's list."""
        own = self._passages.figure(position.start)
        near = (o for o in self._named if 0 < position.start - o.end <= _COMMA)
        return next((o for o in near if self._passages.figure(o.start) == own), None)

    def heading(self, position: PositionMention) -> PositionMention | None:
        """The last post that heads a list of its holders: `các Ủy viên Ban Thường vụ: ông A, | Trưởng ban Tổ chức`."""
        sentence = self._passages.around(position.start)
        before = (o for o in self._named if o.plural and o.start in sentence and o.end < position.start)
        return max(before, key=lambda post: post.end, default=None)

    def list_after(self, position: PositionMention) -> Iterator[PositionMention]:
        """The next posts of a list, in order: `Phó Chủ tịch, | Chủ tịch | rồi Bí thư Tỉnh ủy`."""
        last = position
        for other in self._named:
            if 0 < other.start - last.end <= _COMMA:
                last = other
                yield other

    def hamlet(self, secretary: PositionMention) -> PlaceMention | None:
        """The hamlet whose head the secretary of a cell is, too: `Bí thư Chi bộ, Trưởng thôn | Phú Đa`."""
        post = next(iter(self.list_after(secretary)), None)
        place = post.place if post else None
        if not post or not place or place.level != "hamlet":
            return None
        return replace(place, type=place.type or post.role.rpartition("rưởng ")[2])

    def land(self, position: PositionMention) -> PlaceMention | None:
        """The province or city abroad that the next post of a list names for both: `Tỉnh trưởng, Bí thư | Cát Lâm`."""
        if head_of(position.role) and not position.body:
            return None
        following = (o for o in self._named if 0 < o.start - position.end <= _COMMA and o.place)
        place = next((other.place for other in following), None)
        return place if place and place.level == "foreign" else None

    def side(self, position: PositionMention) -> PlaceMention | None:
        """The place abroad of a foreigner, whose side is named first: `Về phía tỉnh Át Ta Pư có ông Khăm-xỉ, | …`.

        So does a delegation: `tiếp đoàn công tác tỉnh Sê Kông do ông Bun-lọt, | Tỉnh trưởng | làm trưởng đoàn`.
        """
        sentence, name = self._passages.begun(position.start), self._passages.holder(position.start)
        if not sentence or not name or looks_vietnamese(name):
            return None
        before = (chunk.mention for chunk in sentence.chunks if chunk.end <= position.start)
        sides = (one.place if isinstance(one, BodyMention) else one for one in before)
        named = [place for place in sides if isinstance(place, PlaceMention) and place.level != "country"]
        return named[-1] if named and named[-1].level == "foreign" else None

    def previous(self, position: PositionMention) -> PositionMention | None:
        """The last post before that is no `người đồng cấp`."""
        found = [other for other in self._named if other.end <= position.start and other.role != COUNTERPART]
        return found[-1] if found else None

    def company(self, position: PositionMention) -> BodyMention | None:
        """The company of a board that is printed without it: that of the next post of the sentence."""
        companies = (body for _, body in self._seated if body.kind == ENTERPRISE and "company" not in traits(body))
        first = next((body for body in companies if body.start > position.end), None)
        if first and first.start - position.end < _NEAR // 2 and first.start in self._passages.around(position.start):
            return self._bodies.complete(first)
        return None

    def led(self, deputy: PositionMention) -> BodyMention | None:
        """The body of the only posts of a kind named before, of which the deputy is one too."""
        kind = rankless(deputy)
        before = (other for other in self._named if other.start < deputy.start)
        named = ((other, self._bodies.complete(other.body)) for other in before if other.body)
        heads = ((other, body) for other, body in named if rankless(other) == kind)
        led = [body for other, body in heads if not (is_bare(body) or self._is_left(other, deputy))]
        alone = len({body_label(body) for body in led}) == 1
        return led[0] if deputy.role.startswith(VICE) and alone else None

    def colleagues(self, minister: PositionMention) -> BodyMention | None:
        """The ministry of every minister that an article names with one, where it names hardly any other ministry."""
        if head_of(minister.role) != MINISTRY:
            return None
        named = [body for other, body in self._seated if head_of(other.role) == MINISTRY and body.kind not in WORLD]
        others = {body_label(body) for body in self._passages.bodies if body.head.startswith(f"{MINISTRY} ")}
        alone = len({body_label(body) for body in named}) == 1 and len(others) <= _FEW
        return named[0] if alone and not named[0].place else None

    def has_rival(self, minister: PositionMention, ministry: BodyMention) -> bool:
        """Whether another person is named as the minister of a ministry: `Bộ trưởng | A, Bộ trưởng Bộ Y tế B`."""
        if "minister" not in load_lexicon().role_traits(minister.role):
            return False
        return any(body_label(body) == body_label(ministry) and self._is_rival(minister, o) for o, body in self._seated)

    def heads_office(self, minister: PositionMention) -> bool:
        """Whether the article elsewhere names the minister as the head of no ministry: `Bộ trưởng, Chủ nhiệm …`."""
        name, role = self._passages.holder(minister.start).split(), f"{minister.role}, "
        holders = (self._passages.holder(other.start).split() for other in self._named if other.role.startswith(role))
        return bool(name) and any(holder[-1:] == name[-1:] for holder in holders)

    def is_left_by_others(self, position: PositionMention, ministry: BodyMention) -> bool:
        """Whether a ministry is named only with a post that another has left: `nguyên Bộ trưởng A; B, | thứ trưởng`."""
        name = self._passages.holder(position.start)
        former = (other for other in self._named if other.status is Status.FORMER)
        left = [range(o.start, o.end) for o in former if self._passages.holder(o.start) not in ("", name)]
        named = (body for body in self._passages.bodies if (body.head, body.name) == (ministry.head, ministry.name))
        return bool(left) and all(any(body.start in post for post in left) for body in named)

    def only(self, position: PositionMention) -> BodyMention | None:
        """The only society, company or school that the sentence names: `Công ty Sao Mai | bổ nhiệm ông A làm Giám đốc`.

        Not for a post beside a name, which may be one that the article names in full elsewhere.
        """
        if self._passages.figure(position.start) >= 0 and not position.plural:
            return None
        sentence = self._passages.around(position.start)
        left = [range(other.start, other.end) for other in self._named if self._is_left(other, position)]
        told = (b for b in self._passages.bodies if b.start in sentence and not any(b.start in post for post in left))
        named = [b for b in told if not (is_bare(b) or duty(b))]
        alone = len({body_label(body) for body in named}) == 1 and named[0].kind in _SELF_GOVERNED
        within = position.role.startswith(SECRETARIES) or load_lexicon().is_membership(position.role)
        return named[0] if alone and not within else None

    def titled(self, position: PositionMention) -> BodyMention | None:
        """The body of a bare post right before a name, which the article tells with the name or before it."""
        return self._own(position) or self._spoken_for(position)

    def _own(self, position: PositionMention) -> BodyMention | None:
        """The body of the same post that the article elsewhere prints with the name: `Chủ tịch | Lê Văn An`."""
        name = self._passages.holder(position.start)
        if not name:
            return None
        same = (
            body
            for other, body in self._seated
            if other.role == position.role
            and other.start != position.start
            and self._passages.holder(other.start) == name
        )
        return next(same, None)

    def in_place(self, position: PositionMention, body: BodyMention) -> BodyMention | None:
        """The body whose place the same person's post has elsewhere: `Phó Chủ tịch UBND TP | Đà Nẵng | Lê Văn An`."""
        if not body.place or body.place.name or not (own := self._own(position)):
            return None
        named = own.place and own.place.name and own.place.type == body.place.type
        return own if named and own.head == body.head else None

    def _spoken_for(self, position: PositionMention) -> BodyMention | None:
        """The body in whose name somebody speaks: `Thay mặt | UBND tỉnh |, Phó Chủ tịch Lê Văn An`."""
        sentence = self._passages.begun(position.start)
        for cue, chunk in pairwise(sentence.chunks if sentence else ()):
            body = chunk.mention
            if cue.symbol == "BEHALF" and isinstance(body, BodyMention) and 0 < position.start - body.end <= _MARK:
                return None if is_bare(body) or head_of(position.role) else beyond_organ(body)
        return None

    def beside(self, position: PositionMention) -> PositionMention | None:
        """The post that a cell's secretary has beside: the next of the list, else the next of the sentence in a body.

        Example:
            `Hiệu trưởng` after `Bí thư Đảng ủy, `.
        """
        sentence = self._passages.around(position.start)
        following = (o for o in self._named if position.end <= o.start and o.start in sentence)
        others = (o for o in following if not (duty(o.body) == "cell" if o.body else is_of_cell(o)))
        return next((o for o in others if o.body or o.start - position.end <= _COMMA), None)

    def lender(self, position: PositionMention) -> BodyMention | None:
        """The body that another position of the sentence names for a bare one, too.

        Example:
            `Phó Hiệu trưởng giữ chức Hiệu trưởng | Trường THCS Lý Nhân`: the school is that of both posts.
        """
        following = self.following(position)
        own, secretary = head_of(position.role), position.role.startswith(SECRETARIES)
        kinds, _ = led_kinds(position.role)  # "Hiệu trưởng, Chủ tịch | Công đoàn …"
        other = following and kinds and following.kind not in kinds
        shared = not own or "faculty" in load_lexicon().head_traits(own)
        other = other or (following and following.kind == SOCIETY and secretary and not is_youth(following))
        if following and following.kind in _NAMED_ONCE and shared and not other:
            return following
        if following and following.place and following.kind in OF_STATE and secretary:
            # "Bí thư kiêm Chủ tịch UBND xã"
            return body_at(SECRETARY, self._bodies.complete(following).place or following.place)
        return self._nearest_of_kind(position) or self._listed_cell(position)

    def _nearest_of_kind(self, position: PositionMention) -> BodyMention | None:
        """The body of a post of the kind near in the sentence, rather of one that follows."""
        sentence, kind, own = self._passages.around(position.start), rankless(position), head_of(position.role)
        near = [
            (other.start < position.start, abs(other.start - position.start), body)
            for other, body in self._seated
            if other.start in sentence and _is_near(other, position)
            if rankless(other) == kind
            if not (own and body.kind in WORLD)  # "các Bộ trưởng APEC"
            if not (self._is_rival(position, other) or self._is_left(other, position))
        ]
        return min(near, key=lambda found: found[:2])[2] if near else None

    def _is_left(self, post: PositionMention, deputy: PositionMention) -> bool:
        """Whether who leads a body becomes a deputy, of another: `ông A, | Chủ tịch Hội B |, làm Phó Chủ tịch`."""
        promoted = post.role.startswith(VICE) or not deputy.role.startswith(VICE)
        if promoted or self._passages.figure(deputy.start) >= 0:
            return False
        named = self._passages.figure(post.start)
        return 0 <= named < post.start and named == self._passages.last_figure(deputy.start)

    def _is_rival(self, position: PositionMention, other: PositionMention) -> bool:
        """Whether another person has the same post, of which there is one: `Chánh án | A gặp ông B, Chánh án …`."""
        if position.role != other.role or position.role.startswith(VICE) or position.plural:
            return False
        if position.status is not other.status:
            return False
        names = [self._passages.holder(post.start).split() for post in (position, other)]
        return all(names) and names[0][-1] != names[1][-1]

    def _listed_cell(self, position: PositionMention) -> BodyMention | None:
        """The Party cell that all posts of the kind in the sentence are of."""
        sentence, kind = self._passages.around(position.start), rankless(position)
        listed = [body for other, body in self._seated if other.start in sentence and rankless(other) == kind]
        cells = [body for body in listed if duty(body) == "cell"]
        alone = len({body_label(self._bodies.complete(body)) for body in cells}) == 1
        return listed[0] if alone and len(cells) == len(listed) else None


def is_of_cell(position: PositionMention) -> bool:
    """Whether a role without a body is that of a member of the Party committee of some body: `Đảng ủy viên`."""
    return head_of(position.role) == PARTY_COMMITTEE and not (position.body or position.place)


def _is_near(other: PositionMention, position: PositionMention) -> bool:
    """Whether few characters are between two posts, or from the end of one to that of the other after it."""
    return position.start - other.end < _NEAR if other.start < position.start else other.start - position.end < _NEAR
