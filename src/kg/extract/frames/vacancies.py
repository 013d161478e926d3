"""The post that somebody gets who comes after another: `Ông A thôi giữ chức B. | Thay ông A là ông C`."""

from __future__ import annotations

import re
from functools import cache
from itertools import dropwhile

from kg.chunks import Chunk, Chunks
from kg.extract.figures.sides import offices
from kg.extract.frames.matches import Match
from kg.extract.symbols import AHEAD
from kg.mentions import Figure
from kg.staffing import staffing
from kg.tables import any_of

_ENDS = frozenset({"Figure", ";"})  # what is told after these is of somebody else
_GETS = frozenset({"ASSUME", "Position"})  # what is told after a name of who is given another post


def vacant(match: Match) -> list[Chunk]:
    """The post that somebody left just before, as words tell, else the only one of who is replaced and goes elsewhere.

    Example:
        `Ông A, Bí thư Huyện ủy, được điều động về công tác tại tỉnh. | Thay ông A là ông C`.
    """
    lives = match.discourse.lives
    if told := lives.vacant(match.chunks[: match.begin]):
        return told
    after = dropwhile(lambda chunk: chunk.symbol != "REPLACE", match.matched)
    replaced = next((chunk.mention for chunk in after if isinstance(chunk.mention, Figure)), None)
    if replaced is None:
        return []
    quitted = _quitted(match.discourse.text, lives.last)
    name = _last_syllable(replaced)
    alike = [office for other, office in quitted if name in ("", _last_syllable(other))]
    return alike if len(alike) == 1 else []


def _quitted(text: str, chunks: Chunks) -> list[tuple[Figure, Chunk]]:
    """Each of whom a sentence tells that they leave, with the only office printed beside the name."""
    gone = (chunks[n].mention for n in chunks.at("Figure") if _leaves(text, chunks, n))
    held = ((figure, offices(figure)) for figure in gone if isinstance(figure, Figure))
    return [(figure, Chunk(p.start, p.end, "Position", p)) for figure, posts in held for p in posts if len(posts) == 1]


def _leaves(text: str, chunks: Chunks, n: int) -> bool:
    """Whether words after the name at chunk `n` tell that its bearer has gone elsewhere, or gets another post."""
    symbols = chunks.symbols
    end = next((k for k in range(n + 1, len(chunks)) if symbols[k] in _ENDS), len(chunks))
    if not AHEAD.isdisjoint(symbols[n:end]) or _staying().search(text, chunks[n].end, chunks[end - 1].end):
        return False
    moved = any(_moves().search(text, chunks[k].start, chunks[k].end) for k in chunks.at("APPOINT") if k < end)
    gets = moved and _GETS.issubset(symbols[n + 1 : end])  # who is elected may lead a council beside
    return gets or _going().search(text, chunks[n].end, chunks[end - 1].end) is not None


def _last_syllable(figure: Figure) -> str:
    """By which a Vietnamese text calls somebody: `An` of `Nguyễn Văn An`, empty for a pronoun."""
    return (figure.person.name.split() or [""])[-1]


@cache
def _staying() -> re.Pattern[str]:
    """What is said of who keeps a post: `được điều động | tăng cường | cho Ban Chỉ đạo`, `| sắp | nghỉ hưu`."""
    return re.compile(rf"\b{any_of(staffing('stays'))}\b")


@cache
def _moves() -> re.Pattern[str]:
    """Verbs by which somebody gets a post in the place of another: `điều động`, `bổ nhiệm`."""
    return re.compile(any_of((*staffing("moves"), *staffing("fills"))))


@cache
def _going() -> re.Pattern[str]:
    """What is said of who leaves a post: `nghỉ hưu`, `chuyển công tác`, `về nhận công tác`."""
    return re.compile(any_of((*staffing("departs"), *staffing("goes"))))
