"""The picture as a file: what it says, that it loads nothing, and that it is the same in every run."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
import zlib
from base64 import b64decode
from collections import Counter, defaultdict
from html.parser import HTMLParser
from itertools import combinations, pairwise
from pathlib import Path

import pytest
from source_article import PEOPLE, document, extraction, meeting, person

from kg.errors import KgError
from kg.extraction import extract
from kg.graph import open_store, replace
from kg.iris import mint
from kg.model import Article, Entity, Evidence, Extraction, Kind, PartialDate, Statement, Status
from kg.resources import resource
from kg.visualization import frame, html, payload, write
from kg.visualization.force import force
from kg.visualization.layout import layout
from kg.visualization.read import read
from kg.visualization.scene import Fact, Scene, Thing
from kg.visualization.tables import tables
from kg.vocabulary import term

TEMPLATE = resource("visualization", "template")
LOOK = tomllib.loads(resource("visualization", "look.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def dataset():
    dataset = open_store()
    replace(dataset, [extraction("2021-11-03")])
    return dataset


@pytest.fixture(scope="module")
def scene(dataset):
    return read(dataset)


@pytest.fixture(scope="module")
def page(dataset):
    return html(dataset, title="Thái Bình")


def embedded(page, name):
    [text] = re.findall(rf'<script type="application/[a-z-]+" id="{name}">(.*?)</script>', page, re.DOTALL)
    return json.loads(zlib.decompress(b64decode(text))) if name == "tables" else json.loads(text)


def rows(data, table):
    columns = data[table]
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


def career(*statements):
    """A dataset of one person and one position, stated in as many ways."""
    holder = Entity(Kind.PERSON, "Lê A", mint("person", "Lê A"))
    post = Entity(Kind.POSITION, "Giám đốc", mint("position", "Giám đốc"))
    text = "Lê A, Giám đốc"
    dataset = open_store()
    for number, (relation, status, *qualifiers) in enumerate(statements):
        said = Statement(
            holder, relation, post, Evidence(0, len(text), text), "by-hand", status, qualifiers=tuple(qualifiers)
        )
        replace(dataset, [Extraction(Article(str(number), text), (said,))])
    return dataset


# ---- what is read from the graph


def test_things_are_entities_only(scene):
    assert {thing.kind for thing in scene.things} == {str(kind) for kind in Kind}
    assert sorted(thing.label for thing in scene.things if thing.kind == Kind.PERSON) == sorted(PEOPLE)


def test_a_link_has_its_evidence_with_the_text_around_it(scene):
    [link] = [link for link in scene.links if link.relation == "chairedBy" and link.value == person("Ngô Đông Hải").iri]
    [quote] = link.quotes
    assert quote.exact.startswith("Ngô Đông Hải, Ủy viên Trung ương Đảng")
    assert quote.prefix.endswith("Các đồng chí: ")
    assert (quote.rule, quote.confidence) == ("by-hand", 1.0)


def test_what_follows_from_a_name_has_no_evidence(scene):
    assert all(not link.quotes for link in scene.links if link.relation == "positionIn")


def test_dates_numbers_and_concepts_are_literals_of_their_thing(scene):
    things = {thing.iri: thing for thing in scene.things}
    facts = {fact.relation: fact.value for fact in things[meeting().iri].literals}
    assert facts["heldOn"] == "2021-11-03"
    assert facts["siteCount"] == "213"
    assert facts["mode"] == term("online").iri


def test_one_fact_under_two_statuses_is_shown_with_both():
    links = read(career(("holds", Status.CURRENT), ("holds", Status.FORMER))).links
    assert [link.status for link in links if link.relation == "holds"] == ["current", "former"]


def test_what_is_only_proposed_is_shown_as_such():
    [link] = read(career(("appointedTo", Status.PROPOSED))).links
    assert (link.relation, link.status) == ("appointedTo", "proposed")


def test_a_position_has_its_time():
    dates = ("from", PartialDate(2015)), ("to", PartialDate(2020, 6))
    [link] = read(career(("holds", Status.FORMER, *dates))).links
    assert (link.period.since, link.period.until) == ("2015", "2020-06")


# ---- where things stand


def test_no_two_things_of_the_source_article_stand_on_each_other(scene):
    points = layout(scene)
    assert len(points) == len(scene.things) >= 35
    for one, other in combinations(points.values(), 2):
        assert abs(one[0] - other[0]) >= 150 or abs(one[1] - other[1]) >= 50


def test_persons_stand_between_their_positions_and_what_they_present(scene):
    points = layout(scene)
    for link in scene.links:
        if link.relation == "holds":
            assert points[link.value][0] < points[link.subject][0]
        if link.relation == "presented":
            assert points[link.subject][0] < points[link.value][0]


def test_the_meeting_stands_above_its_chairs_and_documents(scene):
    points = layout(scene)
    below = [link.value for link in scene.links if link.subject == meeting().iri and link.relation != "heldAt"]
    assert len(below) > 10
    assert all(points[meeting().iri][1] < points[iri][1] for iri in below)


def test_a_body_stands_with_the_documents_it_issued(scene):
    points = layout(scene)
    issued = document("Kết luận", "14-KL/TW").iri
    [issuer] = [link.value for link in scene.links if (link.subject, link.relation) == (issued, "issuedBy")]
    assert points[issuer][0] > points[issued][0]


def chain(length):
    things = tuple(Thing(f"id:{number:04}", Kind.PERSON, f"Người {number}") for number in range(length))
    links = tuple(Fact(one.iri, "knows", other.iri) for one, other in pairwise(things))
    return Scene(things, links)


@pytest.mark.parametrize("engine", ["igraph", "networkx"])
@pytest.mark.parametrize("length", [30, 600])
def test_large_graphs_are_laid_out_with_every_engine(monkeypatch, engine, length):
    if engine == "igraph":
        pytest.importorskip("igraph")
    else:
        monkeypatch.setattr("kg.visualization.force.igraph", None)
    points = force(chain(length))
    assert len(set(points.values())) == length
    assert force(chain(length)) == points


def test_parts_that_no_link_joins_do_not_overlap():
    parts = [Thing(f"id:{number}", Kind.PERSON, f"Người {number}") for number in range(40)]
    assert len(set(layout(Scene(tuple(parts), ())).values())) == 40


def test_a_graph_without_entities_is_a_page_without_things():
    assert embedded(html(open_store()), "nodes") == []


# ---- the first view of a large graph


def towns(count, size):
    """As many bodies, each with its own officials, and a thing that nothing is linked to."""
    things, links = [Thing("id:alone", Kind.MEETING, "Hội nghị")], []
    for town in range(count):
        things.append(Thing(f"id:{town:03}", Kind.BODY, f"Sở {town}"))
        for post in range(size - 1):
            things.append(Thing(f"id:{town:03}/{post:03}", Kind.POSITION, f"Chức {post} Sở {town}"))
            links.append(Fact(things[-1].iri, "positionIn", f"id:{town:03}"))
        links.append(Fact(f"id:{town:03}", "partOf", f"id:{town // 2:03}"))
    return Scene(tuple(sorted(things)), tuple(sorted(links)))


def test_a_large_graph_opens_on_its_communities():
    data = tables(towns(20, 30))
    assert [node["id"] for node in data["nodes"]] == [f"g{number}" for number in range(len(data["nodes"]))]
    assert 5 <= len(data["nodes"]) < 30
    members = Counter(data["things"]["group"])
    assert set(members) == set(range(len(data["nodes"])))
    assert len(data["things"]["label"]) == 601
    assert (data["groups"]["main"][-1], data["groups"]["kind"][-1]) == (None, Kind.MEETING)


def test_no_two_communities_stand_on_each_other():
    nodes = tables(towns(30, 20))["nodes"]
    assert len(nodes) > 5
    for one, other in combinations(nodes, 2):
        away = max(abs(one["x"] - other["x"]) - 60, abs(one["y"] - other["y"]))
        assert away >= one["size"] + other["size"]


def test_communities_do_not_depend_on_the_order_of_things():
    scene = towns(20, 30)
    assert tables(scene) == tables(Scene(tuple(sorted(scene.things)), tuple(reversed(scene.links))))


def test_a_part_of_meetings_only_is_laid_out():
    meetings = tuple(Thing(f"id:{number}", Kind.MEETING, f"Hội nghị {number}") for number in range(5))
    links = tuple(Fact(meetings[0].iri, "relatedTo", other.iri) for other in meetings[1:])
    assert len(set(layout(Scene(meetings, links)).values())) == 5


# ---- what a page carries


def test_an_article_without_a_headline_is_called_by_its_identifier():
    dataset = open_store()
    replace(dataset, [extract(Article("bai.txt", "Ông Lê Văn Tám, Chủ tịch UBND tỉnh Nam Định chủ trì hội nghị."))])
    assert [source.title for source in read(dataset).sources] == ["bai.txt"]


def test_an_article_is_carried_whole_and_its_evidence_by_its_place(dataset):
    data = payload(dataset)
    [article] = rows(data, "articles")
    assert len(article["text"]) > 5000
    assert all(quote["exact"] == "" for quote in rows(data, "quotes"))
    assert any("21-KL/TW" in article["text"][q["start"] : q["start"] + q["length"]] for q in rows(data, "quotes"))


def test_evidence_of_an_article_that_is_not_carried_has_its_words(dataset, monkeypatch):
    monkeypatch.setattr("kg.visualization.tables.MOST_TEXT", 1000)
    data = payload(dataset)
    assert [article["text"] for article in rows(data, "articles")] == [""]
    assert all(len(quote["exact"]) == quote["length"] > 0 for quote in rows(data, "quotes"))


def test_a_part_is_what_an_article_says_with_the_bodies_that_this_implies(dataset):
    mixed = career(("holds", Status.CURRENT))
    replace(mixed, [extraction()])
    part = payload(mixed, article=str(mint("article", extraction().article.id, extraction().article.source)))
    assert sorted(part["things"]["label"]) == sorted(payload(dataset)["things"]["label"])


def test_a_part_is_what_is_named_and_the_links_among_it(dataset):
    hai, issued = person("Ngô Đông Hải").iri, document("Kết luận", "14-KL/TW").iri
    part = payload(dataset, only={hai, issued, "https://example.org/nothing"})
    assert (set(part["things"]["label"]), part["links"]["relation"]) == (
        {"Ngô Đông Hải", "Kết luận 14-KL/TW"},
        ("presented",),
    )


@pytest.mark.parametrize("iri", ["https://example.org/nobody", "a> } DELETE WHERE { ?s ?p ?o", ""])
def test_what_is_not_in_the_graph_cannot_be_drawn(dataset, iri):
    with pytest.raises(KgError, match="not in the graph"):
        payload(dataset, about=iri)


def test_a_day_that_is_none_is_an_error(dataset):
    with pytest.raises(KgError, match="'2017-06-31' is no date"):
        html(dataset, as_of="2017-06-31")


# ---- the page


class Addresses(HTMLParser):
    """All that a page would load."""

    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        self.found += [
            (tag, name, value) for name, value in attrs if name in ("src", "href", "data", "action", "srcset")
        ]


def test_the_page_loads_nothing(page):
    addresses = Addresses()
    addresses.feed(page)
    assert addresses.found == []
    assert "@import" not in page
    assert not re.search(r"url\(", "".join(re.findall(r"<style>(.*?)</style>", page, re.DOTALL)))


def test_a_policy_forbids_loading_and_foreign_scripts(page):
    [policy] = re.findall(r'http-equiv="Content-Security-Policy" content="(.*?)"', page)
    assert policy.startswith("default-src &#39;none&#39;; script-src &#39;sha256-")
    assert "unsafe" not in policy


def test_parallel_facts_are_one_line(page):
    ends = [(edge["from"], edge["to"]) for edge in embedded(page, "edges")]
    assert len(ends) == len(set(ends))
    lines = defaultdict(set)
    for link in rows(embedded(page, "tables"), "links"):
        lines[link["line"]].add(link["relation"])
    assert {"chairedBy", "addressedBy"} in lines.values()


def test_a_chair_is_drawn_from_the_person_to_the_meeting(page):
    data, edges = embedded(page, "tables"), embedded(page, "edges")
    [link] = [link for link in rows(data, "links") if link["relation"] == "chairedBy"][:1]
    line = edges[link["line"]]
    assert [data["things"]["kind"][line[end]] for end in ("from", "to")] == ["Person", "Meeting"]


def test_article_text_cannot_end_its_script():
    name = "</script><script>alert(1)</script>"
    hostile = Entity(Kind.PERSON, name, mint("person", name))
    post = Entity(Kind.POSITION, "Giám đốc", mint("position", "Giám đốc"))
    said = Statement(hostile, "holds", post, Evidence(0, len(name), name), "by-hand")
    dataset = open_store()
    replace(dataset, [Extraction(Article("1", name, title=name), (said,))])
    page = html(dataset, title=name)
    assert page.count("</script>") == 7
    assert "alert(1)</script>" not in page
    assert embedded(page, "tables")["things"]["label"][0] == name


def test_the_picture_does_not_depend_on_the_hash_seed():
    code = (
        "import hashlib; from source_article import extraction; from kg.graph import open_store, replace; "
        "from kg.visualization import html; dataset = open_store(); replace(dataset, [extraction()]); "
        "print(hashlib.sha256(html(dataset).encode()).hexdigest())"
    )
    printed = {
        subprocess.run(
            [sys.executable, "-c", code], cwd=Path(__file__).parent, env={"PYTHONHASHSEED": seed},
            capture_output=True, check=True,
        ).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    assert len(printed) == 1


# ---- files, parts, notebooks


def test_draw_writes_utf_8_and_nothing_else(dataset, tmp_path):
    path = write(html(dataset, title="Đồ thị"), tmp_path / "graph.html")
    assert "<title>Đồ thị</title>" in path.read_text(encoding="utf-8")
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_that_cannot_be_written_is_a_one_line_error(dataset, tmp_path):
    (tmp_path / "graph.html").mkdir()
    with pytest.raises(KgError, match=r"graph\.html: cannot be written: Is a directory"):
        write(html(dataset), tmp_path / "graph.html")


def test_a_part_is_what_is_near_one_thing(dataset):
    hoan = person("Ngô Thị Kim Hoàn").iri
    near = payload(dataset, about=hoan, depth=1)["things"]["label"]
    assert set(near) == {
        "Ngô Thị Kim Hoàn",
        "Chủ nhiệm Ủy ban Kiểm tra Tỉnh ủy Thái Bình",
        "Ủy viên Ban Thường vụ Tỉnh ủy Thái Bình",
        "Quy định 22-QĐ/TW",
        "Hội nghị trực tuyến toàn tỉnh",
    }
    assert len(payload(dataset, about=hoan, depth=2)["nodes"]) == 20


def test_a_part_names_only_the_articles_that_it_quotes():
    dataset = career(("holds", Status.CURRENT))
    replace(dataset, [extraction()])
    part = payload(dataset, about=mint("person", "Lê A"))
    assert [len(rows(part, table)) for table in ("articles", "things", "quotes")] == [1, 2, 1]


def test_a_notebook_shows_the_page_in_a_frame_of_its_own():
    shown = frame('<p title="a">&amp;</p>')
    assert 'srcdoc="&lt;p title=&quot;a&quot;&gt;&amp;amp;&lt;/p&gt;"' in shown
    assert 'sandbox="allow-scripts allow-popups allow-downloads"' in shown


# ---- the data files


def test_every_class_has_a_colour_and_a_shape_of_its_own():
    assert set(LOOK["classes"]) == {str(kind) for kind in Kind}
    for aspect in ("shape", "light", "dark"):
        assert len({shown[aspect] for shown in LOOK["classes"].values()}) == len(Kind)


def test_every_word_is_said_in_both_languages():
    said = [*LOOK["words"].values(), *LOOK["status"].values()]
    said += [words for relation in LOOK["relations"].values() for words in relation.values() if isinstance(words, dict)]
    assert len(said) > 40
    assert all(set(words) == {"vi", "en"} and all(words.values()) for words in said)


def test_every_word_that_the_page_uses_is_there_and_used():
    scripts = "".join(path.read_text(encoding="utf-8") for path in TEMPLATE.iterdir())
    used = {name for name in LOOK["words"] if re.search(rf'"{name}"|words\.{name}|^  {name}: ', scripts, re.MULTILINE)}
    assert used == set(LOOK["words"])
    assert set(re.findall(r'word\("(\w+)"\)', scripts)) <= set(LOOK["words"])


def test_every_relation_and_status_with_a_look_is_a_term_of_the_ontology():
    names = [*LOOK["relations"], *LOOK["status"], *LOOK["dashes"]]
    assert len(names) > 20
    for name in names:
        assert term(name).labels
    assert set(LOOK["status"]) == {str(status) for status in Status}
