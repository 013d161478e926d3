"""The data of the page: what vis-network draws, and what the card, the search and the legend say.

Things, lines, quotations and articles are numbered by their place in the scene; the page refers to them by number.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

from kg.visualization.layout import Points
from kg.visualization.look import is_backwards, look, names, relation
from kg.visualization.scene import Fact, Quote, Scene, Thing
from kg.vocabulary import ONTOLOGY

SMALLEST, GROWTH, LARGEST = 11, 3.2, 30
BENT = {"enabled": True, "type": "curvedCW", "roundness": 0.3}

Json = dict[str, Any]
Lines = dict[tuple[int, int], list[Fact]]


def nodes(scene: Scene, points: Points) -> list[Json]:
    """What vis-network is told of each thing: where, how large, which shape."""
    degrees = scene.degrees()
    return [
        {
            "id": number,
            "x": round(points[thing.iri][0]),
            "y": round(points[thing.iri][1]),
            "size": min(LARGEST, round(SMALLEST + GROWTH * math.sqrt(degrees[thing.iri]))),
            "shape": look()["classes"][thing.kind]["shape"],
        }
        for number, thing in enumerate(scene.things)
    ]


def edges(scene: Scene, points: Points) -> list[Json]:
    """What vis-network is told of each line; only lines along a lane are bent, around the things between."""
    at = [points[thing.iri][0] for thing in scene.things]
    return [
        {"id": number, "from": source, "to": target, "dashes": _dashes(links)}
        | ({"smooth": BENT} if at[source] == at[target] else {})
        for number, ((source, target), links) in enumerate(_lines(scene).items())
    ]


def details(scene: Scene, title: str, language: str) -> Json:
    """Everything else: names, facts, evidence, words."""
    facts = list(_facts(scene))
    quotes = sorted({quote for fact in facts for quote in fact.quotes})
    place = {quote: number for number, quote in enumerate(quotes)}
    return {
        "title": title,
        "language": language,
        "words": look()["words"],
        "status": look()["status"],
        "dashes": look()["dashes"],
        "classes": {kind: shown | {"label": names(kind)} for kind, shown in look()["classes"].items()},
        "relations": {name: relation(name) for name in sorted({fact.relation for fact in facts}, key=_telling)},
        "concepts": {fact.value: names(fact.value) for fact in facts if fact.value.startswith(ONTOLOGY)},
        "things": [_thing(thing, place) for thing in scene.things],
        "links": _links(scene, place),
        "quotes": _quotes(scene, quotes),
        "articles": [
            {"title": s.title, "published": s.published, "publisher": s.publisher, "url": s.url} for s in scene.sources
        ],
    }


def _facts(scene: Scene) -> Iterator[Fact]:
    yield from scene.links
    for thing in scene.things:
        yield from thing.literals


def _lines(scene: Scene) -> Lines:
    """The facts between two things in one direction make one line: parallel lines would hide each other."""
    number = {thing.iri: index for index, thing in enumerate(scene.things)}
    lines: Lines = {}
    for link in sorted(scene.links, key=lambda link: (_telling(link.relation), link)):
        ends = number[link.subject], number[link.value]
        lines.setdefault(ends[::-1] if is_backwards(link.relation) else ends, []).append(link)
    return dict(sorted(lines.items()))


def _telling(name: str) -> tuple[int, str]:
    """The order in which a card tells relations: that of `look.toml`, the others after them."""
    order = list(look()["relations"])
    return (order.index(name) if name in order else len(order), name)


def _dashes(links: list[Fact]) -> list[int] | bool:
    """A line is solid as soon as one of its facts simply holds."""
    patterns = [look()["dashes"].get(link.status) for link in links]
    return False if None in patterns else patterns[0]


def _thing(thing: Thing, place: dict[Quote, int]) -> Json:
    facts = sorted(thing.literals, key=lambda fact: (_telling(fact.relation), fact))
    literals = [{"value": fact.value} | _fact(fact, place) for fact in facts]
    return {"kind": thing.kind, "label": thing.label, "aliases": thing.aliases, "literals": literals}


def _links(scene: Scene, place: dict[Quote, int]) -> list[Json]:
    number = {thing.iri: index for index, thing in enumerate(scene.things)}
    links = [(link, line) for line, facts in enumerate(_lines(scene).values()) for link in facts]
    return [
        {"line": line, "from": number[link.subject], "to": number[link.value]} | _fact(link, place)
        for link, line in sorted(links, key=lambda pair: (_telling(pair[0].relation), pair))
    ]


def _fact(fact: Fact, place: dict[Quote, int]) -> Json:
    return {
        "relation": fact.relation,
        "status": fact.status,
        "since": fact.since,
        "until": fact.until,
        "quotes": [place[quote] for quote in fact.quotes],
    }


def _quotes(scene: Scene, quotes: list[Quote]) -> list[Json]:
    article = {source.iri: number for number, source in enumerate(scene.sources)}
    return [
        {
            "article": article[quote.article],
            "start": quote.start,
            "exact": quote.exact,
            "prefix": quote.prefix,
            "suffix": quote.suffix,
            "rule": quote.rule,
            "confidence": quote.confidence,
        }
        for quote in quotes
    ]
