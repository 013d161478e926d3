"""Parts of a school, hospital, company or society, and its heads, where an article prints them without it."""

from __future__ import annotations

from kg.kinds import FRONT, SOCIETY, WITH_FACULTIES
from kg.mentions import CHAIR, VICE, BodyMention, PositionMention
from kg.model import Status
from kg.records import replace
from kg.resolve.bodies.bare import Bodies
from kg.resolve.bodies.heads import PARTY_COMMITTEE, is_bare, traits
from kg.resolve.bodies.hosts import HOSTING, Hosts
from kg.resolve.bodies.levels import is_agency, is_of_council
from kg.resolve.positions.posts_around import PostsAround
from kg.resolve.positions.roles import GENERAL, WARDEN, led_head, led_kinds
from kg.spelling import fold
from kg.tables import words_of

_BOARD = "Ban"  # head of the departments of a union, too: `Trưởng ban Phong trào, Phó Bí thư Thành đoàn`
# Who has the investigators, and departments so called: `Phòng | Cảnh sát kinh tế`.
_POLICE, _FORCES = "Công an", ("Cảnh sát", "An ninh")
_INSPECTORS = "Ủy ban Kiểm tra"
_TASKS = "task_words.csv"


class Parts:
    """Finds what the parts and the heads that one article prints alone belong to."""

    def __init__(self, hosts: Hosts, bodies: Bodies, around: PostsAround) -> None:
        self._hosts = hosts
        self._bodies = bodies
        self._around = around

    def joined(self, position: PositionMention, part: BodyMention) -> BodyMention | None:
        """A part with what it is in, as far as the article says it; nothing for a body that is no part.

        Example:
            `Khoa Nội` of a `Trưởng khoa Nội` is in the hospital that the article is about.
        """
        if part.parent or part.place or _is_of_event(part):
            return None
        if "attached" in traits(part):
            beside = next(iter(self._around.adjoining(position)), None)
            return self._within(part, beside or self._bodies.named.implied(_POLICE, position.start))
        if part.head == _BOARD:
            union = next((o for o in self._around.adjoining(position) if o.kind == SOCIETY), None)
            return self._within(part, union or self._hosts.of(position.start, _kinds(part)))
        following = self._around.following(position)
        if "part" in traits(part) and following and "host" in traits(following) and following.place:
            return self._within(part, following)  # "Trưởng phòng Tham mưu, Phó Giám đốc | Công an tỉnh …"
        if "part" in traits(part) or ("member" in traits(part) and not part.name):
            told = position.status is not Status.FORMER and not is_bare(part)
            if "member" in traits(part) and (beside := self._beside(position, part)):
                return self._within(part, beside)
            whole = self._hosts.of(position.start, _kinds(part)) if told else None
            fits = whole is None or not part.name.startswith(_FORCES) or whole.head == _POLICE
            return self._within(part, whole if fits else None)
        return self._inspecting(position, part) if part.head == _INSPECTORS and not part.name else None

    def _beside(self, position: PositionMention, part: BodyMention) -> BodyMention | None:
        """What the post before is in, for a part of it: `Phó Giám đốc Bệnh viện Đa khoa, Chủ tịch | Công đoàn`."""
        before = self._around.preceding(position)
        body = before.body if before and before.status is not Status.FORMER else None
        return body if body and body.kind in _kinds(part) and "part" not in traits(body) else None

    def _within(self, part: BodyMention, whole: BodyMention | None) -> BodyMention:
        return replace(part, parent=self._bodies.complete(whole)) if whole else part

    def _inspecting(self, position: PositionMention, board: BodyMention) -> BodyMention:
        """The inspectors that a congress elects: of the Party cell or the society that it is of."""
        if led := self._bodies.led(BodyMention(board.start, board.end, PARTY_COMMITTEE, "", "party", places="typed")):
            return replace(board, parent=led)
        society = self._hosts.of(position.start, (SOCIETY,))
        return self._within(board, society) if society else self._bodies.complete(board)

    def led(self, position: PositionMention, titles: bool) -> BodyMention | None:
        """The school, company, paper, court or bank that only one with such a post leads: `Phó Hiệu trưởng`.

        Args:
            position: The post.
            titles: Whether it stands right before a name.
        """
        if position.role.removeprefix(VICE) == WARDEN:
            return self._hosts.kept(position.start, titles)
        if head := led_head(position.role):
            return self._bodies.named.implied(head, position.start)
        kinds, near = led_kinds(position.role)
        agency = self._hosts.near(position.start, (*kinds, *near)) if near else None
        return agency or (self._hosts.of(position.start, kinds) if kinds else None)

    def chaired(self, position: PositionMention) -> BodyMention | None:
        """The society, or committee of the Front, of a `Chủ tịch` or `Tổng Thư ký` printed alone."""
        alone = position.end - position.start <= len(position.role)  # no "Chủ tịch Ủy ban"
        chairs = position.role.endswith((CHAIR, f"{CHAIR} Thường trực", GENERAL))
        return self._hosts.of(position.start, (SOCIETY, FRONT)) if alone and chairs else None


def _kinds(part: BodyMention) -> frozenset[str]:
    """Kinds of the bodies that a part may be in."""
    if part.head == _BOARD:
        of_council = frozenset({"legislature"} if is_of_council(part) else ())
        return of_council if of_council or is_agency(part) else frozenset({FRONT, SOCIETY, "education"})
    if "faculty" in traits(part):
        return WITH_FACULTIES
    return HOSTING - {SOCIETY} if "member" in traits(part) else HOSTING


def _is_of_event(board: BodyMention) -> bool:
    """Whether a board is that of a contest or a festival: `Ban | Giám khảo`, `Ban | Tổ chức lễ hội`."""
    words = fold(board.name).split()
    organizes = words[:2] == ["tổ", "chức"] and not words_of(_TASKS, "event").isdisjoint(words[2:3])
    return board.head == _BOARD and (organizes or " ".join(words[:2]) in words_of(_TASKS, "contest"))
