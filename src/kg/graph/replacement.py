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
from kg.graph.terms import lines
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
    again = [one for one in graphs if store.contains_named_graph(one.iri)]
    new = [one for one in graphs if one not in again]
    out = drop | {one.iri for one in again}
    lost, found = _records(store, out, graphs, records or Records())
    losing = {quad.subject for quad in lost}
    alone = {quad for quad in found if quad.subject not in losing}
    facts, more = _facts(new), _facts(again)
    gone = {quad for quad in unsupported(store, out) if _line(quad) not in facts and _line(quad) not in more}
    stood = {quad for one in again for quad in store.quads_for_pattern(None, None, None, one.iri)}
    stand = _quads(b"".join(one.quads for one in again))
    added = b"".join([*facts, *(one.quads for one in new), lines(alone)])
    delete, insert = lost | gone | (stood - stand), (found - alone) | _quads(b"".join(more - facts)) | (stand - stood)
    commit(store, Change([one.iri for one in new], added, drop, delete, insert), folder_of(dataset))


def _records(
    store: QuadStore, out: Set[ox.NamedNode], graphs: Sequence[WrittenGraph], records: Records
) -> tuple[set[ox.Quad], set[ox.Quad]]:
    """What goes and comes of the dates of tenures, of profiles and of decisions."""
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


def _facts(graphs: Iterable[WrittenGraph]) -> set[bytes]:
    """Their facts, each once, as lines."""
    return {line for one in graphs for line in one.facts.splitlines(keepends=True)}


def _line(fact: ox.Quad) -> bytes:
    return f"{fact.triple} .\n".encode()


def _quads(text: bytes) -> set[ox.Quad]:
    return set(ox.parse(text, ox.RdfFormat.N_QUADS))
