"""Colors and words of explanations (`look.toml`)."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Any

from kg.resources import resource


@cache
def look() -> dict[str, Any]:
    """All tables of `look.toml`."""
    return tomllib.loads(resource("explanation", "look.toml").read_text(encoding="utf-8"))
