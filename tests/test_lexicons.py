"""Words are data: a row in a table or a rule in `relations.toml` is all it takes, and a wrong row is told exactly."""

import csv
import shutil
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import kg.resources
from kg.annotate.scanner import read_tokens
from kg.errors import LexiconError
from kg.extract.frames.frame import load_frames
from kg.extraction import extract
from kg.lexicon import load_lexicon, phrase_key
from kg.model import Article, Entity
from kg.phrases import Entry
from kg.resources import resource
from kg.tables import phrases, read_table

Edit = Callable[..., None]


def forget() -> None:
    load_lexicon.cache_clear()
    load_frames.cache_clear()


@pytest.fixture
def edit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Edit]:
    """Adds text to a file of a copy of the lexicons, which is then the one in use."""
    for folder in ("lexicons", "gazetteers"):
        shutil.copytree(resource(folder), tmp_path / folder)
    monkeypatch.setattr(kg.resources, "PACKAGE", tmp_path)

    def add(file: str, *lines: str) -> None:
        path = tmp_path / file
        path.write_text(path.read_text(encoding="utf-8") + "\n".join([*lines, ""]), encoding="utf-8")
        forget()

    yield add
    monkeypatch.undo()
    forget()


def stated(text: str) -> set[tuple[str, str, str]]:
    return {
        (s.subject.label, s.relation, s.object.label if isinstance(s.object, Entity) else str(s.object))
        for s in extract(Article("a", text)).statements
    }


# ------------------------------------------------------------------------------------------------- adding rows


@pytest.mark.parametrize(
    ("file", "rows", "text", "statement"),
    [
        (
            "lexicons/roles.csv",
            ["Đốc lý,,body,,,Phó,,"],
            "Ông Phạm Gia Vinh, Phó Đốc lý Sở Y tế tỉnh Hà Nam, thăm chợ.",
            ("Phạm Gia Vinh", "holds", "Phó Đốc lý Sở Y tế tỉnh Hà Nam"),
        ),
        (
            "lexicons/body_heads.csv",
            ["Tổng nha,state,central,required,none,yes,,,"],
            "Tổng nha Thủy nông tổ chức hội nghị.",
            ("Hội nghị", "organisedBy", "Tổng nha Thủy nông"),
        ),
        (
            "lexicons/cues.csv",
            ["cầm trịch,CHAIR"],
            "Ông Phạm Gia Vinh cầm trịch hội nghị.",
            ("Hội nghị", "chairedBy", "Phạm Gia Vinh"),
        ),
        (
            "lexicons/document_types.csv",
            ["Sắc chỉ,state,SC,number,,"],
            "Chính phủ đã ban hành Sắc chỉ số 12/SC-CP về thủy lợi.",
            ("Sắc chỉ 12/SC-CP", "issuedBy", "Chính phủ"),
        ),
        (
            "lexicons/meetings.csv",
            ["buổi hội ngộ,meeting,conference,yes,"],
            "Ông Phạm Gia Vinh chủ trì buổi hội ngộ.",
            ("Buổi hội ngộ", "chairedBy", "Phạm Gia Vinh"),
        ),
        (
            "lexicons/head_traits.csv",
            ["Ban Cơ yếu,meets"],
            "Sáng 5/6, Ban Cơ yếu tỉnh Hà Nam đã nghe báo cáo. Ông Phạm Gia Vinh chủ trì.",
            ("Phiên họp của Ban Cơ yếu tỉnh Hà Nam", "chairedBy", "Phạm Gia Vinh"),
        ),
        (
            "lexicons/seats.csv",
            ["Ban Cơ yếu,Ủy viên danh dự"],
            "Ông Phạm Gia Vinh được bầu vào Ban Cơ yếu tỉnh Hà Nam.",
            ("Phạm Gia Vinh", "appointedTo", "Ủy viên danh dự Ban Cơ yếu tỉnh Hà Nam"),
        ),
        (
            "lexicons/abbreviations.csv",
            ["UBX,Ủy ban nhân dân,"],
            "Chỉ thị số 12/CT-UBX do UBX tỉnh Hà Nam ban hành.",
            ("Chỉ thị 12/CT-UBX", "issuedBy", "Ủy ban nhân dân tỉnh Hà Nam"),
        ),
        (
            "lexicons/honorifics.csv",
            ["lão thành,honorific"],
            "Tới dự hội nghị có lão thành Joko Hartono.",
            ("Hội nghị", "attendedBy", "Joko Hartono"),
        ),
        (
            "lexicons/family_names.csv",
            ["Xyz,Kinh,rare,,"],
            "Xyz Gia Vinh chủ trì hội nghị.",
            ("Hội nghị", "chairedBy", "Xyz Gia Vinh"),
        ),
        (
            "lexicons/relations.toml",
            [
                "[[rule]]",
                'name = "test.toast"',
                'pattern = "<who:Figure> PASSIVE SAY BY <meeting:Meeting>"',
                'emit = [["addressedBy", "meeting", "who"]]',
            ],
            "Ông Phạm Gia Vinh được chúc mừng do hội nghị thành công.",
            ("Hội nghị", "addressedBy", "Phạm Gia Vinh"),
        ),
    ],
    ids=lambda value: value if isinstance(value, str) and "/" in value and " " not in value else "",
)
def test_a_row_is_all_it_takes(edit: Edit, file, rows, text, statement):
    assert statement not in stated(text)
    edit(file, *rows)
    assert statement in stated(text)


