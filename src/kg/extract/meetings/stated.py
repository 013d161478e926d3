"""The meetings that a verb alone states: `ông A tiếp ông B`, `UBND tỉnh họp`, `Đoàn đã làm việc với Sở Y tế`."""

from __future__ import annotations

from kg.chunks import Chunk, Chunks
from kg.extract.meetings.other_side import OF_BODY, is_fronted, other_side, with_places
from kg.extract.meetings.reported import TO_VERB, has_sitting, lead_end, takes_place, tells_day
from kg.extract.symbols import MASSES, MEETS, SAYS, SITS, WORKS
from kg.families import Family
from kg.lexicon import load_lexicon
from kg.mentions import BodyMention, Figure, MeetingMention, PlaceMention, PositionMention
from kg.spans import hull

_BEFORE_NAME = dict.fromkeys(("WORKWITH", "WORKAT", "CONFER", "AUDIENCE", "ENCOUNTER", "PHONE"), "với") | {
    "MEET": "của",
    "INSPECT": "tại",
    "INSPECTAT": "tại",
}
_DATED = SITS | {"VOTERS", "RECEIVE", "CALL"} | (WORKS - MASSES)  # whose subject need be no name where a day is told
_OCCASION = frozenset({"STOP", "HAPPEN"})  # before a meeting amid which something else happens
_GREETS = "GREET"  # verb of meeting people
_NAMELESS = frozenset({"AUX", "PLURAL", "_"})  # before a verb whose subject is nobody in particular
_NEAR = 3  # chunks before a verb or a meeting among which these stand


def with_stated(chunks: Chunks) -> Chunks:
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
    verb = next((n for n, symbol in enumerate(chunks.symbols) if symbol in MEETS), len(chunks))
    said = next((n for n, symbol in enumerate(chunks.symbols) if symbol in SAYS), len(chunks))
    return said if verb < said and is_fronted(chunks, verb) else len(chunks)


def _states_meeting(chunks: Chunks, n: int) -> bool:
    """Whether the verb at `n` has a subject, and is not said of a meeting that is named."""
    symbol = chunks[n].symbol
    if symbol in SITS and any(_may_sit(chunks, k) for k in range(len(chunks))):
        return False  # "hội nghị …, Ban Chấp hành | làm việc tại hội trường"
    if symbol in OF_BODY and (_sits_itself(chunks, n) or _is_no_event(chunks, n)):
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


def _is_person(chunk: Chunk) -> bool:
    mention = chunk.mention
    return isinstance(mention, Figure) or (isinstance(mention, PositionMention) and not mention.plural)


def _is_no_event(chunks: Chunks, n: int) -> bool:
    """Whether the verb at `n` tells what a body is asked to do, or only when something else is done.

    Example:
        `yêu cầu Sở Xây dựng | họp | các ngành`, `sẽ bàn tiếp trước | khi các lãnh đạo | họp vào tháng 11`.
    """
    if "ASK" in chunks.symbols[:n] and not any(map(tells_day, chunks)):
        return True
    return next((symbol for symbol in reversed(chunks.symbols[:n]) if symbol not in _NAMELESS), "") == "STOP"


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
