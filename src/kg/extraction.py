"""The work on one article, from text to statements: a pure function of the article and the lexicons."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from kg.model import Article, Evidence, Extraction, Statement

if TYPE_CHECKING:
    from spacy.language import Language


@cache
def pipeline() -> Language:
    """The spaCy pipeline that annotates text; see `kg.annotate.pipeline`."""
    from kg.annotate.pipeline import pipeline as build

    return build()


def extract(article: Article) -> Extraction:
    """The statements of an article, with evidence in the characters as given.

    Example:
        >>> article = Article("a", "Ông Nguyễn Văn An, Chủ tịch UBND tỉnh Hà Nam chủ trì hội nghị.")
        >>> [(s.relation, s.evidence.text) for s in extract(article).statements]
        [('chairedBy', 'Nguyễn Văn An, Chủ tịch UBND tỉnh Hà Nam chủ trì hội nghị'), ('holds', 'Nguyễn Văn An, Chủ tịch UBND tỉnh Hà Nam')]
    """
    from kg.annotate import analyze
    from kg.annotate.text import normalize
    from kg.extract import relation_mentions
    from kg.resolve import resolve

    normalized = normalize(article.text)
    sentences, relations = relation_mentions(normalized.text, analyze(normalized.text))
    statements = resolve(article, sentences, relations, normalized.text)
    return Extraction(article, tuple(_as_given(statement, article, normalized.original) for statement in statements))


def _as_given(statement: Statement, article: Article, original: object) -> Statement:
    assert callable(original)
    start, end = original(statement.evidence.start, statement.evidence.end)
    return replace(statement, evidence=Evidence(start, end, article.text[start:end]))
