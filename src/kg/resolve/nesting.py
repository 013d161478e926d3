"""The mentions inside mentions: the body of a position, the place of a body, the documents of a meeting."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.families import Family
from kg.lexicon import load_lexicon
from kg.mentions import BodyMention, DocumentMention, Figure, MeetingMention, Mention, PlaceMention, PositionMention


def parts(mentions: Iterable[Mention | Figure]) -> Iterator[Mention]:
    """Mentions, each with the documents, the meeting or the person in it; of figures the person and the positions."""
    for mention in mentions:
        if isinstance(mention, Figure):
            yield mention.person
            yield from parts(mention.positions)
            continue
        yield mention
        if isinstance(mention, MeetingMention):
            yield from mention.documents
            yield from parts(mention.sides)
            if mention.about and mention.about.family == Family.SESSION:
                yield mention.about  # "họp báo công bố kết quả | kỳ họp thứ 3, Quốc hội khóa XIV"
        elif isinstance(mention, PositionMention) and mention.led_by:
            yield mention.led_by


def positions(mentions: Iterable[Mention | Figure]) -> Iterator[PositionMention]:
    """All positions, with or without a name beside them, and those of whom others serve."""
    for mention in mentions:
        if isinstance(mention, MeetingMention):
            yield from positions(mention.sides)
            continue
        for position in mention.positions if isinstance(mention, Figure) else (mention,):
            if isinstance(position, PositionMention):
                yield position
                if position.superior:
                    yield position.superior


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
        case PlaceMention(host=BodyMention() as host) if host.place and host.place.name:
            yield from places(host)  # "Hội trường | Thành ủy Cao Bằng"
        case PlaceMention():
            yield mention, None
        case DocumentMention():
            for issuer in mention.issuers:
                yield from places(issuer)
        case BodyMention():
            if mention.place:
                yield mention.place, mention
            if mention.parent:
                yield from places(mention.parent)
        case PositionMention():
            for part in (mention.body, mention.place):
                if part:
                    yield from places(part)
        case MeetingMention():
            yield from ((place, None) for place in mention.places)
            for document in mention.documents:
                yield from places(document)
            for part in (mention.body, mention.guest):
                if part:
                    yield from places(part)
        case Figure():
            for position in mention.positions:
                yield from places(position)


def countries(mentions: Iterable[Mention | Figure]) -> list[PlaceMention]:
    """The countries that mentions name, in the order of the text, also as the end of a body's name.

    Example:
        `Phái đoàn Syria` and `Bộ trưởng Ngoại giao Nga` name two.
    """
    found: list[PlaceMention] = []
    for mention in mentions:
        found.extend(place for place, _ in places(mention) if place.level == "country" and place.name)
        found.extend(land for body in bodies(mention) if not body.place and (land := country_in_name(body)))
    return sorted(found, key=lambda place: place.start)


def country_in_name(body: BodyMention) -> PlaceMention | None:
    """The country that ends the name of a body: `Đảng Cộng sản | Cuba`; one syllable does abroad only, no `Tư pháp`."""
    words = body.called.split()
    shortest = 1 if body.kind == "foreign" else 2
    ends = (" ".join(words[-n:]) for n in range(shortest, len(words)))
    land = next((entry for end in ends if end[0].isupper() and (entry := load_lexicon().lookup("country", end))), None)
    return PlaceMention(body.start, body.end, land.canonical, "", "country") if land else None
