"""What happens to every request: who may ask, what every answer says of itself, and a line in the log."""

from __future__ import annotations

import base64
import binascii
import hmac
import sys
import time
from collections.abc import Mapping
from datetime import datetime

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

HEADERS: Mapping[str, str] = {
    # Pages load nothing but what this server has, run no script but its files, and are in no frame of others.
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self' data:; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
}


class Journal:
    """Adds the headers, and writes one line for each request to standard error."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, and remember how."""
        if scope["type"] != "http":
            return await self._app(scope, receive, send)
        start, status, size = time.perf_counter(), 500, 0

        async def watch(message: Message) -> None:
            nonlocal status, size
            if message["type"] == "http.response.start":
                status = message["status"]
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                headers.add_vary_header("Accept")
            size += len(message.get("body", b""))
            await send(message)

        try:
            await self._app(scope, receive, watch)
        finally:
            _log(scope, status, size, time.perf_counter() - start)


class Gate:
    """Lets in who has the token: as a bearer, or as the password that a browser asks for."""

    def __init__(self, app: ASGIApp, token: str) -> None:
        self._app = app
        self._token = token.encode()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or ask for the token."""
        if scope["type"] != "http" or self._knows(Headers(scope=scope).get("authorization", "")):
            return await self._app(scope, receive, send)
        wanted = {"www-authenticate": 'Basic realm="kg", charset="UTF-8", Bearer realm="kg"'}
        await PlainTextResponse("a token is needed\n", 401, headers=wanted)(scope, receive, send)

    def _knows(self, authorization: str) -> bool:
        scheme, _, credentials = authorization.partition(" ")
        given = {"bearer": _bearer, "basic": _password}.get(scheme.lower(), lambda _: b"")(credentials.strip())
        return hmac.compare_digest(given, self._token)


def _bearer(credentials: str) -> bytes:
    return credentials.encode("latin-1")  # as it came: header bytes are read so


def _password(credentials: str) -> bytes:
    try:
        return base64.b64decode(credentials, validate=True).partition(b":")[2]
    except (binascii.Error, ValueError):
        return b""


def _log(scope: Scope, status: int, size: int, seconds: float) -> None:
    client = (scope.get("client") or ("-",))[0]
    path = scope.get("raw_path", b"").decode("ascii", "backslashreplace")
    now = datetime.now().astimezone().isoformat(timespec="seconds")
    what = f"{scope['method']} {path} {status} {size} bytes {seconds * 1000:.0f} ms"
    sys.stderr.write(f"{now} {client} {what}\n")
