"""The main job: read, extract, validate, store. Whole articles only, so a build that is stopped can be run again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from pathlib import Path

from rdflib import Dataset

from kg import corpus, graph, work
from kg.batch import Batch
from kg.errors import KgError, StoreError, succeeded
from kg.files import server_address
from kg.model import Article
from kg.parallel import Pool
from kg.readers import read
from kg.resolve.identity import Decision

BATCH = 1024
"""Articles that go into the graph together, all of them or none: not so many that they take much memory."""


@dataclass(slots=True)
class Summary:
    """What a build did.

    Attributes:
        added: Articles that are new in the graph or have changed.
        unchanged: Articles that the graph has already, and those that were read twice.
        statements: Statements of the added articles.
        failures: What could not be read or breaks the shapes, a line each.
    """

    added: int = 0
    unchanged: int = 0
    statements: int = 0
    failures: list[str] = field(default_factory=list)

    def fail(self, error: KgError) -> None:
        """Note what could not be done."""
        self.failures.append(str(error))


def open_graph(path: str | Path | None) -> Dataset:
    """Open a graph for building, in memory, on a SPARQL server or in a folder, which is made with the folders above it.

    Raises:
        StoreError: The folder cannot be made or used.
    """
    try:
        if path is not None and not server_address(path):
            Path(path).parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(f"{path}: the folder cannot be made: {error.strerror}") from error
    return graph.open_store(path)


def build_into(
    dataset: Dataset,
    sources: Iterable[str],
    *,
    jobs: int = 1,
    done: Callable[[], None] = lambda: None,
    decisions: Sequence[Decision] = (),
) -> Summary:
    """Add the articles of all sources to a graph.

    Args:
        dataset: From `open_graph`.
        sources: What `kg.readers.read` takes.
        jobs: Processes to extract with; the graph is the same for any number.
        done: Called after each article.
        decisions: What humans have decided on identities and facts.
    """
    summary = Summary()
    corpus.follow(dataset, decisions, summary.fail)
    with Pool(jobs) as pool:
        new = _new(dataset, succeeded(read(sources), summary.fail), summary, done)
        found = pool.map(partial(work.read, decisions=decisions), new, ahead=BATCH)
        readings = succeeded(found, summary.fail)
        batch = Batch(dataset, (), decisions)
        while several := list(islice(readings, BATCH)):  # meanwhile the graphs of those before are made
            _commit(dataset, batch, summary, done)
            batch = Batch(dataset, several, decisions, pool=pool)
            batch.decide()
        _commit(dataset, batch, summary, done)
    summary.failures += corpus.unmet(dataset, decisions)
    return summary


def _commit(dataset: Dataset, batch: Batch, summary: Summary, done: Callable[[], None]) -> None:
    """Write articles into the files of the store and count them."""
    readings = batch.readings
    failed = batch.commit()
    added = [one for one in readings if one.iri not in failed]
    summary.failures += map(str, failed.values())
    summary.statements += sum(one.statements for one in added)
    graph.flush(dataset)
    summary.added += len(added)
    for _ in readings:
        done()


def _new(dataset: Dataset, found: Iterable[Article], summary: Summary, done: Callable[[], None]) -> Iterator[Article]:
    """The articles that the graph does not have as they are; the others are counted.

    An identifier names one article: another one under it would take its place, and which one stayed would be chance.
    """
    seen: dict[str, str] = {}
    for one in found:
        again = one.id in seen
        if seen.setdefault(one.id, one.sha256) != one.sha256:
            summary.failures.append(f"{one.id}: another article of these sources has this id; give each its own")
        elif again or graph.has(dataset, one):
            summary.unchanged += 1
            done()
        else:
            yield one
