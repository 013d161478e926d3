"""A post of a profile: what it says of the body, level and place that a person serves."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from kg.kinds import ENTERPRISE, OF_PLACES
from kg.lexicon import CENTRAL_COMMITTEE, DEPUTATION, HOME, load_lexicon
from kg.model import Entity, Status
from kg.resolve.labels import untyped
from kg.spelling import fold, is_syllable

LEVELS = ("commune", "district", "province", "central")
_ASSEMBLY = "Quốc hội"
_HOST = "tại"  # before the country that an envoy is sent to
_GOVERNMENT = "Chính phủ"
_SEATED = (_ASSEMBLY, "Ủy ban", "Hội đồng")  # it and its committees, which deputies lead; not its offices
_LONGEST = 4  # words of a country's name


class Post(NamedTuple):
    """A position with what decides identity.

    Attributes:
        label: Of the position.
        status: How the article says it is held.
        bodies: Its body and those that it is part of.
        kind, level: Of the body, as in the ontology; empty when unknown.
        places: Where the body is, the larger places after the smaller.
    """

    label: str
    status: str
    bodies: tuple[str, ...] = ()
    kind: str = ""
    level: str = ""
    places: tuple[str, ...] = ()

    @property
    def past(self) -> bool:
        """Whether the article says that it is over."""
        return self.status == Status.FORMER

    @property
    def member(self) -> bool:
        """Whether it is a membership, held beside other posts."""
        return load_lexicon().is_membership(self.label)

    @property
    def honor(self) -> bool:
        """Whether it is a membership of the highest bodies."""
        return "honor" in load_lexicon().role_traits(self.label)

    @property
    def top(self) -> bool:
        """Whether it leads the country, a ministry or a province."""
        top = "top" in load_lexicon().role_traits(self.label)
        return top and self.level in ("", "central", "province") and not self.country

    @property
    def high(self) -> bool:
        """Whether it is in a ministry or a body of the Central Committee itself, not in a department of it."""
        return self.bodies[1:] in ((CENTRAL_COMMITTEE,), (_GOVERNMENT,))

    @property
    def seated(self) -> bool:
        """Whether who holds it sits in the National Assembly: a deputy, who leads it, a committee or a deputation."""
        body = self.bodies[0] if self.bodies else ""
        if fold(body).startswith(fold(DEPUTATION)):
            return True
        return self.level == LEVELS[-1] and self.bodies[-1:] == (_ASSEMBLY,) and body.startswith(_SEATED)

    @property
    def country(self) -> str:
        """The foreign country that it serves; a body at home or a company may end in the name of one: `Bộ Tư pháp`."""
        return "" if self.level in LEVELS or self.kind == ENTERPRISE else _country(self.label)

    @property
    def official(self) -> bool:
        """Whether it is one of the Party, the state, the forces or a society, whose people are elected as deputies."""
        return self.kind in OF_PLACES

    @property
    def rank(self) -> int:
        """Its level as a number, the commune's lowest; 0 when unknown."""
        return LEVELS.index(self.level) + 1 if self.level in LEVELS else 0

    def elsewhere(self, other: Post) -> bool:
        """Whether two posts are of districts of two provinces, which may have one name: `huyện Châu Thành`."""
        return len(self.places) > 1 and len(other.places) > 1 and self.places[-1] != other.places[-1]

    @property
    def telling(self) -> bool:
        """Whether few people can hold it: its body is one, not any `Trường Tiểu học`, any `Ủy ban nhân dân tỉnh`."""
        if self.places or self.honor or self.country:
            return True
        if self.level in LEVELS[:-1] or self.member:
            return False
        few = self.level or "top" in load_lexicon().role_traits(self.label)
        return bool(few) or _named(self.bodies[:1])


def post(position: Entity, status: Status) -> Post:
    """The post of a position.

    Example:
        Of `Bí thư Tỉnh ủy Thái Bình` the body is `Tỉnh ủy Thái Bình`, the level `province`, the place `Thái Bình`.
    """
    body = _part(position, "positionIn")
    if body is None:
        return Post(position.label, status)
    said = {name: str(value) for name, value in body.properties if not isinstance(value, Entity)}
    bodies = tuple(_chain(body))
    places = tuple(untyped(label) for label in _chain(_part(body, "locatedIn"))) or _sent_by(position, bodies[0])
    return Post(position.label, status, bodies, said.get("bodyKind", ""), said.get("bodyLevel", ""), places)


def _sent_by(position: Entity, body: str) -> tuple[str, ...]:
    """The place that a deputy is of: `Đại biểu Quốc hội | tỉnh Sóc Trăng`."""
    place = position.label.removeprefix(str(dict(position.properties)["role"])).strip()
    return (untyped(place),) if body == _ASSEMBLY and place and body not in place else ()


@lru_cache(maxsize=10_000)
def _country(label: str) -> str:
    """The foreign country that a label ends in: `Mỹ` of `Bộ trưởng Quốc phòng Mỹ`, not of `Đại sứ Nga tại Mỹ`."""
    if HOME in label:
        return ""
    words = label.partition(f" {_HOST} ")[0].split()
    for size in range(min(_LONGEST, len(words)), 0, -1):
        entry = load_lexicon().lookup("country", " ".join(words[-size:]))
        if entry:
            return entry.canonical
    return ""


def _named(bodies: tuple[str, ...]) -> bool:
    """Whether a body has a name of its own: a word with a capital after the words that say what it is."""
    if not bodies:
        return False
    words = bodies[0].split()
    brand = int(is_syllable(words[0]))  # `Becamex IDC` has no head
    head = max((n for n in range(1, len(words) + 1) if _is_head(words[:n])), default=brand)
    return any(word[0].isupper() or word[0].isdigit() for word in words[head:])


def _is_head(words: list[str]) -> bool:
    return load_lexicon().lookup("head", " ".join(words)) is not None


def _part(entity: Entity, name: str) -> Entity | None:
    value = dict(entity.properties).get(name)
    return value if isinstance(value, Entity) else None


def _chain(entity: Entity | None) -> Iterator[str]:
    """Labels of an entity and of what it is part of."""
    while entity is not None:
        yield entity.label
        entity = _part(entity, "partOf")
