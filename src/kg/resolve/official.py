"""One name for one thing: what a body or a position is called, however an article words it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache, lru_cache

from kg.kinds import GOVERNED, OF_PLACES, WITH_FACULTIES
from kg.lexicon import HOME, load_lexicon
from kg.mentions import BodyMention, PlaceMention, PositionMention
from kg.records import replace
from kg.resolve.bodies.agencies import agencies
from kg.resolve.bodies.heads import MINISTRY_DEPARTMENT, traits
from kg.resolve.bodies.listed import listed
from kg.resolve.empty_words import empty_words
from kg.resolve.labels import body_label, charge_label, place_label, province_type, unrepeated
from kg.resources import resource
from kg.spelling import WORD, fold, tidy
from kg.tables import read_table

_AT_HOME = f" {HOME}"


def official_body(body: BodyMention) -> str:
    """The name of a body: `Sở Y tế thành phố Hà Nội` also where `Sở Y tế Hà Nội` is printed.

    An agency that only one ministry has is known without it: `Cục Điện ảnh`, `Cục Điện ảnh, Bộ Văn hóa, Thể thao và Du
    lịch`. Names begin with a capital: `Hiệp hội | Du lịch`.
    """
    if "capital" in traits(body) and body.name[:1].islower():
        body = replace(body, name=f"{body.name[0].upper()}{body.name[1:]}")
    if body.parent:
        own = body_label(replace(body, parent=None, place=None)).replace("–", "-")
        whole = official_body(body.parent)
        return own if listed(own).parent == whole else _listed(_renamed("body", f"{own} {whole}"))
    return _listed(_renamed("body", body_label(_placed(body)).replace("–", "-")))


def official_position(position: PositionMention) -> tuple[str, str]:
    """The name of a position and the role in it: `Bộ trưởng Bộ Ngoại giao Nga` also of `Bộ trưởng Ngoại giao Nga`."""
    role, seat = position.role, ""
    if position.body:
        seat = unrepeated(_seat(position.body, position.keep), role)
    elif position.place and position.place.name:
        role, seat = _in_place(role, position.place)
    elif position.place:
        seat = position.place.type
    label = _renamed("position", tidy(f"{role} {seat}"))
    label = _offices().get(fold(label.removesuffix(_AT_HOME)), label)
    whole = f"{label} {charge_label(position)}".rstrip()
    return whole, label.removesuffix(seat).strip() if seat else label


def with_seat(position: PositionMention) -> PositionMention:
    """The position with the body that its name says it is in, however much of it the article leaves to the role.

    Example:
        `Bộ trưởng Ngoại giao | Nga` is in the `Bộ Ngoại giao Nga`, `Chánh Văn phòng | Bộ Y tế` in its `Văn phòng`.
    """
    if position.body:
        return replace(position, body=_led(position.role, position.body))
    place = position.place
    if place is None:
        return position
    if place.level != "country":
        return _with_seat_in(position, place)
    role, body = split_title(_rules().get(("position", "country", fold(position.role)), position.role))
    entry = load_lexicon().lookup("body", body)
    if not entry:
        return position
    kind, level = entry.features["kind"], entry.features.get("level", "")
    seat = BodyMention(position.start, position.end, body, "", kind, level, "typed", None, place)
    return replace(position, role=role, body=seat, place=None, keep=True)


def _with_seat_in(position: PositionMention, place: PlaceMention) -> PositionMention:
    """The position with the body that its role names, in the place printed after it: `Thành ủy viên | Hải Phòng`."""
    entry = load_lexicon().lookup("head", load_lexicon().feature("role", position.role, "head"))
    kind = place.type or province_type(place.name)
    if not (entry and kind and kind in entry.features["of"].split("|")):
        return position
    said = entry.features
    seat = BodyMention(
        position.start, position.end, entry.canonical, "", said["kind"], said["level"], said["place"], None, place
    )
    return replace(position, body=seat, place=None, keep=False)


def _led(role: str, body: BodyMention) -> BodyMention:
    """The body that a role leads: the office of a ministry, the committee of the Front."""
    head = load_lexicon().feature("role", role, "head")
    if body.head != head and "inner" in load_lexicon().head_traits(head):
        return BodyMention(body.start, body.end, head, "", body.kind, body.level, "typed", body)
    if whole := _rules().get(("seat", "whole", fold(official_body(body)))):
        return replace(body, head=whole, name="", places="none")
    official = dict(_starts("seat")).get(fold(body.head))
    return replace(body, head=official, name="") if official else body


def split_title(label: str) -> tuple[str, str]:
    """Role and body where both are in a title: `Bộ trưởng Bộ Ngoại giao` is `Bộ trưởng` | `Bộ Ngoại giao`."""
    words = label.split()
    found = ((" ".join(words[:n]), " ".join(words[n:])) for n in range(1, len(words)))
    return next(((role, body) for role, body in found if load_lexicon().lookup("body", body)), (label, ""))


def is_one(body: BodyMention) -> bool:
    """Whether its name tells which body of all it is: not a bare `Hội đồng quản trị`, nor a `Sở Y tế` of no province.

    Example:
        `Ban Thường vụ` of the `Tỉnh ủy Hà Nam` is one, that of a bare `Tỉnh ủy` may be any.
    """
    if body.parent or body.place:
        return is_one(body.parent) if body.parent else bool(body.place and body.place.name)
    head = load_lexicon().lookup("head", body.head)
    if not head or body.level == "central" or official_body(body) in _labels():
        return not _is_of_every_ministry(body)
    needs_place = head.features["level"] in GOVERNED or body.level in GOVERNED
    named = body.name and not load_lexicon().lookup("head", f"{body.head} {body.name}")
    return bool(named) and not needs_place and not empty_words("fields").issuperset(fold(body.name).split())


def _is_of_every_ministry(body: BodyMention) -> bool:
    """Whether each ministry has a department of the name: `Vụ | Tổ chức cán bộ`."""
    return body.head == MINISTRY_DEPARTMENT and body.name in _shared_fields()


@cache
def _shared_fields() -> frozenset[str]:
    """The fields of departments that the gazetteer gives to no one ministry."""
    return frozenset(one.field for one in agencies() if one.head == MINISTRY_DEPARTMENT and not one.parent)


def _seat(body: BodyMention, keep: bool) -> str:
    """The body after a role, without the head that the role has said: `Trưởng ban | Tổ chức Tỉnh ủy`."""
    name = official_body(body)
    keep = (keep and "inner" not in traits(body)) or (body.head.startswith("Bộ") and body.head != "Bộ môn")
    return name if keep else name.removeprefix(body.head).strip()


def _in_place(role: str, place: PlaceMention) -> tuple[str, str]:
    """The role and the place that stands for its body: of an envoy with the host."""
    seat = place_label(place, typed=True)
    if place.level != "country":
        return role, seat
    host = f" tại {place_label(place.within)}" if place.within else ""
    return _rules().get(("position", "country", fold(role)), role), seat + host


def _placed(body: BodyMention) -> BodyMention:
    """The body with the type of its province, or without it, whether it is printed or not; a school's is as printed."""
    if not (body.place and body.name and body.place.level == "province") or body.kind in WITH_FACULTIES:
        return body
    kind = province_type(body.place.name) if body.kind in OF_PLACES else ""  # that of a company is printed without
    return replace(body, place=replace(body.place, type=kind))


