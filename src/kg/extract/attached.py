"""The time and the place printed right after a meeting: `Đại hội sẽ được tổ chức vào | tháng 10/2025, tại Hà Nội`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from kg.mentions import BodyMention, Chunk, DateMention, MeetingMention, PlaceMention

Venue = PlaceMention | BodyMention

# What may stand between a meeting and its time: that it is held, and by whom.
_HELD = frozenset({"AUX", "PLAN", "PASSIVE", "ORGANIZE", "HAPPEN", "MEET", "OPEN", "BY", "BYPERSON", "Body", "WITH"})
_SIDES = frozenset(
    {"Figure", "Position", "AND", "COMITATIVE", "OF", "CHAIR", "-"}
)  # and whose it is: `cuộc gặp giữa A và B`
_APPENDED = (
    [",", "ORGANIZE"],
    [",", "HAPPEN"],
    [",", "AT"],
    ["STOP", "AT"],
    ["(", "PLAN"],
    ["(", "OPEN"],
    ["(", "ORGANIZE"],
    ["(", "HAPPEN"],
)  # after which it is still said of the meeting
_LEADS = frozenset("trong từ kể vào hồi đầu cuối giữa cho hôm".split())
_BRACKETS = frozenset({"(", ")"})
_WITHIN = frozenset({",", "(", "-", "OF", "AND"})
_JOINTS = _BRACKETS | _WITHIN
_FURTHER = 24  # chunks between a meeting with a long name and the verb
_HOLDS = frozenset({"HAPPEN", "ORGANIZE", "OPEN"})
_TURNS = frozenset({";", ":", ".", "HEAR", "PRESENT", "REPORT"})  # what a verb after these says is of something else
_CLAIMS = frozenset({"SAY", "ASK"})  # and after these, if somebody does it
_CLAIMANTS = frozenset({"Figure", "Position", "Body", "Person", "AUX", ",", "Meeting", "HERE"})
_MODAL = frozenset({"AUX", "PLAN", "PASSIVE"})
_LINKS = frozenset(
    {"STOP", "ABOUT", "PLAN", "ORGANIZE", "OF", "TOWARD", "AT"}
)  # before a meeting that another is about
# What may stand between the two: `cuộc họp trù bị về tổ chức | hội nghị`.
_ABOUT = _LINKS | {"_", "PLURAL", "Body", "Place", "AND", "COMITATIVE", "-", "CARRYOUT", "DISSEMINATE", "DURING"}
_EVENTS = ("lễ hội", "festival", "liên hoan", "tuần lễ", "giải ", "triển lãm", "hội chợ", "cuộc thi", "ngày hội")
_FEW = 3  # plain words that say nothing of the meeting
_ANNIVERSARY = "kỷ niệm"
_EVERYWHERE = "international"  # kind of the bodies that are in no one place: `phiên họp tại | G20`
_COUNTRY = "Việt Nam"  # says nothing of where a meeting is


class Attached(NamedTuple):
    """When and where a meeting is held, by the words after it.

    Attributes:
        date: Its day, month or year.
        place: Its place, or the body at whose seat it is.
        loose: Whether nothing links the day to it, so that it may be that of another meeting.
        end: Chunk after the last.
    """

    date: DateMention | None = None
    place: Venue | None = None
    loose: bool = False
    end: int = 0


def attached(text: str, chunks: Sequence[Chunk], n: int) -> Attached:
    """The time and place after the meeting of chunk `n`, else after the verb further on that says that it is held.

    Example:
        `Hội nghị Trung ương 7 | (11/1940)`, `kỳ họp thứ 3 | dự kiến diễn ra vào tháng 5/2017 tại Hà Nội`.
    """
    k = held_by(chunks, n)
    of_outer = k and is_topic(chunks, n) and (_is_bare(chunks[n]) or _is_told(chunks, k))
    if of_outer or (k and is_about_event(chunks, n, k)):
        return Attached(end=n + 1)
    own = _after(text, chunks, n)
    if own.date and own.date.date.day and _hosts_talk(chunks, n):
        own = own._replace(date=None)  # the day is that of the talk: `cuộc gặp bên lề | G20 ở Hamburg ngày 7/7`
    if own.date or own.place:
        return own
    k = k or _amid(chunks, n)
    return _after(text, chunks, k)._replace(loose=False, end=own.end) if k else own


def _amid(chunks: Sequence[Chunk], n: int) -> int:
    """The meeting in the course of which a talk is, which is then and there: `cuộc gặp bên lề | G20 ở Hamburg`."""
    return n + 2 if _hosts_talk(chunks, n + 2) else 0


def _hosts_talk(chunks: Sequence[Chunk], n: int) -> bool:
    """Whether another meeting is on the fringe of that of chunk `n`."""
    return n > 1 and [chunk.symbol for chunk in chunks[n - 2 : n + 1]] == ["Meeting", "STOP", "Meeting"]


def held_by(chunks: Sequence[Chunk], n: int) -> int:
    """The verb further on that says that the meeting of chunk `n` is held, or 0."""
    past_topic = False
    for k in range(n + 1, min(n + _FURTHER, len(chunks))):
        if chunks[k].symbol in _HOLDS and not _governs_meeting(chunks, k):
            return k if _is_told(chunks, k) or not past_topic else 0
        if _turns(chunks, n, k):
            return 0
        past_topic = past_topic or (chunks[k].symbol == "Meeting" and not _is_bare(chunks[k]))
    return 0


def is_about_event(chunks: Sequence[Chunk], n: int, k: int) -> bool:
    """Whether what is held at `k` is a feast that the meeting presents: `họp báo về Festival …, | diễn ra từ`."""
    mention = chunks[n].mention
    name = mention.name.lower() if isinstance(mention, MeetingMention) else ""
    return chunks[k - 1].symbol == "," and any(event in name for event in _EVENTS)


def _is_bare(chunk: Chunk) -> bool:
    return isinstance(chunk.mention, MeetingMention) and chunk.mention.bare


def _is_told(chunks: Sequence[Chunk], k: int) -> bool:
    """Whether the verb at `k` is that of the clause: `cuộc họp về tổ chức Hội nghị … | đã được | tổ chức`, not `sẽ`."""
    before = [chunk.symbol for chunk in chunks[max(0, k - 2) : k]]
    return "AUX" in before and "PLAN" not in before


def _governs_meeting(chunks: Sequence[Chunk], k: int) -> bool:
    """Whether the verb has a meeting as its object: `cuộc họp trù bị về | tổ chức | Hội nghị`."""
    return [chunk.symbol for chunk in chunks[k + 1 : k + 2]] == ["Meeting"]


def _turns(chunks: Sequence[Chunk], n: int, k: int) -> bool:
    """Whether what follows chunk `k` is no longer said of the meeting of chunk `n`."""
    symbol, before = chunks[k].symbol, chunks[k - 1].symbol
    if symbol == "Meeting":
        return not is_topic(chunks, k)
    mention = chunks[k].mention
    dated = isinstance(mention, DateMention) and mention.date.day is not None
    actor = symbol == "Figure" and before == ","
    said = symbol in _CLAIMS and k > n + 1 and before in _CLAIMANTS
    planned = symbol == "PLAN" and not _leads_to_verb(chunks, k)
    return symbol in _TURNS or dated or actor or said or planned


def _leads_to_verb(chunks: Sequence[Chunk], k: int) -> bool:
    """Whether `dự kiến`, `sẽ`, `được` at chunk `k` lead to the verb that says that something is held."""
    while k < len(chunks) and chunks[k].symbol in _MODAL:
        k += 1
    return k < len(chunks) and chunks[k].symbol in _HOLDS


def is_topic(chunks: Sequence[Chunk], n: int) -> bool:
    """Whether the meeting of chunk `n` only tells of another: `Hội nghị bàn tròn trong khuôn khổ | Diễn đàn …`."""
    k = n - 1
    if k >= 0 and chunks[k].symbol == "PLURAL":
        k -= 1
    if k < 1 or chunks[k].symbol not in _LINKS:
        return False
    while k > 0 and chunks[k].symbol in _ABOUT:
        k -= 1
    return chunks[k].symbol == "Meeting"


def _after(text: str, chunks: Sequence[Chunk], n: int) -> Attached:
    """The time and place printed after chunk `n`."""
    date: DateMention | None = None
    place: Venue | None = None
    k = _leads_end(text, chunks, n + 1)
    end = n + 1
    while k < len(chunks):
        mention = chunks[k].mention
        if of_anniversary(chunks, n, k):
            break
        if isinstance(mention, DateMention) and not date and (mention.date.month or k > n + 1):
            date, end = mention, k + 1
        elif chunks[k].symbol == "AT" and not place and k + 1 < len(chunks) and (found := _place(chunks[k + 1])):
            place, end, k = found, k + 2, k + 1
        elif chunks[k].symbol == "AT" and [c.symbol for c in chunks[k + 1 : k + 4]] == ["_", "JOIN", "Date"]:
            k += 1  # "tại | châu Âu | vào tháng 5 tới"
        elif place and isinstance(mention, PlaceMention) and chunks[k - 1].symbol in _WITHIN:
            pass  # "Bangkok của | Thái Lan", "huyện Duyên Hải và | thành phố Trà Vinh"
        elif not (
            chunks[k].symbol == "SAMEDAY"
            or _is_lead(text, chunks[k])
            or (date and _says_little(text, chunks[k]))
            or chunks[k].symbol in (_BRACKETS if end == n + 1 else _JOINTS)
        ):
            break
        k += 1
    loose = date is not None and date.date.day is not None and chunks[n + 1].mention is date
    return Attached(date, place, loose, end)


def of_anniversary(chunks: Sequence[Chunk], n: int, k: int) -> bool:
    """Whether a date is that of what a ceremony remembers: `lễ kỷ niệm 60 năm thành lập (| 26/3/1965 | - …`."""
    mention = chunks[n].mention
    remembers = isinstance(mention, MeetingMention) and _ANNIVERSARY in f"{mention.head} {mention.name}".lower()
    return remembers and chunks[k].symbol == "(" and chunks[k + 1 : k + 2] != [] and chunks[k + 1].symbol == "Date"


def _place(chunk: Chunk) -> Venue | None:
    """A place that may also be the country: what is said of one meeting is not said of the article's own."""
    mention = chunk.mention
    return mention if isinstance(mention, PlaceMention) and mention.name == _COUNTRY else venue(chunk)


