"""Whose the positions between two names are: those of the person before them, or of the one after."""

from __future__ import annotations

from kg.extract.figures.lists import Group, Item, Joint
from kg.lexicon import load_lexicon
from kg.mentions import DEPUTY, Figure, PersonMention, PositionMention
from kg.model import Status
from kg.spelling import fold

_PREMIER = "Thủ tướng Chính phủ"
_MEMBER = "Thành viên"
_SPEAKER = "Chủ tịch Quốc hội"  # leads no committee of it beside


def division(earlier: Group | None, waiting: list[Item], person: Item) -> int:
    """How many of the positions before a person are not theirs, but of the one named earlier, if any.

    Example:
        `ông A, | R1; R2 | B` gives 1, `bà A (| R1, R2 |), ông B` gives 2.
    """
    if not waiting:
        return 0
    dashed_before = person.joint == Joint.DASH and earlier and waiting[0].joint in (Joint.COMMA, Joint.DASH, Joint.OPEN)
    apart = person.joint == Joint.COMMA and waiting[0].joint in (Joint.SEMICOLON, Joint.AND, Joint.SEVERAL)
    if apart and is_addressed(waiting, person):
        return 0  # "…; Chủ nhiệm Ủy ban Quốc phòng, Thượng tướng | Võ Văn An"
    if person.joint == Joint.COMMA and earlier and _is_of_next(earlier, waiting, person):
        return 0
    if person.joint not in (Joint.NONE, Joint.DASH) or dashed_before:
        return len(waiting)
    return _cut(earlier, waiting) if earlier else _leading(waiting)


def _is_of_next(earlier: Group, waiting: list[Item], person: Item) -> bool:
    """Whether all names of a list follow their posts: `R1 A, | R2, ông B`; not the membership in `R1 A, R2, ông B`."""
    titled = bool(earlier.before) and not earlier.after
    listed = earlier.person.joint == Joint.COMMA or not are_memberships([waiting[-1].position])
    return titled and listed and is_addressed(waiting, person)


def are_memberships(header: list[PositionMention]) -> bool:
    """Whether the posts that head a list are held beside others: `các Ủy viên Trung ương Đảng: Bộ trưởng A; …`."""
    return all(position.plural or is_membership(position) for position in header)


def is_membership(position: PositionMention) -> bool:
    """Whether a post is a seat among others, in which nobody acts alone: `đại biểu Quốc hội gửi văn bản`."""
    return load_lexicon().is_membership(position.role)


def is_any_member(position: PositionMention) -> bool:
    """Whether a seat tells only that somebody is in a body, whatever post each has there: `thành viên Chính phủ`.

    Those of a `Ủy ban nhân dân` are elected beside their posts.
    """
    return position.role.startswith(_MEMBER) and (position.body is None or position.body.level == "central")


def offices(figure: Figure) -> list[PositionMention]:
    """The offices of somebody, which are no memberships: `Thủ tướng Nguyễn Văn An`, `ông A, Bí thư Đảng ủy`."""
    return [post for post in figure.positions if post.status is Status.CURRENT and not is_membership(post)]


def titles(figure: Figure) -> list[PositionMention]:
    """The offices printed before a name, which a list tells to be filled or left: `gồm: | Phó Thủ tướng | A; …`.

    So is a seat where no office is printed at all: `bầu các chức danh: | Ủy viên UBND xã | A`.
    """
    before = [p for p in figure.positions if p.start < figure.person.start and p.status is Status.CURRENT]
    own = [p for p in before if not p.plural]
    return [p for p in own if not is_membership(p)] or (own if len(figure.positions) == 1 else [])


def presents(posts: list[Item], person: Item, enclosed: bool) -> bool:
    """Whether a name in apposition says who holds the post before it: `Giám đốc Sở Y tế, | ông | Nguyễn Văn An nói`.

    Only a word of address leads from the comma to the name, unless the name is enclosed by commas.
    """
    between = (post.joint in (Joint.NONE, Joint.COMMA, Joint.DASH) for post in posts)
    named = enclosed or is_addressed(posts, person) or _is_foreign(person)
    return bool(posts) and named and person.joint == Joint.COMMA and all(between)


