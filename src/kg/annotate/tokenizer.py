"""A tokenizer for Vietnamese official text: syllables, numbers and symbols of documents, abbreviations."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from kg.spelling import TOKEN

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.vocab import Vocab


class VietnameseTokenizer:
    """The tokens of a text as a spaCy Doc: `12/QĐ-TTg`, `25-10-2021`, `TP.HCM`, `GS.TS.` stay whole.

    Example:
        >>> from spacy.vocab import Vocab
        >>> [token.text for token in VietnameseTokenizer(Vocab())("UBND TP.HCM họp.")]
        ['UBND', 'TP.HCM', 'họp', '.']
    """

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """Doc whose text is `text` in NFC; runs of white space beyond one blank are tokens of their own."""
        from spacy.tokens import Doc

        pieces = TOKEN.findall(unicodedata.normalize("NFC", text))
        spaces = [piece[-1] == " " and not piece.isspace() for piece in pieces]
        words = [piece[:-1] if space else piece for piece, space in zip(pieces, spaces, strict=True)]
        return Doc(self.vocab, words=words, spaces=spaces)

    def to_bytes(self, **_: object) -> bytes:
        """Nothing to store: the tokenizer is its code."""
        return b""

    def from_bytes(self, _: bytes, **__: object) -> VietnameseTokenizer:
        """The tokenizer itself."""
        return self
