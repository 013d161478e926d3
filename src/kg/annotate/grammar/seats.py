"""Seats: what completes a role, a body or a place, at home or abroad: `Trưởng ban | Tổ chức Tỉnh ủy`."""

from __future__ import annotations

from typing import NamedTuple

from kg.annotate.grammar.bare_heads import parse_bare_head, parse_small_head
from kg.annotate.grammar.bodies import STANDING, ends_amid_department, ends_amid_society, headed, parse_body, whole_of
from kg.annotate.grammar.body_names import parse_name
from kg.annotate.grammar.companies import aside_end, parse_brand
from kg.annotate.grammar.field_names import is_zone
from kg.annotate.grammar.name_bearers import NAMED_AFTER
from kg.annotate.grammar.places import parse_place, parse_unlisted
from kg.annotate.tokens import Tokens
from kg.kinds import ABROAD, WORLD
from kg.lexicon import HOME
from kg.mentions import BodyMention, PlaceMention
from kg.phrases import Entry, Phrases
from kg.records import replace
from kg.spelling import fold, is_syllable

_MARKS = frozenset("(-–,")
_GOVERNING = frozenset({"party", "state", "legislature"})  # kinds of bodies that act beside who is named before them
_TASK_FORCES = frozenset({"board", "sent"})  # traits of the heads of what an office of the state sets up
_BODIES = frozenset({"head", "body"})
_HAMLET = 3  # words of the longest type of a hamlet, `tổ dân phố`
_STATES = frozenset("nước CH CHND CHDCND CHXHCN CHLB LB".split())  # what may stand before a country's name
_MEANT = (("nước", "này"), ("nước", "chủ", "nhà"), ("nước", "sở", "tại"))  # the country spoken of


class Seat(NamedTuple):
    """What completes a role.

    Attributes:
        end: Token after the last of its words.
        body: The body that the role is in.
        place: The place that it is of when no body is printed: `Chủ tịch | tỉnh`.
        keep: Whether the label prints the body's head, which the role implies.
    """

    end: int
    body: BodyMention | None = None
    place: PlaceMention | None = None
    keep: bool = True


def abroad(tokens: Tokens, j: int, keep: bool) -> Seat:
    """The country or party after a role that is a whole position at home: `Chủ tịch Quốc hội | Lào`."""
    if party := _foreign_party(tokens, j):
        return party
    country = _country(tokens, j)
    if not country:
        return Seat(j, keep=keep)
    return Seat(country[1], place=country[0] if country[0].name != HOME else None, keep=keep)


def _foreign_party(tokens: Tokens, j: int) -> Seat | None:
    """The party that a role at home names, or one abroad: `Bí thư Trung ương Đảng | Nhân dân Cách mạng Lào`."""
    if not tokens.capital(j) or not tokens.adjacent(j):
        return None
    led = tokens.words[j - 1] == "Đảng"
    found = _listed_body(tokens, j, "Đảng") if led else parse_body(tokens, j)
    if found and led and found[0].kind == "party":
        return Seat(found[1])  # "Ủy viên Trung ương Đảng | Cộng sản Việt Nam"
    return Seat(found[1], found[0], keep=not led) if found and found[0].kind == "foreign" else None


