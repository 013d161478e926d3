"""The school, hospital, company or society that an article is about: its parts and its posts are printed without it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cached_property

from kg.kinds import COURTS, ENTERPRISE, FRONT, PRESS, SOCIETY, VENUE, WITH_FACULTIES
from kg.lexicon import DEPUTATION, load_lexicon
from kg.mentions import BodyMention, Figure, Mention, PlaceMention
from kg.records import replace
from kg.resolve.bodies.heads import COUNCIL, PARTY_COMMITTEE, PARTY_ORGANIZATION, beyond_organ, is_cell, traits
from kg.resolve.labels import body_label
from kg.resolve.most_told import most_told
from kg.resolve.passages import Passages

# Kinds of bodies with parts, with a cell of the Party and with posts that are printed without them.
HOSTING = WITH_FACULTIES | {ENTERPRISE, PRESS, SOCIETY, COURTS, "state"}
_KINDS = HOSTING | {FRONT}
_LISTED = frozenset({"state", "military"})  # of these kinds only the bodies that head_traits.csv calls hosts
_INNER = frozenset({"faculty", "board"})  # traits of the heads of parts and boards of such a body
_ON_DUTY = frozenset({"organ", "office", "cell"})  # duties of these, too
# What the names begin with of committees of the Party in what is no place.
_COMMITTEES = tuple(f"{head} " for head in (PARTY_COMMITTEE, PARTY_ORGANIZATION))
_SUPREME = "tối cao"  # the end of what the highest courts are called
_OFTEN = 2  # mentions of the body that an article is about, and times that it is named as often as any other


class Hosts:
    """The bodies of one article that others may be part of."""

    def __init__(self, passages: Passages, headline: int = 0) -> None:
        """Find them.

        Args:
            passages: The sentences of the article.
            headline: Where its headline ends.
        """
        self._passages = passages
        self._headline = headline

    @cached_property
    def _found(self) -> list[BodyMention]:
        return [body for body in map(beyond_organ, self._passages.bodies) if _hosts(body)]

    @cached_property
    def _opening(self) -> range:
        return self._passages.opening(self._headline)

    def of(self, offset: int, kinds: Collection[str] = HOSTING) -> BodyMention | None:
        """The body of some kinds that something at an offset is part of.

        It is named before in the sentence, and not with the post of another person, or the article is about it.

        Example:
            The school of the `Hiệu trưởng` in `Về phía Trường Đại học Y có ông A, Hiệu trưởng`.
        """
        return self.near(offset, kinds) or self._home([body for body in self._found if kind_of(body) in kinds])

    def kept(self, offset: int, titles: bool) -> BodyMention | None:
        """The committee or office of a bare `Chủ nhiệm`: one before, else, where that titles a name, the article's."""
        kept = [body for body in self._passages.bodies if "warden" in traits(body) and not body.place]
        return self._before(offset, kept) or (self._home(kept) if titles else None)

    @cached_property
    def cell(self) -> BodyMention | None:
        """What has the Party cell of which the headline or the opening tells: `Đại hội Đảng bộ | Tổng công ty …`."""
        cells = (body for body in self._passages.bodies if is_cell(body) and body.parent)
        return next((body.parent for body in cells if self._opens(body)), None)

    @cached_property
    def committee(self) -> BodyMention | None:
        """The committee of the Party that the headline or the opening tells: that of the `Đảng bộ | Quân sự tỉnh`."""
        first = next(filter(self._opens, filter(_is_committee, self._passages.bodies)), None)
        return replace(first, head=first.head.replace(PARTY_ORGANIZATION, PARTY_COMMITTEE)) if first else None

    @cached_property
    def deputation(self) -> BodyMention | None:
        """The deputies of a province, if the headline or the opening tells of them and no other delegation is named."""
        sent = [body for body in self._passages.bodies if "sent" in traits(body)]
        first = next(filter(self._opens, sent), None)
        alone = first and first.place and all(body.head == DEPUTATION for body in sent)
        return first if alone and first and first.head == DEPUTATION else None

    @cached_property
    def center(self) -> BodyMention | None:
        """The only central body with departments that the headline or the opening tells: `Thanh tra Chính phủ`."""
        central = (body for body in self._passages.bodies if body.level == "central" and _has_departments(body))
        told = {body_label(body): body for body in filter(self._opens, central)}
        return next(iter(told.values())) if len(told) == 1 else None

    @cached_property
    def supreme(self) -> BodyMention | None:
        """The supreme court or procuracy, if it is the first that the opening tells of, or the headline alone."""
        courts = [body for body in map(_named, self._passages.mentions) if body and body.kind == COURTS]
        courts = [body for body in courts if self._opens(body)]
        first = next(iter([*(c for c in courts if c.start in self._opening), *courts]), None)
        return first if first and first.head.endswith(_SUPREME) else None

    def _opens(self, body: BodyMention) -> bool:
        """Whether a body is named in the headline or the opening, and not with somebody's post."""
        opening = body.start < self._headline or body.start in self._opening
        return opening and self._passages.figure(body.start) < 0

    def near(self, offset: int, kinds: Collection[str]) -> BodyMention | None:
        """The body of some kinds that is named before in the sentence, and not with the post of another person."""
        return self._before(offset, [body for body in self._found if kind_of(body) in kinds])

    def _before(self, offset: int, fitting: Sequence[BodyMention]) -> BodyMention | None:
        sentence = self._passages.around(offset)
        near = (body for body in fitting if body.start in sentence)
        told = [body for body in near if self._passages.tells(body.start, offset)]
        return min(told, key=lambda body: (body.start > offset, abs(body.start - offset)), default=None)

    def _home(self, fitting: Sequence[BodyMention]) -> BodyMention | None:
        """The first of the headline or of the sentences after it, else the one named again and again."""
        return next(filter(self._opens, fitting), None) or _most_named(fitting)


