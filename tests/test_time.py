"""Articles of several years: what ends, who goes on, who held a post on a day and who came after."""

from __future__ import annotations

from functools import cache

import pytest
from rdflib import RDF, RDFS, Dataset, URIRef

from kg import corpus
from kg.extraction import extract
from kg.graph import open_store
from kg.graph.gazetteer import GAZETTEER_GRAPH
from kg.model import Article
from kg.query import run
from kg.vocabulary import KG

ARTICLES = [
    ("2023-04-02", "Ngày 1/4/2023, HĐND tỉnh Hà Nam bầu ông Phạm Văn Dũng giữ chức Chủ tịch UBND tỉnh Hà Nam."),
    (
        "2024-06-15",
        "Ngày 15/6/2024, HĐND tỉnh Hà Nam miễn nhiệm chức vụ Chủ tịch UBND tỉnh Hà Nam đối với ông Phạm Văn Dũng; "
        "bầu bà Vũ Thị Giang giữ chức Chủ tịch UBND tỉnh Hà Nam.",
    ),
    ("2024-09-20", "Bà Vũ Thị Giang, Chủ tịch UBND tỉnh Hà Nam tiếp công dân."),
    ("2024-10-15", "Ông Ngô Văn Phú, Phó Chủ tịch UBND tỉnh Quảng Nam dự lễ khánh thành."),
    ("2025-10-15", "Ông Ngô Văn Phú, Phó Chủ tịch UBND thành phố Đà Nẵng dự lễ khánh thành."),
    ("2024-10-20", "Ông Ngô Văn Phú, Phó Chủ tịch UBND tỉnh Lào Cai dự lễ khánh thành."),
    ("2024-02-01", "Ông Lê Hữu Cường, Thứ trưởng Bộ Giao thông vận tải kiểm tra tiến độ cao tốc."),
    ("2025-04-01", "Ông Lê Hữu Cường, Thứ trưởng Bộ Xây dựng kiểm tra tiến độ cao tốc."),
    ("2024-03-02", "Ông Trần Quốc Bảo, Giám đốc Sở Nông nghiệp và Phát triển nông thôn tỉnh Nam Định dự hội nghị."),
    ("2025-09-02", "Ông Trần Quốc Bảo, Giám đốc Sở Nông nghiệp và Môi trường tỉnh Ninh Bình dự hội nghị."),
    ("2024-01-15", "Ông Đỗ Văn Lâm, Chủ tịch UBND huyện Tiền Hải, tỉnh Thái Bình dự lễ."),
    ("2025-10-16", "Ông Đỗ Văn Lâm, Chủ tịch UBND xã Tiền Hải, tỉnh Hưng Yên dự lễ."),
    ("2024-05-05", "Hội nghị thượng đỉnh ASEAN có Thủ tướng Phạm Minh Chính tham dự."),
    ("2026-05-05", "Hội nghị thượng đỉnh ASEAN có Thủ tướng Phạm Minh Chính tham dự."),
]


@cache
def dataset() -> Dataset:
    found = open_store()
    for number, (day, text) in enumerate(ARTICLES):
        corpus.add(found, [extract(Article(str(number), text, published=day))])
    return found


def named(label: str) -> list[URIRef]:
    nodes = dataset().default_graph.subjects(RDFS.label, None)
    return sorted(
        {n for n in nodes if isinstance(n, URIRef) and str(dataset().default_graph.value(n, RDFS.label)) == label}
    )


@pytest.mark.parametrize(
    ("name", "persons"),
    [("Ngô Văn Phú", 2), ("Lê Hữu Cường", 1), ("Trần Quốc Bảo", 1), ("Đỗ Văn Lâm", 1), ("Phạm Văn Dũng", 1)],
)
def test_who_goes_on_after_a_merger_is_one_person_and_a_homonym_elsewhere_another(name: str, persons: int) -> None:
    assert len(named(name)) == persons


def test_a_summit_is_of_the_year_of_its_article() -> None:
    assert len(named("Hội nghị thượng đỉnh ASEAN")) == 2


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Bộ Giao thông vận tải", "Bộ Xây dựng"),
        ("Quảng Nam", "Đà Nẵng"),
        ("Sở Nông nghiệp và Phát triển nông thôn tỉnh Nam Định", "Sở Nông nghiệp và Môi trường tỉnh Ninh Bình"),
        ("huyện Tiền Hải", "xã Tiền Hải"),
    ],
)
def test_what_ended_and_what_took_its_place_are_two(before: str, after: str) -> None:
    assert len(named(before)) == len(named(after)) == 1
    assert named(before) != named(after)


@pytest.mark.parametrize(("label", "successor"), [("Quảng Nam", "Đà Nẵng"), ("Bộ Giao thông vận tải", "Bộ Xây dựng")])
def test_it_leads_to_what_took_its_place_by_the_event_that_ended_it(label: str, successor: str) -> None:
    gazetteer = dataset().graph(URIRef(GAZETTEER_GRAPH.value))
    (entry,) = dataset().default_graph.objects(named(label)[0], KG.gazetteerEntry)
    (event,) = gazetteer.subjects(KG.before, entry)
    assert (event, RDF.type, KG.Reorganization) in gazetteer
    assert str(gazetteer.value(event, KG.changeDate)).startswith("2025-")
    assert [
        str(gazetteer.value(one, RDFS.label)).endswith(successor) for one in gazetteer.objects(event, KG.after)
    ] == [True]


@pytest.mark.parametrize(
    ("day", "holder"), [("2023-12-01", "Phạm Văn Dũng"), ("2024-07-01", "Vũ Thị Giang"), ("2022-01-01", None)]
)
def test_who_held_a_post_on_a_day(day: str, holder: str | None) -> None:
    rows = run(dataset(), "who-held", {"post": "Chủ tịch UBND tỉnh Hà Nam", "on": day}).rows
    assert [row[1] for row in rows] == ([holder] if holder else [])


def test_who_replaced_whom() -> None:
    (row,) = run(dataset(), "who-replaced-whom", {"post": "Chủ tịch UBND tỉnh Hà Nam"}).rows
    assert row[1:] == ("Phạm Văn Dũng", "Vũ Thị Giang", "2024-06-15", "2024-06-15")
