"""IRIs of all that the graph speaks of: readable, deterministic, flat (`person-ngo-dong-hai-89710d7abc6b5a25`)."""

from __future__ import annotations

import hashlib
import re
from functools import lru_cache

from kg.resources import ENTITIES
from kg.spelling import search_key

_OTHER = re.compile(r"[^a-z0-9]+")
_LONGEST = 60  # characters of the readable part; the hash alone identifies
_DIGITS = 16  # of the hash, 64 bits: among ten million things two share one with a chance of one in 400,000

_ENDS_IN_HASH = re.compile(rf"-[0-9a-f]{{{_DIGITS}}}$")


def mint(kind: str, name: str, *identity: str) -> str:
    """The IRI of a thing: its kind, its name without diacritics, and a hash of all that identifies it.

    Args:
        kind: In lower case, `person`, `claim`.
        name: What the readable part is made of; it identifies, too, and there diacritics count. It may be empty.
        identity: What else identifies the thing.

    Example:
        >>> mint("person", "Ngô Đông Hải", "Thái Bình")
        'https://w3id.org/vnkg/id/person-ngo-dong-hai-89710d7abc6b5a25'
    """
    slug = "-".join(filter(None, map(_slug, name.split())))[:_LONGEST].rstrip("-")
    told = "\0".join((kind, name, *identity)).encode("utf-8", "surrogatepass")
    return ENTITIES + "-".join(filter(None, (kind, slug, hashlib.sha256(told).hexdigest()[:_DIGITS])))


def is_minted(iri: str) -> bool:
    """Whether an IRI ends in a hash as `mint` makes them, and is not of an earlier version.

    Example:
        >>> is_minted(mint("article", "bai.txt")), is_minted("https://w3id.org/vnkg/id/article-bai-txt-3554a42ec3")
        (True, False)
    """
    return _ENDS_IN_HASH.search(iri) is not None


@lru_cache(maxsize=50_000)
def _slug(word: str) -> str:
    """What an IRI shows of a word."""
    return _OTHER.sub("-", search_key(word)).strip("-")
