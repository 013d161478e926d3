"""Work grows with the length of a text, whatever is in it: what a clause, a phrase, an article can reach has an end."""

import gc
import re
import sys
from itertools import pairwise

import pytest

from kg.annotate import analyze
from kg.annotate.scanner import read_tokens
from kg.annotate.sentences import split_sentences
from kg.annotate.tokens import Tokens
from kg.extract import relation_mentions
from kg.extraction import extract
from kg.lexicon import load_lexicon
from kg.model import Article

PARAGRAPH = (
    "Ngày 3-11-2021, Ban Thường vụ Tỉnh ủy tổ chức hội nghị quán triệt Nghị quyết số {n}-NQ/TU. "
    "Đồng chí Trần Văn Mẫu, Phó Bí thư Tỉnh ủy, Chủ tịch Ủy ban nhân dân tỉnh Hà Nam chủ trì hội nghị. "
    "Phát biểu tại hội nghị, đồng chí Lê Thị Thử, Trưởng ban Tổ chức Tỉnh ủy, yêu cầu các cấp ủy thực hiện.\n"
)
NAMES = "an bình cường dũng giang hải khánh long minh nam phúc quang sơn tùng việt xuân".title().split()
HOSTILE = {
    "commas": ", ",
    "parentheses": "Bí thư ((",
    "capitals": "Nguyễn An ",
    "names in one list": "ông Nguyễn Văn An, Bí thư Tỉnh ủy, ",
    "verbs without objects": "ông Nguyễn Văn An phát biểu ",
    "appointments": "bổ nhiệm ông Nguyễn Văn An giữ chức Bí thư ",
    "meetings": "hội nghị ",
    "subjects of documents": "Nghị quyết số 5-NQ/TW về việc ",
    "counted documents": "3 nghị quyết về ",
    "times of day": "từ sáng ",
    "terms of office": "khóa 1, ",
    "photographers": "Ảnh: / ",
    "joined syllables": "a-",
    "abbreviations": "UBND ",
}


def calls(function, *arguments):
    """How many functions are called, generators resumed and built-ins used."""
    counted = 0

    def count(frame, event, argument):
        nonlocal counted
        counted += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        function(*arguments)
    finally:
        sys.setprofile(None)
    return counted


def read(text):
    """Sentences and relations of a text, as `extract` reads one part of an article."""
    return relation_mentions(text, analyze(text))


def article(paragraphs):
    return Article("a", "".join(PARAGRAPH.format(n=n) for n in range(paragraphs)))


@pytest.fixture(scope="module", autouse=True)
def _resources_are_loaded():
    extract(article(1))


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE.keys())
def test_four_times_the_text_is_four_times_the_work(piece):
    short = piece * (12_000 // len(piece))
    assert calls(read, short * 4) < 4 * 1.25 * calls(read, short)


def test_a_long_article_is_no_more_work_than_its_length():
    assert calls(extract, article(800)) < 4 * 1.25 * calls(extract, article(200))


def test_as_many_persons_as_there_are_sentences_are_no_more_work_than_their_number():
    def crowd(size):
        names = [f"Nguyễn {one} {two} {three}" for one in NAMES for two in NAMES for three in NAMES][:size]
        return Article("a", "\n".join(f"Ông {name}, Giám đốc Công ty {name}, chủ trì hội nghị." for name in names))

    assert len(crowd(3200).text) > 200_000
    assert calls(extract, crowd(3200)) < 4 * 1.4 * calls(extract, crowd(800))


@pytest.mark.parametrize("gap", [" ", "\n", " \n", "\u00a0"])
def test_a_run_of_blanks_is_looked_over_a_few_times_only(gap):
    text = f"Chủ tịch{gap * 200_000}Hà Nội, Nghị quyết{gap * 200_000}x, ngày 3 tháng{gap * 200_000}"
    assert calls(read, text) < 5_000


def test_a_pattern_reaches_no_farther_than_a_phrase():
    tokens = read_tokens("Bí thư" + " " * 1000 + "Tỉnh ủy", load_lexicon())
    assert isinstance(tokens, Tokens)
    assert tokens.match(re.compile(r"\s+"), 6).end() < 500
    assert tokens.match(re.compile(r"\s+Tỉnh"), 6) is None


def test_a_text_without_full_stops_is_cut():
    tokens = read_tokens("Nguyễn Văn An, " * 1000, load_lexicon())
    bounds = split_sentences(tokens)
    assert max(end - begin for begin, end in bounds) < 1000
    assert [end for _, end in bounds[:-1]] == [begin for begin, _ in bounds[1:]]
    assert bounds[0][0] == 0
    assert bounds[-1][1] == len(tokens)


def test_a_sentence_of_usual_length_stays_whole():
    text = ", ".join(["Nguyễn Văn An"] * 100) + "."
    assert len(split_sentences(read_tokens(text, load_lexicon()))) == 1


def test_the_end_of_a_long_article_is_read_as_its_beginning():
    text = article(400).text + "Ông Nguyễn Văn Cuối, Giám đốc Sở Y tế tỉnh Hà Nam chủ trì hội nghị."
    assert len(text) > 100_000
    statements = extract(Article("a", text)).statements
    assert all(text[s.evidence.start : s.evidence.end] == s.evidence.text for s in statements)
    last = [s.evidence.text for s in statements if s.subject.label == "Nguyễn Văn Cuối"]
    assert last == ["Nguyễn Văn Cuối, Giám đốc Sở Y tế tỉnh Hà Nam"]


def test_a_fact_that_a_long_article_repeats_is_stated_once():
    statements = extract(article(600)).statements
    facts = [(s.relation, s.subject.iri, str(s.object)) for s in statements]
    assert len(facts) == len(set(facts))
    assert len([f for f in facts if f[0] == "issuedBy" or f[0] == "disseminated"]) >= 600
    starts = [s.evidence.start for s in statements]
    assert all(one <= other for one, other in pairwise(starts))


def test_nothing_of_an_article_outlives_it():
    read = article(9)
    extract(read)  # which fills what is kept for all articles
    gc.collect()
    gc.disable()
    try:
        extract(read)
        assert gc.collect() == 0, "objects that refer to each other wait for the collector of garbage"
    finally:
        gc.enable()
