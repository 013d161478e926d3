"""The clients that users have, each asking a running server in its own way."""

import io
import json
import shutil
import subprocess
from urllib.parse import urlencode

import pandas as pd
import pytest
from rdflib import RDFS, Graph, Literal, URIRef
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from server import SPARQL, Server
from SPARQLWrapper import CSV, JSON, JSONLD, N3, POST, RDFXML, TSV, TURTLE, XML, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import QueryBadFormed

from kg.query import questions
from kg.vocabulary import KG

PEOPLE = "SELECT ?name { ?p a kg:Person ; rdfs:label ?name } ORDER BY ?name"
NAMES = ["Lê Thị Thử", "Nguyễn Văn Ví", "Phạm Quốc Dụ", "Trần Văn Mẫu"]
HOLDS = "CONSTRUCT { ?p kg:holds ?o } WHERE { ?p kg:holds ?o }"


def wrapper(server: Server, query: str, form: str, method: str = "GET") -> SPARQLWrapper:
    client = SPARQLWrapper(server.url + SPARQL)
    client.setQuery(query)
    client.setReturnFormat(form)
    client.setMethod(method)
    return client


@pytest.mark.parametrize("method", ["GET", POST])
def test_sparqlwrapper_reads_rows(method, server):
    found = wrapper(server, PEOPLE, JSON, method).queryAndConvert()
    assert [row["name"]["value"] for row in found["results"]["bindings"]] == NAMES
    document = wrapper(server, PEOPLE, XML, method).queryAndConvert()
    assert [node.firstChild.data for node in document.getElementsByTagName("literal")] == NAMES
    for form in (CSV, TSV):
        assert all(name.encode() in wrapper(server, PEOPLE, form, method).queryAndConvert() for name in NAMES)
    assert wrapper(server, "ASK {}", JSON).queryAndConvert()["boolean"] is True


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # SPARQLWrapper makes one
@pytest.mark.parametrize("form", [TURTLE, N3, RDFXML, JSONLD, XML])
def test_sparqlwrapper_reads_graphs(form, server):
    found = wrapper(server, HOLDS, form).queryAndConvert()
    graph = found if isinstance(found, Graph) else Graph().parse(data=found, format="turtle")
    assert len(list(graph.subject_objects(KG.holds))) == 5


def test_sparqlwrapper_shows_what_is_wrong(server):
    with pytest.raises(QueryBadFormed, match="line 1, column"):
        wrapper(server, "SELECT", JSON).query()


@pytest.mark.parametrize("form", ["json", "xml", "csv"])
@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
def test_rdflib_asks_as_of_a_graph_of_its_own(form, method, server):
    graph = Graph(SPARQLStore(server.url + SPARQL, method=method, returnFormat=form))
    assert [str(row[0]) for row in graph.query(PEOPLE, initNs={"kg": str(KG.Person).removesuffix("Person")})] == NAMES
    person = next(iter(graph.subjects(RDFS.label, Literal("Trần Văn Mẫu"))))
    assert len(set(graph.objects(person, URIRef(KG.holds)))) == 2
    assert (person, URIRef(KG.holds), None) in graph


@pytest.mark.filterwarnings("default")
def test_pandas_reads_tables_from_the_address(server):
    url = f"{server.url}{SPARQL}?{urlencode({'query': PEOPLE})}"
    assert pd.read_csv(url, storage_options={"Accept": "text/csv"})["name"].tolist() == NAMES
    assert pd.read_csv(f"{url}&format=csv")["name"].tolist() == NAMES
    assert pd.read_csv(f"{url}&format=tsv", sep="\t")["?name"].tolist() == NAMES
    frame = pd.json_normalize(
        json.loads(server.get(f"{SPARQL}?{urlencode({'query': PEOPLE})}").text)["results"]["bindings"]
    )
    assert frame["name.value"].tolist() == NAMES


def test_curl_asks_and_is_told_by_its_exit_code(server):
    curl = shutil.which("curl")
    assert curl, "apt-get install curl"
    command = [curl, "--silent", "--show-error", "--fail", server.url + SPARQL, "--data-urlencode"]
    done = subprocess.run([*command, f"query={PEOPLE}", "-H", "Accept: text/csv"], capture_output=True, check=True)
    assert pd.read_csv(io.BytesIO(done.stdout))["name"].tolist() == NAMES
    assert subprocess.run([*command, "query=SELECT"], capture_output=True, check=False).returncode == 22


def test_rdflib_reads_what_an_iri_leads_to(server):
    iri = json.loads(server.get("/api/search?q=tran+van+mau").text)["hits"][0]["local"]
    graph = Graph().parse(f"{server.url}/id/{iri}")  # by its own Accept header
    assert Literal("Trần Văn Mẫu") in set(graph.objects(predicate=RDFS.label))


def test_every_question_of_the_library_is_answered(server):
    assert len(questions()) >= 25
    for one in questions():
        answer = server.ask(one.sparql)
        assert answer.status == 200, (one.name, answer.text)
