"""Words of official language with one mark lost or wrong are read as what was meant; other words stay as they are."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.annotate.respelling import _misprints, respell
from kg.extraction import extract
from kg.model import Article
from kg.resources import resource
from kg.tables import read_table

ROWS = list(read_table(resource("lexicons", "compounds.csv")))


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("Ban Tuyên giáo Huyên ủy", "Ban Tuyên giáo Huyện ủy"),
        ("Huyên uỷ Mèo Vạc", "Huyện uỷ Mèo Vạc"),
        ("BAN THƯỜNG VỤ HUYÊN ỦY", "BAN THƯỜNG VỤ HUYỆN ỦY"),
        ("Uỷ viện Ban Chấp hành", "Uỷ viên Ban Chấp hành"),
        ("Phó Giám đôc Sở Y tế", "Phó Giám đốc Sở Y tế"),
        ("Phó Chũ tịch Hôi đồng nhân dân", "Phó Chủ tịch Hội đồng nhân dân"),
        ("Hôi nghị, hội nghi", "Hội nghị, hội nghị"),
        ("UBND huyên Mèo Vạc", "UBND huyện Mèo Vạc"),
        ("Phó trương ban Tuyên giáo", "Phó trưởng ban Tuyên giáo"),
    ],
)
def test_misprint(printed, meant):
    assert respell(printed) == meant


@pytest.mark.parametrize(
    "text",
    [
        "Bộ khẩn trương ban hành kế hoạch",  # no `Trưởng ban`
        "các thương vụ lớn",
        "khai mạc hội thao",  # in another table
        "ông Lê Huyên chủ trì",  # a word alone with a capital is a name
        "Chủ tịch Hội, nghi lễ",  # a mark between
        "Đại hội nghiêm túc",  # no whole word
        "Thông tin và Truyền thông",
        "Thanh, Ủy viên Ban Thường vụ",
    ],
)
def test_other_words_stay(text):
    assert respell(text) == text


def test_evidence_is_as_printed_and_labels_are_spelled_right():
    text = unicodedata.normalize("NFD", "Ông Lê Văn An, Bí thư Huyên ủy Mèo Vạc, phát biểu.")
    (held,) = [s for s in extract(Article("a", text)).statements if s.relation == "holds"]
    assert held.object.label == "Bí thư Huyện ủy Mèo Vạc"
    assert unicodedata.normalize("NFC", held.evidence.text) == "Lê Văn An, Bí thư Huyên ủy Mèo Vạc"
    assert text[held.evidence.start : held.evidence.end] == held.evidence.text


@given(
    st.lists(st.sampled_from([*" ,.\n", "İ", *(word for row in ROWS for word in row["phrase"].split())])).map(" ".join)
)
def test_right_words_stay_and_lengths_too(text):
    assert len(respell(text)) == len(text)
    assert respell(respell(text)) == respell(text)


def test_rows_are_of_use():
    assert len(ROWS) > 100
    for row in ROWS:
        made = set(_misprints(row["phrase"]))
        assert made.issuperset(filter(None, row["except"].split("|"))), row
        assert made.isdisjoint(filter(None, row["also"].split("|"))), row
        assert respell(row["phrase"]) == row["phrase"]
