"""A corpus: one JSON object a line with `id` and `text`, and if known `title`, `published`, `source`, `url`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import Any, BinaryIO

from kg.errors import ReadError
from kg.model import Article
from kg.readers.decode import MAX_BYTES, checked, has_surrogate


def read(stream: BinaryIO, name: str) -> Iterator[Article | ReadError]:
    """Yield the article of every line; a bad line is a `ReadError` with file and line, and the next ones go on."""
    seen: dict[str, int] = {}
    lines = 0
    for number, line in enumerate(_lines(stream), start=1):
        where = f"{name}:{number}"
        if not line.strip():
            continue
        lines += 1
        try:
            article = _article(line, where)
            first = seen.setdefault(article.id, number)
            if first != number:
                raise ReadError(f"{where}: the id {article.id!r} is that of line {first}")
            yield article
        except ReadError as error:
            yield error
    if not lines:
        yield ReadError(f"{name}: there is no article in it")


def _lines(stream: BinaryIO) -> Iterator[bytes]:
    """Lines of at most `MAX_BYTES` and a bit: the rest of a longer one is skipped, not held in memory."""
    while line := stream.readline(MAX_BYTES + 1):
        yield line
        while not line.endswith(b"\n") and (line := stream.readline(MAX_BYTES)):
            pass


def _article(line: bytes, where: str) -> Article:
    record = _record(line, where)
    text = record.get("text")
    if not isinstance(text, str):
        raise ReadError(f"{where}: no text")
    return Article(
        id=_identifier(record, where),
        text=checked(text, where),
        title=_string(record, "title", where),
        published=_published(record, where),
        source=_string(record, "source", where),
        url=_string(record, "url", where),
    )


def _record(line: bytes, where: str) -> dict[str, Any]:
    if len(line) > MAX_BYTES:
        raise ReadError(f"{where}: longer than {MAX_BYTES:,} bytes, too long for one article")
    try:
        record = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise ReadError(f"{where}: not valid UTF-8 (byte {error.start})") from error
    except json.JSONDecodeError as error:
        raise ReadError(f"{where}: not valid JSON ({error.msg}, character {error.pos})") from error
    except (ValueError, RecursionError) as error:  # a number of too many digits, brackets nested too deep
        raise ReadError(f"{where}: not valid JSON ({error})") from error
    if not isinstance(record, dict):
        raise ReadError(f"{where}: not a JSON object")
    return record


def _identifier(record: dict[str, Any], where: str) -> str:
    identifier = record.get("id")
    if isinstance(identifier, bool) or not isinstance(identifier, str | int) or not str(identifier).strip():
        raise ReadError(f"{where}: no id")
    return _valid(str(identifier), "id", where)


def _string(record: dict[str, Any], key: str, where: str) -> str:
    value = record.get(key)
    if value is not None and not isinstance(value, str):
        raise ReadError(f"{where}: {key} is not a string")
    return _valid(value or "", key, where)


def _valid(value: str, key: str, where: str) -> str:
    if "\0" in value or has_surrogate(value):
        raise ReadError(f"{where}: {key} holds a character that is none")
    return value


def _published(record: dict[str, Any], where: str) -> str | None:
    """The day alone, of a date or a date and time in ISO form."""
    value = _string(record, "published", where)
    if not value:
        return None
    try:
        return date.fromisoformat(value[:10]).isoformat()
    except ValueError as error:
        raise ReadError(f"{where}: published is no ISO date: {value!r}") from error
