"""Whether two meetings of an article may be one: by name, number, place, day and sides."""

from __future__ import annotations

import re
from difflib import get_close_matches

from kg.families import ASKING, PARTS_OF_SESSIONS, SIDED, TWO_SIDES, Family
from kg.kinds import GOVERNED
from kg.lexicon import load_lexicon
from kg.resolve.conflicts import conflict
from kg.resolve.labels import name_others
from kg.resolve.meetings.holders import by_other_bodies, elsewhere, held_by_others, in_other_land
from kg.resolve.meetings.meeting import Meeting
from kg.resolve.meetings.names import of_other_league, of_other_matters, of_other_officials, of_others
from kg.resolve.meetings.times import LASTS, days_apart, halves_apart
from kg.spelling import fold
from kg.tables import phrases

SAME = 0.6  # share of the shorter name's words that the longer one must have
_WEEK = "Tuần lễ"  # type of several meetings together
_CONFERRED = "Hội đàm"  # type of talks between equals
_PAIR = 2  # sides of a talk
_LONG = 8  # letters of a word that no Vietnamese syllable has
_CLOSE = 0.85  # likeness of two spellings of such a word
_BRIEF = SIDED | ASKING  # do not last for days
_BRIEF_TYPES = frozenset({"Cuộc họp", "Đối thoại"})  # types of others that do not
_GROUPS = " tổ"  # ends the names of sittings of groups
_OWN = re.compile(r"[^\W\d]")  # is in what tells more than a number
_ACRONYM = re.compile(r"\b[A-ZĐ]{2,}\b")
_PARTS = re.compile(r"\d+|[^\W\d]+")  # of the words of a name: `Nhóm | 20` may be the `G | 20`
_TELLING = 3  # words that are a name


def kin(family: Family) -> tuple[Family, ...]:
    """The other families of meetings that a head of a family may name."""
    return load_lexicon().kin.get(family, ())


def apart(one: Meeting, other: Meeting, named: bool) -> bool:
    """Whether two meetings are in different places, or too many days apart to be one that lasts for days.

    Args:
        one: Told of now.
        other: Known before.
        named: Whether their names are alike.

    Sittings and openings without a number are of half a day, and what a sentence tells to be held on a day without a
    name is of that day: `Phiên khai mạc` on 5/3 and on 6/3, `chủ trì hội nghị` on both.
    """
    if {one.family, other.family} <= PARTS_OF_SESSIONS and not (one.ordinal or other.ordinal):
        return days_apart(one.told.day, other.told.day, 0) or halves_apart(one, other) or _of_groups(one, other)
    if named:
        return _namesakes_apart(one, other)
    if one.another or elsewhere(one, other) or _with_others(one, other):
        return True
    if one.family == other.family == Family.SESSION and not (one.begins or one.named):
        return False  # which lasts for weeks
    untold = other.told.day is None or not other.told.day.day
    if one.begins and untold and one.family != other.family:
        return True  # "Kỳ họp thứ 9 khai mạc … Hôm 3/4, trong | cuộc họp với ông A"
    lasts = 1 if _is_brief(one) and _is_brief(other) else LASTS  # where the day is another elsewhere on earth
    return days_apart(one.told.day, other.told.day, 0 if one.begins or other.begins else lasts)


def _is_brief(meeting: Meeting) -> bool:
    """Whether it is of a kind that does not last for days: `Buổi tiếp`, `Cuộc họp`."""
    return meeting.family in _BRIEF or meeting.type in _BRIEF_TYPES


def _with_others(one: Meeting, other: Meeting) -> bool:
    """Whether the two are talks of others: `cuộc hội đàm | tại Huế với ông A` after one with `ông B`.

    Foreign names are printed in either order: `Sato Yuki`, `Yuki Sato`.
    """
    few, many = sorted((_in_any_order(one.told.sides), _in_any_order(other.told.sides)), key=len)
    talks = one.family == other.family == Family.TALKS
    return talks and len(many) == _PAIR and not few <= many


def _in_any_order(names: frozenset[str]) -> set[frozenset[str]]:
    return {frozenset(fold(name).split()) for name in names}


