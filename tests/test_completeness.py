"""Nothing is forgotten: every relation has rule, cases and labels, every word class is used, every file is in order."""

import fnmatch
import re
import tomllib
import unicodedata
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from kg import kinds
from kg.extract.frames.conditions import CONDITIONS
from kg.extract.frames.frame import load_frames
from kg.extraction import extract
from kg.manners import Manner
from kg.model import Article, Kind
from kg.resources import resource
from kg.tables import alternatives, read_table
from kg.vocabulary import KG, RELATIONS, concept, label

ROOT = Path(__file__).parent.parent
CASES = sorted(Path(__file__).parent.joinpath("cases").glob("*.toml"))
LEXICONS = sorted(resource("lexicons").glob("*.csv"))
GAZETTEERS = sorted(resource("gazetteers").glob("*.csv"))
RULES = tomllib.loads(resource("lexicons", "relations.toml").read_text(encoding="utf-8"))
CODE = "".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "src" / "kg").rglob("*.py")))
KINDS = {*map(str, Kind), "Figure", "Date"}  # what stands in a chunk besides cues and marks


@cache
def statements():
    return [
        statement
        for path in CASES
        for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
        for statement in extract(Article("a", case["text"])).statements
    ]


# ------------------------------------------------------------------------------------------------- relations


def test_there_are_fourteen_relations():
    assert len(RELATIONS) == 14


@pytest.mark.parametrize("relation", RELATIONS)
def test_a_relation_has_labels_cases_and_a_rule_that_fires(relation):
    assert label(relation, "vi")
    assert label(relation, "en")
    assert relation in {path.stem for path in CASES}
    assert {s.rule for s in statements() if s.relation == relation}


def test_rules_name_relations_of_the_ontology():
    for frame in load_frames().frames:
        assert {relation for relation, _, _ in frame.emit} <= set(RELATIONS), frame.name
    for statement in statements():
        assert statement.relation in KG


def test_properties_of_entities_are_terms_of_the_ontology():
    names = {
        name
        for statement in statements()
        for entity in (statement.subject, statement.object)
        for name, _ in getattr(entity, "properties", ())
    }
    assert len(names) >= 10
    assert [name for name in sorted(names) if name not in KG] == []


def test_most_frames_are_shown_by_a_case():
    fired = {s.rule for s in statements()}
    silent = {frame.name for frame in load_frames().frames} - fired
    assert len(silent) <= 15, sorted(silent)


@pytest.mark.parametrize(
    ("property_name", "keys"),
    [
        ("placeLevel", kinds.GOVERNED | kinds.ABROAD),
        ("bodyKind", kinds.OF_PLACES | kinds.WITH_FACULTIES | kinds.WORLD),
    ],
)
def test_kinds_and_levels_that_stages_speak_of_are_those_of_the_ontology(property_name, keys):
    assert all(concept(property_name, key) for key in keys)


def test_relations_that_stages_speak_of_are_relations():
    assert set(RELATIONS) >= kinds.TENURES | kinds.PRESENCE | kinds.MADE_KNOWN


# ------------------------------------------------------------------------------------------------- cue classes


def cue_classes() -> set[str]:
    return {row["class"] for row in read_table(resource("lexicons", "cues.csv"))}


def symbols_in_rules() -> set[str]:
    sources = [*RULES["macros"].values(), *(rule["pattern"] for rule in RULES["rule"])]
    listed = (word for rule in RULES["rule"] for word in rule.get("unless_after", ()))
    excluded = {word for word in listed if len(word) > 1 or word.isalnum()}  # a mark stands for itself
    return excluded | {word for source in sources for word in re.findall(r"\w+", re.sub(r"<[a-z]+:|'.'", " ", source))}


def test_every_symbol_of_a_rule_exists():
    assert symbols_in_rules() <= {*cue_classes(), *KINDS, *RULES["macros"], "_"}


def test_every_macro_is_used():
    used = " ".join(rule["pattern"] for rule in RULES["rule"]) + " ".join(RULES["macros"].values())
    assert [name for name in RULES["macros"] if not re.search(rf"\b{name}\b", re.sub(r"<[a-z]+:", "<", used))] == []


def test_every_class_of_cues_is_used():
    assert {name for name in cue_classes() - symbols_in_rules() if f'"{name}"' not in CODE} == set()


def test_every_condition_of_a_rule_exists_and_is_used_and_explained():
    used = {rule.get("needs", "") for rule in RULES["rule"]}
    head, _ = resource("lexicons", "relations.toml").read_text(encoding="utf-8").split("[macros]")
    assert used == set(CONDITIONS)
    assert [name for name in sorted(used - {""}) if f"`{name}`" not in head] == []


def test_every_manner_is_one_and_said_of_rules():
    names = [rule["name"] for rule in RULES["rule"]]
    assert set(RULES["manners"]) <= set(Manner)
    assert [rule for rules in RULES["manners"].values() for rule in rules if not fnmatch.filter(names, rule)] == []


def test_every_part_of_a_rule_is_asked_for():
    unasked = {
        (rule["name"], part)
        for rule in RULES["rule"]
        for part in re.findall(r"<([a-z]+):", rule["pattern"])
        if part not in ("meeting", *(name for triple in rule["emit"] for name in triple[1:]))
        and not (part == "what" and "types" in rule)
    }
    assert unasked == set()


