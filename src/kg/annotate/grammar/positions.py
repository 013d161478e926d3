"""Positions: a role with how it is held, a body and a place: `nguyên Phó Bí thư Thường trực Tỉnh ủy Thái Bình`."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import NamedTuple

from kg.annotate.grammar.bodies import headed, parse_bare_head, parse_body
from kg.annotate.grammar.body_names import parse_name
from kg.annotate.grammar.companies import aside_end, function_end, parse_brand
from kg.annotate.grammar.places import parse_place, parse_unlisted
from kg.annotate.tokens import Tokens
from kg.mentions import DEPUTY, BodyMention, PlaceMention, PositionMention
from kg.model import Status
from kg.phrases import Entry, Phrases
from kg.spelling import fold

_TERM = re.compile(
    r"""\s*(?:,\s*)?(?:\(\s*)?(?:
      (?:các\s+)?(?:[Nn]hiệm\ kỳ|[Gg]iai\ đoạn|[Kk]hóa|[Kk]hoá|NK)\s+  # nhiệm kỳ 2015-2020, khóa XIV
      [IVXL\d][IVXLivxl\d]*(?:\s?(?:[-–,;]|và)\s?[IVXL\d]+)*\s*
      (?:(?:,|và)\s*(?=(?:các\s+)?(?:[Nn]hiệm\ kỳ|[Gg]iai\ đoạn|[Kk]hóa)\s))?
    )+\)?""",
    re.VERBOSE,
)
_PLURALS = frozenset({"các", "những", "hai", "ba", "bốn"})
_DEPUTIES = "Đoàn đại biểu Quốc hội"  # whose head's place may follow the term
_WORLD = frozenset({"international", "foreign"})  # kinds of bodies that are represented in a country
_STATUS = {"former": Status.FORMER, "acting": Status.ACTING}


class _Seat(NamedTuple):
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


def parse_position(tokens: Tokens, i: int) -> tuple[PositionMention, int] | None:
    """The position that begins at token `i`, without or with the body that completes it.

    Example:
        `Trưởng ban Tổ chức Tỉnh ủy` gives role `Trưởng ban` in the body `Ban Tổ chức` of `Tỉnh ủy`.
    """
    status, new, k, prefix = _before(tokens, i)
    hit = tokens.find(k, "role")
    if not hit:
        return None
    j, entry = hit
    takes = entry.features["takes"]
    keep = entry.features["keep"] != "no"
    suffix, seat = _in_charge(tokens, j, entry) or _seated(tokens, j, entry, keep)
    j = _term_end(tokens, seat.end)
    seat, j = _constituency(tokens, seat, j) if entry.features["head"] == _DEPUTIES else (seat, j)
    j = _aside_end(tokens, seat, j)
    role = " ".join(filter(None, (prefix, _canonical(entry, seat), suffix)))
    start, end, plural = tokens.starts[i], tokens.ends[j - 1], _plural(tokens, i, j, seat)
    return PositionMention(start, end, role, takes, seat.keep, seat.body, seat.place, status, new, plural), j


def parse_deputy(tokens: Tokens, i: int, j: int) -> tuple[PositionMention, int] | None:
    """`Đại biểu` before a name: of the assembly that the article is about: `ĐB | Nguyễn Văn An`."""
    named = tokens.capital(j) and tokens.folded[j] in tokens.lexicon.families and tokens.capital(j + 1)
    if not named or fold(tokens.surface(i, j)) != DEPUTY.lower():
        return None
    several = i > 0 and tokens.folded[i - 1] in _PLURALS
    return PositionMention(tokens.starts[i], tokens.ends[j - 1], DEPUTY, plural=several), j


def _aside_end(tokens: Tokens, seat: _Seat, j: int) -> int:
    """Token after what a parenthesis adds to a body, and the country of one that is known to be there."""
    if not (seat.body or seat.place):
        return j
    k = aside_end(tokens, j)
    country = tokens.find(k, "country") if k > j and seat.body and seat.body.kind == "foreign" else None
    return country[0] if country else k


def _in_charge(tokens: Tokens, j: int, role: Entry) -> tuple[str, _Seat] | None:
    """What a manager is in charge of, and the body: `Chủ tịch | phụ trách khu vực châu Á của | Tập đoàn Shire`."""
    k = function_end(tokens, j, role.canonical) if tokens.adjacent(j) else j
    seat = _seat(tokens, k, role, keep=True) if k > j else None
    if not seat or not seat.body:
        return None
    return tokens.surface(j, k + 1 if tokens.words[k] == "của" else k), seat


def _seated(tokens: Tokens, j: int, role: Entry, keep: bool) -> tuple[str, _Seat]:
    """The words after a role that belong to it, and what completes it."""
    suffix, j = _after(tokens, j)
    if role.features["takes"] == "none":
        return suffix, _abroad(tokens, j, keep)
    return suffix, _seat(tokens, j, role, keep or bool(suffix))


def _constituency(tokens: Tokens, seat: _Seat, j: int) -> tuple[_Seat, int]:
    """The place after a term: `Trưởng đoàn đại biểu Quốc hội khóa XIII | , đơn vị thành phố Cần Thơ`."""
    k = j + 1 if tokens.words[j : j + 1] == [","] else j
    spot = parse_place(tokens, k + 2, seat=True) if tokens.folded[k : k + 2] == ["đơn", "vị"] else None
    if not spot or seat.body or seat.place:
        return seat, j
    start, end = tokens.starts[k], tokens.ends[spot[1] - 1]
    body = BodyMention(start, end, _DEPUTIES, "", "legislature", "province", "typed", None, spot[0])
    return seat._replace(body=body), spot[1]


def _abroad(tokens: Tokens, j: int, keep: bool) -> _Seat:
    """The country or party after a role that is a whole position at home: `Chủ tịch Quốc hội | Lào`."""
    if party := _foreign_party(tokens, j):
        return party
    country = _country(tokens, j)
    if not country:
        return _Seat(j, keep=keep)
    return _Seat(country[1], place=country[0] if country[0].name != "Việt Nam" else None, keep=keep)


def _foreign_party(tokens: Tokens, j: int) -> _Seat | None:
    """The party abroad that a role at home is in: `Bí thư Trung ương Đảng | Nhân dân Cách mạng Lào`."""
    if not tokens.capital(j) or not tokens.adjacent(j):
        return None
    found = _listed_body(tokens, j, "Đảng") if tokens.words[j - 1] == "Đảng" else parse_body(tokens, j)
    if not found or found[0].kind != "foreign":
        return None
    return _Seat(found[1], found[0], keep=tokens.words[j - 1] != "Đảng")


def _before(tokens: Tokens, i: int) -> tuple[Status, bool, int, str]:
    """How the position is held, by the words before the role: nguyên, cựu, quyền, tân, cố (but not in `Cố vấn`)."""
    status, new, prefix = Status.CURRENT, False, ""
    while (hit := tokens.find(i, "modifier")) and hit[1].features["where"] == "before" and not tokens.find(i, "role"):
        effect = hit[1].features["effect"]
        status = _STATUS.get(effect, status)
        new = new or effect == "new"
        prefix = hit[1].features["canonical"] or prefix
        i = hit[0]
    return status, new, i, prefix


def _after(tokens: Tokens, j: int) -> tuple[str, int]:
    """The words after the role that belong to it: `Thường trực`, `phụ trách`."""
    words: list[str] = []
    while (hit := tokens.find(j, "modifier")) and hit[1].features["where"] == "after" and tokens.adjacent(j):
        if hit[1].features["canonical"]:
            words.append(hit[1].features["canonical"])
        j = hit[0]
    return " ".join(words), j


def _canonical(role: Entry, seat: _Seat) -> str:
    """The words of the role: `Thủ tướng` is the one of the Government unless a country follows."""
    foreign = seat.place is not None and seat.place.level == "country" and seat.place.name != "Việt Nam"
    if foreign and role.features["takes"] in ("optional", "none"):
        return role.canonical.removesuffix(" Chính phủ").replace("Bộ trưởng Bộ ", "Bộ trưởng ")
    return role.canonical


def _plural(tokens: Tokens, i: int, j: int, seat: _Seat) -> bool:
    """Whether the words around say that several hold it: `các | Phó Chủ tịch`, `2 | Thẩm phán`, `Bí thư | các tỉnh`."""
    if i > 0 and (tokens.folded[i - 1] in _PLURALS or tokens.words[i - 1].isdigit()):
        return True
    if i > 2 and tokens.folded[i - 2 : i] == ["đồng", "chí"] and tokens.words[i - 3].isdigit():
        return True  # "4 đồng chí | Phó Chủ tịch"
    return seat.body is None and j < len(tokens) and tokens.folded[j] in ("các", "những")


def _seat(tokens: Tokens, j: int, role: Entry, keep: bool) -> _Seat:
    """The body or the place that the position is in, which begins at token `j`."""
    head = role.features["head"]
    implied = tokens.lexicon.lookup("head", head) if head else None
    if not tokens.adjacent(j):
        return _Seat(j, _named_by_role(tokens, j, implied), keep=keep)
    if hamlet := _hamlet(tokens, j):
        return _Seat(hamlet[1], place=hamlet[0], keep=keep)
    k = j + 1 if tokens.folded[j] in ("của", "thuộc") else j
    if implied and (seat := _listed(tokens, k, head, keep) or _headed(tokens, k, implied, head, keep)):
        return seat
    if k < len(tokens) and (found := parse_body(tokens, k, small=True)):
        body, end = _at_home(tokens, *found)
        local = body.place or (body.parent and body.parent.level != "central")
        country = None if local else _country(tokens, end)
        if country and country[0].name == "Việt Nam":  # "Người phát ngôn Bộ Ngoại giao | Việt Nam"
            end = country[1]
        elif country:  # "Thứ trưởng Bộ Ngoại giao | Nhật Bản"
            return _Seat(country[1], replace(body, place=country[0], places="typed"))
        return _Seat(end, body, keep=keep or body.head != head)
    if brand := parse_brand(tokens, k, role.canonical, led=k > j):
        return _Seat(brand[1], brand[0], keep=keep)
    if bare := parse_bare_head(tokens, k):
        return _Seat(bare[1], bare[0], keep=keep or bare[0].head != head)
    if spot := parse_place(tokens, k, seat=True):
        place, end = _with_host(tokens, *spot)
        return _Seat(end, place=place, keep=keep)
    return _Seat(j, _named_by_role(tokens, j, implied), keep=keep)


def _at_home(tokens: Tokens, body: BodyMention, j: int) -> tuple[BodyMention, int]:
    """A body of the world with where it is represented: `Trưởng Đại diện UNICEF | tại Việt Nam`."""
    k = aside_end(tokens, j)
    if body.kind not in _WORLD or tokens.folded[k : k + 3] != ["tại", "việt", "nam"]:
        return body, j
    return replace(body, name=f"{body.name} tại Việt Nam".strip()), k + 3


def _hamlet(tokens: Tokens, j: int) -> tuple[PlaceMention, int] | None:
    """The hamlet of which the role says the type: `Trưởng thôn | Phú Đa`."""
    typed = next((tokens.find(k, "placetype") for k in (j - 1, j - 3) if k > 0 and tokens.find(k, "placetype")), None)
    if not typed or typed[0] != j or typed[1].features["level"] != "hamlet":
        return None
    found = parse_unlisted(tokens, j) if tokens.capital(j) or tokens.words[j].isdigit() else None
    return (replace(found[0], level="hamlet"), found[1]) if found else None


def _with_host(tokens: Tokens, place: PlaceMention, j: int) -> tuple[PlaceMention, int]:
    """The place of an envoy with the host country or city: `Đại sứ Nhật Bản | tại Việt Nam`."""
    if place.level != "country" or tokens.folded[j : j + 1] != ["tại"]:
        return place, j
    host = parse_place(tokens, j + 1, seat=True) if tokens.capital(j + 1) or tokens.find(j + 1, "placetype") else None
    return (replace(place, within=host[0]), host[1]) if host else (place, j)


def _named_by_role(tokens: Tokens, j: int, head: Entry | None) -> BodyMention | None:
    """The body of roles such as `Tỉnh ủy viên`, `Ủy viên Thường vụ`, which name it themselves."""
    if head is None or head.features["name"] != "none" or head.features["place"] == "typed":
        return None
    end, features = tokens.ends[j - 1], head.features
    return BodyMention(end, end, head.canonical, "", features["kind"], features["level"], features["place"])


def _listed(tokens: Tokens, k: int, head: str, keep: bool) -> _Seat | None:
    """A body of the gazetteer of which the role says the head: `Trưởng ban | Tổ chức Trung ương`."""
    found = _listed_body(tokens, k, head)
    if not found:
        return None
    body, end = found
    country = _country(tokens, end)
    if not country:
        return _Seat(end, body, keep=keep)
    place = country[0] if country[0].name != "Việt Nam" else None
    return _Seat(country[1], replace(body, place=place, places="typed"), keep=keep and place is None)


def _listed_body(tokens: Tokens, k: int, head: str) -> tuple[BodyMention, int] | None:
    """The longest words from `k` on that name a body of the gazetteer when the head is put before them."""
    node: Phrases | None = tokens.lexicon.phrases
    for word in fold(head).split():
        node = node.following.get(word) if node else None
    found, j = None, k
    while node and j < len(tokens) and (node := node.following.get(tokens.folded[j])):
        j += 1
        found = next(((entry, j) for entry in node.entries if entry.category == "body"), found)
    if not found:
        return None
    entry, end = found
    begins = entry.canonical.startswith(head)  # an alias may begin with another head than its body
    name = entry.canonical.removeprefix(head).strip() if begins else ""
    kind, level = entry.features["kind"], entry.features.get("level", "")
    whole = head if begins else entry.canonical
    return BodyMention(tokens.starts[k], tokens.ends[end - 1], whole, name, kind, level), end


def _headed(tokens: Tokens, k: int, head: Entry, phrase: str, keep: bool) -> _Seat | None:
    """The body whose head the role already said: `Trưởng ban | Tổ chức Tỉnh ủy`, `Bộ trưởng | Y tế`."""
    if k >= len(tokens) or _repeats(tokens, k, phrase) or not _may_follow(tokens, k, head):
        return None
    found = headed(tokens, k, k, head, led=True)
    if not found or found[1] == k:
        return None
    body, end = found
    named = head.features["name"] != "none" and bool(parse_name(tokens, k, head, led=True)[0])
    if not named:
        return _Seat(end, body, keep=keep)
    if body.place is None and body.parent is None and (country := _country(tokens, end)):
        place, end = country
        body = replace(body, end=place.end, place=place)
    abroad = body.place is not None and body.place.level in ("country", "foreign")
    return _Seat(end, body, keep=keep and not abroad)


def _repeats(tokens: Tokens, k: int, phrase: str) -> bool:
    """Whether the head is printed again after the role: `Bộ trưởng | Bộ Y tế`."""
    explicit = tokens.find(k, "head")
    return explicit is not None and explicit[1].phrase.startswith(phrase)


def _may_follow(tokens: Tokens, k: int, head: Entry) -> bool:
    """Whether what follows an implied head without a name of its own can belong to it."""
    return head.features["name"] != "none" or tokens.capital(k) or tokens.find(k, "head") is not None


def _country(tokens: Tokens, j: int) -> tuple[PlaceMention, int] | None:
    """The country, or the state abroad, after a body: `Bộ trưởng Ngoại giao | Nga`."""
    near = tokens.adjacent(j) and (tokens.find(j, "country") or tokens.find(j, "placetype"))
    found = parse_place(tokens, j, seat=True) if near else None
    return found if found and found[0].level in ("country", "foreign") else None


def _term_end(tokens: Tokens, j: int) -> int:
    """Token after a term of office that follows, which no label holds: `nhiệm kỳ 2015-2020`, `khóa XIV`."""
    match = tokens.match(_TERM, tokens.ends[j - 1])
    if not match:
        return j
    while j < len(tokens) and tokens.starts[j] < match.end():
        j += 1
    return j
