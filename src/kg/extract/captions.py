"""Captions of photos: `Đồng chí Ngô Đông Hải phát biểu tại hội nghị. Ảnh: TTXVN`, `…_Nguồn: baothaibinh.com.vn`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.mentions import Chunk, Figure, MeetingMention, Mention, RelationMention, Sentence

_CREDIT = re.compile(r"(?:Ảnh|Nguồn ảnh|Nguồn|Tin, ảnh)\s*:\s*(?P<source>[^\n.)]{2,40}(?:\.(?:com|vn|net)(?:\.vn)?)?)")
_JOINT = " \t\n._(–-"
_LONGEST = 300  # characters of a caption


def caption_relations(text: str, sentences: Sequence[Sentence]) -> Iterator[RelationMention]:
    """For each credit line, the caption before it and what it shows: its persons, else its meeting."""
    for credit in _CREDIT.finditer(text):
        end = _trimmed(text, credit.start())
        begin = _begin(text, end)
        caption = text[begin:end]
        if not 10 <= len(caption) <= _LONGEST:
            continue
        shown = [c for s in sentences if s.end > begin and s.start < end for c in s.chunks if begin <= c.start < end]
        qualifiers = (("captionSource", credit["source"].strip()),)
        for mention in _subjects(shown):
            yield RelationMention(
                "caption", mention, caption, begin, credit.start(), "caption.credit", qualifiers=qualifiers
            )


def _trimmed(text: str, end: int) -> int:
    """Where the caption ends: before the blanks and marks that lead to its credit."""
    while end and text[end - 1] in _JOINT:
        end -= 1
    return end


def _begin(text: str, end: int) -> int:
    """Where the caption begins: after the last line break or full stop before it."""
    found = max(text.rfind("\n", 0, end), text.rfind(". ", 0, end) + 1)
    begin = max(found + 1, 0)
    while begin < end and text[begin].isspace():
        begin += 1
    return begin


def _subjects(chunks: Sequence[Chunk]) -> list[Mention]:
    persons: list[Mention] = [c.mention.person for c in chunks if isinstance(c.mention, Figure)]
    meetings: list[Mention] = [c.mention for c in chunks if isinstance(c.mention, MeetingMention)]
    return persons or meetings[:1]
