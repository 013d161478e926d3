"""What the article is speaking of: the meeting that `hội nghị`, `tại đây` or nothing at all refers to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile
from typing import NamedTuple

from kg.extract.careers import birth, is_item, is_line, tells_career
from kg.extract.meetings import with_meetings
from kg.extract.reported import takes_place
from kg.extract.symbols import SINCE
from kg.mentions import (
    BodyMention,
    Chunk,
    Chunks,
    DateMention,
    Figure,
    MeetingMention,
    Mention,
    PersonMention,
    PlaceMention,
)
from kg.model import Status

_MEMORY = 12  # sentences after which a meeting is no longer spoken of by implication
_LEAD = 3  # sentences that say what an article is about
_JUST_NOW = 3  # sentences for which `tại đây` is at the meeting rather than at a place
_SCENE_MEMORY = 4  # sentences for which the first meeting named may be the one at which something was told to happen
_RESUME = 4  # sentences within which a résumé goes on after the birth of somebody
_REPORTED = frozenset({"_", "ABOUT", "CARRYOUT", "Document"})  # what is reported on, rather than to whom
_TODAY = "nay"  # ends `hôm nay`, `sáng nay`
_EVENTS = frozenset({"Meeting", "Date"})  # symbols of sentences that tell what happens and when
_LIVES = frozenset({"BORN", "PORTRAIT"})  # and of those that tell whose life it is
_STAFFING = frozenset({"APPOINT", "PASSIVE"})
# Families of meetings at which one side receives the other; a sentence that names a meeting may use a wider word.
_ASSEMBLIES = ("Quốc hội", "Hội đồng nhân dân")  # heads of the bodies that pass laws and resolutions
_TWO_SIDES = frozenset({"talks", "working"})
_ROUNDS = frozenset({"talks", "voters"})  # `các cuộc gặp`, `các cuộc tiếp xúc`
_OCCASIONS = frozenset({"Date", "SAMEDAY", "EARLIER"})  # symbols of when something else is said
_TWO_SIDES_NAMED = _TWO_SIDES | {"voters", "conference", "press"}


class Scene(NamedTuple):
    """The day and the place with which a sentence opens: `Chiều 7/2, tại Cục Viễn thông, các doanh nghiệp đã …`.

    Attributes:
        day, place: As printed.
        told: Number of the sentence.
    """

    day: DateMention
    place: PlaceMention | BodyMention | None
    told: int


@dataclass(slots=True)
class Discourse:
    """The meeting of the moment, updated sentence by sentence.

    Attributes:
        text: Of the article.
        meeting: The meeting last spoken of.
        age: Sentences since.
        lead: The one that the first sentences name, of which an article goes on to tell.
        day: The day last named.
        today: The day on which the article is written, as far as it says so.
        read: Sentences read so far.
        scene: When and where something is told to happen before any meeting is named.
        round: The day of several talks that are then told one by one.
        born: Number of the sentence that last told when or where somebody was born.
        hero: Whose life is told, the last one named of several.
        assembly: The assembly last named in a sentence that tells what happens.
    """

    text: str = ""
    meeting: MeetingMention | None = None
    age: int = 0
    lead: MeetingMention | None = None
    day: DateMention | None = None
    today: DateMention | None = None
    read: int = 0
    scene: Scene | None = None
    round: DateMention | None = None
    born: int = -_RESUME
    hero: PersonMention | None = None
    assembly: BodyMention | None = None

    def enter(self, chunks: Chunks) -> Chunks:
        """The chunks of the next sentence, with the meeting that a verb alone states and the receptions named."""
        self.read += 1
        self.age += 1
        if self.age > _MEMORY:
            self.meeting = self.lead
        return with_meetings(chunks)

    def leave(self, chunks: Chunks) -> None:
        """Remember the day and the meeting that the sentence spoke of: the first named, else the first referred to."""
        if not _LIVES.isdisjoint(chunks.symbols):
            self._remember_life(chunks)
        if _EVENTS.isdisjoint(chunks.symbols):
            return
        mentions = [(n, chunk.mention) for n, chunk in enumerate(chunks) if chunk.mention]
        self._remember_day([m for n, m in mentions if not _spans(chunks, n)])
        self._remember_round([m for _, m in mentions])
        here = [m for _, m in mentions if isinstance(m, BodyMention) and m.head in _ASSEMBLIES]
        self.assembly = here[0] if here else self.assembly
        single = [(n, m) for n, m in mentions if isinstance(m, MeetingMention) and not m.plural]
        named = next((meeting for n, meeting in single if not meeting.bare and takes_place(chunks, n)), None)
        if named:
            if self.meeting is None or named.family != "congress":  # a congress is often cited amid another meeting
                self.meeting, self.age = named, 0
            if self.lead is None and self.read <= _LEAD:
                self.lead = named
        elif single:
            referred = single[0][1]
            if self.meeting is None or referred.family == self.meeting.family:
                self.meeting, self.age = self.meeting or referred, 0

    def _remember_round(self, mentions: Sequence[Mention | Figure]) -> None:
        """Remember the day of several talks: `Ngày 15/5, Chủ tịch nước đã có | các cuộc gặp | song phương`."""
        if any(isinstance(m, MeetingMention) and m.plural and m.family in _ROUNDS for m in mentions):
            self.round = next((m for m in mentions if isinstance(m, DateMention) and m.date.day), self.round)

    def set_scene(self, day: DateMention, place: PlaceMention | BodyMention | None) -> None:
        """Remember the day and the place of what is told, at which there may turn out to be a meeting."""
        self.scene = Scene(day, place, self.read)

    def scene_of(self, meeting: MeetingMention) -> Scene | None:
        """The scene that was set just before, when this is the first meeting that the article speaks of."""
        scene = self.scene if self.meeting is None and not meeting.plural else None
        return scene if scene and self.read - scene.told <= _SCENE_MEMORY else None

    def _remember_life(self, chunks: Chunks) -> None:
        """Whose life is told: `Tiểu sử tân Bí thư Tỉnh ủy | Nguyễn Văn An`, `Ông | Trần Văn Bình | sinh năm 1970`."""
        n = birth(chunks)
        if n >= 0:
            self.born = self.read
        told = chunks[:n] if n >= 0 else chunks if "PORTRAIT" in chunks.symbols else ()
        persons = [c.mention.person for c in told if isinstance(c.mention, Figure) and c.mention.person.name]
        self.hero = persons[-1] if persons else self.hero

    def _remember_day(self, mentions: Sequence[Mention | Figure]) -> None:
        """Remember the day with which a sentence opens, else the first that is named at all: others are deadlines."""
        among = (
            mentions if self.day is None else takewhile(lambda m: isinstance(m, DateMention | PlaceMention), mentions)
        )
        days = (m for m in among if isinstance(m, DateMention) and m.date.day)
        day = next((m for m in days if not self._printed(m).startswith(SINCE)), None)
        if day is None:
            return
        self.day = day
        opens = self.today is None and day is mentions[0]
        self.today = day if opens or _TODAY in self._printed(day).split() else self.today

    def same_day(self, chunks: Sequence[Chunk]) -> DateMention | None:
        """The day that the first `cùng ngày` or `sáng nay` among the chunks means."""
        told = next((chunk for chunk in chunks if chunk.symbol == "SAMEDAY"), None)
        if told is None:
            return None
        return (self.today or self.day) if self._printed(told).endswith(_TODAY) else self.day

    def _printed(self, span: DateMention | Chunk) -> str:
        return self.text[span.start : span.end]

    def licenses(self, needs: str, meeting: MeetingMention | None, chunks: Chunks, span: tuple[int, int]) -> bool:
        """Whether the condition of a frame holds.

        Args:
            needs: The condition, as relations.toml names it.
            meeting: The meeting that the frame means.
            chunks: The sentence.
            span: First chunk and chunk after the last that the frame matched.
        """
        if needs in ("", "context"):
            return True
        if needs == "here":
            return meeting is not None and self.age <= _JUST_NOW
        if needs == "quoted":
            return _OCCASIONS.isdisjoint(chunks.symbols[: span[1]])
        if needs == "elsewhere":
            return ("AT", "Meeting") not in pairwise(chunk.symbol for chunk in chunks[: span[0]])
        if needs == "nobody":
            return not any(isinstance(chunk.mention, Figure) for chunk in chunks)
        if needs == "appointment":
            return any(chunk.symbol in _STAFFING for chunk in chunks[: span[1]])
        if needs == "no guest":
            return not _has_guest(chunks, span)
        if needs == "election":
            return any(chunk.symbol == "APPOINT" for chunk in chunks[: span[0]])
        if needs == "headline":
            return self.read == 1 and chunks[-1].symbol != "."
        if needs == "career":
            return tells_career(chunks)
        if needs == "period":
            return is_line(chunks, span)
        if needs == "resume":
            return is_item(chunks, span, near=self.read - self.born < _RESUME)
        if needs == "promotion":
            return any(isinstance(c.mention, Figure) and _in_office(c.mention) for c in chunks[slice(*span)])
        here = [chunk.mention for chunk in chunks if isinstance(chunk.mention, MeetingMention)]
        if needs == "held":
            return any(mention.bare or not mention.cited for mention in here)
        if needs == "speech":
            return bool(here) or (meeting is not None and self._speaks(chunks, span))
        if needs in _TWO_SIDES:
            named = any(chunk.mention is meeting for chunk in chunks[span[0] : span[1] + 1])
            return meeting is not None and meeting.family in (_TWO_SIDES_NAMED if named else _TWO_SIDES)
        return needs == "meeting" and meeting is not None

    def may_quote(self, chunks: Chunks) -> bool:
        """Whether a remark in a sentence that names no meeting may be one made at the meeting spoken of."""
        return self.meeting is not None and self.meeting.family != "talks" and "Meeting" not in chunks.symbols

    def _speaks(self, chunks: Chunks, span: tuple[int, int]) -> bool:
        """Whether somebody speaks, or reports on something when a meeting was spoken of just before."""
        symbols = chunks.symbols
        reports = [n for n in range(*span) if symbols[n] == "REPORT"]
        oral = any(not _REPORTED.isdisjoint(symbols[n + 1 : n + 2]) for n in reports) and self.age <= _JUST_NOW
        return oral or "SPEAK" in symbols[slice(*span)]


def _spans(chunks: Chunks, n: int) -> bool:
    """Whether the date of chunk `n` is a period, within which the next is the day: `từ ngày 25-27/6 |, chiều 26/6`."""
    return chunks.symbols[n : n + 3] == ["Date", ",", "Date"]


def _has_guest(chunks: Sequence[Chunk], span: tuple[int, int]) -> bool:
    """Whether the meeting at the beginning is a talk whose other side is printed right after it."""
    for chunk, following in pairwise(chunks[slice(*span)]):
        if isinstance(chunk.mention, MeetingMention):
            return chunk.mention.family == "talks" and isinstance(following.mention, Figure)
    return False


def _in_office(figure: Figure) -> bool:
    """Whether a post that is no membership stands after the name: `ông A, Bí thư Huyện ủy | giữ chức …`."""
    return any(
        position.start > figure.person.start
        and position.status is Status.CURRENT
        and not position.role.startswith("Ủy viên")
        for position in figure.positions
    )
