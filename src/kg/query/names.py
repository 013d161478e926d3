"""Finds things by name in the store itself, so that a store of millions of quads answers at once."""

from __future__ import annotations

import difflib
import unicodedata

import pyoxigraph as ox
from rdflib import RDFS, SKOS, Dataset

from kg.errors import KgError
from kg.lexicon import expanded_for_search
from kg.model import Kind
from kg.sparql import select
from kg.spelling import fold, search_key, search_pattern, words
from kg.vocabulary import ID, KG, iri_of

MOST = 200
"""Things that a search gives; who wants fewer writes more of the name."""

_NAMED = f"{{ ?thing <{RDFS.label}> %s }} UNION {{ ?thing <{SKOS.altLabel}> %s }}"
_EXACT = f"SELECT DISTINCT ?thing ?class WHERE {{ %s {{ {_NAMED} ?thing a ?class }} }}"
_SEARCH = f"""SELECT DISTINCT ?thing ?name WHERE {{
  %s {{
    {{ SELECT * WHERE {{ {_NAMED % ("?name", "?name")} %s }} }}
    ?thing a ?class .
    FILTER (?class IN (%s))
  }}
}}
ORDER BY %s ?name ?thing LIMIT {MOST}"""
_KNOWN = f"SELECT ?name WHERE {{ %s {{ %s <{RDFS.label}> ?name }} }} LIMIT 1"
_THERE = "SELECT ?property WHERE { %s { %s ?property ?value } } LIMIT 1"
GAZETTEER = f"GRAPH <{ID}gazetteer>"
"""Where `find` looks for places and bodies whether or not an article names them."""


def find(dataset: Dataset, name: str, kind: Kind | None = None, *, within: str = "") -> list[str]:
    """IRIs of the things that have this name, or that contain it when none has it.

    Case does not matter; diacritics do, unless the name is given without any. Abbreviations are written out when
    nothing has the name as it is. An IRI finds itself.

    Args:
        dataset: The graph.
        name: A name, a part of one, or an IRI.
        kind: What it must be.
        within: Where to look: the facts, or `GAZETTEER`.

    Raises:
        KgError: There is none.
    """
    text = unicodedata.normalize("NFC", name.strip())
    found = _by_iri(dataset, text, within)
    for wording in (text, written := expanded_for_search(text)):
        found = found or _exactly(dataset, wording, kind, within) or _like(dataset, wording, kind, within)
    if not found:
        near = nearest(dataset, written, kind, within)
        raise KgError(f"'{name}' is not in the graph" + (f"; did you mean '{near}'?" if near else ""))
    return sorted(found)


def find_one_name(dataset: Dataset, name: str, kind: Kind | None = None, *, within: str = "") -> list[str]:
    """IRIs of the things that have this name; part of a name will do if only one thing contains it.

    Raises:
        KgError: There is none, or the part belongs to several names; the message gives the first.
    """
    found = find(dataset, name, kind, within=within)
    labels = {label_of(dataset, iri, within) for iri in found[:MOST]}
    if len(labels) > 1:
        shown = "; ".join(sorted(labels)[:3])
        raise KgError(f"{name!r} is part of {len(labels)} names: {shown}{'; …' if len(labels) > 3 else ''}")
    return found


def label_of(dataset: Dataset, iri: str, within: str = "") -> str:
    """The label of a thing, or its IRI."""
    return next((str(row[0]) for row in select(dataset, _KNOWN % (within, ox.NamedNode(iri)))), iri)


def nearest(dataset: Dataset, name: str, kind: Kind | None = None, within: str = "") -> str:
    """The name in the graph that shares most with one that is not there, or an empty string."""
    patterns = [_literal(search_pattern(search_key(word))) for word in words(name)[:12]]
    if not patterns:
        return ""
    score = " + ".join(f'IF(REGEX(?name, {pattern}, "i"), 1, 0)' for pattern in patterns)
    ranked = f"BIND ({score} AS ?score) FILTER (?score > 0)"
    rows = select(dataset, _SEARCH % (within, ranked, _classes(kind), "DESC(?score) STRLEN(?name)"))
    keys = {search_key(str(other)): str(other) for _, other in rows}
    close = difflib.get_close_matches(search_key(name), keys, n=1, cutoff=0.75)
    return keys[close[0]] if close else ""


def _by_iri(dataset: Dataset, text: str, within: str) -> set[str]:
    iri = iri_of(text)
    return {iri} if iri and any(select(dataset, _THERE % (within, ox.NamedNode(iri)))) else set()


def _exactly(dataset: Dataset, text: str, kind: Kind | None, within: str) -> set[str]:
    """By the index of the store: the usual case, in no time."""
    name, classes = _literal(text), {KG[one] for one in Kind if kind in (None, one)}
    return {str(thing) for thing, found in select(dataset, _EXACT % (within, name, name)) if found in classes}


def _like(dataset: Dataset, text: str, kind: Kind | None, within: str) -> set[str]:
    """By a scan of the names in the store, the shortest first: whole names come before those that contain them."""
    if not text:
        return set()
    condition = f'FILTER (REGEX(?name, {_literal(search_pattern(text))}, "i"))'
    query = _SEARCH % (within, condition, _classes(kind), "STRLEN(?name)")
    things = [(str(thing), str(other)) for thing, other in select(dataset, query)]
    key = search_key if search_key(text) == text.lower() else fold
    return {iri for iri, other in things if key(other) == key(text)} or {iri for iri, _ in things}


def _classes(kind: Kind | None) -> str:
    return ", ".join(f"<{KG[one]}>" for one in Kind if kind in (None, one))


def _literal(text: str) -> str:
    """The text as a SPARQL literal, escaped by Oxigraph."""
    return str(ox.Literal(text))
