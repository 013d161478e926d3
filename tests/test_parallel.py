"""The pool gives what one process gives, in the same order, and reads little ahead."""

import multiprocessing
import os
import sys
import unicodedata

import pytest

from kg.errors import ValidationError
from kg.model import Article
from kg.parallel import CHUNK, CHUNKS_AHEAD, map_articles


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


@pytest.mark.parametrize("number", [0, 1, 7, 8, 9, 50])
def test_a_pool_gives_the_same_as_one_process(number):
    assert list(map_articles(length, articles(number), jobs=2)) == list(map_articles(length, articles(number)))


def test_one_job_is_this_process_and_two_are_not():
    assert set(map_articles(process, articles(3))) == {os.getpid()}
    assert os.getpid() not in set(map_articles(process, articles(3), jobs=2))


@pytest.mark.skipif("forkserver" not in multiprocessing.get_all_start_methods(), reason="not on this system")
def test_the_processes_of_a_pool_begin_with_all_lexicons_loaded():
    assert set(map_articles(is_ready, articles(3), jobs=2)) == {True}


def test_articles_are_not_read_long_before_they_are_needed():
    read = []
    results = map_articles(length, (read.append(article) or article for article in articles(500)), jobs=2)
    next(results)
    results.close()
    assert len(read) <= (2 * CHUNKS_AHEAD + 2) * CHUNK


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_error_reaches_the_caller(jobs):
    with pytest.raises(ValidationError, match="bài 0"):
        list(map_articles(fail, articles(3), jobs))
