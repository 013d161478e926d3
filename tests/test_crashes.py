"""Whatever happens to a build, the graph holds whole articles, and the next run ends as if nothing had happened.

`make test` kills a few builds, `make soak` many (KG_KILLS).
"""

import contextlib
import os
import select
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from kg.benchmark.synthetic import write
from kg.builder import build_into, open_graph
from kg.corpus import remove
from kg.graph import find_article, open_store
from kg.graph.export import export
from kg.graph.store import oxigraph
from kg.graph.validation import violations

# `kg`, which writes fewer articles at once than it would, so that a short build is a long one.
KG = [sys.executable, "-c", "from kg import builder, cli; builder.BATCH = 100; cli.main()"]
KILLS = int(os.environ.get("KG_KILLS", "3"))
NUMBER = 300
REMOVED = [f"synthetic-{number}" for number in range(0, NUMBER, 3)]


@pytest.fixture(scope="module")
def corpus(tmp_path_factory) -> Path:
    return write(tmp_path_factory.mktemp("corpus") / "tap.jsonl", NUMBER)


@pytest.fixture(scope="module")
def whole(corpus, tmp_path_factory) -> tuple[Path, float, bytes]:
    """The graph of a build that nothing disturbs, the seconds it took, and its content."""
    folder = tmp_path_factory.mktemp("whole") / "graph"
    start = time.perf_counter()
    run("build", corpus, "-o", folder)
    seconds = time.perf_counter() - start
    return folder, seconds, content(folder)


@pytest.fixture(scope="module")
def rest(corpus, tmp_path_factory) -> bytes:
    """The content of a graph without the articles that are removed."""
    folder = tmp_path_factory.mktemp("rest")
    lines = corpus.read_text(encoding="utf-8").splitlines()
    (folder / "tap.jsonl").write_text("\n".join(line for n, line in enumerate(lines) if n % 3), encoding="utf-8")
    finish(folder / "graph", folder / "tap.jsonl")
    return content(folder / "graph")


def run(*arguments: object, **options: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*KG, *map(str, arguments)], check=False, capture_output=True, encoding="utf-8", **options)


def content(folder: Path) -> bytes:
    dataset = open_store(folder, read_only=True)
    export(dataset, folder.parent / "content.nq", "nq")
    dataset.close()
    return (folder.parent / "content.nq").read_bytes()


def finish(folder: Path, corpus: Path) -> int:
    """Build to the end; the number of articles that were there already."""
    dataset = open_graph(folder)
    summary = build_into(dataset, [str(corpus)])
    dataset.close()
    assert summary.failures == []
    return summary.unchanged


def kill(moment: float, *arguments: object) -> None:
    """Start a command and kill it after some seconds, if it is not done by then; its processes end with it."""
    with subprocess.Popen([*KG, *map(str, arguments)], stdout=subprocess.DEVNULL) as process:
        try:
            process.wait(moment)
        except subprocess.TimeoutExpired:
            children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
            process.kill()
            assert all(map(ends, children))


def ends(process: str) -> bool:
    """Wait until a process that is no child of this one has ended."""
    with contextlib.suppress(ProcessLookupError):
        descriptor = os.pidfd_open(int(process))
        ended, _, _ = select.select([descriptor], [], [], 60)
        os.close(descriptor)
        return bool(ended)
    return True


def assert_sound(folder: Path) -> None:
    """The graph opens and fits the shapes; a build that was killed at its start may have left none."""
    if (folder / "CURRENT").exists():
        dataset = open_store(folder, read_only=True)
        assert violations(oxigraph(dataset)) == []
        dataset.close()


@pytest.mark.parametrize("number", range(KILLS))
def test_a_build_killed_at_any_moment_goes_on_to_the_same_graph(whole, corpus, tmp_path, number):
    _, seconds, expected = whole
    kill(seconds * Random(number).uniform(0.2, 1.0), "build", corpus, "-o", tmp_path / "graph", "-j", 1 + number % 2)
    assert_sound(tmp_path / "graph")
    finish(tmp_path / "graph", corpus)
    assert content(tmp_path / "graph") == expected


@pytest.mark.parametrize("number", range(KILLS // 2))
def test_a_removal_killed_at_any_moment_goes_on_to_the_same_graph(whole, rest, tmp_path, number):
    folder, seconds, _ = whole
    shutil.copytree(folder, tmp_path / "graph")
    kill(seconds * Random(number).uniform(0.2, 1.0), "remove", *REMOVED, "-g", tmp_path / "graph")
    assert_sound(tmp_path / "graph")
    dataset = open_store(tmp_path / "graph")
    for name in REMOVED:
        if iri := find_article(dataset, name):
            remove(dataset, iri)
    dataset.close()
    assert content(tmp_path / "graph") == rest


@pytest.fixture
def small_disk(tmp_path) -> Iterator[Path]:
    """A disk of its own, too small for the graph."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", str(folder)]
    if os.geteuid() != 0 or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("only root may make a small disk")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk_is_an_error_and_no_harm(whole, corpus, small_disk):
    done = run("build", corpus, "-o", small_disk / "graph")
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert done.stderr.startswith("kg: ")
    assert "No space left on device" in done.stderr
    subprocess.run(["mount", "-o", "remount,size=200m", str(small_disk)], check=True)
    assert_sound(small_disk / "graph")
    finish(small_disk / "graph", corpus)
    assert content(small_disk / "graph") == whole[2]


def test_a_second_build_is_told_at_once_and_the_first_goes_on(whole, corpus, tmp_path):
    os.mkfifo(tmp_path / "ong.jsonl")
    first = [*KG, "build", str(tmp_path / "ong.jsonl"), "-o", str(tmp_path / "graph")]
    with subprocess.Popen(first, stdout=subprocess.DEVNULL) as process:
        with (tmp_path / "ong.jsonl").open("w", encoding="utf-8") as pipe:  # opens when the first build reads it
            second = run("build", corpus, "-o", tmp_path / "graph")
            pipe.write(corpus.read_text(encoding="utf-8"))
        assert process.wait() == 0
    assert second.returncode == 1
    assert second.stderr == f"kg: {tmp_path / 'graph'}: another process is writing to the store; wait until it ends\n"
    assert content(tmp_path / "graph") == whole[2]
