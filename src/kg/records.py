"""Dataclasses of which an article makes thousands: frozen for the type checker, which reads every line of the package.

Python itself would check each field of each new one, too: a twentieth of the time of extraction.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from dataclasses import dataclass as record
else:
    Record = TypeVar("Record")

    def _place(self: Record) -> int:
        return hash((self.start, self.end))

    def record(*, frozen: bool, slots: bool) -> Callable[[type[Record]], type[Record]]:
        """A dataclass that is hashed by its place in the text alone, and is not kept from being changed."""

        def made(cls: type[Record]) -> type[Record]:
            cls.__hash__ = _place
            return dataclasses.dataclass(slots=slots)(cls)

        return made


__all__ = ["record"]
