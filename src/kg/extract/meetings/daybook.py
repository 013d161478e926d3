"""The days that an article has told, to which `cùng ngày`, `sáng nay` and talks told one by one refer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from kg.chunks import Chunk, Chunks, of_kind
from kg.extract.meetings.attached import Venue, venue
from kg.extract.symbols import SINCE
from kg.families import Family
from kg.kinds import PRESS
from kg.mentions import BodyMention, DateMention, DocumentMention, Figure, MeetingMention, Mention, PlaceMention
from kg.records import replace
from kg.tables import phrases

_TODAY = "nay"  # ends `hôm nay`, `sáng nay`
NUMBERS = {"một": 1, "hai": 2, "ba": 3, "1": 1, "2": 2, "3": 3}
"""Words for how many days are between two."""
_WAYS = {"trước": -1, "sau": 1}  # words for days before and after
_ROUNDS = frozenset({Family.TALKS, Family.VOTERS})  # `các cuộc gặp`, `các cuộc tiếp xúc`


@dataclass(slots=True)
class Daybook:
    """The days told so far.

    Example:
        After `Ngày 5/3, Thủ tướng thăm Huế.` it is on that day that `Cùng ngày, Thủ tướng tiếp Đại sứ Lào.`

    Attributes:
        last: The day last named.
        coming: It is one to come.
        today: The day on which the article is written, as far as it says so.
        round: The day of several talks that are then told one by one.
        stage: The place of these.
        paper: The day of the document last named with one.
    """

    last: DateMention | None = None
    coming: bool = False
    today: DateMention | None = None
    round: DateMention | None = None
    stage: Venue | None = None
    paper: DateMention | None = None

    def note(self, text: str, chunks: Chunks) -> None:
        """Remember the days of a sentence."""
        before = self.last
        self._note_last(
            text, [] if _tells_of_place(text, chunks) else [chunk.mention for chunk in chunks if chunk.mention]
        )
        if self.last is not before:
            self.coming = "PLAN" in chunks.symbols
        self._note_round(text, chunks)

    def note_papers(self, chunks: Chunks) -> None:
        """Remember the day of the last document of a sentence."""
        if "Document" in chunks.symbols:
            self.paper = self.day_of_paper(chunks)

    def day_of_paper(self, chunks: Sequence[Chunk]) -> DateMention | None:
        """The day of the last document among the chunks that has one, else of the last before them.

        Example:
            `Quyết định số 24-QĐ/TU | ngày 14/8`, to which `Quyết định số 25-QĐ/TU cùng ngày` refers.
        """
        last = next((paper for paper in of_kind(DocumentMention, reversed(chunks)) if paper.issued), None)
        return DateMention(last.start, last.end, last.issued) if last and last.issued else self.paper

    def same_day(self, text: str, chunks: Sequence[Chunk]) -> DateMention | None:
        """The day that the first `cùng ngày` or `sáng nay` among the chunks means: after `trước đó` no day to come."""
        told = next((chunk for chunk in chunks if chunk.symbol == "SAMEDAY"), None)
        if told is None:
            return None
        words = text[told.start : told.end].lower().rstrip(",").split()
        if words[-1] == _TODAY:
            return self.today or self.last
        if self.coming and "EARLIER" in (chunk.symbol for chunk in chunks):
            return self.today
        return days_from(self.last, words)

    def _note_last(self, text: str, mentions: Sequence[Mention | Figure]) -> None:
        """Remember the day with which a sentence opens, else the first that is named at all: others are deadlines."""
        among = mentions if self.last is None else takewhile(_sets_scene, mentions)
        days = (m for m in among if isinstance(m, DateMention) and m.date.day)
        day = next((m for m in days if not text.startswith(SINCE, m.start)), None)
        if day is None:
            return
        self.last = day
        opens = self.today is None and day is mentions[0]
        self.today = day if opens or _TODAY in text[day.start : day.end].split() else self.today

    def _note_round(self, text: str, chunks: Chunks) -> None:
        """Remember day and place of several talks: `Ngày 15/5, tại Huế, Chủ tịch nước đã có | các cuộc gặp | với`."""
        if not any(meeting.plural and meeting.family in _ROUNDS for meeting in of_kind(MeetingMention, chunks)):
            return
        day = next((told for told in of_kind(DateMention, chunks) if told.date.day), None)
        if day := day or self.same_day(text, chunks):
            places = [place for n in chunks.at("AT") if (place := _place(chunks, n))]
            self.round, self.stage = day, places[0] if len(places) == 1 else None


def _place(chunks: Chunks, n: int) -> Venue | None:
    """The place after chunk `n`, a preposition."""
    return venue(chunks[n + 1]) if n + 1 < len(chunks) else None


def _tells_of_place(text: str, chunks: Chunks) -> bool:
    """Whether a sentence says of a place what became of it: `| Phường Tân Hòa | được thành lập ngày 1/7/2025`."""
    told = isinstance(chunks[0].mention, PlaceMention) and chunks.symbols[1:2] == ["PASSIVE"]
    return told and text.startswith(phrases("sequence_words.csv", "founded"), chunks[1].end + 1)


def _sets_scene(mention: Mention | Figure) -> bool:
    """Whether a day after it may still be that of the sentence: `Báo Tuổi Trẻ đưa tin, | ngày 5/3, …`."""
    paper = isinstance(mention, BodyMention) and mention.kind == PRESS
    return paper or isinstance(mention, DateMention | PlaceMention)


def days_from(day: DateMention | None, words: Sequence[str]) -> DateMention | None:
    """The day so many days before or after another: `trước đó | hai | ngày`, `hôm | sau`; that day for `cùng ngày`."""
    way = next((_WAYS[word] for word in words if word in _WAYS), 0)
    if day is None or not way:
        return day
    count = next((NUMBERS[word] for word in words if word in NUMBERS), 1)
    moved = day.date.shifted(way * count)
    return replace(day, date=moved) if moved else None
