"""The gazetteers say what exists and when; these lexicons say how names, documents and abbreviations are written."""

import csv
import re
import unicodedata
from collections import Counter
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import pytest

from kg.resources import resource
from kg.spelling import words

GAZETTEERS = sorted(resource("gazetteers").glob("*.csv"))
LEXICONS = [
    resource("lexicons", f"{name}.csv")
    for name in (
        "abbreviations",
        "document_symbols",
        "document_types",
        "family_names",
        "honorifics",
    )
]
FILES = [*GAZETTEERS, *LEXICONS]
SEVERAL = {"aliases", "successor", "codes", "peoples", "issuer", "family"}
KEYS = {
    "abbreviations": ("abbreviation", "expansion"),
    "agencies": ("head", "field", "level", "kind", "parent"),
    "assembly_terms": ("role", "term"),
    "bodies": ("label",),
    "countries": ("label",),
    "districts": ("label", "type", "province", "valid_to"),
    "document_symbols": ("part",),
    "document_types": ("label",),
    "family_names": ("name",),
    "foreign_leaders": ("name",),
    "foreign_ministries": ("field",),
    "foreign_places": ("name",),
    "honorifics": ("phrase", "kind"),
    "international_bodies": ("label",),
    "laws": ("name",),
    "leader_spellings": ("spelling",),
    "provinces": ("label", "type", "valid_from"),
    "terms_of_office": ("name", "office"),
}
KINDS = set(
    "party state legislature judiciary front massOrganization military enterprise education health press"
    " foreign international".split()
)

Row = dict[str, str]


def lines(path: Path) -> tuple[list[str], list[str]]:
    """Comment lines and the rest, which is CSV."""
    text = path.read_text(encoding="utf-8").splitlines()
    comments = [line for line in text if line.startswith("#")]
    return comments, text[len(comments) :]


@cache
def rows(name: str) -> list[Row]:
    path = next(path for path in FILES if path.stem == name)
    return list(csv.DictReader(lines(path)[1], strict=True))


def labels(name: str) -> set[str]:
    return {row["label"] for row in rows(name)}


def values(row: Row, column: str) -> list[str]:
    return [value for value in row[column].split("|") if value]


def valid(row: Row, day: str) -> bool:
    """Whether the row's thing existed on the day; a year alone counts from its start to its end."""
    end = row["valid_to"]
    return row["valid_from"] <= day and (not end or day[: len(end)] <= end)


def old_tone_placement(text: str) -> list[str]:
    """Syllables written as `hoà`, `thuý`, `uỷ`, where the project writes `hòa`, `thúy`, `ủy`."""
    return re.findall(r"(?:o[àáảãạèéẻẽẹ]|(?<!q)u[ỳýỷỹỵ])(?!\w)", text.lower())


def test_there_is_a_key_for_every_file():
    assert len(FILES) == 18
    assert {path.stem for path in FILES} == set(KEYS)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_file_is_nfc_with_unix_line_ends(path: Path):
    text = path.read_bytes().decode("utf-8")
    assert unicodedata.is_normalized("NFC", text)
    assert "\r" not in text
    assert "\ufeff" not in text


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_file_says_what_it_is_where_it_is_from_and_how_to_add(path: Path):
    comments, _ = lines(path)
    assert any(line.startswith(("# Source:", "# Sources:")) for line in comments)
    assert any(line.startswith("# To add a row:") for line in comments)
    explained = set(re.findall(r"\w+", " ".join(comments)))
    assert set(rows(path.stem)[0]) <= explained


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_rows_are_sorted_complete_and_distinct(path: Path):
    table = list(csv.reader(lines(path)[1], strict=True))
    header, body = table[0], table[1:]
    assert body
    assert body == sorted(body)
    assert all(len(row) == len(header) for row in body)
    assert all(cell == cell.strip() and "  " not in cell for row in body for cell in row)
    keys = Counter(tuple(row[column] for column in KEYS[path.stem]) for row in rows(path.stem))
    assert [key for key, count in keys.items() if count > 1] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_lists_in_a_cell_hold_distinct_values_other_than_the_label(path: Path):
    for row in rows(path.stem):
        for column in SEVERAL & set(row):
            found = row[column].split("|") if row[column] else []
            assert all(found), row
            assert len(found) == len(set(found)), row
        if "label" in row and "aliases" in row:
            assert row["label"] not in values(row, "aliases"), row


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_tone_placement_is_the_one_of_official_names(path: Path):
    assert [row for row in rows(path.stem) if any(old_tone_placement(cell) for cell in row.values())] == []


