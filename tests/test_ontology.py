"""Every term of the ontology is explained in two languages, placed under a standard vocabulary, and used rightly."""

from __future__ import annotations

import re
import subprocess
import sys
from html import escape
from pathlib import Path

import pytest
from rdflib import OWL, RDF, RDFS, SKOS, XSD, BNode, Graph, Literal, URIRef
from rdflib.namespace import SH

from kg.model import Kind
from kg.resources import resource
from kg.vocabulary import KG, ONTOLOGY, RELATIONS

ONT = Graph().parse(resource("ontology", "kg.ttl"), format="turtle")
SHAPES = Graph().parse(resource("ontology", "shapes.ttl"), format="turtle")
CLASSES = sorted(ONT.subjects(RDF.type, OWL.Class))
PROPERTIES = sorted({*ONT.subjects(RDF.type, OWL.ObjectProperty), *ONT.subjects(RDF.type, OWL.DatatypeProperty)})
CONCEPTS = sorted(ONT.subjects(RDF.type, SKOS.Concept))
SCHEMES = sorted(ONT.subjects(RDF.type, SKOS.ConceptScheme))
TERMS = [*CLASSES, *PROPERTIES, *CONCEPTS, *SCHEMES]


def local(term: object) -> str:
    return str(term).removeprefix(ONTOLOGY)


def is_external(term: object) -> bool:
    return isinstance(term, URIRef) and not str(term).startswith(ONTOLOGY)


def test_the_ontology_has_about_the_size_of_the_design() -> None:
    assert 11 <= len(CLASSES) <= 16
    assert len(PROPERTIES) >= 50
    assert len(CONCEPTS) >= 30


def test_every_subject_is_a_term() -> None:
    assert {s for s in ONT.subjects() if str(s).startswith(ONTOLOGY)} == set(TERMS)


@pytest.mark.parametrize("kind", list(Kind))
def test_kinds_of_the_model_are_entities(kind: Kind) -> None:
    assert (KG[kind], RDFS.subClassOf, KG.Entity) in ONT


@pytest.mark.parametrize("term", TERMS, ids=local)
@pytest.mark.parametrize(
    "predicate", [RDFS.label, SKOS.definition, SKOS.example], ids=["label", "definition", "example"]
)
def test_every_term_is_explained_in_vietnamese_and_english(term: URIRef, predicate: URIRef) -> None:
    texts = [text for text in ONT.objects(term, predicate) if isinstance(text, Literal)]
    assert sorted(str(text.language) for text in texts) == ["en", "vi"]
    assert all(str(text).strip() for text in texts)


@pytest.mark.parametrize("term", PROPERTIES, ids=local)
def test_every_property_has_one_domain_and_one_range(term: URIRef) -> None:
    domain, range_ = list(ONT.objects(term, RDFS.domain)), list(ONT.objects(term, RDFS.range))
    assert len(domain) == len(range_) == 1
    literal = (term, RDF.type, OWL.DatatypeProperty) in ONT
    assert (range_[0] == RDFS.Literal or str(range_[0]).startswith(str(XSD))) == literal


@pytest.mark.parametrize("term", [c for c in CLASSES if c not in (KG.Entity, KG.OfficeRecord)], ids=local)
def test_every_class_is_under_a_standard_class(term: URIRef) -> None:
    assert any(is_external(parent) for parent in ONT.objects(term, RDFS.subClassOf))


@pytest.mark.parametrize("term", PROPERTIES, ids=local)
def test_every_property_is_under_a_standard_property(term: URIRef) -> None:
    assert any(is_external(parent) for parent in ONT.objects(term, RDFS.subPropertyOf))


@pytest.mark.parametrize(
    "vocabulary",
    [
        "http://www.w3.org/ns/org#", "http://xmlns.com/foaf/0.1/", "https://schema.org/", "http://www.w3.org/ns/prov#",
        "http://data.europa.eu/eli/ontology#", "http://www.w3.org/ns/oa#", "http://www.w3.org/2004/02/skos/core#",
    ],
)  # fmt: skip
def test_the_vocabularies_of_the_design_are_used(vocabulary: str) -> None:
    aligned = {str(o) for p in (RDFS.subClassOf, RDFS.subPropertyOf, RDF.type) for o in ONT.objects(None, p)}
    assert any(term.startswith(vocabulary) for term in aligned)


def test_nothing_is_the_same_as_anything_and_no_node_is_blank() -> None:
    assert not list(ONT.triples((None, OWL.sameAs, None)))
    assert not any(isinstance(term, BNode) for triple in ONT for term in triple)


@pytest.mark.parametrize("relation", RELATIONS)
def test_relations_start_at_a_person_document_or_meeting(relation: str) -> None:
    assert ONT.value(KG[relation], RDFS.domain) in {KG.Person, KG.Document, KG.Meeting}


@pytest.mark.parametrize("term", [p for p in PROPERTIES if (p, RDFS.range, SKOS.Concept) in ONT], ids=local)
def test_a_property_with_concepts_has_a_scheme_with_members(term: URIRef) -> None:
    assert len(list(ONT.subjects(SKOS.inScheme, URIRef(f"{term}Scheme")))) >= 2


@pytest.mark.parametrize("concept", CONCEPTS, ids=local)
def test_every_concept_is_in_a_scheme_of_a_property(concept: URIRef) -> None:
    schemes = set(ONT.objects(concept, SKOS.inScheme))
    assert schemes
    assert schemes <= {URIRef(f"{p}Scheme") for p in PROPERTIES}


def test_shapes_are_core_and_speak_of_known_terms() -> None:
    ours = {local(t) for triple in SHAPES for t in triple if str(t).startswith(ONTOLOGY)}
    assert {name for name in ours if not name.endswith("Shape")} <= {local(term) for term in TERMS}
    assert not list(SHAPES.subjects(SH.sparql))
    assert not list(SHAPES.subjects(SH.js))


def test_every_class_that_articles_fill_has_a_shape() -> None:
    targets = set(SHAPES.objects(None, SH.targetClass))
    assert targets == set(CLASSES) - {KG.Entity, KG.OfficeRecord, KG.LegalDocument}


def test_every_constraint_has_a_message() -> None:
    constraints = list(SHAPES.objects(None, SH.property))
    assert len(constraints) > 50
    assert all(SHAPES.value(constraint, SH.message) for constraint in constraints)


def test_the_html_page_explains_every_term_and_loads_nothing(tmp_path: Path) -> None:
    file = tmp_path / "docs" / "ontology.html"
    subprocess.run([sys.executable, "-m", "kg.graph.documentation", str(file)], check=True)
    text = file.read_text(encoding="utf-8")
    missing = [local(term) for term in TERMS if f'<article id="{local(term)}">' not in text]
    assert not missing
    texts = {escape(str(text)) for term in TERMS for text in ONT.objects(term, SKOS.definition)}
    assert not {one for one in texts if one not in text}
    assert not re.search(r"<script|<link|<img|@import|url\(", text)
    assert set(re.findall(r'href="#([^"]*)"', text)) <= set(re.findall(r'id="([^"]*)"', text))
