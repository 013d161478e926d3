"""Which profiles of meetings are one meeting: of a series by its number, others by day, place, organizer and name."""

from __future__ import annotations

import datetime
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from kg.lexicon import load_lexicon
from kg.model import Entity, Identity, Kind, PartialDate, Statement
from kg.resolve.identity.clusters import joined_in_stages
from kg.resolve.identity.editions import edition_name
from kg.resolve.identity.series import SeriesName, common_phrases, series_name
from kg.resolve.identity.signatures import Clusters, read
from kg.resolve.iris import mint
from kg.resolve.labels import name_others
from kg.spelling import fold

ENOUGH = 2
_AGAINST = -6
_ALIKE = 0.75  # share of the shorter name's words that the longer one must have
_TALKS = frozenset({"Buổi tiếp", "Hội đàm"})  # types of which one person has several a day, in one place
_SITTING = "Phiên họp"
_SITTINGS = frozenset({"Cuộc họp", "Hội nghị", _SITTING})  # types of what is one sitting of every month
_LONG_NAME = 5  # words of a name that hardly another meeting has
_OCCASIONS = frozenset({"Diễn đàn", "Hội nghị", "Hội thảo", "Lễ", "Tọa đàm", "Đối thoại"})  # types that have names
_TELLING = 3  # words of a name that tell what the meeting is about
_WORD = re.compile(r"\w+")
_MONTH = re.compile(r"(?:\d{4}|-)-(\d\d)")
_WEEK = 7  # days within which a summit is held
_LEAP = 2000  # a year that has all days
_DAY = re.compile(r"(?:\d{4}|-)-\d\d-\d\d")
# Words that alone tell no body from another: every province has a `Hội đồng nhân dân`.
_VAGUE = frozenset("bàn ban các dân hội nhân quốc tế thể toàn tròn đồng".split())
_PARTY = frozenset({"đảng"})  # the Party's own congress, and of many others with more words
_YEAR = re.compile(r"(?:19|20)\d\d")
_EMPTY = frozenset("của các về với và tại lần thứ kỳ khóa nhiệm tp thành phố tỉnh trong cho để".split())


@dataclass(frozen=True)
class MeetingView:
    """What an article says of one meeting.

    Attributes:
        label: As the article names it.
        type: As in meetings.csv.
        dates: As far as the article gives them.
        places: Where it is held.
        bodies: Who organizes it.
        persons: Who chairs it.
        published: Year of the article, when that alone may tell of which year the meeting is.
        near: Bodies and places of the article, when the name alone tells which meeting it is.
    """

    label: str
    type: str
    dates: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()
    published: str = ""
    near: tuple[str, ...] = ()

    @cached_property
    def series(self) -> SeriesName:
        """Its number in a series, with term and body; of one that is held each year the body, the year and the name."""
        numbered = series_name(self.label, self.type)
        return numbered if numbered.number else edition_name(self.label, self.type)

    @cached_property
    def day(self) -> str:
        """The first whole date, or month and day when the year is unknown."""
        return next((date for date in self.dates if _DAY.fullmatch(date)), "")

    @cached_property
    def years(self) -> frozenset[str]:
        """The years of the dates, else the one in the name, else that of the article if it tells."""
        dated = frozenset(date[:4] for date in self.dates if not date.startswith("-"))
        named = self.series.term if _YEAR.fullmatch(self.series.term) else self.published
        return dated or frozenset({named} - {""})

    @cached_property
    def words(self) -> frozenset[str]:
        """The words that say which meeting of its type it is."""
        text = common_phrases().sub(" ", fold(self.label))
        return frozenset(_WORD.findall(text)) - _EMPTY - set(fold(self.type).split())

    @cached_property
    def yearly(self) -> bool:
        """Whether it is held year after year, and its name has no number."""
        return bool(self.series.number) and not series_name(self.label, self.type).number

    @cached_property
    def named(self) -> bool:
        """Whether it has no number and no day, but a name that hardly another meeting has."""
        if self.series.number or self.day or self.type not in _OCCASIONS or len(self.words) < _LONG_NAME:
            return False
        name = fold(self.label).removeprefix(fold(self.type)).strip().removeprefix("của ").split()
        heads = (" ".join(name[:n]) for n in range(1, _LONG_NAME))
        return not any(load_lexicon().lookup("head", head) or load_lexicon().lookup("body", head) for head in heads)

    @property
    def stage(self) -> int:
        """How little it says: in a series its term first, then its body, then the bare number."""
        _, term, words = self.series
        return 0 if term and words else 1 if words else 2


def meeting_view(
    meeting: Entity, about: Sequence[Statement], near: tuple[str, ...] = (), year: str = ""
) -> MeetingView:
    """What the statements of one article that are about a meeting say of it.

    Args:
        meeting: Of the article.
        about: Those whose subject it is.
        near: Bodies and places of the article.
        year: Of the article's publication, or nothing.
    """

    def labels(relation: str) -> tuple[str, ...]:
        return tuple(sorted({s.object.label for s in about if s.relation == relation and isinstance(s.object, Entity)}))

    dates = {str(s.object) for s in about if s.relation == "heldOn" and isinstance(s.object, PartialDate)}
    kind = str(dict(meeting.properties).get("meetingType", ""))
    found = (labels("heldAt"), labels("organisedBy"), labels("chairedBy"))
    view = MeetingView(meeting.label, kind, tuple(sorted(dates)), *found)
    if view.named:
        return replace(view, near=near, published="" if view.years else year)
    return replace(view, published=year) if view.yearly and not view.years else view


