"""Articles in the graph as one corpus: whoever comes or goes, persons keep or change their identity with the evidence.

An article that comes or goes may change which signatures a name has, and with them who is who; so may a human decision.
The articles that this touches are read again from their stored text and written in the same transaction. So adding one
by one, in any order, equals building together, and adding and removing equals never having added.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

import pyoxigraph as ox
from rdflib import Dataset

from kg import graph
from kg.graph import profiles as stored
from kg.graph.profiles import Block
from kg.graph.remote import QuadStore
from kg.graph.store import oxigraph
from kg.model import Extraction, Identity
from kg.resolve.identity import Decision, decide, partition, rename
from kg.resolve.identity.decisions import says

Identities = dict[Block, dict[str, Identity]]
Decisions = Sequence[Decision]


def add(dataset: Dataset, extractions: Iterable[Extraction], decisions: Decisions = ()) -> None:
    """Add articles, or replace their earlier versions, in one transaction."""
    follow(dataset, decisions)
    coming = {graph.article_iri(one.article): decide(one, decisions) for one in extractions}
    _Change(dataset, coming, set(), decisions).commit()


def remove(dataset: Dataset, article: str, decisions: Decisions = ()) -> bool:
    """Remove an article, given its IRI, with all that only it supports; False if it is not there."""
    follow(dataset, decisions)
    known = oxigraph(dataset).contains_named_graph(ox.NamedNode(article))
    if known:
        _Change(dataset, {}, {article}, decisions).commit()
    return known


def follow(dataset: Dataset, decisions: Decisions) -> None:
    """Bring the graph in line with the decisions, if it follows others; the articles they name are read again."""
    before, now = stored.stored_decisions(oxigraph(dataset)), {one.text: one for one in decisions}
    changed = [*(Decision.of(text) for text in before - now.keys()), *(now[text] for text in now.keys() - before)]
    if not changed:
        return
    change = _Change(dataset, {}, set(), decisions, frozenset(one.block for one in changed))
    named = {article for one in changed for article in one.articles}
    change.read_again(iri for article in sorted(named) if (iri := graph.find_article(dataset, article)))
    change.commit(decided=True)


def unmet(dataset: Dataset, decisions: Decisions) -> list[str]:
    """What decisions name that is not in the graph, a line each with file and line."""
    return [f"{one.where}: {said}" for one in decisions for said in _missing(dataset, one)]


def _missing(dataset: Dataset, decision: Decision) -> Iterator[str]:
    store = oxigraph(dataset)
    for article in decision.articles:
        iri = graph.find_article(dataset, article)
        if iri is None:
            yield f"no article '{article}' is in the graph"
        elif decision.block:
            blocks = {f"{kind} {key}" for (kind, key), _ in stored.profiles_of(store, ox.NamedNode(iri))}
            if decision.block not in blocks:
                yield f"article '{article}' names no '{decision.block}'"
        elif not any(says(decision, statement) for statement in _extract(store, iri).statements):
            yield f"article '{article}' does not say: {decision.subject}, {decision.relation}, {decision.object}"


class _Change:
    """Articles that come and go, with all others that change with them."""

    def __init__(
        self,
        dataset: Dataset,
        coming: dict[str, Extraction],
        going: Set[str],
        decisions: Decisions,
        forced: Set[str] = frozenset(),
    ) -> None:
        self._dataset, self._store = dataset, oxigraph(dataset)
        self._coming, self._going = coming, going
        self._decisions, self._forced = decisions, forced
        self._blocks: Identities = {}
        self._partitions: dict[tuple[Block, frozenset[str]], dict[str, Identity]] = {}

    def read_again(self, articles: Iterable[str]) -> None:
        """Let stored articles be among those that come."""
        self._coming |= {iri: decide(_extract(self._store, iri), self._decisions) for iri in articles}

    def commit(self, *, decided: bool = False) -> None:
        """Write everything in one transaction."""
        changed = self._changed()
        while moved := self._moved(changed) - self._coming.keys() - self._going:
            self.read_again(sorted(moved))
            changed = self._changed()
        renamed = [rename(one, dict(self._identities(one, changed))) for one in self._coming.values()]
        texts = [one.text for one in self._decisions] if decided else None
        graph.replace(self._dataset, renamed, self._going, changed, texts)

    def _changed(self) -> Identities:
        """The blocks whose signatures change, with their new identities."""
        here: dict[Block, set[str]] = defaultdict(set)
        for profile in (profile for one in self._coming.values() for profile in one.profiles):
            here[profile.kind, profile.block].add(profile.signature)
        out = {ox.NamedNode(iri) for iri in self._coming.keys() | self._going}
        gone: dict[Block, set[str]] = defaultdict(set)
        for block, signature in {profile for iri in out for profile in stored.profiles_of(self._store, iri)}:
            others = stored.articles_with(self._store, block, signature)
            if signature not in here[block] and all(iri in out for iri in others):
                gone[block].add(signature)
        return dict(self._partitioned(here, gone))

    def _partitioned(
        self, here: Mapping[Block, Set[str]], gone: Mapping[Block, Set[str]]
    ) -> Iterator[tuple[Block, dict[str, Identity]]]:
        for kind, key in sorted(here.keys() | gone.keys()):
            block = kind, key
            forced = f"{kind} {key}" in self._forced
            if not forced and block not in gone and self._has(block, here[block]):
                continue
            known = self._known(block)
            now = frozenset((known.keys() - gone.get(block, set())) | here.get(block, set()))
            if forced or now != known.keys():
                if (block, now) not in self._partitions:
                    self._partitions[block, now] = partition(kind, key, now, self._decisions)
                yield block, self._partitions[block, now]

    def _has(self, block: Block, signatures: Iterable[str]) -> bool:
        """Whether the store knows all signatures, so that nothing changes: the usual case for well-known names."""
        return all(stored.has_profile(self._store, block, one) for one in signatures)

    def _known(self, block: Block) -> dict[str, Identity]:
        """The identities of a block before the change."""
        if block not in self._blocks:
            self._blocks[block] = stored.stored_block(self._store, block)
        return self._blocks[block]

    def _moved(self, changed: Identities) -> set[str]:
        """The stored articles with a profile that is now of another entity."""
        return {
            iri.value
            for block, identities in changed.items()
            for signature, known in self._known(block).items()
            if signature in identities and _differ(known, identities[signature])
            for iri in stored.articles_with(self._store, block, signature)
        }

    def _identities(self, one: Extraction, changed: Identities) -> Iterator[tuple[str, Identity]]:
        """The entities of an article's profiles, by their IRIs within the article."""
        for profile in one.profiles:
            block = changed.get((profile.kind, profile.block))
            identity = block[profile.signature] if block else stored.stored_identity(self._store, profile)
            if identity:
                yield profile.entity, identity


def _differ(one: Identity, other: Identity) -> bool:
    return (one.iri, one.label, one.properties) != (other.iri, other.label, other.properties)


def _extract(store: QuadStore, iri: str) -> Extraction:
    from kg.extraction import extract  # most changes read no article again

    return extract(stored.stored_article(store, ox.NamedNode(iri)))
