"""A SPARQL 1.1 server as the store: one update request is one transaction, so articles come and go as wholes there too.

The queries go to `URL/query` and the updates to `URL/update`, as Oxigraph and Fuseki have them.

A server lets everybody write, but who is who is decided from what is stored: two builds at once would each decide
without the articles of the other. So the store holds the mark of who began to write last, every change is made on
condition that it is still there, and who finds another's stops. A process that was killed locks nobody out.
"""

from __future__ import annotations

import os
import re
import urllib.error
import urllib.request
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from http.client import HTTPException
from io import BytesIO
from typing import Any, Protocol

import pyoxigraph as ox
from rdflib.plugins.sparql.sparql import Query
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from rdflib.query import Result
from rdflib.term import Identifier

from kg.errors import StoreError

Subject = ox.NamedNode | ox.BlankNode | ox.Triple
Graph = ox.NamedNode | ox.BlankNode | ox.DefaultGraph
Value = Subject | ox.Literal
Answer = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples
_RESULTS, _TRIPLES = "application/sparql-results+json", "application/n-triples"  # of SELECT and ASK; of the others
_LINE = re.compile(r"error at (\d+)")
_SILENCE = 300  # seconds that a server may work before it answers: a large change takes it some
_WRITER = ox.NamedNode("urn:vnkg:writer")  # the graph, and in it the thing, with the mark of the process that writes


class QuadStore(Protocol):
    """What the graph stage needs of a store: Oxigraph's own interface, or a server's."""

    def quads_for_pattern(
        self, subject: Subject | None, predicate: ox.NamedNode | None, object: Value | None, graph: Graph | None, /
    ) -> Iterator[ox.Quad]:
        """The quads that match; None matches everything."""

    def __contains__(self, quad: ox.Quad, /) -> bool: ...

    def contains_named_graph(self, graph: ox.NamedNode, /) -> bool:
        """Whether a graph has quads."""

    def named_graphs(self) -> Iterator[ox.NamedNode | ox.BlankNode]:
        """All graphs but the default one."""

    def query(self, query: str, /, *, use_default_graph_as_union: bool = False) -> Answer:
        """The answer to a query."""

    def extend(self, quads: Iterable[ox.Quad], /) -> None:
        """Add quads, in one transaction."""

    def bulk_extend(self, quads: Iterable[ox.Quad], /) -> None:
        """Add many quads."""

    def update(self, update: str, /) -> None:
        """Run a SPARQL update, in one transaction."""

    def flush(self) -> None:
        """Put what was written into its place."""


