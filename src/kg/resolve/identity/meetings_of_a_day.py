"""What speaks for two meetings of one day being one: their names, who takes part, who organizes, where it is."""

from __future__ import annotations

from kg.resolve.conflicts import conflict
from kg.resolve.identity.clusters import AGAINST, ENOUGH
from kg.resolve.identity.meeting_views import WITH, MeetingView
from kg.resolve.labels import name_others

_ALIKE = 0.75  # share of the shorter name's words that the longer one must have
_UNLIKE = 0.4  # share below which two names are of two meetings
TELLING = 3  # words of a name that tell what the meeting is about
TALKS = "Buổi tiếp"  # of which one person has several a day, in one place


def weigh_by_day(one: MeetingView, other: MeetingView) -> int:
    """How much speaks for one meeting; below zero when something excludes it.

    Example:
        `Cuộc họp giao ban` and `Hội nghị giao ban với các sở`, both with one chairman, are one meeting; two receptions
        are one when host and guest are the same, though one article names the guest and the other the host.
    """
    if name_others(one.label, other.label) or conflict(one.years, other.years):
        return AGAINST
    if one.kind == TALKS:
        return _weigh_talks(one, other)
    apart = sum(map(conflict, one.facts, other.facts))
    if apart > 1:  # one of them may be told in two ways, hardly two
        return AGAINST
    names = _weigh_names(one, other)
    total = names + _weigh_facts(one, other) - apart - (names < ENOUGH and one.type != other.type)
    return min(total, 0) if names < 0 else max(total, 0)  # a chair has many meetings a day, and articles leave much out


def _weigh_talks(one: MeetingView, other: MeetingView) -> int:
    """Of receptions and talks, which are named by one of the two sides: both must be the same."""
    names = _weigh_names(one, other)
    if _takes_part(one, other) and _takes_part(other, one):
        names = max(names, 1)
    if names < 0:
        return names
    unknown = names >= ENOUGH and not (one.people and other.people)
    together = names > 0 and len(set(one.people) & set(other.people)) > 1
    return ENOUGH if together or unknown else 0


def _takes_part(named: MeetingView, other: MeetingView) -> bool:
    """Whether whom the name of a meeting names takes part in the other."""
    return bool(named.words) and named.words <= other.participants


def _weigh_facts(one: MeetingView, other: MeetingView) -> int:
    """Who takes part counts for each, as far as it tells; a common site is a common city more often than not."""
    people = min(len(set(one.people) & set(other.people)), ENOUGH)
    places, bodies, chairs = (bool(set(a) & set(b)) for a, b in zip(one.facts, other.facts, strict=True))
    return people + places + ENOUGH * bodies + chairs


def _weigh_names(one: MeetingView, other: MeetingView) -> int:
    """Names of which one says all that the other says, or that have the same partner or topic."""
    if conflict(one.provinces, other.provinces):
        return -ENOUGH
    whole = len(_common(one, other)) / (_size(one.telling, other.telling) or 1)
    shares = {part: _share(one.parts[part], other.parts[part]) for part in one.parts.keys() & other.parts.keys()}
    if shares.get(WITH, 1) < _UNLIKE and _of_others(one, other):
        return -ENOUGH
    if whole >= _ALIKE:
        enough = _size(one.telling, other.telling) >= TELLING or _unopposed(one, other)
        return ENOUGH if enough else 1
    alike = (_size(one.parts[part], other.parts[part]) for part, share in shares.items() if share >= _ALIKE)
    if agreed := max(alike, default=0):
        return ENOUGH if agreed >= TELLING else int(agreed > 1)
    return -ENOUGH if whole < _UNLIKE and min(shares.values(), default=1) < _UNLIKE else 0


def _common(one: MeetingView, other: MeetingView) -> frozenset[str]:
    """The words that both names have, but not a body whose meeting the one is and that the other is only about.

    Example:
        `Cuộc họp của Ban Chấp hành Trung ương` and `Buổi làm việc về Nghị quyết của Ban Chấp hành Trung ương`.
    """
    return (one.telling & other.telling) - (one.host & other.topic) - (other.host & one.topic)


def _of_others(one: MeetingView, other: MeetingView) -> bool:
    """Whether two meetings are with different partners, and not each named by the other side."""
    partners, others = one.parts[WITH], other.parts[WITH]
    known = (partners & other.participants, others & one.participants)
    return _size(partners, others) > 1 and not any(known)


def _unopposed(one: MeetingView, other: MeetingView) -> bool:
    """Whether two meetings have one name, and of one of them nobody is known to take part."""
    return one.text == other.text and not (one.people and other.people)


def _share(words: frozenset[str], others: frozenset[str]) -> float:
    return len(words & others) / (_size(words, others) or 1)


def _size(words: frozenset[str], others: frozenset[str]) -> int:
    return min(len(words), len(others))
