"""Verb frames: patterns over the chunks of a sentence, read from `lexicons/relations.toml`."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from kg.errors import LexiconError
from kg.model import Status
from kg.resources import resource

# The words of the pattern language; see the head of relations.toml.
_WORD = re.compile(r"<(?P<name>[a-z]+):|'(?P<mark>[^'])'|(?P<word>[A-Za-z_]+)|(?P<other>[()|*+?.^$>])|\s+")
_PRIVATE_USE = 0xE000  # first of the characters that Unicode leaves to private use
_OF_DOCUMENTS = frozenset({"issuedBy", "issuedOn", "signedBy"})  # relations of documents alone
_BRACKETS = {"(": "(?:", ">": ")"}  # a part is closed by >, other groups give nothing
# Symbols of mentions, of which few are in a sentence.
_KINDS = frozenset("Figure Position Body Document Meeting Place Date".split())


class Alphabet:
    """One character for each symbol, so that a sentence's chunks can be matched by a regular expression."""

    def __init__(self) -> None:
        self._chars: dict[str, str] = defaultdict(lambda: chr(_PRIVATE_USE + len(self._chars)))

    def char(self, symbol: str) -> str:
        """The symbol's character."""
        return self._chars[symbol]

    def encode(self, symbols: Iterable[str]) -> str:
        """A sentence's symbols as a string, one character a chunk."""
        return "".join(map(self._chars.__getitem__, symbols))


@dataclass(frozen=True, slots=True)
class Frame:
    """A rule of `relations.toml`, compiled.

    Attributes:
        name: As in the file, and in every statement that it leads to.
        pattern: Over one character a chunk.
        emit: Relation, subject and object of what it states.
        status: Of the statements when nothing in the sentence says otherwise.
        needs: The condition under which it holds; a name in `conditions.CONDITIONS`.
        spread: Part to which the documents further on in the sentence are added.
        types: The only types of documents for which it holds.
        heads: The only offices for which it holds.
        unless_after: Symbols directly after which it does not hold.
        earlier: Whether `trước đó` in the sentence makes the position a former one.
        dated: Whose day the document gets: that of the `clause`, or else of the `sitting`; none if empty.
        confidence: In what it states.
        outer: Whether it tells what is done with documents: then what they are about is read as part of their names.
        kinds: Sets of mentions of each of which every match has one.
        keys: The same for other symbols, the rarest first; those of mentions where there are none.
        examples: Sentences in which it fires.
    """

    name: str
    pattern: re.Pattern[str]
    emit: tuple[tuple[str, str, str], ...]
    status: Status
    needs: str
    spread: str
    types: frozenset[str]
    heads: frozenset[str]
    unless_after: frozenset[str]
    earlier: bool
    dated: str
    confidence: float
    outer: bool
    kinds: tuple[frozenset[str], ...]
    keys: tuple[frozenset[str], ...]
    examples: tuple[str, ...]


Index = Mapping[str, Sequence[tuple[int, Sequence[frozenset[str]]]]]


@dataclass(frozen=True)
class Frames:
    """All frames with the alphabet that they are written in.

    Attributes:
        alphabet: Of their patterns.
        frames: In the order of the file.
        never: For a relation the types of documents of which no frame states it.
        indexes: What `possible` has made so far.
    """

    alphabet: Alphabet
    frames: tuple[Frame, ...]
    never: Mapping[str, frozenset[str]]
    indexes: dict[frozenset[str], Index] = field(default_factory=dict, compare=False)

    def possible(self, symbols: Iterable[str]) -> list[Frame]:
        """The frames that may match a sentence with these symbols; those left out cannot."""
        here = frozenset(symbols)
        kinds = here & _KINDS
        if kinds not in self.indexes:
            self.indexes[kinds] = self._index(kinds)
        index = self.indexes[kinds]
        listed = [item for symbol in here if symbol in index for item in index[symbol]]
        found = {n for n, keys in listed if not (keys and any(map(here.isdisjoint, keys)))}
        return [self.frames[n] for n in sorted(found)]

    def _index(self, kinds: frozenset[str]) -> Index:
        """The frames that may match a sentence with these kinds of mentions, by the symbols of their first keys.

        Each is given by its number, with the keys that remain to be looked for.
        """
        found: defaultdict[str, list[tuple[int, Sequence[frozenset[str]]]]] = defaultdict(list)
        for n, frame in enumerate(self.frames):
            if not any(map(kinds.isdisjoint, frame.kinds)):
                for symbol in frame.keys[0]:
                    found[symbol].append((n, frame.keys[1:]))
        return found


