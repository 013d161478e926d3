"""Which profiles of one number, or of one title, are one document."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache, reduce

from kg.lexicon import load_lexicon
from kg.model import Entity, Identity, Kind, PartialDate, Statement
from kg.numbers import YEAR
from kg.resolve.bodies.listed import known_body
from kg.resolve.conflicts import conflict
from kg.resolve.documents.symbols import issuer_of, parts_after_number
from kg.resolve.identity.clusters import AGAINST, ENOUGH, joined_in_stages
from kg.resolve.identity.signatures import Clusters, read
from kg.resolve.identity.titles import alike, is_about, law_year, plenum_term, title_block
from kg.resolve.iris import entity_iri
from kg.resolve.labels import symbol_of
from kg.spelling import fold

_LEAD = re.compile(r"0*(\d+)")
_HISTORY = "1986"  # year before which hardly a document is in use


@dataclass(frozen=True)
class DocumentView:
    """What an article says of one document.

    Attributes:
        label: As the article names it.
        number: With its symbol, if any.
        issuers: Labels of who issued it.
        years: Of its issue.
        near: Places of the article, when nothing else tells of which province a number or a report is.
        published: Month of the article, when the document is one of many of its title.
    """

    label: str
    number: str = ""
    issuers: tuple[str, ...] = ()
    years: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    published: str = ""

    @cached_property
    def symbol(self) -> frozenset[str]:
        """The parts of the symbol: `NQ` and `TW` of `04-NQ/TW`; what is printed as `QĐ-CP` is the Prime Minister's."""
        parts = frozenset(part for part in parts_after_number(self.number) if not YEAR.fullmatch(part))
        return frozenset({"QĐ", "TTg"}) if parts == {"QĐ", "CP"} else parts

    @cached_property
    def year(self) -> frozenset[str]:
        """The years said and the one in the number, or in the name of a law."""
        named = law_year(self.label)
        numbered = (part for part in parts_after_number(self.number) if YEAR.fullmatch(part))
        return frozenset((*self.years, *numbered, *([named] if named else [])))

    @property
    def historic(self) -> bool:
        """Whether it is so old that who cites it tells the year: a number without one is of a later document."""
        return bool(self.number and self.year) and max(self.year) < _HISTORY

    @cached_property
    def term(self) -> str:
        """Of the plenum that passed it, as its title says."""
        return "" if self.number else plenum_term(self.label)

    @cached_property
    def local(self) -> bool:
        """Whether many issuers have this number: `01-NQ/TU` is of a province."""
        return bool(self.symbol) and "TW" not in self.symbol and issuer_of(self.number) is None

    @property
    def passing(self) -> bool:
        """Whether it is written for the moment, under a title that others have, too: `Báo cáo tình hình …`."""
        return not self.number and "passing" in load_lexicon().document_traits(self.label)

    @cached_property
    def title(self) -> str:
        """The label without those who issued it, however much of their names it prints."""
        return reduce(_without, self.issuers, self.label)

    @property
    def stage(self) -> int:
        """How little it says: with a year first, then with a symbol or an issuer, then a bare number."""
        if self.term or (self.year and (self.issuers or not self.local)):
            return 0
        return 1 if self.symbol or self.issuers else 2


def _without(title: str, issuer: str) -> str:
    """A title without a name, or without what it begins with: `Tờ trình của | Ban Thường trực | về …`."""
    words = issuer.split()
    beginnings = (" ".join(words[:size]) for size in range(len(words), 1, -1))
    said = next((one for one in beginnings if f"của {one} " in title), issuer)
    return title.replace(said, " ")


def document_block(kind: str, view: DocumentView) -> str:
    """Type and number, without leading zeros; for a document without a number what its title is about.

    Example:
        `Chỉ thị 05` and `Chỉ thị 05-CT/TW` are of the block `chỉ thị 5`.
    """
    lead = _LEAD.match(view.number)
    return fold(f"{kind} {lead[1]}") if lead else title_block(view.title, kind)


def document_view(
    document: Entity, about: Sequence[Statement], near: tuple[str, ...], published: str = ""
) -> DocumentView:
    """What the statements of one article say of a document.

    Args:
        document: Of the article.
        about: Those whose subject it is.
        near: Bodies and places of the article.
        published: Month of the article's publication, or nothing.
    """
    issuers = {s.object.label for s in about if s.relation == "issuedBy" and isinstance(s.object, Entity)}
    years = {str(s.object.year) for s in about if isinstance(s.object, PartialDate) and s.object.year}
    number = str(dict(document.properties).get("number", ""))
    view = DocumentView(document.label, number, tuple(sorted(issuers)), tuple(sorted(years)))
    told = issuers or not (view.local or view.passing)
    return replace(view, near=() if told else near, published=published if view.passing else "")


@lru_cache(maxsize=10_000)
def read_view(signature: str) -> DocumentView:
    """The view that a signature was made of."""
    return read(DocumentView, signature)


def cluster(signatures: Collection[str]) -> Clusters:
    """The profiles of each document of a block.

    Example:
        `Nghị quyết 01-NQ/TU` of two provinces, or of two years, are two documents; a citation without date and issuer
        is of the only one with the number.
    """
    ordered = sorted(signatures)
    stages = [[one for one in ordered if read_view(one).stage == stage] for stage in range(3)]
    return joined_in_stages(stages, lambda one, other: _weigh(read_view(one), read_view(other)))