@pytest.mark.parametrize(
    ("text", "found"),
    [("hoà", True), ("Uỷ ban", True), ("Thuý", True), ("hòa", False), ("quý", False), ("hoàn", False)],
)
def test_the_check_of_tone_placement_tells_the_two_ways_apart(text: str, found: bool):
    assert bool(old_tone_placement(text)) is found


@pytest.mark.parametrize("name", ["agencies", "bodies", "districts", "provinces"])
def test_validity_is_a_day_or_a_year_and_ends_after_it_begins(name: str):
    for row in rows(name):
        for column in ("valid_from", "valid_to"):
            if len(row[column]) == 10:
                date.fromisoformat(row[column])
            else:
                assert re.fullmatch(r"(\d{4})?", row[column]), row
        if row["valid_from"] and row["valid_to"]:
            assert row["valid_from"][:4] <= row["valid_to"], row


class TestProvinces:
    @pytest.mark.parametrize(
        ("day", "count"),
        [("2003-01-01", 61), ("2006-01-01", 64), ("2008-08-01", 63), ("2025-06-30", 63), ("2025-07-01", 34)],
    )
    def test_number_on_a_day(self, day: str, count: int):
        assert sum(valid(row, day) for row in rows("provinces")) == count

    def test_a_province_that_ended_has_successors_the_day_after(self):
        ended = [row for row in rows("provinces") if row["valid_to"]]
        assert len(ended) > 63 - 34
        for row in ended:
            after = (date.fromisoformat(row["valid_to"]) + timedelta(days=1)).isoformat()
            alive = {other["label"] for other in rows("provinces") if valid(other, after)}
            assert values(row, "successor"), row
            assert set(values(row, "successor")) <= alive, row

    def test_codes_are_distinct_on_a_day(self):
        for day in ("2025-06-30", "2025-07-01"):
            codes = [row["code"] for row in rows("provinces") if valid(row, day)]
            assert all(re.fullmatch(r"\d\d", code) for code in codes)
            assert len(codes) == len(set(codes))

    def test_centrally_run_cities_of_2025(self):
        cities = {row["label"] for row in rows("provinces") if valid(row, "2025-07-01") and row["type"] == "thành phố"}
        assert cities == {"Hà Nội", "Hải Phòng", "Huế", "Đà Nẵng", "Hồ Chí Minh", "Cần Thơ"}


class TestDistrictsAndCommunes:
    def test_all_districts_end_with_june_2025(self):
        last = [row for row in rows("districts") if row["valid_to"] == "2025-06-30"]
        assert len(last) == 696
        assert all(row["valid_to"] for row in rows("districts"))
        assert len({(row["province"], row["code"]) for row in last}) == 696

    def test_districts_lie_in_a_province_of_their_time(self):
        for row in rows("districts"):
            day = row["valid_to"]
            assert any(valid(other, day) for other in rows("provinces") if other["label"] == row["province"]), row

    def test_a_district_that_ended_before_has_a_successor(self):
        known = labels("districts")
        earlier = [row for row in rows("districts") if row["valid_to"] != "2025-06-30"]
        assert len(earlier) > 50
        assert all(row["successor"] and set(values(row, "successor")) <= known for row in earlier)


class TestBodies:
    def test_there_are_many_of_every_kind(self):
        assert len(rows("bodies")) >= 500
        assert {row["kind"] for row in rows("bodies")} == KINDS - {"foreign", "international"}
        assert {row["kind"] for row in rows("international_bodies")} == {"foreign", "international"}

    @pytest.mark.parametrize("name", ["bodies", "international_bodies"])
    def test_parents_and_successors_have_rows(self, name: str):
        known = labels(name)
        for row in rows(name):
            assert not row["parent"] or row["parent"] in known, row
            assert set(values(row, "successor") if "successor" in row else []) <= known, row

    @pytest.mark.parametrize("name", ["bodies", "countries", "international_bodies"])
    def test_an_alias_belongs_to_one_row_and_is_no_other_label(self, name: str):
        aliases = Counter(alias for row in rows(name) for alias in values(row, "aliases"))
        assert [alias for alias, count in aliases.items() if count > 1] == []
        assert aliases.keys() & labels(name) == set()

    def test_nobody_is_its_own_parent(self):
        parents = {row["label"]: row["parent"] for row in rows("bodies")}
        for label in parents:
            seen = {label}
            while label := parents[label]:
                assert label not in seen
                seen.add(label)

    @pytest.mark.parametrize(("day", "count"), [("2021-06-01", 22), ("2025-03-01", 17)])
    def test_ministries_and_ministerial_agencies_on_a_day(self, day: str, count: int):
        agencies = {"Văn phòng Chính phủ", "Thanh tra Chính phủ", "Ngân hàng Nhà nước Việt Nam", "Ủy ban Dân tộc"}
        found = [
            row["label"]
            for row in rows("bodies")
            if valid(row, day) and (row["label"] in agencies or re.match(r"Bộ \w", row["label"]))
            if row["parent"] == "Chính phủ"
        ]
        assert len(found) == count, sorted(found)


