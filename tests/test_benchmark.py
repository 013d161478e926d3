"""`make bench` measures what it says, without a corpus at hand, too."""

import re
import shutil
import subprocess
import sys

import pytest

from kg.benchmark.__main__ import PARTS, main
from kg.benchmark.process import measure
from kg.benchmark.reports import reports
from kg.errors import KgError


def test_a_command_is_measured_with_its_memory():
    small, large = (measure([sys.executable, "-c", f"b'x' * {size}"], runs=1) for size in (1, 100_000_000))
    assert small.seconds > 0
    assert small.processor_seconds > 0
    assert large.peak_megabytes - small.peak_megabytes > 80


def test_a_command_that_fails_is_no_measurement():
    with pytest.raises(Exception, match="returned non-zero exit status 3"):
        measure([sys.executable, "-c", "raise SystemExit(3)"], runs=1)


def test_the_report_compares_with_the_floor_and_lengths_with_each_other(capsys, monkeypatch):
    monkeypatch.setattr("kg.benchmark.extraction.LENGTHS", (500, 5_000, 50_000))
    main(["extraction", "--runs", "1", "--articles", "5"])
    text = capsys.readouterr().out
    assert text.startswith("made-up.jsonl: 5 articles, ")
    for name in ("read and NFC", "kg extract"):
        assert re.search(rf"^{name}( +[\d.]+){{3}}( +\d+){{3}}$", text, re.MULTILINE)
    assert re.findall(r"^ +([\d,]+) +(\d+) +\d+ +\d+$", text, re.MULTILINE) == [
        ("500", "100"),
        ("5,000", "10"),
        ("50,000", "1"),
    ]


@pytest.mark.skipif(not shutil.which("wrk"), reason="wrk is not installed (apt-get install wrk)")
def test_the_server_is_asked_by_many_and_compared_with_the_store(capsys, monkeypatch):
    monkeypatch.setattr("kg.benchmark.server.SECONDS", 1)
    main(["server", "--runs", "1", "--articles", "5"])
    text = capsys.readouterr().out
    assert re.match(r"synthetic.jsonl: \d+ quads; \d+ queries from \d+ questions\n", text)
    assert re.search(r"^Oxigraph in one process +\d+ +[\d.]+ +\d+ +0$", text, re.MULTILINE)
    assert re.search(r"^kg serve, 16 clients +\d+ +[\d.]+ +\d+ +0$", text, re.MULTILINE)


def test_a_part_that_does_not_exist_is_named(capsys):
    with pytest.raises(SystemExit):
        main(["extractoin"])
    assert f"no part extractoin; there are: {', '.join(PARTS)}" in capsys.readouterr().err


@pytest.mark.browser
def test_the_picture_is_measured_beside_that_of_pyvis():
    code = "import kg.benchmark.picture as part; part.SIZES = (20,); part.picture(None, 1, 0)"  # a loop of its own
    lines = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.splitlines()
    assert [line.split()[:-6] for line in lines[1:]] == [["pyvis"], ["kg", "draw"]]
    for line in lines[1:]:
        things, links, _, megabytes, interactive, frames = map(float, line.split()[-6:])
        assert 20 <= things < links
        assert 0.5 < megabytes < 2
        assert 0 < interactive < 60
        assert 0 < frames < 70


def test_without_a_browser_driver_the_extra_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "playwright.sync_api", None)
    with pytest.raises(KgError, match=r"pip install 'vnkg\[bench\]'"):
        main(["picture"])


def test_made_up_reports_are_the_same_every_time_and_as_many_as_wanted():
    made = [list(reports(size)) for size in (100, 100, 200)]
    assert made[0] == made[1] == made[2][: len(made[0])]
    assert len(made[0]) < len(made[2])
    for one in made[2]:
        for said in one.statements:
            assert one.article.text[said.evidence.start : said.evidence.end] == said.evidence.text


def test_the_store_is_measured_beside_rdflibs(tmp_path):
    readme = tmp_path / "README.md"
    readme.write_text("Before.\n<!-- figures -->\nPREVIOUS\n<!-- /figures -->\nAfter.\n", encoding="utf-8")
    main(["store", "--articles", "80", "--into", str(readme)])
    text = readme.read_text(encoding="utf-8")
    assert text.startswith("Before.\n<!-- figures -->\n```text\n")
    assert text.endswith("```\n<!-- /figures -->\nAfter.\n")
    assert "PREVIOUS" not in text
    assert len(re.findall(r"^kg, synthetic (?:8|80) +[\d.]+( +[\d.,]+){9}$", text, re.MULTILINE)) == 2
    assert len(re.findall(r"^rdflib in memory, a part +[\d.]+( +[\d.,]+){5}$", text, re.MULTILINE)) == 2
