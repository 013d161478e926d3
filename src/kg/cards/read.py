"""Reads all that the graph says of one thing: facts, the time of positions, and the claims behind them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

import pyoxigraph as ox
from rdflib import RDF, RDFS, SKOS, Dataset
from rdflib.term import Node

from kg.cards.model import Card, Line, Quote, Section
from kg.cards.sections import arrange
from kg.model import Kind
from kg.sparql import select
from kg.vocabulary import ID, KG, ONTOLOGY, label

MOST_QUOTES = 3
_OUT = "SELECT ?p ?other (COALESCE(?label, ?entry) AS ?called) ?date WHERE { %s ?p ?other . %s } ORDER BY DESC(?date)"
_IN = """SELECT ?p ?other ?label ?date WHERE { ?other ?p %s . FILTER (?p NOT IN (kg:person, kg:position)) %s }
ORDER BY DESC(?date)"""
_ABOUT = f"""OPTIONAL {{ ?other rdfs:label ?label }}
  OPTIONAL {{ GRAPH <{ID}gazetteer> {{ ?other rdfs:label ?entry }} }}
  OPTIONAL {{ ?other kg:heldOn|kg:issuedOn ?date }}"""
_CLAIMS = """SELECT ?p ?other ?label ?status ?text ?start ?end ?article WHERE {
  GRAPH ?g {
    ?claim rdf:%s %s ; rdf:%s ?other ; rdf:predicate ?p ; kg:evidence ?evidence .
    ?evidence oa:exact ?text ; kg:start ?start ; kg:end ?end .
    ?g kg:articleId ?article .
    OPTIONAL { ?claim kg:status ?status }
  }
  OPTIONAL { ?other rdfs:label ?label }
}"""
_RECORDS = """SELECT ?person ?position ?status ?change ?from ?to ?first ?last ?on WHERE {
  %s
  ?record kg:person ?person ; kg:position ?position ; kg:status ?status .
  OPTIONAL { ?record kg:changeType ?change }
  OPTIONAL { ?record kg:from ?from }
  OPTIONAL { ?record kg:to ?to }
  OPTIONAL { ?record kg:observedFrom ?first ; kg:observedTo ?last }
  OPTIONAL { ?record kg:changeDate ?on }
}"""
_HOLDERS = """SELECT ?post ?position ?p ?person WHERE {
  ?post kg:positionIn %s ; rdfs:label ?position .
  ?p kg:holds ?post ; rdfs:label ?person .
}"""
_HELD = """SELECT ?post ?person ?status ?text ?start ?end ?article WHERE {
  ?post kg:positionIn %s .
  GRAPH ?g {
    ?claim rdf:object ?post ; rdf:subject ?person ; rdf:predicate kg:holds ; kg:status ?status ; kg:evidence ?evidence .
    ?evidence oa:exact ?text ; kg:start ?start ; kg:end ?end .
    ?g kg:articleId ?article .
  }
}"""
_RELATIONS = {"": "holds", "appointment": "appointedTo", "removal": "removedFrom"}

Key = tuple[str, str]
Times = dict[str, str]


@dataclass(slots=True)
class _Facts:
    """What is known of the facts about a thing, each by its relation and the other end."""

    labels: dict[str, str] = field(default_factory=dict)
    dates: dict[str, str] = field(default_factory=dict)
    said: dict[Key, None] = field(default_factory=dict)
    quotes: defaultdict[Key, defaultdict[str, set[Quote]]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(set))
    )
    times: defaultdict[Key, dict[str, Times]] = field(default_factory=lambda: defaultdict(dict))


def card(dataset: Dataset, iri: str) -> Card:
    """All that the graph says of one thing, a person's positions and a body's holders by time."""
    facts, name = _Facts(), str(ox.NamedNode(iri))
    _read_facts(dataset, name, facts)
    _read_claims(dataset, name, facts)
    _read_records(dataset, name, facts)
    kind = next((kind for kind in Kind if (str(RDF.type), str(KG[kind])) in facts.said), "Entity")
    lines = [line for key in facts.said for line in _lines(key, facts)]
    if kind == Kind.BODY:
        lines = [line for line in lines if line.relation != "^positionIn"] + list(_holders(dataset, name))
    return Card(
        iri=iri,
        kind=kind,
        label=min((value for predicate, value in facts.said if predicate == str(RDFS.label)), default=iri),
        aliases=tuple(sorted(value for predicate, value in facts.said if predicate == str(SKOS.altLabel))),
        sections=tuple(Section(title["vi"], title["en"], found) for title, found in arrange(kind, lines)),
    )


def _read_facts(dataset: Dataset, name: str, facts: _Facts) -> None:
    for mark, query in (("", _OUT % (name, _ABOUT)), ("^", _IN % (name, _ABOUT))):
        for predicate, other, called, date in select(dataset, query):
            facts.said[mark + str(predicate), str(other)] = None
            facts.labels[str(other)] = str(called or "")
            facts.dates[str(other)] = str(date or "")


def _read_claims(dataset: Dataset, name: str, facts: _Facts) -> None:
    """The evidence of every fact, and the facts that are only proposed."""
    for mark, mine, others in (("", "subject", "object"), ("^", "object", "subject")):
        for predicate, other, called, status, *quoted in select(dataset, _CLAIMS % (mine, name, others)):
            key = mark + str(predicate), str(other)
            facts.said.setdefault(key)
            text, start, end, article = map(str, quoted)
            quote = Quote(text, article, int(start), int(end))
            facts.quotes[key][_local(status)].add(quote)
            facts.labels.setdefault(str(other), str(called or ""))


def _read_records(dataset: Dataset, name: str, facts: _Facts) -> None:
    """The times of the tenures and changes of a person or a position."""
    for slot, mark in (("person", ""), ("position", "^")):
        for row in select(dataset, _RECORDS % f"VALUES ?{slot} {{ {name} }}"):
            other = str(row[1] if slot == "person" else row[0])
            relation = f"{mark}{ONTOLOGY}{_RELATIONS[_local(row[3])]}"
            facts.times[relation, other][_local(row[2])] = _times(row)


def _times(row: tuple[Node | None, ...]) -> Times:
    names = ("since", "until", "first", "last", "date")
    return {key: str(value) for key, value in zip(names, row[4:], strict=True) if value is not None}


def _lines(key: Key, facts: _Facts) -> Iterator[Line]:
    """The lines of one fact: of a position, one for each status."""
    relation, other = key
    if not relation.removeprefix("^").startswith(ONTOLOGY):
        return
    named = facts.labels.get(other, "")
    short, quotes, times = relation.replace(ONTOLOGY, ""), facts.quotes[key], facts.times[key]
    for status in sorted({*quotes, *times}) or [""]:
        when = {"date": facts.dates.get(other, "")} | times.get(status, {})
        yield _line(short, named or _concept(other), other if named else "", status, when, quotes[status])


def _best(quotes: set[Quote]) -> tuple[Quote, ...]:
    """The shortest quote of each article, a few in all."""
    ranked = sorted(quotes, key=lambda quote: (len(quote.text), quote))
    shortest = {quote.article: quote for quote in reversed(ranked)}
    return tuple(sorted(shortest.values(), key=lambda quote: (len(quote.text), quote)))[:MOST_QUOTES]


def _holders(dataset: Dataset, name: str) -> Iterator[Line]:
    """The persons in a body's positions, with the position as a note."""
    quotes: defaultdict[Key, defaultdict[str, set[Quote]]] = defaultdict(lambda: defaultdict(set))
    for post, person, status, text, start, end, article in select(dataset, _HELD % name):
        quote = Quote(str(text), str(article), int(str(start)), int(str(end)))
        quotes[str(person), str(post)][_local(status)].add(quote)
    times: defaultdict[Key, dict[str, Times]] = defaultdict(dict)
    for row in select(dataset, _RECORDS % f"?position kg:positionIn {name} ."):
        if row[3] is None:
            times[str(row[0]), str(row[1])][_local(row[2])] = _times(row)
    for post, position, person, holder in select(dataset, _HOLDERS % name):
        key = str(person), str(post)
        for held in sorted({*quotes[key], *times[key]}) or [""]:
            when = times[key].get(held, {})
            yield _line("^holds", str(holder), str(person), held, when, quotes[key][held], note=str(position))


def _line(relation: str, value: str, iri: str, status: str, when: Times, quotes: set[Quote], note: str = "") -> Line:
    return Line(
        relation=relation,
        value=value,
        iri=iri,
        status=status,
        note=note,
        date=when.get("date", ""),
        since=when.get("since", ""),
        until=when.get("until", ""),
        seen=(when["first"], when["last"]) if "first" in when else (),
        quotes=_best(quotes),
    )


def _concept(value: str) -> str:
    """The label of a concept, such as a kind of body; any other value as it is."""
    name = value.removeprefix(ONTOLOGY)
    return name if name == value else label(name)


def _local(term: Node | str | None) -> str:
    return "" if term is None else str(term).removeprefix(ONTOLOGY)
