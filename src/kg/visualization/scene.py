"""What a picture shows: things, the links between them, and the sentences that prove both."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """The article that a quotation is from; one without a headline has its identifier for a title."""

    iri: str
    title: str = ""
    published: str = ""
    publisher: str = ""
    url: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Quote:
    """A piece of evidence: `exact` between what stands before and after it in the sentence."""

    article: str
    start: int
    exact: str
    prefix: str = ""
    suffix: str = ""
    rule: str = ""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """When somebody held a position; ISO dates, possibly only a year.

    Attributes:
        since: When it began, if an article says so.
        until: When it ended.
        seen_from: The day of the first article that says that it is so.
        seen_to: The day of the last.
    """

    since: str = ""
    until: str = ""
    seen_from: str = ""
    seen_to: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Fact:
    """A link between two things, or a literal that one thing has.

    Attributes:
        subject: IRI of a thing.
        relation: Local name of the ontology's property.
        value: IRI of another thing, or the literal's text.
        status: `current`, `former`, `acting` or `proposed` for positions; empty for everything else.
        period: When it was so.
        quotes: Where articles say it; empty for what follows from a name (`positionIn`).
    """

    subject: str
    relation: str
    value: str
    status: str = ""
    period: Period = Period()
    quotes: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Thing:
    """An entity: a node of the picture."""

    iri: str
    kind: str
    label: str
    aliases: tuple[str, ...] = ()
    literals: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class Scene:
    """All that one picture shows, in an order that depends on its content only."""

    things: tuple[Thing, ...]
    links: tuple[Fact, ...]
    sources: tuple[Source, ...] = ()

    def only(self, iris: Iterable[str]) -> Scene:
        """The things named, the links among them, and the articles quoted."""
        wanted = frozenset(iris)
        things = tuple(thing for thing in self.things if thing.iri in wanted)
        links = tuple(link for link in self.links if link.subject in wanted and link.value in wanted)
        facts = (*links, *(fact for thing in things for fact in thing.literals))
        quoted = {quote.article for fact in facts for quote in fact.quotes}
        return Scene(things, links, tuple(source for source in self.sources if source.iri in quoted))

    def degrees(self) -> dict[str, int]:
        """How many links each thing has."""
        degrees = dict.fromkeys((thing.iri for thing in self.things), 0)
        for link in self.links:
            degrees[link.subject] += 1
            degrees[link.value] += 1
        return degrees
