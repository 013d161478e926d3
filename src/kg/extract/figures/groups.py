"""Groups the members of a list of names and positions: every person with the positions that are theirs."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise, takewhile

from kg.extract.figures.lists import Group, Item, Joint
from kg.extract.figures.sides import are_memberships, division, is_addressed, is_membership, is_of_another, presents
from kg.kinds import GOVERNING
from kg.mentions import DEPUTY, VICE, PositionMention
from kg.model import Status
from kg.records import replace

_FIRST = "Thường trực"  # the deputy of whom there is one alone
_MARK = 2  # characters of a comma and a blank
_AND = " và "


@dataclass(slots=True)
class Grouping:
    """A list as far as it is read; positions wait until it is known on which side their person is.

    Attributes:
        items: The list.
        opens: Whether it stands at the beginning of a clause, whose subject its first member is.
        told: Whether commas enclose its last name before what is said: `Chủ tịch Hội, | Lê Văn An |, cho biết`.
        groups: The persons so far.
        header: Positions printed once for the persons that follow.
        waiting: Positions since the last person.
    """

    items: list[Item]
    opens: bool
    told: bool
    groups: list[Group] = field(default_factory=list)
    header: list[PositionMention] = field(default_factory=list)
    waiting: list[Item] = field(default_factory=list)

    def read(self) -> list[Group]:
        """Every person of the list with their positions.

        Example:
            `các Phó Chủ tịch | A |, | Giám đốc Sở Y tế | và | B` gives two persons, each of them a deputy chair.
        """
        for n, item in enumerate(self.items):
            if item.is_person:
                self._add(n, item)
                continue
            if item.joint == Joint.SEVERAL and self.groups:
                self.header = []  # "các …" begins another list
            self.waiting.append(item)
        self._give(self.waiting if self._are_by_colons() else _trailing(self.waiting))
        return self.groups

    def _are_by_colons(self) -> bool:
        """Whether colons lead to the posts of all persons of a list: `Lê An: Bí thư; Trần Bình: | Chủ tịch UBND xã`."""
        posts = [item.joint for before, item in pairwise(self.items) if before.is_person and not item.is_person]
        return len(posts) > 1 and set(posts) == {Joint.COLON}

    def _add(self, n: int, person: Item) -> None:
        """One more person, with the positions before the name that are theirs."""
        first = self._take_heading(person)
        mine = self._take_posts(n, person)
        if self._repeats_header(mine) or self._leaves_header(n, mine[0] if mine else person):
            self.header = []  # "nguyên Tổng Bí thư: A, B; | Chủ tịch nước C", "các Phó Giám đốc: A, B; | ông C, …"
        if not mine and not self.header and (self._shares(n) or self._are_deputies(person)):
            self.header = self.groups[-1].before or self.groups[-1].header
        before = [one.position for one in mine if not is_of_another(one.position, mine[-1].position)]
        shared = [position for position in before if position.plural]
        if shared and n + 1 < len(self.items):
            self.header, before = shared, [position for position in before if not position.plural]
        first = min(first, mine[0].place) if mine else first
        self.groups.append(Group(person, first, person.place, self.header, before))
        self.waiting = []

    def _repeats_header(self, mine: list[Item]) -> bool:
        """Whether somebody has a post of the shared kind alone: `các Bộ trưởng Y tế Lê An, | Bộ trưởng Tài chính …`."""
        roles = {post.role for post in self.header}
        return any(item.position.role in roles for item in mine)

    def _leaves_header(self, n: int, begin: Item) -> bool:
        """Whether somebody after a semicolon is no more of the list of posts printed once: a post or commas tell.

        Of a list of members commas and a word of address do: `các Ủy viên Bộ Chính trị: A, B; | đồng chí C`.
        """
        if begin.joint != Joint.SEMICOLON:
            return False
        if begin.is_person:
            earlier = self.groups[-1].person.joint if self.groups else Joint.NONE
            led = is_addressed(self.items[:n], begin)
            return earlier == Joint.COMMA and (led or not any(map(is_membership, self.header)))
        if self.groups and self.groups[-1].after and not self.groups[-1].before:
            return True  # "các Ủy viên Bộ Chính trị: A - Phó Thủ tướng, B - Chánh án; | Đại sứ C"
        named = bool(self.groups) and not (self.groups[-1].before or self.groups[-1].after)
        offices = named and not any(map(is_membership, self.header))  # "các Phó Thủ tướng A, B; | Bộ trưởng C"
        listed = named and self.groups[-1].person.joint == Joint.COMMA  # "các Ủy viên Trung ương: A, B; | Bộ trưởng C"
        return offices or listed or not are_memberships(self.header)

    def _take_heading(self, person: Item) -> int:
        """Chunk at which the person's group begins: at the position before a colon, which then heads the list."""
        aside = self.groups and self.waiting and self.waiting[0].joint == Joint.OPEN
        cut = 0 if aside else _heading_end(self.waiting, person)
        if not cut:  # so in "ông Lê An (Chủ tịch Sao Mai)|: …"
            return person.place
        heading = self.waiting[cut - 1]
        self.header = [heading.position]
        self._give(self.waiting[: cut - 1])
        self.waiting = self.waiting[cut:]
        return heading.place

    def _take_posts(self, n: int, person: Item) -> list[Item]:
        """The positions before the person that are theirs; those of the one named earlier are given to that one."""
        earlier = self.groups[-1] if self.groups else None
        if person.joint == Joint.OPEN and self.waiting and not (earlier and self.waiting[-1].joint == Joint.COMMA):
            self._give(self.waiting[:-1])  # "Bí thư Tỉnh ủy (ông | Lê Văn An |)"
            return self.waiting[-1:]
        enclosed = self.told and n == len(self.items) - 1
        if presents(self.waiting, person, enclosed) and (enclosed if earlier else self.opens):
            return self.waiting
        cut = division(earlier, self.waiting, person)
        self._give(self.waiting[:cut])
        return self.waiting[cut:]

    def _give(self, items: list[Item]) -> None:
        """Adds positions to those after the last person's name."""
        if not self.groups or not items:
            return
        group = self.groups[-1]
        items = list(takewhile(lambda item: not (item.position.plural and item.joint == Joint.COMMA), items))
        if not items or (items[0].joint == Joint.NONE and group.before):
            return  # "… Bộ trưởng Nguyễn Văn An | Chủ tịch Quốc hội cho biết": another subject begins
        if items[0].joint in (Joint.DASH, Joint.COMMA) and not (group.before or group.after):
            self._share(items[0].position, dashed=items[0].joint == Joint.DASH, alone=len(items) == 1)
        group.after.extend(_left_together([item.position for item in items]))
        group.last = items[-1].place

    def _share(self, post: PositionMention, dashed: bool, alone: bool) -> None:
        """Give a post that several may hold to those named right before, too: `Lê An, Trần Bình | - Phó Chủ tịch`.

        After a comma only to those whom one word of address leads: `các đồng chí Lê An, Trần Bình |, Phó Chủ tịch`,
        `Lê An và Trần Bình |, Phó Chủ tịch`.
        """
        later = self.groups[-1]
        for group in reversed(self.groups[:-1]):
            bare = not (group.header or group.before or group.after)
            gap = len(_AND) if later.person.joint == Joint.AND else _MARK
            bare = bare and (dashed or later.person.chunk.start - group.person.chunk.end <= gap)
            deputy = post.role.startswith(VICE) and (dashed or not post.role.endswith(_FIRST))
            several = deputy or (alone and is_membership(post))  # not "A, B, Ủy viên Ban Thường vụ, Trưởng ban Dân vận"
            if not (bare and several and later.person.joint in (Joint.COMMA, Joint.AND)):
                return
            group.header = [post]
            later = group

    def _shares(self, n: int) -> bool:
        """Whether one more held the post that somebody left: `nguyên Tổng Bí thư Lê Văn An, | Trần Văn Bình | ; …`."""
        earlier = self.groups[-1] if self.groups else None
        ends = [item.joint for item in self.items[n + 1 : n + 2]] == [Joint.SEMICOLON]
        if not earlier or self.items[n].joint != Joint.COMMA or not ends:
            return False
        left = len(earlier.before) == 1 and earlier.before[0].status is Status.FORMER
        return left and not (earlier.after or earlier.header)

    def _are_deputies(self, person: Item) -> bool:
        """Whether one more deputy is printed with the constituency alone: `ĐB Lê An (Hà Nội); | Vũ Bình (Lào Cai)`."""
        earlier = self.groups[-1] if self.groups else None
        posts = earlier.before or earlier.header if earlier else []
        if not earlier or earlier.after or len(posts) != 1 or not posts[0].role.startswith(DEPUTY):
            return False
        return all(one.chunk.end > one.chunk.mention.end for one in (earlier.person, person) if one.chunk.mention)