def _named(mention: Mention | Figure) -> BodyMention | None:
    """The body that a mention is, or whose venue it is: `tại trụ sở | Tòa án nhân dân tối cao`."""
    if not isinstance(mention, PlaceMention):
        return mention if isinstance(mention, BodyMention) else None
    words = mention.name.split()  # that of a listed body is in the venue's name
    ends = (" ".join(words[n:]) for n in range(1, len(words)) if mention.level == VENUE)
    body = next(filter(None, (load_lexicon().lookup("body", end) for end in ends)), None)
    return BodyMention(mention.start, mention.end, body.canonical, kind=body.features["kind"]) if body else None


def _hosts(body: BodyMention) -> bool:
    """Whether a body may have parts: it is none itself, and more than its head is printed."""
    if body.head == COUNCIL:
        return True
    hosting = "host" in traits(body) if body.kind in _LISTED else body.kind in _KINDS
    part = not traits(body).isdisjoint(_INNER) and "host" not in traits(body)  # "Ban Chỉ huy Quân sự" is a board, too
    inner = part or load_lexicon().feature("head", body.head, "duty") in _ON_DUTY
    return (hosting or kind_of(body) == "education") and not inner and _is_told(body)


def _has_departments(body: BodyMention) -> bool:
    """Whether a central body has departments: a steering board, whose members have other posts, has none."""
    return "superior" in traits(body) and "beside" not in traits(body)


def _is_committee(body: BodyMention) -> bool:
    """Whether a body is a committee of the Party that is called `Đảng ủy`, or its organization, and which is told."""
    of_commune = body.place is not None and body.place.level == "commune" and bool(body.place.name)
    named = bool(body.name) and not body.name.isupper()  # no acronym, no "ĐẢNG BỘ | LẦN THỨ XII"
    of_place = body.head in (PARTY_COMMITTEE, PARTY_ORGANIZATION) and (named or of_commune)
    return body.head.startswith(_COMMITTEES) or (of_place and not body.parent)


def kind_of(body: BodyMention) -> str:
    """The kind of a body; an academy of the Party is a school, too."""
    return "education" if "academy" in traits(body) else body.kind


def _is_told(body: BodyMention) -> bool:
    """Whether more than its head is printed, or no other has that head: `Tòa án nhân dân tối cao`."""
    return bool(
        body.level == "central"
        or body.name
        or body.place
        or body.parent
        or not load_lexicon().lookup("head", body.head)
    )


def _most_named(bodies: Sequence[BodyMention]) -> BodyMention | None:
    """The body that is named at least twice, and twice as often as any other."""
    return most_told(bodies, body_label, times=2, least=_OFTEN)