def test_every_type_of_a_rule_is_one_and_every_list_of_types_is_used():
    named = {kind for rule in RULES["rule"] for kind in rule.get("types", ())}
    listed = {kind for kinds in RULES["types"].values() for kind in kinds}
    types = {row["label"] for row in read_table(resource("lexicons", "document_types.csv"))}
    assert RULES["types"].keys() <= named
    assert (named | listed) - RULES["types"].keys() - types == set()


# ------------------------------------------------------------------------------------------------- traits


TRAITS = ["document_traits", "head_traits", "meeting_traits", "role_traits"]


@pytest.mark.parametrize("name", TRAITS)
def test_every_trait_is_explained_and_asked_for(name):
    path = resource("lexicons", f"{name}.csv")
    traits = {trait for row in read_table(path) for trait in row["traits"].split("|")}
    explained = re.findall(r"^#   (\w+) {2,}", path.read_text(encoding="utf-8"), re.MULTILINE)
    asked = {word for word in re.findall(r'"(\w+)"', CODE) if word in traits}
    assert sorted(explained) == sorted(traits) == sorted(asked)


@pytest.mark.parametrize("name", TRAITS)
def test_every_trait_that_is_asked_for_exists(name):
    traits = {trait for row in read_table(resource("lexicons", f"{name}.csv")) for trait in row["traits"].split("|")}
    asked = set(re.findall(rf'"(\w+)" (?:not )?in [\w.()]*\b{name}\(', CODE))
    assert asked
    assert asked <= traits


# ------------------------------------------------------------------------------------------------- effects


EFFECTS = [path for path in LEXICONS if "effect" in next(read_table(path))]


def effects_of(path: Path) -> set[str]:
    return {effect for row in read_table(path) for effect in row["effect"].split("|")}


@pytest.mark.parametrize("path", EFFECTS, ids=lambda path: path.stem)
def test_every_effect_is_explained_and_asked_for(path: Path):
    head = path.read_text(encoding="utf-8").partition("\nphrase,")[0]
    effects = sorted(effects_of(path))
    assert [effect for effect in effects if not re.search(rf"\b{effect}\b[\w, -]*:", head)] == []
    assert [effect for effect in effects if not re.search(f"[\"']{effect}[\"']", CODE)] == []


def test_every_effect_that_the_grammar_of_documents_asks_for_exists():
    folder = ROOT / "src" / "kg" / "annotate" / "grammar" / "documents"
    code = "".join(path.read_text(encoding="utf-8") for path in folder.glob("*.py"))
    asked = set(re.findall(r'(?:begins_with|follows|length_at)\(tokens, .+?, "(\w+)"\)', code))
    assert asked == effects_of(resource("lexicons", "document_words.csv"))


# ------------------------------------------------------------------------------------------------- files


def test_all_tables_are_looked_at():
    assert len(LEXICONS) >= 15
    assert len(GAZETTEERS) >= 6


@pytest.mark.parametrize("path", [*LEXICONS, *GAZETTEERS], ids=lambda path: path.stem)
def test_a_table_is_nfc_with_unix_line_ends_and_says_what_it_is(path: Path):
    text = path.read_bytes().decode("utf-8")
    assert unicodedata.is_normalized("NFC", text)
    assert "\r" not in text
    assert "\ufeff" not in text
    assert text.endswith("\n")
    head = "".join(line for line in text.splitlines(keepends=True) if line.startswith("#"))
    assert text.startswith(head)
    assert "# Source" in head
    assert "To add a row:" in head
    assert set(next(read_table(path))) - {"phrase", "word", "name"} <= set(re.findall(r"\w+", head))


@pytest.mark.parametrize("path", [*LEXICONS, *GAZETTEERS], ids=lambda path: path.stem)
def test_a_table_is_sorted_and_has_no_row_twice_and_no_stray_blank(path: Path):
    rows = [tuple(row.values()) for row in read_table(path)]
    assert rows
    assert rows == sorted(rows)
    assert [row for row, count in Counter(rows).items() if count > 1] == []
    assert [row for row in rows for cell in row if cell != cell.strip() or "  " in cell] == []


ONE_MEANING = ("body_heads", "common_words", "cues", "honorifics", "meetings", "name_blockers", "place_types", "roles")


@pytest.mark.parametrize("name", [*ONE_MEANING, "role_modifiers", "venues", "document_types"])
def test_a_phrase_stands_in_a_table_once(name):
    rows = list(read_table(resource("lexicons", f"{name}.csv")))
    first = next(iter(rows[0]))
    phrases = Counter(phrase for row in rows for phrase in alternatives(row[first]))
    assert [phrase for phrase, count in phrases.items() if count > 1] == []


def test_relations_toml_is_nfc():
    text = resource("lexicons", "relations.toml").read_text(encoding="utf-8")
    assert unicodedata.is_normalized("NFC", text)


def test_every_rule_has_a_name_a_pattern_and_something_to_emit_and_keys_that_are_explained():
    text = resource("lexicons", "relations.toml").read_text(encoding="utf-8")
    explained = {"name", *re.findall(r"^# (\w+) {2,}", text, re.MULTILINE)}
    for rule in RULES["rule"]:
        assert {"name", "pattern", "emit"} <= set(rule) <= explained, rule["name"]
        assert all(len(triple) == 3 for triple in rule["emit"])
