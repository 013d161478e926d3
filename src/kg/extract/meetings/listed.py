"""Lists of meetings: kinds of which none is meant in particular, and numbers of which the last tells whose all are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kg.chunks import Chunks
from kg.extract.meetings.reported import tells_day
from kg.extract.symbols import JOINTS
from kg.families import Family
from kg.mentions import MeetingMention
from kg.numbers import ORDINAL
from kg.records import replace

_MARKS = (JOINTS, frozenset({"PLURAL"}))  # what may stand between two of a list, in order
_SHORT = 4  # words before whose it is that tell no topic: `đại biểu toàn quốc`
_FEW = 2  # kinds of meetings that an article may name by whose they are alone, each as one in particular
_NUMBERED = re.compile(r"\b(?:thứ|khóa|nhiệm kỳ)\b|\d")
_NUMBER = re.compile(rf"(?:bất thường )?(?:lần )?thứ {ORDINAL}(?: \(\d+\))?")


def with_lists(chunks: Chunks) -> Chunks:
    """The chunks with the meetings of each list read together.

    Example:
        Of `Sự kiện gồm: Đại hội của Đảng; Kỳ họp của Quốc hội; Phiên họp của Chính phủ` none is meant in particular;
        both of `kỳ họp thứ 2, kỳ họp thứ 8 của Quốc hội khóa XIII` are of the Quốc hội khóa XIII.
    """
    for run in _runs(chunks):
        listed = [mention for n in run if isinstance(mention := chunks[n].mention, MeetingMention)]
        if len(listed) == len(run):
            for n, meeting in zip(run, _read(listed, any(map(tells_day, chunks))), strict=True):
                chunks = chunks.read_as(n, meeting)
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


def _read(listed: Sequence[MeetingMention], dated: bool) -> Sequence[MeetingMention]:
    """The meetings of a list, each as the others tell it; with a day told, each is one in particular."""
    if not dated and all(map(_is_kind, listed)) and (len(listed) > _FEW or listed[0].plural):
        return [replace(meeting, plural=True) for meeting in listed]
    whole = listed[-1]
    number = _NUMBER.match(whole.name)
    if not number or whole.family != Family.SESSION or whole.body is None:
        return listed
    whose = whole.name[number.end() :]
    return [
        replace(one, name=f"{one.name}{whose}", body=whole.body)
        if one.family == Family.SESSION and one.body is None and _NUMBER.fullmatch(one.name)
        else one
        for one in listed
    ]


def _is_kind(meeting: MeetingMention) -> bool:
    """Whether nothing but whose it is tells a meeting from others: `Kỳ họp của Quốc hội`, `Đại hội của Đảng`."""
    kind, of, _ = meeting.name.partition("của ")
    words = kind.split()
    return bool(of) and len(words) <= _SHORT and "về" not in words and not _NUMBERED.search(meeting.name)
