"""Words on the way to what a sentence tells: `Buổi chiều, …`, `Sau lễ đón, …`, `Tiếp tục chương trình kỳ họp, …`."""

from __future__ import annotations

from collections.abc import Sequence

from kg.chunks import Chunk, Chunks
from kg.extract.symbols import has_day, printed
from kg.records import replace
from kg.tables import words_of

# Chunks that words for half of a day may be, and what follows other words: `trong | ngày | 5/3`, `ngày | đầu tiên`.
_WORDS_OF_HALF, _GOES_ON = 5, frozenset({"_", "Date", "STOP"})
_LED = (["EARLIER", ","], ["STOP", ","])  # words that lead to those for half of a day
_AFTER, _AROUND = "sau", (" trước", " sau")
_MEETS, _VOTERS = "tiếp xúc", " cử tri"
_PROGRAM = "chương trình"


def with_leads(text: str, chunks: Chunks) -> Chunks:
    """The chunks with words that lead to another occasion known as such: `| Buổi chiều, …`, `| sau | lễ đón, …`."""
    chunks = _without_program(text, _with_half_day(text, _with_voters(text, chunks)))
    symbols = chunks.symbols
    for n in chunks.at("Meeting"):
        leads = n and symbols[n - 1] == "_" and (n == 1 or symbols[n - 2] == ",")
        if (leads and printed(text, chunks[n - 1]) == _AFTER) or _is_around(text, chunks, n):
            chunks = chunks.put(n - 1, replace(chunks[n - 1], symbol="STOP"))
    return chunks


def _with_voters(text: str, chunks: Chunks) -> Chunks:
    """The chunks with the verb of who meets many voters one day as one of meeting voters: `tiếp xúc | 100 cử tri`."""
    for n in chunks.at("_") if any(map(has_day, chunks)) else ():
        if (
            chunks.after(n) == "_"
            and printed(text, chunks[n]) == _MEETS
            and printed(text, chunks[n + 1]).endswith(_VOTERS)
        ):
            verb = Chunk(chunks[n].start, chunks[n + 1].end, "VOTERS")
            return Chunks([*chunks[:n], verb, *chunks[n + 2 :]])
    return chunks


def _is_around(text: str, chunks: Chunks, n: int) -> bool:
    """Whether what is told of a meeting comes before or after it: `tham dự các | hoạt động trước | Lễ kỷ niệm`."""
    several = chunks.symbols[max(0, n - 2) : n] == ["PLURAL", "_"]
    return several and printed(text, chunks[n - 1]).endswith(_AROUND)


def _with_half_day(text: str, chunks: Chunks) -> Chunks:
    """The chunks with the half of a day that leads a sentence as words of the same day: `| Cũng trong buổi sáng, …`."""
    n = 2 if chunks.symbols[:2] in _LED else 0  # "Trước đó, | trong buổi sáng, …"
    ends = (k for k in range(n + 1, n + 1 + _WORDS_OF_HALF) if chunks.symbol_at(k) not in _GOES_ON)
    if end := next((k for k in ends if _is_half(text, chunks[n:k])), 0):
        same_day = Chunk(chunks[n].start, chunks[end - 1].end, "SAMEDAY")
        return Chunks([*chunks[:n], same_day, *chunks[end:]])
    return chunks


def _is_half(text: str, chunks: Sequence[Chunk]) -> bool:
    """Whether the words of some chunks are those for half of a day, or for the day told before."""
    return bool(chunks) and text[chunks[0].start : chunks[-1].end].lower() in words_of("half_days.csv")


def _without_program(text: str, chunks: Chunks) -> Chunks:
    """The chunks without the program with which a meeting goes on: `Tiếp tục | chương trình | kỳ họp, sáng 5/6, …`."""
    if chunks.symbols[:3] == ["AUX", "_", "Meeting"] and printed(text, chunks[1]).startswith(_PROGRAM):
        return Chunks([chunks[0], *chunks[2:]])
    return chunks
