"""Precision, recall and F1 on annotated articles, counted by hand here, and the same as the shared scorer's."""

import json
import subprocess
import sys
from pathlib import Path
from unicodedata import normalize

import pytest

from kg.errors import ReadError
from kg.evaluation import GoldArticle, GoldFact, GoldThing, Tally, annotation_of, read_gold, score, summarize, total
from kg.evaluation.alignment import one_to_one
from kg.evaluation.labels import document_likeness, key, likeness
from kg.evaluation.relations import object_kind, subject_kind
from kg.model import Entity, Evidence, Kind, PartialDate, Statement, Status
from kg.vocabulary import RELATIONS

ROOT = Path(__file__).parent.parent
GOLD = Path(__file__).parent / "gold"
PORTALS = Path(__file__).parent / "portals"
BENCH = ROOT.parent / "shared" / "bench"
KG = str(Path(sys.executable).parent / "kg")
LEAST_F1 = 0.95  # on the articles of tests/gold
LEAST_UNSEEN_F1 = 0.88  # on those of tests/portals, which nobody looked at while the rules were written


# ---- labels


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Chủ tịch UBND tỉnh Hoà Bình", "chủ tịch Ủy ban nhân dân tỉnh Hòa Bình"),
        ("Trưởng Ban Ban Tổ chức", "Trưởng ban Tổ chức"),
        ("Ủy viên Ban Chấp hành Trung ương Đảng", "Ủy viên Trung ương Đảng"),
        ("Phó Chủ nhiệm Ủy ban của Quốc hội", "Phó Chủ nhiệm Ủy ban Quốc hội"),
        ("Hội Nông dân Việt Nam", "Hội Nông dân"),
        ("Bí thư Thành ủy TP.HCM", "Bí thư Thành ủy Thành phố Hồ Chí Minh"),
        ("Văn Miếu (Bắc Ninh)", "Văn Miếu, Bắc Ninh"),
    ],
)
def test_labels_that_differ_in_spelling_only_are_the_same(one, other):
    assert key(one) == key(other)


@pytest.mark.parametrize(("one", "other"), [("Hùng", "Hưng"), ("Bí thư Tỉnh ủy", "Bí thư Tỉnh ủy Thái Bình")])
def test_labels_that_differ_in_a_diacritic_or_a_place_are_not(one, other):
    assert key(one) != key(other)


def test_likeness_is_the_share_of_common_words():
    assert likeness("Hội nghị toàn quốc năm 2021", "Hội nghị toàn quốc") == 0.8
    assert likeness("Hội nghị", "Đại lễ") == 0


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Nghị quyết 01-NQ/TU", "Nghị quyết số 01 - NQ/TU", 0.7),
        ("Chỉ thị 05-CT/TW", "Chỉ thị số 05-CT/TW", 1.0),
        ("Chỉ thị 05-CT/TW", "Kết luận 05-CT/TW", 0.6),
        ("Chỉ thị 05-CT/TW", "Chỉ thị 05", 0.7),
        ("Chỉ thị 05-CT/TW", "Chỉ thị 06-CT/TW", 0.0),
        ("Chỉ thị 05", "Kế hoạch 5", 0.0),
        ("Luật Du lịch", "Luật Du lịch (sửa đổi)", 0.75),
        ("Luật Du lịch", "Luật Đất đai", 0.0),
    ],
)
def test_documents_are_compared_by_number_else_by_title(one, other, expected):
    assert document_likeness(one, other) == pytest.approx(expected)


def test_pairs_are_made_best_first_and_each_thing_has_one_partner():
    assert one_to_one([(0.6, "a", "X"), (0.9, "b", "X"), (0.5, "a", "Y"), (0.4, "c", "Y")]) == {"b": "X", "a": "Y"}


def test_the_ontology_says_what_is_identified_and_what_is_a_label():
    kinds = {relation: (subject_kind(relation), object_kind(relation)) for relation in RELATIONS}
    assert kinds["presented"] == (Kind.PERSON, Kind.DOCUMENT)
    assert kinds["chairedBy"] == (Kind.MEETING, Kind.PERSON)
    assert kinds["issuedOn"] == (Kind.DOCUMENT, None)
    assert {subject for subject, _ in kinds.values()} == {Kind.PERSON, Kind.DOCUMENT, Kind.MEETING}


# ---- one article, counted by hand


def entity(kind, label):
    return Entity(kind, label, f"id:{label}")


def statement(subject, relation, value, start=0, status=Status.CURRENT):
    return Statement(subject, relation, value, Evidence(start, start + 1, "x"), "rule", status)


