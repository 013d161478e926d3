"""Entities of mentions: canonical label, IRI, and what the label says of kind, level, place and parts."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from kg.kinds import ABROAD
from kg.lexicon import load_lexicon
from kg.mentions import BodyMention, PlaceMention, PositionMention
from kg.model import Entity, Kind, Value
from kg.records import replace
from kg.resolve.abbreviations import expanded_label
from kg.resolve.bodies.listed import known_body, listed
from kg.resolve.documents.clusters import Document
from kg.resolve.iris import entity_iri
from kg.resolve.labels import body_label, persons_of, place_label, position_label, symbol_of
from kg.resolve.meetings.meeting import Meeting
from kg.resolve.official import is_one, official_body, official_position, split_title, with_seat
from kg.spelling import modern_tone
from kg.staffing import is_on_staff

_LEVEL = {
    "province": "province",
    "district": "district",
    "commune": "commune",
    "hamlet": "commune",
    "country": "foreign",
}
_MANY = 50_000  # positions after which the memory of them begins anew
_known: dict[tuple[object, ...], Entity] = {}  # by what their mentions say, those that are the same in every article
_DECISION = "Quyết định"
_TELLING = 5  # words of a subject that only one document has


@lru_cache(maxsize=50_000)
def person_entity(name: str) -> Entity:
    """A person, by full name."""
    name = modern_tone(name)
    return Entity(Kind.PERSON, name, entity_iri(Kind.PERSON, name))


def place_entity(place: PlaceMention) -> Entity:
    """A place, with the larger one it lies in."""
    plain = place.level == "province" or (place.level == "foreign" and place.type == "thành phố")
    label = place_label(place, typed=bool(place.type) and not plain)
    properties: list[tuple[str, Value]] = [("placeLevel", place.level)] if place.level else []
    keys: tuple[str, ...] = (place.level,)
    if place.within and place.within.name:
        wider = place_entity(place.within)
        properties.append(("partOf", wider))
        keys = (place.level, wider.label)
    return Entity(Kind.PLACE, label, entity_iri(Kind.PLACE, label, *keys), tuple(properties))


def body_entity(body: BodyMention, article: str) -> Entity:
    """A body, with its kind, level, parent and place; a bare `Hội đồng quản trị` is known within its article only."""
    label, printed = official_body(body), body_label(body)
    properties: list[tuple[str, Value]] = []
    if kind := _kind(body, label):
        properties.append(("bodyKind", kind))
    if level := _level(body) or listed(label).level:
        properties.append(("bodyLevel", level))
    if parent := body.parent or _listed_parent(label):
        properties.append(("partOf", body_entity(parent, article)))
    place = _seat(body)
    if place and place.name and place.level not in ("central", "country"):
        properties.append(("locatedIn", place_entity(place)))
    keys = () if is_one(body) else (article,)
    return Entity(Kind.BODY, label, entity_iri(Kind.BODY, label, *keys), tuple(properties), _other(printed, label))


def _other(printed: str, label: str) -> tuple[str, ...]:
    """What the article calls a thing, if that is not its label."""
    return () if printed == label else (printed,)


def _kind(body: BodyMention, label: str) -> str:
    """What its name says; only an unlisted one has its kind from where it is mentioned.

    A role may have said the head alone: `Trưởng | ban Kiểm tra`; so the longest head that begins the name tells.
    """
    lexicon = load_lexicon()
    words = label.split()
    begins = (("head", " ".join(words[:n])) for n in range(len(words), 0, -1))
    names = (("body", label), *begins, ("body", body.head), ("head", body.head))
    entry = next(filter(None, (lexicon.lookup(*name) for name in names)), None)
    return (entry.features["kind"] if entry else "") or body.kind


def _level(body: BodyMention) -> str:
    """That of another country for its bodies; else the body's own, that of its place, of the body it belongs to."""
    seat = _LEVEL.get(body.place.level, "") if body.place and body.place.name else ""
    own = seat if seat == "foreign" else body.level or seat
    return own or (_level(body.parent) if body.parent else "")


def _seat(body: BodyMention) -> PlaceMention | None:
    """Where the body is: `Ban Thường vụ Tỉnh ủy Thái Bình` is where the `Tỉnh ủy` is."""
    return body.place or (_seat(body.parent) if body.parent else None)


