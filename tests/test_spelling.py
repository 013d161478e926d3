"""Case and the place of the tone mark do not matter in comparisons; every other diacritic does."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.spelling import fold, modern_tone, search_key


@pytest.mark.parametrize(
    ("old", "modern"),
    [
        ("Uỷ ban", "Ủy ban"),
        ("UỶ BAN", "ỦY BAN"),
        ("Tỉnh uỷ Hoà Bình", "Tỉnh ủy Hòa Bình"),
        ("Nguyễn Thuý Hoà", "Nguyễn Thúy Hòa"),
        ("khoẻ mạnh", "khỏe mạnh"),
        ("hoá học", "hóa học"),
        ("xoè, loè", "xòe, lòe"),
    ],
)
def test_tone_marks_stand_where_official_sources_print_them(old, modern):
    assert modern_tone(old) == modern
    assert modern_tone(modern) == modern


@pytest.mark.parametrize("text", ["Quý", "quỳ", "quỷ", "hoàn toàn", "khoán", "thuyết", "loại", "hoài", "Hùng", "QUÝ"])
def test_words_whose_tone_mark_has_one_place_only_are_left_alone(text):
    assert modern_tone(text) == text


def test_fold_forgets_case_and_tone_placement():
    assert fold("UỶ BAN NHÂN DÂN") == fold("Ủy ban nhân dân") == "ủy ban nhân dân"


@pytest.mark.parametrize(
    ("one", "other"),
    [("Hùng", "Hưng"), ("Hưng", "Hứng"), ("Hùng", "Hung"), ("Mẫn", "Mân"), ("Đức", "Dức"), ("Thăng", "Thắng")],
)
def test_fold_keeps_names_apart(one, other):
    assert fold(one) != fold(other)


@pytest.mark.parametrize(
    ("text", "key"),
    [("Ngô Đông Hải", "ngo dong hai"), ("Ủy ban", "uy ban"), ("đường", "duong"), ("Hưng", "hung"), ("Hùng", "hung")],
)
def test_search_key_has_no_diacritics(text, key):
    assert search_key(text) == key


@given(st.text())
def test_folding_twice_changes_nothing(text):
    assert modern_tone(modern_tone(text)) == modern_tone(text)
    assert len(modern_tone(text)) == len(text)


@given(st.text(alphabet=st.characters(codec="utf-8", max_codepoint=0x1EFF)))
def test_a_search_key_does_not_depend_on_the_normal_form(text):
    assert search_key(unicodedata.normalize("NFC", text)) == search_key(unicodedata.normalize("NFD", text))
