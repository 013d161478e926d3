"""The main job: read, extract, validate, store. Whole articles only, so a build that is stopped can be run again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from rdflib import Dataset

from kg import corpus, graph
from kg.errors import ReadError, StoreError, ValidationError
from kg.model import Article, Extraction
from kg.parallel import map_chunks
from kg.readers import read
from kg.resolve.identity import Decision

FLUSH = 500
"""Articles after which the store puts into its files what it has in memory."""
BATCH = 128
"""Articles that are written in one transaction: all of them or none."""


@dataclass(slots=True)
class Summary:
    """What a build did.

    Attributes:
        added: Articles that are new in the graph or have changed.
        unchanged: Articles that the graph has already.
        statements: Statements of the added articles.
        failures: What could not be read or breaks the shapes, a line each.
    """

    added: int = 0
    unchanged: int = 0
    statements: int = 0
    failures: list[str] = field(default_factory=list)


def open_graph(path: str | Path | None) -> Dataset:
    """Open a graph for building, in memory, on a SPARQL server or in a folder, which is made with the folders above it.

    Raises:
        StoreError: The folder cannot be made or used.
    """
    try:
        if path is not None and not graph.server_address(path):
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
    corpus.follow(dataset, decisions)
    results = map_chunks(extract_valid, _new(dataset, read(sources), summary, done), jobs)
    while batch := list(islice(results, BATCH)):
        extractions = [one for one in batch if isinstance(one, Extraction)]
        corpus.add(dataset, extractions, decisions)
        summary.failures += [str(one) for one in batch if isinstance(one, ValidationError)]
        summary.statements += sum(len(one.statements) for one in extractions)
        if summary.added // FLUSH < (summary.added + len(extractions)) // FLUSH:
            graph.flush(dataset)
        summary.added += len(extractions)
        for _ in batch:
            done()
    summary.failures += corpus.unmet(dataset, decisions)
    graph.flush(dataset)
    return summary


def extract_valid(articles: Sequence[Article]) -> list[Extraction | ValidationError]:
    """The extraction of each article if its graph fits the shapes, else what is wrong with it."""
    from kg.extraction import extract  # spaCy is not loaded before there is an article to read

    return graph.validate([extract(article) for article in articles])


def _new(
    dataset: Dataset, found: Iterable[Article | ReadError], summary: Summary, done: Callable[[], None]
) -> Iterator[Article]:
    """The articles that the graph does not have as they are; the others are counted."""
    for one in found:
        if isinstance(one, ReadError):
            summary.failures.append(str(one))
        elif graph.has(dataset, one):
            summary.unchanged += 1
            done()
        else:
            yield one
