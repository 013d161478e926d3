"""The agencies of the gazetteer: departments of ministries, of the Party's committees, of local government."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from kg.resources import resource
from kg.tables import read_table


@dataclass(frozen=True, slots=True)
class Agency:
    """A row of agencies.csv, which says what its columns are.

    Attributes:
        head, field: The two parts of its name: `Sở`, `Tài chính`.
        level, kind: As in the ontology: `province`, `state`.
        parent: The label of the body that it is of, where only one body has an agency of the name.
        valid_from, valid_to: First and last day or year, empty if not known or still to come.
    """

    head: str
    field: str
    level: str
    kind: str
    parent: str
    valid_from: str
    valid_to: str

    @property
    def name(self) -> str:
        """Head and field: `Sở Tài chính`."""
        return f"{self.head} {self.field}"


@cache
def agencies() -> tuple[Agency, ...]:
    """All of them, in the order of the table.

    Example:
        >>> [agency.kind for agency in agencies() if agency.name == "Ban Dân vận"]
        ['party', 'party']
    """
    rows = read_table(resource("gazetteers", "agencies.csv"))
    return tuple(Agency(*(row[column] for column in Agency.__slots__)) for row in rows)