def seat_of(tokens: Tokens, j: int, role: Entry, keep: bool) -> Seat:
    """The body or the place that the position is in, which begins at token `j`.

    Args:
        tokens: The article's tokens.
        j: Token after the role.
        role: Its entry in the lexicon.
        keep: Whether the label prints the body's head also when the role implies it.

    Example:
        `Tổ chức Tỉnh ủy` after `Trưởng ban` is the body `Ban Tổ chức Tỉnh ủy`, `tỉnh` after `Chủ tịch` a place.
    """
    head = role.features["head"]
    implied = tokens.lexicon.lookup("head", head) if head else None
    if not tokens.adjacent(j):
        return Seat(j, _named_by_role(tokens, j, implied), keep=keep)
    if hamlet := _hamlet(tokens, j):
        return Seat(hamlet[1], place=hamlet[0], keep=keep)
    k = j + 1 if tokens.folded[j] in ("của", "thuộc") else j
    if _STATES.issuperset(tokens.words[k : k + 1]) and tokens.find(k + 1, "country"):
        k += 1
    if implied and (seat := _listed(tokens, k, head, keep) or _headed(tokens, k, implied, head, keep)):
        return seat
    if printed := _printed(tokens, k, head, keep):
        return printed
    if is_zone(tokens, k):
        return Seat(
            k + 2, place=PlaceMention(tokens.starts[k], tokens.ends[k + 1], tokens.surface(k, k + 2)), keep=keep
        )
    if brand := parse_brand(tokens, k, role.canonical, led=k > j):
        return Seat(brand[1], brand[0], keep=keep)
    if bare := parse_bare_head(tokens, k) or parse_small_head(tokens, k):
        return Seat(bare[1], bare[0], keep=keep or bare[0].head != head)
    if spot := _this_country(tokens, k) or parse_place(tokens, k, seat=True):
        place, end = _with_host(tokens, *spot)
        return Seat(end, place=place, keep=keep)
    if host := _host_abroad(tokens, j, role):
        return Seat(host[1], place=host[0], keep=keep)
    if not implied and (body_apart := _apart(tokens, j)):
        return Seat(body_apart[1], body_apart[0])
    return Seat(j, _named_by_role(tokens, j, implied), keep=keep)


def _printed(tokens: Tokens, k: int, head: str, keep: bool) -> Seat | None:
    """A body printed in full after a role that may imply its `head`: `Thứ trưởng | Bộ Ngoại giao Nhật Bản`."""
    found = parse_body(tokens, k, small=True) if k < len(tokens) else None
    if not found:
        return None
    body, end = _at_home(tokens, *found)
    keep = keep or body.head != head
    if office := _office(tokens, end, body):  # "Tổ trưởng Tổ công tác | của Thủ tướng Chính phủ"
        return Seat(office[1], replace(body, parent=office[0]), keep=keep)
    local = body.place or (body.parent and body.parent.level != "central")
    country = None if local else _country(tokens, end)
    if country and country[0].name == HOME:  # "Người phát ngôn Bộ Ngoại giao | Việt Nam"
        end = country[1]
    elif country:  # "Thứ trưởng Bộ Ngoại giao | Nhật Bản"
        return Seat(country[1], replace(body, place=country[0], places="typed"))
    return Seat(end, body, keep=keep)


def _office(tokens: Tokens, j: int, body: BodyMention) -> tuple[BodyMention, int] | None:
    """The office of the state whose task force a body is."""
    bare = not (body.parent or body.place or _TASK_FORCES.isdisjoint(tokens.lexicon.head_traits(body.head)))
    hit = tokens.find(j + 1, "role") if bare and tokens.folded[j : j + 1] == ["của"] else None
    if not hit or hit[1].canonical not in tokens.lexicon.sole_offices:
        return None
    return BodyMention(tokens.starts[j + 1], tokens.ends[hit[0] - 1], hit[1].canonical, "", "state"), hit[0]


def _apart(tokens: Tokens, j: int) -> tuple[BodyMention, int] | None:
    """The body after a dash or in parentheses: `Phó Tham mưu trưởng | - Bộ Tư lệnh …`, `Tham tán | (Đại sứ quán …)`."""
    mark = tokens.words[j]
    if mark not in _MARKS or not tokens.capital(j + 1):
        return None
    role, found = tokens.find(j + 1, "role"), parse_body(tokens, j + 1)
    titled = role and not any(end > role[0] for end, _ in tokens.hits_among(j + 1, _BODIES))
    if not found or titled or found[0].kind in _GOVERNING or (mark == "," and found[0].kind not in NAMED_AFTER):
        return None
    body, end = _at_home(tokens, *found)
    if mark != "(":
        return body, end
    return (body, end + 1) if tokens.words[end : end + 1] == [")"] else None


