"""Labels with their abbreviations written out: `Buổi làm việc với | Sở VH-TT TP Đà Nẵng`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from kg.kinds import NUMBERED
from kg.lexicon import load_lexicon
from kg.phrases import Entry
from kg.spelling import fold, tidy

# What may be an abbreviation, with the parentheses around it, or the point after it at the end.
_SHORT = re.compile(r"(?P<open>\(?)(?<![\w/-])(?P<short>[A-ZĐƯ][\wĐƯ&]*(?:[.-][A-ZĐƯ][\wĐƯ&]*)*)(?P<close>\)|\.$|)")
_ANYWHERE = frozenset({"", "body", "field", "word"})  # contexts of those that are written out
_OF_FIELDS = ("Bộ ", "Sở ", "Ban ", "Phòng ", "ngành ")  # after which abbreviations are those of fields


@lru_cache(maxsize=50_000)
def expanded_label(label: str) -> str:
    """A label with the abbreviations written out that stand for one thing where they are printed.

    What names keep stays, unlike where names are compared: `ASEAN`.

    Example:
        >>> expanded_label("Quyết định về ngân sách nhà nước (NSNN) của UBND TP.HCM")
        'Quyết định về ngân sách nhà nước của Ủy ban nhân dân Thành phố Hồ Chí Minh'
        >>> expanded_label("Buổi làm việc với Sở VH-TT TP Đà Nẵng và H. Hòa Vang")
        'Buổi làm việc với Sở Văn hóa và Thể thao thành phố Đà Nẵng và huyện Hòa Vang'
        >>> expanded_label("Hội nghị của Phòng VH-TT Q.1")
        'Hội nghị của Phòng Văn hóa và Thông tin quận 1'
        >>> expanded_label("Kỳ họp về chất thải trên địa bàn TP.")
        'Kỳ họp về chất thải trên địa bàn thành phố'
    """
    return tidy(_SHORT.sub(_expanded, _placed().sub(_typed, label)))


def _typed(match: re.Match[str]) -> str:
    """A place with its type written out, one that may stand for something else before known names alone."""
    printed, name = match.group(), f"{match['first']}{match['more']}"
    if city := next((city for city in _cities() if printed.startswith(city.phrase)), None):
        return f"{city.features['type'].capitalize()} {city.canonical}{printed.removeprefix(city.phrase)}"
    lexicon, kind = load_lexicon(), _place_types()[match["short"]]
    numbered = match["first"].isdigit() and lexicon.feature("placetype", kind, "level") in NUMBERED
    sure = _is_sure_type(match["short"].replace(".", "").upper()) and match["first"][1:].islower()
    return f"{kind} {name}" if numbered or sure or lexicon.feature("district", name, "type") == kind else printed


def _is_sure_type(short: str) -> bool:
    """Whether an abbreviation stands for a type of place and nothing else: `TP`, not `TT`, and not the initial `H`."""
    return len(short) > 1 and short in _place_types() and short in load_lexicon().sole_expansions


@cache
def _placed() -> re.Pattern[str]:
    """A place whose type is abbreviated; the words of its name after the first may be those of what follows."""
    types = "|".join(re.escape(short) for short in sorted(_place_types(), key=len, reverse=True))
    return re.compile(rf"(?<![\w/.-])(?P<short>{types})(?:\. ?| )(?P<first>[A-ZĐ]\w+|\d+\b)(?P<more>(?: [A-ZĐ]\w+)*)")


@cache
def _place_types() -> Mapping[str, str]:
    """Abbreviations without the last point -> the type of place that they stand for: `T.X` -> `thị xã`."""
    known = load_lexicon().abbreviations.items()
    rows = ((short, kind, contexts) for short, whole in known for kind, contexts in whole.items())
    return {short.removesuffix("."): kind for short, kind, contexts in rows if "place" in contexts}


@cache
def _cities() -> tuple[Entry, ...]:
    """The provinces that the gazetteer knows with an abbreviated type: `TP HCM`."""
    return tuple(entry for entry in load_lexicon().all("province") if _placed().match(entry.phrase))


def _expanded(match: re.Match[str]) -> str:
    """What stands for an abbreviation; nothing for one in parentheses, which the words before it say in full."""
    short, close = match["short"], match["close"].rstrip(".")
    inside = match["open"] and close
    whole = _expansions().get(short) or _field(match.string[: match.start()], short)
    if not whole:
        return match.group()
    return "" if inside else f"{match['open']}{whole}{close}"


def _field(before: str, short: str) -> str:
    """The field of the body whose head an abbreviation follows: `Sở | VH-TT`, which is another than `Phòng | VH-TT`."""
    lexicon, key = load_lexicon(), fold(short)
    head = next((head.strip() for head in _OF_FIELDS if before.endswith(head)), "")
    return (lexicon.own_fields.get((head, key)) or lexicon.fields.get(key, "")) if head and short.isupper() else ""


@cache
def _expansions() -> Mapping[str, str]:
    """The abbreviations with one expansion, but for those that names keep or that stand only in some of them."""
    lexicon = load_lexicon()
    sole = ((short, whole, lexicon.abbreviations[short][whole]) for short, whole in lexicon.sole_expansions.items())
    return {short: whole for short, whole, contexts in sole if contexts <= _ANYWHERE or _is_sure_type(short)}
