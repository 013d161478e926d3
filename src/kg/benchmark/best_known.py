"""The things that a graph knows most of: what is asked about them has the longest answers."""

from __future__ import annotations

from collections.abc import Mapping

from rdflib import Dataset

from kg.model import Kind
from kg.query import Parameter, Question, run

_VALUES = {"date": "2017", "text": "kinh tế"}  # of the parameters of questions that are no things of the graph

_CLAIMED = """SELECT ?label ?thing (COUNT(*) AS ?n) WHERE {
  GRAPH ?article { ?claim rdf:subject|rdf:object ?thing } ?thing a kg:%s ; rdfs:label ?label
} GROUP BY ?label ?thing ORDER BY DESC(?n) ?label LIMIT 3"""


def best_known(dataset: Dataset) -> dict[str, list[str]]:
    """The names of the three things that most is claimed of, by the kind of parameter that takes them."""
    known = {kind.lower(): [str(row[0]) for row in run(dataset, _CLAIMED % kind).rows] for kind in Kind}
    return known | {"post": known["position"], "thing": known["person"]}


def values(question: Question, known: Mapping[str, list[str]], turn: int = 0) -> dict[str, str]:
    """What a question is asked with: its defaults, and of the best known things others on each turn."""
    return {one.name: one.default or _value(one, known, turn) for one in question.parameters}


def _value(parameter: Parameter, known: Mapping[str, list[str]], turn: int) -> str:
    names = known.get(parameter.kind) or [_VALUES.get(parameter.kind, parameter.example)]
    return names[turn % len(names)]
