"""Places: typed (`tỉnh Thái Bình`, `phường 5`), known by name (`Hà Nội`, `Lào`), or only a type (`tỉnh`)."""

from __future__ import annotations

from kg.annotate.grammar.bodies.name_bearers import person_follows
from kg.annotate.grammar.categories import LOCAL, PLACE_STARTS
from kg.annotate.grammar.places.communes import LONGEST, SIDES, capitals_end, commune_end, is_led
from kg.annotate.tokens import Hit, Tokens
from kg.kinds import ABROAD, NUMBERED
from kg.lexicon import HOME
from kg.mentions import PlaceMention
from kg.records import replace
from kg.spelling import is_foreign_word

_RANK = {"hamlet": 0, "commune": 1, "district": 2, "province": 3, "country": 4}
# Categories of the gazetteers -> how early one is taken for what a name means: the less, the earlier.
_PRIORITY = {"province": 0, "district": 1, "country": 2, "foreign": 3}
_KNOWN = frozenset(_PRIORITY)
# Words after a number that counts them, and tells no commune from another.
_COUNTED = frozenset({"năm", "tháng", "ngày", "người", "đồng", "giờ", "lần", "đại", "nhân", "cán"})
_CITY, _PROVINCE = "thành phố", "tỉnh"
_SMALL = frozenset({"commune", "hamlet"})  # levels of places that no gazetteer has, whatever names they share
_SYLLABLE = 4  # letters of the countries whose names are also syllables of other names: Anh, Lào, Mỹ, Nga, Đức
_VIETNAMESE = 6  # letters of the longest syllable usual in names of places: a longer word is a whole foreign name
_DISTRICTS = frozenset({"gu", "gun", "si", "eup"})  # what ends the names of districts and towns of Korea
_NOUN = 3  # letters of a common noun with a capital, which says what a place is
_COPY = "bản"  # a type of places, and what a document may be called


def parse_place(tokens: Tokens, i: int, seat: bool = False) -> tuple[PlaceMention, int] | None:
    """The place that begins at token `i`, with the larger place printed after it.

    Args:
        tokens: The article's tokens.
        i: Where the place begins.
        seat: Whether it follows a role, where `Mỹ` is the country also before a name: `Tổng thống Mỹ Bill Clinton`.

    Example:
        `huyện Phong Điền, Cần Thơ` gives Phong Điền (district) within Cần Thơ (province).
    """
    found = _typed(tokens, i) if not begins_listed(tokens, i) else None
    if found is None or not found[0].name:
        found = _known(tokens, i, seat) or _abroad(tokens, found) or found
    if not found:
        return None
    place, j = found
    outer = _within(tokens, j, place) if place.level not in ABROAD and place.name else None
    if outer and not (tokens.words[j] == "," and tokens.cue_before(i) == "AT" and organizes(tokens, outer[1])):
        wider, j = outer  # not "tại xã Thanh Sơn, | huyện Kim Bảng | tổ chức"
        place = replace(place, within=wider)
    return place, j


def named_places(tokens: Tokens, i: int, j: int) -> tuple[PlaceMention, ...]:
    """The places that the words from `i` to `j` name, inside the name of something else.

    Example:
        `đại biểu Phụ nữ huyện Lý Nhân lần thứ X` gives Lý Nhân.
    """
    spots = (parse_place(tokens, k) for k in range(i, j) if tokens.begins(k, PLACE_STARTS))
    return tuple(spot[0] for spot in spots if spot and spot[0].name)


def organizes(tokens: Tokens, k: int) -> bool:
    """Whether the verb at token `k` says that somebody holds a meeting: `| đã long trọng tổ chức`."""
    while tokens.adjacent(k) and tokens.cue_at(k) == "AUX":
        k = (tokens.find(k, "cue") or (k + 1,))[0]
    return tokens.adjacent(k) and tokens.cue_at(k) in ("ORGANIZE", "OPEN")


def parse_unlisted(tokens: Tokens, i: int) -> tuple[PlaceMention, int] | None:
    """The place that no gazetteer has, known by the `tại` before it: `tại | Phnom Penh`."""
    k = min(capitals_end(tokens, i), i + LONGEST) if tokens.adjacent(i) else i
    if k == i or not all(word.replace("-", "").isalpha() for word in tokens.words[i:k]):
        return None
    if k == i + 1 and len(tokens.words[i]) <= _NOUN and tokens.word_at(k)[:1].islower():
        return None  # "tại | Khu công nghiệp"
    name = tokens.surface(i, k)
    return None if name.isupper() else (PlaceMention(tokens.starts[i], tokens.ends[k - 1], name), k)


def begins_listed(tokens: Tokens, i: int) -> bool:
    """Whether what may be a type begins the name of a district: `Buôn | Ma Thuột`."""
    hit = tokens.find(i, "district") if tokens.capital(i) else None
    return hit is not None and not hit[1].canonical.isdigit()


