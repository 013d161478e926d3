"""Reads all that the graph says of one thing: facts, the time of positions, and the claims behind them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import pyoxigraph as ox
from rdflib import RDF, RDFS, SKOS, Dataset
from rdflib.term import Node

from kg.cards import queries
from kg.cards.model import Card, Line, Quote, Section
from kg.cards.sections import arrange
from kg.model import Kind, telling_status
from kg.sparql import select
from kg.vocabulary import KG, ONTOLOGY, label, local_name, text_of

MOST_QUOTES = 3
_RELATIONS = {"": "holds", "appointment": "appointedTo", "removal": "removedFrom"}
_KINDS = {str(KG[kind]): str(kind) for kind in Kind}

Key = tuple[str, str]
Row = Sequence[Node | None]
Times = dict[str, str]
Quotes = defaultdict[Key, defaultdict[str, set[Quote]]]


def _no_quotes() -> Quotes:
    return defaultdict(lambda: defaultdict(set))


@dataclass(slots=True)
class _Facts:
    """What is known of the facts about a thing, each by its relation and the other end."""

    labels: dict[str, str] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)
    dates: dict[str, str] = field(default_factory=dict)
    said: dict[Key, None] = field(default_factory=dict)
    quotes: Quotes = field(default_factory=_no_quotes)
    times: defaultdict[Key, dict[str, Times]] = field(default_factory=lambda: defaultdict(dict))


def card(dataset: Dataset, iri: str, language: str = "vi", most_quotes: int = MOST_QUOTES) -> Card:
    """All that the graph says of one thing, a person's positions and a body's holders by time.

    Args:
        dataset: The graph.
        iri: Of the thing; one that the graph does not know has a card without sections.
        language: Of the names of concepts, such as the kind of a body: `vi` or `en`.
        most_quotes: How many articles are quoted for one fact.
    """
    facts, name = _Facts(), str(ox.NamedNode(iri))
    _read_facts(dataset, name, facts)
    _read_claims(dataset, name, facts)
    _read_records(dataset, name, facts)
    kind = next((kind for kind in Kind if (str(RDF.type), str(KG[kind])) in facts.said), "Entity")
    lines = [line for key in facts.said for line in _lines(key, facts, language, most_quotes)]
    if kind == Kind.BODY:
        lines = [line for line in lines if line.relation != "^positionIn"]
        lines += _holders(dataset, name, most_quotes)
    return Card(
        iri=iri,
        kind=kind,
        label=min((value for predicate, value in facts.said if predicate == str(RDFS.label)), default=iri),
        aliases=tuple(sorted(value for predicate, value in facts.said if predicate == str(SKOS.altLabel))),
        sections=tuple(Section(title["vi"], title["en"], found) for title, found in arrange(kind, lines)),
    )


def _read_facts(dataset: Dataset, name: str, facts: _Facts) -> None:
    for mark, query in (("", queries.OUT), ("^", queries.IN)):
        for predicate, other, called, kind, date in select(dataset, query % name):
            facts.said[mark + str(predicate), str(other)] = None
            facts.labels[str(other)] = str(called or "")
            facts.kinds[str(other)] = _KINDS.get(str(kind), "")
            facts.dates[str(other)] = str(date or "")


def _read_claims(dataset: Dataset, name: str, facts: _Facts) -> None:
    """The evidence of every fact, and the facts that are only proposed."""
    for mark, mine, others in (("", "subject", "object"), ("^", "object", "subject")):
        for row in select(dataset, queries.CLAIMS % (mine, name, others)):
            predicate, other, called, kind, status, *quoted = row
            key = mark + str(predicate), str(other)
            facts.said.setdefault(key)
            facts.quotes[key][local_name(status)].add(_quote(quoted))
            facts.labels.setdefault(str(other), str(called or ""))
            facts.kinds.setdefault(str(other), _KINDS.get(str(kind), ""))


def _read_records(dataset: Dataset, name: str, facts: _Facts) -> None:
    """The times of the tenures and changes of a person or a position."""
    for slot, mark in (("person", ""), ("position", "^")):
        for row in select(dataset, queries.RECORDS % f"VALUES ?{slot} {{ {name} }}"):
            other = str(row[1] if slot == "person" else row[0])
            relation = f"{mark}{ONTOLOGY}{_RELATIONS[local_name(row[3])]}"
            _add_times(facts.times[relation, other].setdefault(local_name(row[2]), {}), row)


def _add_times(known: Times, row: Row) -> None:
    """Articles may give several days for one thing: the surest stays."""
    for name, term in zip(("since", "until", "first", "last", "date"), row[4:], strict=True):
        if term is not None:
            known[name] = min(known.get(name, str(term)), str(term), key=_doubt)


def _doubt(day: str) -> tuple[bool, int, str]:
    """A day with its year comes first, then what is more precise, then what is earlier."""
    return day.startswith("--"), -len(day), day


def _quote(row: Row) -> Quote:
    text, article, start, end, *around = map(text_of, row)
    return Quote(text, article, int(start), int(end), *around)


def _lines(key: Key, facts: _Facts, language: str, most_quotes: int) -> Iterator[Line]:
    """The lines of one fact: of a position, one for each status."""
    relation, other = key
    if not relation.removeprefix("^").startswith(ONTOLOGY):
        return
    named, kind = facts.labels.get(other, ""), facts.kinds.get(other, "")
    short, quotes, times = relation.replace(ONTOLOGY, ""), facts.quotes[key], facts.times[key]
    for status in sorted({*quotes, *times}) or [""]:
        yield Line(
            relation=short,
            value=named or _concept(other, language),
            iri=other if named else "",
            kind=kind,
            status=telling_status(short, status),
            quotes=_best(quotes[status], most_quotes),
            **_when({"date": facts.dates.get(other, "")} | times.get(status, {})),
        )


def _holders(dataset: Dataset, name: str, most_quotes: int) -> Iterator[Line]:
    """The persons in a body's positions, with the position as a note."""
    quotes = _no_quotes()
    for post, person, status, *quoted in select(dataset, queries.HELD % name):
        quotes[str(person), str(post)][local_name(status)].add(_quote(quoted))
    times: defaultdict[Key, dict[str, Times]] = defaultdict(dict)
    for row in select(dataset, queries.RECORDS % f"?position kg:positionIn {name} ."):
        if row[3] is None:
            _add_times(times[str(row[0]), str(row[1])].setdefault(local_name(row[2]), {}), row)
    for post, position, person, called in select(dataset, queries.HOLDERS % name):
        key = str(person), str(post)
        for held in sorted({*quotes[key], *times[key]}) or [""]:
            yield Line(
                relation="^holds",
                value=str(called),
                iri=str(person),
                kind=Kind.PERSON,
                status=held,
                note=str(position),
                quotes=_best(quotes[key][held], most_quotes),
                **_when(times[key].get(held, {})),
            )


def _when(times: Times) -> dict[str, Any]:
    """What a line says of time."""
    stated = {name: times[name] for name in ("date", "since", "until") if name in times}
    return stated | ({"seen": (times["first"], times["last"])} if "first" in times else {})


def _best(quotes: set[Quote], most: int) -> tuple[Quote, ...]:
    """The shortest quote of each article, a few in all."""
    ranked = sorted(quotes, key=lambda quote: (len(quote.text), quote))
    shortest = {quote.article: quote for quote in reversed(ranked)}
    return tuple(sorted(shortest.values(), key=lambda quote: (len(quote.text), quote)))[:most]


def _concept(value: str, language: str) -> str:
    """The label of a concept, such as a kind of body; any other value as it is."""
    name = local_name(value)
    return name if name == value else label(name, language)
