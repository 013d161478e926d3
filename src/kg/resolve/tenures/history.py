"""What an article tells as history: posts of the dead, posts in a year long past, and posts held for years now over."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, cached_property

from kg.chunks import Sentence
from kg.manners import Manner
from kg.mentions import GOING_ON, DateMention, Figure, Mention, PositionMention, RelationMention
from kg.model import Article
from kg.resolve.passages import Passages
from kg.resources import resource
from kg.spelling import fold
from kg.tables import any_of, phrases, read_table

_HISTORY = "history_words.csv"
_AGO = 4  # years after which the holder of a post has mostly changed
_AHEAD = 15  # years that a plan reaches ahead
_CAREER = 15  # years after which nobody is left in a post
_GENERATION = 30  # years between the numbers of a life, not of a term
_NEAR = 40  # characters between `ngày sinh` and the name
_LEADING = 25  # characters of a sentence among which the date of all of it begins
_BEHIND = 30  # characters after a post that hold the years of it
_OWN_YEARS = frozenset({Manner.CAREER, Manner.RESUME})  # how posts are told that the day of the sentence does not date
_OF_TODAY = frozenset({Manner.APPOSITION, Manner.APPOINTED})  # and those that years before them may not
_YEARS = r"(?:\d{1,2}[./-]){0,2}(?P<%s>1[89]\d\d|20\d\d)"
_YEAR = re.compile(r"\d{4}")
_LIFE = re.compile(rf"\s*\(\s*{_YEARS % 'begin'}\s*[-–]\s*{_YEARS % 'end'}\s*\)")
_TERM = re.compile(r"\b([IVX]+)$")
_TERM_YEARS = re.compile(r"\b(?:19|20)\d\d\s?[-–]\s?((?:19|20)\d\d)\)?$")
_JUBILEE = re.compile(r"\((?P<day>\d{1,2}[./-]\d{1,2})[./-]\d{4}\s*[-–]\s*(?P=day)[./-](?P<year>\d{4})\b")
_APART = re.compile(r"[.,;:\n]|\bdo\b")  # between what is said of one and of another: `Ban Lễ tang | do | ông An`
_PERIOD = re.compile(
    rf"(?P<lead>\b\w++|)\s*{_YEARS % 'begin'}\s*(?:[-–]|đến|tới)\s*(?:tháng |năm )*{_YEARS % 'end'}", re.IGNORECASE
)


class History:
    """What one article says of the past."""

    def __init__(self, article: Article, passages: Passages, text: str) -> None:
        """Read who is dead and what year it is.

        Args:
            article: For its date of publication.
            passages: Its sentences.
            text: Its normalized text.
        """
        self._text = text
        self._passages = passages
        self._published = article.published

    @cached_property
    def _dead(self) -> frozenset[str]:
        figures = [mention for mention in self._passages.mentions if isinstance(mention, Figure)]
        return frozenset(fold(name) for name in self._deaths(figures) if name)

    @cached_property
    def _now(self) -> int:
        """The year in which the article was written: that of an anniversary, or the newest that its dates tell."""
        if self._published:
            return int(self._published[:4])
        jubilees = (int(found["year"]) for found in _JUBILEE.finditer(self._text))
        return max(_present(self._passages.mentions), max(jubilees, default=0))

    @property
    def written(self) -> str:
        """The day of publication, else the year that the article's own dates tell, if they do."""
        return self._published or (f"{self._now:04}" if self._now else "")

    def is_dead(self, name: str) -> bool:
        """Whether the article says so: `kỷ niệm 100 năm Ngày sinh đồng chí A`, `A (1907 - 1988)`, `A qua đời`."""
        return fold(name) in self._dead

    def is_past(self, held: RelationMention) -> bool:
        """Whether a post is told of a year long past, or of years that are over.

        Example:
            `Năm 1998, Bộ trưởng Nguyễn Văn An sang thăm`, `Giai đoạn 2006-2011, ông An làm Bí thư Huyện ủy`.
        """
        sentence = self._passages.begun(held.start)
        if sentence is None:
            return False
        if isinstance(held.object, PositionMention) and self._of_past_term(held.object):
            return True
        post = held.object.start if isinstance(held.object, PositionMention) else 0
        period = _period(sentence, post) if post else None
        today = period is not None and _leads_to_now().search(self._text, period.end, post) is not None
        if today:
            return False
        if period and not (Manner.APPOSITION in held.manner and self._is_of_days(period)):
            line = Manner.LINE in held.manner and not self._published
            back = not self._now and _OF_TODAY.isdisjoint(held.manner)  # an article without any date looks back
            return period.until < GOING_ON if line or back else period.until <= self._now
        return self._over(sentence, held) or (_OWN_YEARS.isdisjoint(held.manner) and self._long_ago(sentence))

    def _is_of_days(self, period: DateMention) -> bool:
        """Whether it is how long something took of late, rather than a tenure: `Từ ngày 3/3/2022 đến 4/4/2022`."""
        return period.date.day is not None and period.date.year == period.until == self._now

    def _of_past_term(self, seat: PositionMention) -> bool:
        """Whether the last term printed with a seat was over when the article was written.

        Example:
            `Đại biểu Quốc hội khóa XI, XIII` and `Chủ tịch Hội nhiệm kỳ 2011-2016` in 2017.
        """
        years = _TERM_YEARS.search(self._text, seat.start, seat.end)
        if years and self._now:
            return int(years[1]) < self._now
        term = _TERM.search(self._text, seat.start, seat.end)
        ended = _assembly_terms().get((seat.role, term[1])) if term else None
        return bool(ended) and str(ended) <= self.written

    def is_bygone(self, appointed: RelationMention) -> bool:
        """Whether an appointment is told of years that are over, or so long past that nobody is still in office."""
        sentence = self._passages.begun(appointed.start)
        return sentence is not None and (self._over(sentence, appointed) or self._long_ago(sentence, _CAREER))

    def _deaths(self, figures: Sequence[Figure]) -> Iterator[str]:
        """The names of the dead; `đồng chí` who `đã từ trần` is the one named before."""
        named = ""
        for figure in figures:
            named = figure.person.name or named
            if self._died(figure):
                yield named

    def _died(self, figure: Figure) -> bool:
        """Whether that is said right beside one name: `A (1907 - 1988)`, `A | qua đời`, `ngày sinh đồng chí | A`."""
        person = figure.person
        life = _LIFE.match(self._text, person.end)
        if life and int(life["end"]) - int(life["begin"]) >= _GENERATION:
            return True
        after = self._text[person.end : person.end + _NEAR].lower().lstrip()
        if after.startswith(phrases(_HISTORY, "dead-after")):
            return True
        before = self._text[max(0, person.start - _NEAR) : person.start].lower()
        said = [word for word in phrases(_HISTORY, "dead-before") if word in before]
        return bool(said) and any(f" {word} " in f" {_APART.split(before)[-1]}" for word in said)

    def _over(self, sentence: Sentence, held: RelationMention) -> bool:
        """Whether years that have ended lead to the statement, or follow it: `… Điện Quang (1/2004 - 5/2010)`."""
        leads = Manner.APPOSITION not in held.manner
        begin, end = sentence.start if leads else held.end, min(held.end + _BEHIND, len(self._text))
        if not _YEAR.search(self._text, begin, end):
            return False
        for period in _PERIOD.finditer(self._text, begin, end):
            beside = period.end() <= held.start or self._text[held.end : period.start()].strip() in ("(", ", từ", "từ")
            term = fold(period["lead"]) in _term_words()
            past = int(period["end"]) < self._now or not self._now  # an article without any date looks back
            if beside and not term and (past or self._is_followed(sentence, period)):
                return True
        return False

    def _is_followed(self, sentence: Sentence, period: re.Match[str]) -> bool:
        """Whether a list goes on with who came later: `Lê Văn An | (2008 - 2019) |, Trần Văn Bình (từ năm 2019)`."""
        later = _YEAR.findall(self._text, period.end(), sentence.end)
        return any(int(year) >= int(period["end"]) for year in later)

    def _long_ago(self, sentence: Sentence, years: int = _AGO) -> bool:
        """Whether a sentence is dated, all of it, so many years ago, and reports what nobody says today."""
        if any(chunk.symbol == "SAY" for chunk in sentence.chunks):
            return False
        dates = [c.mention for c in sentence.chunks if isinstance(c.mention, DateMention) and c.mention.date.year]
        scene = [date for date in dates if date.date.day or date.start - sentence.start < _LEADING]
        recent = any((date.date.year or 0) > self._now - years for date in dates)
        return bool(scene) and not recent and not any(date.until or self._is_since(date) for date in scene)

    def _is_since(self, date: DateMention) -> bool:
        before = self._text[max(0, date.start - _NEAR) : date.start].rstrip(" (").lower()
        return before.endswith(phrases(_HISTORY, "since"))


