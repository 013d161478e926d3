"""What the graph knows of one thing, with the sentences that say so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from rdflib import RDF, RDFS, SKOS, Dataset
from rdflib.query import ResultRow
from rdflib.term import Node

from kg.model import Kind
from kg.query import find
from kg.vocabulary import ID, KG, ONTOLOGY, RELATIONS, label

__all__ = ["Card", "Line", "card", "find"]

PREFIXES = f"PREFIX kg: <{ONTOLOGY}> PREFIX rdf: <{RDF}> PREFIX rdfs: <{RDFS}> PREFIX oa: <http://www.w3.org/ns/oa#>"
CLAIMS = """%s
SELECT ?p ?other ?label ?status ?exact ?start ?end ?id WHERE {
  GRAPH ?article {
    ?claim rdf:%s <%s> ; rdf:predicate ?p ; rdf:%s ?other ; kg:evidence ?evidence .
    ?evidence oa:exact ?exact ; kg:start ?start ; kg:end ?end .
    ?article kg:articleId ?id .
    OPTIONAL { ?claim kg:status ?status }
  }
  OPTIONAL { ?other rdfs:label ?label }
}"""
FACTS = f"""%s
SELECT ?p ?other ?label WHERE {{
  <%s> ?p ?other .
  OPTIONAL {{ {{ ?other rdfs:label ?label }} UNION {{ GRAPH <{ID}gazetteer> {{ ?other rdfs:label ?label }} }} }}
}}"""


@dataclass(frozen=True, slots=True, order=True)
class Line:
    """One fact about a thing, and one piece of evidence for it.

    Attributes:
        relation: Local name in the ontology; `^` stands before it when the thing is the fact's object.
        value: Label of the other thing, or the literal.
        status: Of a position: current, former, acting, proposed.
        evidence: What the article says.
        article: Its identifier; empty for what follows from the name alone.
        start: Where the evidence begins in the article.
        end: Where it ends.
    """

    relation: str
    value: str
    status: str = ""
    evidence: str = ""
    article: str = ""
    start: int = 0
    end: int = 0

    @property
    def title(self) -> str:
        """The relation in Vietnamese; an arrow tells that it points at the thing."""
        name = self.relation.removeprefix("^")
        return f"← {label(name)}" if name != self.relation else label(name)


@dataclass(frozen=True, slots=True)
class Card:
    """A person, body, position, document, meeting or place, with all facts about it."""

    iri: str
    kind: str
    label: str
    aliases: tuple[str, ...]
    lines: tuple[Line, ...]

    def _repr_html_(self) -> str:
        also = f" ({escape('; '.join(self.aliases))})" if self.aliases else ""
        rows = "".join(
            f"<tr><td>{escape(line.title)}</td><td>{escape(line.value)}</td><td>{escape(line.status)}</td>"
            f"<td>{escape(line.evidence)}</td><td>{escape(line.article)}</td></tr>"
            for line in self.lines
        )
        return f"<h4>{escape(self.label)}{also}: {escape(label(self.kind))}</h4><table>{rows}</table>"


def card(dataset: Dataset, iri: str) -> Card:
    """All that the graph says of one thing."""
    facts: dict[str, list[tuple[Node, str]]] = defaultdict(list)
    for predicate, other, name in _rows(dataset, FACTS % (PREFIXES, iri)):
        facts[str(predicate)].append((other, _text(name or other)))
    claimed = {*_lines(dataset, iri, "subject", "object"), *_lines(dataset, iri, "object", "subject")}
    said = {(line.relation, line.value) for line in claimed}
    described = {
        Line(predicate.removeprefix(ONTOLOGY), value)
        for predicate, values in facts.items()
        for _, value in values
        if predicate.startswith(ONTOLOGY) and (predicate.removeprefix(ONTOLOGY), value) not in said
    }
    kinds = [kind for kind in Kind if any(other == KG[kind] for other, _ in facts[str(RDF.type)])]
    return Card(
        iri=iri,
        kind=kinds[0] if kinds else "Entity",
        label=next((value for _, value in facts[str(RDFS.label)]), iri),
        aliases=tuple(sorted(value for _, value in facts[str(SKOS.altLabel)])),
        lines=tuple(sorted(claimed | described, key=_place)),
    )


def _lines(dataset: Dataset, iri: str, mine: str, others: str) -> Iterator[Line]:
    mark = "" if mine == "subject" else "^"
    for predicate, other, name, status, exact, start, end, article in _rows(
        dataset, CLAIMS % (PREFIXES, mine, iri, others)
    ):
        yield Line(
            relation=mark + str(predicate).removeprefix(ONTOLOGY),
            value=_text(name or other),
            status=_text(status),
            evidence=str(exact),
            article=str(article),
            start=int(str(start)),
            end=int(str(end)),
        )


def _place(line: Line) -> tuple[int, bool, str, Line]:
    """Relations in the order of the ontology, from the thing before to the thing; the rest by name."""
    name = line.relation.removeprefix("^")
    rank = RELATIONS.index(name) if name in RELATIONS else len(RELATIONS)
    return rank, name != line.relation, name, line


def _rows(dataset: Dataset, query: str) -> Iterator[tuple[Node, ...]]:
    return (tuple(row) for row in dataset.default_graph.query(query) if isinstance(row, ResultRow))


def _text(term: Node | None) -> str:
    return "" if term is None else str(term).removeprefix(ONTOLOGY)
