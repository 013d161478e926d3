"""Cards and counts of a graph made of the source article."""

import pytest
import source_article

from kg.cards import card, find
from kg.contents import COLUMNS, count, statements
from kg.errors import KgError
from kg.graph import add, open_store
from kg.model import Kind
from kg.vocabulary import RELATIONS


@pytest.fixture(scope="module")
def dataset():
    dataset = open_store()
    add(dataset, source_article.extraction())
    return dataset


def labels(dataset, name, kind=None):
    return [card(dataset, iri).label for iri in find(dataset, name, kind)]


@pytest.mark.parametrize(
    "name", ["Ngô Đông Hải", "NGÔ ĐÔNG HẢI", " ngô đông hải ", "Đông Hải", "ngo dong hai", "Ngo\u0302 Đông Hải"]
)
def test_a_person_is_found_by_name_part_and_without_diacritics(dataset, name):
    assert labels(dataset, name) == ["Ngô Đông Hải"]


def test_a_whole_name_comes_before_names_that_contain_it(dataset):
    assert labels(dataset, "Tỉnh ủy Thái Bình") == ["Tỉnh ủy Thái Bình"]
    assert labels(dataset, "Tỉnh uỷ Thái Bình") == ["Tỉnh ủy Thái Bình"]
    assert len(labels(dataset, "Tỉnh ủy")) > 5


def test_the_kind_narrows_the_search(dataset):
    assert labels(dataset, "Ban Tổ chức", Kind.BODY) == ["Ban Tổ chức Tỉnh ủy Thái Bình"]
    assert labels(dataset, "Ban Tổ chức", Kind.POSITION) == ["Trưởng ban Tổ chức Tỉnh ủy Thái Bình"]


@pytest.mark.parametrize("name", ["Trần Văn Mẫu", "", "  ", "Ngộ Đông Hài"])
def test_a_name_that_is_not_there(dataset, name):
    with pytest.raises(KgError, match="is not in the graph"):
        labels(dataset, name)


def test_a_card_gives_both_directions_with_evidence(dataset):
    (iri,) = find(dataset, "Ngô Đông Hải")
    found = card(dataset, iri)
    assert found.kind == Kind.PERSON
    by_relation = {(line.relation, line.value): line for line in found.lines}
    holds = by_relation["holds", "Bí thư Tỉnh ủy Thái Bình"]
    assert holds.status == "current"
    assert source_article.TEXT[holds.start : holds.end] == holds.evidence
    assert "^chairedBy" in {line.relation for line in found.lines}
    assert found.lines[0].relation == "holds"


def test_a_card_says_what_follows_from_the_name_alone(dataset):
    (iri,) = find(dataset, "Bí thư Tỉnh ủy Thái Bình")
    lines = {(line.relation, line.value) for line in card(dataset, iri).lines}
    assert {("role", "Bí thư"), ("positionIn", "Tỉnh ủy Thái Bình"), ("^holds", "Ngô Đông Hải")} <= lines


def test_a_card_shows_itself_in_jupyter_and_escapes(dataset):
    (iri,) = find(dataset, "Kết luận 21-KL/TW")
    html = card(dataset, iri)._repr_html_()
    assert "Ngô Đông Hải" in html
    assert "<script" not in html


def test_counts_are_those_of_the_statements(dataset):
    numbers = {name: number for _, name, number in count(dataset)}
    made = source_article.extraction().statements
    assert numbers["Article"] == 1
    for relation in RELATIONS:
        expected = {(s.subject, s.object) for s in made if s.relation == relation}
        assert numbers.get(relation, 0) == len(expected)
    assert numbers["Person"] == len(source_article.PEOPLE)


def test_statements_come_back_as_they_went_in(dataset):
    extraction = source_article.extraction()
    back = {
        (r["relation"], r["subject"], r["object"], r["start"], r["end"], r["evidence"]) for r in statements(dataset)
    }
    records = [s.record(extraction.article.id) for s in extraction.statements]
    scored = [record for record in records if record["relation"] in RELATIONS]
    assert len(scored) > 40
    assert {(r["relation"], r["subject"], r["object"], r["start"], r["end"], r["evidence"]) for r in scored} <= back
    assert tuple(scored[0]) == COLUMNS
