"""An extraction becomes facts, claims and evidence: deterministic, without blank nodes, each fact once."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pyoxigraph as ox
import pytest
from source_article import PEOPLE, TEXT, extraction

from kg.errors import OntologyError, ValidationError
from kg.graph.facts import ArticleGraph, article_graph
from kg.iris import mint
from kg.model import (
    Article,
    Entity,
    Evidence,
    Extraction,
    Kind,
    PartialDate,
    Statement,
    Status,
    Value,
    text_of,
    wording_of,
)
from kg.vocabulary import KG, ONTOLOGY

TEXT_A = "Ông Lê Văn A, nguyên Giám đốc Sở Y tế, được bổ nhiệm giữ chức Thứ trưởng."
PERSON = Entity(Kind.PERSON, "Lê Văn A", mint("person", "Lê Văn A"), aliases=("ông A", "Lê Văn A"))
HEALTH = Entity(Kind.BODY, "Sở Y tế", mint("body", "Sở Y tế"), (("bodyKind", "state"),))
DIRECTOR = Entity(Kind.POSITION, "Giám đốc Sở Y tế", mint("position", "Giám đốc"), (("positionIn", HEALTH),))


def graph_of(*statements: Statement, published: str | None = None) -> ArticleGraph:
    return article_graph(Extraction(Article("a", TEXT_A, published=published), statements))


def say(
    subject: Entity, relation: str, value: Value, status: Status = Status.CURRENT, **qualifiers: Value
) -> Statement:
    found = Evidence(0, 12, TEXT_A[:12])
    return Statement(subject, relation, value, found, "rule", status, 0.9, tuple(qualifiers.items()))


def triples(graph: ArticleGraph) -> set[tuple[str, str, str]]:
    """Facts as local names, so that a test reads like a table."""
    return {tuple(_short(term) for term in fact) for fact in graph.facts}  # type: ignore[misc]


def claimed(graph: ArticleGraph, name: str) -> set[str]:
    return {_short(quad.object) for quad in graph.quads if quad.predicate.value == ONTOLOGY + name}


def _short(term: ox.NamedNode | ox.Literal) -> str:
    return term.value.rpartition("#")[2].rpartition("/")[2] if isinstance(term, ox.NamedNode) else term.value


def test_a_statement_tells_what_it_names_and_what_it_states() -> None:
    decision = Entity(Kind.DOCUMENT, "Quyết định 12/QĐ-TTg", mint("document", "12/QĐ-TTg"))
    said = say(PERSON, "appointedTo", DIRECTOR, accordingTo=decision, changeDate=PartialDate(2021, 11))
    assert said.entities == (PERSON, DIRECTOR, decision)
    assert said.key == ("appointedTo", PERSON.iri, DIRECTOR.iri)
    assert say(decision, "issuedOn", PartialDate(2021, 11)).key == ("issuedOn", decision.iri, "2021-11")
    assert (text_of(PERSON), wording_of(PERSON), wording_of(PartialDate(2021))) == ("Lê Văn A", "ông A", "2021")


def test_a_body_of_which_an_article_tells_two_kinds_has_one_of_them() -> None:
    other = replace(HEALTH, properties=(("bodyKind", "party"),))
    posts = (replace(DIRECTOR, properties=(("positionIn", seat), ("role", "Giám đốc"))) for seat in (HEALTH, other))
    for order in list(permutations(say(PERSON, "holds", post) for post in posts)):
        facts = triples(graph_of(*order))
        assert [value for _, name, value in facts if name == "bodyKind"] == ["party"]


def test_an_entity_has_type_label_aliases_and_properties() -> None:
    facts = triples(graph_of(say(PERSON, "holds", DIRECTOR)))
    person, director, health = (_short(ox.NamedNode(e.iri)) for e in (PERSON, DIRECTOR, HEALTH))
    assert {
        (person, "type", "Person"),
        (person, "label", "Lê Văn A"),
        (person, "altLabel", "ông A"),
        (person, "holds", director),
        (director, "positionIn", health),
        (health, "bodyKind", "state"),
        (health, "type", "Body"),
    } <= facts
    assert (person, "altLabel", "Lê Văn A") not in facts


def test_a_former_post_makes_a_tenure_with_its_dates() -> None:
    facts = triples(graph_of(say(PERSON, "holds", DIRECTOR, Status.FORMER, **{"from": PartialDate(2015)})))
    (tenure,) = {s for s, p, o in facts if (p, o) == ("type", "Tenure")}
    assert {(p, o) for s, p, o in facts if s == tenure} == {
        ("type", "Tenure"),
        ("person", _short(ox.NamedNode(PERSON.iri))),
        ("position", _short(ox.NamedNode(DIRECTOR.iri))),
        ("status", "former"),
        ("from", "2015"),
    }


@pytest.mark.parametrize(("relation", "kind"), [("appointedTo", "appointment"), ("removedFrom", "removal")])
def test_a_change_says_who_decided_by_which_document(relation: str, kind: str) -> None:
    decision = Entity(Kind.DOCUMENT, "Quyết định 12/QĐ-TTg", mint("document", "12/QĐ-TTg"))
    graph = graph_of(say(PERSON, relation, DIRECTOR, changeDate=PartialDate(2022, 3, 1), accordingTo=decision))
    facts = triples(graph)
    (change,) = {s for s, p, o in facts if (p, o) == ("type", "PersonnelChange")}
    assert {(change, "changeType", kind), (change, "changeDate", "2022-03-01")} <= facts
    assert (_short(ox.NamedNode(decision.iri)), "label", "Quyết định 12/QĐ-TTg") in facts
    assert claimed(graph, "reports") == {change}


def test_what_is_only_proposed_is_claimed_but_no_fact() -> None:
    graph = graph_of(say(PERSON, "appointedTo", DIRECTOR, Status.PROPOSED))
    assert "appointedTo" not in {p for _, p, _ in triples(graph)}
    assert "proposed" in claimed(graph, "status")
    assert "appointment" in {o for _, _, o in triples(graph)}


@pytest.mark.parametrize(
    ("date", "datatype"),
    [
        (PartialDate(2021, 11, 3), "date"),
        (PartialDate(2021, 11), "gYearMonth"),
        (PartialDate(2021), "gYear"),
        (PartialDate(None, 11, 3), "gMonthDay"),
        (PartialDate(None, 11), "gMonth"),
    ],
)
def test_a_date_is_typed_by_what_is_known_of_it(date: PartialDate, datatype: str) -> None:
    meeting = Entity(Kind.MEETING, "Hội nghị", mint("meeting", "Hội nghị"))
    (fact,) = (f for f in graph_of(say(meeting, "heldOn", date)).facts if f.predicate.value == str(KG.heldOn))
    assert fact.object == ox.Literal(str(date), datatype=ox.NamedNode(f"http://www.w3.org/2001/XMLSchema#{datatype}"))


def test_a_document_of_the_state_is_a_legal_document_and_one_of_the_party_is_not() -> None:
    party = Entity(Kind.BODY, "Bộ Chính trị", mint("body", "Bộ Chính trị"), (("bodyKind", "party"),))
    document = Entity(Kind.DOCUMENT, "Quyết định 1", mint("document", "Quyết định 1"))
    kinds = [{o for _, p, o in triples(graph_of(say(document, "issuedBy", b))) if p == "type"} for b in (HEALTH, party)]
    assert ["LegalDocument" in kind for kind in kinds] == [True, False]


def test_a_mention_leads_to_the_article_and_a_caption_names_its_source() -> None:
    meeting = Entity(Kind.MEETING, "Đại hội", mint("meeting", "Đại hội"))
    graph = graph_of(say(meeting, "mentionedIn", "a"), say(meeting, "caption", "Quang cảnh", captionSource="TTXVN"))
    facts = triples(graph)
    assert (_short(ox.NamedNode(meeting.iri)), "mentionedIn", _short(graph.iri)) in facts
    assert claimed(graph, "captionSource") == {"TTXVN"}
    assert "captionSource" not in {p for _, p, _ in facts}


def test_every_statement_of_the_source_article_has_a_claim_with_its_evidence() -> None:
    graph = article_graph(extraction())
    kinds = [quad.object.value for quad in graph.quads if quad.predicate.value.endswith("#type")]
    exact = {q.subject: q.object.value for q in graph.quads if q.predicate.value.endswith("oa#exact")}
    starts = {q.subject: int(q.object.value) for q in graph.quads if q.predicate.value == str(KG.start)}
    assert kinds.count(str(KG.Claim)) == len(extraction().statements) == 64
    assert exact.keys() == starts.keys() != set()
    assert all(TEXT.startswith(text, starts[node]) for node, text in exact.items())


def test_no_fact_stands_in_the_article_graph_and_no_node_is_blank() -> None:
    graph = article_graph(extraction())
    terms = {term for quad in graph.quads for term in quad.triple} | {term for fact in graph.facts for term in fact}
    assert not {tuple(quad.triple) for quad in graph.quads} & {tuple(fact) for fact in graph.facts}
    assert not any(isinstance(term, ox.BlankNode) for term in terms)
    assert {quad.graph_name for quad in graph.quads} == {graph.iri}


def test_iris_are_flat() -> None:
    graph = article_graph(extraction())
    nodes = {term.value for fact in graph.facts for term in fact if isinstance(term, ox.NamedNode)}
    ours = {node.removeprefix("https://w3id.org/vnkg/id/") for node in nodes if "/vnkg/id/" in node}
    assert len(ours) > len(PEOPLE)
    assert not any(set("/#") & set(local) for local in ours)


def test_a_relation_property_or_concept_that_the_ontology_lacks_is_an_error() -> None:
    with pytest.raises(OntologyError, match="'hold'"):
        graph_of(say(PERSON, "hold", DIRECTOR))
    with pytest.raises(OntologyError, match="'colour'"):
        graph_of(say(replace(PERSON, properties=(("colour", "red"),)), "holds", DIRECTOR))
    with pytest.raises(OntologyError, match="'guild' is not a value of kg:bodyKind"):
        graph_of(say(replace(HEALTH, properties=(("bodyKind", "guild"),)), "partOf", HEALTH))


def test_evidence_that_the_text_does_not_have_is_an_error() -> None:
    statement = replace(say(PERSON, "holds", DIRECTOR), evidence=Evidence(1, 13, TEXT_A[:12]))
    with pytest.raises(ValidationError, match="a: evidence at 1 to 13"):
        graph_of(statement)


def test_an_unresolved_entity_is_an_error() -> None:
    with pytest.raises(ValidationError, match="person 'Lê Văn A' has no IRI"):
        graph_of(say(replace(PERSON, iri=""), "holds", DIRECTOR))


def test_the_graph_does_not_depend_on_the_hash_seed() -> None:
    code = (
        "from source_article import extraction; from kg.graph.facts import article_graph; import hashlib;"
        "g = article_graph(extraction()); lines = sorted(map(str, [*g.quads, *(f.quad for f in g.facts)]));"
        "print(hashlib.sha256('\\n'.join(lines).encode()).hexdigest())"
    )
    runs = [
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(Path(__file__).parent)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert runs[0] == runs[1] != ""
