"""Building: whole articles, one after another, the same graph whatever the jobs, the order and the interruptions."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kg import builder, extraction, graph
from kg.builder import build_into
from kg.contents import count
from kg.errors import ValidationError
from kg.extraction import extract
from kg.graph.export import export
from kg.model import Article

SEEDS = Path(__file__).parent.parent / "seeds"
PROVINCES = (
    "Thái Bình",
    "Nam Định",
    "Yên Bái",
    "Hà Giang",
    "Cà Mau",
    "Kon Tum",
    "Bến Tre",
    "Long An",
    "Phú Yên",
    "Lai Châu",
)


def text(province: str) -> str:
    return (
        f"Ngày 5-8-2021, Ban Thường vụ Tỉnh ủy {province} tổ chức hội nghị quán triệt Nghị quyết số 21-NQ/TW.\n"
        f"Ông Trần Văn Mẫu, Phó Bí thư Tỉnh ủy, Chủ tịch UBND tỉnh {province} chủ trì hội nghị."
    )


@pytest.fixture
def corpus(tmp_path):
    lines = [json.dumps({"id": f"bai-{n}", "text": text(province)}) for n, province in enumerate(PROVINCES)]
    path = tmp_path / "tap.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def dump(dataset, tmp_path) -> bytes:
    path = tmp_path / "dump.nq"
    export(dataset, path, "nq")
    return path.read_bytes()


def built(tmp_path, *sources, jobs=1) -> bytes:
    dataset = graph.open_store()
    build_into(dataset, map(str, sources), jobs=jobs)
    return dump(dataset, tmp_path)


def test_the_source_article_becomes_a_graph():
    dataset = graph.open_store()
    summary = build_into(dataset, [str(SEEDS)])
    assert (summary.added, summary.unchanged, summary.failures) == (1, 0, [])
    assert summary.statements > 40
    assert {name for _, name, _ in count(dataset)} >= {"Person", "Position", "Body", "Document", "Meeting", "holds"}


def test_what_the_graph_has_is_not_extracted_again(corpus, monkeypatch):
    dataset = graph.open_store()
    build_into(dataset, [str(corpus)])
    monkeypatch.setattr("kg.extraction.extract", None)
    summary = build_into(dataset, [str(corpus)])
    assert (summary.added, summary.unchanged) == (0, len(PROVINCES))


def test_a_changed_article_replaces_the_old_one(tmp_path):
    path = tmp_path / "bai.txt"
    dataset = graph.open_store()
    for province in ("Nam Định", "Yên Bái"):
        path.write_text(text(province), encoding="utf-8")
        assert build_into(dataset, [str(path)]).added == 1
    assert len(graph.articles(dataset)) == 1
    assert dump(dataset, tmp_path) == built(tmp_path, path)


@pytest.mark.parametrize("jobs", [2, 3])
def test_the_graph_is_the_same_for_any_number_of_jobs(corpus, tmp_path, jobs):
    assert built(tmp_path, SEEDS, corpus, jobs=jobs) == built(tmp_path, SEEDS, corpus)


def test_the_order_of_the_articles_does_not_matter(corpus, tmp_path):
    assert built(tmp_path, corpus, SEEDS) == built(tmp_path, SEEDS, corpus)


def test_a_stopped_build_holds_whole_articles_and_can_be_run_again(corpus, tmp_path, monkeypatch):
    monkeypatch.setattr(builder, "BATCH", 3)
    dataset = graph.open_store(tmp_path / "graph")

    def stop_after_three():
        if len(graph.articles(dataset)) == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build_into(dataset, [str(corpus)], done=stop_after_three)
    dataset.close()
    dataset = graph.open_store(tmp_path / "graph")
    summary = build_into(dataset, [str(corpus)])
    assert (summary.added, summary.unchanged) == (len(PROVINCES) - 3, 3)
    assert dump(dataset, tmp_path) == built(tmp_path, corpus)


def test_failures_are_named_and_the_rest_is_built(corpus, tmp_path):
    summary = build_into(graph.open_store(), ["khong-co.txt", str(corpus), str(tmp_path / "*.doc")])
    assert summary.added == len(PROVINCES)
    assert [failure.partition(": ")[2] for failure in summary.failures] == [
        "no such file or folder",
        "nothing matches this pattern",
    ]


def test_an_article_that_a_rule_fails_on_is_named_and_the_rest_is_built(corpus, tmp_path, monkeypatch):
    analyze = extraction.analyze

    def fail(text):
        return analyze(text if "Hà Giang" not in text else None)

    monkeypatch.setattr(extraction, "analyze", fail)
    summary = build_into(graph.open_store(), [str(corpus)])
    assert summary.added == len(PROVINCES) - 1
    assert [failure.partition(" (")[0] for failure in summary.failures] == ["bai-3: the extraction fails here"]


def test_of_two_articles_with_one_id_the_second_is_refused_whatever_the_size_of_a_batch(tmp_path, monkeypatch):
    for name, province in (("a", "Nam Định"), ("b", "Yên Bái"), ("c", "Nam Định")):
        line = json.dumps({"id": "1", "text": text(province)})
        (tmp_path / f"{name}.jsonl").write_text(line, encoding="utf-8")
    for size in (1, 256):
        monkeypatch.setattr(builder, "BATCH", size)
        dataset = graph.open_store()
        summary = build_into(dataset, [str(tmp_path)])
        assert (summary.added, summary.unchanged) == (1, 1)
        assert summary.failures == ["1: another article of these sources has this id; give each its own"]
        assert dump(dataset, tmp_path) == built(tmp_path, tmp_path / "a.jsonl")


@pytest.fixture
def earlier(tmp_path):
    """Runs `kg` as it was before its rules joined articles: a version with another edition."""
    checkout = tmp_path / "earlier"
    shutil.copytree(Path(builder.__file__).parent, checkout / "src" / "kg")
    shutil.copytree(SEEDS.parent / "ontology", checkout / "ontology")
    with (checkout / "src" / "kg" / "resolve" / "identity" / "clusters.py").open("a", encoding="utf-8") as file:
        file.write("\n\ndef joined_by_key(items, keys):\n    return [(item,) for item in items]\n")
        file.write("\n\ndef joined_by_weight(size, weight):\n    return [[n] for n in range(size)]\n")

    def run(*arguments):
        environment = {**os.environ, "PYTHONPATH": str(checkout / "src")}
        subprocess.run([sys.executable, "-m", "kg", *map(str, arguments)], check=True, env=environment)

    return run


def test_an_upgrade_decides_anew_who_is_who(tmp_path, earlier):
    for name, posts in (("a", "Bí thư Tỉnh ủy"), ("b", "Bí thư Tỉnh ủy, Ủy viên Trung ương Đảng")):
        (tmp_path / f"{name}.txt").write_text(f"Ông Trần Văn Mẫu, {posts} Thái Bình dự.", encoding="utf-8")
    sources = [str(tmp_path / name) for name in ("a.txt", "b.txt")]
    earlier("build", *sources, "-o", tmp_path / "graph")
    upgraded = graph.open_store(tmp_path / "graph")
    assert ("entity", "Person", 2) in count(upgraded)
    assert build_into(upgraded, sources).added == 2
    assert ("entity", "Person", 1) in count(upgraded)
    assert dump(upgraded, tmp_path) == built(tmp_path, *sources)


def test_every_article_is_counted_as_done(corpus):
    dataset, calls = graph.open_store(), []
    for _ in range(2):
        build_into(dataset, [str(corpus)], done=lambda: calls.append(1))
    assert len(calls) == 2 * len(PROVINCES)


def test_extraction_is_a_pure_function_that_fits_the_shapes():
    article = Article("a", text("Nam Định"))
    first, second = extract(article), extract(article)
    assert first == second
    assert not isinstance(graph.validate([first])[0], ValidationError)
    assert {"chairedBy", "organisedBy", "heldOn", "disseminated"} <= {s.relation for s in first.statements}
