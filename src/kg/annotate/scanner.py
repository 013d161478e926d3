"""From text to tokens in one pass, each with the phrases of the lexicons that begin there.

What stands between two blanks is split and looked up once, however often an article or the next one prints it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, partial
from itertools import accumulate, chain, compress
from operator import add, contains, not_, or_
from sys import intern
from typing import Any, NamedTuple

from kg.annotate.explained import explained
from kg.annotate.tokens import TRIGGERS, Tokens
from kg.lexicon import Lexicon
from kg.memo import Memo
from kg.phrases import READ, Found, Phrases, Step
from kg.spelling import TOKEN, fold


class _Form(NamedTuple):
    """What the letters of a token and the white space after it tell wherever they stand.

    Attributes:
        length, size: Their number, with the white space and without.
        word: The letters; none when all is white space.
        folded, capital, pause, usual: As in the lists of `Tokens`.
        found, step: The phrase that the token is, and what begins with it, whatever follows.
        longer: Next token -> the phrases that go on with it.
    """

    length: int
    size: int
    word: str
    folded: str
    capital: bool
    pause: bool
    usual: bool
    found: Found | None
    step: Step | None
    longer: Mapping[str, Phrases]


_MARKS = {mark: (1, symbol) for mark, symbol in zip(",;:)-–./", ",;:)--./", strict=True)}
_PAUSES = frozenset(".!?…\"”’')]")  # what ends the marks after which a sentence may end
_COMMAS = frozenset(",;:")  # marks that are no part of any word
_LONGEST_NAME = 5  # tokens of a person's name
_NOTHING = Phrases()
_PIECE = re.compile(rf"(?:{TOKEN.pattern})\s*", re.VERBOSE)


@cache
def _forms(lexicon: Lexicon) -> Memo[tuple[_Form, ...]]:
    """What stands between two blanks -> its tokens: none goes on after a blank, so that all are split only once."""
    forms = Memo(partial(_form, lexicon))  # all tokens with the same letters are one object, whose hash is known

    def split(between: str) -> tuple[_Form, ...]:
        pieces = _pieces(between)
        if not lexicon.glued.keys().isdisjoint(map(str.rstrip, pieces)):
            pieces = [part for piece in pieces for part in _apart(piece, lexicon.glued)]
        return tuple(map(forms.__getitem__, pieces))

    return Memo(split)


def _form(lexicon: Lexicon, piece: str) -> _Form:
    """What is known of a token, given with the white space after it."""
    word = intern(piece.rstrip())
    folded = intern(fold(lexicon.expansions.get(word, word)))
    pause = word[-1:] in _PAUSES or "\n" in piece
    phrases = lexicon.phrases.following.get(folded, _NOTHING)
    found, usual = phrases.found, word[:1].islower() and word not in TRIGGERS
    step = _MARKS.get(word, READ) if not usual else found.step if found else None
    following = phrases.following
    return _Form(len(piece), len(word), word, folded, word[:1].isupper(), pause, usual, found, step, following)


def _pieces(between: str) -> list[str]:
    """The tokens of what stands between two blanks, each with the white space after it: `họp`, `. `."""
    letters, mark = between[:-1], between[-1:]
    if between.isalpha():  # letters alone are one token
        return [f"{between} "]
    if letters.isalpha() and (mark in _COMMAS or (mark == "." and letters.islower())):  # and a mark is another
        return [letters, f"{mark} "]
    return _PIECE.findall(f"{between} ")


def _apart(piece: str, glued: Mapping[str, tuple[str, str]]) -> tuple[str, ...]:
    """A word with the blanks after it, cut where two abbreviations meet: `CT | UBND `."""
    word = piece.rstrip()
    first, second = glued.get(word, ("", word))
    return (first, second + piece[len(word) :]) if first else (piece,)


def read_tokens(text: str, lexicon: Lexicon) -> Tokens:
    """The tokens of a text with all lexicon hits.

    Example:
        In `Tỉnh ủy Thái Bình`, the head `Tỉnh ủy` and the type of place `tỉnh` begin at the first token, the province
        at the third.
    """
    forms = chain.from_iterable(map(_forms(lexicon).__getitem__, text.rstrip().split(" ")))
    lengths, sizes, *others = zip(*forms, strict=True)
    columns: list[Sequence[Any]] = [tuple(accumulate(lengths[:-1], initial=0)), sizes, *others]
    if 0 in sizes:  # white space at the beginning, or after a blank: no token, but the one before may end a sentence
        pause = _Form._fields.index("pause")
        columns[pause] = tuple(map(or_, columns[pause], map(not_, (*sizes[1:], 0))))
        columns = [tuple(compress(column, sizes)) for column in columns]
    starts, widths, printed, folded, capitals, pauses, usual, found, steps, longer = columns
    ends = tuple(map(add, starts, widths))
    tokens = Tokens(
        text, list(printed), list(folded), starts, ends, capitals, pauses, usual, lexicon, list(found), list(steps)
    )
    tokens.explained = explained(text, lexicon.abbreviations)
    _find_several(tokens, longer)
    return tokens


def _find_several(tokens: Tokens, longer: Sequence[Mapping[str, Phrases]]) -> None:
    """Finds the phrases of several tokens, where so far only those of one are known.

    Args:
        tokens: Those of a text.
        longer: For each of them, the phrases that go on after it.
    """
    following = (*tokens.folded[1:], "")  # no phrase goes on with the last
    ordinary: list[int] = []
    for i in compress(range(len(following)), map(contains, longer, following)):
        node, j = longer[i][following[i]], i + 1
        while further := node.following.get(following[j]):
            node, j = further, j + 1
        if (found := node.found) is not tokens.found[i]:
            tokens.put(i, found)
            if found and found.ordinary > 1:
                ordinary.append(i)
    for i in ordinary:
        if not _ends_person(tokens, i):
            _hide_inside(tokens, i)


def _ends_person(tokens: Tokens, i: int) -> bool:
    """Whether token `i` ends a person's name, and no ordinary word begins: `ông Lê Văn | Vinh | dự hội nghị`."""
    if i == 0 or not (tokens.capital(i) and tokens.capital(i - 1)) or tokens.capital(i + 1):
        return False
    begin = i - 1
    while begin and i - begin < _LONGEST_NAME and tokens.capital(begin - 1):
        begin -= 1
    return any(tokens.lexicon.families.get(tokens.folded[k]) is False for k in range(begin, i))


def _hide_inside(tokens: Tokens, i: int) -> None:
    """Hides the shorter phrases inside the ordinary word at token `i`: in `không gian` there is no `không`.

    The type of a place before a capital is no part of such a word: `xã | Giao Hà`.
    """
    here = tokens.found[i]
    length = here.ordinary if here else 0
    if here and "placetype" in here.categories and tokens.usual[i] and True in tokens.capitals[i + 1 : i + length]:
        return
    for k in range(length):
        tokens.put(i + k, _longer(tokens.found[i + k], length - max(k, 1)))


@cache
def _longer(found: Found | None, length: int) -> Found | None:
    """The phrases of more tokens than so many."""
    return Found.of(tuple(hit for hit in found.entries if hit[0] > length)) if found else None
