"""Appositions: which positions belong to which person in a list of names and positions.

The forms of the genre: `A, R1, R2; B, R3` · `R1, R2 A` · `A - R1` · `A (R1, R2)` · `các Phó Chủ tịch A, B và C` ·
`các đồng chí Ủy viên Trung ương Đảng: A, R1; B, R2`.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.chunks import Chunk, Chunks
from kg.extract.figures.groups import Grouping
from kg.extract.figures.lists import MEMBERS, Group, held_by_several, list_at, without_kin
from kg.extract.figures.others_posts import another_speaks, of_another
from kg.extract.symbols import TALKS
from kg.mentions import PersonMention

# Symbols after which a list of posts and names does not go on with what is said of somebody before.
_INTRODUCING = TALKS | {",", ":", "-", "BY", "BYPERSON", "HAVE", "WORKWITH", "COMITATIVE"}

_OF = frozenset({"OF", "COMITATIVE", "TOWARD", "ACCORDING", "BEHALF"})  # before somebody else than who acts then

_GIVING = frozenset({"ASSUME", "BECOME", "APPOINT"})  # before the post of somebody named before: `bầu ông A làm | …`

_NO_ACT = MEMBERS | {"_"}  # what tells after a dash what else somebody is: `| nhà nghiên cứu độc lập`


def join_figures(chunks: Chunks) -> Chunks:
    """The chunks of a sentence with every person joined to the positions printed beside the name.

    Example:
        `Ông Nguyễn Văn An, Bí thư Tỉnh ủy; bà Trần Thị Bình, Chủ tịch UBND tỉnh dự hội nghị`, which is
        `Person , Position ; Person , Position ATTEND Meeting`, becomes `Figure ; Figure ATTEND Meeting`.
    """
    if "Person" not in chunks.symbols:
        return chunks
    if "(" in chunks.symbols or "OF" in chunks.symbols:
        chunks = without_kin(chunks)
    symbols = chunks.symbols
    out: list[Chunk] = []
    done = 0
    for k in [n for n, symbol in enumerate(symbols) if symbol in MEMBERS]:
        if k < done:
            continue
        items, end = list_at(chunks, k)
        if of_another(chunks, k, items, end):
            continue
        if another_speaks(chunks, k, items, end):
            end = items.pop().place
        if chunks.symbol_at(end) == "PLURAL" and not items[-1].is_person:
            items[-1] = held_by_several(items[-1])  # "ông An, Ủy viên Tỉnh ủy; Chủ tịch UBND | các xã"
        out += chunks[done:k]
        if "Person" in symbols[k:end]:
            told = _is_told(chunks, k, end)
            out += _rewritten(chunks, k, end, Grouping(items, _opens(chunks, k, end, told), told).read())
        else:
            out += chunks[k:end]
        done = end + _closes(chunks, k, end)
    return Chunks([*out, *chunks[done:]])


def _closes(chunks: Chunks, k: int, end: int) -> bool:
    """Whether the mark at `end` closes the posts of the last name, or the name after them.

    Example:
        `bà Lê An (Trưởng phòng Nội vụ | ) | nói`, `bà Lê An - Trưởng phòng Nội vụ | - | trúng cử Phó Chủ tịch UBND`.
    """
    listed, mark, following = chunks.symbols[k:end], chunks.symbol_at(end), chunks.after(end)
    if "Person" not in listed:
        return False
    if mark == "-":
        return listed.count("-") % 2 == 1 and bool(following) and following not in _NO_ACT
    return mark == ")" and listed.count("(") > listed.count(")")


def _opens(chunks: Chunks, k: int, end: int, told: bool) -> bool:
    """Whether the first name of a list is that of who holds the posts before it: `Tham dự có | Đại sứ Nga, ông …`.

    It may begin another clause unless the list stands where somebody is introduced, or a mark ends it.
    """
    before, following = chunks.symbols[k - 1] if k else ",", chunks.symbol_at(end)
    enclosed = told or following in ("", ".", ")", ";")
    named = any(isinstance(chunk.mention, PersonMention) for chunk in chunks[:k])
    if before == "COPULA" or (before in _GIVING and named):
        return not named
    return before in _INTRODUCING or enclosed


def _is_told(chunks: Chunks, k: int, end: int) -> bool:
    """Whether a comma ends a list and encloses its last name, before what is said or done by who is named so."""
    if chunks.symbol_at(end) != ",":
        return False
    following = chunks.after(end)
    return following == "SAY" or (following not in MEMBERS and chunks.before(k) not in _OF)


def _rewritten(chunks: Sequence[Chunk], begin: int, end: int, groups: list[Group]) -> list[Chunk]:
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
