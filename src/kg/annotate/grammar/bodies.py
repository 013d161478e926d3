"""Bodies: a head with a name, the body it belongs to, and a place: `Ban Tổ chức` + `Tỉnh ủy` + `Thái Bình`."""

from __future__ import annotations

from dataclasses import replace

from kg.annotate.grammar.body_names import pair_end, parse_name
from kg.annotate.grammar.name_bearers import NAMED_AFTER
from kg.annotate.grammar.places import parse_place
from kg.annotate.tokens import Tokens
from kg.mentions import BodyMention, PlaceMention
from kg.phrases import Entry

_ACTING = frozenset({"AUX", "ISSUE", "ORGANIZE", "HAVE", "CHAIR", "WITH"})  # cues of what bodies do
_INSIDE = frozenset({"Viện", "Phòng", "Khoa", "Bộ môn", "Đội"})  # heads of parts of a ministry, which others have, too
STANDING = "Ủy ban Thường vụ Quốc hội"  # whose boards are printed with it
_DEEPEST = 3  # parents of a body: Phòng + Cục + Tổng cục + Bộ
_ASIDES = frozenset(",(-–")  # marks between a department and its ministry
_OF_STATES = frozenset({"state", "legislature"})  # kinds of the central bodies that every country has
_HOME, _IN = frozenset({"Việt", "Nam"}), frozenset({"tại", "ở"})
_OF = frozenset({"của", "thuộc"})
_MISSION = "foreign"  # kind of the bodies that are in another country: embassies, delegations
_HEADS = frozenset({"head"})
_BODIES = _HEADS | {"body"}
_LANDS = frozenset({"province", "district"})
_WHOLES = frozenset({"education", "health"})  # kinds of bodies that have such parts
_LOCAL_WHOLES = frozenset({"Sở", "Công an"})
_BOARDED = frozenset({"province", "district"})  # levels of places with boards of their own
_SUPERIORS = frozenset({"Bộ", "Ban", "Tòa", "Viện", "Văn", "Tổng", "Ủy", "Thanh"})  # first words of such bodies' names
_FAMILIES = frozenset({"đoàn", "ban", "viện", "vụ"})  # heads of one syllable that are common family names too


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
    if tokens.capital(i) and tokens.names_at(i):
        return None  # "Tổng Bí thư | Trường Chinh" is at no school
    for j, entry in tokens.hits_among(i, _BODIES):
        if entry.category == "body" and _as_printed(tokens, i, entry, small) and not _begins_longer_place(tokens, i, j):
            return _local(tokens, i, j, depth) or _abroad(tokens, *_listed(tokens, i, j, entry))
        if entry.category == "head" and _may_head(tokens, i, j, entry, small):
            found = headed(tokens, i, j, entry, depth, led=small)
            if found:
                return _abroad(tokens, *found)
    return None


def _abroad(tokens: Tokens, body: BodyMention, k: int) -> tuple[BodyMention, int]:
    """The body of another country that is named like one of ours: `Bộ Ngoại giao | Trung Quốc`, `Quốc hội | Lào`."""
    ours = body.level == "central" and body.kind in _OF_STATES and not (body.place or body.parent)
    if not ours or not tokens.capital(k) or not tokens.adjacent(k) or not tokens.find(k, "country"):
        return body, k
    found = parse_place(tokens, k)
    if not found or found[0].name == "Việt Nam" or found[0].level != "country":
        return body, k
    return replace(body, end=tokens.ends[found[1] - 1], kind="foreign", level="", places="none", place=found[0]), found[
        1
    ]


def _may_head(tokens: Tokens, i: int, j: int, head: Entry, small: bool) -> bool:
    """Whether the head is printed as one, and is no person's family name."""
    return (small or tokens.capital(i) or head.features["upper"] != "yes") and not _begins_person(tokens, i, j)


def _begins_person(tokens: Tokens, i: int, j: int) -> bool:
    """Whether a head of one syllable begins a person's name: `Đoàn` in `Đoàn Xuân Hưng`."""
    family = j == i + 1 and tokens.folded[i] in tokens.lexicon.families
    return family and all(tokens.capital(k) and tokens.adjacent(k) and not tokens.found[k] for k in (i + 1, i + 2))