def _namesakes_apart(one: Meeting, other: Meeting) -> bool:
    """Whether two meetings of one name are two: those of two days, of two bodies, talks of two hosts with one guest."""
    if held_by_others(one, other) or (of_others(one, other) and not by_acronym(one, other)):
        return True
    at_other_time = days_apart(one.told.day, other.told.day, 0) or halves_apart(one, other)
    if (at_other_time or by_other_bodies(one, other)) and of_other_matters(one, other):
        return True  # the same morning "hội nghị về cây chè", in the afternoon "hội nghị về cây lúa"
    if {one.family, other.family} <= _BRIEF:
        lasts = 0 if one.family == Family.WORKING and one.words != other.words else 1
        if days_apart(one.told.day, other.told.day, lasts):
            return True  # "họp báo thường kỳ ngày 12/9", "họp báo thường kỳ ngày 5/8"
        if one.level in GOVERNED and other.level in GOVERNED and one.level != other.level:
            return True  # "làm việc với Ban Thường vụ Tỉnh ủy", "… Ban Thường vụ Huyện ủy"
    if _with_others(one, other) or in_other_land(one, other):
        return True
    talks = one.family == other.family == Family.TALKS and one.told.sides != other.told.sides
    return talks and conflict(one.hosts, other.hosts)


def _of_groups(one: Meeting, other: Meeting) -> bool:
    """Whether one is a sitting of groups and the other, on a day told with it, one of all."""
    return any(
        group.label.endswith(_GROUPS) and plenary.begins and not plenary.named
        for group, plenary in ((one, other), (other, one))
    )


def between_same(new: Meeting, known: Meeting) -> bool:
    """Whether both are talks of the same two: `A hội đàm với B` is the `cuộc gặp với A` that B had in those days."""
    both = new.told.sides if new.family == known.family == Family.TALKS else frozenset()
    return len(both) == _PAIR and both == known.told.sides and not days_apart(new.told.day, known.told.day)


def by_acronym(new: Meeting, known: Meeting) -> bool:
    """Whether one is called by the acronym of the other: `Hội nghị SOM 2`, `Hội nghị thượng đỉnh G20`."""
    if new.family != known.family:
        return False
    return any(
        any(acronym <= short.words for acronym in long.acronyms) and short.words <= long.words.union(*long.acronyms)
        for long, short in ((known, new), (new, known))
    )


def takes_name(known: Meeting, new: Meeting) -> bool:
    """Whether a meeting not yet named may be what a name means: one of its kind, or of which it is the opening."""
    if known.family == new.family:
        # "hội đàm" with another than "tiếp"
        received = new.family == Family.TALKS and known.type == _CONFERRED != new.type
        return not received and not other_rite(new, known) and not _other_rank(known, new)
    if known.family != Family.OPENING or (new.family == Family.SITTING and not new.ordinal):
        return False  # what opens a session is no other sitting of it
    return new.family in kin(Family.OPENING)


def other_rite(new: Meeting, known: Meeting) -> bool:
    """Whether their heads tell two ceremonies apart: `Lễ đón`, `Lễ trao các văn kiện`; `Lễ viếng`, `Lễ truy điệu`."""
    if not new.family == known.family == Family.CEREMONY:
        return False
    if not (new.words or known.words):
        return new.label != known.label and known.type != known.label and new.type != new.label
    return conflict(new.words, known.words)


def _other_rank(known: Meeting, new: Meeting) -> bool:
    """Whether one is of leaders and the other, by its name, of others: `Hội nghị Cấp cao`, `Hội nghị Bộ trưởng`."""
    return new.named and _is_of_leaders(known.label) and not _is_of_leaders(new.label)


def _is_of_leaders(label: str) -> bool:
    return any(word in label.lower() for word in phrases("series_words.csv", "leaders"))


def compatible(new: Meeting, known: Meeting, reworded: bool = False) -> bool:
    """Whether neither the kinds nor the ordinals nor the persons nor, unless `reworded`, the topics exclude it."""
    if name_others(new.label, known.label) or of_other_league(new, known) or of_other_officials(new, known):
        return False
    if new.ordinal != known.ordinal and (new.plenum != known.plenum or (new.ordinal and known.ordinal)):
        return False
    if not reworded and new.topic and known.topic and likeness(new.topic, known.topic) < SAME:
        return False
    if (new.type == _WEEK) != (known.type == _WEEK) and new.named and known.named:
        return False
    if _of_other_level(new, known) or _of_other_level(known, new):
        return False
    if (
        _share_rank_alone(new, known)
        or _share_place_alone(new, known)
        or _of_other_homes(new, known)
        or _with_other_body(new, known)
    ):
        return False
    if _is_about(new, known) or _is_about(known, new):
        return False
    if _is_part(new, known) or _is_part(known, new) or _of_routine(new, known):
        return False
    related = known.family == new.family or known.family in kin(new.family)
    return related or _retitled(new, known) or _with_one_guest(new, known)


def _is_part(one: Meeting, other: Meeting) -> bool:
    """Whether one is a sitting with a matter of its own, the other what it is a part of by its name.

    Example:
        `Phiên thảo luận về khí hậu của Hội nghị Thượng đỉnh G20` is one of `Hội nghị Thượng đỉnh G20`.
    """
    parts = one.family in PARTS_OF_SESSIONS and other.family not in PARTS_OF_SESSIONS
    return parts and bool(one.topic) and not other.topic and other.words < one.words


