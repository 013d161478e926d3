"""IRIs of the entities that articles name."""

from __future__ import annotations

from functools import lru_cache

from kg.iris import mint
from kg.model import Kind
from kg.spelling import modern_tone


@lru_cache(maxsize=100_000)
def entity_iri(kind: Kind, label: str, *keys: str) -> str:
    """The IRI of an entity, the same wherever the label's tone marks are placed.

    Args:
        kind: Its class.
        label: What the readable part is made of, without diacritics.
        keys: What identifies it besides its kind and label; diacritics count.

    Example:
        >>> entity_iri(Kind.BODY, "Tỉnh uỷ Hoà Bình") == entity_iri(Kind.BODY, "Tỉnh ủy Hòa Bình")
        True
    """
    return mint(kind.lower(), modern_tone(label), *keys)
