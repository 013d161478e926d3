"""Which format an answer has: the client's `Accept` header or `format` parameter, among those that fit the answer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from kg.server.limits import RefusedError


@dataclass(frozen=True, slots=True)
class Format:
    """A format of answers.

    Attributes:
        name: Its name in the `format` parameter and as a suffix.
        oxigraph: The format to the store.
        media_type: As it is sent.
        also: Media types that ask for it, too.
        row: What ends or begins each row as it is written.
    """

    name: str
    oxigraph: ox.QueryResultsFormat | ox.RdfFormat
    media_type: str
    also: tuple[str, ...] = ()
    row: bytes = b""


XML = ("application/xml", "text/xml")
RESULTS = (
    Format("json", ox.QueryResultsFormat.JSON, "application/sparql-results+json", ("application/json",), b"},{"),
    Format("xml", ox.QueryResultsFormat.XML, "application/sparql-results+xml", XML, b"<result>"),
    Format("csv", ox.QueryResultsFormat.CSV, "text/csv; charset=utf-8", (), b"\r\n"),
    Format("tsv", ox.QueryResultsFormat.TSV, "text/tab-separated-values; charset=utf-8", (), b"\n"),
)  # fmt: skip
GRAPHS = (
    Format("ttl", ox.RdfFormat.TURTLE, "text/turtle; charset=utf-8", ("application/x-turtle",)),
    Format("nt", ox.RdfFormat.N_TRIPLES, "application/n-triples; charset=utf-8", ("text/plain",)),
    Format("jsonld", ox.RdfFormat.JSON_LD, "application/ld+json", ("application/json",)),
    Format("rdf", ox.RdfFormat.RDF_XML, "application/rdf+xml", XML),
)

_QUALITY = re.compile(r"q=(\d(?:\.\d+)?)")


def choose(accept: str, name: str, offered: Sequence[Format]) -> Format:
    """The format that the client likes best; the first where it has no preference.

    Args:
        accept: The `Accept` header.
        name: The `format` parameter, which goes before the header when it names one of the formats.
        offered: The formats that fit.

    Raises:
        RefusedError: The client accepts none of them.
    """
    if named := next((one for one in offered if one.name == name), None):
        return named
    wanted = _ranges(accept)
    best = max(offered, key=lambda one: _liking(one, wanted))  # max keeps the first of equals
    if not _liking(best, wanted):
        raise RefusedError(406, f"the answer can be had as {', '.join(_bare(one.media_type) for one in offered)}")
    return best


def prefers_html(accept: str) -> bool:
    """Whether the client is a browser: it names HTML, which no program that wants data does."""
    return _ranges(accept).get("text/html", 0) > 0


def _liking(one: Format, wanted: dict[str, float]) -> float:
    """How much the client likes a format: the most specific range that covers it decides."""
    names = (_bare(one.media_type), *one.also)
    if exact := [wanted[name] for name in names if name in wanted]:
        return max(exact)
    kinds = [wanted[kind] for name in names[:1] if (kind := f"{name.partition('/')[0]}/*") in wanted]
    return max(kinds) if kinds else wanted.get("*/*", 0)


def _ranges(accept: str) -> dict[str, float]:
    """The media ranges of an `Accept` header with their qualities; a missing header accepts all."""
    ranges: dict[str, float] = {}
    for part in accept.lower().split(","):
        media_range, _, parameters = part.partition(";")
        quality = _QUALITY.search(parameters)
        if media_range.strip():
            ranges[media_range.strip()] = float(quality[1]) if quality else 1.0
    return ranges or {"*/*": 1.0}


def _bare(media_type: str) -> str:
    return media_type.partition(";")[0]
