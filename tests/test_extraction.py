"""What sentences state, by relation: `tests/cases/<relation>.toml` is the specification, one case a sentence."""

import os
import subprocess
import sys
import tomllib
import unicodedata
import zlib
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.annotate.text import normalize
from kg.errors import ValidationError
from kg.extraction import extract
from kg.graph import validate
from kg.model import Article, Entity, Kind, Statement, Status, Value
from kg.vocabulary import RELATIONS

CASES = Path(__file__).parent / "cases"
FILES = sorted(CASES.glob("*.toml"))
FURTHER = {"subject", "mode", "siteCount", "participantCount"}  # of documents and meetings, beside the fourteen
ENDS = [
    "Ông A tham dự lễ",
    "Ông A dự buổi làm việc",
    "kỳ họp này",
    "Ông A ký Quyết định kỷ luật -",
    "Ông A dự kỳ họp thứ 3, Quốc hội",
    "Ông A dự Đại hội ngày 6/9 của",
]
PERSONAL = {"chairedBy", "attendedBy", "addressedBy", "signedBy"}


@cache
def cases(path: Path) -> list[dict]:
    return tomllib.loads(path.read_text(encoding="utf-8"))["case"]


def all_cases() -> list:
    return [
        pytest.param(path.stem, case, id=f"{path.stem}: {case['name']}", marks=marks(case))
        for path in FILES
        for case in cases(path)
    ]


def marks(case: dict) -> list:
    return [pytest.mark.xfail(strict=True, reason=case["bug"])] if "bug" in case else []


def read(text: str, published: str | None = None) -> tuple[Statement, ...]:
    return extract(Article("a", text, published=published)).statements


def printed(value: Value) -> str:
    return value.wording if isinstance(value, Entity) else str(value)


def stated(statements: tuple[Statement, ...], relation: str) -> set[tuple[str, str, str]]:
    found = [(s.subject.wording, printed(s.object), str(s.status)) for s in statements if s.relation == relation]
    assert len(found) == len(set(found)), "a fact is stated twice"
    return set(found)


def expected(case: dict) -> set[tuple[str, str, str]]:
    return {tuple(row) if len(row) == 3 else (*row, "current") for row in case.get("statements", ())}


# ------------------------------------------------------------------------------------------ the cases themselves


def test_every_relation_has_a_file_of_cases():
    assert {path.stem for path in FILES} == {*RELATIONS, *FURTHER}
    assert len(all_cases()) >= 210


@pytest.mark.parametrize("relation", RELATIONS)
def test_a_relation_has_cases_for_and_against(relation):
    found = cases(CASES / f"{relation}.toml")
    assert sum("statements" in case for case in found) >= 4
    assert sum("none" in case for case in found) >= 3


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_case_says_what_it_shows_and_what_is_expected(path):
    found = cases(path)
    assert len({case["name"] for case in found}) == len(found)
    assert len({(case["text"], case.get("published")) for case in found}) == len(found)
    for case in found:
        assert set(case) <= {"name", "text", "published", "statements", "none", "bug"}, case
        assert ("statements" in case) != (case.get("none") is True), case
        assert all(len(row) in (2, 3) for row in case.get("statements", ())), case
        assert {row[2] for row in case.get("statements", ()) if len(row) == 3} <= set(Status), case
        assert unicodedata.is_normalized("NFC", case["text"])


def test_most_cases_are_met():
    marked = [case for path in FILES for case in cases(path) if "bug" in case]
    assert len(marked) <= len(all_cases()) * 0.12


# ------------------------------------------------------------------------------------------ what they specify


@pytest.mark.parametrize(("relation", "case"), all_cases())
def test_case(relation, case):
    assert stated(read(case["text"], case.get("published")), relation) == expected(case)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_evidence_is_the_text_and_shows_the_statement(path):
    count = 0
    for case in cases(path):
        for s in read(case["text"], case.get("published")):
            count += 1
            assert case["text"][s.evidence.start : s.evidence.end] == s.evidence.text
            assert s.evidence.text.strip() == s.evidence.text != ""
            assert s.rule
            assert 0 < s.confidence <= 1
    assert count


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_subjects_and_objects_are_of_the_right_kind(path):
    for case in cases(path):
        for s in read(case["text"], case.get("published")):
            if s.relation in ("holds", "appointedTo", "removedFrom"):
                assert (s.subject.kind, s.object.kind) == (Kind.PERSON, Kind.POSITION)
            elif s.relation in PERSONAL:
                assert s.object.kind is Kind.PERSON
                assert s.subject.kind is (Kind.DOCUMENT if s.relation == "signedBy" else Kind.MEETING)
            elif s.relation == "presented":
                assert (s.subject.kind, s.object.kind) == (Kind.PERSON, Kind.DOCUMENT)
            elif s.relation == "disseminated":
                assert (s.subject.kind, s.object.kind) == (Kind.MEETING, Kind.DOCUMENT)
            else:
                assert s.subject.kind in (Kind.DOCUMENT, Kind.MEETING)


