"""Which positions belong to which person: every form of apposition that official news prints."""

from itertools import pairwise

import pytest

from kg.annotate import analyze
from kg.extract.figures.appositions import join_figures
from kg.mentions import Figure
from kg.resolve.labels import position_label


def figures(text: str) -> list[tuple[str, ...]]:
    """Name and position labels of each figure in the text."""
    return [
        (chunk.mention.person.name, *map(position_label, chunk.mention.positions))
        for sentence in analyze(text)
        for chunk in join_figures(sentence.chunks)
        if isinstance(chunk.mention, Figure)
    ]


SECRETARY, CHAIR = "Bí thư Tỉnh ủy Hà Nam", "Chủ tịch Ủy ban nhân dân tỉnh Hà Nam"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Phạm Gia Vinh", [("Phạm Gia Vinh",)]),
        ("Phạm Gia Vinh, Bí thư Tỉnh ủy Hà Nam", [("Phạm Gia Vinh", SECRETARY)]),
        ("Phạm Gia Vinh - Bí thư Tỉnh ủy Hà Nam", [("Phạm Gia Vinh", SECRETARY)]),
        ("Phạm Gia Vinh – Bí thư Tỉnh ủy Hà Nam", [("Phạm Gia Vinh", SECRETARY)]),
        ("Phạm Gia Vinh (Bí thư Tỉnh ủy Hà Nam)", [("Phạm Gia Vinh", SECRETARY)]),
        ("Bí thư Tỉnh ủy Hà Nam Phạm Gia Vinh", [("Phạm Gia Vinh", SECRETARY)]),
        ("đồng chí Bí thư Tỉnh ủy Hà Nam Phạm Gia Vinh", [("Phạm Gia Vinh", SECRETARY)]),
        (
            "Phạm Gia Vinh, Bí thư Tỉnh ủy Hà Nam, Chủ tịch UBND tỉnh Hà Nam",
            [("Phạm Gia Vinh", SECRETARY, CHAIR)],
        ),
        (
            "Bí thư Tỉnh ủy Hà Nam, Chủ tịch UBND tỉnh Hà Nam Phạm Gia Vinh",
            [("Phạm Gia Vinh", SECRETARY, CHAIR)],
        ),
        (
            "Phạm Gia Vinh, Bí thư Tỉnh ủy Hà Nam kiêm Chủ tịch UBND tỉnh Hà Nam",
            [("Phạm Gia Vinh", SECRETARY, CHAIR)],
        ),
        (
            "Phạm Gia Vinh, Bí thư Tỉnh ủy Hà Nam; Lê Thục Quyên, Chủ tịch UBND tỉnh Hà Nam",
            [("Phạm Gia Vinh", SECRETARY), ("Lê Thục Quyên", CHAIR)],
        ),
        (
            "Phạm Gia Vinh, Bí thư Tỉnh ủy Hà Nam, Lê Thục Quyên, Chủ tịch UBND tỉnh Hà Nam",
            [("Phạm Gia Vinh", SECRETARY), ("Lê Thục Quyên", CHAIR)],
        ),
        (
            "Phạm Gia Vinh, Bí thư Tỉnh ủy Hà Nam và Lê Thục Quyên, Chủ tịch UBND tỉnh Hà Nam",
            [("Phạm Gia Vinh", SECRETARY), ("Lê Thục Quyên", CHAIR)],
        ),
        (
            "Bí thư Tỉnh ủy Hà Nam Phạm Gia Vinh, Chủ tịch UBND tỉnh Hà Nam Lê Thục Quyên",
            [("Phạm Gia Vinh", SECRETARY), ("Lê Thục Quyên", CHAIR)],
        ),
        (
            "Bí thư Tỉnh ủy Hà Nam Phạm Gia Vinh và Chủ tịch UBND tỉnh Hà Nam Lê Thục Quyên",
            [("Phạm Gia Vinh", SECRETARY), ("Lê Thục Quyên", CHAIR)],
        ),
        (
            "Phạm Gia Vinh (Bí thư Tỉnh ủy Hà Nam), Lê Thục Quyên (Chủ tịch UBND tỉnh Hà Nam)",
            [("Phạm Gia Vinh", SECRETARY), ("Lê Thục Quyên", CHAIR)],
        ),
        (
            "Phạm Gia Vinh - Bí thư Tỉnh ủy Hà Nam, Lê Thục Quyên - Chủ tịch UBND tỉnh Hà Nam",
            [("Phạm Gia Vinh", SECRETARY), ("Lê Thục Quyên", CHAIR)],
        ),
        (
            "các Phó Thủ tướng Phạm Gia Vinh, Lê Thục Quyên và Ngô Bá Thiện",
            [(name, "Phó Thủ tướng Chính phủ") for name in ("Phạm Gia Vinh", "Lê Thục Quyên", "Ngô Bá Thiện")],
        ),
        (
            "các Phó Thủ tướng: Phạm Gia Vinh, Lê Thục Quyên",
            [(name, "Phó Thủ tướng Chính phủ") for name in ("Phạm Gia Vinh", "Lê Thục Quyên")],
        ),
        (
            "các Ủy viên Bộ Chính trị: Phạm Gia Vinh, Thường trực Ban Bí thư; Lê Thục Quyên, Chủ tịch Quốc hội",
            [
                ("Phạm Gia Vinh", "Ủy viên Bộ Chính trị", "Thường trực Ban Bí thư"),
                ("Lê Thục Quyên", "Ủy viên Bộ Chính trị", "Chủ tịch Quốc hội"),
            ],
        ),
        (
            "Phạm Gia Vinh, sinh ngày 2-9-1965, Bí thư Tỉnh ủy Hà Nam",
            [("Phạm Gia Vinh", SECRETARY)],
        ),
        ("Phạm Gia Vinh, 47 tuổi, Bí thư Tỉnh ủy Hà Nam", [("Phạm Gia Vinh", SECRETARY)]),
        ("Phạm Gia Vinh, Lê Thục Quyên", [("Phạm Gia Vinh",), ("Lê Thục Quyên",)]),
        ("Bí thư Tỉnh ủy Hà Nam và Phạm Gia Vinh", [("Phạm Gia Vinh",)]),
        ("Phạm Gia Vinh và Bí thư Tỉnh ủy Hà Nam", [("Phạm Gia Vinh",)]),
        ("Phạm Gia Vinh gặp Bí thư Tỉnh ủy Hà Nam", [("Phạm Gia Vinh",)]),
    ],
)
def test_figures(text, expected):
    assert figures(f"Có mặt {text}.") == expected


def test_a_sentence_without_people_stays_as_it_is():
    (sentence,) = analyze("Bí thư Tỉnh ủy Hà Nam chủ trì hội nghị.")
    assert tuple(join_figures(sentence.chunks)) == sentence.chunks


def test_a_figure_reaches_from_its_first_word_to_its_last():
    text = "Sáng nay, Bí thư Tỉnh ủy Hà Nam Phạm Gia Vinh, Ủy viên Trung ương Đảng, thăm chợ."
    (sentence,) = analyze(text)
    (chunk,) = [chunk for chunk in join_figures(sentence.chunks) if chunk.symbol == "Figure"]
    assert text[chunk.start : chunk.end] == "Bí thư Tỉnh ủy Hà Nam Phạm Gia Vinh, Ủy viên Trung ương Đảng"


@pytest.mark.parametrize(
    "text", ["Ông An; bà Bình, Bí thư; và", "A, Bí thư, (Chủ tịch) - Lê Hoa / , :", "( Lê Thị Hoa ( Bí thư"]
)
def test_chunks_stay_in_order_and_apart(text):
    for sentence in analyze(text):
        joined = join_figures(sentence.chunks)
        assert all(one.end <= other.start for one, other in pairwise(joined))
