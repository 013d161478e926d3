"""What a verb frame may state that no part of its pattern names: the further names of `emit` in `relations.toml`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from kg.chunks import Chunk, of_kind
from kg.extract.documents.passing import by_congress, passed_at
from kg.extract.figures.sides import offices, titles
from kg.extract.frames.acts import lasts
from kg.extract.frames.matches import Match, Parts
from kg.extract.frames.vacancies import vacant
from kg.lexicon import load_lexicon
from kg.mentions import DateMention, Figure, Mention, PositionMention
from kg.model import Status

MEETING = "meeting"  # the part of that name, else the meeting spoken of
IMPLIED = frozenset({"person", "before"})  # persons that no part of a frame names
_PARTY = "party"  # kind of bodies


def _that_day(match: Match, _: Parts) -> list[Chunk]:
    day = match.discourse.days.last
    return _as_chunks(None if day and lasts(match.discourse.text, day) else day)


def _as_chunks(day: DateMention | None) -> list[Chunk]:
    return [Chunk(day.start, day.end, "Date", day)] if day else []


def _its_host(match: Match, parts: Parts) -> list[Chunk]:
    """Who met others before and meets the guest of the frame, too."""
    host = match.discourse.guests.host_of(parts["guest"][0].mention)
    return [Chunk(host.start, host.end, "Person", host)] if host else []


def _shared(figure: Figure) -> Sequence[PositionMention]:
    """The post that is printed once for all: `2 Phó Bí thư Tỉnh ủy gồm: ông A (…), ông B`."""
    return [position for position in figure.positions if position.plural]


def _own(figure: Figure) -> Sequence[PositionMention]:
    """The only office of somebody: `Chủ tịch UBND xã Nguyễn Văn An | bị cách chức`."""
    held = offices(figure)
    return held if len(held) == 1 else []


def _of_party(figure: Figure) -> Sequence[PositionMention]:
    """The posts of somebody in the Party: `cách tất cả chức vụ trong Đảng của | ông A, Bí thư …`."""
    return [p for p in figure.positions if p.status is Status.CURRENT and _in_party(p)]


def _in_party(position: PositionMention) -> bool:
    """Whether a post is one in the Party, by its body or by the one that its role names: `Đảng ủy viên`."""
    lexicon = load_lexicon()
    head = lexicon.feature("role", position.role, "head")
    kind = position.body.kind if position.body else lexicon.feature("head", head, "kind")
    return kind == _PARTY


def _of_each(
    posts: Callable[[Figure], Sequence[PositionMention]],
) -> Callable[[Sequence[Chunk]], Iterator[tuple[Mention, Mention]]]:
    """The persons who are the subject, each with some of the posts printed beside the name."""

    def told(subject: Sequence[Chunk]) -> Iterator[tuple[Mention, Mention]]:
        return ((figure.person, post) for figure in of_kind(Figure, subject) for post in posts(figure))

    return told


# Objects that what is spoken of tells.
SPOKEN_OF: Mapping[str, Callable[[Match, Parts], list[Chunk]]] = {
    "assembly": lambda match, _: passed_at(match.meeting, match.discourse),
    "thatday": _that_day,
    "itsday": lambda match, _: _as_chunks(match.discourse.days.day_of_paper(match.chunks[: match.begin])),
    "itshost": _its_host,
    "vacant": lambda match, _: vacant(match),
    "taken": lambda match, _: match.discourse.lives.taken(),
}
# Objects that the part tells which is the subject, each with its own.
OF_SUBJECTS: Mapping[str, Callable[[Sequence[Chunk]], Iterator[tuple[Mention, Mention]]]] = {
    "shared": _of_each(_shared),
    "own": _of_each(_own),
    "titles": _of_each(titles),
    "offices": _of_each(offices),  # all of which a pension ends: "nghỉ hưu đối với | ông A, Bí thư Đảng ủy, Chính ủy"
    "ofparty": _of_each(_of_party),
    "congress": by_congress,
}
SUBJECTS = frozenset({MEETING, *IMPLIED})  # the names that a subject may have
OBJECTS = SUBJECTS.union(SPOKEN_OF, OF_SUBJECTS)  # and those of an object
