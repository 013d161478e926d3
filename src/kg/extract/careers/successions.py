"""Posts that the next words say to be held no more, or not yet: `Chủ tịch | rồi Bí thư`, `Tổng thống | đắc cử`."""

from __future__ import annotations

from kg.chunks import Chunks
from kg.extract.symbols import printed
from kg.mentions import Mention
from kg.tables import words_of

_TURNS = frozenset({"Figure", "SAY", "ASK", ";", ".", ":"})  # what is told after these is of somebody else
_ELECT = "đắc cử"


def is_left(text: str, chunks: Chunks, post: Mention) -> bool:
    """Whether a post was left for another: `làm | Giám đốc Sở Y tế | rồi Bí thư Huyện ủy`."""
    then = False
    for chunk in chunks:
        if chunk.start < post.end:
            continue
        if chunk.symbol in _TURNS:
            return False
        if then and chunk.symbol == "Position":
            return True
        then = then or (chunk.mention is None and printed(text, chunk) in words_of("sequence_words.csv", "post"))
    return False


def is_elect(text: str, chunks: Chunks, post: Mention) -> bool:
    """Whether somebody was elected to a post without holding it yet: `bà A, lúc ấy là | Thủ tướng Anh | đắc cử`."""
    after = next((chunk for chunk in chunks if chunk.start >= post.end), None)
    return after is not None and printed(text, after) == _ELECT
