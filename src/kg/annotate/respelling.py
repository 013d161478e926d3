"""Words of official language that are misprinted by one mark, read as what was meant: `Huyên ủy`, `Giám đôc`."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise

from kg.lexicon import load_lexicon
from kg.resources import resource
from kg.spelling import fold, old_tone
from kg.tables import read_table

_WORD = re.compile(r"[^\W\d_]+")
_HOOK, _TILDE = "\u0309", "\u0303"  # the marks of `hỏi` and `ngã`, which many confuse


def respell(text: str) -> str:
    """The text, as many characters long, with compounds.csv spelled right.

    Example:
        >>> respell("Ban Tuyên giáo Huyên ủy, bà Lê Hương dẫn đầu, Giám đôc, khẩn trương ban hành")
        'Ban Tuyên giáo Huyện ủy, bà Lê Hương dẫn đầu, Giám đốc, khẩn trương ban hành'
    """
    slips = _slips()
    words = _WORD.findall(text.lower())
    for found in sorted(slips.keys() & set(pairwise(words))):
        for printed, meant in slips[found].items():
            text = re.sub(rf"(?<!\w){printed}(?!\w)", meant, text)
    return text


@cache
def _slips() -> Mapping[tuple[str, str], Mapping[str, str]]:
    """Two words, one misprinted, in small letters -> misprinted compounds with them -> how they are spelled."""
    found: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for row in read_table(resource("lexicons", "compounds.csv")):
        for style in (str, old_tone):
            phrase = style(row["phrase"])
            slips = (printed for printed in _misprints(phrase) if _is_none(printed, phrase, row["except"]))
            for printed in {*slips, *map(style, filter(None, row["also"].split("|")))}:
                found[_key(printed, phrase)].update(_printed(printed, phrase))
    return found


def _key(printed: str, phrase: str) -> tuple[str, str]:
    """The words of a misprint by which it is looked for: two, one of which is wrong."""
    words, right = printed.lower().split(), phrase.lower().split()
    return next(pair for pair, other in zip(pairwise(words), pairwise(right), strict=True) if pair != other)


def _misprints(phrase: str) -> Iterator[str]:
    """Each way to misprint one letter of a phrase."""
    for i, letter in enumerate(phrase):
        for other in _confused(letter):
            yield phrase[:i] + other + phrase[i + 1 :]


def _is_none(printed: str, phrase: str, others: str) -> bool:
    """Whether the word printed otherwise is none that any table knows, and so may not belong to what stands beside it.

    Example:
        `giám | đôc`, not `Lê Thị | Hương | dẫn đầu`, `Công | Thương | trực tiếp`, `Hà | Tĩnh | ủy quyền`.
    """
    words, right = fold(printed).split(), fold(phrase).split()
    known = _words()
    return printed not in others.split("|") and all(w not in known for w, r in zip(words, right, strict=True) if w != r)


@cache
def _words() -> frozenset[str]:
    """The folded words of all tables: `huyện`, `thương`; not `huyên`, nor `đôc`."""
    lexicon = load_lexicon()
    return frozenset(word for key in lexicon.entries for word in key.split(" ")).union(lexicon.families)


def _printed(misprint: str, phrase: str) -> Mapping[str, str]:
    """A misprint and what it means in small letters, with a first capital and in capitals."""
    return {
        misprint: phrase,
        misprint[:1].upper() + misprint[1:]: phrase[:1].upper() + phrase[1:],
        misprint.upper(): phrase.upper(),
    }


def _confused(letter: str) -> set[str]:
    """What a letter looks like with one of its marks, or all, lost, or with the other of two that many confuse."""
    decomposed = unicodedata.normalize("NFD", letter.replace("đ", "d"))
    plain, marks = decomposed[0], decomposed[1:]
    fewer = {plain, *(plain + mark for mark in marks if len(marks) > 1)}
    swapped = {decomposed.replace(_HOOK, _TILDE)}
    return {unicodedata.normalize("NFC", other) for other in fewer | swapped} - {letter}
