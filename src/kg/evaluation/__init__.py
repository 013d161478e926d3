"""How good the extraction is on annotated articles: precision, recall and F1 by relation.

A statement is right when relation, subject and object agree with an annotated fact once spelling is set aside;
meetings and documents are aligned one to one within an article first, so that their identifiers need not agree.
"""

from __future__ import annotations

from kg.evaluation.gold import GoldArticle, GoldFact, GoldThing, annotation_of, read_gold
from kg.evaluation.report import ArticleScore, Error, Report, score, summarize, total
from kg.evaluation.scoring import Tally

__all__ = [
    "ArticleScore",
    "Error",
    "GoldArticle",
    "GoldFact",
    "GoldThing",
    "Report",
    "Tally",
    "annotation_of",
    "read_gold",
    "score",
    "summarize",
    "total",
]
