"""A process that answers requests, one at a time: each comes as a frame on standard input and goes to standard output.

A request that takes too long ends with the process, by the kernel's alarm clock; one that takes too much memory ends
by itself, or with the process where Oxigraph cannot go on without it.
"""

from __future__ import annotations

import importlib
import json
import os
import resource
import signal
import struct
import sys
from pathlib import Path
from typing import IO

from kg.server.desk import Desk, Request
from kg.server.limits import MEGABYTE, Limits, RefusedError

LENGTH = struct.Struct("!I")
PAGE = os.sysconf("SC_PAGE_SIZE")
SIZE = Path("/proc/self/statm")  # Linux; elsewhere memory is not bounded

DUTIES = {
    "sparql": "kg.server.evaluate",
    "thing": "kg.server.thing",
    "picture": "kg.server.picture",
    "question": "kg.server.question",
    "search": "kg.server.search",
}
"""The module whose function `answer` does what a request wants done."""


def respond(desk: Desk, request: Request) -> tuple[int, str, bytes]:
    """Status, media type and content; a refusal is a status and a line."""
    try:
        _ = desk.store  # opening a store is no part of what a request may cost
        duty = importlib.import_module(DUTIES[request["do"]]).answer
        _bound(desk.limits, request.get("seconds", desk.limits.seconds))
        return 200, *duty(desk, request)
    except RefusedError as refusal:
        return refusal.status, "text/plain; charset=utf-8", f"{refusal}\n".encode()
    except MemoryError:
        return 503, "text/plain; charset=utf-8", b"the request needed more memory than it may have\n"
    finally:
        _unbound()


def _bound(limits: Limits, seconds: float) -> None:
    signal.setitimer(signal.ITIMER_REAL, seconds)  # SIGALRM is not handled: it ends the process
    if SIZE.exists():
        used = int(SIZE.read_text().split()[0]) * PAGE
        _limit_memory(used + limits.memory_megabytes * MEGABYTE)


def _unbound() -> None:
    signal.setitimer(signal.ITIMER_REAL, 0)
    _limit_memory(resource.RLIM_INFINITY)


def _limit_memory(size: int) -> None:
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    wanted = hard if size == resource.RLIM_INFINITY else size if hard == resource.RLIM_INFINITY else min(size, hard)
    resource.setrlimit(resource.RLIMIT_AS, (wanted, hard))


def receive(stream: IO[bytes]) -> Request | None:
    """The next request, or None when there will be no more."""
    size = stream.read(LENGTH.size)
    if len(size) < LENGTH.size:
        return None
    request: Request = json.loads(stream.read(*LENGTH.unpack(size)))
    return request


def send(stream: IO[bytes], status: int, media_type: str, content: bytes) -> None:
    """Send an answer: the length of its head, the head, the content."""
    head = json.dumps([status, media_type, len(content)]).encode()
    stream.write(LENGTH.pack(len(head)) + head + content)
    stream.flush()


def main() -> None:
    """Answer until there are no more requests."""
    out = _take_streams()
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    desk = Desk(json.loads(sys.argv[1]))
    while (request := receive(sys.stdin.buffer)) is not None:
        send(out, *respond(desk, request))


def _take_streams() -> IO[bytes]:
    """Standard output, for answers alone; Python can still complain, Oxigraph's last words are for nobody."""
    out, sys.stderr = os.fdopen(os.dup(1), "wb"), os.fdopen(os.dup(2), "w")
    with Path(os.devnull).open("wb") as nowhere:
        os.dup2(nowhere.fileno(), 1)
        os.dup2(nowhere.fileno(), 2)
    return out


if __name__ == "__main__":
    main()
