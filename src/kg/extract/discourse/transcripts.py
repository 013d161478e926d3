"""Dialogues printed line by line, each with who speaks: `Ông Nguyễn Văn An: Theo tôi, …`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import dropwhile

from kg.chunks import Chunks, of_kind
from kg.lexicon import load_lexicon
from kg.mentions import Figure, MeetingMention, PersonMention, RelationMention

_LINES, _SPEAKERS = 3, 2  # of a dialogue, at least: who alone answers questions is interviewed
_MARKS = frozenset({"-", "_", ".", ":"})  # before the name: `- `, `3. `, `Hỏi: `
_SHORT = 4  # characters of the words before it
_LABEL = 9  # and of a label that a colon follows: `Trả lời:`
_BESIDE, _FAR = frozenset({",", "Place", "_", "Body"}), 6  # what tells where the speaker is from, and up to where


@dataclass(slots=True)
class Transcript:
    """The lines of a dialogue read so far.

    Example:
        After `Tại buổi tọa đàm` the lines `Ông A: …`, `Bà B: …`, `Ông A: …` are speeches there.

    Attributes:
        meeting: The dialogue last told of before the first of them.
        lines: Who speaks in each line that names the speaker, once a dialogue was told of, and where the line ends.
    """

    meeting: MeetingMention | None = None
    lines: list[tuple[PersonMention, int]] = field(default_factory=list)

    def note(self, chunks: Chunks) -> None:
        """Remember who speaks in a line, or the dialogue that it tells of before anybody does."""
        speaker = _speaker(chunks) if ":" in chunks.symbols else None
        if speaker and self.meeting:
            self.lines.append((speaker, chunks[-1].end))
        elif not self.lines:
            self.meeting = next(filter(_is_dialogue, of_kind(MeetingMention, chunks)), self.meeting)

    def relations(self) -> Iterator[RelationMention]:
        """That those who speak line by line addressed the dialogue, if several do."""
        names = {speaker.name.split()[-1] for speaker, _ in self.lines}
        if self.meeting is None or len(self.lines) < _LINES or len(names) < _SPEAKERS:
            return
        for speaker, end in self.lines:
            yield RelationMention("addressedBy", self.meeting, speaker, speaker.start, end, "speak.transcript")


def _speaker(chunks: Chunks) -> PersonMention | None:
    """Who is named before the colon with which a line begins: `3. | Ông A, xã Nhân Hậu | :`, `Trả lời: | Bà B | :`."""
    line = list(dropwhile(lambda chunk: chunk.symbol in _MARKS and chunk.end - chunk.start < _SHORT, chunks))
    if [chunk.symbol for chunk in line[1:2]] == [":"] and line[0].end - line[0].start < _LABEL:
        line = line[2:]
    figure = line[0].mention if line else None
    after = next((chunk.symbol for chunk in line[1:_FAR] if chunk.symbol not in _BESIDE), "")
    return figure.person if isinstance(figure, Figure) and figure.person.name and after == ":" else None


def _is_dialogue(meeting: MeetingMention) -> bool:
    """Whether a meeting is one whose speeches may be printed line by line."""
    traits = load_lexicon().meeting_traits
    return not (meeting.plural or meeting.cited) and "transcribed" in traits(meeting.head) | traits(meeting.type)
