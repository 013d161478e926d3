"""What a report returns: a small table that the command line, Jupyter and tests can all show."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

Cell = str | int | float


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under named columns; the first row is the most important one."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def records(self) -> list[dict[str, Cell]]:
        """The rows as dictionaries, ready for `pandas.DataFrame`."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]

    def _repr_html_(self) -> str:
        head = "".join(f"<th>{escape(column)}</th>" for column in self.columns)
        body = "".join("<tr>" + "".join(f"<td>{escape(str(cell))}</td>" for cell in row) + "</tr>" for row in self.rows)
        caption = f"<caption>{escape(self.title)}</caption>"
        return f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
