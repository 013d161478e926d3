"""Leaders abroad under the names that articles print: spelt otherwise, misspelt, by the family name alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from functools import cache, lru_cache

from kg.resources import resource
from kg.spelling import is_syllable, search_key, slips
from kg.tables import read_table

_PER_SLIP = 4  # letters of a word, one of which may be wrong
_HEIR = "jr"  # is somebody else than who has the name without it

Words = tuple[str, ...]


@lru_cache(maxsize=50_000)
def known_name(name: str, countries: frozenset[str] = frozenset()) -> str:
    """The name by which the leader abroad is known whom a name means, else the name itself.

    Args:
        name: As an article prints it.
        countries: Those that the person serves by what the article says.

    Example:
        >>> known_name("Abe Shinzo"), known_name("Merkel"), known_name("Barack Obbama", frozenset({"Mỹ"}))
        ('Shinzo Abe', 'Angela Merkel', 'Barack Obama')
        >>> known_name("Melania Trump", frozenset({"Mỹ"}))
        'Melania Trump'
    """
    if name in _leaders():
        return _leaders()[name]
    printed = _words(name)
    if all(map(is_syllable, name.split())):
        return name
    if found := _by_words().get(printed):
        return found
    if len(printed) > 1 and not countries:
        return name
    meant = {known for words, known in _candidates(countries) if _is_meant(printed, words)}
    return meant.pop() if len(meant) == 1 else name


def _candidates(countries: Set[str]) -> Sequence[tuple[Words, str]]:
    """The leaders of some countries, of all when none is known."""
    return [pair for country in sorted(countries or _by_country()) for pair in _by_country().get(country, ())]


def _is_meant(printed: Words, leader: Words) -> bool:
    """Whether a name is the family name of a leader, or all of the name and more or less."""
    if len(printed) == 1:
        family = [word for word in leader if word != _HEIR][-1]
        return printed in ((family,), ("".join(leader),))
    if len(printed) > len(leader):
        rest = iter(printed)
        return len(leader) > 1 and _HEIR not in printed and all(word in rest for word in leader)
    differing = [pair for pair in zip(printed, leader, strict=False) if pair[0] != pair[1]]
    return len(printed) == len(leader) and len(differing) == 1 and _is_misspelt(*differing[0])


def _is_misspelt(word: str, right: str) -> bool:
    """Whether a word is a misprint of another, which leaves its first letter alone, or that letter: `Obbama`, `D.`."""
    slipped = word[0] == right[0] and slips(word, right) <= max(1, len(right) // _PER_SLIP)
    return slipped or word == right[0]


def _words(name: str) -> Words:
    return tuple(search_key(name.replace(".", " ")).split())


@cache
def _leaders() -> Mapping[str, str]:
    """All spellings of the listed names -> the one that is known."""
    known = {row["spelling"]: row["name"] for row in read_table(resource("gazetteers", "leader_spellings.csv"))}
    names = [row["name"] for row in read_table(resource("gazetteers", "foreign_leaders.csv"))]
    return {name: known.get(name, name) for name in names}


@cache
def _by_words() -> Mapping[Words, str]:
    """The same by their words without diacritics, those of one leader alone; Vietnamese spelling is left alone."""
    found: defaultdict[Words, set[str]] = defaultdict(set)
    for name, known in _leaders().items():
        if not all(map(is_syllable, name.split())):
            found[_words(name)].add(known)
    return {words: min(several) for words, several in found.items() if len(several) == 1}


@cache
def _by_country() -> Mapping[str, Sequence[tuple[Words, str]]]:
    """Country -> the words of its leaders' names, with the name that is known."""
    found: defaultdict[str, list[tuple[Words, str]]] = defaultdict(list)
    for row in read_table(resource("gazetteers", "foreign_leaders.csv")):
        found[row["country"]].append((_words(row["name"]), _leaders()[row["name"]]))
    return found
