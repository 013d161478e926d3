"""The data of a page: what vis-network draws first, and all that cards, search, filters and exports need.

Plain JSON. Things, lines, quotations and articles are tables, a list for each column, and refer to each other by row
number: so they pack well, and the page reads any of them the same way.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import astuple
from typing import Any

from kg.pages import look
from kg.visualization import overview
from kg.visualization.layout import layout
from kg.visualization.look import PART, is_backwards, order
from kg.visualization.scene import Fact, Quote, Scene, Source, Thing
from kg.vocabulary import ID, ONTOLOGY, local_name

MOST_DRAWN = 400
"""Things that are drawn one by one at first; a graph with more opens on an overview."""

MOST_TEXT = 5_000_000
"""Characters of articles that a page carries, so that the file stays one that can be sent."""

SMALLEST, GROWTH, LARGEST = 11, 3.2, 30
BENT = {"enabled": True, "type": "curvedCW", "roundness": 0.3}

Json = dict[str, Any]
Lines = dict[tuple[int, int], list[Fact]]


def tables(scene: Scene) -> Json:
    """A scene as the data of a page."""
    lines, quotes = _lines(scene), _Quotes(scene)
    parts = overview.groups(scene) if len(scene.things) > MOST_DRAWN else []
    return {
        **(_overview(scene, parts) if parts else _whole(scene, lines)),
        "base": str(ID),
        "things": _table(THING, _things(scene, parts, quotes)),
        "lines": _table(("from", "to"), lines),
        "links": _table(("line", "from", "to", *FACT), _links(scene, lines, quotes)),
        "groups": _table(("main", "kind"), ((part.main, part.kind) for part in parts)),
        "quotes": _table(QUOTE, quotes.rows()),
        "articles": _table(ARTICLE, map(quotes.article, scene.sources)),
    }


FACT = ("relation", "status", "since", "until", "seenFrom", "seenTo", "quotes")
THING = ("kind", "label", "iri", "aliases", "literals", "size", "group")
QUOTE = ("article", "start", "length", "rule", "confidence", "exact", "prefix", "suffix")
ARTICLE = ("iri", "title", "published", "publisher", "url", "text")


def _table(names: Sequence[str], rows: Iterable[Sequence[Any]]) -> Json:
    columns = list(zip(*rows, strict=True)) or [()] * len(names)
    return dict(zip(names, columns, strict=True))


def _whole(scene: Scene, lines: Lines) -> Json:
    """The first view of a graph that is drawn whole; only lines along a lane are bent, around the things between."""
    points = layout(scene)
    at = [points[thing.iri] for thing in scene.things]
    classes = look(PART)["classes"]
    nodes = [
        {"id": number, "x": round(x), "y": round(y), "size": size, "shape": classes[thing.kind]["shape"]}
        for number, (thing, (x, y), size) in enumerate(zip(scene.things, at, _sizes(scene), strict=True))
    ]
    edges = [
        {"id": number, "from": source, "to": target}
        | ({"smooth": BENT} if round(at[source][0]) == round(at[target][0]) else {})
        for number, (source, target) in enumerate(lines)
    ]
    return {"nodes": nodes, "edges": edges}


def _overview(scene: Scene, parts: list[overview.Group]) -> Json:
    pairs = overview.ties(scene, parts)
    nodes = [
        {"id": f"g{number}", "x": round(x), "y": round(y), "size": part.radius, "shape": "custom"}
        for number, (part, (x, y)) in enumerate(zip(parts, overview.places(parts, pairs), strict=True))
    ]
    edges = [
        {"id": f"g{one}-{other}", "from": f"g{one}", "to": f"g{other}", "links": count}
        for (one, other), count in pairs.items()
        if parts[one].main is not None and parts[other].main is not None
    ]
    return {"nodes": nodes, "edges": edges}


def _sizes(scene: Scene) -> list[int]:
    degrees = scene.degrees()
    return [min(LARGEST, round(SMALLEST + GROWTH * math.sqrt(degrees[thing.iri]))) for thing in scene.things]


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
    return (order().get(name, len(order())), name)


def _things(scene: Scene, parts: list[overview.Group], quotes: _Quotes) -> Iterator[tuple[Any, ...]]:
    group = {member: number for number, part in enumerate(parts) for member in part.members}
    for number, (thing, size) in enumerate(zip(scene.things, _sizes(scene), strict=True)):
        iri = thing.iri.removeprefix(str(ID))
        yield thing.kind, thing.label, iri, thing.aliases, _literals(thing, quotes), size, group.get(number)


def _literals(thing: Thing, quotes: _Quotes) -> list[Json]:
    facts = sorted(thing.literals, key=lambda fact: (_telling(fact.relation), fact))
    return [
        {"relation": fact.relation, "value": local_name(fact.value), "quotes": quotes.numbers(fact)}
        | ({"concept": True} if fact.value.startswith(ONTOLOGY) else {})
        for fact in facts
    ]


def _links(scene: Scene, lines: Lines, quotes: _Quotes) -> Iterator[tuple[Any, ...]]:
    number = {thing.iri: index for index, thing in enumerate(scene.things)}
    links = [(link, line) for line, facts in enumerate(lines.values()) for link in facts]
    for fact, line in sorted(links, key=lambda pair: (_telling(pair[0].relation), pair)):
        when = astuple(fact.period)
        said = fact.relation, fact.status, *when, quotes.numbers(fact)
        yield (line, number[fact.subject], number[fact.value], *said)


class _Quotes:
    """The evidence, each piece once; its words come from the article where the page carries the article's text."""

    def __init__(self, scene: Scene) -> None:
        facts = (*scene.links, *(fact for thing in scene.things for fact in thing.literals))
        self._quotes = sorted({quote for fact in facts for quote in fact.quotes})
        self._number = {quote: number for number, quote in enumerate(self._quotes)}
        self._articles = {source.iri: number for number, source in enumerate(scene.sources)}
        self._carried = _carried(scene.sources)
        self._words = len(self._quotes) <= MOST_TEXT // 500

    def numbers(self, fact: Fact) -> list[int]:
        return [self._number[quote] for quote in fact.quotes]

    def rows(self) -> Iterator[tuple[Any, ...]]:
        for quote in self._quotes:
            words = ("", "", "") if quote.article in self._carried else self._around(quote)
            place = self._articles[quote.article], quote.start, len(quote.exact)
            yield (*place, quote.rule, quote.confidence, *words)

    def article(self, source: Source) -> tuple[str, ...]:
        text = source.text if source.iri in self._carried else ""
        return (source.iri.removeprefix(str(ID)), source.title, source.published, source.publisher, source.url, text)

    def _around(self, quote: Quote) -> tuple[str, str, str]:
        """The evidence alone where there is so much of it that its surroundings would not fit."""
        return (quote.exact, quote.prefix, quote.suffix) if self._words else (quote.exact, "", "")


def _carried(sources: Sequence[Source]) -> frozenset[str]:
    """The articles whose text the page carries: the shortest ones, so that it is as many as possible."""
    room, carried = MOST_TEXT, set()
    for source in sorted(sources, key=lambda source: (len(source.text), source.iri)):
        room -= len(source.text)
        if room >= 0 and source.text:
            carried.add(source.iri)
    return frozenset(carried)