# ------------------------------------------------------------------------------------------------- wrong rows


@pytest.mark.parametrize("row", ["chủ trì chung", "chủ trì chung,CHAIR,x"])
def test_a_row_with_the_wrong_number_of_cells_is_told_with_file_and_line(edit: Edit, row):
    edit("lexicons/cues.csv", row)
    count = len(resource("lexicons", "cues.csv").read_text(encoding="utf-8").splitlines())
    with pytest.raises(LexiconError, match=rf"cues\.csv:{count}: the row does not have the 2 cells of the header"):
        load_lexicon()


@pytest.mark.parametrize(
    ("table", "row"), [("meetings", "buổi hội ngộ,Buổi tiếp,talk,yes,"), ("meeting_families", "talk,working")]
)
def test_a_family_of_meetings_that_nobody_knows_is_told(edit: Edit, table, row):
    edit(f"lexicons/{table}.csv", row)
    with pytest.raises(LexiconError, match=rf"{table}\.csv: .*'talk'"):
        load_lexicon()


def test_a_missing_table_is_told(tmp_path: Path):
    with pytest.raises(LexiconError, match=r"none\.csv"):
        list(read_table(tmp_path / "none.csv"))


def test_comments_and_empty_lines_are_no_rows(tmp_path: Path):
    (tmp_path / "a.csv").write_text('# a comment\nname,note\n\n# another\n"a, b",c\n', encoding="utf-8")
    assert list(read_table(tmp_path / "a.csv")) == [{"name": "a, b", "note": "c"}]


def test_a_rule_that_cannot_be_read_is_told(edit: Edit):
    edit("lexicons/relations.toml", "[[rule]]", 'name = "x"', 'pattern = "Figure & Body"', "emit = []")
    with pytest.raises(LexiconError, match=r"relations\.toml"):
        load_frames()


def test_rules_that_are_no_toml_are_told(edit: Edit):
    edit("lexicons/relations.toml", "[[rule]]", "name = ")
    with pytest.raises(LexiconError, match=r"relations\.toml: Invalid value \(at line \d+"):
        load_frames()


def test_a_condition_that_nobody_knows_is_told(edit: Edit):
    edit("lexicons/relations.toml", "[[rule]]", 'name = "x"', 'pattern = "Figure"', "emit = []", 'needs = "luck"')
    with pytest.raises(LexiconError, match=r"relations\.toml: x: .*'luck'"):
        load_frames()


@pytest.mark.parametrize(
    "line",
    [
        'emit = [["chairedBy", "meeting", "whom"]]',
        'emit = [["chairedBy", "metting", "who"]]',
        'emit = [["chairedBy", "thatday", "who"]]',
        'emit = [["chairedBy", "meeting", "who"]]\nspread = "what"',
    ],
    ids=["object", "subject", "an object as subject", "spread"],
)
def test_a_part_that_nobody_knows_is_told(edit: Edit, line):
    edit("lexicons/relations.toml", "[[rule]]", 'name = "x"', 'pattern = "<who:Figure> CHAIR"', line)
    with pytest.raises(LexiconError, match=r"relations\.toml: x: .*'(whom|metting|thatday|what)'"):
        load_frames()


# ------------------------------------------------------------------------------------------------- every phrase


