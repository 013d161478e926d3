"""Answers a question of the library, or shows it as SPARQL, with its parameters filled in."""

from __future__ import annotations

from itertools import dropwhile

from kg.errors import QueryError
from kg.server import evaluate
from kg.server.desk import Answer, Desk, Request
from kg.server.limits import RefusedError

AS_SPARQL = "rq"


def body(sparql: str) -> str:
    """A question's query without the comments at its head."""
    return "".join(dropwhile(lambda line: line.startswith("#"), sparql.splitlines(keepends=True)))


def answer(desk: Desk, request: Request) -> Answer:
    """The answer to a question.

    Args:
        desk: With the store to ask.
        request: `name` of the question; `values` of its parameters, which become terms and never text of the query;
            `format`, `rq` for the query itself; `accept`.

    Raises:
        RefusedError: There is no such question, or a value is missing or wrong.
    """
    from kg.query import question
    from kg.query.parameters import bind

    try:
        asked = question(request["name"])
    except QueryError as error:
        raise RefusedError(404, str(error)) from error
    try:
        values = {name: value for name, value in request["values"].items() if value}
        sparql = bind(asked.sparql, desk.dataset, asked.parameters, values)
    except QueryError as error:
        raise RefusedError(400, str(error)) from error
    if request["format"] == AS_SPARQL:
        return "application/sparql-query", body(sparql).encode()
    return evaluate.answer(desk, {**request, "query": sparql, "default_graphs": [], "named_graphs": []})
