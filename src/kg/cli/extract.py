"""`kg extract`: the statements of articles with their evidence, without a store."""

from __future__ import annotations

import csv
import gc
import json
import sys
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from typing import Annotated

import typer

from kg.cli.options import Jobs, Sources
from kg.cli.output import print_error, print_table, progress
from kg.errors import KgError, succeeded
from kg.model import COLUMNS, Extraction, Record

SHOWN = ("relation", "subject", "object", "status", "start", "end")


class Format(StrEnum):
    """How statements are printed."""

    TABLE = "table"
    JSONL = "jsonl"
    CSV = "csv"


def extract(
    sources: Sources,
    format: Annotated[Format, typer.Option(help="How to print the statements.")] = Format.TABLE,
    jobs: Jobs = 1,
) -> None:
    """Print what articles state, each statement with the characters that state it."""
    from kg.extraction import extract_statements
    from kg.lexicon import load_lexicon
    from kg.parallel import collect_seldom, map_articles
    from kg.readers import read

    collect_seldom()
    load_lexicon()
    gc.freeze()  # what lives to the end need not be looked over at every collection of garbage: a twentieth of the time
    failures: list[KgError] = []
    with progress("Extracting") as count:
        articles = succeeded(read(sources), failures.append)
        found = succeeded(map_articles(extract_statements, articles, jobs), failures.append)
        PRINTERS[format](_records(found, count))
    for failure in failures:
        print_error(failure)
    if failures:
        raise typer.Exit(1)


def _records(extractions: Iterable[Extraction], count: Callable[[], None]) -> Iterator[Record]:
    """The lines of all articles; those of one article in the order of its text."""
    for extraction in extractions:
        records = (statement.record(extraction.article.id) for statement in extraction.statements)
        yield from sorted(records, key=lambda r: (r["start"], r["end"], *r.values()))
        count()


def _print_jsonl(records: Iterable[Record]) -> None:
    encode = json.JSONEncoder(ensure_ascii=False).encode  # `json.dumps` would make an encoder for each
    for record in records:
        print(encode(record))


def _print_csv(records: Iterable[Record]) -> None:
    writer = csv.DictWriter(sys.stdout, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(records)


def _print_table(records: Iterable[Record]) -> None:
    """The article stands in a column of its own where there are several."""
    found = list(records)
    columns = SHOWN if len({record["source"] for record in found}) == 1 else ("source", *SHOWN)
    if found:
        print_table(columns, [[record[column] for column in columns] for record in found])


PRINTERS: dict[Format, Callable[[Iterator[Record]], None]] = {
    Format.TABLE: _print_table,
    Format.JSONL: _print_jsonl,
    Format.CSV: _print_csv,
}
