"""Offices abroad that are printed without their country: `Thủ tướng Theresa May` in news on Great Britain."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

from kg.lexicon import load_lexicon, read_table
from kg.mentions import BodyMention, PersonMention, PlaceMention, PositionMention, RelationMention
from kg.resolve.passages import Passages
from kg.resources import resource
from kg.spelling import fold

_HOME = "Việt Nam"
_OF_GOVERNMENT = " Chính phủ"
_OF_PARTY = ("Ủy viên Bộ Chính trị", "Ủy viên Trung ương Đảng", "Bí thư Trung ương Đảng")


class Abroad:
    """The countries whose officials one article names."""

    def __init__(self, passages: Passages, relations: Sequence[RelationMention]) -> None:
        """Read which officials are printed with their country.

        Args:
            passages: Their positions tell which countries the article is about.
            relations: Who holds an office in a country printed with it.
        """
        found = ((_office(position), _country(position)) for position in passages.positions)
        self._countries = [(office, country) for office, country in found if country and country.level == "country"]
        self._holders: dict[tuple[str, str], set[str]] = defaultdict(set)
        self._lands: dict[str, PlaceMention] = {}
        for relation in relations:
            if isinstance(relation.subject, PersonMention) and isinstance(relation.object, PositionMention):
                country = _country(relation.object)
                if country:
                    self._holders[_office(relation.object), country.name].add(relation.subject.name)
                    self._lands.setdefault(relation.subject.name, country)

    def relocate(self, name: str, position: PositionMention) -> PositionMention | None:
        """The position in the country of its holder; `None` when a foreigner would hold an office of Vietnam.

        Example:
            `Thủ tướng Theresa May` after `Thủ tướng Anh` is not that of the Government of Vietnam, nor is `Thủ tướng
            Lý Hiển Long`, who is known to be of Singapore.
        """
        known = _leaders().get(fold(name)) or ("" if _looks_vietnamese(name) else self._land(name))
        if position.role in _OF_PARTY and not position.body:
            party = load_lexicon().feature("country", known, "ruling")
            return _in_party(position, party) if party else position
        only_abroad = position.takes == "country" and not (position.body or position.place)
        if _country(position) or not (only_abroad or _is_of_state(position) or (known and _leads(position))):
            return position
        if not known and _looks_vietnamese(name):
            return position
        country = _place(position, known) if known else self._home(name, _office(position))
        if not country:
            return None
        if position.body:
            body = replace(position.body, place=country, places="typed")
            return replace(position, body=body, keep=position.body.head != "Bộ")  # printed: `Thứ trưởng Bộ Quốc phòng`
        return replace(position, role=_office(position), place=country)

    def _land(self, name: str) -> str:
        """The country in which somebody holds an office, empty when none is printed."""
        return self._lands[name].name if name in self._lands else ""

    def _home(self, name: str, office: str) -> PlaceMention | None:
        """The country of another post, else of the office, when nobody else holds it there, else the most named."""
        if name in self._lands:
            return self._lands[name]
        same = [country for other, country in self._countries if other == office]
        named = same or [country for _, country in self._countries]
        free = [country for country in named if not self._holders[office, country.name] - {name}]
        counts = Counter(country.name for country in free).most_common(2)
        if not counts or (len(counts) == 2 and counts[0][1] == counts[1][1]):
            return None
        return next(country for country in free if country.name == counts[0][0])


@cache
def _leaders() -> Mapping[str, str]:
    """Folded names -> the country whose leaders bear them."""
    rows = read_table(resource("gazetteers", "foreign_leaders.csv"))
    return {fold(row["name"]): row["country"] for row in rows}


def _in_party(position: PositionMention, party: str) -> PositionMention:
    """The position in the party that leads the country of its holder: `Ủy viên Bộ Chính trị, Chủ tịch Quốc hội Lào`."""
    body = BodyMention(position.start, position.end, "Đảng", party, "foreign")
    return replace(position, body=body, keep=not position.role.endswith("Đảng"))


def _place(position: PositionMention, country: str) -> PlaceMention:
    return PlaceMention(position.start, position.end, country, "", "country")


def _leads(position: PositionMention) -> bool:
    """Whether the office leads a state or its party, wherever no body is printed: `Tổng Bí thư`, `Chủ tịch nước`."""
    return position.body is None and position.role in load_lexicon().sole_offices


def _looks_vietnamese(name: str) -> bool:
    """Whether a family name of Vietnam begins the name."""
    return fold(name).split()[0] in load_lexicon().families


def _is_of_state(position: PositionMention) -> bool:
    """Whether the office is in the Government at home unless a country is printed."""
    if position.body:
        return position.body.head.split()[0] == "Bộ" and position.body.parent is None and position.body.place is None
    return position.role.endswith(_OF_GOVERNMENT)


def _office(position: PositionMention) -> str:
    """The role as it is called in any country: `Thủ tướng`."""
    return position.role.removesuffix(_OF_GOVERNMENT)


def _country(position: PositionMention) -> PlaceMention | None:
    """The foreign country that is printed with a position, or ends the name of its body: `Đảng Cộng sản | Cuba`."""
    body = position.body
    while body and body.parent and not body.place:
        body = body.parent  # "Ủy ban An ninh | Hạ viện Nhật Bản"
    place = position.place or (body.place if body else None)
    if body and not place and body.kind == "foreign":
        words = f"{body.head} {body.name}".split()
        named = (load_lexicon().lookup("country", " ".join(words[-n:])) for n in range(1, len(words)))
        land = next(filter(None, named), None)
        return _place(position, land.canonical) if land else None
    return place if place and place.level in ("country", "foreign") and place.name != _HOME else None
