"""The meetings that a verb alone states, who is received at them, and which of those named are only cited."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from kg.extract.parts import governs
from kg.extract.reported import TO_VERB, takes_place
from kg.extract.sittings import with_sitting
from kg.extract.symbols import SITS, TALKS
from kg.lexicon import load_lexicon
from kg.mentions import (
    BodyMention,
    Chunk,
    Chunks,
    DateMention,
    Figure,
    MeetingMention,
    PlaceMention,
    PositionMention,
    hull,
)

_ALONE = SITS | {"MEET", "VOTERS"}  # verbs that need no object
_OF_BODY = frozenset({"MEET"})  # those of them whose subject is the body that meets
_BEFORE_NAME = dict.fromkeys(("WORKWITH", "WORKAT", "CONFER", "AUDIENCE", "ENCOUNTER"), "với") | {"MEET": "của"}
_RECEPTIONS = frozenset({"Buổi tiếp", "Hội đàm"})  # types of meetings
_TURNS = frozenset({"SAY", "ASK", ":", ";"})  # after which a sentence speaks of something else
_OTHERS = frozenset({"CHAIRBY", "BY", "ATTENDBY", "AT"})  # what follows these is not the other side
_BEFORE_VERB = frozenset({"AUX", "ORGANIZE", "_", ","})
_WITH_SUBJECT = frozenset({"AUX", ",", "_", "PLURAL", "AND", "Body"})  # between who works with somebody and the verb
_OCCASION = frozenset({"STOP", "HAPPEN"})  # before a meeting amid which something else happens
# Around a verb that leads to its subject.
_LEADING = frozenset({"Date", ",", "_", "Body", "Place", "AT", "PLURAL", "OF"})
_TURNED = _LEADING | {"SAY", "AUX", "SAMEDAY", "EARLIER"}  # before one that receives a guest
_GUEST = _LEADING | {"AUX", "COMITATIVE", "Figure", "BY", "BYPERSON"}  # and between it and the comma
_FRONTED = 7  # chunks between such a verb and the subject
_NEAR = 3  # chunks before a meeting among which these stand
_REACH = 3  # chunks between such a verb and its object


def with_meetings(chunks: Chunks) -> Chunks:
    """The chunks with the meeting that a verb alone states, the receptions named, and what is only cited marked."""
    chunks = with_sitting(chunks)
    if "Meeting" not in chunks.symbols and load_lexicon().implied.keys().isdisjoint(chunks.symbols):
        return chunks
    return Chunks(with_cited(with_guests(with_implied(chunks))))


def with_cited(chunks: Sequence[Chunk]) -> list[Chunk]:
    """The chunks with the named meetings marked that the sentence only speaks of."""
    return [_cited(chunk, chunks, n) if chunk.symbol == "Meeting" else chunk for n, chunk in enumerate(chunks)]


def _cited(chunk: Chunk, chunks: Sequence[Chunk], n: int) -> Chunk:
    mention = chunk.mention
    if not isinstance(mention, MeetingMention) or mention.bare or takes_place(chunks, n):
        return chunk
    return replace(chunk, mention=replace(mention, cited=True))


def with_implied(chunks: Sequence[Chunk]) -> Sequence[Chunk]:
    """The chunks with a meeting put in where a verb alone states one: `A tiếp B`, `A làm việc với B`."""
    symbols = [chunk.symbol for chunk in chunks]
    verbs = load_lexicon().implied
    if verbs.keys().isdisjoint(symbols) or any(_is_told(chunks, n) for n in range(len(chunks))):
        return chunks
    for n, chunk in enumerate(chunks):
        if (
            chunk.symbol in verbs
            and not (chunk.symbol in _OF_BODY and _sits_itself(chunks, n))
            # "hội nghị …, Ban Chấp hành | làm việc tại hội trường"
            and not (chunk.symbol in SITS and "Meeting" in symbols)
            and (_has_subject(chunks, n) or _is_fronted(chunks, n))
            and (object_ := _object(chunks, n))
        ):
            meeting = _implied(chunk, object_)
            return [*chunks[: n + 1], Chunk(chunk.start, chunk.end, "Meeting", meeting), *chunks[n + 1 :]]
    return chunks


def _is_told(chunks: Sequence[Chunk], n: int) -> bool:
    """Whether chunk `n` is a meeting that the sentence may tell of, and not one that it only names."""
    mention = chunks[n].mention
    if (
        not isinstance(mention, MeetingMention)
        or mention.plural
        or {c.symbol for c in chunks[max(0, n - _NEAR) : n]} >= _OCCASION
    ):
        return False  # "gặp mặt các đại biểu nhân dịp diễn ra | kỳ họp thứ ba"
    if mention.bare:
        return not n or chunks[n - 1].symbol != "STOP"  # "Ngay sau | hội nghị, Thủ tướng sẽ họp với các bộ"
    return takes_place(chunks, n)


def with_guests(chunks: Sequence[Chunk]) -> list[Chunk]:
    """The chunks with every unnamed reception named after the guest: `có buổi tiếp | ông Nguyễn Văn An`."""
    return [_with_guest(chunk, chunks, n) if chunk.symbol == "Meeting" else chunk for n, chunk in enumerate(chunks)]


def _with_guest(chunk: Chunk, chunks: Sequence[Chunk], n: int) -> Chunk:
    mention, following = chunk.mention, chunks[n + 1 : n + 3]
    if not isinstance(mention, MeetingMention) or not mention.bare or mention.type not in _RECEPTIONS:
        return chunk
    if both := _between(chunks, n):
        return replace(chunk, mention=replace(mention, name=both, bare=False))
    linked = [c.symbol for c in following[:1]] == ["COMITATIVE"]
    guest = next((c.mention for c in following[linked : linked + 1]), None)
    if not isinstance(guest, Figure) or not guest.person.name:
        return chunk
    name = f"với {guest.person.name}" if linked else guest.person.name
    return replace(chunk, mention=replace(mention, name=name, bare=False))


def _between(chunks: Sequence[Chunk], n: int) -> str:
    """What the two sides right after a talk make its name: `cuộc gặp | giữa Thủ tướng A và Thủ tướng B`."""
    symbols = [chunk.symbol for chunk in chunks[n + 1 : n + 5]]
    if symbols not in (["_", "Figure", "AND", "Figure"], ["_", "Figure", "COMITATIVE", "Figure"]):
        return ""
    one, other = (c.mention.person.name for c in chunks[n + 2 : n + 5] if isinstance(c.mention, Figure))
    return f"giữa {one} và {other}" if one and other else ""


def _implied(verb: Chunk, object_: Chunk) -> MeetingMention:
    head, features = load_lexicon().implied[verb.symbol].phrase, load_lexicon().implied[verb.symbol].features
    name = _name(verb.symbol, object_)
    guest = object_.mention if isinstance(object_.mention, BodyMention | PlaceMention) else None
    bare = not name and guest is None and features["event"] != "named"
    head = head[0].upper() + head[1:]
    return MeetingMention(
        *hull(verb, object_), head, features["type"], features["family"], name, bare=bare, guest=guest
    )


def _has_subject(chunks: Sequence[Chunk], n: int) -> bool:
    return any(isinstance(chunk.mention, Figure | PositionMention | BodyMention) for chunk in chunks[:n])


def _sits_itself(chunks: Sequence[Chunk], n: int) -> bool:
    """Whether the verb at `n` says of a meeting named before that it is held: `kỳ họp lần thứ 7 dự kiến | họp`."""
    before = next((chunk for chunk in reversed(chunks[:n]) if chunk.symbol not in TO_VERB), None)
    return before is not None and isinstance(before.mention, MeetingMention)


def _is_fronted(chunks: Sequence[Chunk], n: int) -> bool:
    """Whether the verb at `n` begins a sentence whose subject follows: `Tiếp Đại sứ A, | Thủ tướng … hoan nghênh`."""
    symbols = [chunk.symbol for chunk in chunks]
    after = symbols[n + 1 : n + 1 + _FRONTED]
    comma = after.index(",") if "," in after else len(after)
    if chunks[n].symbol in TALKS:
        later = symbols[:1] == ["_"] and symbols[1:2] not in (["SAMEDAY"], ["Date"])  # "sau hội đàm với A, | B nêu rõ"
        leads = not later and _TURNED.issuperset(symbols[:n]) and comma > 0 and _GUEST.issuperset(after[:comma])
    else:
        leads = _LEADING.issuperset(symbols[:n]) and _LEADING.issuperset(after[:comma])
    return leads and after[comma + 1 : comma + 2] in (["Figure"], ["Position"])


def _object(chunks: Sequence[Chunk], n: int) -> Chunk | None:
    """With whom the meeting is, or who sits: the body right before `họp`; a verb such as `họp` needs nobody."""
    verb = chunks[n]
    if verb.symbol in _ALONE:
        sits = [chunk for chunk in chunks[max(0, n - _REACH) : n] if isinstance(chunk.mention, BodyMention)]
        return sits[-1] if sits and verb.symbol in _OF_BODY else verb
    if verb.symbol in TALKS and [chunk.symbol for chunk in chunks[max(0, n - 2) : n - 1]] == ["PASSIVE"]:
        return _received(chunks[: n - 2])
    near = takewhile(lambda chunk: chunk.symbol not in _OTHERS, chunks[n + 1 : n + 1 + _REACH])
    side = next((chunk for chunk in near if _is_side(verb.symbol, chunk) or _is_visited(chunks, verb, chunk)), None)
    return _head(chunks, side) or side or _mutual(chunks[:n]) or (verb if _needs_nobody(chunks, n) else None)


def _needs_nobody(chunks: Sequence[Chunk], n: int) -> bool:
    """Whether it is a meeting whoever it is with: `gặp mặt`, or one who works with people that are not named."""
    if chunks[n].symbol == "GREET":
        return True
    before = [chunk.symbol for chunk in chunks[:n] if chunk.symbol not in _WITH_SUBJECT][-1:]
    abroad = [chunk.symbol for chunk in chunks[n + 1 : n + 2]] == ["Place"]  # "thăm và làm việc tại | Lào"
    told = before in (["Figure"], ["Position"]) or _is_fronted(chunks, n)
    return chunks[n].symbol == "WORKWITH" and told and not abroad


def _head(chunks: Sequence[Chunk], side: Chunk | None) -> Chunk | None:
    """The head of the delegation received: `tiếp Đoàn đại biểu Quốc hội Lào do | Chủ tịch Quốc hội A | dẫn đầu`."""
    if side is None or not isinstance(side.mention, BodyMention):
        return None
    after = chunks[chunks.index(side) + 1 :][:_REACH]
    led = [chunk.symbol for chunk in after[:1]] in (["BY"], ["BYPERSON"])
    return next((chunk for chunk in after if isinstance(chunk.mention, Figure)), None) if led else None


def _is_side(verb: str, chunk: Chunk) -> bool:
    """Whether what follows a verb is the other side."""
    guest = verb in TALKS and isinstance(chunk.mention, PositionMention)
    host = verb == "WORKWITH" and isinstance(chunk.mention, PlaceMention) and governs(chunk.mention)
    someone = isinstance(chunk.mention, BodyMention) and chunk.mention.head == "Đoàn" and not chunk.mention.name
    return guest or host or (isinstance(chunk.mention, Figure | BodyMention) and not someone)


def _is_visited(chunks: Sequence[Chunk], verb: Chunk, chunk: Chunk) -> bool:
    """Whether a place is where somebody works for a day: `Chiều 14/5, … đến thăm, làm việc tại | xã Phong Phú`."""
    place = chunk.mention
    if verb.symbol != "WORKAT" or not isinstance(place, PlaceMention) or not governs(place):
        return False
    return any(isinstance(c.mention, DateMention) and c.mention.date.day for c in chunks)


def _mutual(before: Sequence[Chunk]) -> Chunk | None:
    """The other side when both stand before the verb: `Thủ tướng A và | Thủ tướng B | đã tiến hành hội đàm`."""
    opened = [chunk.symbol for chunk in before].count("(")
    sides = [chunk for n, chunk in enumerate(before) if not _in_aside(before, n)] if opened else list(before)
    while sides and sides[-1].symbol in _BEFORE_VERB:
        sides.pop()
    both = [chunk.symbol for chunk in sides[-3:]] in (["Figure", "AND", "Figure"], ["Body", "AND", "Body"])
    return sides[-1] if both else None


def _in_aside(chunks: Sequence[Chunk], n: int) -> bool:
    """Whether chunk `n` stands in parentheses: `Tổng thống A | (phải) | và Thủ tướng B gặp gỡ`."""
    symbols = [chunk.symbol for chunk in chunks]
    before = symbols[: n + (symbols[n] == "(")]
    return before.count("(") > before.count(")")


def _received(chunks: Sequence[Chunk]) -> Chunk | None:
    """Who is received: the last person named before `được Thủ tướng … tiếp`, else the body."""
    near = list(takewhile(lambda chunk: chunk.symbol not in _TURNS, reversed(chunks)))
    kinds = (Figure, BodyMention)
    return next((chunk for kind in kinds for chunk in near if isinstance(chunk.mention, kind)), None)


def _name(symbol: str, object_: Chunk) -> str:
    """What the meeting's name says of the other side: `Buổi tiếp | Nguyễn Văn An`, `Buổi làm việc | với` a body."""
    named = isinstance(object_.mention, Figure | BodyMention | PlaceMention)
    before = _BEFORE_NAME.get(symbol, "") if named else ""
    if symbol == "WORKAT" and isinstance(object_.mention, PlaceMention):
        before = "tại"
    return f"{before} {object_.mention.person.name}".strip() if isinstance(object_.mention, Figure) else before
