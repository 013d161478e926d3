"""What the article is speaking of: the meeting that `hội nghị`, `tại đây` or nothing at all refers to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.mentions import BodyMention, Chunk, DateMention, Figure, MeetingMention, PositionMention

_TALKS = frozenset({"RECEIVE"})
_WORKING = frozenset({"WORKWITH", "VOTERS"})
_HEADS = {
    "RECEIVE": ("Buổi tiếp", "Buổi tiếp", "talks"),
    "WORKWITH": ("Buổi làm việc", "Buổi làm việc", "working"),
    "VOTERS": ("Buổi tiếp xúc cử tri", "Tiếp xúc cử tri", "voters"),
    "MEET": ("Cuộc họp", "Cuộc họp", "conference"),
}
_DAY_MEMORY = 6  # sentences for which `cùng ngày` means the day last named
_MEMORY = 12  # sentences after which a meeting is no longer spoken of by implication


@dataclass(slots=True)
class Discourse:
    """The meeting of the moment, updated sentence by sentence.

    Attributes:
        meeting: The meeting last spoken of.
        age: Sentences since.
        day: The day last named.
        since: Sentences since.
    """

    meeting: MeetingMention | None = None
    age: int = 0
    day: DateMention | None = None
    since: int = 0

    def enter(self, chunks: Sequence[Chunk]) -> list[Chunk]:
        """The chunks of the next sentence, with a meeting put in where a verb alone states one: `A tiếp B`, `A làm việc với B`."""
        self.age += 1
        if self.age > _MEMORY:
            self.meeting = None
        return _with_cited(_with_implied_meeting(chunks))

    def leave(self, chunks: Sequence[Chunk]) -> None:
        """Remember the meeting that the sentence spoke of: the first one named, else the first one referred to."""
        days = [c.mention for c in chunks if isinstance(c.mention, DateMention) and c.mention.date.day]
        if days:
            self.day, self.since = days[0], 0
        else:
            self.since += 1
            self.day = self.day if self.since <= _DAY_MEMORY else None
        found = [c.mention for c in chunks if isinstance(c.mention, MeetingMention) and not c.mention.plural]
        if not found:
            return
        named = [
            m
            for n, c in enumerate(chunks)
            if (m := c.mention) in found and isinstance(m, MeetingMention) and not m.bare and takes_place(chunks, n)
        ]
        if named and (self.meeting is None or named[0].family != "congress"):
            self.meeting = named[0]
            self.age = 0
        elif not named and (self.meeting is None or found[0].family == self.meeting.family):
            self.meeting = replace(found[0]) if self.meeting is None else self.meeting
            self.age = 0

    def licenses(
        self, needs: str, meeting: MeetingMention | None, chunks: Sequence[Chunk], span: tuple[int, int]
    ) -> bool:
        """Whether the condition of a frame holds."""
        here = any(isinstance(chunk.mention, MeetingMention) for chunk in chunks)
        if needs in ("", "context"):
            return True
        if needs == "held":
            return any(
                isinstance(c.mention, MeetingMention) and (c.mention.bare or not c.mention.cited) for c in chunks
            )
        if needs == "nobody":
            return not any(isinstance(c.mention, Figure) for c in chunks)
        if needs == "appointment":
            return any(c.symbol in ("APPOINT", "PASSIVE") for c in chunks[: span[1]])
        if needs == "meeting":
            return meeting is not None
        if needs == "speech":
            return here or (meeting is not None and any(c.symbol == "SPEAK" for c in chunks[slice(*span)]))
        if needs in ("talks", "working"):
            families = ("talks", "working", "voters", "conference") if here else ("talks", "working")
            return meeting is not None and meeting.family in families
        return False


_HELD_BY = frozenset(
    {
        "ORGANIZE",
        "HAPPEN",
        "CHAIR",
        "ATTEND",
        "ATTENDCHAIR",
        "AT",
        "SPEAK",
        "CONCLUDE",
        "OPEN",
        "HAVE",
        "RECEIVE",
        "WORKWITH",
        "VOTERS",
        "MEET",
        "ATTENDBY",
    }
)


def takes_place(chunks: Sequence[Chunk], n: int) -> bool:
    """Whether the meeting of chunk `n` takes place here, rather than being cited: `tổ chức | hội nghị`, not `nghị quyết | Đại hội XII`."""
    before = next(
        (chunk.symbol for chunk in reversed(chunks[:n]) if chunk.symbol not in ("_", "AUX", "PLURAL", "Date")), ""
    )
    rest = [chunk.symbol for chunk in chunks[n + 1 :] if chunk.symbol not in ("_", ",", "AUX", "Date")]
    after = "ORGANIZE" if rest[:2] == ["PASSIVE", "ORGANIZE"] else "".join(rest[:1])
    return (
        before in _HELD_BY
        or (not before and n < 2)
        or after in ("BY", "BYPERSON", "CHAIRBY", "ORGANIZE", "HAPPEN", "ATTENDBY", "HEAR", "OPEN")
    )


def _with_cited(chunks: list[Chunk]) -> list[Chunk]:
    """Marks the named meetings that the sentence only speaks of."""
    for n, chunk in enumerate(chunks):
        mention = chunk.mention
        if (
            chunk.symbol == "Meeting"
            and isinstance(mention, MeetingMention)
            and not mention.bare
            and not takes_place(chunks, n)
        ):
            chunks[n] = chunk._replace(mention=replace(mention, cited=True))
    return chunks


def _with_implied_meeting(chunks: Sequence[Chunk]) -> list[Chunk]:
    symbols = {chunk.symbol for chunk in chunks}
    if "Meeting" in symbols or symbols.isdisjoint(_HEADS):
        return list(chunks)
    for n, chunk in enumerate(chunks):
        if chunk.symbol in _HEADS and _has_subject(chunks, n) and (object_ := _object(chunks, n, chunk.symbol)):
            head, kind, family = _HEADS[chunk.symbol]
            stop = object_.end
            name = _name(chunk.symbol, object_)
            meeting = MeetingMention(chunk.start, stop, head, kind, family, name, bare=not name)
            return [*chunks[: n + 1], Chunk(chunk.start, chunk.end, "Meeting", meeting), *chunks[n + 1 :]]
    return list(chunks)


def _has_subject(chunks: Sequence[Chunk], n: int) -> bool:
    return any(isinstance(chunk.mention, Figure | PositionMention | BodyMention) for chunk in chunks[:n])


def _object(chunks: Sequence[Chunk], n: int, symbol: str) -> Chunk | None:
    if symbol in ("MEET", "VOTERS"):
        return chunks[n]
    for chunk in chunks[n + 1 : n + 4]:
        if isinstance(chunk.mention, Figure | BodyMention) or (symbol == "RECEIVE" and chunk.symbol == "Position"):
            return chunk
    return None


def _name(symbol: str, object_: Chunk) -> str:
    mention = object_.mention
    if isinstance(mention, Figure):
        return f"với {mention.person.name}" if symbol == "WORKWITH" else mention.person.name
    if isinstance(mention, BodyMention):
        return " ".join(filter(None, ("với", mention.head, mention.name, mention.place.name if mention.place else "")))
    return ""