def parse_bare_head(tokens: Tokens, i: int) -> tuple[BodyMention, int] | None:
    """A head that stands for a body named elsewhere: `Phó Giám đốc | Sở | Trần Văn Bình`.

    The head of a body is no family name when a whole name of a person follows it, or nothing does.
    """
    school = tokens.words[i : i + 2] == ["nhà", "trường"]
    hit = tokens.find(i + 1 if school else i, "head") if school or tokens.capital(i) else None
    if not hit or hit[1].features["name"] != "required":
        return None
    j, head = hit
    features = head.features
    if tokens.capital(j) and tokens.adjacent(j) and not _person_follows(tokens, i, j, features["kind"]):
        return None
    start, end = tokens.starts[i], tokens.ends[j - 1]
    return BodyMention(start, end, head.canonical, "", features["kind"], features["level"], features["place"]), j


def parse_acting_head(tokens: Tokens, i: int) -> tuple[BodyMention, int] | None:
    """A head that stands for a body named before, as the subject of what bodies do: `| Bộ | đã ban hành thông tư`."""
    found = parse_bare_head(tokens, i)
    cue = tokens.find(found[1], "cue") if found else None
    acts = cue is not None and cue[1].features["class"] in _ACTING
    return found if found and acts and found[0].head != "Ban" else None  # "Ban tổ chức hội thi" is another noun


def _person_follows(tokens: Tokens, i: int, j: int, kind: str) -> bool:
    """Whether the capitals after a head are a person's name, and neither the body's own nor begun by the head."""
    if kind in NAMED_AFTER or tokens.words[i] == "Bộ" or tokens.lexicon.families.get(tokens.folded[j], True):
        return False
    shortest = 3 if j == i + 1 and tokens.folded[i] in _FAMILIES else 2
    return all(tokens.capital(k) and tokens.adjacent(k) for k in range(j, j + shortest))


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
    features = head.features
    name, k = parse_name(tokens, j, head, led) if features["name"] != "none" else ("", j)
    if features["name"] == "required" and not name:
        return None
    k, country = _country(tokens, _after_acronym(tokens, k))
    parent, place, end = _belongs(tokens, k, head, depth, led)
    full = " ".join(filter(None, (name, country)))
    last = max(end, j)
    if features["kind"] == _MISSION and place is None and (host := _host(tokens, last)):
        at, last = host
        full, parent = (full, replace(parent, name=f"{parent.name} {at}".strip())) if parent else (f"{full} {at}", None)
    start, stop = tokens.starts[i], tokens.ends[last - 1]
    kind, level, places = features["kind"], features["level"], features["place"]
    return BodyMention(start, stop, head.canonical, full, kind, level, places, parent, place), last


def _host(tokens: Tokens, k: int) -> tuple[str, int] | None:
    """The country in which a mission is: `Đại sứ quán Việt Nam | tại Trung Quốc`."""
    hit = tokens.find(k + 1, "country") if tokens.folded[k : k + 1] == ["tại"] and tokens.adjacent(k) else None
    return (f"tại {hit[1].canonical}", hit[0]) if hit and tokens.capital(k + 1) else None


def _as_printed(tokens: Tokens, i: int, entry: Entry, small: bool) -> bool:
    """A body's name has its capital, an acronym all of them: `NAM` is not the `Nam` of `Việt Nam`."""
    return tokens.words[i].isupper() if entry.phrase.isupper() else small or tokens.capital(i)


def _begins_longer_place(tokens: Tokens, i: int, j: int) -> bool:
    return any(end > j for end, _ in tokens.hits_among(i, _LANDS))


def _local(tokens: Tokens, i: int, j: int, depth: int) -> tuple[BodyMention, int] | None:
    """The branch, in a province, of a body whose name is a head too: `Kho bạc Nhà nước | Hà Nam`."""
    head = next((entry for end, entry in tokens.hits_among(i, _HEADS) if end == j), None)
    if head and tokens.adjacent(j) and tokens.find(j, "province"):
        return headed(tokens, i, j, head, depth)
    return None


