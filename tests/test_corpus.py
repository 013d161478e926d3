"""Who is who across articles: the same for any order, any batches, and whatever has come and gone between."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import RDF, Dataset

from kg import corpus
from kg.extraction import extract
from kg.graph import article_iri, open_store
from kg.graph.profiles import IDENTITY_GRAPH
from kg.graph.reference import reference_graphs
from kg.graph.store import oxigraph
from kg.graph.validation import violations
from kg.model import Article
from kg.vocabulary import KG

TEXTS = {
    "hà nam chủ tịch": "Ông Nguyễn Văn An, Chủ tịch UBND tỉnh Hà Nam chủ trì hội nghị.",
    "hà nam bí thư": "Sáng 5/3, ông Nguyễn Văn An, Bí thư Tỉnh ủy Hà Nam phát biểu tại hội nghị.",
    "cà mau chủ tịch": "Ông Nguyễn Văn An, Chủ tịch UBND tỉnh Cà Mau chủ trì cuộc họp.",
    "giám đốc": "Ông Nguyễn Văn An, Giám đốc Bệnh viện Bạch Mai dự hội thảo.",
    "không chức": "Ông Nguyễn Văn An phát biểu tại hội nghị do UBND tỉnh Hà Nam tổ chức.",
    "hai người": "Ông Nguyễn Văn An, Chủ tịch UBND tỉnh Hà Nam, bà Trần Thị Bình, Bí thư Huyện ủy Lý Nhân dự hội nghị.",
    "bà bình": "Bà Trần Thị Bình, Chủ tịch UBND huyện Lý Nhân, tỉnh Hà Nam dự lễ phát động.",
    "bà bình khác": "Bà Trần Thị Bình, Hiệu trưởng Trường Đại học Tây Nguyên dự lễ khai giảng.",
}
ARTICLES = [Article(name, text, published="2021-03-05") for name, text in TEXTS.items()]
EXTRACTIONS = {one.id: extract(one) for one in ARTICLES}
_libraries = st.lists(st.sampled_from(sorted(TEXTS)), unique=True, max_size=6)


def built(*batches: list[str]) -> Dataset:
    dataset = open_store()
    for batch in batches:
        corpus.add(dataset, [EXTRACTIONS[name] for name in batch])
    return dataset


def content(dataset: Dataset) -> list[str]:
    return sorted(str(quad) for quad in oxigraph(dataset) if quad.graph_name not in reference_graphs())


def persons(dataset: Dataset, name: str) -> set[str]:
    """The persons of a name."""
    key = ox.Literal(f"Person {name}", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#string"))
    store = oxigraph(dataset)
    profiles = store.quads_for_pattern(None, ox.NamedNode(str(KG.block)), key, IDENTITY_GRAPH)
    entity = ox.NamedNode(str(KG.entity))
    return {str(quad.object) for one in profiles for quad in store.quads_for_pattern(one.subject, entity, None, None)}


@settings(max_examples=40)
@given(_libraries.flatmap(lambda names: st.tuples(st.just(names), st.permutations(names))))
def test_one_by_one_in_any_order_equals_building_together(libraries: tuple[list[str], list[str]]) -> None:
    together, shuffled = libraries
    assert content(built(together)) == content(built(*([name] for name in shuffled)))


@settings(max_examples=40)
@given(_libraries, st.data())
def test_adding_and_removing_equals_never_having_added(names: list[str], data: st.DataObject) -> None:
    kept = [name for name in names if data.draw(st.booleans())]
    dataset = built(*([name] for name in names))
    for name in names:
        if name not in kept:
            assert corpus.remove(dataset, article_iri(EXTRACTIONS[name].article))
    assert content(dataset) == content(built(kept))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("hà nam chủ tịch", "hà nam bí thư", True),
        ("hà nam chủ tịch", "cà mau chủ tịch", False),
        ("hà nam chủ tịch", "giám đốc", False),
        ("hà nam chủ tịch", "không chức", True),
        ("cà mau chủ tịch", "không chức", False),
        ("bà bình", "hai người", True),
        ("bà bình", "bà bình khác", False),
    ],
)
def test_posts_and_places_decide_not_the_name(one: str, other: str, same: bool) -> None:
    dataset = built([one], [other])
    name = "Trần Thị Bình" if "bình" in one else "Nguyễn Văn An"
    assert len(persons(dataset, name)) == (1 if same else 2)


def test_a_corpus_fits_the_shapes() -> None:
    assert violations(oxigraph(built(list(TEXTS)))) == []


def test_names_that_differ_by_a_diacritic_are_never_one_person() -> None:
    dataset = open_store()
    texts = (f"Ông {name}, Chủ tịch UBND tỉnh Hà Nam dự hội nghị." for name in ("Lê Hùng", "Lê Hưng", "Lê Hứng"))
    corpus.add(dataset, [extract(Article(str(n), text)) for n, text in enumerate(texts)])
    assert len(set(dataset.default_graph.subjects(RDF.type, KG.Person))) == 3


def test_the_spelling_of_the_tone_is_no_difference() -> None:
    dataset = open_store()
    texts = (f"Ông {name}, Chủ tịch UBND tỉnh Hà Nam dự hội nghị." for name in ("Lê Hoà", "Lê Hòa"))
    corpus.add(dataset, [extract(Article(str(n), text)) for n, text in enumerate(texts)])
    assert len(set(dataset.default_graph.subjects(RDF.type, KG.Person))) == 1
