"""The lexicons (how things are said) and gazetteers (which things exist), loaded once.

Every phrase of every file becomes an `Entry` under its folded tokens, so that one pass over an article finds them all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Set
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache, partial
from sys import intern

from kg.families import Family
from kg.phrases import Entry, Phrases
from kg.resources import resource
from kg.spelling import fold, search_key, words
from kg.tables import read_entries, read_table, with_aliases
from kg.traits import Traits, read_traits

HOME = "Việt Nam"
"""The country whose offices and bodies are printed without one."""
OF_GOVERNMENT = " Chính phủ"
"""Ends offices at home that are called without it in other countries: `Thủ tướng Chính phủ`."""
CENTRAL_COMMITTEE = "Ban Chấp hành Trung ương Đảng"
"""The body that `Trung ương` alone means."""
DEPUTATION = "Đoàn đại biểu Quốc hội"
"""The deputies of a province in the National Assembly."""
# Of entries with the same words the earlier category is tried first.
_ORDER = (
    "meeting", "document", "modifier", "role", "body", "head", "venue", "province", "district", "country", "foreign",
    "placetype", "honorific", "blocker", "word", "cue", "deliberation", "content", "law",
)  # fmt: skip
# Contexts of abbreviations.csv in which an abbreviation is written out without looking at what stands around it.
_UNAMBIGUOUS = ("", "body", "school", "company", "word")
_LEAST_TYPED = 3  # letters of an abbreviation that is one in small letters too: `ubnd`, not `tu`


@dataclass(frozen=True, eq=False)
class Lexicon:
    """All phrases, with the spelling rules that find them.

    Attributes:
        entries: Folded phrase -> what it means: `tỉnh ủy` -> one entry of the category `head`.
        phrases: The same by their tokens, for one pass over those of a text.
        expansions: Abbreviation as printed -> its words: `UBND` -> `Ủy ban nhân dân`; `TƯ` is one, `tư` is not.
        glued: Two abbreviations printed as one word -> each of them: `CTUBND` -> `CT`, `UBND`.
        school_words: Those of the abbreviations that are written out in the names of schools alone: `TH`.
        families: Folded first syllables of Vietnamese family names -> whether the word is also a common one.
        fields: Folded names that follow a body's head (`kh-đt`) -> their full form.
        kin: Family of meetings -> the other families that the same meeting may be named by.
    """

    entries: Mapping[str, tuple[Entry, ...]]
    phrases: Phrases
    expansions: Mapping[str, str]
    glued: Mapping[str, tuple[str, str]]
    school_words: frozenset[str]
    families: Mapping[str, bool]
    fields: Mapping[str, str]
    kin: Mapping[Family, tuple[Family, ...]]

    @cached_property
    def lookup(self) -> Callable[[str, str], Entry | None]:
        """The entry of a category that a phrase names, if any.

        Example:
            `lookup("head", "tỉnh ủy")` gives the entry of `Tỉnh ủy`, `lookup("role", "tỉnh ủy")` none.
        """
        return lru_cache(maxsize=50_000)(self._look_up)

    def _look_up(self, category: str, phrase: str) -> Entry | None:
        key = " ".join(map(fold, words(phrase)))  # a mark is a word of its own
        return next((entry for entry in self.entries.get(key, ()) if entry.category == category), None)

    def feature(self, category: str, phrase: str, name: str) -> str:
        """What a column of its table says of a phrase; empty when the phrase is not in the category.

        Example:
            `feature("province", "Thái Bình", "type")` gives `tỉnh`.
        """
        entry = self.lookup(category, phrase)
        return entry.features[name] if entry else ""

    @cached_property
    def leaders(self) -> Set[str]:
        """Folded names of who leads or has led another country: `tập cận bình`."""
        return frozenset(fold(row["name"]) for row in read_table(resource("gazetteers", "foreign_leaders.csv")))

    @cached_property
    def head_traits(self) -> Traits:
        """What is known of bodies by their heads, those of the gazetteers too: `Cục Viễn thông` may be a `host`."""
        return read_traits("head_traits.csv")

    @cached_property
    def role_traits(self) -> Traits:
        """What is known of positions by their roles or labels: who is a `Bí thư Tỉnh ủy` is of the `top`."""
        return read_traits("role_traits.csv")

    @cached_property
    def document_traits(self) -> Traits:
        """What is known of documents by their types: a `Quyết định` `appoints`."""
        return read_traits("document_traits.csv")

    @cached_property
    def meeting_traits(self) -> Traits:
        """What is known of meetings by their types and heads: the guest of a `Lễ đón` is in its name."""
        return read_traits("meeting_traits.csv")

    @cached_property
    def abbreviations(self) -> Mapping[str, Mapping[str, Set[str]]]:
        """Every abbreviation -> what it may stand for -> in which contexts of abbreviations.csv it does."""
        found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        for row in read_table(resource("lexicons", "abbreviations.csv")):
            found[row["abbreviation"]][row["expansion"]].add(row["context"])
        return found

    @cached_property
    def sole_expansions(self) -> Mapping[str, str]:
        """The abbreviations that stand for one thing, in whatever name: `NSNN`, but not `CT`."""
        return {short: next(iter(whole)) for short, whole in self.abbreviations.items() if len(whole) == 1}

    @cached_property
    def longest_fields(self) -> Mapping[str, int]:
        """First word of names of fields -> number of words of the longest of them."""
        names = sorted((name.split(" ") for name in self.fields), key=len)
        return {words[0]: len(words) for words in names}

    @cached_property
    def own_fields(self) -> Mapping[tuple[str, str], str]:
        """Head and short name of a field that is another after other heads: `Phòng`, `VH&TT`, not that of a `Sở`."""
        named = with_aliases("field", resource("gazetteers", "agencies.csv"), "field")
        keys = ((entry, phrase_key(entry.phrase, self.expansions)) for entry in named)
        short = ((entry, key) for entry, key in keys if phrase_key(self.fields[key], self.expansions) != key)
        return {(entry.features["head"], key): entry.canonical for entry, key in short}

    @cached_property
    def committees(self) -> Mapping[str, str]:
        """Type of place -> the Party committee that leads it: `tỉnh` -> `Tỉnh ủy`."""
        return {
            kind: entry.canonical
            for entry in self.all("head")
            if entry.features["duty"] == "committee" and entry.features["kind"] == "party"
            for kind in entry.features["of"].split("|")
        }

    @cached_property
    def sole_offices(self) -> frozenset[str]:
        """The offices, as printed at home or abroad, whose holder leads no ministry or company: `Thủ tướng`."""
        alone = (e for e in self.all("role") if e.features["member"] == "alone")
        return frozenset(name for e in alone for name in (e.canonical, e.phrase))

    @cached_property
    def organs(self) -> tuple[str, ...]:
        """The heads of what works for a committee or a society: `Ban Chấp hành`, `Đoàn Chủ tịch`."""
        return tuple(sorted(entry.canonical for entry in self.all("head") if entry.features["duty"] == "organ"))

    @cached_property
    def departments(self) -> tuple[str, ...]:
        """The heads of what is part of a ministry or of another central body: `Cục`, `Vụ`."""
        return tuple(sorted(entry.canonical for entry in self.all("head") if entry.features["duty"] == "department"))

    @cached_property
    def names(self) -> Mapping[str, frozenset[str]]:
        """Names of persons that no family name of Vietnam begins, by their first word: leaders abroad, pen names."""
        found: dict[str, set[str]] = defaultdict(set)
        for table in (resource("gazetteers", "foreign_leaders.csv"), resource("lexicons", "pen_names.csv")):
            for row in read_table(table):
                first = row["name"].split()[0]
                if first != row["name"] and fold(first) not in self.families:
                    found[first].add(row["name"])
        return {first: frozenset(names) for first, names in found.items()}

    @cached_property
    def commemorated(self) -> frozenset[str]:
        """Folded names of persons of history, whom places are named after: `trần hưng đạo`."""
        return frozenset(fold(row["name"]) for row in read_table(resource("lexicons", "commemorated.csv")))

    @cached_property
    def nations(self) -> frozenset[str]:
        """The syllables that stand for countries in pairs: `Việt`, `Nhật`."""
        return frozenset(entry.features["syllable"] for entry in self.all("country")) - {""}

    @cached_property
    def roles_beside(self) -> tuple[str, ...]:
        """The roles that the holder of such an office may have at the head of a committee: `Trưởng ban`."""
        return self._members("beside")

    def is_membership(self, post: str) -> bool:
        """Whether a post or a role is held beside others: `Ủy viên Ban Thường vụ Tỉnh ủy`, `Đại biểu Quốc hội`."""
        return post.startswith(self._memberships)

    @cached_property
    def _memberships(self) -> tuple[str, ...]:
        return self._members("yes")

    def _members(self, kind: str) -> tuple[str, ...]:
        """Canonical roles with a value in the column `member` of roles.csv."""
        return tuple(sorted({e.canonical for e in self.all("role") if e.features["member"] == kind}))

    @cached_property
    def implied(self) -> Mapping[str, Entry]:
        """Class of cues -> the head of the meeting that its verbs state: `RECEIVE` -> `buổi tiếp`."""
        stated = [(entry.features["verb"], entry) for entry in self.all("meeting") if entry.features["verb"]]
        return {verb: entry for verbs, entry in stated for verb in verbs.split("|")}

    @cached_property
    def seats(self) -> Mapping[str, str]:
        """Head of a body -> its members, where they are not called `Ủy viên`: `Quốc hội` -> `Đại biểu Quốc hội`."""
        return {row["head"]: row["role"] for row in read_table(resource("lexicons", "seats.csv"))}

    def all(self, category: str) -> Iterator[Entry]:
        """The entries of a category."""
        return (entry for several in self.entries.values() for entry in several if entry.category == category)


def phrase_key(phrase: str, expansions: Mapping[str, str]) -> str:
    """The folded tokens of a phrase, abbreviations expanded, as they stand in an article's token stream.

    Example:
        >>> phrase_key("UBND tỉnh", {"UBND": "Ủy ban nhân dân"})
        'ủy ban nhân dân tỉnh'
    """
    return " ".join(fold(expansions.get(piece, piece)) for piece in words(phrase))


def expanded_for_search(name: str) -> str:
    """A name that someone looks for with its abbreviations written out; without diacritics if it has none.

    Example:
        >>> expanded_for_search("UBND tỉnh Thái Bình"), expanded_for_search("hdnd tinh")
        ('Ủy ban nhân dân tỉnh Thái Bình', 'hoi dong nhan dan tinh')
    """
    known = _typed()
    found = " ".join(known.get(word, word) for word in words(name))
    return search_key(found) if search_key(name) == name.lower() else found


@cache
def _typed() -> Mapping[str, str]:
    expansions = _expansions()
    plain = {search_key(short): long for short, long in expansions.items() if len(short) >= _LEAST_TYPED}
    return plain | expansions


def _expansions(*contexts: str) -> dict[str, str]:
    """The abbreviations of some contexts, else those that mean one thing wherever they stand in news of this kind."""
    rows = read_table(resource("lexicons", "abbreviations.csv"))
    return {row["abbreviation"]: row["expansion"] for row in rows if row["context"] in (contexts or _UNAMBIGUOUS)}


def _glued() -> dict[str, tuple[str, str]]:
    parts = {word: expansion.split() for word, expansion in _expansions("glued").items()}
    return {word: (first, second) for word, (first, second) in parts.items()}


def _families() -> dict[str, bool]:
    rows = read_table(resource("lexicons", "family_names.csv"))
    return {intern(fold(row["name"])): row["ambiguous"] == "yes" for row in rows}


def _fields(expansions: Mapping[str, str]) -> dict[str, str]:
    """Names that follow a body's head: `Kế hoạch và Đầu tư`, also as abbreviations that only mean something there."""
    tables = [resource("gazetteers", name) for name in ("foreign_ministries.csv", "agencies.csv")]
    names = [entry for table in tables for entry in with_aliases("field", table, "field")]
    shortened = {short: entry.canonical for entry in names for short in _shortened(entry.phrase)}
    fields = shortened | {entry.phrase: entry.canonical for entry in names}
    return {phrase_key(name, expansions): field for name, field in fields.items()}


