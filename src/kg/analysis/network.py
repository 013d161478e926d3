"""The facts of a dataset as a typed networkx multigraph."""

from __future__ import annotations

from dataclasses import dataclass

import networkx as nx
from rdflib import RDFS, Dataset, Literal
from rdflib.term import Node

from kg.sparql import select
from kg.vocabulary import ONTOLOGY, kinds_of, local_name

FACTS = "SELECT DISTINCT ?s ?p ?o WHERE { ?s ?p ?o }"
CLAIMS = """SELECT ?s ?p ?o (COUNT(?claim) AS ?evidence) (MAX(?sure) AS ?confidence)
  (GROUP_CONCAT(DISTINCT STR(?status); SEPARATOR=" ") AS ?statuses) WHERE {
  GRAPH ?article {
    ?claim rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o .
    OPTIONAL { ?claim kg:status ?status }
    OPTIONAL { ?claim kg:confidence ?sure }
  }
} GROUP BY ?s ?p ?o"""  # grouped where the claims are: most of the time goes into handing over terms

Fact = tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Support:
    """What the claims say together about one fact."""

    claims: int = 0
    statuses: str = ""
    confidence: float = 0.0


def to_networkx(dataset: Dataset) -> nx.MultiDiGraph[str]:
    """Entities as nodes and the facts between them as edges, in an order that depends on nothing but the facts.

    Nodes are IRIs with `kind`, `label` and one attribute for each literal or concept (`issuedOn="2021-10-25"`,
    `bodyKind="party"`; several values are joined with "; "). Edges are keyed by the relation's local name (`holds`,
    `chairedBy`) and carry `relation`, `status`, `confidence` (the best claim's) and `evidence` (the number of
    claims). All attributes are text or numbers, so that GraphML and GEXF can write them.

    Example:
        >>> from kg.extraction import extract
        >>> from kg.graph import open_store, replace
        >>> from kg.model import Article
        >>> dataset = open_store()
        >>> replace(dataset, [extract(Article("bai", "Bà Trần Thị Mẫu, Bí thư Tỉnh ủy Hà Nam, phát biểu."))])
        >>> network = to_networkx(dataset)
        >>> [network.nodes[post]["label"] for _, post, relation in network.edges(keys=True) if relation == "holds"]
        ['Bí thư Tỉnh ủy Hà Nam']
    """
    facts: list[Fact] = sorted(map(tuple, select(dataset, FACTS)), key=_order)
    kinds = kinds_of(facts)
    labels = {s: str(o) for s, p, o in facts if p == RDFS.label and s in kinds}
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for iri, kind in kinds.items():
        network.add_node(str(iri), kind=kind, label=labels.get(iri, str(iri).rpartition("/")[2]))
    support = _support(dataset)
    for subject, predicate, value in facts:
        if subject not in kinds or not str(predicate).startswith(ONTOLOGY):
            continue
        if value in kinds:
            _add_edge(network, subject, predicate, value, support.get((subject, predicate, value), Support()))
        elif isinstance(value, Literal) or str(value).startswith(ONTOLOGY):
            _add_attribute(network.nodes[str(subject)], local_name(predicate), local_name(value))
    return network


def _order(fact: Fact) -> tuple[str, ...]:
    """Where a fact comes: of several days of one thing, those that are whole first."""
    subject, predicate, value = fact
    kind = value.datatype if isinstance(value, Literal) else None
    return str(subject), str(predicate), str(kind or ""), str(value)


def _support(dataset: Dataset) -> dict[Fact, Support]:
    return {
        (subject, predicate, value): Support(
            int(str(claims)),
            "; ".join(sorted(map(local_name, str(statuses or "").split()))),
            float(str(confidence or 0)),
        )
        for subject, predicate, value, claims, confidence, statuses in select(dataset, CLAIMS)
    }


def _add_edge(network: nx.MultiDiGraph[str], subject: Node, predicate: Node, value: Node, fact: Support) -> None:
    relation = local_name(predicate)
    network.add_edge(
        str(subject),
        str(value),
        key=relation,
        relation=relation,
        status=fact.statuses,
        confidence=fact.confidence,
        evidence=fact.claims,
    )


def _add_attribute(attributes: dict[str, str], name: str, value: str) -> None:
    attributes[name] = f"{attributes[name]}; {value}" if name in attributes else value
