"""What the article is speaking of: the meeting that `hội nghị`, `tại đây` or nothing at all refers to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from kg.extract.meetings import takes_place, with_meetings
from kg.mentions import (
    BodyMention,
    Chunk,
    DateMention,
    Figure,
    MeetingMention,
    Mention,
    PersonMention,
    PlaceMention,
)
from kg.model import Status

_DAY_MEMORY = 30  # sentences for which `cùng ngày` means the day last named
_MEMORY = 12  # sentences after which a meeting is no longer spoken of by implication
_LEAD = 3  # sentences that say what an article is about
_JUST_NOW = 3  # sentences for which `tại đây` is at the meeting rather than at a place
_SCENE_MEMORY = 4  # sentences for which the first meeting named may be the one at which something was told to happen
_CAREER = 6  # chunks that begin a line of a career: `Từ tháng 5/2010 đến tháng 8/2015: Phó Giám đốc …`
_RESUME = 4  # sentences within which a résumé goes on after the birth of somebody
_SHORT = 8  # characters of `đến nay`
_REPORTED = frozenset({"_", "ABOUT", "CARRYOUT", "Document"})  # what is reported on, rather than to whom
_ITEM_ENDS = frozenset({".", ";", "-"})  # what follows a post that stands alone, and what may if words lead to it
_ITEM_MARKS = _ITEM_ENDS | {",", "("}
_EVENTS = frozenset({"Meeting", "Date"})  # symbols of sentences that tell what happens and when
_LIVES = frozenset({"BORN", "PORTRAIT"})  # and of those that tell whose life it is
_BIRTHS = (DateMention, PlaceMention)
_LABEL, _LABEL_LENGTH = 3, 40  # chunks and characters of what a line of a résumé tells
_STAFFING = frozenset({"APPOINT", "PASSIVE"})
# Families of meetings at which one side receives the other; a sentence that names a meeting may use a wider word.
_ASSEMBLIES = ("Quốc hội", "Hội đồng nhân dân")  # heads of the bodies that pass laws and resolutions
_TWO_SIDES = frozenset({"talks", "working"})
_ROUNDS = frozenset({"talks", "voters"})  # `các cuộc gặp`, `các cuộc tiếp xúc`
_TWO_SIDES_NAMED = _TWO_SIDES | {"voters", "conference"}


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
        meeting: The meeting last spoken of.
        age: Sentences since.
        lead: The one that the first sentences name, of which an article goes on to tell.
        day: The day last named.
        since: Sentences since.
        read: Sentences read so far.
        scene: When and where something is told to happen before any meeting is named.
        round: The day of several talks that are then told one by one.
        born: Number of the sentence that last told when or where somebody was born.
        hero: Whose life is told, the last one named of several.
        assembly: The assembly last named in a sentence that tells what happens.
    """

    meeting: MeetingMention | None = None
    age: int = 0
    lead: MeetingMention | None = None
    day: DateMention | None = None
    since: int = 0
    read: int = 0
    scene: Scene | None = None
    round: DateMention | None = None
    born: int = -_RESUME
    hero: PersonMention | None = None
    assembly: BodyMention | None = None

    def enter(self, chunks: Sequence[Chunk]) -> Sequence[Chunk]:
        """The chunks of the next sentence, with the meeting that a verb alone states and the receptions named."""
        self.read += 1
        self.age += 1
        if self.age > _MEMORY:
            self.meeting = self.lead
        return with_meetings(chunks)

    def leave(self, chunks: Sequence[Chunk]) -> None:
        """Remember the day and the meeting that the sentence spoke of: the first named, else the first referred to."""
        symbols = {chunk.symbol for chunk in chunks}
        if not _LIVES.isdisjoint(symbols):
            self._remember_life(chunks)
        told = not _EVENTS.isdisjoint(symbols)
        mentions = [(n, chunk.mention) for n, chunk in enumerate(chunks) if chunk.mention] if told else []
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

    def _remember_life(self, chunks: Sequence[Chunk]) -> None:
        """Whose life is told: `Tiểu sử tân Bí thư Tỉnh ủy | Nguyễn Văn An`, `Ông | Trần Văn Bình | sinh năm 1970`."""
        n = _birth(chunks)
        if n >= 0:
            self.born = self.read
        told = chunks[:n] if n >= 0 else chunks if "PORTRAIT" in [chunk.symbol for chunk in chunks] else ()
        persons = [c.mention.person for c in told if isinstance(c.mention, Figure) and c.mention.person.name]
        self.hero = persons[-1] if persons else self.hero

    def _remember_day(self, mentions: Sequence[Mention | Figure]) -> None:
        """Remember the day with which a sentence opens, else the first that is named at all: others are deadlines."""
        among = mentions if self.day is None else mentions[:1]
        day = next((m for m in among if isinstance(m, DateMention) and m.date.day), None)
        self.since = 0 if day else self.since + 1
        if day or self.since > _DAY_MEMORY:
            self.day = day

    def licenses(
        self, needs: str, meeting: MeetingMention | None, chunks: Sequence[Chunk], span: tuple[int, int]
    ) -> bool:
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
            return _tells_career(chunks)
        if needs == "period":
            return _is_line(chunks, span)
        if needs == "resume":
            return _is_item(chunks, span, near=self.read - self.born < _RESUME)
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

    def _speaks(self, chunks: Sequence[Chunk], span: tuple[int, int]) -> bool:
        """Whether somebody speaks, or reports on something when a meeting was spoken of just before."""
        symbols = [chunk.symbol for chunk in chunks]
        reports = [n for n in range(*span) if symbols[n] == "REPORT"]
        oral = any(not _REPORTED.isdisjoint(symbols[n + 1 : n + 2]) for n in reports) and self.age <= _JUST_NOW
        return oral or "SPEAK" in symbols[slice(*span)]