class TestAgencies:
    def test_parents_are_bodies_and_successors_have_rows(self):
        fields = {(row["head"], row["field"]) for row in rows("agencies")}
        for row in rows("agencies"):
            assert not row["parent"] or row["parent"] in labels("bodies"), row
            assert {(row["head"], field) for field in values(row, "successor")} <= fields, row
            assert row["kind"] in KINDS, row

    def test_an_alias_means_one_field_after_its_head(self):
        seen: dict[tuple[str, str, str], str] = {}
        for row in rows("agencies"):
            for alias in values(row, "aliases"):
                key = (row["head"], row["level"], alias)
                assert seen.setdefault(key, row["field"]) == row["field"], key

    def test_fields_with_commas_are_one_field(self):
        fields = {row["field"] for row in rows("agencies") if row["head"] == "Sở"}
        assert {"Khoa học, Công nghệ và Môi trường", "Văn hóa, Thể thao và Du lịch"} <= fields


class TestLexicons:
    def test_document_types_belong_to_known_families(self):
        assert len(rows("document_types")) >= 100
        families = {family for row in rows("document_types") for family in values(row, "family")}
        assert families == {"party", "state", "law", "international", "other"}
        assert {row["identifies"] for row in rows("document_types")} == {"title", "number", "type", "symbol"}

    def test_no_alias_of_a_document_type_is_another_type(self):
        aliases = [alias for row in rows("document_types") for alias in values(row, "aliases")]
        assert len(aliases) == len(set(aliases))
        assert set(aliases) & labels("document_types") == set()

    def test_issuers_of_central_symbols_are_bodies(self):
        issuers = {
            issuer
            for row in rows("document_symbols")
            if row["level"] == "central" and row["kind"] == "body"
            for issuer in values(row, "issuer")
            if "{" not in issuer
        }
        assert len(issuers) >= 80
        assert issuers - labels("bodies") == {"Đoàn Chủ tịch"}

    def test_placeholders_of_issuers_are_known(self):
        used = {word for row in rows("document_symbols") for word in re.findall(r"\{\w*\}", row["issuer"])}
        assert used == {"{place}", "{type}"}

    def test_an_unconditional_abbreviation_means_one_thing(self):
        expansions: dict[str, list[Row]] = {}
        for row in rows("abbreviations"):
            expansions.setdefault(row["abbreviation"], []).append(row)
        assert len(expansions) >= 400
        ambiguous = {abbreviation: found for abbreviation, found in expansions.items() if len(found) > 1}
        assert ambiguous
        for found in ambiguous.values():
            contexts = [row["context"] for row in found]
            assert len(contexts) == len(set(contexts)), found

    def test_an_abbreviation_is_one_token(self):
        assert [row["abbreviation"] for row in rows("abbreviations") if len(words(row["abbreviation"])) != 1] == []

    def test_family_names_of_all_peoples(self):
        assert len(rows("family_names")) >= 500
        peoples = Counter(people for row in rows("family_names") for people in values(row, "peoples"))
        assert len(peoples) >= 40
        assert peoples["Kinh"] >= 150
        assert {row["frequency"] for row in rows("family_names")} == {"common", "medium", "rare"}
        assert {row["ambiguous"] for row in rows("family_names")} == {"", "yes"}


def test_the_leaders_abroad_lead_countries_of_the_gazetteer():
    countries = {row["label"] for row in rows("countries")}
    assert len(rows("foreign_leaders")) >= 30
    assert [row["name"] for row in rows("foreign_leaders") if row["country"] not in countries] == []


def test_two_spellings_of_a_leaders_name_are_of_one_country_and_lead_to_the_known_one():
    country = {row["name"]: row["country"] for row in rows("foreign_leaders")}
    known = {row["spelling"]: row["name"] for row in rows("leader_spellings")}
    assert [one for one, name in known.items() if country[one] != country[name]] == []
    assert known.keys().isdisjoint(known.values())


@pytest.mark.parametrize(("table", "least"), [("terms_of_office", 300), ("assembly_terms", 60)])
def test_terms_begin_before_they_end(table: str, least: int):
    terms = rows(table)
    assert len(terms) >= least
    for row in terms:
        began, ended = date.fromisoformat(row["from"]), row["to"]
        assert not ended or began < date.fromisoformat(ended), row
