"""Finds the data that ships with the package, in a checkout as in an installed wheel."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).parent
CHECKOUT = PACKAGE.parent.parent


def resource(*parts: str) -> Path:
    """Path of a data file or folder: `resource("lexicons", "roles.csv")`, `resource("ontology", "kg.ttl")`.

    Raises:
        FileNotFoundError: Neither the package nor the checkout has it.
    """
    for root in (PACKAGE, CHECKOUT):
        path = root.joinpath(*parts)
        if path.exists():
            return path
    raise FileNotFoundError("/".join(parts))
