"""Syllables, numbers and symbols of documents, abbreviations: each is one token, no punctuation sticks to it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.vocab import Vocab

from kg.annotate.scanner import read_tokens
from kg.annotate.tokenizer import VietnameseTokenizer
from kg.annotate.tokens import Tokens
from kg.lexicon import load_lexicon

ANY = st.text() | st.lists(
    st.sampled_from(
        [
            "12/QĐ-TTg",
            "T.Ư",
            "TP.HCM",
            "GS.TS.",
            "25-10-2021",
            "Nguyễn",
            " ",
            "  ",
            "\n",
            "\r\n",
            "\t",
            ",",
            ".",
            "🌾",
            "-",
            "/",
        ]
    )
).map("".join)


def tokenize(text: str) -> Tokens:
    return read_tokens(text, load_lexicon())


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Quyết định 12/QĐ-TTg.", ["Quyết", "định", "12/QĐ-TTg", "."]),
        ("Kết luận số 21-KL/TW,", ["Kết", "luận", "số", "21-KL/TW", ","]),
        ("Nghị định 43/2014/NĐ-CP;", ["Nghị", "định", "43/2014/NĐ-CP", ";"]),
        ("Luật 12/2017/QH14", ["Luật", "12/2017/QH14"]),
        ("(01-NQ/TU)", ["(", "01-NQ/TU", ")"]),
        ("ngày 25-10-2021,", ["ngày", "25-10-2021", ","]),
        ("ngày 3/11.", ["ngày", "3/11", "."]),
        ("8.300 cán bộ", ["8.300", "cán", "bộ"]),
        ("tăng 6,5%.", ["tăng", "6,5%", "."]),
        ("GS.TS. Nguyễn Văn An", ["GS.TS.", "Nguyễn", "Văn", "An"]),
        ("UBND TP.HCM họp", ["UBND", "TP.HCM", "họp"]),
        ("TP. Đà Nẵng", ["TP.", "Đà", "Nẵng"]),
        ("Ban T.Ư Đảng", ["Ban", "T.Ư", "Đảng"]),
        ("Sở KH&ĐT và Sở GD-ĐT", ["Sở", "KH&ĐT", "và", "Sở", "GD-ĐT"]),
        ("Nguyễn Văn An,", ["Nguyễn", "Văn", "An", ","]),
        ("“Nguyễn Văn An”", ["“", "Nguyễn", "Văn", "An", "”"]),
        ("An-Bình", ["An", "-", "Bình"]),
        ("Khăm-tày Xi-phăn-đon", ["Khăm-tày", "Xi-phăn-đon"]),
        ("bà H'Hen Niê", ["bà", "H'Hen", "Niê"]),
        ("chờ đợi... Rồi", ["chờ", "đợi", "...", "Rồi"]),
        ("a\r\nb\u00a0c", ["a", "b", "c"]),
        ("", []),
        (" \n ", []),
    ],
)
def test_tokens(text, words):
    assert tokenize(text).words == words


@pytest.mark.parametrize("text", ["TP.Hà Nội", "TP.Vinh"])
def test_the_type_of_a_city_is_no_part_of_its_name(text):
    assert tokenize(text).words[0] == "TP."


@pytest.mark.parametrize("text", ["Ngày 6-2, Tỉnh ủy", "a  b", "\tA\n\nB ", "🌾🌾 lúa", "12/QĐ-TTg ngày 1-1-2020"])
def test_offsets_are_those_of_the_text(text):
    tokens = tokenize(text)
    assert [
        text[start : start + len(word)] for word, start in zip(tokens.words, tokens.starts, strict=True)
    ] == tokens.words


@given(ANY)
def test_offsets_are_true_and_all_that_is_not_blank_is_in_a_token(text):
    tokens = tokenize(text)
    assert tokens.text == text
    assert [text[start:end] for start, end in zip(tokens.starts, tokens.ends, strict=True)] == tokens.words
    gaps = [text[end:start] for end, start in zip([0, *tokens.ends], [*tokens.starts, len(text)], strict=True)]
    assert all(not gap.strip() for gap in gaps)
    assert all(tokens.words)


@given(ANY)
def test_a_doc_holds_the_text_and_the_same_tokens(text):
    doc = VietnameseTokenizer(Vocab())(text)
    assert "".join(token.text_with_ws for token in doc) == text == doc.text
    assert [token.text for token in doc if token.text.strip()] == tokenize(text).words


def test_the_tokenizer_is_saved_and_loaded_with_a_pipeline():
    tokenizer = VietnameseTokenizer(Vocab())
    assert tokenizer.from_bytes(tokenizer.to_bytes()) is tokenizer
