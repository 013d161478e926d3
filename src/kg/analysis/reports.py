"""The reports of `kg analyze`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import TypeAlias

import networkx as nx

from kg.analysis.measures import betweenness, communities, components, pagerank
from kg.analysis.projections import document_body, shared_bodies, shared_meetings
from kg.analysis.table import Cell, Table
from kg.errors import KgError

ROWS = 20
NAMES = 5

Network: TypeAlias = "nx.MultiDiGraph[str]"


def report(network: Network, name: str) -> Table:
    """Answer one question about the whole network.

    Args:
        network: What `to_networkx` returns.
        name: One of `REPORTS`.

    Raises:
        KgError: There is no such report.
    """
    if name not in REPORTS:
        raise KgError(f"no report {name!r}; there are: {', '.join(REPORTS)}")
    return REPORTS[name](network)


def _overview(network: Network) -> Table:
    kinds = Counter(_kind(network, node) for node in network)
    relations = Counter(relation for *_, relation in network.edges(keys=True))
    rows = [("entity", kind, count) for kind, count in _by_count(kinds)]
    rows += [("relation", relation, count) for relation, count in _by_count(relations)]
    return Table("What the graph holds", ("what", "name", "count"), tuple(rows))


def _centrality(network: Network) -> Table:
    rank, between = pagerank(network), betweenness(network)
    order = sorted(network, key=lambda node: (-round(rank[node], 8), node))[:ROWS]
    rows = [
        (_label(network, n), _kind(network, n), _degree(network, n), round(rank[n], 4), round(between[n], 4))
        for n in order
    ]
    return Table("Most central entities", ("entity", "kind", "degree", "pagerank", "betweenness"), tuple(rows))


def _groups(title: str, network: Network, groups: list[list[str]]) -> Table:
    rows = [(number, len(group), _most_linked(network, group)) for number, group in enumerate(groups[:ROWS], 1)]
    return Table(title, ("no.", "entities", "most linked"), tuple(rows))


def _pairs(title: str, unit: str, graph: nx.Graph[str]) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for one, other in graph.edges():
        first, second = sorted((_label(graph, one), _label(graph, other)))
        rows.append((first, second, int(graph.edges[one, other]["weight"])))
    rows.sort(key=lambda row: (-int(row[-1]), row))
    return Table(title, ("one", "other", unit), tuple(rows[:ROWS]))


def _most_linked(network: Network, group: list[str]) -> str:
    order = sorted(group, key=lambda node: (-_degree(network, node), _label(network, node), node))
    return "; ".join(_label(network, node) for node in order[:NAMES])


def _by_count(counts: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))


def _degree(network: Network, node: str) -> int:
    return int(network.degree(node))


def _label(network: nx.Graph[str], node: str) -> str:
    return str(network.nodes[node]["label"])


def _kind(network: Network, node: str) -> str:
    return str(network.nodes[node]["kind"])


REPORTS: dict[str, Callable[[Network], Table]] = {
    "overview": _overview,
    "centrality": _centrality,
    "components": lambda network: _groups("Parts that no fact connects", network, components(network)),
    "communities": lambda network: _groups("Communities (Louvain)", network, communities(network)),
    "meetings": lambda network: _pairs("Persons who met", "meetings", shared_meetings(network)),
    "colleagues": lambda network: _pairs("Persons with positions in the same body", "bodies", shared_bodies(network)),
    "documents": lambda network: _pairs(
        "Documents and the bodies that issued or spread them", "ways", document_body(network)
    ),
}
