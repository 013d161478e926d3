"""Which profiles of meetings are one meeting: of a series by its number, others by day, place, organizer and name."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Mapping, Sequence

from kg.model import Identity, Kind
from kg.resolve.conflicts import conflict
from kg.resolve.empty_words import empty_words
from kg.resolve.identity.clusters import AGAINST, ENOUGH, joined_in_stages
from kg.resolve.identity.meeting_views import SITTING, MeetingView, read_view
from kg.resolve.identity.meetings_of_a_day import TELLING, weigh_by_day
from kg.resolve.identity.signatures import Clusters
from kg.resolve.iris import entity_iri

_WEEK = 7  # days within which a summit is held
_LEAP = 2000  # a year that has all days
_TERM = "khóa"
_PARTY = frozenset({"đảng"})  # the Party's own congress, and of many others with more words


def cluster(signatures: Collection[str]) -> Clusters:
    """The profiles of each meeting of a block.

    Example:
        `Kỳ họp thứ ba, Quốc hội khóa XIV` and `Kỳ họp thứ 3 Quốc hội khóa 14` are one meeting, that of a provincial
        People's Council another.
    """
    ordered = sorted(signatures)
    first = read_view(ordered[0])
    if not first.series.name:
        return _joined(ordered, _weigh_by_name if first.named else weigh_by_day)
    alike: defaultdict[Hashable, list[str]] = defaultdict(list)
    for one in ordered:
        alike[_said_in_series(read_view(one))].append(one)
    kinds = {members[0]: members for members in alike.values()}
    return [group for several in _joined(list(kinds), _weigh_in_series) for group in _members(several, kinds)]


def _joined(signatures: Sequence[str], weigh: Callable[[MeetingView, MeetingView], int]) -> Clusters:
    stages = [[one for one in signatures if read_view(one).stage == stage] for stage in range(3)]
    return joined_in_stages(stages, lambda one, other: weigh(read_view(one), read_view(other)))


def _said_in_series(view: MeetingView) -> Hashable:
    """All that decides on a meeting of a series: few things, however many articles there are."""
    timed = view.yearly or view.type == SITTING
    return view.stage, view.series, view.years, timed and (view.day, view.months, view.ordinal)


def _members(kinds: Sequence[str], members: Mapping[str, Sequence[str]]) -> Clusters:
    """The profiles of kinds that are one meeting; those of a kind that tells nothing are each of its own."""
    found = [one for kind in kinds for one in members[kind]]
    vague = len(kinds) == 1 and _weigh_in_series(read_view(kinds[0]), read_view(kinds[0])) < ENOUGH
    return [[one] for one in found] if vague else [found]


def identify(clusters: Clusters) -> dict[str, Identity]:
    """The identity of each profile: label, and term or day, make the IRI."""
    keys = [_keys([read_view(one) for one in group]) for group in clusters]
    found: dict[str, Identity] = {}
    for group, key in zip(clusters, keys, strict=True):
        iri = entity_iri(Kind.MEETING, *(key if keys.count(key) == 1 else (*key, min(group))))
        reason = _reason([read_view(one) for one in group], len(clusters))
        found |= {one: Identity(iri, key[0], reason) for one in group}
    return found


def _keys(views: Sequence[MeetingView]) -> tuple[str, ...]:
    """What the IRI of a meeting is made of: its label, and its term or its day and site."""
    label = min(views, key=_plainest).label
    if views[0].series.name:
        return label, max(view.series.term for view in views)
    sites = sorted({site for view in views for site in (view.bodies or view.places)})
    return label, max(view.day for view in views), *sites[:1]


def _weigh_in_series(one: MeetingView, other: MeetingView) -> int:
    """How much the names and times of two meetings of a series speak for one: `Hội nghị Sông Hồng lần thứ 5`."""
    if _excluded(one, other):
        return AGAINST
    if _which_number(one, other) or _which_number(other, one):
        return 0
    words, other_words = one.series.words, other.series.words
    small, large = sorted((words, other_words), key=len)
    times = _times(one, other)
    if words == other_words:
        return ENOUGH + times if words - empty_words("yearly") else 0
    if small <= large and small - empty_words("yearly") - _PARTY:
        return ENOUGH + times
    return AGAINST if small else 1 + times


def _times(one: MeetingView, other: MeetingView) -> int:
    """How much the times of two meetings of a body that meets year after year speak for one, if they do not exclude it.

    One month or week does, and a year that only one tells: what nobody tells the year of may have a wrong day.
    """
    if not one.yearly:
        return 0
    return bool(one.months and other.months) + (bool(one.years) != bool(other.years))


def _excluded(one: MeetingView, other: MeetingView) -> bool:
    """Whether terms, numbers or dates of two meetings of a series differ."""
    terms, ordinals = {one.series.term, other.series.term} - {""}, {one.ordinal, other.ordinal} - {""}
    if len(terms) > 1 or len(ordinals) > 1:
        return True
    if not (one.series.term and other.series.term) and conflict(one.years, other.years):
        return True
    return (one.yearly or other.yearly or _of_any(one, other)) and _months_apart(one, other)


def _of_any(one: MeetingView, other: MeetingView) -> bool:
    """Whether one of two sittings may be of any body: many hold a `Phiên họp thứ 5`, each within a week."""
    return one.type == SITTING and not (one.series.words and other.series.words)


def _which_number(dated: MeetingView, numbered: MeetingView) -> bool:
    """Whether nothing tells which number a meeting of several a year has: one has a date alone, the other a number."""
    return bool(dated.months and not dated.ordinal and numbered.ordinal and not numbered.months)


def _months_apart(one: MeetingView, other: MeetingView) -> bool:
    """Whether what the two say of month and day excludes that both are of one week."""
    if one.day and other.day:
        return abs(_in_year(one.day) - _in_year(other.day)) > _WEEK
    return conflict(one.months, other.months)


def _in_year(day: str) -> int:
    """How many days of the year are before a date, the years being all alike."""
    return datetime.date(_LEAP, int(day[-5:-3]), int(day[-2:])).timetuple().tm_yday


def _weigh_by_name(one: MeetingView, other: MeetingView) -> int:
    """Of two meetings of one long name: whether times, places and bodies, of themselves or around them, agree."""
    if conflict(one.years, other.years) or _months_apart(one, other):
        return AGAINST
    apart = any(map(conflict, (*one.facts, one.near), (*other.facts, other.near)))
    return AGAINST if apart else ENOUGH


def _plainest(view: MeetingView) -> tuple[int, bool, int, str]:
    """The shortest label that tells which meeting it is, the term as such: long ones often end in what is no name."""
    stage = int(not view.series.words) if view.yearly else view.stage
    termed = view.series.term and _TERM in view.text
    vague = not termed if view.series.name else len(view.words) < TELLING
    return stage, vague, len(view.label.split()), view.label


def _reason(views: Sequence[MeetingView], meetings: int) -> str:
    if len(views) == 1:
        return "no other profile of this name" if meetings == 1 else "another body, time, place or name than the others"
    if name := views[0].series.name:
        told = "edition of a yearly meeting" if views[0].yearly else "number in the series"
        return f"same {told}: {name}"
    day = max(view.day for view in views)
    return f"same day: {day}" if day else "same name, and nothing that tells otherwise"
