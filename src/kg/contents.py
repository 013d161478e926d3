"""What a graph holds: how much, and which statements."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox
from rdflib import Dataset, URIRef
from rdflib.query import ResultRow

from kg.model import COLUMNS, Kind, Record
from kg.sparql import select
from kg.vocabulary import RELATIONS, local_name, text_of

KINDS = "SELECT ?name (COUNT(DISTINCT ?thing) AS ?n) WHERE { ?thing a ?name } GROUP BY ?name"
FACTS = "SELECT ?name (COUNT(*) AS ?n) WHERE { ?subject ?name ?object } GROUP BY ?name"
CLAIMS = """SELECT ?name (COUNT(*) AS ?n) WHERE {
  GRAPH ?article { ?thing a ?name }
  FILTER (?name IN (kg:Article, kg:Claim))
} GROUP BY ?name"""
STATEMENTS = f"""SELECT {" ".join(f"?{column}" for column in COLUMNS)} WHERE {{
  GRAPH ?article {{
    %s
    ?article kg:articleId ?source .
    ?claim rdf:subject ?subject_id ; rdf:predicate ?relation ; rdf:object ?object_id ; kg:evidence ?stretch ;
      kg:rule ?rule ; kg:confidence ?confidence .
    ?stretch oa:exact ?evidence ; kg:start ?start ; kg:end ?end .
    OPTIONAL {{ ?claim kg:status ?status }}
  }}
  OPTIONAL {{ ?subject_id rdfs:label ?subject }}
  OPTIONAL {{ ?object_id rdfs:label ?object }}
}}"""
ABOUT = "VALUES ?thing { %s } { ?claim rdf:subject ?thing } UNION { ?claim rdf:object ?thing }"
NUMBERS = {"start": int, "end": int, "confidence": float}


def count(dataset: Dataset) -> list[tuple[str, str, int]]:
    """Rows of what (article, entity or relation), name in the ontology, and number; only what there is."""
    claims, things, facts = (_counts(dataset, query) for query in (CLAIMS, KINDS, FACTS))
    rows = [("source", name, claims.get(name, 0)) for name in ("Article", "Claim")]
    rows += [("entity", kind, things[kind]) for kind in Kind if kind in things]
    rows += [("relation", name, facts[name]) for name in RELATIONS if name in facts]
    return rows


def statements(dataset: Dataset, about: Iterable[str] | None = None) -> list[Record]:
    """Every claim with its evidence, in the columns of `kg extract`, by article and place in its text.

    Args:
        dataset: The graph.
        about: IRIs of the things of which a claim must name one; None for all claims.
    """
    things = None if about is None else " ".join(str(ox.NamedNode(iri)) for iri in about)
    query = STATEMENTS % ("" if things is None else ABOUT % things)
    records = map(_record, select(dataset, query))
    return sorted(records, key=lambda r: (str(r["source"]), r["start"], r["end"], *map(str, r.values())))


def _record(row: ResultRow) -> Record:
    terms = zip(row.labels, row, strict=True)
    record: Record = {name: NUMBERS.get(name, str)(local_name(term)) for name, term in terms}
    if not isinstance(row["object_id"], URIRef):  # a date or another literal
        record |= {"object": text_of(row["object_id"]), "object_id": ""}
    return record


def _counts(dataset: Dataset, query: str) -> dict[str, int]:
    return {local_name(row[0]): int(str(row[1])) for row in select(dataset, query) if row[0] is not None}
