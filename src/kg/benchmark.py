"""`make bench`: speed and memory of `kg extract` on one core, beside the floor of reading and normalizing alone.

Every contender is a process of its own, so that start-up and memory count, and runs several times; the fastest
run is reported. Without a corpus it measures made-up articles.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.model import Article
from kg.readers import read

# A process of its own runs each command: the peak that Linux reports of a child is at least that of its parent.
LAUNCHER = """
import os, subprocess, sys, time
start = time.perf_counter()
process = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL)
_, status, usage = os.wait4(process.pid, 0)
print(time.perf_counter() - start, usage.ru_maxrss)
sys.exit(os.waitstatus_to_exitcode(status))
"""
FLOOR = "import sys; from kg.benchmark import floor; floor(sys.argv[1])"
MADE_UP = (
    "Ngày {day}-11-2021, Ban Thường vụ Tỉnh ủy tổ chức hội nghị quán triệt Nghị quyết số {number}-NQ/TU. "
    "Đồng chí Trần Văn Mẫu, Phó Bí thư Tỉnh ủy, Chủ tịch Ủy ban nhân dân tỉnh chủ trì hội nghị. "
    "Phát biểu tại hội nghị, đồng chí Lê Thị Thử, Trưởng ban Tổ chức Tỉnh ủy, yêu cầu các cấp ủy thực hiện.\n"
)


@dataclass(frozen=True, slots=True)
class Run:
    """What one process took."""

    seconds: float
    peak_megabytes: float


def floor(path: str) -> None:
    """Read the texts and normalize them: less than this no extractor can do."""
    with Path(path).open(encoding="utf-8") as lines:
        for line in lines:
            unicodedata.normalize("NFC", json.loads(line)["text"])


def measure(command: Sequence[str], runs: int) -> Run:
    """Run a command several times, its output thrown away, and return the fastest run."""
    return min((_measure_once(command) for _ in range(runs)), key=lambda run: run.seconds)


def _measure_once(command: Sequence[str]) -> Run:
    done = subprocess.run([sys.executable, "-c", LAUNCHER, *command], stdout=subprocess.PIPE, check=True)
    seconds, kilobytes = done.stdout.split()
    return Run(float(seconds), int(kilobytes) / 1024)


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", nargs="?", type=Path, help="a .jsonl corpus")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--articles", type=int, default=500, help="how many to make up without a corpus")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        corpus = options.corpus or _made_up(Path(folder, "made-up.jsonl"), options.articles)
        single = _made_up(Path(folder, "one.jsonl"), 1)
        _report(corpus, single, options.runs)


def _report(corpus: Path, single: Path, runs: int) -> None:
    texts = [article.text for article in read([str(corpus)]) if isinstance(article, Article)]
    print(f"{corpus.name}: {len(texts)} articles, {sum(map(len, texts)) / 1e6:.2f} million characters; best of {runs}")
    print(f"{'':<18}{'seconds':>9}{'start-up':>10}{'articles/s':>12}{'peak MB':>9}")
    rates = []
    for name, command in _contenders().items():
        whole, start = measure([*command, str(corpus)], runs), measure([*command, str(single)], runs)
        rates.append(len(texts) / max(whole.seconds - start.seconds, 1e-3))
        print(f"{name:<18}{whole.seconds:9.2f}{start.seconds:10.2f}{rates[-1]:12.0f}{whole.peak_megabytes:9.0f}")
    print(f"kg extract takes {rates[0] / rates[1]:.0f} times as long as the floor (start-up not counted)")


def _contenders() -> dict[str, list[str]]:
    return {
        "read and NFC": [sys.executable, "-c", FLOOR],
        "kg extract": [sys.executable, "-m", "kg", "extract", "--format", "jsonl"],
    }


def _made_up(path: Path, articles: int) -> Path:
    texts = ("".join(MADE_UP.format(day=1 + n % 28, number=n + line) for line in range(10)) for n in range(articles))
    lines = (json.dumps({"id": f"a{n}", "text": text}) for n, text in enumerate(texts))
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


if __name__ == "__main__":
    main()
