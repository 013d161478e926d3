"""The mentions inside mentions: the body of a position, the place of a body, the documents of a meeting."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.mentions import BodyMention, Figure, MeetingMention, Mention, PlaceMention, PositionMention


def parts(mention: Mention | Figure) -> Iterator[Mention]:
    """A mention and the documents in it; of a figure the person and the positions."""
    if isinstance(mention, Figure):
        yield mention.person
        yield from mention.positions
        return
    yield mention
    if isinstance(mention, MeetingMention):
        yield from mention.documents


def positions(mentions: Iterable[Mention | Figure]) -> Iterator[PositionMention]:
    """All positions, with or without a name beside them."""
    for mention in mentions:
        if isinstance(mention, Figure):
            yield from mention.positions
        elif isinstance(mention, PositionMention):
            yield mention


def bodies(mention: Mention | Figure) -> Iterator[BodyMention]:
    """The body that a mention is or names, and those that it belongs to.

    Example:
        `Ban Tổ chức Tỉnh ủy` gives `Ban Tổ chức` and `Tỉnh ủy`.
    """
    match mention:
        case BodyMention():
            yield mention
            if mention.parent:
                yield from bodies(mention.parent)
        case PositionMention() | MeetingMention() if mention.body:
            yield from bodies(mention.body)
        case Figure():
            for position in mention.positions:
                yield from bodies(position)


def places(mention: Mention | Figure) -> Iterator[tuple[PlaceMention, BodyMention | None]]:
    """The places that a mention names, each with the body whose place it is.

    Example:
        `Bí thư Tỉnh ủy Thái Bình` gives `Thái Bình` with `Tỉnh ủy`, `Chủ tịch tỉnh Thái Bình` gives it alone.
    """
    match mention:
        case PlaceMention():
            yield mention, None
        case BodyMention():
            if mention.place:
                yield mention.place, mention
            if mention.parent:
                yield from places(mention.parent)
        case PositionMention():
            for part in (mention.body, mention.place):
                if part:
                    yield from places(part)
        case MeetingMention() if mention.body:
            yield from places(mention.body)
        case Figure():
            for position in mention.positions:
                yield from places(position)
