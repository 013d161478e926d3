"""The lexicons (how things are said) and gazetteers (which things exist), loaded once into one automaton.

Every phrase of every file becomes an `Entry` under its folded tokens, so that one pass over an article finds them all.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import ahocorasick

from kg.errors import LexiconError
from kg.resources import resource
from kg.spelling import fold, words

# Of entries with the same words the earlier category is tried first.
_ORDER = (
    "meeting", "document", "modifier", "role", "body", "head", "venue", "province", "district", "country",
    "placetype", "honorific", "blocker", "word", "cue",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """A phrase and what it means.

    Attributes:
        category: Which table it comes from: `role`, `head`, `cue`, `place`, ...
        phrase: The words as the table prints them.
        canonical: The words as a label prints them.
        features: The other columns of its row.
    """

    category: str
    phrase: str
    canonical: str
    features: Mapping[str, str] = field(default_factory=dict, hash=False, compare=False)


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
    rows = csv.DictReader(line for _, line in numbered)
    for (number, _), row in zip(numbered[1:], rows, strict=False):
        if None in row or None in row.values():
            raise LexiconError(
                f"{path.name}:{number}: the row does not have the {len(rows.fieldnames or [])} cells of the header"
            )
        yield row


@dataclass(frozen=True)
class Lexicon:
    """All phrases, with the spelling rules that find them.

    Attributes:
        automaton: Folded phrase between blanks -> (length, entries).
        expansions: Abbreviation as printed -> its words: `UBND` -> `Ủy ban nhân dân`; `TƯ` is one, `tư` is not.
        families: Folded first syllables of Vietnamese family names -> whether the word is also a common one.
        fields: Folded names that follow a body's head (`kh-đt`) -> their full form.
        entries: The same entries as in the automaton, by folded phrase.
    """

    automaton: ahocorasick.Automaton
    expansions: Mapping[str, str]
    families: Mapping[str, bool]
    fields: Mapping[str, str]
    entries: Mapping[str, tuple[Entry, ...]]

    def lookup(self, category: str, phrase: str) -> Entry | None:
        """The entry of a category that a phrase names, if any."""
        found = self.entries.get(fold(phrase), ())
        return next((entry for entry in found if entry.category == category), None)


def phrase_key(phrase: str, expansions: Mapping[str, str]) -> str:
    """The folded tokens of a phrase, abbreviations expanded, as they stand in an article's token stream.

    Example:
        >>> phrase_key("UBND tỉnh", {"UBND": "Ủy ban nhân dân"})
        'ủy ban nhân dân tỉnh'
    """
    return " ".join(fold(expansions.get(piece, piece)) for piece in words(phrase))


def _with_aliases(category: str, rows: Iterable[dict[str, str]], label: str) -> Iterator[Entry]:
    for row in rows:
        for phrase in (row[label], *filter(None, (row.get("official"), *row.get("aliases", "").split("|")))):
            yield Entry(category, phrase, row[label], row)


def _roles() -> Iterator[Entry]:
    for row in read_table(resource("lexicons", "roles.csv")):
        canonical = row["canonical"] or row["phrase"]
        yield Entry("role", row["phrase"], canonical, row)
        for prefix in filter(None, row["deputy"].split("|")):
            yield Entry("role", f"{prefix} {row['phrase']}", f"{prefix} {canonical}", row)


def _simple(category: str, file: str, column: str = "phrase", canonical: str = "") -> Iterator[Entry]:
    for row in read_table(resource("lexicons", file)):
        yield Entry(category, row[column], row.get(canonical or column) or row[column], row)


def _fields() -> Iterator[Entry]:
    """Names that follow a body's head: `Kế hoạch và Đầu tư`, also as abbreviations that only mean something there."""
    yield from _with_aliases("field", read_table(resource("gazetteers", "agencies.csv")), "field")


def _entries() -> Iterator[Entry]:
    yield from _roles()
    yield from _simple("modifier", "role_modifiers.csv", canonical="canonical")
    yield from _simple("head", "body_heads.csv", "head")
    yield from _simple("cue", "cues.csv")
    yield from _simple("meeting", "meetings.csv")
    yield from _simple("venue", "venues.csv")
    yield from _simple("blocker", "name_blockers.csv")
    yield from _simple("word", "common_words.csv")
    yield from _simple("honorific", "honorifics.csv")
    yield from _simple("placetype", "place_types.csv", canonical="canonical")
    yield from _with_aliases("document", read_table(resource("lexicons", "document_types.csv")), "label")
    yield from _with_aliases("province", read_table(resource("gazetteers", "provinces.csv")), "label")
    yield from _with_aliases("district", read_table(resource("gazetteers", "districts.csv")), "label")
    yield from _with_aliases("country", read_table(resource("gazetteers", "countries.csv")), "label")
    yield from _with_aliases("body", read_table(resource("gazetteers", "bodies.csv")), "label")
    yield from _with_aliases("body", read_table(resource("gazetteers", "international_bodies.csv")), "label")


@cache
def load_lexicon() -> Lexicon:
    """The lexicon that ships with the package."""
    expansions = {
        row["abbreviation"]: row["expansion"]
        for row in read_table(resource("lexicons", "abbreviations.csv"))
        if row["context"] in ("", "body", "school", "company")
    }
    found: dict[str, list[Entry]] = defaultdict(list)
    for entry in _entries():
        found[phrase_key(entry.phrase, expansions)].append(entry)
    automaton = ahocorasick.Automaton()
    for key, entries in found.items():
        entries.sort(key=lambda entry: _ORDER.index(entry.category))
        automaton.add_word(f" {key} ", (len(key), tuple(entries)))
    automaton.make_automaton()
    families = {
        fold(row["name"]): row["ambiguous"] == "yes" for row in read_table(resource("lexicons", "family_names.csv"))
    }
    fields = {phrase_key(entry.phrase, expansions): entry.canonical for entry in _fields()}
    return Lexicon(automaton, expansions, families, fields, {key: tuple(entries) for key, entries in found.items()})
