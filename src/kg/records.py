"""Dataclasses of which an article makes thousands: frozen for the type checker, which reads every line of the package.

Python itself would check each field of each new one, too: a twentieth of the time of extraction.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from dataclasses import dataclass
else:
    Record = TypeVar("Record")

    def dataclass(*, frozen: bool, slots: bool) -> Callable[[type[Record]], type[Record]]:
        """As in the standard library, but what is frozen is only hashed as such."""
        return dataclasses.dataclass(slots=slots, unsafe_hash=frozen)


__all__ = ["dataclass"]
