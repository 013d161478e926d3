"""The data that flows between the stages: frozen, typed, without input or output.

Offsets are Unicode code points into `Article.text`, the characters as given: for every piece of
evidence `article.text[start:end] == evidence.text` holds.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the command line loads the model for every command, and speaks of no manners
    from kg.manners import Manner


class Kind(StrEnum):
    """What an entity is; each value is the local name of its class in `ontology/kg.ttl`."""

    PERSON = "Person"
    BODY = "Body"
    POSITION = "Position"
    DOCUMENT = "Document"
    MEETING = "Meeting"
    PLACE = "Place"


class Status(StrEnum):
    """How a statement holds: when the article was written, before it, in an acting capacity, or only as a plan."""

    CURRENT = "current"
    FORMER = "former"
    ACTING = "acting"
    PROPOSED = "proposed"


def telling_status(relation: str, status: str) -> str:
    """The status where it tells something: who left an office holds nothing at present.

    Example:
        >>> telling_status("holds", "current"), telling_status("removedFrom", "current")
        ('current', '')
    """
    return "" if status == Status.CURRENT and relation.removeprefix("^") != "holds" else status


@dataclass(frozen=True, slots=True)
class Article:
    """One news article as it was read.

    Attributes:
        id: Stable name of the article within its source: file name or the corpus' own id.
        text: The characters that all offsets count; never changed after reading.
        title: Headline when the source gives one apart from the text.
        published: ISO date of publication (`2021-11-03`) when the source gives one.
        source: Newspaper or body that published it.
        url: Address of the original.
    """

    id: str
    text: str
    title: str = ""
    published: str | None = None
    source: str = ""
    url: str = ""

    @property
    def sha256(self) -> str:
        """Hash of all that extraction depends on; an article with the same hash need not be read again."""
        fields = (self.id, self.title, self.published or "", self.source, self.url, self.text)
        return hashlib.sha256("\0".join(fields).encode("utf-8", "surrogatepass")).hexdigest()


_PARTIAL = re.compile(r"(?:(\d{4})|-)(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)
_LEAP, _USUAL = 2000, 2001  # a year in which every day exists, and one without a 29 February


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date of which the article may give only a part.

    Example:
        >>> str(PartialDate(2021, 11, 3)), str(PartialDate(None, 11, 3)), str(PartialDate(2021, 10))
        ('2021-11-03', '--11-03', '2021-10')
    """

    year: int | None
    month: int | None = None
    day: int | None = None

    @classmethod
    def of(cls, text: str) -> PartialDate | None:
        """The date that is printed so, None if there is none: `2021-13` is no month."""
        found = _PARTIAL.fullmatch(text)
        if not found or not (found[1] or found[2]):
            return None
        year, month, day = (int(part) if part else None for part in found.groups())
        told = cls(year, month, day)
        return told if told.exists else None

    @property
    def exists(self) -> bool:
        """Whether the calendar has it: neither `2021-13` nor `--04-31`."""
        try:
            date(_LEAP if self.year is None else self.year, self.month or 1, self.day or 1)
        except ValueError:
            return False
        return True

    def __str__(self) -> str:
        if self.year is None:
            return f"--{self.month:02d}" + (f"-{self.day:02d}" if self.day else "")
        return f"{self.year:04d}" + "".join(f"-{part:02d}" for part in (self.month, self.day) if part)

    def shifted(self, days: int) -> PartialDate | None:
        """The day so many days later, or earlier, than this one; none beyond the years that a calendar has.

        Example:
            >>> str(PartialDate(2024, 2, 28).shifted(2)), str(PartialDate(None, 2, 28).shifted(1))
            ('2024-03-01', '--03-01')
        """
        year = self.year or (_LEAP if (self.month, self.day) == (2, 29) else _USUAL)
        try:
            day = date(year, self.month or 1, self.day or 1) + timedelta(days)
        except OverflowError:
            return None
        return PartialDate(self.year and day.year, day.month, day.day)

    @property
    def datatype(self) -> str:
        """Local name of the XSD datatype: `date`, `gYearMonth`, `gYear`, `gMonthDay` or `gMonth`."""
        if self.year is None:
            return "gMonthDay" if self.day else "gMonth"
        return "date" if self.day else "gYearMonth" if self.month else "gYear"


