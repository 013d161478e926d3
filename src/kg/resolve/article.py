"""Entity resolution within one article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.mentions import (
    BodyMention,
    DateMention,
    DocumentMention,
    Figure,
    MeetingMention,
    Mention,
    PersonMention,
    PlaceMention,
    PositionMention,
    RelationMention,
    Sentence,
)
from kg.model import Article, Entity, Evidence, PartialDate, Statement, Value
from kg.resolve.documents import cluster_documents
from kg.resolve.entities import (
    body_entity,
    document_entity,
    meeting_entity,
    person_entity,
    place_entity,
    position_entity,
)
from kg.resolve.labels import body_label, place_label, position_label
from kg.resolve.meetings import cluster_meetings
from kg.resolve.people import People
from kg.resolve.symbols import issuer_of
from kg.resolve.places import PlaceContext

_PERSON_RELATIONS = frozenset({"chairedBy", "attendedBy", "addressedBy", "signedBy"})
_PERSON_SUBJECTS = frozenset({"holds", "appointedTo", "removedFrom", "presented"})
_MENTIONED = "mentionedIn"


class ArticleResolver:
    """Finds the entity of every mention of one article."""

    def __init__(
        self, article: Article, sentences: Sequence[Sentence], relations: Sequence[RelationMention], text: str
    ) -> None:
        self._article = article
        self._relations = relations
        self._text = text
        self._places = PlaceContext(sentences)
        mentions = [m for s in sentences for c in s.chunks if c.mention for m in _parts(c.mention)]
        mentions += [
            m for r in relations for m in (r.subject, r.object) if isinstance(m, DocumentMention | MeetingMention)
        ]
        self._people = People((m for m in mentions if isinstance(m, PersonMention)), _topics(sentences))
        self._documents = cluster_documents({m for m in mentions if isinstance(m, DocumentMention) and not m.plural})
        self._meetings = cluster_meetings({m for m in mentions if isinstance(m, MeetingMention) and not m.plural}, self._places.complete_body)
        self._note_holders()
        self._dates = self._first_dates()
        self._issuers = self._first_issuers()

    def _note_holders(self) -> None:
        for relation in self._relations:
            if relation.relation in ("holds", "appointedTo") and isinstance(relation.object, PositionMention):
                name = self._people.name(relation.subject) if isinstance(relation.subject, PersonMention) else None
                if name:
                    label = position_label(self._places.complete(relation.object))
                    self._people.add_holder(label, name, relation.subject.start)

    def _first_dates(self) -> dict[int, str]:
        dates: dict[int, str] = {}
        for relation in self._relations:
            if relation.relation == "heldOn" and isinstance(relation.object, DateMention):
                meeting = self._meetings[relation.subject] if isinstance(relation.subject, MeetingMention) else None
                if meeting:
                    dates.setdefault(id(meeting), str(self._date(relation.object.date)))
            elif relation.relation == "issuedOn" and isinstance(relation.object, DateMention):
                if isinstance(relation.subject, DocumentMention):
                    document = self._documents[relation.subject]
                    dates.setdefault(id(document), str(self._date(relation.object.date).year or ""))
        return dates

    def _first_issuers(self) -> dict[int, str]:
        issuers: dict[int, str] = {}
        for relation in self._relations:
            if relation.relation == "issuedBy" and isinstance(relation.subject, DocumentMention):
                entity = self._value(relation.object) if not isinstance(relation.object, str | int) else None
                if isinstance(entity, Entity):
                    issuers.setdefault(id(self._documents[relation.subject]), entity.label)
        return issuers

    def statements(self) -> Iterator[Statement]:
        """The article's relation mentions with their entities; those that name no entity are left out."""
        for relation in self._relations:
            subject = self._subject(relation)
            object_ = self._object(relation)
            if subject is None or object_ is None:
                continue
            evidence = Evidence(relation.start, relation.end, self._text[relation.start : relation.end])
            yield Statement(
                subject,
                relation.relation,
                object_,
                evidence,
                relation.rule,
                relation.status,
                relation.confidence,
                tuple((name, value) for name, value in relation.qualifiers if isinstance(value, str)),
            )
        yield from self._symbolized()
        yield from self._mentioned()

    def _symbolized(self) -> Iterator[Statement]:
        """The issuers of documents that only their symbols name."""
        for cluster in {id(document): document for document in self._documents.values()}.values():
            first = cluster.first
            issuer = None if id(cluster) in self._issuers else issuer_of(first.number)
            value = self._value(issuer) if issuer else None
            subject = self._value(first)
            if isinstance(subject, Entity) and value is not None:
                evidence = Evidence(first.start, first.end, self._text[first.start : first.end])
                yield Statement(subject, "issuedBy", value, evidence, "document.symbol", confidence=0.8)

    def _mentioned(self) -> Iterator[Statement]:
        """The named meetings of which the article says nothing else: a congress, a plenum."""
        told = {id(self._meetings[r.subject]) for r in self._relations if isinstance(r.subject, MeetingMention)}
        for mention, meeting in self._meetings.items():
            if meeting.named and id(meeting) not in told:
                told.add(id(meeting))
                entity = self._value(mention)
                if isinstance(entity, Entity):
                    evidence = Evidence(mention.start, mention.end, self._text[mention.start : mention.end])
                    yield Statement(entity, _MENTIONED, self._article.id, evidence, "meeting.cited")

    def _subject(self, relation: RelationMention) -> Entity | None:
        if relation.relation in _PERSON_SUBJECTS or isinstance(relation.subject, PersonMention):
            return self._person(relation.subject)
        value = self._value(relation.subject)
        return value if isinstance(value, Entity) else None

    def _object(self, relation: RelationMention) -> Value | None:
        if isinstance(relation.object, str | int):
            return relation.object
        if relation.relation in _PERSON_RELATIONS:
            return self._person(relation.object)
        if relation.relation == "issuedBy" and isinstance(relation.object, PersonMention):
            return None
        return self._value(relation.object)

    def _person(self, mention: Mention) -> Entity | None:
        name: str | None = None
        if isinstance(mention, PersonMention):
            name = self._people.name(mention)
        elif isinstance(mention, PositionMention):
            name = self._people.holder(mention, position_label(self._places.complete(mention)))
        return person_entity(name) if name else None

    def _value(self, mention: Mention) -> Value | None:
        if isinstance(mention, DateMention):
            return self._date(mention.date)
        if isinstance(mention, PositionMention):
            return self._position(mention)
        if isinstance(mention, BodyMention):
            return body_entity(self._places.complete_body(mention))
        if isinstance(mention, DocumentMention):
            document = self._documents[mention]
            return document_entity(
                document,
                self._issuers_of(id(document)),
                self._dates.get(id(document), "") if hasattr(self, "_dates") else "",
            )
        if isinstance(mention, MeetingMention):
            meeting = self._meetings[mention]
            return meeting_entity(meeting, self._dates.get(id(meeting), ""), self._article.id)
        if isinstance(mention, PlaceMention):
            host = self._places.complete_body(mention.host) if mention.host else None
            return place_entity(replace(mention, host=host))
        return None

    def _issuers_of(self, key: int) -> str:
        return self._issuers.get(key, "") if hasattr(self, "_issuers") else ""

    def _position(self, mention: PositionMention) -> Entity | None:
        """A position that its own words and the article complete; a bare `Chủ tịch` is none."""
        completed = self._places.complete(mention)
        if completed.takes == "body" and not completed.body and not (completed.place and completed.place.name):
            return None
        return position_entity(completed)

    def _date(self, date: PartialDate) -> PartialDate:
        """The date with its year, when the publication date gives it."""
        published = self._article.published
        if date.year is not None or not published or date.month is None:
            return date
        year, month = int(published[:4]), int(published[5:7])
        if date.month - month > 6:
            year -= 1
        elif month - date.month > 6:
            year += 1
        return replace(date, year=year)


def _topics(sentences: Sequence[Sentence]) -> frozenset[int]:
    """Offsets of the persons who come first in their sentence: `ông` in the next one means them."""
    firsts = (
        next((c.mention.person for c in s.chunks if isinstance(c.mention, Figure) and c.mention.person.name), None)
        for s in sentences
    )
    return frozenset(person.start for person in firsts if person)


def _parts(mention: Mention | Figure) -> Iterator[Mention]:
    """A mention with the mentions inside it."""
    if isinstance(mention, Figure):
        yield mention.person
        yield from mention.positions
        return
    yield mention
    if isinstance(mention, MeetingMention):
        yield from mention.documents


__all__ = ["ArticleResolver", "body_label", "place_label"]
