"""Human decisions: replayed by every build, the same result as if the graph had always followed them."""

from __future__ import annotations

import pickle
import re
from pathlib import Path

import pytest
from rdflib import Dataset
from test_corpus import EXTRACTIONS, broken, content, entities

from kg import corpus, extraction, work
from kg.builder import build_into
from kg.errors import DecisionError
from kg.extraction import extract, named
from kg.graph import article_iri, open_store
from kg.model import Article, Entity, Statement, Status
from kg.resolve.identity import Decision, read_decisions
from kg.resolve.identity.doubts import Doubt, worded
from kg.review import describe, doubts, why, write_suggestions
from kg.vocabulary import KG

BLOCK = "Person Nguyễn Văn An"
SAME = f'[[same]]\nblock = "{BLOCK}"\narticles = ["hà nam chủ tịch", "giám đốc"]\nnote = "đã hỏi"\n'
DIFFERENT = f'[[different]]\nblock = "{BLOCK}"\narticles = ["hà nam chủ tịch", "hà nam bí thư"]\n'
RETRACT = """[[retract]]
article = "hà nam chủ tịch"
relation = "holds"
subject = "Nguyễn Văn An"
object = "Chủ tịch Ủy ban nhân dân tỉnh Hà Nam"
"""
CORRECTED = RETRACT.replace("retract", "correct")
CORRECT = CORRECTED + 'status = "former"\n'
RIGHT = CORRECTED + 'right = "Bí thư Tỉnh uỷ Hà Nam"\n'
RIGHT_SUBJECT = CORRECTED + 'right_subject = "ông Nguyễn Văn Ân"\n'
NAMES = ["hà nam chủ tịch", "hà nam bí thư", "giám đốc", "cà mau chủ tịch"]


def decided(tmp_path: Path, text: str) -> tuple[Decision, ...]:
    path = tmp_path / "graph.decisions.toml"
    path.write_text(text, encoding="utf-8")
    return read_decisions(path)


def built(decisions: tuple[Decision, ...] = ()) -> Dataset:
    dataset = open_store()
    for name in NAMES:
        corpus.add(dataset, [EXTRACTIONS[name]], decisions)
    return dataset


def persons(dataset: Dataset) -> int:
    return len(entities(dataset, BLOCK))


def test_without_decisions_there_are_three_persons() -> None:
    assert persons(built()) == 3


def test_the_same_joins_what_has_nothing_in_common(tmp_path: Path) -> None:
    assert persons(built(decided(tmp_path, SAME))) == 2


def test_different_sets_the_last_article_apart(tmp_path: Path) -> None:
    assert persons(built(decided(tmp_path, DIFFERENT))) == 4


@pytest.mark.parametrize("text", [SAME, DIFFERENT, RETRACT, CORRECT, SAME + DIFFERENT, RIGHT, RIGHT_SUBJECT])
def test_deciding_later_equals_having_decided_before(tmp_path: Path, text: str) -> None:
    decisions, late = decided(tmp_path, text), built()
    corpus.follow(late, decisions)
    assert content(late) == content(built(decisions))
    corpus.follow(late, ())
    assert content(late) == content(built())


def test_an_article_that_a_decision_names_and_that_fits_the_shapes_no_more_is_a_failure_of_the_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dataset = built()
    monkeypatch.setattr(extraction, "extract", lambda article: broken(extract(article)))
    failures = build_into(dataset, (), decisions=decided(tmp_path, RETRACT)).failures
    assert failures[0].startswith("hà nam chủ tịch: ")
    assert failures[0].endswith("so it is in the graph no more")


def test_removing_what_a_decision_names_leaves_the_rest(tmp_path: Path) -> None:
    decisions = decided(tmp_path, SAME)
    dataset = built(decisions)
    corpus.remove(dataset, article_iri(EXTRACTIONS["giám đốc"].article), decisions)
    assert persons(dataset) == 2


def test_a_retracted_fact_is_gone_and_a_corrected_one_has_its_status(tmp_path: Path) -> None:
    def tenures(decisions: tuple[Decision, ...]) -> list[str]:
        dataset = open_store()
        corpus.add(dataset, [EXTRACTIONS["hà nam chủ tịch"]], decisions)
        return [str(status).partition("#")[2] for status in dataset.default_graph.objects(None, KG.status)]

    assert tenures(()) == ["current"]
    assert tenures(decided(tmp_path, RETRACT)) == []
    assert tenures(decided(tmp_path, CORRECT)) == ["former"]


def corrected_statement(tmp_path: Path, text: str, decision: str) -> Statement:
    """The only statement of an article as a decision corrects it."""
    article = Article("tin.txt", text, published="2021-03-05")
    (statement,) = pickle.loads(work.reading(extract(article), decided(tmp_path, decision)).packed).statements
    return statement


