"""A function over many articles, in this process or in a pool: the same results in the same order."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from functools import partial
from itertools import chain, islice
from typing import TypeVar

from kg.model import Article

Result = TypeVar("Result")

CHUNK = 32  # articles that go to a process at once: fewer costs messages, more costs memory
CHUNKS_AHEAD = 2  # for each process, so that none of them waits


def map_articles(function: Callable[[Article], Result], articles: Iterable[Article], jobs: int = 1) -> Iterator[Result]:
    """Yield what the function returns for every article, in the order of the articles.

    Args:
        function: Of a module, so that other processes find it; its results travel between processes.
        articles: Read one by one, in this process; only a few are read ahead.
        jobs: Number of processes; 1 is this one.
    """
    if jobs <= 1:
        yield from map(function, articles)
    else:
        yield from map_chunks(partial(_each, function), articles, jobs)


def map_chunks(
    function: Callable[[list[Article]], list[Result]], articles: Iterable[Article], jobs: int = 1
) -> Iterator[Result]:
    """As `map_articles`, for a function that is faster on several articles at once."""
    chunks = _chunks(iter(articles))
    if jobs <= 1:
        yield from chain.from_iterable(map(function, chunks))
        return
    context = multiprocessing.get_context("spawn")  # forking would copy the store's threads half-way
    pool = ProcessPoolExecutor(jobs, mp_context=context, initializer=_start_worker)
    try:
        yield from chain.from_iterable(_in_order(pool, function, chunks, jobs * CHUNKS_AHEAD))
    finally:
        pool.shutdown(cancel_futures=True)


def _in_order(
    pool: ProcessPoolExecutor,
    function: Callable[[list[Article]], list[Result]],
    chunks: Iterator[list[Article]],
    ahead: int,
) -> Iterator[list[Result]]:
    """Only a few chunks are read ahead: a corpus may be larger than the memory."""
    pending: deque[Future[list[Result]]] = deque()
    for chunk in chunks:
        pending.append(pool.submit(function, chunk))
        if len(pending) > ahead:
            yield pending.popleft().result()
    while pending:
        yield pending.popleft().result()


def _chunks(articles: Iterator[Article]) -> Iterator[list[Article]]:
    while chunk := list(islice(articles, CHUNK)):
        yield chunk


def _each(function: Callable[[Article], Result], articles: list[Article]) -> list[Result]:
    return [function(article) for article in articles]


def collect_seldom() -> None:
    """Look for garbage less often: batches are many objects and hardly a cycle. Saves a tenth of the time."""
    gc.set_threshold(20_000, 20, 20)


def _start_worker() -> None:
    """Leave Ctrl-C to the main process, which ends the pool; and do not outlive it when it is killed."""
    collect_seldom()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    if parent := multiprocessing.parent_process():
        parent.join()
        os._exit(1)
