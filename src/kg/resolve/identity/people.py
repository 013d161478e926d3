"""Which profiles of one name are one person. The same name is a candidate, never a proof."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from kg.model import Identity, Kind
from kg.resolve.identity.clusters import ENOUGH, joined_by_key, joined_by_weight
from kg.resolve.identity.doubts import Doubt
from kg.resolve.identity.evidence import Evidence, compare, same_post
from kg.resolve.identity.posts import Post
from kg.resolve.identity.signatures import Clusters, Reasons, bare
from kg.resolve.identity.succession import moved_on
from kg.resolve.identity.views import PersonView, read_view
from kg.resolve.iris import entity_iri
from kg.spelling import is_syllable

_ALONE = "no other profile of this name"
_WITH_VAGUE = "the others of this person say no post that tells otherwise"
_FOREIGN = "a foreign name, which hardly two persons have"
_ASSEMBLY = "a seat in the National Assembly"
_BARE_POST = 3  # words of a post that tells who it is together with the name, though its body is not named


@dataclass(frozen=True)
class Group:
    """Profiles that are of one person.

    Attributes:
        signatures: Of the profiles, sorted.
        posts: All that they say.
        near: Bodies and places of the articles of vague profiles.
        years: Of publication.
    """

    signatures: tuple[str, ...]
    posts: tuple[Post, ...]
    near: frozenset[str]
    years: frozenset[str]

    @cached_property
    def _shares(self) -> Counter[Hashable]:
        """How many profiles say each post and name each place."""
        views = [read_view(one) for one in self.signatures]
        found: Counter[Hashable] = Counter()
        for view in views:
            found.update(view.posts)
            found.update(view.near)
        return found

    def without(self, view: PersonView) -> Group:
        """The group as its other profiles show it."""
        posts = tuple(one for one in self.posts if self._shares[one] > (one in view.posts))
        near = frozenset(one for one in self.near if self._shares[one] > (one in view.near))
        return replace(self, posts=posts, near=near)

    @property
    def scenes(self) -> frozenset[str]:
        """The bodies and places of the posts, or of the articles."""
        return self.near.union(label for one in self.posts for label in (*one.bodies, *one.places))

    @property
    def prominence(self) -> tuple[int, str, tuple[str, ...]]:
        """Sorts the persons of one name: the highest post first; few articles that come change the order."""
        highest = max((4 if one.top or one.honor else one.rank for one in self.posts), default=-1)
        return -highest, self.mark, self.signatures

    @property
    def mark(self) -> str:
        """What tells the person from others of the name: the highest post that is no membership."""
        ranked = sorted((one.member, -one.rank, one.label) for one in self.posts)
        return ranked[0][2] if ranked else self.signatures[0]


def cluster(name: str, signatures: Collection[str]) -> tuple[Clusters, Reasons]:
    """The profiles of each person of a name, and why a profile whose posts do not tell is where it is.

    Example:
        The profiles `Chủ tịch Ủy ban nhân dân tỉnh Hà Nam` and `Bí thư Tỉnh ủy Hà Nam` of one name are one person,
        that of `Giám đốc Bệnh viện Bạch Mai` another.
    """
    views = {signature: read_view(signature) for signature in sorted(signatures)}
    groups = _told(name, views)
    reasons: dict[str, str] = {}
    for posted in (True, False):
        vague = {one: view for one, view in views.items() if not view.told and bool(view.posts) == posted}
        groups = _with_vague(name, groups, vague, reasons)
    return [list(group.signatures) for group in groups], reasons


def identify(name: str, clusters: Clusters, reasons: Reasons) -> dict[str, Identity]:
    """The identity of each profile.

    The most prominent person has the IRI of the name alone; the others' also depend on what tells them apart.
    """
    groups = sorted(map(_group, clusters), key=lambda group: group.prominence)
    marks = [group.mark for group in groups]
    found: dict[str, Identity] = {}
    for n, group in enumerate(groups):
        keys = () if n == 0 else (marks[n],) if marks.count(marks[n]) == 1 else (marks[n], group.signatures[0])
        iri = entity_iri(Kind.PERSON, name, *keys)
        for one in group.signatures:
            found[one] = Identity(iri, name, reasons.get(bare(one)) or _reason(name, one, group, groups))
    return found


def _told(name: str, views: Mapping[str, PersonView]) -> list[Group]:
    """The groups of the profiles whose posts tell who it is."""
    told = [signature for signature, view in views.items() if view.told]
    groups = [_group(several) for several in joined_by_key(told, lambda one: _decisive(views[one]))]
    weigh = _weigh_foreign if foreign(name) else _weigh

    def weight(one: int, other: int) -> int:
        return weigh(_compare(groups[one], groups[other]))

    clusters = joined_by_weight(len(groups), weight)
    return [_group(s for n in cluster for s in groups[n].signatures) for cluster in clusters]


def _weigh(evidence: Sequence[Evidence]) -> int:
    return sum(one.weight for one in evidence)


def _weigh_foreign(evidence: Sequence[Evidence]) -> int:
    """Hardly two persons have one foreign name; only that they serve two countries speaks against it."""
    return ENOUGH + sum(one.weight for one in evidence if one.weight > 0 or one.of_countries)


def _decisive(view: PersonView) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The posts that one person of a name holds; many sit in an assembly, so that is not one of them."""
    return ((one.label, one.places) for one in view.posts if one.telling and (one.honor or not one.member))


