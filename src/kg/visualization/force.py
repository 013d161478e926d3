"""A layout for many things: forces, computed by igraph where it is installed and by networkx where it is not."""

from __future__ import annotations

import math

import networkx as nx

from kg.networks import SEED, seeded
from kg.visualization.scene import Scene

try:
    import igraph
except ImportError:  # the extra `fast`
    igraph = None

DISTANCE = 110.0
NETWORKX_LIMIT = 500  # from here on networkx' spring layout asks for SciPy, which the core does not install
GOLDEN_ANGLE = math.pi * (3 - math.sqrt(5))

Point = tuple[float, float]


def force(scene: Scene) -> dict[str, Point]:
    """Positions for any number of things; linked things end up near each other."""
    iris = [thing.iri for thing in scene.things]
    links = sorted({(link.subject, link.value) for link in scene.links})
    if igraph is not None:
        points = _by_igraph(iris, links)
    elif len(iris) < NETWORKX_LIMIT:
        points = _by_networkx(iris, links)
    else:
        points = _sunflower(iris, links)
    return dict(zip(iris, _scaled(points), strict=True))


def _by_igraph(iris: list[str], links: list[tuple[str, str]]) -> list[Point]:
    index = {iri: number for number, iri in enumerate(iris)}
    graph = igraph.Graph(n=len(iris), edges=[(index[source], index[target]) for source, target in links])
    with seeded():
        layout = graph.layout_fruchterman_reingold()
    return [(x, y) for x, y in layout.coords]


def _by_networkx(iris: list[str], links: list[tuple[str, str]]) -> list[Point]:
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(iris)
    graph.add_edges_from(links)
    positions = nx.spring_layout(graph, seed=SEED, iterations=100)
    return [(float(positions[iri][0]), float(positions[iri][1])) for iri in iris]


def _sunflower(iris: list[str], links: list[tuple[str, str]]) -> list[Point]:
    """The best-linked things in the middle, the others around them like the seeds of a sunflower."""
    degrees = dict.fromkeys(iris, 0)
    for source, target in links:
        degrees[source] += 1
        degrees[target] += 1
    rank = {iri: number for number, iri in enumerate(sorted(iris, key=lambda iri: (-degrees[iri], iri)))}
    return [
        (math.sqrt(rank[i]) * math.cos(rank[i] * GOLDEN_ANGLE), math.sqrt(rank[i]) * math.sin(rank[i] * GOLDEN_ANGLE))
        for i in iris
    ]


def _scaled(points: list[Point]) -> list[Point]:
    """The same layout with as much room for everything, whatever unit the algorithm counts in."""
    width = max(x for x, _ in points) - min(x for x, _ in points)
    height = max(y for _, y in points) - min(y for _, y in points)
    factor = DISTANCE * math.sqrt(len(points)) / (max(width, height) or 1.0)
    return [(x * factor * 1.3, y * factor) for x, y in points]