def _shortened(field: str) -> Iterator[str]:
    """A field as some newspapers print it: `Kế hoạch Đầu tư`, `Khoa học Công nghệ và Môi trường`, `Y tế – Dân số`."""
    without_marks = field.replace(",", "").replace(" - ", " ")
    yield from (without_marks, without_marks.replace(" và ", " "))
    for dash in (" - ", " – "):
        joined = field.replace(" - ", dash)
        yield from (joined, joined.replace(" và ", dash), joined.replace(", ", dash))


def _kin() -> dict[Family, tuple[Family, ...]]:
    table = resource("lexicons", "meeting_families.csv")
    read = partial(Family.read, table=table.name)
    return {read(row["family"]): tuple(map(read, row["kin"].split("|"))) for row in read_table(table)}


@cache
def load_lexicon() -> Lexicon:
    """The lexicon that ships with the package."""
    expansions = _expansions()
    found: dict[str, list[Entry]] = defaultdict(list)
    for entry in read_entries():
        found[phrase_key(entry.phrase, expansions)].append(entry)
    entries = {
        key: tuple(sorted(several, key=lambda entry: _ORDER.index(entry.category))) for key, several in found.items()
    }
    phrases = Phrases.of(entries, map(fold, expansions.values()))
    schools, fields = frozenset(_expansions("school")), _fields(expansions)
    return Lexicon(entries, phrases, expansions, _glued(), schools, _families(), fields, _kin())