def _period(sentence: Sentence, offset: int) -> DateMention | None:
    """The last period that a sentence tells before an offset, of what stands there."""
    before = (c.mention for c in sentence.chunks if isinstance(c.mention, DateMention) and c.start < offset)
    return next((date for date in reversed(list(before)) if date.until), None)


def _present(mentions: Sequence[Mention | Figure]) -> int:
    """The newest year, as far as days tell it: that of a single day, or of a month, may be one of a plan, if not far.

    What goes on until now has begun.
    """
    told = [mention for mention in mentions if isinstance(mention, DateMention)]
    dates = [mention.date for mention in told if mention.date.month and not mention.until]
    begun = max((mention.date.year or 0 for mention in told if mention.until == GOING_ON), default=0)
    days = Counter(date.year for date in dates if date.year and date.day)
    days.update(mention.until for mention in told if mention.date.day and mention.until and mention.until != GOING_ON)
    if days:
        newest = max(days)
        repeated = (year for year, count in days.items() if count > 1 and year >= newest - _AHEAD)
        return max(begun, max(repeated, default=newest))
    return max(begun, max((date.year for date in dates if date.year), default=_AGO) - _AGO)


@cache
def _leads_to_now() -> re.Pattern[str]:
    """What leads from years that are over to what is so now: `từ năm 2010 đến 2015 là A, | nay là | B`."""
    return re.compile(any_of(phrases(_HISTORY, "now")))


@cache
def _term_words() -> frozenset[str]:
    return frozenset(phrase.split()[-1] for phrase in phrases(_HISTORY, "term"))


@cache
def _assembly_terms() -> Mapping[tuple[str, str], str]:
    """Role and number of the term -> the day on which it was over."""
    rows: Iterator[dict[str, str]] = read_table(resource("gazetteers", "assembly_terms.csv"))
    return {(row["role"], row["term"]): row["to"] for row in rows}
