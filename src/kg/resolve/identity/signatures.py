"""Views as text: equal views give equal text, and the text is what the graph keeps."""

from __future__ import annotations

import json
from dataclasses import fields
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

View = TypeVar("View")


def signature(view: DataclassInstance) -> str:
    """The fields of a view that say something, as JSON with sorted keys."""
    said = {field.name: getattr(view, field.name) for field in fields(view)}
    return json.dumps({name: value for name, value in said.items() if value}, ensure_ascii=False, sort_keys=True)


def read(kind: type[View], text: str) -> View:
    """The view of a kind that a signature was made of."""
    return kind(**{name: _frozen(value) for name, value in json.loads(text).items()})


def _frozen(value: Any) -> Any:  # noqa: ANN401  # whatever JSON holds
    return tuple(map(_frozen, value)) if isinstance(value, list) else value