def _heading_end(waiting: list[Item], person: Item) -> int:
    """How many of the waiting positions stand before a colon, the last of which heads the list; 0 without a colon."""
    if waiting and person.joint == Joint.COLON:
        return len(waiting)
    return next((n for n, item in enumerate(waiting) if item.joint == Joint.COLON and n), 0)


def _left_together(posts: list[PositionMention]) -> list[PositionMention]:
    """The posts after a name; those after a former one in the Party or the State were left, too.

    Example:
        `ông A, nguyên Bí thư Thành ủy, | Chủ tịch HĐND thành phố`, but not `…, | Chủ tịch Hội Khuyến học tỉnh`.
    """
    former = next((n for n, post in enumerate(posts) if post.status is Status.FORMER), len(posts))
    return [
        replace(post, status=Status.FORMER) if n > former and _is_official(post) else post
        for n, post in enumerate(posts)
    ]


def _is_official(post: PositionMention) -> bool:
    """Whether a post is one of the Party or the State that is no seat among others."""
    return (
        post.status is Status.CURRENT
        and post.body is not None
        and post.body.kind in GOVERNING
        and not is_membership(post)
    )


def _trailing(waiting: list[Item]) -> list[Item]:
    """Positions after the last person; `và Bí thư ...` right after a name begins another subject.

    So does a post right after another that is no seat: `ông An, Giám đốc Sở Y tế | Trưởng ban Tổ chức …`, and after a
    semicolon, but for one after seats alone: `ông An, Ủy viên Trung ương Đảng; | Bí thư Tỉnh ủy`.
    """
    if waiting and waiting[0].joint in (Joint.AND, Joint.SEVERAL, Joint.SEMICOLON, Joint.CLOSE):
        return []
    ends = (n for n in range(len(waiting)) if _begins_other(waiting, n))
    return waiting[: next(ends, len(waiting))]


def _begins_other(waiting: list[Item], n: int) -> bool:
    """Whether the post is no more of the last person's."""
    joint = waiting[n].joint
    if joint == Joint.SEMICOLON:
        others = sum(item.joint == Joint.SEMICOLON for item in waiting) > 1 or any(i.position.plural for i in waiting)
        return others or not all(is_membership(item.position) for item in waiting[:n])
    return joint in (Joint.SEVERAL, Joint.COLON) or (n > 0 and not joint and not is_membership(waiting[n - 1].position))
