"""The first view of a graph that is too large to be drawn whole: its communities, each as one mark.

The communities are those of Louvain's method. What is left of them when the large ones are taken, mostly meetings
that an article merely mentions, is gathered by class.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from dataclasses import dataclass

import networkx as nx

from kg.networks import SEED
from kg.visualization.scene import Scene

MOST_GROUPS = 48
SMALLEST_GROUP = 6
RADIUS, GROWTH, LARGEST = 18.0, 2.2, 52.0
ROOM = 96.0  # between two marks, for the label of the upper one
STRETCH = 1.75
EVENNESS = 0.75
ROUNDS = 300

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Group:
    """Things drawn as one mark.

    Attributes:
        members: Places of the things in the scene, the best-linked first.
        main: The thing that the group is named after; None where all that it has in common is a class.
        kind: Class of most of its members.
    """

    members: tuple[int, ...]
    main: int | None
    kind: str

    @property
    def radius(self) -> float:
        """Radius of its mark: the area grows with the number of members, less than in proportion."""
        most = LARGEST if self.main is not None else LARGEST * 0.7
        return round(min(RADIUS + GROWTH * math.sqrt(len(self.members)), most), 1)


def groups(scene: Scene) -> list[Group]:
    """The communities of a scene, the largest first, and after them what belongs to none."""
    degrees = scene.degrees()
    rank = {n: (-degrees[thing.iri], n) for n, thing in enumerate(scene.things)}
    network = _network(scene)
    found = sorted(nx.community.louvain_communities(network, seed=SEED), key=lambda part: (-len(part), min(part)))
    large = [sorted(part, key=rank.__getitem__) for part in found[:MOST_GROUPS] if len(part) >= SMALLEST_GROUP]
    rest: dict[str, list[int]] = defaultdict(list)
    for number in sorted(set(rank) - {number for part in large for number in part}, key=rank.__getitem__):
        rest[scene.things[number].kind].append(number)
    communities = [Group(tuple(part), part[0], _kind(scene, part)) for part in large]
    return communities + [Group(tuple(part), None, kind) for kind, part in sorted(rest.items())]


def ties(scene: Scene, parts: list[Group]) -> dict[tuple[int, int], int]:
    """How many links join two groups."""
    home = {scene.things[member].iri: number for number, part in enumerate(parts) for member in part.members}
    pairs = Counter(tuple(sorted((home[link.subject], home[link.value]))) for link in scene.links)
    return {(one, other): count for (one, other), count in sorted(pairs.items()) if one != other}


def places(parts: list[Group], pairs: dict[tuple[int, int], int]) -> list[Point]:
    """Where the marks stand: what is tied is near, nothing overlaps, what belongs to no community is below the rest."""
    network: nx.Graph[int] = nx.Graph()
    network.add_nodes_from(number for number, part in enumerate(parts) if part.main is not None)
    network.add_weighted_edges_from((*pair, math.log1p(count)) for pair, count in pairs.items() if _joins(parts, pair))
    tied = sorted(max(map(set, nx.connected_components(network)), key=lambda some: (len(some), -min(some)), default=()))
    near = nx.spring_layout(network.subgraph(tied), seed=SEED, iterations=200, k=1.6 / math.sqrt(len(tied) or 1))
    spread = 84.0 * math.sqrt(len(tied))
    across, down = (_evened([float(near[number][axis]) for number in tied]) for axis in (0, 1))
    points = [(x * spread * STRETCH, y * spread) for x, y in zip(across, down, strict=True)]
    above = dict(zip(tied, _apart(points, [parts[n].radius for n in tied]), strict=True))
    return [point for _, point in sorted({**above, **_shelf(parts, above)}.items())]


def _evened(values: list[float]) -> list[float]:
    """Between -1 and 1, mostly by rank: outliers come nearer, the crowd in the middle gets room."""
    order = sorted(range(len(values)), key=values.__getitem__)
    furthest = max(map(abs, values), default=1.0) or 1.0
    ranks = {number: 2 * place / max(len(values) - 1, 1) - 1 for place, number in enumerate(order)}
    return [EVENNESS * ranks[number] + (1 - EVENNESS) * value / furthest for number, value in enumerate(values)]


def _joins(parts: list[Group], pair: tuple[int, int]) -> bool:
    return all(parts[number].main is not None for number in pair)


def _network(scene: Scene) -> nx.Graph[int]:
    number = {thing.iri: place for place, thing in enumerate(scene.things)}
    network: nx.Graph[int] = nx.Graph()  # of numbers: sets of strings would have an order of their own in every run
    network.add_nodes_from(range(len(scene.things)))
    for pair, weight in sorted(Counter((number[link.subject], number[link.value]) for link in scene.links).items()):
        network.add_edge(*pair, weight=weight)
    return network


def _kind(scene: Scene, part: list[int]) -> str:
    kinds = Counter(scene.things[member].kind for member in part)
    return min(kinds, key=lambda kind: (-kinds[kind], kind))


def _apart(points: list[Point], radii: list[float]) -> list[Point]:
    """Push marks apart, upwards and sideways, until none covers another or its label."""
    at = [list(point) for point in points]
    for _ in range(ROUNDS):
        moved = False
        for one in range(len(at)):
            for other in range(one):
                moved |= _push(at[one], at[other], radii[one] + radii[other])
        if not moved:
            break
    return [(x, y) for x, y in at]


def _push(one: list[float], other: list[float], radii: float) -> bool:
    """Move two marks half of what they lack each; whether they had to be moved."""
    dx, dy = one[0] - other[0], one[1] - other[1]
    wide, high = radii + ROOM * STRETCH, radii + ROOM * 0.7
    lack_x, lack_y = wide - abs(dx), high - abs(dy)
    if lack_x <= 0 or lack_y <= 0:
        return False
    axis = 0 if lack_x / wide < lack_y / high else 1
    step = math.copysign(min(lack_x, lack_y) / 2 if axis else lack_x / 2, (dx, dy)[axis] or 1.0)
    one[axis] += step
    other[axis] -= step
    return True


def _shelf(parts: list[Group], above: dict[int, Point]) -> dict[int, Point]:
    """What is left, in a row below everything else."""
    rest = [number for number in range(len(parts)) if number not in above]
    left, right = min((x for x, _ in above.values()), default=0.0), max((x for x, _ in above.values()), default=0.0)
    step = max(200.0, (right - left) / max(len(rest) - 1, 1))
    height = max((y for _, y in above.values()), default=0.0) + 2.2 * ROOM
    start = (left + right - (len(rest) - 1) * step) / 2
    return {number: (start + place * step, height) for place, number in enumerate(rest)}
