"""A function over many things, in this process or in a pool: the same results in the same order."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import partial
from itertools import chain, islice
from multiprocessing import forkserver, resource_tracker
from multiprocessing.context import BaseContext
from multiprocessing.util import Finalize
from pathlib import Path
from types import TracebackType
from typing import TypeVar

from kg.errors import ExtractionError, KgError, attempt
from kg.model import Article

Item = TypeVar("Item")
Result = TypeVar("Result")

CHUNK = 32  # articles that go to a process at once: fewer costs messages, more costs memory
CHUNKS_AHEAD = 2  # for each process, so that none of them waits


def get_ready(jobs: int) -> None:
    """Begin to load what the processes of a pool need, while this one still loads what it needs itself."""
    if jobs > 1 and _context().get_start_method() == "forkserver":
        resource_tracker.ensure_running()  # which lets Ctrl-C through again when it begins
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})  # Ctrl-C is for this process
        try:
            forkserver.ensure_running()
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _context() -> BaseContext:
    """How processes begin: on Linux as copies of one that has all lexicons loaded, elsewhere each anew.

    They are no copies of this process, which would take along the store's threads half-way. Windows has no fork, and
    the libraries of macOS do not bear it.
    """
    if sys.platform != "linux":
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["kg.ready"])
    return context


def map_articles(
    function: Callable[[Article], Result], articles: Iterable[Article], jobs: int = 1
) -> Iterator[Result | ExtractionError]:
    """Yield what the function returns for every article, in the order of the articles, or the error where it fails.

    Args:
        function: Of a module, so that other processes find it; its results travel between processes.
        articles: Read one by one, in this process; only a few are read ahead.
        jobs: Number of processes; 1 is this one.
    """
    if jobs <= 1:
        yield from map(partial(attempt, function), articles)  # one by one, as a chunk would keep readers waiting
        return
    with Pool(jobs) as pool:
        yield from pool.map(partial(_each, function), articles, ahead=0)


class Pool:
    """This process, or several others that wait for work.

    Args:
        jobs: Number of processes; 1 is this one.
    """

    def __init__(self, jobs: int = 1) -> None:
        get_ready(jobs)
        self._pool = ProcessPoolExecutor(jobs, _context(), _start_worker) if jobs > 1 else None
        self._least = jobs * CHUNKS_AHEAD

    def __enter__(self) -> Pool:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._pool:
            self._pool.shutdown(cancel_futures=True)

    def map(
        self,
        function: Callable[[list[Item]], list[Result]],
        items: Iterable[Item],
        ahead: int = sys.maxsize,
    ) -> Iterator[Result]:
        """What a function that is faster on several things at once returns for each.

        Args:
            function: Of a module, so that other processes find it.
            items: Taken as they are needed.
            ahead: How many the other processes are given before results are asked for, if that keeps them busy; all by
                default.

        Raises:
            KgError: A process was ended from outside.
        """
        chunks = _chunks(iter(items))
        if self._pool is None:
            return chain.from_iterable(map(function, chunks))
        given = (_submit(self._pool, function, chunk) for chunk in chunks)
        return chain.from_iterable(_in_order(given, max(self._least, ahead // CHUNK)))


ALONE = Pool()
"""This process."""


def _in_order(given: Iterator[Future[list[Result]]], ahead: int) -> Iterator[list[Result]]:
    """Results in order; only so much is taken ahead, as a corpus may be larger than the memory."""
    pending = deque(islice(given, ahead))

    def results() -> Iterator[list[Result]]:
        while pending:
            with _alive():
                result = pending.popleft().result()
            pending.extend(islice(given, 1))
            yield result

    return results()


def _submit(
    pool: ProcessPoolExecutor, function: Callable[[list[Item]], list[Result]], chunk: list[Item]
) -> Future[list[Result]]:
    with _alive():
        return pool.submit(function, chunk)


@contextmanager
def _alive() -> Iterator[None]:
    """Say in one line that a process of a pool is no more, as when the system has ended it for want of memory."""
    try:
        yield
    except (BrokenProcessPool, EOFError, ConnectionError) as error:
        raise KgError(_why_ended()) from error


def _why_ended() -> str:
    """Each process of a pool reads the file of the script that started it, if there is one."""
    script = getattr(sys.modules["__main__"], "__file__", None)
    if script and not Path(script).exists():
        return f"processes cannot be started from {script}: put the script in a file, or take jobs=1"
    return "a process was ended from outside, maybe for want of memory; take fewer --jobs"


def _chunks(items: Iterator[Item]) -> Iterator[list[Item]]:
    while chunk := list(islice(items, CHUNK)):
        yield chunk


def _each(function: Callable[[Article], Result], articles: list[Article]) -> list[Result | ExtractionError]:
    return [attempt(function, article) for article in articles]


def collect_seldom() -> None:
    """Look for garbage less often: batches are many objects and hardly a cycle. Saves a tenth of the time."""
    gc.set_threshold(20_000, 20, 20)


def _start_worker() -> None:
    """Leave Ctrl-C to the main process, which ends the pool; and do not outlive it when it is killed."""
    collect_seldom()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Finalize(None, os._exit, args=(0,), exitpriority=-1)  # taking the lexicons apart would take half a second
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    if parent := multiprocessing.parent_process():
        parent.join()
        os._exit(1)
