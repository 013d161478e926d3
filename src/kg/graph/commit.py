"""Changes of a store as wholes: made altogether or not at all, whenever the process is killed.

A small change is one SPARQL update, which is a transaction. For a large one that takes three times the time and memory
of giving Oxigraph what is new as a file, which goes in as a whole, too; but what must change with it cannot go with it.
So that is noted first and done after. If the process is killed between, the next one that opens the store does it.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile

import pyoxigraph as ox

from kg.errors import StoreError
from kg.graph.remote import QuadStore, RemoteStore, quad_data

MANY = 1_000_000
"""Bytes of N-Quads from which a change is large."""
BROKEN = (OSError, RuntimeError)  # Oxigraph reports corruption as RuntimeError
_NOTE = "unfinished.ru"


@dataclass(frozen=True, slots=True)
class Change:
    """What a store loses and gains.

    Attributes:
        new: Articles that it does not have.
        added: Their quads and all else that takes nothing's place, as pieces of N-Quads.
        drop: Named graphs that go.
        delete: Quads that go.
        insert: Quads that come with those that go.
    """

    new: Collection[ox.NamedNode] = ()
    added: Collection[bytes] = ()
    drop: Collection[ox.NamedNode] = ()
    delete: Collection[ox.Quad] = ()
    insert: Collection[ox.Quad] = ()


def commit(store: QuadStore, change: Change, folder: Path | None = None) -> None:
    """Apply a change to a store, which is in a folder unless it is in memory or on a server.

    Raises:
        StoreError: The store cannot be written.
    """
    with writing():
        if isinstance(store, ox.Store) and change.new and sum(map(len, change.added)) >= MANY:
            _in_bulk(store, change, folder)
        else:
            _at_once(store, change)


def finish(store: ox.Store, folder: Path) -> None:
    """Do what is noted of a change; nothing if its articles did not come either."""
    note = folder / _NOTE
    if note.exists():
        article, _, update = note.read_text(encoding="utf-8").partition("\n")
        if store.contains_named_graph(ox.NamedNode(article)):
            store.update(update)
        note.unlink()


@contextmanager
def writing() -> Iterator[None]:
    """Say in one line what keeps a store from being written."""
    try:
        yield
    except BROKEN as error:
        raise StoreError(f"the store cannot be written: {one_line(error)}") from error


def one_line(error: Exception) -> str:
    """What an error says, in one line."""
    return " ".join(str(error).split())


def _at_once(store: QuadStore, change: Change) -> None:
    """In one transaction; without anything to take away the fast way is enough."""
    added = [*ox.parse(b"".join(change.added), ox.RdfFormat.N_QUADS), *change.insert]
    if isinstance(store, RemoteStore):
        store.change(change.drop, change.delete, added)
    elif change.drop or change.delete:
        store.update(_update(change.drop, change.delete, added))
    else:
        store.extend(added)


def _in_bulk(store: ox.Store, change: Change, folder: Path | None) -> None:
    """What is added as a file, then the rest in a transaction."""
    rest = _update(change.drop, change.delete, change.insert)
    if rest and folder:
        _write(folder / _NOTE, f"{next(iter(change.new)).value}\n{rest}")
    with TemporaryFile(dir=folder) as file:
        file.writelines(change.added)
        file.seek(0)
        store.bulk_load(file, ox.RdfFormat.N_QUADS)
    if folder:
        finish(store, folder)
    elif rest:
        store.update(rest)


def _write(path: Path, text: str) -> None:
    """The whole text is on the disk, or nothing."""
    made = path.with_suffix(".new")
    with made.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    made.replace(path)


def _update(drop: Iterable[ox.NamedNode], delete: Iterable[ox.Quad], insert: Iterable[ox.Quad]) -> str:
    steps = [f"DROP SILENT GRAPH {graph}" for graph in drop]
    steps += [
        f"{verb} DATA {{ {quad_data(quads)} }}" for verb, quads in (("DELETE", delete), ("INSERT", insert)) if quads
    ]
    return " ;\n".join(steps)
