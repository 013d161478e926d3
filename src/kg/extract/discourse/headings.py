"""Headings and captions that run on into the next sentence: `Giảm tội phạm | Phát biểu tại hội nghị, ông A …`."""

from __future__ import annotations

from kg.chunks import Chunk, Chunks
from kg.kinds import PRESS
from kg.mentions import BodyMention

# Classes of cues, and days, that begin a sentence when a capital begins them amid small letters.
_OPENERS = frozenset(
    "ANSWER AT ATTEND ATTENDSPEAK ATTENDCHAIR CHAIR Date DISCUSS DURING EARLIER EXCHANGE REPLY REPORT SAMEDAY"
    " SPEAK RESPOND SAY".split()
)
_SAID = frozenset({"AT", "ABOUT", "COMITATIVE"})  # after a verb of speech that begins a sentence: `Thông tin | về`
_ADDRESSED = frozenset({"AT", "COMITATIVE"})  # after `Báo cáo` when it is no document
_PAPER = frozenset({"(", ")", "_", ".", "Body", "Place"})  # what the name of a paper may be read as
_CLOSED = (")", ") ")  # ends the sentence before when the name stands in one of its own
_SOURCE, _LONGEST = 7, 25  # chunks and characters of it, with the dash
_GAP = 4  # characters between the two, and the last of the heading
_CLOSED_QUOTE = "”"  # ends a heading in quotation marks
_SHORTEST = 2  # letters that tell a capital from words in capitals


def past_source(text: str, chunks: Chunks) -> Chunks:
    """The chunks of a sentence without the name of the paper with which it opens: `(Dân trí) - | Sáng 5/3, …`.

    Example:
        `( _ ) - Date , Body ORGANIZE Meeting` becomes `Date , Body ORGANIZE Meeting`.
    """
    opening = chunks.symbols[:_SOURCE]
    if "-" not in opening:
        return chunks
    n, begin = opening.index("-"), chunks[0].start
    if n == 0 and not text[max(0, begin - 2) : begin].endswith(_CLOSED):
        return chunks  # the dash marks a line of a list
    if _lists_bodies(chunks, n):
        return chunks
    named = _PAPER.issuperset(opening[:n]) and chunks[n].start - begin <= _LONGEST
    return Chunks(chunks[n + 1 :]) if named and n + 1 < len(chunks) else chunks


def _lists_bodies(chunks: Chunks, n: int) -> bool:
    """Whether the dash at chunk `n` joins bodies, of which none is a paper: `HĐND | - | UBND xã Lý Nhân tổ chức …`."""
    beside = [chunk.mention for chunk in (*chunks[max(0, n - 1) : n], *chunks[n + 1 : n + 2])]
    return len(beside) == 2 and all(isinstance(m, BodyMention) and m.kind != PRESS for m in beside)


def with_stops(text: str, chunks: Chunks) -> Chunks:
    """The chunks with a full stop put in where a heading or caption without one ends.

    Example:
        `Giảm tội phạm Phát biểu tại hội nghị, ông A`, `_ SPEAK AT Meeting , Figure`, becomes
        `_ . SPEAK AT Meeting , Figure`.
    """
    ends = [n for n, symbol in enumerate(chunks.symbols) if symbol in _OPENERS and n and _opens(text, chunks, n)]
    if not ends:
        return chunks
    out = list(chunks)
    for n in reversed(ends):
        out.insert(n, Chunk(chunks[n].start, chunks[n].start, "."))
    return Chunks(out)


def _opens(text: str, chunks: Chunks, n: int) -> bool:
    """Whether chunk `n` begins a sentence though nothing ends the one before."""
    chunk = chunks[n]
    if chunks[n - 1].symbol == "BEHALF":
        return False  # "thay mặt | Đoàn Chủ tịch điều hành đại hội"
    if chunk.symbol == "REPORT" and chunks.after(n) not in _ADDRESSED:
        return False
    if chunk.symbol == "SAY" and chunks.after(n) not in _SAID:
        return False
    word = text[chunk.start : chunk.start + _SHORTEST]
    if not (word[:1].isupper() and word[1:].islower()):
        return False
    before = text[max(0, chunk.start - _GAP) : chunk.start].rstrip(" \n")[-1:]
    return before.isalnum() or before == _CLOSED_QUOTE
