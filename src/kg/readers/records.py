"""What corpora have in common: records with `id` and `text`, and if known `title`, `published`, `source`, `url`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from kg.errors import ReadError
from kg.model import Article
from kg.readers.decode import checked, has_surrogate

Numbered = tuple[int, Mapping[str, Any] | ReadError]


def articles(records: Iterable[Numbered], name: str) -> Iterator[Article | ReadError]:
    """Yield the article of every record; a bad one is a `ReadError` with file and line, and the next ones go on."""
    seen: dict[str, int] = {}
    empty = True
    for number, record in records:
        empty = False
        if isinstance(record, ReadError):
            yield record
            continue
        try:
            article = _article(record, f"{name}:{number}")
            first = seen.setdefault(article.id, number)
            if first != number:
                raise ReadError(f"{name}:{number}: the id {article.id!r} is that of line {first}")
            yield article
        except ReadError as error:
            yield error
    if empty:
        yield ReadError(f"{name}: there is no article in it")


def _article(record: Mapping[str, Any], where: str) -> Article:
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


def _identifier(record: Mapping[str, Any], where: str) -> str:
    identifier = record.get("id")
    if isinstance(identifier, bool) or not isinstance(identifier, str | int) or not str(identifier).strip():
        raise ReadError(f"{where}: no id")
    return _valid(str(identifier), "id", where)


def _string(record: Mapping[str, Any], key: str, where: str) -> str:
    value = record.get(key)
    if value is not None and not isinstance(value, str):
        raise ReadError(f"{where}: {key} is not a string")
    return _valid(value or "", key, where)


def _valid(value: str, key: str, where: str) -> str:
    if "\0" in value or has_surrogate(value):
        raise ReadError(f"{where}: {key} holds a character that is none")
    return value


def _published(record: Mapping[str, Any], where: str) -> str | None:
    """The day alone, of a date or a date and time in ISO form."""
    value = _string(record, "published", where)
    if not value:
        return None
    try:
        return date.fromisoformat(value[:10]).isoformat()
    except ValueError as error:
        raise ReadError(f"{where}: published is no ISO date such as 2021-11-03: {value!r}") from error
