"""At which place a meeting is held, with how many sites and participants."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.chunks import Chunk, Chunks
from kg.extract.meetings.attached import Attached, Venue, is_of_host, place_of, stage_of, venue
from kg.extract.meetings.holding import is_about_event
from kg.extract.meetings.reported import tells_day
from kg.extract.symbols import ATTENDS, HOLDS, MASSES, SAYS, TALKS, WORKS
from kg.families import Family
from kg.kinds import VENUE
from kg.mentions import BodyMention, DateMention, MeetingMention, PlaceMention, RelationMention
from kg.spans import hull
from kg.tables import any_of, phrases

_COUNTED = re.compile(
    r"""(?P<n>[0-9](?<!\d\d)(?<!\d[.,/]\d)(?:(?<!0)|[1-9])[\d.]{0,9})(?:/(?P<of>\d+))?\s+(?:  # 35, 08, 1.200, 48/50
      (?P<sites>điểm\ cầu|đầu\ cầu|điểm\ trực\ tuyến)
    | (?:đại\ biểu|cán\ bộ|đảng\ viên|cử\ tri|học\ viên|báo\ cáo\ viên)\b
    )""",
    re.VERBOSE,
)
_JOINTS = (",", "và")  # between places of one kind
_CALLS = re.compile(r"\bthăm\b", re.IGNORECASE)
_NEAR_PLACE = 12  # chunks between a meeting and its place
_NEAR_COUNT = 3  # chunks between how many attend and where: `900 đại biểu | đến dự tại`
_PURPOSE = frozenset({"STOP", ","})  # between a place and what one does there: `đến Huế | để | dự`
_TIMED = _PURPOSE | {"Date", "SAMEDAY", "JOIN", "DURING"}  # also of who attends: `| vào tháng 5 để | dự`
_SEATS = frozenset({"Place", "Body"})  # what one goes to
_PLACES = frozenset({"Place", ",", "(", ")"})  # a place with the larger ones
_TOWARD = ("sang", "đến", "tới", "vào", "ra", "về", "xuống", "lên")
_COMES_FOR = ATTENDS | TALKS | MASSES | {"VOTERS", "WORKWITH"}  # what one goes somewhere for
_SCENE = frozenset({"Date", ",", ":", "SAMEDAY"})  # before the place of a whole sentence
_TIME = _SCENE | {"_", "STOP", "DURING"}
# Between a meeting and its place: who is at it, and that it is held.
_AT_MEETING = frozenset(
    "Figure Position Body Place Date Document , ( ) _ AND COMITATIVE BY BYPERSON CHAIR CHAIRBY ORGANIZE PASSIVE AUX"
    " HAPPEN OPEN OF PLURAL SAMEDAY EARLIER ATTENDBY".split()
)


def where(text: str, chunks: Chunks, index: int, meeting: MeetingMention, own: Attached) -> Iterator[RelationMention]:
    """The place that opens the sentence, else that after the meeting, else that before or after what is done.

    Example:
        `Ngày 3-11, tại | Hà Nội |, Bộ Y tế tổ chức hội nghị` states `heldAt` Hà Nội.
    """
    place = opening(chunks, index) or own.place or before(text, chunks, index) or _after_persons(text, chunks, index)
    if place := place or _host(text, chunks, index, meeting) or stage_of(text, chunks, index).place:
        yield RelationMention("heldAt", meeting, place, *hull(meeting, place), "meeting.place")
        twice = meeting.family == Family.WORKING  # "kiểm tra | tại xã A và xã B"
        for other in own.beside if place is own.place and not twice else ():
            yield RelationMention("heldAt", meeting, other, *hull(meeting, other), "meeting.place")


def opening(chunks: Chunks, index: int) -> Venue | None:
    """The place after `tại` among the words that set the scene: `Ngày 3-11, | tại Hà Nội, …`."""
    symbols = chunks.symbols[:index]
    for n in range(min(index, len(chunks) - 1)):
        # "ngày 6-2, tức mùng 10 Tết, | tại Văn Miếu"
        after_date = "Date" in symbols[:n] and _TIME.issuperset(symbols[:n])
        leads = n == 0 or symbols[n - 1] in _SCENE or after_date
        if symbols[n] == "AT" and leads and (place := venue(chunks[n + 1])):
            return place
    return None


def _host(text: str, chunks: Chunks, index: int, meeting: MeetingMention) -> Venue | None:
    """With whom one works on the spot: `đến thăm, làm việc tại | tỉnh Hà Nam`, `tiếp xúc cử tri | xã Thanh Sơn`."""
    if meeting.family == Family.VOTERS:
        home = meeting.guest if isinstance(meeting.guest, PlaceMention) else next(iter(meeting.places), None)
        further = (other for other in meeting.places if home and other != home.within)
        several = any(home and text[home.end : other.start].strip() in _JOINTS for other in further)
        return None if several else home  # with voters of "quận Ba Đình, Tây Hồ" it may be in either
    verb = chunks[max(index - 1, 0)]
    there = text.endswith("tại", verb.start, verb.end) or _calls_on(text, verb, meeting)
    works = verb.symbol in WORKS and there
    dated = isinstance(meeting.guest, PlaceMention) or any(map(tells_day, chunks))  # not "từng làm việc tại | Bộ Y tế"
    return meeting.guest if works and dated else None


def _calls_on(text: str, verb: Chunk, meeting: MeetingMention) -> bool:
    """Whether somebody comes to the body worked with: `đến thăm và làm việc với | Sở Y tế tỉnh Hà Nam`."""
    return isinstance(meeting.guest, BodyMention) and _CALLS.search(text, verb.start, verb.end) is not None


def before(text: str, chunks: Chunks, index: int) -> Venue | None:
    """The place between a verb and the meeting: `đã tổ chức tại | Paris | hội thảo`, `tới | Sicily (Ý) | tham dự`.

    Where one goes to meet somebody it is that of the talk: `về | xã Thanh Sơn | đối thoại với người dân`.
    """
    attends = index > 0 and chunks[index - 1].symbol in _COMES_FOR
    k = _skip(chunks, index - 1 - attends, _TIMED if attends else _PURPOSE)
    k = _skip(chunks, k, _PLACES)
    if attends and chunks[k].symbol == "Body":
        k -= 1  # "đến | Sở Y tế | dự cuộc họp"
    if chunks[k + 1].symbol not in _SEATS:
        return None
    if attends and text[chunks[k].start : chunks[k].end].endswith(_TOWARD):
        return place_of(chunks[k + 1])  # also "đến | Việt Nam | dự hội nghị"
    if chunks[k].symbol != "AT" or not (attends or chunks[k - 1].symbol in HOLDS):
        return None
    return venue(chunks[k + 1])


def _skip(chunks: Chunks, k: int, symbols: frozenset[str]) -> int:
    """The last chunk up to `k` that has none of the symbols."""
    while k > 0 and chunks[k].symbol in symbols:
        k -= 1
    return k


def _after_persons(text: str, chunks: Chunks, index: int) -> Venue | None:
    """The place after the persons at a meeting, or after the verb that says that it is held.

    Example:
        `tiếp Đại sứ Lào Nguyễn Văn An | tại Phủ Chủ tịch`, `họp báo về lễ hội thứ 6 | diễn ra sáng 6-2, tại Hà Nội`.
    """
    apart, held = False, False
    for n in range(index + 1, min(index + _NEAR_PLACE, len(chunks) - 1)):
        symbol = chunks[n].symbol
        if symbol == "Meeting" or (symbol in HOLDS and is_about_event(text, chunks, index, n)):
            return None
        spot = symbol == "AT" and chunks.after(n) != "_"  # not "tại | trụ sở chính | ở Montreal"
        if spot and not is_of_host(chunks, index, n) and (held or not apart or _dated(chunks, n)):
            return venue(chunks[n + 1])
        held = symbol in HOLDS or (held and symbol in _SCENE)
        apart = apart or _tells_more(text, chunks, n)
    return None


def _tells_more(text: str, chunks: Chunks, n: int) -> bool:
    """Whether chunk `n` tells more than who is at a meeting, and that it is held: `được | sự quan tâm của …`."""
    symbols = chunks.symbols
    visit = symbols[n - 1 : n + 1] == [",", "_"] and _CALLS.search(text, chunks[n].start, chunks[n].end)
    return symbols[n] not in _AT_MEETING or symbols[n : n + 2] == ["PASSIVE", "_"] or bool(visit)


def _dated(chunks: Chunks, n: int) -> bool:
    """Whether a day follows the place: `về cây thuốc | ở Huế sáng 9/3`."""
    day = chunks[n + 2].mention if n + 2 < len(chunks) else None
    return isinstance(day, DateMention) and day.date.day is not None


def seated(text: str, chunks: Chunks) -> Venue | None:
    """The hall of those who attend: `Dự tại | Hội trường Tỉnh ủy | có …`, `500 đại biểu dự tại | Nhà hát Lớn`."""
    if not SAYS.isdisjoint(chunks.symbols):
        return None
    for n in chunks.at("AT"):
        place = place_of(chunks[n + 1]) if n + 1 < len(chunks) else None
        if not (isinstance(place, PlaceMention) and place.level == VENUE):
            continue
        if chunks.symbols[:n] == ["ATTEND"] or any(_counts(text, c) for c in chunks[max(0, n - _NEAR_COUNT) : n]):
            return place
    return None


def _counts(text: str, chunk: Chunk) -> bool:
    """Whether a chunk tells how many attend: `trên 500 đại biểu`."""
    return chunk.symbol == "_" and _COUNTED.search(text, chunk.start, chunk.end) is not None


def size(text: str, chunks: Chunks, meeting: MeetingMention) -> Iterator[RelationMention]:
    """How many sites a sentence says that the meeting connects, and how many attend: `213 điểm cầu`, `8.000 cán bộ`."""
    start, end = chunks[0].start, chunks[-1].end
    counted: dict[str, re.Match[str]] = {}
    for match in _COUNTED.finditer(text, start, end):
        if not (_is_some(text, start, match) or _is_day(chunks, match)):
            counted.setdefault("siteCount" if match["sites"] else "participantCount", match)
    for relation, match in counted.items():
        if relation == "siteCount" or _tells_of_presence(text, start, end):
            yield RelationMention(relation, meeting, _number(match), *match.span(), f"meeting.{relation}")


def _is_some(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether only some of those at a meeting are counted: `bầu | 17 đại biểu | đi dự`, `| 8 cử tri | phát biểu`.

    What is greater than the whole after the slash is no share of it: `| 50/48 |`.
    """
    if match["of"] and _number(match) > int(match["of"]):
        return True
    chosen = _said("chosen", r"\s$").search(text, start, match.start())
    return chosen is not None or _said("act").match(text, match.end() + 1) is not None


def _tells_of_presence(text: str, start: int, end: int) -> bool:
    """Whether those whom a sentence counts are at a meeting, and not only vote there: `48/50 đại biểu | dự`."""
    present, votes = (_said(effect).search(text, start, end) for effect in ("present", "votes"))
    return present is not None and votes is None


@cache
def _said(effect: str, end: str = "") -> re.Pattern[str]:
    """The words of attendance_words.csv with an effect, before what ends there."""
    return re.compile(any_of(phrases("attendance_words.csv", effect)) + end, re.IGNORECASE)


def _is_day(chunks: Chunks, match: re.Match[str]) -> bool:
    """Whether the number is of a date: `Ngày | 9/3 | cán bộ, đảng viên dự hội nghị`."""
    return any(chunks[n].start <= match.start() < chunks[n].end for n in chunks.at("Date"))


def _number(match: re.Match[str]) -> int:
    return int(match["n"].rstrip(".").replace(".", ""))
