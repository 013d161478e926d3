"""The questions of the ontology: every one answered, on the source article and on what was written for the purpose."""

from __future__ import annotations

import contextlib
import re
import tomllib
from functools import cache
from pathlib import Path

import pytest
from rdflib import Dataset

from kg.builder import build_into
from kg.errors import QueryError
from kg.graph import open_store
from kg.graph.store import oxigraph
from kg.query import Parameter, Question, find, groups, question, questions, run
from kg.query.names import GAZETTEER
from kg.query.parameters import bind
from kg.query.questions import load
from kg.vocabulary import ID

ROOT = Path(__file__).parent.parent
DATA = Path(__file__).parent / "data"
CASES = tomllib.loads((DATA / "questions.toml").read_text(encoding="utf-8"))["case"]
SILENT = {"documents-without-a-date", "meetings-merely-mentioned"}  # what the written articles have none of


@cache
def dataset(name: str) -> Dataset:
    """The source article, the articles of the notebooks, or the graph made by hand."""
    made = open_store()
    if name == "time":
        oxigraph(made).load(path=DATA / "time.trig")
        return made
    with contextlib.chdir(ROOT):
        build_into(made, ["seeds/" if name == "seeds" else "notebooks/bai-mau.jsonl"])
    return made


def test_there_are_over_fifty_questions_in_seven_groups() -> None:
    assert len(questions()) > 50
    assert {one.group for one in questions()} == set(groups())
    assert len(groups()) == 7
    assert len({one.vi for one in questions()}) == len({one.en for one in questions()}) == len(questions())


@pytest.mark.parametrize("one", questions(), ids=lambda one: one.name)
def test_the_answer_is_what_the_source_article_says(one: Question) -> None:
    assert run(dataset("seeds"), one.name, one.example).to_csv() == one.expected.read_text(encoding="utf-8")


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['question']}-{case['graph']}")
def test_the_answer_is_what_was_written_for_the_purpose(case: dict[str, str]) -> None:
    assert run(dataset(case["graph"]), case["question"], case.get("values")).to_csv() == case["rows"]


def test_every_question_has_an_answer_with_rows_on_texts_written_for_it() -> None:
    answered = {case["question"] for case in CASES if case["rows"].count("\n") > 1}
    assert {one.name for one in questions()} - answered <= SILENT
    assert all(question(name).expected.read_text(encoding="utf-8").count("\n") > 1 for name in SILENT)


@pytest.mark.parametrize("one", questions(), ids=lambda one: one.name)
def test_a_question_is_asked_in_two_languages_and_has_an_order(one: Question) -> None:
    assert one.vi.endswith("?")
    assert one.en.endswith("?")
    assert re.search(r"[à-ỹ]", one.vi)
    assert set(one.note) in (set(), {"vi", "en"})
    assert "ORDER BY" in one.sparql
    assert all(parameter.vi and parameter.en for parameter in one.parameters)


@pytest.mark.parametrize("one", questions(), ids=lambda one: one.name)
def test_what_is_optional_is_looked_up_and_no_reason_to_scan_the_store(one: Question) -> None:
    """Oxigraph looks up one optional pattern; of several of one subject it first collects all that the store has.

    So it does, for each pair anew, with those that must not exist.
    """
    assert not re.search(r"(OPTIONAL|NOT EXISTS) \{[^{}]* ; ", one.sparql)
    assert not re.search(r"GRAPH \?g \{[^{}]*OPTIONAL", one.sparql)


def test_every_expected_answer_belongs_to_a_question() -> None:
    folder = questions()[0].path.parent
    assert {path.stem for path in folder.glob("*.csv")} == {one.name for one in questions()}


def test_an_unknown_question_suggests_the_nearest() -> None:
    with pytest.raises(QueryError, match="did you mean 'who-chaired-the-meeting'"):
        question("who-chaired-meeting")


# Parameters


@pytest.mark.parametrize(
    "post", ["Chủ tịch Uỷ ban nhân dân tỉnh Mẫu", "CHU TICH UY BAN NHAN DAN TINH MAU", "id:chairman"]
)
def test_a_thing_is_named_as_for_a_card(post: str) -> None:
    assert run(dataset("time"), "who-held", {"post": post, "on": "2017"}).rows[0][1] == "Trần Thị Bình"


def test_an_entry_of_the_gazetteers_is_found_by_its_iri_as_by_its_name() -> None:
    name = "Bộ Nông nghiệp và Phát triển nông thôn"
    named = run(dataset("time"), "what-became-of", {"entry": name})
    (iri,) = find(dataset("time"), name, within=GAZETTEER)
    for written in (iri, f"id:{iri.removeprefix(ID)}"):
        assert run(dataset("time"), "what-became-of", {"entry": written}).rows == named.rows
    with pytest.raises(QueryError, match="is not in the graph"):
        run(dataset("time"), "what-became-of", {"entry": f"{ID}place-none"})