def _is_about(rite: Meeting, other: Meeting) -> bool:
    """Whether one is a ceremony for a meeting of the other's kind: `Lễ chuyển giao Chủ nhà Hội nghị Sông Hồng`."""
    rites = rite.family == Family.CEREMONY != other.family
    return rites and other.type.lower() in rite.label.lower()


def _of_other_level(named: Meeting, held: Meeting) -> bool:
    """Whether one is named after a body of another level than that which holds the other: `Đại hội Hội Nông dân tỉnh`.

    Example:
        The delegates that the congress of `Hội Nông dân huyện Lý Nhân` elects go to `Đại hội Hội Nông dân | tỉnh`.
    """
    places = (body.place for body in held.told.by if body.head in named.label)
    kinds = [set(fold(place.type).split()) for place in places if place and place.type]
    return bool(kinds and named.lands) and not any(kind <= named.lands for kind in kinds)


def _of_routine(new: Meeting, known: Meeting) -> bool:
    """Whether one is held again and again and the other with somebody: `cuộc họp thường kỳ`, `buổi làm việc với …`."""
    regular = [
        any(word in one.label.lower() for word in phrases("series_words.csv", "regular")) for one in (new, known)
    ]
    return any(regular) and not all(regular) and not TWO_SIDES.isdisjoint({new.family, known.family})


def _retitled(new: Meeting, known: Meeting) -> bool:
    """Whether another kind of meeting has the same name: `Lễ công bố quy hoạch` after `Hội nghị công bố quy hoạch`."""
    telling = min(len(new.words), len(known.words)) >= _TELLING
    return telling and new.family in kin(known.family) and likeness(new.words, known.words) == 1


def _with_one_guest(new: Meeting, known: Meeting) -> bool:
    """Whether a meeting with somebody is a talk: `cuộc gặp với ông Bunmy`, `cuộc họp với ông Bunmy`."""
    talk, other = (new, known) if new.family == Family.TALKS else (known, new)
    met = talk.family == Family.TALKS and other.label.startswith(f"{other.type} với ")
    return met and other.family != Family.PRESS and bool(talk.words) and likeness(talk.words, other.words) == 1


def _share_rank_alone(new: Meeting, known: Meeting) -> bool:
    """Whether two names are alike by whose rank they tell: `Hội nghị thượng đỉnh G20`, `… thượng đỉnh về khí hậu`."""
    if Family.TALKS in (new.family, known.family) or not (_is_of_leaders(new.label) and _is_of_leaders(known.label)):
        return False
    ranks = {word for phrase in phrases("series_words.csv", "leaders") for word in phrase.split()}
    one, other = (" ".join(sorted(meeting.words - ranks)) for meeting in (new, known))
    short = bool(_ACRONYM.search(new.label)) != bool(_ACRONYM.search(known.label))  # "APEC" may be the whole name
    told = not short and _OWN.search(one) and _OWN.search(other)
    return bool(told) and set(_PARTS.findall(one)).isdisjoint(_PARTS.findall(other))


def _share_place_alone(new: Meeting, known: Meeting) -> bool:
    """Whether two names of meetings of bodies are alike by their place: `Huyện ủy Lý Nhân`, `HĐND huyện Lý Nhân`."""
    one, other = new.words - new.lands, known.words - known.lands
    return bool(new.lands) and bool(known.lands) and one.isdisjoint(other)


def _of_other_homes(new: Meeting, known: Meeting) -> bool:
    """Whether their names tell bodies of other places: `Đại hội Đoàn tỉnh Quảng Trị`, `Đại hội Đoàn tỉnh Hà Nam`."""
    return conflict(new.homes, known.homes) and new.family == known.family and new.type == known.type


def _with_other_body(new: Meeting, known: Meeting) -> bool:
    """Whether both are meetings of work with bodies, neither of which is part of the other: `Sở Y tế`, `Tỉnh ủy`."""
    if not (new.party and known.party):
        return False
    return new.party not in known.party and known.party not in new.party


def likeness(words: frozenset[str], others: frozenset[str]) -> float:
    """Share of the shorter name's words that the longer one has."""
    few, many = sorted((words, others), key=len)
    rest = many - few
    common = sum(word in many or _misspelt(word, rest) for word in few)
    return common / (len(few) or 1)


def _misspelt(word: str, others: frozenset[str]) -> bool:
    """Whether a long word, which only foreign names have, is spelled another way: `Engartiasto`, `Enggartiasto`."""
    return len(word) >= _LONG and bool(get_close_matches(word, others, n=1, cutoff=_CLOSE))
