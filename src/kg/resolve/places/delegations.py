"""Whose place it is when one place's delegation visits another: its head is of the first, its hosts of the second."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from kg.chunks import Sentence
from kg.mentions import Figure
from kg.resolve.passages import Passages
from kg.tables import phrases

# The words before who leads a delegation, with no place where it goes.
_LED = re.compile(r"\b[Đđ]oàn\b(?:(?! (?:tại|ở|đến|tới|về|trên) )[^.;]){,80} do\b[^,.;]{,30}$")


@dataclass(frozen=True, slots=True)
class Visit:
    """A sentence that tells who leads a delegation.

    Attributes:
        guests: The words before its head, which tell whence it comes.
        head: Where the name and the posts of its head are.
        sentence: All of it.
    """

    guests: range
    head: range
    sentence: range


class Delegations:
    """The delegations of one article.

    Example:
        `Đoàn | tỉnh Sơn La | do ông Nguyễn Văn An, Bí thư Tỉnh ủy, dẫn đầu đến thăm | tỉnh Hà Nam |. Tiếp đoàn có ông
        Trần Văn Bình, Bí thư Tỉnh ủy.`
    """

    def __init__(self, passages: Passages, text: str) -> None:
        self._passages = passages
        self._text = text

    @cached_property
    def _visits(self) -> list[Visit]:
        return [visit for sentence in self._passages.sentences for visit in _visits(sentence, self._text)]

    def led(self, offset: int) -> Visit | None:
        """The visit whose head has the post at an offset."""
        return next((visit for visit in self._visits if offset in visit.head), None)

    def received(self, offset: int) -> Visit | None:
        """The last visit told before a sentence that lists the hosts, in which an offset lies."""
        sentence = self._passages.begun(offset) if self._visits else None
        opening = self._text[sentence.start : sentence.end].lower() if sentence else ""
        if not opening.startswith(phrases("talk_words.csv", "hosts")):
            return None
        return next((visit for visit in reversed(self._visits) if visit.head.start < offset), None)


def _visits(sentence: Sentence, text: str) -> Iterator[Visit]:
    """Those that a sentence tells."""
    for chunk in sentence.chunks:
        led = isinstance(chunk.mention, Figure) and _LED.search(text[sentence.start : chunk.start])
        if led:
            guests = range(sentence.start + led.start(), chunk.start)
            yield Visit(guests, range(chunk.start, chunk.end), range(sentence.start, sentence.end))