def _at_home(tokens: Tokens, body: BodyMention, j: int) -> tuple[BodyMention, int]:
    """A body of the world with where it is represented: `Trưởng Đại diện UNICEF | tại Việt Nam`."""
    k = aside_end(tokens, j)
    k += tokens.folded[k : k + 1] == ["tại"]  # "Giám đốc ILO | Việt Nam"
    if body.kind not in WORLD or tokens.folded[k : k + 2] != ["việt", "nam"] or not tokens.adjacent(k):
        return body, j
    land = body.place.name if body.place and body.place.level == "country" else ""  # "Đại sứ quán Lào | tại Việt Nam"
    name = " ".join(filter(None, (body.name, land, "tại Việt Nam")))
    return replace(body, name=name, place=None if land else body.place), k + 2


def _hamlet(tokens: Tokens, j: int) -> tuple[PlaceMention, int] | None:
    """The hamlet of which the role says the type: `Trưởng thôn | Phú Đa`."""
    for k in range(max(j - _HAMLET, 0), j):
        hit = tokens.find(k, "placetype")
        if hit and hit[0] == j and hit[1].features["level"] == "hamlet":
            found = parse_place(tokens, k)
            if not (found and found[0].name):
                found = parse_unlisted(tokens, j) if tokens.capital(j) else None
            if not found:
                return None
            place, end = found
            return replace(place, start=tokens.starts[j], type="", level="hamlet", within=None), end
    return None


def _host_abroad(tokens: Tokens, j: int, role: Entry) -> tuple[PlaceMention, int] | None:
    """The place of an envoy of Vietnam of which nothing but the host is printed: `Đại sứ | tại Nam Phi`."""
    if "envoy" not in tokens.lexicon.role_traits(role.canonical):
        return None
    place, end = _with_host(tokens, PlaceMention(tokens.starts[j], tokens.ends[j], HOME, level="country"), j)
    abroad = place.within and (place.within.level in ABROAD or not place.within.level) and place.within.name != HOME
    return (place, end) if abroad else None


def _with_host(tokens: Tokens, place: PlaceMention, j: int) -> tuple[PlaceMention, int]:
    """The place of an envoy with the host country or city: `Đại sứ Nhật Bản | tại Việt Nam`."""
    if place.level != "country" or tokens.folded[j : j + 1] != ["tại"]:
        return place, j
    j += tokens.folded[j + 1 : j + 2] == ["nước"]
    near = tokens.capital(j + 1) or tokens.find(j + 1, "placetype")
    host = parse_place(tokens, j + 1, seat=True) if near else None
    if not host and (body := tokens.find(j + 1, "body")) and body[1].features["kind"] in WORLD:  # "tại Liên hợp quốc"
        host = PlaceMention(tokens.starts[j + 1], tokens.ends[body[0] - 1], body[1].canonical), body[0]
    host = host or (parse_unlisted(tokens, j + 1) if near else None)
    return (replace(place, within=host[0]), host[1]) if host else (place, j)


def _named_by_role(tokens: Tokens, j: int, head: Entry | None) -> BodyMention | None:
    """The body of roles such as `Tỉnh ủy viên`, `Ủy viên Thường vụ`, which name it themselves."""
    if head is None or head.features["name"] != "none" or head.features["place"] == "typed":
        return None
    end, features = tokens.ends[j - 1], head.features
    return BodyMention(end, end, head.canonical, "", features["kind"], features["level"], features["place"])


def _listed(tokens: Tokens, k: int, head: str, keep: bool) -> Seat | None:
    """A body of the gazetteer of which the role says the head: `Trưởng ban | Tổ chức Trung ương`."""
    found = _listed_body(tokens, k, head)
    field = tokens.field(k) if head == "Bộ" else None
    if not found or (field and field[0] > found[1]):
        return None  # "Bộ trưởng | Thương mại, Công nghiệp và Năng lượng" is not of the former "Bộ Thương mại"
    body, end = found
    parent = tokens.lexicon.feature("body", f"{body.head} {body.name}".strip(), "parent")
    if parent == STANDING and end < len(tokens) and (whole := whole_of(tokens, end)):
        return Seat(whole[1], replace(body, parent=whole[0]), keep=keep)
    country = _country(tokens, end)
    if not country:
        return Seat(end, body, keep=keep)
    place = country[0] if country[0].name != HOME else None
    return Seat(country[1], replace(body, place=place, places="typed"), keep=keep and place is None)


