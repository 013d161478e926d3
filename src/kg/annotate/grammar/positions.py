"""Positions: a role with how it is held, a body and a place: `nguyên Phó Bí thư Thường trực Tỉnh ủy Thái Bình`."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.annotate.grammar.bodies import headed, parse_body, parse_name
from kg.annotate.grammar.places import parse_place
from kg.annotate.tokens import Tokens
from kg.lexicon import Entry
from kg.mentions import BodyMention, PlaceMention, PositionMention
from kg.model import Status

_TERM = re.compile(
    r"\s*,?\s*\(?\s*(?:(?:các\s+)?(?:[Nn]hiệm kỳ|[Kk]hóa|[Kk]hoá|NK)\s+[IVXL\d][IVXLivxl\d]*(?:\s?[-–,]\s?[IVXL\d]+)*,?\s*(?:và\s+(?=(?:nhiệm kỳ|khóa)\s))?)+\)?",
    re.UNICODE,
)
_PLURALS = frozenset({"các", "những", "hai", "ba", "bốn"})
_STATUS = {"former": Status.FORMER, "acting": Status.ACTING}


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
    suffix, j = _after(tokens, j)
    body: BodyMention | None = None
    place: PlaceMention | None = None
    keep = entry.features["keep"] != "no"
    if takes != "none":
        body, place, keep, j = _seat(tokens, j, entry, keep or bool(suffix))
    elif abroad := _foreign(tokens, j):  # "Chủ tịch Quốc hội Lào"
        place, j = (abroad[0], abroad[1]) if abroad[0].name != "Việt Nam" else (None, abroad[1])
    j = _term(tokens, j)
    role = " ".join(filter(None, (prefix, _canonical(entry, takes, body, place), suffix)))
    plural = (i > 0 and (tokens.folded[i - 1] in _PLURALS or tokens.words[i - 1].isdigit())) or (
        j < len(tokens) and tokens.folded[j] in ("các", "những")
    )
    mention = PositionMention(tokens.starts[i], tokens.ends[j - 1], role, takes, keep, body, place, status, new, plural)
    return mention, j


def _canonical(entry: Entry, takes: str, body: BodyMention | None, place: PlaceMention | None) -> str:
    """`Thủ tướng` is the one of the Government unless a country follows."""
    foreign = place is not None and place.level == "country" and place.name != "Việt Nam"
    if takes == "optional" and foreign and entry.canonical.endswith(" Chính phủ"):
        return entry.canonical.removesuffix(" Chính phủ")
    return entry.canonical


def _before(tokens: Tokens, i: int) -> tuple[Status, bool, int, str]:
    """How the position is held, by the words before the role: nguyên, cựu, quyền, tân."""
    status, new, prefix = Status.CURRENT, False, ""
    while (hit := tokens.find(i, "modifier")) and hit[1].features["where"] == "before":
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


def _seat(tokens: Tokens, j: int, role: Entry, keep: bool) -> tuple[BodyMention | None, PlaceMention | None, bool, int]:
    """The body or the place that the position is in, and whether the label prints the body's head."""
    implied = tokens.lexicon.lookup("head", role.features["head"]) if role.features["head"] else None
    if j >= len(tokens) or not tokens.adjacent(j):
        return _alone(tokens, j, implied), None, keep, j
    k = j + 1 if tokens.folded[j] in ("của", "thuộc") else j
    head = role.features["head"]
    if implied and (known := _known(tokens, k, head)):
        abroad = _foreign(tokens, known[1])
        if not abroad:
            return known[0], None, keep, known[1]
        place = abroad[0] if abroad[0].name != "Việt Nam" else None
        return replace(known[0], place=place, places="typed"), None, keep and place is None, abroad[1]
    if implied and k < len(tokens):
        explicit = tokens.find(k, "head")
        if not (explicit and explicit[1].phrase.startswith(head)):
            if found := _implied(tokens, k, implied, head):
                return found[0], None, keep and found[2], found[1]
    if found_body := parse_body(tokens, k):
        if not implied and role.features["takes"] == "optional" and not _plausible(found_body[0]):
            return None, None, keep, j
        abroad = _foreign(tokens, found_body[1]) if found_body[0].level == "central" else None
        if abroad and abroad[0].name != "Việt Nam":
            return replace(found_body[0], place=abroad[0], places="typed"), None, True, abroad[1]
        return found_body[0], None, keep or found_body[0].head != head, found_body[1]
    if found_place := parse_place(tokens, k, seat=True):
        return None, found_place[0], keep, _accredited(tokens, found_place)
    return _alone(tokens, j, implied), None, keep, j


