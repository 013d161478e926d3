"""The page of `kg draw` in headless Chromium, beside the page that pyvis writes of the same graph.

pyvis is measured at its best: its physics off, as it would otherwise lay out 1,000 nodes for a minute. Interactive is
the end of the last gap of more than 100 ms between two frames before two quiet seconds; panning moves everything that
is shown for two seconds.
"""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from pyvis.network import Network

from kg.benchmark.reports import reports
from kg.errors import KgError
from kg.graph import open_store, replace
from kg.visualization import payload, render, write
from kg.visualization.tables import Json

if TYPE_CHECKING:
    from playwright.sync_api import Browser

SIZES = (100, 700, 18_000)  # things that facts are about; bodies and places come with them
CHROMIUM = os.environ.get("KG_CHROMIUM", "/usr/bin/chromium")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-sync"]
QUIET, LONGEST = 2000, 120_000  # milliseconds

WATCH = """
window.frames_ = { last: 0, late: 0, first: 0 };
const watch = (now) => {
  if (now - frames_.last > 100) frames_.late = now;
  if (!frames_.first && document.querySelector("canvas")) frames_.first = now;
  frames_.last = now;
  requestAnimationFrame(watch);
};
requestAnimationFrame(watch);
"""
SETTLED = f"() => frames_.first && frames_.last - Math.max(frames_.late, frames_.first) > {QUIET}"
INTERACTIVE = "() => Math.max(frames_.late, frames_.first)"
PAN = """() => new Promise((done) => {
  const drawn = window.vnkg ? window.vnkg.network : window.network;
  const start = performance.now(), { x, y } = drawn.getViewPosition();
  let frames = 0;
  const step = (now) => {
    if (now - start > 2000) return done(frames / (now - start) * 1000);
    frames += 1;
    drawn.moveTo({ position: { x: x + 60 * Math.sin(frames / 9), y: y + 60 * Math.cos(frames / 9) } });
    requestAnimationFrame(step);
  };
  requestAnimationFrame(step);
})"""

Writer = Callable[[Json, Path], object]


def picture(corpus: Path | None, runs: int, made_up: int) -> None:
    """Measure and print; graphs are made up, whatever corpus there is."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError as error:
        raise KgError("the picture is measured with playwright: pip install 'vnkg[bench]'") from error
    print(f"{'':<10}{'things':>8}{'links':>8}{'written s':>11}{'MB':>7}{'interactive s':>15}{'frames/s panning':>18}")
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for size in SIZES:
            data = _payload(size)
            for name, writer in {"pyvis": plain, "kg draw": ours}.items():
                _report(browser, name, writer, data, Path(folder, f"{name}.html"), runs)
        browser.close()


def ours(data: Json, path: Path) -> object:
    """The page of `kg draw`."""
    return write(render(data), path)


def plain(data: Json, path: Path) -> object:
    """The page that pyvis writes of the same things and links."""
    network = Network(directed=True, cdn_resources="in_line")
    network.toggle_physics(False)
    for number, (label, kind) in enumerate(zip(data["things"]["label"], data["things"]["kind"], strict=True)):
        network.add_node(number, label=label, title=label, group=kind)
    for source, target, relation in zip(*(data["links"][name] for name in ("from", "to", "relation")), strict=True):
        network.add_edge(source, target, title=relation)
    return path.write_text(network.generate_html(), encoding="utf-8")


def _payload(size: int) -> Json:
    dataset = open_store()
    replace(dataset, reports(size))
    return payload(dataset)


def _report(browser: Browser, name: str, writer: Writer, data: Json, path: Path, runs: int) -> None:
    start = time.process_time()
    writer(data, path)
    written = time.process_time() - start
    seen = [_visit(browser, path) for _ in range(runs)]
    interactive, frames = min(one for one, _ in seen), max(rate for _, rate in seen)
    counts = f"{len(data['things']['label']):>8}{len(data['links']['from']):>8}"
    size = path.stat().st_size / 1e6
    print(f"{name:<10}{counts}{written:11.1f}{size:7.2f}{interactive:15.2f}{frames:18.0f}", flush=True)


def _visit(browser: Browser, path: Path) -> tuple[float, float]:
    """Seconds until the page is interactive, and frames a second while it is panned; its network is off."""
    context = browser.new_context(viewport={"width": 1400, "height": 860}, offline=True, bypass_csp=True)
    page = context.new_page()
    page.add_init_script(WATCH)
    page.goto(path.as_uri(), wait_until="commit", timeout=LONGEST)
    page.wait_for_function(SETTLED, timeout=LONGEST)
    measured = page.evaluate(INTERACTIVE) / 1000, page.evaluate(PAN)
    context.close()
    return measured
