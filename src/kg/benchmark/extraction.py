"""Speed and memory of `kg extract` on one core, beside the floor of reading and normalizing alone."""

from __future__ import annotations

import json
import sys
import tempfile
import unicodedata
from pathlib import Path

from kg.benchmark.process import measure
from kg.model import Article
from kg.readers import read

FLOOR = "import sys; from kg.benchmark.extraction import floor; floor(sys.argv[1])"
MADE_UP = (
    "Ngày {day}-11-2021, Ban Thường vụ Tỉnh ủy tổ chức hội nghị quán triệt Nghị quyết số {number}-NQ/TU. "
    "Đồng chí Trần Văn Mẫu, Phó Bí thư Tỉnh ủy, Chủ tịch Ủy ban nhân dân tỉnh chủ trì hội nghị. "
    "Phát biểu tại hội nghị, đồng chí Lê Thị Thử, Trưởng ban Tổ chức Tỉnh ủy, yêu cầu các cấp ủy thực hiện.\n"
)


def extraction(corpus: Path | None, runs: int, made_up: int) -> None:
    """Measure and print.

    Args:
        corpus: A `.jsonl` corpus; without one, made-up articles are measured.
        runs: Of each contender; the fastest is reported.
        made_up: How many articles to make up without a corpus.
    """
    with tempfile.TemporaryDirectory() as folder:
        articles = corpus or _made_up(Path(folder, "made-up.jsonl"), made_up)
        _report(articles, _made_up(Path(folder, "one.jsonl"), 1), runs)


def floor(path: str) -> None:
    """Read the texts and normalize them: less than this no extractor can do."""
    with Path(path).open(encoding="utf-8") as lines:
        for line in lines:
            unicodedata.normalize("NFC", json.loads(line)["text"])


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