def meeting_block(view: MeetingView) -> str | None:
    """Type and number in the series, else type and day or a long name; a bare `cuộc họp` is of its article only."""
    if view.series.number:
        kind = _SITTING if view.series.monthly and view.type in _SITTINGS else view.type
        return f"{kind} {view.series.number}"
    if view.named:
        return f"{view.type} {' '.join(sorted(view.words))}"
    told = len(view.words) > 1 or any(_facts(view))
    return f"{view.type} {view.day}" if view.day and told else None


@lru_cache(maxsize=50_000)
def read_view(signature: str) -> MeetingView:
    """The view that a signature was made of."""
    return read(MeetingView, signature)


def cluster(signatures: Collection[str]) -> Clusters:
    """The profiles of each meeting of a block.

    Example:
        `Kỳ họp thứ ba, Quốc hội khóa XIV` and `Kỳ họp thứ 3 Quốc hội khóa 14` are one meeting, that of a provincial
        People's Council another.
    """
    ordered = sorted(signatures)
    stages = [[one for one in ordered if read_view(one).stage == stage] for stage in range(3)]
    first = read_view(ordered[0])
    weigh = _weigh_in_series if first.series.number else _weigh_by_name if first.named else _weigh_by_day
    return joined_in_stages(stages, lambda one, other: weigh(read_view(one), read_view(other)), ENOUGH)


def identify(clusters: Clusters) -> dict[str, Identity]:
    """The identity of each profile: label, and term or day, make the IRI."""
    keys = [_keys([read_view(one) for one in group]) for group in clusters]
    found: dict[str, Identity] = {}
    for group, key in zip(clusters, keys, strict=True):
        iri = mint(Kind.MEETING, *(key if keys.count(key) == 1 else (*key, min(group))))
        reason = _reason([read_view(one) for one in group], len(clusters))
        found |= {one: Identity(iri, key[0], reason) for one in group}
    return found


def _keys(views: Sequence[MeetingView]) -> tuple[str, ...]:
    """What the IRI of a meeting is made of: its label, and its term or its day and site."""
    label = min(views, key=_plainest).label
    if views[0].series.number:
        return label, max(view.series.term for view in views)
    sites = sorted({site for view in views for site in (view.bodies or view.places)})
    return label, views[0].day, *sites[:1]


def _weigh_in_series(one: MeetingView, other: MeetingView) -> int:
    (_, term, words), (_, other_term, other_words) = one.series, other.series
    if term and other_term and term != other_term:
        return _AGAINST
    if not (term and other_term) and one.years and other.years and one.years.isdisjoint(other.years):
        return _AGAINST
    if (one.yearly or other.yearly) and _months_apart(one, other):
        return _AGAINST
    small, large = sorted((words, other_words), key=len)
    if words == other_words:
        return ENOUGH if words - _VAGUE else 0
    if small <= large and small - _VAGUE - _PARTY:
        return ENOUGH
    return _AGAINST if small else 1


def _months_apart(one: MeetingView, other: MeetingView) -> bool:
    """Whether what the two say of month and day excludes that both are of one week."""
    if one.day and other.day:
        return abs(_in_year(one.day) - _in_year(other.day)) > _WEEK
    months, others = _months(one), _months(other)
    return bool(months) and bool(others) and months.isdisjoint(others)


def _months(view: MeetingView) -> set[str]:
    """The months of the dates."""
    found = (_MONTH.match(date) for date in view.dates)
    return {match[1] for match in found if match}


def _in_year(day: str) -> int:
    """How many days of the year are before a date, the years being all alike."""
    return datetime.date(_LEAP, int(day[-5:-3]), int(day[-2:])).timetuple().tm_yday


def _weigh_by_day(one: MeetingView, other: MeetingView) -> int:
    if name_others(one.label, other.label):
        return _AGAINST
    if one.type in _TALKS and min(len(one.words), len(other.words)) < _TELLING:
        return 0
    shared = sum(bool(set(a) & set(b)) for a, b in zip(_facts(one), _facts(other), strict=True))
    apart = sum(bool(a and b and not set(a) & set(b)) for a, b in zip(_facts(one), _facts(other), strict=True))
    if apart > 1:  # one of them may be told in two ways, hardly two
        return _AGAINST
    return _weigh_names(one.words, other.words) + ENOUGH * shared - apart


def _weigh_by_name(one: MeetingView, other: MeetingView) -> int:
    """Of two meetings of one long name: whether times, places and bodies, of themselves or around them, agree."""
    if (one.years and other.years and one.years.isdisjoint(other.years)) or _months_apart(one, other):
        return _AGAINST
    pairs = [*zip(_facts(one), _facts(other), strict=True), (one.near, other.near)]
    return _AGAINST if any(a and b and set(a).isdisjoint(b) for a, b in pairs) else ENOUGH


def _weigh_names(words: frozenset[str], others: frozenset[str]) -> int:
    shorter = min(len(words), len(others))
    if not shorter:
        return 0
    alike = len(words & others) / shorter
    if alike < _ALIKE:
        return -ENOUGH
    return ENOUGH if shorter >= _TELLING else 1


def _facts(view: MeetingView) -> tuple[tuple[str, ...], ...]:
    return view.places, view.bodies, view.persons


def _plainest(view: MeetingView) -> tuple[int, bool, int, str]:
    """The shortest label that tells which meeting it is: longer ones often end in words that are no name."""
    stage = int(not view.series.words) if view.yearly else view.stage
    return stage, not view.series.number and len(view.words) < _TELLING, len(view.label.split()), view.label


def _reason(views: Sequence[MeetingView], meetings: int) -> str:
    if len(views) == 1:
        return "no other profile of this name" if meetings == 1 else "another body, term, place or name than the others"
    if number := views[0].series.number:
        return f"same number in the series: {number}"
    return f"same day: {views[0].day}" if views[0].day else "same name, and nothing that tells otherwise"
