"""Articles go into the store and out of it one by one, and the order never matters."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import RDF, RDFS, Dataset
from source_article import extraction

from kg.errors import StoreError
from kg.graph import article_iri, articles, find_article, flush, has, open_store, replace
from kg.graph.reference import ONTOLOGY_GRAPH, reference_graphs
from kg.graph.store import oxigraph
from kg.graph.validation import violations
from kg.iris import mint
from kg.model import Article, Entity, Evidence, Extraction, Kind, PartialDate, Statement, Status
from kg.vocabulary import ID, KG

# ---- articles over a small world, so that they often say the same

_names = st.sampled_from("ABC")
_dates = st.builds(PartialDate, st.sampled_from([2015, 2021]), st.sampled_from([None, 5]))
_published = st.sampled_from([None, "2020-01-01", "2021-06-30", "2023-12-31"])
_bodies = st.builds(
    lambda name, kind: Entity(Kind.BODY, name, mint("body", name), (("bodyKind", kind),) if kind else ()),
    _names,
    st.sampled_from(["", "party", "state"]),
)
_people = st.builds(
    lambda name, aliases: Entity(Kind.PERSON, name, mint("person", name), aliases=tuple(sorted(aliases))),
    _names,
    st.sets(st.sampled_from(["ông A", "bà B"])),
)
_positions = st.builds(
    lambda role, body: Entity(Kind.POSITION, role, mint("position", role), (("role", role), ("positionIn", body))),
    _names,
    _bodies,
)
_documents = st.builds(lambda name: Entity(Kind.DOCUMENT, name, mint("document", name)), _names)
_evidence = st.sampled_from([Evidence(0, 3, "abc"), Evidence(2, 6, "cdef")])
_career = st.builds(
    lambda person, relation, position, evidence, status, dates: Statement(
        person, relation, position, evidence, "rule", status, qualifiers=tuple(dates.items())
    ),
    _people,
    st.sampled_from(["holds", "appointedTo", "removedFrom"]),
    _positions,
    _evidence,
    st.sampled_from(Status),
    st.dictionaries(st.just("from"), _dates),
)
_acts = st.builds(
    Statement, _documents, st.just("issuedBy"), _bodies, _evidence, st.just("rule")
) | st.builds(Statement, _documents, st.just("issuedOn"), _dates, _evidence, st.just("rule"))  # fmt: skip
_extractions = st.builds(
    lambda name, published, statements: Extraction(Article(name, "abcdefgh", published=published), tuple(statements)),
    st.sampled_from(["one", "two", "three", "four"]),
    _published,
    st.lists(_career | _acts, max_size=5),
)
_libraries = st.lists(_extractions, max_size=4, unique_by=lambda one: one.article.id)


def built(library: list[Extraction]) -> Dataset:
    dataset = open_store()
    for one in library:
        replace(dataset, [one])
    return dataset


def content(dataset: Dataset) -> tuple[list[str], list[str]]:
    store = oxigraph(dataset)
    graphs = {graph for graph in store.named_graphs() if graph not in reference_graphs()}
    return sorted(str(quad) for quad in store if quad.graph_name not in reference_graphs()), sorted(map(str, graphs))


@given(_libraries.flatmap(lambda library: st.tuples(st.just(library), st.permutations(library))))
def test_the_order_of_articles_does_not_matter(libraries: tuple[list[Extraction], list[Extraction]]) -> None:
    library, shuffled = libraries
    assert content(built(library)) == content(built(shuffled))


@given(_libraries, st.data())
def test_removing_articles_leaves_the_graph_as_if_they_had_never_been_added(
    library: list[Extraction], data: st.DataObject
) -> None:
    kept = [one for one in library if data.draw(st.booleans())]
    dataset = built(library)
    for one in library:
        if one not in kept:
            replace(dataset, [], [article_iri(one.article)])
    assert content(dataset) == content(built(kept))


@given(_libraries, _extractions, _extractions)
def test_a_new_version_of_an_article_replaces_the_old(
    library: list[Extraction], old: Extraction, new: Extraction
) -> None:
    old = Extraction(Article(new.article.id, "abcdefgh", published=old.article.published), old.statements)
    others = [one for one in library if one.article.id != new.article.id]
    assert content(built([old, *others, new])) == content(built([*others, new]))


@given(_libraries, st.data())
def test_articles_leave_a_store_that_has_each_fingerprint_apart(library: list[Extraction], data: st.DataObject) -> None:
    removed = [one for one in library if data.draw(st.booleans())]
    dataset = built(library)
    _part_fingerprints(dataset)
    replace(dataset, [], [article_iri(one.article) for one in removed])
    replace(dataset, [one for one in library if one not in removed])  # as the next build reads them again
    assert content(dataset) == content(built([one for one in library if one not in removed]))


def _part_fingerprints(dataset: Dataset) -> None:
    """Write the fingerprints as they once were: one in a quad."""
    store = oxigraph(dataset)
    for quad in list(store.quads_for_pattern(None, ox.NamedNode(KG.fingerprint), None, None)):
        assert isinstance(quad.object, ox.Literal)
        store.update(f"DELETE DATA {{ GRAPH {quad.graph_name} {{ {quad.triple} }} }}")
        parted = map(ox.Literal, quad.object.value.split())
        store.extend(ox.Quad(quad.subject, quad.predicate, one, quad.graph_name) for one in parted)


@given(_libraries)
def test_a_fact_is_stored_once_whatever_the_number_of_articles(library: list[Extraction]) -> None:
    store = oxigraph(built(library))
    facts = [quad.triple for quad in store.quads_for_pattern(None, None, None, ox.DefaultGraph())]
    others = [
        quad.triple for graph in store.named_graphs() for quad in store.quads_for_pattern(None, None, None, graph)
    ]
    assert len(facts) == len(set(facts))
    assert not set(facts) & set(others)


@pytest.mark.parametrize("relation", ["holds", "appointedTo", "removedFrom"])
def test_observed_dates_span_the_articles_that_report_a_tenure_or_a_change(relation: str) -> None:
    person = Entity(Kind.PERSON, "A", mint("person", "A"))
    post = Entity(Kind.POSITION, "P", mint("position", "P"))
    said = Statement(person, relation, post, Evidence(0, 3, "abc"), "rule")
    one, two, three = (
        Extraction(Article(name, "abcdefgh", published=day), (said,))
        for name, day in (("one", "2021-01-01"), ("two", "2022-05-05"), ("three", "2023-09-09"))
    )
    dataset = built([two, one, three])

    def span() -> list[str]:
        return [
            str(next(iter(dataset.default_graph.objects(None, KG[name])))) for name in ("observedFrom", "observedTo")
        ]

    assert span() == ["2021-01-01", "2023-09-09"]
    replace(dataset, [], [article_iri(one.article)])
    assert span() == ["2022-05-05", "2023-09-09"]


def test_unchanged_articles_are_recognized_by_their_hash() -> None:
    dataset = built([extraction()])
    article = extraction().article
    assert has(dataset, article)
    assert not has(dataset, Article(article.id, article.text + " ", published=article.published))
    assert articles(dataset) == [article_iri(article)]


def test_an_article_is_found_by_its_identifier_and_by_its_iri() -> None:
    dataset, article = built([extraction()]), extraction().article
    short = "id:" + article_iri(article).removeprefix(ID)
    for name in (article.id, article_iri(article), short):
        assert find_article(dataset, name) == article_iri(article)
    for name in ("no such article", article_iri(Article("other", "")), f"{ID}gazetteer", ""):
        assert find_article(dataset, name) is None


def test_what_is_flushed_can_be_read_without_the_log(tmp_path: Path) -> None:
    dataset = open_store(tmp_path / "graph")
    replace(dataset, [extraction()])
    flush(dataset)
    dataset.close()
    without_log = shutil.copytree(tmp_path / "graph", tmp_path / "copy", ignore=shutil.ignore_patterns("*.log"))
    assert content(open_store(without_log, read_only=True)) == content(open_store(tmp_path / "graph", read_only=True))


def test_a_large_change_that_is_killed_between_its_halves_is_finished_by_the_next_writer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, new = extraction("2021-11-05"), extraction("2021-11-03")
    other = Extraction(Article("other", new.article.text, published="2021-12-24"), new.statements)
    expected = content(built([new, other]))

    def kill(*_: object) -> None:
        raise KeyboardInterrupt

    dataset = open_store(tmp_path / "graph")
    replace(dataset, [old])
    with monkeypatch.context() as patch:
        patch.setattr("kg.graph.commit.MANY", 0)
        patch.setattr("kg.graph.commit.finish", kill)
        with pytest.raises(KeyboardInterrupt):
            replace(dataset, [new, other])
    dataset.close()
    between = open_store(tmp_path / "graph", read_only=True)
    assert len(articles(between)) == 2
    assert violations(oxigraph(between)) == []
    assert content(between) != expected
    between.close()
    finished = open_store(tmp_path / "graph")
    assert content(finished) == expected
    assert not list((tmp_path / "graph").glob("*.ru"))


def test_of_a_large_change_that_is_killed_before_anything_came_nothing_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dataset = open_store(tmp_path / "graph")
    replace(dataset, [extraction()])
    expected = content(dataset)
    dataset.close()
    other = article_iri(Article("other", ""))
    (tmp_path / "graph" / "unfinished.ru").write_text(f"{other}\nDROP ALL", encoding="utf-8")
    assert content(open_store(tmp_path / "graph")) == expected


def test_removing_what_is_not_there_changes_nothing() -> None:
    dataset = built([extraction()])
    before = content(dataset)
    replace(dataset, [], [mint("article", "no such")])
    assert content(dataset) == before


def test_the_source_article_leaves_an_empty_store_behind() -> None:
    dataset = built([extraction("2021-11-05")])
    replace(dataset, [], [article_iri(extraction("2021-11-05").article)])
    assert content(dataset) == ([], [])


def test_the_ontology_is_in_a_graph_of_its_own_and_follows_the_software(tmp_path: Path) -> None:
    dataset = open_store(tmp_path / "graph")
    label = ox.Quad(
        ox.NamedNode(str(KG.online)), ox.NamedNode(str(RDFS.label)), ox.Literal("Trực tuyến", language="vi")
    )
    ours = ox.Quad(label.subject, label.predicate, label.object, ONTOLOGY_GRAPH)
    assert ours in oxigraph(dataset)
    oxigraph(dataset).remove(ours)  # as if an older version had made the store
    dataset.close()
    assert ours in oxigraph(open_store(tmp_path / "graph"))


def test_a_store_on_disk_keeps_what_was_added(tmp_path: Path) -> None:
    dataset = open_store(tmp_path / "graph")
    replace(dataset, [extraction()])
    expected = content(dataset)
    dataset.close()
    assert content(open_store(tmp_path / "graph", read_only=True)) == expected


def test_a_second_writer_is_told_so_and_a_reader_is_welcome(tmp_path: Path) -> None:
    dataset = open_store(tmp_path / "graph")
    code = (
        "import sys; from kg.errors import StoreError; from kg.graph import open_store\n"
        "open_store(sys.argv[1], read_only=True)\n"
        "try: open_store(sys.argv[1])\n"
        "except StoreError as error: print(error)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "graph")], capture_output=True, text=True, check=True
    )
    assert done.stdout == f"{tmp_path / 'graph'}: another process is writing to the store; wait until it ends\n"
    dataset.close()


@pytest.mark.parametrize("file", ["notes.txt", "CURRENT"])
def test_a_folder_that_holds_something_else_is_refused(tmp_path: Path, file: str) -> None:
    (tmp_path / file).write_text("not a store")
    with pytest.raises(StoreError) as error:
        open_store(tmp_path)
    assert str(error.value).startswith(str(tmp_path))
    assert "\n" not in str(error.value)
    assert [path.name for path in tmp_path.glob("*.txt")] == ["notes.txt"] * (file == "notes.txt")


def test_a_file_in_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreError, match="file"):
        open_store(tmp_path / "file")


def test_reading_a_store_that_is_not_there_says_how_to_build_one(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="kg build"):
        open_store(tmp_path / "none", read_only=True)
    assert not (tmp_path / "none").exists()


def test_a_dataset_of_another_origin_is_refused() -> None:
    with pytest.raises(StoreError, match="open_store"):
        replace(Dataset(), [extraction()])


def test_the_graph_and_query_packages_do_not_load_spacy() -> None:
    modules = "kg.graph, kg.graph.export, kg.graph.validation, kg.query"
    code = f"import sys, {modules}; print({{'spacy', 'pandas', 'pyshacl'}} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"


def test_a_graph_of_an_earlier_version_is_not_added_to(tmp_path):
    dataset = open_store(tmp_path / "graph")
    article = ox.NamedNode("https://w3id.org/vnkg/id/article-bai-txt-3554a42ec3")
    quad = ox.Quad(article, ox.NamedNode(str(RDF.type)), ox.NamedNode(str(KG.Article)), article)
    oxigraph(dataset).add(quad)
    dataset.close()
    with pytest.raises(StoreError, match="made by an earlier version of kg; build the graph anew, in a new folder"):
        open_store(tmp_path / "graph")
    assert open_store(tmp_path / "graph", read_only=True)
