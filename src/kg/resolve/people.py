"""Who is meant by `ông Thăng`, `đồng chí Bí thư Tỉnh ủy`, `Thủ tướng`, `ông`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from kg.mentions import PersonMention, PositionMention
from kg.spelling import fold


class People:
    """The persons of one article under all their names."""

    def __init__(self, persons: Iterable[PersonMention], topics: frozenset[int] = frozenset()) -> None:
        """Args: persons: all mentions; topics: offsets of those that come first in their sentence."""
        self._topics = topics
        ordered = sorted(persons, key=lambda person: person.start)
        self._full = [p for p in ordered if p.name and not p.partial]
        self._names = {fold(p.name): p.name for p in reversed(self._full)}
        self._longer = self._suffixes()
        self._holders: dict[str, list[tuple[int, str]]] = defaultdict(list)

    def _suffixes(self) -> dict[str, str]:
        """A shorter name that ends a longer one of the article names the same person: `Kim Ngân`, `Nguyễn Thị Kim Ngân`."""
        longer: dict[str, str] = {}
        for short in self._names:
            for name in self._names:
                if name != short and name.endswith(f" {short}"):
                    longer[short] = name
        return longer

    def add_holder(self, label: str, name: str, offset: int) -> None:
        """Note that a person holds a position, so that the position alone can name the person."""
        self._holders[fold(label)].append((offset, name))

    def name(self, person: PersonMention) -> str | None:
        """The fullest name of the person, or `None` when the article does not say who it is."""
        key = fold(person.name)
        if not person.partial:
            return self._names.get(self._longer.get(key, key), person.name)
        before = [p for p in self._full if p.start < person.start]
        if not person.name:
            topics = [p for p in before if p.start in self._topics] or before
            return self.name(topics[-1]) if topics else None
        fitting = [p for p in before if fold(p.name).split()[-1] == key] or [
            p for p in self._full if fold(p.name).split()[-1] == key
        ]
        return self.name(fitting[-1]) if fitting else None

    def holder(self, position: PositionMention, label: str) -> str | None:
        """The person whom a position names when it stands for its holder."""
        found = self._holders.get(fold(label))
        if not found and position.body is None:
            role = fold(position.role)
            found = [
                pair
                for key, pairs in self._holders.items()
                if key == role or key.startswith(f"{role} ")
                for pair in pairs
            ]
        if not found:
            return None
        names = {name for _, name in found}
        if len(names) == 1:
            return names.pop()
        before = [pair for pair in found if pair[0] < position.start]
        return max(before)[1] if before else None
