"""An article as a page: its text with the stretches marked that prove facts, and the facts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

import pyoxigraph as ox
from rdflib import Dataset

from kg.model import telling_status
from kg.sparql import select
from kg.vocabulary import local_name, text_of

MOST = 2000
"""Facts shown of one article: a book has an end."""

ARTICLE = """SELECT ?id ?title ?published ?source ?url ?text { GRAPH %(thing)s {
  %(thing)s a kg:Article ; kg:articleId ?id
  OPTIONAL { %(thing)s kg:title ?title }
  OPTIONAL { %(thing)s kg:published ?published }
  OPTIONAL { %(thing)s kg:source ?source }
  OPTIONAL { %(thing)s kg:url ?url }
  OPTIONAL { %(thing)s kg:text ?text }
} }"""
CLAIMS = """SELECT ?start ?end ?p ?subject ?name ?object ?value ?status ?exact {
  GRAPH %(thing)s {
    ?claim rdf:subject ?subject ; rdf:predicate ?p ; rdf:object ?object ; kg:evidence ?evidence .
    ?evidence kg:start ?start ; kg:end ?end ; oa:exact ?exact .
    OPTIONAL { ?claim kg:status ?status }
  }
  OPTIONAL { ?subject rdfs:label ?name }
  OPTIONAL { ?object rdfs:label ?value }
  FILTER(?object != %(thing)s)
} LIMIT %(most)d"""


@dataclass(frozen=True, slots=True, order=True)
class Claim:
    """A fact that the article states, and where."""

    start: int
    end: int
    relation: str
    subject: str
    subject_label: str
    object: str
    object_label: str
    status: str
    exact: str


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text within which nothing begins or ends, and the numbers of the claims that it proves."""

    start: int
    text: str
    claims: tuple[int, ...]
    first: bool  # whether one of them begins here


@dataclass(frozen=True, slots=True)
class Article:
    """An article with its claims."""

    iri: str
    id: str
    title: str
    published: str
    source: str
    url: str
    text: str
    claims: tuple[Claim, ...]

    def segments(self) -> Iterator[Segment]:
        """The whole text in segments."""
        bounds = sorted({0, len(self.text), *(end for claim in self.claims for end in (claim.start, claim.end))})
        for start, end in pairwise(bounds):
            over = tuple(n for n, claim in enumerate(self.claims) if claim.start <= start and end <= claim.end)
            yield Segment(start, self.text[start:end], over, any(self.claims[n].start == start for n in over))


def article(dataset: Dataset, iri: str) -> Article | None:
    """The article of that IRI, if it is one."""
    values = {"thing": str(ox.NamedNode(iri)), "most": MOST}
    found = next(select(dataset, ARTICLE % values), None)
    if found is None:
        return None
    claims = sorted(_claim(*map(local_name, row)) for row in select(dataset, CLAIMS % values))
    identifier, title, published, source, url, text = map(text_of, found)
    return Article(iri, identifier, title, published, source, url, text, tuple(claims))


def _claim(start: str, end: str, *said: str) -> Claim:
    claim = Claim(int(start), int(end), *said)
    return replace(claim, status=telling_status(claim.relation, claim.status))