def _listed_parent(label: str) -> BodyMention | None:
    """The body that the gazetteer places this one in: `Bộ Chính trị` is part of the Central Committee."""
    parent = listed(label).parent
    return known_body(parent) if parent else None


def position_entity(position: PositionMention, article: str) -> Entity:
    """A position, with its role and body; that of a body known within its article only is known there only too."""
    said = position.said
    if said in _known:
        return _known[said]
    entity, alone = _position_entity(position, article)
    if alone:
        if len(_known) >= _MANY:
            _known.clear()
        _known[said] = entity
    return entity


def _position_entity(position: PositionMention, article: str) -> tuple[Entity, bool]:
    """The entity of a position, and whether it is the same in every article."""
    printed, position = position_label(position), with_seat(position)
    (label, role), seat = official_position(position), position.body
    whole = load_lexicon().lookup("role", label)
    if whole and whole.features["of"]:
        role, seat = label, known_body(whole.features["of"])
    elif role == label and (split := split_title(label))[1]:
        role, seat = split[0], known_body(split[1])
    elif position.place and position.place.level not in ABROAD and (home := load_lexicon().feature("role", role, "of")):
        seat = known_body(home)  # of a deputy: `Đại biểu Quốc hội | tỉnh Hà Nam`
    if seat and (title := load_lexicon().feature("role", f"{role} {seat.head}", "head")):
        role = f"{role} {title}"  # `Ủy viên | Ban Thường vụ`, whether as one title or as who takes part in the body
    properties: list[tuple[str, Value]] = [("role", role)]
    if seat:
        properties.append(("positionIn", body_entity(seat, article)))
    alone = (
        is_one(seat)
        if seat
        else bool(position.place or position.superior or position.about) or position.takes == "none"
    )
    keys = () if alone else (article,)
    iri = entity_iri(Kind.POSITION, label, *keys)
    return Entity(Kind.POSITION, label, iri, tuple(properties), _other(printed, label)), alone


def document_entity(document: Document, article: str) -> Entity:
    """A document; the same number of another issuer or another year is another document.

    A bare `báo cáo của Chính phủ` is known within its article only.
    """
    first = document.first
    properties: list[tuple[str, Value]] = [("documentType", first.type)]
    if first.number:
        properties.append(("number", first.number))
        if symbol := symbol_of(first.number):
            properties.append(("symbol", symbol))
    if first.draft:
        properties.append(("documentStatus", "draft"))
    if first.subject and not first.number:
        properties.append(("subject", first.subject))
    label = document.label if first.number else expanded_label(document.label)
    entity = Entity(Kind.DOCUMENT, label, "", tuple(properties))
    keys = (document.issuer, document.year, *(() if identified(entity) else (article,)))
    return replace(entity, iri=entity_iri(Kind.DOCUMENT, label, *keys))


def identified(document: Entity) -> bool:
    """Whether its number, title or subject tells which document of its type and issuer it is."""
    said = {name: str(value) for name, value in document.properties}
    if "subject" in said:
        return len(said["subject"].split()) >= _TELLING and not _is_on_anybody(document.label, said)
    named = document.label.removeprefix("Dự thảo ").removeprefix(said["documentType"]).strip()
    return "number" in said or (bool(named) and not named.startswith("của "))


def _is_on_anybody(label: str, said: Mapping[str, str]) -> bool:
    """Whether it is one of many on staff that names nobody: `Quyết định của Ban Bí thư về công tác cán bộ`."""
    return said["documentType"] == _DECISION and is_on_staff(said["subject"]) and not persons_of(label)


def meeting_entity(meeting: Meeting, article: str) -> Entity:
    """A meeting, known within its article: which others report on it is seen in the corpus."""
    properties: tuple[tuple[str, Value], ...] = (("meetingType", meeting.type),)
    if meeting.online:
        properties = (*properties, ("mode", "online"))
    keys = (meeting.date, article)
    iri = entity_iri(Kind.MEETING, meeting.official, *keys)
    return Entity(Kind.MEETING, meeting.official, iri, properties, _other(meeting.label, meeting.official))
