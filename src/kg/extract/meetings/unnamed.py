"""Which meetings a sentence tells of: those that a verb states, who is received at them, which are only cited."""

from __future__ import annotations

from collections.abc import Sequence

from kg.chunks import Chunk, Chunks, of_kind
from kg.extract.meetings.other_side import acts_there, homes
from kg.extract.meetings.renamed import without_renaming
from kg.extract.meetings.reported import TO_VERB, takes_place, tells_day
from kg.extract.meetings.sittings import with_sitting
from kg.extract.meetings.stated import with_stated
from kg.extract.symbols import AMID, ATTENDS, BEGINS, MEETS, SITS
from kg.families import Family
from kg.lexicon import load_lexicon
from kg.mentions import BodyMention, Figure, MeetingMention
from kg.records import replace

_LINKS = {"COMITATIVE": "với", "OF": "của"}  # before the person in the name
_ACTIVITIES = frozenset({Family.COURSE, Family.CONTEST})  # what a report tells of as work done, again and again
_TO_SITTING = TO_VERB | {"-", "ORGANIZE"}  # `Ban Chấp hành | nhiệm kỳ 2020 - 2025 đã tiến hành | họp phiên thứ nhất`
_SITTING, _SAT = "Phiên", "Phiên họp"  # the head after the verb, and in full
_KIND, _NEAR = 2, 3  # words that tell of which kind a talk is; chunks beside a meeting among which these stand


def with_meetings(chunks: Chunks, goes_on: bool = False, amid: bool = False) -> Chunks:
    """The chunks with the meeting that a verb alone states, the receptions named, and what is only cited marked.

    Args:
        chunks: Of a sentence.
        goes_on: Whether it begins with words that lead to another occasion: `Cùng ngày, …`.
        amid: Whether another meeting is spoken of, at which somebody may say what is to be done.
    """
    if "Meeting" in chunks.symbols:
        chunks = _with_rites(without_renaming(chunks))
    chunks = with_stated(with_sitting(chunks))
    if "Meeting" not in chunks.symbols:
        return chunks
    if amid and not any(map(tells_day, chunks)):
        chunks = _without_orders(chunks)
    for mark in (_given, _with_homes, _with_guest, _with_body, _with_sitter, _another if goes_on else _begun, _cited):
        for n, meeting in [(n, mark(chunks, n, meeting)) for n, meeting in chunks.meetings()]:
            chunks = chunks.read_as(n, meeting)
    return chunks


def _with_rites(chunks: Chunks) -> Chunks:
    """The chunks with `làm` before a ceremony as the verb of who holds it: `Trường | làm | lễ khai giảng`."""
    for n in chunks.at("ASSUME"):
        rite = chunks[n + 1].mention if n + 1 < len(chunks) else None
        if isinstance(rite, MeetingMention) and rite.family == Family.CEREMONY:
            chunks = chunks.put(n, replace(chunks[n], symbol="ORGANIZE"))
    return chunks


def _cited(chunks: Chunks, n: int, mention: MeetingMention) -> MeetingMention:
    """The meeting of chunk `n`, marked if it has a name and the sentence only speaks of it."""
    if mention.bare and not _is_one_of_many(chunks[:n], mention):
        return mention
    if mention.bare:
        return replace(mention, plural=True)
    repeated = mention.family in _ACTIVITIES or "task" in load_lexicon().meeting_traits(mention.head)
    if repeated and not any(map(tells_day, chunks)):
        return replace(mention, plural=True)  # "Hội đã tổ chức | tập huấn cho hội viên"
    return mention if takes_place(chunks, n) else replace(mention, cited=True)


def _without_orders(chunks: Chunks) -> Chunks:
    """The chunks with what is to be summed up some day marked: `Bộ Công an | tổ chức | sơ kết 5 năm thực hiện …`."""
    for n, meeting in chunks.meetings():
        if "review" in load_lexicon().meeting_traits(meeting.head):
            chunks = chunks.read_as(n, replace(meeting, plural=True))
    return chunks


def _is_one_of_many(before: Sequence[Chunk], meeting: MeetingMention) -> bool:
    """Whether several meetings of its kind are named before: `trong nhiều cuộc họp, có khi ông chủ trì | cuộc họp`."""
    return any(other.plural and other.type == meeting.type for other in of_kind(MeetingMention, before))


def _given(chunks: Chunks, n: int, mention: MeetingMention) -> MeetingMention:
    """The meeting of chunk `n`, without what it is given as its name: `tặng | Đại hội | bức trướng`."""
    given = chunks.before(n) == "HAND" and mention.name.islower()
    return replace(mention, name="", bare=True) if given else mention


def _with_homes(chunks: Chunks, n: int, mention: MeetingMention) -> MeetingMention:
    """The meeting of chunk `n`, named after all places with whose people it is: `cử tri | quận Hà Đông, Ba Vì |`."""
    places = homes(chunks, n, mention)
    if not places:
        return mention
    told = [f"{place.type} {place.name}".strip() for place in places]
    name = ", ".join([mention.name or told[0], *told[1:]])
    if mention.family == Family.WORKING:
        name = f"{mention.name} các {', '.join(told[:-1])} và {told[-1]}"
    return replace(mention, name=name, bare=False, guest=None, places=tuple(places))


