"""Articles are read in NFC, and every offset leads back to the characters as given."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.annotate.text import normalize

VIETNAMESE = "Đồng chí Ngô Đông Hải, Ủy viên Trung ương Đảng; 35 °C 🌾\r\nhoà, hòa"
PIECES = st.lists(
    st.sampled_from(["Hải", "ệ", "e\u0323\u0302", "e\u0302\u0323", "\u0301", "🌾", "🇻🇳", "\r\n", "한", "각", "ﬁ", "Å"])
    | st.text(max_size=3)
).map("".join)


def test_text_in_nfc_is_taken_as_it_is():
    normalized = normalize(VIETNAMESE)
    assert normalized.text is VIETNAMESE
    assert normalized.original(3, 8) == (3, 8)


def test_decomposed_text_is_composed():
    assert normalize(unicodedata.normalize("NFD", VIETNAMESE)).text == VIETNAMESE


@pytest.mark.parametrize("word", ["Ngô Đông Hải", "Ủy viên", "🌾", "hòa"])
def test_offsets_lead_back_to_the_characters_as_given(word):
    given_text = unicodedata.normalize("NFD", VIETNAMESE)
    normalized = normalize(given_text)
    start = normalized.text.index(word)
    begin, end = normalized.original(start, start + len(word))
    assert unicodedata.normalize("NFC", given_text[begin:end]) == word


def test_marks_in_the_wrong_order_are_one_character():
    normalized = normalize("Vie\u0302\u0323t Nam")
    assert normalized.text == "Việt Nam"
    assert normalized.original(2, 3) == (2, 5)


def test_a_mark_without_a_letter_stays():
    assert normalize("\u0301a\u0300").text == "\u0301à"


@given(PIECES)
def test_the_map_covers_the_text_without_a_gap(text):
    normalized = normalize(text)
    count = len(normalized.text)
    assert normalized.original(0, count) == (0, len(text))
    starts = [normalized.original(n, count)[0] for n in range(count)]
    assert starts == sorted(starts)
    assert all(0 <= start < len(text) for start in starts)


@given(st.text(alphabet=st.sampled_from("aăâeêioôơuưyđ ABCĐ,.\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323")))
def test_vietnamese_text_becomes_nfc(text):
    assert unicodedata.is_normalized("NFC", normalize(text).text)


@given(PIECES)
def test_a_normalized_text_is_not_changed_again(text):
    once = normalize(text).text
    assert normalize(once).text == once
