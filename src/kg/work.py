"""The work on single articles, which processes share: reading them and, once it is known who is who, making graphs."""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from kg import graph
from kg.errors import ExtractionError, ValidationError, attempt
from kg.graph.facts import WrittenGraph
from kg.model import Article, Extraction, Identity, Profile, Value
from kg.resolve.identity import Decision, decide, rename


@dataclass(frozen=True, slots=True)
class Reading:
    """What was found in an article: in the open what decides who is who, packed the rest.

    Attributes:
        iri: Of the article.
        profiles: Of its persons, documents and meetings.
        statements: How many there are.
        packed: The extraction, which only the process that makes the graph unpacks.
    """

    iri: str
    profiles: tuple[Profile, ...]
    statements: int
    packed: bytes


def read(articles: Iterable[Article], decisions: Sequence[Decision] = ()) -> list[Reading | ExtractionError]:
    """What is found in each article, as humans have decided, or the error where nothing can be found."""
    return [attempt(partial(_read_one, decisions), article) for article in articles]


def _read_one(decisions: Sequence[Decision], article: Article) -> Reading:
    from kg.extraction import extract  # no lexicon is loaded before there is an article

    return reading(extract(article), decisions)


def reading(extraction: Extraction, decisions: Sequence[Decision] = ()) -> Reading:
    """An extraction as humans have decided, packed."""
    decided = decide(extraction, decisions, named)
    iri = graph.article_iri(extraction.article)
    return Reading(iri, decided.profiles, len(decided.statements), pickle.dumps(decided))


def named(text: str, article: Article) -> Value | None:
    """What a text of a decision stands for in an article."""
    from kg import extraction  # most decisions have none

    return extraction.named(text, article)


def write(readings: Iterable[tuple[Reading, Mapping[str, Identity]]]) -> list[WrittenGraph | ValidationError]:
    """The graph of each reading, given who its profiles are, or what is wrong with it."""
    made = graph.validate(rename(pickle.loads(one.packed), identities) for one, identities in readings)
    return [one if isinstance(one, ValidationError) else one.written() for one in made]
