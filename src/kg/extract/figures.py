"""Appositions: which positions belong to which person in a list of names and positions.

The forms of the genre: `A, R1, R2; B, R3` · `R1, R2 A` · `A - R1` · `A (R1, R2)` · `các Phó Chủ tịch A, B và C` ·
`các đồng chí Ủy viên Trung ương Đảng: A, R1; B, R2`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from kg.mentions import Chunk, Figure, PersonMention, PositionMention

_JOINTS = {",": ",", ";": ";", "AND": "&", "-": "-", ":": ":", "(": "(", ")": ")", "/": "x", "PLURAL": "*"}


@dataclass(slots=True)
class _Item:
    """A person or position of a cluster with the punctuation before it (empty: directly adjacent)."""

    chunk: Chunk
    joint: str
    place: int

    @property
    def person(self) -> bool:
        return isinstance(self.chunk.mention, PersonMention)


@dataclass(slots=True)
class _Group:
    """A person and the positions found to be theirs."""

    item: _Item
    before: list[PositionMention] = field(default_factory=list)
    after: list[PositionMention] = field(default_factory=list)
    header: list[PositionMention] = field(default_factory=list)
    first: int = 0
    last: int = 0


def join_figures(chunks: Sequence[Chunk]) -> list[Chunk]:
    """The chunks of a sentence with every person joined to the positions printed beside the name.

    Example:
        `Person , Position , Position ; Person , Position CHAIR Meeting` becomes
        `Figure ; Figure CHAIR Meeting`.
    """
    if not any(chunk.symbol == "Person" for chunk in chunks):
        return list(chunks)
    out: list[Chunk] = []
    k = 0
    while k < len(chunks):
        if chunks[k].symbol not in ("Person", "Position"):
            out.append(chunks[k])
            k += 1
            continue
        cluster, end = _cluster(chunks, k)
        if not cluster or not any(item.person for item in cluster):
            out.extend(chunks[k : max(end, k + 1)])
            k = max(end, k + 1)
            continue
        if _on_behalf(chunks, k, cluster):
            out.append(chunks[k])
            k += 1
            continue
        out.extend(_rewrite(chunks, k, end, _groups(cluster)))
        k = end
    return out


def _on_behalf(chunks: Sequence[Chunk], k: int, cluster: list[_Item]) -> bool:
    """Whether the first position is that of another: `thừa ủy quyền của | Chủ tịch nước |, Phó Chủ tịch … Nguyễn Văn An`."""
    if cluster[0].person or len(cluster) < 2 or cluster[1].joint != ",":
        return False
    before = [chunk.symbol for chunk in chunks[max(0, k - 2) : k]]
    return before[-1:] == ["BEHALF"] or before == ["BEHALF", "OF"]


def _cluster(chunks: Sequence[Chunk], k: int) -> tuple[list[_Item], int]:
    """Persons and positions from `k` on with nothing but punctuation and `và` between them."""
    items: list[_Item] = []
    joint, end = "", k
    for index in range(k, len(chunks)):
        chunk = chunks[index]
        if isinstance(chunk.mention, PersonMention | PositionMention):
            items.append(_Item(chunk, joint, index))
            joint, end = "", index + 1
        elif items and _biographic(chunks, index):
            joint = "," if joint == "" else joint
        elif items and chunk.symbol in _JOINTS:
            mark = _JOINTS[chunk.symbol]
            if mark == "*":
                joint = joint if joint in (";", ":") else "*"
            elif mark == ")":
                joint = joint or ")"
            else:
                joint = mark if joint in ("", ")", ",", ";") or mark in (":", "(") else joint
        else:
            break
    return items, end


def _biographic(chunks: Sequence[Chunk], n: int) -> bool:
    """Words between name and position that only say who the person is: `, sinh ngày 23-11-1968,` `, 47 tuổi,`."""
    symbol = chunks[n].symbol
    before = chunks[n - 1].symbol if n else ""
    after = chunks[n + 1].symbol if n + 1 < len(chunks) else ""
    return symbol in ("BORN", "AGE") or (symbol in ("Date", "Place", "_") and (before == "BORN" or after == "AGE"))


def _groups(items: list[_Item]) -> list[_Group]:
    groups: list[_Group] = []
    header: list[PositionMention] = []
    waiting: list[_Item] = []
    for n, item in enumerate(items):
        if not item.person:
            if item.joint == "*" and groups:
                header = []
            waiting.append(item)
            continue
        group = _Group(item, first=item.place, last=item.place)
        if waiting and item.joint == ":":
            header = [_position(waiting[-1])]
            group.first = waiting[-1].place
            _give(groups, waiting[:-1])
            waiting = []
        elif len(waiting) > 1 and (cut := _colon(waiting)):
            header = [_position(waiting[cut - 1])]
            group.first = waiting[cut - 1].place
            _give(groups, waiting[: cut - 1])
            waiting = waiting[cut:]
        mine = _divide(groups, waiting, item)
        group.before = [_position(w) for w in mine]
        if mine:
            group.first = min(group.first, mine[0].place)
            if any(_position(w).plural for w in mine) and n + 1 < len(items):
                header = [_position(w) for w in mine if _position(w).plural]
                group.before = [p for p in group.before if p not in header]
        waiting = []
        group.header = [p for p in header]
        groups.append(group)
    _give(groups, _trailing(waiting))
    return _distribute(groups)


def _colon(waiting: list[_Item]) -> int:
    """Index of the first position after a colon: what stands before it heads the list."""
    return next((n for n, item in enumerate(waiting) if item.joint == ":" and n), 0)


def _divide(groups: list[_Group], waiting: list[_Item], person: _Item) -> list[_Item]:
    """The positions between two persons: gives the earlier one what is theirs, returns the later one's."""
    if not waiting:
        return []
    if person.joint not in ("", "-") or (person.joint == "-" and groups and waiting[0].joint in (",", "-", "(")):
        _give(groups, waiting)
        return []
    if not groups:
        return _connected(waiting)
    cut = next((n for n in range(len(waiting) - 1, -1, -1) if waiting[n].joint in (";", "&", ")", "*")), None)
    if cut is None:
        if waiting[0].joint == "":
            cut = len(waiting) - 1 if len(waiting) > 1 else 0
        elif groups[-1].before and waiting[0].joint == ",":
            cut = 0
        else:
            cut = len(waiting) - 1
    _give(groups, waiting[:cut])
    return waiting[cut:]


