"""Which mentions of meetings are one meeting: named in full once, then by short forms."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import lru_cache

from kg.lexicon import load_lexicon
from kg.mentions import BodyMention, MeetingMention, PlaceMention
from kg.model import PartialDate
from kg.resolve.labels import body_label, meeting_label, name_others, place_label
from kg.resolve.occasions import NONE, Occasion
from kg.spelling import fold, ordinal

Complete = Callable[[BodyMention], BodyMention]

_WORD = re.compile(r"\w+")
_SAME = 0.6  # share of the shorter name's words that the longer one must have
_GENERIC = frozenset("buổi cuộc trực tuyến của với".split())  # words of heads that tell no meeting from another
_ORDINAL = re.compile(r"(?:lần )?thứ (mười (?!ban|hội|đại)\w+|\w+)|kỳ (\d+)|^trung ương (\d+)")
_PLENUM = re.compile(r"trung ương (?:lần|\d)|lần thứ \w+,? ban chấp hành trung ương")
_TOPIC = re.compile(r"\bvề (.+)")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b(?! ?[-–])")
_SESSION = "Kỳ họp"
_OPENING = "opening"  # family of `phiên khai mạc`
_TALKS = "talks"  # family of `buổi tiếp`
_HOSTS = ("quốc", "hội", "hđnd", "ủy", "ban")  # words of what sits in sessions
_LONG = 8  # letters of a word that no Vietnamese syllable has
_CLOSE = 0.85  # likeness of two spellings of such a word
_APART = frozenset({"province", "district", "commune"})  # levels at which a meeting is in one place
_LASTS = 5  # days of a meeting of several days
_MONTH = 31
_TELLING = 3  # words that are a name
_FULLER = 3  # times as long a later name must be as the label to replace it


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
        online: Whether a mention says that it is held online.
        date: First date that is said to be its own, empty when none is.
        places: Where it is said to be held, by level: `{"district": "hoàn kiếm"}`.
        told: What the sentence of a mention says of when, where and with whom it is.
        hosts: Those of the two sides of a talk that are not in its name.
        mentions: All of them, in the order of the text.
        host: The assembly whose session it is, when its name leaves that out.
    """

    label: str
    type: str
    family: str
    words: frozenset[str]
    ordinal: str
    plenum: bool
    topic: frozenset[str]
    named: bool
    cited: bool
    online: bool = False
    date: str = ""
    places: dict[str, str] = field(default_factory=dict)
    told: Occasion = NONE
    hosts: frozenset[str] = frozenset()
    mentions: list[MeetingMention] = field(default_factory=list)
    host: str = ""

    @property
    def is_bare_session(self) -> bool:
        """Whether its name is a number alone: `Kỳ họp thứ 3`."""
        return self.type == _SESSION and bool(self.ordinal) and not any(word in self.words for word in _HOSTS)

    @property
    def official(self) -> str:
        """Its label with the assembly: `Kỳ họp thứ 3 | Quốc hội`."""
        return f"{self.type} thứ {self.ordinal} {self.host}" if self.host else self.label


def cluster_meetings(
    mentions: Iterable[MeetingMention],
    complete: Complete = lambda body: body,
    told: Mapping[MeetingMention, Occasion] | None = None,
    headline: int = 0,
) -> dict[MeetingMention, Meeting]:
    """Each mention's meeting.

    Args:
        mentions: Those of one article.
        complete: Gives a body that a name has in it the place that the article gives it.
        told: When, where and with whom the sentence of a mention says that the meeting is held.
        headline: Where the headline ends: what it names is the first of its kind that the article reports on.

    Example:
        `Hội nghị trực tuyến toàn tỉnh nghiên cứu, quán triệt một số nghị quyết`, then `hội nghị`, then
        `Hội nghị trực tuyến toàn tỉnh` are one meeting.
    """
    meetings: list[Meeting] = []
    found: dict[MeetingMention, Meeting] = {}
    for mention in sorted(mentions, key=lambda m: (m.start, m.end)):
        new = _new(mention, complete)
        new.told = told.get(mention, NONE) if told else NONE
        new.places = _levels(new.told.place)
        new.hosts = frozenset(side for side in new.told.sides if side not in new.label)
        named = not mention.bare  # two names say more of whether they are one than the places do
        here = [known for known in meetings if not _apart(new, known, named and known.named)]
        meeting = _same(new, here, headline) if named else _refers(mention, here)
        if meeting is None:
            new.label += _distinction(new, meetings)
            meeting = new
            meetings.append(meeting)
        elif named and (not meeting.named or _says_more(mention, meeting, headline)):
            meeting.label, meeting.named, meeting.words = new.label, True, new.words
        meeting.ordinal = meeting.ordinal or new.ordinal
        meeting.online = meeting.online or mention.online
        meeting.cited = meeting.cited and mention.cited
        meeting.places = new.places | meeting.places
        meeting.told = meeting.told if meeting.told.day else new.told
        meeting.hosts |= new.hosts
        meeting.mentions.append(mention)
        found[mention] = meeting
    return found


