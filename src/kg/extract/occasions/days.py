"""On which day a meeting is held."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from kg.chunks import Chunk, Chunks, of_kind
from kg.extract.discourse.spoken_of import Discourse
from kg.extract.meetings.attached import WHILE_THERE, Attached, stage_of
from kg.extract.occasions.following import day_before
from kg.extract.symbols import AMID, ATTENDS, DECIDES, HOLDS, SINCE, SITS, printed
from kg.families import Family
from kg.mentions import BodyMention, DateMention, MeetingMention, RelationMention
from kg.records import replace
from kg.spans import hull

_AWAY = frozenset({"DEPART"})  # "Đêm 4-7, Thủ tướng | lên đường tham dự Hội nghị G20"
_BEFORE_OR_AFTER = ("sau", "ngay sau", "trước")
_UNTIL = ("đến", "trước", "từ")  # words before such a date
_UP_TO = ("đến", "tới", "đến hết", "trước")  # before a day by which something is so: `Tính đến | ngày 10/7`
_WORD = 8  # characters of such a word and the blanks after it
_TOLD = frozenset({"SAY", "ASK", "PRESENT", "HAND", "BY"})  # a day after these is that of what is told
_VISIT = re.compile(r"\bthăm\b.*\b(?:và|,)\s*$", re.IGNORECASE | re.DOTALL)  # before the verb of who attends as well
_TRIP = re.compile(r"\bchuyến\s+(?:thăm|công tác|công du)\b[^,;]*$", re.IGNORECASE)
_TRIP_WORDS = 60  # characters before the days of a trip among which it is named
_AT_LAST = 0.5  # confidence in the day on which it ends
_LONG = frozenset({Family.SESSION, Family.CONGRESS})  # families of meetings of several days
_CLOSE = ("bế mạc", "kết thúc", "khép lại")
# One of the later days of a meeting, after its name or before it: `bước sang | ngày làm việc thứ năm`.
_LATER_DAY = r"ngày (?:làm việc |họp |thảo luận )?thứ (?!nhất)\w+"
_IN_COURSE = re.compile(rf"\W*(?:\w+ ){{0,4}}{_LATER_DAY}")
_OF_COURSE = re.compile(rf"{_LATER_DAY}(?: của)? $", re.IGNORECASE)
_COURSE_WORDS = 30  # characters before a meeting that may tell its day so
FIRST = 2  # chunks at the beginning of a sentence among which its month stands
_AFTER = 12  # chunks after a meeting within which a day is the meeting's
_VERB = 4  # chunks after a meeting among which the verb is that says that it is held
_NEAR_DAY = 4  # chunks after a meeting among which `cùng ngày` is its day
_NEAR, _PLANNED = 3, 8  # chunks before a meeting within which a month is its own, and with `dự kiến` between
_RIGHT_AFTER, _PLANNED_AFTER = 2, 6  # and those after it
_HOSTS = frozenset({"Date", ",", "Body", "Position", "Figure", "AUX", "AND", "WITH", "COMITATIVE", "_", "ORGANIZE"})
_HOLDERS = frozenset({"Body", "Place"})  # who holds a meeting, after the year that opens a sentence
_HOLDING = _HOLDERS | {",", "AUX", "AND", "WITH"}  # and all before the verb
_LEADING = frozenset({"_", ",", "AUX"})  # what follows the date of a whole sentence: `Cuối tháng 6 | vừa qua, …`


def when(
    text: str, chunks: Chunks, index: int, meeting: MeetingMention, own: Attached, discourse: Discourse
) -> Iterator[RelationMention]:
    """The day after the meeting, else that of the sentence, else `cùng ngày`, else a month or year.

    Example:
        `Sáng 6-2, Tỉnh ủy Hà Nam tổ chức | hội nghị` states `heldOn` the 6th of February.
    """
    near = (*chunks[:index], *chunks[index + 1 : index + 1 + _NEAR_DAY])
    same_day = next((chunk for chunk in near if chunk.symbol == "SAMEDAY"), None)
    if meeting.bare and discourse.meeting and _closes(text, chunks, index):
        if last := own.date or discourse.days.same_day(text, near):
            # "Phiên họp | sẽ bế mạc ngày 9/3": a day told elsewhere is that on which it began
            yield replace(_held_on(meeting, last, *hull(meeting, same_day or last)), confidence=_AT_LAST)
        return
    if _is_part(meeting, discourse) or _in_course(text, meeting):
        return  # "Chiều 9-3, Quốc hội | làm việc tại hội trường" tells one of the days of its session
    amid = _amid_long(chunks, index, meeting, discourse.assembly)
    if day := _dated(chunks, index, own) or _day(text, chunks, index, meeting.bare) or own.date:
        if not (day.date.day and amid) and not _visits(text, chunks, index, day):
            yield _held_on(meeting, day, *hull(meeting, day))
    elif same_day and (day := discourse.days.same_day(text, near)) and not amid:
        yield _held_on(meeting, day, *hull(meeting, same_day))
    elif (day := stage_of(text, chunks, index).date) and day.date.day:
        yield _held_on(meeting, day, *hull(meeting, day))
    elif date := _month_or_year(text, chunks, index):
        yield _held_on(meeting, date, *hull(meeting, date))
    elif day := day_before(text, chunks, index, discourse):
        yield _held_on(meeting, day, *hull(meeting, day))


def _visits(text: str, chunks: Chunks, index: int, day: DateMention) -> bool:
    """Whether the days are those of a visit with the meeting in it: `thăm Lào và dự | hội nghị từ ngày 5-8/3`."""
    if chunks.before(index) not in ATTENDS or not text.startswith(_UNTIL, day.start):
        return False
    return _VISIT.search(text, chunks[0].start, chunks[index - 1].start) is not None


def _closes(text: str, chunks: Chunks, index: int) -> bool:
    """Whether the verb right after a meeting says that it ends."""
    after = [chunk for chunk in chunks[index + 1 : index + 1 + _NEAR] if chunk.symbol not in ("AUX", "PLAN")]
    return any(printed(text, chunk).startswith(_CLOSE) for chunk in after[:1])


def _is_part(meeting: MeetingMention, discourse: Discourse) -> bool:
    """Whether a sitting that is not named may be one of those of the session spoken of."""
    session = discourse.meeting is not None and discourse.meeting.family == Family.SESSION
    return session and meeting.bare and meeting.family == Family.SITTING and not meeting.another


def _in_course(text: str, meeting: MeetingMention) -> bool:
    """Whether it is told on which of its later days a meeting is: `Hội nghị | bước sang ngày làm việc thứ năm`."""
    before = _OF_COURSE.search(text, max(0, meeting.start - _COURSE_WORDS), meeting.start)
    return before is not None or _IN_COURSE.match(text, meeting.end) is not None


def _amid_long(chunks: Chunks, index: int, meeting: MeetingMention, assembly: BodyMention | None) -> bool:
    """Whether it tells one of many days: `Ngày 9-3, tại | kỳ họp thứ năm, HĐND tỉnh khóa XVII`."""
    if chunks.symbols[: index + 1] == ["AUX", "Meeting"]:
        return meeting.family in _LONG  # "Tiếp tục | Kỳ họp thứ 3, sáng 9-3, …"
    held = HOLDS.intersection(chunks.symbols[index + 1 : index + 1 + _NEAR])
    return chunks.before(index) in AMID and not held and lasts_weeks(chunks, meeting, assembly)


def lasts_weeks(chunks: Chunks, meeting: MeetingMention, assembly: BodyMention | None) -> bool:
    """Whether a meeting is a session of a central body, which lasts for weeks, and not its opening.

    The body may stand elsewhere in the sentence: `Chiều 15/6, | Quốc hội | đã chất vấn tại Kỳ họp thứ 3`; where none
    does, it is the assembly named before.
    """
    body = meeting.body or next(of_kind(BodyMention, chunks), assembly)
    central = body is not None and body.level == "central"
    return central and meeting.family == Family.SESSION and meeting.head == meeting.type


def _held_on(meeting: MeetingMention, date: DateMention, start: int, end: int) -> RelationMention:
    return RelationMention("heldOn", meeting, date, start, end, "meeting.date")


def _dated(chunks: Chunks, index: int, own: Attached) -> DateMention | None:
    """The date after the meeting, unless it is the month that names it: `Sáng 4-7, … phiên thường kỳ | tháng 6`."""
    month = own.date is not None and not own.date.date.day
    named = own.date in [chunk.mention for chunk in chunks[index + 1 : index + 3]]  # "tiếp công dân định kỳ | tháng 6"
    return None if month and named else own.date


def _day(text: str, chunks: Chunks, index: int, bare: bool) -> DateMention | None:
    """The last day before the meeting, else the first after it, unless it is one until which something is so."""
    on_occasion = chunks.before(index) in ATTENDS and printed(text, chunks[max(index - 2, 0)]) in WHILE_THERE
    lead = [] if on_occasion else chunks[max(_main(chunks, index) + 1, _past_lead(text, chunks)) : index]
    up_to = () if chunks.before(index) in AMID else _UP_TO  # "Đến ngày 5/3, tại | cuộc họp, ông A nói"
    before = [c for c in lead if not _is_of_trip(text, c, chunks[index]) and not _follows(text, c, up_to)]
    reach = range(index + 1, min(index + 1 + _reach(chunks, index, bare), len(chunks)))
    later = [chunks[k] for k in takewhile(lambda k: not _is_of_another(chunks, k), reach)]
    lasts = _tells_course(chunks, index)
    around = (*reversed(before), *(chunk for chunk in later if lasts or not _lasts_until(text, chunk)))
    return next((told for told in of_kind(DateMention, around) if told.date.day), None)


def _tells_course(chunks: Chunks, index: int) -> bool:
    """Whether the verb after the meeting says that it is held: `sẽ diễn ra trong hai ngày, | từ 4 đến 5/9`."""
    verb = [symbol for symbol in chunks.symbols[index + 1 : index + 1 + _VERB] if symbol != "PLAN"][:2]
    return ("HAPPEN" in verb and "," not in verb) or verb[:1] == ["ORGANIZE"] or verb == ["PASSIVE", "ORGANIZE"]


def _reach(chunks: Chunks, index: int, bare: bool) -> int:
    """The chunks after the meeting within which a day is its own; of one only referred to it is before or beside it."""
    if chunks[0].symbol in SITS and index == 1:  # "| Thảo luận tại hội trường | về Luật Thú y sáng 9/3, …"
        return chunks.symbols.index(",") if "," in chunks.symbols else 0
    return 0 if bare else _AFTER


def _main(chunks: Chunks, index: int) -> int:
    """The last chunk before the meeting that tells something else, which is what a day before it dates; else -1.

    Example:
        `ký văn bản kết luận | tại hội nghị`; `Ngày 2-6, ông A | cho biết |, đoàn kiểm tra đã có buổi làm việc`.
    """
    others = DECIDES | _AWAY | ({"Document"} if chunks.before(index) == "AT" else {"SAY"})
    told = (n for n in range(index - 1, -1, -1) if chunks[n].symbol in others and not _after_that(chunks, n))
    main = next(told, -1)
    return -1 if _resumes(chunks.symbols, main, index) else main


def _resumes(symbols: Sequence[str], main: int, index: int) -> bool:
    """Whether a comma leads back from what is said of the subject: `ông A, Tổ trưởng chỉ đạo việc ấy |, đã chủ trì`."""
    said = main >= 0 and symbols[main] == "SAY" and symbols[main + 1] != ","
    return said and symbols[index - 3 : index - 1] == [",", "AUX"]


def _is_of_another(chunks: Chunks, k: int) -> bool:
    """Whether a day after chunk `k` is that of what is told there, or of another meeting with words between."""
    beside = chunks.after(k) == "Date"
    held = chunks.symbols[k : k + 3] == ["BY", "Body", "ORGANIZE"]
    return (chunks[k].symbol in _TOLD and not held) or (chunks[k].symbol == "Meeting" and not beside)


def _lasts_until(text: str, chunk: Chunk) -> bool:
    """Whether a date is that until or from which something is so: `dự hội nghị và thăm Lào | từ ngày 2 đến 5/3`."""
    return _follows(text, chunk, _UNTIL) or text.startswith(_UNTIL, chunk.start)


def _follows(text: str, chunk: Chunk, words: tuple[str, ...]) -> bool:
    return text[max(0, chunk.start - _WORD) : chunk.start].rstrip().lower().endswith(words)


def _is_of_trip(text: str, chunk: Chunk, meeting: Chunk) -> bool:
    """Whether the days before a meeting are those of a trip: `trong chuyến thăm | từ ngày 2-7/9 |, A hội đàm với B`."""
    if chunk.symbol != "Date" or not text.startswith(SINCE, chunk.start):
        return False
    talk = isinstance(meeting.mention, MeetingMention) and meeting.mention.family == Family.TALKS
    return talk or _TRIP.search(text, max(0, chunk.start - _TRIP_WORDS), chunk.start) is not None


def _past_lead(text: str, chunks: Chunks) -> int:
    """Chunk after words that say after or before what something happens: `Sau khi đến Tokyo ngày 4-6, | Thủ tướng`."""
    symbols = chunks.symbols
    leads = symbols[0] == "STOP" and printed(text, chunks[0]).startswith(_BEFORE_OR_AFTER)
    lead = symbols.index(",") if leads and "," in symbols else 0
    return 0 if "Meeting" in symbols[:lead] else lead


def _after_that(chunks: Chunks, n: int) -> bool:
    """Whether a verb only says after what something happens: `sau khi | rời Hà Nội, Thủ tướng có cuộc hội đàm`."""
    return chunks[n].symbol in _AWAY and n > 0 and chunks[n - 1].symbol == "STOP"


def _month_or_year(text: str, chunks: Chunks, index: int) -> DateMention | None:
    """A date without a day that stands close enough to a meeting to be its time: not `đại hội xác định đến | 2030`."""
    for n, chunk in enumerate(chunks):
        if isinstance(chunk.mention, DateMention) and not chunk.mention.date.day and _beside(chunks, n, index):
            until = n > index and _follows(text, chunk, _UNTIL)
            return None if until or is_of_aside(chunks, n, index) else chunk.mention
    return None


def is_of_aside(chunks: Chunks, n: int, index: int) -> bool:
    """Whether the month at `n` tells in parentheses when something else was: `chuyến thăm (| 9/2016 |); hội đàm`."""
    date = chunks[n].mention
    return isinstance(date, DateMention) and not date.date.day and ")" in chunks.symbols[n:index]


def _beside(chunks: Chunks, n: int, index: int) -> bool:
    """Whether the date at `n` opens the sentence or the clause, or is near: `dự kiến` may stand between the two."""
    date, symbols = chunks[n].mention, chunks.symbols
    led = chunks.after(n) in (_LEADING if n else _LEADING | _HOLDERS)
    held = chunks.before(index) == "ORGANIZE" and _HOLDING.issuperset(symbols[n + 1 : index - 1])
    yearly = n == 0 and (held or chunks.before(index) in ATTENDS)  # "Năm 2010, Việt Nam đã tham dự | Hội nghị …"
    leads = n < FIRST and led and isinstance(date, DateMention) and (date.date.month is not None or yearly)
    farthest = _PLANNED if "PLAN" in symbols[n + 1 : index] else _NEAR
    last = _PLANNED_AFTER if "PLAN" in symbols[index + 1 : n] else _RIGHT_AFTER
    return leads or _leads_clause(chunks, n, index) or -farthest <= n - index <= last


def _leads_clause(chunks: Chunks, n: int, index: int) -> bool:
    """Whether a month opens the clause of who holds the meeting: `…, | tháng 3/2015, | Sở Y tế đã tổ chức …`."""
    date, symbols = chunks[n].mention, chunks.symbols
    opens = chunks.after(n) == "," and chunks.before(n) in ("", ",")
    month = isinstance(date, DateMention) and date.date.month is not None
    return opens and month and n < index and symbols[index - 1] == "ORGANIZE" and _HOSTS.issuperset(symbols[n:index])
