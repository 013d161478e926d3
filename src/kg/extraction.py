"""The work on one article, from text to statements: a pure function of the article and the lexicons."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.annotate import analyze
from kg.annotate.text import NormalizedText, normalize
from kg.extract import relation_mentions
from kg.model import Article, Evidence, Extraction, Statement
from kg.resolve import resolve
from kg.resolve.identity import profiles

if TYPE_CHECKING:
    from spacy.language import Language


def pipeline() -> Language:
    """The spaCy pipeline that annotates text; see `kg.annotate.pipeline`."""
    from kg.annotate.pipeline import pipeline as annotation_pipeline  # extraction itself needs no spaCy

    return annotation_pipeline()


def extract(article: Article) -> Extraction:
    """The statements of an article, with evidence in the characters as given.

    Example:
        >>> article = Article("a", "Ông Nguyễn Văn An, Chủ tịch UBND tỉnh Hà Nam chủ trì hội nghị.")
        >>> for statement in extract(article).statements:
        ...     print(statement.relation, "|", statement.evidence.text)
        holds | Nguyễn Văn An, Chủ tịch UBND tỉnh Hà Nam
        chairedBy | Nguyễn Văn An, Chủ tịch UBND tỉnh Hà Nam chủ trì hội nghị
    """
    normalized = normalize(article.text)
    sentences, relations = relation_mentions(normalized.text, analyze(normalized.text))
    statements = resolve(article, sentences, relations, normalized.text)
    given = tuple(_as_given(statement, article, normalized) for statement in statements)
    return Extraction(article, given, profiles(article, given))


def _as_given(statement: Statement, article: Article, normalized: NormalizedText) -> Statement:
    """The statement with its evidence in the characters of the article rather than of its normalized text."""
    start, end = normalized.original(statement.evidence.start, statement.evidence.end)
    return replace(statement, evidence=Evidence(start, end, article.text[start:end]))
