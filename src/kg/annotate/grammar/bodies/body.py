"""Bodies: a head with a name, the body it belongs to, and a place: `Ban Tổ chức` + `Tỉnh ủy` + `Thái Bình`."""

from __future__ import annotations

from kg.annotate.grammar.asides import after_short_form
from kg.annotate.grammar.bodies.bare_heads import parse_bare_whole
from kg.annotate.grammar.bodies.names import parse_name
from kg.annotate.grammar.bodies.places import branch_of, central_end, country_of, host_of, place_of, settled_end
from kg.annotate.grammar.bodies.readings import (
    as_printed,
    begins_longer_place,
    ends_amid_department,
    ends_amid_field,
    ends_amid_society,
    may_head,
)
from kg.annotate.grammar.bodies.short_forms import parse_short_form
from kg.annotate.grammar.bodies.task_names import hosting_end
from kg.annotate.grammar.categories import BODIES, HEADS
from kg.annotate.grammar.persons.person import looks_like_person
from kg.annotate.grammar.places.place import parse_place
from kg.annotate.grammar.words import ASIDES, OF
from kg.annotate.tokens import Tokens
from kg.kinds import DIVIDED, ENTERPRISE, OF_STATE, SOCIETY, WITH_FACULTIES
from kg.lexicon import HOME
from kg.mentions import BodyMention, PlaceMention
from kg.phrases import Entry
from kg.records import replace

STANDING = "Ủy ban Thường vụ Quốc hội"  # whose boards are printed with it
_DEEPEST = 3  # parents of a body: Phòng + Cục + Tổng cục + Bộ
_MISSION = "foreign"  # kind of the bodies that are in another country: embassies, delegations
_TASK_FORCES = frozenset({"board", "sent"})  # traits of the heads of what an office of the state sets up
_SEVERAL = frozenset({"hai", "ba", "các", "nhiều"})  # before `nước`
_PARTS = frozenset({"part", "unit", "inner"})  # traits of what may be printed before what it is in
_WHOLES = frozenset({"host", "whole"})  # traits of others with such parts


def parse_body(tokens: Tokens, i: int, depth: int = 0, small: bool = False) -> tuple[BodyMention, int] | None:
    """The body that begins at token `i`: known to the gazetteer, or a head with what belongs to it.

    Args:
        tokens: The article's tokens.
        i: Where the body begins.
        depth: How many bodies are inside it.
        small: Whether it may be printed small, as after a role: `Bí thư | chi bộ`, `giám đốc | công ty …`.

    Example:
        `Ban Tổ chức Tỉnh ủy Thái Bình` gives `Ban` `Tổ chức`, parent `Tỉnh ủy`, place `Thái Bình`.
    """
    if tokens.capital(i) and (tokens.names_at(i) or (depth and looks_like_person(tokens, i))):
        return None  # "Tổng Bí thư | Trường Chinh" is at no school, "Hội đồng trường | Đoàn Quang Vinh" none of a union
    if tokens.short_forms and (short := parse_short_form(tokens, i)):
        return short
    for j, entry in tokens.hits_among(i, BODIES):
        if ends_amid_field(tokens, i, j) or ends_amid_society(tokens, j) or ends_amid_department(tokens, j, entry):
            continue
        if entry.category == "body" and as_printed(tokens, i, entry, small) and not begins_longer_place(tokens, i, j):
            return _local(tokens, i, j, depth) or _of_state(tokens, *_listed(tokens, i, j, entry))
        if entry.category == "head" and may_head(tokens, i, j, entry, small):
            found = headed(tokens, i, j, entry, depth, led=small) or _branded(tokens, i, j, entry)
            if found:
                return _of_state(tokens, *found)
    return None


def _branded(tokens: Tokens, i: int, j: int, head: Entry) -> tuple[BodyMention, int] | None:
    """A company that is known by its brand, after the word for what it is: `Ngân hàng | Vietinbank`."""
    company = head.features["kind"] == ENTERPRISE and tokens.capital(j) and tokens.adjacent(j)
    brand = tokens.find(j, "body") if company else None
    if not brand or brand[1].features["kind"] != ENTERPRISE or brand[0] > j + 1:
        return None
    body, k = _listed(tokens, j, *brand)
    return replace(body, start=tokens.starts[i]), k


