"""SELECT queries of this package's own: with the prefixes of the vocabulary, on the facts, row by row."""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import Dataset
from rdflib.query import ResultRow

from kg.vocabulary import PREFIXES

PROLOGUE = "".join(f"PREFIX {prefix}: <{namespace}> " for prefix, namespace in PREFIXES.items())


def select(dataset: Dataset, query: str) -> Iterator[ResultRow]:
    """The rows of a SELECT query; claims and evidence are in `GRAPH ?article { … }`.

    Example:
        >>> dataset = Dataset()
        >>> [str(row["label"]) for row in select(dataset, 'SELECT ?label { VALUES ?label { "Bộ Nội vụ" } }')]
        ['Bộ Nội vụ']
    """
    return (row for row in dataset.default_graph.query(PROLOGUE + query) if isinstance(row, ResultRow))