def compile_pattern(source: str, macros: dict[str, str], alphabet: Alphabet) -> str:
    """The regular expression of a pattern.

    Example:
        `<who:Figure> ','? CHAIR` gives `(?P<who>F),?C`, with the characters of the alphabet for `F`, `,` and `C`.

    Raises:
        LexiconError: The pattern has a character that the language does not know.
    """
    out: list[str] = []
    position = 0
    while position < len(source):
        match = _WORD.match(source, position)
        if not match:
            raise LexiconError(f"relations.toml: cannot read {source[position:]!r}")
        out.append(_compile_word(match, macros, alphabet))
        position = match.end()
    return "".join(out)


def _compile_word(match: re.Match[str], macros: dict[str, str], alphabet: Alphabet) -> str:
    if name := match["name"]:
        return f"(?P<{name}>"
    if mark := match["mark"]:
        return alphabet.char(mark)
    if word := match["word"]:
        return f"(?:{compile_pattern(macros[word], macros, alphabet)})" if word in macros else alphabet.char(word)
    other = match["other"] or ""  # white space
    if other == "^":  # a headline or caption without its full stop ends within a sentence of the text
        return f"(?:^|(?<={alphabet.char('.')}))"
    return _BRACKETS.get(other, other)


@cache
def load_frames() -> Frames:
    """The frames that ship with the package."""
    data = tomllib.loads(resource("lexicons", "relations.toml").read_text(encoding="utf-8"))
    alphabet = Alphabet()
    frames = tuple(_frame(rule, data["macros"], alphabet) for rule in data["rule"])
    never = {relation: frozenset(types) for relation, types in data["never"].items()}
    return Frames(alphabet, frames, never)


def _frame(rule: dict[str, Any], macros: dict[str, str], alphabet: Alphabet) -> Frame:
    return Frame(
        rule["name"],
        re.compile(compile_pattern(rule["pattern"], macros, alphabet)),
        tuple((relation, subject, object_) for relation, subject, object_ in rule["emit"]),
        Status(rule.get("status", "current")),
        rule.get("needs", ""),
        rule.get("spread", ""),
        frozenset(rule.get("types", ())),
        frozenset(rule.get("heads", ())),
        frozenset(rule.get("unless_after", ())),
        rule.get("earlier", False),
        rule.get("dated", ""),
        rule.get("confidence", 1.0),
        _is_of_documents(rule),
        *_keys(rule["pattern"], macros),
        tuple(rule.get("examples", ())),
    )


def _is_of_documents(rule: dict[str, Any]) -> bool:
    """Whether a rule tells what is done with documents, and not with those further on that their subjects name."""
    told = {relation for relation, _, _ in rule["emit"]}
    return told <= _OF_DOCUMENTS or ("presented" in told and "spread" not in rule)


def _keys(pattern: str, macros: dict[str, str]) -> tuple[tuple[frozenset[str], ...], tuple[frozenset[str], ...]]:
    """The kinds and the keys of a pattern; cues, which are printed in capitals, are the rarest."""
    required = sorted(_required(pattern, macros), key=lambda key: not all(symbol.isupper() for symbol in key))
    kinds = tuple(key for key in required if key <= _KINDS)
    return kinds, tuple(key for key in required if key not in kinds) or kinds


def _required(pattern: str, macros: dict[str, str]) -> list[frozenset[str]]:
    """Sets of symbols of each of which every match of a pattern has one.

    Example:
        `<who:Figure> ','? (SIGN|ISSUE)` gives `{Figure}` and `{SIGN, ISSUE}`.
    """
    levels: list[list[list[list[frozenset[str]]]]] = [[[]]]  # of nested groups: alternatives of items with their keys
    for match in _WORD.finditer(pattern):
        name, mark, word, other = match.group("name", "mark", "word", "other")
        if name or other == "(":
            levels.append([[]])
        elif other in (")", ">"):
            levels[-2][-1].append(_of_one(levels.pop()))
        elif other == "|":
            levels[-1].append([])
        elif other in ("*", "?") and pattern[match.start() - 1] not in "*+?":  # an item that need not be there
            levels[-1][-1][-1] = []
        elif mark or word:
            levels[-1][-1].append(_required(macros[word], macros) if word in macros else [frozenset([mark or word])])
        elif other == ".":
            levels[-1][-1].append([])
    return _of_one(levels[0])


def _of_one(alternatives: list[list[list[frozenset[str]]]]) -> list[frozenset[str]]:
    """What is required when one of several alternatives must match."""
    required = [[key for item in items for key in item] for items in alternatives]
    if len(required) == 1:
        return required[0]
    return [frozenset().union(*(keys[0] for keys in required))] if all(required) else []