def _of_state(tokens: Tokens, body: BodyMention, k: int) -> tuple[BodyMention, int] | None:
    """The body of another country that is named like one of ours: `Bộ Ngoại giao | Trung Quốc`, `Quốc hội | Lào`.

    Those of several are none in particular: `Quốc hội | hai nước`.
    """
    ours = body.level == "central" and body.kind in OF_STATE and not (body.place or body.parent)
    if not ours or not tokens.adjacent(k):
        return body, k
    if tokens.folded[k] in _SEVERAL and tokens.folded_at(k + 1) == "nước":
        return None
    if not tokens.capital(k) or not tokens.find(k, "country"):
        return body, k
    found = parse_place(tokens, k)
    if not found or found[0].name == HOME or found[0].level != "country":
        return body, k
    country, k = found
    return replace(body, end=tokens.ends[k - 1], kind="foreign", level="", places="none", place=country), k


def headed(
    tokens: Tokens, i: int, j: int, head: Entry, depth: int = 0, led: bool = False
) -> tuple[BodyMention, int] | None:
    """The body whose head was read from token `i` up to token `j`, or is implied by a role that ends there.

    Args:
        tokens: The article's tokens.
        i: Where the body begins.
        j: Token after the head.
        head: Its entry in the lexicon.
        depth: How many bodies are inside it.
        led: Whether a role leads to it.

    Example:
        After `Trưởng ban`, `Tổ chức Tỉnh ủy` is the body `Ban Tổ chức Tỉnh ủy`.
    """
    if tokens.short_forms and (known := parse_short_form(tokens, j, head.canonical)):
        return replace(known[0], start=tokens.starts[i]), known[1]
    features = head.features
    named = features["name"] != "none" or (features["task"] == "yes" and not led and hosting_end(tokens, j) > j)
    traits = tokens.lexicon.head_traits(head.canonical)
    offshoot = "offshoot" in traits or ("member" in traits and _begins_school(tokens, j))
    named = named and not (offshoot and tokens.begins(j, HEADS))
    name, k = parse_name(tokens, j, head, led) if named else ("", j)
    country, k = country_of(tokens, after_short_form(tokens, k), features["kind"])
    branch, k = (branch_of(tokens, k) if name and features["kind"] == ENTERPRISE else None) or ("", k)
    parent, place, end = _belongs(tokens, k, head, depth, led)
    short = features["kind"] == "party" and " " in head.canonical  # "Đảng ủy Khối", named elsewhere
    if features["name"] == "required" and not (name or short or (parent and offshoot)):
        return None
    if parent is None and place is None and (office := _office(tokens, k, head, led)):
        parent, end = office
    if parent is None and place is None and (bare := parse_bare_whole(tokens, k, led) if tokens.adjacent(k) else None):
        parent, end = bare
    if name and place and not place.type and (ministry := _command(tokens, end)):
        name, place, (parent, end) = f"{name} {place.name}", None, ministry  # "Trung tâm điều dưỡng Tam Đảo | Bộ Y tế"
    if settled := settled_end(tokens, end, f"{head.canonical} {name}", place) if features["kind"] == SOCIETY else 0:
        name, place, end = f"{name} {tokens.surface(k, settled)}".strip(), None, settled
    full = " ".join(filter(None, (name, country, branch)))
    last = max(end, j)
    kind, level, places = features["kind"], features["level"], features["place"]
    start, stop = tokens.starts[i], tokens.ends[last - 1]
    return _hosted(tokens, BodyMention(start, stop, head.canonical, full, kind, level, places, parent, place), last)


def _office(tokens: Tokens, j: int, head: Entry, led: bool) -> tuple[BodyMention, int] | None:
    """The office of the state whose task force a body is: `Tổ công tác | của Thủ tướng Chính phủ`."""
    set_up = not _TASK_FORCES.isdisjoint(tokens.lexicon.head_traits(head.canonical))
    hit = tokens.find(j + 1, "role") if set_up and tokens.folded_at(j) == "của" else None
    if not hit or hit[1].canonical not in tokens.lexicon.sole_offices or not (led or not tokens.capital(hit[0])):
        return None  # also "đoàn công tác của Thủ tướng | Nguyễn Văn An"
    return BodyMention(tokens.starts[j + 1], tokens.ends[hit[0] - 1], hit[1].canonical, "", "state"), hit[0]


