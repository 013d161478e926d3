"""What the article is speaking of: the meeting that `hội nghị`, `tại đây` or nothing at all refers to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import dropwhile
from typing import NamedTuple

from kg.extract.careers import birth
from kg.extract.daybook import Daybook
from kg.extract.digressions import Digression
from kg.extract.guests import Guests
from kg.extract.meetings import with_meetings
from kg.extract.references import (
    first_day,
    is_other,
    is_part,
    is_planned,
    is_to_come,
    leads_elsewhere,
    meets_in_sessions,
    referring,
    tells_no_day,
    with_leads,
)
from kg.extract.reported import takes_place
from kg.extract.symbols import ACTORS, AMID, BEGINS, SAYS
from kg.mentions import (
    BodyMention,
    Chunk,
    Chunks,
    DateMention,
    Figure,
    MeetingMention,
    PersonMention,
    PlaceMention,
)
from kg.model import PartialDate

_MEMORY = 12  # sentences after which a meeting is no longer spoken of by implication
_LEAD = 3  # sentences that say what an article is about
_SCENE_MEMORY = 4  # sentences for which the first meeting named may be the one at which something was told to happen
_LIFE = 5  # sentences for which a life is told after a birth
_CAREER = frozenset({"APPOINT", "ASSUME", "BECOME", "PAST"})  # what is told of it
_EVENTS = frozenset({"Meeting", "Date"})  # symbols of sentences that tell what happens and when
_LIVES = frozenset({"BORN", "PORTRAIT"})  # and of those that tell whose life it is
# Families of meetings that are often cited amid another one, and those cited amid one of a family.
_CITED = frozenset({"congress"})
_CITED_AMID = {
    "voters": _CITED | {"session", "sitting", "opening"},
    "congress": _CITED | {"sitting"},
    "sitting": _CITED | {"session"},
    "opening": _CITED | {"session"},
}
_TELLS = SAYS | {"PRESENT", "REPORT"}
_ELECTING = frozenset({"APPOINT", "_", ",", "PLURAL", "ASSUME", "AND", "JOIN"})  # between the verb and what is elected
_ELECTION = "bầu"
_STAFFING = re.compile(r"\b(?:bổ nhiệm|chỉ định|chuẩn y|phê chuẩn kết quả bầu|điều động)\b")  # in titles of decisions
_SESSIONS = frozenset({"session"})  # families of meetings of which the one spoken of may be a sitting
_DONE = frozenset("PASSIVE AUX HAVE ADOPT DISCUSS CONCLUDE APPOINT ISSUE CARRYOUT COPULA".split())  # what is told of
_WITHIN = frozenset({"_", "OF", "STOP"})  # between a preposition and a meeting: `tại | ngày thứ hai của | kỳ họp`


class Scene(NamedTuple):
    """The day and the place with which a sentence opens: `Chiều 7/2, tại Sở Y tế, các bệnh viện đã …`.

    Attributes:
        day, place: As printed.
        told: Number of the sentence.
    """

    day: DateMention
    place: PlaceMention | BodyMention | None
    told: int


@dataclass(slots=True)
class Discourse:
    """The meeting of the moment, updated sentence by sentence: each is entered, read, and left.

    Example:
        After `Sáng 5/3, UBND tỉnh Hà Nam tổ chức hội nghị.` it is there that `ông Nguyễn Văn An phát biểu`.

    Attributes:
        text: Of the article.
        meeting: The meeting last spoken of.
        age: Sentences since.
        silence: The same without those in which somebody says something.
        lead: The one that the first sentences name, of which an article goes on to tell.
        read: Sentences read so far.
        scene: When and where something is told to happen before any meeting is named.
        born: Number of the sentence that last told when or where somebody was born.
        hero: Whose life is told, the last one named of several.
        left: The post that somebody left in the sentence last read.
        assembly: The assembly last named in a sentence that tells what happens.
        elected: Number of the sentence that last told of an election or appointment.
        met: The day printed where the meeting was named.
        digression: The meeting from which the paragraph went back in time.
        told: Families of the meetings named so far.
        days: Those told so far.
        guests: The talks told so far, with their guests.
    """

    text: str = ""
    meeting: MeetingMention | None = None
    age: int = 0
    silence: int = 0
    lead: MeetingMention | None = None
    read: int = 0
    scene: Scene | None = None
    born: int | None = None
    hero: PersonMention | None = None
    left: Chunk | None = None
    assembly: BodyMention | None = None
    elected: int | None = None
    met: PartialDate | None = None
    digression: Digression = field(default_factory=Digression)
    told: set[str] = field(default_factory=set)
    days: Daybook = field(default_factory=Daybook)
    guests: Guests = field(default_factory=Guests)

    def enter(self, chunks: Chunks) -> Chunks:
        """The chunks of the next sentence, with the meeting to which `hội nghị` and the like refer back."""
        self.read += 1
        self.age += 1
        self.silence += 1
        if origin := self.digression.over(self.text, chunks):
            self.meeting, self.met = origin
        if self.age > _MEMORY:
            self.meeting = self.lead or (self.meeting if self.silence <= _MEMORY else None)
        meetings = chunks.at("Meeting")
        if self.meeting is None or not meetings:
            return chunks
        told = list(chunks)
        for n in meetings:
            told[n] = self.guests.referring(self.text, chunks, n)
            if told[n] is chunks[n]:
                told[n] = referring(told[n], self.meeting)
        return Chunks(told)

    def read_meetings(self, chunks: Chunks, goes_on: bool = False) -> Chunks:
        """The chunks of a sentence or clause with the meetings that verbs state, those of guests told before known.

        Args:
            chunks: Of the sentence or clause.
            goes_on: Whether it tells of another occasion than the clause before.
        """
        told = with_meetings(with_leads(self.text, chunks), goes_on or leads_elsewhere(self.text, chunks[0].start))
        for n in told.at("Meeting"):
            told = told.put(n, self.guests.referring(self.text, told, n))
        return told

    def leave(self, chunks: Chunks) -> None:
        """Remember what the sentence spoke of: of several meetings the first named, else the first referred to."""
        if not _LIVES.isdisjoint(chunks.symbols):
            self._remember_life(chunks)
        if self._elects(chunks):
            self.elected = self.read
        self.left = _left(chunks) if "REMOVE" in chunks.symbols else None
        if not SAYS.isdisjoint(chunks.symbols) and not ACTORS.isdisjoint(chunks.symbols):
            self.silence = max(0, self.silence - 1)
        if _EVENTS.isdisjoint(chunks.symbols):
            return
        self.days.note(self.text, chunks)
        bodies = (chunk.mention for chunk in chunks if isinstance(chunk.mention, BodyMention))
        assemblies = (body for body in bodies if meets_in_sessions(body))
        self.assembly = next(assemblies, self.assembly)
        self._remember_meeting(chunks)
        self.guests.note(chunks)

    def _remember_meeting(self, chunks: Chunks) -> None:
        """Remember which meeting is spoken of, and for how long none has been."""
        here = [(n, chunks[n].mention) for n in chunks.at("Meeting")]
        single = [(n, meeting) for n, meeting in here if isinstance(meeting, MeetingMention) and not meeting.plural]
        before = self.meeting
        told = ((n, meeting) for n, meeting in single if not meeting.bare and self._is_reported(chunks, n))
        n, named = next(told, (-1, None))
        if named:
            if self._is_apart_from(named, before=chunks.symbols[n - 1]):
                self.digression.note(chunks, self.meeting, self.met)
                self._speak_of(named)
            if self.lead is None and self.read <= _LEAD:
                self.lead = named
        elif single:
            begun = next((meeting for n, meeting in single if self._is_begun(chunks, n, meeting)), None)
            referred = next((meeting for _, meeting in single if meeting.bare), single[0][1])
            if begun or self.meeting is None:
                self._speak_of(begun or referred)
            elif referred.family == self.meeting.family:
                self._speak_of(self.meeting)
        if self.meeting is not before:
            self.met = first_day(chunks)
            if self.read <= _LEAD and self.meeting and is_part(self.meeting, self.lead):
                self.lead = self.meeting  # "Thông cáo số 5, kỳ họp thứ 2. Ngày 6/7, … họp | phiên toàn thể"
        self.told.update(meeting.family for _, meeting in single)

    def _is_apart_from(self, named: MeetingMention, before: str) -> bool:
        """Whether a meeting is told of by itself, and not only cited amid the one spoken of: `HĐND họp | kỳ thứ 22`."""
        sits = before == "MEET" and named.family in _SESSIONS
        return sits or self.meeting is None or named.family not in _CITED_AMID.get(self.meeting.family, _CITED)

    def _tells_life(self, chunks: Chunks) -> bool:
        """Whether a sentence tells the life of somebody born just before: `tại | đại hội, ông được bầu làm Bí thư`."""
        recent = self.born is not None and self.read - self.born <= _LIFE
        return recent and not _CAREER.isdisjoint(chunks.symbols)

    def _speak_of(self, meeting: MeetingMention) -> None:
        self.meeting, self.age, self.silence = meeting, 0, 0

    def _is_begun(self, chunks: Chunks, n: int, meeting: MeetingMention) -> bool:
        """Whether a meeting without a name is not the one spoken of: `Chiều 5/3, HĐND tỉnh họp | phiên bế mạc`."""
        before = chunks.symbols[n - 1] if n else ""
        opens = before in AMID and (ACTORS | _TELLS).isdisjoint(chunks.symbols[:n])
        held = before in BEGINS or (opens and meeting.family in self.told - _SESSIONS)
        other = held and meeting.bare and self.meeting is not None and is_other(meeting, self.meeting)
        return other or meeting.another or (meeting.begins and self._is_apart(meeting, chunks[:n]))

    def _is_apart(self, meeting: MeetingMention, before: Sequence[Chunk]) -> bool:
        """Whether a meeting is told on another day than the one spoken of: `Ngày 6/7, … | tổ chức hội nghị`."""
        day = first_day(before)
        if self.met is None and self.meeting:
            return meeting.family != self.meeting.family
        return day is not None and self.met is not None and (day.month, day.day) != (self.met.month, self.met.day)

    def _is_reported(self, chunks: Chunks, n: int) -> bool:
        """Whether the meeting of chunk `n` takes place here, and is not what somebody speaks of at another one.

        Example:
            The one of `Bộ trưởng cho biết tỉnh sẽ tổ chức | Lễ hội Hoa` is no place of what follows.
        """
        if not takes_place(chunks, n):
            return False
        if self.meeting and (is_planned(self.text, chunks, n) or self._tells_life(chunks)):
            return False
        if self.meeting and chunks.symbols[max(0, n - 1)] == "STOP":
            return False  # "Cuộc họp báo diễn ra ngay sau khi | kỳ họp thứ 4 bế mạc"
        told = next((k for k, symbol in enumerate(chunks.symbols[:n]) if symbol in _TELLS), n)
        if self.meeting and is_to_come(self.text, chunks[n].end):
            return False  # "Tại Hội nghị Bộ trưởng | sắp tới, hai bên sẽ thông qua kế hoạch"
        if self.meeting and chunks.symbols[0] == "EARLIER" and chunks.symbols[n - 1] in AMID:
            return False  # "Trước đó, tại | Hội nghị Sông Hồng, hai bên đã nhất trí"
        if self.meeting and tells_no_day(chunks[n + 1 : n + 3]):
            return False  # "Tại Hội nghị Sông Hồng (| tháng 6/2016), hai bên đã nhất trí"
        if self.meeting is None or told == n:
            return True
        before = next((symbol for symbol in reversed(chunks.symbols[:n]) if symbol not in _WITHIN), "")
        said = _DONE.isdisjoint(chunks.symbols[told:n])  # not "cho biết dự thảo đã được Chính phủ cho ý kiến tại |"
        return before in AMID and said and "Meeting" not in chunks.symbols[:told]

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

    def vacant(self, before: Sequence[Chunk]) -> list[Chunk]:
        """The post that somebody left just before: `Ông A thôi giữ chức B. | Thay ông A là ông C`."""
        post = _left(before) or self.left
        return [post] if post else []

    def _elects(self, chunks: Chunks) -> bool:
        """Whether a sentence tells of an election, or what posts are filled: `đã bổ nhiệm | hai Phó Giám đốc`."""
        if any(_STAFFING.search(self.text, chunks[n].start, chunks[n].end) for n in chunks.at("Document")):
            return True  # "công bố | Quyết định chỉ định Ban Chấp hành"
        for n in chunks.at("APPOINT"):
            named = next((s for s in chunks.symbols[n + 1 :] if s not in _ELECTING), "")
            if named in ("Body", "Position") or _ELECTION in self.text[chunks[n].start : chunks[n].end]:
                return True
        return False


def _left(chunks: Sequence[Chunk]) -> Chunk | None:
    """The first post that follows a removal, if one does."""
    after = dropwhile(lambda chunk: chunk.symbol != "REMOVE", chunks)
    return next((chunk for chunk in after if chunk.symbol == "Position"), None)