def _new(mention: MeetingMention, complete: Complete) -> Meeting:
    name = fold(mention.name)
    about = _TOPIC.search(name)
    return Meeting(
        _label(mention, complete),
        mention.type,
        mention.family,
        _words(mention),
        _ordinal(name),
        _PLENUM.match(name) is not None,
        frozenset(_WORD.findall(about[1])) if about else frozenset(),
        not mention.bare,
        mention.cited,
    )


def _label(mention: MeetingMention, complete: Complete) -> str:
    """The label with the place that the article gives to its body: `Đại hội Đảng bộ tỉnh | Thái Bình | lần thứ XX`."""
    label = meeting_label(mention)
    if mention.guest:
        return f"{label} {_guest_label(mention.guest, complete)}"
    if mention.body and not (mention.body.place and mention.body.place.name):
        return label.replace(body_label(mention.body), body_label(complete(mention.body)), 1)
    return label


def _guest_label(guest: BodyMention | PlaceMention, complete: Complete = lambda body: body) -> str:
    return body_label(complete(guest)) if isinstance(guest, BodyMention) else place_label(guest, typed=True)


def _words(mention: MeetingMention) -> frozenset[str]:
    """The folded words of a name, and those that its head adds to its type: `Hội nghị | trực tuyến toàn quốc`."""
    guest = f" {_guest_label(mention.guest)}" if mention.guest else ""
    return _telling(f"{mention.head} {mention.name}{guest}", mention.type)


@lru_cache(maxsize=50_000)
def _telling(said: str, kind: str) -> frozenset[str]:
    return frozenset(_WORD.findall(fold(said))).difference(_WORD.findall(fold(kind)), _GENERIC)


def _ordinal(name: str) -> str:
    match = _ORDINAL.search(name)
    return ordinal(match[1] or match[2] or match[3]) if match else ""


def _kin(family: str) -> tuple[str, ...]:
    """The other families of meetings that a head of a family may name."""
    return load_lexicon().kin.get(family, ())


def _levels(place: PlaceMention | None) -> dict[str, str]:
    """The places in which a place is, and itself, by level."""
    levels: dict[str, str] = {}
    while place:
        levels.setdefault(place.level, fold(place.name))
        place = place.within
    return levels


def _elsewhere(one: Meeting, other: Meeting) -> bool:
    """Whether two meetings are in different places: `huyện Gia Bình`, `huyện Bình Lục`, but not `xã Bình Nghĩa`."""
    return any(one.places.get(level, name) != name for level, name in other.places.items() if level in _APART)


def _apart(one: Meeting, other: Meeting, named: bool) -> bool:
    """Whether two meetings are in different places, or too many days apart to be one that lasts for days.

    Two talks `named` after one guest are apart when the hosts are others.
    """
    if named:
        talks = one.family == other.family == _TALKS
        return talks and bool(one.hosts) and bool(other.hosts) and one.hosts.isdisjoint(other.hosts)
    return _elsewhere(one, other) or _days_apart(one.told.day, other.told.day)


def _days_apart(one: PartialDate | None, other: PartialDate | None) -> bool:
    return one is not None and other is not None and abs(_ordinal_day(one) - _ordinal_day(other)) > _LASTS


