"""Sentence boundaries that know abbreviations, captions and headlines."""

from __future__ import annotations

from kg.annotate.tokens import Tokens

_ENDS = frozenset({".", "!", "?", "…", "...", "./."})
_CREDITS = frozenset({"Ảnh", "ảnh", "Nguồn", "Theo"})
_OPENERS = frozenset("\"“‘'([-–•*+")
_CLOSERS = frozenset("\"”’')]")
_MARKS = _ENDS | _CLOSERS
_LONGEST = 600  # tokens after which a text without full stops is cut, for a clause has no such length
_CREDIT_LINE = 8  # tokens of a photo's credit


def split_sentences(tokens: Tokens) -> list[tuple[int, int]]:
    """First token and token after the last of each sentence.

    A sentence ends at a full stop before a capital, a digit or a quotation mark, at a line break, and at a double
    blank before a capital (where web pages glue a photo's caption to the text), or when it is too long to be one.

    Example:
        `Đồng chí phát biểu. Ảnh: TTXVN` gives two sentences, `PGS.TS. Nguyễn Văn A phát biểu` one.
    """
    text, words, starts, ends = tokens.text, tokens.words, tokens.starts, tokens.ends
    bounds: list[tuple[int, int]] = []
    begin = 0
    for k in range(len(words) - 1):
        gap = text[ends[k] : starts[k + 1]]
        if gap == " " and words[k] not in _MARKS and k - begin < _LONGEST:  # most words
            continue
        if k - begin == _LONGEST or "\n" in gap or _glued(words, k, gap) or _stops(words, k, gap):
            bounds.append((begin, k + 1))
            begin = k + 1
    if begin < len(words):
        bounds.append((begin, len(words)))
    return bounds


def _glued(words: list[str], k: int, gap: str) -> bool:
    """Whether the text begins here after a credit and a double blank: `Ảnh: TTXVN  | Thủ tướng yêu cầu`."""
    return len(gap) > 1 and words[k + 1][0].isupper() and not _CREDITS.isdisjoint(words[max(0, k - _CREDIT_LINE) : k])


def _stops(words: list[str], k: int, gap: str) -> bool:
    """Whether the mark at `k`, if it is one, ends a sentence."""
    word, following = words[k], words[k + 1]
    if not gap:
        return False
    if word in _CLOSERS and k and words[k - 1] in _ENDS:
        return following[0].isupper() or following in _OPENERS
    if word not in _ENDS or _numbers_item(words, k):
        return False
    return following[0].isupper() or following[0].isdigit() or following in _OPENERS


def _numbers_item(words: list[str], k: int) -> bool:
    """Whether the stop at `k` belongs to the number of an item: `các ông có tên sau đây: 1. Ông Lê …; 2. Ông …`."""
    return (
        words[k] == "."
        and k > 1
        and words[k - 1].isdigit()
        and len(words[k - 1]) < 3
        and words[k - 2] in (":", ";", ",")
    )
