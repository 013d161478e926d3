"""The graph of the source article answers every competency question with the rows that a careful reader expects."""

from __future__ import annotations

import re

import pytest
from rdflib import Dataset
from source_article import PATH

from kg.builder import build_into
from kg.errors import QueryError
from kg.graph import open_store
from kg.query import Question, question, questions, run


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    made = open_store()
    build_into(made, [str(PATH)])
    return made


def test_there_are_at_least_twenty_two_questions() -> None:
    assert len(questions()) >= 22
    assert len({one.vi for one in questions()}) == len({one.en for one in questions()}) == len(questions())


@pytest.mark.parametrize("one", questions(), ids=lambda one: one.name)
def test_the_answer_is_what_the_article_says(dataset: Dataset, one: Question) -> None:
    expected = one.expected.read_text(encoding="utf-8")
    assert expected.count("\n") > 1, "a question without an answer shows nothing"
    assert run(dataset, one.name).to_csv() == expected


@pytest.mark.parametrize("one", questions(), ids=lambda one: one.name)
def test_a_question_is_asked_in_two_languages_and_has_an_order(one: Question) -> None:
    assert one.vi.endswith("?")
    assert one.en.endswith("?")
    assert re.search(r"[à-ỹ]", one.vi)
    assert "ORDER BY" in one.sparql


def test_every_expected_answer_belongs_to_a_question() -> None:
    folder = questions()[0].path.parent
    assert {path.stem for path in folder.glob("*.csv")} == {one.name for one in questions()}


def test_an_unknown_question_suggests_the_nearest() -> None:
    with pytest.raises(QueryError, match="did you mean 'who-chaired-the-meeting'"):
        question("who-chaired-meeting")
