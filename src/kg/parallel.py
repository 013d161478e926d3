"""A function over many articles, in this process or in a pool: the same results in the same order."""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from typing import TypeVar

from kg.model import Article

Result = TypeVar("Result")

CHUNK = 8  # articles that go to a process at once: fewer costs messages, more costs memory
CHUNKS_AHEAD = 3  # for each process, so that none of them waits


def map_articles(function: Callable[[Article], Result], articles: Iterable[Article], jobs: int = 1) -> Iterator[Result]:
    """Yield what the function returns for every article, in the order of the articles.

    Only a few articles are read ahead: a corpus may be larger than the memory.

    Args:
        function: Of a module, so that other processes find it; its results travel between processes.
        articles: Read one by one, in this process.
        jobs: Number of processes; 1 is this one.
    """
    if jobs <= 1:
        yield from map(function, articles)
        return
    context = multiprocessing.get_context("spawn")  # forking would copy the store's threads half-way
    pool = ProcessPoolExecutor(jobs, mp_context=context, initializer=_start_worker)
    try:
        yield from _in_order(pool, function, iter(articles), jobs * CHUNKS_AHEAD)
    finally:
        pool.shutdown(cancel_futures=True)


def _in_order(
    pool: ProcessPoolExecutor, function: Callable[[Article], Result], articles: Iterator[Article], ahead: int
) -> Iterator[Result]:
    pending: deque[Future[list[Result]]] = deque()
    while chunk := list(islice(articles, CHUNK)):
        pending.append(pool.submit(_map_chunk, function, chunk))
        if len(pending) > ahead:
            yield from pending.popleft().result()
    while pending:
        yield from pending.popleft().result()


def _map_chunk(function: Callable[[Article], Result], articles: list[Article]) -> list[Result]:
    return [function(article) for article in articles]


def _start_worker() -> None:
    """Leave Ctrl-C to the main process, which ends the pool."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
