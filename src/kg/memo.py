"""What a function made of the strings it was given before."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")
_MANY = 50_000  # strings after which it begins anew, so that memory stays flat
_LONG = 50  # characters of a string that is too rare to be remembered


class Memo(dict[str, T]):
    """The values of a function of one string; looking one up costs less than a call.

    Example:
        >>> length = Memo(len)
        >>> length["Thái Bình"], length
        (9, {'Thái Bình': 9})
    """

    def __init__(self, function: Callable[[str], T]) -> None:
        super().__init__()
        self._function = function

    def __missing__(self, key: str) -> T:
        value = self._function(key)
        if len(key) <= _LONG:
            if len(self) >= _MANY:
                self.clear()
            self[key] = value
        return value
