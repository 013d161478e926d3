"""The graph as networkx sees it, on the source article."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import networkx as nx
import pytest
from source_article import PEOPLE, document, extraction, meeting, person

from kg.analysis import REPORTS, Table, document_body, measures, report, shared_bodies, shared_meetings, to_networkx
from kg.errors import KgError
from kg.graph import open_store, replace
from kg.iris import mint
from kg.model import Article, Entity, Evidence, Extraction, Kind, Statement, Status

CHAIRS = ("Ngô Đông Hải", "Nguyễn Tiến Thành", "Nguyễn Khắc Thận")


@pytest.fixture(scope="module")
def network():
    dataset = open_store()
    replace(dataset, [extraction("2021-11-03")])
    return to_networkx(dataset)


@pytest.fixture
def two_articles():
    """One person, once in office and once formerly: two claims about one fact."""
    dataset = open_store()
    holder = Entity(Kind.PERSON, "Lê A", mint("person", "Lê A"))
    post = Entity(Kind.POSITION, "Giám đốc", mint("position", "Giám đốc"))
    for name, text, status, confidence in (
        ("1", "Lê A, Giám đốc", Status.CURRENT, 0.7),
        ("2", "Lê A, nguyên Giám đốc", Status.FORMER, 0.9),
    ):
        said = Statement(holder, "holds", post, Evidence(0, len(text), text), "by-hand", status, confidence)
        replace(dataset, [Extraction(Article(name, text), (said,))])
    return to_networkx(dataset)


def labels(network, nodes):
    return sorted(network.nodes[node]["label"] for node in nodes)


# ---- the network


def test_every_entity_is_a_node_with_its_kind_and_label(network):
    kinds = nx.get_node_attributes(network, "kind")
    assert labels(network, [node for node, kind in kinds.items() if kind == "Person"]) == sorted(PEOPLE)
    assert set(kinds.values()) == {str(kind) for kind in Kind}


def test_claims_evidence_and_tenures_are_not_nodes(network):
    assert not [node for node in network if "/claim-" in node or "/evidence-" in node or "/tenure-" in node]


def test_literals_and_concepts_are_attributes(network):
    assert network.nodes[document("Kết luận", "21-KL/TW").iri]["issuedOn"] == "2021-10-25"
    assert network.nodes[meeting().iri]["mode"] == "online"


def test_an_edge_is_keyed_by_its_relation_and_knows_its_claims(network):
    chaired = network.edges[meeting().iri, person("Ngô Đông Hải").iri, "chairedBy"]
    assert chaired == {"relation": "chairedBy", "status": "", "confidence": 1.0, "evidence": 1}


def test_what_follows_from_a_label_has_no_claim(network):
    derived = [data for *_, key, data in network.edges(keys=True, data=True) if key == "positionIn"]
    assert derived
    assert {data["evidence"] for data in derived} == {0}


def test_a_fact_of_two_articles_is_one_edge_with_both_statuses(two_articles):
    [(*_, data)] = two_articles.edges(data=True)
    assert data == {"relation": "holds", "status": "current; former", "confidence": 0.9, "evidence": 2}


def test_graphml_and_gexf_can_write_the_network(network, tmp_path):
    nx.write_graphml(network, tmp_path / "graph.graphml")
    nx.write_gexf(network, tmp_path / "graph.gexf")
    assert (
        set(nx.read_graphml(tmp_path / "graph.graphml")) == set(network) == set(nx.read_gexf(tmp_path / "graph.gexf"))
    )


# ---- projections


def test_persons_are_linked_by_the_meeting_they_took_part_in(network):
    met = shared_meetings(network)
    assert met.edges[person(CHAIRS[0]).iri, person(CHAIRS[1]).iri]["weight"] == 1
    assert met.number_of_edges() == 6 * 5 / 2


def test_persons_are_linked_by_the_bodies_they_have_positions_in(network):
    colleagues = shared_bodies(network)
    assert labels(network, colleagues[person("Phạm Văn Tuân").iri]) == ["Ngô Thị Kim Hoàn", "Phạm Đồng Thụy"]
    assert labels(network, colleagues[person("Ngô Đông Hải").iri]) == ["Nguyễn Khắc Thận", "Nguyễn Tiến Thành"]


def test_documents_are_linked_to_issuers_and_to_those_who_spread_them(network):
    bodies = document_body(network)[document("Kết luận", "14-KL/TW").iri]
    assert labels(network, bodies) == ["Ban Thường vụ Tỉnh ủy Thái Bình", "Bộ Chính trị"]


# ---- measures


def test_pagerank_walks_both_ways_and_counts_parallel_facts_once():
    network = nx.MultiDiGraph([("a", "b"), ("a", "b"), ("c", "b"), ("d", "e")])
    ends = (0.03 + 0.425 * 0.03) / (1 - 0.425 * 1.7)  # solves a = 0.15/5 + 0.85 b/2 with b = 0.15/5 + 0.85 (a + c)
    expected = {"a": ends, "b": 0.03 + 1.7 * ends, "c": ends, "d": 0.2, "e": 0.2}
    assert measures.pagerank(network) == pytest.approx(expected, abs=1e-9)


def test_betweenness_is_the_share_of_shortest_paths():
    assert measures.betweenness(nx.MultiDiGraph([("a", "b"), ("c", "b")])) == {"a": 0, "b": 1, "c": 0}


def test_in_a_network_of_many_nodes_betweenness_is_estimated_from_some(network, monkeypatch):
    exact = measures.betweenness(network)
    monkeypatch.setattr(measures, "EXACT", 10)
    monkeypatch.setattr(measures, "SAMPLE", len(network))
    assert measures.betweenness(network) == pytest.approx(exact)
    monkeypatch.setattr(measures, "SAMPLE", 10)
    assert measures.betweenness(network) == measures.betweenness(network) != exact


def test_igraph_gives_the_same_figures(network, monkeypatch):
    pytest.importorskip("igraph")
    plain = [measures.pagerank(network), measures.betweenness(network)]
    monkeypatch.setattr(measures, "LARGE", 0)
    large = [measures.pagerank(network), measures.betweenness(network)]
    for one, other in zip(plain, large, strict=True):
        assert other == pytest.approx(one, abs=1e-8)
    assert sum(map(len, measures.communities(network))) == len(network)


# ---- reports


@pytest.mark.parametrize("name", REPORTS)
def test_every_report_is_a_table_with_rows(network, name):
    table = report(network, name)
    assert table.rows
    assert all(len(row) == len(table.columns) for row in table.rows)


def test_the_meeting_is_the_most_central_entity(network):
    assert report(network, "centrality").rows[0][:2] == ("Hội nghị trực tuyến toàn tỉnh", "Meeting")


def test_the_mentioned_meetings_are_components_of_their_own(network):
    assert [row[1] for row in report(network, "components").rows] == [len(network) - 2, 1, 1]


def test_an_unknown_report_names_those_that_exist(network):
    with pytest.raises(KgError, match="no report 'nothing'; there are: overview, centrality"):
        report(network, "nothing")


@pytest.mark.parametrize("name", REPORTS)
def test_an_empty_graph_has_empty_reports(name):
    assert report(to_networkx(open_store()), name).rows == ()


def test_a_table_shows_itself_without_markup_from_names():
    shown = Table("T", ("who",), (("<script>alert(1)</script>",),))
    assert "<script>" not in shown._repr_html_()
    assert shown.records() == [{"who": "<script>alert(1)</script>"}]


def test_reports_do_not_depend_on_the_hash_seed():
    code = (
        "from source_article import extraction; from kg.graph import open_store, replace; "
        "from kg.analysis import REPORTS, report, to_networkx; "
        "dataset = open_store(); replace(dataset, [extraction()]); "
        "network = to_networkx(dataset); print(list(network), [report(network, name) for name in REPORTS])"
    )
    tests = Path(__file__).parent
    printed = {
        subprocess.run(
            [sys.executable, "-c", code], cwd=tests, env={"PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2")
    }
    assert len(printed) == 1
