"""Captions of photos: `Đồng chí Nguyễn Văn An phát biểu tại hội nghị. Ảnh: TTXVN`, `…_Nguồn: baothaibinh.com.vn`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from kg.chunks import Sentence, of_kind
from kg.mentions import Figure, MeetingMention, Mention, RelationMention

_CREDIT = re.compile(r"(?:Ảnh|Nguồn ảnh|Nguồn)\s*:\s*(?P<source>[^\n.)]{2,40}(?:\.(?:com|vn|net)(?:\.vn)?)?)")
_JOINT = " \t\n._(–-"  # what may stand between a caption and its credit
_SHORTEST, _LONGEST = 10, 300  # characters of a caption


def caption_relations(text: str, sentences: Sequence[Sentence]) -> Iterator[RelationMention]:
    """For each credit line, the caption before it and what it shows: its persons, else its meeting.

    Example:
        `Đồng chí Nguyễn Văn An phát biểu tại hội nghị. Ảnh: TTXVN` is a caption of Nguyễn Văn An by TTXVN.
    """
    for credit in _CREDIT.finditer(text):
        end = _trimmed(text, credit.start())
        begin = _begin(text, end)
        if not _SHORTEST <= end - begin <= _LONGEST:
            continue
        source = (("captionSource", credit["source"].strip()),)
        last = len(text[: credit.start()].rstrip())
        for mention in _shown(sentences, begin, end):
            yield RelationMention("caption", mention, text[begin:end], begin, last, "caption.credit", qualifiers=source)


def _trimmed(text: str, end: int) -> int:
    """Where the caption ends: before the blanks and marks that lead to its credit."""
    while end and text[end - 1] in _JOINT:
        end -= 1
    return end


def _begin(text: str, end: int) -> int:
    """Where the caption begins: after the last line break or full stop before it."""
    begin = max(text.rfind("\n", 0, end), text.rfind(". ", 0, end)) + 1
    while begin < end and text[begin].isspace():
        begin += 1
    return begin


def _shown(sentences: Sequence[Sentence], begin: int, end: int) -> Sequence[Mention]:
    """The persons that a caption names, else its first meeting."""
    near = (sentence for sentence in sentences if sentence.end > begin and sentence.start < end)
    chunks = [chunk for sentence in near for chunk in sentence.chunks if begin <= chunk.start < end]
    persons = [figure.person for figure in of_kind(Figure, chunks)]
    return persons or list(islice(of_kind(MeetingMention, chunks), 1))
