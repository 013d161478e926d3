"""Entity resolution within one article."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from kg.mentions import (
    BodyMention,
    DateMention,
    DocumentMention,
    MeetingMention,
    Mention,
    PersonMention,
    PlaceMention,
    PositionMention,
    RelationMention,
    Sentence,
)
from kg.model import Article, Entity, Evidence, PartialDate, Statement, Status, Value
from kg.resolve.abroad import Abroad, is_unnamed, land_of
from kg.resolve.assemblies import Assemblies
from kg.resolve.bodies import Bodies, is_bare
from kg.resolve.changes import Changes
from kg.resolve.documents import cluster_documents
from kg.resolve.entities import (
    body_entity,
    document_entity,
    meeting_entity,
    person_entity,
    place_entity,
    position_entity,
)
from kg.resolve.history import History
from kg.resolve.labels import position_label
from kg.resolve.meetings import cluster_meetings
from kg.resolve.nesting import parts
from kg.resolve.occasions import occasions
from kg.resolve.passages import Passages
from kg.resolve.people import People, topics
from kg.resolve.places import Places
from kg.resolve.positions import Positions
from kg.resolve.presence import without_absent
from kg.resolve.symbols import issuer_of
from kg.resolve.tenures import IMPLIED, PAST

# Relations whose object, or whose subject, is a person: a position there stands for its holder.
_PERSON_OBJECTS = frozenset({"chairedBy", "attendedBy", "addressedBy", "signedBy"})
_PERSON_SUBJECTS = frozenset({"holds", "appointedTo", "removedFrom", "presented"})
_INCOMPLETE = ("body", "country", "office")  # what roles take that are no position without it
_MENTIONED = "mentionedIn"
_HEADLINE = 300  # characters of the longest headline
_HALF_YEAR = 6  # months
_GUESSED = 0.7  # confidence in the body that a role alone implies
_BY_SYMBOL = 0.8  # confidence in the issuer that a symbol names


class ArticleResolver:
    """Finds the entity of every mention of one article."""

    def __init__(
        self, article: Article, sentences: Sequence[Sentence], relations: Sequence[RelationMention], text: str
    ) -> None:
        """Read what the article says of its people, places, documents and meetings.

        Args:
            article: For its identity and its date of publication.
            sentences: Its chunks.
            relations: What its sentences state.
            text: Its normalized text.
        """
        self._article = article
        self._text = text
        passages = Passages(sentences)
        self._changes = Changes(sentences, text)
        self._history = History(article, passages, text)
        places = Places(passages)
        self._bodies = Bodies(passages, places)
        self._positions = Positions(passages, places, self._bodies)
        named = [part for mention in passages.mentions for part in parts(mention)]
        stated = [mention for relation in relations for mention in (relation.subject, relation.object)]
        told = [m for m in (*named, *stated) if isinstance(m, DocumentMention | MeetingMention) and not m.plural]
        mentions = dict.fromkeys(told)
        self._people = People((m for m in named if isinstance(m, PersonMention)), topics(sentences))
        self._documents = cluster_documents((m for m in mentions if isinstance(m, DocumentMention)), relations)
        relations = [relation for relation in relations if self._names_documents(relation)]
        meetings = [m for m in mentions if isinstance(m, MeetingMention)]
        headline = max(text.find("\n", 0, _HEADLINE), 0)
        self._meetings = cluster_meetings(
            meetings, self._bodies.complete, occasions(relations, self._people.name), headline
        )
        self._seat_sessions(Assemblies(passages, self._bodies))
        self._days = self._days_of(relations)
        self._relations = [relation for relation in relations if not self._told_otherwise(relation)]
        abroad = Abroad(passages, self._relations)
        self._relations = [placed for relation in self._relations if (placed := self._placed(relation, abroad))]
        for relation in self._relations:
            self._note(relation)
        self._persons: dict[Mention, Entity | None] = {}
        self._relations = without_absent(self._relations, self._meetings, self._person)

    def _names_documents(self, relation: RelationMention) -> bool:
        """Whether it is known which documents a relation is about: of `nghị quyết này` it need not be."""
        parties = (relation.subject, relation.object)
        return not any(isinstance(one, DocumentMention) and one not in self._documents for one in parties)

    def _seat_sessions(self, assemblies: Assemblies) -> None:
        """Give each session that is named by its number alone the assembly that the article speaks of."""
        for mention, meeting in self._meetings.items():
            if meeting.is_bare_session:
                meeting.host = meeting.host or assemblies.sitting(mention.start)

    def _days_of(self, relations: Sequence[RelationMention]) -> Mapping[int, PartialDate]:
        """The day of each meeting, by its identity: the first that is stated where it is named, surest first."""
        dated = [(r, r.subject, r.object) for r in relations if r.relation == "heldOn"]
        dated.sort(key=lambda row: (isinstance(row[1], MeetingMention) and row[1].bare, -row[0].confidence))
        days: dict[int, PartialDate] = {}
        for _, meeting, day in dated:
            if isinstance(meeting, MeetingMention) and isinstance(day, DateMention):
                days.setdefault(id(self._meetings[meeting]), day.date)
        return days

    def _told_otherwise(self, relation: RelationMention) -> bool:
        """Whether a day or an issuer found near a document or a meeting is given up for the one printed with it."""
        match relation.relation, relation.subject, relation.object:
            case "issuedBy", DocumentMention() as document, _ if relation.confidence < 1:
                first = self._documents[document].first
                return bool(first.issuers) or issuer_of(first.number) is not None
            case "issuedOn", DocumentMention() as document, _ if not document.issued:
                return any(mention.issued for mention in self._documents[document].mentions)
            case "heldOn", MeetingMention() as meeting, DateMention() as day:
                return day.date != self._days[id(self._meetings[meeting])]
        return False

    def _placed(self, relation: RelationMention, abroad: Abroad) -> RelationMention | None:
        """The relation with the office of a foreigner put in its country, or `None` when that is not known."""
        if not (isinstance(relation.subject, PersonMention) and isinstance(relation.object, PositionMention)):
            return relation
        name = self._people.name(relation.subject)
        position = abroad.relocate(name, relation.object) if name else relation.object
        if position is relation.object:
            return relation
        return replace(relation, object=position) if position else None

    def _note(self, relation: RelationMention) -> None:
        """Remember who holds a position, and what tells documents and meetings with the same label apart."""
        match relation.relation, relation.subject, relation.object:
            case "holds" | "appointedTo", PersonMention() as person, PositionMention() as position:
                if relation.status is not Status.FORMER and (name := self._people.name(person)):
                    self._people.add_holder(self._label(position), name, person.start)
            case "heldOn", MeetingMention() as mention, DateMention() as date:
                meeting = self._meetings[mention]
                meeting.date = meeting.date or str(self._date(date.date))
            case "issuedOn", DocumentMention() as mention, DateMention() as date:
                document = self._documents[mention]
                document.issued = document.issued or self._date(date.date)
            case "issuedBy", DocumentMention() as mention, BodyMention() | PositionMention() as issuer:
                document = self._documents[mention]
                entity = self._value(issuer)
                if isinstance(entity, Entity):
                    document.issuer = document.issuer or entity.label

    def statements(self) -> Iterator[Statement]:
        """The article's relation mentions with their entities; those that name no entity are left out."""
        for relation in self._relations:
            subject, object_ = self._subject(relation), self._object(relation)
            if subject is None or object_ is None:
                continue
            guess = isinstance(relation.object, PositionMention) and self._positions.is_guess(relation.object)
            status, past = self._told(relation, subject)
            yield Statement(
                subject,
                relation.relation,
                object_,
                self._evidence(relation.start, relation.end),
                f"{relation.rule}{PAST if past else ''}{IMPLIED if guess else ''}",
                status,
                _GUESSED if guess else relation.confidence,
                tuple(self._qualifiers(relation)),
            )
        yield from self._symbolized()
        yield from self._mentioned()

    def _told(self, relation: RelationMention, subject: Entity) -> tuple[Status, bool]:
        """How a post is held, and whether the sentence tells it as history."""
        if relation.relation != "holds" or relation.status is not Status.CURRENT:
            return relation.status, False
        if self._history.is_dead(subject.label):
            return Status.FORMER, False
        return relation.status, self._history.is_past(relation)

    def _qualifiers(self, relation: RelationMention) -> Iterator[tuple[str, Value]]:
        """What the sentence says of the statement itself."""
        yield from ((name, value) for name, value in relation.qualifiers if isinstance(value, str))
        for name, mention in self._changes.circumstances(relation):
            if value := self._value(mention):
                yield name, value

    def _symbolized(self) -> Iterator[Statement]:
        """The issuers of documents that only their symbols name."""
        for document in {id(document): document for document in self._documents.values()}.values():
            first = document.first
            issuer = None if document.issuer else issuer_of(first.number)
            body = self._value(issuer) if issuer else None
            if body is not None:
                evidence = self._evidence(first.start, first.end)
                yield Statement(
                    document_entity(document, self._article.id),
                    "issuedBy",
                    body,
                    evidence,
                    "document.symbol",
                    confidence=_BY_SYMBOL,
                )

    def _mentioned(self) -> Iterator[Statement]:
        """The named meetings of which the article says nothing else: a congress, a plenum."""
        told = {id(self._meetings[r.subject]) for r in self._relations if isinstance(r.subject, MeetingMention)}
        for mention, meeting in self._meetings.items():
            if meeting.named and id(meeting) not in told:
                told.add(id(meeting))
                entity = meeting_entity(meeting, self._article.id)
                evidence = self._evidence(mention.start, mention.end)
                yield Statement(entity, _MENTIONED, self._article.id, evidence, "meeting.cited")

    def _evidence(self, start: int, end: int) -> Evidence:
        return Evidence(start, end, self._text[start:end])

    def _subject(self, relation: RelationMention) -> Entity | None:
        if relation.relation in _PERSON_SUBJECTS or isinstance(relation.subject, PersonMention):
            return self._person(relation.subject)
        value = self._value(relation.subject)
        return value if isinstance(value, Entity) else None

    def _object(self, relation: RelationMention) -> Value | None:
        if isinstance(relation.object, str | int):
            return relation.object
        if relation.relation in _PERSON_OBJECTS:
            return self._person(relation.object)
        return self._value(relation.object)

    def _person(self, mention: Mention) -> Entity | None:
        """The person of a name, or the holder of a position."""
        try:
            return self._persons[mention]
        except KeyError:
            self._persons[mention] = person = self._named(mention)
            return person

    def _named(self, mention: Mention) -> Entity | None:
        name: str | None = None
        if isinstance(mention, PersonMention):
            name = self._people.name(mention)
        elif isinstance(mention, PositionMention):
            name = self._people.holder(mention, self._label(mention))
        return person_entity(name) if name else None

    def _value(self, mention: Mention) -> Value | None:
        """The entity or date of a mention that is no person."""
        match mention:
            case DateMention():
                return self._date(mention.date)
            case PositionMention():
                return self._position(mention)
            case BodyMention():
                body = self._bodies.complete(mention)
                return None if is_bare(body) else body_entity(body, self._article.id)
            case DocumentMention():
                return document_entity(self._documents[mention], self._article.id)
            case MeetingMention():
                return meeting_entity(self._meetings[mention], self._article.id)
            case PlaceMention():
                host = self._bodies.complete(mention.host) if mention.host else None
                return place_entity(replace(mention, host=host))
            case PersonMention():
                return None

    def _position(self, mention: PositionMention) -> Entity | None:
        """A position that its own words and the article complete; a bare `Chủ tịch` is none."""
        completed = self._positions.complete(mention)
        named = (completed.place is not None and completed.place.name) or completed.superior or completed.about
        if is_unnamed(land_of(completed)):
            return None
        if completed.takes in _INCOMPLETE and not completed.body and not named:
            return None
        return position_entity(completed, self._article.id)

    def _label(self, position: PositionMention) -> str:
        return position_label(self._positions.complete(position))

    def _date(self, date: PartialDate) -> PartialDate:
        """The date with its year, when the publication date gives it: the one in which it is nearest to that."""
        published = self._article.published
        if date.year is not None or not published or date.month is None:
            return date
        year, month = int(published[:4]), int(published[5:7])
        if date.month - month > _HALF_YEAR:
            year -= 1
        elif month - date.month > _HALF_YEAR:
            year += 1
        return replace(date, year=year)
