"""The talks told so far with their guests, of whom a later sentence may give the post alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kg.chunks import Chunk, Chunks, of_kind
from kg.families import Family
from kg.mentions import Figure, MeetingMention, PersonMention, PositionMention
from kg.records import replace

_LINKS = frozenset({"COMITATIVE", "OF"})  # between a talk and the guest

Hosts = frozenset[str]


@dataclass(slots=True)
class Guests:
    """The talks told so far, each with its guest.

    Example:
        After `Thủ tướng tiếp Đại sứ Lào Bunmy Keovong` that is the talk of `Tại | buổi tiếp Đại sứ Lào, …`, while
        `Tại | cuộc gặp với Tổng thống Pháp, …` is another one.

    Attributes:
        talks: Each with its guest, who has a post, and its hosts, as far as they are told.
        host: Who alone was last told to have a talk.
    """

    talks: list[tuple[MeetingMention, Figure, Hosts]] = field(default_factory=list)
    host: PersonMention | None = None

    def note(self, chunks: Chunks) -> None:
        """Remember the talks of a sentence."""
        for n, meeting in chunks.meetings():
            if meeting.family != Family.TALKS:
                continue
            guest = _guest(chunks, n)
            told = list(_named(chunks[:n]))
            self.host = told[0] if len(told) == 1 else self.host
            if isinstance(guest, Figure):
                self.talks.append((meeting, guest, _hosts(chunks, n)))

    def host_of(self, guest: object) -> PersonMention | None:
        """Who met another guest before: after `Thủ tướng tiếp Đại sứ A` also at `cuộc gặp với | ông B`."""
        name = guest.person.name if isinstance(guest, Figure) else ""
        same = self.host is None or name.split()[-1:] == self.host.name.split()[-1:]
        return None if same else self.host

    def referring(self, text: str, chunks: Chunks, n: int, meeting: MeetingMention) -> MeetingMention:
        """The meeting of chunk `n`, named by its guest's post, or as that to which the post refers back."""
        chunk, post = chunks[n], _guest(chunks, n)
        if not self.talks or not isinstance(post, PositionMention):
            return meeting
        if not meeting.bare or meeting.family != Family.TALKS:
            return meeting
        stated = n > 0 and chunks[n - 1].start == chunk.start  # by a verb alone: "tiếp | Đại sứ Lào"
        hosts = _hosts(chunks, n) if stated else Hosts()
        held = ((talk, by) for talk, guest, by in reversed(self.talks) if _holds(text, guest, post))
        told = (talk for talk, by in held if not hosts or not by or not hosts.isdisjoint(by))
        if known := next(told, None):
            return replace(meeting, refers_to=known.start)
        begin = chunk.end if stated else meeting.start + len(meeting.head)
        name = text[begin : _end(chunks, post)].strip()
        return replace(meeting, name=name, bare=False)


def _hosts(chunks: Chunks, n: int) -> Hosts:
    """The last syllables of the names of those before the verb of the talk at chunk `n`."""
    return frozenset(person.name.split()[-1] for person in _named(chunks[:n]))


def _named(chunks: Sequence[Chunk]) -> Iterator[PersonMention]:
    """The persons named among some chunks."""
    return (figure.person for figure in of_kind(Figure, chunks) if figure.person.name)


def _guest(chunks: Chunks, n: int) -> object:
    """Who stands right after the meeting of chunk `n`, or after `với`."""
    k = n + 2 if chunks.after(n) in _LINKS else n + 1
    return chunks[k].mention if k < len(chunks) else None


def _end(chunks: Chunks, post: PositionMention) -> int:
    """Where a post ends, with another of the same guest: `Chủ tịch | kiêm Tổng Giám đốc Công ty A`."""
    n = next(n for n, chunk in enumerate(chunks) if chunk.mention is post)
    joined = chunks.symbols[n + 1 : n + 3] in (["AND", "Position"], ["ALSO", "Position"])
    return chunks[n + 2].end if joined else post.end


def _holds(text: str, guest: Figure, post: PositionMention) -> bool:
    """Whether a post may be one printed beside the guest's name: `Đại sứ Peru`, `Đại sứ Cộng hòa Peru tại Lào`."""
    whose = _whose(text, post)
    held = [_whose(text, other) for other in guest.positions if other.role == post.role]
    return any(not whose or not others or not whose.isdisjoint(others) for others in held)


def _whose(text: str, post: PositionMention) -> frozenset[str]:
    """The words that tell whose post it is."""
    return frozenset(text[post.start : post.end].lower().split()).difference(post.role.lower().split())
