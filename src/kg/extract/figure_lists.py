"""Lists of persons and positions in a sentence, and what joins their members."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from kg.extract.symbols import SAYS, TALKS
from kg.lexicon import load_lexicon
from kg.mentions import Chunk, Chunks, Figure, PersonMention, PositionMention
from kg.model import Status
from kg.records import replace

_PAST = frozenset({"PAST", "EARLIER", "NOWIS"})  # of what somebody was, or is, in an aside
_CAREER = 8  # chunks of such an aside
_SHORT = 30  # characters of an aside after a name
MEMBERS = frozenset({"Person", "Position"})
_GOVERNING = TALKS | {"WORKWITH", "COMITATIVE", "OF", "TOWARD"}  # before who does not speak
_BETWEEN = 4  # chunks from a candidate to the post: `ứng viên | ông đề cử cho chức | Bộ trưởng`
_PAIR = 2  # a post and a name
# What tells where somebody works or lives, in so many chunks.
_EMPLOYMENT, _FEW = frozenset({"_", "Body", "Place", "AT", "OF", "AGE"}), 9
_EMPLOYED_AFTER = frozenset({",", "(", "-"})
_TOLD = frozenset({"REPORT", "SPEAK"}) | SAYS  # before whom somebody speaks to: `Báo cáo | Thủ tướng`
_MET = TALKS | _TOLD | {"WORKWITH", "COMITATIVE", "Meeting"}  # before whom somebody meets
_MINISTRY = "Bộ"
# A person in parentheses whose kin somebody is: `(vợ ông An)`, `(chị ruột ông An)`.
_KINS = (["Person", "(", "_", "Person", ")"], ["Person", "(", "Person", "_", "Person", ")"])
_DOES = frozenset({"AUX", "PLAN", "COPULA", "NOT", "PASSIVE"})  # begin what the holder of a post does
# What may stand between the members of a list, by the symbols of chunks. A joint is `""` when nothing stands between.
_JOINTS = {",": ",", ";": ";", "AND": "&", "ALSO": ",", "-": "-", ":": ":", "(": "(", ")": ")", "/": "x", "PLURAL": "*"}


@dataclass(frozen=True, slots=True)
class Item:
    """A person or position of a list.

    Attributes:
        chunk: What stands there.
        joint: What joins it to the one before.
        place: Index of the chunk in the sentence.
    """

    chunk: Chunk
    joint: str
    place: int

    @property
    def is_person(self) -> bool:
        """Whether it is a person, not a position."""
        return isinstance(self.chunk.mention, PersonMention)

    @property
    def position(self) -> PositionMention:
        """The position that it is."""
        assert isinstance(self.chunk.mention, PositionMention)
        return self.chunk.mention


@dataclass(slots=True)
class Group:
    """A person of a list and the positions found to be theirs.

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


def without_kin(chunks: Chunks) -> Chunks:
    """The chunks without the words that tell whose kin a person is: `Bà Nguyễn Thị Na | (vợ ông An) | được bầu`."""
    said = {
        k
        for kin in _KINS
        for end in range(len(kin), len(chunks) + 1)
        if chunks.symbols[end - len(kin) : end] == kin
        for k in range(end - len(kin) + 1, end)
    }
    return Chunks(chunk for k, chunk in enumerate(chunks) if k not in said) if said else chunks


def list_at(chunks: Sequence[Chunk], k: int) -> tuple[list[Item], int]:
    """Persons and positions from chunk `k` on with nothing but punctuation and `và` between them, and the chunk after.

    Example:
        `Bí thư Tỉnh ủy Nguyễn Văn An, Chủ tịch UBND tỉnh Trần Thị Bình và các đại biểu` has four of them.
    """
    items: list[Item] = []
    joint, end, skipped = "", k, 0
    for index in range(k, len(chunks)):
        chunk = chunks[index]
        if index < skipped:
            continue
        if joint == "(" and items[-1].is_person and (closed := _aside_end(chunks, index)):
            joint, skipped = ")", closed
        elif chunk.symbol in MEMBERS:
            items.append(Item(chunk, joint, index))
            joint, end = "", index + 1
        elif items and (_biographic(chunks, index) or (skipped := _besides_end(chunks, index, items[-1]))):
            joint = joint or ","
        elif items and not items[-1].is_person and _heads_list(chunk, items[-1].position):
            joint, items[-1] = ":", _held_by_several(items[-1])
        elif items and chunk.symbol in _JOINTS:
            joint = _joined(joint, _JOINTS[chunk.symbol])
        else:
            break
    return items, end


def _besides_end(chunks: Sequence[Chunk], n: int, last: Item) -> int:
    """Chunk after what is told besides between two members of a list; 0 for anything else."""
    return _employment_end(chunks, n) if last.is_person else _proposal_end(chunks, n)


