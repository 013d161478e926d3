"""The full names of bodies that an article also prints in short: `Ủy ban Quản lý vốn`, `Sở Nông nghiệp`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import islice, takewhile

from kg.kinds import ABROAD
from kg.lexicon import HOME, load_lexicon
from kg.mentions import BodyMention
from kg.records import replace
from kg.resolve.bodies.agencies import agencies

_SCHOOL = "Trường"
_KIND = "state"  # of the bodies that are called by the first words of their names
_OF_FIELDS = frozenset({"Bộ", "Sở"})  # heads that the same fields follow
_ANY = "Bộ|Sở"  # what stands for them
_JOINTS = (" ", ",")  # what goes on after the first words
_SHORTEST = 3  # letters of an acronym
_LATELY = "2000"  # a name that was last used before is a short one today

Name = tuple[str, str]


class FullNames:
    """Finds the full name of a body, if an article prints one that begins with what it is called elsewhere."""

    def __init__(self, bodies: Iterable[BodyMention]) -> None:
        """Read the names.

        Args:
            bodies: All that the article names.
        """
        found = list(bodies)
        self._longer = _longer({key: body for body in found if (key := _key(body))})
        self._spelled = _spelled_out(found)
        self._schools = _schools(found)

    def of(self, body: BodyMention) -> BodyMention:
        """The body under its full name.

        Example:
            `Sở Nông nghiệp` in an article that names the `Bộ Nông nghiệp và Phát triển nông thôn` is the `Sở Nông
            nghiệp và Phát triển nông thôn`.
        """
        if whole := self._spelled.get((body.head, body.name)):
            return replace(whole, start=body.start, end=body.end)
        if body.head == _SCHOOL and (school := self._schools.get(body.name)):
            return replace(school, start=body.start, end=body.end)
        key = _key(body) if self._longer else None
        full = self._longer.get(key) if key else None
        if full is None:
            return body
        if body.head in _OF_FIELDS:
            return replace(body, name=_field(full))
        return replace(full, start=body.start, end=body.end)


def _schools(bodies: Iterable[BodyMention]) -> Mapping[str, BodyMention]:
    """Names of schools, each with the only one of it whose kind is told: `Trường Tiểu học | Sen Hồng`."""
    told = [body for body in bodies if body.name and body.head.startswith(f"{_SCHOOL} ")]
    names = {body.name for body in told}
    heads = {name: {body.head for body in told if f"{body.name} ".startswith(f"{name} ")} for name in names}
    return {body.name: body for body in told if len(heads[body.name]) == 1}


def _spelled_out(bodies: Sequence[BodyMention]) -> Mapping[Name, BodyMention]:
    """Heads and names that are acronyms, each with the only body whose words begin so: `Trường | ĐHBK`."""
    short = {(body.head, body.name) for body in bodies if _is_acronym(body)}
    found: defaultdict[Name, dict[str, BodyMention]] = defaultdict(dict)
    for body in bodies if short else ():
        head, *words = body.called.split()
        key = head, "".join(word[0].upper() for word in words)
        if key in short and not _is_acronym(body):
            found[key].setdefault(" ".join(words), body)
    return {key: next(iter(several.values())) for key, several in found.items() if len(several) == 1}


def _is_acronym(body: BodyMention) -> bool:
    return len(body.name) >= _SHORTEST and body.name.isupper() and body.name.isalpha() and body.place is None


def _key(body: BodyMention) -> Name | None:
    """Family and words of a name that may be a short one, or the full one of another."""
    if body.kind != _KIND or (body.place and body.place.level in ABROAD):
        return None
    if field := _field(body):
        return _ANY, field
    return ("", body.called) if " " in body.head or body.name else None


def _field(body: BodyMention) -> str:
    """The field of a ministry or a department of a province, with head and name, or as the gazetteers have it."""
    head, name = _parted(body)
    return name if head in _OF_FIELDS else ""


def _longer(named: Mapping[Name, BodyMention]) -> Mapping[Name, BodyMention]:
    """The short names, each with the body of the only full name in the gazetteers that begins with it."""
    keys = sorted(named)
    beginning = ((key, list(_beginning(keys, n))) for n, key in enumerate(keys))
    short = ((key, longer) for key, longer in beginning if longer and _may_be_short(key[0], named[key]))
    return {key: full for key, longer in short if (full := _only([named[one] for one in longer], key))}


def _may_be_short(family: str, body: BodyMention) -> bool:
    """Whether more than a head is printed, and no body has just that name: `Văn phòng` is no short name of one."""
    return bool(family or body.name) and not _is_name_of_today(body)


def _beginning(keys: Sequence[Name], n: int) -> Iterator[Name]:
    """The names that begin with the words of the `n`-th."""
    family, words = keys[n]
    further = takewhile(lambda key: key[0] == family and key[1].startswith(words), islice(keys, n + 1, None))
    return (key for key in further if key[1].startswith(_JOINTS, len(words)))


def _only(longer: Sequence[BodyMention], short: Name) -> BodyMention | None:
    """The listed body among those with longer names, if all that are listed are the same."""
    told = {_key(body): body for body in longer if _is_listed(body) and _key(body) != (short[0], f"{short[1]} {HOME}")}
    return next(iter(told.values())) if len(told) == 1 else None


def _is_listed(body: BodyMention) -> bool:
    """Whether the gazetteers have a body of just that name."""
    return _parted(body) in _agencies() or load_lexicon().lookup("body", " ".join(_parted(body))) is not None


def _is_name_of_today(body: BodyMention) -> bool:
    """Whether an agency has just that name, or had it lately."""
    until = _agencies().get(_parted(body))
    return until is not None and (not until or until >= _LATELY)


def _parted(body: BodyMention) -> Name:
    """The first word of what a body is called, and the others."""
    head, _, name = body.called.partition(" ")
    return head, name


@cache
def _agencies() -> Mapping[Name, str]:
    """Head and field of an agency -> its last year, empty if it still exists."""
    return {(agency.head, agency.field): agency.valid_to for agency in agencies()}
