"""The pattern language of the verb frames: regular expressions over the symbols of a sentence's chunks."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from sys import intern

from kg.errors import LexiconError

# The words of the pattern language; see the head of relations.toml.
_WORD = re.compile(r"<(?P<name>[a-z]+):|'(?P<mark>[^'])'|(?P<word>[A-Za-z_]+)|(?P<other>[()|*+?.^$>])|\s+")
_PRIVATE_USE = 0xE000  # first of the characters that Unicode leaves to private use
_BRACKETS = {"(": "(?:", ">": ")"}  # a part is closed by >, other groups give nothing


class Alphabet:
    """One character for each symbol, so that a sentence's chunks can be matched by a regular expression."""

    def __init__(self) -> None:
        self._chars: dict[str, str] = defaultdict(lambda: chr(_PRIVATE_USE + len(self._chars)))

    def char(self, symbol: str) -> str:
        """The symbol's character."""
        return self._chars[intern(symbol)]

    def encode(self, symbols: Iterable[str]) -> str:
        """A sentence's symbols as a string, one character a chunk."""
        return "".join(map(self._chars.__getitem__, symbols))


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
    """One word of a pattern over one character a chunk: the name of a part, a mark, a macro or a symbol."""
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


def required(pattern: str, macros: dict[str, str]) -> list[frozenset[str]]:
    """Sets of symbols of each of which every match of a pattern has one, the rarest first.

    Example:
        `<who:Figure> ','? (SIGN|ISSUE)` gives `{SIGN, ISSUE}` and `{Figure}`.
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
            levels[-1][-1].append(required(macros[word], macros) if word in macros else [frozenset([mark or word])])
        elif other == ".":
            levels[-1][-1].append([])
    return _of_one(levels[0])


def _of_one(alternatives: list[list[list[frozenset[str]]]]) -> list[frozenset[str]]:
    """What is required when one of several alternatives must match: one of what each requires."""
    each = [sorted((key for item in items for key in item), key=_commonness) for items in alternatives]
    return [frozenset().union(*keys) for keys in zip(*each, strict=False)]


def _commonness(key: frozenset[str]) -> tuple[bool, bool]:
    """How common the symbols of a key are: cues, which are printed in capitals, are the rarest, then mentions."""
    return not all(map(str.isupper, key)), not all(map(str.isalpha, key))
