"""The corpus that the store is measured with: the same on every machine, and like news in what makes news hard."""

import json
from collections import defaultdict

from kg.benchmark.synthetic import article, articles, world, write
from kg.extraction import extract


def holders() -> dict[str, set[str]]:
    """The posts of every name in some articles."""
    posts = defaultdict(set)
    for one in articles(150):
        for statement in extract(one).statements:
            if statement.relation == "holds":
                posts[statement.subject.label].add(statement.object.label)
    return posts


def test_an_article_depends_on_its_number_alone():
    assert list(articles(5)) == [article(number) for number in range(5)]
    assert len({one.text for one in articles(300)}) == 300


def test_a_corpus_is_the_beginning_of_a_larger_one(tmp_path):
    small, large = (write(tmp_path / f"{count}.jsonl", count).read_text(encoding="utf-8") for count in (10, 20))
    assert large.startswith(small)
    assert set(json.loads(small.splitlines()[0])) == {"id", "title", "published", "source", "text"}


def test_the_world_is_that_of_the_gazetteers():
    assert len(world().provinces) == 63
    assert set(world().districts) == {row["label"] for row in world().provinces}
    assert min(len(world().fields), len(world().families)) > 15


def test_careers_go_through_the_ranks():
    here = world()
    assert here.holder(3, "deputy", "", 2015) == here.holder(3, "chairman", "", 2020)
    assert here.holder(10, "chairman", "", 2015) == here.holder(3, "secretary", "", 2020)


def test_articles_say_something_of_every_kind_and_names_come_again():
    relations = {statement.relation for one in articles(40) for statement in extract(one).statements}
    assert relations >= {
        "holds",
        "appointedTo",
        "chairedBy",
        "attendedBy",
        "addressedBy",
        "issuedBy",
        "signedBy",
        "heldOn",
    }
    assert sum(len(posts) > 1 for posts in holders().values()) > 20
