"""A layout that reads from left to right: body, position, person, document, issuing body, under a roof of meetings.

Every class has a lane of its own, so "who presented which document of which body at which meeting" runs along
the picture instead of across it: positions and their bodies on one side of the persons, documents and their issuers
on the other, and the meetings that bring them together above. Within a lane the things are ordered so that links
cross as little as possible, by the barycenter heuristic of layered graph drawing. networkx does not have it: its
`multipartite_layout` spaces out the things of a lane in the order in which it gets them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from statistics import fmean

from kg.model import Kind
from kg.visualization.scene import Scene

ISSUER = "Issuer"
LANES: dict[str, float] = {  # where each lane stands, in lane widths; the gap in the middle is the meetings' light
    Kind.PLACE: 0,
    Kind.BODY: 1,
    Kind.POSITION: 2,
    Kind.PERSON: 3,
    Kind.DOCUMENT: 4.7,
    ISSUER: 5.7,
}
ROOF = Kind.MEETING
GUESTS = {"issuedBy": ISSUER, "heldAt": ROOF}
LANE_WIDTH = 268.0
ROW_HEIGHT = 92.0
WIDEST_GAP = 1.8 * ROW_HEIGHT
TALL, WIDER, FLATTER, STEP = 1.0, 1.6, 0.56, 0.76 * LANE_WIDTH
ROOF_WIDTH = 5
SWEEPS = 24

Point = tuple[float, float]
Heights = dict[str, float]
Columns = dict[str, list[str]]
Neighbours = Mapping[str, list[str]]


def lanes(scene: Scene) -> dict[str, Point]:
    """Positions for a picture of at most a few hundred things."""
    columns = _columns(scene)
    roof = columns.pop(ROOF, [])
    neighbours = _neighbours(scene)
    heights = _heights(list(columns.values()), neighbours)
    points = _points(columns, heights)
    return points | _roof(roof, points, neighbours)


def _columns(scene: Scene) -> Columns:
    """The lanes that have something in them, each in the order of labels."""
    guests = _guests(scene)
    columns: Columns = {lane: [] for lane in (*LANES, ROOF)}
    for thing in sorted(scene.things, key=lambda thing: (thing.label, thing.iri)):
        columns[guests.get(thing.iri, thing.kind)].append(thing.iri)
    return {lane: column for lane, column in columns.items() if column}


def _guests(scene: Scene) -> dict[str, str]:
    """Bodies and places that most of their links call to another lane: issuers to documents, venues to meetings."""
    calls: dict[str, Counter[str]] = defaultdict(Counter)
    for link in scene.links:
        calls[link.value][GUESTS.get(link.relation, "")] += 1
    movable = {thing.iri for thing in scene.things if thing.kind in (Kind.BODY, Kind.PLACE)}
    return {
        iri: lane
        for iri, votes in calls.items()
        for lane, count in votes.items()
        if iri in movable and lane and count > votes.total() / 2
    }


def _neighbours(scene: Scene) -> Neighbours:
    neighbours: dict[str, list[str]] = defaultdict(list)
    for link in scene.links:
        neighbours[link.subject].append(link.value)
        neighbours[link.value].append(link.subject)
    return neighbours


def _points(columns: Columns, heights: Heights) -> dict[str, Point]:
    """Heights and lanes as points; in a picture taller than wide, the things of a lane step left and right in turn."""
    at = _abscissae(list(columns))
    ordered = {lane: sorted(column, key=heights.__getitem__) for lane, column in columns.items()}
    if max(heights.values(), default=0.0) - min(heights.values(), default=0.0) <= max(at.values(), default=0.0) * TALL:
        return {iri: (at[lane], heights[iri]) for lane, column in ordered.items() for iri in column}
    return {
        iri: (at[lane] * WIDER + (row % 2 - 0.5) * STEP, heights[iri] * FLATTER)
        for lane, column in ordered.items()
        for row, iri in enumerate(column)
    }


def _abscissae(present: list[str]) -> dict[str, float]:
    """Lanes without things leave no gap."""
    at: dict[str, float] = {}
    for before, lane in zip([None, *present], present, strict=False):
        step = 0.0 if before is None else min(LANES[lane] - LANES[before], LANES[Kind.DOCUMENT] - LANES[Kind.PERSON])
        at[lane] = (at[before] if before is not None else 0.0) + step * LANE_WIDTH
    return at


def _heights(columns: list[list[str]], neighbours: Neighbours) -> Heights:
    """Sweep over the lanes, moving each thing towards its neighbours; keep the shortest links seen."""
    heights = {iri: height for column in columns for iri, height in _spread(column, [0.0] * len(column)).items()}
    best, shortest = dict(heights), _length(heights, neighbours)
    for sweep in range(SWEEPS):
        for column in columns if sweep % 2 == 0 else reversed(columns):
            heights.update(_settle(column, heights, neighbours))
        length = _length(heights, neighbours)
        if length < shortest:
            best, shortest = dict(heights), length
    return best


def _settle(column: list[str], heights: Heights, neighbours: Neighbours) -> Heights:
    wanted = {}
    for iri in column:
        near = [heights[other] for other in neighbours.get(iri, ()) if other in heights]
        wanted[iri] = fmean(near) if near else heights[iri]
    order = sorted(column, key=lambda iri: (wanted[iri], heights[iri]))
    return _spread(order, [wanted[iri] for iri in order])


def _spread(order: list[str], wanted: list[float]) -> Heights:
    """Give every thing the height it wants, about a row below the one before, the lane's mean unmoved."""
    placed: list[float] = []
    for height in wanted:
        placed.append(min(max(height, placed[-1] + ROW_HEIGHT), placed[-1] + WIDEST_GAP) if placed else height)
    shift = fmean(wanted) - fmean(placed)
    return {iri: height + shift for iri, height in zip(order, placed, strict=True)}


def _length(heights: Heights, neighbours: Neighbours) -> float:
    ends = ((iri, other) for iri, others in neighbours.items() for other in others)
    return sum(abs(heights[one] - heights[other]) for one, other in ends if one in heights and other in heights)


def _roof(roof: list[str], points: dict[str, Point], neighbours: Neighbours) -> dict[str, Point]:
    """Meetings and venues above everything, the one with the most links in the middle of the lowest row."""
    order = sorted(roof, key=lambda iri: (-len(neighbours.get(iri, ())), roof.index(iri)))
    middle, top = _ridge(roof, points, neighbours)
    placed = {}
    for number, iri in enumerate(order):
        row, place = divmod(number, ROOF_WIDTH)
        side = (place + 1) // 2 * (1 if place % 2 else -1)
        placed[iri] = (middle + side * LANE_WIDTH, top - (row + 1) * 1.2 * ROW_HEIGHT)
    return placed


def _ridge(roof: list[str], points: dict[str, Point], neighbours: Neighbours) -> Point:
    """Half-way between what the meetings are linked to on the left and on the right, at the height of the topmost."""
    linked = [points[other] for iri in roof for other in neighbours.get(iri, ()) if other in points]
    linked = linked or list(points.values()) or [(0.0, 0.0)]
    xs = sorted({x for x, _ in linked})
    height = min(y for _, y in (points.values() if points and len(roof) > 3 else linked))
    return fmean(xs[-2:]), height