def _distinction(new: Meeting, meetings: list[Meeting]) -> str:
    """What tells a meeting from another of the same name: its place, or who receives the same guest."""
    if new.told.place and not new.named and any(_elsewhere(new, known) for known in meetings):
        return f" tại {place_label(new.told.place, typed=True)}"
    alike = any(known.label == new.label for known in meetings)
    return f" của {min(new.hosts)}" if alike and new.hosts else ""


def _ordinal_day(date: PartialDate) -> int:
    return (date.month or 0) * _MONTH + (date.day or 0)


def _refers(mention: MeetingMention, meetings: list[Meeting]) -> Meeting | None:
    """The last meeting of the same family that is reported on, else cited, else one of a related family reported on."""
    latest = sorted(meetings, key=lambda meeting: -meeting.mentions[-1].start)
    own = [meeting for meeting in latest if meeting.family == mention.family]
    related = [meeting for meeting in latest if meeting.family in _kin(mention.family)]
    cited = own or (related if mention.family == _OPENING else [])
    return next((meeting for meeting in (own or related) if not meeting.cited), cited[0] if cited else None)


def _says_more(mention: MeetingMention, meeting: Meeting, headline: int) -> bool:
    """Whether a later name is so much fuller that it tells more, or the first in the text, where headlines shorten."""
    shortened = meeting.mentions[-1].start < headline <= mention.start
    return shortened or len(mention.name) > len(meeting.label) * _FULLER


def _same(new: Meeting, meetings: list[Meeting], headline: int) -> Meeting | None:
    """The meeting that a name means: one not yet named, else the one whose name has most words in common.

    When no other meeting of its family is known yet, it means the one of the headline.
    """
    best, most = None, 0.0
    alone = [meeting for meeting in meetings if meeting.family == new.family]
    if len(alone) == 1 and alone[0].mentions[-1].start < headline and not new.cited:
        best = alone[0] if _compatible(new, alone[0]) else None
    for meeting in meetings:
        if _of_another_year(new, meeting) or not _compatible(new, meeting):
            continue
        if not meeting.named and _takes_name(meeting, new) and not new.cited:
            return meeting
        likeness = _likeness(new.words, meeting.words)
        if likeness >= _SAME and likeness > most:
            best, most = meeting, likeness
    return best


def _takes_name(known: Meeting, new: Meeting) -> bool:
    """Whether a meeting not yet named may be what a name means: one of its kind, or of which it is the opening."""
    return known.family == new.family or (known.family == _OPENING and new.family in _kin(_OPENING))


def _of_another_year(new: Meeting, known: Meeting) -> bool:
    """Whether the two are alike but for the year in their names: `Diễn đàn … năm 2017`, `Diễn đàn … năm 2018`."""
    years, others = _YEAR.findall(new.label), _YEAR.findall(known.label)
    if not years or not others or years == others:
        return False
    return _likeness(new.words.difference(years), known.words.difference(others)) >= _SAME


def _compatible(new: Meeting, known: Meeting) -> bool:
    """Whether neither the kinds nor the ordinals nor the persons of the two exclude that they are one."""
    if name_others(new.label, known.label):
        return False
    if new.ordinal != known.ordinal and (new.plenum != known.plenum or (new.ordinal and known.ordinal)):
        return False
    if new.topic and known.topic and _likeness(new.topic, known.topic) < _SAME:
        return False
    return known.family == new.family or known.family in _kin(new.family) or _retitled(new, known)


def _retitled(new: Meeting, known: Meeting) -> bool:
    """Whether another kind of meeting has the same name: `Lễ công bố quy hoạch` after `Hội nghị công bố quy hoạch`."""
    telling = min(len(new.words), len(known.words)) >= _TELLING
    return telling and new.family in _kin(known.family) and _likeness(new.words, known.words) == 1


def _likeness(words: frozenset[str], others: frozenset[str]) -> float:
    """Share of the shorter name's words that the longer one has."""
    few, many = sorted((words, others), key=len)
    rest = many - few
    common = sum(word in many or _misspelt(word, rest) for word in few)
    return common / (len(few) or 1)


def _misspelt(word: str, others: frozenset[str]) -> bool:
    """Whether a long word, which only foreign names have, is spelled another way: `Engartiasto`, `Enggartiasto`."""
    return len(word) >= _LONG and bool(get_close_matches(word, others, n=1, cutoff=_CLOSE))
