"""The tables of the lexicons and gazetteers: their rows, and the entries of the lexicon that these give."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import product
from pathlib import Path
from sys import intern

from kg.errors import LexiconError
from kg.families import Family
from kg.phrases import Entry
from kg.resources import resource


def read_table(path: Path) -> Iterator[dict[str, str]]:
    """The rows of a CSV file; lines that begin with `#` are comments.

    Raises:
        LexiconError: The file is missing, or a row has more or fewer cells than the header.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise LexiconError(f"{path.name}: {error}") from error
    numbered = [(number, line) for number, line in enumerate(lines, 1) if line and not line.startswith("#")]
    rows = csv.reader(line for _, line in numbered)
    header = list(map(intern, next(rows, [])))
    for (number, _), row in zip(numbered[1:], rows, strict=False):
        if len(row) != len(header):
            raise LexiconError(f"{path.name}:{number}: the row does not have the {len(header)} cells of the header")
        yield dict(zip(header, map(intern, row), strict=True))  # equal cells are one object, found without comparing


def read_entries() -> Iterator[Entry]:
    """Everything that a text is searched for, each table under its category."""
    yield from _roles()
    yield from _simple("modifier", "role_modifiers.csv", canonical="canonical")
    yield from _heads()
    yield from _simple("cue", "cues.csv")
    yield from _meetings()
    yield from _simple("deliberation", "deliberations.csv")
    yield from _simple("content", "contents.csv")
    yield from _simple("venue", "venues.csv")
    yield from _simple("blocker", "name_blockers.csv")
    yield from _simple("word", "common_words.csv")
    yield from _simple("honorific", "honorifics.csv")
    yield from _simple("placetype", "place_types.csv", canonical="canonical")
    yield from with_aliases("document", resource("lexicons", "document_types.csv"))
    yield from with_aliases("law", resource("gazetteers", "laws.csv"), "name")
    yield from with_aliases("province", resource("gazetteers", "provinces.csv"))
    yield from with_aliases("district", resource("gazetteers", "districts.csv"))
    yield from _countries()
    for row in read_table(resource("gazetteers", "foreign_places.csv")):
        yield Entry("foreign", row["name"], row["name"], row)
    yield from with_aliases("body", resource("gazetteers", "bodies.csv"))
    yield from with_aliases("body", resource("gazetteers", "international_bodies.csv"))


def _simple(category: str, file: str, canonical: str = "") -> Iterator[Entry]:
    """One entry a row, or one for each of the phrases that its alternatives give."""
    for row in read_table(resource("lexicons", file)):
        for phrase in alternatives(row["phrase"]):
            yield Entry(category, phrase, row[canonical] or phrase if canonical else phrase, row)


def _meetings() -> Iterator[Entry]:
    """Heads of meetings' names, of whose families rules speak: `buổi tiếp`, `kỳ họp`."""
    for entry in _simple("meeting", "meetings.csv"):
        Family.read(entry.features["family"], "meetings.csv")
        yield entry


def alternatives(phrase: str) -> Iterator[str]:
    """The phrases that a cell gives, in which alternatives stand in parentheses.

    Example:
        >>> list(alternatives("(khi|lúc) (|đang) làm"))
        ['khi làm', 'khi đang làm', 'lúc làm', 'lúc đang làm']
    """
    pieces = [piece.split("|") for piece in re.split(r"[()]", phrase)]
    yield from (" ".join("".join(chosen).split()) for chosen in product(*pieces))


def listed(cell: str) -> tuple[str, ...]:
    """The values that a cell lists.

    Example:
        >>> listed("party|state"), listed("")
        (('party', 'state'), ())
    """
    return tuple(filter(None, cell.split("|")))


