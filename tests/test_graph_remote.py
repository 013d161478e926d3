"""A SPARQL server as the store: a real one, a process of its own on loopback."""

import socket
import subprocess
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from kg.benchmark.synthetic import write
from kg.builder import build_into, open_graph
from kg.cli import main
from kg.corpus import add, remove
from kg.errors import QueryError, StoreError
from kg.extraction import extract
from kg.graph import find_article, open_store, remote
from kg.graph.export import export
from kg.graph.store import oxigraph
from kg.graph.validation import violations
from kg.knowledge_graph import KnowledgeGraph
from kg.model import Article
from kg.query import run
from kg.vocabulary import KG

BIN = Path(sys.executable).parent
HELD = "SELECT ?name ?post WHERE { ?p kg:holds ?o . ?p rdfs:label ?name . ?o rdfs:label ?post } ORDER BY ?name ?post"


@pytest.fixture
def server(tmp_path):
    """The address of an empty Oxigraph server that keeps its data in memory."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [str(BIN / "oxigraph"), "serve", "--bind", f"127.0.0.1:{port}"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True) as process:
        assert process.stderr
        assert "Listening" in process.stderr.readline()
        yield f"http://127.0.0.1:{port}"
        process.terminate()


@pytest.fixture
def server_of_pages():
    """The address of a web server that has a page for everything."""

    class Page(BaseHTTPRequestHandler):
        def do_POST(self):
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(b"<html></html>")

    with ThreadingHTTPServer(("127.0.0.1", 0), Page) as made:
        Thread(target=made.serve_forever).start()
        yield f"http://127.0.0.1:{made.server_port}"
        made.shutdown()


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    return write(tmp_path_factory.mktemp("corpus") / "tap.jsonl", 20)


def content(dataset, folder: Path) -> bytes:
    export(dataset, folder / "content.nq", "nq")
    return (folder / "content.nq").read_bytes()


def with_one_article(path=None):
    dataset = open_graph(path)
    add(dataset, [extract(Article("bai", "Ông Ngô Bá Thiện, Bí thư Tỉnh ủy Hà Nam, dự."))])
    return dataset


def test_a_server_holds_the_same_as_a_folder(server, corpus, tmp_path):
    there, here = open_graph(server), open_graph(tmp_path / "graph")
    assert build_into(there, [str(corpus)]).added == 20
    build_into(here, [str(corpus)])
    assert content(there, tmp_path) == content(here, tmp_path)
    assert run(there, HELD).rows == run(here, HELD).rows
    assert len(run(there, HELD).rows) > 20
    there = open_graph(server)
    assert build_into(there, [str(corpus)]).unchanged == 20
    for dataset in (there, here):
        remove(dataset, find_article(dataset, "synthetic-7"))
        add(dataset, [extract(Article("synthetic-3", "Ông Ngô Bá Thiện, Bí thư Tỉnh ủy Hà Nam, dự."))])
    assert content(there, tmp_path) == content(here, tmp_path)
    assert ("Ngô Bá Thiện", "Bí thư Tỉnh ủy Hà Nam") in [row[:2] for row in run(there, HELD).rows]


def test_commands_take_an_address_for_a_folder(server, corpus, tmp_path):
    def kg(*arguments: str) -> str:
        command = [str(BIN / "kg"), *map(str, arguments)]
        return subprocess.run(command, check=True, capture_output=True, encoding="utf-8", cwd=tmp_path).stdout

    assert kg("build", corpus, "-o", server).startswith(f"{server}: 20 articles added")
    assert kg("query", HELD, "--format", "csv", "-g", server).count("\n") > 20
    assert ["source", "Article", "20"] in [line.split() for line in kg("stats", "-g", server).splitlines()]
    assert kg("remove", "synthetic-3", "-g", server) == f"{server}: 1 article removed\n"
    graphs = "SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } }"
    assert "urn:vnkg:writer" not in kg("query", graphs, "--format", "csv", "-g", server)
    command = [str(BIN / "kg"), "review", "--write", "-g", server]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", cwd=tmp_path, check=False)
    assert done.stderr == f"kg: {server}: no file is beside a server; make one and give it with --decisions\n"
    assert list(tmp_path.iterdir()) == []


def test_of_two_builds_at_once_the_later_goes_on_and_the_other_says_so(server, corpus, tmp_path):
    first, second = open_graph(server), open_graph(server)
    posts = "Chủ tịch UBND tỉnh Hà Nam", "Bí thư Tỉnh ủy Hà Nam"
    one, other = (extract(Article(post, f"Ông Ngô Bá Thiện, {post}, dự.")) for post in posts)
    with pytest.raises(StoreError, match=rf"^{server}: another process has begun to write to the store"):
        add(first, [one])
    first.close()
    add(second, [other])
    with pytest.raises(StoreError, match="another process"):
        remove(first, find_article(first, posts[1]))
    assert [row[1] for row in run(second, HELD).rows] == [posts[1]]
    alone = open_graph(tmp_path / "graph")
    add(alone, [other])
    assert content(second, tmp_path) == content(alone, tmp_path)


def test_a_build_that_was_killed_keeps_nobody_from_writing(server, corpus):
    open_graph(server)
    assert build_into(open_graph(server), [str(corpus)]).added == 20


def test_the_server_reads_a_folder_and_says_so_of_an_address(server, monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["kg", "serve", "--graph", server])
    with pytest.raises(SystemExit, match="1"):
        main()
    assert capsys.readouterr().err.endswith("no store is here; build one with `kg build`\n")


def test_the_graph_of_a_server_is_checked_against_the_shapes(server, corpus):
    there = open_graph(server)
    build_into(there, [str(corpus)])
    assert violations(oxigraph(there)) == []
    oxigraph(there).update(f"INSERT DATA {{ <urn:x> a <{KG.Person}> }}")
    assert violations(oxigraph(there)) == ["urn:x: an entity has one label that is not empty"]


def test_text_of_articles_is_data_in_updates(server):
    hostile = '"""} ; DROP ALL ; INSERT DATA { <urn:a> <urn:b> """\\'
    dataset = open_graph(server)
    add(dataset, [extract(Article("bai", hostile))])
    assert run(dataset, "SELECT ?x WHERE { ?x <urn:b> ?y }").rows == ()
    text = run(dataset, "SELECT ?t WHERE { GRAPH ?g { ?g kg:text ?t } }").rows
    assert [row[0] for row in text] == [hostile]


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?name WHERE { ?p a kg:Person ; rdfs:label ?name }",
        "ASK { ?p kg:holds ?o }",
        "CONSTRUCT { ?p kg:holds ?o } WHERE { ?p kg:holds ?o }",
        "DESCRIBE ?p WHERE { ?p a kg:Person }",
    ],
)
def test_every_form_of_query_is_answered_as_by_a_folder(server, query):
    there, here = with_one_article(server), with_one_article()
    found, expected = run(there, query), run(here, query)
    assert (found.form, found.columns, sorted(found.rows)) == (expected.form, expected.columns, sorted(expected.rows))
    assert found.rows


@pytest.mark.parametrize(
    "query",
    [
        "SELEC ?x { ?x a kg:Person }",
        "SELECT ?x WHERE {\n  ?x a kg:Person",
        "SELECT ?x WHERE {\n  ?x a nhan:Person }",
        "SELECT ?x (COUNT(?y) AS ?n)\nWHERE { ?x kg:holds ?y }",
    ],
)
def test_a_wrong_query_is_the_same_line_as_with_a_folder(server, query):
    with pytest.raises(QueryError) as expected:
        run(open_store(), query)
    with pytest.raises(QueryError) as found:
        run(open_store(server, read_only=True), query)
    assert str(found.value) == str(expected.value)


def test_a_picture_is_drawn_of_what_a_query_constructs(server):
    query = "CONSTRUCT { ?p kg:holds ?o } WHERE { ?p kg:holds ?o }"
    there, here = (KnowledgeGraph(with_one_article(path)).draw(query=query).html for path in (server, None))
    assert there == here


def test_a_server_that_says_nothing_is_a_clear_error(monkeypatch):
    monkeypatch.setattr(remote, "_SILENCE", 0.1)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = f"http://127.0.0.1:{silent.getsockname()[1]}"
        with pytest.raises(StoreError, match=rf"^{address}: the server does not answer: timed out$"):
            open_store(address)


def test_an_answer_that_is_none_to_a_query_is_a_clear_error(server_of_pages):
    with pytest.raises(StoreError, match=rf"^{server_of_pages}/query: answers in text/html, which is no answer"):
        run(open_store(server_of_pages, read_only=True), "ASK {}")


def test_no_server_is_a_clear_error():
    with pytest.raises(StoreError, match=r"^http://127\.0\.0\.1:1: the server does not answer: .*refused"):
        open_store("http://127.0.0.1:1")


def test_what_is_no_sparql_server_is_a_clear_error(server):
    with pytest.raises(StoreError, match=r"^http://127\.0\.0\.1:\d+/no/update: 404"):
        open_store(f"{server}/no")
