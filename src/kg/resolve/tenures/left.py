"""Which posts somebody leaves for another, and which go with the new one."""

from __future__ import annotations

from collections.abc import Sequence

from kg.kinds import FRONT, OF_STATE, SOCIETY
from kg.lexicon import load_lexicon
from kg.manners import Manner
from kg.mentions import SECRETARY, VICE
from kg.model import Entity, Statement, Status, Value, key_of
from kg.resolve.bodies.heads import CELL, COUNCIL
from kg.resolve.labels import untyped
from kg.resolve.tenures.posts import is_done, is_membership, is_other_post, role_of
from kg.staffing import staffing

_CAUCUS = "Ban cán sự Đảng "
_NEXT = 40  # characters between the words of a removal and of the appointment that goes with it


def is_left(held: Statement, statements: Sequence[Statement]) -> bool:
    """Whether the person leaves this post for another in the same passage, and does not get it anew."""
    if held.manner != {Manner.APPOSITION} or held.status is not Status.CURRENT:
        return False
    changes = [c for c in statements if c.relation == "appointedTo" and _is_told_with(held, c, statements)]
    if any(key_of(change.object) == key_of(held.object) for change in changes) or _kept(held, statements):
        return False
    return any(
        is_done(change)
        and is_other_post(change, held)
        and not (_is_beside(change) or _says(change, "beside"))
        and not (_goes_with(held, change) or _keeps_seat(held, change) or _rises_elsewhere(held, change, statements))
        for change in changes
    )


def _kept(held: Statement, statements: Sequence[Statement]) -> bool:
    """Whether it is said that the post is kept: `tiếp tục kiêm nhiệm | Bí thư Thị ủy`."""
    same = (other for other in statements if other.relation == "holds" and other.object == held.object)
    return any(_says(other, "kept") and other is not held for other in same)


def _is_told_with(held: Statement, appointment: Statement, statements: Sequence[Statement]) -> bool:
    """Whether the words that tell an appointment name the post, or those right before, of which seats are left for it.

    Example:
        `để ông A, Giám đốc Sở Y tế, thôi tham gia Tỉnh ủy Hà Nam; điều động, chỉ định ông giữ chức …`.
    """
    removals = (s for s in statements if s.relation == "removedFrom" and _is_within(held, s))
    near = (appointment.evidence.start - removal.evidence.end for removal in removals)
    return _is_within(held, appointment) or any(0 <= gap <= _NEXT for gap in near)


def _is_within(held: Statement, change: Statement) -> bool:
    """Whether a post is told in the words that tell a change."""
    return change.evidence.start <= held.evidence.start and held.evidence.end <= change.evidence.end


def _keeps_seat(held: Statement, change: Statement) -> bool:
    """Whether a seat lasts beside a new post, as one in the caucus of a body that the person leaves does not."""
    seat, post = (one.object.label if isinstance(one.object, Entity) else "" for one in (held, change))
    return is_membership(held) and post.endswith(seat.partition(_CAUCUS)[2])


def _rises_elsewhere(held: Statement, change: Statement, statements: Sequence[Statement]) -> bool:
    """Whether a post in a society lasts while the person gets a higher one in another body.

    Example:
        The `Phó Bí thư Tỉnh đoàn, | Chủ tịch Hội Sinh viên tỉnh` elected `Bí thư Tỉnh đoàn` still leads the students.
    """
    seat, new = _seat(held.object), _seat(change.object)
    if not (seat and new) or seat.iri == new.iri or dict(seat.properties).get("bodyKind") != SOCIETY:
        return False
    beside = (s for s in statements if s.relation == "holds" and is_other_post(s, change) and _is_within(s, change))
    return any(body.iri == new.iri for other in beside if (body := _seat(other.object)))


def _is_beside(change: Statement) -> bool:
    """Whether the new post is one that somebody has beside others: `Chủ tịch Hiệp hội`, `Trưởng ban Chỉ đạo`.

    So is that of a `Bí thư Chi bộ`, and any that is said to be `không chuyên trách`.
    """
    seat = _seat(change.object)
    if _says(change, "unpaid") or (seat and seat.label.startswith(f"{CELL} ")):
        return True
    traits = load_lexicon().head_traits(seat.label) if seat else frozenset()
    return "beside" in traits and "career" not in traits


def _goes_with(held: Statement, change: Statement) -> bool:
    """Whether two posts in one place, of the Party and of the State, go together.

    Example:
        The `Bí thư Huyện ủy` elected `Chủ tịch Hội đồng nhân dân huyện` remains what he was, as does the `Trưởng ban Tổ
        chức Huyện ủy` elected to lead one of its boards, and the `Chủ tịch Ủy ban nhân dân huyện` elected `Phó Bí thư
        Huyện ủy`; the `Phó Bí thư Tỉnh ủy` is beside it `Bí thư Đảng ủy Ủy ban nhân dân tỉnh`.
    """
    post, other = held.object, change.object
    body, new = _seat(post), _seat(other)
    if not (isinstance(post, Entity) and isinstance(other, Entity) and body and new and _in_one_place(body, new)):
        return False
    kind, new_kind = (str(dict(one.properties).get("bodyKind", "")) for one in (body, new))
    council = COUNCIL in new.label  # also its boards
    if role_of(post).removeprefix(VICE).startswith(SECRETARY):
        leads = new_kind == "party" and body.iri != new.iri and _leads_place_of(body, new)
        return kind == "party" and (council or leads or new_kind in OF_STATE | {FRONT})
    if kind == "party":
        return council and COUNCIL not in body.label
    return kind in OF_STATE and new_kind == "party" and role_of(other).startswith(VICE + SECRETARY)


def _says(statement: Statement, part: str) -> bool:
    """Whether the words of a statement have one of staffing.csv for a part: `kiêm nhiệm`, `không chuyên trách`."""
    return any(phrase in statement.evidence.text for phrase in staffing(part))


def _seat(position: Value) -> Entity | None:
    """The body that a position is in."""
    body = dict(position.properties).get("positionIn") if isinstance(position, Entity) else None
    return body if isinstance(body, Entity) else None


def _in_one_place(body: Entity, other: Entity) -> bool:
    """Whether two bodies are of one place, which the names of both may leave out: `Huyện ủy`, `HĐND | huyện`.

    Where neither is named they are of the same type of place: `Đảng ủy | xã`, `HĐND | xã`.
    """
    places = [dict(one.properties).get("locatedIn") for one in (body, other)]
    named = [place.label for place in places if isinstance(place, Entity)]
    if named:
        return len(named) > 1 and len({untyped(label) for label in named}) == 1
    committees = load_lexicon().committees.items()
    led = any(body.label.endswith(head) and other.label.endswith(f" {kind}") for kind, head in committees)
    return led or body.label.split()[-1] == other.label.split()[-1]


def _leads_place_of(committee: Entity, other: Entity) -> bool:
    """Whether a Party committee is that of the place in which another is: `Tỉnh ủy Hà Nam`, `Đảng ủy UBND tỉnh Hà Nam`.

    A commune may have the name of its district: `Huyện ủy Bình Lục`, `Đảng ủy xã Bình Lục`.
    """
    place, where = (dict(body.properties).get("locatedIn") for body in (committee, other))
    return committee.label.startswith(tuple(load_lexicon().committees.values())) and (where is None or place == where)
