"""The endpoint as the SPARQL 1.1 Protocol wants it, asked over HTTP."""

import json
import tomllib
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pyoxigraph as ox
import pytest
from server import DATA, SPARQL, Server, eventually

from kg.graph import open_store
from kg.query import run

CASES: dict[str, dict[str, Any]] = tomllib.loads((DATA / "protocol.toml").read_text(encoding="utf-8"))
PEOPLE = "SELECT ?name { ?p a kg:Person ; rdfs:label ?name } ORDER BY ?name"
NAMES = ["Lê Thị Thử", "Nguyễn Văn Ví", "Phạm Quốc Dụ", "Trần Văn Mẫu"]
FACTS = "CONSTRUCT { ?p kg:holds ?o } WHERE { ?p kg:holds ?o }"


@pytest.fixture(scope="module")
def graphs(graph: Path) -> dict[str, str]:
    rows = run(open_store(graph, read_only=True), "SELECT ?g { GRAPH ?g { ?g a kg:Article } } ORDER BY ?g").rows
    return dict(zip(("{one}", "{two}"), (str(row[0]) for row in rows), strict=True))


def filled(value: Any, graphs: dict[str, str]) -> Any:
    """A part of a case, with the graphs of the store in it."""
    text = json.dumps(value)
    for name, iri in graphs.items():
        text = text.replace(name, iri)
    return json.loads(text)


def send(server: Server, case: dict[str, Any]) -> Any:
    path = SPARQL + ("?" + urlencode(list(map(tuple, case["parameters"]))) if "parameters" in case else "")
    text = urlencode(list(map(tuple, case["form"]))) if "form" in case else case.get("body")
    headers = {name: case[key] for name, key in (("Content-Type", "type"), ("Accept", "accept")) if key in case}
    return server.request(case["method"], path, text and text.encode(case.get("encoding", "utf-8")), headers)


def test_the_suite_is_whole():
    assert len(CASES) == 22


@pytest.mark.parametrize("name", CASES)
def test_the_cases_of_the_w3c_hold(name, server, graphs):
    case = filled(CASES[name], graphs)
    answer = send(server, case)
    assert answer.status == case["status"], answer.text
    assert answer.media_type in case.get("types", [answer.media_type])
    if case.get("true"):
        assert json.loads(answer.text)["boolean"] is True
    if answer.status >= 400:
        assert answer.text.count("\n") == 1
        assert answer.text.strip()


def test_the_default_graph_is_that_of_kg_query(server, graph):
    found = json.loads(server.ask(PEOPLE).text)["results"]["bindings"]
    assert [row["name"]["value"] for row in found] == NAMES
    assert [row[0] for row in run(open_store(graph, read_only=True), PEOPLE).rows] == NAMES


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        ("", "application/sparql-results+json"),
        ("*/*", "application/sparql-results+json"),
        ("application/json", "application/sparql-results+json"),
        ("application/sparql-results+xml", "application/sparql-results+xml"),
        ("text/csv", "text/csv"),
        ("text/*;q=0.5, application/*;q=0.1", "text/csv"),
        ("text/tab-separated-values, */*;q=0.1", "text/tab-separated-values"),
        ("text/html, application/xhtml+xml, */*;q=0.8", "application/sparql-results+json"),
    ],
)
def test_rows_come_in_the_format_that_is_accepted(accept, media_type, server):
    answer = server.ask(PEOPLE, accept)
    assert answer.media_type == media_type
    if "xml" in media_type or "json" in media_type or "csv" in media_type:
        form = ox.QueryResultsFormat.from_media_type(media_type)
        assert form
    assert all(name in answer.text for name in NAMES)


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        ("", "text/turtle"),
        ("text/turtle", "text/turtle"),
        ("application/n-triples", "application/n-triples"),
        ("application/ld+json", "application/ld+json"),
        ("application/rdf+xml", "application/rdf+xml"),
    ],
)
def test_graphs_come_in_the_format_that_is_accepted(accept, media_type, server):
    answer = server.ask(FACTS, accept)
    form = ox.RdfFormat.from_media_type(media_type)
    assert form
    assert answer.media_type == media_type
    assert len(set(ox.parse(answer.body, form))) == 5


@pytest.mark.parametrize(("query", "accept"), [(PEOPLE, "image/png"), (FACTS, "text/csv"), (PEOPLE, "text/csv;q=0")])
def test_what_cannot_be_had_is_not_acceptable(query, accept, server):
    answer = server.ask(query, accept)
    assert answer.status == 406
    assert answer.text.startswith("the answer can be had as ")


def test_the_format_can_be_named_where_no_header_can_be_set(server):
    assert server.ask(PEOPLE, "*/*", format="csv").text == "name\r\n" + "".join(f"{name}\r\n" for name in NAMES)
    assert server.ask(FACTS, format="nt").media_type == "application/n-triples"
    assert server.ask(PEOPLE, format="unheard-of").media_type == "application/sparql-results+json"


def test_a_wrong_query_says_where_it_is_wrong(server):
    answer = server.ask("SELECT ?x WHERE {\n ?x kg:holds }")
    assert (answer.status, answer.media_type) == (400, "text/plain")
    assert answer.text.startswith("line 2, column")


def test_without_a_query_the_endpoint_describes_itself(server):
    answer = server.get(SPARQL)
    triples = {tuple(map(str, (t.subject, t.predicate, t.object))) for t in ox.parse(answer.body, ox.RdfFormat.TURTLE)}
    sd = "http://www.w3.org/ns/sparql-service-description#"
    assert (f"<{server.url}/sparql#service>", f"<{sd}endpoint>", f"<{server.url}/sparql>") in triples
    assert server.get(SPARQL, "application/ld+json").media_type == "application/ld+json"


def test_head_is_get_without_the_body(server):
    path = f"{SPARQL}?{urlencode({'query': PEOPLE})}"
    got, headed = server.get(path), server.request("HEAD", path)
    assert (headed.status, headed.body) == (200, b"")
    assert headed.headers["content-length"] == got.headers["content-length"] == str(len(got.body))


def test_pages_of_other_sites_may_ask(server):
    headers = {"Origin": "https://example.org", "Access-Control-Request-Method": "POST"}
    asked = server.request("OPTIONS", SPARQL, headers={**headers, "Access-Control-Request-Headers": "content-type"})
    assert asked.status == 200
    assert asked.headers["access-control-allow-origin"] == "*"
    assert "POST" in asked.headers["access-control-allow-methods"]
    answer = server.request("GET", f"{SPARQL}?query=ASK%7B%7D", headers={"Origin": "https://example.org"})
    assert answer.headers["access-control-allow-origin"] == "*"


def test_the_log_has_a_line_for_each_request(server):
    server.ask("ASK {}")
    server.get("/khong-co%0Agia-mao")
    eventually(lambda: "khong-co" in server.log.read_text(encoding="utf-8"))
    lines = server.log.read_text(encoding="utf-8").splitlines()
    assert [line.split(" ", 2)[2].rpartition(" bytes ")[0] for line in lines][-2:] == [
        "POST /sparql 200 26",
        "GET /khong-co%0Agia-mao 404 10",
    ]
