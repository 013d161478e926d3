"""Cards and counts of a graph made of the source article."""

import json
from pathlib import Path

import pyoxigraph as ox
import pytest
import source_article
from rdflib import RDF, RDFS, Literal

from kg.builder import build_into
from kg.cards import candidates, card, find
from kg.contents import count, statements
from kg.errors import KgError
from kg.graph import open_store, replace
from kg.graph.store import oxigraph
from kg.model import COLUMNS, Kind
from kg.vocabulary import KG, RELATIONS

ARTICLES = Path(__file__).parent.parent / "notebooks" / "bai-mau.jsonl"


@pytest.fixture(scope="module")
def dataset():
    dataset = open_store()
    replace(dataset, [source_article.extraction()])
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


@pytest.mark.parametrize("name", ["UBND tỉnh Thái Bình", "ubnd tinh thai binh", "UBND tinh Thai Binh"])
def test_abbreviations_are_written_out(dataset, name):
    assert labels(dataset, name) == ["Ủy ban nhân dân tỉnh Thái Bình"]


def test_the_kind_narrows_the_search(dataset):
    assert labels(dataset, "Ban Tổ chức", Kind.BODY) == ["Ban Tổ chức Tỉnh ủy Thái Bình"]
    assert labels(dataset, "Ban Tổ chức", Kind.POSITION) == ["Trưởng ban Tổ chức Tỉnh ủy Thái Bình"]


def test_of_several_days_that_articles_give_the_surest_is_told(tmp_path):
    days = ("năm 2017", "ngày 10-5", "ngày 10-5-2017", "tháng 5-2017")
    for number, day in enumerate(days):
        text = f"Ông Lê Văn Tám được bổ nhiệm giữ chức Chủ tịch UBND tỉnh Nam Định từ {day}."
        (tmp_path / f"{number}.txt").write_text(text, encoding="utf-8")
    for order in (days, days[::-1]):
        dataset = open_store()
        for day in order:
            build_into(dataset, [str(tmp_path / f"{days.index(day)}.txt")])
        (iri,) = find(dataset, "Lê Văn Tám")
        assert {(line.relation, line.since or line.date) for line in card(dataset, iri).lines} == {
            ("holds", "2017-05-10"),
            ("appointedTo", "2017-05-10"),
        }


def test_who_has_left_an_office_is_not_said_to_hold_it(tmp_path):
    path = tmp_path / "bai.txt"
    path.write_text("Ông Lê Văn Tám thôi giữ chức Chủ tịch UBND tỉnh Nam Định từ ngày 1-7-2021.", encoding="utf-8")
    dataset = open_store()
    build_into(dataset, [str(path)])
    (iri,) = find(dataset, "Lê Văn Tám")
    assert {(line.relation, line.status) for line in card(dataset, iri).lines} == {
        ("holds", "former"),
        ("removedFrom", ""),
    }


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


# Time, sections, and what tells things apart


@pytest.fixture(scope="module")
def time():
    dataset = open_store()
    oxigraph(dataset).load(path=Path(__file__).parent / "data" / "time.trig")
    return dataset


def shown(dataset, name, kind=None):
    (iri,) = find(dataset, name, kind)
    return {section.en: [(line.value, line.time) for line in section.lines] for section in card(dataset, iri).sections}


def test_a_career_is_in_the_order_of_time_stated_before_observed(time):
    assert shown(time, "Trần Thị Bình")["Career"] == [
        ("Phó Chủ tịch Ủy ban nhân dân tỉnh Mẫu", "~ 2014-03-01 – 2016-05-01"),
        ("Chủ tịch Ủy ban nhân dân tỉnh Mẫu", "2016-06-20 – …"),
    ]


def test_a_body_has_its_holders_over_time_its_documents_and_parts(time):
    sections = shown(time, "Ủy ban nhân dân tỉnh Mẫu")
    assert [name for name, _ in sections["Holders of its positions"]] == [
        "Nguyễn Văn An", "Trần Thị Bình", "Trần Thị Bình", "Lê Chí", "Lê Chí",
    ]  # fmt: skip
    assert sections["Documents issued"] == [("Kế hoạch 1-KH/UB", "2017-05-01")]
    assert sections["Parts"] == [("Sở Y tế tỉnh Mẫu", "")]