def _typed(tokens: Tokens, i: int) -> tuple[PlaceMention, int] | None:
    """A type with its name: `huyện Phong Điền`; or without, where the type alone means the article's own: `tỉnh`."""
    hit = tokens.find(i, "placetype")
    if not hit or (tokens.folded[i] == _COPY and tokens.find(i + 1, "document")):
        return None  # "ký bản | Thỏa thuận hợp tác"
    j, entry = hit
    level = entry.features["level"]
    if named := _listed_name(tokens, j, level, entry.canonical) or _other_name(tokens, i, j, level):
        name, k, level = named
        if level in _SMALL and _is_numbered(tokens, k):
            name, k = f"{name} {tokens.words[k]}", k + 1
        return PlaceMention(tokens.starts[i], tokens.ends[k - 1], name, entry.canonical, level), k
    held = level == "hamlet" and person_follows(tokens, j) and is_led(tokens, i)  # "Bí thư Chi bộ thôn | Lê Văn An"
    if entry.features["bare"] != "yes" and not held:
        return None
    return PlaceMention(tokens.starts[i], tokens.ends[j - 1], "", entry.canonical, level), j


def _is_numbered(tokens: Tokens, k: int) -> bool:
    """Whether a number tells one of several places with the same name: `phường Móng Cái | 3`, `thôn Tân Lập | 2`."""
    if not tokens.adjacent(k) or not tokens.words[k - 1].isalpha():
        return False
    return tokens.words[k].isdigit() and len(tokens.words[k]) == 1 and tokens.word_at(k + 1) not in _COUNTED


def _listed_name(tokens: Tokens, j: int, level: str, kind: str) -> tuple[str, int, str] | None:
    """A name of the gazetteers after its type; a `thành phố` is a province or, like Vinh or Thái Bình, a district."""
    if level in _SMALL or not tokens.capital(j) or not tokens.adjacent(j):
        return None
    listed = tokens.find(j, "district")
    if listed and _begins_full_name(tokens, j, listed[0]):
        return None
    hit = tokens.find(j, "province") if level == "province" else None
    if hit and not (listed and listed[0] > hit[0]):  # "thành phố | Điện Biên Phủ"
        inside = kind == _CITY and hit[1].features["type"] == _PROVINCE  # which bears the name of its province
        return hit[1].canonical, hit[0], "district" if inside else level
    if level in ("province", "foreign") and (hit := tokens.find(j, "foreign")):
        return hit[1].canonical, hit[0], "foreign"
    if level == "foreign":
        return None
    return (listed[1].canonical, listed[0], "district" if level == "province" else level) if listed else None


def _abroad(tokens: Tokens, typed: tuple[PlaceMention, int] | None) -> tuple[PlaceMention, int] | None:
    """A type after `tại` with a name that is not in the gazetteers: `tại thủ đô | Bangkok`."""
    named = typed and tokens.cue_before(tokens.at(typed[0].start)) == "AT" and parse_unlisted(tokens, typed[1])
    if not typed or not named:
        return None
    place, k = named
    return replace(typed[0], name=place.name, end=place.end), k


def _other_name(tokens: Tokens, i: int, j: int, level: str) -> tuple[str, int, str] | None:
    """A number, or the capitals after the type of a commune or hamlet.

    All provinces and districts are in the gazetteers, so other capitals after their types are a person's name:
    `Chủ tịch UBND thành phố | Nguyễn Văn An`.

    Args:
        tokens: The article's tokens.
        i: Where the type begins.
        j: Where the name may begin.
        level: Of such places.
    """
    if not tokens.adjacent(j):
        return None
    if tokens.words[j].isdigit() and len(tokens.words[j]) <= 2 and level in NUMBERED:
        return tokens.words[j], j + 1, level
    if tokens.words[j] == "số" and tokens.word_at(j + 1).isdigit() and level == "hamlet":
        return tokens.surface(j, j + 2), j + 2, level
    if level == "province" and _is_unknown(tokens, j):
        end = capitals_end(tokens, j)
        whole = tokens.word_at(end) == "("  # "tỉnh | Luông Pha Bang | (Lào)"
        k = end if whole else min(end, j + (1 if len(tokens.words[j]) > _VIETNAMESE else 2))
        return tokens.surface(j, k), k, "foreign"
    if level == "district" and (k := _foreign_district_end(tokens, j) or _district_of_land_end(tokens, j)):
        return tokens.surface(j, k), k, "foreign"
    if level in ("province", "district"):
        return None
    if level == "foreign":
        k = _foreign_end(tokens, j)
        return (tokens.surface(j, k), k, level) if k > j else None
    k = commune_end(tokens, i, j)
    name = tokens.surface(j, k)
    return (name.title() if name.isupper() else name, k, level) if k > j else None


def _is_unknown(tokens: Tokens, j: int) -> bool:
    """Whether a name that no lexicon knows is that of a province or city abroad: `tỉnh | Houaphanh`."""
    of_province = tokens.folded[j - 1] == "tỉnh" or is_foreign_word(tokens.words[j])  # "thành phố | Gimhae"
    if not tokens.capital(j) or not of_province or tokens.words[j].isupper() or "'" in tokens.words[j]:
        return False  # "Chủ tịch tỉnh | K'Tem"
    return not tokens.hits(j) and not tokens.family(j)


