"""One name for one thing: bodies and positions that articles word in several ways are one, others stay apart."""

from __future__ import annotations

import pytest
from rdflib import RDF

from kg import corpus
from kg.extraction import extract
from kg.graph import open_store
from kg.graph.store import oxigraph
from kg.graph.validation import violations
from kg.model import Article, Entity, Kind
from kg.vocabulary import KG


def held(text: str, article: str = "a") -> Entity:
    """The only position that a text says somebody holds."""
    (found,) = (s.object for s in extract(Article(article, text)).statements if s.relation == "holds")
    assert isinstance(found, Entity)
    return found


def seat(position: Entity) -> Entity:
    body = dict(position.properties)["positionIn"]
    assert isinstance(body, Entity)
    return body


WORDINGS = [
    (("Giám đốc Sở Y tế Hà Nội", "Giám đốc Sở Y tế TP Hà Nội"), "Giám đốc Sở Y tế thành phố Hà Nội"),
    (("Giám đốc Sở Nội vụ Bình Định", "Giám đốc Sở Nội vụ tỉnh Bình Định"), "Giám đốc Sở Nội vụ tỉnh Bình Định"),
    (
        ("Ủy viên Ban Thường vụ Tỉnh ủy Yên Bái", "Ủy viên Ban Thường vụ Đảng bộ tỉnh Yên Bái"),
        "Ủy viên Ban Thường vụ Tỉnh ủy Yên Bái",
    ),
    (
        ("Chủ nhiệm Văn phòng Chính phủ", "Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ"),
        "Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ",
    ),
    (
        ("Chủ tịch MTTQ Việt Nam", "Chủ tịch Ủy ban Trung ương MTTQ Việt Nam"),
        "Chủ tịch Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam",
    ),
    (
        ("Chủ tịch MTTQ tỉnh Hà Nam", "Chủ tịch Ủy ban MTTQ Việt Nam tỉnh Hà Nam"),
        "Chủ tịch Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Hà Nam",
    ),
    (
        ("Cục trưởng Cục Điện ảnh", "Cục trưởng Cục Điện ảnh, Bộ VHTTDL", "Cục trưởng Cục Điện ảnh (Bộ VHTTDL)"),
        "Cục trưởng Cục Điện ảnh",
    ),
    (
        ("Trưởng khoa Cơ khí – Chế tạo Trường Đại học Sao Đỏ", "Trưởng khoa Cơ khí - Chế tạo Trường Đại học Sao Đỏ"),
        "Trưởng khoa Cơ khí - Chế tạo Trường Đại học Sao Đỏ",
    ),
    (("Tổng Thanh tra", "Tổng Thanh tra Chính phủ"), "Tổng Thanh tra Chính phủ"),
    (("Bộ trưởng Y tế", "Bộ trưởng Bộ Y tế"), "Bộ trưởng Bộ Y tế"),
    (("Chủ tịch TP Hà Nội", "Chủ tịch UBND TP Hà Nội"), "Chủ tịch Ủy ban nhân dân thành phố Hà Nội"),
    (
        ("Phó Chủ nhiệm Ủy ban Kinh tế Quốc hội", "Phó Chủ nhiệm Ủy ban Kinh tế của Quốc hội"),
        "Phó Chủ nhiệm Ủy ban Kinh tế của Quốc hội",
    ),
    (
        ("Giám đốc Tổng Công ty Sông Xanh", "Giám đốc Tổng công ty Sông Xanh"),
        "Giám đốc Tổng công ty Sông Xanh",
    ),
    (
        ("Đại sứ Việt Nam tại Nhật Bản", "Đại sứ Đặc mệnh toàn quyền Việt Nam tại Nhật Bản"),
        "Đại sứ Việt Nam tại Nhật Bản",
    ),
]
ABROAD = [
    ("Bộ trưởng Ngoại giao Nga", "Bộ trưởng Bộ Ngoại giao Nga"),
    ("Ngoại trưởng Nga", "Bộ trưởng Ngoại giao Nga"),
    ("Bộ trưởng Quốc phòng Nga", "Bộ trưởng Bộ Quốc phòng Nga"),
    ("Chủ tịch Lào", "Chủ tịch nước Lào"),
]


@pytest.mark.parametrize(("wordings", "label"), WORDINGS)
def test_a_position_worded_in_two_ways_is_one(wordings: tuple[str, ...], label: str) -> None:
    found = [held(f"Ông Nguyễn Văn An, {wording} dự hội nghị.") for wording in wordings]
    assert {one.label for one in found} == {label}
    assert len({one.iri for one in found}) == 1


