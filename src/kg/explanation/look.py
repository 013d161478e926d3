"""Colors and words of explanations (`look.toml`)."""

from __future__ import annotations

from functools import cache
from typing import Any

from kg.resources import toml


@cache
def look() -> dict[str, Any]:
    """All tables of `look.toml`."""
    return toml("explanation", "look.toml")
