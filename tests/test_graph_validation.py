"""The shapes accept a good graph and name what is wrong with a bad one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from rdflib import Graph
from source_article import body, extraction, person

from kg.errors import ValidationError
from kg.graph import validate
from kg.graph.validation import violations
from kg.model import Article, Evidence, Extraction, Statement
from kg.vocabulary import mint

SHAPES = Path(__file__).parent / "shapes"
INVALID = sorted((SHAPES / "invalid").glob("*.ttl"))


def test_there_are_cases() -> None:
    assert len(INVALID) >= 17


def test_a_graph_with_something_of_every_class_conforms() -> None:
    assert violations(Graph().parse(SHAPES / "valid" / "article.ttl")) == []


@pytest.mark.parametrize("path", INVALID, ids=lambda path: path.stem)
def test_a_broken_graph_trips_the_constraint_that_it_names(path: Path) -> None:
    expected = path.read_text(encoding="utf-8").partition("\n")[0].removeprefix("# trips: ")
    found = violations(Graph().parse(path))
    assert {message.rpartition(": ")[2] for message in found} == {expected}


@pytest.mark.parametrize("published", [None, "2021-11-05"])
def test_the_source_article_conforms(published: str | None) -> None:
    validate(extraction(published))


def test_an_article_that_breaks_the_shapes_is_named_with_the_violation() -> None:
    wrong = Statement(person("A"), "holds", body("Tỉnh ủy Thái Bình"), Evidence(0, 1, "x"), "rule")
    with pytest.raises(ValidationError, match=r"^a\.txt: .*holds leads to a position") as error:
        validate(Extraction(Article("a.txt", "x"), (wrong,)))
    assert "\n" not in str(error.value)


def test_of_many_violations_the_first_are_named() -> None:
    nameless = [replace(person("A"), label="", iri=mint("person", name)) for name in "ABCDE"]
    wrong = [Statement(one, "caption", "x", Evidence(0, 1, "x"), "rule") for one in nameless]
    with pytest.raises(ValidationError, match=r"and 2 more$"):
        validate(Extraction(Article("a.txt", "x"), tuple(wrong)))
