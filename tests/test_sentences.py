"""Sentences end at full stops and line breaks, not at abbreviations, and a caption is a sentence of its own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.annotate.scanner import read_tokens
from kg.annotate.sentences import split_sentences
from kg.annotate.tokens import Tokens
from kg.lexicon import load_lexicon


def tokens(text: str) -> Tokens:
    return read_tokens(text, load_lexicon())


def sentences(text: str) -> list[str]:
    found = tokens(text)
    return [text[found.starts[begin] : found.ends[end - 1]] for begin, end in split_sentences(found)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Trời mưa. Ông An về.", ["Trời mưa.", "Ông An về."]),
        ("Trời mưa! Có ai không? Không.", ["Trời mưa!", "Có ai không?", "Không."]),
        ("PGS.TS. Nguyễn Văn An phát biểu.", ["PGS.TS. Nguyễn Văn An phát biểu."]),
        ("UBND TP. Đà Nẵng họp. Trời mưa.", ["UBND TP. Đà Nẵng họp.", "Trời mưa."]),
        ("Tăng 6.500 tỷ đồng, 3.11 là ngày họp.", ["Tăng 6.500 tỷ đồng, 3.11 là ngày họp."]),
        ("Tiêu đề bài báo\nSáng nay, trời mưa", ["Tiêu đề bài báo", "Sáng nay, trời mưa"]),
        ("Một.\r\n\r\nHai.", ["Một.", "Hai."]),
        ("Đảng bộ xã tổ\nchức Đại hội.", ["Đảng bộ xã tổ\nchức Đại hội."]),
        ("Hội nghị gồm các ông\n\nvà bà sau.", ["Hội nghị gồm các ông", "và bà sau."]),
        ("Các ông\na) Lê Văn An.", ["Các ông", "a) Lê Văn An."]),
        ("Ông nói: “Được.” Bà về.", ["Ông nói: “Được.”", "Bà về."]),
        ("Đồng chí phát biểu. Ảnh: TTXVN", ["Đồng chí phát biểu.", "Ảnh: TTXVN"]),
        ("Quang cảnh. Ảnh: Lê Hoa  Sáng nay, trời mưa.", ["Quang cảnh.", "Ảnh: Lê Hoa", "Sáng nay, trời mưa."]),
        ("Không để dân chờ Phát biểu tại lễ, ông An vui.", ["Không để dân chờ", "Phát biểu tại lễ, ông An vui."]),
        (
            "Quang cảnh tại Huế (Ảnh: TTXVN) Sáng nay, trời mưa.",
            ["Quang cảnh tại Huế (Ảnh: TTXVN)", "Sáng nay, trời mưa."],
        ),
        ("Ông An họp tại Huế () Trời mưa.", ["Ông An họp tại Huế () Trời mưa."]),
        ("Ảnh: Lê Hoa Sáng 5/7, trời mưa.", ["Ảnh: Lê Hoa", "Sáng 5/7, trời mưa."]),
        (
            "Chợ tạm gây ách tắc Liên quan việc này, ông An hứa.",
            ["Chợ tạm gây ách tắc", "Liên quan việc này, ông An hứa."],
        ),
        ("Hai nước bàn về Sáng kiến chung.", ["Hai nước bàn về Sáng kiến chung."]),
        ("Ông nói “Tại anh” rồi về.", ["Ông nói “Tại anh” rồi về."]),
        ("Năm 2020. 12 tỉnh mưa.", ["Năm 2020.", "12 tỉnh mưa."]),
        ("Chờ đợi... rồi về.", ["Chờ đợi... rồi về."]),
        ("một câu không dấu chấm", ["một câu không dấu chấm"]),
        ("", []),
    ],
)
def test_sentences(text, expected):
    assert sentences(text) == expected


PIECES = [
    "Ông",
    "An",
    "về",
    ".",
    " ",
    "  ",
    "\n",
    "\r\n",
    "TP.",
    "GS.TS.",
    "”",
    "“",
    ")",
    "!",
    "…",
    "./.",
    "Ảnh",
    ":",
    "12",
    "🌾",
]


@given(st.text() | st.lists(st.sampled_from(PIECES)).map(" ".join) | st.lists(st.sampled_from(PIECES)).map("".join))
def test_sentences_cover_the_tokens_without_overlap(text):
    found = tokens(text)
    bounds = split_sentences(found)
    assert [token for begin, end in bounds for token in range(begin, end)] == list(range(len(found)))
    assert all(begin < end for begin, end in bounds)


@given(st.lists(st.sampled_from(PIECES)).map(" ".join))
def test_a_line_break_ends_a_sentence_unless_small_letters_go_on(text):
    found = tokens(text)
    for begin, end in split_sentences(found):
        broken = [k for k in range(begin + 1, end) if "\n" in text[found.ends[k - 1] : found.starts[k]]]
        assert all(found.words[k][0].islower() and found.words[k - 1] not in {".", ":", ";"} for k in broken)
