"""An extraction as RDF: facts for the default graph, claims and evidence for the article's named graph.

A fact is stored once, whatever the number of articles that state it. So that removing an article finds the facts that
no other article supports, the article's graph also holds fingerprints of the facts that it supports, at their subject:
one quad for each subject, found by an index look-up, without a second copy of the facts.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from kg.graph.claims import (
    article_node,
    article_quads,
    claim_quads,
    fact,
    record_facts,
    reported_record,
)
from kg.graph.gazetteer import entry_facts
from kg.graph.profiles import link_quads
from kg.graph.shapes import single
from kg.graph.terms import TYPE, Fact, Term, describe, literal, n_quads, property_node
from kg.kinds import COURTS, OF_STATE
from kg.model import Entity, Extraction, Statement, Status, Value

_STATE = OF_STATE | {COURTS}


@dataclass(frozen=True, slots=True)
class ArticleGraph:
    """What one article contributes to the dataset.

    Attributes:
        iri: The article, which names its graph.
        facts: Triples of the default graph that the article supports.
        quads: Claims, evidence, fingerprints and the article's own data, in the named graph.
        records: Tenures and personnel changes that the article reports.
        published: ISO date of publication, if known.
    """

    iri: ox.NamedNode
    facts: frozenset[Fact]
    quads: frozenset[ox.Quad]
    records: frozenset[ox.NamedNode]
    published: str | None

    def written(self) -> WrittenGraph:
        """The same with facts and quads written as N-Quads."""
        facts = n_quads(fact.quad for fact in self.facts)
        return WrittenGraph(self.iri, facts, n_quads(self.quads), self.records, self.published)


@dataclass(frozen=True, slots=True)
class WrittenGraph:
    """An article's graph with facts and quads as N-Quads, which go between processes and into a store as they are."""

    iri: ox.NamedNode
    facts: bytes
    quads: bytes
    records: frozenset[ox.NamedNode]
    published: str | None


def article_graph(extraction: Extraction) -> ArticleGraph:
    """The RDF of one article: a pure function of the extraction.

    Raises:
        OntologyError: A relation, property or concept is not in the ontology.
        ValidationError: Evidence does not agree with the text, or an entity has no IRI.
    """
    article, iri = extraction.article, article_node(extraction.article)
    facts: set[Fact] = set()
    quads: set[ox.Quad] = {*article_quads(article, iri), *link_quads(extraction.profiles, iri)}
    for entity in _named(extraction.statements):
        facts.update(describe(entity, iri))
    for statement in extraction.statements:
        facts.update(_facts(statement, iri))
        quads.update(claim_quads(statement, article, iri))
    facts.update(entry_facts(tuple(facts), article.published))
    facts = _settled(facts)
    quads.update(_marks(facts, iri))
    records = {record for statement in extraction.statements if (record := reported_record(statement, iri))}
    return ArticleGraph(iri, frozenset(facts), frozenset(quads), frozenset(records), article.published)


def _settled(facts: Iterable[Fact]) -> set[Fact]:
    """The facts with one value of what each thing has only one of, even if the article tells it in two ways.

    So what is read of one body does not keep all else that the article says out of the graph.
    """
    found: set[Fact] = set()
    first: dict[tuple[ox.NamedNode, ox.NamedNode], Fact] = {}
    for one in facts:
        if one.predicate not in single():
            found.add(one)
        else:
            key = one.subject, one.predicate
            first[key] = min(one, first.get(key, one), key=lambda fact: str(fact.object))
    return found | {*first.values()}


def _marks(facts: Iterable[Fact], article: ox.NamedNode) -> Iterator[ox.Quad]:
    """The fingerprints of facts at each of their subjects."""
    marks: defaultdict[ox.NamedNode, list[str]] = defaultdict(list)
    for subject, predicate, value in facts:
        marks[subject].append(fingerprint(predicate, value))
    for subject, several in marks.items():
        yield ox.Quad(subject, property_node("fingerprint"), literal(" ".join(sorted(several))), article)


def fingerprint(predicate: ox.NamedNode, value: Term | ox.BlankNode | ox.Triple) -> str:
    """A short hash of a fact's property and value."""
    return hashlib.blake2b(f"{predicate} {value}".encode(), digest_size=7).hexdigest()


def observed(record: ox.NamedNode, dates: set[str]) -> Iterator[Fact]:
    """When a tenure or change was reported: the first and the last date of publication."""
    if dates:
        yield Fact(record, property_node("observedFrom"), literal(min(dates), "date"))
        yield Fact(record, property_node("observedTo"), literal(max(dates), "date"))


def _named(statements: Iterable[Statement]) -> Iterable[Entity]:
    """The entities that statements name, each once for all statements that share it."""
    return {id(entity): entity for statement in statements for entity in statement.entities}.values()


def _facts(statement: Statement, article: ox.NamedNode) -> Iterator[Fact]:
    """All that becomes true by a statement; what is only proposed is claimed and makes a record, but no fact."""
    yield from record_facts(statement, article)
    if statement.status is not Status.PROPOSED:
        yield fact(statement, article)
    if statement.relation == "issuedBy" and _is_of_the_state(statement.object):
        yield Fact(fact(statement, article).subject, TYPE, property_node("LegalDocument"))


def _is_of_the_state(issuer: Value) -> bool:
    return isinstance(issuer, Entity) and any(
        name == "bodyKind" and value in _STATE for name, value in issuer.properties
    )
