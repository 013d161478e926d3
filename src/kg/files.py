"""What a path means, and files that are written as wholes: a reader sees the old or the new one, never half of it."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import IO
from uuid import uuid4

from kg.errors import StoreError


def server_address(path: str | Path | None) -> str:
    """The address of a server, or nothing."""
    return path if isinstance(path, str) and path.startswith(("http://", "https://")) else ""


def write_whole(path: str | Path, fill: Callable[[IO[bytes]], object]) -> Path:
    """Write beside a file and put it in its place when it is whole; the folders above it are made.

    What is no plain file, as `/dev/stdout`, is written as it is.

    Args:
        path: The file.
        fill: Writes all that the file shall have.

    Raises:
        StoreError: The file cannot be written; it is as it was.
    """
    try:
        if Path(path).exists() and not Path(path).is_file():
            with Path(path).open("wb") as out:
                fill(out)
        else:
            _replace(Path(path).resolve(), fill)
    except OSError as error:
        raise StoreError(f"{path}: cannot be written: {error.strerror}") from error
    return Path(path)


def _replace(target: Path, fill: Callable[[IO[bytes]], object]) -> None:
    if not target.parent.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(f".{target.name}.{uuid4().hex}")
    try:
        with part.open("xb") as out:
            fill(out)
            out.flush()
            os.fsync(out.fileno())
        part.replace(target)
    finally:
        with suppress(FileNotFoundError):
            part.unlink()
