"""What the graph says of one thing or in one article, fact by fact, with the sentences that say so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import pyoxigraph as ox

from kg.model import Kind
from kg.sparql import PROLOGUE
from kg.vocabulary import KG, ONTOLOGY

MOST = 2000
"""Rows read of each kind: a page about the capital has an end."""

NAMES = "SELECT ?p ?value { %(thing)s ?p ?value FILTER(?p IN (rdf:type, rdfs:label, skos:altLabel)) }"
FACTS = """SELECT ?direction ?p ?other ?label ?class {
  { %(thing)s ?p ?other BIND("out" AS ?direction) } UNION { ?other ?p %(thing)s BIND("in" AS ?direction) }
  FILTER(STRSTARTS(STR(?p), STR(kg:)))
  OPTIONAL { ?other rdfs:label ?label }
  OPTIONAL { ?other a ?class }
} LIMIT %(most)d"""
CLAIMS = """SELECT ?direction ?p ?other ?status ?article ?title ?published ?start ?exact ?prefix ?suffix ?label ?class {
  GRAPH ?article {
    { ?claim rdf:subject %(thing)s ; rdf:object ?other BIND("out" AS ?direction) }
    UNION { ?claim rdf:object %(thing)s ; rdf:subject ?other BIND("in" AS ?direction) }
    ?claim rdf:predicate ?p ; kg:evidence ?evidence .
    ?evidence oa:exact ?exact ; kg:start ?start .
    OPTIONAL { ?evidence oa:prefix ?prefix }
    OPTIONAL { ?evidence oa:suffix ?suffix }
    OPTIONAL { ?claim kg:status ?status }
    OPTIONAL { ?article kg:title ?title }
    OPTIONAL { ?article kg:published ?published }
  }
  OPTIONAL { ?other rdfs:label ?label }
  OPTIONAL { ?other a ?class }
} LIMIT %(most)d"""
TENURES = """SELECT ?person ?position ?status ?since ?until {
  { ?tenure kg:person %(thing)s } UNION { ?tenure kg:position %(thing)s }
  ?tenure kg:person ?person ; kg:position ?position ; kg:status ?status .
  OPTIONAL { ?tenure kg:from ?since }
  OPTIONAL { ?tenure kg:to ?until }
} LIMIT %(most)d"""
_KINDS: Mapping[str, str] = {str(KG[kind]): str(kind) for kind in Kind}

Row = dict[str, str]


@dataclass(frozen=True, slots=True, order=True)
class Quote:
    """A piece of evidence: `exact` between what stands before and after it."""

    published: str
    article: str
    start: int
    exact: str
    prefix: str = ""
    suffix: str = ""
    title: str = ""


@dataclass(slots=True)
class Fact:
    """A fact about a thing.

    Attributes:
        relation: Local name in the ontology.
        outgoing: Whether the thing is the fact's subject.
        value: Label of the other thing, or the literal.
        iri: Of the other thing; empty for literals.
        kind: Of the other thing.
        status: Of a position: current, former, acting, proposed.
        since: When it began, if an article says so.
        until: When it ended.
        quotes: Where articles say it; none for what follows from a name.
    """

    relation: str
    outgoing: bool
    value: str
    iri: str = ""
    kind: str = ""
    status: str = ""
    since: str = ""
    until: str = ""
    quotes: list[Quote] = field(default_factory=list)


Found = dict[tuple[bool, str, str], dict[str, Fact]]
"""Facts by direction, relation and other end, then by status."""


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing with the facts about it."""

    iri: str
    kind: str
    label: str
    aliases: tuple[str, ...]
    facts: tuple[Fact, ...]


def about(store: ox.Store, thing: ox.NamedNode) -> Thing | None:
    """What the graph says of a thing; None if it says nothing."""
    names: dict[str, list[str]] = defaultdict(list)
    for row in rows(store, NAMES, thing):
        names[row["p"].rpartition("#")[2]].append(row["value"])
    facts = _facts(store, thing)
    if not names and not facts:
        return None
    kind = next((_KINDS[name] for name in names["type"] if name in _KINDS), "")
    label = next(iter(names["label"]), thing.value.rpartition("/")[2])
    return Thing(thing.value, kind, label, tuple(sorted(names["altLabel"])), tuple(facts))


def _facts(store: ox.Store, thing: ox.NamedNode) -> list[Fact]:
    """What articles claim, with their sentences, and what else is so."""
    found: Found = defaultdict(dict)
    for row in rows(store, CLAIMS, thing):
        fact = _fact(row)
        found[_key(row)].setdefault(fact.status, fact).quotes.append(_quote(row))
    for row in rows(store, FACTS, thing):
        if not found[_key(row)] and _is_for_people(row):
            found[_key(row)][""] = _fact(row)
    _date(store, thing, found)
    facts = [fact for said in found.values() for fact in said.values()]
    for fact in facts:
        fact.quotes.sort()
    return sorted(facts, key=_place)


def rows(store: ox.Store, query: str, thing: ox.NamedNode) -> Iterator[Row]:
    """The answer to a query about a thing, as text; its IRI comes into the query as Oxigraph writes terms."""
    solutions = store.query(PROLOGUE + query % {"thing": thing, "most": MOST})
    assert isinstance(solutions, ox.QuerySolutions)
    names = [variable.value for variable in solutions.variables]
    for solution in solutions:
        yield {name: "" if (term := solution[name]) is None else _text(term) for name in names}


def _date(store: ox.Store, thing: ox.NamedNode, found: Found) -> None:
    """Say when positions were held."""
    for row in rows(store, TENURES, thing):
        outgoing = row["person"] == thing.value
        held = found.get((outgoing, "holds", row["position" if outgoing else "person"]), {})
        status = row["status"].removeprefix(ONTOLOGY)
        if status in held:
            held[status].since, held[status].until = row["since"], row["until"]


def _is_for_people(row: Row) -> bool:
    """Whether the other end is a thing, a value or a concept, and no record such as a tenure."""
    return row["class"] in _KINDS or (not row["class"].startswith(ONTOLOGY) and row["direction"] == "out")


def _key(row: Row) -> tuple[bool, str, str]:
    return row["direction"] == "out", row["p"].removeprefix(ONTOLOGY), row["other"]


def _fact(row: Row) -> Fact:
    outgoing, relation, other = _key(row)
    kind = _KINDS.get(row["class"], "")
    status = row.get("status", "").removeprefix(ONTOLOGY)
    return Fact(relation, outgoing, row["label"] or other, other if kind else "", kind, status)


def _quote(row: Row) -> Quote:
    texts = (row["exact"], row["prefix"], row["suffix"], row["title"])
    return Quote(row["published"], row["article"], int(row["start"]), *texts)


def _place(fact: Fact) -> tuple[str, bool, int, str, str]:
    """What more articles say comes first."""
    return fact.relation, not fact.outgoing, -len(fact.quotes), fact.value, fact.status


def _text(term: object) -> str:
    assert isinstance(term, ox.NamedNode | ox.Literal | ox.BlankNode)
    return term.value