CONTEXT = 80
"""Characters of the paragraph that the graph keeps before and after evidence."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """The shortest stretch of an article that shows a statement."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Entity:
    """A thing that statements are about, identified by its IRI.

    Attributes:
        kind: Its class.
        label: Canonical label in Vietnamese, as an official list would print it.
        iri: Deterministic and readable, `https://w3id.org/vnkg/id/<kind>-<slug>-<hash>`.
        properties: What its label or its mentions say of it, as pairs of an ontology property's
            local name and a value: `("role", "Bí thư")`, `("positionIn", Entity(BODY, "Tỉnh ủy Thái Bình", ...))`.
        aliases: Other wordings that the article uses.
    """

    kind: Kind
    label: str
    iri: str = ""
    properties: tuple[tuple[str, Value], ...] = ()
    aliases: tuple[str, ...] = ()

    @property
    def wording(self) -> str:
        """Its label as the article words it, abbreviations written out."""
        return self.aliases[0] if self.aliases else self.label


Value = Entity | PartialDate | str | int
Record = dict[str, str | int | float]
COLUMNS = tuple("source relation subject subject_id object object_id status start end evidence rule confidence".split())
"""Of `kg extract`: the contract of the scorer and of users' own pipelines."""


def key_of(value: Value) -> str:
    """What tells one object of statements from another: the IRI of an entity, else the value as printed."""
    return value.iri if isinstance(value, Entity) else str(value)


def text_of(value: Value) -> str:
    """The label of an entity, or a date, number or text as it is printed.

    Example:
        >>> text_of(Entity(Kind.BODY, "Bộ Y tế")), text_of(PartialDate(2021, 11))
        ('Bộ Y tế', '2021-11')
    """
    return value.label if isinstance(value, Entity) else str(value)


def wording_of(value: Value) -> str:
    """The same, an entity as the article words it, abbreviations written out."""
    return value.wording if isinstance(value, Entity) else str(value)


@dataclass(frozen=True, slots=True)
class Statement:
    """What an article says, with the characters that say it.

    Attributes:
        subject: Person, document or meeting.
        relation: Local name of an ontology property: `holds`, `issuedBy`, `chairedBy`, ...
        object: Entity, date or literal.
        evidence: Where the article says it.
        rule: Name of the rule that fired.
        status: For `holds`, `appointedTo` and `removedFrom`.
        confidence: Between 0 and 1.
        qualifiers: More about the statement itself, as ontology property and value: `("from", PartialDate(2015))`.
        manner: How it is told.
    """

    subject: Entity
    relation: str
    object: Value
    evidence: Evidence
    rule: str
    status: Status = Status.CURRENT
    confidence: float = 1.0
    qualifiers: tuple[tuple[str, Value], ...] = ()
    manner: frozenset[Manner] = frozenset()

    @property
    def key(self) -> tuple[str, str, str]:
        """What it states, whoever says so and in whatever words: relation, IRI of the subject, and the object."""
        return self.relation, self.subject.iri, key_of(self.object)

    @property
    def entities(self) -> tuple[Entity, ...]:
        """All that it names: its subject, its object, and what qualifies it."""
        values = (self.subject, self.object, *(value for _, value in self.qualifiers))
        return tuple(value for value in values if isinstance(value, Entity))

    def record(self, source: str) -> Record:
        """One line of `kg extract --format jsonl`, by its `COLUMNS`."""
        told = wording_of(self.object), self.object.iri if isinstance(self.object, Entity) else ""
        evidence = self.evidence.start, self.evidence.end, self.evidence.text
        whom = self.subject.wording, self.subject.iri
        values = source, self.relation, *whom, *told, str(self.status), *evidence, self.rule, self.confidence
        return dict(zip(COLUMNS, values, strict=True))


@dataclass(frozen=True, slots=True)
class Profile:
    """What one article says of a person, document or meeting as far as it decides who or what is meant.

    Attributes:
        kind: Class of the entity.
        block: Key of its name; only profiles of one kind and block can be of one entity.
        signature: The features that decide, as JSON with sorted keys; equal signatures are one entity.
        entity: IRI of the entity within its article.
    """

    kind: Kind
    block: str
    signature: str
    entity: str


@dataclass(frozen=True, slots=True)
class Extraction:
    """An article with the resolved statements found in it: what the graph stage receives.

    Attributes:
        article: As it was read.
        statements: What it says.
        profiles: What decides which entities of other articles its entities are.
    """

    article: Article
    statements: tuple[Statement, ...]
    profiles: tuple[Profile, ...] = ()


@dataclass(frozen=True, slots=True)
class Identity:
    """Which entity the profiles with one signature are of.

    Attributes:
        iri: Of the entity.
        label: Its canonical label.
        reason: Why these profiles are one entity, or why they are kept apart from others of the same name.
        properties: What the corpus knows better than the article: the full number of a document.
        edition: Of the software that has decided so, as `kg.resources.edition` gives it.
    """

    iri: str
    label: str
    reason: str
    properties: tuple[tuple[str, str], ...] = ()
    edition: str = ""
