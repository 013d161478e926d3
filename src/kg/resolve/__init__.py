"""From relation mentions to statements about entities: what the article as a whole says of each mention."""

from __future__ import annotations

from collections.abc import Sequence

from kg.mentions import RelationMention, Sentence
from kg.model import Article, Statement
from kg.resolve.article import ArticleResolver
from kg.resolve.tenures import once, settle

__all__ = ["once", "resolve"]


def resolve(
    article: Article, sentences: Sequence[Sentence], relations: Sequence[RelationMention], text: str
) -> list[Statement]:
    """The statements of one article, each once, in the order of the text.

    Args:
        article: The article, for its identity and date of publication.
        sentences: Its chunks.
        relations: What its sentences state.
        text: Its normalized text, which the offsets count.
    """
    return settle(ArticleResolver(article, sentences, relations, text).statements())
