"""Where everything stands: computed here, once, so that the page opens at rest and every run draws the same.

What no link joins is laid out apart and packed side by side, like words on the lines of a page.
"""

from __future__ import annotations

from collections import Counter

import networkx as nx

from kg.networks import ranked
from kg.visualization.force import force
from kg.visualization.lanes import LANE_WIDTH, ROW_HEIGHT, lanes
from kg.visualization.scene import Scene

LONGEST_LANE = 16
ASPECT = 2.0
TRIES = 12
GAP = 1.4

Point = tuple[float, float]
Points = dict[str, Point]


def layout(scene: Scene) -> Points:
    """A position for every thing: lanes as long as they can be read at a glance, forces above that."""
    blocks = [_block(scene.only(part)) for part in components(scene)]
    sizes = [_size(block) for block in blocks]
    corners = min((_packed(sizes, width) for width in _widths(sizes)), key=lambda corners: _scale(corners, sizes))
    return {
        iri: (x + left, y + top)
        for block, (left, top) in zip(blocks, corners, strict=True)
        for iri, (x, y) in block.items()
    }


def _widths(sizes: list[Point]) -> list[float]:
    """Widths that are worth trying, from that of the widest part to everything on one line."""
    widest, whole = max((x for x, _ in sizes), default=0.0), sum(x for x, _ in sizes)
    return [widest + (whole - widest) * share / TRIES for share in range(TRIES + 1)]


def _packed(sizes: list[Point], width: float) -> list[Point]:
    """Top left corner of each part, line by line."""
    corners: list[Point] = []
    left = top = shelf = 0.0
    for across, down in sizes:
        if left and left + across > width:
            left, top, shelf = 0.0, top + shelf, 0.0
        corners.append((left, top))
        left, shelf = left + across, max(shelf, down)
    return corners


def _scale(corners: list[Point], sizes: list[Point]) -> float:
    """How much a window of the usual shape would have to shrink to show all of it."""
    ends = [(left + x, top + y) for (left, top), (x, y) in zip(corners, sizes, strict=True)]
    return max((max(x / ASPECT, y) for x, y in ends), default=0.0)


def components(scene: Scene) -> list[list[str]]:
    """The parts that no link joins, the largest first."""
    network: nx.Graph[str] = nx.Graph((link.subject, link.value) for link in scene.links)
    network.add_nodes_from(thing.iri for thing in scene.things)
    return ranked(nx.connected_components(network))


def _block(scene: Scene) -> Points:
    """One part, its top left corner at the origin."""
    longest = max(Counter(thing.kind for thing in scene.things).values())
    points = lanes(scene) if longest <= LONGEST_LANE else force(scene)
    left, top = min(x for x, _ in points.values()), min(y for _, y in points.values())
    return {iri: (x - left, y - top) for iri, (x, y) in points.items()}


def _size(block: Points) -> Point:
    """Width and height of a part with room for labels around it."""
    width, height = max(x for x, _ in block.values()), max(y for _, y in block.values())
    return width + LANE_WIDTH, height + ROW_HEIGHT * GAP