def test_an_entry_of_the_gazetteers_is_found_though_no_article_names_it() -> None:
    with pytest.raises(QueryError, match="is part of 2 names: thành phố Thái Bình; tỉnh Thái Bình"):
        run(dataset("time"), "what-became-of", {"entry": "Thái Bình"})
    with pytest.raises(QueryError, match="did you mean 'tỉnh Thái Bình'"):
        run(dataset("time"), "what-became-of", {"entry": "tỉnh Thái Binh"})


def test_a_name_of_several_things_asks_about_all_of_them() -> None:
    query = "SELECT ?x { VALUES ?_name { UNDEF } ?x rdfs:label ?_name }"
    assert bind(query, dataset("time"), (Parameter("name", "text", "", ""),), {"name": "Phạm Dung"}).count("Dung") == 1
    people = bind(query, dataset("time"), (Parameter("name", "person", "", ""),), {"name": "phạm dung"})
    assert "<https://w3id.org/vnkg/id/dung> <https://w3id.org/vnkg/id/dung-2>" in people


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"post": "Chủ tịch Ủy ban nhân dân tỉnh Mẫu"}, "parameter 'on' has no value: give a day"),
        ({"post": " ", "on": "2017"}, "parameter 'post' has no value: give the position, such as 'Bí thư"),
        ({"pots": "x", "on": "2017"}, "the question has no parameter 'pots'; did you mean 'post'?"),
        ({"post": "Giám đốc Sở Y tế tỉnh Mậu", "on": "2017"}, "did you mean 'Giám đốc Sở Y tế tỉnh Mẫu'?"),
        ({"post": "tỉnh Mẫu", "on": "2017"}, "'tỉnh Mẫu' is part of 3 names: Chủ tịch Ủy ban nhân dân tỉnh Mẫu; Giám"),
        ({"post": "Nguyễn Văn An", "on": "2017"}, "'Nguyễn Văn An' is not in the graph"),
        ({"post": "Giám đốc Sở Y tế tỉnh Mẫu", "on": "hôm qua"}, "'hôm qua' is not a date: write 2017-03-01, 2017-03"),
        ({"post": "Giám đốc Sở Y tế tỉnh Mẫu", "on": "2017-13"}, "'2017-13' is not a date: there is no such day"),
    ],
)
def test_a_missing_or_wrong_parameter_is_one_clear_line(values: dict[str, str], message: str) -> None:
    with pytest.raises(QueryError) as error:
        run(dataset("time"), "who-held", values)
    assert message in str(error.value)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    "text", ['" } DROP ALL #', "\\", "x'''y", "}} UNION {{ ?s ?p ?o", "\u202e", "[(*+?|^$", "<id:x>"]
)
def test_a_parameter_is_never_part_of_the_query(text: str) -> None:
    before = len(oxigraph(dataset("time")))
    assert run(dataset("time"), "documents-about", {"words": text}).rows == ()
    with pytest.raises(QueryError, match="is not in the graph"):
        run(dataset("time"), "career", {"person": text})
    assert len(oxigraph(dataset("time"))) == before


def test_a_copy_of_a_question_is_the_question(tmp_path: Path) -> None:
    for name, values in (("persons-with-several-positions", {}), ("who-held", question("who-held").example)):
        path = tmp_path / f"{name}.rq"
        path.write_text("\ufeff" + question(name).sparql, encoding="utf-8")  # with the mark that some editors write
        copied = run(dataset("seeds"), path, values)
        assert copied.rows == run(dataset("seeds"), name, values).rows
        assert copied.rows
    with pytest.raises(QueryError, match="parameter 'post' has no value: give the position"):
        run(dataset("seeds"), tmp_path / "who-held.rq")


def test_a_parameter_of_plain_sparql_is_refused() -> None:
    with pytest.raises(QueryError, match="'post' is a parameter of no question"):
        run(dataset("time"), "SELECT * { ?s ?p ?o }", {"post": "x"})


HEAD = '# group = "people"\n# vi = "Ai?"\n# en = "Who?"\n'
SLOT = "SELECT ?p { VALUES ?_name { UNDEF } ?p rdfs:label ?_name }"


def test_a_file_of_ones_own_may_have_parameters(tmp_path: Path) -> None:
    path = tmp_path / "ai.rq"
    parameter = '# parameter.name = { kind = "text", vi = "tên", en = "name", optional = true }\n'
    path.write_text(HEAD + parameter + SLOT, encoding="utf-8")
    assert len(run(dataset("time"), path, {"name": "Phạm Dung"})) == 2
    assert len(run(dataset("time"), path)) > 10


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("# vi = Ai?\nSELECT * {}", "Invalid value"),
        (HEAD.replace("people", "peeple") + "SELECT * {}", "'peeple' is not a group of groups.toml: people, documents"),
        (HEAD + SLOT, "parameters and the places for them"),
        (HEAD + '# parameter.name = { kind = "text", vi = "tên" }\n' + SLOT, "missing 1 required positional argument"),
        (HEAD + '# parameter.name = { kind = "nam", vi = "tên", en = "name" }\n' + SLOT, "'nam' is not a kind of"),
    ],
)
def test_a_wrong_head_says_what_is_wrong(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "ai.rq"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(QueryError) as error:
        load(path)
    assert str(error.value).startswith(f"{path}: ")
    assert message in str(error.value)
