"""A card as data: sections of lines, each line a fact with its time and the sentences that say so."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from kg.vocabulary import label


@dataclass(frozen=True, slots=True, order=True)
class Quote:
    """Where an article says it.

    Attributes:
        text: The words that prove the fact.
        article: Identifier of the article.
        start: Where the words begin in it.
        end: Where they end.
        before: What stands before them.
        after: What stands after them.
        title: Of the article.
        published: Day of the article.
        iri: Of the article.
    """

    text: str
    article: str
    start: int
    end: int
    before: str = ""
    after: str = ""
    title: str = ""
    published: str = ""
    iri: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One fact about a thing.

    Attributes:
        relation: Local name in the ontology; `^` stands before it when the thing is the fact's object.
        value: Label of the other thing, or the literal.
        iri: Of the other thing; empty for a literal.
        kind: Class of the other thing; empty for a literal.
        status: Of a position: current, former, acting, proposed.
        note: What tells more, such as the position of a body's holder.
        date: Day of the meeting, document or change.
        since: When the position was taken, as stated.
        until: When the position was left, as stated.
        seen: Days of the first and the last article that reports it, or nothing.
        quotes: The evidence, the shortest of each article; empty for what follows from the name alone.
    """

    relation: str
    value: str
    iri: str = ""
    kind: str = ""
    status: str = ""
    note: str = ""
    date: str = ""
    since: str = ""
    until: str = ""
    seen: tuple[str, ...] = ()
    quotes: tuple[Quote, ...] = ()

    @property
    def title(self) -> str:
        """The relation in Vietnamese; an arrow tells that it points at the thing."""
        name = self.relation.removeprefix("^")
        return f"← {label(name)}" if name != self.relation else label(name)

    @property
    def time(self) -> str:
        """When: the day, or the stated time of a position, else when it was reported, after a `~`.

        Example:
            >>> Line("holds", "Bộ trưởng", since="2016-04", until="2021").time
            '2016-04 – 2021'
            >>> Line("holds", "Bộ trưởng", seen=("2017-01-05", "2017-03-01")).time
            '~ 2017-01-05 – 2017-03-01'
        """
        if self.since or self.until:
            return f"{self.since or '…'} – {self.until or '…'}"
        if self.date or not self.seen:
            return self.date
        return "~ " + " – ".join(dict.fromkeys(self.seen))

    @property
    def evidence(self) -> str:
        """The words of the first quote, or nothing."""
        return self.quotes[0].text if self.quotes else ""

    @property
    def article(self) -> str:
        """The article of the first quote, or nothing."""
        return self.quotes[0].article if self.quotes else ""

    @property
    def start(self) -> int:
        """Where the first quote begins in its article."""
        return self.quotes[0].start if self.quotes else 0

    @property
    def end(self) -> int:
        """Where the first quote ends in its article."""
        return self.quotes[0].end if self.quotes else 0


@dataclass(frozen=True, slots=True)
class Section:
    """Lines under a title in Vietnamese and English."""

    vi: str
    en: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """A person, body, position, document, meeting or place, with all facts about it.

    Attributes:
        iri: Its IRI.
        kind: Its class: `Person`, `Body`, …
        label: Its name.
        aliases: Its other names.
        sections: The facts in the order of `sections.toml`, by time.
    """

    iri: str
    kind: str
    label: str
    aliases: tuple[str, ...]
    sections: tuple[Section, ...]

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines of all sections."""
        return tuple(line for section in self.sections for line in section.lines)

    def to_dict(self) -> dict[str, object]:
        """The card as what JSON can hold, without the fields that say nothing."""
        return asdict(self, dict_factory=lambda pairs: {name: value for name, value in pairs if value not in ("", ())})

    def to_text(self, most: int = 20) -> str:
        """The card for a terminal; `most` lines of a section."""
        from kg.cards.render import text

        return text(self, most)

    def to_markdown(self) -> str:
        """The card in Markdown, its evidence as footnotes."""
        from kg.cards.render import markdown

        return markdown(self)

    def _repr_html_(self) -> str:
        from kg.cards.render import html

        return html(self)
