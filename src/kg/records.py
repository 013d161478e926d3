"""Dataclasses of which an article makes thousands: frozen for the type checker, which reads every line of the package.

Python itself would check each field of each new one, too: a twentieth of the time of extraction.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from dataclasses import dataclass as record
    from dataclasses import replace

    def fields_of(one: object) -> tuple[object, ...]:
        """What the fields hold, in their order."""
else:
    Record = TypeVar("Record")

    def _place(self: Record) -> int:
        return self.start

    def record(*, frozen: bool, slots: bool) -> Callable[[type[Record]], type[Record]]:
        """A dataclass that is hashed by where it begins in the text alone, and is not kept from being changed."""

        def made(cls: type[Record]) -> type[Record]:
            cls.__hash__ = _place
            return dataclasses.dataclass(slots=slots)(cls)

        return made

    def replace(one: Record, **changes: object) -> Record:
        """A record, or another dataclass of several fields, with some of them changed."""
        return type(one)(*map(changes.get, one.__match_args__, fields_of(one)))

    def fields_of(one: Record) -> tuple[object, ...]:
        """What the fields hold, in their order."""
        return _getter(type(one))(one)

    @cache
    def _getter(cls: type[Record]) -> Callable[[Record], tuple[object, ...]]:
        return attrgetter(*cls.__match_args__)


__all__ = ["fields_of", "record", "replace"]
