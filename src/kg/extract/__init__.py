"""From the chunks of an article to relation mentions: appositions, verb frames, occasions, documents.

Each package reads what those before it have found, never the other way round; import-linter sees to it:

1. `symbols`: the classes of chunks that several of the others ask for.
2. `figures` joins persons and posts, `careers` reads the course of a life, `meetings` finds the meetings of a sentence.
3. `discourse` keeps what the article is speaking of from sentence to sentence.
4. `occasions` tells when and where a meeting is held, `documents` who passed and issued what.
5. `frames` runs the verb frames, which state all else.
6. `article` reads the sentences one by one with all of them.
"""

from kg.extract.article import readings, relation_mentions

__all__ = ["readings", "relation_mentions"]