def _is_foreign(person: Item) -> bool:
    """Whether no family name of Vietnam begins the name."""
    name = person.chunk.mention.name if isinstance(person.chunk.mention, PersonMention) else ""
    return bool(name) and fold(name).split()[0] not in load_lexicon().families


def is_addressed(before: list[Item], person: Item) -> bool:
    """Whether more than a mark, a word of address, stands before a name in a list: `A, B; | đồng chí C`."""
    return bool(before) and person.chunk.start - before[-1].chunk.end > len(", ")


def _cut(earlier: Group, waiting: list[Item]) -> int:
    """Index of the first position of the later person, whose name follows without a mark."""
    marked = _last_marked(waiting, (Joint.SEMICOLON, Joint.AND, Joint.CLOSE, Joint.SEVERAL))
    if marked is not None:
        return marked
    if waiting[-1].position.role == DEPUTY:
        return len(waiting) - 1  # "…, Phó Giám đốc Sở Tư pháp, | ĐB Nguyễn Văn An"
    titled_before = earlier.before and waiting[0].joint == Joint.COMMA
    return 0 if titled_before else len(waiting) - 1


def _leading(waiting: list[Item]) -> int:
    """Index of the first of the positions that lead to the first person without a semicolon between."""
    cut = _last_marked(waiting, (Joint.SEMICOLON, Joint.CLOSE)) or 0
    if waiting[-1].position.role == DEPUTY:
        cut = len(waiting) - 1  # "hỏi Bộ trưởng Bộ Y tế, | ĐB Nguyễn Văn An"
    while cut < len(waiting) - 1 and _head_two_ministries(waiting[cut : cut + 2]):
        cut += 2  # "yêu cầu Bộ trưởng Bộ Y tế và Bộ trưởng Bộ Công an, | Phó Thủ tướng …"
    cut = min(cut, len(waiting) - 1)
    while cut < len(waiting) - 1 and _are_of_two_lands(waiting[cut], waiting[-1]):
        cut += 1  # "trước đề nghị của Thủ tướng Lào, Thủ tướng Pháp Mary Wells …"
    while cut < len(waiting) - 1 and waiting[cut].position.plural:
        cut += 1  # "bổ nhiệm 2 Thẩm phán, Chủ nhiệm Ủy ban Nguyễn Văn An"
    return cut


def _head_two_ministries(posts: list[Item]) -> bool:
    """Whether two posts next to each other are those of two ministers, or of the Prime Minister and a minister."""
    one, other = (post.position for post in posts)
    traits = load_lexicon().role_traits
    if "minister" not in traits(other.role) or not (one.role == _PREMIER or "minister" in traits(one.role)):
        return False
    named = [f"{post.role} {post.body.head} {post.body.name}" if post.body else post.role for post in (one, other)]
    return named[0] != named[1]


def _are_of_two_lands(one: Item, other: Item) -> bool:
    """Whether two posts are printed with different countries, so that nobody holds both."""
    lands = [item.position.place for item in (one, other)]
    return all(land and land.level == "country" for land in lands) and len({land.name for land in lands if land}) > 1


def is_of_another(one: PositionMention, other: PositionMention) -> bool:
    """Whether the post is of somebody else: `trả lời của | Bộ trưởng Bộ Y tế |, Thủ tướng Nguyễn Văn An`.

    An office printed with its country is told with all of its holder's posts: `Chủ tịch Thượng viện kiêm | Chủ tịch
    Quốc hội Myanmar`.
    """
    lexicon = load_lexicon()
    if one is other or other.role not in lexicon.sole_offices:
        return False
    if other.place and (one.place is None or one.place.name == other.place.name):
        return False
    abroad = one.place is not None and one.place.level == "country"
    part = one.body is not None and one.body.kind == "legislature" and other.role == _SPEAKER
    return abroad or part or not (is_membership(one) or one.role.endswith(lexicon.roles_beside))


def _last_marked(items: list[Item], joints: tuple[Joint, ...]) -> int | None:
    return next((n for n in range(len(items) - 1, -1, -1) if items[n].joint in joints), None)
