"""What the statements about posts are asked for wherever tenures are settled."""

from __future__ import annotations

from kg.lexicon import OF_GOVERNMENT, load_lexicon
from kg.model import Entity, Statement, Status, key_of


def is_done(change: Statement) -> bool:
    """Whether a change has been made, and is not only planned."""
    return change.status is not Status.PROPOSED


def is_other_post(statement: Statement, held: Statement) -> bool:
    """Whether a statement about the same person gives another post, which is no membership."""
    return key_of(statement.object) != key_of(held.object) and not is_membership(statement)


def is_membership(statement: Statement) -> bool:
    """Whether somebody keeps the position beside others: `Ủy viên Ban Thường vụ Tỉnh ủy`, `Đại biểu Quốc hội`."""
    return isinstance(statement.object, Entity) and load_lexicon().is_membership(statement.object.label)


def role_of(position: Entity) -> str:
    """The role of a position: `Bí thư` of `Bí thư Huyện ủy`; a `Thủ tướng` is one at home and abroad."""
    return str(dict(position.properties).get("role", "")).removesuffix(OF_GOVERNMENT)
