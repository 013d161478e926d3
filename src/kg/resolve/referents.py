"""What the mentions of one article stand for: entities, dates, and the persons whom names and posts mean."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from kg.kinds import PRESENCE, TENURES
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
)
from kg.model import Article, Entity, PartialDate, Value
from kg.records import replace
from kg.resolve.bodies.bare import Bodies
from kg.resolve.bodies.heads import is_bare
from kg.resolve.documents.clusters import Document
from kg.resolve.entities import (
    body_entity,
    document_entity,
    meeting_entity,
    person_entity,
    place_entity,
    position_entity,
)
from kg.resolve.labels import position_label
from kg.resolve.meetings.meeting import Meeting
from kg.resolve.people.meant import People
from kg.resolve.positions.abroad import is_unnamed, land_of
from kg.resolve.positions.bare import Positions
from kg.resolve.positions.roles import head_of

# Relations whose object, or whose subject, is a person: a position there stands for its holder.
_PERSON_OBJECTS = frozenset({*PRESENCE, "signedBy"})
_PERSON_SUBJECTS = frozenset({*TENURES, "presented"})
_INCOMPLETE = ("body", "country", "office")  # what roles take that are no position without it
_HALF_YEAR = 6  # months


@dataclass(frozen=True, slots=True)
class Referents:
    """Finds what each mention of an article stands for, by what all of the article says.

    Attributes:
        article: For its identity and its date of publication.
        people: Its persons, and who holds which post.
        bodies, positions: Complete what is printed in short.
        documents, meetings: The one that each mention of them means.
    """

    article: Article
    people: People
    bodies: Bodies
    positions: Positions
    documents: Mapping[DocumentMention, Document]
    meetings: Mapping[MeetingMention, Meeting]
    _persons: dict[Mention, Entity | None] = field(default_factory=dict)

    def subject(self, relation: RelationMention) -> Entity | None:
        """The subject of a relation, `None` when the article does not say which entity it is."""
        if relation.relation in _PERSON_SUBJECTS or isinstance(relation.subject, PersonMention):
            return self.person(relation.subject)
        value = self.value(relation.subject)
        return value if isinstance(value, Entity) else None

    def object(self, relation: RelationMention) -> Value | None:
        """The object of a relation, `None` when the article does not say which entity it is."""
        if isinstance(relation.object, str | int):
            return relation.object
        if relation.relation in _PERSON_OBJECTS:
            return self.person(relation.object)
        return self.value(relation.object)

    def person(self, mention: Mention) -> Entity | None:
        """The person of a name, or the holder of a position.

        Example:
            `ông Thăng` and `đồng chí Bí thư Thành ủy` are both Đinh La Thăng, where the article says so.
        """
        try:
            return self._persons[mention]
        except KeyError:
            self._persons[mention] = person = self._named(mention)
            return person

    def _named(self, mention: Mention) -> Entity | None:
        """Who has the name, or holds the post, where that is told: `Nguyễn Văn An`, `Bí thư Thành ủy`."""
        name: str | None = None
        if isinstance(mention, PersonMention):
            name = self.people.name(mention)
        elif isinstance(mention, PositionMention):
            name = self.people.holder(mention, self.label(mention))
        return person_entity(name) if name else None

    def value(self, mention: Mention) -> Value | None:
        """The entity or date of a mention that is no person.

        Example:
            `UBND tỉnh` is the `Ủy ban nhân dân tỉnh Thái Bình`, where the article is about Thái Bình.
        """
        match mention:
            case DateMention():
                return self.date(mention.date)
            case PositionMention():
                return self._position(mention)
            case BodyMention():
                body = self.bodies.complete(mention)
                return None if is_bare(body) else body_entity(body, self.article.id)
            case DocumentMention():
                document = self.documents.get(mention)  # none for `trao quyết định` where no decision is told
                return document_entity(document, self.article.id) if document else None
            case MeetingMention():
                return meeting_entity(self.meetings[mention], self.article.id)
            case PlaceMention():
                return place_entity(replace(mention, host=self.bodies.host(mention)))
            case PersonMention():
                return None

    def _position(self, mention: PositionMention) -> Entity | None:
        """A position that its own words and the article complete; a bare `Chủ tịch` is none."""
        completed = self.positions.complete(mention)
        place = completed.place  # of the one that is spoken of: "Trưởng Công an | huyện"
        placed = place is not None and (place.name or head_of(completed.role))
        named = placed or completed.superior or completed.about
        if is_unnamed(land_of(completed)):
            return None
        if completed.takes in _INCOMPLETE and not completed.body and not named:
            return None
        return position_entity(completed, self.article.id)

    def label(self, position: PositionMention) -> str:
        """The label of a position with the body that the article gives it."""
        return position_label(self.positions.complete(position))

    def date(self, date: PartialDate) -> PartialDate:
        """The date with its year, when the publication date gives it: the one in which it is nearest to that.

        Example:
            `28-12` in an article of January 2017 is in 2016.
        """
        published = self.article.published
        if date.year is not None or not published or date.month is None:
            return date
        year, month = int(published[:4]), int(published[5:7])
        if date.month - month > _HALF_YEAR:
            year -= 1
        elif month - date.month > _HALF_YEAR:
            year += 1
        whole = PartialDate(year, date.month, date.day)
        return whole if whole.exists else date  # "29/2" in an article of 2023


def who(
    people: People, positions: Positions, relations: Iterable[RelationMention]
) -> Callable[[PersonMention | PositionMention], str | None]:
    """Gives the full name of a person, or of the only one of whom the article says that a post is his.

    Example:
        After `gặp Tổng Giám đốc WHO Tedros`, with whom one talks `tại cuộc gặp với | Tổng Giám đốc WHO` is `Tedros`.
    """
    held: defaultdict[str, set[str]] = defaultdict(set)
    for relation in relations:
        match relation.relation, relation.subject, relation.object:
            case "holds", PersonMention() as person, PositionMention() as position:
                if holder := people.name(person):
                    held[position_label(positions.complete(position))].add(holder)

    def name(one: PersonMention | PositionMention) -> str | None:
        if isinstance(one, PersonMention):
            return people.name(one)
        names = held.get(position_label(positions.complete(one)), set())
        return min(names) if len(names) == 1 else None

    return name