def identify(clusters: Clusters) -> dict[str, Identity]:
    """The identity of each profile: label, issuer and year make the IRI."""
    named = [_name([read_view(one) for one in group]) for group in clusters]
    found: dict[str, Identity] = {}
    for group, view in zip(clusters, named, strict=True):
        keys = _keys(view)
        twins = sum((other.label, *_keys(other)) == (view.label, *keys) for other in named)
        iri = entity_iri(Kind.DOCUMENT, view.label, *keys, *(() if twins == 1 else (min(group),)))
        for signature in group:
            reason = _reason(read_view(signature), view, len(group), len(clusters))
            found[signature] = Identity(iri, view.label, reason, _properties(view))
    return found


def _keys(view: DocumentView) -> list[str]:
    """What the IRI of a document is made of, besides its label."""
    return [*(view.issuers or view.near)[:1], *view.years[:1]]


def _weigh(one: DocumentView, other: DocumentView) -> int:
    """How much speaks for one document; below zero when something excludes it."""
    if not (one.symbol <= other.symbol or other.symbol <= one.symbol):
        return AGAINST
    if conflict(one.year, other.year) or one.historic != other.historic:
        return AGAINST
    if (one.term and other.term and one.term != other.term) or _of_other_moments(one, other):
        return AGAINST
    said = _weigh_issuers(one, other)
    if said > 0 and not (one.number or other.number) and not alike(one.title, other.title):
        return AGAINST
    return said


def _of_other_moments(one: DocumentView, other: DocumentView) -> bool:
    """Whether two documents of the moment are of articles more than a month or a province apart."""
    months = [12 * int(view.published[:4]) + int(view.published[5:]) for view in (one, other) if view.published]
    if len(months) > 1 and max(months) - min(months) > 1:
        return True
    return one.passing and other.passing and not is_about(one.title) and conflict(one.near, other.near)


def _weigh_issuers(one: DocumentView, other: DocumentView) -> int:
    """How much speaks for one document in who issued them, or where; below zero when that excludes it."""
    local = one.local or other.local
    if one.issuers and other.issuers:
        if _akin(one.issuers, other.issuers):
            return 2 * ENOUGH
        return 1 if (one.symbol and other.symbol and not local) or _of_the_center(one, other) else AGAINST
    return _weigh_place(one, other) if local else ENOUGH


def _akin(issuers: Sequence[str], others: Sequence[str]) -> bool:
    """Whether an issuer of one is an issuer of the other, or speaks for it: `Thủ tướng Chính phủ`, `Chính phủ`."""
    if not set(issuers).isdisjoint(others):
        return True
    return any(_is_within(*sorted((a.split(), b.split()), key=len)) for a in issuers for b in others)


def _is_within(words: Sequence[str], others: Sequence[str]) -> bool:
    """Whether some words are among others in their order: `Ban Thường trực | Đoàn Chủ tịch | Ủy ban Trung ương`."""
    left = iter(others)
    return all(word in left for word in words)


def _of_the_center(one: DocumentView, other: DocumentView) -> bool:
    """Whether both are of the Party's central bodies, which number their documents together: `04-NQ/TW`."""
    labels = (*one.issuers, *other.issuers)
    bodies = (known_body(label) for label in labels)
    return "TW" in one.symbol | other.symbol and all((b.kind, b.level) == ("party", "central") for b in bodies)


def _weigh_place(one: DocumentView, other: DocumentView) -> int:
    """Of a number that every province has: whether the article of the one is about the issuer of the other."""
    issuers, near = set(one.issuers + other.issuers), set(one.near + other.near)
    if issuers and near:
        return ENOUGH if any(place in issuer for place in near for issuer in issuers) else AGAINST
    return ENOUGH if set(one.near) & set(other.near) else 0


def _name(views: Sequence[DocumentView]) -> DocumentView:
    """The document with its fullest number and all that is said of it."""
    fullest = min(views, key=lambda view: (-len(view.symbol), -len(view.number), *_plainest(view)))
    issuers = sorted({issuer for view in views for issuer in view.issuers})
    years = sorted({year for view in views for year in view.year})
    near = sorted({place for view in views for place in view.near})
    return DocumentView(fullest.label, fullest.number, tuple(issuers), tuple(years), tuple(near))


def _plainest(view: DocumentView) -> tuple[bool, int, str]:
    """Sorts what articles call one document: with year or term first, then short; long names often end in other words.

    Example:
        `Luật Đất đai năm 2013` comes before `Luật Đất đai`, and that before `Luật Đất đai đã được thông qua`.
    """
    return not (law_year(view.label) or view.term), 0 if view.number else len(view.label), view.label


def _properties(view: DocumentView) -> tuple[tuple[str, str], ...]:
    told = (("number", view.number), ("symbol", symbol_of(view.number)))
    return tuple((name, value) for name, value in told if value)


def _reason(own: DocumentView, whole: DocumentView, size: int, documents: int) -> str:
    if size == 1:
        return "no other profile of this name" if documents == 1 else "another issuer, year or symbol than the others"
    if shared := set(own.issuers) & set(whole.issuers):
        return f"same number or title, same issuer: {min(shared)}"
    return "the only document that its number or title fits"
