"""Speed and memory of `kg extract` on one core, beside the floor of reading and normalizing alone, and by length."""

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
LENGTHS = (5_000, 50_000, 500_000, 5_000_000)  # characters of an article: how its length tells
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
        single = _made_up(Path(folder, "one.jsonl"), 1)
        _report(articles, single, runs)
        _report_lengths(articles, single, Path(folder))


def floor(path: str) -> None:
    """Read the texts and normalize them: less than this no extractor can do."""
    with Path(path).open(encoding="utf-8") as lines:
        for line in lines:
            unicodedata.normalize("NFC", json.loads(line)["text"])


def _report(corpus: Path, single: Path, runs: int) -> None:
    texts = _texts(corpus)
    print(f"{corpus.name}: {len(texts)} articles, {sum(map(len, texts)) / 1e6:.2f} million characters; best of {runs}")
    print(f"{'':<18}{'seconds':>9}{'CPU':>9}{'start-up':>10}{'articles/s':>12}{'of CPU':>9}{'peak MB':>9}")
    rates = []
    for name, command in _contenders().items():
        whole, start = measure([*command, str(corpus)], runs), measure([*command, str(single)], runs)
        taken = whole.seconds - start.seconds, whole.processor_seconds - start.processor_seconds
        rates.append([len(texts) / max(seconds, 1e-3) for seconds in taken])
        print(f"{name:<18}{whole.seconds:9.2f}{whole.processor_seconds:9.2f}{start.seconds:10.2f}", end="")
        print(f"{rates[-1][0]:12.0f}{rates[-1][1]:9.0f}{whole.peak_megabytes:9.0f}")
    print(f"kg extract takes {rates[0][1] / rates[1][1]:.0f} times as long as the floor (CPU, start-up not counted)")


def _report_lengths(corpus: Path, single: Path, folder: Path) -> None:
    """The same characters as many short articles, and as ever fewer and longer ones."""
    text = _cycled(_texts(corpus), LENGTHS[-1])
    command = _contenders()["kg extract"]
    start = measure([*command, str(single)], 1)
    print(f"{'characters each':>18}{'articles':>10}{'CPU µs per 1000':>17}{'peak MB':>9}")
    for length in LENGTHS:
        cut = [text[begin : begin + length] for begin in range(0, len(text), length)]
        run = measure([*command, str(_written(folder / "cut.jsonl", cut))], 1)
        taken = max(run.processor_seconds - start.processor_seconds, 0) / len(text) * 1e9
        print(f"{length:>18,}{len(cut):>10}{taken:>17.0f}{run.peak_megabytes:>9.0f}")


def _texts(corpus: Path) -> list[str]:
    return [article.text for article in read([str(corpus)]) if isinstance(article, Article)]


def _cycled(texts: list[str], characters: int) -> str:
    """The texts one after the other, again and again up to a number of characters."""
    whole = "\n".join([*texts, ""])
    return (whole * (characters // len(whole) + 1))[:characters]


def _contenders() -> dict[str, list[str]]:
    return {
        "read and NFC": [sys.executable, "-c", FLOOR],
        "kg extract": [sys.executable, "-m", "kg", "extract", "--format", "jsonl"],
    }


def _made_up(path: Path, articles: int) -> Path:
    lines = [[MADE_UP.format(day=1 + n % 28, number=n + line) for line in range(10)] for n in range(articles)]
    return _written(path, ["".join(made) for made in lines])


def _written(path: Path, texts: list[str]) -> Path:
    """A corpus file of the texts."""
    lines = (json.dumps({"id": f"a{n}", "text": text}, ensure_ascii=False) for n, text in enumerate(texts))
    path.write_text("\n".join(lines), encoding="utf-8")
    return path