def _employment_end(chunks: Sequence[Chunk], n: int) -> int:
    """Chunk of the post after the words, led by a mark, that tell where somebody works or lives; 0 for anything else.

    Example:
        `ông Lê Văn An, | chuyên viên Phòng Nội vụ huyện Lý Nhân, | nguyên Chủ tịch UBND xã Nhân Hậu`.
    """
    if chunks[n].symbol not in _EMPLOYMENT or chunks[n - 1].symbol not in _EMPLOYED_AFTER:
        return 0
    told = range(n + 1, min(n + _FEW, len(chunks)))
    end = next((k for k in told if chunks[k].symbol not in _EMPLOYMENT and chunks[k].symbol not in (",", ")")), n)
    former = chunks[end].mention
    closed = any(chunk.symbol == ")" for chunk in chunks[n:end])  # "(trú tại xã Nhân Hậu), | Giám đốc …"
    known = isinstance(former, PositionMention) and (closed or former.status is Status.FORMER)
    return end if known and chunks[end - 1].symbol == "," else 0


def _proposal_end(chunks: Sequence[Chunk], n: int) -> int:
    """Chunk after who proposed the holders of a post: `2 Phó Chủ tịch | theo đề nghị của … | là ông …`."""
    if chunks[n].symbol != "ACCORDING":
        return 0
    symbols = [chunk.symbol for chunk in chunks[n : n + 4]]
    proposed = symbols[1:3] in (["PRESENT", "OF"], ["ASK", "OF"])
    return n + 4 if proposed and symbols[3:] in (["Position"], ["Body"]) else 0


def _heads_list(chunk: Chunk, post: PositionMention) -> bool:
    """Words after a post that lead to its holders: `Phó Chủ tịch Hội | gồm | các ông …`, `các Phó Chủ tịch | là`."""
    return chunk.symbol == "COMPRISE" or (chunk.symbol == "COPULA" and post.plural)


def _held_by_several(item: Item) -> Item:
    """The post of which words tell who hold it."""
    chunk = item.chunk
    return replace(item, chunk=replace(chunk, mention=replace(item.position, plural=True)))


def _aside_end(chunks: Sequence[Chunk], n: int) -> int:
    """Chunk that closes a name in another spelling, a few words, or where somebody is elected; 0 for anything else.

    Example:
        `Vla-đi-mia (| Vladimir |)`, `đại biểu Lê An (| đoàn Hà Nam |)`.
    """
    here = chunks[n]
    short = here.symbol == "_" and here.end - here.start < _SHORT
    placed = short and [chunk.symbol for chunk in chunks[n + 1 : n + 2]] == ["Place"]
    end = n + 1 + placed
    if here.symbol in _PAST and (told := _told_end(chunks, n)):
        return told
    closed = (short or isinstance(here.mention, PersonMention)) and [c.symbol for c in chunks[end : end + 1]] == [")"]
    return end if closed else 0


def _told_end(chunks: Sequence[Chunk], n: int) -> int:
    """Chunk that closes what somebody was, or 0: `bà Lê An (| trước đó là Bí thư Huyện ủy |)`."""
    symbols = [chunk.symbol for chunk in chunks[n : n + _CAREER]]
    if ")" not in symbols or "Person" in symbols[: symbols.index(")")]:
        return 0
    return n + symbols.index(")")


def _joined(joint: str, mark: str) -> str:
    """Of several marks between two members the one that tells most of how they belong together."""
    if mark == "*":
        return joint if joint in (";", ":") else mark
    if mark == ")":
        return joint or mark
    if (joint, mark) == (";", ":"):
        return joint  # "ông Lê An, Bí thư Huyện ủy; | các đồng chí: | Trần Bình, …"
    weak = joint in ("", ")", ",", ";")
    return mark if weak or mark in (":", "(") else joint


def _biographic(chunks: Sequence[Chunk], n: int) -> bool:
    """Words between name and position that only say who the person is: `, sinh ngày 23-11-1968,` `, 47 tuổi,`."""
    symbol = chunks[n].symbol
    before = chunks[n - 1].symbol if n else ""
    after = chunks[n + 1].symbol if n + 1 < len(chunks) else ""
    return symbol in ("BORN", "AGE") or (symbol in ("Date", "Place", "_") and (before == "BORN" or after == "AGE"))


def of_another(chunks: Chunks, k: int, items: list[Item], end: int) -> bool:
    """Whether the post with which a list begins at chunk `k` is not that of who is named next."""
    elsewhere = _on_behalf(chunks, k, items) or _of_guest(chunks, k, items, end) or _is_said_of_one(chunks, k, items)
    past = _in_the_past(chunks, k, items) or _is_sought(chunks, k, items)
    return elsewhere or past or _quotes(chunks, k, items, end)