class RemoteStore:
    """The quads of a server."""

    def __init__(self, url: str) -> None:
        self._url = url.rstrip("/")
        self._mine = ""  # that the store has the mark of this process, as a pattern

    def take(self) -> None:
        """Begin to write: whoever was writing stops at its next change."""
        self._mine = quad_data([ox.Quad(_WRITER, _WRITER, ox.Literal(os.urandom(16).hex()), _WRITER)])
        anybody = f"GRAPH {_WRITER} {{ ?s ?p ?o }}"
        self.update(f"DELETE {{ {anybody} }} WHERE {{ {anybody} }} ;\nINSERT DATA {{ {self._mine} }}")

    def close(self) -> None:
        """Write no more."""
        if self._mine:
            self.update(f"DELETE DATA {{ {self._mine} }}")

    def quads_for_pattern(
        self, subject: Subject | None, predicate: ox.NamedNode | None, object: Value | None, graph: Graph | None
    ) -> Iterator[ox.Quad]:
        """The quads that match; None matches everything."""
        terms: dict[str, Any] = {"s": subject, "p": predicate, "o": object, "g": graph}
        triple = " ".join(f"?{name}" if terms[name] is None else str(terms[name]) for name in "spo")
        named = f"GRAPH {graph or '?g'} {{ {triple} }}"
        where = named if graph else f"{{ {triple} }} UNION {{ {named} FILTER (?g != {_WRITER}) }}"
        for row in self._rows(f"SELECT * WHERE {{ {triple if graph == ox.DefaultGraph() else where} }}"):
            s, p, o, g = (row[name] if term is None else term for name, term in terms.items())
            yield ox.Quad(s, p, o, g or ox.DefaultGraph())

    def __contains__(self, quad: ox.Quad) -> bool:
        return any(True for _ in self.quads_for_pattern(quad.subject, quad.predicate, quad.object, quad.graph_name))

    def contains_named_graph(self, graph: ox.NamedNode) -> bool:
        """Whether a graph has quads."""
        return any(True for _ in self._rows(f"SELECT * WHERE {{ GRAPH {graph} {{ ?s ?p ?o }} }} LIMIT 1"))

    def named_graphs(self) -> Iterator[ox.NamedNode | ox.BlankNode]:
        """All graphs but the default one."""
        graphs = self._rows(f"SELECT DISTINCT ?g WHERE {{ GRAPH ?g {{ ?s ?p ?o }} FILTER (?g != {_WRITER}) }}")
        return (row["g"] for row in graphs)

    def query(self, query: str, *, use_default_graph_as_union: bool = False) -> Answer:
        """The rows of a SELECT query; no server need know the union of all graphs, which is asked in a copy."""
        if use_default_graph_as_union:
            copy = ox.Store()
            copy.extend(self.quads_for_pattern(None, None, None, None))
            return copy.query(query, use_default_graph_as_union=True)
        return ox.parse_query_results(self.answer(query)[1], format=ox.QueryResultsFormat.JSON)

    def answer(self, query: str) -> tuple[str, bytes]:
        """The answer to a query of any form, as its media type (JSON results or N-Triples) and its bytes.

        Raises:
            SyntaxError: The server cannot read the query; with its message, as Oxigraph's own interface has it.
            StoreError: The server does not answer so.
        """
        form, answer = self._post("query", query)
        if form not in (_RESULTS, _TRIPLES):
            raise StoreError(f"{self._url}/query: answers in {form}, which is no answer to a query")
        return form, answer

    def _rows(self, query: str) -> Iterator[Any]:
        rows = self.query(query)
        assert isinstance(rows, ox.QuerySolutions)
        return rows

    def extend(self, quads: Iterable[ox.Quad]) -> None:
        """Add quads, in one transaction."""
        self.change((), (), quads)

    bulk_extend = extend

    def change(self, drop: Iterable[ox.NamedNode], delete: Iterable[ox.Quad], insert: Iterable[ox.Quad]) -> None:
        """Take graphs and quads away and add others, in one transaction.

        Raises:
            StoreError: Another process has begun to write since `take`; it finds the store as it was.
        """
        graphs = [f"GRAPH {graph} {{ ?s ?p ?o }}" for graph in drop]
        steps = [f"DELETE {{ {graph} }} WHERE {{ {graph} {self._mine} }}" for graph in graphs]
        steps += [
            f"{verb} {{ {quad_data(quads)} }} WHERE {{ {self._mine} }}"
            for verb, quads in (("DELETE", list(delete)), ("INSERT", list(insert)))
            if quads
        ]
        self.update(" ;\n".join(steps))
        if not any(True for _ in self._rows(f"SELECT * WHERE {{ {self._mine} }}")):
            raise StoreError(f"{self._url}: another process has begun to write to the store; run this again after it")

    def update(self, update: str) -> None:
        """Run a SPARQL update, in one transaction."""
        self._post("update", update)

    def flush(self) -> None:
        """The server sees to that."""

    def _post(self, kind: str, text: str) -> tuple[str, bytes]:
        headers = {"Content-Type": f"application/sparql-{kind}", "Accept": f"{_RESULTS}, {_TRIPLES}"}
        request = urllib.request.Request(f"{self._url}/{kind}", text.encode(), headers)
        try:
            with urllib.request.urlopen(request, timeout=_SILENCE) as response:
                return response.headers.get_content_type(), response.read()
        except urllib.error.HTTPError as error:
            if error.code == 400 and kind == "query":
                raise SyntaxError(error.read().decode(errors="replace")) from error
            raise StoreError(f"{self._url}/{kind}: {error.code} {error.reason}") from error
        except (OSError, HTTPException) as error:
            raise StoreError(f"{self._url}: the server does not answer: {getattr(error, 'reason', error)}") from error


class RemoteView(SPARQLStore):
    """rdflib's view of a server, with the quads themselves at hand."""

    def __init__(self, url: str) -> None:
        super().__init__(f"{url.rstrip('/')}/query")
        self.oxigraph = RemoteStore(url)

    def close(self, commit_pending_transaction: bool = False) -> None:
        """Let go of the store, so that another process can write to it."""
        self.oxigraph.close()

    def query(  # type: ignore[override]  # as rdflib's own
        self,
        query: Query | str,
        initNs: Mapping[str, Any] | None = None,  # noqa: N803
        initBindings: Mapping[str, Identifier] | None = None,  # noqa: N803
        queryGraph: str | None = None,  # noqa: N803
        DEBUG: bool = False,  # noqa: N803
    ) -> Result:
        """Ask the server's default graph, which rdflib's name for it does not name.

        Raises:
            SyntaxError: The server cannot read the query; the line is that of the query as it is given.
        """
        prefixes = sorted({**self.nsBindings, **(initNs or {})}.items())
        head = " ".join(f"PREFIX {name}: <{namespace}>" for name, namespace in prefixes)
        try:
            return super().query(f"{head}\n{query}", None, initBindings, None, DEBUG)
        except SyntaxError as error:
            message = _LINE.sub(lambda line: f"error at {int(line[1]) - 1}", str(error), count=1)
            raise SyntaxError(message) from error

    def _query(self, query: str, default_graph: str | None = None) -> Result:
        """What rdflib's own connector does for queries of one form only, and without saying what the server says."""
        form, answer = self.oxigraph.answer(query)
        return Result.parse(BytesIO(answer), content_type=form)


def quad_data(quads: Iterable[ox.Quad]) -> str:
    """Quads as the data blocks of SPARQL updates have them."""
    graphs: defaultdict[Graph, list[str]] = defaultdict(list)
    for quad in quads:
        graphs[quad.graph_name].append(f"{quad.triple} .")
    return "\n".join(
        triples if graph == ox.DefaultGraph() else f"GRAPH {graph} {{ {triples} }}"
        for graph, triples in ((graph, "\n".join(lines)) for graph, lines in graphs.items())
    )
