"""The store: building, adding one article, removing one, opening and asking, beside rdflib's own store in memory."""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from statistics import median
from typing import TypeVar

import pyoxigraph as ox
from rdflib import Dataset

from kg import corpus as stored
from kg.benchmark.best_known import best_known, values
from kg.benchmark.process import measure
from kg.benchmark.synthetic import write
from kg.builder import build_into
from kg.extraction import extract
from kg.graph import find_article, open_store
from kg.graph.facts import article_graph
from kg.model import Article
from kg.query import Question, questions, run
from kg.query.parameters import bind
from kg.readers import read

Result = TypeVar("Result")
PLAIN = "import sys; from kg.benchmark.store import plain_build; plain_build(sys.argv[1])"
SLICE = 100  # articles for rdflib's store: with more, single questions take it minutes
NOT_IN_RDFLIB = {"holders-over-time", "names-that-differ-by-case"}
"""Questions that rdflib 7.6 cannot answer: it fails to order missing values, and to group by what it computes."""


@dataclass(frozen=True, slots=True)
class Row:
    """What one store of one corpus takes: seconds, and megabytes."""

    name: str
    articles: int
    building: float
    peak: float
    asking: dict[str, float]
    disk: float | None = None
    opening: float | None = None
    adding: float | None = None
    removing: float | None = None

    def __str__(self) -> str:
        times = sorted(self.asking.values())
        cells = [self.articles, self.building, self.articles / self.building, self.peak, self.disk]
        cells += [self.opening, self.adding, self.removing, 1000 * median(times), 1000 * times[-1]]
        return _line(self.name, *("" if cell is None else f"{cell:,.{2 if cell < 10 else 0}f}" for cell in cells))


def store(corpus: Path | None, runs: int, made_up: int) -> None:
    """Measure and print.

    Args:
        corpus: A `.jsonl` corpus to measure as well.
        runs: Not used: a build that is repeated finds its work done.
        made_up: Articles of the larger of two synthetic corpora; the other has a tenth.
    """
    print(_line("", "articles", "build s", "per s", "peak MB", "disk MB", "open s", "add s", "remove s", *_ASK))
    with tempfile.TemporaryDirectory() as name:
        made = (write(Path(name, f"synthetic {size}.jsonl"), size) for size in (made_up // 10, made_up))
        for path in (*([corpus] if corpus else ()), *made):
            rows = _oxigraph(path, Path(name, path.stem)), _rdflib(path, Path(name, "slice.jsonl"))
            print(*rows, sep="\n", flush=True)
    slowest = sorted(rows[0].asking, key=lambda one: -rows[0].asking[one])[:3]
    print(
        f"questions: {len(questions())}, of which rdflib answers {len(rows[1].asking)}; slowest: {', '.join(slowest)}"
    )


_ASK = ("median ms", "worst ms")


def _line(name: str, *cells: str) -> str:
    return f"{name:<28}" + "".join(f"{cell:>11}" for cell in cells)


def _oxigraph(corpus: Path, folder: Path) -> Row:
    """The store of `kg build` with two processes."""
    build = measure([sys.executable, "-m", "kg", "build", str(corpus), "-o", str(folder), "-j", "2"], runs=1)
    disk = sum(file.stat().st_size for file in folder.iterdir()) / 1e6
    opening, dataset = _timed(lambda: open_store(folder, read_only=True))
    asking = _asked(dataset)
    articles = sum(1 for _ in _articles(corpus))
    dataset.close()
    adding, removing = _one_article(corpus, folder, articles // 2)
    name, times = f"kg, {corpus.stem}", (opening, adding, removing)
    return Row(name, articles, build.seconds, build.peak_megabytes, asking, disk, *times)


def _one_article(corpus: Path, folder: Path, number: int) -> tuple[float, float]:
    """Seconds to add an article to a store of all the others, and to remove it."""
    dataset = open_store(folder)
    article = next(islice(_articles(corpus), number, None))
    with corpus.open(encoding="utf-8") as lines:
        (folder.parent / "one.jsonl").write_text(next(islice(lines, number, None)), encoding="utf-8")
    extract(article)  # the first one loads the lexicons
    iri = find_article(dataset, article.id)
    assert iri is not None
    removing, _ = _timed(lambda: stored.remove(dataset, iri))
    adding, summary = _timed(lambda: build_into(dataset, [str(folder.parent / "one.jsonl")]))
    assert summary.added == 1
    dataset.close()
    return adding, removing


def _rdflib(corpus: Path, part: Path) -> Row:
    """The same facts, claims and evidence in rdflib's store in memory, without identity across articles."""
    with corpus.open(encoding="utf-8") as lines:
        part.write_text("".join(islice(lines, SLICE)), encoding="utf-8")
    build = measure([sys.executable, "-c", PLAIN, str(part)], runs=1)
    ours = open_store()
    build_into(ours, [str(part)])
    dataset = plain_build(str(part))
    asking = _asked(ours, dataset)
    return Row("rdflib in memory, a part", sum(1 for _ in _articles(part)), build.seconds, build.peak_megabytes, asking)


def plain_build(path: str) -> Dataset:
    """What `kg build` does without identity, shapes and a file: read, extract, make RDF, put it into a dataset."""
    dataset = Dataset()
    for article in _articles(Path(path)):
        new = article_graph(extract(article))
        quads = (*new.quads, *(fact.quad for fact in new.facts))
        dataset.parse(data=ox.serialize(quads, format=ox.RdfFormat.N_QUADS), format="nquads")
    return dataset


def _asked(ours: Dataset, plain: Dataset | None = None) -> dict[str, float]:
    """Seconds of each question about what is best known; in rdflib's own engine if a plain dataset is given."""
    known = best_known(ours)
    asked = questions() if plain is None else [one for one in questions() if one.name not in NOT_IN_RDFLIB]
    return {one.name: _seconds(ours, one, values(one, known), plain) for one in asked}


def _seconds(ours: Dataset, question: Question, given: Mapping[str, str], plain: Dataset | None) -> float:
    if plain is None:
        return _timed(lambda: run(ours, question.name, given))[0]
    sparql = bind(question.sparql, ours, question.parameters, given)
    return _timed(lambda: list(plain.query(sparql)))[0]


def _articles(corpus: Path) -> Iterator[Article]:
    return (one for one in read([str(corpus)]) if isinstance(one, Article))


def _timed(work: Callable[[], Result]) -> tuple[float, Result]:
    start = time.perf_counter()
    result = work()
    return time.perf_counter() - start, result
