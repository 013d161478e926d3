"""The web application: which address does what."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import asdict

import pyoxigraph as ox
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from kg.server import protocol
from kg.server.description import describe
from kg.server.formats import GRAPHS, choose
from kg.server.guard import Gate, Journal
from kg.server.limits import RefusedError
from kg.server.pool import Pool
from kg.vocabulary import PREFIXES


def application(pool: Pool, *, token: str = "", origin: str = "*") -> Starlette:
    """The application on a pool of workers.

    Args:
        pool: Started and stopped with the application.
        token: That every request must bring; empty for none.
        origin: Pages of which site may ask from a browser.
    """

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        app.state.pool = pool
        await pool.start()
        yield
        await pool.stop()

    cors = Middleware(
        CORSMiddleware, allow_origins=[origin], allow_methods=["GET", "POST"], allow_headers=["*"], max_age=86400
    )
    gate = [Middleware(Gate, token=token)] if token else []
    return Starlette(
        routes=[Route("/sparql", endpoint, methods=["GET", "POST"])],
        middleware=[Middleware(Journal), cors, *gate],
        exception_handlers={RefusedError: _refuse, HTTPException: _fail},
        lifespan=lifespan,
    )


async def endpoint(request: Request) -> Response:
    """SPARQL 1.1 Protocol; without a query, the service description."""
    asked = await protocol.read(request)
    if asked.query is None:
        chosen = choose(asked.accept, asked.format, GRAPHS)
        triples = describe(str(request.url.replace(query="", fragment="")))
        content = ox.serialize(triples, format=chosen.oxigraph, prefixes=dict(PREFIXES))  # type: ignore[arg-type]
        return Response(content, media_type=chosen.media_type)
    return await _ask(request, {"do": "sparql", **asdict(asked)})


async def _ask(request: Request, what: dict[str, object]) -> Response:
    pool: Pool = request.app.state.pool
    status, media_type, content = await pool.ask(what)
    return Response(content, status, media_type=media_type)


async def _refuse(_: Request, refusal: Exception) -> Response:
    assert isinstance(refusal, RefusedError)
    headers = {"retry-after": "1"} if refusal.status == 503 else None
    return PlainTextResponse(f"{refusal}\n", refusal.status, headers=headers)


async def _fail(_: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    return PlainTextResponse(f"{error.detail}\n", error.status_code, headers=error.headers)
