"""Other words for a meeting right after its name: `Kỳ họp thứ 8 - | kỳ họp thường lệ cuối năm 2022`."""

from __future__ import annotations

from kg.chunks import Chunk, Chunks
from kg.extract.symbols import has_day
from kg.mentions import MeetingMention

_TIME = frozenset({"_", "Date"})  # of the month or year told with them: `cuối năm 2022`


def without_renaming(chunks: Chunks) -> Chunks:
    """The chunks without another word for a meeting in brackets or after a dash, and the month or year with it.

    Example:
        `Kỳ họp thứ 5 | (kỳ họp 5) |`, `Kỳ họp thứ 8 | - kỳ họp thường lệ cuối năm 2022 |`.
    """
    said = {k for n in chunks.at("Meeting") for k in range(n + 1, _renamed_end(chunks, n))}
    return Chunks(chunk for k, chunk in enumerate(chunks) if k not in said) if said else chunks


def _renamed_end(chunks: Chunks, n: int) -> int:
    """The chunk after the other word for the meeting of chunk `n`; its own if there is none."""
    mark, other = [*chunks.symbols[n + 1 : n + 3], "", ""][:2]
    if mark not in ("(", "-") or other != "Meeting":
        return n
    end = n + 3
    while chunks.symbol_at(end) in _TIME and not has_day(chunks[end]):
        end += 1
    closed = chunks.symbol_at(end) == ")"
    if mark == "(":
        return end + 1 if closed else n
    return end if _tells_sort(chunks[n], chunks[n + 2]) else n


def _tells_sort(known: Chunk, other: Chunk) -> bool:
    """Whether the second of two meetings only tells of which sort the first is, which has a number."""
    one, two = known.mention, other.mention
    if not (isinstance(one, MeetingMention) and isinstance(two, MeetingMention)):
        return False
    numbered = [any(map(str.isdigit, meeting.name)) or "thứ" in meeting.name.split() for meeting in (one, two)]
    return one.type == two.type and two.body is None and numbered == [True, False]
