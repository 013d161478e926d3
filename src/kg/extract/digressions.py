"""Paragraphs that go back in time from the meeting spoken of: the next returns to it."""

from __future__ import annotations

from dataclasses import dataclass

from kg.extract.references import first_day, is_before
from kg.mentions import Chunks, MeetingMention
from kg.model import PartialDate

_OPENING = 3  # chunks among which words stand that lead back in time
_SPOKEN_OF = frozenset({"Meeting", "HERE"})  # what still speaks of the meeting of the paragraph before

Told = tuple[MeetingMention, PartialDate | None]


@dataclass(slots=True)
class Digression:
    """The meeting from which a paragraph went back in time to another one.

    Example:
        After `Trước đó, ngày 3/9, Đảng ủy họp bất thường.` the paragraph `Ông Nguyễn Văn An cảm ơn …` is at
        the ceremony that was told before.

    Attributes:
        origin: That meeting, and its day.
        end: Of the sentence read last since then.
    """

    origin: Told | None = None
    end: int = 0

    def note(self, chunks: Chunks, meeting: MeetingMention | None, met: PartialDate | None) -> None:
        """Remember the meeting spoken of, and its day, if the sentence goes from it back to another."""
        day = first_day(chunks)
        back = "EARLIER" in chunks.symbols[:_OPENING] or (day is not None and met is not None and is_before(day, met))
        self.origin, self.end = (meeting, met) if meeting and back else None, chunks[-1].end

    def over(self, text: str, chunks: Chunks) -> Told | None:
        """The meeting to which the next sentence returns, in a paragraph that does not speak of the other one."""
        if self.origin is None:
            return None
        begins, self.end = "\n" in text[self.end : chunks[0].start], chunks[-1].end
        if not begins:
            return None
        origin, self.origin = self.origin, None
        return origin if _SPOKEN_OF.isdisjoint(chunks.symbols) else None
