"""A tokenizer for Vietnamese official text: syllables, numbers and symbols of documents, abbreviations."""

from __future__ import annotations

from itertools import accumulate, chain, compress
from typing import TYPE_CHECKING, NamedTuple

from kg.memo import Memo
from kg.spelling import TOKEN

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

# No token goes on after a blank, so that what stands between two is split once; this also makes all tokens with the
# same letters one object, whose hash is known.
_PIECES = Memo(lambda between: tuple(TOKEN.findall(f"{between} ")))
_STRIPPED = Memo(str.rstrip)


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
    pieces = list(chain.from_iterable(map(_PIECES.__getitem__, text.split(" "))))
    words = list(map(_STRIPPED.__getitem__, pieces))  # of white space nothing is left
    starts = compress(accumulate(map(len, pieces), initial=0), words)
    return Layout(text, list(filter(None, words)), list(starts))


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
