"""A corpus: one JSON object a line with the fields of `records`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from kg.errors import ReadError
from kg.model import Article
from kg.readers.decode import MAX_BYTES
from kg.readers.records import Numbered, articles


def read(stream: BinaryIO, name: str) -> Iterator[Article | ReadError]:
    """Yield the article of every line; a bad line is a `ReadError` with file and line, and the next ones go on."""
    return articles(_records(stream, name), name)


def _records(stream: BinaryIO, name: str) -> Iterator[Numbered]:
    for number, line in enumerate(_lines(stream), start=1):
        if line.strip():
            yield number, _record(line, f"{name}:{number}")


def _lines(stream: BinaryIO) -> Iterator[bytes]:
    """Lines of at most `MAX_BYTES` and a bit: the rest of a longer one is skipped, not held in memory."""
    while line := stream.readline(MAX_BYTES + 1):
        yield line
        while not line.endswith(b"\n") and (line := stream.readline(MAX_BYTES)):
            pass


def _record(line: bytes, where: str) -> dict[str, Any] | ReadError:
    if len(line) > MAX_BYTES:
        return ReadError(f"{where}: longer than {MAX_BYTES:,} bytes, too long for one article")
    try:
        record = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        return ReadError(f"{where}: not valid UTF-8 (byte {error.start})")
    except json.JSONDecodeError as error:
        return ReadError(f"{where}: not valid JSON ({error.msg}, character {error.pos})")
    except (ValueError, RecursionError) as error:  # a number of too many digits, brackets nested too deep
        return ReadError(f"{where}: not valid JSON ({error})")
    return record if isinstance(record, dict) else ReadError(f"{where}: not a JSON object")
