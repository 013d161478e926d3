"""Of which places a body may be that is printed without one: `Huyện ủy` of a huyện, `Phòng Nội vụ` of a district."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache

from kg.kinds import FRONT, SOCIETY
from kg.lexicon import load_lexicon
from kg.mentions import BodyMention
from kg.resolve.bodies.agencies import agencies

Types = tuple[str, ...]
_CITY = "thành phố"  # a province or a district


def place_types(body: BodyMention) -> tuple[tuple[Types, str], ...]:
    """Types of its place, each with the level where cities are of two; what is tried first comes first.

    Example:
        >>> place_types(BodyMention(0, 0, "Sở", "Tài chính"))
        ((('tỉnh', 'thành phố'), 'province'),)
    """
    if body.place:
        return (((body.place.type,), ""),)
    if levels := _levels().get((body.head, body.name)):
        return tuple((_types()[level], level) for level in levels)
    types = tuple(filter(None, load_lexicon().feature("head", body.head, "of").split("|")))
    return ((types, "province" if len(types) > 1 else ""),) if types else ()


def commune_types() -> Types:
    """Types of the places of the lowest level that has a government of its own.

    Example:
        >>> sorted(commune_types())
        ['phường', 'thị trấn', 'xã', 'đặc khu']
    """
    return _types()["commune"]


def is_of_council(board: BodyMention) -> bool:
    """Whether a `Ban` is one of a People's Council, by its name: `Ban | Pháp chế`."""
    return (board.head, board.name) in _boards()


def is_agency(board: BodyMention) -> bool:
    """Whether a `Ban` is one of the Party or the state, by its name: `Ban | Tổ chức`."""
    listed = load_lexicon().lookup("body", f"{board.head} {board.name}")
    return bool(listed or board.level) or (board.head, board.name) in _agencies()


@cache
def _agencies() -> frozenset[tuple[str, str]]:
    others = {"legislature", FRONT, SOCIETY}
    return frozenset((agency.head, agency.field) for agency in agencies() if agency.kind not in others)


@cache
def _boards() -> frozenset[tuple[str, str]]:
    """Heads and fields of the boards of councils that no other body has."""
    boards = frozenset((agency.head, agency.field) for agency in agencies() if agency.kind == "legislature")
    return boards - _agencies()


@cache
def _levels() -> Mapping[tuple[str, str], tuple[str, ...]]:
    """Head and field of an agency of a People's Committee -> the levels of places that have one, districts first."""
    found: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for agency in agencies():
        if agency.kind == "state" and "local" in load_lexicon().head_traits(agency.head):
            found[agency.head, agency.field].add(agency.level)
    told = {key: levels for key, levels in found.items() if len(levels) == 1 or levels == {"district", "commune"}}
    return {key: tuple(sorted(levels & _types().keys(), reverse=True)) for key, levels in told.items()}


@cache
def _types() -> Mapping[str, Types]:
    """Level -> the types of its places."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for entry in load_lexicon().all("placetype"):
        if entry.canonical not in found[entry.features["level"]]:
            found[entry.features["level"]].append(entry.canonical)
    found["district"].append(_CITY)
    return {level: tuple(types) for level, types in found.items()}
