"""Offices abroad that are printed without their country: `Thủ tướng Theresa May` in news on Great Britain."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache, cached_property
from typing import TypeGuard

from kg.kinds import ABROAD
from kg.lexicon import HOME, OF_GOVERNMENT, load_lexicon
from kg.mentions import CHAIR, BodyMention, Figure, PersonMention, PlaceMention, PositionMention, RelationMention
from kg.records import replace
from kg.resolve.bodies.heads import MINISTRY
from kg.resolve.most_told import most_told
from kg.resolve.nesting import countries, country_in_name
from kg.resolve.passages import Passages
from kg.resolve.tenures.terms import term_of
from kg.resources import resource
from kg.spelling import fold
from kg.tables import read_table

_OFTEN = 3  # times that a country is named for each time that the next is
_NEAR = 25  # characters between a country and the office of who is sent by it


class Abroad:
    """The countries whose officials one article names."""

    def __init__(self, passages: Passages, relations: Sequence[RelationMention]) -> None:
        """Read which officials are printed with their country.

        Args:
            passages: Their positions tell which countries the article is about.
            relations: Who holds an office in a country printed with it.
        """
        self._holders: dict[tuple[str, str], set[str]] = defaultdict(set)
        self._lands: dict[str, PlaceMention] = {}
        self._natives: dict[str, str] = {}
        for relation in relations:
            if isinstance(relation.subject, PersonMention) and isinstance(relation.object, PositionMention):
                country = _country(relation.object)
                if country:
                    self._holders[_office(relation.object), country.name].add(relation.subject.name)
                    self._lands.setdefault(relation.subject.name, country)
                    if home := _native(relation.object, country):
                        self._natives.setdefault(relation.subject.name, home)
        self._passages = passages

    @cached_property
    def _countries(self) -> list[tuple[str, PlaceMention]]:
        """The offices that are printed with their country."""
        found = ((_office(position), _country(position)) for position in self._passages.positions)
        return [(office, country) for office, country in found if country and country.level == "country"]

    @cached_property
    def _printed(self) -> list[PlaceMention]:
        """The countries that the article names, with an office or without."""
        return countries(self._passages.mentions)

    @cached_property
    def _alone(self) -> list[PlaceMention]:
        """The foreign countries that it names otherwise than with an office, which may be another's."""
        mentions = (m for m in self._passages.mentions if not isinstance(m, Figure | PositionMention))
        return [country for country in countries(mentions) if country.name != HOME]

    def relocate(self, name: str, position: PositionMention) -> PositionMention | None:
        """The position in the country of its holder; `None` when a foreigner would hold an office of Vietnam.

        Example:
            `Thủ tướng Theresa May` after `Thủ tướng Anh` is not that of the Government of Vietnam, nor is `Thủ tướng
            Lý Hiển Long`, who is known to be of Singapore.
        """
        if is_unnamed(place := land_of(position)):
            return _in_country(position, place, self._spoken_of(name, place))
        known = _leaders().get(fold(name)) or self._natives.get(name, "")
        only_abroad = _is_only_abroad(position)
        known = known or ("" if looks_vietnamese(name) and not only_abroad else self._land(name))
        if place and place.name == HOME and place.within and not looks_vietnamese(name):
            sent = self._home(name, position)  # "cựu Đại sứ | tại Nga | Michael Brown"
            return replace(position, place=replace(place, name=sent.name)) if sent else None
        if not position.body and "party" in load_lexicon().role_traits(position.role):
            party = load_lexicon().feature("country", known, "ruling")
            return _in_party(position, party) if party else position
        if not self._may_be_abroad(name, position, known):
            return position
        country = _place(position, known) if known else self._home(name, position)
        country = country or (self._only() if only_abroad else None)
        if not country:
            return position if only_abroad else None
        country = replace(country, within=None)  # the host of another office: "Đại sứ Mỹ | tại Việt Nam"
        if position.body:
            body = _placed(position.body, country)
            return replace(position, body=body, keep=body.head != MINISTRY)  # printed: `Thứ trưởng Bộ Quốc phòng`
        return replace(position, role=_office(position), place=country)

    def _may_be_abroad(self, name: str, position: PositionMention, known: str) -> bool:
        """Whether a position printed without its country may be that of somebody abroad, whose country may be known.

        It is not that of who is known to have held it at home: `Chủ tịch Hội đồng Nhà nước | Trường Chinh`.
        """
        if position.superior or _country(position) or term_of(name, position.role):
            return False
        if _is_only_abroad(position):
            return True  # also of who has a name of Chinese words: "Phó Chủ tịch Chính hiệp Lâm Gia Hòa"
        if not known and looks_vietnamese(name):
            return False
        only_abroad = position.takes == "country" and not (position.body or position.place)
        return only_abroad or (bool(known) and self._leads(name, position, known)) or _is_of_state(position)

    def _spoken_of(self, name: str, place: PlaceMention) -> str:
        """The country that `nước này` means: that of the holder, if known, else the one named last."""
        known = _leaders().get(fold(name)) or self._land(name)
        before = [country for country in self._printed if country.end <= place.start]
        if not known and before:
            self._lands[name] = before[-1]
        return known or self._land(name)

    def _land(self, name: str) -> str:
        """The country in which somebody holds an office, empty when none is printed."""
        place = self._lands.get(name)
        if not place or place.level == "country":
            return place.name if place else ""
        return load_lexicon().feature("foreign", place.name, "country")  # of a state or a city there: `bang Hessen`

    def _home(self, name: str, position: PositionMention) -> PlaceMention | None:
        """The country of another post, else one printed just before, else of the office, else the most named.

        That of the office only when nobody else holds it there.
        """
        if name in self._lands and self._lands[name].level == "country":
            return self._lands[name]
        if near := self._before(position.start):
            return near
        office = _office(position)
        same = [country for other, country in self._countries if other == office]
        named = same or [country for _, country in self._countries]
        free = [country for country in named if not self._holders[office, country.name] - {name}]
        return most_told(free, lambda country: country.name)

    def _only(self) -> PlaceMention | None:
        """The only foreign country that the article names, or that it names far more often than any other."""
        foreign = (country for country in self._printed if country.name not in ("", HOME))
        return most_told(foreign, lambda country: country.name, times=_OFTEN)

    def _leads(self, name: str, position: PositionMention, country: str) -> bool:
        """Whether the office leads a state or its party, wherever no body is printed: `Tổng Bí thư`, `Chủ tịch nước`.

        So does `Chủ tịch Tập Cận Bình` where one party leads the country, unless he chairs something else there.
        """
        if position.body or position.place:
            return False
        if position.role != CHAIR or not load_lexicon().feature("country", country, "ruling"):
            return position.role in load_lexicon().sole_offices
        chaired = (office for (office, _), names in self._holders.items() if name in names)
        traits = load_lexicon().role_traits
        return not any(office.startswith(CHAIR) and "state" not in traits(office) for office in chaired)

    def _before(self, offset: int) -> PlaceMention | None:
        """The country printed a few words before in the same sentence: `phái đoàn | Iran | do Thứ trưởng …`."""
        sentence = self._passages.around(offset)
        near = [c for c in self._alone if c.start in sentence and c.end <= offset and offset - c.end < _NEAR]
        return near[-1] if near else None


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


