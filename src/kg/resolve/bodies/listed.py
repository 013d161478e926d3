"""What the gazetteers say of a body that is known by its name: of which level it is, and what it is part of."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from kg.lexicon import load_lexicon
from kg.mentions import BodyMention
from kg.resolve.bodies.agencies import agencies


class Listed(NamedTuple):
    """A row of a gazetteer: the level of a body, and the label of the one that it is part of."""

    level: str = ""
    parent: str = ""


def listed(label: str) -> Listed:
    """What is known of a body by its whole name; nothing of one that is not listed.

    Example:
        >>> listed("Cục Văn hóa cơ sở").parent, listed("Ủy ban Đối ngoại của Quốc hội").parent
        ('Bộ Văn hóa, Thể thao và Du lịch', 'Quốc hội')
    """
    entry = load_lexicon().lookup("body", label)
    if entry is None:
        return _agencies().get(label, Listed())
    parent = entry.features.get("parent", "")
    return Listed(entry.features.get("level", ""), parent if parent != label else "")


def known_body(label: str) -> BodyMention:
    """A body by its label, with the kind and level that the gazetteer gives it."""
    entry = load_lexicon().lookup("body", label) or load_lexicon().lookup("head", label)
    kind, level = (entry.features.get("kind", ""), entry.features.get("level", "")) if entry else ("", "")
    return BodyMention(0, 0, label, "", kind, level)


@cache
def _agencies() -> Mapping[str, Listed]:
    """The agencies that are of one ministry alone, and did not come to it from another one."""
    of_one = (agency for agency in agencies() if agency.parent and not agency.valid_from)
    return {agency.name: Listed(agency.level, agency.parent) for agency in of_one}
