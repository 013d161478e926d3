"""What speaks for or against two groups of posts being those of one person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kg.kinds import ENTERPRISE, FRONT, OF_OFFICIALS
from kg.mentions import VICE
from kg.resolve.conflicts import conflict
from kg.resolve.identity.clusters import AGAINST, ENOUGH
from kg.resolve.identity.companies import same_company
from kg.resolve.identity.posts import Post
from kg.spelling import WORD, fold

_STRONG = 4
_STEP = 1  # levels between two posts of one career step
_PROVINCE = 3  # its rank
_ROLE = 2  # words of a chief's title
_TELLING_WORDS = 3  # of the shorter label
# What a label may add: `Thủ tướng [Chính phủ]`, `Công ty [cổ phần] Hợp Lực`.
_DEFAULTS = frozenset("bộ chính phủ cổ phần".split())


@dataclass(frozen=True, slots=True)
class Evidence:
    """A reason and its weight, below zero when it speaks against one person; the weights are added up."""

    weight: int
    reason: str
    of_countries: bool = False


def compare(posts: Sequence[Post], others: Sequence[Post], *, apart_in_time: bool = False) -> list[Evidence]:
    """The evidence that two groups of posts are those of one person, or are not.

    Args:
        posts: Of the one group.
        others: Of the other.
        apart_in_time: Whether the articles of one group are of later years than all of the other.

    Example:
        `Cục trưởng Cục Văn hóa cơ sở` and `Thứ trưởng` of the ministry that the Cục is part of are of one career;
        `Chủ tịch Ủy ban nhân dân tỉnh Hà Nam` and `Chủ tịch Ủy ban nhân dân tỉnh Cà Mau` are of two persons.
    """
    found = [*_countries(posts, others), *_in_favor(posts, others)]
    return found if apart_in_time else [*found, *_exclusive(posts, others)]


def _in_favor(posts: Sequence[Post], others: Sequence[Post]) -> Iterator[Evidence]:
    """What two lists of posts have in common: a post, a body, a place, seats in the National Assembly, leadership."""
    pairs = [(one, other) for one in posts for other in others]
    if shared := [(one.honor, one.label) for one, other in pairs if _same_post(one, other)]:
        yield Evidence(_STRONG if max(shared)[0] else ENOUGH, f"same post: {max(shared)[1]}")
    elif bodies := {body for pair in pairs if _near_in_rank(*pair) for body in _shared_bodies(*pair)}:
        yield Evidence(ENOUGH, f"same body: {min(bodies)}")
    if places := {place for pair in pairs if _near_in_rank(*pair) for place in _shared_places(*pair)}:
        yield Evidence(ENOUGH, f"same place: {min(places)}")
    if any(one.seated for one in posts) and any(one.seated for one in others) and not shared:
        yield Evidence(ENOUGH, "both sit in the National Assembly")
    if (leading := _leading(posts, others)) and not shared:
        yield Evidence(ENOUGH, f"both lead: {leading[0]}; {leading[1]}")


def _leading(posts: Sequence[Post], others: Sequence[Post]) -> tuple[str, ...]:
    """The posts by which both lead, if they do.

    Who is said to be of the Central Committee, and nothing else, leads one of its bodies, a ministry or a province.
    """
    chosen = any(all(one.honor for one in group) for group in (posts, others))
    groups = (
        [one.label for one in group if one.top or (chosen and (one.honor or one.high))] for group in (posts, others)
    )
    found = tuple(min(labels) for labels in groups if labels)
    return found if len(found) > 1 else ()


def _same_post(one: Post, other: Post) -> bool:
    return not one.elsewhere(other) and same_post(one.label, other.label)


def same_post(label: str, other: str) -> bool:
    """Whether two labels name one post, the one perhaps more fully than the other.

    Example:
        >>> same_post("Chủ tịch Tập đoàn Minh Phú", "Chủ tịch Hội đồng quản trị Tập đoàn Thủy sản Minh Phú")
        True
    """
    if label == other:
        return True
    one, two = sorted((WORD.findall(fold(label)), WORD.findall(fold(other))), key=len)
    rest = iter(two)  # in this order: `Hà Nam` is not `Nam Hà`
    return one[0] == two[0] and len(one) >= _TELLING_WORDS and all(w in rest for w in one if w not in _DEFAULTS)


def _near_in_rank(one: Post, other: Post) -> bool:
    return abs(one.rank - other.rank) <= _STEP


def _shared_bodies(one: Post, other: Post) -> set[str]:
    """The body of one that is the other's or contains it; what contains all, as the Government, tells nothing."""
    if not one.bodies or not other.bodies or not (one.telling or other.telling) or one.elsewhere(other):
        return set()
    own = {one.bodies[0], other.bodies[0]}
    shared = {body for body in own if body in _narrow(one.bodies) and body in _narrow(other.bodies)}
    company = same_company(one.bodies, other.bodies) if one.kind == other.kind == ENTERPRISE else ""
    return shared or ({company} if company else set())


def _narrow(bodies: tuple[str, ...]) -> tuple[str, ...]:
    return bodies[:-1] if len(bodies) > 1 else bodies


def _shared_places(one: Post, other: Post) -> set[str]:
    """The places that two posts share, if one person can be expected in both: officials move between bodies.

    Below the province an official is known by the district, not by the province.
    """
    if one.kind != other.kind and not {one.kind, other.kind} <= OF_OFFICIALS:
        return set()
    if 0 < max(one.rank, other.rank) < _PROVINCE and (one.places[:1] != other.places[:1] or one.elsewhere(other)):
        return set()
    return set() if _stepped_down(one, other) or _stepped_down(other, one) else set(one.places) & set(other.places)


def _stepped_down(one: Post, other: Post) -> bool:
    """Whether it would be a former chief who is now the deputy of another: `nguyên Giám đốc`, `Phó Giám đốc`."""
    role = f"{VICE}{' '.join(one.label.split()[:_ROLE])} "
    return one.past and not other.past and one.rank == other.rank and other.label.startswith(role)


def _countries(posts: Sequence[Post], others: Sequence[Post]) -> Iterator[Evidence]:
    here, there = ({one.country for one in group} - {""} for group in (posts, others))
    if here and there and not here & there:
        yield Evidence(AGAINST, f"serve two countries: {min(here)}; {min(there)}", True)
    elif bool(here) != bool(there) and _domestic(others if here else posts):
        yield Evidence(AGAINST, f"one serves {min(here | there)}, the other Việt Nam", True)


def _domestic(posts: Iterable[Post]) -> bool:
    return any(one.places or one.kind in ("party", FRONT) for one in posts)


def _exclusive(posts: Sequence[Post], others: Sequence[Post]) -> Iterator[Evidence]:
    found = sorted((one.label, other.label) for one in posts for other in others if _excludes(one, other))
    if found:
        yield Evidence(AGAINST, f"not at a time: {found[0][0]}; {found[0][1]}")


def _excludes(one: Post, other: Post) -> bool:
    """Whether nobody holds both posts at a time: posts of one level in two places, or of one role in two bodies."""
    if one.past or other.past or not one.rank or one.rank != other.rank:
        return False
    if one.member or other.member:
        return one.seated and other.seated and conflict(one.places, other.places)
    if one.level == "central":
        same_role = one.label.split()[:2] == other.label.split()[:2]
        return same_role and not (
            same_post(one.label, other.label) or _shared_bodies(one, other) or (one.top and other.top)
        )
    return conflict(one.places, other.places)
