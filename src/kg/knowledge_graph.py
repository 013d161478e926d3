"""The Python interface: a graph that one builds, asks, explores and draws.

`kg.build("seeds/")` reads articles into a graph in memory, `kg.build("seeds/", path="graph/")` into a folder,
`kg.load("graph/")` opens a folder that is there. In Jupyter the graph, its cards and its pictures show themselves.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from rdflib import Dataset

from kg import corpus, visualization
from kg import graph as store
from kg import query as questions
from kg.analysis import document_body, shared_bodies, shared_meetings, to_networkx
from kg.builder import Summary, build_into, open_graph
from kg.cards import Card, candidates, card, find
from kg.contents import count, statements
from kg.errors import KgError
from kg.model import COLUMNS, Kind
from kg.query.parameters import iso_date
from kg.query.result import data_frame
from kg.resolve.identity import Decision, read_decisions
from kg.resolve.identity.decisions import beside
from kg.vocabulary import term

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd

PROJECTIONS: dict[str, Callable[[nx.MultiDiGraph[str]], nx.Graph[str]]] = {
    "shared_meetings": shared_meetings,
    "shared_bodies": shared_bodies,
    "document_body": document_body,
}


@dataclass(frozen=True, slots=True)
class Picture:
    """The interactive picture as HTML, which Jupyter shows."""

    html: str

    def _repr_html_(self) -> str:
        return visualization.frame(self.html)


class KnowledgeGraph:
    """Facts of articles with their evidence.

    Attributes:
        graph: The rdflib `Dataset`: facts in the default graph, each article's claims in a graph of its own.
    """

    def __init__(self, dataset: Dataset, decisions: Sequence[Decision] = ()) -> None:
        self.graph = dataset
        self._decisions = decisions

    def add(self, *sources: str | Path, jobs: int = 1) -> Summary:
        """Read more articles into the graph; what it has already is skipped, what has changed is replaced."""
        return build_into(self.graph, map(str, sources), jobs=jobs, decisions=self._decisions)

    def remove(self, article: str) -> None:
        """Remove an article, named by its identifier, and the facts that only it supports.

        Raises:
            KgError: There is none; or another one, which changes with it, broke the shapes and went, too.
        """
        corpus.remove(self.graph, self._article(article), self._decisions)

    def query(self, query: str | Path, **parameters: object) -> pd.DataFrame:
        """Ask in SPARQL, or by the name of a competency question with its parameters.

        Example: `graph.query("SELECT ?name WHERE { ?p a kg:Person ; rdfs:label ?name }")`,
        `graph.query("who-held", post="Bí thư Tỉnh ủy Thái Bình", on="2021-11-03")`.
        """
        return questions.run(self.graph, query, parameters).to_dataframe()

    def questions(self) -> pd.DataFrame:
        """The competency questions with their groups and parameters; one in square brackets may be left out."""
        rows = [
            (one.group, one.name, " ".join(p.name if p.required else f"[{p.name}]" for p in one.parameters), one.vi)
            for one in questions.questions()
        ]
        return data_frame(rows, ("group", "name", "parameters", "question"))

    def statements(self, relation: str | None = None, *, about: str | None = None) -> pd.DataFrame:
        """Claims with their evidence, in the columns of `kg extract`: all, of one relation, or about one thing.

        Example: `graph.statements("holds", about="Ngô Đông Hải")`.
        """
        if relation:
            term(relation)  # raises where it is misspelt
        things = find(self.graph, about) if about else None
        records = [one for one in statements(self.graph, things) if relation in (None, one["relation"])]
        return data_frame([tuple(record[column] for column in COLUMNS) for record in records], COLUMNS)

    def person(self, name: str, *, pick: int | None = None) -> Card:
        """The card of the person who has this name."""
        return self.show(name, Kind.PERSON, pick=pick)

    def body(self, name: str, *, pick: int | None = None) -> Card:
        """The card of a body: who holds its positions, what it issued and organized."""
        return self.show(name, Kind.BODY, pick=pick)

    def document(self, name: str, *, pick: int | None = None) -> Card:
        """The card of a document: issuer, day, subject, where it was disseminated, what cites it."""
        return self.show(name, Kind.DOCUMENT, pick=pick)

    def meeting(self, name: str, *, pick: int | None = None) -> Card:
        """The card of a meeting: time, place, chair, speakers, attendance, documents."""
        return self.show(name, Kind.MEETING, pick=pick)

    def show(self, name: str, kind: Kind | None = None, *, pick: int | None = None) -> Card:
        """The card of a person, body, position, document, meeting or place.

        Args:
            name: Its name, part of it, either without diacritics, or its IRI.
            kind: What it must be.
            pick: Which one, counted from 1, when several have the name.

        Raises:
            KgError: Nothing has this name, or several things have it; the message tells them apart.
        """
        return card(self.graph, self._thing(name, kind, pick))

    def to_networkx(self, projection: str | None = None) -> nx.Graph[str]:
        """The facts as a typed multigraph, or one of its `PROJECTIONS`."""
        network = to_networkx(self.graph)
        if projection is None:
            return network
        if projection not in PROJECTIONS:
            raise KgError(f"no projection {projection!r}; there are: {', '.join(PROJECTIONS)}")
        return PROJECTIONS[projection](network)

    def draw(
        self,
        path: str | Path | None = None,
        *,
        about: str | None = None,
        kind: Kind | None = None,
        pick: int | None = None,
        depth: int = 2,
        article: str | None = None,
        query: str | None = None,
        as_of: str | None = None,
        title: str | None = None,
    ) -> Picture:
        """The interactive picture, of the whole graph or of a part of it.

        Args:
            path: HTML file to write as well.
            about: Name of a thing: only what is near it.
            kind: Only among things of this kind.
            pick: Which one, counted from 1, when several have the name.
            depth: How many links away from `about`.
            article: Identifier of an article: only what it says.
            query: SPARQL or a `.rq` file: only the things whose IRIs are in its answer.
            as_of: Day at which the page opens, as `2017-06-30` or `30/6/2017`, showing who held what then.
            title: Heading of the page.

        Example: `graph.draw("hai.html", about="Ngô Đông Hải", depth=1)`.
        """
        if (kind or pick) and not about:
            raise KgError("kind and pick choose among the things that a name means: give it with about")
        page = visualization.html(
            self.graph,
            about=self._thing(about, kind, pick) if about else None,
            depth=depth,
            article=self._article(article) if article else None,
            only=self._things(query) if query else None,
            as_of=iso_date(as_of) if as_of else None,
            title=title or visualization.TITLE,
        )
        if path is not None:
            visualization.write(page, path)
        return Picture(page)

    def close(self) -> None:
        """Let another process write to the folder of the graph."""
        self.graph.close()

    def _thing(self, name: str, kind: Kind | None, pick: int | None) -> str:
        found = candidates(self.graph, find(self.graph, name, kind))
        if pick is None and len(found) > 1:
            told = "; ".join(f"{one.label} ({one.about})" if one.about else one.label for one in found[:10])
            raise KgError(f"{name!r} is the name of {len(found)}, choose with pick=1 to {len(found)}: {told}")
        if pick is not None and not 1 <= pick <= len(found):
            raise KgError(f"pick={pick}: {name!r} is the name of {len(found)}")
        return found[(pick or 1) - 1].iri

    def _things(self, query: str) -> frozenset[str]:
        if query in {one.name for one in questions.questions()}:
            raise KgError(f"'{query}' answers with names; to draw things, ask for their IRIs in SPARQL")
        return questions.run(self.graph, query).iris

    def _article(self, identifier: str) -> str:
        iri = store.find_article(self.graph, identifier)
        if iri is None:
            raise KgError(f"{identifier}: no such article in the graph")
        return iri

    def __repr__(self) -> str:
        numbers = ", ".join(f"{name} {number}" for what, name, number in count(self.graph) if what != "relation")
        return f"<KnowledgeGraph: {numbers}>"

    def _repr_html_(self) -> str:
        rows = "".join(f"<tr><td>{escape(name)}</td><td>{number}</td></tr>" for _, name, number in count(self.graph))
        return f"<table><caption>Knowledge graph</caption>{rows}</table>"


def build(*sources: str | Path, path: str | Path | None = None, jobs: int = 1) -> KnowledgeGraph:
    """Build a graph of articles, in memory or in a folder, with the decisions of `<path>.decisions.toml`, if any.

    Raises:
        KgError: A source cannot be read; the message names it and how many there are.
    """
    built = KnowledgeGraph(open_graph(path), read_decisions(beside(path) if path else None))
    failures = built.add(*sources, jobs=jobs).failures
    if failures:
        more = f" (and {len(failures) - 1} more)" if len(failures) > 1 else ""
        raise KgError(failures[0] + more)
    return built


def load(path: str | Path) -> KnowledgeGraph:
    """Open a graph that `kg build` or `kg.build` has made, for reading."""
    return KnowledgeGraph(store.open_store(path, read_only=True))
