"""Colours, shapes and words of the page (`look.toml`), and the ontology's names for classes, relations, concepts."""

from __future__ import annotations

from functools import cache
from typing import Any

from kg.pages import look
from kg.vocabulary import LANGUAGES, label

Names = dict[str, str]
PART = "visualization"


@cache
def order() -> dict[str, int]:
    """The place of each relation on a card."""
    return {name: place for place, name in enumerate(look(PART)["relations"])}


def names(term: str) -> Names:
    """The ontology's labels of a class, relation or concept, given its local name or IRI."""
    return {language: label(term, language) for language in LANGUAGES}


def relation(name: str) -> dict[str, Any]:
    """What a relation is called on a line, and on the cards of the things at its two ends."""
    said = look(PART)["relations"].get(name, {})
    return {"name": names(name), "line": names(name), **said}


def is_backwards(name: str) -> bool:
    """Whether a relation's line is drawn from its object to its subject."""
    return bool(look(PART)["relations"].get(name, {}).get("backwards"))
