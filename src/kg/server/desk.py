"""What a worker has at hand to answer with."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from kg.server.limits import Limits
from kg.server.snapshot import Snapshot

if TYPE_CHECKING:
    from rdflib import Dataset

Request = Mapping[str, Any]
Answer = tuple[str, bytes]
"""A media type and what is of that type."""


class Desk:
    """The store, the limits, the prefixes that need no declaration, and a folder for what is made from the store."""

    def __init__(self, settings: Mapping[str, Any]) -> None:
        self.limits = Limits(**settings["limits"])
        self.prefixes: Mapping[str, str] = settings["prefixes"]
        self.folder = Path(settings["folder"])
        self.snapshot = Snapshot(Path(settings["graph"]))

    @property
    def store(self) -> ox.Store:
        """The store as it is now."""
        return self.snapshot.store

    @property
    def dataset(self) -> Dataset:
        """The same for what knows rdflib."""
        from kg.graph import dataset_of  # rdflib, which a worker does not load for SPARQL

        return dataset_of(self.store)
