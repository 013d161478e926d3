"""Paragraphs that go back in time from the meeting spoken of, or to what is no meeting: the next returns to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.chunks import Chunks, of_kind
from kg.extract.discourse.references import first_day, is_before
from kg.extract.symbols import ACTORS, ATTENDS, SITS, TALKS, WORKS
from kg.lexicon import load_lexicon
from kg.mentions import DocumentMention, MeetingMention
from kg.model import PartialDate
from kg.tables import phrases

_SEQUENCE = "sequence_words.csv"
_BREAK = 4  # characters before a paragraph, with the mark of an item of a list
_OPENING = 4  # chunks among which words stand that lead back in time
_SPOKEN_OF = frozenset({"Meeting", "HERE"})  # what still speaks of the meeting of the paragraph before
_SCENE = frozenset("Date SAMEDAY EARLIER AT Place _ , ( ) * - DURING STOP AUX".split())  # before who does something
_MEETS = TALKS | WORKS | SITS | {"Meeting", "VOTERS", "MEET"}  # what tells of a meeting
# And what is done at one.
_AT_ONE = frozenset("SAY ASK SPEAK REPORT PRESENT CONCLUDE DISCUSS EXCHANGE ANSWER ADOPT APPOINT HEAR".split())

Told = tuple[MeetingMention, PartialDate | None]


@dataclass(slots=True)
class Digression:
    """The meeting from which a paragraph went back in time to another one.

    Example:
        After `Trước đó, ngày 3/9, Đảng ủy họp bất thường.` the paragraph `Ông Nguyễn Văn An cảm ơn …` is at
        the ceremony that was told before.

    Attributes:
        origin: That meeting, and its day.
        passing: Whether that was only a visit that the sentence told in passing.
        away: Whether the paragraph tells of no meeting yet, but of what somebody else does on that day.
        end: Of the sentence read last since then.
    """

    origin: Told | None = None
    end: int = 0
    passing: bool = False
    away: bool = False

    def note(self, text: str, chunks: Chunks, meeting: MeetingMention | None, met: PartialDate | None) -> None:
        """Remember the meeting spoken of, and its day, if the sentence goes from it back to another."""
        day = first_day(chunks)
        self.passing = _visits_first(text, chunks)
        back = self.passing or "EARLIER" in chunks.symbols[:_OPENING]
        back = back or (day is not None and met is not None and is_before(day, met))
        self.origin, self.end = (meeting, met) if meeting and back else None, chunks[-1].end

    def leaves(self, text: str, chunks: Chunks, meeting: MeetingMention | None, met: PartialDate | None) -> bool:
        """Whether it tells what somebody does elsewhere; then remember the meeting left, and its day.

        Example:
            After a meeting of the morning the paragraph `Cùng ngày, Đảng ủy xã Hợp Lý trao Huy hiệu Đảng cho 5 đảng
            viên.`, and anywhere `Đón Thủ tướng tại sân bay có Đại sứ Nguyễn Văn An.` unless at a `lễ đón`.
        """
        if meeting is None or _tells_of_meeting(chunks.symbols):
            return False
        begins = "\n" in text[max(0, chunks[0].start - _BREAK) : chunks[0].start]
        welcomed = "honoring" in load_lexicon().meeting_traits(meeting.head)
        met_there = not welcomed and _at_airport(text, chunks)
        if not (begins and _acts_on_day(chunks, known=met is not None)) and not met_there:
            return False
        self.origin, self.end, self.away = (meeting, met), chunks[-1].end, True
        return True

    def over(self, text: str, chunks: Chunks, meeting: MeetingMention | None) -> Told | None:
        """The meeting to which the next sentence returns, in a paragraph that does not speak of the other one.

        After a visit told in passing any sentence does, unless it tells what was said `tại đây`.

        Args:
            text: Of the article.
            chunks: Of the sentence.
            meeting: The other one, of which a document still tells that it is about: `quán triệt | Chỉ thị số 50`.
        """
        if self.origin is None:
            return None
        begins, self.end = "\n" in text[self.end : chunks[0].start], chunks[-1].end
        if self.passing and "HERE" not in chunks.symbols:
            (origin, self.origin), self.passing = (self.origin, None), False
            return origin
        if not begins:
            return None
        origin, self.origin, self.away = self.origin, None, False
        return origin if _SPOKEN_OF.isdisjoint(chunks.symbols) and not _is_about(chunks, meeting) else None


def _is_about(chunks: Chunks, meeting: MeetingMention | None) -> bool:
    """Whether a sentence names a numbered document that the name of a meeting tells, too."""
    told = {document.number for document in meeting.documents} if meeting else set()
    return any(document.number in told - {""} for document in of_kind(DocumentMention, chunks))


def _visits_first(text: str, chunks: Chunks) -> bool:
    """Whether a sentence tells of a visit before a meeting: `Trước khi họp, Đoàn giám sát | làm việc với xã A`."""
    first = text[chunks[0].start : chunks[0].end].lower().startswith(phrases(_SEQUENCE, "before"))
    return first and not WORKS.isdisjoint(chunks.symbols)


def _tells_of_meeting(symbols: Sequence[str]) -> bool:
    """Whether a sentence tells of a meeting, or of what is done at one: `Ông A | phát biểu`."""
    goes_on = not _AT_ONE.isdisjoint(symbols) and ATTENDS.isdisjoint(symbols)
    return goes_on or not _MEETS.isdisjoint(symbols)


def _at_airport(text: str, chunks: Chunks) -> bool:
    """Whether a sentence tells who is met or seen off where one arrives: `Tiễn | Thủ tướng tại | sân bay | có …`."""
    told = text[chunks[0].start : chunks[-1].end].lower()
    met = told.startswith(phrases(_SEQUENCE, "met"))
    return met and any(port in told for port in phrases(_SEQUENCE, "port"))


def leads_away(text: str, chunks: Chunks) -> bool:
    """Whether a sentence that names no meeting leads to where or when something else happens.

    Example:
        `Tại xã Nhân Hậu, đoàn đến | kiểm tra | kè`, `Trước đó, ngày 10/8, …`, `Ghi nhận của phóng viên tại …`, `Ông A |
        thăm và chúc mừng | trường B`.
    """
    opening = chunks.symbols[:_OPENING]
    if "VISIT" in chunks.symbols or (opening[:1] == ["EARLIER"] and "Date" in opening):
        return True
    told = text[chunks[0].start : chunks[-1].end].lower()
    if opening[:2] == ["AT", "Place"]:
        return any(f" {word}" in told for word in phrases(_SEQUENCE, "visits"))
    return told.startswith(phrases(_SEQUENCE, "noted") + phrases("remark_words.csv", "elsewhere"))


def _acts_on_day(chunks: Chunks, known: bool) -> bool:
    """Whether a sentence begins with who does something on the same day, or on a day where another is known."""
    subject = next((symbol for symbol in chunks.symbols if symbol not in _SCENE), "")
    dated = "SAMEDAY" in chunks.symbols[:_OPENING] or (known and first_day(chunks[:_OPENING]) is not None)
    return dated and subject in ACTORS | {"Body"}
