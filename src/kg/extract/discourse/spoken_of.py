"""What the article is speaking of: the meeting that `hội nghị`, `tại đây` or nothing at all refers to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from kg.chunks import Chunk, Chunks
from kg.extract.careers.lives import Lives
from kg.extract.discourse.digressions import Digression, leads_away
from kg.extract.discourse.guests import Guests
from kg.extract.discourse.leads import with_leads
from kg.extract.discourse.references import (
    AT_IT,
    as_other,
    asks_members,
    first_day,
    half_of_day,
    holder_of,
    is_elsewhere,
    is_other,
    is_part,
    is_told_of,
    leads_elsewhere,
    meets_in_sessions,
    of_groups,
    referring,
    sits_by_number,
    told_apart,
    with_groups,
)
from kg.extract.discourse.scenes import Scene
from kg.extract.meetings.daybook import Daybook
from kg.extract.meetings.reported import takes_place
from kg.extract.meetings.unnamed import with_meetings
from kg.extract.symbols import ACTORS, AMID, BEGINS, SAYS
from kg.families import OF_ASSEMBLIES, Family
from kg.mentions import BodyMention, DateMention, MeetingMention, PlaceMention
from kg.model import PartialDate

_MEMORY = 12  # sentences after which a meeting is no longer spoken of by implication
_LEAD = 3  # sentences that say what an article is about
_NEARBY = 2  # sentences for which something happens where the last one has led
_EVENTS = frozenset({"Meeting", "Date"})  # symbols of sentences that tell what happens and when
# Families of meetings that are often cited amid another one, as `phiên trù bị`, and those cited amid one of a family.
_CITED = frozenset({Family.CONGRESS, Family.PREPARATION})
_CITED_AMID = {
    Family.VOTERS: _CITED | OF_ASSEMBLIES,
    Family.CONGRESS: _CITED | {Family.SITTING},
    Family.SITTING: _CITED | {Family.SESSION},
    Family.OPENING: _CITED | {Family.SESSION},
}
_TELLS = SAYS | {"PRESENT", "REPORT"}
_IN_GROUPS = frozenset({Family.SESSION, Family.CONFERENCE})  # families of meetings that also sit in groups
_SESSIONS = frozenset({Family.SESSION})  # families of meetings of which the one spoken of may be a sitting
_DONE = frozenset("PASSIVE AUX HAVE ADOPT DISCUSS CONCLUDE APPOINT ISSUE CARRYOUT COPULA".split())  # what is told of
_WITHIN = frozenset({"_", "OF", "STOP"})  # between a preposition and a meeting: `tại | ngày thứ hai của | kỳ họp`


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
        lives: Those told so far, and the posts filled and left.
        assembly: The assembly last named in a sentence that tells what happens, also as `kỳ họp thứ 5 | HĐND tỉnh`.
        standing: The same, of committees whose sittings are numbered.
        plenum: The numbered conference last told to be held by a committee, and that committee.
        met: The day printed where the meeting was named.
        half: The half of that day.
        digression: The meeting from which the paragraph went back in time.
        told: Families of the meetings named so far.
        named: The last meeting of each type and family named, to which `hội nghị` may return from a `Cuộc họp`.
        days: Those told so far.
        guests: The talks told so far, with their guests.
        strayed: The last sentence that leads elsewhere and names no meeting.
    """

    text: str = ""
    meeting: MeetingMention | None = None
    age: int = 0
    silence: int = 0
    lead: MeetingMention | None = None
    read: int = 0
    scene: Scene | None = None
    lives: Lives = field(default_factory=Lives)
    assembly: BodyMention | None = None
    standing: BodyMention | None = None
    plenum: tuple[MeetingMention, BodyMention] | None = None
    met: PartialDate | None = None
    half: str = ""
    digression: Digression = field(default_factory=Digression)
    told: set[str] = field(default_factory=set)
    named: dict[tuple[str, str], MeetingMention] = field(default_factory=dict)
    days: Daybook = field(default_factory=Daybook)
    guests: Guests = field(default_factory=Guests)
    strayed: int = -_MEMORY

    def enter(self, chunks: Chunks) -> Chunks:
        """The chunks of the next sentence, with the meeting to which `hội nghị` and the like refer back."""
        self._move_on(chunks)
        self.lives.enter(chunks, self.read)
        if self.meeting is None:
            return chunks
        chunks = with_groups(self.text, chunks, self.meeting)
        told = chunks
        for n, meeting in chunks.meetings():
            known = self.guests.referring(self.text, chunks, n, meeting)
            known = told_apart(self.text, chunks, n, known, self.meeting, far=self.read > _LEAD)
            if known is meeting:
                known = referring(self.text, chunks, n, meeting, self._meant_by(meeting))
            told = told.read_as(n, known)
        return told

    def _meant_by(self, mention: MeetingMention) -> MeetingMention:
        """The meeting to which one without a name returns: that of its type named last, else the one spoken of."""
        spoken_of = self.meeting
        assert spoken_of is not None
        if mention.type == spoken_of.type or mention.family != spoken_of.family:
            return spoken_of
        return self.named.get((mention.type, mention.family), spoken_of)

    def _move_on(self, chunks: Chunks) -> None:
        """Go on to a sentence, which may return to the meeting spoken of before, leave the last or be far from it."""
        self.read += 1
        self.age += 1
        self.silence += 1
        if origin := self.digression.over(self.text, chunks, self.meeting):
            self.meeting, self.met = origin
        if self.digression.leaves(self.text, chunks, self.meeting, self.met):
            self.meeting = None
        if self.age > _MEMORY:
            self.meeting = self.lead or (self.meeting if self.silence <= _MEMORY else None)

    def read_meetings(self, chunks: Chunks, goes_on: bool = False) -> Chunks:
        """The chunks of a sentence or clause with the meetings that verbs state, those of guests told before known.

        Args:
            chunks: Of the sentence or clause.
            goes_on: Whether it tells of another occasion than the clause before.
        """
        goes_on = goes_on or leads_elsewhere(self.text, chunks[0].start, self.half)
        told = with_meetings(with_leads(self.text, chunks), goes_on, amid=self.meeting is not None)
        for n, meeting in told.meetings():
            known = self.guests.referring(self.text, told, n, meeting)
            told = told.read_as(n, as_other(known) if self.digression.away else known)
        return told

    def leave(self, chunks: Chunks) -> None:
        """Remember what the sentence spoke of: of several meetings the first named, else the first referred to."""
        self.lives.leave(self.text, chunks, self.read)
        self.days.note_papers(chunks)
        if "Meeting" in chunks.symbols:
            self.strayed = -_MEMORY
        elif leads_away(self.text, chunks):
            self.strayed = self.read
        if not SAYS.isdisjoint(chunks.symbols) and not ACTORS.isdisjoint(chunks.symbols):
            self.silence = max(0, self.silence - 1)
        if _EVENTS.isdisjoint(chunks.symbols):
            return
        self.days.note(self.text, chunks)
        told = (chunk.mention for chunk in chunks)
        bodies = (one.body if isinstance(one, MeetingMention) else one for one in told)
        named = [body for body in bodies if isinstance(body, BodyMention)]
        self.assembly = next(filter(meets_in_sessions, named), self.assembly)
        self.standing = next(filter(sits_by_number, named), self.standing)
        self._remember_meeting(chunks)
        if self.meeting and (committee := holder_of(chunks, self.meeting)):
            self.plenum = self.meeting, committee
        self.guests.note(chunks)

    def _remember_meeting(self, chunks: Chunks) -> None:
        """Remember which meeting is spoken of, and for how long none has been."""
        single = [(n, meeting) for n, meeting in chunks.meetings() if not meeting.plural]
        before = self.meeting
        apart = [(n, meeting) for n, meeting in single if not (before and is_told_of(meeting, before))]
        told = ((n, meeting) for n, meeting in apart if not meeting.bare and self._is_reported(chunks, n))
        n, named = next(told, (-1, None))
        if named:
            self._note_named(chunks, n, named)
        elif single:
            begun = next((meeting for n, meeting in single if self._is_begun(chunks, n, meeting)), None)
            n, referred = next(((n, meeting) for n, meeting in single if meeting.bare), single[0])
            beside = chunks.before(n) in AT_IT or asks_members(referred)
            at_it = beside and self._is_reported(chunks, n)
            self._note_unnamed(begun, referred, at_it)
        if self.meeting is not before:
            self.met, self.half = first_day(chunks), half_of_day(self.text, chunks)
            if self.meeting and is_part(self.meeting, self.lead) and (self.read <= _LEAD or asks_members(self.meeting)):
                self.lead = self.meeting  # "Thông cáo số 5, kỳ họp thứ 2. Ngày 6/7, … họp | phiên toàn thể"
        self.told.update(meeting.family for _, meeting in single)

    def _note_named(self, chunks: Chunks, n: int, named: MeetingMention) -> None:
        """Remember the meeting that the sentence names at chunk `n`."""
        self.named[named.type, named.family] = named
        if self._is_apart_from(named, before=chunks.before(n)):
            self.digression.note(self.text, chunks, self.meeting, self.met)
            self._speak_of(named)
        if self.lead is None and self.read <= _LEAD:
            self.lead = named

    def _note_unnamed(self, begun: MeetingMention | None, referred: MeetingMention, at_it: bool) -> None:
        """Remember one that begins in a sentence that names none, else the one to which it refers, as `hội nghị`.

        One of another kind is returned to where somebody is or something happens at it: `Cùng dự | hội đàm có …`.
        """
        if begun or self.meeting is None:
            self._speak_of(begun or referred)
        elif referred.family == self.meeting.family:
            self._speak_of(self._meant_by(referred))
        elif at_it and referred.bare and not self._may_cite(referred):
            self._speak_of(self.named.get((referred.type, referred.family), self.meeting))

    def _is_apart_from(self, named: MeetingMention, before: str) -> bool:
        """Whether a meeting is told of by itself, and not only cited amid the one spoken of: `HĐND họp | kỳ thứ 22`."""
        sits = before == "MEET" and named.family in _SESSIONS
        return sits or not self._may_cite(named)

    def _may_cite(self, meeting: MeetingMention) -> bool:
        """Whether a meeting is of a kind that is often cited amid the one spoken of."""
        return self.meeting is not None and meeting.family in _CITED_AMID.get(self.meeting.family, _CITED)

    def _speak_of(self, meeting: MeetingMention) -> None:
        self.digression.away = False
        self.meeting, self.age, self.silence = meeting, 0, 0

    def _is_begun(self, chunks: Chunks, n: int, meeting: MeetingMention) -> bool:
        """Whether a meeting without a name is not the one spoken of: `Chiều 5/3, HĐND tỉnh họp | phiên bế mạc`."""
        before = chunks.before(n)
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
        if self.meeting is None:
            return True
        if is_elsewhere(self.text, chunks, n) or self.lives.goes_on(chunks, self.read):
            return False
        told = next((k for k, symbol in enumerate(chunks.symbols[:n]) if symbol in _TELLS), n)
        if told == n:
            return True
        before = next((symbol for symbol in reversed(chunks.symbols[:n]) if symbol not in _WITHIN), "")
        said = _DONE.isdisjoint(chunks.symbols[told:n])  # not "cho biết dự thảo đã được Chính phủ cho ý kiến tại |"
        return before in AMID and said and "Meeting" not in chunks.symbols[:told]

    @property
    def plenary(self) -> MeetingMention | None:
        """The meeting spoken of, or that of all whose groups sit there, at which documents are presented to all.

        Example:
            `Quốc hội | thảo luận ở tổ |. Trình bày Tờ trình, Bộ trưởng A cho biết …`: A spoke at the session.
        """
        if self.meeting is None or not of_groups(self.meeting):
            return self.meeting
        wholes = (one for one in reversed(self.named.values()) if one.family in _IN_GROUPS)
        return next(wholes, None)

    @property
    def is_astray(self) -> bool:
        """Whether something was told just before to happen elsewhere: who is named there speaks there, too."""
        return self.read - self.strayed <= _NEARBY

    def set_scene(self, day: DateMention, place: PlaceMention | BodyMention | None, decides: bool = False) -> None:
        """Remember the day and the place of what is told, at which there may turn out to be a meeting."""
        self.scene = Scene(day, place, self.read, decides)

    def scene_of(self, meeting: MeetingMention) -> Scene | None:
        """The scene that was set just before, when this is the first meeting that the article speaks of."""
        first = self.meeting is None and self.scene is not None and self.scene.may_be_of(meeting, self.read)
        return self.scene if first else None