def venue(chunk: Chunk) -> Venue | None:
    """The place or body that says where something is."""
    mention = chunk.mention
    if isinstance(mention, PlaceMention):
        return mention if mention.name not in ("", _COUNTRY) and not is_site(mention) else None
    return mention if isinstance(mention, BodyMention) and mention.kind != _EVERYWHERE else None


def is_site(mention: object) -> bool:
    """Whether a place is one of the sites that a meeting held online connects: `điểm cầu Ủy ban nhân dân tỉnh`."""
    return isinstance(mention, PlaceMention) and mention.name.startswith("Điểm cầu")


def _leads_end(text: str, chunks: Sequence[Chunk], k: int) -> int:
    """First chunk that no longer says only that the meeting is held."""
    if [chunk.symbol for chunk in chunks[k : k + 2]] in _APPENDED:
        k += 1  # "Hội nghị …, | tổ chức tại Hà Nội"
    if [chunk.symbol for chunk in chunks[k : k + 1]] == ["Place"] and _is_timed(text, chunks[k + 1 : k + 3]):
        k += 1  # "Tiếp xúc cử tri | Hải Phòng | hôm 26-6"
    while k < len(chunks) and (
        chunks[k].symbol in _HELD | _SIDES or _is_lead(text, chunks[k]) or _says_little(text, chunks[k])
    ):
        k += 1
    return k


def _is_timed(text: str, chunks: Sequence[Chunk]) -> bool:
    """Whether a date comes next, perhaps after a word that leads to it."""
    first = next(iter(chunks), None)
    leads = first is not None and _is_lead(text, first)
    return any(chunk.symbol == "Date" for chunk in (chunks if leads else chunks[:1]))


def _is_lead(text: str, chunk: Chunk) -> bool:
    return chunk.mention is None and text[chunk.start : chunk.end].lower() in _LEADS


def _says_little(text: str, chunk: Chunk) -> bool:
    return chunk.symbol == "_" and len(text[chunk.start : chunk.end].split()) <= _FEW
