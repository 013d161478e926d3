"""Names of persons: a family name and given names, or a capitalized name that its context licenses."""

from __future__ import annotations

from kg.annotate.grammar.dates import TRIGGERS
from kg.annotate.tokens import Tokens
from kg.mentions import PersonMention

_LONGEST = 6  # syllables of a full name
_BREAKS = ("role", "head", "meeting", "placetype", "modifier", "honorific")
_FUNCTION = frozenset({"AT", "BY", "OF", "PLURAL", "AND", "ACCORDING", "COMITATIVE", "ABOUT", "STOP", "THIS"})
_ADDRESSED = frozenset({"ông", "bà", "anh", "chị", "chí"})
_ADDRESS = frozenset({"Ông", "Bà"})
_PLACES = ("province", "district", "country")


def parse_person(tokens: Tokens, i: int, licensed: bool = False) -> tuple[PersonMention, int] | None:
    """The person's name that begins at token `i`.

    Args:
        tokens: The article's tokens.
        i: Where the name begins.
        licensed: Whether an honorific or a position stands before it; then foreign names and bare given names count too.

    Example:
        `Ngô Đông Hải` is a name anywhere, `Thăng` in `ông Thăng`, `Joko Widodo` in `Tổng thống Joko Widodo`.
    """
    j = _run(tokens, i)
    if j == i:
        return None
    family = tokens.lexicon.families.get(tokens.folded[i])
    if family is None and not licensed:
        return None
    if j - i == 1:
        return _single(tokens, i, licensed)
    if not licensed and _is_place(tokens, i, j):
        return None
    name = _cased(tokens.surface(i, j))
    return PersonMention(tokens.starts[i], tokens.ends[j - 1], name, woman="Thị" in name.split()[1:2] or None), j


def _single(tokens: Tokens, i: int, licensed: bool) -> tuple[PersonMention, int] | None:
    word = tokens.words[i]
    addressed = i > 0 and tokens.folded[i - 1] in _ADDRESSED  # "ông Vinh" is no city
    if not licensed or (not addressed and (tokens.field(i) or _has_place(tokens, i))):
        return None
    if (not word.isalpha() and "-" not in word) or (len(word) > 1 and word.isupper()):
        return None
    return PersonMention(
        tokens.starts[i], tokens.ends[i], _cased(tokens.surface(i, i + 1)), partial="-" not in word
    ), i + 1


def _has_place(tokens: Tokens, i: int) -> bool:
    return any(entry.category in _PLACES for _, entry in tokens.hits[i] or ())


def _run(tokens: Tokens, i: int) -> int:
    """Token after the last of the capitalized syllables that can be one name."""
    j = i
    while j < len(tokens) and j - i < _LONGEST and tokens.capital(j) and _syllable(tokens.words[j]):
        if j > i and (not tokens.adjacent(j) or _breaks(tokens, j) or tokens.text[tokens.ends[j - 1]] == "\n"):
            break
        j += 1
    return j


def _syllable(word: str) -> bool:
    return word.replace("-", "").replace("'", "").replace("’", "").isalpha() or (len(word) == 2 and word[1] == ".")


def _breaks(tokens: Tokens, j: int) -> bool:
    """Whether token `j` begins a phrase that cannot be inside a name: `Ngô Đông Hải | Bí thư`."""
    follows = tokens.words[j + 1 : j + 2]
    running = bool(follows) and (follows[0][0].islower() or follows[0][0].isdigit())
    if (tokens.folded[j] in TRIGGERS and running) or tokens.words[j] in _ADDRESS:
        return True
    before, word = tokens.words[j - 1], tokens.words[j]
    if len(before) > 1 and before.isupper() and not word.isupper():
        return True  # a byline in capitals before a name: "HOÀNG GIANG | Đinh La Thăng"
    return any(
        (entry.category in _BREAKS and end > j + (entry.category != "role"))
        or (entry.category == "cue" and (end > j + 1 or (running and entry.features["class"] in _FUNCTION)))
        for end, entry in tokens.hits[j] or ()
    )


def _is_place(tokens: Tokens, i: int, j: int) -> bool:
    """Whether the run from `i` to `j` begins with the name of a place and nothing of a person follows."""
    for end, entry in tokens.hits[i] or ():
        if entry.category in _PLACES and end > i + 1:
            whole = end >= j
            return whole if entry.category != "district" else whole and j - i < 3
    return False


def _cased(name: str) -> str:
    return name.title() if name.isupper() and len(name) > 3 else name
