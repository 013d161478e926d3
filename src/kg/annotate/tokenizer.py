"""A tokenizer for Vietnamese official text: syllables, numbers and symbols of documents, abbreviations."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from kg.memo import Memo
from kg.spelling import TOKEN

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

_STRIPPED = Memo(str.rstrip)  # also makes all tokens with the same letters one object, whose hash is known


class Layout(NamedTuple):
    """The tokens of a text.

    Attributes:
        text: The text that was split.
        words: Its tokens, white space left out.
        starts: Their offsets.
    """

    text: str
    words: list[str]
    starts: list[int]


def tokenize(text: str) -> Layout:
    """The tokens of a text: `12/QĐ-TTg`, `25-10-2021`, `TP.HCM`, `GS.TS.` stay whole, no punctuation sticks to a name.

    Example:
        >>> tokenize("Quy định số 37-QĐ/TW, ngày 25-10-2021.").words
        ['Quy', 'định', 'số', '37-QĐ/TW', ',', 'ngày', '25-10-2021', '.']
    """
    pieces = TOKEN.findall(text)
    words = list(map(_STRIPPED.__getitem__, pieces))
    starts = list(accumulate(map(len, pieces), initial=0))
    starts.pop()
    if "" in words:
        kept = [(word, start) for word, start in zip(words, starts, strict=True) if word]
        words, starts = [word for word, _ in kept], [start for _, start in kept]
    return Layout(text, words, starts)


class VietnameseTokenizer:
    """The same tokens as a spaCy Doc, for pipelines.

    Example:
        >>> from spacy.vocab import Vocab
        >>> [token.text for token in VietnameseTokenizer(Vocab())("UBND TP.HCM họp.")]
        ['UBND', 'TP.HCM', 'họp', '.']
    """

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """Doc whose text is exactly `text`; runs of white space beyond one blank are tokens of their own."""
        from spacy.tokens import Doc

        pieces = TOKEN.findall(text)
        spaces = [piece[-1] == " " and not piece.isspace() for piece in pieces]
        words = [piece[:-1] if space else piece for piece, space in zip(pieces, spaces, strict=True)]
        return Doc(self.vocab, words=words, spaces=spaces)

    def to_bytes(self, **_: object) -> bytes:
        """Nothing to store: the tokenizer is its code."""
        return b""

    def from_bytes(self, _: bytes, **__: object) -> VietnameseTokenizer:
        """The tokenizer itself."""
        return self