def entries() -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = defaultdict(list)
    for several in load_lexicon().entries.values():
        for entry in several:
            found[entry.category].append(entry)
    return found


def unfound(category: str) -> list[str]:
    """Phrases of a category that are not found when they stand in a sentence."""
    lexicon = load_lexicon()
    missing = []
    for entry in entries()[category]:
        found = read_tokens(f"Hôm nay {entry.phrase} , mai", lexicon)
        if not any(hit == entry for _, hit in found.hits(2)):
            missing.append(entry.phrase)
    return sorted(missing)


@pytest.mark.parametrize("category", sorted(entries()))
def test_every_phrase_is_found_in_a_sentence(category):
    assert entries()[category]
    assert unfound(category) == []


def test_most_phrases_are_found():
    found = entries()
    assert len(found) >= 14
    assert sum(map(len, found.values())) > 4500


def test_a_phrase_is_found_in_any_case_and_tone_placement():
    lexicon = load_lexicon()
    for text in ("ỦY BAN NHÂN DÂN", "Uỷ ban Nhân dân", "UBND", "ủy ban nhân dân"):
        _, head = read_tokens(text, lexicon).find(0, "head")
        assert head.canonical == "Ủy ban nhân dân"


@pytest.mark.parametrize(
    ("phrase", "key"),
    [
        ("Ủy ban nhân dân", "ủy ban nhân dân"),
        ("UBND tỉnh", "ủy ban nhân dân tỉnh"),
        ("Lao động - Thương binh", "lao động - thương binh"),
        ("Văn hóa, Thể thao", "văn hóa , thể thao"),
    ],
)
def test_key_of_a_phrase(phrase, key):
    assert phrase_key(phrase, load_lexicon().expansions) == key


def test_longer_phrases_come_first_and_ordinary_words_hide_what_is_inside():
    lexicon = load_lexicon()
    found = read_tokens("Phó Chủ tịch Quốc hội", lexicon)
    ends = [end for end, _ in found.hits(0)]
    assert ends[0] == 5
    assert ends == sorted(ends, reverse=True)
    hidden = read_tokens("trong xã hội này", lexicon)
    assert {entry.category for _, entry in hidden.hits(1)} == {"word"}


def test_lookup_of_a_phrase_by_category():
    lexicon = load_lexicon()
    assert lexicon.lookup("role", "BÍ THƯ").canonical == "Bí thư"
    assert lexicon.lookup("head", "Bí thư") is None
    assert lexicon.lookup("role", "no such phrase") is None


def test_abbreviations_are_written_out_only_as_printed():
    expansions = load_lexicon().expansions
    assert expansions["UBND"] == "Ủy ban nhân dân"
    assert "tư" not in expansions


@pytest.mark.parametrize(
    ("phrase", "said_of", "not_of"),
    [
        ("Nha", {"Nha"}, {"Nha Thủy nông", "Tổng Nha", "Nhà"}),
        ("Nha …", {"Nha", "Nha Thủy nông", "Nha, Vụ Thủy nông"}, {"Tổng Nha", "Nhà", "nha"}),
        ("… Nha", {"Nha", "Tổng Nha"}, {"Nha Thủy nông"}),
    ],
)
def test_a_trait_is_said_of_a_name_or_of_all_that_begin_or_end_like_it(edit: Edit, phrase, said_of, not_of):
    edit("lexicons/head_traits.csv", f"{phrase},host|test")
    traits = load_lexicon().head_traits
    assert {name for name in said_of | not_of if "test" in traits(name)} == said_of


def test_traits_of_several_rows_are_added(edit: Edit):
    edit("lexicons/head_traits.csv", "Nha,host|sent", "Nha …,open", "Nha Thủy …,board")
    traits = load_lexicon().head_traits
    assert traits("Nha") == {"host", "sent", "open"}
    assert traits("Nha Thủy nông") == {"open", "board"}


@pytest.mark.parametrize("phrase", phrases("address_words.csv"))
def test_words_of_address_are_honorifics(phrase: str):
    assert load_lexicon().feature("honorific", phrase, "kind") == "honorific"


@pytest.mark.parametrize("path", sorted(resource("lexicons").glob("*.csv")), ids=lambda path: path.stem)
def test_tables_can_be_opened_by_any_csv_reader(path: Path):
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    assert list(csv.DictReader(lines, strict=True)) == list(read_table(path))
