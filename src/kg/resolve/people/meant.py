"""Who is meant by `ông Thăng`, `đồng chí Bí thư Tỉnh ủy`, `Thủ tướng`, `ông`."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import cache, cached_property

from kg.chunks import Sentence
from kg.lexicon import load_lexicon
from kg.mentions import PersonMention, PositionMention
from kg.resolve.people.foreign_names import foreigners
from kg.resolve.people.topics import Topic, differ, topics
from kg.resources import resource
from kg.spelling import fold, is_syllable
from kg.tables import read_table

_TOO_LONG = 5  # syllables of a name that may be two
_SMALL = re.compile(r" ([^\W\d_]+)\b")
_INITIAL = re.compile(r" \w\. ?")  # amid a name
_WHOLE = 3  # syllables of a Vietnamese name that need no other


class People:
    """The persons of one article under all their names."""

    def __init__(self, persons: Iterable[PersonMention], sentences: Sequence[Sentence] = (), text: str = "") -> None:
        """Read the names.

        Args:
            persons: All mentions.
            sentences: Those of the article, in which pronouns stand for them.
            text: Its normalized text, in which a name may go on in small letters.
        """
        self._sentences = sentences
        self._text = text
        ordered = sorted(persons, key=lambda person: person.start)
        self._told = [person for person in ordered if person.name]
        self._full = [person for person in self._told if not person.partial]
        self._names = {fold(p.name): p.name for p in reversed(self._full)}
        self._longer = {**self._suffixes(), **self._glued(), **self._respaced()}
        self._holders: dict[str, list[tuple[int, str]]] = defaultdict(list)
        self._meant: dict[PersonMention, str | None] = {}
        self._given: dict[str, list[PersonMention]] = defaultdict(list)
        for person in self._full:
            self._given[fold(person.name).split()[-1]].append(person)

    def _suffixes(self) -> dict[str, str]:
        """Names that shorten a longer one of the article: `Kim Ngân` is `Nguyễn Thị Kim Ngân`; so does `V.Putin`."""
        longer: dict[str, str] = {}
        for short in self._names:
            for name in self._names:
                if name != short and (name.endswith(f" {short}") or _abbreviates(short, name)):
                    longer[short] = name
        return longer

    def _respaced(self) -> dict[str, str]:
        """Names that another one of the article has with a blank or an initial more amid it.

        Example:
            `Ksor Yblim` is `Ksor Y Blim`, `Wilbur Ross` is `Wilbur L.Ross`.
        """
        spaced = {name.replace(" ", ""): name for name in sorted(self._names, key=len)}
        meant = [(name, spaced[name.replace(" ", "")]) for name in self._names]
        meant += [(short, name) for name in self._names if (short := _INITIAL.sub(" ", name)) in self._names]
        return {name: other for name, other in meant if name != other}

    def _glued(self) -> dict[str, str]:
        """The names that go on after one of the article, with a byline or a sentence: `Nguyễn Văn An Hà Nội`.

        No Vietnamese name is so long; another has no further part where the article mostly prints it without. A word
        without a blank before it is no part either: `Lê Văn Minhcho`.
        """
        printed = Counter(fold(person.name) for person in self._full)
        glued: dict[str, str] = {}
        for name in self._names:
            long = len(name.split()) >= _TOO_LONG
            enough = 2 if long or name.split()[0] not in load_lexicon().families else _WHOLE
            for short in self._names:
                if len(short.split()) < enough or short == name or not name.startswith(short):
                    continue
                rest = name[len(short) :]
                byline = rest[0] == " " and (long or printed[short] > printed[name])
                if byline or (rest[0] != " " and _is_word_more(name, rest)):
                    glued[name] = short
        return glued

    def add_holder(self, label: str, name: str, offset: int) -> None:
        """Note that a person holds a position, so that the position alone can name the person."""
        self._holders[fold(label)].append((offset, name))

    def name(self, person: PersonMention) -> str | None:
        """The fullest name of the person, or `None` when the article does not say who it is.

        Example:
            `ông Thăng` after `Đinh La Thăng` is Đinh La Thăng.
        """
        try:
            return self._meant[person]
        except KeyError:
            self._meant[person] = name = self._name(person)
            return name

    def _name(self, person: PersonMention) -> str | None:
        """The name that is printed in whole, or meant by a part or by none: `Đinh La Thăng`, `ông Thăng`, `ông`."""
        key = fold(person.name)
        if not person.partial:
            whole = self._gone_on(key, person.end) or self._longer.get(key, key)
            return self._names.get(whole, person.name)
        meant = self._named_so(key, person.start) if person.name else self._spoken_of(person)
        if meant:
            return self.name(meant)
        if person.name in _surnames():
            return person.name
        if not (person.name and person in self._foreigners):
            return None
        first = person.name in load_lexicon().names  # "Vladimir"
        return self._begun_so(key) or (None if first else person.name)

    def _gone_on(self, key: str, end: int) -> str:
        """The name of the article that ends with the word after another, printed small: `Chủ tịch Tập Cận | bình`."""
        word = _SMALL.match(self._text, end)
        whole = f"{key} {fold(word[1])}" if word else ""
        return whole if whole in self._names else ""

    @cached_property
    def _foreigners(self) -> frozenset[PersonMention]:
        return foreigners(self._sentences)

    def _begun_so(self, first: str) -> str | None:
        """The only name that begins with a word: `Moon` is `Moon Jae-in`."""
        fitting = [name for key, name in self._names.items() if key.split()[0] == first]
        return fitting[0] if len(fitting) == 1 else None

    def _named_so(self, given: str, offset: int) -> PersonMention | None:
        """The last person with a given name before an offset, else the last in the article; rather a leader abroad."""
        fitting = self._given.get(given, [])
        known = [person for person in fitting if _is_known(person.name)]
        fitting = known or ([] if given in _folded_surnames() else fitting)  # "Trump" is not his daughter
        before = [person for person in fitting if person.start < offset]
        return next(reversed(before or fitting), None)

    @cached_property
    def _young(self) -> frozenset[str]:
        """The given names of those whom the article addresses as the young."""
        return frozenset(person.name.split()[-1] for person in self._told if person.young)

    @cached_property
    def _topics(self) -> Sequence[Topic]:
        return topics(self._text, self._sentences)

    def _spoken_of(self, pronoun: PersonMention) -> PersonMention | None:
        """The last person before a pronoun who came first in a sentence, else the last at all: no woman for `ông`.

        Before any name it is the only person whom the article names.
        """
        before = [p for p in self._told if p.start < pronoun.start and not differ(p.woman, pronoun.woman)]
        if self._young and pronoun.woman is not None:  # "anh" is not who was called "ông"
            before = [p for p in before if (p.name.split()[-1] in self._young) is pronoun.young] or before
        spoken_of = [topic.person for topic in self._topics if topic.told < pronoun.start < topic.until]
        fitting = set(before)
        first = [person for person in spoken_of if person in fitting]
        alone = self._full if len(self._names) == 1 else []
        return next(reversed(first or before or alone), None)

    def holder(self, position: PositionMention, label: str) -> str | None:
        """The person whom a position names when it stands for its holder.

        Example:
            `đồng chí Bí thư Tỉnh ủy` is who was named as Bí thư Tỉnh ủy.
        """
        found = self._holders.get(fold(label)) or ([] if position.body else self._holders_of(position))
        if len({name for _, name in found}) == 1:
            return found[0][1]
        before = [pair for pair in found if pair[0] < position.start]
        return max(before)[1] if before else None

    def _holders_of(self, position: PositionMention) -> list[tuple[int, str]]:
        """Who holds the role in any body, or any of the place: `Bộ trưởng` after `Bộ trưởng Bộ Y tế`.

        `Thị trưởng Rotterdam` is not who was named as `Thị trưởng Berlin`.
        """
        key, where = fold(position.role), fold(position.place.name) if position.place else ""
        return [
            pair
            for label, pairs in self._holders.items()
            if (label == key or label.startswith(f"{key} ")) and where in label
            for pair in pairs
        ]


def _is_known(name: str) -> bool:
    """Whether everybody knows the person, who is no Vietnamese."""
    return name in load_lexicon().names.get(name.split()[0], ())


@cache
def _surnames() -> frozenset[str]:
    """By what news calls leaders abroad: `Putin`, `HunSen`, the monarch `Akihito`; no syllable of Vietnamese."""
    leaders = (row["name"] for row in read_table(resource("gazetteers", "foreign_leaders.csv")))
    names = [*leaders, *(name for several in load_lexicon().names.values() for name in several)]
    short = {part for name in names for part in (name.split()[-1], name.replace(" ", ""))}
    return frozenset(name for name in short if not is_syllable(name))


@cache
def _folded_surnames() -> frozenset[str]:
    return frozenset(map(fold, _surnames()))


def _is_word_more(name: str, rest: str) -> bool:
    """Whether the end of a name is a word that lost the blank before it: `cho` in `Lê Văn Minhcho`."""
    return not is_syllable(name.split()[-1]) and len(rest) > 1 and is_syllable(rest.strip("-"))


def _abbreviates(short: str, name: str) -> bool:
    """Whether a name has only the initial of another one's first: `V.Putin` of `Vladimir Putin`."""
    initial, stop, rest = short.partition(".")
    return bool(stop) and len(initial) == 1 and name[0] == initial and name.endswith(f" {rest.strip()}")
