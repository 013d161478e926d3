"""The time and the place printed right after a meeting: `Đại hội sẽ được tổ chức vào | tháng 10/2025, tại Hà Nội`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, TypeGuard

from kg.chunks import Chunk, Chunks
from kg.extract.meetings.holding import amid, held_by, hosts_talk, is_of_other
from kg.extract.meetings.reported import lead_end
from kg.extract.symbols import ATTENDS, printed
from kg.kinds import VENUE
from kg.lexicon import HOME
from kg.mentions import BodyMention, DateMention, MeetingMention, PlaceMention

Venue = PlaceMention | BodyMention

# What may stand between a meeting and its time: that it is held, and by whom.
_HELD = frozenset("AUX PLAN PASSIVE ORGANIZE HAPPEN MEET OPEN BY BYPERSON Body WITH THIS".split())
_SIDES = frozenset({"Figure", "Position", "AND", "COMITATIVE", "OF", "CHAIR", "-"})  # `cuộc gặp giữa A và B`
# What may follow a mark after a meeting, so that it is still said of the meeting.
_APPENDED = {",": ("ORGANIZE", "HAPPEN", "AT"), "STOP": ("AT",), "(": ("PLAN", "OPEN", "ORGANIZE", "HAPPEN")}
_LEADS = frozenset("trong từ kể vào hồi đầu cuối giữa cho hôm".split())
# Words before what else takes place then and there, the first only if somebody attends it: `nhân dịp | dự hội nghị`.
WHILE_THERE = frozenset({"nhân dịp", "thời gian"})
"""What leads to a meeting at which somebody is who meets others: `nhân dịp | dự G20`, `trong thời gian | dự G20`."""
_FRINGE = WHILE_THERE | {"trong khuôn khổ", "bên lề"}
# What may follow the last of several places; with anything else another clause begins: `tại xã A, | xã B cử đại biểu`.
_AFTER_PLACES = frozenset(", . ; ( ) : Date SAMEDAY DURING AT BY COMITATIVE HAVE ATTENDBY".split()) | {""}
_NUMBERS = frozenset({"hai", "ba", "bốn"})  # of days of which a meeting of several hardly has more
_UNTIL = frozenset({"trước", "sau"})  # before a day that is no meeting's: `hoàn thành đại hội | trước ngày 30/8`
_LASTS = frozenset({"kéo dài"})  # before for how long
_BRACKETS = frozenset({"(", ")"})
_WITHIN = frozenset({",", "(", "-", "OF", "AND"})
_JOINTS = _BRACKETS | _WITHIN
_TOPIC = 4  # words of a name that tell what a meeting is about
_FEW = 3  # plain words that say nothing of the meeting
_EVERYWHERE = "international"  # kind of the bodies that are in no one place: `phiên họp tại | G20`


class Attached(NamedTuple):
    """When and where a meeting is held, by the words after it.

    Attributes:
        date: Its day, month or year.
        place: Its place, or the body at whose seat it is.
        beside: Other places that are named with it: `tại huyện Ba Vì, | huyện Mê Linh và | huyện Thạch Thất`.
        loose: Whether nothing links the day to it, so that it may be that of another meeting.
        end: Chunk after the last.
    """

    date: DateMention | None = None
    place: Venue | None = None
    beside: tuple[Venue, ...] = ()
    loose: bool = False
    end: int = 0


def attached(text: str, chunks: Chunks, n: int) -> Attached:
    """The time and place after the meeting of chunk `n`, else after the verb further on that says that it is held.

    Example:
        `Hội nghị Trung ương 7 | (11/1940)`, `kỳ họp thứ 3 | dự kiến diễn ra vào tháng 5/2017 tại Hà Nội`.
    """
    k = held_by(chunks, n)
    if k and is_of_other(text, chunks, n, k):
        return Attached(end=n + 1)
    own = _after(text, chunks, n)
    if own.date and own.date.date.day and hosts_talk(chunks, n):
        own = own._replace(date=None)  # the day is that of the talk: `cuộc gặp bên lề | G20 ở Lyon ngày 9/3`
    if own.place and k >= own.end:  # "họp về dự án | tại Hà Nam | diễn ra sáng 5/3 tại | Bộ Xây dựng"
        held = _after(text, chunks, k)
        return own._replace(place=held.place or own.place, date=own.date or held.date)
    if own.date or own.place:
        return own
    k = k or amid(chunks, n) or _joined(chunks, n)
    return _after(text, chunks, k)._replace(loose=False, end=own.end) if k else own


def _joined(chunks: Chunks, n: int) -> int:
    """The meeting named together with that of chunk `n`, or 0: `dự Hội nghị A và (dự) | Hội nghị B | tại Huế`."""
    both, *between = chunks.symbols[n + 1 : n + 4] or [""]
    if both != "AND" or "Meeting" not in between:
        return 0
    if between[0] == "Meeting":
        return n + 2
    return n + 3 if between[0] in ATTENDS else 0


def _after(text: str, chunks: Chunks, n: int) -> Attached:
    """The time and place printed after chunk `n`."""
    date: DateMention | None = None
    place: Venue | None = None
    beside: list[Venue] = []
    k = _leads_end(text, chunks, n + 1)
    end, lead = n + 1, lead_end(chunks)
    while k < len(chunks) and not n < lead <= k:
        mention, at = chunks[k].mention, chunks[k].symbol == "AT"
        if isinstance(mention, DateMention) and not date and (mention.date.month or k > n + 1):
            date, end = mention, k + 1
        elif at and not place and k + 1 < len(chunks) and (found := place_of(chunks[k + 1])):
            if (k == n + 1 and _is_of_topic(chunks[n], found)) or is_of_host(chunks, n, k):
                break
            place, end, k = found, k + 2, k + 1
        elif is_site(mention) and k > n + 1 and not place and _is_lead(text, chunks[k - 1]):
            place, end = place_of(chunks[k]), k + 1  # "tổ chức ngày 9/3 từ | điểm cầu Hội trường Tỉnh ủy | đến …"
        elif at and (chunks.symbols[k + 1 : k + 4] == ["_", "JOIN", "Date"] or (place and chunks.after(k) == "Place")):
            k += 1  # "tại | châu Á | vào tháng 3 tới", "tại Học viện Quân y | ở Viêng Chăn"
        elif place and isinstance(mention, PlaceMention) and (chunks[k - 1].symbol in _WITHIN or k == end):
            beside += [mention] if _is_beside(place, mention) else []  # not "Bangkok của | Thái Lan"
        elif not _goes_on(text, chunks[k], dated=date is not None, begun=end > n + 1):
            break
        k += 1
    loose = date is not None and date.date.day is not None and chunks[n + 1].mention is date
    several = "AND" in chunks.symbols[n:k] and chunks.symbol_at(k) in _AFTER_PLACES  # not "tại Hà Giang, | Hà Giang"
    return Attached(date, place, tuple(beside) if several else (), loose, end)


def _is_beside(place: Venue, other: PlaceMention) -> bool:
    """Whether another place is one of the same level: `huyện Ba Vì và | huyện Mê Linh`, not `Huế và | Việt Nam`."""
    return bool(other.name) and other.level == place.level


def _goes_on(text: str, chunk: Chunk, dated: bool, begun: bool) -> bool:
    """Whether more of the time and place may follow a chunk: `tháng 10/2025 |,| tại Hà Nội`.

    Args:
        text: Of the article.
        chunk: What stands there.
        dated: Whether the time has been read.
        begun: Whether anything has.
    """
    leads = chunk.symbol == "SAMEDAY" or _is_lead(text, chunk) or _counts(text, chunk)
    return leads or (dated and _says_little(text, chunk)) or chunk.symbol in (_JOINTS if begun else _BRACKETS)


def stage_of(text: str, chunks: Chunks, index: int) -> Attached:
    """The time and place of the meeting amid which that of chunk `index` is: `Bên lề | G20 ở Lyon |, A gặp B`."""
    stages = (n for n in chunks.at("Meeting") if n != index and is_stage(text, chunks, n))
    return next((_after(text, chunks, n) for n in stages), Attached())


def is_stage(text: str, chunks: Chunks, n: int) -> bool:
    """Whether another meeting is held amid that of chunk `n`: `bên lề | G20`, `trong thời gian tham dự | G20`."""
    attends = chunks.before(n) in ATTENDS
    led = printed(text, chunks[n - 1 - attends]) if n > attends else ""
    return led in _FRINGE and (attends or led not in WHILE_THERE)


def place_of(chunk: Chunk) -> Venue | None:
    """The place that a chunk gives the meeting beside it: the country, too, and of a site the hall that it names."""
    mention = chunk.mention
    if is_site(mention) and mention.within and mention.within.level == VENUE:
        return mention.within  # "dự họp ở điểm cầu | Hội trường Huyện ủy"
    return mention if isinstance(mention, PlaceMention) and mention.name == HOME else venue(chunk)


def _is_of_topic(meeting: Chunk, place: Venue) -> bool:
    """Whether a meeting is about something in the country: `Hội nghị tổng kết 30 năm nuôi ong | tại Việt Nam`."""
    mention = meeting.mention
    if place.name != HOME or not isinstance(mention, MeetingMention):
        return False
    *_, last = words = mention.name.split() or [""]
    return len(words) >= _TOPIC and last.islower()


def is_of_host(chunks: Chunks, n: int, k: int) -> bool:
    """Whether the place at chunk `k` is that of who holds the meeting: `do | Hội Doanh nhân | tại Pháp | tổ chức`."""
    before, after = chunks.symbols[n:k], chunks.symbols[k : k + _FEW + 1]
    return "BY" in before and "ORGANIZE" in after and "ORGANIZE" not in before


def venue(chunk: Chunk) -> Venue | None:
    """The place or body that says where something is: `tại | Hà Nội`, `tại | Bộ Y tế`; not `tại | điểm cầu tỉnh`."""
    mention = chunk.mention
    if isinstance(mention, PlaceMention):
        return mention if mention.name not in ("", HOME) and not is_site(mention) else None
    return mention if isinstance(mention, BodyMention) and mention.kind != _EVERYWHERE else None


def is_site(mention: object) -> TypeGuard[PlaceMention]:
    """Whether a place is one of the sites that a meeting held online connects: `điểm cầu Ủy ban nhân dân tỉnh`."""
    return isinstance(mention, PlaceMention) and mention.name.startswith("Điểm cầu")


def _leads_end(text: str, chunks: Chunks, k: int) -> int:
    """First chunk that no longer says only that the meeting is held."""
    if chunks.after(k) in _APPENDED.get(chunks.symbol_at(k), ()):
        k += 1  # "Hội nghị …, | tổ chức tại Hà Nội"
    if chunks.symbols[k : k + 3] in ([",", "Date", "AT"], [",", "Date", "."]):
        k += 1  # "Toàn cảnh hội nghị …, | ngày 9.3 tại Huế"
    if k + 1 < len(chunks) and printed(text, chunks[k]) in _FRINGE:
        k += 2  # "hội thảo | trong khuôn khổ Lễ hội Hoa | tại Huế"
    if chunks.symbol_at(k) == "Place" and _is_timed(text, chunks[k + 1 : k + 3]):
        k += 1  # "Tiếp xúc cử tri | Hà Nam | hôm 9-3"
    while k < len(chunks) and (
        chunks[k].symbol in _HELD | _SIDES
        or _is_lead(text, chunks[k])
        or _says_little(text, chunks[k])
        or printed(text, chunks[k]) in _LASTS
        or chunks.symbols[k : k + 2] == ["PLURAL", "Date"]
    ):
        k += 1
    return k


def _is_timed(text: str, chunks: Sequence[Chunk]) -> bool:
    """Whether a date comes next, perhaps after a word that leads to it."""
    leads = any(_is_lead(text, chunk) for chunk in chunks[:1])
    return any(chunk.symbol == "Date" for chunk in (chunks if leads else chunks[:1]))


def _is_lead(text: str, chunk: Chunk) -> bool:
    return chunk.mention is None and printed(text, chunk) in _LEADS


def _counts(text: str, chunk: Chunk) -> bool:
    """Whether it is the number of the days that follow: `trong | hai | ngày 5-6/3`."""
    word = printed(text, chunk)
    return word.isdigit() or word in _NUMBERS


def _says_little(text: str, chunk: Chunk) -> bool:
    words = printed(text, chunk).split() if chunk.symbol == "_" else []
    return 0 < len(words) <= _FEW and words[-1] not in _UNTIL
