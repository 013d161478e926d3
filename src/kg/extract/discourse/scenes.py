"""The day and the place with which a sentence opens, before it is told at which meeting something happens then."""

from __future__ import annotations

from typing import NamedTuple

from kg.mentions import BodyMention, DateMention, MeetingMention, PlaceMention

_MEMORY = 4  # sentences for which the first meeting named may be the one at which something was told to happen


class Scene(NamedTuple):
    """The day and the place with which a sentence opens: `Chiều 7/2, tại Sở Y tế, các bệnh viện đã …`.

    Attributes:
        day, place: As printed.
        told: Number of the sentence.
        decides: Something is signed or issued then, which only a meeting that needs no name may be about.
    """

    day: DateMention
    place: PlaceMention | BodyMention | None
    told: int
    decides: bool

    def may_be_of(self, meeting: MeetingMention, read: int) -> bool:
        """Whether it may be that of the first meeting named, in the sentence `read`.

        Example:
            Not in `Ngày 3/5, ông A ký Quyết định. Tại | hội nghị giao ban Sở Y tế |, …`.
        """
        near = read - self.told <= _MEMORY
        return near and not meeting.plural and (meeting.bare or not self.decides)
