"""What became of places and bodies, and which of them an article means."""

from collections import Counter

import pytest

from kg.builder import build_into
from kg.graph import open_store
from kg.graph.gazetteer import GAZETTEER_GRAPH, entries
from kg.graph.store import oxigraph
from kg.graph.validation import violations
from kg.query import run

SCIENCE, CULTURE = "Khoa học và Công nghệ", "Văn hóa, Thể thao và Du lịch"
BECAME = """SELECT ?successor ?day WHERE {
  GRAPH id:gazetteer { ?event kg:before/rdfs:label "%s" ; kg:after/rdfs:label ?successor ; kg:changeDate ?day }
} ORDER BY ?day ?successor"""
ENTRY = """SELECT ?label ?last WHERE { ?thing rdfs:label "%s" ; kg:gazetteerEntry ?entry
  GRAPH id:gazetteer { ?entry rdfs:label ?label OPTIONAL { ?entry kg:validTo ?last } } } ORDER BY ?last"""


@pytest.fixture(scope="module")
def dataset():
    return open_store()


def became(dataset, label: str) -> list[tuple[str, ...]]:
    return [tuple(map(str, row)) for row in run(dataset, BECAME % label).rows]


def entry_of(tmp_path, name: str, *articles: tuple[str | None, str]) -> list[tuple[str, ...]]:
    """The entries that a thing is linked to by articles with a day and a text."""
    dataset = open_store()
    for number, (day, text) in enumerate(articles):
        path = tmp_path / f"{number}.jsonl"
        published = f', "published": "{day}"' if day else ""
        path.write_text(f'{{"id": "{number}", "text": "{text}"{published}}}', encoding="utf-8")
        assert build_into(dataset, [str(path)]).failures == []
    return [tuple("" if cell is None else str(cell) for cell in row) for row in run(dataset, ENTRY % name).rows]


def chaired(office: str) -> str:
    return f"Ông Trần Văn Mẫu, {office} chủ trì hội nghị."


@pytest.mark.parametrize(
    ("label", "successors"),
    [
        ("tỉnh Thái Bình", [("tỉnh Hưng Yên", "2025-07-01")]),
        ("tỉnh An Giang", [("tỉnh An Giang", "2025-07-01")]),
        ("tỉnh Hà Tây", [("thành phố Hà Nội", "2008-08-01")]),
        ("Bộ Kế hoạch và Đầu tư", [("Bộ Tài chính", "2025-03-01")]),
        ("Bộ Thông tin và Truyền thông", [(f"Bộ {one}", "2025-03-01") for one in (SCIENCE, CULTURE)]),
        ("Ban Tuyên giáo Trung ương", [("Ban Tuyên giáo và Dân vận Trung ương", "2025")]),
        ("huyện A Lưới", [("huyện A Lưới", "2025-01-01")]),
    ],
)
def test_what_became_of(dataset, label, successors):
    assert became(dataset, label) == successors


def test_what_a_body_took_over(dataset):
    query = """SELECT ?before WHERE { GRAPH id:gazetteer {
      ?event kg:after/rdfs:label "Bộ Nội vụ" ; kg:before/rdfs:label ?before ; kg:changeDate ?day }
    } ORDER BY DESC(?day)"""
    assert run(dataset, query).rows[0][0] == "Bộ Lao động - Thương binh và Xã hội"


def test_districts_ended_without_successors(dataset):
    query = """SELECT (COUNT(DISTINCT ?district) AS ?districts) WHERE { GRAPH id:gazetteer {
      ?event kg:before ?district ; kg:changeDate "2025-07-01"^^xsd:date . ?district kg:placeLevel kg:district
      FILTER NOT EXISTS { ?event kg:after ?any } } }"""
    assert [row[0] for row in run(dataset, query).rows] == [696]


@pytest.mark.parametrize(("day", "number"), [("2024-05-05", 63), ("2025-06-30", 63), ("2025-07-01", 34)])
def test_so_many_provinces_existed_on_a_day(day, number):
    provinces = {entry for several in entries().values() for entry in several if entry.table == "provinces"}
    assert sum(entry.valid(day) for entry in provinces) == number


def test_entries_have_nodes_of_their_own_and_fit_the_shapes(dataset):
    several = dict.fromkeys(entry for several in entries().values() for entry in several)
    assert [node for node, count in Counter(entry.node for entry in several).items() if count > 1] == []
    assert len(several) > 1400
    assert len(list(oxigraph(dataset).quads_for_pattern(None, None, None, GAZETTEER_GRAPH))) > 9000
    assert violations(oxigraph(dataset)) == []


def test_an_article_means_the_province_of_its_time(tmp_path):
    text = chaired("Chủ tịch UBND tỉnh An Giang")
    old, new = ("2024-03-01", text), ("2025-09-01", text)
    assert entry_of(tmp_path, "An Giang", old) == [("tỉnh An Giang", "2025-06-30")]
    assert entry_of(tmp_path, "An Giang", new) == [("tỉnh An Giang", "")]
    assert entry_of(tmp_path, "An Giang", old, new) == [("tỉnh An Giang", ""), ("tỉnh An Giang", "2025-06-30")]
    assert entry_of(tmp_path, "An Giang", (None, text)) == []


def test_without_a_day_only_what_there_was_once_is_meant(tmp_path):
    assert entry_of(tmp_path, "Thái Bình", (None, chaired("Chủ tịch UBND tỉnh Thái Bình"))) == [
        ("tỉnh Thái Bình", "2025-06-30")
    ]


def test_a_body_and_a_district_are_linked_too(tmp_path):
    day = "2024-03-01"
    assert entry_of(tmp_path, "Bộ Tài chính", (day, chaired("Bộ trưởng Bộ Tài chính"))) == [("Bộ Tài chính", "")]
    district = "Chủ tịch UBND huyện Yên Châu, tỉnh Sơn La"
    assert entry_of(tmp_path, "huyện Yên Châu", (day, chaired(district))) == [("huyện Yên Châu", "2025-06-30")]


def test_a_name_of_several_districts_is_not_guessed(tmp_path):
    village = ("2024-03-01", chaired("Chủ tịch UBND huyện Châu Thành, tỉnh Tây Ninh"))
    assert entry_of(tmp_path, "huyện Châu Thành", village) == [("huyện Châu Thành", "2025-06-30")]
    assert entry_of(tmp_path, "huyện Châu Thành", ("2024-03-01", chaired("Chủ tịch UBND huyện Châu Thành"))) == []
