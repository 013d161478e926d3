"""What the user names becomes streams of bytes: folders and globs are expanded, files and addresses opened."""

from __future__ import annotations

import glob
import os
import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from kg.errors import ReadError

STDIN = "-"
_OBJECT = re.compile(rb"(\xef\xbb\xbf)?\s*\{")  # no article begins with a brace


def expand(sources: Iterable[str], suffixes: frozenset[str]) -> Iterator[str | ReadError]:
    """Yield every single source once, in order; files of a folder or glob are sorted by name."""
    seen: set[str] = set()
    for source in sources:
        for one in _expand_one(source, suffixes):
            if isinstance(one, ReadError) or one not in seen:
                yield one
            if isinstance(one, str):
                seen.add(one)


def _expand_one(source: str, suffixes: frozenset[str]) -> Iterator[str | ReadError]:
    if source == STDIN or is_address(source):
        yield source
    elif os.path.isdir(source):  # noqa: PTH112 - Path() would raise on a name with a NUL
        yield from _walk(source, suffixes)
    elif os.path.lexists(source):
        yield Path(source).as_posix()
    elif glob.has_magic(source):
        yield from _matches(source, suffixes)
    else:
        yield ReadError(f"{printable(source)}: no such file or folder")


def _matches(pattern: str, suffixes: frozenset[str]) -> Iterator[str | ReadError]:
    paths = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207 - keeps the pattern's own prefix
    if not paths:
        yield ReadError(f"{printable(pattern)}: nothing matches this pattern")
    for path in paths:
        if not os.path.isdir(path):  # noqa: PTH112
            yield Path(path).as_posix()
        elif not pattern.endswith("**"):  # `**` itself has listed what the folder holds
            yield from _walk(path, suffixes)


def _walk(folder: str, suffixes: frozenset[str]) -> Iterator[str | ReadError]:
    """Articles of a folder and its subfolders; hidden ones are left out."""
    failures: list[OSError] = []
    found = 0
    for root, folders, files in os.walk(folder, onerror=failures.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if Path(name).suffix.lower() in suffixes and not name.startswith("."):
                found += 1
                yield Path(root, name).as_posix()
    for failure in failures:
        yield ReadError(f"{printable(str(failure.filename))}: {failure.strerror}")
    if not found and not failures:
        yield ReadError(f"{printable(folder)}: no article in this folder (known: {', '.join(sorted(suffixes))})")


def is_address(source: str) -> bool:
    """Whether the source is on the web."""
    return source.lower().startswith(("http://", "https://"))


@contextmanager
def open_source(source: str) -> Iterator[tuple[BinaryIO, str]]:
    """Open a file, standard input or web address: its bytes, and the suffix that tells its format."""
    if source == STDIN:
        if not sys.stdin:  # as under `<&-` and in some services
            raise ReadError(f"{STDIN}: there is no standard input")
        with open(sys.stdin.fileno(), "rb", closefd=False) as stream:
            yield stream, ".jsonl" if _OBJECT.match(stream.peek()) else ".txt"
    elif is_address(source):
        from kg.readers.web import fetch

        yield fetch(source)
    else:
        with Path(source).open("rb") as stream:
            yield stream, Path(source).suffix


def printable(name: str) -> str:
    r"""A file's name as one printable line: bytes that are no UTF-8 and control characters are escaped.

    Example:
        >>> printable("bài\n1.txt")
        'bài\\n1.txt'
    """
    text = os.fsencode(name).decode("utf-8", "backslashreplace")
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in text)
