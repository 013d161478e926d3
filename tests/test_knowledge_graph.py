"""The Python interface: build, load, ask, explore, draw; what Jupyter shows."""

import json
import re
import sys
import zlib
from base64 import b64decode
from pathlib import Path

import networkx as nx
import pytest
import source_article

import kg
from kg.errors import QueryError, StoreError
from kg.graph import open_store, replace
from kg.knowledge_graph import PROJECTIONS
from kg.model import Kind

SEEDS = Path(__file__).parent.parent / "seeds"


@pytest.fixture(scope="module")
def graph():
    dataset = open_store()
    replace(dataset, [source_article.extraction()])
    return kg.KnowledgeGraph(dataset)


def test_a_graph_is_built_in_memory_or_in_a_folder_and_loaded_again(tmp_path):
    built = kg.build(SEEDS, path=tmp_path / "graph")
    counts = built._repr_html_()
    built.close()
    loaded = kg.load(tmp_path / "graph")
    assert loaded._repr_html_() == counts == kg.build(SEEDS)._repr_html_()
    with pytest.raises(StoreError):
        kg.load(tmp_path / "khong-co")


def test_a_source_that_cannot_be_read_is_an_error_that_names_it():
    with pytest.raises(kg.KgError, match=r"khong-co.txt: no such file or folder \(and 1 more\)"):
        kg.build("khong-co.txt", "khong-co-*.txt")


def test_articles_are_added_and_removed(tmp_path):
    graph = kg.build(SEEDS)
    (tmp_path / "bai.txt").write_text("Ông Trần Văn Mẫu, Bí thư Tỉnh ủy Nam Định chủ trì hội nghị.", encoding="utf-8")
    assert graph.add(tmp_path / "bai.txt").added == 1
    assert graph.person("Trần Văn Mẫu").lines[0].value == "Bí thư Tỉnh ủy Nam Định"
    graph.remove(str(tmp_path / "bai.txt"))
    with pytest.raises(kg.KgError, match="is not in the graph"):
        graph.person("Trần Văn Mẫu")
    with pytest.raises(kg.KgError, match=r"bai.txt: no such article"):
        graph.remove("bai.txt")


def test_a_query_gives_a_data_frame(graph):
    frame = graph.query("SELECT ?name WHERE { ?p a kg:Person ; rdfs:label ?name } ORDER BY ?name")
    assert list(frame.columns) == ["name"]
    assert set(frame["name"]) == set(source_article.PEOPLE)
    assert len(graph.query("who-chaired-the-meeting")) > 3
    with pytest.raises(QueryError, match="line 1"):
        graph.query("SELECT ?x WHERE {")


def test_a_question_takes_its_parameters_by_name(graph):
    frame = graph.query("members-of-a-committee", body="Ban Thường vụ Tỉnh ủy Thái Bình")
    assert "Phạm Văn Tuân" in set(frame["person"])
    assert "post on" in set(graph.questions()["parameters"])
    with pytest.raises(QueryError, match="the question has no parameter 'bodi'; did you mean 'body'"):
        graph.query("members-of-a-committee", bodi="Tỉnh ủy")


def test_statements_are_a_data_frame_of_claims_with_evidence(graph):
    frame = graph.statements("presented")
    assert set(frame["relation"]) == {"presented"}
    assert len(frame) == sum(s.relation == "presented" for s in source_article.extraction().statements)
    assert all(source_article.TEXT[row.start : row.end] == row.evidence for row in frame.itertuples())
    assert len(graph.statements()) > len(frame)
    assert set(graph.statements("presented", about="Phạm Văn Tuân")["subject"]) == {"Phạm Văn Tuân"}
    assert list(graph.statements("signedBy").columns) == list(frame.columns)
    with pytest.raises(kg.KgError, match="did you mean 'chairedBy'"):
        graph.statements("chairdBy")


def test_a_graph_says_in_a_line_what_it_holds(graph):
    assert repr(graph).startswith("<KnowledgeGraph: Article 1, Claim ")
    assert "Person 6" in repr(graph)


