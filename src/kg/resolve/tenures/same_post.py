"""Which posts are one post told in other words: `Tỉnh ủy viên` is a seat in the `Ban Chấp hành Đảng bộ tỉnh`."""

from __future__ import annotations

from collections.abc import Set
from functools import cache

from kg.lexicon import load_lexicon
from kg.model import Entity, Statement
from kg.resolve.tenures.posts import role_of

_SEAT, _MEMBER = "Ủy viên Ban Chấp hành Đảng bộ", " viên"
MORE = ("Thường trực", "chuyên trách", "phụ trách")  # of several deputies one: printed once, then left out


def other_wordings(held: Statement) -> Set[str]:
    """The labels by which a change may name the post that somebody holds.

    Example:
        For `Tỉnh ủy viên Hà Nam` it is `Ủy viên Ban Chấp hành Đảng bộ tỉnh Hà Nam`, for `Phó Chủ tịch Thường trực Ủy
        ban nhân dân tỉnh Hà Nam` the same without `Thường trực`.
    """
    if not isinstance(held.object, Entity):
        return frozenset()
    role, rest = role_of(held.object), held.object.label.removeprefix(role_of(held.object))
    plain = {f"{role.removesuffix(f' {more}')}{rest}" for more in MORE if role.endswith(f" {more}")}
    return plain | {f"{_SEAT} {kind}{rest}" for kind in _committees().get(role, ())}


@cache
def _committees() -> dict[str, tuple[str, ...]]:
    """The word for a member of a committee -> the types of places that such committees lead."""
    kinds: dict[str, tuple[str, ...]] = {}
    for kind, committee in load_lexicon().committees.items():
        kinds[committee + _MEMBER] = (*kinds.get(committee + _MEMBER, ()), kind)
    return kinds
