"""Why an entity is one: the profiles behind it, the homonyms kept apart, and the pairs that a human should look at."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox
from rdflib import Dataset

from kg.errors import DecisionError
from kg.graph.profiles import Block, all_blocks, article_id, articles_with, blocks_of, stored_block
from kg.graph.remote import QuadStore
from kg.graph.store import oxigraph
from kg.model import Identity, Status
from kg.resolve.identity.doubts import Doubt, worded

_SHOWN = 3  # articles that stand for all


@dataclass(frozen=True, slots=True, order=True)
class Seen:
    """What some articles say of an entity.

    Attributes:
        said: The posts of a person; number, issuer and year of a document; name, day and place of a meeting.
        articles: Identifiers of the articles that say just this.
        reason: Why it is this entity.
    """

    said: str
    articles: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Why:
    """The profiles behind an entity, and the entities of the same name that are kept apart, each with its profiles."""

    iri: str
    seen: tuple[Seen, ...]
    others: tuple[tuple[str, tuple[Seen, ...]], ...]


@dataclass(frozen=True, slots=True, order=True)
class DoubtfulPair:
    """Two profiles of one name of which the evidence does not say for certain whether they are one entity.

    Attributes:
        block: Kind and name.
        joined: Whether they are now taken for one.
        one: What the one says.
        other: What the other says; its reason is the reason for the doubt.
    """

    block: str
    joined: bool
    one: Seen
    other: Seen

    @property
    def suggestion(self) -> str:
        """The decision that would change it, commented out, for a file of decisions."""
        verb = "different" if self.joined else "same"
        articles = json.dumps([self.one.articles[0], self.other.articles[0]], ensure_ascii=False)
        lines = (
            f"{self.block}: {self.other.reason}",
            f"  {self.one.said or '(no post)'} ({', '.join(self.one.articles[:_SHOWN])})",
            f"  {self.other.said or '(no post)'} ({', '.join(self.other.articles[:_SHOWN])})",
            f"[[{verb}]]",
            f"block = {json.dumps(self.block, ensure_ascii=False)}",
            f"articles = {articles}",
        )
        return "".join(f"# {line}\n" for line in lines)


def why(dataset: Dataset, iri: str) -> Why:
    """The profiles of an entity with the reasons, and those of its homonyms; none for what has no profiles."""
    store = oxigraph(dataset)
    entities: defaultdict[str, list[Seen]] = defaultdict(list)
    for block in blocks_of(store, ox.NamedNode(iri)):
        for signature, identity in stored_block(store, block).items():
            entities[identity.iri].append(_seen(store, block, signature, identity))
    mine = tuple(sorted(entities.pop(iri, [])))
    return Why(iri, mine, tuple((other, tuple(sorted(seen))) for other, seen in sorted(entities.items())))


def doubts(dataset: Dataset) -> list[DoubtfulPair]:
    """The pairs of profiles that a human should look at, by name."""
    store = oxigraph(dataset)
    return sorted(doubt for block in all_blocks(store) for doubt in _doubts(store, block))


def _doubts(store: QuadStore, block: Block) -> Iterator[DoubtfulPair]:
    """Each doubtful profile with one that it may belong to: of its own entity when joined, else the main one."""
    identities = stored_block(store, block)
    told: set[frozenset[str]] = set()
    for signature, identity in identities.items():
        if identity.reason in set(Doubt):
            joined = identity.reason == Doubt.ONLY_ONE
            fitting = [
                other
                for other, found in sorted(identities.items())
                if other != signature and (found.iri == identity.iri) == joined and found.reason != Doubt.ONLY_ONE
            ]
            if fitting and (both := frozenset((fitting[0], signature))) not in told:
                told.add(both)
                pair = (_seen(store, block, one, identities[one]) for one in (fitting[0], signature))
                yield DoubtfulPair(f"{block[0]} {block[1]}", joined, *pair)


def _seen(store: QuadStore, block: Block, signature: str, identity: Identity) -> Seen:
    names = (article_id(store, iri) for iri in articles_with(store, block, signature))
    return Seen(describe(signature), tuple(sorted(names)), worded(identity.reason))


def describe(signature: str) -> str:
    """A signature for people to read.

    Example:
        >>> describe('{"posts": [["Bí thư Tỉnh ủy Hà Nam", "former"]], "year": "2021"}')
        'Bí thư Tỉnh ủy Hà Nam (former); 2021'
    """
    said = json.loads(signature)
    posts = [one[0] + (f" ({one[1]})" if one[1] != Status.CURRENT else "") for one in said.pop("posts", ())]
    near = said.pop("near", ())
    rest = [", ".join(value) if isinstance(value, list) else str(value) for _, value in sorted(said.items())]
    return "; ".join([*posts, *rest, *([f"near {', '.join(near)}"] if near else [])])


def write_suggestions(path: Path, found: Iterable[DoubtfulPair]) -> int:
    """Append the suggestions that a file of decisions does not have yet, and tell how many they are.

    Raises:
        DecisionError: The file cannot be written.
    """
    try:
        before = path.read_text(encoding="utf-8") if path.exists() else ""
        new = [doubt.suggestion for doubt in found if doubt.suggestion not in before]
        if new:
            with path.open("a", encoding="utf-8") as file:
                file.writelines(f"\n{one}" for one in new)
    except OSError as error:
        raise DecisionError(f"{path}: {error.strerror}") from error
    return len(new)
