"""From relation mentions to statements about entities: what the article as a whole says of each mention."""

from __future__ import annotations

from collections.abc import Sequence

from kg.chunks import Sentence
from kg.mentions import RelationMention
from kg.model import Article, Statement, Value
from kg.resolve.article import ArticleResolver
from kg.resolve.facts import once
from kg.resolve.meetings.venues import without_wider
from kg.resolve.people.misprints import one_spelling
from kg.resolve.tenures.settled import settle
from kg.resolve.tenures.terms import out_of_office

__all__ = ["meant", "once", "resolve"]


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
    resolver = ArticleResolver(article, sentences, relations, text)
    settled = settle(one_spelling(without_wider(resolver.statements()), text))
    return out_of_office(settled, resolver.written)


def meant(
    article: Article, sentences: Sequence[Sentence], relations: Sequence[RelationMention], text: str
) -> Value | None:
    """What a text that names one thing and says no more stands for in an article; None for any other text.

    Args:
        article: For its identity and date of publication.
        sentences: The chunks of the text.
        relations: What the text states: the day in the name of a document.
        text: A normalized text, which the offsets count.
    """
    chunks = [chunk for sentence in sentences for chunk in sentence.chunks]
    if len(chunks) != 1 or not chunks[0].mention or chunks[0].end != len(text):
        return None
    return ArticleResolver(article, sentences, relations, text).meant(chunks[0].mention)
