"""IRIs of entities: readable, deterministic, flat (`person-ngo-dong-hai-1f0c2a`)."""

from __future__ import annotations

import hashlib
import re
from functools import lru_cache

from kg.model import Kind
from kg.resources import ENTITIES
from kg.spelling import modern_tone, search_key

_OTHER = re.compile(r"[^a-z0-9]+")
_LONGEST = 60  # characters of the readable part; the hash alone identifies


@lru_cache(maxsize=100_000)
def entity_iri(kind: Kind, label: str, *keys: str) -> str:
    """The IRI of an entity.

    Args:
        kind: Its class.
        label: What the readable part is made of, without diacritics.
        keys: What identifies it besides its kind and label; diacritics count.

    Example:
        >>> entity_iri(Kind.PERSON, "Ngô Đông Hải")
        'https://w3id.org/vnkg/id/person-ngo-dong-hai-8d321325'
    """
    slug = "-".join(filter(None, map(_slug, label.split())))[:_LONGEST].rstrip("-")
    identity = "\0".join((kind, modern_tone(label), *keys))
    digest = hashlib.sha256(identity.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return f"{ENTITIES}{kind.lower()}-{slug or 'x'}-{digest}"


@lru_cache(maxsize=50_000)
def _slug(word: str) -> str:
    """What an IRI shows of a word."""
    return _OTHER.sub("-", search_key(word)).strip("-")
