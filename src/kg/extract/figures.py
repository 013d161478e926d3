"""Appositions: which positions belong to which person in a list of names and positions.

The forms of the genre: `A, R1, R2; B, R3` · `R1, R2 A` · `A - R1` · `A (R1, R2)` · `các Phó Chủ tịch A, B và C` ·
`các đồng chí Ủy viên Trung ương Đảng: A, R1; B, R2`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from kg.extract.figure_lists import MEMBERS, Item, another_speaks, in_the_past, list_at, on_behalf, without_kin
from kg.extract.symbols import TALKS
from kg.lexicon import load_lexicon
from kg.mentions import DEPUTY, Chunk, Chunks, Figure, PersonMention, PositionMention
from kg.model import Status
from kg.spelling import fold

_DEPUTIES = ([DEPUTY], ["Đại biểu Quốc hội"], ["Đại biểu Hội đồng nhân dân"])
# Symbols after which a list of posts and names does not go on with what is said of somebody before.
_INTRODUCING = TALKS | {",", ":", "BY", "BYPERSON", "HAVE", "WORKWITH", "COMITATIVE"}


@dataclass(slots=True)
class _Group:
    """A person and the positions found to be theirs.

    Attributes:
        person: Who it is.
        first, last: Indexes of the outermost chunks.
        header: Positions printed once for several persons: `các Phó Chủ tịch A, B và C`.
        before, after: Positions printed before and after the name.
    """

    person: Item
    first: int
    last: int
    header: list[PositionMention]
    before: list[PositionMention] = field(default_factory=list)
    after: list[PositionMention] = field(default_factory=list)

    def figure(self, chunks: Sequence[Chunk]) -> Chunk:
        """The group as one chunk."""
        mention = self.person.chunk.mention
        assert isinstance(mention, PersonMention)
        start, end = chunks[self.first].start, chunks[self.last].end
        positions = tuple(dict.fromkeys((*self.header, *self.before, *self.after)))
        return Chunk(start, end, "Figure", Figure(start, end, mention, positions))


def join_figures(chunks: Chunks) -> Chunks:
    """The chunks of a sentence with every person joined to the positions printed beside the name.

    Example:
        `Person , Position , Position ; Person , Position CHAIR Meeting` becomes
        `Figure ; Figure CHAIR Meeting`.
    """
    if "Person" not in chunks.symbols:
        return chunks
    if "(" in chunks.symbols:
        chunks = without_kin(chunks)
    symbols = chunks.symbols
    out: list[Chunk] = []
    done = 0
    for k in [n for n, symbol in enumerate(symbols) if symbol in MEMBERS]:
        if k < done:
            continue
        items, end = list_at(chunks, k)
        if on_behalf(chunks, k, items) or in_the_past(chunks, k, items):
            continue
        if another_speaks(chunks, k, items, end):
            end = items.pop().place
        persons = any(item.is_person for item in items)
        out += chunks[done:k]
        opens, told = _opens(chunks, k, end), _is_told(chunks, end)
        out += _rewritten(chunks, k, end, _groups(items, opens, told)) if persons else chunks[k:end]
        done = end
    return Chunks([*out, *chunks[done:]])


def _opens(chunks: Chunks, k: int, end: int) -> bool:
    """Whether the first name of a list is that of who holds the posts before it: `Tham dự có | Đại sứ Nga, ông …`.

    It may begin another clause unless the list stands where somebody is introduced, or a mark ends it.
    """
    before, following = chunks.symbols[k - 1] if k else ",", chunks.symbols[end : end + 1]
    enclosed = following in ([], ["."], [")"], [";"]) or _is_told(chunks, end)
    if before == "COPULA":
        return not any(isinstance(chunk.mention, PersonMention) for chunk in chunks[:k])
    return before in _INTRODUCING or enclosed


def _is_told(chunks: Chunks, end: int) -> bool:
    return chunks.symbols[end : end + 2] == [",", "SAY"]


def _groups(items: list[Item], opens: bool, told: bool) -> list[_Group]:
    """Every person of a list with their positions; positions wait until it is known on which side their person is.

    Args:
        items: The list.
        opens: Whether it stands at the beginning of a clause, whose subject its first member is.
        told: Whether commas enclose its last name before what is said: `Chủ tịch Hội, | Lê Văn An |, cho biết`.
    """
    groups: list[_Group] = []
    header: list[PositionMention] = []
    waiting: list[Item] = []
    for n, item in enumerate(items):
        if not item.is_person:
            if item.joint == "*" and groups:
                header = []  # "các …" begins another list
            waiting.append(item)
            continue
        first = item.place
        aside = groups and waiting and waiting[0].joint == "("  # "ông Lê An (Chủ tịch Sao Mai)|: …"
        if not aside and (cut := _heading_end(waiting, item)):
            heading = waiting[cut - 1]
            header, first = [heading.position], heading.place
            _give(groups, waiting[: cut - 1])
            waiting = waiting[cut:]
        enclosed = told and n == len(items) - 1
        apposed = _presents(waiting, item, enclosed) and (enclosed if groups else opens)
        mine = waiting if apposed else _divide(groups, waiting, item)
        if mine and mine[0].joint == ";" and not _are_memberships(header):
            header = []  # "nguyên Tổng Bí thư: A, B; | Chủ tịch nước C"
        if not mine and not header and (_shares(groups, items, n) or _are_deputies(groups, item)):
            header = groups[-1].before or groups[-1].header
        before = [one.position for one in mine if not _is_of_another(one.position, mine[-1].position)]
        shared = [position for position in before if position.plural]
        if shared and n + 1 < len(items):
            header, before = shared, [position for position in before if not position.plural]
        first = min(first, mine[0].place) if mine else first
        groups.append(_Group(item, first, item.place, header, before))
        waiting = []
    _give(groups, _trailing(waiting))
    return groups


def _shares(groups: list[_Group], items: list[Item], n: int) -> bool:
    """Whether one more held the post that somebody left: `nguyên Tổng Bí thư Lê Văn An, | Trần Văn Bình | ; …`."""
    earlier = groups[-1] if groups else None
    if not earlier or items[n].joint != "," or [item.joint for item in items[n + 1 : n + 2]] != [";"]:
        return False
    left = len(earlier.before) == 1 and earlier.before[0].status is Status.FORMER
    return left and not (earlier.after or earlier.header)


def _are_deputies(groups: list[_Group], person: Item) -> bool:
    """Whether one more deputy is printed with the constituency alone: `ĐB Lê An (Hà Nội); | Vũ Bình (Lào Cai)`."""
    earlier = groups[-1] if groups else None
    posts = earlier.before or earlier.header if earlier else []
    if not earlier or [post.role for post in posts] not in _DEPUTIES or earlier.after:
        return False
    return all(one.chunk.end > one.chunk.mention.end for one in (earlier.person, person) if one.chunk.mention)


def _are_memberships(header: list[PositionMention]) -> bool:
    """Whether the posts that head a list are held beside others: `các Ủy viên Trung ương Đảng: Bộ trưởng A; …`."""
    return all(position.plural or position.role.startswith(load_lexicon().memberships) for position in header)


def _heading_end(waiting: list[Item], person: Item) -> int:
    """How many of the waiting positions stand before a colon, the last of which heads the list; 0 without a colon."""
    if waiting and person.joint == ":":
        return len(waiting)
    return next((n for n, item in enumerate(waiting) if item.joint == ":" and n), 0)


def _divide(groups: list[_Group], waiting: list[Item], person: Item) -> list[Item]:
    """The positions between two persons: gives the earlier one what is theirs, returns the later one's."""
    if not waiting:
        return []
    dashed_before = person.joint == "-" and groups and waiting[0].joint in (",", "-", "(")
    if person.joint == "," and waiting[0].joint in (";", "&", "*") and _is_addressed(waiting, person):
        return waiting  # "…; Chủ nhiệm Ủy ban Quốc phòng, Thượng tướng | Võ Văn An"
    if person.joint == "," and groups and _is_of_next(groups[-1], waiting, person):
        return waiting
    if person.joint not in ("", "-") or dashed_before:
        _give(groups, waiting)
        return []
    if not groups:
        return _leading(waiting)
    cut = _cut(groups[-1], waiting)
    _give(groups, waiting[:cut])
    return waiting[cut:]


