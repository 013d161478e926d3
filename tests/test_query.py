"""Queries by text, file and name; answers in every form; errors that show the place."""

from __future__ import annotations

import csv
import datetime
import io
import json
import sys
from pathlib import Path

import pytest
from rdflib import Dataset, Graph

from kg.errors import KgError, QueryError
from kg.graph import open_store
from kg.graph.store import oxigraph
from kg.query import Result, run
from kg.vocabulary import KG

MINI = Path(__file__).parent / "data" / "mini.ttl"
DATES = "SELECT ?meeting ?date ?sites WHERE { ?m kg:heldOn ?date ; rdfs:label ?meeting . OPTIONAL { ?m kg:siteCount ?sites } } ORDER BY ?meeting"  # noqa: E501


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    made = open_store()
    oxigraph(made).load(path=MINI)
    return made


def test_rows_are_python_values_and_a_partial_date_stays_text(dataset: Dataset) -> None:
    result = run(dataset, DATES)
    assert result.columns == ("meeting", "date", "sites")
    assert result.rows == (
        ("Hội nghị tổng kết", datetime.date(2020, 12, 30), 12),
        ("Kỳ họp thứ ba", "--07-05", None),
    )


def test_numbers_and_truth_values(dataset: Dataset) -> None:
    assert run(dataset, "SELECT (1.5 AS ?a) (2 AS ?b) (true AS ?c) (kg:holds AS ?d) {}").rows == (
        (1.5, 2, True, str(KG.holds)),
    )


@pytest.mark.parametrize(("name", "answer"), [("Person", True), ("Place", False)])
def test_ask(dataset: Dataset, name: str, answer: bool) -> None:
    result = run(dataset, f"ASK {{ ?x a kg:{name} }}")
    assert result.rows == ((answer,),)
    assert json.loads(result.to_json()) == {"head": {}, "boolean": answer}
    assert result.to_csv() == f"answer\n{str(answer).lower()}\n"


def test_csv_quotes_what_needs_it(dataset: Dataset) -> None:
    text = run(dataset, "SELECT ?name WHERE { ?p a kg:Person ; rdfs:label ?name } ORDER BY ?name").to_csv()
    assert [row for (row,) in csv.reader(io.StringIO(text))] == [
        "name",
        'Lê "Quote" C, D',
        "Nguyễn Văn A",
        "Trần Thị B",
    ]


def test_json_is_the_format_of_the_w3c(dataset: Dataset) -> None:
    content = json.loads(run(dataset, DATES).to_json())
    assert content["head"] == {"vars": ["meeting", "date", "sites"]}
    second = content["results"]["bindings"][1]
    assert second == {
        "meeting": {"type": "literal", "value": "Kỳ họp thứ ba"},
        "date": {"type": "literal", "value": "--07-05", "datatype": "http://www.w3.org/2001/XMLSchema#gMonthDay"},
    }
    iri = json.loads(run(dataset, "SELECT (kg:holds AS ?x) {}").to_json())["results"]["bindings"][0]["x"]
    assert iri == {"type": "uri", "value": str(KG.holds)}


@pytest.mark.parametrize(
    "query",
    [
        "CONSTRUCT { ?p kg:holds ?x } WHERE { ?p kg:holds ?x }",
        "CONSTRUCT WHERE { ?p kg:holds ?x }",
        "DESCRIBE id:person-a",
    ],
)
def test_a_graph_is_turtle_that_loads_again(dataset: Dataset, query: str) -> None:
    result = run(dataset, query)
    again = Graph().parse(data=result.to_turtle(), format="turtle")
    assert set(again) == set(result.terms) != set()
    assert "kg:holds id:position-1" in result.to_turtle()
    assert result.columns == ("subject", "predicate", "object")


def test_a_table_is_no_turtle(dataset: Dataset) -> None:
    with pytest.raises(QueryError, match="CONSTRUCT and DESCRIBE"):
        run(dataset, DATES).to_turtle()


def test_a_data_frame(dataset: Dataset) -> None:
    frame = run(dataset, DATES).to_dataframe()
    assert list(frame.columns) == ["meeting", "date", "sites"]
    assert list(frame["meeting"]) == ["Hội nghị tổng kết", "Kỳ họp thứ ba"]


