"""Where a meeting is held, when its article tells both a place and a wider one around it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from functools import cache

from kg.lexicon import HOME, load_lexicon
from kg.model import Entity, Statement, Value
from kg.resolve.labels import untyped
from kg.resources import resource
from kg.tables import read_table

_HELD_AT = "heldAt"


def without_wider(statements: Iterable[Statement]) -> Iterator[Statement]:
    """The statements without those that a meeting is held in what lies around the place that others tell.

    Example:
        Of `tại Mộc Châu, Sơn La` and, later, `hội thảo tại Sơn La` the first says where; so does `Hamburg` of `Đức`.
    """
    told = list(statements)
    wider: defaultdict[str, set[str]] = defaultdict(set)
    for one in told:
        if one.relation == _HELD_AT and isinstance(one.object, Entity):
            wider[one.subject.iri] |= _around(one.object)
    return (one for one in told if one.relation != _HELD_AT or not _is_among(one.object, wider[one.subject.iri]))


def _is_among(place: Value, wider: Set[str]) -> bool:
    """Whether a place is one of those around others, and no city that a province is called by: `thành phố Trà Vinh`."""
    if not isinstance(place, Entity):
        return False
    name, level = untyped(place.label), dict(place.properties).get("placeLevel")
    return name in wider and not (level == "district" and load_lexicon().lookup("province", name))


def _around(place: Entity) -> Set[str]:
    """The names of the places in which a place lies."""
    told = [value for key, value in place.properties if key == "partOf" and isinstance(value, Entity)]
    name = untyped(place.label)
    found = {untyped(wider.label) for wider in told}.union(_wholes().get(name, ()), *map(_around, told))
    provinces = (one for one in (name, *found) if load_lexicon().lookup("province", one))
    return (found | {HOME} if any(provinces) else found) - {name}


@cache
def _wholes() -> Mapping[str, Set[str]]:
    """Districts and places abroad by name, each with its province or country, if only one has one of the name."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for row in read_table(resource("gazetteers", "districts.csv")):
        found[row["label"]].add(row["province"])
    for row in read_table(resource("gazetteers", "foreign_places.csv")):
        found[row["name"]].add(row["country"])
    return {name: wholes for name, wholes in found.items() if len(wholes) == 1 and not name.isdigit()}
