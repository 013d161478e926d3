"""Long names in small letters: what follows the words tells whether all of them are the name."""

from __future__ import annotations

from collections.abc import Set

from kg.annotate.grammar.bodies.name_bearers import person_follows
from kg.annotate.grammar.categories import PLACE_STARTS, PLACE_TYPES, POSTS
from kg.annotate.tokens import Tokens

# Categories of entries.
_CUES = frozenset({"cue"})
STOPS = POSTS | PLACE_TYPES | {"meeting", "document", "honorific"}  # end any name
SMALL_STOPS = STOPS | _CUES  # end it in small letters
_MARKS = frozenset({",", ";", "(", ")"})  # after which nothing of a name follows


def is_whole(tokens: Tokens, k: int, company: bool, tasked: bool, wide: bool, first: bool) -> bool:
    """Whether so many small words are all of the name, by what follows them.

    Args:
        tokens: The article's tokens.
        k: The last of the words that are read so far.
        company: Whether it is the name of a company.
        tasked: Whether a role leads to it, or it is that of a board with a task.
        wide: Whether a role leads to it, after which it may be any topic.
        first: Whether a role leads to that of a company, and it has no capital so far.
    """
    if company and (_acronym_follows(tokens, k) or (tasked and wide and _brand_follows(tokens, k, first))):
        return True
    return tasked and ((wide and _mark_follows(tokens, k)) or (not company and _holder_follows(tokens, k)))


def _small_end(tokens: Tokens, k: int, stops: Set[str] = frozenset()) -> int:
    """Token after the words in small letters from `k` on, before any that begins an entry of the categories `stops`."""
    while tokens.word_at(k).isalpha() and not tokens.capital(k) and not tokens.begins(k, stops):
        k += 1
    return k


def _brand_follows(tokens: Tokens, k: int, first: bool) -> bool:
    """Whether small words from `k` on lead to an acronym, or to the `first` capitals of the name.

    Example:
        `công ty xây lắp và sửa chữa bến cảng | Hạ Long`, `Công ty Thiết kế công trình thủy | HDC`.
    """
    k = _small_end(tokens, k, SMALL_STOPS)
    return tokens.capital(k) and tokens.adjacent(k) and (first or tokens.words[k].isupper())


def _acronym_follows(tokens: Tokens, k: int) -> bool:
    """Whether small words from `k` on lead to an acronym: `… thiết kế công trình cảng biển | (TKCB)`."""
    k = _small_end(tokens, k)
    return tokens.word_at(k) == "(" and tokens.word_at(k + 1).isupper()


def _holder_follows(tokens: Tokens, k: int) -> bool:
    """Whether small words from `k` on lead to a place or a full name: `Bảo trợ người tàn tật | và trẻ mồ côi tỉnh`."""
    k = _small_end(tokens, k, SMALL_STOPS)
    return tokens.begins(k, PLACE_STARTS) or person_follows(tokens, k)


def _mark_follows(tokens: Tokens, k: int) -> bool:
    """Whether small words from `k` on lead to a mark: `Trung tâm tư vấn quản trị | doanh nghiệp nhỏ |,`."""
    k = _small_end(tokens, k, _CUES)
    return tokens.word_at(k) in _MARKS
