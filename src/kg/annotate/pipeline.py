"""The spaCy pipeline: named components in one visible order, each declaring what it needs and what it gives.

    tokenizer -> kg_lexicon -> kg_sentences -> kg_mentions

What users read is `doc.sents`, `doc.spans["kg"]` (every mention, labeled with its kind) and `doc._.kg_sentences`
(chunks). The bulk path `kg.annotate.analyze` calls the same functions without building a Doc, which costs more than
all of the grammar.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cache

import numpy
import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span

from kg.annotate.chunks import chunk_sentences
from kg.annotate.scanner import read_tokens
from kg.annotate.sentences import split_sentences
from kg.annotate.text import normalize
from kg.annotate.tokenizer import VietnameseTokenizer
from kg.annotate.tokens import Tokens
from kg.lexicon import load_lexicon

COMPONENTS = ("kg_lexicon", "kg_sentences", "kg_mentions")

Doc.set_extension("kg_tokens", default=None, force=True)
Doc.set_extension("kg_sentences", default=(), force=True)


@Language.component("kg_lexicon", assigns=["doc._.kg_tokens"])
def find_lexicon_entries(doc: Doc) -> Doc:
    """Find every phrase of the lexicons and gazetteers, in one pass, the commonest misprints read as what was meant."""
    doc._.kg_tokens = read_tokens(normalize(doc.text).text, load_lexicon())  # as long as the text, which is in NFC
    return doc


@Language.component("kg_sentences", requires=["doc._.kg_tokens"], assigns=["doc.sents", "token.is_sent_start"])
def find_sentences(doc: Doc) -> Doc:
    """Set sentence boundaries."""
    tokens: Tokens = doc._.kg_tokens
    tokens.sentences = split_sentences(tokens)
    offsets = doc.to_array("IDX").tolist()
    flags = numpy.full((len(doc), 1), -1, dtype="int32")
    for begin, _ in tokens.sentences:
        flags[bisect_left(offsets, tokens.starts[begin])] = 1
    flags[:1] = 1
    # in one call: setting token by token is quadratic
    return doc.from_array(["SENT_START"], flags.astype("uint64"))  # type: ignore[arg-type]


@Language.component(
    "kg_mentions", requires=["doc.sents", "doc._.kg_tokens"], assigns=["doc.spans", "doc._.kg_sentences"]
)
def find_mentions(doc: Doc) -> Doc:
    """Read positions, bodies, persons, documents, meetings, places and dates off the tokens."""
    doc._.kg_sentences = chunk_sentences(doc._.kg_tokens)
    doc._.kg_tokens = None
    offsets = doc.to_array("IDX").tolist()
    doc.spans["kg"] = [
        Span(doc, bisect_left(offsets, chunk.start), bisect_left(offsets, chunk.end), label=chunk.symbol)
        for sentence in doc._.kg_sentences
        for chunk in sentence.chunks
        if chunk.mention and chunk.start < chunk.end
    ]
    return doc


@cache
def pipeline() -> Language:
    """The annotation pipeline.

    Example:
        >>> doc = pipeline()("Ông Nguyễn Văn An, Chủ tịch UBND tỉnh Hà Nam chủ trì hội nghị.")
        >>> [(span.text, span.label_) for span in doc.spans["kg"]]
        [('Nguyễn Văn An', 'Person'), ('Chủ tịch UBND tỉnh Hà Nam', 'Position'), ('hội nghị', 'Meeting')]
    """
    nlp = spacy.blank("xx")
    nlp.tokenizer = VietnameseTokenizer(nlp.vocab)
    nlp.max_length = 100_000_000  # no component's memory grows faster than the text
    for name in COMPONENTS:
        nlp.add_pipe(name)
    return nlp
