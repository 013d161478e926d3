"""From relation mentions to statements about entities: what the article as a whole says of each mention.

Each package builds on those before it, never the other way round; import-linter sees to it:

1. Tables, labels, and the passages of an article: `labels`, `nesting`, `passages` and other small modules.
2. `places`, then `bodies`: which of them short words mean.
3. `meetings` and `tenures`: which mentions are one meeting, and when posts are held.
4. `positions`, `people` and `documents`: which posts, persons and documents are meant; `official` names in full.
5. `entities` gives everything its label and IRI, `referents` finds it by its mention, `document_names` tells more.
6. `article` states what an article tells; `identity` joins the entities of many articles.
"""

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
