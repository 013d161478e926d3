"""Centrality and communities: networkx for small networks, igraph behind the same functions for large ones.

networkx' own PageRank needs SciPy, which the core does not install; the power iteration here is all it takes.
Both engines stop at 1e-10, so that the ranking does not depend on which one ran.
"""

from __future__ import annotations

import random

import networkx as nx

from kg.networks import SEED, ranked, seeded

try:
    import igraph
except ImportError:  # the extra `fast`
    igraph = None

LARGE = 10_000
EXACT = 1_500  # nodes up to which all shortest paths are a matter of seconds; they grow with the square
SAMPLE = 200
TOLERANCE = 1e-10
DAMPING = 0.85

Scores = dict[str, float]


def pagerank(network: nx.MultiDiGraph[str]) -> Scores:
    """How often a walk along the facts comes by.

    The walk goes along facts in both directions, as `chairedBy` could as well be told from the person's side;
    parallel facts between two entities count once.
    """
    simple = _simple(network)
    if _use_igraph(network):
        return dict(zip(simple, _to_igraph(simple).pagerank(directed=False, damping=DAMPING), strict=True))
    return _power_iteration({node: sorted(simple[node]) for node in simple})


def betweenness(network: nx.MultiDiGraph[str]) -> Scores:
    """Share of shortest paths through a node, direction ignored; sampled in large networks."""
    simple = _simple(network)
    if _use_igraph(network):
        return _igraph_betweenness(simple)
    sample = SAMPLE if len(simple) > EXACT else None
    return dict(nx.betweenness_centrality(simple, k=sample, seed=SEED))


def communities(network: nx.MultiDiGraph[str]) -> list[list[str]]:
    """Groups of entities that share more facts with each other than with the rest (Louvain), the largest first."""
    simple = _simple(network)
    groups = _igraph_louvain(simple) if _use_igraph(network) else nx.community.louvain_communities(simple, seed=SEED)
    return ranked(groups)


def components(network: nx.MultiDiGraph[str]) -> list[list[str]]:
    """The parts of the network that no fact connects, the largest first."""
    return ranked(nx.weakly_connected_components(network))


def _simple(network: nx.MultiDiGraph[str]) -> nx.Graph[str]:
    simple: nx.Graph[str] = nx.Graph()
    simple.add_nodes_from(network)
    simple.add_edges_from((source, target) for source, target in network.edges() if source != target)
    return simple


def _power_iteration(neighbours: dict[str, list[str]]) -> Scores:
    size = len(neighbours)
    scores = dict.fromkeys(neighbours, 1 / size) if size else {}
    change = 1.0
    while size and change > TOLERANCE:
        dangling = sum(scores[node] for node, others in neighbours.items() if not others)
        following = dict.fromkeys(neighbours, (1 - DAMPING + DAMPING * dangling) / size)
        for node, others in neighbours.items():
            for other in others:
                following[other] += DAMPING * scores[node] / len(others)
        change = sum(abs(following[node] - scores[node]) for node in neighbours)
        scores = following
    return scores


def _use_igraph(network: nx.MultiDiGraph[str]) -> bool:
    return igraph is not None and network.number_of_edges() > LARGE


def _to_igraph(network: nx.Graph[str]) -> igraph.Graph:
    index = {node: number for number, node in enumerate(network)}
    edges = [(index[source], index[target]) for source, target in network.edges()]
    return igraph.Graph(n=len(index), edges=edges)


def _igraph_betweenness(simple: nx.Graph[str]) -> Scores:
    graph = _to_igraph(simple)
    size = len(simple)
    sources = sorted(random.Random(SEED).sample(range(size), min(SAMPLE, size)))
    found = graph.betweenness(directed=False, sources=sources)
    scale = 2 * size / len(sources) / max((size - 1) * (size - 2), 1)  # igraph counts each pair once, networkx twice
    return {node: value * scale for node, value in zip(simple, found, strict=True)}


def _igraph_louvain(simple: nx.Graph[str]) -> list[list[str]]:
    nodes = list(simple)
    with seeded():
        clusters = _to_igraph(simple).community_multilevel()
    return [[nodes[number] for number in cluster] for cluster in clusters]