AN, BINH = entity(Kind.PERSON, "Nguyễn Văn An"), entity(Kind.PERSON, "Trần Thị Bình")
SECRETARY = entity(Kind.POSITION, "Bí thư Tỉnh ủy Hà Nam")
CONFERENCE = entity(Kind.MEETING, "Hội nghị toàn tỉnh")
RESOLUTION = entity(Kind.DOCUMENT, "Nghị quyết 01-NQ/TU")


def gold(*facts, persons=("Nguyễn Văn An", "Trần Thị Bình")):
    documents = (GoldThing("D1", ("Nghị quyết 01-NQ/TU",)), GoldThing("D2", ("Nghị quyết 02-NQ/TU",)))
    meetings = (GoldThing("M1", ("Hội nghị toàn tỉnh quán triệt nghị quyết",)), GoldThing("M2", ("Lễ kỷ niệm",)))
    return GoldArticle("a", persons, documents, meetings, facts)


HOLDS = GoldFact("holds", "Nguyễn Văn An", ("Bí thư Tỉnh ủy Hà Nam", "Bí thư Hà Nam"))
CHAIRED = GoldFact("chairedBy", "M1", ("Nguyễn Văn An",))


def strict(gold, *statements):
    return total(summarize([score(gold, statements)]).strict)


def test_right_wrong_and_missed_are_counted():
    found = [statement(AN, "holds", SECRETARY), statement(CONFERENCE, "chairedBy", BINH)]
    report = summarize([score(gold(HOLDS, CHAIRED), found)])
    assert report.strict["holds"] == Tally(right=1, found=1, expected=1)
    assert report.strict["chairedBy"] == Tally(right=0, found=1, expected=1)
    assert [(error.kind, error.subject, error.object) for error in report.errors] == [
        ("wrong", "Hội nghị toàn tỉnh", "Trần Thị Bình"),
        ("missed", "Hội nghị toàn tỉnh quán triệt nghị quyết", "Nguyễn Văn An"),
    ]


def test_any_of_the_labels_that_are_right_will_do():
    assert strict(gold(HOLDS), statement(AN, "holds", entity(Kind.POSITION, "Bí thư Hà Nam"))).f1 == 1


def test_a_similar_label_is_right_in_the_relaxed_measure_only():
    report = summarize([score(gold(HOLDS), [statement(AN, "holds", entity(Kind.POSITION, "Bí thư Tỉnh ủy"))])])
    assert (report.strict["holds"].right, report.relaxed["holds"].right) == (0, 1)


def test_an_optional_fact_neither_helps_nor_hurts():
    optional = GoldFact("chairedBy", "M1", ("Nguyễn Văn An",), optional=True)
    assert strict(gold(HOLDS, optional), statement(AN, "holds", SECRETARY)) == Tally(1, 1, 1)
    found = [statement(AN, "holds", SECRETARY), statement(CONFERENCE, "chairedBy", AN)]
    assert strict(gold(HOLDS, optional), *found) == Tally(1, 1, 1)


def test_another_wording_of_a_fact_counts_once():
    found = [statement(AN, "holds", SECRETARY), statement(AN, "holds", entity(Kind.POSITION, "Bí thư Hà Nam"), start=5)]
    assert strict(gold(HOLDS), *found) == Tally(1, 1, 1)


def test_meetings_are_aligned_by_the_facts_they_share_whatever_they_are_called():
    jubilee = entity(Kind.MEETING, "Lễ")
    held = GoldFact("heldOn", "M2", ("2021-11-03",))
    found = [statement(jubilee, "heldOn", PartialDate(2021, 11, 3)), statement(CONFERENCE, "chairedBy", AN)]
    assert strict(gold(CHAIRED, held), *found) == Tally(2, 2, 2)


def test_two_documents_are_not_one():
    facts = [GoldFact("issuedBy", "D1", ("Tỉnh ủy Hà Nam",)), GoldFact("issuedBy", "D2", ("Tỉnh ủy Hà Nam",))]
    found = statement(RESOLUTION, "issuedBy", entity(Kind.BODY, "Tỉnh ủy Hà Nam"))
    assert strict(gold(*facts), found) == Tally(right=1, found=1, expected=2)


def test_the_status_is_measured_on_the_holds_that_are_right():
    report = summarize([score(gold(HOLDS), [statement(AN, "holds", SECRETARY, status=Status.FORMER)])])
    assert (report.status.right, report.status.found, report.strict["holds"].right) == (0, 1, 1)


def test_persons_are_measured_by_the_facts_about_them():
    stranger = entity(Kind.PERSON, "Lê Văn Lạ")
    found = [statement(AN, "holds", SECRETARY), statement(CONFERENCE, "chairedBy", stranger)]
    report = summarize([score(gold(HOLDS, GoldFact("chairedBy", "M1", ("Trần Thị Bình",))), found)])
    assert report.persons == Tally(right=1, found=2, expected=2)


