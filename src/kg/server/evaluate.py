"""Answers SPARQL in a worker: the query to Oxigraph, the answer to bytes, no more of them than the limits allow."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import pyoxigraph as ox

from kg.server.desk import Answer, Desk, Request
from kg.server.formats import GRAPHS, RESULTS, Format, choose
from kg.server.limits import MEGABYTE, Limits, RefusedError
from kg.server.service import refuse_service

Found = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples
Graphs = list[Any] | None


class Sheet:
    """What Oxigraph writes an answer to; it has an end."""

    def __init__(self, limits: Limits, row: bytes = b"") -> None:
        self._limits = limits
        self._row = row
        self._rows = 0
        self.content = bytearray()

    def write(self, chunk: bytes) -> int:
        """Take a piece of the answer.

        Raises:
            RefusedError: The answer is too long.
        """
        self.content += chunk
        self._rows += chunk.count(self._row) if self._row else 0
        if len(self.content) > self._limits.answer_megabytes * MEGABYTE:
            raise _too_long(f"{self._limits.answer_megabytes} MB")
        if self._rows > self._limits.rows:
            raise _too_long(f"{self._limits.rows} rows")
        return len(chunk)

    def flush(self) -> None:
        """Nothing waits."""


def answer(desk: Desk, request: Request) -> Answer:
    """Answer a query.

    Args:
        desk: With the store to ask; the query sees its default graph, the facts.
        request: `query`; the lists `default_graphs` and `named_graphs`, which replace the store's dataset if there is
            anything in them; `accept` and `format`, what the client wants.

    Raises:
        RefusedError: The query is wrong, calls other servers, or its answer is too long.
    """
    refuse_service(request["query"])
    default, named = _dataset(request["default_graphs"], request["named_graphs"])
    try:
        found = desk.store.query(
            request["query"], prefixes=dict(desk.prefixes), default_graph=default, named_graphs=named
        )
        return _write(desk, found, request)
    except SyntaxError as error:
        raise RefusedError(400, explain(str(error), request["query"])) from error
    except (OSError, RuntimeError, ValueError) as error:
        raise RefusedError(500, f"the query failed: {error}") from error


def explain(message: str, query: str) -> str:
    """What is wrong with a query, in a line."""
    from kg.query.mistakes import explain as explain_error  # rdflib, which a worker does not load for right queries

    return explain_error(message, query)


def write_graph(desk: Desk, triples: Iterable[ox.Triple], chosen: Format) -> Answer:
    """Triples as an answer.

    Raises:
        RefusedError: There are too many.
    """
    sheet = Sheet(desk.limits)
    assert isinstance(chosen.oxigraph, ox.RdfFormat)
    ox.serialize(_counted(triples, desk.limits.rows), sheet, chosen.oxigraph, prefixes=dict(desk.prefixes))  # type: ignore[arg-type]
    return chosen.media_type, bytes(sheet.content)


def _dataset(default: list[str], named: list[str]) -> tuple[Graphs, Graphs]:
    """The default and the named graphs that the protocol describes: where one kind is given, the other may be empty."""
    try:
        graphs: tuple[Graphs, Graphs] = [*map(ox.NamedNode, default)], [*map(ox.NamedNode, named)]
    except ValueError as error:
        raise RefusedError(400, f"the IRI of a graph is wrong: {error}") from error
    return graphs if default or named else (None, None)


def _write(desk: Desk, found: Found, request: Request) -> Answer:
    if isinstance(found, ox.QueryTriples):
        return write_graph(desk, found, choose(request["accept"], request["format"], GRAPHS))
    chosen = choose(request["accept"], request["format"], RESULTS)
    sheet = Sheet(desk.limits, chosen.row)
    assert isinstance(chosen.oxigraph, ox.QueryResultsFormat)
    found.serialize(sheet, chosen.oxigraph)  # type: ignore[arg-type]
    return chosen.media_type, bytes(sheet.content)


def _counted(triples: Iterable[ox.Triple], most: int) -> Iterator[ox.Triple]:
    for number, triple in enumerate(triples):
        if number >= most:
            raise _too_long(f"{most} triples")
        yield triple


def _too_long(length: str) -> RefusedError:
    return RefusedError(413, f"the answer is longer than {length}: ask for less, or for a part with LIMIT and OFFSET")