@cache
def phrases(file: str, effect: str = "") -> tuple[str, ...]:
    """The phrases that a table of the lexicons lists, written out, or those of the rows with an effect.

    Example:
        `phrases("history_words.csv", "since")` gives `kể từ`, `từ`, `sinh năm`.
    """
    rows = read_table(resource("lexicons", file))
    cells = (row["phrase"] for row in rows if not effect or effect in row["effect"].split("|"))
    return tuple(phrase for cell in cells for phrase in alternatives(cell))


@cache
def words_of(file: str, effect: str = "") -> frozenset[str]:
    """What `phrases` gives, to ask whether a phrase is among them.

    Example:
        >>> "tình hình" in words_of("document_words.csv", "report")
        True
    """
    return frozenset(phrases(file, effect))


def by_edge(phrases: Iterable[str], edge: int) -> dict[str, list[list[str]]]:
    """The words of phrases, the longest first, by the first (0) or the last (-1) of them.

    Example:
        >>> by_edge(["từ", "kể từ", "từ khi"], 0)
        {'kể': [['kể', 'từ']], 'từ': [['từ', 'khi'], ['từ']]}
    """
    found: defaultdict[str, list[list[str]]] = defaultdict(list)
    for words in sorted(map(str.split, phrases), key=len, reverse=True):
        found[words[edge]].append(words)
    return dict(found)


def any_of(phrases: Iterable[str]) -> str:
    r"""A regular expression for whole words that are one of some phrases, the longest that is there.

    Example:
        >>> re.findall(any_of(["từ", "từ năm"]), "từ năm 2010, từ tốn, vô từ")
        ['từ năm', 'từ', 'từ']
    """
    longest_first = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)"


def with_aliases(category: str, path: Path, label: str = "label") -> Iterator[Entry]:
    """An entry for each name of a row: its label, its official name, its aliases.

    Example:
        The row of Thành phố Hồ Chí Minh in provinces.csv gives one for `TP.HCM`, too.
    """
    for row in read_table(path):
        for phrase in (row[label], *filter(None, (row.get("official"), *row.get("aliases", "").split("|")))):
            yield Entry(category, phrase, row[label], row)


def _countries() -> Iterator[Entry]:
    """Countries, and republics also with the acronym that news explains: `Cộng hòa Liên bang (CHLB) Đức`."""
    for entry in with_aliases("country", resource("gazetteers", "countries.csv")):
        yield entry
        row = entry.features
        for name in (row["label"], *row["aliases"].split("|")):
            if entry.phrase == row["official"] and re.fullmatch(rf"Cộng hòa \D+ {re.escape(name)}", entry.phrase):
                republic = entry.phrase.removesuffix(f" {name}")
                acronym = "".join(word[0].upper() for word in republic.split(" "))
                yield Entry("country", f"{republic} ({acronym}) {name}", entry.canonical, row)


def _heads() -> Iterator[Entry]:
    """Heads of bodies, in full and as clerks shorten them: `Hội Nông dân`, `Hội ND`."""
    heads = {row["head"]: row for row in read_table(resource("lexicons", "body_heads.csv"))}
    for head, row in heads.items():
        yield Entry("head", head, head, row)
    for short in read_table(resource("lexicons", "short_heads.csv")):
        yield Entry("head", short["phrase"], short["head"], heads[short["head"]])


def _roles() -> Iterator[Entry]:
    """Roles and their deputies: `Bí thư`, `Phó Bí thư`, which portals print `P. Bí thư`, too."""
    short: dict[str, list[str]] = defaultdict(list)
    for row in read_table(resource("lexicons", "abbreviations.csv")):
        if row["context"] == "role":
            short[row["expansion"]].append(row["abbreviation"])
    for row in read_table(resource("lexicons", "roles.csv")):
        for phrase in alternatives(row["phrase"]):
            canonical = row["canonical"] or phrase
            yield Entry("role", phrase, canonical, row)
            for prefix in filter(None, row["deputy"].split("|")):
                for printed in (prefix, *short.get(prefix, ())):
                    yield Entry("role", f"{printed} {phrase}", f"{prefix} {canonical}", row)
