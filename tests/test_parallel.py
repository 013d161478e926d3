"""The pool gives what one process gives, in the same order, and reads little ahead."""

import os
import shutil
import signal
import subprocess
import sys
import unicodedata

import pytest

from kg.errors import ExtractionError, KgError, ValidationError
from kg.model import Article
from kg.parallel import CHUNK, CHUNKS_AHEAD, map_articles
from kg.resources import CHECKOUT, PACKAGE


def articles(number):
    return [Article(str(n), f"Bài {n}") for n in range(number)]


def length(article):
    return article.id, len(unicodedata.normalize("NFD", article.text))


def process(article):
    return os.getpid()


def is_ready(article):
    return "kg.ready" in sys.modules


def fail(article):
    raise ValidationError(f"bài {article.id}")


def fail_on_the_second(article):
    if article.id == "1":
        raise ExtractionError("1: the extraction fails here")
    return article.id


def end(article):
    os.kill(os.getpid(), signal.SIGKILL)


@pytest.mark.parametrize("number", [0, 1, 7, 8, 9, 50])
def test_a_pool_gives_the_same_as_one_process(number):
    assert list(map_articles(length, articles(number), jobs=2)) == list(map_articles(length, articles(number)))


def test_one_job_is_this_process_and_two_are_not():
    assert set(map_articles(process, articles(3))) == {os.getpid()}
    assert os.getpid() not in set(map_articles(process, articles(3), jobs=2))


@pytest.mark.skipif(sys.platform != "linux", reason="processes begin anew there")
def test_the_processes_of_a_pool_begin_with_all_lexicons_loaded():
    assert set(map_articles(is_ready, articles(3), jobs=2)) == {True}


def test_where_processes_are_no_copies_of_one_they_begin_anew(monkeypatch):
    monkeypatch.setattr(sys, "platform", "darwin")
    assert set(map_articles(is_ready, articles(3), jobs=2)) == {False}
    assert list(map_articles(length, articles(50), jobs=2)) == list(map_articles(length, articles(50)))


def test_a_broken_lexicon_is_told_in_one_line_though_it_is_loaded_before_the_first_article(tmp_path):
    shutil.copytree(PACKAGE, tmp_path / "src" / "kg")
    shutil.copytree(CHECKOUT / "ontology", tmp_path / "ontology")
    (tmp_path / "src" / "kg" / "lexicons" / "roles.csv").write_text("phrase,kinds\nGiám đốc\n", encoding="utf-8")
    (tmp_path / "bai.txt").write_text("Ông Nguyễn Văn An, Giám đốc Sở Y tế tỉnh Hà Nam, chủ trì hội nghị.", "utf-8")
    command = [sys.executable, "-m", "kg", "build", "bai.txt", "-j", "2"]
    environment = {**os.environ, "PYTHONPATH": str(tmp_path / "src")}
    told = subprocess.run(command, check=False, capture_output=True, text=True, cwd=tmp_path, env=environment)
    assert told.stderr == "kg: roles.csv:2: the row does not have the 2 cells of the header\n"
    assert told.returncode == 1


def test_articles_are_not_read_long_before_they_are_needed():
    read = []
    results = map_articles(length, (read.append(article) or article for article in articles(500)), jobs=2)
    next(results)
    results.close()
    assert len(read) <= (2 * CHUNKS_AHEAD + 2) * CHUNK


def test_one_process_reads_no_article_before_the_result_of_the_one_before_is_taken():
    read = []
    results = map_articles(length, (read.append(article) or article for article in articles(5)))
    next(results)
    assert [article.id for article in read] == ["0"]


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_article_that_the_extraction_fails_on_does_not_stop_the_others(jobs):
    results = list(map_articles(fail_on_the_second, articles(3), jobs))
    assert [str(one) for one in results] == ["0", "1: the extraction fails here", "2"]


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_error_reaches_the_caller(jobs):
    with pytest.raises(ValidationError, match="bài 0"):
        list(map_articles(fail, articles(3), jobs))


def test_a_process_that_the_system_ends_is_told():
    with pytest.raises(KgError, match="fewer --jobs"):
        list(map_articles(end, articles(200), jobs=2))


def test_a_script_that_no_other_process_can_read_is_told(tmp_path):
    script = f"import kg; kg.build({str(CHECKOUT / 'seeds')!r}, jobs=2)"
    done = subprocess.run([sys.executable, "-"], input=script, capture_output=True, text=True, cwd=tmp_path)
    assert done.stderr.endswith("processes cannot be started from <stdin>: put the script in a file, or take jobs=1\n")
