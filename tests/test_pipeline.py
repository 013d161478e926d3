"""The spaCy pipeline: the declared components in the declared order, and the same mentions as the bulk path."""

import unicodedata

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

import kg
from kg.annotate import analyze
from kg.annotate.pipeline import COMPONENTS, pipeline
from kg.annotate.text import normalize
from kg.annotate.tokenizer import VietnameseTokenizer

TEXT = """Hội nghị trực tuyến toàn tỉnh
Sáng 6-2, Tỉnh ủy Hà Nam tổ chức hội nghị trực tuyến toàn tỉnh quán triệt Nghị quyết số 18-NQ/TW.  Dự hội nghị có các
đồng chí: Lương Đình Khải, Bí thư Tỉnh ủy; Phạm Gia Vinh, Chủ tịch UBND tỉnh. 🌾 Ảnh: TTXVN"""


def blank() -> spacy.language.Language:
    nlp = spacy.blank("xx")
    nlp.tokenizer = VietnameseTokenizer(nlp.vocab)
    return nlp


def test_the_order_of_components_is_the_declared_one():
    assert tuple(pipeline().pipe_names) == COMPONENTS == ("kg_lexicon", "kg_sentences", "kg_mentions")


def test_what_components_need_is_assigned_before():
    analysis = pipeline().analyze_pipes(keys=["assigns", "requires"])
    assert not any(analysis["problems"].values())
    assert all(analysis["summary"][name]["assigns"] for name in COMPONENTS)


@pytest.mark.parametrize("order", [COMPONENTS[::-1], COMPONENTS[1:], ("kg_lexicon", "kg_mentions")])
@pytest.mark.filterwarnings("ignore:.*")
def test_a_broken_order_is_flagged(order):
    nlp = blank()
    for name in order:
        nlp.add_pipe(name)
    assert any(nlp.analyze_pipes()["problems"].values())


def test_the_public_pipeline_is_this_one():
    assert kg.pipeline() is pipeline()


def test_the_doc_holds_the_text_and_its_sentences():
    doc = kg.pipeline()(TEXT)
    assert doc.text == TEXT
    assert next(doc.sents).text.strip() == "Hội nghị trực tuyến toàn tỉnh"
    assert "".join(sentence.text_with_ws for sentence in doc.sents) == TEXT


def test_spans_are_the_mentions_with_their_kind():
    doc = kg.pipeline()("Ông Nguyễn Văn An, Chủ tịch UBND tỉnh Hà Nam chủ trì hội nghị.")
    assert [(span.text, span.label_) for span in doc.spans["kg"]] == [
        ("Nguyễn Văn An", "Person"),
        ("Chủ tịch UBND tỉnh Hà Nam", "Position"),
        ("hội nghị", "Meeting"),
    ]


PIECES = st.sampled_from(
    [
        *TEXT.split(),
        "\n",
        "  ",
        "\r\n",
        "\t",
        "🌾",
        "ngày 6-2",
        "12/QĐ-TTg",
        "TP.HCM",
        "Nguyễn Văn An,",
        "Chủ tịch nước",
        "Giám đôc Sở Y tế",
        unicodedata.normalize("NFD", "Bí thư Huyện ủy"),
    ]
)


@given(st.lists(PIECES).map(" ".join) | st.text())
@settings(max_examples=150)
def test_the_pipeline_reads_what_the_bulk_path_reads(text):
    doc = kg.pipeline()(text)
    assert tuple(doc._.kg_sentences) == analyze(normalize(text).text)
    chunks = [chunk for sentence in doc._.kg_sentences for chunk in sentence.chunks if chunk.mention]
    assert [span.label_ for span in doc.spans["kg"]] == [chunk.symbol for chunk in chunks if chunk.start < chunk.end]


@given(st.lists(PIECES).map(" ".join) | st.text())
@settings(max_examples=150)
def test_chunks_follow_each_other_and_miss_no_word(text):
    for sentence in analyze(text):
        ends = sentence.start
        for chunk in sentence.chunks:
            assert ends <= chunk.start <= chunk.end <= len(text)
            assert text[chunk.start : chunk.end].strip() == text[chunk.start : chunk.end]
            ends = chunk.end


def test_texts_are_read_in_a_stream():
    docs = list(kg.pipeline().pipe([TEXT, "", TEXT]))
    assert docs[0]._.kg_sentences == docs[2]._.kg_sentences == analyze(TEXT)
    assert len(docs[1]) == 0