def test_a_day_is_written_as_in_questions(graph):
    assert graph.draw(as_of="3/11/2021") == graph.draw(as_of="2021-11-03")
    with pytest.raises(kg.KgError, match="'hôm qua' is not a date"):
        graph.draw(as_of="hôm qua")


def test_a_person_is_a_card_and_an_ambiguous_name_an_error(graph):
    assert graph.person("Ngô Đông Hải").kind == "Person"
    assert graph.show("Bí thư Tỉnh ủy Thái Bình").kind == "Position"
    assert graph.document("21-KL/TW").label == "Kết luận 21-KL/TW"
    assert graph.body("tinh uy thai binh").kind == "Body"
    assert graph.meeting("Hội nghị trực tuyến").kind == "Meeting"
    with pytest.raises(
        kg.KgError, match=r"of 2, choose with pick=1 to 2: Ngô Thị Kim Hoàn \(Chủ nhiệm .*; Ngô Đông Hải"
    ):
        graph.person("Ngô")
    assert graph.person("Ngô", pick=2).label == "Ngô Đông Hải"
    with pytest.raises(kg.KgError, match="pick=3: 'Ngô' is the name of 2"):
        graph.person("Ngô", pick=3)
    with pytest.raises(kg.KgError, match="choose with pick=1 to 2"):
        graph.draw(about="Ngô", depth=1)
    assert "Ngô Đông Hải" in graph.draw(about="Ngô", pick=2, depth=1).html
    with pytest.raises(kg.KgError, match="Ngô"):
        graph.draw(about="Ngô", kind=Kind.PLACE, depth=1)


def test_the_network_and_its_projections(graph):
    network = graph.to_networkx()
    assert isinstance(network, nx.MultiDiGraph)
    for projection in PROJECTIONS:
        assert graph.to_networkx(projection).number_of_edges() > 0
    with pytest.raises(kg.KgError, match="no projection 'khong-co'; there are: shared_meetings"):
        graph.to_networkx("khong-co")


def test_the_picture_is_a_file_and_shows_itself(graph, tmp_path):
    picture = graph.draw(tmp_path / "hinh.html", about="Ngô Đông Hải")
    assert picture._repr_html_().startswith("<iframe srcdoc=")
    assert (tmp_path / "hinh.html").read_text(encoding="utf-8") == picture.html


def labels(picture):
    [packed] = re.findall(r'id="tables">(.*?)</script>', picture.html)
    return set(json.loads(zlib.decompress(b64decode(packed)))["things"]["label"])


def test_a_part_of_the_graph_can_be_drawn(graph):
    near = labels(graph.draw(about="Ngô Thị Kim Hoàn", depth=1))
    assert "Quy định 22-QĐ/TW" in near
    assert "Ngô Đông Hải" not in near
    asked = graph.draw(query="SELECT ?x ?y WHERE { ?x kg:presented ?y ; rdfs:label 'Ngô Thị Kim Hoàn' }")
    assert labels(asked) == {"Ngô Thị Kim Hoàn", "Quy định 22-QĐ/TW"}
    assert labels(graph.draw(query="CONSTRUCT { ?x a kg:Place } WHERE { ?x a kg:Place }")) < labels(graph.draw())
    [article] = set(graph.statements()["source"])
    assert labels(graph.draw(article=article)) == labels(graph.draw())
    with pytest.raises(kg.KgError, match="is the name of 2"):
        graph.draw(about="Ngô")


def test_what_jupyter_shows_is_escaped():
    name = '<script>alert("x")</script>'
    graph = kg.build(SEEDS)
    assert "<script" not in graph._repr_html_()
    with pytest.raises(kg.KgError):
        graph.person(name)


def test_without_pandas_the_extra_is_named(graph, monkeypatch):
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(kg.KgError, match=r"pip install 'vnkg\[notebook\]'"):
        graph.statements()


def test_the_pipeline_is_a_spacy_pipeline():
    nlp = kg.pipeline()
    doc = nlp("Ông Trần Văn Mẫu, Bí thư Tỉnh ủy Nam Định chủ trì hội nghị.")
    assert "Trần Văn Mẫu" in {span.text for span in doc.spans["kg"]}
    assert nlp is kg.pipeline()
