"""Categories of the lexicons' entries that several modules of the grammar ask for together."""

from __future__ import annotations

HEADS = frozenset({"head"})
"""The first words of bodies: `Sở`, `Ủy ban nhân dân`."""
BODIES = HEADS | {"body"}
"""What names a body, or begins its name."""
ACTORS = BODIES | {"role"}
"""What names who acts: a body, or a post."""
AGENTS = ACTORS | {"honorific"}
"""Who acts, also by the words of address or the title before a name."""
SUBJECTS = HEADS | {"role"}
"""What begins the subject of a clause: `| Bộ trưởng`, `| Sở`."""
ROLES = frozenset({"role"})
"""Names of posts: `Chủ tịch`."""
POSTS = ROLES | {"modifier"}
"""What begins a post: `| Chủ tịch`, `| nguyên Chủ tịch`."""
MEETINGS = frozenset({"meeting"})
"""The first words of meetings: `hội nghị`."""
PLACE_TYPES = frozenset({"placetype"})
"""Types of places: `tỉnh`, `phường`."""
PLACE_STARTS = PLACE_TYPES | {"province"}
"""What begins a place that is told without another around it: its type, or a province."""
LOCAL = frozenset({"province", "district"})
"""Places of Vietnam that the gazetteers know."""
LANDS = LOCAL | {"country"}
"""Places of Vietnam, and countries, but no places in them."""
PLACES = LANDS | {"foreign"}
"""All places that the gazetteers know."""
