"""The page of a thing or an article, or its data: what its IRI leads to."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict

import pyoxigraph as ox

from kg.cards import Card, card
from kg.server.article import Article, article
from kg.server.desk import Answer, Desk, Request
from kg.server.evaluate import write_graph
from kg.server.formats import GRAPHS, choose
from kg.server.limits import RefusedError
from kg.server.pages import HTML, page
from kg.vocabulary import iri_of

MOST_QUOTES = 20
"""Of one fact on a page; the graph has all."""


def answer(desk: Desk, request: Request) -> Answer:
    """What is known of a thing.

    Args:
        desk: With the store.
        request: `local`, the part of the IRI after the namespace of entities; `shape`: `html`, `json` or `graph`;
            `language` of the page; `accept` and `format` of the graph.

    Raises:
        RefusedError: There is no such thing.
    """
    iri = iri_of(f"id:{request['local']}")
    if not iri:
        raise _unknown(request["local"])
    if request["shape"] == "graph":
        return _graph(desk, ox.NamedNode(iri), request)
    found = article(desk.dataset, iri) or card(desk.dataset, iri, request["language"], MOST_QUOTES)
    if isinstance(found, Card):
        if not found.sections:
            raise _unknown(request["local"])
        return _shown("thing.html", found, found.to_dict(), request)
    return _shown("article.html", found, asdict(found), request)


def _shown(template: str, found: Article | Card, record: dict[str, object], request: Request) -> Answer:
    if request["shape"] == "json":
        return "application/json", json.dumps(record, ensure_ascii=False).encode()
    return HTML, page(template, request["language"], found=found, local=request["local"])


def _graph(desk: Desk, iri: ox.NamedNode, request: Request) -> Answer:
    chosen = choose(request["accept"], request["format"], GRAPHS)
    triples = sorted({*_description(desk.store, iri)}, key=str)
    if not triples:
        raise _unknown(request["local"])
    return write_graph(desk, triples, chosen)


def _description(store: ox.Store, iri: ox.NamedNode) -> Iterator[ox.Triple]:
    """All that is said of a thing, in whichever graph, and to it; of an article all that its graph says."""
    yield from (quad.triple for quad in store.quads_for_pattern(iri, None, None, None))
    yield from (quad.triple for quad in store.quads_for_pattern(None, None, iri, ox.DefaultGraph()))
    yield from (quad.triple for quad in store.quads_for_pattern(None, None, None, iri))


def _unknown(local: str) -> RefusedError:
    return RefusedError(404, f"'{local[:100]}' is not in the graph")
