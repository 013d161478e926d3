"""What stands after the title of a company's head: a brand without a word for company, an aside, the region led."""

from __future__ import annotations

from functools import lru_cache

from kg.annotate.grammar.asides import acronym_end
from kg.annotate.grammar.bodies.brands import brand_words, shows_brand
from kg.annotate.grammar.categories import HEADS
from kg.annotate.grammar.endings import begins_predicate
from kg.annotate.grammar.words import LINKS
from kg.annotate.tokens import Hit, Tokens
from kg.kinds import ENTERPRISE
from kg.lexicon import HOME
from kg.mentions import VICE, BodyMention
from kg.spelling import fold

_AGES = frozenset({"cũ", "mới"})  # whether a place, or a body of it, is no more
_FUNCTION = 12  # tokens of what somebody is in charge of
_ENDS = frozenset({"cue", "role", "meeting"})  # what is no part of it
_OTHERS = _ENDS | {"modifier", "head", "body", "placetype"}  # what begins nothing that somebody manages
_LONGEST = 4  # words of a brand


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
    return BodyMention(tokens.starts[k], tokens.ends[end - 1], tokens.surface(k, end), "", ENTERPRISE), end


@lru_cache(maxsize=50_000)
def leads_company(role: str) -> bool:
    """Whether a title is one after which a brand alone may stand: `Tổng Giám đốc`."""
    return fold(role.removeprefix(VICE)) in brand_words("role")


def _foreign_end(tokens: Tokens, k: int) -> int:
    """Token after the foreign words from `k` on."""
    j = k
    while j < k + _LONGEST and tokens.capital(j) and not tokens.hits(j):
        j += 1
    return j if j > k and not tokens.family(k) else k


def _brand_end(tokens: Tokens, k: int) -> int:
    """Token after the last word that shows a brand, of the foreign words from `k` on."""
    end = j = k
    if tokens.names_at(k):
        return k  # "Chủ tịch | Xaysomphone Phomvihane"
    while j < k + _LONGEST and tokens.capital(j) and (j == k or tokens.adjacent(j)):
        country = tokens.find(j, "country")
        if j > k and country and country[1].canonical == HOME:
            return country[0]
        if tokens.hits(j) or tokens.family(j):
            break
        j += 1
        end = j if shows_brand(tokens, j - 1) else end
    return end if end > k else _trade_name_end(tokens, k)


def _trade_name_end(tokens: Tokens, k: int) -> int:
    """Token after the foreign word that ends a name of any words: `Chủ tịch | Sao Mai Group |`."""
    run = range(k + 1, min(tokens.capitals_end(k), k + _LONGEST))
    return next((j + 1 for j in run if tokens.words[j].lower() in brand_words("ending")), k)


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
    if any(head.features["kind"] != ENTERPRISE for _, head in tokens.hits_among(j, HEADS)):
        return j  # "Chủ tịch | UBND xã và Chỉ thị số 9 của UBND huyện"
    for k in range(j + 1, min(j + _FUNCTION, len(tokens))):
        found, word = tokens.found[k], tokens.folded[k]
        if word == "của":
            return k
        heads = tokens.hits_among(k, HEADS) if charged or small else []
        if any(head.features["kind"] == ENTERPRISE for _, head in heads):
            return k
        ends = found is not None and found.entries[0][1].category in _ENDS  # the longest: no "dự" in "dự án"
        if word not in LINKS and (ends or not word[0].isalnum()):
            break
    return j


def aside_end(tokens: Tokens, j: int) -> int:
    """Token after what a parenthesis adds to a body: its acronym, its brand, its country, that it is no more.

    Example:
        `(Ireland)` after `Phó Chủ tịch Tập đoàn Norvik`, before the name.
    """
    if tokens.word_at(j) != "(" or j + 2 >= len(tokens):
        return j
    if end := acronym_end(tokens, j, len(tokens)):
        return end
    # "(Chủ tịch Quốc hội)" tells what a post is called at home
    country = tokens.find(j + 1, "country") or tokens.find(j + 1, "role") or _chamber(tokens, j + 1)
    known = any(entry.category != "body" for _, entry in tokens.hits(j + 1))
    single = tokens.capital(j + 1) and not known and not tokens.family(j + 1)
    k = country[0] if country else j + 2 if single or tokens.folded[j + 1] in _AGES else j
    return k + 1 if tokens.word_at(k) == ")" else j


def _chamber(tokens: Tokens, k: int) -> Hit | None:
    """What a chamber of a parliament abroad is: `Hội đồng Liên bang Nga (| Thượng viện |)`."""
    hit = tokens.find(k, "head")
    return hit if hit and hit[1].features["kind"] == "foreign" else None
