"""Sources become articles: files, folders, globs, standard input, web addresses and corpora.

A source that cannot be read is yielded as a `ReadError` and the others go on. To add a format, write a
module with one function `read(stream, name)` and add its line to `FORMATS`; it is imported when first used.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable, Iterator
from typing import BinaryIO

from kg.errors import ReadError
from kg.model import Article
from kg.readers.sources import expand, open_source, printable

Reader = Callable[[BinaryIO, str], Iterator[Article | ReadError]]

FORMATS: dict[str, str] = {
    ".txt": "kg.readers.plain_text:read",
    ".html": "kg.readers.html:read",
    ".htm": "kg.readers.html:read",
    ".jsonl": "kg.readers.jsonl:read",
    ".csv": "kg.readers.table:read",
}


def read(sources: Iterable[str]) -> Iterator[Article | ReadError]:
    """Yield the articles of all sources in order, and a `ReadError` for whatever cannot be read.

    Args:
        sources: Paths of files and folders, globs, `-` for standard input, `http(s)://` addresses.

    Example:
        >>> [str(error) for error in read(["khong-co.txt"])]
        ['khong-co.txt: no such file or folder']
    """
    for source in expand(sources, frozenset(FORMATS)):
        yield from [source] if isinstance(source, ReadError) else _read_one(source)


def _read_one(source: str) -> Iterator[Article | ReadError]:
    name = printable(source)
    try:
        with open_source(source) as (stream, suffix):
            yield from _reader(suffix, name)(stream, name)
    except ReadError as error:
        yield error
    except OSError as error:
        yield ReadError(f"{name}: {error.strerror or error}")


def _reader(suffix: str, name: str) -> Reader:
    """The function that reads this format; a file without a suffix is plain text."""
    target = FORMATS.get(suffix.lower() or ".txt")
    if target is None:
        raise ReadError(f"{name}: no reader for {suffix} files (known: {', '.join(FORMATS)})")
    module, function = target.split(":")
    reader: Reader = getattr(importlib.import_module(module), function)
    return reader
