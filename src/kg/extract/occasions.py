"""When and where a meeting is held, how, with how many sites and participants."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from kg.extract.attached import Attached, Venue, attached, is_site, of_anniversary, venue
from kg.extract.discourse import Discourse
from kg.extract.meetings import takes_place
from kg.mentions import Chunk, DateMention, MeetingMention, Mention, RelationMention

_COUNTED = re.compile(
    r"""(?P<n>\d[\d.]{0,9})\s+(?:
      (?P<sites>điểm\ cầu|đầu\ cầu|điểm\ trực\ tuyến)
    | (?:đại\ biểu|cán\ bộ|đảng\ viên|cử\ tri|học\ viên|báo\ cáo\ viên)\b
    )""",
    re.VERBOSE,
)
_PRESENT = re.compile(r"\b(?:tham dự|dự|tham gia|có mặt)\b", re.IGNORECASE)
_OTHER = frozenset({"SIGN", "ISSUE", "ADOPT", "APPOINT", "REMOVE"})  # what is dated before these is not the meeting
# Cues of a sentence that tells of the meeting itself, so that `hội nghị` in it is the one reported on.
_HELD = frozenset(
    {
        "ORGANIZE",
        "HAPPEN",
        "CHAIR",
        "RECEIVE",
        "GREET",
        "WORKWITH",
        "WORKAT",
        "SIT",
        "VOTERS",
        "MEET",
        "ATTEND",
        "OPEN",
        "ATTENDCHAIR",
        "SPEAK",
    }
    | {"HAVE"}
)
_AWAY = frozenset({"DEPART"})  # "Đêm 4-7, Thủ tướng | lên đường tham dự Hội nghị G20"
_NO_SCENE = _OTHER | {"SAY", "ASK"}
_SINCE = ("Từ", "từ")  # of a date from which on something is so
_BEFORE_OR_AFTER = ("sau", "ngay sau", "trước")
_UNTIL = ("đến", "trước", "từ")  # words before such a date
_WORD = 8  # characters of such a word and the blanks after it
_BY_SCENE = 0.7  # confidence in the time and place of what is told just before a meeting
_TOLD = frozenset({"SAY", "ASK", "PRESENT"})  # a day after these is that of what is told
_AMID = frozenset({"AT", "DURING"})  # before a meeting at which something happens
_ASKED = 5  # chunks between the verb of asking and the meeting asked for
_FIRST = 2  # chunks at the beginning of a sentence among which its month stands
_AFTER = 8  # chunks after a meeting within which a day is the meeting's
_NEAR_DAY = 4  # chunks after a meeting among which `cùng ngày` is its day
_NEAR_PLACE = 12  # chunks between a meeting and its place
_HOLDING = frozenset({"HAPPEN", "ORGANIZE", "OPEN"})
_SCENE = frozenset({"Date", ",", ":", "SAMEDAY"})  # before the place of a whole sentence
_TIME = _SCENE | {"_", "STOP", "DURING"}
# Between a meeting and its place: who is at it, and that it is held.
_AT_MEETING = frozenset(
    "Figure Position Body Place Date Document , ( ) _ AND COMITATIVE BY BYPERSON CHAIR CHAIRBY ORGANIZE PASSIVE AUX"
    " HAPPEN OPEN OF PLURAL".split()
)
_LEADING = frozenset({"_", ",", "AUX"})  # what follows the date of a whole sentence: `Cuối tháng 6 | vừa qua, …`


def occasion_relations(text: str, chunks: Sequence[Chunk], discourse: Discourse) -> Iterator[RelationMention]:
    """Date, place, mode and size of the meeting that a sentence introduces.

    Example:
        `Ngày 3-11, tại Hà Nội, … tổ chức hội nghị trực tuyến với 213 điểm cầu.`
    """
    named = [(n, chunk.mention) for n, chunk in enumerate(chunks) if chunk.symbol == "Meeting"]
    found = [(n, meeting) for n, meeting in named if isinstance(meeting, MeetingMention) and not meeting.plural]
    meetings = [(n, meeting) for n, meeting in found if not _proposed(chunks, n)]
    if not meetings:
        if discourse.meeting and not found:
            yield from _size(text, chunks, discourse.meeting)
            if is_site(chunks[0].mention):
                yield from _where(chunks, 0, discourse.meeting, Attached())
        elif not found:
            _set_scene(text, chunks, discourse)
        return
    held = [(n, meeting) for n, meeting in meetings if takes_place(chunks, n)]
    index, meeting = (held or meetings)[0]
    reported = discourse.meeting is None or not meeting.bare or any(c.symbol in _HELD for c in chunks)
    for n, other in meetings:
        own = attached(text, chunks, n)
        dated = n == index and own.loose  # "lời hứa tại | cuộc đối thoại ngày 22-4"
        if held and (reported or dated) and (n == index or _joined(chunks, index, n, own)):
            told = (*_when(text, chunks, index, other, own, discourse), *_where(chunks, index, other, own))
            yield from told or _at_scene(other, discourse) or _in_round(other, discourse)
        elif not (held and n > index and (own.loose or _renames(chunks, n))):
            yield from _cited(chunks, n, other, own)
    if meeting.online:
        yield RelationMention("mode", meeting, "online", meeting.start, meeting.end, "meeting.mode")
    yield from _size(text, chunks, meeting)


def _set_scene(text: str, chunks: Sequence[Chunk], discourse: Discourse) -> None:
    """Remember the day and the place with which a sentence opens that tells what happened, not what somebody said."""
    day = next((chunk.mention for chunk in chunks[:_FIRST] if isinstance(chunk.mention, DateMention)), None)
    if any(chunk.symbol == "SAMEDAY" for chunk in chunks[:_FIRST]):
        day = discourse.day
    if not isinstance(day, DateMention) or not day.date.day or text[day.start : day.end].startswith(_SINCE):
        return
    symbols = [chunk.symbol for chunk in chunks]
    if (
        "PRESENT" in symbols and "SAY" not in symbols
    ):  # "Bộ Y tế | công bố | quyết định bổ nhiệm ông A" is done at a meeting
        symbols = symbols[: symbols.index("PRESENT")]
    if _NO_SCENE.isdisjoint(symbols) and ("HAVE", "Document") not in pairwise(symbols):  # "ngày 13/1, Bộ có | Công văn"
        discourse.set_scene(day, _opening(chunks, len(chunks)))


def _at_scene(meeting: MeetingMention, discourse: Discourse) -> list[RelationMention]:
    """The day and the place set before a meeting is named: `Chiều 7/2, tại Cục Viễn thông, … Tại | cuộc họp, …`."""
    scene = discourse.scene_of(meeting)
    told = (("heldOn", scene.day), ("heldAt", scene.place)) if scene else ()
    return [
        RelationMention(relation, meeting, mention, *_hull(meeting, mention), "meeting.scene", confidence=_BY_SCENE)
        for relation, mention in told
        if mention
    ]


def _in_round(meeting: MeetingMention, discourse: Discourse) -> list[RelationMention]:
    """The day of several talks of which this is one: `Ngày 15/5, … các cuộc gặp … Trong cuộc gặp với | ông A, …`."""
    day = discourse.round
    if day is None or meeting.family != "talks" or meeting.bare:
        return []
    return [RelationMention("heldOn", meeting, day, *_hull(meeting, day), "meeting.round", confidence=_BY_SCENE)]


def _proposed(chunks: Sequence[Chunk], n: int) -> bool:
    """Whether somebody asks that the meeting be held: `đề nghị tổ chức | hội thảo tại Đà Nẵng`."""
    before = [chunk.symbol for chunk in chunks[max(0, n - _ASKED) : n]]
    asked = next((k for k, symbol in enumerate(before) if symbol in ("ASK", "SUBMIT")), len(before))
    return "ORGANIZE" in before[asked:]


def _joined(chunks: Sequence[Chunk], index: int, n: int, own: Attached) -> bool:
    """Whether a meeting is named beside the one reported on: `diễn ra Hội nghị Bộ trưởng và | Hội nghị Thống đốc`."""
    return n == index + 2 and chunks[n - 1].symbol in ("AND", ",") and own.end == n + 1


def _renames(chunks: Sequence[Chunk], n: int) -> bool:
    """Whether a meeting is another word for the one before it: `Kỳ họp thứ 18 (| kỳ họp thường lệ cuối năm 2023)`."""
    return n > 1 and chunks[n - 1].symbol == "(" and chunks[n - 2].symbol == "Meeting"


def _when(
    text: str, chunks: Sequence[Chunk], index: int, meeting: MeetingMention, own: Attached, discourse: Discourse
) -> Iterator[RelationMention]:
    """The day after the meeting, else that of the sentence, else `cùng ngày`, else a month or year."""
    if _is_part(meeting, discourse):
        return  # "Chiều 22-5, Quốc hội | làm việc tại hội trường" tells one of the days of its session
    near = (*chunks[:index], *chunks[index + 1 : index + 1 + _NEAR_DAY])
    same_day = [chunk for chunk in near if chunk.symbol == "SAMEDAY"]
    if day := _dated(chunks, index, own) or _day(text, chunks, index, meeting.bare) or own.date:
        held = _HOLDING.intersection([chunk.symbol for chunk in chunks[index + 1 : index + 2]])
        amid = chunks[index - 1].symbol in _AMID and not held
        if day.date.day and amid and _lasts(meeting):
            return  # "Ngày 7-6, tại | kỳ họp thứ ba, Quốc hội khóa XIV" tells one of its many days
        yield _held_on(meeting, day, *_hull(meeting, day))
    elif same_day and discourse.day:
        yield _held_on(meeting, discourse.day, *_hull(meeting, same_day[0]))
    elif date := _month_or_year(chunks, index):
        yield _held_on(meeting, date, *_hull(meeting, date))


def _is_part(meeting: MeetingMention, discourse: Discourse) -> bool:
    """Whether a sitting that is not named may be one of those of the session spoken of."""
    session = discourse.meeting is not None and discourse.meeting.family == "session"
    return session and meeting.bare and meeting.family == "sitting"


def _lasts(meeting: MeetingMention) -> bool:
    """Whether a meeting is a session of a central body, which lasts for weeks, and not its opening."""
    central = meeting.body is not None and meeting.body.level == "central"
    return central and meeting.family == "session" and meeting.head == meeting.type


def _held_on(meeting: MeetingMention, date: DateMention, start: int, end: int) -> RelationMention:
    return RelationMention("heldOn", meeting, date, start, end, "meeting.date")


def _dated(chunks: Sequence[Chunk], index: int, own: Attached) -> DateMention | None:
    """The date after the meeting, unless it is the month that names it: `Sáng 4-7, … phiên thường kỳ | tháng 6`."""
    month = own.date is not None and not own.date.date.day
    return None if month and own.date in [chunk.mention for chunk in chunks[index + 2 : index + 3]] else own.date


def _day(text: str, chunks: Sequence[Chunk], index: int, bare: bool) -> DateMention | None:
    """The last day before the meeting, else the first after it, unless it is one until which something is so."""
    # "văn bản kết luận | tại hội nghị"; "Ngày 2-6, ông A cho biết, | đoàn kiểm tra đã có buổi làm việc"
    others = _OTHER | _AWAY | ({"Document"} if chunks[index - 1].symbol == "AT" else {"SAY"})
    main = next((n for n in range(index - 1, -1, -1) if chunks[n].symbol in others and not _after_that(chunks, n)), -1)
    main = max(main + 1, _past_lead(text, chunks))
    apart = [chunk.symbol for chunk in chunks[index + 1 : index + 4]] == [",", "Date", ","]  # "…, sáng 6-6, ông …"
    apart = apart or any(of_anniversary(chunks, index, k) for k in range(index + 1, min(index + _FIRST, len(chunks))))
    after = 0 if bare or apart else _AFTER  # of a meeting only referred to, the day stands before it or right after
    later = takewhile(lambda chunk: chunk.symbol not in _TOLD, chunks[index + 1 : index + 1 + after])
    around = (
        *reversed(chunks[main:index]),
        *(c for c in later if not text[max(0, c.start - _WORD) : c.start].rstrip().endswith(_UNTIL)),
    )
    return next((c.mention for c in around if isinstance(c.mention, DateMention) and c.mention.date.day), None)


def _past_lead(text: str, chunks: Sequence[Chunk]) -> int:
    """Chunk after words that say after or before what something happens: `Sau khi đến Tokyo ngày 4-6, | Thủ tướng`."""
    symbols = [chunk.symbol for chunk in chunks]
    leads = symbols[0] == "STOP" and text[chunks[0].start : chunks[0].end].lower().startswith(_BEFORE_OR_AFTER)
    lead = symbols.index(",") if leads and "," in symbols else 0
    return 0 if "Meeting" in symbols[:lead] else lead


def _after_that(chunks: Sequence[Chunk], n: int) -> bool:
    """Whether a verb only says after what something happens: `sau khi | rời Hà Nội, Thủ tướng có cuộc hội đàm`."""
    return chunks[n].symbol in _AWAY and n > 0 and chunks[n - 1].symbol == "STOP"


def _month_or_year(chunks: Sequence[Chunk], index: int) -> DateMention | None:
    """A date without a day that stands close enough to a meeting to be its time."""
    for n, chunk in enumerate(chunks):
        if isinstance(chunk.mention, DateMention) and not chunk.mention.date.day and _beside(chunks, n, index):
            return chunk.mention
    return None


def _beside(chunks: Sequence[Chunk], n: int, index: int) -> bool:
    planned = any(chunk.symbol == "PLAN" for chunk in chunks[index + 1 : n])
    date = chunks[n].mention
    leads = n < _FIRST and isinstance(date, DateMention) and date.date.month and chunks[n + 1].symbol in _LEADING
    announced = any(chunk.symbol == "PLAN" for chunk in chunks[n + 1 : index])
    return bool(leads) or (-8 if announced else -3) <= n - index <= (6 if planned else 2)


def _cited(chunks: Sequence[Chunk], n: int, meeting: MeetingMention, own: Attached) -> Iterator[RelationMention]:
    """A meeting that is only cited: `Hội nghị Trung ương 7 (11/1940)`, `Năm 2014, tại Đại hội …`."""
    if meeting.bare:
        return
    before = (c.mention for c in chunks[max(0, n - 3) : n] if isinstance(c.mention, DateMention))
    if date := own.date or next(before, None):
        start, end = _hull(meeting, date)
        yield RelationMention("heldOn", meeting, date, start, end, "meeting.cited-date", confidence=0.8)
    if own.place:
        start, end = _hull(meeting, own.place)
        yield RelationMention("heldAt", meeting, own.place, start, end, "meeting.cited-place", confidence=0.8)


def _where(chunks: Sequence[Chunk], index: int, meeting: MeetingMention, own: Attached) -> Iterator[RelationMention]:
    """The place at the beginning of the sentence, else that after the meeting, else that after the persons at it."""
    if place := _opening(chunks, index) or own.place or _after_persons(chunks, index):
        yield RelationMention("heldAt", meeting, place, *_hull(meeting, place), "meeting.place")


def _opening(chunks: Sequence[Chunk], index: int) -> Venue | None:
    """The place after `tại` among the words that set the scene: `Ngày 3-11, | tại Hà Nội, …`."""
    symbols = [chunk.symbol for chunk in chunks[:index]]
    for n in range(min(index, len(chunks) - 1)):
        after_date = "Date" in symbols[:n] and _TIME.issuperset(
            symbols[:n]
        )  # "ngày 6-2, tức mùng 10 Tết, | tại Văn Miếu"
        if (
            symbols[n] == "AT"
            and (n == 0 or symbols[n - 1] in _SCENE or after_date)
            and (place := venue(chunks[n + 1]))
        ):
            return place
    return None


def _after_persons(chunks: Sequence[Chunk], index: int) -> Venue | None:
    """The place after the persons at a meeting, or after the verb that says that it is held.

    Example:
        `tiếp Đại sứ Lào Nguyễn Văn An | tại Phủ Chủ tịch`, `họp báo về lễ hội thứ 6 | diễn ra sáng 6-2, tại Hà Nội`.
    """
    apart, held = False, False
    for n in range(index + 1, min(index + _NEAR_PLACE, len(chunks) - 1)):
        symbol = chunks[n].symbol
        if symbol == "Meeting":
            return None
        if symbol == "AT" and (held or not apart):
            return venue(chunks[n + 1])
        held = symbol in _HOLDING or (held and symbol in _SCENE)
        apart = apart or symbol not in _AT_MEETING
    return None


def _size(text: str, chunks: Sequence[Chunk], meeting: MeetingMention) -> Iterator[RelationMention]:
    """`213 điểm cầu`, `trên 8.000 cán bộ … tham dự`."""
    start, end = chunks[0].start, chunks[-1].end
    counted: dict[str, re.Match[str]] = {}
    for match in _COUNTED.finditer(text, start, end):
        counted.setdefault("siteCount" if match["sites"] else "participantCount", match)
    for relation, match in counted.items():
        if relation == "siteCount" or _PRESENT.search(text, start, end):
            yield _count(relation, meeting, match)


def _count(relation: str, meeting: MeetingMention, match: re.Match[str]) -> RelationMention:
    number = int(match["n"].rstrip(".").replace(".", ""))
    return RelationMention(relation, meeting, number, match.start(), match.end(), f"meeting.{relation}")


def _hull(one: Mention | Chunk, other: Mention | Chunk) -> tuple[int, int]:
    """The stretch of text that holds both."""
    return min(one.start, other.start), max(one.end, other.end)
