"""Verb frames: patterns over the chunks of a sentence, read from `lexicons/relations.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from kg.errors import LexiconError
from kg.mentions import Chunk
from kg.model import Status
from kg.resources import resource

_WORD = re.compile(r"<(?P<name>[a-z]+):|'(?P<mark>[^'])'|(?P<word>[A-Za-z_]+)|(?P<other>[()|*+?.^>])|\s+")


class Alphabet:
    """One character for each symbol, so that a sentence's chunks can be matched by a regular expression."""

    def __init__(self) -> None:
        self._chars: dict[str, str] = {}

    def char(self, symbol: str) -> str:
        """The symbol's character."""
        return self._chars.setdefault(symbol, chr(0xE000 + len(self._chars)))

    def encode(self, chunks: Sequence[Chunk]) -> str:
        """A sentence's symbols as a string, one character a chunk."""
        return "".join([self.char(chunk.symbol) for chunk in chunks])


@dataclass(frozen=True, slots=True)
class Frame:
    """A rule of `relations.toml`, compiled."""

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
                return
        yield from self.pattern.finditer(encoded)


@dataclass(frozen=True)
class Frames:
    """All frames with the alphabet that they are written in."""

    alphabet: Alphabet
    frames: tuple[Frame, ...]
    cues: frozenset[str]


def compile_pattern(source: str, macros: dict[str, str], alphabet: Alphabet) -> str:
    """The regular expression of a pattern.

    Raises:
        LexiconError: The pattern has a character that the language does not know.
    """
    out: list[str] = []
    position = 0
    while position < len(source):
        match = _WORD.match(source, position)
        if not match:
            raise LexiconError(f"relations.toml: cannot read {source[position:]!r}")
        position = match.end()
        if match["name"]:
            out.append(f"(?P<{match['name']}>")
        elif match["mark"]:
            out.append(alphabet.char(match["mark"]))
        elif match["word"]:
            word = match["word"]
            out.append(
                f"(?:{compile_pattern(macros[word], macros, alphabet)})" if word in macros else alphabet.char(word)
            )
        elif match["other"]:
            out.append({"(": "(?:", ">": ")"}.get(match["other"], match["other"]))
    return "".join(out)


@cache
def load_frames() -> Frames:
    """The frames that ship with the package."""
    data = tomllib.loads(resource("lexicons", "relations.toml").read_text(encoding="utf-8"))
    alphabet = Alphabet()
    macros: dict[str, str] = data["macros"]
    frames = tuple(
        Frame(
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
        for rule in data["rule"]
    )
    return Frames(alphabet, frames, _cues(data["rule"], alphabet))


def _cues(rules: Sequence[dict[str, Any]], alphabet: Alphabet) -> frozenset[str]:
    """The characters of all cue classes: a sentence without any of them states nothing by a verb."""
    return frozenset(alphabet.char(word) for rule in rules for word in re.findall(r"[A-Z]{3,}", rule["pattern"]))


def _keys(pattern: str, alphabet: Alphabet) -> tuple[frozenset[str], ...]:
    """The cue classes that a pattern cannot do without: words, or groups of alternative words, that are not optional."""
    keys: list[frozenset[str]] = []
    for group, optional in _top_level(pattern):
        alternatives = group.strip("()").split("|")
        if not optional and all(word.strip().isupper() for word in alternatives):
            keys.append(frozenset(alphabet.char(word.strip()) for word in alternatives))
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
        if depth:
            continue
        if char in ")> " and pattern[begin : n + 1].strip():
            piece = pattern[begin : n + 1].strip()
            bare = piece.rstrip("*+?")
            follows = pattern[n + 1 : n + 2]
            yield bare, piece != bare or follows in ("*", "?")
            begin = n + 1
