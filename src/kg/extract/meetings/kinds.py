"""Lists of kinds of meetings, as laws have them, of which none is meant in particular."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from kg.chunks import Chunks
from kg.mentions import MeetingMention
from kg.records import replace

_MARKS = (frozenset({",", ";", "AND"}), frozenset({"PLURAL"}))  # what may stand between two of a list, in order
_SHORT = 4  # words before whose it is that tell no topic: `đại biểu toàn quốc`
_FEW = 2  # kinds of meetings that an article may name by whose they are alone, each as one in particular


def with_kinds(chunks: Chunks) -> Chunks:
    """The chunks with the meetings of a list told only by whose they are known as any of their kinds.

    Example:
        `Sự kiện đặc biệt gồm: Đại hội của Đảng; Kỳ họp của Quốc hội; Phiên họp của Chính phủ`.
    """
    for run in _runs(chunks):
        listed = [chunks[n].mention for n in run]
        kinds = [meeting for meeting in listed if isinstance(meeting, MeetingMention) and _is_kind(meeting)]
        if len(kinds) == len(run) and (len(run) > _FEW or kinds[0].plural):
            for n, meeting in zip(run, kinds, strict=True):
                chunks = chunks.put(n, replace(chunks[n], mention=replace(meeting, plural=True)))
    return chunks


def _runs(chunks: Chunks) -> Iterator[Sequence[int]]:
    """The indexes of the meetings of each list of several."""
    run: list[int] = []
    for n, following in pairwise([*chunks.at("Meeting"), len(chunks)]):
        run.append(n)
        between = chunks.symbols[n + 1 : following]
        joined = all(symbol in mark for symbol, mark in zip(between, _MARKS, strict=False))
        if not (between and joined and len(between) <= len(_MARKS)) or following == len(chunks):
            if len(run) > 1:
                yield run
            run = []


def _is_kind(meeting: MeetingMention) -> bool:
    """Whether nothing but whose it is tells a meeting from others: `Kỳ họp của Quốc hội`, `Đại hội của Đảng`."""
    kind, of, _ = meeting.name.partition("của ")
    words = kind.split()
    numbered = "thứ" in words or any(character.isdigit() for character in meeting.name)
    return bool(of) and len(words) <= _SHORT and "về" not in words and not numbered