def _is_of_next(earlier: _Group, waiting: list[Item], person: Item) -> bool:
    """Whether all names of a list follow their posts: `R1 A, | R2, ông B`; not the membership in `R1 A, R2, ông B`."""
    titled = bool(earlier.before) and not earlier.after
    listed = earlier.person.joint == "," or not _are_memberships([waiting[-1].position])
    return titled and listed and _is_addressed(waiting, person)


def _presents(posts: list[Item], person: Item, enclosed: bool) -> bool:
    """Whether a name in apposition says who holds the post before it: `Giám đốc Sở Y tế, | ông | Nguyễn Văn An nói`.

    Only a word of address leads from the comma to the name, unless the name is enclosed by commas.
    """
    between = (post.joint in ("", ",", "-") or _goes_on(posts, n) for n, post in enumerate(posts))
    named = enclosed or _is_addressed(posts, person) or _is_foreign(person)
    return bool(posts) and named and person.joint == "," and all(between)


def _goes_on(posts: list[Item], n: int) -> bool:
    """Whether a post shares its body with the one before: `Chủ tịch kiêm | Tổng Giám đốc Tập đoàn Sao Mai`."""
    return n > 0 and posts[n].joint == "&" and not (posts[n - 1].position.body or posts[n - 1].position.place)


