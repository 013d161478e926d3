"""Heads that stand alone for a body named elsewhere: `Phó Giám đốc | Sở | Trần Văn Bình`, `| Bộ | đã ban hành …`."""

from __future__ import annotations

from kg.annotate.grammar.bodies.name_bearers import NAMED_AFTER
from kg.annotate.grammar.persons.address import begins_recipient
from kg.annotate.grammar.persons.ends import plainly_person
from kg.annotate.tokens import Tokens
from kg.kinds import ENTERPRISE
from kg.mentions import BodyMention
from kg.phrases import Entry

_ACTING = frozenset({"AUX", "ISSUE", "ORGANIZE", "HAVE", "CHAIR", "WITH"})  # cues of what bodies do
_FULL = 3  # syllables of a name that begins with a word which is not only a family name


def parse_bare_head(tokens: Tokens, i: int) -> tuple[BodyMention, int] | None:
    """A head that stands for a body named elsewhere: `Phó Giám đốc | Sở | Trần Văn Bình`.

    The head of a body is no family name when a whole name of a person follows it, or nothing does.
    """
    school = tokens.folded[i : i + 2] == ["nhà", "trường"]
    hit = tokens.find(i + 1 if school else i, "head") if school or tokens.capital(i) else None
    if not hit or hit[1].features["name"] != "required":
        return None
    j, head = hit
    if plainly_person(tokens, i):
        return None  # "Bí thư Huyện ủy | Ban Thị An"
    unnamed = school or "nameless" in tokens.lexicon.head_traits(head.canonical)
    kind = "" if unnamed else head.features["kind"]
    if tokens.capital(j) and tokens.adjacent(j) and not _person_follows(tokens, i, j, kind):
        return None
    return _unnamed(tokens, i, *hit)


def parse_small_head(tokens: Tokens, i: int) -> tuple[BodyMention, int] | None:
    """A head printed small after a role, and nothing of its name: `ông An, Phó Giám đốc | sở |, cho biết …`."""
    hit = tokens.find(i, "head")
    if not hit or tokens.capital(i) or hit[1].features["name"] != "required" or not tokens.adjacent(i):
        return None
    j, _ = hit
    named = tokens.capital(j) and tokens.family(j) and tokens.capital(j + 1)
    goes_on = tokens.word_at(j)[:1].isalnum()
    if goes_on and not (named or begins_recipient(tokens, j) or tokens.cue_at(j)):
        return None  # "giám đốc | công ty | chế biến gỗ", "giám đốc | công ty | cho thuê tài chính"
    return _unnamed(tokens, i, *hit)


def parse_bare_whole(tokens: Tokens, i: int, led: bool) -> tuple[BodyMention, int] | None:
    """The head alone of what a body is in: `Công đoàn | Công ty`, after a role also `Bí thư Đảng ủy | công ty`."""
    return parse_bare_head(tokens, i) or (parse_small_head(tokens, i) if led else None)


def parse_acting_head(tokens: Tokens, i: int) -> tuple[BodyMention, int] | None:
    """A head that stands for a body named before, as the subject of what bodies do: `| Bộ | đã ban hành thông tư`."""
    found = parse_bare_head(tokens, i)
    acts = found is not None and tokens.cue_at(found[1]) in _ACTING
    return found if found and acts and found[0].head != "Ban" else None  # "Ban tổ chức hội thi" is another noun


def _unnamed(tokens: Tokens, i: int, j: int, head: Entry) -> tuple[BodyMention, int]:
    """The body of which the head alone is printed, from token `i` to `j`."""
    start, end, features = tokens.starts[i], tokens.ends[j - 1], head.features
    return BodyMention(start, end, head.canonical, "", features["kind"], features["level"], features["place"]), j


def _person_follows(tokens: Tokens, i: int, j: int, kind: str) -> bool:
    """Whether the capitals after a head are a person's name, and neither the body's own nor begun by the head."""
    common = tokens.lexicon.families.get(tokens.folded[j])  # None for what is no family name
    ministry = tokens.words[i] == "Bộ" and common  # "Chánh Văn phòng | Bộ | Ngô Bá Thiện", no "Bộ An …"
    if (kind == ENTERPRISE or ministry) and plainly_person(tokens, j):
        return True  # "Giám đốc Công ty | Trần Thị Lan", "Chánh Văn phòng | Bộ | Tăng Thị Hà"
    if kind in NAMED_AFTER or ministry or common is None or (common and tokens.field(j)):
        return False
    shortest = _FULL if common or (j == i + 1 and tokens.family(i)) else 2
    return all(tokens.capital(k) and tokens.adjacent(k) for k in range(j, j + shortest))