@lru_cache(maxsize=50_000)
def _listed(name: str) -> str:
    """The body of the gazetteer that has this name, but for punctuation and words without a meaning of their own."""
    return _bodies().get(_key(name)) or _bodies().get(_key(name.removesuffix(_AT_HOME))) or name


@cache
def _offices() -> Mapping[str, str]:
    """The roles that are whole positions, under all their names: `Thủ tướng Chính phủ`."""
    whole = [entry for entry in load_lexicon().all("role") if entry.features["takes"] != "body"]
    return {fold(name): entry.canonical for entry in whole for name in (entry.phrase, entry.canonical)}


@cache
def _labels() -> frozenset[str]:
    """The labels of the bodies in the gazetteers."""
    return frozenset(entry.canonical for entry in load_lexicon().all("body"))


@cache
def _bodies() -> Mapping[tuple[str, ...], str]:
    """The bodies of the gazetteers by their words, where only one has them."""
    found: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
    for entry in load_lexicon().all("body"):
        found[_key(entry.phrase)].add(entry.canonical)
    return {key: one for key, (one, *others) in found.items() if not others}


def _key(name: str) -> tuple[str, ...]:
    return tuple(word for word in WORD.findall(fold(name)) if word not in empty_words("bodies"))


@lru_cache(maxsize=50_000)
def _renamed(kind: str, name: str) -> str:
    """The name with the words that official_names.csv puts for the whole of it, or for those it begins with."""
    if whole := _rules().get((kind, "whole", fold(name))):
        return whole
    folded = fold(name)
    for phrase, official in _starts(kind):
        done = name.startswith(official) and fold(official).startswith(phrase)
        if not done and folded.startswith(f"{phrase} "):
            return official + name[len(phrase) :]
    return name


@cache
def _starts(kind: str) -> tuple[tuple[str, str], ...]:
    """The words that names of a kind begin with and what replaces them, longer ones first."""
    found = ((phrase, official) for (of, at, phrase), official in _rules().items() if (of, at) == (kind, "start"))
    return tuple(sorted(found, key=lambda pair: -len(pair[0])))


@cache
def _rules() -> Mapping[tuple[str, str, str], str]:
    rows = read_table(resource("lexicons", "official_names.csv"))
    return {(row["kind"], row["at"], fold(row["phrase"])): row["official"] for row in rows}