def _listed(tokens: Tokens, i: int, j: int, entry: Entry) -> tuple[BodyMention, int]:
    """A body of the gazetteer; a place after it makes it a local branch: `Hội Nông dân Việt Nam | tỉnh Vĩnh Phúc`."""
    kind = entry.features["kind"]
    branch = parse_place(tokens, j) if tokens.adjacent(j) and tokens.find(j, "placetype") else None
    if branch and kind != "foreign":
        place, k = branch
        name = entry.canonical.replace("Trung ương ", "")
        return BodyMention(tokens.starts[i], tokens.ends[k - 1], name, "", kind, "", "typed", None, place), k
    if kind == "enterprise" and (office := _branch(tokens, j)):
        return BodyMention(tokens.starts[i], tokens.ends[office[1] - 1], entry.canonical, office[0], kind), office[1]
    own = j - 1 if tokens.words[j - 1] == "Đảng" else j
    if abroad := _of_party(tokens, own) if kind == "party" else _of_chamber(tokens, j):
        host, k = abroad
        head = tokens.surface(i, own if kind == "party" else j)
        return BodyMention(tokens.starts[i], tokens.ends[k - 1], head, "", "foreign", "", "none", host), k
    level = entry.features.get("level", "")
    parent, k = None, j
    if (
        (entry.canonical.startswith(tokens.lexicon.departments) or entry.features.get("parent") == STANDING)
        and j < len(tokens)
        and (superior := _superior(tokens, j) or _command(tokens, j) or whole_of(tokens, j))
        and superior[0].head != entry.canonical  # its acronym: "Viện Nghiên cứu quản lý kinh tế Trung ương | (CIEM)"
    ):
        parent, k = superior
    return BodyMention(tokens.starts[i], tokens.ends[k - 1], entry.canonical, "", kind, level, "", parent), k


def _branch(tokens: Tokens, j: int) -> tuple[str, int] | None:
    """The branch of a bank: `Agribank | chi nhánh Hà Nam`."""
    if tokens.folded[j : j + 2] != ["chi", "nhánh"] or not tokens.adjacent(j):
        return None
    found = parse_place(tokens, j + 2) if j + 2 < len(tokens) else None
    return (tokens.surface(j, found[1]), found[1]) if found and found[0].name else None


def _of_party(tokens: Tokens, j: int) -> tuple[BodyMention, int] | None:
    """The party abroad that a committee leads: `Ban Chấp hành Trung ương | Đảng Cộng sản Trung Quốc`."""
    hit = tokens.find(j, "body") if tokens.words[j : j + 1] == ["Đảng"] else None
    return parse_body(tokens, j, _DEEPEST) if hit and hit[1].features["kind"] == "foreign" else None


def _of_chamber(tokens: Tokens, j: int) -> tuple[BodyMention, int] | None:
    """The chamber of a parliament abroad of which a body is part: `Ủy ban Đối ngoại | Thượng viện Hoa Kỳ`."""
    hit = tokens.find(j, "head") if j < len(tokens) and tokens.adjacent(j) and tokens.capital(j) else None
    return parse_body(tokens, j, _DEEPEST) if hit and hit[1].features["kind"] == "foreign" else None


def _after_acronym(tokens: Tokens, k: int) -> int:
    """Skips the acronym in `Hội đồng nhân dân (HĐND) tỉnh`."""
    if tokens.words[k : k + 1] == ["("] and tokens.words[k + 2 : k + 3] == [")"] and tokens.words[k + 1].isupper():
        return k + 3
    return k


def _country(tokens: Tokens, k: int) -> tuple[int, str]:
    """`Việt Nam` in the name of a body, or the two sides of a friendship: `Hội Hữu nghị | Việt Nam - Cuba`."""
    if pair := pair_end(tokens, k):
        dash, end = pair
        return end, f"{tokens.surface(k, dash)} - {tokens.surface(dash + 1, end)}"
    if tokens.words[k - 1] in _HOME and tokens.folded[k : k + 1] and tokens.folded[k] in _IN:
        host = parse_place(tokens, k + 1, seat=True) if tokens.capital(k + 1) else None
        if host:  # "Hội người Việt Nam | tại Hà Lan"
            return host[1], tokens.surface(k, host[1])
    hit = tokens.find(k, "country") if tokens.capital(k) else None
    return (hit[0], "Việt Nam") if hit and hit[1].canonical == "Việt Nam" else (k, "")


