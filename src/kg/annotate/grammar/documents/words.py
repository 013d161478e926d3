"""The words of document_words.csv where the grammar of documents meets them, by an effect that the table explains."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from kg.annotate.tokens import Tokens
from kg.tables import by_edge, phrases

_TABLE = "document_words.csv"


def begins_with(tokens: Tokens, k: int, effect: str) -> bool:
    """Whether words with an effect begin at token `k`: `Báo cáo của Sở Y tế | tổng kết năm 2023`."""
    return length_at(tokens, k, effect) > 0


def length_at(tokens: Tokens, k: int, effect: str) -> int:
    """How many tokens the longest words with an effect have that begin at token `k`; 0 without any."""
    for words in _by_first(effect).get(tokens.folded_at(k), ()):
        if tokens.folded[k : k + len(words)] == words:
            return len(words)
    return 0


def follows(tokens: Tokens, k: int, effect: str) -> bool:
    """Whether words with an effect end right before token `k`: `theo | báo cáo của Sở Y tế`."""
    ending = _by_last(effect).get(tokens.folded_at(k - 1), ())
    return any(tokens.folded[max(0, k - len(words)) : k] == words for words in ending)


@cache
def _by_first(effect: str) -> Mapping[str, Sequence[list[str]]]:
    """The phrases with an effect by their first word, the longest first."""
    return by_edge(phrases(_TABLE, effect), 0)


@cache
def _by_last(effect: str) -> Mapping[str, Sequence[list[str]]]:
    """The phrases with an effect by their last word."""
    return by_edge(phrases(_TABLE, effect), -1)
