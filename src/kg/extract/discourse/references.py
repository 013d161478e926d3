"""What tells whether a meeting, a day or words mean the one spoken of before: `hội nghị sắp tới` is another."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kg.chunks import Chunk, Chunks, of_kind
from kg.extract.symbols import AMID, ATTENDS, NTH, printed
from kg.families import PARTS_OF_SESSIONS, Family
from kg.lexicon import load_lexicon
from kg.mentions import BodyMention, DateMention, MeetingMention
from kg.model import PartialDate
from kg.records import replace
from kg.tables import phrases

_WORDS = 20  # characters of words that tell that a meeting is to come or another, and of what stands before them
_CHARGES = frozenset({"APPOINT", "ASK"})  # verbs after which somebody is to do something
_AHEAD = frozenset({"PLAN", "SUBMIT"})  # before a meeting at which something is still to be done
_HALVES = frozenset({"sáng", "chiều", "tối"})
_LEAD = 4  # words or chunks among which the half of a day is told
_GROUP, _GROUPS = "tổ", ("tổ", "đoàn")
_THIS, _OCCASION = ("đây", "đó"), "dịp"  # words that begin what is told of something, and lead to its occasion
_HOLDS, _HOLDER = frozenset({"ORGANIZE", "MEET"}), 12  # verbs before one, and chunks among which who holds it stands
_BEFORE_MONTH = frozenset({"Date", "(", "_", "STOP"})
AT_IT = AMID | ATTENDS | {"SPEAK", "CONCLUDE", "CHAIR"}  # before a meeting at which one is
COMING = "coming_words.csv"
# Chunks after a meeting among which these and the verb stand, and what may stand before: `kỳ họp thứ 5 |, | sẽ mở`.
_NEXT, _BEFORE_PLAN = 5, frozenset({"AUX", ",", "("})


def referring(text: str, chunks: Chunks, n: int, mention: MeetingMention, spoken_of: MeetingMention) -> MeetingMention:
    """The meeting of chunk `n`, referring back to the one spoken of if both are of one kind or it says so.

    Example:
        `tiếp xúc cử tri`, then `nội dung Kỳ họp thứ 15, sẽ diễn ra …`, then `phát biểu tại | hội nghị`; `tọa đàm`, then
        `cuộc gặp gỡ | này`.
    """
    if not mention.bare:
        return mention
    # Sessions are cited amid a meeting with voters.
    with_voters = spoken_of.family == Family.VOTERS and not is_other(mention, spoken_of)
    same = mention.type == spoken_of.type and not _is_other_rite(mention, spoken_of)
    if not (same or with_voters or _points_back(text, chunks, n, spoken_of)):
        return mention
    return replace(mention, refers_to=spoken_of.start)


def _is_other_rite(mention: MeetingMention, spoken_of: MeetingMention) -> bool:
    """Whether the heads of two ceremonies tell two of them: `Lễ truy điệu` after `Lễ viếng`, but not `buổi lễ`."""
    told = {mention.head, spoken_of.head} - {mention.type}
    return mention.family == Family.CEREMONY and spoken_of.bare and len(told) > 1


def _points_back(text: str, chunks: Chunks, n: int, spoken_of: MeetingMention) -> bool:
    """Whether `này` or the like follows a meeting, perhaps after a word: `cuộc gặp gỡ thú vị | này`.

    It points to the one of that kind where one is named since: `họp báo … về Hội thảo Sen Việt. | Hội thảo này …`.
    """
    after = chunks.symbols[n + 1 : n + 3]
    if after[:1] != ["THIS"] and after != ["_", "THIS"]:
        return False
    named = printed(text, chunks[n]).capitalize()  # names of meetings begin with a capital
    return named not in text[spoken_of.start : chunks[n].start]


def as_other(meeting: MeetingMention) -> MeetingMention:
    """A meeting, as one that was not spoken of before if it has no name."""
    return replace(meeting, begins=True, another=True) if meeting.bare and not meeting.plural else meeting


def told_apart(
    text: str, chunks: Chunks, n: int, meeting: MeetingMention, press: MeetingMention, far: bool
) -> MeetingMention:
    """A meeting without a name as another than the one spoken of, if the words around say so.

    Args:
        text: Of the article.
        chunks: Of the sentence.
        n: Chunk of the meeting.
        meeting: What it is known to be so far.
        press: The meeting spoken of, at which journalists may be told of another.
        far: Whether it is far from the beginning, where `cuộc họp mới đây` may be what the article is about.
    """
    if far and meeting.bare and text.startswith(phrases("meeting_words.csv", "late"), chunks[n].end + 1):
        return replace(meeting, plural=True)  # some other of late, amid an article on one: "trong | cuộc họp | mới đây"
    return meeting if chunks.before(n) in AT_IT else _as_told_of(meeting, press)


def _as_told_of(meeting: MeetingMention, press: MeetingMention) -> MeetingMention:
    """The meeting of which journalists are told: `họp báo về Hội nghị Sông Hồng; | hội nghị | sẽ …`."""
    about = press.about
    if about is None or not meeting.bare or meeting.family != about.family:
        return meeting
    return replace(about, start=meeting.start, end=meeting.end)


def is_told_of(meeting: MeetingMention, press: MeetingMention) -> bool:
    """Whether a meeting is the one of which journalists are told at another, where the article still is."""
    return press.about is not None and (meeting.type, meeting.name) == (press.about.type, press.about.name)


def with_groups(text: str, chunks: Chunks, spoken_of: MeetingMention) -> Chunks:
    """The chunks with a group named for the sitting of groups spoken of: `Tại | tổ 5 |, ông A cho rằng …`."""
    if not of_groups(spoken_of):
        return chunks
    for n in chunks.at("_"):
        if chunks.before(n) in AMID and printed(text, chunks[n]).startswith(_GROUPS):
            group = replace(spoken_of, start=chunks[n].start, end=chunks[n].end, bare=True, begins=False, another=False)
            chunks = chunks.put(n, replace(chunks[n], symbol="Meeting", mention=group))
    return chunks


def is_other(new: MeetingMention, known: MeetingMention) -> bool:
    """Whether a meeting without a name cannot mean the one spoken of: `họp | phiên khai mạc`, `tổ chức | họp báo`."""
    return known.family not in (new.family, *load_lexicon().kin.get(new.family, ()))


def of_groups(meeting: MeetingMention) -> bool:
    """Whether those who meet sit in groups: `Phiên thảo luận ở tổ`."""
    return meeting.head.endswith(f" {_GROUP}")


def is_part(meeting: MeetingMention, whole: MeetingMention | None) -> bool:
    """Whether a meeting is a sitting of a session."""
    return whole is not None and whole.family == Family.SESSION and meeting.family in PARTS_OF_SESSIONS


def asks_members(meeting: MeetingMention) -> bool:
    """Whether members of an assembly ask at a meeting: `phiên chất vấn`."""
    return "questions" in load_lexicon().meeting_traits(meeting.head)


def is_elsewhere(text: str, chunks: Chunks, n: int) -> bool:
    """Whether the words around a meeting, chunk `n`, say that it is not the one at which the article is.

    Example:
        `Lễ dâng hương diễn ra trước khi | đại hội khai mạc`, `Trước đó, tại | Hội nghị Sông Hồng, hai bên …`.
    """
    before = chunks.before(n)
    if before == "STOP" or (before in AMID and chunks.symbols[0] == "EARLIER"):
        return True
    return (
        _frames_it(text, chunks, n)
        or _is_planned(chunks, n)
        or _will_be(chunks, n)
        or _is_to_come(text, chunks[n].end)
        or _tells_no_day(chunks[n + 1 : n + 3])
    )


def _is_to_come(text: str, end: int) -> bool:
    """Whether the words after a meeting say that it is not the one spoken of: `tại Hội nghị Bộ trưởng | sắp tới`."""
    return text[end : end + _WORDS].lstrip(" ,(").startswith(phrases(COMING, "after"))


def _frames_it(text: str, chunks: Chunks, n: int) -> bool:
    """Whether it is named as that amid which another is held: `Đây là hoạt động trong dịp | Hội nghị Biển Đen`."""
    told = chunks.symbol_at(1) == "COPULA" and printed(text, chunks[0]) in _THIS
    return told and printed(text, chunks[n - 1]) == _OCCASION


def _will_be(chunks: Chunks, n: int) -> bool:
    """Whether the meeting of chunk `n` is said to be held some day: `Kỳ họp thứ 7(,) | sẽ diễn ra từ 5/7`."""
    told = [symbol for symbol in chunks.symbols[n + 1 : n + _NEXT] if symbol not in _BEFORE_PLAN][:2]
    return told[:1] == ["PLAN"] and told[1:] in (["HAPPEN"], ["OPEN"], ["PASSIVE"])


def _is_planned(chunks: Chunks, n: int) -> bool:
    """Whether what is to be done at the meeting of chunk `n` is only planned: `sẽ thông qua tại | kỳ họp thứ 10`."""
    before = chunks.symbols[:n]
    asked = any(verb in _CHARGES and whom == "Body" for verb, whom in pairwise(before))  # "giao | UBND tỉnh báo cáo"
    return asked or not _AHEAD.isdisjoint(before)


def is_before(day: PartialDate, other: PartialDate) -> bool:
    """Whether a day is earlier, by the year where both have one."""
    years = (day.year, other.year) if day.year and other.year else (0, 0)
    return (years[0], day.month or 0, day.day or 0) < (years[1], other.month or 0, other.day or 0)


def leads_elsewhere(text: str, begin: int, half: str = "") -> bool:
    """Whether words lead from the meeting spoken of to another occasion: `| Chiều cùng ngày, …`.

    Args:
        text: Of the article.
        begin: Of the sentence.
        half: Of the day on which that meeting is: after one of the morning `| Buổi chiều, …` leads to another.
    """
    led = text[begin : begin + _WORDS].lower()
    if led.startswith(phrases("sequence_words.csv", "elsewhere")):
        return True
    return bool(half) and led.startswith(phrases("half_days.csv")) and half not in led.split()[:_LEAD]


def leads_to_other_day(text: str, begin: int) -> bool:
    """Whether words lead to another occasion, and not to what came next: `| Một ngày sau đó, …`."""
    following = text[begin : begin + _WORDS].lower().startswith(phrases("sequence_words.csv", "next"))
    return leads_elsewhere(text, begin) and not following


def half_of_day(text: str, chunks: Sequence[Chunk]) -> str:
    """The half of the day with which a sentence opens, empty if none is: `| Sáng | 5/3, …`, `| Buổi chiều |, …`."""
    told = next((chunk for chunk in chunks[:_LEAD] if chunk.symbol in ("Date", "SAMEDAY")), None)
    words = text[told.start : told.end].lower().split() if told else []
    return next((word for word in words if word in _HALVES), "")


def meets_in_sessions(body: BodyMention) -> bool:
    """Whether a body passes laws or resolutions in its sessions: `Quốc hội`, `Hội đồng nhân dân tỉnh Hà Nam`."""
    return "session" in load_lexicon().head_traits(body.head)


def sits_by_number(body: BodyMention) -> bool:
    """Whether the sittings in which a body passes resolutions have numbers: `Ủy ban Thường vụ Quốc hội`."""
    return "sitting" in load_lexicon().head_traits(body.head)


def holder_of(chunks: Chunks, meeting: MeetingMention) -> BodyMention | None:
    """The committee that a sentence tells to hold a numbered conference: `Ban Chấp hành … | họp Hội nghị lần thứ 9`."""
    if meeting.family != Family.CONFERENCE or not meeting.name.startswith(NTH):
        return None
    for n in chunks.at("Meeting"):
        if chunks[n].mention is meeting and chunks.before(n) in _HOLDS:
            held = (chunks[k] for k in range(n - 2, max(-1, n - _HOLDER), -1))
            return next(of_kind(BodyMention, held), None)
    return None


def first_day(chunks: Sequence[Chunk]) -> PartialDate | None:
    """The first day that is printed."""
    return next((told.date for told in of_kind(DateMention, chunks) if told.date.day), None)


def _tells_no_day(chunks: Sequence[Chunk]) -> bool:
    """Whether a month or a year is printed there after no more than a word or a mark, and no day: `(6/2016)`."""
    first = next(of_kind(DateMention, chunks), None)
    return first is not None and not first.date.day and chunks[0].symbol in _BEFORE_MONTH