def _group(signatures: Iterable[str]) -> Group:
    found = tuple(sorted(signatures))
    views = [read_view(signature) for signature in found]
    posts = {one for view in views for one in view.posts}
    near = {label for view in views for label in view.near}
    return Group(found, tuple(sorted(posts)), frozenset(near), frozenset(view.year for view in views))


def _compare(group: Group, other: Group) -> list[Evidence]:
    early, late = sorted((group, other), key=lambda one: max(one.years))
    if "" in early.years | late.years or max(early.years) > min(late.years):
        return compare(group.posts, other.posts)
    last, first = max(early.years), min(late.years)
    return compare(moved_on(early.posts, last, first), late.posts, apart_in_time=last < first)


def _in_favor(evidence: Sequence[Evidence]) -> list[str]:
    return [one.reason for one in evidence if one.weight > 0]


def _compare_after(view: PersonView, group: Group) -> list[Evidence]:
    """What speaks for the same person once all that ended has become what took its place."""
    if "" in group.years:
        return []
    last = max(group.years)
    return compare(moved_on(view.posts, view.year, last), moved_on(group.posts, min(group.years), last))


def _with_vague(
    name: str, told: Sequence[Group], views: Mapping[str, PersonView], reasons: dict[str, str]
) -> list[Group]:
    """The groups with profiles whose posts do not tell who it is; notes why each is where it is."""
    found = {group: list(group.signatures) for group in told}
    apart: list[str] = []
    for signature, view in views.items():
        group, reasons[signature] = _home(name, view, told)
        (found[group] if group else apart).append(signature)
    rest = joined_by_key(apart, lambda one: _scenery(name, one, views[one]))
    return [_group(several) for several in (*found.values(), *rest)]


def _scenery(name: str, signature: str, view: PersonView) -> tuple[str, ...]:
    """What joins vague profiles that belong to nobody known: the same bare post, or the same bodies and places."""
    posts = (_ASSEMBLY if one.seated else one.label for one in view.posts if len(one.label.split()) >= _BARE_POST)
    return (name,) if foreign(name) else (*view.near, *posts, signature)


def _home(name: str, view: PersonView, told: Sequence[Group]) -> tuple[Group | None, str]:
    """The group that a vague profile belongs to, and why."""
    if not told:
        return None, ""
    fitting = [group for group in told if all(e.weight > 0 for e in compare(view.posts, group.posts))]
    shared = {group: _shared(view, group) for group in fitting}
    ranked = sorted(fitting, key=lambda group: (-len(shared[group]), group.prominence))
    if ranked and shared[ranked[0]] and (len(ranked) == 1 or len(shared[ranked[1]]) < len(shared[ranked[0]])):
        return ranked[0], f"in common: {shared[ranked[0]][0]}"
    if foreign(name) and len(told) == len(fitting) == 1:
        return told[0], _FOREIGN
    unposted = all(one.member for one in view.posts)
    if unposted and len(told) == len(fitting) == 1 and _is_expected(view, told[0]):
        return told[0], Doubt.ONLY_ONE
    return None, Doubt.UNTOLD


def _shared(view: PersonView, group: Group) -> list[str]:
    """What a vague profile has in common with a group: posts first, then bodies and places."""
    posts = {one.label for one in view.posts for other in group.posts if same_post(one.label, other.label)}
    return [*sorted(posts), *sorted(set(view.near) & group.scenes)]


def _is_expected(view: PersonView, group: Group) -> bool:
    """Whether the only person of a name is meant where nothing else tells: one whom all readers know.

    A deputy is more often an official than somebody of a company; one who serves in one place is not met elsewhere.
    """
    if view.near and group.posts and all(one.places for one in group.posts):
        return False
    if any(one.seated for one in view.posts):
        return any(one.official for one in group.posts)
    return any(one.top or one.honor or one.high or one.seated for one in group.posts)


def _reason(name: str, signature: str, group: Group, groups: Sequence[Group]) -> str:
    """Why a profile is with its group, else why it is with no other."""
    if len(group.signatures) > 1:
        own = read_view(signature)
        rest = group.without(own)
        shared = _in_favor(compare(own.posts, rest.posts)) or _in_favor(_compare_after(own, rest)) or _shared(own, rest)
        return "; ".join(shared[:2]) or (_FOREIGN if foreign(name) else _WITH_VAGUE)
    against = (e.reason for other in groups if other is not group for e in _compare(group, other) if e.weight < 0)
    return next(against, _ALONE if len(groups) == 1 else Doubt.APART)


def foreign(name: str) -> bool:
    """Whether a name cannot be Vietnamese by its spelling.

    Example:
        >>> foreign("Angela Merkel"), foreign("Nguyễn Thị Kim Ngân")
        (True, False)
    """
    return not all(map(is_syllable, name.split()))
