"""Terms come from the ontology, and a misspelt one raises at once."""

from __future__ import annotations

import copy
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from rdflib import Dataset

from kg import vocabulary
from kg.errors import OntologyError
from kg.iris import mint
from kg.model import Kind, Status
from kg.resolve.iris import entity_iri
from kg.vocabulary import ID, KG, PREFIXES, bind, concept, label, term


def test_relations_are_the_fourteen_of_the_design_in_its_order() -> None:
    assert vocabulary.RELATIONS == (
        "holds", "appointedTo", "removedFrom", "issuedBy", "issuedOn", "signedBy", "organisedBy",
        "chairedBy", "attendedBy", "addressedBy", "heldOn", "heldAt", "disseminated", "presented",
    )  # fmt: skip


def test_a_term_is_an_iri_as_attribute_and_as_item() -> None:
    assert str(KG.holds) == "https://w3id.org/vnkg/ontology#holds"
    assert KG["from"] == KG["https://w3id.org/vnkg/ontology#from"]


@pytest.mark.parametrize("name", ["chairdBy", "Holds", "partie", "", "no such term"])
def test_an_unknown_term_raises_and_names_itself(name: str) -> None:
    with pytest.raises(OntologyError, match=f"'{name}' is not a term"):
        KG[name]


def test_the_error_suggests_the_nearest_term() -> None:
    with pytest.raises(OntologyError, match="did you mean 'chairedBy'"):
        _ = KG.chairdBy


def test_the_namespace_can_be_listed_asked_and_copied() -> None:
    assert "Person" in dir(KG)
    assert "Person" in KG
    assert "Persn" not in KG
    assert copy.copy(KG)["holds"] == KG.holds


@pytest.mark.parametrize("kind", list(Kind))
def test_every_kind_of_the_model_is_a_class(kind: Kind) -> None:
    assert "http://www.w3.org/2002/07/owl#Class" in term(kind).values["http://www.w3.org/1999/02/22-rdf-syntax-ns#type"]


@pytest.mark.parametrize("status", list(Status))
def test_every_status_of_the_model_is_a_concept(status: Status) -> None:
    assert concept("status", status) == KG[status]


def test_a_concept_belongs_to_the_scheme_of_its_property() -> None:
    assert concept("bodyLevel", "foreign") == concept("bodyKind", "foreign") == KG.foreign
    with pytest.raises(OntologyError, match="'online' is not a value of kg:bodyKind"):
        concept("bodyKind", "online")


def test_labels_are_vietnamese_and_english() -> None:
    assert (label("chairedBy"), label(KG.chairedBy, "en")) == ("do … chủ trì", "chaired by")
    with pytest.raises(OntologyError, match="'fr'"):
        label("holds", "fr")


def test_minted_iris_are_flat_readable_and_tell_names_apart() -> None:
    hung, hung2 = mint("person", "Nguyễn Văn Hùng"), mint("person", "Nguyễn Văn Hưng")
    assert hung.startswith(f"{ID}person-nguyen-van-hung-")
    assert hung != hung2
    assert "/" not in hung.removeprefix(str(ID))
    assert hung == mint("person", "Nguyễn Văn Hùng")
    assert mint("person", "Nguyễn Văn Hùng", "Yên Bái") != hung


def test_every_iri_ends_in_64_bits_of_a_hash() -> None:
    minted = mint("person", "Ngô Đông Hải"), entity_iri(Kind.PERSON, "Ngô Đông Hải"), mint("claim", "", "a", "b")
    assert [re.fullmatch(r"[a-z-]+-[0-9a-f]{16}", iri.removeprefix(str(ID))) is not None for iri in minted] == [
        True
    ] * 3


def test_prefixes_are_bound() -> None:
    dataset = Dataset()
    bind(dataset)
    assert PREFIXES.items() <= {prefix: str(namespace) for prefix, namespace in dataset.namespaces()}.items()


def test_an_entity_namespace_of_ones_own() -> None:
    code = "from kg.iris import mint; print(mint('place', 'Huế'))"
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={"KG_ENTITY_NAMESPACE": "https://example.org/"},
        capture_output=True,
        text=True,
    )
    assert done.stdout.startswith("https://example.org/place-hue-"), done.stderr


def test_all_entities_are_in_ones_own_namespace(tmp_path: Path) -> None:
    article = tmp_path / "bai.txt"
    article.write_text("Tin\nSáng 5/3, ông Lê An, Bí thư Tỉnh ủy Hà Nam, dự hội nghị về chè.", encoding="utf-8")
    command = [sys.executable, "-m", "kg", "extract", str(article), "--format", "jsonl"]
    found = subprocess.run(command, env={"KG_ENTITY_NAMESPACE": "https://example.org/"}, capture_output=True, text=True)
    facts = [json.loads(line) for line in found.stdout.splitlines()]
    iris = {fact[name] for fact in facts for name in ("subject_id", "object_id") if fact[name]}
    assert len(iris) >= 3, found.stderr
    assert all(iri.startswith("https://example.org/") for iri in iris)
