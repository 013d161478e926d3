"""One change of a store: articles are added and removed, and what thereby becomes of the others is worked out first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from functools import partial

import pyoxigraph as ox
from rdflib import Dataset

from kg import graph, work
from kg.errors import ValidationError, stop, succeeded
from kg.graph import profiles as stored
from kg.graph.facts import WrittenGraph
from kg.graph.profiles import Block
from kg.graph.store import oxigraph
from kg.model import Identity
from kg.parallel import ALONE, Pool
from kg.resolve.identity import Decision, partition
from kg.resources import edition
from kg.work import Reading

Identities = dict[Block, dict[str, Identity]]


class Batch:
    """Articles to add and to remove, and the stored ones that are read again because somebody in them is now another.

    Example:
        An article tells that `ông A` is `Bí thư Tỉnh ủy Hà Nam`: those that knew two persons of the name, and now one,
        change with it.

    Args:
        dataset: From `kg.graph.open_store`.
        coming: What was read in those that come.
        decisions: What humans have decided.
        going: IRIs of those that go.
        forced: Blocks in which who is who is decided anew in any case.
        pool: The processes that do the work on single articles.
    """

    def __init__(
        self,
        dataset: Dataset,
        coming: Iterable[Reading],
        decisions: Sequence[Decision] = (),
        *,
        going: Set[str] = frozenset(),
        forced: Set[str] = frozenset(),
        pool: Pool = ALONE,
    ) -> None:
        self._dataset, self._store, self._pool = dataset, oxigraph(dataset), pool
        self._coming = {one.iri: one for one in coming}
        self._again: dict[str, Reading] = {}
        self._going, self._decisions, self._forced = set(going), decisions, forced
        self._blocks: Identities = {}
        self._partitions: dict[tuple[Block, frozenset[str]], dict[str, Identity]] = {}
        self._identified: Identities = {}
        self._graphs: Iterable[WrittenGraph | ValidationError] = ()

    @property
    def readings(self) -> Sequence[Reading]:
        """Those that come from outside."""
        return list(self._coming.values())

    def read_again(self, articles: Iterable[str]) -> None:
        """Let stored articles be among those that come.

        Raises:
            ExtractionError: One that an earlier version has stored cannot be read any more.
        """
        texts = (stored.stored_article(self._store, ox.NamedNode(iri)) for iri in articles)
        found = self._pool.map(partial(work.read, decisions=self._decisions), texts)
        self._again |= {one.iri: one for one in succeeded(found, stop)}

    def decide(self) -> None:
        """Decide who is who and have the graphs made."""
        changed = self._changed()
        while moved := self._moved(changed) - self._all.keys() - self._going:
            self.read_again(sorted(moved))
            changed = self._changed()
        self._identified = changed
        named = [(one, dict(self._identities(one, changed))) for one in self._all.values()]
        self._graphs = self._pool.map(work.write, named)

    def commit(self, decisions: Iterable[str] | None = None) -> dict[str, ValidationError]:
        """Write everything; return what is wrong with the articles that were left out, by their IRIs.

        Args:
            decisions: Those that the graph follows from now on; None for those that it follows.
        """
        made = dict(zip(self._all, self._graphs, strict=True))
        failed = {iri: one for iri, one in made.items() if isinstance(one, ValidationError)}
        if failed:
            told = self._leave_out(failed)
            self.decide()
            return told | self.commit(decisions)
        before = {block: self._known(block) for block in self._identified}
        graphs = [one for one in made.values() if not isinstance(one, ValidationError)]
        graph.change(self._dataset, graphs, self._going, graph.Records(before, self._identified, decisions))
        return {}

    @property
    def _all(self) -> dict[str, Reading]:
        return self._again | self._coming

    def _leave_out(self, failed: Mapping[str, ValidationError]) -> dict[str, ValidationError]:
        """Do without articles; one of the store, which would stay as it must not, goes, and the error says so."""
        told = dict(failed)
        for iri, error in failed.items():
            if self._coming.pop(iri, None) is None:
                self._going.add(iri)
                told[iri] = ValidationError(f"{error}; so it is in the graph no more")
            self._again.pop(iri, None)
        return told

    def _changed(self) -> Identities:
        """The blocks whose signatures change, with their new identities."""
        here: dict[Block, set[str]] = defaultdict(set)
        for profile in (profile for one in self._all.values() for profile in one.profiles):
            here[profile.kind, profile.block].add(profile.signature)
        out = {ox.NamedNode(iri) for iri in self._all.keys() | self._going}
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
            if not forced and block not in gone and self._is_decided(block, here[block]):
                continue
            now = frozenset((self._known(block).keys() - gone.get(block, set())) | here.get(block, set()))
            if (block, now) not in self._partitions:
                made = partition(kind, key, now, self._decisions)
                self._partitions[block, now] = {name: replace(one, edition=edition()) for name, one in made.items()}
            yield block, self._partitions[block, now]

    def _is_decided(self, block: Block, signatures: Iterable[str]) -> bool:
        """Whether the store knows all signatures, so that nothing changes: the usual case for well-known names.

        What an earlier edition has decided is decided anew, for the rules and gazetteers may be others.
        """
        return all(stored.is_decided(self._store, block, one, edition()) for one in signatures)

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

    def _identities(self, one: Reading, changed: Identities) -> Iterator[tuple[str, Identity]]:
        """The entities of an article's profiles, by their IRIs within the article."""
        for profile in one.profiles:
            block = changed.get((profile.kind, profile.block))
            identity = block[profile.signature] if block else stored.stored_identity(self._store, profile)
            if identity:
                yield profile.entity, identity


def _differ(one: Identity, other: Identity) -> bool:
    return (one.iri, one.label, one.properties) != (other.iri, other.label, other.properties)
