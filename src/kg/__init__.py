"""Knowledge graphs from Vietnamese official news, every fact traceable to the characters it came from."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.errors import KgError
    from kg.extraction import pipeline
    from kg.knowledge_graph import KnowledgeGraph, build, load
    from kg.model import Article, Statement

__all__ = ["Article", "KgError", "KnowledgeGraph", "Statement", "build", "load", "pipeline"]

_HOMES = {  # loaded when first used: `import kg` costs nothing
    "Article": "kg.model",
    "KgError": "kg.errors",
    "KnowledgeGraph": "kg.knowledge_graph",
    "Statement": "kg.model",
    "build": "kg.knowledge_graph",
    "load": "kg.knowledge_graph",
    "pipeline": "kg.extraction",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'kg' has no attribute {name!r}")
    return getattr(importlib.import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