def looks_vietnamese(name: str) -> bool:
    """Whether a family name of Vietnam begins the name, and no hyphen joins parts of it: `Kim Min-seok`."""
    return "-" not in name and fold(name).split()[0] in load_lexicon().families


def _placed(body: BodyMention, country: PlaceMention) -> BodyMention:
    """A body in a country, which is told last: `Ủy ban Quân lực Thượng viện | Mỹ`."""
    if body.parent:
        return replace(body, parent=_placed(body.parent, country))
    known = None if body.name else load_lexicon().lookup("body", f"{body.head} {country.name}")
    if known:
        return replace(body, head=known.canonical)  # "Chính hiệp" in China has a longer name
    return replace(body, place=country, places="typed")


def _is_of_state(position: PositionMention) -> bool:
    """Whether the office is in the Government at home unless a country is printed."""
    if body := position.body:
        return body.head.split()[0] == MINISTRY and body.parent is None and body.place is None
    return position.role.endswith(OF_GOVERNMENT)


def _is_only_abroad(position: PositionMention) -> bool:
    """Whether the office is one that Vietnam does not have, printed without a country: `Chủ tịch | Hạ viện`."""
    body = _outermost(position)
    if body:
        traits = load_lexicon().head_traits
        return "abroad" in traits(body.head) | traits(f"{body.head} {body.name}") and not body.place
    return "abroad" in load_lexicon().role_traits(position.role) and not position.place


def _office(position: PositionMention) -> str:
    """The role as it is called in any country: `Thủ tướng`."""
    return position.role.removesuffix(OF_GOVERNMENT)


def _country(position: PositionMention) -> PlaceMention | None:
    """The foreign country that is printed with a position, or ends the name of its body: `Đảng Cộng sản | Cuba`."""
    place, body = land_of(position), _outermost(position)
    if body and not place and body.kind == "foreign":
        land = country_in_name(body)
        return _place(position, land.name) if land else None
    return place if place and place.level in ABROAD and place.name not in ("", HOME) else None


def _native(position: PositionMention, place: PlaceMention) -> str:
    """The country of who governs a place abroad: `Bí thư Tỉnh ủy | Liêu Ninh`, no `Tổng Lãnh sự tại Osaka`."""
    if place.level != "foreign" or "governs" not in load_lexicon().role_traits(position.role):
        return ""
    return load_lexicon().feature("foreign", place.name, "country")


def land_of(position: PositionMention) -> PlaceMention | None:
    """The place printed with a position or with its body: `Ủy ban An ninh Hạ viện | Nhật Bản`."""
    body = _outermost(position)
    return position.place or (body.place if body else None)


def _outermost(position: PositionMention) -> BodyMention | None:
    body = position.body
    while body and body.parent and not body.place:
        body = body.parent
    return body


def is_unnamed(place: PlaceMention | None) -> TypeGuard[PlaceMention]:
    """Whether a country is only referred to: `nước này`."""
    return place is not None and place.level == "country" and not place.name


def _in_country(position: PositionMention, place: PlaceMention, name: str) -> PositionMention:
    """The position in a country that its own words only refer to."""
    named = replace(place, name=name)
    if position.place is place:
        return replace(position, place=named)
    return replace(position, body=replace(position.body, place=named)) if position.body else position
