"""Stretches of the normalized text of an article: what is read in it stands somewhere."""

from __future__ import annotations

from kg.records import fields_of, record


@record(frozen=True, slots=True)
class Span:
    """Something that stands in the text.

    Attributes:
        start, end: Where; offsets of code points.
    """

    start: int
    end: int

    @property
    def said(self) -> tuple[object, ...]:
        """All its fields but the offsets, its own and those of the spans inside it: equal for equal words.

        Example:
            The `Sở Y tế` of one sentence and that of the next stand elsewhere, but say the same.
        """
        _start, _end, *own = fields_of(self)
        return tuple([value.said if isinstance(value, Span) else value for value in own])


def hull(one: Span, other: Span) -> tuple[int, int]:
    """The offsets of the stretch of text that holds both.

    Example:
        >>> hull(Span(0, 4), Span(9, 12))
        (0, 12)
    """
    return min(one.start, other.start), max(one.end, other.end)
