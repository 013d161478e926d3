"""Two countries in the name of a society: `Hội Hữu nghị | Việt - Nhật`."""

from __future__ import annotations

from kg.annotate.tokens import DASHES, Tokens

_HOME = "Việt"  # one of the two


def parse_pair(tokens: Tokens, k: int) -> tuple[str, int] | None:
    """The two countries of a friendship, and the token after them: `Hội Hữu nghị | Việt - Nhật`."""
    one = _nation_end(tokens, k)
    if not one or tokens.word_at(one) not in DASHES:
        return None
    other = _nation_end(tokens, one + 1)
    if not other or _HOME not in (tokens.words[k], tokens.words[one + 1]):
        return None
    return f"{tokens.surface(k, one)} - {tokens.surface(one + 1, other)}", other


def _nation_end(tokens: Tokens, k: int) -> int:
    """Token after the name of a country, `Việt` among them, or 0."""
    if not tokens.capital(k):
        return 0
    country = tokens.find(k, "country")
    return country[0] if country else k + 1 if tokens.words[k] in tokens.lexicon.nations else 0
