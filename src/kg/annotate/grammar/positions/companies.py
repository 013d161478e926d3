"""What stands after the title of a company's head: a brand without a word for company, an aside, the region led."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from kg.annotate.grammar.asides import acronym_end
from kg.annotate.grammar.categories import ACTORS, HEADS, LANDS
from kg.annotate.grammar.endings import begins_predicate
from kg.annotate.sentences import is_no_syllable
from kg.annotate.tokens import Hit, Tokens
from kg.lexicon import HOME
from kg.mentions import BodyMention
from kg.resources import resource
from kg.spelling import fold, is_syllable
from kg.tables import read_table

_AGES = frozenset({"cũ", "mới"})  # whether a place, or a body of it, is no more
_FUNCTION = 12  # tokens of what somebody is in charge of
_DASHES = frozenset({"-", "–", "&", "và"})
_ENDS = frozenset({"cue", "role", "meeting"})  # what is no part of it
_OTHERS = _ENDS | {"modifier", "head", "body", "placetype"}  # what begins nothing that somebody manages
_LONGEST = 4  # words of a brand
_SHORTEST = 3  # letters before the ending of a brand
_STATE = 4  # letters of the abbreviations of state bodies to which others are glued
_NAMES = range(2, 4)  # words of a foreigner's name
_KNOWN = LANDS | ACTORS  # what begins no such name
_CAMEL = re.compile(r"[^\W\d_]+[a-z]\w*[A-Z]\w*")  # `LienVietPostBank`
_ROMAN = re.compile(r"[IVXL]+")


def parse_brand(tokens: Tokens, k: int, role: str, led: bool = False) -> tuple[BodyMention, int] | None:
    """The company whose brand alone follows the title of its head.

    Args:
        tokens: The article's tokens.
        k: Where the brand begins.
        role: The title.
        led: Whether `của` leads to it, so that it is no name of a person.

    Example:
        `Becamex IDC` after `Tổng Giám đốc` is a company, `Christine Lagarde` is a person.
    """
    headline = tokens.words[k - 1].isupper() and tokens.words[k - 1] not in tokens.lexicon.expansions
    if headline or not leads_company(role):
        return None
    end = _foreign_end(tokens, k) if led else _brand_end(tokens, k)
    if end == k:
        return None
    return BodyMention(tokens.starts[k], tokens.ends[end - 1], tokens.surface(k, end), "", "enterprise"), end


@lru_cache(maxsize=50_000)
def leads_company(role: str) -> bool:
    """Whether a title is one after which a brand alone may stand: `Tổng Giám đốc`."""
    return fold(role.removeprefix("Phó ")) in _words("role")


def _foreign_end(tokens: Tokens, k: int) -> int:
    """Token after the foreign words from `k` on."""
    j = k
    while j < k + _LONGEST and tokens.capital(j) and not tokens.hits(j):
        j += 1
    return j if j > k and tokens.folded[k] not in tokens.lexicon.families else k


def _brand_end(tokens: Tokens, k: int) -> int:
    """Token after the last word that shows a brand, of the foreign words from `k` on."""
    end = j = k
    while j < k + _LONGEST and tokens.capital(j) and (j == k or tokens.adjacent(j)):
        country = tokens.find(j, "country")
        if j > k and country and country[1].canonical == HOME:
            return country[0]
        if tokens.hits(j) or tokens.folded[j] in tokens.lexicon.families:
            break
        j += 1
        end = j if shows_brand(tokens, j - 1) else end
    return end if end > k else _trade_name_end(tokens, k)


def _trade_name_end(tokens: Tokens, k: int) -> int:
    """Token after the foreign word that ends a name of any words: `Chủ tịch | Sao Mai Group |`."""
    run = range(k + 1, min(tokens.capitals_end(k), k + _LONGEST))
    return next((j + 1 for j in run if tokens.words[j].lower() in _words("ending")), k)


def begins_foreigner(tokens: Tokens, j: int, k: int) -> bool:
    """Whether the capitals from `k` on are a foreigner's name after a company's own word at `j`.

    Example:
        `Linda Seah` after `Tập đoàn | Shire`, but not `Heavy Industries` after `Tập đoàn | Mitsubishi`.
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
    foreign = (
        end - k in _NAMES and not is_no_syllable(tokens.words[k - 1]) and all(map(is_no_syllable, tokens.words[k:end]))
    )
    return foreign and not any(shows_brand(tokens, n) or tokens.found[n] for n in range(k, end))


