"""From the chunks of an article to relation mentions: appositions, verb frames, occasions, documents."""

from kg.extract.article import relation_mentions

__all__ = ["relation_mentions"]
