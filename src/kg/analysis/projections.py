"""Views of the network in which two things are linked by what they share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

import networkx as nx

from kg.kinds import PRESENCE, TENURES
from kg.model import Kind


def shared_meetings(network: nx.MultiDiGraph[str]) -> nx.Graph[str]:
    """Persons linked when they took part in the same meeting; `weight` counts the meetings."""
    meetings: dict[str, set[str]] = defaultdict(set)
    for meeting, person in _edges(network, PRESENCE):
        meetings[meeting].add(person)
    return _linked(network, Kind.PERSON, meetings)


def shared_bodies(network: nx.MultiDiGraph[str]) -> nx.Graph[str]:
    """Persons linked when they hold or held positions in the same body; `weight` counts the bodies."""
    bodies_of = _targets(_edges(network, {"positionIn"}))
    members: dict[str, set[str]] = defaultdict(set)
    for person, position in _edges(network, TENURES):
        for body in bodies_of.get(position, ()):
            members[body].add(person)
    return _linked(network, Kind.PERSON, members)


def document_body(network: nx.MultiDiGraph[str]) -> nx.Graph[str]:
    """Documents linked to the bodies that issued them or whose meetings made them known; `weight` counts the ways."""
    graph = _nodes(network, Kind.DOCUMENT, Kind.BODY)
    organisers = _targets(_edges(network, {"organisedBy"}))
    for document, issuer in _edges(network, {"issuedBy"}):
        _add(graph, document, issuer)
    for meeting, document in _edges(network, {"disseminated"}):
        for body in organisers.get(meeting, ()):
            _add(graph, document, body)
    return graph


def _linked(network: nx.MultiDiGraph[str], kind: Kind, groups: Mapping[str, set[str]]) -> nx.Graph[str]:
    graph = _nodes(network, kind)
    for group in sorted(groups):
        for one, other in combinations(sorted(groups[group]), 2):
            _add(graph, one, other)
    return graph


def _nodes(network: nx.MultiDiGraph[str], *kinds: Kind) -> nx.Graph[str]:
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from((node, dict(data)) for node, data in network.nodes(data=True) if data["kind"] in kinds)
    return graph


def _edges(network: nx.MultiDiGraph[str], relations: Iterable[str]) -> Iterator[tuple[str, str]]:
    wanted = frozenset(relations)
    return ((source, target) for source, target, relation in network.edges(keys=True) if relation in wanted)


def _targets(edges: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    targets: dict[str, list[str]] = defaultdict(list)
    for source, target in edges:
        targets[source].append(target)
    return targets


def _add(graph: nx.Graph[str], one: str, other: str) -> None:
    if one in graph and other in graph:
        weight = graph.edges[one, other]["weight"] if graph.has_edge(one, other) else 0
        graph.add_edge(one, other, weight=weight + 1)