def test_what_is_no_relation_of_the_evaluation_is_not_counted():
    assert strict(gold(), statement(CONFERENCE, "siteCount", 12)) == Tally()


def test_nothing_found_and_nothing_expected_is_no_division_by_zero():
    report = summarize([score(gold(), [])])
    assert (total(report.strict).f1, report.worst) == (0.0, ())


# ---- reading annotations


def write(folder, name="a.json", **changes):
    record = {
        "doc": "a", "persons": [{"name": "Nguyễn Văn An"}], "documents": [],
        "meetings": [{"id": "M1", "label": "Hội nghị"}], "facts": [{"r": "chairedBy", "s": "M1", "o": "Nguyễn Văn An"}],
    }  # fmt: skip
    text = json.dumps({key: value for key, value in (record | changes).items() if value is not None})
    (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_optional_fields_may_be_left_out(tmp_path):
    (article,) = read_gold(write(tmp_path)).values()
    assert article.facts == (GoldFact("chairedBy", "M1", ("Nguyễn Văn An",)),)


def test_an_annotation_belongs_to_an_article_by_id_or_by_file_name(tmp_path):
    gold = read_gold(write(tmp_path, doc="bài-1"))
    for article in ("bài-1", "thư/mục/bài-1.txt", normalize("NFD", "bài-1")):
        assert annotation_of(article, gold) is gold["bài-1"]
    assert annotation_of("bài-2.txt", gold) is None


FACT = {"r": "chairedBy", "s": "M1", "o": "Nguyễn Văn An"}


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"doc": None}, "annotation: no 'doc'"),
        ({"doc": " "}, "annotation: 'doc' is empty"),
        ({"facts": {}}, "annotation: 'facts' is not a list"),
        ({"persons": ["Nguyễn Văn An"]}, "person: not a JSON object"),
        ({"facts": [FACT, FACT | {"r": "chairdBy"}]}, "fact 2: unknown relation 'chairdBy'"),
        ({"facts": [FACT | {"s": "M2"}]}, "fact 1: chairedBy is about 'M2', which is not among the meetings"),
        ({"facts": [FACT | {"o": "Ông An"}]}, "fact 1: chairedBy is about 'Ông An', which is not among the persons"),
        ({"facts": [FACT, FACT]}, "fact 2: 'chairedBy M1 Nguyễn Văn An' is given twice"),
        (
            {"facts": [FACT | {"status": "cũ"}]},
            "fact 1: unknown status 'cũ' (known: current, former, acting, proposed)",
        ),
        ({"facts": [FACT | {"alts": "x"}]}, "fact 1: 'alts' is not a list"),
        ({"facts": [FACT | {"alts": [1]}]}, "fact 1: 'alts' has what is no text"),
        ({"facts": [FACT | {"opt": "no"}]}, "fact 1: 'opt' is not true or false"),
    ],
)
def test_a_malformed_annotation_is_named_with_its_cause(tmp_path, changes, message):
    with pytest.raises(ReadError) as error:
        read_gold(write(tmp_path, **changes))
    assert str(error.value) == f"{tmp_path / 'a.json'}: {message}"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b'{"doc": }', "line 1, column 9: Expecting value"),
        (b"\xff", "not JSON in UTF-8: "),
        (b"[" * 100_000, "not JSON in UTF-8: "),
        (b"[]", "annotation: not a JSON object"),
    ],
)
def test_a_file_that_is_no_json_is_named_with_its_cause(tmp_path, data, message):
    (tmp_path / "a.json").write_bytes(data)
    with pytest.raises(ReadError) as error:
        read_gold(tmp_path)
    assert str(error.value).startswith(f"{tmp_path / 'a.json'}: {message}")


def test_an_article_that_is_annotated_twice_and_a_folder_without_annotations_are_errors(tmp_path):
    with pytest.raises(ReadError, match=r"no annotation \(\*\.json\) in this folder"):
        read_gold(tmp_path)
    with pytest.raises(ReadError, match="no such folder"):
        read_gold(tmp_path / "khong-co")
    write(tmp_path)
    with pytest.raises(ReadError, match=r"b\.json: article 'a' is annotated in another file, too"):
        read_gold(write(tmp_path, "b.json"))


# ---- the command


