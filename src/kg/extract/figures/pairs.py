"""`Hai Thủ tướng`, `hai nhà lãnh đạo`: the two persons of the article who hold an office, or who talk to each other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from kg.chunks import Chunk, Chunks
from kg.extract.symbols import ATTENDS, TALKS, printed
from kg.mentions import Figure, PersonMention, PositionMention
from kg.records import replace
from kg.tables import phrases

_TWO = re.compile(r"\b(?:hai|2)\s+$", re.IGNORECASE)  # before a post that two persons hold
_LENGTH = 6  # of those words and the space
_JOINED = TALKS | {"AND", "COMITATIVE", "AUX"}  # between two persons who do something together
_NEAR = 3  # chunks from the one to the other
_TALKING = _JOINED | {"ORGANIZE", "HAVE", "_", "Meeting", "("}  # between two who talk with each other
_FAR = 6  # chunks from the one to the other then
_LANDS = frozenset({"AND", ",", "-"})  # between the countries of the two: `hai Thủ tướng Việt Nam | và | Lào`
_NUMBERS = ("hai ", "Hai ")  # that begin the words for two persons
_MEETS = TALKS | ATTENDS | {"WITNESS"}  # what two persons do whose names a sentence need not repeat
_WELCOME = ["CHAIR", "Meeting"]  # between host and guest: `A | chủ trì | lễ đón | B`
_ASKS, _GUEST = "INVITE", [","]  # between host and guest: `Theo lời | mời | của A |, | B thăm Việt Nam`


@dataclass(slots=True)
class Pairs:
    """Who has been named with which office, and with whom.

    Attributes:
        last: The two who last did something together, by the last syllables of their names.
        sides: The two who last talked with each other, or of whom one invited the other.
        holders: Those named with a role, by the last syllables of their names.
    """

    last: frozenset[str] = frozenset()
    sides: tuple[PersonMention, ...] = ()
    holders: dict[str, dict[str, PersonMention]] = field(default_factory=dict)

    def note(self, chunks: Chunks) -> None:
        """Remember the persons of a sentence."""
        at = ((n, chunks[n].mention) for n in chunks.at("Figure"))
        named = [(n, figure) for n, figure in at if isinstance(figure, Figure) and figure.person.name]
        for _, figure in named:
            for position in figure.positions:
                self.holders.setdefault(position.role, {})[_key(figure.person)] = figure.person
        for (n, one), (k, other) in pairwise(named):
            between = chunks.symbols[n + 1 : k]
            if between and k <= n + _NEAR and _JOINED.issuperset(between):
                self.last = frozenset({_key(one.person), _key(other.person)})
            if _are_sides(chunks.symbols, n, k):
                self.sides = (one.person, other.person)

    def put_into(self, text: str, chunks: Chunks) -> Chunks:
        """The chunks with two persons for the post that means them.

        Example:
            After `Thủ tướng A và Thủ tướng Lào B hội đàm`, `Hai Thủ tướng | chứng kiến` gives
            `Figure AND Figure WITNESS`, and so does `Hai nhà lãnh đạo | chứng kiến`.
        """
        if any(_of_two(text, chunks[n]) for n in chunks.at("Position")):
            return Chunks(self._named(text, chunks))
        if not self.sides or _MEETS.isdisjoint(chunks.symbols):
            return chunks
        n = next((n for n in chunks.at("_") if _means_two(text, chunks[n])), None)
        if n is None:
            return chunks
        return Chunks([*chunks[:n], *_figures(chunks[n], self.sides), *chunks[n + 1 :]])

    def _named(self, text: str, chunks: Chunks) -> Iterator[Chunk]:
        """The chunks with the holders of an office for two of them, where they are known: `hai Thủ tướng`."""
        done = 0
        for n, chunk in enumerate(chunks):
            if n < done:
                continue
            post = _of_two(text, chunk)
            two = self._meant(post) if post else []
            yield from _figures(post, two) if post and two else (chunk,)
            done = _lands_end(chunks, n) if two else n

    def _meant(self, post: PositionMention) -> list[PersonMention]:
        """The two who hold the office and were named together, else the only two who hold it."""
        role = post.role  # at home it is "Thủ tướng Chính phủ", abroad "Thủ tướng"
        alike = (held for held in self.holders if role.startswith(held) or held.startswith(role))
        holders = {key: person for held in alike for key, person in self.holders[held].items()}
        together = [person for key, person in holders.items() if key in self.last]
        return next((two for two in (together, list(holders.values())) if len(two) == len(("one", "other"))), [])


def _key(person: PersonMention) -> str:
    return person.name.split()[-1]


def _are_sides(symbols: Sequence[str], n: int, k: int) -> bool:
    """Whether the two persons at `n` and `k` talk with each other, or one is welcomed or invited by the other."""
    between = symbols[n + 1 : k]
    talks = k <= n + _FAR and not TALKS.isdisjoint(symbols[n:]) and _TALKING.issuperset(between)
    welcomes = [symbol for symbol in between if symbol != "AUX"] == _WELCOME
    return bool(between) and (talks or welcomes or (between == _GUEST and _ASKS in symbols[:n]))


def _means_two(text: str, chunk: Chunk) -> bool:
    """Whether words stand for two persons: `hai nhà lãnh đạo`."""
    return text.startswith(_NUMBERS, chunk.start) and printed(text, chunk).startswith(phrases("pairs.csv"))


def _of_two(text: str, chunk: Chunk) -> PositionMention | None:
    """The post of a chunk, from the number on, if two are said to hold it: `hai | Thủ tướng`."""
    post = chunk.mention
    if not isinstance(post, PositionMention) or not post.plural:
        return None
    number = _TWO.search(text[max(0, post.start - _LENGTH) : post.start])
    return replace(post, start=post.start - len(number[0])) if number else None


def _lands_end(chunks: Chunks, n: int) -> int:
    """Chunk after the further countries of two posts."""
    end = n + 1
    while chunks.after(end) == "Place" and chunks.symbols[end] in _LANDS:
        end += 2
    return end


def _figures(words: PositionMention | Chunk, two: Sequence[PersonMention]) -> Iterator[Chunk]:
    """Two persons where the words stand that mean them."""
    start, end = words.start, words.end
    one, other = (Figure(start, end, replace(person, start=start, end=end), ()) for person in two)
    yield from (Chunk(start, end, "Figure", one), Chunk(end, end, "AND"), Chunk(start, end, "Figure", other))
