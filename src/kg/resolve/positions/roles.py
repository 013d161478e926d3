"""What a role says by itself of the body that it is in: the head of its name, or the body of a place."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache

from kg.kinds import GOVERNED
from kg.lexicon import load_lexicon
from kg.mentions import CHAIR, SECRETARY, VICE, BodyMention, PlaceMention, PositionMention
from kg.records import replace
from kg.resolve.bodies.heads import EXECUTIVE, PARTY_COMMITTEE
from kg.resolve.places.named import place_type
from kg.resources import resource
from kg.tables import listed, read_table

GENERAL = "Tổng Thư ký"  # of a society
WARDEN = "Chủ nhiệm"  # who leads an office or committee of the centre
SECRETARIES = (SECRETARY, VICE + SECRETARY)


def body_at(role: str, place: PlaceMention) -> BodyMention | None:
    """The body that a role means: with a place `Chủ tịch` is of the People's Committee, `Bí thư` of the Party's."""
    if place.level == "foreign" and role.endswith(SECRETARY) and place.name:
        kind = load_lexicon().feature("foreign", place.name, "type")
        head = "Khu ủy" if kind == "khu tự trị" else load_lexicon().committees.get(kind)  # as at home: in China
        bare = replace(place, type="")
        return BodyMention(place.start, place.end, head, "", "foreign", "", "bare", None, bare) if head else None
    if place.level not in GOVERNED or not role.endswith((CHAIR, SECRETARY)):
        return None
    place = replace(place, type=place_type(place))
    if role.endswith(CHAIR):
        return BodyMention(place.start, place.end, EXECUTIVE, "", "state", "", "typed", None, place)
    committee = load_lexicon().committees.get(place.type)
    head, places = (committee, "bare") if committee else (PARTY_COMMITTEE, "typed")
    return BodyMention(place.start, place.end, head, "", "party", "", places, None, place)


@lru_cache(maxsize=10_000)
def head_of(role: str) -> str:
    """The head of the body that a role implies, whatever words follow it.

    Example:
        >>> head_of("Phó Cục trưởng phụ trách")
        'Cục'
    """
    words = role.split()
    entries = (load_lexicon().lookup("role", " ".join(words[:n])) for n in range(len(words), 0, -1))
    return next((entry.features["head"] for entry in entries if entry), "")


def rankless(position: PositionMention) -> str:
    """The role without rank: `Phó Chủ tịch Thường trực` is a kind of `Chủ tịch`."""
    return position.role.removeprefix(VICE).removesuffix(" Thường trực").lower()


def implied_traits(position: PositionMention) -> frozenset[str]:
    """What is known of the body that a role implies by its head: of the `Khoa` of a `Trưởng khoa`."""
    return load_lexicon().head_traits(head_of(position.role))


@lru_cache(maxsize=10_000)
def led_kinds(role: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Kinds of the bodies that only one with such a role leads, and further ones when the sentence names the body.

    Example:
        >>> led_kinds("Phó Giám đốc")
        (('health', 'enterprise', 'education', 'press'), ('state',))
    """
    row = _leader(role)
    return listed(row.get("kinds", "")), listed(row.get("near", ""))


def led_head(role: str) -> str:
    """What the name of the only body begins with that such a role leads: `Ngân hàng Nhà nước` of a `Phó Thống đốc`."""
    return _leader(role).get("head", "")


@lru_cache(maxsize=10_000)
def _leader(role: str) -> Mapping[str, str]:
    led = role.removeprefix(VICE)
    return next((row for row in _leaders() if led.startswith(row["phrase"])), {})


@cache
def _leaders() -> tuple[Mapping[str, str], ...]:
    return tuple(read_table(resource("lexicons", "leaders.csv")))
