"""What all tests share: no network, the same random examples everywhere, and no silent skips where it matters."""

import os
import socket
from collections.abc import Iterator

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
