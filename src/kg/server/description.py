"""The service description of the endpoint, as SPARQL 1.1 Service Description wants it."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox
from rdflib.namespace import RDF

SD = "http://www.w3.org/ns/sparql-service-description#"
FORMATS = "http://www.w3.org/ns/formats/"
RESULT_FORMATS = (
    "SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV",
    "Turtle", "N-Triples", "JSON-LD", "RDF_XML",
)  # fmt: skip


def describe(endpoint: str) -> Iterator[ox.Triple]:
    """What the endpoint at this address can do, without a blank node."""
    service, dataset, default = (f"{endpoint}{part}" for part in ("#service", "#dataset", "#default-graph"))
    yield _triple(service, str(RDF.type), SD + "Service")
    yield _triple(service, SD + "endpoint", endpoint)
    yield _triple(service, SD + "supportedLanguage", SD + "SPARQL11Query")
    for name in RESULT_FORMATS:
        yield _triple(service, SD + "resultFormat", FORMATS + name)
    yield _triple(service, SD + "defaultDataset", dataset)
    yield _triple(dataset, str(RDF.type), SD + "Dataset")
    yield _triple(dataset, SD + "defaultGraph", default)
    yield _triple(default, str(RDF.type), SD + "Graph")


def _triple(*iris: str) -> ox.Triple:
    subject, predicate, value = map(ox.NamedNode, iris)
    return ox.Triple(subject, predicate, value)