def _on_behalf(chunks: Sequence[Chunk], k: int, items: list[Item]) -> bool:
    """Whether the first post is another's: `thừa ủy quyền của | Chủ tịch nước |, Phó Chủ tịch … Nguyễn Văn An`."""
    if items[0].is_person or len(items) < 2 or items[1].joint != ",":
        return False
    before = [chunk.symbol for chunk in chunks[max(0, k - 2) : k]]
    return before[-1:] == ["BEHALF"] or before == ["BEHALF", "OF"]


def _of_guest(chunks: Chunks, k: int, items: list[Item], end: int) -> bool:
    """Whether the first post is that of whom somebody meets: `Tiếp | Đại sứ Lào |, Chủ tịch nước Nguyễn Văn An nói`.

    The posts of who speaks may also follow the name: `Báo cáo với | Thủ tướng |, Đại tá Lê Văn An, Giám đốc …, nói`.
    """
    if len(items) <= _PAIR:
        return False
    persons = [n for n, item in enumerate(items) if item.is_person]
    symbols = chunks.symbols[:k]
    named = len(persons) == 1 and (persons[0] == len(items) - 1 or (persons[0] == 1 and _is_sole(items[0])))
    if not named or "," not in chunks.symbols[k : items[persons[0]].place]:
        return False
    if symbols[-2:] in (["Position", "AND"], ["Position", "ALSO"]):  # "Tiếp Chủ tịch kiêm | Giám đốc Công ty A, …"
        symbols = symbols[:-2]
    met = not _MET.isdisjoint(symbols[-1:]) and MEMBERS.isdisjoint(symbols)
    return met and _is_saying(chunks, end)


def _is_said_of_one(chunks: Chunks, k: int, items: list[Item]) -> bool:
    """Whether the first post is said of who is named before: `ông A là | Bí thư |, và Chủ tịch UBND xã Trần Văn B`."""
    posts = len(items) > _PAIR and not (items[0].is_person or items[1].is_person) and items[1].joint == "&"
    return posts and chunks.symbols[k - 1 : k] == ["COPULA"] and "Person" in chunks.symbols[:k]


def _is_sole(item: Item) -> bool:
    """Whether a post is an office that one holds, or that of a minister without a ministry."""
    post, lexicon = item.position, load_lexicon()
    alone = post.body is None and lexicon.feature("role", post.role, "head") == _MINISTRY
    return alone or post.role in lexicon.sole_offices


def _is_sought(chunks: Chunks, k: int, items: list[Item]) -> bool:
    """Whether the first post is one that somebody only wants: `ứng cử viên | Tổng thống | Mary Wells`."""
    before = chunks.symbols[max(0, k - _BETWEEN) : k]
    return not items[0].is_person and "SEEK" in before and before[-1] in ("SEEK", "_")


def _in_the_past(chunks: Sequence[Chunk], k: int, items: list[Item]) -> bool:
    """Whether the first post is one of a time gone by: `Khi làm | Bí thư Huyện ủy |, Thứ trưởng Nguyễn Văn An đã …`."""
    if items[0].is_person or len(items) < 2 or items[1].joint not in (",", "&"):
        return False
    led = (chunk.symbol for chunk in reversed(chunks[:k]) if chunk.symbol not in ("Position", ",", "AND", "ALSO", "_"))
    return next(led, "") in ("WHILE", "INOFFICE", "BEFOREPOST", "BEFORECHOSEN")


def _quotes(chunks: Chunks, k: int, items: list[Item], end: int) -> bool:
    """Whether a headline gives what the holder of a post says of another: `Tổng Bí thư: | Ông Lê Văn An | sẽ bị …`."""
    if k or items[0].is_person or items[0].position.plural or [item.joint for item in items[1:]] != [":"]:
        return False
    return chunks.symbols[end : end + 1] not in ([], ["."], [";"], [")"], [","], ["AND"])


def another_speaks(chunks: Chunks, k: int, items: list[Item], end: int) -> bool:
    """Whether the last post is that of who goes on to speak: `Tiếp ông Joko Susilo, | Chủ tịch nước | khẳng định`."""
    last = items[-1]
    if k == 0 or last.is_person or last.joint != ",":
        return False
    if (
        chunks.symbols[k - 1] == "ACCORDING"
        and items[-2].is_person
        and not _DOES.isdisjoint(chunks.symbols[end : end + 1])
    ):
        return True  # "Theo ông A, | Bộ trưởng Bộ Y tế | sẽ thăm tỉnh"
    if chunks.symbols[k - 1] not in _GOVERNING:
        return False
    alone = last.position.role in load_lexicon().sole_offices and any(item.is_person for item in items)
    return alone and _is_saying(chunks, end)


def _is_saying(chunks: Chunks, k: int) -> bool:
    """Whether what stands at chunk `k` says something: `Chủ tịch nước | đã khẳng định`."""
    return next((symbol for symbol in chunks.symbols[k:] if symbol != "AUX"), "") in SAYS
