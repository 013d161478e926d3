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

    def record(*, frozen: bool, slots: bool) -> Callable[[type[Record]], type[Record]]:
        """A dataclass that is hashed as what is frozen, and is not kept from being changed."""
        return dataclasses.dataclass(slots=slots, unsafe_hash=frozen)


__all__ = ["record"]
