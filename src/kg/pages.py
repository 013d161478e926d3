"""What the HTML pages of the package have in common: templates, colors and words, and what a page may load and run."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from typing import Any

from jinja2 import Environment, FileSystemLoader

from kg.resources import resource, toml


def environment(part: str, *, trimmed: bool = True) -> Environment:
    """The templates of a part of the package, in which text stays text: `environment("server")`.

    Args:
        part: The package that has a folder `template`.
        trimmed: Whether lines that hold nothing but a statement of the template leave no trace.
    """
    folder = FileSystemLoader(resource(part, "template"))
    return Environment(loader=folder, autoescape=True, trim_blocks=trimmed, lstrip_blocks=trimmed)


def asset(part: str, name: str) -> str:
    """A script or style sheet that a page of a part holds: `asset("explanation", "page.js")`."""
    return resource(part, "template", name).read_text(encoding="utf-8")


@cache
def look(part: str) -> dict[str, Any]:
    """Colors and words of the pages of a part, all tables of its `look.toml`; the server's are the explorer's."""
    return toml(part, "look.toml")


def policy(scripts: Iterable[str], style: str) -> str:
    """Nothing may be loaded, and nothing may run but the scripts with these hashes: text can never become a script.

    Example:
        >>> policy(["go()"], "").partition("; style-src")[0]
        "default-src 'none'; script-src 'sha256-5KYv+PUboo5h+0+YAtGRPbwv5d/QxzHslP4YGnUaxRw='"
    """
    allowed = " ".join(map(_hash, scripts))
    return f"default-src 'none'; script-src {allowed}; style-src {_hash(style)}; base-uri 'none'; form-action 'none'"


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