def _hosted(tokens: Tokens, body: BodyMention, k: int) -> tuple[BodyMention, int]:
    """A mission with the country or city in which it is: `Đại sứ quán Việt Nam | tại Trung Quốc`."""
    land = body.place is None or body.place.level == "country"
    host = host_of(tokens, k, body.head) if body.kind == _MISSION and land else None
    if not host:
        return body, k
    at, k = host
    name = " ".join(filter(None, (body.name, body.place.name if body.place else "", "" if body.parent else at)))
    parent = replace(body.parent, name=f"{body.parent.name} {at}".strip()) if body.parent else None
    return replace(body, end=tokens.ends[k - 1], name=name, parent=parent, place=None), k


def _begins_school(tokens: Tokens, j: int) -> bool:
    """Whether the name of a school or hospital begins at token `j`, which may be a person's: `Công đoàn | Trường …`."""
    hit = tokens.find(j, "head")
    return hit is not None and hit[1].features["kind"] in WITH_FACULTIES


def _local(tokens: Tokens, i: int, j: int, depth: int) -> tuple[BodyMention, int] | None:
    """The branch, in a province, of a body whose name is a head too: `Kho bạc Nhà nước | Hà Nam`."""
    head = next((entry for end, entry in tokens.hits_among(i, HEADS) if end == j), None)
    k = after_short_form(tokens, j)
    if head and tokens.adjacent(k) and tokens.find(k, "province"):
        return headed(tokens, i, j, head, depth)
    return None


def _listed(tokens: Tokens, i: int, j: int, entry: Entry) -> tuple[BodyMention, int]:
    """A body of the gazetteer; a place after it makes it a local branch: `Hội Nông dân Việt Nam | tỉnh Vĩnh Phúc`."""
    kind = entry.features["kind"]
    further = after_short_form(tokens, j)
    branch = parse_place(tokens, further) if tokens.adjacent(further) and tokens.find(further, "placetype") else None
    if branch and kind != "foreign":
        place, k = branch
        name = entry.canonical.replace("Trung ương ", "")
        return BodyMention(tokens.starts[i], tokens.ends[k - 1], name, kind=kind, places="typed", place=place), k
    if kind == ENTERPRISE and (office := branch_of(tokens, j)):
        return BodyMention(tokens.starts[i], tokens.ends[office[1] - 1], entry.canonical, office[0], kind), office[1]
    if kind == ENTERPRISE and j == i + 1 and (local := _local_branch(tokens, i, j)):
        return local
    own = j - 1 if tokens.words[j - 1] == "Đảng" else j
    if abroad := _of_party(tokens, own) if kind == "party" else _of_chamber(tokens, j):
        host, k = abroad
        head = tokens.surface(i, own if kind == "party" else j)
        return BodyMention(tokens.starts[i], tokens.ends[k - 1], head, kind="foreign", places="none", parent=host), k
    level = entry.features.get("level", "")
    parent, k = _superior_of_listed(tokens, j, entry)
    # "Sabeco" may be a `Tổng công ty` or, later, a `Công ty Cổ phần`; an acronym is written out
    brand = kind == ENTERPRISE and k == i + 1 and not tokens.words[i].isupper()
    name = tokens.words[i] if brand else entry.canonical
    return BodyMention(tokens.starts[i], tokens.ends[k - 1], name, kind=kind, level=level, parent=parent), k


def _local_branch(tokens: Tokens, i: int, j: int) -> tuple[BodyMention, int] | None:
    """What a company that is known by its brand is called in a province or district: `VNPT | Hà Nam`."""
    spot = parse_place(tokens, j, seat=True) if tokens.capital(j) and tokens.adjacent(j) else None
    if not spot or spot[0].type or spot[0].level not in DIVIDED:
        return None
    place, k = spot
    name = f"{tokens.words[i]} {place.name}"
    return BodyMention(tokens.starts[i], tokens.ends[k - 1], name, kind=ENTERPRISE), k


def _superior_of_listed(tokens: Tokens, j: int, entry: Entry) -> tuple[BodyMention | None, int]:
    """The body printed after one of the gazetteer that is part of it, unless its name says so, and the token after it.

    Example:
        `Cục Viễn thông | Bộ Thông tin và Truyền thông`.
    """
    inside = entry.canonical.startswith(tokens.lexicon.departments) or entry.features.get("parent") == STANDING
    if not inside:
        return None, j
    found = superior(tokens, j) or _command(tokens, j) or whole_of(tokens, j)
    if not found or found[0].head == entry.canonical:
        return None, j  # its acronym: "Viện Nghiên cứu quản lý kinh tế Trung ương | (CIEM)"
    parent, k = found
    return None if entry.canonical.endswith(parent.called) else parent, k


