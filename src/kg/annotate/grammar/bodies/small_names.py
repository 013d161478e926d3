"""Names in small letters: what ends them, and what follows a long one to show that all of it is the name."""

from __future__ import annotations

from kg.annotate.grammar.bodies.name_bearers import person_follows
from kg.annotate.grammar.categories import PLACE_STARTS, PLACE_TYPES, POSTS
from kg.annotate.tokens import Tokens

# Categories of entries.
STOPS = POSTS | PLACE_TYPES | {"meeting", "document", "honorific"}  # end any name
SMALL_STOPS = STOPS | {"cue"}  # end it in small letters


def holder_follows(tokens: Tokens, k: int) -> bool:
    """Whether small words from `k` on lead to a place or a full name: `Bảo trợ người tàn tật | và trẻ mồ côi tỉnh`."""
    while (
        k < len(tokens) and tokens.words[k].isalpha() and not tokens.capitals[k] and not tokens.begins(k, SMALL_STOPS)
    ):
        k += 1
    return tokens.begins(k, PLACE_STARTS) or person_follows(tokens, k)
