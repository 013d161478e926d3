"""`kg serve` under load: the question library asked by 16 clients at once, beside Oxigraph asked in this process."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import quantiles
from urllib.parse import quote

import pyoxigraph as ox
from rdflib import Dataset

from kg.benchmark import synthetic
from kg.benchmark.best_known import best_known, values
from kg.errors import QueryError
from kg.graph import dataset_of
from kg.query import Question, questions
from kg.query.parameters import bind
from kg.vocabulary import PREFIXES

CLIENTS, SECONDS, SAMPLES = 16, 10, 3
SCRIPT = """
local paths, n = {}, 0
for line in io.lines(os.getenv("KG_PATHS")) do paths[#paths + 1] = line end
function init() n = math.random(#paths) end
function request() n = n % #paths + 1; return wrk.format("GET", paths[n]) end
function done(all, latency)
  local e = all.errors
  print("measured", all.requests / all.duration * 1e6, latency:percentile(50) / 1e3, latency:percentile(99) / 1e3,
    e.connect + e.read + e.write + e.status + e.timeout)
end
"""


@dataclass(frozen=True, slots=True)
class Load:
    """What was measured: answers a second, milliseconds of an answer, and answers that were none."""

    rate: float
    median: float
    slow: float
    errors: int


def server(corpus: Path | None, runs: int, made_up: int) -> None:
    """Measure and print.

    Args:
        corpus: A `.jsonl` corpus; without one, a synthetic one is asked about.
        runs: Of each contender; the one with most answers is reported.
        made_up: How many articles the synthetic corpus has.
    """
    if not shutil.which("wrk"):
        print("server: wrk is needed to ask (apt-get install wrk)")
        return
    with tempfile.TemporaryDirectory() as folder:
        articles = corpus or synthetic.write(Path(folder, "synthetic.jsonl"), made_up)
        graph = Path(folder, "graph")
        subprocess.run([*_KG, "build", str(articles), "-o", str(graph)], stdout=subprocess.DEVNULL, check=True)
        store = ox.Store.read_only(str(graph))
        queries = list(_queries(dataset_of(store)))
        print(f"{articles.name}: {len(store)} quads; {len(queries)} queries from {len(questions())} questions")
        print(f"{'':<28}{'answers/s':>10}{'p50 ms':>8}{'p99 ms':>8}{'errors':>8}")
        _print("Oxigraph in one process", max((_ask(store, queries) for _ in range(runs)), key=lambda load: load.rate))
        del store
        with _serving(graph) as address:
            loads = [_drive(address, queries, Path(folder)) for _ in range(runs)]
        _print(f"kg serve, {CLIENTS} clients", max(loads, key=lambda load: load.rate))


_KG = (sys.executable, "-m", "kg")


def _queries(dataset: Dataset) -> Iterator[str]:
    """The questions about the things of which the graph knows most."""
    known = best_known(dataset)
    for one in questions():
        filled = {_filled(dataset, one, known, turn) for turn in range(SAMPLES)}
        yield from sorted(filled - {""})


def _filled(dataset: Dataset, one: Question, known: Mapping[str, list[str]], turn: int) -> str:
    try:
        return bind(one.sparql, dataset, one.parameters, values(one, known, turn))
    except QueryError:  # a label that several things have
        return ""


def _ask(store: ox.Store, queries: list[str]) -> Load:
    taken: list[float] = []
    while sum(taken) < SECONDS:
        for query in queries:
            start = time.perf_counter()
            store.query(query, prefixes=dict(PREFIXES)).serialize(format=ox.QueryResultsFormat.JSON)  # type: ignore[arg-type]
            taken.append(time.perf_counter() - start)
    cuts = quantiles(taken, n=100)
    return Load(len(taken) / sum(taken), cuts[49] * 1e3, cuts[98] * 1e3, 0)


def _drive(address: str, queries: list[str], folder: Path) -> Load:
    script, paths = folder / "ask.lua", folder / "paths"
    script.write_text(SCRIPT, encoding="utf-8")
    paths.write_text("".join(f"/sparql?query={quote(query, safe='')}\n" for query in queries), encoding="utf-8")
    options = ["-t2", f"-c{CLIENTS}", f"-d{SECONDS}s", "--timeout", "30s", "-s", str(script)]
    done = subprocess.run(
        ["wrk", *options, address],
        env={**os.environ, "KG_PATHS": str(paths)},
        capture_output=True,
        text=True,
        check=True,
    )
    line = next(line for line in done.stdout.splitlines() if line.startswith("measured"))
    rate, median, slow, errors = map(float, line.split()[1:])
    return Load(rate, median, slow, int(errors))


@contextmanager
def _serving(graph: Path) -> Iterator[str]:
    command = [*_KG, "serve", "--graph", str(graph), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        assert process.stdout
        try:
            yield process.stdout.readline().strip()
        finally:
            process.terminate()


def _print(name: str, load: Load) -> None:
    print(f"{name:<28}{load.rate:>10.0f}{load.median:>8.1f}{load.slow:>8.0f}{load.errors:>8}")
