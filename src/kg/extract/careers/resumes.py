"""Careers: the lines and items of a résumé, by the dates and births that they are told with."""

from __future__ import annotations

from collections.abc import Sequence

from kg.chunks import Chunk, of_kind
from kg.mentions import GOING_ON, DateMention, Figure, PlaceMention

_CAREER = 6  # chunks that begin a line of a career: `Từ tháng 5/2010 đến tháng 8/2015: Phó Giám đốc …`
_SHORT = 8  # characters of `đến nay`
_ITEM_ENDS = frozenset({".", ";", "-"})  # what follows a post that stands alone, and what may if words lead to it
_ITEM_MARKS = _ITEM_ENDS | {",", "("}
_BIRTHS = (DateMention, PlaceMention)
_LABEL, _LABEL_LENGTH = 3, 40  # chunks and characters of what a line of a résumé tells


def tells_career(chunks: Sequence[Chunk]) -> bool:
    """Whether a sentence is a line of somebody's career: years, and nobody named, by a name unknown to us either.

    Example:
        `Từ tháng 5/2010 đến tháng 8/2015: Phó Giám đốc Sở Y tế tỉnh Hà Nam.`
    """
    long = (chunk for chunk in chunks[:_CAREER] if chunk.symbol == "_" and chunk.end - chunk.start > _SHORT)
    return dated_by_years(chunks) and not any(long) and not any(isinstance(c.mention, Figure) for c in chunks)


def is_line(chunks: Sequence[Chunk], span: tuple[int, int]) -> bool:
    """Whether posts follow a period, and are nobody's who is named there: `Từ 2/2004 - 8/2010: | Chuyên viên, …`."""
    lead = chunks[span[0]].mention
    named = any(isinstance(chunk.mention, Figure) for chunk in chunks[span[0] : span[1] + 1])
    return isinstance(lead, DateMention) and lead.until > 0 and not named


def is_item(chunks: Sequence[Chunk], span: tuple[int, int], near: bool) -> bool:
    """Whether a post stands alone in a résumé: `- Đại biểu Quốc hội khóa XIV`, `Chức vụ hiện nay: Bí thư Tỉnh ủy`."""
    lead, born = chunks[span[0]].symbol, birth(chunks[: span[0]])
    alone = span[0] == 0 or lead in ("-", ";") or (lead == ":" and _is_label(chunks, span[0]))
    headed = born >= 0 or (near and alone)
    named = any(isinstance(chunk.mention, Figure) for chunk in chunks[born + 1 : span[1] + 1])
    ends = _ITEM_MARKS if born >= 0 or lead == ":" else _ITEM_ENDS
    return headed and not named and ends.issuperset(chunk.symbol for chunk in chunks[span[1] : span[1] + 1])


def _is_label(chunks: Sequence[Chunk], n: int) -> bool:
    """Whether a colon follows the few words that say what a line tells: `Chức vụ hiện nay |:`."""
    return n > 0 and chunks[n - 1].symbol == "_" and n <= _LABEL and chunks[n - 1].end - chunks[0].start < _LABEL_LENGTH


def birth(chunks: Sequence[Chunk]) -> int:
    """The last chunk that says when or where somebody was born, -1 for none: `Sinh ngày: 9.3.1958. Quê quán: …`."""
    told = (
        n
        for n, chunk in enumerate(chunks)
        if chunk.symbol == "BORN" and any(isinstance(c.mention, _BIRTHS) for c in chunks[n + 1 : n + 4])
    )
    return max(told, default=-1)


def dated_by_years(chunks: Sequence[Chunk]) -> bool:
    """Whether a sentence dates by years, as a career is told, where news dates by days: `Năm 2015, ông …`."""
    dates = [told.date for told in of_kind(DateMention, chunks)]
    return any(date.year for date in dates) and not any(date.day for date in dates)


def goes_on(chunks: Sequence[Chunk]) -> bool:
    """Whether what follows the words has begun and is not over: `Từ tháng 5/2010 đến nay: Bí thư Tỉnh ủy`."""
    last = next(of_kind(DateMention, reversed(chunks)), None)
    return last is not None and last.until == GOING_ON