def test_without_pandas_the_error_says_what_to_install(dataset: Dataset, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(KgError, match="pip install"):
        run(dataset, DATES).to_dataframe()


def test_jupyter_shows_text_as_text() -> None:
    shown = run(open_store(), "SELECT ('<script>alert(1)</script>' AS ?x) {}")._repr_html_()
    assert "<script>" not in shown
    assert "&lt;script&gt;" in shown


def test_a_file_and_its_text_give_the_same(dataset: Dataset, tmp_path: Path) -> None:
    file = tmp_path / "dates.rq"
    file.write_text(DATES, encoding="utf-8")
    assert run(dataset, file) == run(dataset, str(file)) == run(dataset, DATES)


def test_a_name_is_a_competency_question(dataset: Dataset) -> None:
    assert run(dataset, "persons-with-several-positions").rows == (("Nguyễn Văn A", 2),)


@pytest.mark.parametrize("name", ["nonsense", "SELECT"])
def test_a_name_that_nobody_knows(dataset: Dataset, name: str) -> None:
    with pytest.raises(QueryError, match=f"'{name}' is neither SPARQL, nor a file, nor the name of a question"):
        run(dataset, name)


def test_a_file_that_is_missing(dataset: Dataset, tmp_path: Path) -> None:
    with pytest.raises(QueryError, match=r"none\.rq: cannot be read: No such file"):
        run(dataset, tmp_path / "none.rq")


@pytest.mark.parametrize(
    ("query", "place"),
    [
        ("SELECT ?s WHERE { ?s ?p }", "line 1, column 19: cannot be read from `?s ?p }` on"),
        ("SELECT ?s WHERE {\n  ?s a kg:Person .\n  ?s foaf2:name ?n }", "line 3, column 16: a prefix is not declared"),
        ("SELECT ?s\nWHERE { ?s a kg:Person ", "line 2, column 7: this `{` is not closed"),
        ("SELECT ?s { ?s a kg:Person }}", "line 1, column 29: this `}` closes nothing"),
        ("SELECT ?s { ?s a ?o FILTER(?o = 3 }", "line 1, column 27: this `(` is not closed"),
        ('SELECT ?s { ?s rdfs:label "a)" # }\n FILTER }', "line 2, column 2: cannot be read from `FILTER }` on"),
        ("SELEC ?s { ?s a kg:Person }", "line 1, column 1: cannot be read from `SELEC ?s"),
        ("SELECT ?s", "line 1, column 10: it ends too soon"),
        (" ", "neither SPARQL"),
        (
            "SELECT ?a (COUNT(*) AS ?b) { ?a ?p ?b2 }",
            "line 1, column 41: The SELECT contains a variable that is unbound",
        ),
    ],
)
def test_an_error_shows_line_column_and_cause(dataset: Dataset, query: str, place: str) -> None:
    with pytest.raises(QueryError) as error:
        run(dataset, query)
    assert place in str(error.value)
    assert "\n" not in str(error.value)


def test_an_error_in_a_file_names_the_file(dataset: Dataset, tmp_path: Path) -> None:
    file = tmp_path / "wrong.rq"
    file.write_text("SELECT ?x\nWHERE { ?x }", encoding="utf-8")
    with pytest.raises(QueryError) as error:
        run(dataset, file)
    assert str(error.value).startswith(f"{file}: line 2, column ")


def test_a_misspelt_term_is_found_though_sparql_allows_it(dataset: Dataset) -> None:
    with pytest.raises(QueryError, match=r"line 2, column 6: 'chairdBy' is not a term .* did you mean 'chairedBy'"):
        run(dataset, "SELECT * WHERE {\n  ?m kg:chairdBy ?p }")


def test_what_looks_like_a_term_in_text_comment_or_iri_is_left_alone(dataset: Dataset) -> None:
    query = '# kg:nothing\nSELECT (\'kg:nothing\' AS ?x) ("""a \'kg:no\'\nkg:more""" AS ?y) (<x:kg:nothing> AS ?z) {}'
    assert run(dataset, query).rows == (("kg:nothing", "a 'kg:no'\nkg:more", "x:kg:nothing"),)


@pytest.mark.parametrize(
    "update",
    [
        "INSERT DATA { id:a kg:holds id:b }",
        "# comment\nPREFIX x: <y:z#>\n delete where { ?s ?p ?o }",
        "DROP ALL",
        "LOAD <file:///etc/passwd>",
    ],
)
def test_updates_are_refused(dataset: Dataset, update: str) -> None:
    before = len(oxigraph(dataset))
    with pytest.raises(QueryError, match="would change the graph"):
        run(dataset, update)
    assert len(oxigraph(dataset)) == before


def test_a_result_knows_its_length(dataset: Dataset) -> None:
    result = run(dataset, DATES)
    assert isinstance(result, Result)
    assert len(result) == 2
