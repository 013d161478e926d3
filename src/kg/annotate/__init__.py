"""From an article's text to typed mentions: tokens, sentences, lexicon hits, noun phrases.

`analyze` is the bulk path; `kg.annotate.pipeline` gives the same for text that is still to be normalized, as a spaCy
pipeline.
"""

from __future__ import annotations

from kg.annotate.chunks import chunk_sentences
from kg.annotate.scanner import read_tokens
from kg.annotate.sentences import split_sentences
from kg.chunks import Sentence
from kg.lexicon import load_lexicon


def analyze(text: str) -> tuple[Sentence, ...]:
    """The sentences of a normalized text as chunks: mentions, cue words, punctuation.

    Example:
        >>> [chunk.symbol for chunk in analyze("Ông Nguyễn Văn An chủ trì hội nghị.")[0].chunks]
        ['Person', 'CHAIR', 'Meeting', '.']
    """
    tokens = read_tokens(text, load_lexicon())
    tokens.sentences = split_sentences(tokens)
    return chunk_sentences(tokens)
