"""Views as text: equal views give equal text, and the text is what the graph keeps."""

from __future__ import annotations

import json
from dataclasses import fields
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

View = TypeVar("View")
Clusters = list[list[str]]
"""The signatures of each entity."""
Reasons = dict[str, str]
"""Why a signature is where it is, as far as the others of its entity do not show it."""
_ARTICLE = "article"  # of a profile that a human decision names


def signature(view: DataclassInstance) -> str:
    """The fields of a view that say something, as JSON with sorted keys."""
    said = {field.name: getattr(view, field.name) for field in fields(view)}
    return json.dumps({name: value for name, value in said.items() if value}, ensure_ascii=False, sort_keys=True)


def read(kind: type[View], text: str) -> View:
    """The view of a kind that a signature was made of."""
    return kind(**{name: _frozen(value) for name, value in _without(json.loads(text)).items()})


def mark(text: str, article: str) -> str:
    """The signature of a profile that a human decision names, which thereby differs from equal ones."""
    return json.dumps({**json.loads(text), _ARTICLE: article}, ensure_ascii=False, sort_keys=True)


def bare(text: str) -> str:
    """A signature without its mark."""
    said = json.loads(text)
    return text if _ARTICLE not in said else json.dumps(_without(said), ensure_ascii=False, sort_keys=True)


def marked_article(text: str) -> str:
    """The article in the mark of a signature, or nothing."""
    return str(json.loads(text).get(_ARTICLE, ""))


def _without(said: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in said.items() if name != _ARTICLE}


def _frozen(value: Any) -> Any:  # noqa: ANN401  # whatever JSON holds
    return tuple(map(_frozen, value)) if isinstance(value, list) else value