def _of_party(tokens: Tokens, j: int) -> tuple[BodyMention, int] | None:
    """The party abroad that a committee leads: `Ban Chấp hành Trung ương | Đảng Cộng sản Trung Quốc`."""
    hit = tokens.find(j, "body") if tokens.word_at(j) == "Đảng" else None
    return parse_body(tokens, j, _DEEPEST) if hit and hit[1].features["kind"] == "foreign" else None


def _of_chamber(tokens: Tokens, j: int) -> tuple[BodyMention, int] | None:
    """The chamber of a parliament abroad of which a body is part: `Ủy ban Đối ngoại | Thượng viện Hoa Kỳ`."""
    hit = tokens.find(j, "head") if tokens.adjacent(j) and tokens.capital(j) else None
    return parse_body(tokens, j, _DEEPEST) if hit and hit[1].features["kind"] == "foreign" else None


def _belongs(
    tokens: Tokens, k: int, head: Entry, depth: int, led: bool
) -> tuple[BodyMention | None, PlaceMention | None, int]:
    """What follows a body's own words: its parent body, or its place."""
    if not tokens.adjacent(k):
        return None, None, k
    own = tokens.lexicon.head_traits(head.canonical)
    inside = head.features["duty"] == "department" or (led and not own.isdisjoint(_PARTS))
    if inside and (whole := superior(tokens, k, led)):
        return whole[0], None, whole[1]
    j = k + 1 if tokens.folded[k] in OF else k
    small = led and j > k  # "Tổ trưởng Tổ công tác | của chính phủ"
    if depth < _DEEPEST and (found := parse_body(tokens, j, depth + 1, small)):
        return found[0], None, found[1]
    if after := central_end(tokens, j):
        return None, PlaceMention(tokens.starts[j], tokens.ends[after - 1], "Trung ương", "", "central"), after
    if spot := place_of(tokens, j, head, led):
        return None, spot[0], spot[1]
    return None, None, k


def superior(tokens: Tokens, k: int, led: bool = False) -> tuple[BodyMention, int] | None:
    """The central body after a department: `Vụ Tổ chức cán bộ | , Bộ Xây dựng`, `| (Bộ Y tế)`, `| - Bộ Y tế`.

    It may follow the department's number: `Cục Tổ chức cán bộ | (X01, Bộ Công an)`. After a role it may also be that of
    a part of it, `Trưởng khoa Nhi | , Bệnh viện Bạch Mai`, `Trưởng ban Pháp chế | , HĐND tỉnh`, and in parentheses or
    after a dash any: `Trưởng phòng 7 | (Sở Y tế)`, `Trưởng ban Tổ chức | - Huyện ủy Ý Yên`.
    """
    if tokens.word_at(k) not in ASIDES or tokens.find(k + 1, "role"):
        return None
    aside = tokens.words[k] == "("
    numbered = aside and tokens.word_at(k + 1)[-1:].isdigit() and tokens.word_at(k + 2) == ","
    i = k + 3 if numbered else k + 1
    found = parse_body(tokens, i, _DEEPEST - 1) if tokens.capital(i) else None
    if not found:
        return None
    traits = tokens.lexicon.head_traits(found[0].head)
    central = found[0].level == "central" and "superior" in traits
    apart = tokens.words[k] != "," or found[0].kind in WITH_FACULTIES or not traits.isdisjoint(_WHOLES)
    if not (central or (led and apart)):
        return None
    if not aside:
        return found
    return (found[0], found[1] + 1) if tokens.word_at(found[1]) == ")" else None


def whole_of(tokens: Tokens, j: int) -> tuple[BodyMention, int] | None:
    """The central body of which one of the gazetteer is part: `Ban Dân nguyện | của Ủy ban Thường vụ Quốc hội`."""
    led = tokens.folded_at(j) in OF and tokens.capital(j + 1)
    found = parse_body(tokens, j + 1, _DEEPEST) if led else None
    return found if found and found[0].level == "central" else None


def _command(tokens: Tokens, j: int) -> tuple[BodyMention, int] | None:
    """The ministry or arm of the forces right after a department: `Cục Tác chiến | Quân chủng Hải quân`."""
    found = parse_body(tokens, j, _DEEPEST) if tokens.adjacent(j) and tokens.word_at(j) in ("Quân", "Bộ") else None
    return found if found and (found[0].kind == "military" or found[0].level == "central") else None
