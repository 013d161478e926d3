"""The workers: as many requests at once as there are workers, the others wait; one that dies is replaced."""

from __future__ import annotations

import asyncio
import contextlib
import json
import signal
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from kg.server.limits import Limits, RefusedError
from kg.server.worker import LENGTH

Reply = tuple[int, str, bytes]
"""Status, media type, content."""


class Pool:
    """Workers on one store."""

    def __init__(self, graph: Path, prefixes: Mapping[str, str], limits: Limits, size: int, folder: Path) -> None:
        settings = {"graph": str(graph), "folder": str(folder), "prefixes": dict(prefixes), "limits": asdict(limits)}
        self._command = (sys.executable, "-P", "-m", "kg.server.worker", json.dumps(settings))
        self._limits = limits
        self._size = size
        self._idle: asyncio.Queue[Process] = asyncio.Queue()
        self._hiring: set[asyncio.Task[None]] = set()
        self._workers: set[Process] = set()

    async def start(self) -> None:
        """Start the workers."""
        await asyncio.gather(*(self._hire() for _ in range(self._size)))

    async def stop(self) -> None:
        """End them."""
        for task in self._hiring:
            task.cancel()
        for worker in self._workers:
            _kill(worker)
        await asyncio.gather(*(worker.wait() for worker in self._workers))

    async def ask(self, request: Mapping[str, Any]) -> Reply:
        """The answer of the first worker that is free.

        Raises:
            RefusedError: None was free in time, or the request took more than it may.
        """
        worker = await self._free()
        answered = False
        try:
            answer = await _exchange(worker, request)
            answered = True
            return answer
        except (OSError, asyncio.IncompleteReadError):
            raise _obituary(await worker.wait()) from None
        finally:
            if answered:
                self._idle.put_nowait(worker)
            else:  # it is dead, or nobody waits for its answer any more
                self._replace(worker)

    async def _free(self) -> Process:
        try:
            async with asyncio.timeout(self._limits.seconds):
                return await self._idle.get()
        except TimeoutError:
            raise RefusedError(503, "all workers are busy: try again") from None

    def _replace(self, worker: Process) -> None:
        _kill(worker)
        self._workers.discard(worker)
        task = asyncio.create_task(self._hire())
        self._hiring.add(task)
        task.add_done_callback(self._hiring.discard)

    async def _hire(self) -> None:
        # A session of its own: Ctrl-C on the terminal is for the server, which lets its workers finish.
        worker = await asyncio.create_subprocess_exec(*self._command, stdin=PIPE, stdout=PIPE, start_new_session=True)
        self._workers.add(worker)
        self._idle.put_nowait(worker)


def _obituary(code: int) -> RefusedError:
    """Why a worker ended: a signal was a limit, a code is an error in this program."""
    if code == -signal.SIGALRM:
        return RefusedError(503, "the request was stopped: it took too long")
    if code < 0:
        return RefusedError(503, "the request was stopped: it needed more memory than it may have")
    return RefusedError(500, "the request failed: the log of the server says why")


def _kill(worker: Process) -> None:
    with contextlib.suppress(ProcessLookupError):
        worker.kill()


async def _exchange(worker: Process, request: Mapping[str, Any]) -> Reply:
    assert worker.stdin
    assert worker.stdout
    frame = json.dumps(request).encode()
    worker.stdin.write(LENGTH.pack(len(frame)) + frame)
    await worker.stdin.drain()
    (size,) = LENGTH.unpack(await worker.stdout.readexactly(LENGTH.size))
    status, media_type, length = json.loads(await worker.stdout.readexactly(size))
    return status, media_type, await worker.stdout.readexactly(length)