def _connected(waiting: list[_Item]) -> list[_Item]:
    """The positions that lead to the person without a semicolon between."""
    cut = next((n for n in range(len(waiting) - 1, 0, -1) if waiting[n].joint in (";", ")")), 0)
    while cut < len(waiting) - 1 and _position(waiting[cut]).plural:
        cut += 1  # "bổ nhiệm 2 Thẩm phán, Chủ nhiệm Ủy ban Nguyễn Văn An"
    return waiting[cut:]


def _trailing(waiting: list[_Item]) -> list[_Item]:
    """Positions after the last person; `và Bí thư ...` right after a name begins another subject."""
    if waiting and waiting[0].joint in ("&", "*", ";", ")"):
        return []
    cut = next(
        (n for n, item in enumerate(waiting) if item.joint in (";", "*", ":") or (item.joint == "" and n)), len(waiting)
    )
    return waiting[:cut]


def _give(groups: list[_Group], items: list[_Item]) -> None:
    if groups and items and items[0].joint == "" and groups[-1].before:
        return  # "… Bộ trưởng Nguyễn Văn An | Chủ tịch Quốc hội cho biết": another subject begins
    if groups and items:
        groups[-1].after.extend(_position(item) for item in items)
        groups[-1].last = items[-1].place


def _position(item: _Item) -> PositionMention:
    assert isinstance(item.chunk.mention, PositionMention)
    return item.chunk.mention


def _distribute(groups: list[_Group]) -> list[_Group]:
    """A heading without a colon holds for the names directly after it, until one has a position of its own."""
    return groups


def _rewrite(chunks: Sequence[Chunk], begin: int, end: int, groups: list[_Group]) -> list[Chunk]:
    out: list[Chunk] = []
    k = begin
    for group in groups:
        out.extend(chunks[k : group.first])
        person = group.item.chunk.mention
        assert isinstance(person, PersonMention)
        positions = tuple(dict.fromkeys((*group.header, *group.before, *group.after)))
        start, stop = chunks[group.first].start, chunks[group.last].end
        out.append(Chunk(start, stop, "Figure", Figure(start, stop, person, positions)))
        k = group.last + 1
        if k < end and chunks[k].symbol == ")":
            k += 1
    out.extend(chunks[k:end])
    return out
