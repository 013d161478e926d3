"""A tokenizer for Vietnamese official text: syllables, numbers and symbols of documents, abbreviations."""

from __future__ import annotations

import re
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

# A token with the blank after it; the plain lower-case syllable, which most tokens are, comes first.
_TOKEN = re.compile(
    r"""(?:
      [a-zà-öø-ÿăđĩũơưạ-ỹ]+(?![\w'’-])
                                                                  # 25-10-2021, 21-KL/TW, 12/QĐ-TTg, 8.000, 6,5%:
    | \d+(?:[-–/.,]\d+)*(?:[-–/.]?[A-ZĐ][\w&Đđ]*)?(?:[-–/][A-ZĐƯ][\w&Đđ.]*\w)*%?
    | (?:(?:GS|PGS|TS|ThS|Th|Ths|BS|BSCK|KS|CN|NSND|NSƯT|NGND|NGƯT|LS|TP|Tp|TX|Tx|TT|T|Q|P|H|Đ|St|Dr|Mr|Mrs|Ms)\.)+
      (?:[A-ZĐƯ]{1,5}(?!\w))?                                     # GS.TS, T.Ư, TP.HCM, TP.
    | [A-ZĐƯ]{1,8}(?:[&\-–][A-ZĐƯ]{1,8})+\w*                      # KH&ĐT, GD-ĐT, NN&PTNT
    | [^\W\d_]+(?:-[a-zà-ỹđ]+)+(?=\W|$)                           # Bun-nhăng, Vo-la-chít
    | [^\W_]+(?:['’][^\W_]+)*                                     # syllables, H'Hen
    | \.{2,}|…
    | [^\w\s]|_
    )\ ?
    | \s+
    """,
    re.VERBOSE,
)


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
    pieces = _TOKEN.findall(text)
    words = [piece.rstrip() for piece in pieces]
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

        pieces = _TOKEN.findall(text)
        spaces = [piece[-1] == " " and not piece.isspace() for piece in pieces]
        words = [piece[:-1] if space else piece for piece, space in zip(pieces, spaces, strict=True)]
        return Doc(self.vocab, words=words, spaces=spaces)

    def to_bytes(self, **_: object) -> bytes:
        """Nothing to store: the tokenizer is its code."""
        return b""

    def from_bytes(self, _: bytes, **__: object) -> VietnameseTokenizer:
        """The tokenizer itself."""
        return self
