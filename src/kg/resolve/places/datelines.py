"""The places that the address of a portal or the name of a newspaper tells.

`(lynhan.hanam.gov.vn) - Ngày 5/3, …` is at home in Lý Nhân, `(Báo Hà Nam) - …` in Hà Nam.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cache

from kg.lexicon import load_lexicon
from kg.mentions import PlaceMention
from kg.model import Article
from kg.spelling import search_key

_OPENING = 600  # characters of an article among which its own address is printed
_PORTAL = re.compile(r"(?<![\w@-])(?:[a-z0-9-]+\.)*[a-z0-9-]+(?=\.(?:gov|edu|org|com)\.vn\b|\.vn\b)")
_NEWSPAPER = re.compile(r"(?:Báo|BÁO) ((?:[^\W\d_]+[ -]?){2,4})")  # with the words that may be its province
_VIETNAM = ".vn"  # ends such addresses
_PRESS = "bao"  # what the address of a province's newspaper begins with
_LEVELS = ("province", "district")


def portal_places(article: Article, text: str) -> tuple[PlaceMention, ...]:
    """The province, and the district in it, whose portal or newspaper printed an article.

    Args:
        article: For the address of the original.
        text: Its normalized text, which may begin with one.

    Example:
        `lynhan.hanam.gov.vn` names Hà Nam and Lý Nhân, `chinhphu.vn` none.
    """
    opening = f"{article.url} {text[:_OPENING]}".lower()
    hosts = _PORTAL.findall(opening) if _VIETNAM in opening else ()
    labels = [label for host in hosts for label in reversed(host.split("."))]
    labels += [_address(name) for match in _NEWSPAPER.finditer(text[:_OPENING]) for name in _beginnings(match[1])]
    found: list[PlaceMention] = []
    for label in labels:
        province = next((place.name for place in found), "")
        named = _places().get((province, label)) or _places().get(("", label.removeprefix(_PRESS)))
        if named and all(named.level != other.level for other in found):
            found.append(named)
    return tuple(found)


def _beginnings(words: str) -> list[str]:
    """Two, three and all of several words: a name may end before the last of them."""
    split = words.split()
    return [" ".join(split[:n]) for n in range(len(split), 1, -1)]


@cache
def _places() -> Mapping[tuple[str, str], PlaceMention]:
    """Province, or nothing for any, and name as addresses print it -> the only place of that name."""
    found: defaultdict[tuple[str, str], dict[tuple[str, str], PlaceMention]] = defaultdict(dict)
    for level in _LEVELS:
        for entry in load_lexicon().all(level):
            kind, province = entry.features["type"], entry.features.get("province", "")
            place = PlaceMention(0, 0, entry.canonical, kind, level)
            for within in {"", province}:
                found[within, _address(entry.phrase)].setdefault((level, kind), place)
    return {key: one for key, several in found.items() if (one := _only(several))}


def _only(several: Mapping[tuple[str, str], PlaceMention]) -> PlaceMention | None:
    """The province of the name, else its only district."""
    ranked = sorted(several.values(), key=lambda place: _LEVELS.index(place.level))
    one = ranked[0].level == "province" or len(ranked) == 1
    return ranked[0] if one else None


def _address(name: str) -> str:
    """A name in an address, without marks and blanks.

    Example:
        >>> _address("Cư M'gar")
        'cumgar'
    """
    return "".join(filter(str.isalnum, search_key(name)))
