"""The places that an article names in full, among which those of bare bodies are looked for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache, cached_property

from kg.kinds import GOVERNED
from kg.lexicon import load_lexicon
from kg.mentions import BodyMention, Figure, Mention, PlaceMention, PositionMention
from kg.model import Status
from kg.records import replace
from kg.resolve.labels import province_type
from kg.resolve.most_told import most_told
from kg.resolve.nesting import places
from kg.resolve.passages import Passages
from kg.resolve.places.delegations import Delegations
from kg.resources import resource
from kg.tables import read_table

_OTHER = {"province": "district", "district": "province"}  # of the two levels of cities the one that is not meant
_PROVINCE, _CITIES = "tỉnh", ("thành phố", "thị xã")  # types of provinces, and of the cities in them
_ROUND = 3  # places of which an article tells in turn
_COMMA = 7  # characters between two posts of one list: a comma, ` kiêm `
_OF_BODY, _ALONE = 3, 1  # weights of places named


@dataclass(frozen=True, slots=True)
class _Anchor:
    """A place named in full somewhere in the article.

    Attributes:
        offset: Where.
        type: As printed, else as the gazetteers give it.
        place: With that type.
        weight: How much it tells of which place the article is about: that of a body more than one alone.
        former: Whether it is that of a post which somebody held: `nguyên Giám đốc Sở Y tế | tỉnh Hà Nam`.
    """

    offset: int
    type: str
    place: PlaceMention
    weight: int
    former: bool


class Places:
    """The places of one article, and the ones it is at home in: those of its portal, those of its headline."""

    def __init__(
        self,
        passages: Passages,
        delegations: Delegations,
        portal: Sequence[PlaceMention] = (),
        headline: int = 0,
        origins: Sequence[tuple[int, int]] = (),
        bygone: Set[int] = frozenset(),
        items: Sequence[range] = (),
    ) -> None:
        """Find the places.

        Args:
            passages: The sentences of the article.
            delegations: Those that it tells of.
            portal: The places of the portal that printed it.
            headline: Where its headline ends.
            origins: Stretches that tell where persons come from.
            bygone: Where places end that are no more.
            items: Its stretches that tell of one thing each.
        """
        self._passages = passages
        self._delegations = delegations
        self._origins = origins
        self._bygone = bygone
        self._items = items
        self._portal = [anchor for place in portal for anchor in _anchors(place)]
        titled = sum(one.start < headline for one in passages.sentences[:2]) == 1  # no paragraph of several sentences
        self._title_end = headline if titled else 0

    @cached_property
    def _told(self) -> list[_Anchor]:
        return [anchor for mention in self._passages.mentions for anchor in _anchors(mention)]

    @cached_property
    def _anchors(self) -> list[_Anchor]:
        named = [anchor for anchor in self._told if anchor.place.end not in self._bygone]
        return [one for one in named if not any(begin < one.offset < end for begin, end in self._origins)]

    @cached_property
    def _headline(self) -> list[_Anchor]:
        return [anchor for anchor in self._anchors if anchor.offset < self._title_end]

    @cached_property
    def _leading(self) -> list[_Anchor]:
        """The places of what begins the headline, unless it begins a list."""
        first = next(iter(self._passages.mentions), None)
        leads = isinstance(first, PlaceMention | BodyMention) and first.start == 0 and self._title_end > 0
        return list(_anchors(first)) if first and leads and first.start not in self._passages.listed else []

    def find(self, offset: int, types: tuple[str, ...], level: str = "") -> PlaceMention | None:
        """The place that a bare type means: one of the sentence, else of the item, the article's home, or most named.

        A list of several places tells of none. Where the article is at home somewhere, another place of the sentence
        counts only when it is named before, and not as that of somebody else's post; that of a post which somebody
        held tells only of others that are over.

        Args:
            offset: Where the place is wanted.
            types: What it may be.
            level: Its level, where cities are of two: a `Sở` is of no city inside a province.

        Example:
            For `UBND tỉnh` in an article about `tỉnh Thái Bình`, `find(offset, ("tỉnh",))` gives `Thái Bình`.
        """
        if self._bygone and (gone := self._gone(offset, types, level)):
            return gone
        fitting = _fitting(self._anchors, types, level)
        if visit := self._delegations.led(offset):
            whence = [anchor for anchor in fitting if anchor.offset in visit.guests]
            if whence:
                return whence[-1].place
        if visit := self._delegations.received(offset):
            guests = {(anchor.type, anchor.place.name) for anchor in fitting if anchor.offset in visit.guests}
            fitting = [anchor for anchor in fitting if (anchor.type, anchor.place.name) not in guests] or fitting
            if visited := _only([anchor for anchor in fitting if anchor.offset in visit.sentence]):
                return visited
        sentence = self._passages.around(offset)
        near = [a for a in fitting if a.offset in sentence and a.offset not in self._passages.listed]
        if any(anchor.former for anchor in near) and not self._passages.is_former(offset):
            near = [anchor for anchor in near if not anchor.former]
        if home := self.home(types, level):
            near = [anchor for anchor in near if self._passages.tells(anchor.offset, offset)]
        if near:
            return min(near, key=lambda anchor: (abs(anchor.offset - offset), anchor.offset)).place
        item = next((item for item in self._items if offset in item), range(0))
        if told := _only([anchor for anchor in fitting if anchor.offset in item and not anchor.former]):
            return told
        return home or self._last_named(fitting, sentence) or _most_named(fitting) or self._seat(types)

    def _gone(self, offset: int, types: tuple[str, ...], level: str) -> PlaceMention | None:
        """The place, now no more, of the next post of a list: `Phó Bí thư Tỉnh ủy, Chủ tịch UBND tỉnh | A (cũ)`."""
        past = _fitting([anchor for anchor in self._told if anchor.place.end in self._bygone], types, level)
        post = next((post for post in self._passages.positions if post.start <= offset < post.end), None)
        while post and (post := self._listed_after(post)):
            if here := [anchor for anchor in past if post.start <= anchor.offset < post.end]:
                return here[0].place
        return None

    def _listed_after(self, post: PositionMention) -> PositionMention | None:
        """The next post of a list, which is held at the same time."""
        after = (other for other in self._passages.positions if 0 < other.start - post.end <= _COMMA)
        return next((other for other in after if other.status is post.status), None)

    def home(self, types: tuple[str, ...], level: str = "") -> PlaceMention | None:
        """The place of some types that the portal or the headline says the article is at home in.

        Of several in the headline it is the one that begins it: `Hà Nam: Cách chức hai cán bộ Sở Y tế Nam Định`.
        """
        told = (self._portal, self._headline, self._leading)
        return next((home for anchors in told if (home := _only(_fitting(anchors, types, level)))), None)

    def only(self, types: tuple[str, ...]) -> PlaceMention | None:
        """The place of some types that the article is at home in, else the only one that it names."""
        return self.home(types) or _only(_fitting(self._anchors, types, ""))

    def _seat(self, types: tuple[str, ...]) -> PlaceMention | None:
        """The province whose seat has its name, or that of all districts named: `TP. | Thái Nguyên`, `quận Ba Đình`.

        Nothing where the article names a province.
        """
        if _PROVINCE not in types and _CITIES[0] not in types:
            return None
        cities = [a for a in self._anchors if a.type in _CITIES and province_type(a.place.name) == _PROVINCE]
        if _PROVINCE in types and (city := _only(cities)):
            return replace(city, type=_PROVINCE, level="province")
        around = frozenset[str]().union(*(provinces_of(anchor.place) for anchor in self._anchors))
        name = next(iter(around)) if len(around) == 1 else ""
        if not name or province_type(name) not in types:
            return None
        return replace(self._anchors[0].place, name=name, type=province_type(name), level="province", within=None)

    def _last_named(self, fitting: Sequence[_Anchor], sentence: range) -> PlaceMention | None:
        """The only place of the sentence before, in an article that goes from one place to another."""
        if len({anchor.place.name for anchor in fitting}) < _ROUND:
            return None
        earlier = self._passages.begun(sentence.start - 1)
        before = self._passages.around(earlier.start) if earlier else range(0)
        named = {anchor.place.name: anchor.place for anchor in fitting if anchor.offset in before}
        return next(iter(named.values())) if len(named) == 1 else None


def _fitting(anchors: Sequence[_Anchor], types: tuple[str, ...], level: str) -> list[_Anchor]:
    """The anchors of some types, for a body of a level: a `thành phố` is a province or in one."""
    return [anchor for anchor in anchors if anchor.type in types and anchor.place.level != _OTHER.get(level)]


def _only(anchors: Sequence[_Anchor]) -> PlaceMention | None:
    """The place that all anchors are of."""
    return anchors[0].place if len({anchor.place.name for anchor in anchors}) == 1 else None


def _most_named(anchors: Sequence[_Anchor]) -> PlaceMention | None:
    """The place with the greatest weight, unless two have the same."""
    return most_told((anchor.place for anchor in anchors for _ in range(anchor.weight)), lambda place: place.name)


@cache
def _districts() -> Mapping[tuple[str, str], frozenset[str]]:
    """Names and types of districts -> the provinces that have one of the name."""
    found: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for row in read_table(resource("gazetteers", "districts.csv")):
        found[row["label"], row["type"]].add(row["province"])
    return {key: frozenset(provinces) for key, provinces in found.items()}


def provinces_of(place: PlaceMention) -> frozenset[str]:
    """Those that a place may lie in, as far as its name tells; itself when it is one."""
    if place.level == "province":
        return frozenset({place.name})
    return _districts().get((place.name, place.type), frozenset())


def place_type(place: PlaceMention) -> str:
    """The type of a place, from the gazetteers when it is not printed: `Thái Bình` is a `tỉnh`."""
    if place.type or place.level == "province":
        return place.type or province_type(place.name)
    return load_lexicon().feature("district", place.name, "type")


def _anchors(mention: Mention | Figure) -> Iterator[_Anchor]:
    """The places that a mention names in full, and the larger ones that they are printed to lie in."""
    if isinstance(mention, Figure):
        for position in mention.positions:
            yield from _anchors(position)
        return
    former = isinstance(mention, PositionMention) and mention.status is Status.FORMER
    for place, body in places(mention):
        named = _led(body.head, place) if body else place
        for one in (place.within, named):
            kind = place_type(one) if one and one.name and one.level in GOVERNED else ""
            if one and kind:
                typed = one if one.type == kind else replace(one, type=kind)
                yield _Anchor(one.start, kind, typed, _OF_BODY if body and not former else _ALONE, former)


def _led(head: str, place: PlaceMention) -> PlaceMention:
    """The place after a committee has the type that the committee leads: `Huyện ủy | Lý Nhân`."""
    entry = load_lexicon().lookup("head", head)
    if place.type or not entry or entry.features["duty"] != "committee":
        return place
    kind = entry.features["of"]
    seat = kind == _CITIES[0] and place.level == "province" and province_type(place.name) != kind
    return replace(place, type=kind, level=_OTHER[place.level] if seat else place.level)  # "Thành ủy | Cao Bằng"
