"""Headless Chromium for the tests: Debian's, with the network off."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Dialog, Page, sync_playwright

CHROMIUM = Path(os.environ.get("KG_CHROMIUM", "/usr/bin/chromium"))
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@dataclass
class Visit:
    """An open page, and all that went wrong or tried to leave it."""

    page: Page
    complaints: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def click_node(self, label: str) -> None:
        self._click(self.page.evaluate("label => window.vnkg.whereNode(label)", label))

    def click_edge(self, source: str, target: str) -> None:
        self._click(self.page.evaluate("ends => window.vnkg.whereEdge(...ends)", [source, target]))

    def card(self) -> str:
        return self.page.locator("#card").inner_text()

    def settle(self) -> None:
        """Wait for the frame after next: by then vis-network has drawn what changed."""
        self.page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")

    def refuse(self, dialog: Dialog) -> None:
        self.complaints.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _click(self, point: dict[str, float]) -> None:
        self.page.mouse.click(point["x"], point["y"])
        self.page.wait_for_selector("#card:not([hidden])")


@contextmanager
def chromium() -> Iterator[Browser]:
    """A running browser; without Chromium the test is skipped."""
    if not CHROMIUM.exists():
        pytest.skip(f"{CHROMIUM} is not installed (apt-get install chromium)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def visit(
    browser: Browser, path: Path, *, width: int = 1440, height: int = 900, dark: bool = False, fragment: str = ""
) -> Iterator[Visit]:
    """Open a file as a user would by double click, without a network."""
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if dark else "light",
        locale="vi-VN",
        offline=True,
        reduced_motion="reduce",
    )
    seen = Visit(context.new_page())
    seen.page.on("console", lambda message: seen.complaints.append(f"{message.type}: {message.text}"))
    seen.page.on("pageerror", lambda error: seen.complaints.append(f"error: {error}"))
    seen.page.on("request", lambda request: seen.requests.append(request.url))
    seen.page.on("dialog", seen.refuse)
    seen.page.goto(path.resolve().as_uri() + fragment)
    seen.page.wait_for_selector("body:not(:has([aria-busy]))", state="attached", timeout=5000)
    seen.settle()
    try:
        yield seen
    finally:
        context.close()
