"""Statements as claims with evidence, and the tenures and personnel changes that they report."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.metadata import version

import pyoxigraph as ox
from rdflib.namespace import RDF

from kg.errors import ValidationError
from kg.graph.terms import TYPE, Fact, Term, concept_node, literal, node, property_node, value_term
from kg.iris import mint
from kg.model import CONTEXT, Article, Evidence, Statement, Status
from kg.resources import edition

Pair = tuple[str, Term]

_SUBJECT, _PREDICATE, _OBJECT = (ox.NamedNode(str(term)) for term in (RDF.subject, RDF.predicate, RDF.object))
_OA = "http://www.w3.org/ns/oa#"
_RECORDS: dict[str, tuple[str, str, str | None]] = {
    "holds": ("tenure", "Tenure", None),
    "appointedTo": ("change", "PersonnelChange", "appointment"),
    "removedFrom": ("change", "PersonnelChange", "removal"),
}


def article_node(article: Article) -> ox.NamedNode:
    """The IRI of an article and of its named graph; it stays when the text changes."""
    return ox.NamedNode(mint("article", article.id, article.source))


def fact(statement: Statement, article: ox.NamedNode) -> Fact:
    """The triple that a statement asserts."""
    value = value_term(statement.relation, statement.object, article)
    return Fact(node(statement.subject), property_node(statement.relation), value)


def record_facts(statement: Statement, article: ox.NamedNode) -> Iterator[Fact]:
    """The tenure of `holds`, the change of `appointedTo` and `removedFrom`, with the statement's qualifiers."""
    if statement.relation not in _RECORDS:
        return
    _, kind, change = _RECORDS[statement.relation]
    subject, triple = record_node(statement, article), fact(statement, article)
    pairs: list[Pair] = [("person", triple.subject), ("position", triple.object), _status(statement.status)]
    if change:
        pairs.append(("changeType", concept_node("changeType", change)))
    yield Fact(subject, TYPE, property_node(kind))
    for name, value in pairs + _qualifiers(statement, article):
        yield Fact(subject, property_node(name), value)


def record_node(statement: Statement, article: ox.NamedNode) -> ox.NamedNode:
    """The IRI of a tenure or change: the same person, position and status are the same record in every article."""
    name, _, change = _RECORDS[statement.relation]
    triple = fact(statement, article)
    return ox.NamedNode(mint(name, "", str(triple.subject), str(triple.object), change or "", statement.status))


def reported_record(statement: Statement, article: ox.NamedNode) -> ox.NamedNode | None:
    """The tenure or change that a statement reports, or None."""
    return record_node(statement, article) if statement.relation in _RECORDS else None


def claim_quads(statement: Statement, article: Article, graph: ox.NamedNode) -> Iterator[ox.Quad]:
    """A claim and its evidence, as they stand in the article's named graph."""
    triple = fact(statement, graph)
    evidence = ox.NamedNode(mint("evidence", "", graph.value, *_offsets(statement)))
    identity = (*map(str, triple), statement.status, *_offsets(statement))
    claim = ox.NamedNode(mint("claim", "", graph.value, *identity))
    yield ox.Quad(claim, TYPE, property_node("Claim"), graph)
    for predicate, term in zip((_SUBJECT, _PREDICATE, _OBJECT), triple, strict=True):
        yield ox.Quad(claim, predicate, term, graph)
    yield ox.Quad(claim, property_node("evidence"), evidence, graph)
    for name, value in _about(statement, graph):
        yield ox.Quad(claim, property_node(name), value, graph)
    yield from _evidence_quads(evidence, statement.evidence, article, graph)


def article_quads(article: Article, graph: ox.NamedNode) -> Iterator[ox.Quad]:
    """What is known of the article itself."""
    yield ox.Quad(graph, TYPE, property_node("Article"), graph)
    texts = {
        "articleId": article.id,
        "title": article.title,
        "source": article.source,
        "sha256": article.sha256,
        "edition": edition(),
        "text": article.text,
    }
    known = {name: literal(text) for name, text in texts.items() if text}
    if article.published:
        known["published"] = literal(article.published, "date")
    if article.url:
        known["url"] = literal(article.url, "anyURI")
    for name, value in known.items():
        yield ox.Quad(graph, property_node(name), value, graph)


def _about(statement: Statement, article: ox.NamedNode) -> list[Pair]:
    pairs: list[Pair] = [
        ("article", article),
        ("rule", literal(statement.rule)),
        ("confidence", literal(f"{statement.confidence:.3f}", "decimal")),
        ("softwareVersion", literal(_version())),
    ]
    if statement.relation in _RECORDS:
        return [*pairs, _status(statement.status), ("reports", record_node(statement, article))]
    return pairs + _qualifiers(statement, article)


def _status(status: Status) -> Pair:
    return "status", concept_node("status", status)


def _qualifiers(statement: Statement, article: ox.NamedNode) -> list[Pair]:
    return [(name, value_term(name, value, article)) for name, value in statement.qualifiers]


def _evidence_quads(
    evidence: ox.NamedNode, found: Evidence, article: Article, graph: ox.NamedNode
) -> Iterator[ox.Quad]:
    if article.text[found.start : found.end] != found.text:
        raise ValidationError(f"{article.id}: evidence at {found.start} to {found.end} is not what the text says there")
    yield ox.Quad(evidence, TYPE, property_node("Evidence"), graph)
    yield ox.Quad(evidence, property_node("article"), graph, graph)
    yield ox.Quad(evidence, property_node("start"), literal(found.start, "integer"), graph)
    yield ox.Quad(evidence, property_node("end"), literal(found.end, "integer"), graph)
    before, after = _context(article.text, found)
    for name, text in (("exact", found.text), ("prefix", before), ("suffix", after)):
        if text:
            yield ox.Quad(evidence, ox.NamedNode(_OA + name), ox.Literal(text), graph)


def _context(text: str, found: Evidence) -> tuple[str, str]:
    """What stands before and after in the same paragraph."""
    before = text[max(0, found.start - CONTEXT) : found.start].rpartition("\n")[2]
    after = text[found.end : found.end + CONTEXT].partition("\n")[0]
    return before, after


def _offsets(statement: Statement) -> tuple[str, str]:
    return str(statement.evidence.start), str(statement.evidence.end)


@cache
def _version() -> str:
    return version("vnkg")
