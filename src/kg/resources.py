"""Finds the data that ships with the package, in a checkout as in an installed wheel."""

from __future__ import annotations

import hashlib
import os
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

PACKAGE = Path(__file__).parent
CHECKOUT = PACKAGE.parent.parent
ENTITIES = os.environ.get("KG_ENTITY_NAMESPACE", "https://w3id.org/vnkg/id/")
"""Namespace of entities, articles, claims and evidence; set KG_ENTITY_NAMESPACE for one of your own."""


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


def toml(*parts: str) -> dict[str, Any]:
    """All tables of a TOML file that ships with the package: `toml("cards", "sections.toml")`.

    Raises:
        tomllib.TOMLDecodeError: It is no TOML; the error tells the line.
    """
    return tomllib.loads(resource(*parts).read_text(encoding="utf-8"))


@cache
def edition() -> str:
    """A fingerprint of all that decides how an article is read: code, lexicons, gazetteers, ontology.

    Articles that another edition has read are read again by the next build.
    """
    stages = ("annotate", "extract", "resolve", "graph", "lexicons", "gazetteers")
    files = [*PACKAGE.glob("*.py"), *(file for stage in stages for file in (PACKAGE / stage).rglob("*.*"))]
    digest = hashlib.sha256(resource("ontology", "kg.ttl").read_bytes())
    for file in sorted(file for file in files if file.suffix in (".py", ".csv", ".toml")):
        digest.update(file.relative_to(PACKAGE).as_posix().encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()[:16]