def _belongs(
    tokens: Tokens, k: int, head: Entry, depth: int, led: bool
) -> tuple[BodyMention | None, PlaceMention | None, int]:
    """What follows a body's own words: its parent body, or its place."""
    if not tokens.adjacent(k):
        return None, None, k
    inside = head.features["duty"] == "department" or (led and head.canonical in _INSIDE)
    if inside and (superior := _superior(tokens, k, led)):
        return superior[0], None, superior[1]
    j = k + 1 if tokens.folded[k] in _OF else k
    if depth < _DEEPEST and j < len(tokens) and (found := parse_body(tokens, j, depth + 1)):
        return found[0], None, found[1]
    if after := _central_end(tokens, j):
        return None, PlaceMention(tokens.starts[j], tokens.ends[after - 1], "Trung ương", "", "central"), after
    if spot := _place(tokens, j, head, led):
        return None, spot[0], spot[1]
    return None, None, k


def _superior(tokens: Tokens, k: int, led: bool = False) -> tuple[BodyMention, int] | None:
    """The central body after a department: `Vụ Tổ chức cán bộ | , Bộ Xây dựng`, `| (Bộ Y tế)`, `| - Bộ Y tế`.

    After a role it may also be that of a part of it: `Trưởng khoa Nhi | , Bệnh viện Bạch Mai`.
    """
    if tokens.words[k] not in _ASIDES or tokens.words[k + 1 : k + 2] == [] or tokens.find(k + 1, "role"):
        return None
    found = parse_body(tokens, k + 1, _DEEPEST) if tokens.capital(k + 1) else None
    central = found and found[0].level == "central" and found[0].head.split()[0] in _SUPERIORS
    whole = found and led and (found[0].kind in _WHOLES or found[0].head in _LOCAL_WHOLES)
    if not found or not (central or whole):
        return None
    if tokens.words[k] != "(":
        return found
    return (found[0], found[1] + 1) if tokens.words[found[1] : found[1] + 1] == [")"] else None


def whole_of(tokens: Tokens, j: int) -> tuple[BodyMention, int] | None:
    """The central body after `của`: `Ban Dân nguyện | của Ủy ban Thường vụ Quốc hội`."""
    led = tokens.folded[j] in _OF and tokens.capital(j + 1)
    found = parse_body(tokens, j + 1, _DEEPEST) if led else None
    return found if found and found[0].level == "central" else None


def _command(tokens: Tokens, j: int) -> tuple[BodyMention, int] | None:
    """The arm of the forces right after a department of the name: `Cục Tác chiến | Quân chủng Hải quân`."""
    found = parse_body(tokens, j, _DEEPEST) if tokens.adjacent(j) and tokens.words[j] == "Quân" else None
    return found if found and found[0].kind == "military" else None


def _place(tokens: Tokens, j: int, head: Entry, led: bool) -> tuple[PlaceMention, int] | None:
    """The place after a body, as far as its head takes one; its type alone does after `Ủy ban nhân dân`, `Thành ủy`.

    So it does after a role: `Phó Trưởng ban An toàn giao thông | thành phố`.
    """
    wanted = head.features["place"]
    found = parse_place(tokens, j) if wanted != "none" and j < len(tokens) else None
    own = found and head.features["duty"] == "committee" and found[0].type == head.features["of"]
    return (
        found if found and (wanted == "typed" or found[0].name or own or (led and found[0].level in _BOARDED)) else None
    )


def _central_end(tokens: Tokens, j: int) -> int:
    """Token after `Trung ương` or `Trung ương Đảng`, or 0."""
    if tokens.folded[j : j + 1] == ["trung ương"]:  # written out from an abbreviation
        k = j + 1
    elif tokens.folded[j : j + 2] == ["trung", "ương"]:
        k = j + 2
    else:
        return 0
    return k + 1 if tokens.words[k : k + 1] == ["Đảng"] else k
