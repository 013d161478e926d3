"""What sentences state, by relation: `tests/cases/<relation>.toml` is the specification, one case a sentence."""

import tomllib
import unicodedata
from functools import cache
from pathlib import Path

import pytest

from kg.extraction import extract
from kg.model import Article, Entity, Kind, Statement, Status, Value
from kg.vocabulary import RELATIONS

CASES = Path(__file__).parent / "cases"
FILES = sorted(CASES.glob("*.toml"))
FURTHER = {"subject", "mode", "siteCount", "participantCount"}  # of documents and meetings, beside the fourteen
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
    return value.label if isinstance(value, Entity) else str(value)


def stated(statements: tuple[Statement, ...], relation: str) -> set[tuple[str, str, str]]:
    found = [(s.subject.label, printed(s.object), str(s.status)) for s in statements if s.relation == relation]
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
