"""Articles in the graph as one corpus: whoever comes or goes, persons keep or change their identity with the evidence.

An article that comes or goes may change which signatures a name has, and with them who is who; so may a human decision.
The articles that this touches are read again from their stored text and written together with the others. So adding one
by one, in any order, equals building together, and adding and removing equals never having added.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

import pyoxigraph as ox
from rdflib import Dataset

from kg import graph, work
from kg.batch import Batch
from kg.errors import KgError, stop
from kg.graph import profiles as stored
from kg.graph.remote import QuadStore
from kg.graph.store import oxigraph
from kg.model import Extraction
from kg.resolve.identity import Decision
from kg.resolve.identity.corrections import check, says

Decisions = Sequence[Decision]
Failed = Callable[[KgError], None]
"""What is called for each article that breaks the shapes, once all others are changed; by default the first is raised.

An article that comes is then left out, one that an earlier version had stored is taken out.
"""


def add(dataset: Dataset, extractions: Iterable[Extraction], decisions: Decisions = (), failed: Failed = stop) -> None:
    """Add articles that are read already, or replace their earlier versions."""
    follow(dataset, decisions, failed)
    _change(Batch(dataset, [work.reading(one, decisions) for one in extractions], decisions), failed)


def remove(dataset: Dataset, article: str, decisions: Decisions = (), failed: Failed = stop) -> None:
    """Remove an article, given its IRI, with all that only it supports."""
    follow(dataset, decisions, failed)
    _change(Batch(dataset, (), decisions, going={article}), failed)


def follow(dataset: Dataset, decisions: Decisions, failed: Failed = stop) -> None:
    """Bring the graph in line with the decisions, if it follows others; the articles they name are read again.

    Raises:
        DecisionError: What is right cannot be read as a thing of its kind.
    """
    check(decisions, work.named)
    before, now = stored.stored_decisions(oxigraph(dataset)), {one.text: one for one in decisions}
    changed = [*(Decision.of(text) for text in before - now.keys()), *(now[text] for text in now.keys() - before)]
    if not changed:
        return
    batch = Batch(dataset, (), decisions, forced={one.block for one in changed})
    named = {article for one in changed for article in one.articles}
    batch.read_again(iri for article in sorted(named) if (iri := graph.find_article(dataset, article)))
    _change(batch, failed, now.keys())


def _change(batch: Batch, failed: Failed, decisions: Iterable[str] | None = None) -> None:
    batch.decide()
    for error in batch.commit(decisions).values():
        failed(error)


def unmet(dataset: Dataset, decisions: Decisions) -> list[str]:
    """What decisions name that is not in the graph, a line each with file and line."""
    return [f"{one.where}: {said}" for one in decisions for said in _missing(dataset, one)]


def _missing(dataset: Dataset, decision: Decision) -> Iterator[str]:
    store = oxigraph(dataset)
    for article in decision.articles:
        iri = graph.find_article(dataset, article)
        if iri is None:
            yield f"no article '{article}' is in the graph"
        elif decision.block:
            blocks = {f"{kind} {key}" for (kind, key), _ in stored.profiles_of(store, ox.NamedNode(iri))}
            if decision.block not in blocks:
                yield f"article '{article}' names no '{decision.block}'"
        elif not _says(store, iri, decision):
            yield f"article '{article}' does not say: {decision.subject}, {decision.relation}, {decision.object}"


def _says(store: QuadStore, article: str, decision: Decision) -> bool:
    from kg.extraction import extract_statements  # most changes read no article again

    found = extract_statements(stored.stored_article(store, ox.NamedNode(article)))
    return any(says(decision, statement) for statement in found.statements)