def test_statements_come_in_the_order_of_the_text():
    text = " ".join(case["text"] for case in cases(CASES / "holds.toml")[:12])
    starts = [s.evidence.start for s in read(text)]
    assert len(starts) > 12
    assert starts == sorted(starts)


def test_evidence_of_a_title_before_the_name_is_both_and_nothing_else():
    text = "Sáng 6-2, Bộ trưởng Bộ Y tế Lê Thục Quyên trao quà cho bệnh nhân nghèo."
    (statement,) = read(text)
    assert statement.evidence.text == "Bộ trưởng Bộ Y tế Lê Thục Quyên"
    assert statement.rule == "figure.apposition"


def test_evidence_of_a_clause_holds_the_person_and_the_meeting():
    text = "Hôm nay, đồng chí Lương Đình Khải, Bí thư Tỉnh ủy Hà Nam chủ trì hội nghị giao ban. Trời có mưa."
    (chair,) = [s for s in read(text) if s.relation == "chairedBy"]
    assert chair.evidence.text == "Lương Đình Khải, Bí thư Tỉnh ủy Hà Nam chủ trì hội nghị giao ban"


def test_repeated_statements_are_one_with_the_shortest_evidence():
    text = (
        "Ông Phạm Gia Vinh, Ủy viên Trung ương Đảng, Chủ tịch UBND tỉnh Hà Nam thăm chợ. "
        "Chủ tịch UBND tỉnh Hà Nam Phạm Gia Vinh cảm ơn bà con."
    )
    (held,) = [s for s in read(text) if printed(s.object) == "Chủ tịch Ủy ban nhân dân tỉnh Hà Nam"]
    assert held.evidence.text == "Chủ tịch UBND tỉnh Hà Nam Phạm Gia Vinh"


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", "...", "\ufeff", "a", "Ông", "Nghị quyết số", "tại tại tại", "()[]{}"]
)
def test_nothing_is_read_where_nothing_is_said(text):
    assert read(text) == ()


def test_an_article_and_its_records_are_the_contract_of_the_command_line():
    text = "Bộ trưởng Bộ Y tế Lê Thục Quyên trao quà."
    (statement,) = read(text)
    assert statement.record("a.txt") == {
        "source": "a.txt",
        "relation": "holds",
        "subject": "Lê Thục Quyên",
        "subject_id": statement.subject.iri,
        "object": "Bộ trưởng Bộ Y tế",
        "object_id": statement.object.iri,
        "status": "current",
        "start": 0,
        "end": len("Bộ trưởng Bộ Y tế Lê Thục Quyên"),
        "evidence": "Bộ trưởng Bộ Y tế Lê Thục Quyên",
        "rule": "figure.apposition",
        "confidence": 1.0,
    }


# ------------------------------------------------------------------------------------------ for any text


TEXTS = [case["text"] for path in FILES for case in cases(path)]
PIECES = [
    *"Ông ông bà Nguyễn Văn An Lê Thục Quyên Vinh Bí thư Tỉnh ủy Hà Nam Chủ tịch UBND tỉnh".split(),
    *"TP. TP.HCM các và của".split(),
    *[
        "đồng chí",
        "hội nghị",
        "Nghị quyết số 18-NQ/TW",
        "được bổ nhiệm giữ chức",
        "ngày 6-2",
        "tại Hà Nội",
        "chủ trì",
        "tổ chức",
    ],
    *[
        "Sở KH&ĐT",
        "phát biểu",
        "nguyên",
        "Ban",
        "năm 2020",
        "số 05",
        "“",
        "”",
        "quán triệt",
        "Luật Du lịch",
        "ký",
        "dự",
    ],
    *[
        "\n",
        "\r\n",
        "\t",
        "\u00a0",
        "\u200b",
        "\ufeff",
        "🌾",
        "🇻🇳",
        "e\u0323\u0302",
        "\u0301",
        "İ",
        "ß",
        "ﬁ",
        "٣",
        "x" * 300,
    ],
    *", ; : . - – ( ) / … ! ? ./. ...".split(),
]
SOUP = st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join) | st.lists(st.sampled_from(PIECES)).map("".join)
ANY = st.text() | SOUP | st.lists(st.sampled_from(TEXTS) | SOUP, max_size=4).map("\n".join)
OLD_TONES = {"òa": "oà", "óa": "oá", "ủy": "uỷ", "Ủy": "Uỷ", "úy": "uý"}