def kg(*arguments, code=0):
    done = subprocess.run([KG, "evaluate", *map(str, arguments)], capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == code, done.stderr
    return done


@pytest.fixture(scope="module")
def measured():
    return json.loads(kg(GOLD, GOLD, "--format", "json", "--errors").stdout)


@pytest.mark.parametrize(("folder", "count"), [(GOLD, 6), (PORTALS, 20)])
def test_the_annotated_articles_are_well_formed(folder, count):
    articles = read_gold(folder)
    assert len(articles) == count
    for id, article in articles.items():
        text = (folder / f"{id}.txt").read_text(encoding="utf-8")
        assert [fact.evidence for fact in article.facts if not fact.evidence or fact.evidence not in text] == []
        assert [name for name in article.persons if name not in text] == []


def test_the_extraction_is_good_on_them(measured):
    assert measured["articles"] == 6
    assert measured["strict"]["f1"] >= LEAST_F1
    assert measured["relaxed"]["f1"] >= measured["strict"]["f1"]
    assert measured["persons"]["f1"] >= 0.97


def test_the_extraction_is_good_on_articles_that_no_rule_was_written_for():
    measured = json.loads(kg(PORTALS, PORTALS, "--format", "json").stdout)
    assert measured["articles"] == 20
    assert measured["strict"]["f1"] >= LEAST_UNSEEN_F1
    assert measured["persons"]["f1"] >= 0.97


def test_the_errors_are_those_of_the_counts(measured):
    expected, right = measured["strict"]["expected"], measured["strict"]["right"]
    kinds = [error["kind"] for error in measured["errors"]]
    assert kinds.count("missed") == expected - right
    assert kinds.count("wrong") == measured["strict"]["found"] - right
    assert sum(relation["expected"] for relation in measured["strict"]["relations"].values()) == expected > 80


def test_the_table_has_a_row_for_every_relation_and_the_errors_that_are_asked_for(measured):
    lines = kg(GOLD, GOLD, "--relation", "disseminated").stdout.splitlines()
    assert lines[0].startswith("6 articles, ")
    assert [line.split()[0] for line in lines[3:18]] == [*RELATIONS, "all"]
    listed = [line.split()[2] for line in lines[lines.index("Errors") + 3 :]]
    assert listed == [error["relation"] for error in measured["errors"] if error["relation"] == "disseminated"]


def test_articles_without_annotation_and_annotations_without_article_are_told(tmp_path):
    (tmp_path / "khac.txt").write_text("Không có gì.", encoding="utf-8")
    done = kg(GOLD, GOLD / "hdnd.txt", tmp_path)
    assert done.stdout.startswith("1 article, ")
    assert done.stderr.splitlines() == [
        f"kg: 1 article not annotated, left out: {tmp_path / 'khac.txt'}",
        "kg: 5 articles annotated, but not among the sources: bo-nhiem, dai-hoi, hoi-nghi-tinh, …",
    ]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["khong-co", GOLD], "kg: khong-co: no such folder of annotations\n"),
        ([GOLD, "khong-co.txt"], "kg: khong-co.txt: no such file or folder\n"),
        ([GOLD, GOLD, "--relation", "hold"], "kg: 'hold' is not a term of ontology/kg.ttl; did you mean 'holds'?\n"),
    ],
)
def test_an_error_is_one_line(arguments, message):
    assert kg(*arguments, code=1).stderr == message


def test_the_same_article_twice_is_an_error(tmp_path):
    (tmp_path / "hdnd.txt").write_text("Không có gì.", encoding="utf-8")
    assert "are both article 'hdnd' of the annotations" in kg(GOLD, GOLD / "hdnd.txt", tmp_path, code=1).stderr


# ---- the same numbers as the shared scorer


@pytest.mark.skipif(not BENCH.exists(), reason="the shared bench is not here")
def test_the_measures_are_those_of_the_shared_scorer(tmp_path):
    gold, articles, facts = BENCH / "dev" / "gold", BENCH / "dev" / "text", tmp_path / "facts.jsonl"
    with facts.open("wb") as stream:
        subprocess.run([KG, "extract", articles, "--format", "jsonl"], stdout=stream, check=True)
    command = [sys.executable, BENCH / "score.py", gold, facts, "--json"]
    theirs = json.loads(subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stdout)
    mine = json.loads(kg(gold, articles, "--format", "json").stdout)
    assert mine["articles"] >= 30
    for mode in ("strict", "relaxed"):
        mine_f1 = {relation: measures["f1"] for relation, measures in mine[mode]["relations"].items()}
        assert mine_f1 == pytest.approx(theirs[mode]["relations"], abs=1e-6)
        names = {"precision": "precision", "recall": "recall", "f1": "micro_f1"}
        assert {name: mine[mode][name] for name in names} == pytest.approx(
            {name: theirs[mode][other] for name, other in names.items()}, abs=1e-6
        )