def _listed_body(tokens: Tokens, k: int, head: str) -> tuple[BodyMention, int] | None:
    """The longest words from `k` on that name a body of the gazetteer when the head is put before them."""
    node: Phrases | None = tokens.lexicon.phrases
    for word in fold(head).split():
        node = node.following.get(word) if node else None
    found, j = None, k
    while node and j < len(tokens) and (node := node.following.get(tokens.folded[j])):
        j += 1
        entry = next((entry for entry in node.entries if entry.category == "body"), None)
        if entry and not (ends_amid_society(tokens, j) or ends_amid_department(tokens, j, entry)):
            found = entry, j
    if not found:
        return None
    entry, end = found
    begins = entry.canonical.startswith(head)  # an alias may begin with another head than its body
    name = entry.canonical.removeprefix(head).strip() if begins else ""
    kind, level = entry.features["kind"], entry.features.get("level", "")
    whole = head if begins else entry.canonical
    return BodyMention(tokens.starts[k], tokens.ends[end - 1], whole, name, kind, level), end


def _headed(tokens: Tokens, k: int, head: Entry, phrase: str, keep: bool) -> Seat | None:
    """The body whose head the role already said: `Trưởng ban | Tổ chức Tỉnh ủy`, `Bộ trưởng | Y tế`."""
    if k >= len(tokens) or _repeats(tokens, k, phrase) or not _may_follow(tokens, k, head):
        return None
    found = headed(tokens, k, k, head, led=True)
    if not found or found[1] == k:
        return None
    body, end = found
    named = head.features["name"] != "none" and bool(parse_name(tokens, k, head, led=True)[0])
    if named and "field" in tokens.lexicon.head_traits(phrase) and _is_no_field(tokens, k, end):
        return None
    if not named:
        return Seat(end, body, keep=keep)
    if body.place is None and body.parent is None and (country := _country(tokens, end)):
        place, end = country
        body = replace(body, end=place.end, place=place)
    abroad = body.place is not None and body.place.level in ABROAD
    return Seat(end, body, keep=keep and not abroad)


def _is_no_field(tokens: Tokens, k: int, end: int) -> bool:
    """Whether the words from `k` to `end` name a person, and no field: `Bộ trưởng | Thành`, `| Penny Wong`."""
    word = tokens.words[k]
    if tokens.field(k) or word.isupper() or word.isdigit():
        return False
    return end == k + 1 or (word.istitle() and not is_syllable(word))


def _repeats(tokens: Tokens, k: int, phrase: str) -> bool:
    """Whether the head is printed again after the role: `Bộ trưởng | Bộ Y tế`."""
    explicit = tokens.find(k, "head")
    return explicit is not None and explicit[1].phrase.startswith(phrase)


def _may_follow(tokens: Tokens, k: int, head: Entry) -> bool:
    """Whether what follows an implied head without a name of its own can belong to it."""
    return head.features["name"] != "none" or tokens.capital(k) or tokens.find(k, "head") is not None


def _country(tokens: Tokens, j: int) -> tuple[PlaceMention, int] | None:
    """The country, or the state abroad, after a body: `Bộ trưởng Ngoại giao | Nga`."""
    if not tokens.adjacent(j):
        return None
    if _STATES.issuperset(tokens.words[j : j + 1]) and tokens.find(j + 1, "country"):
        j += 1  # "Thủ tướng | nước | Cộng hòa …", "Tổng thống | CH | Belarus"
    near = j < len(tokens) and (tokens.find(j, "country") or tokens.find(j, "placetype"))
    found = parse_place(tokens, j, seat=True) if near else _this_country(tokens, j)
    return found if found and found[0].level in ABROAD else None


def _this_country(tokens: Tokens, j: int) -> tuple[PlaceMention, int] | None:
    """The country spoken of, which has no name here: `Tổng thống | nước này`."""
    k = j + 1 if tokens.folded[j : j + 1] == ["của"] else j
    end = next((k + len(words) for words in _MEANT if tuple(tokens.folded[k : k + len(words)]) == words), k)
    if end == k:
        return None
    return PlaceMention(tokens.starts[k], tokens.ends[end - 1], "", "nước", "country"), end
