"""Articles in the graph as one corpus: whoever comes or goes, persons keep or change their identity with the evidence.

An article that comes or goes may change which signatures a name has, and with them who is who. The articles that this
touches are read again from their stored text and written in the same transaction. So adding one by one, in any order,
equals building together, and adding and removing equals never having added.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set

import pyoxigraph as ox
from rdflib import Dataset

from kg import graph
from kg.graph.profiles import Block, articles_with, profiles_of, stored_article, stored_block, stored_identity
from kg.graph.store import oxigraph
from kg.model import Extraction, Identity
from kg.resolve.identity import partition, rename

Identities = dict[Block, dict[str, Identity]]


def add(dataset: Dataset, extractions: Iterable[Extraction]) -> None:
    """Add articles, or replace their earlier versions, in one transaction."""
    _update(dataset, {graph.article_iri(one.article): one for one in extractions}, set())


def remove(dataset: Dataset, article: str) -> bool:
    """Remove an article, given its IRI, with all that only it supports; False if it is not there."""
    known = oxigraph(dataset).contains_named_graph(ox.NamedNode(article))
    if known:
        _update(dataset, {}, {article})
    return known


def _update(dataset: Dataset, coming: dict[str, Extraction], going: Set[str]) -> None:
    store = oxigraph(dataset)
    changed = _changed(store, coming, going)
    while moved := _moved(store, changed) - coming.keys() - going:
        coming |= {iri: _again(store, iri) for iri in sorted(moved)}
        changed = _changed(store, coming, going)
    renamed = [rename(one, dict(_identities(store, one, changed))) for one in coming.values()]
    graph.replace(dataset, renamed, going, changed)


def _changed(store: ox.Store, coming: Mapping[str, Extraction], going: Set[str]) -> Identities:
    """The blocks whose signatures change, with their new identities."""
    here: dict[Block, set[str]] = defaultdict(set)
    for profile in (profile for one in coming.values() for profile in one.profiles):
        here[profile.kind, profile.block].add(profile.signature)
    out = {ox.NamedNode(iri) for iri in coming.keys() | going}
    gone: dict[Block, set[str]] = defaultdict(set)
    for block, signature in {profile for iri in out for profile in profiles_of(store, iri)}:
        if signature not in here[block] and all(iri in out for iri in articles_with(store, block, signature)):
            gone[block].add(signature)
    return dict(_partitioned(store, here, gone))


def _partitioned(
    store: ox.Store, here: Mapping[Block, Set[str]], gone: Mapping[Block, Set[str]]
) -> Iterator[tuple[Block, dict[str, Identity]]]:
    for block in sorted(here.keys() | gone.keys()):
        known = stored_block(store, block)
        now = (known.keys() - gone.get(block, set())) | here.get(block, set())
        if now != known.keys():
            yield block, partition(*block, now) if now else {}


def _moved(store: ox.Store, changed: Identities) -> set[str]:
    """The stored articles with a profile that is now of another entity."""
    return {
        iri.value
        for block, identities in changed.items()
        for signature, known in stored_block(store, block).items()
        if signature in identities and _differ(known, identities[signature])
        for iri in articles_with(store, block, signature)
    }


def _differ(one: Identity, other: Identity) -> bool:
    return (one.iri, one.label, one.properties) != (other.iri, other.label, other.properties)


def _again(store: ox.Store, iri: str) -> Extraction:
    from kg.extraction import extract  # most changes read no article again

    return extract(stored_article(store, ox.NamedNode(iri)))


def _identities(store: ox.Store, one: Extraction, changed: Identities) -> Iterator[tuple[str, Identity]]:
    """The entities of an article's profiles, by their IRIs within the article."""
    for profile in one.profiles:
        block = changed.get((profile.kind, profile.block))
        identity = block[profile.signature] if block else stored_identity(store, profile)
        if identity:
            yield profile.entity, identity
