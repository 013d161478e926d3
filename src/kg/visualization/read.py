"""Reads the facts of a dataset and the evidence for them into a scene."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator

from rdflib import RDFS, SKOS, Dataset, Literal
from rdflib.term import Node

from kg.sparql import select
from kg.visualization.part import iri_term
from kg.visualization.scene import Fact, Period, Quote, Scene, Source, Thing
from kg.vocabulary import ONTOLOGY, kinds_of, local_name, text_of

# Each `%s` is the place for the things or articles that a part is limited to.
FACTS = "SELECT DISTINCT ?s ?p ?o WHERE { %s ?s ?p ?o }"

CLAIMS = """SELECT ?s ?p ?o ?status ?article ?start ?exact ?prefix ?suffix ?rule ?confidence WHERE {
  %s
  GRAPH ?article {
    ?claim rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ; kg:evidence ?evidence .
    ?evidence oa:exact ?exact ; kg:start ?start .
    OPTIONAL { ?evidence oa:prefix ?prefix }
    OPTIONAL { ?evidence oa:suffix ?suffix }
    OPTIONAL { ?claim kg:status ?status }
    OPTIONAL { ?claim kg:rule ?rule }
    OPTIONAL { ?claim kg:confidence ?confidence }
  }
}"""

TENURES = """SELECT ?s ?position ?status ?since ?until ?seen_from ?seen_to WHERE {
  %s
  ?tenure a kg:Tenure ; kg:person ?s ; kg:position ?position ; kg:status ?status .
  OPTIONAL { ?tenure kg:from ?since }
  OPTIONAL { ?tenure kg:to ?until }
  OPTIONAL { ?tenure kg:observedFrom ?seen_from }
  OPTIONAL { ?tenure kg:observedTo ?seen_to }
}"""

ARTICLES = """SELECT ?article (COALESCE(?title, ?id, STR(?article)) AS ?called) ?published ?source ?url ?text WHERE {
  %s
  GRAPH ?article {
    ?article a kg:Article .
    OPTIONAL { ?article kg:articleId ?id }
    OPTIONAL { ?article kg:title ?title }
    OPTIONAL { ?article kg:published ?published }
    OPTIONAL { ?article kg:source ?source }
    OPTIONAL { ?article kg:url ?url }
    OPTIONAL { ?article kg:text ?text }
  }
}"""

Triple = tuple[Node, Node, Node]
Claims = dict[Triple, dict[str, list[Quote]]]
Periods = dict[tuple[str, ...], Period]


def read(dataset: Dataset, part: Collection[str] | None = None) -> Scene:
    """A graph, or the part of it that `part` names, as a scene: entities, links, literals, every claim's evidence.

    What is only proposed is claimed without being a fact; it is part of the scene with that status.
    """
    limit = "" if part is None else _limited("s", part)
    triples: list[Triple] = sorted((s, p, o) for s, p, o in select(dataset, FACTS % limit))
    claims, periods = _claims(dataset, limit), _periods(dataset, limit)
    kinds = kinds_of(triples)
    links: list[Fact] = []
    literals: dict[Node, list[Fact]] = defaultdict(list)
    for triple in sorted({*triples, *claims}):
        subject, predicate, value = triple
        if subject not in kinds or not str(predicate).startswith(ONTOLOGY):
            continue
        if value in kinds:
            links += _facts(triple, claims, periods)
        elif isinstance(value, Literal) or str(value).startswith(ONTOLOGY):
            literals[subject] += _facts(triple, claims, periods)
    things = sorted(_things(triples, kinds, literals))
    quoted = {quote.article for facts in (links, *literals.values()) for fact in facts for quote in fact.quotes}
    sources = _sources(dataset, "" if part is None else _limited("article", quoted))
    return Scene(tuple(things), tuple(sorted(links)), tuple(sorted(sources)))


def _limited(variable: str, iris: Collection[str]) -> str:
    return f"VALUES ?{variable} {{ {' '.join(iri_term(iri) for iri in sorted(iris))} }}"


def _things(triples: list[Triple], kinds: dict[Node, str], literals: dict[Node, list[Fact]]) -> Iterator[Thing]:
    labels = {s: str(o) for s, p, o in triples if p == RDFS.label}
    aliases: dict[Node, list[str]] = defaultdict(list)
    for subject, predicate, value in triples:
        if predicate == SKOS.altLabel:
            aliases[subject].append(str(value))
    for iri, kind in kinds.items():
        label = labels.get(iri, str(iri).rpartition("/")[2])
        yield Thing(str(iri), kind, label, tuple(aliases[iri]), tuple(literals[iri]))


def _facts(triple: Triple, claims: Claims, periods: Periods) -> Iterable[Fact]:
    """One fact for each status under which articles claim it: what is former in one may be current in another."""
    subject, predicate, value = str(triple[0]), local_name(triple[1]), str(triple[2])
    for status, quotes in sorted(claims.get(triple, {"": []}).items()):
        period = periods.get((subject, value, status), Period()) if predicate == "holds" else Period()
        yield Fact(subject, predicate, value, status, period, tuple(sorted(set(quotes))))


def _claims(dataset: Dataset, limit: str) -> Claims:
    claims: Claims = defaultdict(lambda: defaultdict(list))
    for s, p, o, status, article, start, exact, prefix, suffix, rule, confidence in select(dataset, CLAIMS % limit):
        quote = Quote(
            article=str(article),
            start=int(str(start)),
            exact=str(exact),
            prefix=text_of(prefix),
            suffix=text_of(suffix),
            rule=text_of(rule),
            confidence=1.0 if confidence is None else float(str(confidence)),
        )
        claims[s, p, o][local_name(status)].append(quote)
    return claims


def _periods(dataset: Dataset, limit: str) -> Periods:
    """When a person held a position with a status, by person, position and status."""
    rows = sorted(tuple(map(local_name, row)) for row in select(dataset, TENURES % limit))
    return {row[:3]: Period(*row[3:]) for row in rows}


def _sources(dataset: Dataset, limit: str) -> Iterator[Source]:
    return (Source(*map(text_of, row)) for row in select(dataset, ARTICLES % limit))