def _foreign_district_end(tokens: Tokens, j: int) -> int:
    """Token after the name of a district abroad, which no syllable of ours begins, or 0: `quận | Seo-gu`."""
    joined = tokens.word_at(j + 1) == "-" and tokens.word_at(j + 2) in _DISTRICTS
    long = is_foreign_word(tokens.words[j]) and len(tokens.words[j]) > _SYLLABLE and "'" not in tokens.words[j]
    known = bool(tokens.hits(j)) or tokens.family(j) or tokens.words[j].isupper()
    if known or not (joined or long) or not tokens.capital(j) or tokens.capital(j + 1):
        return 0  # "Chủ tịch UBND huyện | Siu Krung"
    return j + 3 if joined else j + 1


def _district_of_land_end(tokens: Tokens, j: int) -> int:
    """Token after the name of a district whose country or province abroad follows, or 0: `huyện | Noọng Hét | (Lào)`.

    Example:
        `huyện | Viêng Xay |, tỉnh Hủa Phăn`.
    """
    end = capitals_end(tokens, j) if tokens.capital(j) and tokens.adjacent(j) else len(tokens)
    if tokens.word_at(end) == "(":
        country = tokens.find(end + 1, "country")
        return end if country and country[1].canonical != HOME else 0
    if tokens.word_at(end) != "," or tokens.folded_at(end + 1) != "tỉnh":
        return 0
    return end if tokens.find(end + 2, "foreign") or (end + 2 < len(tokens) and _is_unknown(tokens, end + 2)) else 0


def _foreign_end(tokens: Tokens, j: int) -> int:
    """Token after the name of a state abroad, one word that may be joined to a second: `bang | Rheinland-Pfalz`."""
    if not tokens.capital(j):
        return j
    joined = tokens.word_at(j + 1) == "-" and tokens.capital(j + 2) and tokens.ends[j] == tokens.starts[j + 1]
    side = tokens.words[j] in SIDES and tokens.capital(j + 1)  # "bang | Tây Bengal"
    return j + 3 if joined else j + 2 if side else j + 1


def _known(tokens: Tokens, i: int, seat: bool = False) -> tuple[PlaceMention, int] | None:
    """A name of the gazetteers without its type."""
    if not tokens.capital(i):
        return None
    hits = [(j, entry) for j, entry in tokens.hits_among(i, _KNOWN) if not entry.canonical.isdigit()]
    hits = [(j, entry) for j, entry in hits if entry.category not in LOCAL or not _begins_full_name(tokens, i, j)]
    if not hits:
        return None
    j, entry = _preferred(hits)
    if seat and j - i > 2 and entry.category != "country" and tokens.family(i):
        return None  # after a role it is a person: "Chủ tịch Hồ Chí Minh"
    named = tokens.capitals_end(j) > j + 2 and tokens.family(j)
    city = named and entry.category in LOCAL  # "Thành ủy Huế | Lê Văn An"
    if not seat and j == i + 1 and _begins_longer_name(tokens, i) and not city:
        return None
    return PlaceMention(tokens.starts[i], tokens.ends[j - 1], entry.canonical, "", entry.category), j


def _begins_full_name(tokens: Tokens, i: int, j: int) -> bool:
    """Whether the name of a place is the first two syllables of a person's: `Chủ tịch huyện | Hà Trung Dũng`."""
    if j != i + 2 or tokens.capitals_end(j) != j + 1 or not tokens.family(i):
        return False
    word = tokens.words[j]
    given = tokens.adjacent(j) and word.istitle() and len(word) > 1 and not is_foreign_word(word)
    return given and all(end == j + 1 for end, _ in tokens.hits(j))


def _begins_longer_name(tokens: Tokens, i: int) -> bool:
    """Whether the syllable at `i` is one of a longer name: `Nga` of `Nga Sơn`."""
    return len(tokens.words[i]) <= _SYLLABLE and tokens.capital(i + 1) and tokens.adjacent(i + 1)


def _preferred(hits: list[Hit]) -> Hit:
    """The longest name; of the places that bear it a province before a district, a district before a country."""
    return hits[0] if len(hits) == 1 else min(hits, key=lambda hit: (-hit[0], _PRIORITY[hit[1].category]))


def _within(tokens: Tokens, j: int, place: PlaceMention) -> tuple[PlaceMention, int] | None:
    """The larger place printed after a place: `huyện Phong Điền | , Cần Thơ` or `| (Cần Thơ)`."""
    if tokens.word_at(j) not in (",", "(", "-", "–"):
        return None
    found = _typed(tokens, j + 1) or _known(tokens, j + 1)
    if not found or not _larger(found[0], place):
        return None
    wider, k = found
    if tokens.words[j] == "(":
        return (wider, k + 1) if tokens.word_at(k) == ")" else None
    if outer := _within(tokens, k, wider):
        widest, k = outer
        wider = replace(wider, within=widest)
    return wider, k


def _larger(wider: PlaceMention, place: PlaceMention) -> bool:
    return bool(wider.name) and wider.level not in ABROAD and _RANK[wider.level] > _RANK[place.level]
