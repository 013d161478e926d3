"""Exports load in the tools that they are for, are the same in every run, and are never half-written."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import networkx as nx
import pandas as pd
import pytest
from rdflib import RDFS, Dataset, Literal, URIRef
from source_article import extraction, person

from kg.analysis import to_networkx
from kg.errors import KgError, StoreError
from kg.graph import export as exporting
from kg.graph import open_store, replace
from kg.graph.export import FORMATS, NETWORK_FORMATS, RDF_FORMATS, export, export_network
from kg.graph.store import oxigraph
from kg.iris import mint
from kg.model import Article, Entity, Evidence, Extraction, Kind, Statement
from kg.vocabulary import KG

RDFLIB_NAMES = {"ttl": "turtle", "trig": "trig", "nq": "nquads", "jsonld": "json-ld"}


@pytest.fixture
def dataset() -> Dataset:
    made = open_store()
    replace(made, [extraction("2021-11-05")])
    return made


def write(dataset: Dataset, path: Path, file_format: str) -> None:
    if file_format in RDF_FORMATS:
        export(dataset, path, file_format)
    else:
        export_network(to_networkx(dataset), path, file_format)


def files(path: Path) -> dict[str, bytes]:
    found = sorted(path.iterdir()) if path.is_dir() else [path]
    return {file.name: file.read_bytes() for file in found}


def test_every_format_of_the_design_is_there() -> None:
    assert set(FORMATS) == {"ttl", "trig", "nq", "jsonld", "graphml", "gexf", "csv"}


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")  # rdflib's own parsers use it
@pytest.mark.parametrize("file_format", ["trig", "nq", "jsonld"])
def test_rdflib_reads_all_quads_again(dataset: Dataset, tmp_path: Path, file_format: str) -> None:
    export(dataset, tmp_path / "graph", file_format)
    again = Dataset()
    again.parse(tmp_path / "graph", format=RDFLIB_NAMES[file_format])
    assert len(list(again.quads())) == len(oxigraph(dataset)) > 1000


def test_turtle_holds_the_facts_alone(dataset: Dataset, tmp_path: Path) -> None:
    export(dataset, tmp_path / "graph.ttl", "ttl")
    again = Dataset().default_graph.parse(tmp_path / "graph.ttl", format="turtle")
    assert (URIRef(person("Ngô Đông Hải").iri), RDFS.label, Literal("Ngô Đông Hải")) in again
    assert {tuple(map(str, fact)) for fact in again} == {tuple(map(str, fact)) for fact in dataset.default_graph}


@pytest.mark.parametrize("file_format", ["graphml", "gexf"])
def test_networkx_reads_the_network_again(dataset: Dataset, tmp_path: Path, file_format: str) -> None:
    network = to_networkx(dataset)
    export_network(network, tmp_path / "graph", file_format)
    again = {"graphml": nx.read_graphml, "gexf": nx.read_gexf}[file_format](tmp_path / "graph")
    assert again.number_of_nodes() == network.number_of_nodes() > 30
    assert again.number_of_edges() == network.number_of_edges() > 50
    assert again.nodes[person("Ngô Đông Hải").iri]["label"] == "Ngô Đông Hải"


def test_pandas_reads_nodes_and_edges_again(dataset: Dataset, tmp_path: Path) -> None:
    export_network(to_networkx(dataset), tmp_path / "tables", "csv")
    nodes, edges = (pd.read_csv(tmp_path / "tables" / f"{name}.csv") for name in ("nodes", "edges"))
    assert list(nodes.columns[:3]) == ["id", "kind", "label"]
    assert set(edges["source"]) | set(edges["target"]) <= set(nodes["id"])
    names = dict(zip(nodes["id"], nodes["label"], strict=True))
    assert edges["source_label"].tolist() == [names[source] for source in edges["source"]]
    assert edges["target_label"].tolist() == [names[target] for target in edges["target"]]
    assert "Ngô Đông Hải" in set(nodes["label"])


@pytest.mark.parametrize("file_format", FORMATS)
def test_exports_do_not_depend_on_run_hash_seed_or_day(dataset: Dataset, tmp_path: Path, file_format: str) -> None:
    write(dataset, tmp_path / "here", file_format)
    code = (
        "import sys, time; from pathlib import Path; from test_graph_export import *\n"
        "time.strftime = lambda *args: '1999-12-31'\n"
        "made = open_store(); replace(made, [extraction('2021-11-05')]); write(made, Path(sys.argv[1]), sys.argv[2])"
    )
    subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "there"), file_format],
        env={"PYTHONHASHSEED": "7", "PYTHONPATH": str(Path(__file__).parent)},
        check=True,
    )
    here, there = files(tmp_path / "here"), files(tmp_path / "there")
    assert list(here.values()) == list(there.values())
    assert all(here.values())


def test_the_order_of_articles_does_not_show(tmp_path: Path) -> None:
    said = Statement(person("A"), "caption", "x", Evidence(0, 1, "x"), "rule")
    other = Extraction(Article("other", "x"), (said,))
    for name, order in (("a", (extraction(), other)), ("b", (other, extraction()))):
        made = open_store()
        for one in order:
            replace(made, [one])
        export(made, tmp_path / name, "nq")
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_control_characters_do_not_break_xml(tmp_path: Path) -> None:
    hostile = Entity(Kind.PERSON, 'A\x0b<b>&"\x00', mint("person", "hostile"))
    made = open_store()
    replace(made, [Extraction(Article("a", "x"), (Statement(hostile, "caption", "x", Evidence(0, 1, "x"), "rule"),))])
    for file_format, read in (("graphml", nx.read_graphml), ("gexf", nx.read_gexf)):
        write(made, tmp_path / file_format, file_format)
        assert read(tmp_path / file_format).nodes[hostile.iri]["label"] == 'A<b>&"'


def test_a_write_that_fails_leaves_the_old_file(
    dataset: Dataset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "graph.nq"
    target.write_text("old")

    def full(*args: object, **kwargs: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(exporting.ox, "serialize", full)
    with pytest.raises(StoreError, match=r"graph\.nq: cannot be written: No space left on device"):
        export(dataset, target, "nq")
    assert files(tmp_path) == {"graph.nq": b"old"}


def test_a_folder_that_cannot_be_made_is_an_error(dataset: Dataset, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreError, match="cannot be written"):
        export(dataset, tmp_path / "file" / "graph.nq", "nq")


def test_an_unknown_format_names_the_known_ones(dataset: Dataset, tmp_path: Path) -> None:
    with pytest.raises(KgError, match="'xml': choose from ttl, trig, nq, jsonld"):
        export(dataset, tmp_path / "x", "xml")
    with pytest.raises(KgError, match="'dot': choose from " + ", ".join(NETWORK_FORMATS)):
        export_network(to_networkx(dataset), tmp_path / "x", "dot")
    assert list(tmp_path.iterdir()) == []


def test_the_namespaces_of_relations_are_ours(dataset: Dataset, tmp_path: Path) -> None:
    export(dataset, tmp_path / "graph.ttl", "ttl")
    text = (tmp_path / "graph.ttl").read_text(encoding="utf-8")
    assert "kg:chairedBy id:person-" in text
    assert str(KG.chairedBy) not in text
