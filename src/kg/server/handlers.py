"""What each address answers: the request in the words of the workers, their answer as a response."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Coroutine, Mapping
from dataclasses import asdict
from typing import Any

import pyoxigraph as ox
from starlette.background import BackgroundTask
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, RedirectResponse, Response

from kg.query import groups, questions
from kg.resources import resource
from kg.server import protocol
from kg.server.description import describe
from kg.server.formats import GRAPHS, choose, prefers_html
from kg.server.guard import HEADERS
from kg.server.limits import RefusedError
from kg.server.pages import HTML, page, palette
from kg.server.pool import Pool, Reply
from kg.server.question import body
from kg.vocabulary import ID, LANGUAGES, PREFIXES

SUFFIXES = {one.name for one in GRAPHS} | {"html", "json"}
INDEX_SECONDS = 3600.0
GRACE = 1.0
"""Seconds that work goes on without its client: what is soon done costs less than a new worker."""


async def endpoint(request: Request) -> Response:
    """SPARQL 1.1 Protocol; without a query, the service description, and to browsers the editor."""
    asked = await protocol.read(request)
    if asked.query is not None:
        return await _ask(request, {"do": "sparql", **asdict(asked)})
    if prefers_html(asked.accept) and not asked.format:
        return RedirectResponse("/query", 303)
    chosen = choose(asked.accept, asked.format, GRAPHS)
    triples = describe(str(request.url.replace(query="", fragment="")))
    content = ox.serialize(triples, format=chosen.oxigraph, prefixes=dict(PREFIXES))  # type: ignore[arg-type]
    return Response(content, media_type=chosen.media_type)


async def find(request: Request) -> Response:
    """Search, as JSON or, at the start page, as a page."""
    words, kind = (request.query_params.get(name, "")[:200] for name in ("q", "kind"))
    shape = "json" if request.url.path.startswith("/api/") else "html"
    what = {"do": "search", "words": words, "kind": kind, "shape": shape, "language": _language(request)}
    found = await _ask(request, what)
    found.background = BackgroundTask(index, request.app.state.pool)  # the store may have changed
    return found


async def thing(request: Request) -> Response:
    """What an IRI leads to: a page for browsers, data for programs; a suffix decides without a header."""
    local, format = request.path_params["local"], ""
    if "." in local and (found := local.rpartition("."))[2] in SUFFIXES:
        local, format = found[0], found[2]
    accept = request.headers.get("accept", "")
    shape = format if format in ("html", "json") else "html" if not format and prefers_html(accept) else "graph"
    return await _thing(request, local, shape, format)


async def entity(request: Request) -> Response:
    """What is known of an entity, as JSON."""
    return await _thing(request, request.path_params["local"], "json", "")


async def picture(request: Request) -> Response:
    """The explorer of `kg draw` for what is near an entity."""
    depth = request.query_params.get("depth", "1")
    what = {"do": "picture", "local": request.path_params["local"], "language": _language(request)}
    drawn = await _ask(request, {**what, "depth": int(depth) if depth.isdecimal() and len(depth) < 3 else 0})
    if drawn.status_code == 200:  # the page brings a policy of its own, with the hashes of its scripts
        drawn.headers["content-security-policy"] = "frame-ancestors 'none'"
    return drawn


async def library(request: Request) -> Response:
    """The questions that have names, with their parameters."""
    listed = [
        {
            "name": one.name,
            "group": one.group,
            "question": {"vi": one.vi, "en": one.en},
            "parameters": [asdict(parameter) for parameter in one.parameters],
        }
        for one in questions()
    ]
    return JSONResponse(listed)


async def question(request: Request) -> Response:
    """The answer to a question of the library; what is asked for beside the format is a value of its parameters."""
    values = dict(request.query_params)
    format = values.pop("format", "")
    what = {"do": "question", "name": request.path_params["name"], "values": values, "format": format}
    return await _ask(request, {**what, "accept": request.headers.get("accept", "")})


async def editor(request: Request) -> Response:
    """The editor of queries, with the competency questions."""
    shown = {"namespace": str(ID), "prefixes": dict(PREFIXES), "titles": groups(), "questions": questions()}
    queries = {one.name: body(one.sparql) for one in questions()}
    response = Response(page("query.html", _language(request), queries=queries, **shown), media_type=HTML)
    # The editor sets the style of its parts; it still loads nothing from elsewhere and runs no script in the page.
    response.headers["content-security-policy"] = HEADERS["content-security-policy"].replace(
        "style-src 'self'", "style-src 'self' 'unsafe-inline'"
    )
    return response


async def colors(request: Request) -> Response:
    """The style sheet of the classes' colors."""
    return Response(palette(), media_type="text/css")


async def openapi(request: Request) -> Response:
    """What programs can ask, as OpenAPI says it."""
    return FileResponse(resource("server", "openapi.json"), media_type="application/json")


async def index(pool: Pool) -> None:
    """Bring the index of names and texts up to date."""
    with contextlib.suppress(RefusedError):  # whoever searches is told
        await pool.ask({"do": "search", "shape": "index", "seconds": INDEX_SECONDS})


async def _thing(request: Request, local: str, shape: str, format: str) -> Response:
    wanted = {"local": local, "shape": shape, "format": format, "accept": request.headers.get("accept", "")}
    return await _ask(request, {"do": "thing", **wanted, "language": _language(request)})


async def _ask(request: Request, what: Mapping[str, object]) -> Response:
    pool: Pool = request.app.state.pool
    status, media_type, content = await _while_there(request, pool.ask(what))
    response = Response(content, status, media_type=media_type)
    if (language := request.query_params.get("lang")) in LANGUAGES:
        response.set_cookie("lang", language, httponly=True, samesite="lax")
    return response


async def _while_there(request: Request, work: Coroutine[Any, Any, Reply]) -> Reply:
    """The answer, or the end of the work as soon as the client has left."""
    working, leaving = asyncio.create_task(work), asyncio.create_task(_leave(request))
    try:
        await asyncio.wait({working, leaving}, return_when=asyncio.FIRST_COMPLETED)
        await asyncio.wait({working}, timeout=GRACE)
        return working.result() if working.done() else (499, "text/plain", b"the client left\n")
    finally:
        working.cancel()
        leaving.cancel()


async def _leave(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass


def _language(request: Request) -> str:
    """What the reader has chosen, else Vietnamese."""
    wanted = request.query_params.get("lang") or request.cookies.get("lang")
    return wanted if wanted in LANGUAGES else "vi"
