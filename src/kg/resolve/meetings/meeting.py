"""A meeting of an article: what its mentions say of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache

from kg.families import Family
from kg.lexicon import load_lexicon
from kg.mentions import BodyMention, MeetingMention, PlaceMention
from kg.numbers import ORDINAL
from kg.resolve.bodies.heads import is_bare
from kg.resolve.empty_words import empty_words
from kg.resolve.labels import body_label, meeting_label, place_label
from kg.resolve.meetings.numbered import number_of_meeting, without_number
from kg.resolve.meetings.occasions import NONE, Occasion
from kg.resolve.places.named import provinces_of
from kg.spelling import WORD, fold, fold_foreign

Complete = Callable[[BodyMention], BodyMention]

_APART = re.compile(r"(?:(?<=\b[A-Z])|(?<=[A-Z][A-Z]))(?: ?[-–] ?| )(?=\d{1,2}\b)")  # before the number of an acronym
_SERIAL = re.compile(r"\b[A-Z]{3,}(?: ?[-–] ?| )?(\d{1,2})\b(?!/)")  # `Hội nghị APPF | – 26`
_PLENUM = re.compile(rf"trung ương (?:lần|\d)|(?:lần thứ {ORDINAL}|\d+),? ban chấp hành trung ương")
_OF_TERM = re.compile(rf"(?:đại biểu\b ?)?(?:lần thứ {ORDINAL})?(?:,? ?nhiệm kỳ \d{{4}} ?[-–] ?\d{{4}})?")
_WHICH = re.compile(r"(?=lần thứ |nhiệm kỳ )", re.IGNORECASE)  # before what tells a congress from others
_TOPIC = re.compile(r"\bvề (.+)")
_SESSION = "Kỳ họp"
_CONFERENCE = "Hội nghị"
_CONGRESS = "Đại hội"
_QUESTIONS = "questions"  # trait of the sittings at which they are asked
_PAIR = 2  # sides of a talk
_SEVERAL = " các "  # between bodies and where they are: `buổi làm việc với Đảng ủy | các | xã Nhân Hậu, Nhân Chính`
_HOSTS = ("quốc", "hội", "hđnd", "ủy", "ban")  # words of what sits in sessions


@dataclass(slots=True)
class Meeting:
    """A meeting of the article with all its mentions.

    Attributes:
        label: As the article names it.
        type, family: Of its first mention, as in meetings.csv.
        words: Folded words of its name.
        ordinal: Its number in a series: `4` for `lần thứ tư`.
        plenum: Whether it is one of the Central Committee.
        topic: The words after `về` in its name.
        named: Whether a mention says more than `hội nghị`.
        cited: Whether it is spoken of only, not reported on.
        acronyms: The folded words of each acronym in its name.
        aliases: The folded words of each other name that a sentence gives it.
        begins: Whether its first mention tells that it is held on a day, without a name.
        another: The same, going on from another one.
        online: Whether a mention says that it is held online.
        date: First date that is said to be its own, empty when none is.
        places: Where it is said to be held, by level: `{"district": "hoàn kiếm"}`.
        told: What the sentence of a mention says of when, where and with whom it is.
        level: Of the body that it is with: `Huyện ủy` is no `Tỉnh ủy`.
        hosts: Those of the two sides of a talk that are not in its name.
        mentions: All of them, in the order of the text.
        assembly: Whose session or sitting it is, when its name leaves that out.
        lands: The folded words of the places of the bodies in its name.
        homes: The folded names of these places.
        party: The folded name of the body that it is with, without its place: `hội nông dân`.
    """

    label: str
    type: str
    family: Family
    words: frozenset[str]
    ordinal: str
    plenum: bool
    topic: frozenset[str]
    named: bool
    cited: bool
    acronyms: frozenset[frozenset[str]] = frozenset()
    begins: bool = False
    another: bool = False
    online: bool = False
    date: str = ""
    places: dict[str, str] = field(default_factory=dict)
    told: Occasion = NONE
    level: str = ""
    hosts: frozenset[str] = frozenset()
    mentions: list[MeetingMention] = field(default_factory=list)
    assembly: str = ""
    aliases: frozenset[frozenset[str]] = frozenset()
    lands: frozenset[str] = frozenset()
    homes: frozenset[str] = frozenset()
    party: str = ""

    @property
    def is_bare_session(self) -> bool:
        """Whether its name is a number alone: `Kỳ họp thứ 3`."""
        return self.type == _SESSION and bool(self.ordinal) and not any(word in self.words for word in _HOSTS)

    @property
    def is_bare_plenum(self) -> bool:
        """Whether a conference has a number alone for its name, as those of committees have: `Hội nghị lần thứ 9`."""
        return self.type == _CONFERENCE and self._is_only(lambda name: not without_number(name).strip())

    @property
    def is_bare_congress(self) -> bool:
        """Whether a congress has a number or a term alone for its name: `Đại hội đại biểu lần thứ I`."""
        return self.type == _CONGRESS and self._is_only(lambda name: _OF_TERM.fullmatch(name) is not None)

    def _is_only(self, tells: Callable[[str], bool]) -> bool:
        """Whether such is all that its mentions name it by."""
        named = [fold(mention.name) for mention in self.mentions if not mention.bare]
        return bool(named) and all(map(tells, named))

    @property
    def is_bare_sitting(self) -> bool:
        """Whether nothing but its kind is told of a sitting: `Phiên toàn thể`."""
        return self.family == Family.SITTING and not any(mention.name or mention.body for mention in self.mentions)

    @property
    def asks(self) -> bool:
        """Whether it is a sitting at which an assembly asks questions, as no other body does."""
        return any(map(asks, self.mentions))

    @property
    def names(self) -> tuple[frozenset[str], ...]:
        """The words of its name, alone and with those of where it is held, and of its other names."""
        return (self.words, self.words | self.site, *self.aliases)

    def is_called(self, other: MeetingMention) -> bool:
        """Whether one of its names is of the kind of a mention: `Cuộc hòa đàm lần thứ 5` may be a `Hội nghị` later.

        So is what a verb alone tells to begin: `Ban Chấp hành | làm việc tại Hội trường` is a `Phiên họp`.
        """
        kind = (other.type, other.family)
        told = (mention for mention in self.mentions if mention.begins or not mention.bare)
        return any((mention.type, mention.family) == kind for mention in told)

    @property
    def site(self) -> frozenset[str]:
        """The folded words of where it is held, by which a name may tell it: `tiếp xúc cử tri | Củ Chi`."""
        return frozenset(word for place in self.places.values() for word in place.split())

    @property
    def official(self) -> str:
        """The label with whose it is: `Kỳ họp thứ 3 | Quốc hội`, `Phiên họp | của Quốc hội`, `Hội đàm | giữa A, B`."""
        if self.assembly and self.type == _CONFERENCE:
            return f"{self.label} {self.assembly}"
        if self.assembly and self.type == _CONGRESS:
            kind, *which = _WHICH.split(self.label, 1)
            return " ".join((kind.rstrip(" ,"), self.assembly, *which))
        if self.assembly and self.ordinal:
            return f"{self.type} thứ {self.ordinal} {self.assembly}"
        if self.assembly:
            return f"{self.label} của {self.assembly}"
        talks = self.family == Family.TALKS and len(self.told.sides) == _PAIR
        if talks and all(mention.bare for mention in self.mentions):
            return f"{self.label} giữa {' và '.join(sorted(self.told.sides))}"
        return self.label


def new_meeting(mention: MeetingMention, complete: Complete, told: Occasion) -> Meeting:
    """The meeting of which a mention is the first.

    Args:
        mention: In the article.
        complete: Gives a body that the name has in it the place that the article gives it.
        told: When, where and with whom the sentence says that the meeting is held.

    Example:
        `Hội nghị lần thứ tư Ban Chấp hành Trung ương Đảng` is the one with the ordinal `4`, a plenum.
    """
    name = fold(mention.name)
    about = _TOPIC.search(name)
    label = _label(mention, complete)
    return Meeting(
        label,
        mention.type,
        mention.family,
        _words(mention, complete),
        next(filter(None, map(_ordinal, (f"{mention.type} {mention.name}", *mention.aliases))), ""),
        _PLENUM.match(name) is not None,
        frozenset(WORD.findall(about[1])) if about else frozenset(),
        not mention.bare,
        mention.cited,
        frozenset(map(_words_of, mention.acronyms)),
        mention.begins,
        mention.another,
        places=_levels(told.place),
        told=told,
        level=mention.guest.level if isinstance(mention.guest, BodyMention) else "",
        hosts=frozenset(side for side in told.sides - told.by_post if side not in label),
        aliases=frozenset(_telling(alias, "") for alias in mention.aliases),
        lands=frozenset(word for place in _homes(mention) for word in _words_of(f"{place.type} {place.name}")),
        homes=frozenset(fold(place.name) for place in _homes(mention) if place.name),
        party=_party(mention),
    )


def _party(mention: MeetingMention) -> str:
    """The folded name of the body with which a meeting of work is, without its place."""
    body = mention.body if mention.name.startswith("với ") else mention.guest
    if mention.family != Family.WORKING or not isinstance(body, BodyMention):
        return ""
    return fold(" ".join(one.called for one in (body, body.parent) if one))


def _homes(mention: MeetingMention) -> list[PlaceMention]:
    """The places of the bodies that a name tells: `Hội nghị Huyện ủy | Lý Nhân`."""
    bodies = [one for one in (mention.body, mention.guest) if isinstance(one, BodyMention)]
    whole = [*bodies, *(body.parent for body in bodies if body.parent)]
    return [body.place for body in whole if body.place]


def asks(mention: MeetingMention) -> bool:
    """Whether it is a sitting at which questions are asked."""
    return _QUESTIONS in load_lexicon().meeting_traits(mention.head)


def _label(mention: MeetingMention, complete: Complete) -> str:
    """The label with the place that the article gives to its body: `Đại hội Đảng bộ tỉnh | Thái Bình | lần thứ XX`."""
    label = meeting_label(mention)
    if mention.guest:
        return f"{label} {_guest_label(mention.guest, complete)}"
    if mention.body and not (mention.body.place and mention.body.place.name):
        body, whole = body_label(mention.body), body_label(complete(mention.body))
        begin = label.lower().find(body.lower())  # "Đảng bộ Huyện" has capitals that the label of a body has not
        before, after = label[: max(begin, 0)], label[begin + len(body) :]
        several = before.endswith("các ") or (mention.places and after.startswith(_SEVERAL))
        if begin >= 0 and whole != body and not several:
            return f"{before}{whole}{after}"
    return label


def _guest_label(guest: BodyMention | PlaceMention, complete: Complete = lambda body: body) -> str:
    return body_label(complete(guest)) if isinstance(guest, BodyMention) else place_label(guest, typed=True)


def _words(mention: MeetingMention, complete: Complete) -> frozenset[str]:
    """The folded words of a name, and those that its head adds to its type: `Hội nghị | trực tuyến toàn quốc`."""
    side = ""
    if mention.guest:
        side = _guest_label(mention.guest)
    elif mention.body and is_bare(mention.body):  # "buổi làm việc với | Đoàn"
        side = body_label(complete(mention.body))
    head = "" if mention.family == Family.TALKS and mention.name else mention.head  # whom it is with tells talks apart
    return _telling(f"{head} {mention.name} {side}", mention.type)


@lru_cache(maxsize=50_000)
def _telling(said: str, kind: str) -> frozenset[str]:
    return _words_of(said).difference(WORD.findall(fold(kind)), empty_words("mentions"))


def _words_of(said: str) -> frozenset[str]:
    """The folded words, a number as part of the acronym before it: `SOM 2`, `G-20`."""
    return frozenset(WORD.findall(fold_foreign(_APART.sub("", said))))


def _ordinal(name: str) -> str:
    if number := number_of_meeting(fold(name)):
        return number.digits
    serial = _SERIAL.search(name)
    return serial[1].lstrip("0") if serial else ""


def _levels(place: PlaceMention | None) -> dict[str, str]:
    """The places in which a place is, and itself, by level; the province also where only its district is printed."""
    levels: dict[str, str] = {}
    while place:
        levels.setdefault(place.level, fold(place.name))
        if len(provinces := provinces_of(place)) == 1:
            levels.setdefault("province", fold(*provinces))
        place = place.within
    return levels
