"""A running `kg serve` for the tests: the real command, on loopback and a free port."""

from __future__ import annotations

import http.client
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode, urlsplit

DATA = Path(__file__).parent / "data" / "server"
SPARQL = "/sparql"
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()

    @property
    def media_type(self) -> str:
        return self.headers.get("content-type", "").partition(";")[0]


@dataclass(frozen=True)
class Server:
    """A running server."""

    url: str
    process: subprocess.Popen[str]
    log: Path

    @property
    def address(self) -> tuple[str, int]:
        parts = urlsplit(self.url)
        assert parts.hostname
        assert parts.port
        return parts.hostname, parts.port

    def request(
        self, method: str, path: str, body: bytes | None = None, headers: Mapping[str, str] | None = None
    ) -> Answer:
        connection = http.client.HTTPConnection(*self.address, timeout=60)
        try:
            connection.request(method, path, body, dict(headers or {}))
            response = connection.getresponse()
            found = {name.lower(): value for name, value in response.getheaders()}
            return Answer(response.status, found, response.read())
        finally:
            connection.close()

    def get(self, path: str, accept: str = "") -> Answer:
        return self.request("GET", path, headers={"Accept": accept} if accept else None)

    def ask(self, query: str, accept: str = "", **parameters: str) -> Answer:
        body = urlencode({"query": query, **parameters}).encode()
        return self.request("POST", SPARQL, body, FORM | ({"Accept": accept} if accept else {}))

    def stop(self) -> int:
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(60)


@contextmanager
def serving(graph: Path, log: Path, *options: str, environment: Mapping[str, str] | None = None) -> Iterator[Server]:
    """Start `kg serve` and wait until it prints its address; end it afterwards."""
    command = [sys.executable, "-m", "kg", "serve", "--graph", str(graph), "--port", "0", *options]
    with log.open("w", encoding="utf-8") as stream:
        process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=stream, text=True, env={**os.environ, **(environment or {})}
        )
    assert process.stdout
    try:
        url = process.stdout.readline().strip()
        assert url.startswith("http://"), log.read_text(encoding="utf-8")
        yield Server(url.rstrip("/"), process, log)
    finally:
        process.terminate()
        process.wait(60)
        process.stdout.close()


def eventually(condition: Callable[[], bool]) -> None:
    """Ask until it is so: a log line follows its answer, a worker looks at the store again after a while."""
    assert any(condition() for _ in range(3000)), "it never is so"
