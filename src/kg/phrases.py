"""The phrases of the lexicons, and what is known of those that begin at one token of a text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field
from sys import intern

# Categories of names, which are printed with a capital, and of words that begin no mention by themselves.
_CAPITAL = frozenset("body province district country foreign deliberation content law".split())

Step = tuple[int, str]
"""What begins at a token wherever it stands: a number of tokens and the symbol of the chunk that they are."""
READ: Step = (0, "")
"""What begins there, if anything, depends on what stands around the token."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A phrase and what it means.

    Attributes:
        category: What kind of table it comes from: `role`, `head`, `cue`, `province`, ...
        phrase: The words as the table prints them.
        canonical: The words as a label prints them.
        features: The other columns of its row.
    """

    category: str
    phrase: str
    canonical: str
    features: Mapping[str, str] = field(default_factory=dict, hash=False, compare=False)


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """The phrases that begin at one token.

    Attributes:
        entries: What they mean, each with the number of its tokens, the longest first.
        longest: The first of them by category.
        categories: Of all of them.
        ordinary: Number of tokens of the longest that is an ordinary word rather than anything that is looked for.
        small: The entries that may begin something when they are printed in small letters.
        step: What begins when they are printed so: the first of these, if it is a cue.
    """

    entries: tuple[tuple[int, Entry], ...]
    longest: Mapping[str, tuple[int, Entry]]
    categories: frozenset[str]
    ordinary: int
    small: tuple[tuple[int, Entry], ...]
    step: Step | None

    @classmethod
    def of(cls, entries: tuple[tuple[int, Entry], ...]) -> Found | None:
        """What there is to know of some entries; nothing without any."""
        if not entries:
            return None
        longest = {entry.category: (length, entry) for length, entry in reversed(entries)}
        ordinary = _ordinary(entries) if "word" in longest else 0
        small = tuple(hit for hit in entries if _may_be_small(hit[1]))
        return cls(entries, longest, frozenset(longest), ordinary, small, _step(small))


def _step(small: tuple[tuple[int, Entry], ...]) -> Step | None:
    """What begins with phrases in small letters, of which nothing around can change a cue."""
    cues = ((length, entry.features["class"]) for length, entry in small[:1] if entry.category == "cue")
    return next(cues, READ) if small else None


def _may_be_small(entry: Entry) -> bool:
    """Whether a phrase in small letters may begin a mention or be a cue: `hội nghị`, but not `sở`, nor `thảo luận`."""
    return entry.category not in _CAPITAL and entry.features.get("upper") != "yes"


def _ordinary(entries: tuple[tuple[int, Entry], ...]) -> int:
    """Number of tokens of the longest phrase that is first of all an ordinary word."""
    first = {length: entry.category for length, entry in reversed(entries)}
    return max((length for length, category in first.items() if category == "word"), default=0)


class Phrases:
    """The phrases that go on after some words, as a tree of their tokens.

    Attributes:
        entries: What the words up to here mean, when they are a phrase.
        following: Next token -> the phrases that go on with it.
    """

    __slots__ = ("_before", "_found", "_known", "_length", "entries", "following")

    def __init__(self, before: Phrases | None = None) -> None:
        self.entries: tuple[Entry, ...] = ()
        self.following: dict[str, Phrases] = {}
        self._before = before
        self._length: int = before._length + 1 if before else 0
        self._found: Found | None = None
        self._known = before is None

    @property
    def found(self) -> Found | None:
        """The entries with those of all shorter phrases that begin with the same word; worked out when a text asks."""
        if not self._known:
            shorter = self._before.found if self._before else None
            here = tuple((self._length, entry) for entry in self.entries)
            self._found = Found.of((*here, *(shorter.entries if shorter else ()))) if here else shorter
            self._known = True
        return self._found

    @classmethod
    def of(cls, entries: Mapping[str, tuple[Entry, ...]], expansions: Iterable[str]) -> Phrases:
        """The tree of phrases, each in all the ways in which a text may print it.

        Args:
            entries: Folded phrase -> what it means.
            expansions: Folded words of what has an abbreviation, which is one token of a text: `ủy ban nhân dân`.
        """
        abbreviated: dict[str, set[tuple[str, ...]]] = defaultdict(set)
        for expansion in expansions:
            pieces = tuple(expansion.split(" "))
            abbreviated[pieces[0]].add(pieces)
        phrases = cls()
        for key, several in entries.items():
            for tokens in _printed(tuple(key.split(" ")), abbreviated):
                phrases._add(tokens, several)
        return phrases

    def _add(self, tokens: Iterable[str], entries: tuple[Entry, ...]) -> None:
        """Put in a phrase."""
        node = self
        for token in tokens:
            if token not in node.following:
                node.following[intern(token)] = Phrases(node)
            node = node.following[token]
        node.entries = entries


def _printed(words: tuple[str, ...], abbreviated: Mapping[str, Set[tuple[str, ...]]]) -> Iterator[tuple[str, ...]]:
    """The tokens that a phrase may be printed as, when several of its words may be one abbreviation.

    Args:
        words: Those of the phrase, folded.
        abbreviated: First word -> the words of what has an abbreviation.

    Example:
        `ủy ban nhân dân tỉnh` is five tokens, or two when it is printed as `UBND tỉnh`.
    """
    if abbreviated.keys().isdisjoint(words):  # most phrases
        yield words
        return
    for first in {words[:1], *abbreviated.get(words[0], ())}:
        if words[: len(first)] == first:
            for rest in _printed(words[len(first) :], abbreviated):
                yield (" ".join(first), *rest)