def test_a_document_has_its_issue_and_what_cites_it(time):
    sections = shown(time, "Kế hoạch 1-KH/UB")
    assert {value for value, _ in sections["Issue"]} == {"2017-05-01", "Trần Thị Bình", "Ủy ban nhân dân tỉnh Mẫu"}
    assert sections["Cites"] == [("Quyết định 9/QĐ-UB", "")]
    assert sections["Cited by"] == [("Hướng dẫn 2-HD/SYT", "2017-06-01")]


def test_a_meeting_has_everything(dataset):
    sections = shown(dataset, "Hội nghị trực tuyến", Kind.MEETING)
    assert ("2021-11-03", "") in sections["Time, place and organizer"]
    assert len(sections["Chair"]) == 3
    assert len(sections["Speakers"]) == 4
    assert len(sections["Documents disseminated"]) == 7


def test_homonyms_are_told_apart_by_what_is_known_of_them(time):
    found = candidates(time, find(time, "pham dung"))
    assert [(one.label, one.kind, one.about) for one in found] == [
        ("Phạm Dung", "Person", ""),
        ("Phạm Dung", "Person", "Giám đốc Sở Y tế tỉnh Mẫu"),
    ]


def test_a_thing_is_of_its_class_whatever_that_is_called(time):
    graph = open_store()
    graph.addN((*triple, graph.default_graph) for triple in time.triples((None, None, None)))
    graph.default_graph.add((KG.Person, RDFS.label, Literal("Human")))
    assert {one.kind for one in candidates(graph, find(graph, "pham dung"))} == {"Person"}


def test_a_thing_is_found_by_its_iri(time):
    assert (
        find(time, "id:dung-2") == find(time, "https://w3id.org/vnkg/id/dung-2") == ["https://w3id.org/vnkg/id/dung-2"]
    )
    with pytest.raises(KgError, match="is not in the graph"):
        find(time, "id:dung-3")


def test_a_name_that_is_nearly_there_is_suggested(time):
    with pytest.raises(KgError, match="'Nguyễn Văn Ân' is not in the graph; did you mean 'Nguyễn Văn An'"):
        find(time, "Nguyễn Văn Ân")


def test_the_quotes_of_a_fact_are_the_shortest_of_each_article():
    dataset = open_store()
    build_into(dataset, [str(ARTICLES)])
    (iri,) = find(dataset, "Vũ Thị Sen")
    (line,) = (line for line in card(dataset, iri).lines if line.relation == "holds")
    assert [quote.article for quote in line.quotes] == ["nd-2018-09", "nd-2017-03"]
    assert line.quotes[0].text == line.evidence == "Vũ Thị Sen, Bí thư Huyện ủy Hải Hậu"
    assert line.time == "~ 2017-03-12 – 2018-09-10"
    body = card(dataset, find(dataset, "Huyện ủy Hải Hậu", Kind.BODY)[0])
    assert body.sections[0].en == "Holders of its positions"
    assert body.sections[0].lines[0].quotes == line.quotes


def test_a_card_is_text_json_and_markdown(dataset):
    (iri,) = find(dataset, "Ngô Đông Hải")
    one = card(dataset, iri)
    assert "  … +" in one.to_text(most=1)
    assert json.loads(json.dumps(one.to_dict()))["sections"][0]["lines"][0]["value"] == one.lines[0].value
    assert one.to_markdown().startswith("# Ngô Đông Hải\n")
    assert one.to_markdown().count("\n## ") == len(one.sections)


def test_what_an_article_says_is_text_in_every_form():
    dataset, bad = open_store(), '<b onclick="x">*A* [b](c) `d`</b>'
    oxigraph(dataset).add(ox.Quad(ox.NamedNode("x:1"), ox.NamedNode(str(RDF.type)), ox.NamedNode(str(KG.Person))))
    oxigraph(dataset).add(ox.Quad(ox.NamedNode("x:1"), ox.NamedNode(str(RDFS.label)), ox.Literal(bad)))
    one = card(dataset, "x:1")
    assert one.label == bad
    assert "<b" not in one._repr_html_()
    assert one.to_markdown().startswith('# \\<b onclick="x"\\>\\*A\\* \\[b\\](c) \\`d\\`')


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
