"""What an article says of one meeting, as the text that decides which meeting is meant."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from kg.lexicon import load_lexicon
from kg.model import Entity, PartialDate, Statement
from kg.numbers import YEAR
from kg.resolve.empty_words import empty_words
from kg.resolve.identity.editions import TITLED, edition_name
from kg.resolve.identity.one_word import expanded_for_comparison, province_words, with_bodies, with_provinces
from kg.resolve.identity.series import SeriesName, common_phrases, series_name
from kg.resolve.identity.signatures import read
from kg.spelling import WORD, fold

SITTING, _CONFERENCE = "Phiên họp", "Hội nghị"
_CEREMONY, _DECISION = "Lễ", "quyết định"
_LONG_NAME = 5  # words of a name that hardly another meeting has
_MONTH = re.compile(r"(?:\d{4}|-)-(\d\d)")
_DAY = re.compile(r"(?:\d{4}|-)-\d\d-\d\d")
# Types of what articles call one meeting, under the one that stands for them.
_KINDRED = {
    **dict.fromkeys(("Buổi làm việc", "Cuộc họp", SITTING, "Đối thoại"), _CONFERENCE),
    "Hội đàm": "Buổi tiếp",
}
WITH, _OF, _ABOUT = "với", "của", "về"  # after them stand whom a meeting is with, whose it is, and its topic
_CONNECTORS = re.compile(rf"(?<!\w)({_OF}|giữa|{WITH})(?!\w)")


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
        people: Who takes part, the chairs too, when only day and participants tell which meeting it is.
        published: Year of the article, when that alone may tell of which year the meeting is.
        near: Bodies and places of the article, when the name alone tells which meeting it is.
    """

    label: str
    type: str
    dates: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    published: str = ""
    near: tuple[str, ...] = ()

    @cached_property
    def series(self) -> SeriesName:
        """Its number in a series, with term and body; of one that is held each year the body, the year and the name."""
        host = self.bodies[0] if len(self.bodies) == 1 else ""
        edition, numbered = edition_name(self.label, self.type), series_name(self.label, self.type, host)
        return edition if edition.words or not numbered.name else numbered

    @cached_property
    def day(self) -> str:
        """The first whole date, or month and day when the year is unknown."""
        return next((date for date in self.dates if _DAY.fullmatch(date)), "")

    @cached_property
    def years(self) -> frozenset[str]:
        """The years of the dates, else the one in the name, else that of the article if it tells."""
        dated = frozenset(date[:4] for date in self.dates if not date.startswith("-"))
        named = self.series.term if YEAR.fullmatch(self.series.term) else self.published
        return dated or frozenset({named} - {""})

    @cached_property
    def words(self) -> frozenset[str]:
        """The words that say which meeting of its type it is."""
        text = common_phrases().sub(" ", self.text)
        return frozenset(WORD.findall(text)) - empty_words("meetings") - set(fold(self.type).split())

    @cached_property
    def telling(self) -> frozenset[str]:
        """The words without the provinces, unless there are no others."""
        return self.words - self.provinces or self.words

    @cached_property
    def text(self) -> str:
        """The label folded, abbreviations written out, with each province and each international body as one word."""
        return with_bodies(with_provinces(expanded_for_comparison(self.label)))

    @cached_property
    def provinces(self) -> frozenset[str]:
        """The provinces that the label names."""
        return frozenset(WORD.findall(self.text)) & province_words()

    @cached_property
    def kind(self) -> str:
        """The type that stands for all that it may be called: decisions are made known at a `Lễ` or a `Hội nghị`."""
        announces = self.type == _CEREMONY and _DECISION in self.text
        return _CONFERENCE if announces else _KINDRED.get(self.type, self.type)

    @cached_property
    def participants(self) -> frozenset[str]:
        """The words of the names of those who take part."""
        return frozenset(fold(" ".join(self.people)).split())

    @cached_property
    def parts(self) -> dict[str, frozenset[str]]:
        """The words of its name proper, under nothing, and those after `của`, `với`, `về`; a body is after `của`."""
        name, _, topic = self.text.partition(f" {_ABOUT} ")
        own, *rest = _CONNECTORS.split(name)
        said = [(_OF if self.names_body else "", own), *zip(rest[::2], rest[1::2], strict=True), (_ABOUT, topic)]
        found = {part: self.telling & frozenset(WORD.findall(text)) for part, text in said}
        return {part: words for part, words in found.items() if words}

    @property
    def host(self) -> frozenset[str]:
        """The words of the body whose meeting it is."""
        return self.parts.get(_OF, frozenset())

    @cached_property
    def topic(self) -> frozenset[str]:
        """The words that its name has in what it is about alone."""
        others = (words for part, words in self.parts.items() if part != _ABOUT)
        return self.parts.get(_ABOUT, frozenset()).difference(*others)

    @cached_property
    def yearly(self) -> bool:
        """Whether it is held year after year under a name that tells it without a number."""
        return bool(self.series.name) and self.series == edition_name(self.label, self.type)

    @cached_property
    def ordinal(self) -> str:
        """The number of a meeting that is held year after year, if its name has one."""
        return series_name(self.label, self.type).name if self.yearly else ""

    @cached_property
    def named(self) -> bool:
        """Whether it has no number and no day, but a name that hardly another meeting has."""
        titled = "titled" in load_lexicon().meeting_traits(self.type)
        if self.series.name or self.day or not titled or len(self.words) < _LONG_NAME:
            return False
        return not self.names_body

    @cached_property
    def names_body(self) -> bool:
        """Whether its name begins with a body: `Phiên họp | Ủy ban nhân dân …`."""
        name = fold(self.label).removeprefix(fold(self.type)).strip().removeprefix(f"{_OF} ").split()
        heads = (" ".join(name[:n]) for n in range(1, _LONG_NAME))
        return any(load_lexicon().lookup("head", head) or load_lexicon().lookup("body", head) for head in heads)

    @cached_property
    def months(self) -> frozenset[str]:
        """The months of the dates."""
        found = (_MONTH.match(date) for date in self.dates)
        return frozenset(match[1] for match in found if match)

    @property
    def facts(self) -> tuple[tuple[str, ...], ...]:
        """Where it is held, who organizes and who chairs it."""
        return self.places, self.bodies, self.persons

    @property
    def stage(self) -> int:
        """How little it says: in a series its term, or when it is held, first, then its body, then the bare number."""
        _, term, words = self.series
        dated = term or (self.yearly and (self.ordinal or self.months or self.years))
        return 0 if dated and words else 1 if words else 2


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
    people = (label for relation in ("chairedBy", "attendedBy", "addressedBy") for label in labels(relation))
    view = MeetingView(meeting.label, kind, tuple(sorted(dates)), *found)
    if not view.series.name and view.day:
        return replace(view, people=tuple(sorted(set(people))))
    if view.named:
        return replace(view, near=near, published="" if view.years else year)
    return replace(view, published=year) if view.yearly and not view.years else view


def meeting_block(view: MeetingView, published: str = "") -> str | None:
    """Type and number in the series, else type and day or a long name; a bare `cuộc họp` is of its article only.

    Args:
        view: Of the meeting.
        published: Year of the article's publication; where that is unknown, most days are told without a year, too.
    """
    if view.series.name:
        return f"{_series_kind(view)} {view.series.name}"
    if view.named:
        return f"{view.type} {' '.join(sorted(view.words))}"
    told = len(view.words) > 1 or any(view.facts) or view.people
    day = view.day if published else f"-{view.day[-6:]}"
    return f"{view.kind} {day}" if view.day and told else None


def _series_kind(view: MeetingView) -> str:
    """The type that stands for all that meetings of a series are called."""
    if view.yearly:
        return _CONFERENCE if view.series.words == TITLED else view.kind
    return SITTING if view.series.monthly and "monthly" in load_lexicon().meeting_traits(view.type) else view.type


@lru_cache(maxsize=10_000)
def read_view(signature: str) -> MeetingView:
    """The view that a signature was made of."""
    return read(MeetingView, signature)
