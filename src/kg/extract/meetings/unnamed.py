"""The meetings that a verb alone states, who is received at them, and which of those named are only cited."""

from __future__ import annotations

from collections.abc import Sequence

from kg.chunks import Chunk, Chunks, of_kind
from kg.extract.meetings.other_side import OF_BODY, acts_there, homes, is_fronted, other_side, with_places
from kg.extract.meetings.renamed import without_renaming
from kg.extract.meetings.reported import TO_VERB, has_sitting, lead_end, takes_place, tells_day
from kg.extract.meetings.sittings import with_sitting
from kg.extract.symbols import AMID, ATTENDS, BEGINS, MASSES, SAYS, SITS, TALKS, WORKS
from kg.families import Family
from kg.lexicon import load_lexicon
from kg.mentions import BodyMention, Figure, MeetingMention, PlaceMention, PositionMention
from kg.records import replace
from kg.spans import hull

_BEFORE_NAME = dict.fromkeys(("WORKWITH", "WORKAT", "CONFER", "AUDIENCE", "ENCOUNTER", "PHONE"), "với") | {
    "MEET": "của",
    "INSPECT": "tại",
    "INSPECTAT": "tại",
}
_LINKS = {"COMITATIVE": "với", "OF": "của"}  # before the person in the name
_DATED = SITS | {"VOTERS", "RECEIVE", "CALL"} | (WORKS - MASSES)  # whose subject need be no name where a day is told
_MEETS = TALKS | WORKS | {"VOTERS"}  # verbs that alone state a meeting, and may open a sentence whose subject follows
_OCCASION = frozenset({"STOP", "HAPPEN"})  # before a meeting amid which something else happens
_GREETS = "GREET"  # verb of meeting people
_ACTIVITIES = frozenset({Family.COURSE, Family.CONTEST})  # what a report tells of as work done, again and again
_TO_SITTING = TO_VERB | {"-", "ORGANIZE"}  # `Ban Chấp hành | nhiệm kỳ 2020 - 2025 đã tiến hành | họp phiên thứ nhất`
_NAMELESS = frozenset({"AUX", "PLURAL", "_"})  # before a verb whose subject is nobody in particular
_SITTING, _SAT = "Phiên", "Phiên họp"  # the head after the verb, and in full
_KIND, _NEAR = 2, 3  # words that tell of which kind a talk is; chunks beside a meeting among which these stand


def with_meetings(chunks: Chunks, goes_on: bool = False) -> Chunks:
    """The chunks with the meeting that a verb alone states, the receptions named, and what is only cited marked.

    Args:
        chunks: Of a sentence.
        goes_on: Whether it begins with words that lead to another occasion: `Cùng ngày, …`.
    """
    if "Meeting" in chunks.symbols:
        chunks = _with_rites(without_renaming(chunks))
    chunks = _with_implied(with_sitting(chunks))
    if "Meeting" not in chunks.symbols:
        return chunks
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


def _is_one_of_many(before: Sequence[Chunk], meeting: MeetingMention) -> bool:
    """Whether several meetings of its kind are named before: `trong nhiều cuộc họp, có khi ông chủ trì | cuộc họp`."""
    return any(other.plural and other.type == meeting.type for other in of_kind(MeetingMention, before))


def _with_implied(chunks: Chunks) -> Chunks:
    """The chunks with a meeting put in where a verb alone states one: `A tiếp B`, `A làm việc với B`."""
    verbs = load_lexicon().implied
    if verbs.keys().isdisjoint(chunks.symbols):
        return chunks
    begin, end = lead_end(chunks), _before_saying(chunks)
    if any(begin <= n < end and _is_told(chunks, n) for n in chunks.at("Meeting")):
        return chunks
    for n, chunk in enumerate(chunks[begin:end], begin):
        object_ = other_side(chunks, n) if chunk.symbol in verbs and _states_meeting(chunks, n) else None
        if object_:
            meeting = _implied(chunk, with_places(chunks, object_))
            return Chunks([*chunks[: n + 1], Chunk(chunk.start, chunk.end, "Meeting", meeting), *chunks[n + 1 :]])
    return chunks


def _before_saying(chunks: Chunks) -> int:
    """The chunk at which what is said begins after a verb that opens the sentence, of a meeting that is that of it all.

    Example:
        In `Tiếp xúc cử tri Hà Nam hôm 5/3, ông A | kể rằng ông đã chủ trì cuộc họp` the voters are met.
    """
    verb = next((n for n, symbol in enumerate(chunks.symbols) if symbol in _MEETS), len(chunks))
    said = next((n for n, symbol in enumerate(chunks.symbols) if symbol in SAYS), len(chunks))
    return said if verb < said and is_fronted(chunks, verb) else len(chunks)


