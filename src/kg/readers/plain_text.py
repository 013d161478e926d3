"""A text file is one article; its identifier is the path as given."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from kg.model import Article
from kg.readers.decode import MAX_BYTES, decode
from kg.readers.sources import STDIN


def read(stream: BinaryIO, name: str) -> Iterator[Article]:
    """Yield the one article; such a file does not say when it was published."""
    text = decode(stream.read(MAX_BYTES + 1), name)
    yield Article(id="stdin" if name == STDIN else name, text=text, url=name if "://" in name else "")
