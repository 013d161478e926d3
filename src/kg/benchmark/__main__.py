"""`python -m kg.benchmark [PART ...]`: what `make bench` runs."""

from __future__ import annotations

import argparse
import io
from collections.abc import Callable, Sequence
from contextlib import nullcontext, redirect_stdout
from pathlib import Path

from kg.benchmark.extraction import extraction
from kg.benchmark.picture import picture
from kg.benchmark.server import server
from kg.benchmark.store import store

MARKERS = ("<!-- figures -->", "<!-- /figures -->")
PARTS: dict[str, Callable[[Path | None, int, int], None]] = {
    "extraction": extraction,
    "store": store,
    "server": server,
    "picture": picture,
}


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure the parts that are named, or all, and print."""
    parser = argparse.ArgumentParser(prog="python -m kg.benchmark", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="part", help=f"of: {', '.join(PARTS)} (all)")
    parser.add_argument("--corpus", type=Path, help="a .jsonl corpus; without one, articles are made up")
    parser.add_argument("--runs", type=int, default=3, help="runs of each contender; the fastest counts")
    parser.add_argument("--articles", type=int, default=500, help="how many to make up without a corpus")
    parser.add_argument("--into", type=Path, help=f"write the report into this file, between {' and '.join(MARKERS)}")
    options = parser.parse_args(arguments)
    if unknown := set(options.parts) - set(PARTS):
        parser.error(f"no part {', '.join(sorted(unknown))}; there are: {', '.join(PARTS)}")
    report = io.StringIO()
    with redirect_stdout(report) if options.into else nullcontext():
        for part in options.parts or PARTS:
            PARTS[part](options.corpus, options.runs, options.articles)
    if options.into:
        _write_between_markers(options.into, report.getvalue())


def _write_between_markers(path: Path, report: str) -> None:
    """Put the report into a Markdown file, in the place of the one before."""
    before, _, rest = path.read_text(encoding="utf-8").partition(MARKERS[0])
    _, _, after = rest.partition(MARKERS[1])
    path.write_text(f"{before}{MARKERS[0]}\n```text\n{report}```\n{MARKERS[1]}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
