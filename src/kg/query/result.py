"""What a query returns: columns and rows, in the forms that people and programs read."""

from __future__ import annotations

import csv
import datetime
import io
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from html import escape
from typing import TYPE_CHECKING

from rdflib import BNode, Graph, Literal, URIRef
from rdflib.namespace import XSD
from rdflib.query import Result as RdflibResult
from rdflib.term import Node

from kg.errors import KgError, QueryError
from kg.vocabulary import bind, text_of

if TYPE_CHECKING:
    import pandas as pd

Value = str | int | float | bool | datetime.date | None
Row = tuple[Value, ...]

_TRIPLE = ("subject", "predicate", "object")


@dataclass(frozen=True, slots=True)
class Result:
    """The answer to a query.

    Attributes:
        form: `SELECT`, `ASK`, `CONSTRUCT` or `DESCRIBE` (which counts as `CONSTRUCT`).
        columns: Names of the variables; `answer` for ASK; subject, predicate and object for graphs.
        terms: The rows as RDF terms, None where a variable has no value.
    """

    form: str
    columns: tuple[str, ...]
    terms: tuple[tuple[Node | None, ...], ...]

    @classmethod
    def of(cls, answer: RdflibResult) -> Result:
        """The answer of rdflib, read to its end."""
        if answer.type == "ASK":
            return cls("ASK", ("answer",), ((Literal(bool(answer.askAnswer)),),))
        if answer.graph is not None:
            return cls("CONSTRUCT", _TRIPLE, tuple(sorted(answer.graph)))
        variables = answer.vars or []
        rows = tuple(tuple(binding.get(name) for name in variables) for binding in answer.bindings)
        return cls("SELECT", tuple(map(str, variables)), rows)

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows as Python values: text, numbers, booleans, whole dates; a partial date stays text."""
        return tuple(tuple(map(_value, row)) for row in self.terms)

    @property
    def iris(self) -> frozenset[str]:
        """All resources in the answer; of a graph, its subjects and objects."""
        terms = (term for row in self.terms for term in (row[::2] if self.form == "CONSTRUCT" else row))
        return frozenset(str(term) for term in terms if isinstance(term, URIRef))

    def __len__(self) -> int:
        return len(self.terms)

    def to_csv(self) -> str:
        """The rows as CSV with a header."""
        out = io.StringIO(newline="")
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(self.columns)
        writer.writerows([text_of(term) for term in row] for row in self.terms)
        return out.getvalue()

    def to_json(self) -> str:
        """The rows in the W3C's SPARQL 1.1 Query Results JSON format."""
        if self.form == "ASK":
            return _dump({"head": {}, "boolean": self.rows[0][0]})
        bindings = [
            {name: _json_term(term) for name, term in zip(self.columns, row, strict=True) if term is not None}
            for row in self.terms
        ]
        return _dump({"head": {"vars": list(self.columns)}, "results": {"bindings": bindings}})

    def to_turtle(self) -> str:
        """The graph of CONSTRUCT or DESCRIBE in Turtle.

        Raises:
            QueryError: The query has no graph for an answer.
        """
        if self.form != "CONSTRUCT":
            raise QueryError(f"the answer to {self.form} is no graph: Turtle is for CONSTRUCT and DESCRIBE")
        graph = Graph(bind_namespaces="none")
        bind(graph)
        for subject, predicate, value in self.terms:
            graph.add((subject, predicate, value))  # type: ignore[arg-type]  # a triple has no empty place
        return graph.serialize(format="turtle")

    def to_dataframe(self) -> pd.DataFrame:
        """The rows as a pandas DataFrame.

        Raises:
            KgError: pandas is not installed.
        """
        return data_frame(self.rows, self.columns)

    def _repr_html_(self) -> str:
        head = "".join(f"<th>{escape(column)}</th>" for column in self.columns)
        rows = ("".join(f"<td>{escape(text_of(term))}</td>" for term in row) for row in self.terms)
        body = "".join(f"<tr>{row}</tr>" for row in rows)
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def data_frame(rows: Iterable[Sequence[object]], columns: Sequence[str]) -> pd.DataFrame:
    """Rows as a pandas DataFrame.

    Raises:
        KgError: pandas is not installed.
    """
    try:
        import pandas as pd
    except ImportError as error:
        raise KgError("tables need pandas, the extra `notebook`: pip install 'vnkg[notebook]'") from error
    return pd.DataFrame(list(rows), columns=list(columns))


def _value(term: Node | None) -> Value:
    if not isinstance(term, Literal):
        return None if term is None else str(term)
    value = term.toPython()
    if isinstance(value, Decimal):
        return float(value)
    whole = isinstance(value, str | int | float) or (isinstance(value, datetime.date) and term.datatype == XSD.date)
    return value if whole and not isinstance(value, Literal) else str(term)


def _json_term(term: Node) -> dict[str, str]:
    if isinstance(term, BNode):
        return {"type": "bnode", "value": str(term)}
    if not isinstance(term, Literal):
        return {"type": "uri", "value": str(term)}
    found = {"type": "literal", "value": str(term)}
    if term.language:
        found["xml:lang"] = term.language
    elif term.datatype and term.datatype != XSD.string:
        found["datatype"] = str(term.datatype)
    return found


def _dump(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"
