"""What the server does not do, whatever it is asked; and that it goes on."""

import json
import shutil
import socket
import threading
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, urlencode

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from server import DATA, FORM, SPARQL, Server, eventually, serving

import kg
from kg.cli import main
from kg.extraction import extract
from kg.graph import open_store, replace
from kg.model import Article
from kg.server.limits import RefusedError
from kg.server.service import refuse_service

DIGITS = "{ 0 1 2 3 4 5 6 7 8 9 }"
CROSS = " ".join(f"VALUES ?v{n} {DIGITS}" for n in range(12))
THOUSANDS = " ".join(f"VALUES ?v{n} {DIGITS}" for n in range(4))
SUM = "?v0 + 10 * ?v1 + 100 * ?v2 + 1000 * ?v3"
LONG = "a" * 1000
NOBODY = "http://127.0.0.1:9/"  # a port that Oxigraph refuses to call, which tells that it would have
LIMITS = ("--seconds", "1", "--memory", "256", "--rows", "1000", "--megabytes", "1", "--workers", "2")


@pytest.fixture(scope="module")
def server(graph: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serving(graph, tmp_path_factory.mktemp("log") / "log", *LIMITS) as running:
        yield running


def test_all_that_follows_is_asked_of_a_server_that_still_answers(server):
    assert json.loads(server.ask("ASK {}").text)["boolean"] is True


@pytest.mark.parametrize(
    ("query", "reason"),
    [
        (f"SELECT (COUNT(*) AS ?n) {{ {CROSS} }}", "took too long"),
        ("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }", "took too long"),
        ("SELECT (COUNT(*) AS ?n) { ?a (!<urn:x>|^!<urn:x>)* ?b . ?c (!<urn:x>|^!<urn:x>)* ?d }", "took too long"),
        (f"SELECT ?v0 {{ {CROSS} }} ORDER BY RAND()", "stopped"),
        (f"SELECT DISTINCT * {{ {CROSS} FILTER(?v0 + ?v11 > 99) }}", "took too long"),
        (f'SELECT (GROUP_CONCAT(?t) AS ?x) {{ BIND("{LONG * 100}" AS ?s) BIND(CONCAT(?s, ?s, ?s, ?s, ?s) AS ?t) '
         f"{CROSS} }}", "stopped"),
    ],
)  # fmt: skip
def test_what_costs_too_much_is_stopped(query, reason, server):
    answer = server.ask(query)
    assert (answer.status, answer.headers["retry-after"]) == (503, "1")
    assert reason in answer.text
    assert server.ask("ASK {}").status == 200


def test_memory_has_an_end(graph, tmp_path):
    grow = "".join(f"BIND(CONCAT(?t{n}, ?t{n}, ?t{n}, ?t{n}) AS ?t{n + 1}) " for n in range(12))
    with serving(graph, tmp_path / "log", "--seconds", "120", "--memory", "256") as server:
        answer = server.ask(f'SELECT (STRLEN(?t12) AS ?n) {{ BIND("{LONG}" AS ?t0) {grow} }}')  # 16 GB
        assert answer.status == 503
        assert "more memory" in answer.text
        assert server.ask("ASK {}").status == 200


@pytest.mark.parametrize(
    ("query", "length"),
    [
        (f"SELECT ?v0 {{ {CROSS} }}", "1000 rows"),
        (f"CONSTRUCT {{ <urn:s> <urn:p> ?n }} WHERE {{ {THOUSANDS} BIND({SUM} AS ?n) }}",
         "1000 triples"),
        (f'SELECT ?a {{ BIND("{LONG * 100}" AS ?a) VALUES ?v0 {DIGITS} VALUES ?v1 {{ 1 2 }} }}', "1 MB"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("format", ["", "xml", "tsv", "csv", "nt"])
def test_an_answer_has_an_end(query, length, format, server):
    answer = server.ask(query, format=format)
    assert answer.status == 413
    assert f"longer than {length}" in answer.text


@pytest.mark.parametrize("pattern", [r"(x+x+)+y", r"(a*)*b", "((a{1,999}){1,999}){1,999}"])
def test_no_regular_expression_keeps_it_busy(pattern, server):
    answer = server.ask(f'SELECT ?x {{ BIND("{LONG}" AS ?x) FILTER(REGEX(?x, "{pattern}")) }}')
    assert answer.status in (200, 503)
    assert server.ask("ASK {}").status == 200


def test_nesting_without_end_is_an_error_and_no_end_of_the_server(server):
    assert server.ask("ASK " + "{" * 100_000 + "}" * 100_000).status in (400, 503)
    assert server.ask("ASK { FILTER " + "(" * 100_000 + "1" + ")" * 100_000 + " }").status in (400, 503)
    assert server.ask("ASK {}").status == 200


def test_a_slow_query_holds_up_nobody(server):
    slow = threading.Thread(target=server.ask, args=[f"SELECT (COUNT(*) AS ?n) {{ {CROSS} }}"])
    slow.start()
    assert server.ask("ASK {}").status == 200
    assert slow.is_alive()
    slow.join()


CALLS = [
    f"ASK {{ SERVICE <{NOBODY}> {{ ?s ?p ?o }} }}",
    f"ASK {{ sErViCe<{NOBODY}>{{ ?s ?p ?o }} }}",
    f"ASK {{ SERVICE # '\n <{NOBODY}> {{ ?s ?p ?o }} }}",
    f"ASK {{ BIND('\\'' AS ?a) SERVICE <{NOBODY}> {{ ?s ?p ?o }} BIND('' AS ?z) }}",
    f"ASK {{ BIND(1 AS ?a) BIND(2 AS ?b) FILTER(?a<?b#>\n) SERVICE <{NOBODY}> {{ ?s ?p ?o }} }}",
    f"ASK {{ BIND(1 AS ?a) BIND(2 AS ?b) FILTER(?a<?b)SERVICE#>\n<{NOBODY}> {{ ?s ?p ?o }} }}",
    f"ASK {{ BIND('' AS ?a) FILTER(?a<'>') SERVICE <{NOBODY}> {{ ?s ?p ?o }} BIND('' AS ?z) }}",
    f"BASE <http://x.org/> ASK {{ VALUES ?x {{ <#a> }} SERVICE <{NOBODY}> {{ ?s ?p ?o }} }}",
    f"BASE <http://x.org/> ASK {{ VALUES ?x {{ <\\u0061#a> }} SERVICE <{NOBODY}> {{ ?s ?p ?o }} }}",
    f"PREFIX : <http://x.org/> ASK {{ VALUES ?x {{ :a\\' }} SERVICE <{NOBODY}> {{ ?s ?p ?o }} BIND('' AS ?z) }}",
    f"PREFIX : <http://x.org/> ASK {{ VALUES ?x {{ :a\\# }} SERVICE <{NOBODY}> {{ ?s ?p ?o }} }}",
    f"PREFIX : <{NOBODY}> ASK {{ SERVICE : {{ ?s ?p ?o }} }}",
]


@pytest.mark.parametrize("query", CALLS)
def test_no_other_server_is_called(query, server):
    with pytest.raises(OSError, match="port 9 is not allowed"):  # the case is one: Oxigraph itself would call
        bool(ox.Store().query(query))
    answer = server.ask(query)
    assert answer.status == 400
    assert "SERVICE" in answer.text


CALL = f"SERVICE<{NOBODY}>{{?s ?p ?o}}"
FRAGMENTS = [
    CALL, CALL, f"SERVICE#>\n<{NOBODY}>{{?s ?p ?o}}", "SERVICE", f"<{NOBODY}>", "{?s ?p ?o}", "'", '"', "'''", '"""',
    "#", "\n", " ", "?a", "?b", "<", ">", "<urn:a#b>", "<#a>", "<'>'", "\\'", "\\#", "FILTER(", ")", "BIND(",
    " AS ?z)", "1", "?a<?b", "&&", "VALUES ?x {", "}", "{", ":a", ":", "'x'", "@en", "<\\u0041#x>", "<http://x.org/'>",
    "true", "OPTIONAL{",
]  # fmt: skip


@settings(max_examples=2000)
@given(st.lists(st.sampled_from(FRAGMENTS), max_size=8), st.sampled_from(["", "'", "BIND('' AS ?q)", '"', "#"]))
def test_whatever_would_call_another_server_is_refused(fragments, end):
    query = f"BASE <http://x.org/> PREFIX : <http://y.org/> ASK {{ {''.join(fragments)}{end}\n}}"
    try:
        bool(ox.Store().query(query))
    except OSError:  # it would call, or has no address to call
        with pytest.raises(RefusedError):
            refuse_service(query)
    except (SyntaxError, RuntimeError, ValueError):
        pass  # it is no query, or calls nobody


@pytest.mark.parametrize(
    "query",
    [
        'ASK { BIND("SERVICE <http://example.org/> {}" AS ?x) }',
        'ASK { BIND("""say "SERVICE" \n""" AS ?x) } # SERVICE <http://example.org/> {}',
        "SELECT ?service { BIND(1 AS ?service) }",
        "PREFIX ex: <http://example.org/service#> ASK { OPTIONAL { ?s ex:service ?o } }",
        "ASK { OPTIONAL { <http://example.org/SERVICE#x> ?p 'SERVICE' } FILTER(1<2&&3>2) }",
    ],
)
def test_the_word_alone_is_harmless(query, server):
    refuse_service(query)
    assert server.ask(query).status == 200


@pytest.mark.parametrize(
    "body", ["INSERT DATA { <urn:a> <urn:b> 1 }", "DROP ALL", "LOAD <file:///etc/passwd>", "CLEAR ALL"]
)
def test_nothing_is_ever_changed(body, server):
    before = server.ask("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").text
    assert server.ask(body).status == 400
    assert server.request("POST", SPARQL, f"update={quote(body)}".encode(), FORM).status == 403
    assert server.get(f"{SPARQL}?update={quote(body)}").status == 403
    direct = server.request("POST", SPARQL, body.encode(), {"Content-Type": "application/sparql-update"})
    assert direct.status == 403
    for method in ("PUT", "DELETE", "PATCH"):
        assert server.request(method, SPARQL, body.encode()).status == 405
    override = FORM | {"X-HTTP-Method-Override": "PUT", "X-Forwarded-For": "10.0.0.1"}
    assert server.request("POST", SPARQL, b"query=ASK%7B%7D", override).status == 200
    assert server.ask("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").text == before


def test_graphs_are_looked_up_in_the_store_and_nowhere_else(server, tmp_path):
    secret = tmp_path / "secret.ttl"
    secret.write_text("<urn:s> <urn:p> 1 .", encoding="utf-8")
    for iri in (secret.as_uri(), "http://127.0.0.1:9/"):
        assert json.loads(server.ask(f"ASK FROM <{iri}> {{ ?s ?p ?o }}").text)["boolean"] is False
        assert json.loads(server.ask("ASK { ?s ?p ?o }", **{"default-graph-uri": iri}).text)["boolean"] is False
    assert server.ask("ASK {}", **{"default-graph-uri": "a> INJECTED <b"}).status == 400


def test_a_body_has_an_end(server):
    assert server.request("POST", SPARQL, b"query=" + b"x" * 2**21, FORM).status == 413
    assert server.request("POST", SPARQL, b"&".join([b"a=1"] * 1000), FORM).status == 400
    assert server.request("POST", SPARQL, b"query=\xff", FORM).status == 400
    assert server.get(f"{SPARQL}?query=%FF").status == 400
    assert server.get(f"{SPARQL}?query={'x' * 100_000}").status == 400


@pytest.mark.parametrize(
    "head",
    [
        b"GET /sparql HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n",
        b"GET /sparql HTTP/1.1\r\nHost: a\r\nX: a\x00b\r\n\r\n",
        b"GET /sparql HTTP/1.1\r\nHost: a\r\nX y: 1\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n",
    ],
)
def test_what_is_no_http_is_turned_away(head, server):
    with socket.create_connection(server.address, timeout=20) as connection:
        connection.sendall(head)
        assert connection.recv(4096).startswith(b"HTTP/1.1 400")


def test_every_answer_forbids_what_pages_do_not_need(server):
    headers = server.ask("ASK {}").headers
    assert headers["content-security-policy"].startswith("default-src 'none'; script-src 'self';")
    assert headers["x-content-type-options"] == "nosniff"
    assert "server" not in headers


def test_only_loopback_needs_no_token(graph, capsys, monkeypatch):
    for host in ("0.0.0.0", "::", "192.0.2.1", "example.org"):
        monkeypatch.setattr("sys.argv", ["kg", "serve", "--graph", str(graph), "--host", host])
        with pytest.raises(SystemExit):
            main()
        assert capsys.readouterr().err == (
            f"kg: {host}: an address that others can reach needs a token: set KG_TOKEN or --token-file\n"
        )


def test_the_token_opens_and_nothing_else(graph, tmp_path):
    with serving(graph, tmp_path / "log", environment={"KG_TOKEN": "mật khẩu"}) as server:
        basic = "Basic a2c6beG6rXQga2jhuql1"  # kg:mật khẩu
        bearer = "Bearer mật khẩu".encode().decode("latin-1")
        for right in (bearer, basic):
            assert server.request("GET", f"{SPARQL}?query=ASK%7B%7D", headers={"Authorization": right}).status == 200
        for wrong in ("", "Bearer", "Bearer x", "Basic !", "Digest mật".encode().decode("latin-1"), bearer + "x"):
            answer = server.request("GET", f"{SPARQL}?query=ASK%7B%7D", headers={"Authorization": wrong})
            assert answer.status == 401
            assert "Basic" in answer.headers["www-authenticate"]
        assert server.get("/khong-co").status == 401


def test_sigterm_lets_a_running_query_finish(graph, tmp_path):
    query = b"SELECT (COUNT(*) AS ?n) { " + " ".join(f"VALUES ?v{n} {DIGITS}" for n in range(6)).encode() + b" }"
    head = (
        b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/sparql-query\r\n"
        b"Content-Length: %d\r\nExpect: 100-continue\r\nConnection: close\r\n\r\n" % len(query)
    )
    with serving(graph, tmp_path / "log") as server, socket.create_connection(server.address, timeout=60) as connection:
        connection.sendall(head)
        assert connection.recv(100).startswith(b"HTTP/1.1 100")  # it is being answered
        connection.sendall(query)
        assert server.stop() == 0
        answer = b"".join(iter(lambda: connection.recv(4096), b""))
    assert answer.startswith(b"HTTP/1.1 200")
    assert b'"1000000"' in answer


def test_work_for_a_client_that_has_left_ends(graph, tmp_path):
    with serving(graph, tmp_path / "log", "--seconds", "3600", "--workers", "1") as server:
        body = urlencode({"query": f"SELECT (COUNT(*) AS ?n) {{ {CROSS} }}"}).encode()
        head = f"POST {SPARQL} HTTP/1.1\r\nHost: localhost\r\nContent-Length: {len(body)}\r\nExpect: 100-continue\r\n"
        with socket.create_connection(server.address, timeout=60) as connection:
            connection.sendall(f"{head}Content-Type: {FORM['Content-Type']}\r\n\r\n".encode())
            assert connection.recv(100).startswith(b"HTTP/1.1 100")
            connection.sendall(body)
        assert server.ask("ASK {}").status == 200  # the only worker is free again


def test_the_store_may_be_added_to_and_built_anew_meanwhile(graph, tmp_path):
    store = tmp_path / "store"
    shutil.copytree(graph, store)
    count = "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?g a kg:Article } }"
    with serving(store, tmp_path / "log", "--workers", "1") as server:
        number = lambda: json.loads(server.ask(count).text)["results"]["bindings"][0]["n"]["value"]  # noqa: E731
        assert number() == "2"
        text = "Ông Lê Văn Thêm, Chủ tịch UBND tỉnh Hà Nam chủ trì hội nghị."
        dataset = open_store(store)
        replace(dataset, [extract(Article(id="them", title="", text=text))])
        dataset.close()
        eventually(lambda: number() == "3")
        store.rename(tmp_path / "away")
        assert number() == "3"  # the old one stays until there is a new one
        kg.build(str(DATA / "articles.jsonl"), path=store)
        eventually(lambda: number() == "2")
