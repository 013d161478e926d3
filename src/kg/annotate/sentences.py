"""Sentence boundaries that know abbreviations, captions and headlines."""

from __future__ import annotations

from kg.annotate.tokens import Tokens

_ENDS = {".", "!", "?", "…", "...", "./."}
_CREDITS = frozenset({"Ảnh", "ảnh", "Nguồn", "Theo"})
_OPENERS = set("\"“‘'([-–•*+")
_CLOSERS = set("\"”’')]")


def split_sentences(tokens: Tokens) -> list[tuple[int, int]]:
    """First token and token after the last of each sentence.

    A sentence ends at a full stop before a capital, a digit or a quotation mark, at a line break, and at a double
    blank before a capital (where web pages glue a photo's caption to the text).

    Example:
        `Đồng chí phát biểu. Ảnh: TTXVN` gives two sentences, `PGS.TS. Nguyễn Văn A phát biểu` one.
    """
    text, words, starts, ends = tokens.text, tokens.words, tokens.starts, tokens.ends
    bounds: list[tuple[int, int]] = []
    begin, count = 0, len(words)
    for k in range(count - 1):
        gap = text[ends[k] : starts[k + 1]]
        if "\n" in gap or _ends_here(words, k, gap):
            bounds.append((begin, k + 1))
            begin = k + 1
    if begin < count:
        bounds.append((begin, count))
    return bounds


def _numbers_item(words: list[str], k: int) -> bool:
    """Whether the stop at `k` belongs to the number of a list's item: `các ông có tên sau đây: 1. Ông Lê …; 2. Ông …`."""
    return (
        words[k] == "."
        and k > 1
        and words[k - 1].isdigit()
        and len(words[k - 1]) < 3
        and words[k - 2] in (":", ";", ",")
    )


def _ends_here(words: list[str], k: int, gap: str) -> bool:
    word, following = words[k], words[k + 1]
    if len(gap) > 1 and following[0].isupper() and any(w in _CREDITS for w in words[max(0, k - 8) : k]):
        return True
    if word in _CLOSERS and k and words[k - 1] in _ENDS:
        return bool(gap) and (following[0].isupper() or following in _OPENERS)
    if word not in _ENDS or not gap or _numbers_item(words, k):
        return False
    return following[0].isupper() or following[0].isdigit() or following in _OPENERS
