"""What one article states, with its mentions resolved to entities."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kg.chunks import Sentence
from kg.manners import Manner
from kg.mentions import (
    BodyMention,
    DateMention,
    DocumentMention,
    Figure,
    Issuer,
    MeetingMention,
    Mention,
    PersonMention,
    PositionMention,
    RelationMention,
)
from kg.model import Article, Entity, Evidence, PartialDate, Statement, Status, Value
from kg.records import replace
from kg.resolve.bodies.bare import Bodies
from kg.resolve.bodies.heads import holds_congresses
from kg.resolve.bodies.hosts import Hosts
from kg.resolve.document_names import BY_NAME, told_by_name
from kg.resolve.documents.clusters import cluster_documents
from kg.resolve.documents.groups import of_groups
from kg.resolve.documents.issue_days import is_less_exact, issue_days
from kg.resolve.documents.signings import signings
from kg.resolve.documents.symbols import is_usual, issuer_of
from kg.resolve.entities import meeting_entity
from kg.resolve.labels import body_label
from kg.resolve.meetings.assemblies import Assemblies
from kg.resolve.meetings.clusters import cluster_meetings
from kg.resolve.meetings.occasions import occasions
from kg.resolve.nesting import parts
from kg.resolve.passages import Passages
from kg.resolve.people.meant import People
from kg.resolve.people.presence import without_absent
from kg.resolve.places.datelines import portal_places
from kg.resolve.places.delegations import Delegations
from kg.resolve.places.named import Places
from kg.resolve.places.origins import bygone, items, origins
from kg.resolve.positions.abroad import Abroad
from kg.resolve.positions.bare import Positions
from kg.resolve.referents import Referents, who
from kg.resolve.tenures.changes import Changes
from kg.resolve.tenures.history import History
from kg.spans import Span

_MENTIONED = "mentionedIn"
_HEADLINE = 300  # characters of the longest headline
_GUESSED = 0.7  # confidence in the body that a role alone implies


class ArticleResolver:
    """Finds what one article states of which entities."""

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
        self._referents = self._read(passages, relations)
        self._documents, self._meetings = self._referents.documents, self._referents.meetings
        self._seat_sessions(Assemblies(passages, self._referents.bodies, text))
        self._seat_numbered(relations)
        relations = [relation for relation in relations if self._is_of_known(relation)]
        self._days, self._issued = self._days_of(relations), issue_days(relations)
        relations = [relation for relation in relations if not self._told_otherwise(relation)]
        relations += of_groups(relations, self._documents, passages, text)
        abroad = Abroad(passages, relations)
        self._relations = [placed for relation in relations if (placed := self._placed(relation, abroad))]
        for relation in self._relations:
            self._note(relation)
        self._signings = list(signings(self._meetings, self._documents, self._days))
        self._relations = without_absent(self._relations, self._meetings, self._referents.person)

    def _read(self, passages: Passages, relations: Sequence[RelationMention]) -> Referents:
        """Which persons, bodies, documents and meetings the article speaks of."""
        headline = max(self._text.find("\n", 0, _HEADLINE), 0)
        text, portal = self._text, portal_places(self._article, self._text)
        places = Places(
            passages, Delegations(passages, text), portal, headline, origins(text), bygone(text), items(text)
        )
        hosts = Hosts(passages, headline)
        bodies = Bodies(passages, places, hosts)
        named = list(parts(passages.mentions))
        stated = [mention for relation in relations for mention in (relation.subject, relation.object)]
        told = [m for m in (*named, *stated) if isinstance(m, DocumentMention | MeetingMention) and not m.plural]
        mentions = dict.fromkeys(told)
        people = People((m for m in named if isinstance(m, PersonMention)), passages.sentences, text)
        positions = Positions(passages, places, bodies, hosts)
        documents = cluster_documents((m for m in mentions if isinstance(m, DocumentMention)), relations)
        meetings = cluster_meetings(
            (m for m in mentions if isinstance(m, MeetingMention)),
            bodies.complete,
            occasions(relations, who(people, positions, relations), text),
            headline,
        )
        return Referents(self._article, people, bodies, positions, documents, meetings)

    def _is_of_known(self, relation: RelationMention) -> bool:
        """Whether it is known which documents and meetings a relation is about: of `nghị quyết này` it need not be."""
        for one in (relation.subject, relation.object):
            told = isinstance(one, (DocumentMention, MeetingMention))
            if told and one not in self._documents and one not in self._meetings:
                return False
        return True

    def _seat_sessions(self, assemblies: Assemblies) -> None:
        """Give each session named by its number alone, and each sitting by nothing, the assembly that holds it."""
        for mention, meeting in self._meetings.items():
            if meeting.assembly:
                continue
            if meeting.is_bare_session:
                meeting.assembly = assemblies.sitting(mention.start)
            elif meeting.is_bare_sitting:
                usual = assemblies.usual if meeting.asks else ""
                meeting.assembly = assemblies.holding(mention.start, mention.end) or usual

    def _seat_numbered(self, relations: Sequence[RelationMention]) -> None:
        """Give each conference or congress named by its number or term alone the body that holds it.

        Of a conference it is a committee of the Party, of a congress also an organization of it or a society.
        """
        for relation in relations:
            match relation.relation, relation.subject, relation.object:
                case "organisedBy", MeetingMention() as mention, BodyMention() as host:
                    meeting = self._meetings.get(mention)
                    plenum = meeting and meeting.is_bare_plenum and host.kind == "party"
                    congress = meeting and meeting.is_bare_congress and holds_congresses(host)
                    if meeting and (plenum or congress):
                        meeting.assembly = meeting.assembly or body_label(self._referents.bodies.complete(host))

    def _days_of(self, relations: Sequence[RelationMention]) -> Mapping[int, PartialDate]:
        """The day of each meeting, by its identity: the first stated where it is named, surest first."""
        dated = [(r, r.subject, r.object) for r in relations if r.relation == "heldOn"]
        dated.sort(key=lambda row: (isinstance(row[1], MeetingMention) and row[1].bare, -row[0].confidence))
        days: dict[int, PartialDate] = {}
        for _, meeting, day in dated:
            if isinstance(meeting, MeetingMention) and isinstance(day, DateMention):
                key, told = id(self._meetings[meeting]), day.date
                known = days.setdefault(key, told)
                if told.day and not known.day and known.month in (None, told.month):
                    days[key] = told  # "Giao ban tháng 8", which took place on 26 August
                elif told.year and replace(told, year=None) == known:
                    days[key] = told  # "Chiều 21/6 …", in a caption "chiều 21/6/2017"
        return days

    def _told_otherwise(self, relation: RelationMention) -> bool:
        """Whether a day or an issuer found near a document or a meeting is given up for the one printed with it."""
        match relation.relation, relation.subject, relation.object:
            case "issuedBy", DocumentMention() as document, (BodyMention() | PositionMention()) as issuer:
                return relation.confidence < 1 and self._doubts(document, issuer, relation.confidence)
            case "issuedOn", DocumentMention() as document, DateMention() as day:
                known = self._documents[document].mentions
                told = [date for one in known for date in (one.issued, self._issued.get(one)) if date]
                printed = not document.issued and any(mention.issued for mention in known)
                return printed or is_less_exact(day.date, told)
            case "heldOn", MeetingMention() as meeting, DateMention() as day:
                return day.date != self._days[id(self._meetings[meeting])]
        return False

    def _doubts(self, document: DocumentMention, issuer: Issuer, confidence: float) -> bool:
        """Whether an issuer found near a document yields to the one that it prints, or is none by its number."""
        first = self._documents[document].first
        known = bool(first.issuers) or issuer_of(first.number) is not None
        return known or (confidence < BY_NAME and not is_usual(first.number, issuer))

    def _placed(self, relation: RelationMention, abroad: Abroad) -> RelationMention | None:
        """The relation with the office of a foreigner put in its country, or `None` when that is not known."""
        if not (isinstance(relation.subject, PersonMention) and isinstance(relation.object, PositionMention)):
            return relation
        name = self._referents.people.name(relation.subject)
        position = abroad.relocate(name, relation.object) if name else relation.object
        if position is relation.object:
            return relation
        return replace(relation, object=position) if position else None

    def _note(self, relation: RelationMention) -> None:
        """Remember who holds a position, and what tells documents and meetings with the same label apart."""
        match relation.relation, relation.subject, relation.object:
            case "holds" | "appointedTo", PersonMention() as person, PositionMention() as position:
                if relation.status is not Status.FORMER and (name := self._referents.people.name(person)):
                    self._referents.people.add_holder(self._referents.label(position), name, person.start)
            case "heldOn", MeetingMention() as mention, DateMention() as date:
                meeting = self._meetings[mention]
                meeting.date = meeting.date or str(self._referents.date(date.date))
            case "issuedOn", DocumentMention() as mention, DateMention() as date:
                document = self._documents[mention]
                document.issued = document.issued or self._referents.date(date.date)
            case "issuedBy", DocumentMention() as mention, BodyMention() | PositionMention() as issuer:
                document = self._documents[mention]
                entity = self._referents.value(issuer)
                if isinstance(entity, Entity):
                    document.issuer = document.issuer or entity.label
                    document.name_issuer(issuer, entity.label)

    @property
    def written(self) -> str:
        """The day or the year of the article, as far as it is known."""
        return self._history.written

    def meant(self, mention: Mention | Figure) -> Value | None:
        """What a mention stands for; None if the article does not say what that is."""
        match mention:
            case Figure(person=person, positions=()) | (PersonMention() as person):
                return self._referents.person(person)
            case Figure():
                return None
            case DocumentMention() if mention not in self._documents:
                return None
            case MeetingMention() if mention not in self._meetings:
                return None
            case _:
                return self._referents.value(mention)

    def statements(self) -> Iterator[Statement]:
        """All that the article states of known entities, the named meetings and documents that it only mentions too."""
        yield from (statement for _, statement in self.stated())
        documents, name = self._documents.values(), self._article.id
        yield from told_by_name(documents, self._signings, self._referents, name, self._evidence_of)
        yield from self._mentioned()

    def stated(self) -> Iterator[tuple[RelationMention, Statement]]:
        """The article's relation mentions as statements about entities; those that name no entity are left out."""
        for relation in self._relations:
            subject, object_ = self._referents.subject(relation), self._referents.object(relation)
            if subject is None or object_ is None:
                continue
            guess = isinstance(relation.object, PositionMention) and self._referents.positions.is_guess(relation.object)
            status, past = self._told(relation, subject)
            told = [manner for manner, so in ((Manner.PAST, past), (Manner.IMPLIED, guess)) if so]
            statement = Statement(
                subject,
                relation.relation,
                object_,
                self._evidence(relation.start, relation.end),
                ".".join((relation.rule, *told)),
                status,
                _GUESSED if guess else relation.confidence,
                tuple(self._qualifiers(relation)),
                relation.manner.union(told),
            )
            yield relation, statement

    def _told(self, relation: RelationMention, subject: Entity) -> tuple[Status, bool]:
        """How a post is held, and whether the sentence tells it as history."""
        if relation.relation == "appointedTo":
            return relation.status, self._history.is_dead(subject.label) or self._history.is_bygone(relation)
        if relation.relation != "holds" or relation.status is not Status.CURRENT:
            return relation.status, False
        if self._history.is_dead(subject.label):
            return Status.FORMER, False
        return relation.status, self._history.is_past(relation)

    def _qualifiers(self, relation: RelationMention) -> Iterator[tuple[str, Value]]:
        """What the sentence says of the statement itself."""
        yield from ((name, value) for name, value in relation.qualifiers if isinstance(value, str))
        for name, mention in self._changes.circumstances(relation):
            if value := self._referents.value(mention):
                yield name, value

    def _mentioned(self) -> Iterator[Statement]:
        """The named meetings of which the article says nothing else: a congress, a plenum."""
        told = {id(self._meetings[r.subject]) for r in self._relations if isinstance(r.subject, MeetingMention)}
        for mention, meeting in self._meetings.items():
            if meeting.named and id(meeting) not in told:
                told.add(id(meeting))
                entity = meeting_entity(meeting, self._article.id)
                evidence = self._evidence_of(mention)
                yield Statement(entity, _MENTIONED, self._article.id, evidence, "meeting.cited")

    def _evidence_of(self, mention: Span) -> Evidence:
        return self._evidence(mention.start, mention.end)

    def _evidence(self, start: int, end: int) -> Evidence:
        return Evidence(start, end, self._text[start:end])
