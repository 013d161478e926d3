"""The things that a graph knows most of: what is asked about them has the longest answers."""

from __future__ import annotations

from rdflib import Dataset

from kg.model import Kind
from kg.query import run

_CLAIMED = """SELECT ?label ?thing (COUNT(*) AS ?n) WHERE {
  GRAPH ?article { ?claim rdf:subject|rdf:object ?thing } ?thing a kg:%s ; rdfs:label ?label
} GROUP BY ?label ?thing ORDER BY DESC(?n) ?label LIMIT 3"""


def best_known(dataset: Dataset) -> dict[str, list[str]]:
    """The names of the three things that most is claimed of, by the kind of parameter that takes them."""
    known = {kind.lower(): [str(row[0]) for row in run(dataset, _CLAIMED % kind).rows] for kind in Kind}
    return known | {"post": known["position"], "thing": known["person"]}
