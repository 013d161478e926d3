"""Words of address: `bà` before a name, or instead of one."""

from __future__ import annotations

from kg.annotate.tokens import Tokens
from kg.tables import words_of

_COMRADE = "chí"  # the last syllable of `đồng chí`


def address_words(effect: str) -> frozenset[str]:
    """The words of address with an effect of address_words.csv, in small letters.

    Example:
        >>> sorted(address_words("woman"))
        ['bà', 'chị']
    """
    return words_of("address_words.csv", effect)


def opens_sentence(tokens: Tokens, i: int) -> bool:
    """Whether token `i` is a word of address with which a sentence may begin without a full stop before: `| Ông An`."""
    return tokens.capitals[i] and tokens.folded[i] in address_words("opens")


def is_addressed(tokens: Tokens, i: int) -> bool:
    """Whether a word of address stands right before token `i`, so that it is a name: `ông | Vinh` is no city."""
    before = tokens.folded_at(i - 1)
    return before == _COMRADE or before in address_words("man") or before in address_words("woman")


def begins_recipient(tokens: Tokens, k: int) -> bool:
    """Whether it is told at token `k` to whom something is given: `bổ nhiệm Giám đốc công ty | cho ông An`."""
    return tokens.folded_at(k) == "cho" and tokens.find(k + 1, "honorific") is not None
