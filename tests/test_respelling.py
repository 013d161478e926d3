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
        ("Phó Giám đôc Sở Y tế", "Phó Giám đốc Sở Y tế"),
        ("Phó Chủ tich Hôi đồng nhân dân", "Phó Chủ tịch Hội đồng nhân dân"),
        ("Hôi nghị đã ra Nghị quyêt", "Hội nghị đã ra Nghị quyết"),
        ("UBND huyên Mèo Vạc", "UBND huyện Mèo Vạc"),
        ("Bí thứ Đãng ủy", "Bí thư Đảng ủy"),
    ],
)
def test_misprint(printed, meant):
    assert respell(printed) == meant


@pytest.mark.parametrize(
    "text",
    [
        "Bộ khẩn trương ban hành kế hoạch",  # no `Trưởng ban`
        "các thương vụ lớn",
        "khai mạc hội thao",
        "Chủ tịch Hội, nghi lễ",  # a mark between
        "Đại hội nghiêm túc",  # no whole word
        "Thông tin và Truyền thông",
        "Thanh, Ủy viên Ban Thường vụ",
        "bà Lê Thị Hương dẫn đầu đoàn, bà Trần Thị Thu trưởng đoàn, ÔNG TÔ QUỐC TUẤN",  # names
        "tỉnh Hà Tĩnh ủy quyền, Sở Công Thương trực tiếp chỉ đạo, HÀ TĨNH ĐOÀN KẾT, xã Chánh An",
        "Hội đông y, giao thương trực tuyến, cơ quan sự nghiệp, dân chủ tích cực, so kết quả",
        "Giám đốc kiêm ủy viên Hội đồng quản trị, công văn ban hành hôm qua, biểu diễn dàn nhạc",
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
        assert len(row["phrase"].split()) > 1
        assert made.isdisjoint(filter(None, row["also"].split("|"))), row
        assert respell(row["phrase"]) == row["phrase"]
