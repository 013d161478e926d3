"""Captions of photos: `Đồng chí Ngô Đông Hải phát biểu tại hội nghị. Ảnh: TTXVN`, `…_Nguồn: baothaibinh.com.vn`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.mentions import Chunk, Figure, MeetingMention, Mention, RelationMention, Sentence

_CREDIT = re.compile(
    r"[\s._(–-]*(?:Ảnh|Nguồn ảnh|Nguồn|Tin, ảnh)\s*:\s*(?P<source>[^\n.)]{2,40}(?:\.(?:com|vn|net)(?:\.vn)?)?)"
)
_LONGEST = 300  # characters of a caption


def caption_relations(text: str, sentences: Sequence[Sentence]) -> Iterator[RelationMention]:
    """For each credit line, the caption before it and what it shows: its persons, else its meeting."""
    for credit in _CREDIT.finditer(text):
        begin = _begin(text, credit.start())
        caption = text[begin : credit.start()].strip()
        if not 10 <= len(caption) <= _LONGEST:
            continue
        shown = [c for s in sentences if s.end > begin for c in s.chunks if begin <= c.start < credit.start()]
        qualifiers = (("captionSource", credit["source"].strip()),)
        for mention in _subjects(shown):
            yield RelationMention(
                "caption", mention, caption, begin, credit.start(), "caption.credit", qualifiers=qualifiers
            )


def _begin(text: str, end: int) -> int:
    """Where the caption begins: after the last line break or full stop before it."""
    found = max(text.rfind("\n", 0, end), text.rfind(". ", 0, end) + 1)
    begin = max(found + 1, 0)
    while begin < end and text[begin].isspace():
        begin += 1
    return begin


def _subjects(chunks: Sequence[Chunk]) -> list[Mention]:
    persons: list[Mention] = [c.mention.person for c in chunks if isinstance(c.mention, Figure)]
    return persons or [c.mention for c in chunks if isinstance(c.mention, MeetingMention) and not c.mention.plural][:1]
