"""What a store loses and gains when articles come and go: a fact goes with the last article that supports it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field

import pyoxigraph as ox
from rdflib import Dataset

from kg.graph.commit import Change, commit
from kg.graph.facts import WrittenGraph, article_graph
from kg.graph.profiles import Block, decision_quads, profile_quads, stored_decisions
from kg.graph.remote import QuadStore
from kg.graph.store import folder_of, oxigraph
from kg.graph.support import observations, unsupported
from kg.graph.terms import n_quads
from kg.model import Extraction, Identity

Identities = Mapping[Block, Mapping[str, Identity]]


@dataclass(frozen=True, slots=True)
class Records:
    """What a store says of several articles together, as far as it changes.

    Attributes:
        before: The blocks of the identity graph that change, as they are.
        after: The same blocks as they will be.
        decisions: The human decisions that the store follows from now on; None for those that it follows.
    """

    before: Identities = field(default_factory=dict)
    after: Identities = field(default_factory=dict)
    decisions: Iterable[str] | None = None


def replace(dataset: Dataset, extractions: Iterable[Extraction], removed: Iterable[str] = ()) -> None:
    """Change articles as they are; who is who across them is up to `kg.corpus`."""
    change(dataset, [article_graph(one).written() for one in extractions], removed)


def change(
    dataset: Dataset, graphs: Sequence[WrittenGraph], removed: Iterable[str] = (), records: Records | None = None
) -> None:
    """Change articles and records altogether or not at all.

    Args:
        dataset: From `open_store`.
        graphs: Of articles that are new or replace what their earlier versions said.
        removed: IRIs of articles that go.
        records: What changes with them.

    Raises:
        StoreError: The store cannot be written.
    """
    store = oxigraph(dataset)
    drop = {iri for iri in map(ox.NamedNode, removed) if store.contains_named_graph(iri)}
    again = {one.iri: one for one in graphs if store.contains_named_graph(one.iri)}
    new = [one for one in graphs if one.iri not in again]
    lost, found = _records(store, drop | again.keys(), graphs, records or Records())
    losing = {quad.subject for quad in lost}
    alone = {quad for quad in found if quad.subject not in losing}
    stood = {quad for iri in drop | again.keys() for quad in store.quads_for_pattern(None, None, None, iri)}
    stand = _quads(one.quads for one in again.values())
    gone = unsupported(store, stood - stand, drop | again.keys())
    delete = lost | (stood - stand) | _unless(gone, graphs)
    insert = (found - alone) | (stand - stood) | _quads(one.facts for one in again.values())
    added = [text for one in new for text in (one.facts, one.quads)]
    commit(store, Change([one.iri for one in new], [*added, n_quads(alone)], drop, delete, insert), folder_of(dataset))


def _records(
    store: QuadStore, out: Set[ox.NamedNode], graphs: Sequence[WrittenGraph], records: Records
) -> tuple[set[ox.Quad], set[ox.Quad]]:
    """What goes and comes of the dates of office records, of profiles and of decisions."""
    old_dates, new_dates = observations(store, out, graphs)
    known = decision_quads(stored_decisions(store))
    decided = known if records.decisions is None else decision_quads(records.decisions)
    before = old_dates | _profiles(records.before, records.after) | known
    after = new_dates | _profiles(records.after, records.before) | decided
    return before - after, after - before


def _profiles(here: Identities, there: Identities) -> set[ox.Quad]:
    """The quads of the profiles that are not the same there."""
    return {
        quad
        for block, identities in here.items()
        for signature, identity in identities.items()
        if there[block].get(signature) != identity
        for quad in profile_quads(block, signature, identity)
    }


def _unless(facts: Iterable[ox.Quad], graphs: Iterable[WrittenGraph]) -> set[ox.Quad]:
    """The facts that none of the graphs supports."""
    left = {f"{fact.triple} .".encode(): fact for fact in facts}
    for one in graphs if left else ():
        for line in left.keys() & set(one.facts.splitlines()):
            del left[line]
    return set(left.values())


def _quads(texts: Iterable[bytes]) -> set[ox.Quad]:
    return set(ox.parse(b"".join(texts), ox.RdfFormat.N_QUADS))
