"""With whom the meeting is that a verb alone states: the guest of `tiếp`, the body that `họp`."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import dropwhile, islice, pairwise, takewhile

from kg.chunks import Chunk, Chunks, of_kind
from kg.extract.meetings.reported import tells_day
from kg.extract.symbols import AMID, AT_WORK, MASSES, SAYS, SITS, TALKS
from kg.families import Family
from kg.lexicon import load_lexicon
from kg.mentions import BodyMention, Figure, MeetingMention, PlaceMention, PositionMention
from kg.records import replace

_FOR_OTHERS = frozenset({"OF", "BEHALF", "ACCORDING", "STOP"})  # before whom somebody acts for
_CALLS = "CALL"  # the verb of a guest: `Đại sứ A | đến chào | Chủ tịch nước B`
_ALONE = SITS | {"MEET", "VOTERS"}  # verbs that need no object
OF_BODY = frozenset({"MEET"})  # those of them whose subject is the body that meets
_TURNS = frozenset({"SAY", "ASK", ":", ";"})  # after which a sentence speaks of something else
_DELEGATION = frozenset({"_", "Place", "(", ")", "OF", "PLURAL", "AND", "COMITATIVE"})  # what tells of a delegation
_SPOT = 12  # chunks between the verb of who inspects something and where it is
_BEFORE_PLACE = frozenset({"PLURAL", "_"})  # between the voters and where they live
_BEFORE_HOME = _BEFORE_PLACE | {"AT", "OF"}  # and between what meets them and the first of several such places
_JOINED = frozenset({",", "AND", "Body"})  # between several bodies of one place: `Đảng ủy | , UBND | các xã …`
_OTHERS = frozenset({"CHAIRBY", "BY", "ATTENDBY", "AT"})  # what follows these is not the other side
_BEFORE_VERB = frozenset({"AUX", "ORGANIZE", "_", ","})
_WITH_SUBJECT = frozenset({"AUX", ",", "_", "PLURAL", "AND", "Body"})  # between who works with somebody and the verb
# Around a verb that leads to its subject.
_LEADING = frozenset({"Date", ",", "_", "Body", "Place", "AT", "PLURAL", "OF", "THIS"})
_TOPIC = _LEADING | {"ABOUT", "Document", "AND", "DURING"}  # between a sitting of which it says about what it is and it
_TURNED = _LEADING | {"SAY", "AUX", "SAMEDAY", "EARLIER", "STOP"}  # before one that receives a guest
_GUEST = _LEADING | {"AUX", "COMITATIVE", "Figure", "Position", "AND", "BY", "BYPERSON"}  # and between it and the comma
_FRONTED = 7  # chunks between such a verb and the subject
_ACTING = SAYS | {"AUX", "PRESENT", "REPORT", "SPEAK", "CONCLUDE"}  # begin what a subject does
_WANTED = frozenset({"PLAN", "ASK", "SAY"})  # before what has not come about, or is told
_REACH = 3  # chunks between such a verb and its object


def other_side(chunks: Chunks, n: int) -> Chunk | None:
    """With whom the meeting is, or who sits: the body right before `họp`; a verb such as `họp` needs nobody.

    Args:
        chunks: Those of a sentence.
        n: Index of the verb.

    Example:
        In `RECEIVE Figure` it is the person, in `Body AUX MEET` the body, in `Figure VOTERS` the verb itself.
    """
    verb = chunks[n]
    if verb.symbol == "INSPECT":
        return _inspected(chunks, n)
    if verb.symbol in MASSES:
        return verb if any(map(tells_day, chunks)) else None  # not "thường xuyên | đối thoại với | doanh nghiệp"
    if verb.symbol in _ALONE:
        sitting = [chunk for chunk in chunks[n + 1 : n + 2] if isinstance(chunk.mention, BodyMention)]
        if sitting and verb.symbol in OF_BODY:
            return sitting[0]  # "UBND tỉnh tổ chức họp | Ban Chỉ đạo phòng, chống dịch"
        if verb.symbol == "VOTERS" and (home := _home(chunks, n)):
            return home
        sits = [chunk for chunk in chunks[max(0, n - _REACH) : n] if isinstance(chunk.mention, BodyMention)]
        return sits[-1] if sits and verb.symbol in OF_BODY else verb
    if verb.symbol in TALKS and chunks.symbols[max(0, n - 2) : n - 1] == ["PASSIVE"]:
        return _received(chunks[: n - 2])
    if verb.symbol == _CALLS and chunks.after(n) != "AND" and (guest := _caller(chunks, n)):
        return guest
    near = takewhile(lambda chunk: chunk.symbol not in _OTHERS, chunks[n + 1 : n + 1 + _REACH])
    side = next((chunk for chunk in near if _is_side(verb.symbol, chunk) or _is_visited(chunks, verb, chunk)), None)
    return _head(chunks, n, side) or side or _mutual(chunks, n) or (verb if _needs_nobody(chunks, n) else None)


def acts_there(chunks: Chunks, n: int) -> bool:
    """Whether who follows a meeting acts at it, and is not its other side: `Tại | buổi gặp mặt | ông A đã thông báo …`.

    A comma would tell the guest: `Tại buổi gặp mặt ông A, …`.
    """
    return n == 1 and chunks.symbols[0] in AMID and chunks.after(n) == "Figure" and chunks.symbol_at(n + 2) in _ACTING


def _inspected(chunks: Chunks, n: int) -> Chunk | None:
    """Where somebody inspects something on a day: `Sáng 9/3, đoàn kiểm tra công tác tiêm chủng tại | xã Thanh Sơn`.

    The day may follow the place: `đã về kiểm tra công tác tuyển quân tại | xã Thanh Sơn | ngày 9/3`.
    """
    before, after = chunks[:n], chunks[n + 1 : n + 1 + _SPOT]
    others = any(c.symbol == "ASK" for c in before) or any(c.symbol in TALKS | {"WORKWITH"} for c in after)
    if others or not (any(map(tells_day, before)) or _dates_place(after)):
        return None
    spots = (spot for at, spot in pairwise(after) if at.symbol == "AT")
    spot = next((s for s in spots if isinstance(s.mention, BodyMention) or _is_named(s)), None)
    works = any(chunk.symbol == "WORKWITH" for chunk in chunks[n:])
    if spot or works or not any(map(_is_delegation, before)):
        return spot
    return next((chunk for chunk in after if _is_named(chunk)), None)


def _dates_place(chunks: Sequence[Chunk]) -> bool:
    """Whether a day stands right after a place: `tại | xã Thanh Sơn ngày 9/3`."""
    return any(at.symbol == "AT" and tells_day(chunks[n + 2]) for n, at in enumerate(chunks[:-2]))


def _is_delegation(chunk: Chunk) -> bool:
    """Whether a body goes somewhere for one task: `Đoàn công tác | đến kiểm tra công tác tuyển quân`."""
    return isinstance(chunk.mention, BodyMention) and "sent" in load_lexicon().head_traits(chunk.mention.head)


def _is_named(chunk: Chunk) -> bool:
    return isinstance(chunk.mention, PlaceMention) and bool(chunk.mention.name)


def with_places(chunks: Chunks, side: Chunk) -> Chunk:
    """The other side with the first place of several such bodies: `làm việc với UBND các | xã Thanh Sơn |, …`."""
    body = side.mention
    if not isinstance(body, BodyMention) or body.place or body.parent or body.places == "none":
        return side
    after = dropwhile(lambda chunk: chunk.symbol in _JOINED, chunks[chunks.index(side) + 1 :])
    plural, spot = [*islice(after, 2), side, side][:2]
    place = spot.mention
    if plural.symbol != "PLURAL" or not isinstance(place, PlaceMention) or not place.is_governed:
        return side
    first = replace(body, end=place.end, level=body.level or place.level, place=place)
    return replace(side, end=spot.end, mention=first)


def _home(chunks: Chunks, n: int) -> Chunk | None:
    """Where the voters live: `tiếp xúc cử tri các | xã Thanh Sơn |, Hợp Lý`."""
    near = [chunk for chunk in chunks[n + 1 : n + 1 + _REACH] if chunk.symbol not in _BEFORE_PLACE][:1]
    return near[0] if near and isinstance(near[0].mention, PlaceMention) and near[0].mention.is_governed else None


def homes(chunks: Chunks, n: int, meeting: MeetingMention) -> list[PlaceMention]:
    """Where the voters of the meeting of chunk `n` live, when these are several places, each of one level.

    Also with which of those a meeting of work is that a verb states.

    Example:
        `tiếp xúc cử tri | quận Hải Châu, Thanh Khê |` names two, as `làm việc với các | tỉnh Hà Nam, Hà Giang |` does,
        `… xã Hòa An, huyện Hòa Vang` one.
    """
    named = isinstance(meeting.guest, PlaceMention)
    if meeting.family != Family.VOTERS and not (meeting.family == Family.WORKING and named):
        return []
    after = list(dropwhile(lambda c: c.symbol in _BEFORE_HOME, chunks[n + 1 :]))
    found = [after.pop(0).mention] if named and after else list(meeting.places[-1:])
    while len(after) > 1 and after[0].symbol in (",", "AND") and isinstance(after[1].mention, PlaceMention):
        found.append(after[1].mention)
        after = after[2:]
    places = [place for place in found if isinstance(place, PlaceMention)]
    return places if len(places) > 1 and all(_is_like(place, places[0]) for place in places) else []


def _is_like(place: PlaceMention, other: PlaceMention) -> bool:
    return (place.is_governed or place.level == "foreign") and place.level == other.level


def is_fronted(chunks: Chunks, n: int) -> bool:
    """Whether the verb at `n` begins a sentence whose subject follows: `Tiếp Đại sứ A, | Thủ tướng … hoan nghênh`."""
    symbols = chunks.symbols
    after = symbols[n + 1 : n + 1 + _FRONTED]
    comma = after.index(",") if "," in after else len(after)
    if chunks[n].symbol in TALKS:
        leads = _TURNED.issuperset(symbols[:n]) and comma > 0 and _GUEST.issuperset(after[:comma])
    else:
        between = _TOPIC if chunks[n].symbol in SITS else _LEADING
        leads = _LEADING.issuperset(symbols[:n]) and between.issuperset(after[:comma])
    return leads and after[comma + 1 : comma + 2] in (["Figure"], ["Position"])


def _needs_nobody(chunks: Chunks, n: int) -> bool:
    """Whether it is a meeting whoever it is with: `gặp mặt`, or one who works with people that are not named."""
    if chunks[n].symbol == "GREET":
        return "VOTERS" not in chunks.symbols and any(map(tells_day, chunks))  # not "nhân dịp này, … | gặp gỡ | bà con"
    before = [symbol for symbol in chunks.symbols[:n] if symbol not in _WITH_SUBJECT][-1:]
    abroad = chunks.after(n) == "Place"  # "thăm và làm việc tại | Lào"
    told = before in (["Figure"], ["Position"]) or is_fronted(chunks, n)
    if chunks[n].symbol in TALKS:  # "Tiếp | các nhà khoa học trẻ, Thủ tướng …", "Sáng 9/3, Thủ tướng | tiếp | các …"
        led = is_fronted(chunks, n) or _receives_on_day(chunks, n)
        return told and led and "PLURAL" in chunks.symbols[n + 1 : n + 3]
    return chunks[n].symbol == "WORKWITH" and told and not abroad


def _receives_on_day(chunks: Chunks, n: int) -> bool:
    """Whether an official receives somebody on a day: `Sáng 9/3, Thủ tướng | tiếp | các doanh nhân`."""
    official = "Position" in chunks.symbols[:n] or any(one.positions for one in of_kind(Figure, chunks[:n]))
    wanted = not _WANTED.isdisjoint(chunks.symbols[:n])
    return chunks[n].symbol == "RECEIVE" and official and not wanted and any(map(tells_day, chunks[:n]))


def _head(chunks: Chunks, n: int, side: Chunk | None) -> Chunk | None:
    """The head of the delegation received: `tiếp Đoàn đại biểu Quốc hội Lào do | Chủ tịch Quốc hội A | dẫn đầu`.

    The delegation need be no body that is known: `tiếp đoàn doanh nghiệp tỉnh Savannakhet (Lào) do | ông A | dẫn đầu`.
    """
    if side is None and chunks.symbol_at(n) in TALKS:
        begin = next((k for k in range(n + 1, len(chunks)) if chunks.symbols[k] not in _DELEGATION), len(chunks))
        begin = begin if begin > n + 1 else len(chunks)
    elif side is not None and isinstance(side.mention, BodyMention):
        begin = chunks.index(side) + 1
    else:
        return None
    after = chunks[begin : begin + _REACH]
    led = [chunk.symbol for chunk in after[:1]] in (["BY"], ["BYPERSON"])
    return next((chunk for chunk in after if isinstance(chunk.mention, Figure)), None) if led else None


def _is_side(verb: str, chunk: Chunk) -> bool:
    """Whether what follows a verb is the other side."""
    guest = verb in TALKS and isinstance(chunk.mention, PositionMention)
    place = chunk.mention if verb == "WORKWITH" and isinstance(chunk.mention, PlaceMention) else None
    host = place is not None and (place.is_governed or (place.level == "foreign" and bool(place.type)))
    someone = isinstance(chunk.mention, BodyMention) and chunk.mention.head == "Đoàn" and not chunk.mention.name
    person = isinstance(chunk.mention, Figure) and verb not in AT_WORK  # "Kiểm tra tại xã Thanh Sơn, | ông A yêu cầu"
    return guest or host or person or (isinstance(chunk.mention, BodyMention) and not someone)


def _is_visited(chunks: Chunks, verb: Chunk, chunk: Chunk) -> bool:
    """Whether a place is where somebody works for a day: `Chiều 9/3, … đến thăm, làm việc tại | xã Thanh Sơn`."""
    place = chunk.mention
    if verb.symbol not in AT_WORK or not isinstance(place, PlaceMention) or not place.is_governed:
        return False
    return any(map(tells_day, chunks))


def _mutual(chunks: Chunks, n: int) -> Chunk | None:
    """The other side when both stand before the verb: `Thủ tướng A và | Thủ tướng B | đã tiến hành hội đàm`."""
    if chunks[n].symbol == "GREET" and chunks.after(n) in {"_", "PLURAL"}:
        return None  # "Tỉnh ủy và UBND tỉnh gặp gỡ | các | doanh nghiệp"
    opened = "(" in chunks.symbols[:n]
    sides = [chunk for k, chunk in enumerate(chunks[:n]) if not (opened and _in_aside(chunks.symbols, k))]
    while sides and sides[-1].symbol in _BEFORE_VERB:
        sides.pop()
    both = [chunk.symbol for chunk in sides[-3:]] in (["Figure", "AND", "Figure"], ["Body", "AND", "Body"])
    return sides[-1] if both else None


def _in_aside(symbols: Sequence[str], n: int) -> bool:
    """Whether chunk `n` stands in parentheses: `Tổng thống A | (phải) | và Thủ tướng B gặp gỡ`."""
    before = symbols[: n + (symbols[n] == "(")]
    return before.count("(") > before.count(")")


def _caller(chunks: Chunks, n: int) -> Chunk | None:
    """Who comes to pay respects, by the verb at `n`: the first who is named, not `theo lời mời của | ông A`.

    Nobody where who received them is told: `ông A tiếp Đại sứ B | đến chào xã giao | lãnh đạo tỉnh`.
    """
    if not TALKS.isdisjoint(chunks.symbols[:n]):
        return None
    begin = max((k + 1 for k in range(n) if chunks.symbols[k] in _TURNS), default=0)  # "ông A cho biết, | Đại sứ B"
    named = (k for k in range(begin, n) if isinstance(chunks[k].mention, Figure) or _is_delegation(chunks[k]))
    return next((chunks[k] for k in named if chunks.before(k) not in _FOR_OTHERS), None)


def _received(chunks: Sequence[Chunk]) -> Chunk | None:
    """Who is received: the last person named before `được Thủ tướng … tiếp`, else the body."""
    near = list(takewhile(lambda chunk: chunk.symbol not in _TURNS, reversed(chunks)))
    kinds = (Figure, BodyMention)
    return next((chunk for kind in kinds for chunk in near if isinstance(chunk.mention, kind)), None)
