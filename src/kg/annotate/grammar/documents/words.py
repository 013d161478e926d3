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
    return tokens.begun(k, _phrases(effect, 0))


def follows(tokens: Tokens, k: int, effect: str) -> bool:
    """Whether words with an effect end right before token `k`: `theo | báo cáo của Sở Y tế`."""
    return tokens.ended(k, _phrases(effect, -1)) > 0


@cache
def _phrases(effect: str, edge: int) -> Mapping[str, Sequence[list[str]]]:
    """The phrases with an effect by their first (0) or last (-1) word, the longest first."""
    return by_edge(phrases(_TABLE, effect), edge)
