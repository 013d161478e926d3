"""Which rules matched in a sentence, and what became of what they read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from kg.chunks import Chunks
from kg.extract.frames.frame import Frame, load_frames
from kg.mentions import RelationMention
from kg.model import Statement

_Key = tuple[str, str, int, int]
_Fact = tuple[str, str, str]


class Verdict(StrEnum):
    """What became of a rule's match.

    `silent`: a condition of the rule does not hold, or another rule has stated it already; `unresolved`: it is not
    known who or what is meant; `absorbed`: the article says it more fully elsewhere.
    """

    STATED = "stated"
    SILENT = "states nothing here"
    UNRESOLVED = "unresolved"
    ABSORBED = "absorbed"


@dataclass(frozen=True, slots=True)
class Firing:
    """A rule that matched.

    Attributes:
        rule: Its name, as in `lexicons/relations.toml` or in the module of the extract stage.
        relations: What it states.
        start, end: What it matched.
        verdict: Whether facts came of it.
        facts: Their numbers.
        needs: The condition under which the rule holds.
    """

    rule: str
    relations: tuple[str, ...]
    start: int
    end: int
    verdict: Verdict
    facts: tuple[int, ...] = ()
    needs: str = ""


class Outcome:
    """What became of the relations that rules read in a part of an article."""

    def __init__(self, facts: Sequence[Statement], stated: Iterable[tuple[RelationMention, Statement]]) -> None:
        """The facts to which each relation led, itself or because another place states the same.

        Args:
            facts: What the article states in the end.
            stated: The relations of which it is known who and what is meant, each with what it states.
        """
        self._numbers = {statement.key: n for n, statement in enumerate(facts, start=1)}
        self._stated: dict[_Key, list[_Fact]] = {}
        for relation, statement in stated:
            self._stated.setdefault(_key(relation), []).append(statement.key)

    def of(self, relation: RelationMention) -> tuple[Verdict, tuple[int, ...]]:
        """What became of a relation, with the numbers of the facts that came of it."""
        told = self._stated.get(_key(relation), ())
        if not told:
            return Verdict.UNRESOLVED, ()
        found = {self._numbers[fact] for fact in told if fact in self._numbers}
        return (Verdict.STATED if found else Verdict.ABSORBED), tuple(sorted(found))


def fired(
    chunks: Chunks,
    relations: Sequence[RelationMention],
    outcome: Outcome,
    original: Callable[[int, int], tuple[int, int]],
) -> tuple[Firing, ...]:
    """Everything that matched in a sentence, in the order of the text."""
    firings: dict[_Key, Firing] = {}
    for one in relations:
        firings[_key(one)] = Firing(one.rule, (one.relation,), *original(one.start, one.end), *outcome.of(one))
    silent = [
        Firing(frame.name, _relations(frame), *original(start, end), Verdict.SILENT, (), frame.needs)
        for frame, start, end in _matches(chunks)
        if not any(one.rule == frame.name and one.start < end and start < one.end for one in relations)
    ]
    return tuple(sorted((*firings.values(), *silent), key=lambda f: (f.start, f.end, f.rule, f.relations)))


def idle_rules(chunks: Chunks) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The rules whose cue words stand in the sentence, but not in the order that their patterns ask for."""
    frames = load_frames()
    encoded = frames.alphabet.encode(chunks.symbols)
    possible = frames.possible(chunks.symbols)
    return tuple((frame.name, _relations(frame)) for frame in possible if not frame.pattern.search(encoded))


def _matches(chunks: Chunks) -> Iterator[tuple[Frame, int, int]]:
    """What frames with a cue match; those without match so often that they tell something only where they state it."""
    frames = load_frames()
    encoded = frames.alphabet.encode(chunks.symbols)
    for frame in frames.possible(chunks.symbols):
        if frame.keys == frame.kinds:
            continue
        for match in frame.pattern.finditer(encoded):
            if match.start() < match.end():
                yield frame, chunks[match.start()].start, chunks[match.end() - 1].end


def _relations(frame: Frame) -> tuple[str, ...]:
    return tuple(dict.fromkeys(relation for relation, _, _ in frame.emit))


def _key(relation: RelationMention) -> _Key:
    return relation.rule, relation.relation, relation.start, relation.end
