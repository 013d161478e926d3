"""`kg serve`: the graph over HTTP."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.options import GRAPH
from kg.errors import KgError

TOKEN_HELP = "File with the token that every request must bring; else the variable KG_TOKEN. Needed off loopback."


def serve(
    graph: Annotated[Path, typer.Option("--graph", "-g", help="Folder of the graph.")] = Path(GRAPH),
    host: Annotated[str, typer.Option(help="Address to listen at; only this machine can reach the default.")] = (
        "127.0.0.1"
    ),
    port: Annotated[int, typer.Option("--port", "-p", min=0, max=65535, help="Port; 0 takes a free one.")] = 8000,
    token_file: Annotated[Path | None, typer.Option(help=TOKEN_HELP, show_default=False)] = None,
    token: Annotated[str, typer.Option(envvar="KG_TOKEN", hidden=True)] = "",
    origin: Annotated[
        str, typer.Option(help="Site whose pages may ask from a browser; * is any. Answers are read-only.")
    ] = "*",
    workers: Annotated[int, typer.Option(min=1, help="Requests that run at the same time.")] = 4,
    seconds: Annotated[float, typer.Option(min=0.1, help="Time limit of a request.")] = 10,
    rows: Annotated[int, typer.Option(min=1, help="Rows or triples that an answer may have.")] = 100_000,
    megabytes: Annotated[int, typer.Option(min=1, help="Megabytes that an answer may have.")] = 32,
    memory: Annotated[
        int, typer.Option(min=64, help="Megabytes that a request may take beyond the store (on Linux).")
    ] = 1024,
) -> None:
    """Serve the graph over HTTP, read only, until Ctrl-C or SIGTERM: SPARQL at /sparql, pages for people at /.

    Requests end by themselves when they exceed a limit. The graph may be added to or built anew meanwhile.

    The address is printed when it can be used; each request is a line on standard error.
    """
    from kg.server.limits import Limits
    from kg.server.serve import serve as run

    limits = Limits(seconds=seconds, rows=rows, answer_megabytes=megabytes, memory_megabytes=memory)
    secret = _read(token_file) if token_file else token

    def ready(address: str) -> None:
        print(address, flush=True)

    run(graph, ready, host=host, port=port, limits=limits, workers=workers, token=secret, origin=origin)


def _read(path: Path) -> str:
    try:
        secret = path.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeError) as error:
        raise KgError(f"{path}: cannot be read: {getattr(error, 'strerror', None) or error}") from error
    if not secret:
        raise KgError(f"{path}: the file has no token")
    return secret
