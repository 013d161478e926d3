"""Statements as an rdflib Dataset: facts once, claims and evidence in one named graph an article."""

from kg.graph.store import (
    add,
    article_iri,
    articles,
    dataset_of,
    find_article,
    flush,
    has,
    open_store,
    remove,
    replace,
    server_address,
)
from kg.graph.validation import validate

__all__ = [
    "add",
    "article_iri",
    "articles",
    "dataset_of",
    "find_article",
    "flush",
    "has",
    "open_store",
    "remove",
    "replace",
    "server_address",
    "validate",
]
