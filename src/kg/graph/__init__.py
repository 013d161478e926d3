"""Statements as an rdflib Dataset: facts once, claims and evidence in one named graph an article."""

from kg.graph.replacement import Records, change, replace
from kg.graph.store import (
    article_iri,
    articles,
    dataset_of,
    find_article,
    flush,
    has,
    open_store,
)
from kg.graph.validation import validate

__all__ = [
    "Records",
    "article_iri",
    "articles",
    "change",
    "dataset_of",
    "find_article",
    "flush",
    "has",
    "open_store",
    "replace",
    "validate",
]
