"""Of which places a body may be that is printed without one: `Huyện ủy` of a huyện, `Phòng Nội vụ` of a district."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache

from kg.lexicon import load_lexicon, read_table
from kg.mentions import BodyMention
from kg.resources import resource

Types = tuple[str, ...]
_DEPARTMENT = "Phòng"  # head of departments of districts and communes, but of hospitals and companies, too
_CITY = "thành phố"  # a province or a district


def place_types(body: BodyMention) -> tuple[tuple[Types, str], ...]:
    """Types of its place, each with the level where cities are of two; what is tried first comes first.

    Example:
        >>> place_types(BodyMention(0, 0, "Sở", "Tài chính"))
        ((('tỉnh', 'thành phố'), 'province'),)
    """
    if body.place:
        return (((body.place.type,), ""),)
    if body.head == _DEPARTMENT:
        return tuple((_types()[level], level) for level in _departments().get(body.name, ()))
    types = tuple(filter(None, load_lexicon().feature("head", body.head, "of").split("|")))
    return ((types, "province" if len(types) > 1 else ""),) if types else ()


@cache
def _departments() -> Mapping[str, tuple[str, ...]]:
    """Field of a department of a People's Committee -> the levels of places that have one, districts first."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for row in read_table(resource("gazetteers", "agencies.csv")):
        if row["head"] == _DEPARTMENT and row["level"] in ("district", "commune"):
            found[row["field"]].add(row["level"])
    return {field: tuple(sorted(levels, reverse=True)) for field, levels in found.items()}


@cache
def _types() -> Mapping[str, Types]:
    """Level -> the types of its places."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for entry in load_lexicon().all("placetype"):
        if entry.canonical not in found[entry.features["level"]]:
            found[entry.features["level"]].append(entry.canonical)
    return {level: (*types, _CITY) if level == "district" else tuple(types) for level, types in found.items()}
