"""The graphs that come with the software rather than with articles: the ontology and the gazetteers."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import pyoxigraph as ox

from kg.graph.gazetteer import GAZETTEER_GRAPH, gazetteer_quads
from kg.resources import resource
from kg.vocabulary import ONTOLOGY

ONTOLOGY_GRAPH = ox.NamedNode(ONTOLOGY.rstrip("#"))


@cache
def reference_graphs() -> Mapping[ox.NamedNode, frozenset[ox.Quad]]:
    """The quads of each of these graphs, by its name.

    In the ontology queries find the labels of concepts, in the gazetteers what became of a place.
    """
    ontology = ox.parse(path=resource("ontology", "kg.ttl"), format=ox.RdfFormat.TURTLE)
    return {
        ONTOLOGY_GRAPH: frozenset(ox.Quad(q.subject, q.predicate, q.object, ONTOLOGY_GRAPH) for q in ontology),
        GAZETTEER_GRAPH: frozenset(gazetteer_quads()),
    }
