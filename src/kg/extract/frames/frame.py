"""Verb frames: patterns over the chunks of a sentence, read from `lexicons/relations.toml`."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from functools import cache
from sys import intern
from typing import Any

from kg.errors import LexiconError
from kg.extract.frames.conditions import CONDITIONS
from kg.extract.frames.patterns import Alphabet, compile_pattern, required
from kg.extract.frames.unnamed import OBJECTS, SUBJECTS
from kg.kinds import MADE_KNOWN
from kg.manners import Manner
from kg.model import Status
from kg.resources import toml

_OF_DOCUMENTS = frozenset({"issuedBy", "issuedOn", "signedBy"})  # relations of documents alone
# Symbols of mentions, of which few are in a sentence.
_KINDS = frozenset("Figure Position Body Document Meeting Place Date".split())


@dataclass(frozen=True, slots=True)
class Frame:
    """A rule of `relations.toml`, compiled.

    Attributes:
        name: As in the file, and in every statement that it leads to.
        manner: How it tells what it states.
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
    manner: frozenset[Manner]
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


Index = Mapping[str, Sequence[tuple[int, frozenset[str]]]]


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
        found = {n for symbol in here if symbol in index for n, key in index[symbol] if not here.isdisjoint(key)}
        return [self.frames[n] for n in sorted(found)]

    def _index(self, kinds: frozenset[str]) -> Index:
        """The frames that may match a sentence with these kinds of mentions, by the symbols of their first keys.

        Each is given by its number, with the key to be looked for next: the second, or else the first again.
        """
        found: defaultdict[str, list[tuple[int, frozenset[str]]]] = defaultdict(list)
        for n, frame in enumerate(self.frames):
            if not any(map(kinds.isdisjoint, frame.kinds)):
                for symbol in frame.keys[0]:
                    found[symbol].append((n, frame.keys[:2][-1]))
        return found


@cache
def load_frames() -> Frames:
    """The frames that ship with the package.

    Raises:
        LexiconError: A rule cannot be read, or names a part or a condition that there is not.
    """
    try:
        data = toml("lexicons", "relations.toml")
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"relations.toml: {error}") from error
    alphabet = Alphabet()
    frames = tuple(_checked(_frame(rule, data, alphabet)) for rule in data["rule"])
    never = {relation: frozenset(types) for relation, types in data["never"].items()}
    return Frames(alphabet, frames, never)


def _frame(rule: dict[str, Any], data: dict[str, Any], alphabet: Alphabet) -> Frame:
    macros, lists = data["macros"], data["types"]
    kinds, keys = _keys(rule["pattern"], macros)
    return Frame(
        name=rule["name"],
        manner=_manner(rule["name"], data["manners"]),
        pattern=re.compile(compile_pattern(rule["pattern"], macros, alphabet)),
        emit=tuple((intern(relation), intern(subject), intern(object_)) for relation, subject, object_ in rule["emit"]),
        status=Status(rule.get("status", "current")),
        needs=rule.get("needs", ""),
        spread=rule.get("spread", ""),
        types=frozenset(kind for name in rule.get("types", ()) for kind in lists.get(name, [name])),
        heads=frozenset(rule.get("heads", ())),
        unless_after=frozenset(rule.get("unless_after", ())),
        earlier=rule.get("earlier", False),
        dated=rule.get("dated", ""),
        confidence=rule.get("confidence", 1.0),
        outer=_is_of_documents(rule),
        kinds=kinds,
        keys=keys,
        examples=tuple(rule.get("examples", ())),
    )


def _manner(name: str, manners: dict[str, list[str]]) -> frozenset[Manner]:
    """How a rule tells something: `talks.host` says whose talk it is, as all whose names begin so do."""
    told = (manner for manner, rules in manners.items() if any(fnmatchcase(name, rule) for rule in rules))
    return frozenset(Manner.read(manner, "relations.toml") for manner in told)


def _checked(frame: Frame) -> Frame:
    """The frame, if all the names in it are known.

    Raises:
        LexiconError: One is not.
    """
    if frame.needs not in CONDITIONS:
        raise LexiconError(f"relations.toml: {frame.name}: no condition is called {frame.needs!r}")
    parts = frozenset(frame.pattern.groupindex)
    if frame.spread and frame.spread not in parts:
        raise LexiconError(f"relations.toml: {frame.name}: no part is called {frame.spread!r}")
    for _, subject, object_ in frame.emit:
        for name, unnamed in ((subject, SUBJECTS), (object_, OBJECTS)):
            if name not in parts | unnamed:
                raise LexiconError(f"relations.toml: {frame.name}: {name!r} is no part, nor a name that needs none")
    return frame


def _is_of_documents(rule: dict[str, Any]) -> bool:
    """Whether a rule tells what is done with documents, and not with those further on that their subjects name."""
    told = {relation for relation, _, _ in rule["emit"]}
    return told <= _OF_DOCUMENTS or ("spread" not in rule and not MADE_KNOWN.isdisjoint(told))


def _keys(pattern: str, macros: dict[str, str]) -> tuple[tuple[frozenset[str], ...], tuple[frozenset[str], ...]]:
    """The kinds and the keys of a pattern, as in `Frame`."""
    keys = required(pattern, macros)
    kinds = tuple(key for key in keys if key <= _KINDS)
    return kinds, tuple(key for key in keys if key not in kinds) or kinds
