"""A tokenizer for Vietnamese official text: syllables, numbers and symbols of documents, abbreviations."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from spacy.tokens import Doc

if TYPE_CHECKING:
    from spacy.vocab import Vocab

_TOKEN = re.compile(
    r"""
      \d+(?:[-–/.,]\d+)*(?:[-–/.]?[A-ZĐ][\w&Đđ]*)?(?:[-–/][A-ZĐƯ][\w&Đđ.]*\w)*%?  # 25-10-2021, 21-KL/TW, 12/QĐ-TTg, 8.000, 6,5%
    | (?:(?:GS|PGS|TS|ThS|Th|Ths|BS|BSCK|KS|CN|NSND|NSƯT|NGND|NGƯT|LS|TP|Tp|TX|Tx|TT|T|Q|P|H|Đ|St|Dr|Mr|Mrs|Ms)\.)+
      (?:[A-ZĐƯ]\w{0,5})?\b                                       # GS.TS, T.Ư, TP.HCM, TP.
    | [A-ZĐƯ]{1,8}(?:[&\-–][A-ZĐƯ]{1,8})+\w*                      # KH&ĐT, GD-ĐT, NN&PTNT
    | [^\W\d_]+(?:-[a-zà-ỹđ]+)+(?=\W|$)                           # Bun-nhăng, Vo-la-chít
    | [^\W_]+(?:['’][^\W_]+)*                                     # syllables, H'Hen
    | \.{2,}|…
    | \s+
    | [^\w\s]|_
    """,
    re.VERBOSE,
)


LAYOUT = "kg.layout"  # key of a Doc's layout in `doc.user_data`


class Layout(NamedTuple):
    """What the tokenizer knows and a Doc gives back only slowly.

    Attributes:
        text: The text that was split.
        words: The tokens that are not white space.
        starts: Their offsets.
        index: Their positions in the Doc.
    """

    text: str
    words: list[str]
    starts: list[int]
    index: list[int]


class VietnameseTokenizer:
    """Splits text so that `12/QĐ-TTg`, `25-10-2021`, `TP.HCM`, `T.Ư`, `GS.TS.` stay whole and no punctuation sticks to a name.

    Example:
        >>> from spacy.vocab import Vocab
        >>> [token.text for token in VietnameseTokenizer(Vocab())("Quy định số 37-QĐ/TW, ngày 25-10-2021.")]
        ['Quy', 'định', 'số', '37-QĐ/TW', ',', 'ngày', '25-10-2021', '.']
    """

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """Doc whose text is exactly `text`; runs of white space beyond one blank are tokens of their own."""
        words: list[str] = []
        spaces: list[bool] = []
        starts: list[int] = []
        index: list[int] = []
        position = 0
        for word in _TOKEN.findall(text):
            start, position = position, position + len(word)
            if word.isspace():
                if word[0] == " " and words and not spaces[-1]:
                    spaces[-1] = True
                    start, word = start + 1, word[1:]
                if not word:
                    continue
            else:
                starts.append(start)
                index.append(len(words))
            words.append(word)
            spaces.append(False)
        doc = Doc(self.vocab, words=words, spaces=spaces)
        doc.user_data[LAYOUT] = Layout(text, [words[i] for i in index], starts, index)
        return doc

    def to_bytes(self, **_: object) -> bytes:
        """Nothing to store: the tokenizer is its code."""
        return b""

    def from_bytes(self, _: bytes, **__: object) -> VietnameseTokenizer:
        """The tokenizer itself."""
        return self
