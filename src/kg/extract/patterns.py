"""Verb frames: patterns over the chunks of a sentence, read from `lexicons/relations.toml`."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from kg.errors import LexiconError
from kg.mentions import Chunk
from kg.model import Status
from kg.resources import resource

# The words of the pattern language; see the head of relations.toml.
_WORD = re.compile(r"<(?P<name>[a-z]+):|'(?P<mark>[^'])'|(?P<word>[A-Za-z_]+)|(?P<other>[()|*+?.^>])|\s+")
_PRIVATE_USE = 0xE000  # first of the characters that Unicode leaves to private use
_BRACKETS = {"(": "(?:", ">": ")"}  # a part is closed by >, other groups give nothing


class Alphabet:
    """One character for each symbol, so that a sentence's chunks can be matched by a regular expression."""

    def __init__(self) -> None:
        self._chars: dict[str, str] = defaultdict(lambda: chr(_PRIVATE_USE + len(self._chars)))

    def char(self, symbol: str) -> str:
        """The symbol's character."""
        return self._chars[symbol]

    def encode(self, chunks: Sequence[Chunk]) -> str:
        """A sentence's symbols as a string, one character a chunk."""
        chars = self._chars
        return "".join([chars[chunk.symbol] for chunk in chunks])


@dataclass(frozen=True, slots=True)
class Frame:
    """A rule of `relations.toml`, compiled.

    Attributes:
        name: As in the file, and in every statement that it leads to.
        pattern: Over one character a chunk.
        emit: Relation, subject and object of what it states.
        status: Of the statements when nothing in the sentence says otherwise.
        needs: The condition under which it holds; see `Discourse.licenses`.
        spread: Part to which the documents further on in the sentence are added.
        types: The only types of documents for which it holds.
        unless_after: Symbols before which it does not hold.
        earlier: Whether `trước đó` in the sentence makes the position a former one.
        keys: For each cue that the pattern cannot do without, the symbols that may be it.
        examples: Sentences in which it fires.
    """

    name: str
    pattern: re.Pattern[str]
    emit: tuple[tuple[str, str, str], ...]
    status: Status
    needs: str
    spread: str
    types: frozenset[str]
    unless_after: frozenset[str]
    earlier: bool
    keys: tuple[frozenset[str], ...]
    examples: tuple[str, ...]

    def matches(self, encoded: str, symbols: frozenset[str]) -> Iterator[re.Match[str]]:
        """Where the frame fires in an encoded sentence; a quick look for its cues comes first."""
        for key in self.keys:
            if key.isdisjoint(symbols):
                return iter(())
        return self.pattern.finditer(encoded)


@dataclass(frozen=True)
class Frames:
    """All frames with the alphabet that they are written in."""

    alphabet: Alphabet
    frames: tuple[Frame, ...]
    cues: frozenset[str]


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
    return _BRACKETS.get(other, other)


@cache
def load_frames() -> Frames:
    """The frames that ship with the package."""
    data = tomllib.loads(resource("lexicons", "relations.toml").read_text(encoding="utf-8"))
    alphabet = Alphabet()
    frames = tuple(_frame(rule, data["macros"], alphabet) for rule in data["rule"])
    return Frames(alphabet, frames, _cues(data["rule"], alphabet))


def _cues(rules: Sequence[dict[str, Any]], alphabet: Alphabet) -> frozenset[str]:
    """The characters of all cue classes: a sentence without any of them states nothing by a verb."""
    return frozenset(alphabet.char(word) for rule in rules for word in re.findall(r"[A-Z]{3,}", rule["pattern"]))


def _frame(rule: dict[str, Any], macros: dict[str, str], alphabet: Alphabet) -> Frame:
    return Frame(
        rule["name"],
        re.compile(compile_pattern(rule["pattern"], macros, alphabet)),
        tuple((relation, subject, object_) for relation, subject, object_ in rule["emit"]),
        Status(rule.get("status", "current")),
        rule.get("needs", ""),
        rule.get("spread", ""),
        frozenset(rule.get("types", ())),
        frozenset(rule.get("unless_after", ())),
        rule.get("earlier", False),
        _keys(rule["pattern"], alphabet),
        tuple(rule.get("examples", ())),
    )


def _keys(pattern: str, alphabet: Alphabet) -> tuple[frozenset[str], ...]:
    """The cues and marks that a pattern cannot do without: words or groups of alternatives that are not optional."""
    keys: list[frozenset[str]] = []
    for group, optional in _top_level(pattern):
        words = [word.strip() for word in group.strip("()").split("|")]
        # classes of cues are printed in capitals, marks in quotes
        if not optional and all(word.isupper() or word.startswith("'") for word in words):
            keys.append(frozenset(alphabet.char(word.strip("'")) for word in words))
    return tuple(keys)


def _top_level(pattern: str) -> Iterator[tuple[str, bool]]:
    """The outermost words and groups of a pattern, and whether each is optional."""
    depth, begin = 0, 0
    for n, char in enumerate(pattern + " "):
        if char in "(<":
            begin = n if depth == 0 else begin
            depth += 1
        elif char in ")>":
            depth -= 1
        piece = pattern[begin : n + 1].strip()
        if depth == 0 and char in ")> " and piece:
            bare = piece.rstrip("*+?")
            yield bare, piece != bare or pattern[n + 1 : n + 2] in ("*", "?")
            begin = n + 1