def shows_brand(tokens: Tokens, j: int) -> bool:
    """Whether a word is none of a name of a person: an acronym (`IDC`), capitals inside it, an ending of brands."""
    word = tokens.words[j]
    if word.isupper():
        own = word in tokens.lexicon.expansions or word[:_STATE] in tokens.lexicon.expansions  # UBND, and UBNDTP
        long = len(word) >= (2 if word.isascii() else _STATE)
        return long and word.isalnum() and not (own or _ROMAN.fullmatch(word))
    return bool(_CAMEL.fullmatch(word)) or _ends_like_brand(word.lower())


def is_alias(tokens: Tokens, k: int) -> bool:
    """Whether a dash at `k` leads to a brand of the company named before: `Ngân hàng TMCP Sao Mai | – SaoMaiBank`."""
    return tokens.words[k] in _DASHES and _CAMEL.fullmatch(tokens.words[k + 1]) is not None


def _ends_like_brand(word: str) -> bool:
    endings = _words("ending")
    return word in endings or (word.endswith(tuple(endings)) and len(word) > _SHORTEST + min(map(len, endings)))


@cache
def _words(use: str) -> frozenset[str]:
    """The words of brands.csv with a use."""
    return frozenset(fold(row["word"]) for row in read_table(resource("lexicons", "brands.csv")) if row["use"] == use)


def function_end(tokens: Tokens, j: int, role: str) -> int:
    """Token of the body after what its manager is in charge of, `j` when nothing of the kind follows the title.

    Example:
        `phụ trách khu vực châu Á - Thái Bình Dương của | Tập đoàn P&G` after `Chủ tịch`.
    """
    if not leads_company(role):
        return j
    charged = tokens.folded[j : j + 2] == ["phụ", "trách"]
    small = not tokens.capital(j) and not charged
    if small and (not tokens.words[j].isalpha() or tokens.begins(j, _OTHERS) or begins_predicate(tokens, j)):
        return j  # "đơn xin từ chức Tổng giám đốc | gửi Hội đồng quản trị"
    if any(head.features["kind"] != "enterprise" for _, head in tokens.hits_among(j, HEADS)):
        return j  # "Chủ tịch | UBND xã và Chỉ thị số 9 của UBND huyện"
    for k in range(j + 1, min(j + _FUNCTION, len(tokens))):
        found, word = tokens.found[k], tokens.folded[k]
        if word == "của":
            return k
        heads = tokens.hits_among(k, HEADS) if charged or small else []
        if any(head.features["kind"] == "enterprise" for _, head in heads):
            return k
        ends = found is not None and found.entries[0][1].category in _ENDS  # the longest: no "dự" in "dự án"
        if word not in _DASHES and (ends or not word[0].isalnum()):
            break
    return j


def aside_end(tokens: Tokens, j: int) -> int:
    """Token after what a parenthesis adds to a body: its acronym, its brand, its country, that it is no more.

    Example:
        `(Ireland)` after `Phó Chủ tịch Tập đoàn Shire`, before the name.
    """
    if tokens.words[j : j + 1] != ["("] or j + 2 >= len(tokens):
        return j
    if end := acronym_end(tokens, j, len(tokens)):
        return end
    # "(Chủ tịch Quốc hội)" tells what a post is called at home
    country = tokens.find(j + 1, "country") or tokens.find(j + 1, "role") or _chamber(tokens, j + 1)
    known = any(entry.category != "body" for _, entry in tokens.hits(j + 1))
    single = tokens.capital(j + 1) and not known and tokens.folded[j + 1] not in tokens.lexicon.families
    k = country[0] if country else j + 2 if single or tokens.folded[j + 1] in _AGES else j
    return k + 1 if tokens.words[k : k + 1] == [")"] else j


def _chamber(tokens: Tokens, k: int) -> Hit | None:
    """What a chamber of a parliament abroad is: `Hội đồng Liên bang Nga (| Thượng viện |)`."""
    hit = tokens.find(k, "head")
    return hit if hit and hit[1].features["kind"] == "foreign" else None
