"""The shapes accept a good graph and name what is wrong with a bad one, just as pySHACL does."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pyshacl
import pytest
from rdflib import SH, Graph, Literal, URIRef
from source_article import body, extraction, person

from kg.errors import OntologyError, ValidationError
from kg.graph import validate
from kg.graph.facts import article_graph
from kg.graph.shapes import violations_query
from kg.graph.validation import violations, violations_by_graph
from kg.iris import mint
from kg.model import Article, Evidence, Extraction, Statement
from kg.resources import resource

SHAPES = Path(__file__).parent / "shapes"
VALID = SHAPES / "valid" / "article.ttl"
INVALID = sorted((SHAPES / "invalid").glob("*.ttl"))
OURS = Graph().parse(resource("ontology", "shapes.ttl"))
OTHER_VALUES = (URIRef("urn:x"), Literal("x y"), Literal(""), Literal("2021-13-45", datatype="urn:t"), Literal(-1))


INCOMPARABLE = {"evidence starts before it ends", "observedFrom is a date, not after observedTo"}


def found_in(turtle: str) -> list[str]:
    store = ox.Store()
    store.load(turtle.encode(), ox.RdfFormat.TURTLE)
    return violations(store)


def quads(turtle: str, name: str) -> list[ox.Quad]:
    graph = ox.NamedNode(name)
    parsed = ox.parse(turtle.encode(), ox.RdfFormat.TURTLE)
    return [ox.Quad(quad.subject, quad.predicate, quad.object, graph) for quad in parsed]


def found_by_pyshacl(turtle: str) -> list[str]:
    _, report, _ = pyshacl.validate(Graph().parse(data=turtle), shacl_graph=OURS, inference="none")
    results = report.subject_objects(SH.result)
    return sorted({f"{report.value(r, SH.focusNode)}: {report.value(r, SH.resultMessage)}" for _, r in results})


def changed(graph: Graph) -> list[str]:
    """The graph without each of its triples, and with other values in its place."""
    turtles = []
    for subject, predicate, value in sorted(graph):
        for other in (None, *OTHER_VALUES, subject):
            graph.remove((subject, predicate, value))
            if other is not None:
                graph.add((subject, predicate, other))
            turtles.append(graph.serialize(format="turtle"))
            graph.remove((subject, predicate, other))
            graph.add((subject, predicate, value))
    return turtles


def test_there_are_cases() -> None:
    assert len(INVALID) >= 17


def test_a_graph_with_something_of_every_class_conforms() -> None:
    assert found_in(VALID.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", INVALID, ids=lambda path: path.stem)
def test_a_broken_graph_trips_the_constraint_that_it_names(path: Path) -> None:
    turtle = path.read_text(encoding="utf-8")
    expected = turtle.partition("\n")[0].removeprefix("# trips: ")
    found = found_in(turtle)
    assert {message.rpartition(": ")[2] for message in found} == {expected}
    assert found == found_by_pyshacl(turtle)


def test_whatever_is_broken_pyshacl_finds_the_same() -> None:
    turtles = changed(Graph().parse(VALID))
    found = violations_by_graph(quad for n, turtle in enumerate(turtles) for quad in quads(turtle, f"urn:{n}"))
    theirs = {f"urn:{n}": lines for n, turtle in enumerate(turtles) if (lines := found_by_pyshacl(turtle))}
    assert (len(turtles) > 300, len(theirs) > 150) == (True, True)
    assert found.keys() == theirs.keys()
    more = [line.rpartition(": ")[2] for name in found for line in set(found[name]) ^ set(theirs[name])]
    assert set(more) == INCOMPARABLE  # SHACL 1.0, 4.5.3: a result when two values cannot be compared
    assert len(more) == 3


@pytest.mark.parametrize(
    ("line", "error"),
    [("sh:closed true", "closed is not supported"), ("sh:minCount 2", "minCount and maxCount above 1")],
)
def test_a_constraint_that_would_not_be_checked_is_refused(line: str, error: str) -> None:
    shapes = Graph().parse(
        data=f"""@prefix sh: <{SH}> . <urn:s> a sh:NodeShape ; sh:targetClass <urn:c> ;
        sh:property [ sh:path <urn:p> ; sh:message "m" ; {line} ] ."""
    )
    with pytest.raises(OntologyError, match=error):
        violations_query(shapes, "%s")


@pytest.mark.parametrize("published", [None, "2021-11-05"])
def test_the_source_article_conforms(published: str | None) -> None:
    assert validate([extraction(published)]) == [article_graph(extraction(published))]


def wrong(name: str) -> Extraction:
    said = Statement(person("A"), "holds", body("Tỉnh ủy Thái Bình"), Evidence(0, 1, "x"), "rule")
    return Extraction(Article(name, "x"), (said,))


def test_an_article_that_breaks_the_shapes_is_named_with_the_violation_and_the_others_pass() -> None:
    good, bad, same = validate([extraction(), wrong("a.txt"), extraction()])
    assert good == same == article_graph(extraction())
    assert isinstance(bad, ValidationError)
    assert str(bad).startswith("a.txt: ")
    assert "holds leads to a position" in str(bad)


def test_an_article_whose_evidence_is_not_in_its_text_is_named() -> None:
    (error,) = validate([Extraction(Article("a.txt", "khác"), wrong("a.txt").statements)])
    assert str(error) == "a.txt: evidence at 0 to 1 is not what the text says there"


def test_of_many_violations_the_first_are_named() -> None:
    nameless = [replace(person("A"), label="", iri=mint("person", name)) for name in "ABCDE"]
    statements = [Statement(one, "caption", "x", Evidence(0, 1, "x"), "rule") for one in nameless]
    (error,) = validate([Extraction(Article("a.txt", "x"), tuple(statements))])
    assert str(error).endswith("and 2 more")