def _states_meeting(chunks: Chunks, n: int) -> bool:
    """Whether the verb at `n` has a subject, and is not said of a meeting that is named."""
    symbol = chunks[n].symbol
    if symbol in SITS and any(_may_sit(chunks, k) for k in range(len(chunks))):
        return False  # "hội nghị …, Ban Chấp hành | làm việc tại hội trường"
    if symbol in OF_BODY and (_sits_itself(chunks, n) or _is_only_when(chunks, n)):
        return False
    if symbol == "WORKWITH" and _intends(chunks, n):
        return False
    subject = any(isinstance(chunk.mention, Figure | PositionMention | BodyMention) for chunk in chunks[:n])
    told = symbol in _DATED and any(map(tells_day, chunks[:n]))  # "Cùng ngày, ông A | tiếp xúc cử tri"
    return subject or told or is_fronted(chunks, n)


def _intends(chunks: Chunks, n: int) -> bool:
    """Whether somebody only wants to work with others some time: `ông A sẽ | làm việc với | Công an tỉnh để …`."""
    wanted = "PLAN" in chunks.symbols[max(0, n - _NEAR) : n] or "ASK" in chunks.symbols[:n]
    return wanted and not any(map(tells_day, chunks))


def _may_sit(chunks: Chunks, n: int) -> bool:
    """Whether a sitting may be that of the meeting of chunk `n`, and not a day of a session spoken of before."""
    mention = chunks[n].mention
    if not isinstance(mention, MeetingMention) or has_sitting(chunks, n):
        return False
    return not (mention.family == Family.SESSION and n < lead_end(chunks))


def _is_told(chunks: Chunks, n: int) -> bool:
    """Whether chunk `n` is a meeting that the sentence may tell of, and not one that it only names."""
    mention, before = chunks[n].mention, set(chunks.symbols[max(0, n - _NEAR) : n])
    if not isinstance(mention, MeetingMention) or mention.plural or before >= _OCCASION:
        return False  # "gặp mặt các đại biểu nhân dịp diễn ra | kỳ họp thứ ba"
    if mention.bare:
        led = chunks.symbols[: n + 2] == ["_", "Meeting", ","]  # "Sau | lễ đón, A và B hội đàm"
        led = led or (n > 0 and chunks[n - 1].symbol == "STOP")  # "Ngay sau | hội nghị, Thủ tướng sẽ họp với các bộ"
        met = "VOTERS" in chunks.symbols[:n]  # "tiếp xúc cử tri để thông báo về | kỳ họp"
        return not led and (not met or takes_place(chunks, n))
    return takes_place(chunks, n)


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
    later = mention.begins or dated or elsewhere or before in _MEETS | SITS
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


def _implied(verb: Chunk, object_: Chunk) -> MeetingMention:
    """The meeting that a verb states with its object: `đã tiếp | ông Nguyễn Văn An` a `Buổi tiếp Nguyễn Văn An`."""
    entry = load_lexicon().implied[verb.symbol]
    head, features = entry.phrase[0].upper() + entry.phrase[1:], entry.features
    name = _name(verb.symbol, object_)
    guest = object_.mention if isinstance(object_.mention, BodyMention | PlaceMention) else None
    bare = not name and guest is None and features["event"] != "named"
    # "gặp gỡ | doanh nghiệp" may be called a conference later, "gặp gỡ | Thủ tướng Lào" is a talk
    family = Family.TALKS if verb.symbol == _GREETS and _is_person(object_) else Family(features["family"])
    by_body = verb.symbol in OF_BODY
    return MeetingMention(
        *hull(verb, object_), head, features["type"], family, name, bare=bare, guest=guest, implied=by_body
    )


def _is_only_when(chunks: Chunks, n: int) -> bool:
    """Whether the verb at `n` tells when something else is done: `sẽ bàn tiếp trước | khi các lãnh đạo | họp vào …`."""
    return next((symbol for symbol in reversed(chunks.symbols[:n]) if symbol not in _NAMELESS), "") == "STOP"


def _is_person(chunk: Chunk) -> bool:
    mention = chunk.mention
    return isinstance(mention, Figure) or (isinstance(mention, PositionMention) and not mention.plural)


def _sits_itself(chunks: Chunks, n: int) -> bool:
    """Whether the verb at `n` says of a meeting named before that it is held: `kỳ họp lần thứ 7 dự kiến | họp`."""
    before = next((chunk for chunk in reversed(chunks[:n]) if chunk.symbol not in TO_VERB), None)
    return before is not None and isinstance(before.mention, MeetingMention)


def _name(symbol: str, object_: Chunk) -> str:
    """What the meeting's name says of the other side: `Buổi tiếp | Nguyễn Văn An`, `Buổi làm việc | với` a body."""
    named = isinstance(object_.mention, Figure | BodyMention | PlaceMention)
    before = _BEFORE_NAME.get(symbol, "") if named else ""
    if symbol == "WORKAT" and isinstance(object_.mention, PlaceMention):
        before = "tại"
    return f"{before} {object_.mention.person.name}".strip() if isinstance(object_.mention, Figure) else before
