"""A table: a CSV file with a header, one article a row, and the fields of `records` as columns."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from typing import BinaryIO

from kg.errors import ReadError
from kg.model import Article
from kg.readers.decode import MAX_CHARACTERS
from kg.readers.records import Numbered, articles

SEPARATORS = ",;\t"  # spreadsheets set to Vietnamese write semicolons
NEEDED = ("id", "text")


def read(stream: BinaryIO, name: str) -> Iterator[Article | ReadError]:
    """Yield the article of every row; a bad row is a `ReadError` with file and line, and the next ones go on.

    Raises:
        ReadError: A column is missing, or the file is not CSV in UTF-8.
    """
    csv.field_size_limit(MAX_CHARACTERS + 1)
    text = io.TextIOWrapper(stream, encoding="utf-8-sig", newline="")
    try:
        yield from articles(_records(text, name), name)
    except UnicodeDecodeError as error:
        raise ReadError(f"{name}: not valid UTF-8; save it as “CSV UTF-8”") from error
    except csv.Error as error:
        raise ReadError(f"{name}: not valid CSV ({error})") from error
    finally:
        text.detach()  # who has opened the stream closes it


def _records(text: io.TextIOWrapper, name: str) -> Iterator[Numbered]:
    first = text.readline()
    separator = max(SEPARATORS, key=first.count)
    header = [column.strip() for column in next(csv.reader([first], delimiter=separator), [])]
    if missing := [column for column in NEEDED if column not in header]:
        raise ReadError(f"{name}: no column {missing[0]!r} in the header; {' and '.join(NEEDED)} are needed")
    rows = csv.reader(text, delimiter=separator)
    start = 2
    for row in rows:
        if row:
            yield start, _record(header, row, f"{name}:{start}")
        start = rows.line_num + 2


def _record(header: Sequence[str], row: Sequence[str], where: str) -> dict[str, str] | ReadError:
    if len(row) != len(header):
        return ReadError(f"{where}: {len(row)} fields, the header has {len(header)}")
    return dict(zip(header, row, strict=True))