def facts(statements: tuple[Statement, ...]) -> list[tuple[str, str, str, str, str]]:
    return [(s.relation, s.subject.iri, printed(s.object), str(s.status), s.rule) for s in statements]


@pytest.mark.parametrize(
    "text",
    [
        "Phát biểu tại hội nghị của Sở Tài chính của Tỉnh ủy Hà Nam, ông Phạm Gia Vinh được bầu làm Bí thư",
        "Đặc phái viên của Tổng thống nước này về vấn đề Trung Đông, ông John Wells, Đại sứ của Mỹ tại Liên hợp quốc",
    ],
)
def test_a_text_may_end_anywhere(text):
    for end in range(len(text)):
        read(text[:end])


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_text_may_end_at_any_word(path):
    for case in cases(path):
        words = case["text"].split(" ")
        end = zlib.crc32(case["text"].encode()) % len(words) + 1
        read(" ".join(words[:end]))


@pytest.mark.parametrize("text", ENDS)
def test_a_text_may_end_where_more_is_looked_for(text):
    read(text)


@given(ANY)
@settings(max_examples=400)
def test_evidence_is_true_in_any_text(text):
    for s in read(text):
        assert text[s.evidence.start : s.evidence.end] == s.evidence.text
        assert 0 <= s.evidence.start < s.evidence.end <= len(text)


@given(ANY)
@settings(max_examples=200)
def test_decomposed_text_states_the_same_of_the_same_characters(text):
    composed = normalize(text).text
    decomposed = unicodedata.normalize("NFD", composed)
    if normalize(decomposed).text != composed:
        return  # characters outside Vietnamese that have no way back
    before, after = read(composed), read(decomposed)
    assert facts(before) == facts(after)
    for one, other in zip(before, after, strict=True):
        assert decomposed[other.evidence.start : other.evidence.end] == other.evidence.text
        assert normalize(other.evidence.text).text == one.evidence.text


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_old_placement_of_tone_marks_states_the_same(path):
    for case in cases(path):
        old = case["text"]
        for modern, before in OLD_TONES.items():
            old = old.replace(modern, before)
        assert facts(read(old)) == facts(read(case["text"])), old


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_line_ends_of_windows_state_the_same(path):
    for case in cases(path):
        assert facts(read(case["text"].replace("\n", "\r\n"))) == facts(read(case["text"]))


@given(ANY, ANY)
@settings(max_examples=40)
def test_an_article_is_read_the_same_whatever_was_read_before(text, other):
    before = read(text)
    read(other)
    assert read(text) == before


@pytest.mark.parametrize("piece", PIECES[:60])
def test_a_piece_repeated_a_thousand_times_is_read(piece):
    text = f"{piece} " * 1000
    assert all(text[s.evidence.start : s.evidence.end] == s.evidence.text for s in read(text))


def test_a_lone_surrogate_does_no_harm():
    assert read("Quốc hội đã thông qua Luật “Nhà \ud800 ở”.")


READ_ALL = """
import sys, tomllib
from pathlib import Path
from kg.extraction import extract
from kg.model import Article
for path in sorted(Path(sys.argv[1]).glob("*.toml")):
    for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]:
        for statement in extract(Article("a", case["text"])).statements:
            print(statement.record("a"), statement.subject.properties, statement.qualifiers)
"""


def test_what_is_read_does_not_depend_on_the_hash_seed():
    outputs = [
        subprocess.run(
            [sys.executable, "-c", READ_ALL, str(CASES)],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "77")
    ]
    assert len(outputs[0].splitlines()) > 200
    assert outputs[0] == outputs[1] == outputs[2]


def test_what_the_cases_state_conforms_to_the_shapes() -> None:
    known = [case for path in FILES for case in cases(path) if "bug" not in case]
    articles = [Article(f"{n}", case["text"], published=case.get("published")) for n, case in enumerate(known)]
    assert len(articles) > 900
    assert [str(one) for one in validate(map(extract, articles)) if isinstance(one, ValidationError)] == []
