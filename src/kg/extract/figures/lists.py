"""Lists of persons and positions in a sentence, and what joins their members."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import takewhile

from kg.chunks import BEFORE_POST, Chunk, Chunks
from kg.extract.figures.rosters import put
from kg.mentions import DEPUTY, BodyMention, Figure, PersonMention, PlaceMention, PositionMention
from kg.model import Status
from kg.records import replace

_PAST = frozenset({"PAST", "EARLIER", "NOWIS", "AUX", "ASSUME"})  # of what somebody was, is or becomes, in an aside
_CAREER = 8  # chunks of such an aside
_SHORT = 30  # characters of a short aside after a name
_WORDS = frozenset({"_", "STOP", ",", "Date", "-"})  # and what it has
_SPOKEN = frozenset({"_", "Date", "STOP"})  # and begins with
MEMBERS = frozenset({"Person", "Position"})
# What tells where somebody works or lives, in so many chunks.
_EMPLOYMENT, _FEW = frozenset({"_", "Body", "Place", "AT", "OF", "AGE", "DURING"}), 9
_RESIDENCE, _MARKS = frozenset({"AT", "Place", ","}), frozenset(",()-")
_ALONE = len("kiêm")  # which joins two posts held before; more words tell that one is taken up: `kiêm giữ chức`
_TAKEN_UP = frozenset({"ASSUME", "BECOME", "JOIN"})  # what leads to the post that a decision gives
# A person in parentheses whose kin somebody is: `(vợ ông An)`, `(chị ruột ông An)`.
_KINS = (["Person", "(", "_", "Person", ")"], ["Person", "(", "Person", "_", "Person", ")"])
# The same after a mark, where what follows is told of the first: `ông An - chồng của bà Bình | nắm 40% vốn`.
_AMID = (["Person", "-", "_", "OF", "Person"], ["Person", ",", "_", "OF", "Person"])
_TITLED = frozenset({",", "-", "(", "Position"})  # after a person they lead to the person's post


class Joint(StrEnum):
    """What stands between two members of a list; of several marks the one that tells most."""

    NONE = ""
    COMMA = ","
    SEMICOLON = ";"
    COLON = ":"
    DASH = "-"
    SLASH = "/"
    OPEN = "("
    CLOSE = ")"
    AND = "&"
    SEVERAL = "*"  # `các` leads to one more list


# The joints by the symbols of chunks.
_JOINTS = {
    **{mark: Joint(mark) for mark in ",;:-/()"},
    "AND": Joint.AND,
    "ALSO": Joint.COMMA,
    "PLURAL": Joint.SEVERAL,
}


@dataclass(frozen=True, slots=True)
class Item:
    """A person or position of a list.

    Attributes:
        chunk: What stands there.
        joint: What joins it to the one before.
        place: Index of the chunk in the sentence.
    """

    chunk: Chunk
    joint: Joint
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
    """The chunks without the words that tell whose kin or aide one is: `Bà Lê Thị Na | (vợ ông An) | được bầu`."""
    said = {k for kin in _KINS for n in _places_of(kin, chunks) for k in range(n + 1, n + len(kin))}
    for kin in _AMID:
        for n in _places_of(kin, chunks):
            if chunks.symbol_at(n + len(kin)) not in _TITLED:
                said.update(range(n + 1, n + len(kin)))
    return Chunks(chunk for k, chunk in enumerate(chunks) if k not in said) if said else chunks


def _places_of(symbols: Sequence[str], chunks: Chunks) -> Iterator[int]:
    """The chunks with which these symbols begin."""
    return (n for n in chunks.at(symbols[0]) if chunks.symbols[n : n + len(symbols)] == symbols)


def list_at(chunks: Chunks, k: int) -> tuple[list[Item], int]:
    """Persons and positions from chunk `k` on with nothing but punctuation and `và` between them, and the chunk after.

    Example:
        `Bí thư Tỉnh ủy Nguyễn Văn An, Chủ tịch UBND tỉnh Trần Thị Bình và các đại biểu` has four of them.
    """
    items: list[Item] = []
    joint, end, skipped, home = Joint.NONE, k, 0, None
    for index in range(k, len(chunks)):
        chunk = chunks[index]
        if index < skipped:
            continue
        aside = joint == Joint.OPEN and (items[-1].is_person or chunk.symbol == "AGE")
        if aside and (closed := _aside_end(chunks, index)):
            joint, skipped, home = Joint.CLOSE, closed, home or _constituency(chunks[index:closed], items)
        elif chunk.symbol in MEMBERS:
            items.append(Item(_at_home(chunk, home), joint, index))
            person = chunk.mention if isinstance(chunk.mention, PersonMention) else None
            joint, end, home = Joint.NONE, index + 1, person.home if person else home
        elif items and (_biographic(chunks, index) or (skipped := _besides_end(chunks, index, items[-1]))):
            joint, home = joint or Joint.COMMA, next(filter(None, map(_home, chunks[index:skipped])), home)
        elif items and not items[-1].is_person and _heads_list(chunk, items[-1].position):
            joint, items[-1] = Joint.COLON, held_by_several(items[-1])
        elif items and chunk.symbol in _JOINTS and not _takes_up(chunks, index):
            joint = _joined(joint, _JOINTS[chunk.symbol])
        else:
            break
    return items, end


def _home(chunk: Chunk) -> PlaceMention | None:
    """The place of a body in which somebody is told to be: `đảng viên | Đảng bộ xã Nhân Hậu`."""
    return chunk.mention.place if isinstance(chunk.mention, BodyMention) else None


def _constituency(aside: Sequence[Chunk], items: Sequence[Item]) -> PlaceMention | None:
    """The place for which a deputy is elected, as words tell: `đại biểu Lê An (| đoàn Hà Nam |), Chủ tịch UBND`."""
    deputy = len(items) > 1 and not items[-2].is_person and items[-2].position.role.startswith(DEPUTY)
    last = aside[-1].mention if deputy else None
    return last if isinstance(last, PlaceMention) else None


def _at_home(chunk: Chunk, home: PlaceMention | None) -> Chunk:
    """A post without its place in that of the body told before: `…, | nguyên Chủ tịch UBND xã`.

    So is that of a deputy where the deputy is elected: `ĐB Lê An (Hà Nam), | Chủ tịch UBND tỉnh`.
    """
    post = chunk.mention
    return replace(chunk, mention=put(post, home)) if home and isinstance(post, PositionMention) else chunk


def _besides_end(chunks: Sequence[Chunk], n: int, last: Item) -> int:
    """Chunk after what is told besides between two members of a list; 0 for anything else."""
    return _employment_end(chunks, n) if last.is_person else _proposal_end(chunks, n)


def _employment_end(chunks: Sequence[Chunk], n: int) -> int:
    """Chunk of the post after the words, led by a mark, that tell where somebody works or lives; 0 for anything else.

    Example:
        `ông Lê Văn An, | chuyên viên Phòng Nội vụ huyện Lý Nhân, | nguyên Chủ tịch UBND xã Nhân Hậu`, `Lê Văn An, | trú
        tại xã Nhân Hậu ( | Chủ tịch UBND xã)`.
    """
    if chunks[n].symbol not in _EMPLOYMENT or chunks[n - 1].symbol not in BEFORE_POST:
        return 0
    told = range(n + 1, min(n + _FEW, len(chunks)))
    end = next((k for k in told if chunks[k].symbol not in _EMPLOYMENT | _MARKS), n)
    post, symbols = chunks[end].mention, [chunk.symbol for chunk in chunks[n : end + 2]]
    # "(trú tại xã Nhân Hậu), | Giám đốc …", "trú tại xã Nhân Hậu - | Giám đốc …"; after a comma somebody else may act
    marked = chunks[end - 1].symbol != "," and _lives(symbols[: end - n - 1])
    sure = ")" in symbols[: end - n] or (marked and symbols[-1] != "Person")
    known = isinstance(post, PositionMention) and (sure or post.status is Status.FORMER)
    return end if known and chunks[end - 1].symbol in BEFORE_POST else 0


def _lives(symbols: Sequence[str]) -> bool:
    """Whether words tell no more than where somebody lives: `| trú | tại | xã Nhân Hậu |, | huyện Lý Nhân`."""
    return symbols[:1] == ["_"] and "Place" in symbols and _RESIDENCE.issuperset(symbols[1:])


def _proposal_end(chunks: Sequence[Chunk], n: int) -> int:
    """Chunk after who proposed the holders of a post: `2 Phó Chủ tịch | theo đề nghị của … | là ông …`."""
    if chunks[n].symbol != "ACCORDING":
        return 0
    symbols = [chunk.symbol for chunk in chunks[n : n + 4]]
    proposed = symbols[1:3] in (["PRESENT", "OF"], ["ASK", "OF"])
    return n + 4 if proposed and symbols[3:] in (["Position"], ["Body"]) else 0


def _heads_list(chunk: Chunk, post: PositionMention) -> bool:
    """Whether words after a post lead to its holders: `Phó Chủ tịch Hội | gồm | các ông …`, `các Phó Chủ tịch | là`."""
    return chunk.symbol == "COMPRISE" or (chunk.symbol == "COPULA" and post.plural)


def held_by_several(item: Item) -> Item:
    """The post of which words tell who hold it."""
    chunk = item.chunk
    return replace(item, chunk=replace(chunk, mention=replace(item.position, plural=True)))


def _aside_end(chunks: Chunks, n: int) -> int:
    """Chunk that closes a name in another spelling, a few words, or where somebody is elected; 0 for anything else.

    Example:
        `Vla-đi-mia (| Vladimir |)`, `đại biểu Lê An (| đoàn Hà Nam |)`, `ông Lê An (| thứ hai, từ trái sang |)`,
        `Lê An (| 1991 - 2008 |)`, `Giám đốc Sở Y tế (| 59 tuổi |)`, `Lê An (| Sở Y tế |), Trần Bình (| Thường trực |)`.
    """
    here = chunks[n]
    if chunks.symbols[n : n + 2] in (["AGE", ")"], ["Body", ")"]):
        return n + 1
    words = len(list(takewhile(lambda chunk: chunk.symbol in _WORDS, chunks[n:])))
    short = here.symbol in _SPOKEN and chunks[n + words - 1].end - here.start < _SHORT
    placed = short and chunks.symbol_at(n + words) == "Place"
    end = n + max(words, 1) + placed
    if here.symbol in _PAST and (told := _told_end(chunks, n)):
        return told
    closed = (short or isinstance(here.mention, PersonMention)) and chunks.symbol_at(end) == ")"
    return end if closed else 0


def _told_end(chunks: Sequence[Chunk], n: int) -> int:
    """Chunk that closes what somebody was, or 0: `bà Lê An (| trước đó là Bí thư Huyện ủy |)`."""
    symbols = [chunk.symbol for chunk in chunks[n : n + _CAREER]]
    if ")" not in symbols or "Person" in symbols[: symbols.index(")")]:
        return 0
    return n + symbols.index(")")


def _joined(joint: Joint, mark: Joint) -> Joint:
    """Of several marks between two members the one that tells most of how they belong together."""
    if mark == Joint.SEVERAL:
        return joint if joint in (Joint.SEMICOLON, Joint.COLON) else mark
    if mark == Joint.CLOSE:
        return joint or mark
    if mark == Joint.COLON and joint in (Joint.AND, Joint.SEVERAL):
        return Joint.SEVERAL  # "ông Lê An, Bí thư Huyện ủy | và các đồng chí: | Trần Bình, …"
    if mark == Joint.COLON and joint in (Joint.COMMA, Joint.SEMICOLON):
        return joint  # "đồng chí: Lê An, Bí thư Huyện ủy | , đồng chí: | Trần Bình", "…; | các đồng chí: | Trần Bình"
    weak = joint in (Joint.NONE, Joint.CLOSE, Joint.COMMA, Joint.SEMICOLON)
    return mark if weak or mark in (Joint.COLON, Joint.OPEN) else joint


def _takes_up(chunks: Chunks, n: int) -> bool:
    """Whether the post after chunk `n` is the one that a decision gives beside another, and not one held before.

    Example:
        `bổ nhiệm ông An, Phó Chủ tịch UBND xã | kiêm giữ chức | Giám đốc Trung tâm …`, not `…, Bí thư Đảng ủy kiêm Chủ
        tịch UBND xã, giữ chức …`.
    """
    if chunks.symbols[n] != "ALSO" or "APPOINT" not in chunks.symbols[:n] or chunks[n].end - chunks[n].start <= _ALONE:
        return False
    following = takewhile(lambda symbol: symbol not in ("Person", ";"), chunks.symbols[n + 1 :])
    return _TAKEN_UP.isdisjoint(following)


def _biographic(chunks: Chunks, n: int) -> bool:
    """Whether chunk `n`, between name and post, only says who it is: `, sinh | ngày 23-11-1968,`, `, | 47 tuổi,`."""
    symbol = chunks[n].symbol
    beside = chunks.before(n) == "BORN" or chunks.after(n) == "AGE"
    return symbol in ("BORN", "AGE") or (symbol in ("Date", "Place", "_") and beside)
