"""When and where a meeting is held, how, with how many sites and participants."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from kg.chunks import Chunks, of_kind
from kg.extract.discourse.references import is_part
from kg.extract.discourse.spoken_of import Discourse
from kg.extract.meetings.anniversaries import without_anniversaries
from kg.extract.meetings.attached import Attached, Venue, attached, is_site, is_stage
from kg.extract.meetings.holding import hosts_talk
from kg.extract.meetings.reported import TO_VERB, has_sitting, takes_place
from kg.extract.occasions.days import FIRST, is_of_aside, lasts_weeks, when
from kg.extract.occasions.following import counted, just_held
from kg.extract.occasions.sites import before, opening, seated, size, where
from kg.extract.symbols import ATTENDS, BEGINS, DECIDES, SAYS, SHOWS, SINCE, SITS, TALKS, WORKS
from kg.families import Family
from kg.lexicon import load_lexicon
from kg.mentions import DateMention, MeetingMention, RelationMention
from kg.spans import hull

# Cues of a sentence that tells of the meeting itself, so that `hội nghị` in it is the one reported on.
_HELD = (TALKS | WORKS | SITS).union("ORGANIZE HAPPEN CHAIR VOTERS MEET ATTEND OPEN ATTENDCHAIR SPEAK HAVE".split())
_JOINTS = frozenset({"AND", ",", "_", "Meeting", "PLURAL"})  # between the first and the last meetings of a list
_BY_SCENE = 0.7  # confidence in the time and place of what is told just before a meeting
_NEAR_LEAD = 5  # chunks among which the day is after words that lead to a clause
# What leads to the day of a meeting that somebody tells of, and what stands between the two: who holds it.
_REPORTS, _BEFORE_DAY = frozenset({"SAY", ":"}), frozenset({",", "DURING", "JOIN"})
_HOLDER = frozenset({"Body", "Position", "Figure", "AUX", "HAVE", "AND", "WITH", ",", "_"}) | BEGINS | ATTENDS
_HELD_IN_REPORT = BEGINS | ATTENDS | {"HAVE"}
_SETTING = frozenset({"Date", "AT", "Place", "Body", ",", "."})  # what tells no more than when and where
_ASKED = 5  # chunks between the verb of asking and the meeting asked for


def occasion_relations(text: str, chunks: Chunks, discourse: Discourse) -> Iterator[RelationMention]:
    """Date, place, mode and size of the meeting that a sentence introduces.

    Example:
        `Ngày 3-11, tại Hà Nội, … tổ chức hội nghị trực tuyến với 213 điểm cầu.`
    """
    chunks = without_anniversaries(chunks)
    found = [(n, meeting) for n, meeting in chunks.meetings() if not meeting.plural]
    known = discourse.meeting
    meetings = [(n, one) for n, one in found if not (_proposed(chunks, n) or _is_next(chunks, n, one, known))]
    if meetings:
        yield from (counted(text, told) for told in _of_named(text, chunks, meetings, discourse))
    elif not found and (meeting := known):
        yield from _of_fragment(chunks, meeting)
        yield from size(text, chunks, meeting)
        if is_site(chunks[0].mention):
            yield from where(text, chunks, 0, meeting, Attached())
        elif hall := seated(text, chunks):
            yield RelationMention("heldAt", meeting, hall, hall.start, hall.end, "meeting.hall", confidence=_BY_SCENE)
    elif not found:
        _set_scene(text, chunks, discourse)


def _of_named(
    text: str, chunks: Chunks, meetings: Sequence[tuple[int, MeetingMention]], discourse: Discourse
) -> Iterator[RelationMention]:
    """When and where meetings that a sentence names are held: the one that it tells of, those beside it and cited."""
    held = [(n, meeting) for n, meeting in meetings if takes_place(chunks, n)]
    talks = [(n, meeting) for n, meeting in held if not is_stage(text, chunks, n)]
    index, meeting = _first(chunks, talks or held or meetings)
    known = discourse.meeting
    reported = known is None or not _refers(meeting, known) or not _HELD.isdisjoint(chunks.symbols)
    linked = known is not None and known.online and chunks.symbols[:2] == ["Meeting", "AT"]
    reported = reported or linked  # "Hội nghị | kết nối từ | Hội trường Sở Y tế"
    for n, other in meetings:
        own = attached(text, chunks, n)
        # "lời hứa tại | cuộc đối thoại ngày 9-3"
        dated = n == index and (own.loose or _opens_with_day(chunks, n, meeting))
        if held and (reported or dated) and _joined(chunks, index, n, own):
            told = (*when(text, chunks, index, other, own, discourse), *where(text, chunks, index, other, own))
            yield from told
            yield from _at_scene(other, discourse, told) or ([] if told else _in_round(other, discourse))
        elif not held or n < index or not (own.loose or _renames(chunks, n)) or just_held(text, chunks, n):
            yield from _cited(text, chunks, n, other, own, discourse)
    if meeting.online:
        yield RelationMention("mode", meeting, "online", meeting.start, meeting.end, "meeting.mode")
    yield from size(text, chunks, meeting)


def _first(chunks: Chunks, meetings: Sequence[tuple[int, MeetingMention]]) -> tuple[int, MeetingMention]:
    """The first of the meetings, or the sitting to which it has come: `kỳ họp bước vào | phiên chất vấn`.

    So it has where it goes on: `Tiếp tục Kỳ họp thứ 5, sáng 9/3, đại biểu tiến hành | phiên chất vấn`.
    """
    (n, first), *later = meetings
    if later and chunks.symbols[: n + 1] == ["AUX", "Meeting"] and is_part(later[0][1], first):
        return later[0]
    entered = [symbol for symbol in chunks.symbols[n + 1 : later[0][0]] if symbol not in TO_VERB] if later else []
    return later[0] if entered in (["MEET"], ["HAPPEN"]) else meetings[0]


def _refers(meeting: MeetingMention, known: MeetingMention) -> bool:
    """Whether a meeting may be the one spoken of: `hội nghị` may mean a `lễ`, but `lễ nhậm chức` no `hội nghị`."""
    kin = (Family.CEREMONY, *load_lexicon().kin[Family.CEREMONY])
    return meeting.bare and (meeting.family != Family.CEREMONY or known.family in kin)


def _of_fragment(chunks: Chunks, meeting: MeetingMention) -> list[RelationMention]:
    """The day and the place of the meeting that a headline names, printed as a sentence: `Sáng 25/3, tại Huyện ủy.`."""
    day = chunks[0].mention
    if not isinstance(day, DateMention) or not day.date.day or not _SETTING.issuperset(chunks.symbols):
        return []
    place = opening(chunks, len(chunks))
    return _of_scene(meeting, day, place, "meeting.scene") if place else []


def _set_scene(text: str, chunks: Chunks, discourse: Discourse) -> None:
    """Remember the day and the place with which a sentence opens that tells what happened, not what somebody said."""
    day = next(of_kind(DateMention, chunks[:FIRST]), None)
    day = day or _day_of_clause(chunks)
    day = discourse.days.same_day(text, chunks[:FIRST]) or day
    if not isinstance(day, DateMention) or not day.date.day or text[day.start : day.end].startswith(SINCE):
        return
    place = opening(chunks, len(chunks))
    if place and SAYS.isdisjoint(chunks.symbols):
        discourse.set_scene(day, place)  # whatever is done there: "Ngày 5/5, tại Hà Nội, hai bên đã | ký"
        return
    symbols = chunks.symbols
    shown = next((n for n, symbol in enumerate(symbols) if symbol in SHOWS), 0)
    if shown and "SAY" not in symbols:  # "Bộ Y tế | công bố | quyết định bổ nhiệm" is done at a meeting
        symbols = symbols[:shown]
    if SAYS.isdisjoint(symbols) and ("HAVE", "Document") not in pairwise(symbols):  # "ngày 13/1, Bộ có | Công văn"
        discourse.set_scene(day, place, decides=not DECIDES.isdisjoint(symbols))


def _day_of_clause(chunks: Chunks) -> DateMention | None:
    """The day with which a clause begins after a few words: `Thay mặt lãnh đạo Bộ, | sáng 3/6, …`."""
    for n, chunk in enumerate(chunks[:_NEAR_LEAD]):
        if isinstance(chunk.mention, DateMention) and chunks.symbols[n - 1 : n + 2] == [",", "Date", ","]:
            return chunk.mention
    return None


def _at_scene(meeting: MeetingMention, discourse: Discourse, known: Sequence[RelationMention]) -> list[RelationMention]:
    """The day and the place set before a meeting is named: `Chiều 7/2, tại Sở Y tế, … Tại | cuộc họp, …`.

    When its own sentence tells where it is held, but not when, the day alone: `Buổi lễ diễn ra | tại Huế`.
    """
    scene = discourse.scene_of(meeting)
    if scene is None or any(relation.relation == "heldOn" for relation in known):
        return []
    return _of_scene(meeting, scene.day, None if known else scene.place, "meeting.scene")


def _of_scene(meeting: MeetingMention, day: DateMention, place: Venue | None, rule: str) -> list[RelationMention]:
    """A meeting on the day and at the place told in another sentence."""
    return [
        RelationMention(relation, meeting, mention, *hull(meeting, mention), rule, confidence=_BY_SCENE)
        for relation, mention in (("heldOn", day), ("heldAt", place))
        if mention
    ]


def _in_round(meeting: MeetingMention, discourse: Discourse) -> list[RelationMention]:
    """Day and place of the talks of which this is one: `Ngày 15/5, … các cuộc gặp … Trong cuộc gặp với | ông A, …`."""
    day = discourse.days.round
    if day is None or meeting.family != Family.TALKS or meeting.bare:
        return []
    return _of_scene(meeting, day, discourse.days.stage, "meeting.round")


def _dates_itself(meeting: MeetingMention, own: Attached) -> bool:
    """Whether a meeting only referred to has its day right after it, of this year: `sau | cuộc hội đàm ngày 9/3`."""
    placed = own.place is not None and own.date is not None and own.date.date.day is not None
    beside = own.loose or meeting.family == Family.TALKS or placed
    return beside and own.date is not None and own.date.date.year is None and meeting.family != Family.SITTING


def _placed(chunks: Chunks, n: int, meeting: MeetingMention) -> bool:
    """Whether a place tells which talk is meant: `cuộc hội đàm | tại Nhà Trắng`, `cuộc gặp đầu tiên | tại Huế`."""
    symbols = chunks.symbols[n + 1 : n + 3]
    return meeting.family in (Family.TALKS, Family.PRESS) and (symbols[:1] == ["AT"] or symbols == ["STOP", "AT"])


def _opens_with_day(chunks: Chunks, n: int, meeting: MeetingMention) -> bool:
    """Whether the sentence opens with a day and a talk: `Ngày 9/3, trong | cuộc gặp bên lề hội nghị, …`."""
    symbols = chunks.symbols[:n]
    return meeting.family == Family.TALKS and symbols[-3:-1] == ["Date", ","] and symbols[-1] in ("AT", "DURING")


def _proposed(chunks: Chunks, n: int) -> bool:
    """Whether somebody asks that the meeting be held: `đề nghị tổ chức | hội thảo tại Đà Nẵng`."""
    before = chunks.symbols[max(0, n - _ASKED) : n]
    asked = next((k for k, symbol in enumerate(before) if symbol in ("ASK", "SUBMIT")), len(before))
    return "ORGANIZE" in before[asked:]


def _is_next(chunks: Chunks, n: int, meeting: MeetingMention, known: MeetingMention | None) -> bool:
    """Whether a meeting is planned, after one of another kind: at a ceremony, `sẽ tổ chức | hội nghị sơ kết`."""
    planned = meeting.bare and known is not None and known.type != meeting.type and not is_part(meeting, known)
    return planned and chunks.symbols[max(0, n - 2) : n] == ["PLAN", "ORGANIZE"]


def _joined(chunks: Chunks, index: int, n: int, own: Attached) -> bool:
    """Whether a meeting is named beside the one reported on: `diễn ra Hội nghị A, Hội thảo B và | Diễn đàn C`."""
    between = chunks.symbols[index + 1 : n]
    return n == index or (between[-1:] in (["AND"], [","]) and _JOINTS.issuperset(between) and own.end == n + 1)


def _renames(chunks: Chunks, n: int) -> bool:
    """Whether a meeting is another word for the one before it: `Kỳ họp thứ 18 (| kỳ họp thường lệ cuối năm 2023)`."""
    return n > 1 and chunks[n - 1].symbol == "(" and chunks[n - 2].symbol == "Meeting"


def _cited(
    text: str, chunks: Chunks, n: int, meeting: MeetingMention, own: Attached, discourse: Discourse
) -> Iterator[RelationMention]:
    """A meeting that is only cited: `Hội nghị Trung ương 7 (11/1940)`, `Năm 2014, tại Đại hội …`."""
    if has_sitting(chunks, n):
        return
    dated = not meeting.bare or _dates_itself(meeting, own) or hosts_talk(chunks, n + 2)
    after = just_held(text, chunks, n)
    fringe = n > 0 and chunks[n - 1].symbol == "STOP" and not after  # "ngày 9/3, bên lề | Hội nghị G20"
    first = 0 if after else max(0, n - 3)
    free = [
        k for k in range(first, n) if not (k and chunks[k - 1].symbol == "Meeting")
    ]  # not "phiên họp | ngày 9/3 |,"
    near = [date for k in free if isinstance(date := chunks[k].mention, DateMention) and not is_of_aside(chunks, k, n)]
    earlier = (date for date in near if not (fringe and date.date.day))
    beside = None if fringe and lasts_weeks(chunks, meeting, discourse.assembly) else own.date
    if dated and (date := beside or next(earlier, None) or _day_of_report(text, chunks, n)):
        start, end = hull(meeting, date)
        yield RelationMention("heldOn", meeting, date, start, end, "meeting.cited-date", confidence=0.8)
    place = own.place or (None if meeting.bare else before(text, chunks, n))
    if place and (dated or _placed(chunks, n, meeting)):
        start, end = hull(meeting, place)
        yield RelationMention("heldAt", meeting, place, start, end, "meeting.cited-place", confidence=0.8)


def _day_of_report(text: str, chunks: Chunks, n: int) -> DateMention | None:
    """The day with which somebody begins to tell of a meeting: `ông A cho biết, | ngày 5/3, | Sở Y tế đã tổ chức …`."""
    if chunks.before(n) not in _HELD_IN_REPORT:
        return None
    k = n - 1
    while k > 0 and chunks.symbols[k] in _HOLDER:
        k -= 1
    date = chunks[k].mention
    before = [symbol for symbol in chunks.symbols[max(0, k - 3) : k] if symbol not in _BEFORE_DAY]
    told = bool(before) and before[-1] in _REPORTS
    since = text.startswith(SINCE, chunks[k].start)
    return date if told and not since and isinstance(date, DateMention) else None