def _is_foreign(person: Item) -> bool:
    """Whether no family name of Vietnam begins the name."""
    name = person.chunk.mention.name if isinstance(person.chunk.mention, PersonMention) else ""
    return bool(name) and fold(name).split()[0] not in load_lexicon().families


def _is_addressed(posts: list[Item], person: Item) -> bool:
    """Whether more than a comma, a word of address, stands between posts and a name."""
    return bool(posts) and person.chunk.start - posts[-1].chunk.end > len(", ")


def _cut(earlier: _Group, waiting: list[Item]) -> int:
    """Index of the first position of the later person, whose name follows without a mark."""
    marked = _last_marked(waiting, (";", "&", ")", "*"))
    if marked is not None:
        return marked
    if waiting[-1].position.role == DEPUTY:
        return len(waiting) - 1  # "…, Phó Giám đốc Sở Tư pháp, | ĐB Nguyễn Văn An"
    titled_before = earlier.before and waiting[0].joint == ","
    return 0 if titled_before else len(waiting) - 1


def _leading(waiting: list[Item]) -> list[Item]:
    """The positions that lead to the first person without a semicolon between."""
    cut = _last_marked(waiting, (";", ")")) or 0
    if waiting[-1].position.role == DEPUTY:
        cut = len(waiting) - 1  # "hỏi Bộ trưởng Bộ Y tế, | ĐB Nguyễn Văn An"
    while cut < len(waiting) - 1 and _head_two_ministries(waiting[cut : cut + 2]):
        cut += 2  # "yêu cầu Bộ trưởng Bộ Y tế và Bộ trưởng Bộ Công an, | Phó Thủ tướng …"
    cut = min(cut, len(waiting) - 1)
    while cut < len(waiting) - 1 and _are_of_two_lands(waiting[cut], waiting[-1]):
        cut += 1  # "trước đề nghị của Thủ tướng Anh, Thủ tướng Đức Mary Wells …"
    while cut < len(waiting) - 1 and waiting[cut].position.plural:
        cut += 1  # "bổ nhiệm 2 Thẩm phán, Chủ nhiệm Ủy ban Nguyễn Văn An"
    return waiting[cut:]


def _head_two_ministries(posts: list[Item]) -> bool:
    """Whether two posts next to each other are those of the ministers of two ministries."""
    named = [post.position.body for post in posts if post.position.role == "Bộ trưởng"]
    labels = {f"{body.head} {body.name}" for body in named if body}
    return len(labels) > 1


def _are_of_two_lands(one: Item, other: Item) -> bool:
    """Whether two posts are printed with different countries, so that nobody holds both."""
    lands = [item.position.place for item in (one, other)]
    return all(land and land.level == "country" for land in lands) and len({land.name for land in lands if land}) > 1


def _is_of_another(one: PositionMention, other: PositionMention) -> bool:
    """Whether the post is of somebody else: `trả lời của | Bộ trưởng Bộ Y tế |, Thủ tướng Nguyễn Văn An`."""
    lexicon = load_lexicon()
    if one is other or other.role not in lexicon.sole_offices:
        return False
    abroad = one.place is not None and one.place.level == "country"
    return abroad or not (one.role.startswith(lexicon.memberships) or one.role.endswith(lexicon.roles_beside))


def _last_marked(items: list[Item], joints: tuple[str, ...]) -> int | None:
    return next((n for n in range(len(items) - 1, -1, -1) if items[n].joint in joints), None)


def _trailing(waiting: list[Item]) -> list[Item]:
    """Positions after the last person; `và Bí thư ...` right after a name begins another subject."""
    if waiting and waiting[0].joint in ("&", "*", ";", ")"):
        return []
    ends = (n for n, item in enumerate(waiting) if item.joint in (";", "*", ":") or (item.joint == "" and n))
    return waiting[: next(ends, len(waiting))]


def _give(groups: list[_Group], items: list[Item]) -> None:
    """Adds positions to those after the last person's name."""
    if not groups or not items:
        return
    group = groups[-1]
    items = list(takewhile(lambda item: not (item.position.plural and item.joint == ","), items))
    if not items or (items[0].joint == "" and group.before):
        return  # "… Bộ trưởng Nguyễn Văn An | Chủ tịch Quốc hội cho biết": another subject begins
    group.after.extend(item.position for item in items)
    group.last = items[-1].place


def _rewritten(chunks: Sequence[Chunk], begin: int, end: int, groups: list[_Group]) -> list[Chunk]:
    """The chunks from `begin` to `end` with each group as one chunk."""
    out: list[Chunk] = []
    k = begin
    for group in groups:
        out.extend(chunks[k : group.first])
        out.append(group.figure(chunks))
        k = group.last + 1
        if k < end and chunks[k].symbol == ")":
            k += 1
    out.extend(chunks[k:end])
    return out
