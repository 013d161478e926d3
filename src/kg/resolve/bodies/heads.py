"""What the words of one body tell of it: whether it is more than a head, what it works for, what it may be called."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.kinds import FRONT, SOCIETY
from kg.lexicon import load_lexicon
from kg.mentions import BodyMention
from kg.records import replace

EXECUTIVE, COUNCIL = "Ủy ban nhân dân", "Hội đồng nhân dân"  # of a place
GOVERNMENTS = frozenset({EXECUTIVE, COUNCIL})
MINISTRY, MINISTRY_DEPARTMENT = "Bộ", "Vụ"
_NO_MINISTRIES = frozenset({"party", "military"})  # kinds of `Bộ Chính trị`, `Bộ Tổng Tham mưu`
PARTY_COMMITTEE = "Đảng ủy"  # of a commune, or of a body that is no place
PARTY_ORGANIZATION = "Đảng bộ"  # of any of the two
CELL = "Chi bộ"  # of the Party where somebody works, as a rule
CENTRAL_SOCIETY = "Trung ương Hội"  # without the name of the society
_NUMBER = re.compile("[IVX]+|[0-9]+")
_YOUTH = _DELEGATION = "Đoàn"  # also the beginning of other heads: `Đoàn kiểm tra`


def duty(body: BodyMention) -> str:
    """What body_heads.csv says of the head: `committee`, `organ`, `cell`, `department` or nothing.

    A role may have said the head alone: `Trưởng | ban Dân vận`.
    """
    return _duty(body.head, body.name)


@lru_cache(maxsize=50_000)
def _duty(head: str, name: str) -> str:
    """The duty of a body with such a head and name."""
    lexicon = load_lexicon()
    own = lexicon.feature("head", head, "duty")
    return own or (lexicon.feature("head", f"{head} {name}", "duty") if name else "")


def traits(body: BodyMention) -> frozenset[str]:
    """What head_traits.csv says of the head.

    Example:
        >>> sorted(traits(BodyMention(0, 0, "Vụ", "Tổ chức cán bộ")))
        ['capital', 'field', 'open', 'small']
    """
    return load_lexicon().head_traits(body.head)


def is_cell(body: BodyMention) -> bool:
    """Whether a body is the organization of the Party, or its committee, inside another: `Chi bộ`, `Đảng ủy`."""
    return body.head == PARTY_ORGANIZATION or duty(body) == "cell"


def holds_congresses(body: BodyMention) -> bool:
    """Whether congresses of a body are named after it: an organization of the Party, or a society."""
    return body.head in (PARTY_ORGANIZATION, CELL) or body.kind == SOCIETY


def is_bare(body: BodyMention) -> bool:
    """Whether the head alone is printed of a body that has a name: `Sở` in `Phó Giám đốc Sở`."""
    if body.head == _DELEGATION:
        return body.alone
    return not (body.name or body.parent) and load_lexicon().feature("head", body.head, "name") == "required"


def board_of(body: BodyMention) -> BodyMention | None:
    """The bare board whose head a role has said in part: `Ban` + `Chỉ đạo` is a `Ban Chỉ đạo` named elsewhere."""
    if not body.name or body.parent or body.place:
        return None
    board = replace(body, head=f"{body.head} {body.name}", name="")
    return board if is_bare(board) else None


def is_of_kind(body: BodyMention, head: str) -> bool:
    """Whether a named body begins with a head: `Sở Y tế` is a `Sở`, the listed `Tập đoàn Dầu khí` a `Tập đoàn`.

    So does one whose head was read in part: `Ban` + `Chỉ đạo 35` is a `Ban Chỉ đạo`. But `Bộ Chính trị` is no `Bộ`.
    """
    if head == MINISTRY and body.kind in _NO_MINISTRIES:
        return False
    if head.startswith(f"{body.head} ") and f"{body.head} {body.name}".startswith(f"{head} "):
        return True
    listed = body.head.lower().startswith(f"{head.lower()} ") and body.head not in GOVERNMENTS  # "Tổng | công ty"
    return listed or (body.head == head and bool(body.name))


def is_department(body: BodyMention) -> bool:
    """Whether a body of a name, or of the gazetteer, is part of a ministry: `Cục Viễn thông`."""
    return duty(body) == "department" or (not body.name and body.head.startswith(load_lexicon().departments))


def is_youth(society: BodyMention) -> bool:
    """Whether it is a youth union, which a secretary leads: `Tỉnh đoàn`, `Đoàn Thanh niên`."""
    return duty(society) == "committee" or society.head.startswith(_YOUTH)


def is_counted(body: BodyMention) -> bool:
    """Whether nothing but a number tells a department from others of its ministry: `Cục | II`, `Vụ | 7`."""
    return duty(body) == "department" and _NUMBER.fullmatch(body.name) is not None


def beyond_organ(body: BodyMention) -> BodyMention:
    """The society whose organ is listed: that of the `Ban Chấp hành Trung ương | Hội Nông dân Việt Nam`."""
    lexicon = load_lexicon()
    organ = body.kind in (SOCIETY, FRONT) and next((o for o in lexicon.organs if body.head.startswith(f"{o} ")), "")
    whole = lexicon.feature("body", body.head, "parent") if organ else ""
    return replace(body, head=whole) if whole else body


def as_printed(body: BodyMention, head: str) -> BodyMention:
    """A listed body by head and name, as a role prints it: `Ban Tổ chức Trung ương` is `Ban` + `Tổ chức Trung ương`."""
    if head.startswith(f"{body.head} "):
        return replace(body, head=head, name=f"{body.head} {body.name}".removeprefix(head).strip())
    begins = body.head.lower().startswith(head.lower())
    own, name = (body.head[: len(head)], body.head[len(head) :].strip()) if begins else (head, body.head)
    return replace(body, head=own, name=f"{name} {body.name}".strip()) if name else body
