"""Extraction over many articles, in this process or in a pool: the same results in the same order."""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice

from kg.model import Article, Extraction

CHUNK = 8  # articles that go to a process at once: fewer costs messages, more costs memory
CHUNKS_AHEAD = 3  # for each process, so that none of them waits


def extract_all(articles: Iterable[Article], jobs: int = 1) -> Iterator[Extraction]:
    """Yield the extraction of every article, in the order of the articles.

    Only articles and statements travel between processes, never spaCy's documents, and only a few articles are
    read ahead: a corpus may be larger than the memory.
    """
    if jobs <= 1:
        yield from _extract(articles)
        return
    context = multiprocessing.get_context("spawn")  # forking would copy the store's threads half-way
    pool = ProcessPoolExecutor(jobs, mp_context=context, initializer=_start_worker)
    try:
        yield from _in_order(pool, iter(articles), jobs * CHUNKS_AHEAD)
    finally:
        pool.shutdown(cancel_futures=True)


def _in_order(pool: ProcessPoolExecutor, articles: Iterator[Article], ahead: int) -> Iterator[Extraction]:
    pending: deque[Future[list[Extraction]]] = deque()
    while chunk := list(islice(articles, CHUNK)):
        pending.append(pool.submit(_extract_chunk, chunk))
        if len(pending) > ahead:
            yield from pending.popleft().result()
    while pending:
        yield from pending.popleft().result()


def _extract_chunk(articles: list[Article]) -> list[Extraction]:
    return list(_extract(articles))


def _extract(articles: Iterable[Article]) -> Iterator[Extraction]:
    from kg.extraction import extract  # spaCy is not loaded before it is needed

    yield from map(extract, articles)


def _start_worker() -> None:
    """Leave Ctrl-C to the main process, which ends the pool."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