def _accredited(tokens: Tokens, found: tuple[PlaceMention, int]) -> int:
    """Token after the host country of an envoy: `Đại sứ Nhật Bản | tại Việt Nam`."""
    place, j = found
    host = tokens.find(j + 1, "country") if place.level == "country" and tokens.folded[j : j + 1] == ["tại"] else None
    return host[0] if host else j


def _alone(tokens: Tokens, j: int, head: Entry | None) -> BodyMention | None:
    """The body of roles such as `Tỉnh ủy viên`, `Ủy viên Thường vụ`, which name it themselves."""
    if head is None or head.features["name"] != "none" or head.features["place"] == "typed":
        return None
    end = tokens.ends[j - 1]
    return BodyMention(
        end, end, head.canonical, "", head.features["kind"], head.features["level"], head.features["place"]
    )


def _known(tokens: Tokens, k: int, head: str) -> tuple[BodyMention, int] | None:
    """A body of the gazetteer of which the role says the head: `Trưởng ban | Tổ chức Trung ương`."""
    for j in range(min(len(tokens), k + 10), k, -1):
        entry = tokens.lexicon.lookup("body", f"{head} {' '.join(tokens.folded[k:j])}")
        if entry and tokens.capital(k):
            name = entry.canonical.removeprefix(head).strip()
            kind, level = entry.features.get("kind", ""), entry.features.get("level", "")
            whole = name != entry.canonical
            return BodyMention(
                tokens.starts[k],
                tokens.ends[j - 1],
                head if whole else entry.canonical,
                name if whole else "",
                kind,
                level,
            ), j
    return None


def _plausible(body: BodyMention) -> bool:
    return bool(body.head)


def _implied(tokens: Tokens, k: int, head: Entry, phrase: str) -> tuple[BodyMention, int, bool] | None:
    """The body whose head the role already said: `Trưởng ban | Tổ chức Tỉnh ủy`, `Bộ trưởng | Y tế`."""
    if head.features["name"] == "none":
        found = headed(tokens, k, k, head) if tokens.capital(k) or tokens.find(k, "head") else None
        return (*found, True) if found and found[1] > k else None
    name, j = parse_name(tokens, k, head)
    if not name:
        if head.features["name"] == "optional" and (found := headed(tokens, k, k, head)) and found[1] > k:
            return (*found, True)
        return None
    found = headed(tokens, k, k, head)
    if not found:
        return None
    body, j = found
    place, end = body.place, j
    if place is None and body.parent is None and (spot := _foreign(tokens, j)):
        place, end = spot
        body = BodyMention(body.start, place.end, body.head, body.name, body.kind, body.level, body.places, None, place)
    return body, end, place is None or place.level != "country"


def _foreign(tokens: Tokens, j: int) -> tuple[PlaceMention, int] | None:
    near = j < len(tokens) and tokens.adjacent(j) and tokens.find(j, "country")
    found = parse_place(tokens, j, seat=True) if near else None
    return found if found and found[0].level == "country" else None


def _term(tokens: Tokens, j: int) -> int:
    """Token after a term of office that follows, which no label holds: `nhiệm kỳ 2015-2020`, `khóa XIV`."""
    match = _TERM.match(tokens.text, tokens.ends[j - 1])
    if not match or not any(char.isalnum() for char in match.group()):
        return j
    while j < len(tokens) and tokens.starts[j] < match.end():
        j += 1
    return j