@pytest.mark.parametrize("wordings", ABROAD)
def test_an_office_abroad_worded_in_two_ways_is_one(wordings: tuple[str, str]) -> None:
    assert len({held(f"{wording} Anton Sokolov phát biểu.").iri for wording in wordings}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Giám đốc Sở Y tế Hà Nội", "Giám đốc Sở Y tế tỉnh Hà Nam"),
        ("Chủ tịch UBND thành phố Yên Bái", "Chủ tịch UBND tỉnh Yên Bái"),
        ("Ủy viên Ban Thường vụ Tỉnh ủy Yên Bái", "Ủy viên Ban Chấp hành Đảng bộ tỉnh Yên Bái"),
        ("Phó Chủ tịch UBND tỉnh Hà Nam", "Phó Chủ tịch Thường trực UBND tỉnh Hà Nam"),
        ("Bộ trưởng Bộ Xây dựng", "Thứ trưởng Bộ Xây dựng"),
        ("Chủ tịch Ủy ban MTTQ Việt Nam tỉnh Hà Nam", "Chủ tịch Ủy ban Trung ương MTTQ Việt Nam"),
        ("Bộ trưởng Bộ Giao thông vận tải", "Bộ trưởng Bộ Xây dựng"),
        ("Vụ trưởng Vụ Pháp chế, Bộ Y tế", "Vụ trưởng Vụ Pháp chế, Bộ Xây dựng"),
        ("Bộ trưởng Bộ Nông nghiệp và Phát triển nông thôn", "Bộ trưởng Bộ Nông nghiệp và Môi trường"),
    ],
)
def test_positions_that_only_sound_alike_are_two(one: str, other: str) -> None:
    assert len({held(f"Ông Nguyễn Văn An, {wording} dự hội nghị.").iri for wording in (one, other)}) == 2


def test_the_wording_of_the_article_is_another_name_and_what_kg_extract_prints() -> None:
    found = held("Ông Nguyễn Văn An, Giám đốc Sở Y tế Hà Nội dự hội nghị.")
    assert found.aliases == ("Giám đốc Sở Y tế Hà Nội",)
    assert found.wording == "Giám đốc Sở Y tế Hà Nội"
    assert seat(found).label == "Sở Y tế thành phố Hà Nội"


@pytest.mark.parametrize(
    "position",
    ["Thành viên Hội đồng quản trị", "Chủ tịch Hội đồng nhân dân", "Phó Giám đốc Sở Y tế", "Chánh Văn phòng",
     "Phó Vụ trưởng Vụ Tổ chức cán bộ", "Trưởng Ban Chỉ đạo", "Chủ tịch Thượng viện"],
)  # fmt: skip
def test_what_may_be_of_any_body_is_known_within_its_article_only(position: str) -> None:
    found = {held(f"Ông Nguyễn Văn An, {position} dự hội nghị.", article).iri for article in ("a", "b")}
    assert len(found) == 2


@pytest.mark.parametrize(
    "position", ["Chủ tịch Quốc hội", "Bộ trưởng Bộ Y tế", "Vụ trưởng Vụ Giáo dục Trung học", "Tổng Bí thư"]
)
def test_what_there_is_one_of_is_known_everywhere(position: str) -> None:
    assert len({held(f"Ông Nguyễn Văn An, {position} dự hội nghị.", article).iri for article in ("a", "b")}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ông Lê Văn Ba, Ủy viên Ban Thường vụ Tỉnh ủy Hà Nam dự họp.",
         "Công bố quyết định chỉ định ông Lê Văn Ba tham gia Ban Thường vụ Tỉnh ủy Hà Nam."),
        ("Ông Lê Văn Ba, Phó Trưởng ban Chỉ huy Phòng thủ dân sự tỉnh Hà Nam dự họp.",
         "Ông Lê Văn Ba, Phó Trưởng Ban Chỉ huy Phòng thủ dân sự tỉnh Hà Nam dự họp."),
    ],
)  # fmt: skip
def test_a_position_has_one_role_and_its_body_one_kind_however_they_are_told(one: str, other: str) -> None:
    read = (extract(Article("a", text)).statements for text in (one, other))
    posts = [s.object for said in read for s in said if isinstance(s.object, Entity) and s.object.kind is Kind.POSITION]
    told = {(dict(post.properties)["role"], dict(seat(post).properties)["bodyKind"]) for post in posts}
    assert len(posts) > 1
    assert len({post.iri for post in posts}) == len(told) == 1


def test_a_graph_of_all_wordings_fits_the_shapes() -> None:
    """Things that are one have one label, one role, one body, whichever articles speak of them."""
    home = [f"Ông Nguyễn Văn An, {wording} dự hội nghị." for wordings, _ in WORDINGS for wording in wordings]
    abroad = [f"{wording} Anton Sokolov phát biểu." for wordings in ABROAD for wording in wordings]
    dataset = open_store()
    corpus.add(dataset, [extract(Article(str(n), text)) for n, text in enumerate([*home, *abroad])])
    assert violations(oxigraph(dataset)) == []
    for position in dataset.default_graph.subjects(RDF.type, KG.Position):
        assert len(set(dataset.default_graph.objects(position, KG.positionIn))) <= 1, position
