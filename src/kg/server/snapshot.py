"""The store as it was when it was opened, opened anew when it has changed."""

from __future__ import annotations

import time
from pathlib import Path

import pyoxigraph as ox

from kg.server.limits import RefusedError

_NO_DATA = ("LOG", "LOCK", "OPTIONS")  # files that RocksDB also writes when nothing changes
_PATIENCE = 10  # times as long as opening takes, the store is not looked at again: a build changes it all the time

_FIRST, _PAUSE = 1.0, 0.02  # seconds that a first opening waits for a store that is being written, and between attempts

State = tuple[tuple[str, int, int], ...]


class Snapshot:
    """A read-only store that follows what other processes do to its folder."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._store: ox.Store | None = None
        self._next_look = 0.0
        self.state: State = ()

    @property
    def store(self) -> ox.Store:
        """The store, opened anew if it has changed; the one from before while it cannot be opened.

        Raises:
            RefusedError: There is no store.
        """
        if self._store is None:
            return self._first()
        if time.monotonic() >= self._next_look and (state := self._look()) != self.state:
            self._open(state)
        return self._store

    def _first(self) -> ox.Store:
        """The store opened for the first time, which has no earlier one to fall back on when a build just writes."""
        end = time.monotonic() + _FIRST
        while True:
            self._open(self._look())
            if self._store is not None:
                return self._store
            if time.monotonic() >= end:
                raise RefusedError(503, "the store cannot be opened now")
            time.sleep(_PAUSE)

    def _look(self) -> State:
        """Names, sizes and times of the files with data."""
        try:
            files = [(file.name, file.stat()) for file in self._path.iterdir() if not file.name.startswith(_NO_DATA)]
        except OSError:  # the folder, or a file while we look, is being replaced
            return ()
        return tuple(sorted((name, stat.st_size, stat.st_mtime_ns) for name, stat in files))

    def _open(self, state: State) -> None:
        start = time.monotonic()
        try:
            self._store = ox.Store.read_only(str(self._path))
            self.state = state
        except (OSError, RuntimeError):  # it is being made
            pass
        now = time.monotonic()
        self._next_look = now + _PATIENCE * (now - start)
