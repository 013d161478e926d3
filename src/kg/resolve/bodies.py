"""Bodies that the gazetteer knows, by their labels."""

from __future__ import annotations

from kg.lexicon import load_lexicon
from kg.mentions import BodyMention


def known_body(label: str) -> BodyMention:
    """A body by its label, with the kind and level that the gazetteer gives it."""
    entry = load_lexicon().lookup("body", label) or load_lexicon().lookup("head", label)
    kind, level = (entry.features.get("kind", ""), entry.features.get("level", "")) if entry else ("", "")
    return BodyMention(0, 0, label, "", kind, level)
