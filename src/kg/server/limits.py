"""What one request may cost, and the error that refuses what costs more."""

from __future__ import annotations

from dataclasses import dataclass

from kg.errors import KgError

MEGABYTE = 2**20


@dataclass(frozen=True, slots=True)
class Limits:
    """What one request may cost.

    Attributes:
        seconds: Of time, from the moment that a worker takes the request.
        rows: Of the answer, about.
        answer_megabytes: Of the answer as it is sent.
        memory_megabytes: That a worker may take beyond what it takes with the store open.
    """

    seconds: float = 10
    rows: int = 100_000
    answer_megabytes: int = 32
    memory_megabytes: int = 1024


class RefusedError(KgError):
    """A request that is not answered: an HTTP status and one line that says why."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(" ".join(message.split()))
        self.status = status
