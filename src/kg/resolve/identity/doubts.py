"""What a human should look at: profiles of which the evidence does not say for certain whose they are."""

from __future__ import annotations

from enum import StrEnum


class Doubt(StrEnum):
    """Why it is in doubt whose a profile is; the identity graph keeps the code as the reason."""

    ONLY_ONE = "only-one"
    APART = "nothing-in-common"
    UNTOLD = "nothing-tells"


_WORDED = {
    Doubt.ONLY_ONE: "the only person of this name",
    Doubt.APART: "nothing in common with others of this name",
    Doubt.UNTOLD: "nothing tells which person of this name",
}


def worded(reason: str) -> str:
    """The reason of an identity for people to read: a doubt in words, any other as it is.

    Example:
        >>> worded(Doubt.ONLY_ONE), worded("same post: Bí thư Tỉnh ủy Thái Bình")
        ('the only person of this name', 'same post: Bí thư Tỉnh ủy Thái Bình')
    """
    return _WORDED[Doubt(reason)] if reason in set(Doubt) else reason
