"""Runs a query in the store itself and says where a wrong one is wrong."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from rdflib import Dataset

from kg.errors import OntologyError, QueryError
from kg.query.mistakes import bare, explain, place
from kg.query.parameters import bind, slots
from kg.query.questions import load, question
from kg.query.result import Result
from kg.vocabulary import term

_UPDATES = {"INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "COPY", "MOVE", "ADD", "WITH"}
_PROLOGUE = re.compile(r"(?:\s+|#[^\n]*|BASE\s*<[^>]*>|PREFIX\s+[\w.-]*:\s*<[^>]*>)*(\w*)", re.IGNORECASE)
_OUR_TERM = re.compile(r"(?<![\w-])kg:([\w-]+)")
_FAILURES = (OSError, RuntimeError, ValueError)


def run(dataset: Dataset, query: str | Path, values: Mapping[str, object] | None = None) -> Result:
    """Answer a SELECT, ASK, CONSTRUCT or DESCRIBE query.

    Args:
        dataset: The graph, from `kg.graph.open_store`. The query sees the facts; the claims and evidence of articles
            are in `GRAPH ?article { … }`. The prefixes kg, id, rdf, rdfs, skos, xsd and oa need no declaration.
        query: SPARQL, a `.rq` file, or the name of a competency question.
        values: Of the question's parameters, by name: things by their names, dates as `2017-03-01`, `2017-03`, `2017`.

    Raises:
        QueryError: The query is wrong (the message shows line and column), unknown, or an update; a parameter is
            unknown, missing or wrong.

    Example:
        >>> from kg.graph import open_store
        >>> run(open_store(), "SELECT ?name WHERE { ?person a kg:Person ; rdfs:label ?name }").rows
        ()
        >>> run(open_store(), "SELECT ?x WHERE { ?x kg:chairdBy ?y }")
        Traceback (most recent call last):
        kg.errors.QueryError: line 1, column 22: 'chairdBy' is not a term of ontology/kg.ttl; did you mean 'chairedBy'?
    """
    sparql, origin = _load(dataset, query, values or {})
    _refuse_updates(sparql, origin)
    _check_terms(sparql, origin)
    try:
        # The facts are the default graph; asking for it by name spares rdflib's deprecated way to the same.
        answer = dataset.default_graph.query(sparql)
        result = Result.of(answer)
    except SyntaxError as error:
        raise QueryError(origin + explain(str(error), sparql)) from error
    except _FAILURES as error:
        raise QueryError(f"{origin}the query failed: {' '.join(str(error).split())}") from error
    return result


def _load(dataset: Dataset, query: str | Path, values: Mapping[str, object]) -> tuple[str, str]:
    """The SPARQL text, and where it is from as the beginning of an error message."""
    name = str(query).strip()
    if isinstance(query, Path) or name.endswith(".rq"):
        return _read(dataset, Path(query), values), f"{query}: "
    if not re.search(r"[\s{?]", name):
        asked = question(name)
        return bind(asked.sparql, dataset, asked.parameters, values), f"{name}: "
    if values:
        raise QueryError(f"'{min(values)}' is a parameter of no question: name one, kg query --list shows them")
    return str(query), ""


def _read(dataset: Dataset, path: Path, values: Mapping[str, object]) -> str:
    """The query in a file; one with places for values has a head like the questions of the ontology."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeError) as error:
        raise QueryError(f"{path}: cannot be read: {getattr(error, 'strerror', None) or error}") from error
    return bind(text, dataset, load(path).parameters, values) if values or slots(text) else text


def _refuse_updates(sparql: str, origin: str) -> None:
    found = _PROLOGUE.match(sparql)
    if found and found[1].upper() in _UPDATES:
        raise QueryError(f"{origin}{found[1].upper()} would change the graph: only SELECT, ASK, CONSTRUCT, DESCRIBE")


def _check_terms(sparql: str, origin: str) -> None:
    """A misspelt term of the ontology would otherwise give an empty answer."""
    for found in _OUR_TERM.finditer(bare(sparql)):
        try:
            term(found[1])
        except OntologyError as error:
            raise QueryError(f"{origin}{place(sparql, found.start())}: {error}") from error
