"""The web application: which address does what."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from kg.resources import resource
from kg.server import handlers
from kg.server.guard import Gate, Journal
from kg.server.limits import RefusedError
from kg.server.pool import Pool

ROUTES = (
    Route("/", handlers.find),
    Route("/query", handlers.editor),
    Route("/sparql", handlers.endpoint, methods=["GET", "POST"]),
    Route("/id/{local}", handlers.thing),
    Route("/draw/{local}", handlers.picture),
    Route("/api/search", handlers.find),
    Route("/api/entity/{local}", handlers.entity),
    Route("/api/questions", handlers.library),
    Route("/api/questions/{name}", handlers.question),
    Route("/openapi.json", handlers.openapi),
    Route("/static/palette.css", handlers.colors),
    Mount("/static", StaticFiles(directory=resource("server", "static"))),
)


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
        first = asyncio.create_task(handlers.index(pool))
        yield
        first.cancel()
        await pool.stop()

    cors = Middleware(
        CORSMiddleware, allow_origins=[origin], allow_methods=["GET", "POST"], allow_headers=["*"], max_age=86400
    )
    gate = [Middleware(Gate, token=token)] if token else []
    return Starlette(
        routes=ROUTES,
        middleware=[Middleware(Journal), cors, *gate],
        exception_handlers={RefusedError: _refuse, HTTPException: _fail},
        lifespan=lifespan,
    )


async def _refuse(_: Request, refusal: Exception) -> Response:
    assert isinstance(refusal, RefusedError)
    headers = {"retry-after": "1"} if refusal.status == 503 else None
    return PlainTextResponse(f"{refusal}\n", refusal.status, headers=headers)


async def _fail(_: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    return PlainTextResponse(f"{error.detail}\n", error.status_code, headers=error.headers)
