"""The SPARQL 1.1 Protocol: what a request over HTTP asks."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from urllib.parse import parse_qsl

from starlette.requests import ClientDisconnect, Request

from kg.server.limits import RefusedError

FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
LONGEST_BODY = 2**20
SLOWEST_BODY = 10.0
MOST_PARAMETERS = 200

Parameters = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Asked:
    """What a request to the endpoint asks.

    Attributes:
        query: SPARQL; None when there is none and the endpoint shall describe itself.
        default_graphs: IRIs of the graphs that make up the default graph.
        named_graphs: IRIs of the named graphs.
        accept: The `Accept` header.
        format: The `format` parameter, for clients that cannot set a header.
    """

    query: str | None
    default_graphs: tuple[str, ...]
    named_graphs: tuple[str, ...]
    accept: str
    format: str


async def read(request: Request) -> Asked:
    """What the request asks.

    Raises:
        RefusedError: It breaks the protocol, or asks for an update.
    """
    parameters = _pairs(request.scope["query_string"])
    if request.method == "POST":
        parameters += await _posted(request)
        _query(parameters, required=True)
    return Asked(
        query=_query(parameters),
        default_graphs=_all(parameters, "default-graph-uri"),
        named_graphs=_all(parameters, "named-graph-uri"),
        accept=",".join(request.headers.getlist("accept")),
        format=dict(parameters).get("format", ""),
    )


async def _posted(request: Request) -> Parameters:
    """What the body says; a query posted as it is counts as the parameter `query`."""
    content_type = request.headers.get("content-type", "")
    media_type, _, rest = content_type.lower().partition(";")
    if "charset" in rest and "utf-8" not in rest:
        raise RefusedError(415, "the charset is UTF-8")
    if media_type.strip() == QUERY:
        return [("query", _text(await _body(request)))]
    if media_type.strip() == FORM:
        return _pairs(await _body(request))
    if media_type.strip() == "application/sparql-update":
        raise RefusedError(403, "this endpoint answers queries and takes no updates")
    raise RefusedError(415, f"POST a query as {QUERY} or {FORM}")


async def _body(request: Request) -> bytes:
    """The body, if it is short enough and does not dawdle."""
    body = bytearray()
    try:
        async with asyncio.timeout(SLOWEST_BODY):
            async for chunk in request.stream():
                body += chunk
                if len(body) > LONGEST_BODY:
                    raise RefusedError(413, f"a request has at most {LONGEST_BODY} bytes")
    except TimeoutError:
        raise RefusedError(408, f"the request did not arrive within {SLOWEST_BODY:g} seconds") from None
    except ClientDisconnect:
        raise RefusedError(400, "the client left") from None
    return bytes(body)


def _pairs(encoded: bytes) -> Parameters:
    try:
        pairs = parse_qsl(
            _text(encoded), keep_blank_values=True, errors="strict", max_num_fields=MOST_PARAMETERS
        )  # fmt: skip
    except UnicodeDecodeError:
        raise RefusedError(400, "the parameters are not in UTF-8") from None
    except ValueError:
        raise RefusedError(400, f"there are more than {MOST_PARAMETERS} parameters") from None
    if any(name in ("update", "using-graph-uri", "using-named-graph-uri") for name, _ in pairs):
        raise RefusedError(403, "this endpoint answers queries and takes no updates")
    return pairs


def _text(content: bytes) -> str:
    try:
        return content.decode()
    except UnicodeDecodeError:
        raise RefusedError(400, "the request is not in UTF-8") from None


def _query(parameters: Parameters, *, required: bool = False) -> str | None:
    values = _all(parameters, "query")
    if len(values) > 1:
        raise RefusedError(400, f"there are {len(values)} parameters 'query': one is wanted")
    if required and not values:
        raise RefusedError(400, "the parameter 'query' is missing")
    return values[0] if values else None


def _all(parameters: Parameters, name: str) -> tuple[str, ...]:
    return tuple(value for key, value in parameters if key == name)
