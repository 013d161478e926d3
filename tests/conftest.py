"""What all tests share: no network, the same random examples everywhere, and no silent skips where it matters."""

import os
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("project", deadline=None, derandomize=True)
settings.load_profile("project")

MUST_RUN = ("browser", "notebook")


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only this machine can be reached from a test."""
    connect = socket.socket.connect

    def connect_here(self: socket.socket, address: tuple[str, int] | str) -> None:
        host = address[0] if isinstance(address, tuple) else "localhost"
        if host not in ("127.0.0.1", "::1", "localhost"):
            raise AssertionError(f"a test reaches for the network: {address}")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", connect_here)


@pytest.fixture(scope="session")
def browser() -> Iterator[object]:
    """One Chromium for all tests; each opens its pages in a context of its own."""
    from browser import chromium

    with chromium() as browser:
        yield browser


@pytest.fixture(scope="session")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The store that the servers of the tests show; who changes it, changes a copy."""
    from server import DATA

    import kg

    folder = tmp_path_factory.mktemp("graph") / "store"
    kg.build(str(DATA / "articles.jsonl"), path=folder)
    return folder


@pytest.fixture(scope="module")
def server(graph: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[object]:
    """`kg serve` with its own limits, running."""
    from server import serving

    with serving(graph, tmp_path_factory.mktemp("log") / "log") as running:
        yield running


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """Where KG_REQUIRE_BROWSER is set, a browser or notebook test that is skipped has failed."""
    report = yield
    if os.environ.get("KG_REQUIRE_BROWSER") and report.skipped and any(map(item.get_closest_marker, MUST_RUN)):
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} was skipped, but KG_REQUIRE_BROWSER is set: {_reason(report)}"
    return report


def _reason(report: pytest.TestReport) -> str:
    return str(report.longrepr[-1] if isinstance(report.longrepr, tuple) else report.longrepr)
