"""`python -m kg.benchmark [PART ...]`: what `make bench` runs."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path

from kg.benchmark.extraction import extraction
from kg.benchmark.picture import picture
from kg.benchmark.server import server

PARTS: dict[str, Callable[[Path | None, int, int], None]] = {
    "extraction": extraction,
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
    options = parser.parse_args(arguments)
    if unknown := set(options.parts) - set(PARTS):
        parser.error(f"no part {', '.join(sorted(unknown))}; there are: {', '.join(PARTS)}")
    for part in options.parts or PARTS:
        PARTS[part](options.corpus, options.runs, options.articles)


if __name__ == "__main__":
    main()
