"""Whether a remark is made at the meeting spoken of, rather than elsewhere or in the words of somebody else."""

from __future__ import annotations

import re
from functools import cache

from kg.chunks import Chunks, of_kind
from kg.extract.figures.sides import is_membership
from kg.extract.symbols import ACTORS, AMID, leading, printed
from kg.families import ASKING, Family
from kg.kinds import ABROAD
from kg.mentions import MeetingMention, Mention, PlaceMention, PositionMention
from kg.tables import any_of, phrases

_WORDS = "remark_words.csv"
_MARKS, _STRAIGHT = '“”"', '"'
_BEFORE_OPENING = frozenset({"", " ", "\n", "(", "-", ":"})
# Who has the word in a dialogue printed in turns: `- Thứ trưởng A: …`; and what journalists are called there.
_TURN = re.compile(r"(?:^|[.?!…”\"]\s+)(?:[-–+]\s*)?(?=\w)((?:\w+\.(?:vn|com)|[^:.?!\n]{2,60})): ", re.MULTILINE)
_PRESS = re.compile(r"PV\b|Phóng viên|Nhà báo|(?:Báo|Tạp chí|Đài|Kênh) (?P<name>\w)|\w+\.(?:vn|com)$")
_REACH = 1500  # characters of the longest question
_FAR = 3  # chunks before a meeting that may tell so together: `cho biết | ngay sau | khi | bế mạc | Hội nghị …`
_OPENING = 4  # chunks among which a sentence tells of another day


def is_made_at(text: str, chunks: Chunks, end: int, meeting: MeetingMention, speaker: Mention) -> bool:
    """Whether what somebody says may be said at a meeting.

    Args:
        text: Of the article.
        chunks: The sentence.
        end: The chunk after what says that somebody speaks.
        meeting: Named in the sentence or spoken of before.
        speaker: Who is said to speak.

    Example:
        Not in `Phát biểu sau | cuộc họp, ông A`, `Trên đài truyền hình, ông A nói`, `“Chủ tịch A đã yêu cầu”`.
    """
    several = isinstance(speaker, PositionMention) and is_membership(speaker)
    if several or is_quoted(text, speaker.start):
        return False  # "những điều | đại biểu HĐND tỉnh | chất vấn"
    named = next((n for n, chunk in enumerate(chunks) if chunk.mention is meeting), -1)
    if named >= 0:
        return not (is_apart(text, chunks, named) or _is_guest(chunks, named, speaker))
    spoken = (n for n in chunks.at("Meeting") if chunks[n].start < speaker.start)
    if any(is_apart(text, chunks, n) for n in spoken):
        return False
    if "EARLIER" in chunks.symbols[:_OPENING] and "Date" in chunks.symbols[:_OPENING]:
        return False  # "Trước đó, ngày 2/3, trả lời báo Hà Nam, ông A cho biết"
    if _is_asked(text, chunks, end) or _is_in_question(text, speaker.start) or _is_in_town(text, chunks, end, speaker):
        return False
    told = text[chunks[0].start : chunks[end - 1].end].lower()
    effects = ("elsewhere",) if meeting.family in ASKING else ("elsewhere", "press")
    return not any(_is_said(effect, told) for effect in effects)


def _is_in_town(text: str, chunks: Chunks, end: int, speaker: Mention) -> bool:
    """Whether somebody spoke in a town not named before, so not at the meeting: `ông A | phát biểu tại Đà Nẵng`."""
    said = (n for n in chunks.at("SPEAK") if n < end and chunks[n].start > speaker.start and chunks.after(n) == "AT")
    towns = of_kind(PlaceMention, (chunk for n in said for chunk in chunks[n + 2 : n + 3]))
    return any((one.is_governed or one.level in ABROAD) and one.name not in text[: chunks[0].start] for one in towns)


def _is_in_question(text: str, offset: int) -> bool:
    """Whether a journalist has the word at an offset, of the next line or dash: `- Báo Hà Nam: | Ông A nói …`."""
    begin = max(text.rfind("\n", 0, offset) + 1, offset - _REACH)
    turns = [turn[1] for turn in _TURN.finditer(text, begin, offset)]
    asked = _PRESS.match(turns[-1]) if turns else None
    return asked is not None and not (asked["name"] or "").islower()


def _is_asked(text: str, chunks: Chunks, end: int) -> bool:
    """Whether a question asks what somebody says: `Ông A báo cáo | gì với UBND tỉnh?`, `Bà B nhận định | ra sao?`."""
    after = (printed(text, chunk) for chunk in chunks[end - 1 : end + 1])
    return text.startswith("?", chunks[-1].end) and any(words.startswith(phrases(_WORDS, "asked")) for words in after)


def _is_guest(chunks: Chunks, n: int, speaker: Mention) -> bool:
    """Whether a name tells whom a talk, chunk `n`, is with: `Tại cuộc gặp | Tổng thống A |, Thủ tướng B phát biểu`."""
    meeting, beside = chunks[n].mention, chunks[n + 1 : n + 2]
    talk = isinstance(meeting, MeetingMention) and meeting.family == Family.TALKS and chunks.before(n) in AMID
    named = any(chunk.start <= speaker.start < chunk.end for chunk in beside)
    return talk and named and chunks.symbol_at(n + 2) == "," and chunks.symbol_at(n + 3) in ACTORS


def is_apart(text: str, chunks: Chunks, n: int) -> bool:
    """Whether something is told to happen before or after the meeting of chunk `n`: `phát biểu sau | cuộc họp`."""
    return leading(text, chunks, n, far=_FAR).endswith(phrases(_WORDS, "apart"))


def is_quoted(text: str, offset: int) -> bool:
    """Whether an offset is within quotation marks of its paragraph, whose words are another's."""
    begin, stop = text.rfind("\n", 0, offset) + 1, text.find("\n", offset)
    opened = max(text.rfind(mark, begin, offset) for mark in _MARKS)
    if opened < 0 or not _opens(text, opened):
        return False
    marks = (text.find(mark, offset, stop if stop >= 0 else len(text)) for mark in _MARKS)
    closed = min((n for n in marks if n >= 0), default=-1)
    return closed >= 0 and not _opens(text, closed)


def _opens(text: str, n: int) -> bool:
    """Whether the quotation mark there is an opening one: straight ones look the same, but stand before a word."""
    if text[n] != _STRAIGHT:
        return text[n] == "“"
    after = text[n + 1 : n + 2]
    return text[n - 1 : n] in _BEFORE_OPENING and bool(after) and not after.isspace()


def _is_said(effect: str, told: str) -> bool:
    """Whether words with an effect are told: `elsewhere` in `trên đài truyền hình, ông A nói`."""
    printed = any(map(told.__contains__, phrases(_WORDS, effect)))  # much faster than the pattern, and seldom so
    return printed and _said(effect).search(told) is not None


@cache
def _said(effect: str) -> re.Pattern[str]:
    """The words with an effect."""
    return re.compile(any_of(phrases(_WORDS, effect)))
