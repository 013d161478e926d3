"""Runs the application until it is told to stop; what runs then, ends first."""

from __future__ import annotations

import ipaddress
import signal
import socket
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import KgError
from kg.graph import open_store
from kg.server.limits import Limits

if TYPE_CHECKING:
    import uvicorn

LONGEST_HEAD = 2**16  # of a request: line and headers, and so a query in the address
MOST_CONNECTIONS = 256
IDLE = 30


def serve(
    graph: Path,
    ready: Callable[[str], None],
    *,
    host: str = "127.0.0.1",
    port: int = 8000,
    limits: Limits | None = None,
    workers: int = 4,
    token: str = "",
    origin: str = "*",
) -> None:
    """Serve a graph until SIGTERM or Ctrl-C.

    Args:
        graph: Folder of the store.
        ready: Called with the address as soon as it can be used.
        host: Address to listen at.
        port: Port; 0 takes a free one.
        limits: Of each request.
        workers: How many requests run at the same time.
        token: That every request must bring; empty for none.
        origin: Pages of which site may ask from a browser.

    Raises:
        KgError: There is no store, the address is taken, or it needs a token.
    """
    if not token and not _is_loopback(host):
        raise KgError(f"{host}: an address that others can reach needs a token: set KG_TOKEN or --token-file")
    open_store(graph, read_only=True)  # says what is wrong with it
    listener = _listen(host, port)
    for number in (signal.SIGTERM, signal.SIGINT):  # uvicorn raises them again when it has ended well
        signal.signal(number, lambda *_: None)
    with tempfile.TemporaryDirectory(prefix="kg-serve-") as folder:
        server = _server(Path(graph).resolve(), Path(folder), limits or Limits(), workers, token, origin)
        ready(f"http://{_name(listener)}/")
        server.run(sockets=[listener])


def _server(graph: Path, folder: Path, limits: Limits, workers: int, token: str, origin: str) -> uvicorn.Server:
    try:
        import uvicorn

        from kg.server.app import application
        from kg.server.pool import Pool
    except ImportError as error:
        raise KgError("serving needs starlette and uvicorn, the extra `server`: pip install 'vnkg[server]'") from error
    from kg.vocabulary import PREFIXES

    app = application(Pool(graph, PREFIXES, limits, workers, folder), token=token, origin=origin)
    return uvicorn.Server(
        uvicorn.Config(
            app,
            access_log=False,
            h11_max_incomplete_event_size=LONGEST_HEAD,
            http="h11",
            limit_concurrency=MOST_CONNECTIONS,
            log_level="warning",
            proxy_headers=False,
            server_header=False,
            timeout_graceful_shutdown=int(limits.seconds) + 5,
            timeout_keep_alive=IDLE,
            ws="none",
        )
    )


def _is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _listen(host: str, port: int) -> socket.socket:
    try:
        family, *_, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        return socket.create_server(address[:2], family=family, backlog=MOST_CONNECTIONS)
    except (OSError, OverflowError) as error:
        raise KgError(f"{host}:{port}: cannot listen: {getattr(error, 'strerror', None) or error}") from error


def _name(listener: socket.socket) -> str:
    host, port = listener.getsockname()[:2]
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