def _with_guest(chunks: Chunks, n: int, mention: MeetingMention) -> MeetingMention:
    """The meeting of chunk `n`, an unnamed reception named after the guest: `có buổi tiếp | ông Nguyễn Văn An`."""
    if not (mention.bare or _is_only_qualified(mention)):
        return mention
    traits = load_lexicon().meeting_traits(mention.head) | load_lexicon().meeting_traits(mention.type)
    if "personal" not in traits or acts_there(chunks, n):
        return mention
    if both := _between(chunks, n):
        return replace(mention, name=f"{mention.name} {both}".strip(), bare=False)
    link = _LINKS.get(chunks.after(n), "")
    guest = next((c.mention for c in chunks[n + 1 + bool(link) :]), None)
    if not isinstance(guest, Figure) or not guest.person.name or ("linked" in traits and not link):
        return mention
    name = " ".join(filter(None, (mention.name, link, guest.person.name)))
    return replace(mention, name=name, bare=False)


def _is_only_qualified(mention: MeetingMention) -> bool:
    """Whether the name says no more than of which kind it is: `cuộc gặp | song phương`, `cuộc hội đàm | chính thức`."""
    few = mention.name.islower() and len(mention.name.split()) <= _KIND
    return few and mention.family == Family.TALKS and mention.body is None


def _with_body(chunks: Chunks, n: int, mention: MeetingMention) -> MeetingMention:
    """The meeting of chunk `n`, named after the body past its day: `cuộc họp chiều 5/3 của | Sở Y tế`."""
    following = chunks[n + 1 : n + 4]
    if not mention.bare or len(following) < _NEAR:
        return mention
    day, link, body = following
    if day.symbol != "Date" or link.symbol not in _LINKS or not isinstance(body.mention, BodyMention):
        return mention
    return replace(mention, name=_LINKS[link.symbol], bare=False, guest=body.mention)


def _with_sitter(chunks: Chunks, n: int, mention: MeetingMention) -> MeetingMention:
    """The sitting of chunk `n`, named after the body that holds it: `Ban Chỉ đạo đã họp | phiên thứ 8`."""
    if mention.head != _SITTING or chunks.before(n) != "MEET":
        return mention
    body = next((c.mention for c in reversed(chunks[: n - 1]) if c.symbol not in _TO_SITTING), None)
    if mention.body or not isinstance(body, BodyMention):
        return mention
    return replace(mention, head=_SAT, name=f"{mention.name} của", guest=body)


def _begun(chunks: Chunks, n: int, mention: MeetingMention) -> MeetingMention:
    """The meeting of chunk `n`, marked if it has no name and the sentence tells that it is held on a day."""
    if not mention.bare:
        return mention
    if chunks.before(n) == "HAVE" and "COMITATIVE" in chunks.symbols[n + 1 : n + 1 + _NEAR]:
        return replace(mention, begins=True, another=True)  # "đã có | cuộc trao đổi với"
    told = chunks.before(n) in BEGINS | SITS | {"HAVE"} or _tells_chair(chunks, n)
    return replace(mention, begins=True) if told and any(map(tells_day, chunks[:n])) else mention


def _tells_chair(chunks: Chunks, n: int) -> bool:
    """Whether who chairs a meeting tells which is meant: `Ngày 5/3, tại | cuộc họp do ông Nguyễn Văn An chủ trì`."""
    by = chunks.after(n) in ("BY", "BYPERSON")
    return by and chunks.before(n) in AMID and "CHAIR" in chunks.symbols[n + 2 : n + 5]


def _another(chunks: Chunks, n: int, mention: MeetingMention) -> MeetingMention:
    """The meeting of chunk `n`, marked if it has no name and the sentence goes on to it from another one.

    Example:
        In `Trước đó, tại | cuộc họp ngày 5/3`, in `Cùng ngày, ông A tiếp | các doanh nghiệp Lào`.
    """
    mention, before = _begun(chunks, n, mention), chunks.before(n)
    if not mention.bare or mention.plural:
        return mention
    dated = before in AMID and chunks.after(n) == "Date"
    elsewhere = before in ATTENDS and "AT" in chunks.symbols[:n]  # "Cùng ngày, tại Trường B, ông A dự | lễ khai giảng"
    later = mention.begins or dated or elsewhere or before in MEETS | SITS
    return replace(mention, begins=True, another=True) if later else mention


def _between(chunks: Chunks, n: int) -> str:
    """What the two sides after a talk make its name: `cuộc gặp (tại Huế) | giữa Thủ tướng A và Thủ tướng B`."""
    n += chunks.after(n) == "STOP"  # "cuộc gặp | đầu tiên | tại Huế giữa …"
    n += 2 * (chunks.symbols[n + 1 : n + 3] == ["AT", "Place"])
    link, *symbols = chunks.symbols[n + 1 : n + 5] or [""]
    if link not in ("_", "OF") or symbols not in (["Figure", "AND", "Figure"], ["Figure", "COMITATIVE", "Figure"]):
        return ""
    one, other = (side.person.name for side in of_kind(Figure, chunks[n + 2 : n + 5]))
    return f"giữa {one} và {other}" if one and other else ""