def _spans(chunks: Sequence[Chunk], n: int) -> bool:
    """Whether the date of chunk `n` is a period, within which the next is the day: `từ ngày 25-27/6 |, chiều 26/6`."""
    return chunks[n].symbol == "Date" and [chunk.symbol for chunk in chunks[n + 1 : n + 3]] == [",", "Date"]


def _has_guest(chunks: Sequence[Chunk], span: tuple[int, int]) -> bool:
    """Whether the meeting at the beginning is a talk whose other side is printed right after it."""
    for chunk, following in pairwise(chunks[slice(*span)]):
        if isinstance(chunk.mention, MeetingMention):
            return chunk.mention.family == "talks" and isinstance(following.mention, Figure)
    return False


def _tells_career(chunks: Sequence[Chunk]) -> bool:
    """Whether a sentence is a line of somebody's career: years, and nobody named, by a name unknown to us either."""
    long = (chunk for chunk in chunks[:_CAREER] if chunk.symbol == "_" and chunk.end - chunk.start > _SHORT)
    return dated_by_years(chunks) and not any(long) and not any(isinstance(c.mention, Figure) for c in chunks)


def _is_line(chunks: Sequence[Chunk], span: tuple[int, int]) -> bool:
    """Whether posts follow a period, as in a line of a career, and are nobody's who is named there."""
    lead = chunks[span[0]].mention
    named = any(isinstance(chunk.mention, Figure) for chunk in chunks[span[0] : span[1] + 1])
    return isinstance(lead, DateMention) and lead.until > 0 and not named


def _is_item(chunks: Sequence[Chunk], span: tuple[int, int], near: bool) -> bool:
    """Whether a post stands alone in a résumé: `- Đại biểu Quốc hội khóa XIV`, `Chức vụ hiện nay: Bí thư Tỉnh ủy`."""
    lead, born = chunks[span[0]].symbol, _birth(chunks[: span[0]])
    alone = span[0] == 0 or lead in ("-", ";") or (lead == ":" and _is_label(chunks, span[0]))
    headed = born >= 0 or (near and alone)
    named = any(isinstance(chunk.mention, Figure) for chunk in chunks[born + 1 : span[1] + 1])
    ends = _ITEM_MARKS if born >= 0 or lead == ":" else _ITEM_ENDS
    return headed and not named and ends.issuperset(chunk.symbol for chunk in chunks[span[1] : span[1] + 1])


def _is_label(chunks: Sequence[Chunk], n: int) -> bool:
    """Whether a colon follows the few words that say what a line tells: `Chức vụ hiện nay |:`."""
    return n > 0 and chunks[n - 1].symbol == "_" and n <= _LABEL and chunks[n - 1].end - chunks[0].start < _LABEL_LENGTH


def _birth(chunks: Sequence[Chunk]) -> int:
    """The last chunk that says when or where somebody was born, -1 for none: `Sinh ngày: 12.8.1962. Quê quán: …`."""
    told = (
        n
        for n, chunk in enumerate(chunks)
        if chunk.symbol == "BORN" and any(isinstance(c.mention, _BIRTHS) for c in chunks[n + 1 : n + 4])
    )
    return max(told, default=-1)


def dated_by_years(chunks: Sequence[Chunk]) -> bool:
    """Whether a sentence dates by years and months, as a career is told, where news dates by days."""
    dates = [chunk.mention.date for chunk in chunks if isinstance(chunk.mention, DateMention)]
    return any(date.year for date in dates) and not any(date.day for date in dates)


def _in_office(figure: Figure) -> bool:
    """Whether a post that is no membership stands after the name: `ông A, Bí thư Huyện ủy | giữ chức …`."""
    return any(
        position.start > figure.person.start
        and position.status is Status.CURRENT
        and not position.role.startswith("Ủy viên")
        for position in figure.positions
    )
