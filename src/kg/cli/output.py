"""How commands print: tables for people on a terminal, plain aligned text into files and pipes."""

from __future__ import annotations

import csv
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from enum import StrEnum

Row = Sequence[object]


class TableFormat(StrEnum):
    """How a command prints rows."""

    TABLE = "table"
    CSV = "csv"


def print_rows(format: TableFormat, columns: Sequence[str], rows: Iterable[Row], title: str = "") -> None:
    """Print rows for people or, without the title, for programs."""
    if format is TableFormat.CSV:
        print_csv(columns, rows)
    else:
        print_table(columns, rows, title)


def print_table(columns: Sequence[str], rows: Iterable[Row], title: str = "") -> None:
    """Print rows under their columns."""
    cells = [["" if cell is None else str(cell) for cell in row] for row in rows]
    if sys.stdout.isatty():
        _print_rich(columns, cells, title)
    else:
        _print_plain(columns, cells, title)


def _print_plain(columns: Sequence[str], rows: list[list[str]], title: str) -> None:
    lines = [list(columns), *rows]
    widths = [max(len(cell) for cell in column) for column in zip(*lines, strict=True)]
    if title:
        print(title)
    for line in (lines[0], ["-" * width for width in widths], *rows):
        print("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip())


def _print_rich(columns: Sequence[str], rows: list[list[str]], title: str) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(title=title or None, title_justify="left")
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*map(Text, row))  # Text: brackets in an article are no markup
    Console().print(table)


def print_csv(columns: Sequence[str], rows: Iterable[Row]) -> None:
    """Print rows as CSV with a header."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)


def number(count: int, noun: str) -> str:
    """A number with its noun.

    Example:
        >>> number(1, "article"), number(0, "article")
        ('1 article', '0 articles')
    """
    return f"{count} {noun}{'s' * (count != 1)}"


def print_error(message: object) -> None:
    """One line on standard error."""
    print(f"kg: {message}", file=sys.stderr)


@contextmanager
def progress(what: str) -> Iterator[Callable[[], None]]:
    """Show the number of articles done while a long command runs on a terminal; print nothing elsewhere."""
    if not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn(what + " {task.completed} articles"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what)
        yield lambda: bar.advance(task)