def test_the_right_object_is_the_thing_that_an_article_prints(tmp_path: Path) -> None:
    read = {str(s.object.label): s for s in EXTRACTIONS["hà nam bí thư"].statements if isinstance(s.object, Entity)}
    right = RIGHT.replace("hà nam chủ tịch", "tin.txt")
    statement = corrected_statement(tmp_path, "Ông Nguyễn Văn An, Chủ tịch UBND tỉnh Hà Nam.", right)
    assert statement.object == read["Bí thư Tỉnh ủy Hà Nam"].object
    assert statement.evidence.text == "Nguyễn Văn An, Chủ tịch UBND tỉnh Hà Nam"


def test_the_right_subject_is_the_person_of_that_name(tmp_path: Path) -> None:
    right = RIGHT_SUBJECT.replace("hà nam chủ tịch", "tin.txt") + 'status = "acting"\n'
    statement = corrected_statement(tmp_path, "Ông Nguyễn Văn An, Chủ tịch UBND tỉnh Hà Nam.", right)
    assert (statement.subject, statement.status) == (named("Nguyễn Văn Ân", Article("khác", "")), Status.ACTING)


@pytest.mark.parametrize("right", ["2021-03-05", "2021-03", "--03-05", "2021"])
def test_a_right_day_is_written_as_graphs_print_it(tmp_path: Path, right: str) -> None:
    decision = f"""[[correct]]
article = "chỉ thị"
relation = "issuedOn"
subject = "Chỉ thị 05-CT/TW"
object = "2016-05-15"
right = "{right}"
"""
    dataset = open_store()
    corpus.add(dataset, [EXTRACTIONS["chỉ thị"]], decided(tmp_path, decision))
    assert [str(day) for day in dataset.default_graph.objects(None, KG.issuedOn)] == [right]


def test_what_the_article_names_already_is_that_with_all_that_it_says_of_it(tmp_path: Path) -> None:
    text = (
        "Ông Lê Văn Tâm dự hội nghị tổng kết ngày 5/3/2021. Bà Trần Thị Bình dự hội thảo về dinh dưỡng ngày 6/3/2021."
    )
    article = Article("tin.txt", text)
    decision = """[[correct]]
article = "tin.txt"
relation = "attendedBy"
subject = "Hội nghị tổng kết"
object = "Lê Văn Tâm"
right_subject = "Hội thảo về dinh dưỡng"
"""
    read = pickle.loads(work.reading(extract(article), decided(tmp_path, decision)).packed).statements
    attended = {s.object.label: s.subject for s in read if s.relation == "attendedBy"}
    assert attended["Lê Văn Tâm"] == attended["Trần Thị Bình"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('right = "một chức vụ khác"', "'một chức vụ khác' is not read as a Position, the object of holds"),
        ('right = "Tỉnh ủy Hà Nam"', "'Tỉnh ủy Hà Nam' is not read as a Position, the object of holds"),
        ('right = "2021-03-05"', "'2021-03-05' is not read as a Position, the object of holds"),
        ('right = "Chủ tịch"', "'Chủ tịch' is not read as a Position, the object of holds"),
        ('right_subject = "ông Ân"', "'ông Ân' is not read as a Person, the subject of holds"),
        ('right_subject = "Hà Nam"', "'Hà Nam' is not read as a Person, the subject of holds"),
    ],
)
def test_what_is_not_read_as_a_thing_of_the_right_kind_is_refused_before_anything_is_stored(
    tmp_path: Path, text: str, message: str
) -> None:
    dataset, decisions = open_store(), decided(tmp_path, f"{SAME}{CORRECTED}{text}\n")
    with pytest.raises(DecisionError, match=re.escape(f"graph.decisions.toml:5: {message}")):
        corpus.add(dataset, [EXTRACTIONS["hà nam chủ tịch"]], decisions)
    assert content(dataset) == []


@pytest.mark.parametrize(
    ("relation", "right", "message"),
    [
        ("hold", "Bí thư Tỉnh ủy Hà Nam", ":1: 'hold' is not a term of ontology/kg.ttl; did you mean 'holds'?"),
        ("heldOn", "2021-02-29", ":1: '2021-02-29' is not read as a date, the object of heldOn"),
        ("heldAt", "Nguyễn Văn An", ":1: 'Nguyễn Văn An' is not read as a Place or Body, the object of heldAt"),
    ],
)
def test_what_a_relation_takes_is_known_from_the_ontology(
    tmp_path: Path, relation: str, right: str, message: str
) -> None:
    text = CORRECTED.replace("holds", relation) + f'right = "{right}"\n'
    with pytest.raises(DecisionError, match=re.escape(message)):
        corpus.follow(open_store(), decided(tmp_path, text))


