"""Brands of companies, told from the foreign names of persons that may follow a body: `Tập đoàn Norvik | Anna Lund`."""

from __future__ import annotations

import re
from functools import cache

from kg.annotate.grammar.categories import ACTORS, LANDS
from kg.annotate.grammar.words import LINKS
from kg.annotate.tokens import Tokens
from kg.resources import resource
from kg.spelling import fold, is_foreign_word, is_syllable
from kg.tables import read_table

_SHORTEST = 3  # letters before the ending of a brand
_STATE = 4  # letters of the abbreviations of state bodies to which others are glued
_NAMES = range(2, 4)  # words of a foreigner's name
_KNOWN = LANDS | ACTORS  # what begins no such name
_CAMEL = re.compile(r"[^\W\d_]+[a-z]\w*[A-Z]\w*")  # `LienVietPostBank`
_ROMAN = re.compile(r"[IVXL]+")


def shows_brand(tokens: Tokens, j: int) -> bool:
    """Whether a word is none of a name of a person: an acronym (`IDC`), capitals inside it, an ending of brands."""
    word = tokens.words[j]
    if word.isupper():
        own = word in tokens.lexicon.expansions or word[:_STATE] in tokens.lexicon.expansions  # UBND, and UBNDTP
        long = len(word) >= (2 if word.isascii() else _STATE)
        return long and word.isalnum() and not (own or _ROMAN.fullmatch(word))
    return bool(_CAMEL.fullmatch(word)) or _ends_like_brand(word.lower())


def _ends_like_brand(word: str) -> bool:
    endings = brand_words("ending")
    return word in endings or (word.endswith(tuple(endings)) and len(word) > _SHORTEST + min(map(len, endings)))


def begins_foreigner(tokens: Tokens, j: int, k: int) -> bool:
    """Whether the capitals from `k` on are a foreigner's name after a company's own word at `j`.

    Example:
        `Anna Lund` after `Tập đoàn | Norvik`, but not `Heavy Industries` after `Tập đoàn | Mitsubishi`.
    """
    end = tokens.capitals_end(k)
    if k != j + 1 or end - k not in _NAMES:
        return False
    words = tokens.words[k:end]
    if not tokens.lexicon.expansions.keys().isdisjoint([tokens.words[j], *words]):
        return False  # "Công ty | TNHH MTV …"
    if any(shows_brand(tokens, n) or tokens.begins(n, _KNOWN) for n in range(k, end)):
        return False
    return not all(map(is_syllable, words))


def begins_leader(tokens: Tokens, k: int) -> bool:
    """Whether foreign capitals from `k` on name who leads a body named before: `Viện Quốc tế | Michael Green`."""
    end = tokens.capitals_end(k)
    if end - k not in _NAMES or is_foreign_word(tokens.words[k - 1]):
        return False
    foreign = all(map(is_foreign_word, tokens.words[k:end]))
    return foreign and not any(shows_brand(tokens, n) or tokens.found[n] for n in range(k, end))


def is_alias(tokens: Tokens, k: int) -> bool:
    """Whether a dash at `k` leads to a brand of the company named before: `Ngân hàng TMCP Sao Mai | – SaoMaiBank`."""
    return tokens.words[k] in LINKS and _CAMEL.fullmatch(tokens.words[k + 1]) is not None


@cache
def brand_words(use: str) -> frozenset[str]:
    """The words of brands.csv with a use, folded."""
    return frozenset(fold(row["word"]) for row in read_table(resource("lexicons", "brands.csv")) if row["use"] == use)