def test_decisions_that_name_nothing_are_reported_with_file_and_line(tmp_path: Path) -> None:
    text = SAME.replace("giám đốc", "không có") + DIFFERENT.replace("An", "Ân") + RETRACT.replace("Chủ tịch", "Bí thư")
    decisions = decided(tmp_path, text)
    path = tmp_path / "graph.decisions.toml"
    assert corpus.unmet(built(decisions), decisions) == [
        f"{path}:1: no article 'không có' is in the graph",
        f"{path}:5: article 'hà nam chủ tịch' names no 'Person Nguyễn Văn Ân'",
        f"{path}:5: article 'hà nam bí thư' names no 'Person Nguyễn Văn Ân'",
        f"{path}:8: article 'hà nam chủ tịch' does not say: Nguyễn Văn An, holds, Bí thư Ủy ban nhân dân tỉnh Hà Nam",
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[[same]\n", "graph.decisions.toml: "),
        ("\n[[sane]]\n", ":2: 'sane' is no decision; there are: same, different, retract, correct"),
        ('[[same]]\nblock = "Person A"\n', r":1: [[same]] needs block, articles (and may have a note)"),
        ('[[same]]\nblock = "Person A"\narticles = ["a"]\n', ":1: 'articles' is a list of two or more identifiers"),
        (CORRECTED, ":1: [[correct]] needs article, relation, subject, object, and status, right or right_subject"),
        ("same = [1]\n", ":1: [[same]] needs block, articles (and may have a note)"),
        ("same = 1\n", ":1: [[same]] needs block, articles (and may have a note)"),
        (CORRECT.replace('"former"', '["former"]'), ":1: the status is one of current, former, acting, proposed"),
        (CORRECT.replace("former", "late"), ":1: the status is one of current, former, acting, proposed"),
    ],
)
def test_a_wrong_file_of_decisions_is_refused_with_file_and_line(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(DecisionError, match=re.escape(message)):
        decided(tmp_path, text)


def test_why_shows_the_profiles_of_a_person_and_the_homonyms_kept_apart() -> None:
    dataset = built()
    director = next(iri for iri in entities(dataset, BLOCK) if len(why(dataset, iri.strip("<>")).seen) == 2)
    found = why(dataset, director.strip("<>"))
    assert [(seen.said, seen.articles) for seen in found.seen] == [
        ("Bí thư Tỉnh ủy Hà Nam; 2021", ("hà nam bí thư",)),
        ("Chủ tịch Ủy ban nhân dân tỉnh Hà Nam; 2021", ("hà nam chủ tịch",)),
    ]
    assert {seen.reason.partition(":")[0] for seen in found.seen} == {"same place"}
    assert sorted(seen.reason for _, several in found.others for seen in several) == [
        "not at a time: Chủ tịch Ủy ban nhân dân tỉnh Cà Mau; Bí thư Tỉnh ủy Hà Nam",
        "nothing in common with others of this name",
    ]


def test_the_graph_keeps_doubts_as_codes_and_people_read_them_in_words() -> None:
    dataset = built()
    reasons = {str(value) for _, _, value, _ in dataset.quads((None, KG.reason, None, None))}
    assert Doubt.APART in reasons
    assert "nothing in common with others of this name" not in reasons
    assert {doubt.other.reason for doubt in doubts(dataset)} <= {worded(code) for code in Doubt}


def test_doubts_can_be_written_for_a_human_to_decide(tmp_path: Path) -> None:
    path, found = tmp_path / "graph.decisions.toml", doubts(built())
    assert [(doubt.block, doubt.joined) for doubt in found]
    assert write_suggestions(path, found) == len(found)
    assert write_suggestions(path, found) == 0
    assert write_suggestions(tmp_path / "none.toml", []) == 0
    assert not (tmp_path / "none.toml").exists()
    assert read_decisions(path) == ()
    uncommented = "\n".join(
        line[2:] for line in path.read_text(encoding="utf-8").splitlines() if "=" in line or "[[" in line
    )
    path.write_text(uncommented, encoding="utf-8")
    assert len(read_decisions(path)) == len(found)


def test_every_doubtful_pair_is_listed_once() -> None:
    dataset = open_store()
    for number, post in enumerate(("Bộ trưởng Bộ Y tế", "Bí thư Huyện ủy Hải Hậu", "Giám đốc Sở Y tế tỉnh Nghệ An")):
        corpus.add(dataset, [extract(Article(str(number), f"Ông Nguyễn Văn An, {post} phát biểu."))], ())
    found = [{doubt.one.articles, doubt.other.articles} for doubt in doubts(dataset)]
    assert len(found) == 2
    assert found[0] != found[1]


def test_a_signature_is_described_for_people() -> None:
    assert describe('{"posts": [["Bí thư Tỉnh ủy Hà Nam", "former"]], "near": ["Hà Nam"]}') == (
        "Bí thư Tỉnh ủy Hà Nam (former); near Hà Nam"
    )
