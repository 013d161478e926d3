"""A person's name after that of a body, which may be named after a person itself: `Trường Tiểu học Lê Văn Tám`."""

from __future__ import annotations

from kg.annotate.grammar.categories import LOCAL, POSTS
from kg.annotate.grammar.persons.ends import SEX, plainly_person
from kg.annotate.tokens import Tokens
from kg.kinds import ENTERPRISE, PRESS
from kg.phrases import Entry
from kg.spelling import is_foreign_word

NAMED_AFTER = frozenset({"education", "health", ENTERPRISE})  # kinds of bodies named after persons and places
_NAMED_AFTER_PLACES = frozenset({"military", PRESS})  # and these after places: `Đồn Biên phòng Trà Cổ`
_OWN = 2  # syllables of a school's own name
_FULL = 3  # syllables of a usual full name
_LONG_SYLLABLE = 7  # letters of the longest syllable of Vietnamese
_FORMS = frozenset({"phần", "hạn", "viên"})  # last syllables of a company's legal form, after which its name follows


def begins_person(tokens: Tokens, j: int, k: int, head: Entry) -> bool:
    """Whether a person's name begins at `k`, after the body's own from `j` on: `Sở Xây dựng | Trần Trọng Tuấn`.

    Schools, hospitals and enterprises, but no academies, are named after persons: `Trường Tiểu học Lê Văn Tám` ends
    with its own name; two capitals that end a company's are its own, too: `Công ty Thương mại Thuận Việt`.
    """
    if not tokens.family(k) or not tokens.capital(k + 1) or not tokens.adjacent(k + 1):
        return False
    kind, capitals = head.features["kind"], tokens.capitals_end(k) - k
    if kind in NAMED_AFTER and " ".join(tokens.folded[k : k + capitals]) in tokens.lexicon.commemorated:
        return False  # "Trường Đại học Y Khoa | Phạm Ngọc Thạch"
    if capitals > _FULL and _person_begins_later(tokens, k):
        return False
    if kind == ENTERPRISE and k > j and any(map(is_foreign_word, tokens.words[k + 1 : k + capitals])):
        return False  # "Công ty CP Đầu tư | Phương Đông Land"
    if tokens.find(k, "word") or tokens.amid_word(k, within=2):
        return False  # "Vụ | Châu Á - Thái Bình Dương", "… - Thái Bình | Dương"
    if k == j and kind in _NAMED_AFTER_PLACES and not _FULL <= capitals <= _FULL + 1:
        return False
    unnamed = "nameless" in tokens.lexicon.head_traits(head.canonical)
    if kind not in NAMED_AFTER or (unnamed and k == j and capitals == _FULL):
        return True
    if kind == ENTERPRISE and (tokens.folded[k - 1].split()[-1] in _FORMS or capitals > _FULL + 1):
        return k > j and _is_whole_name(tokens, j, k)  # "Công ty cổ phần | Hoàng Anh Gia Lai"
    if head.canonical == "Viện" and _ends_institute(tokens, j, k):
        return True
    if not tokens.words[k - 1][0].islower():
        return (kind == ENTERPRISE or _is_own_name(tokens, j, k)) and _is_whole_name(tokens, j, k)
    long = tokens.capital(k + 2) and tokens.adjacent(k + 2)
    return long if kind == ENTERPRISE else sum(tokens.capitals[j:k]) > 1


def is_syllable_of_name(tokens: Tokens, k: int, end: int, entry: Entry) -> bool:
    """Whether what is from `k` to `end` is but a syllable of a body's name: `Trường THPT Tứ | Kỳ`, `THCS Phú | Tân`."""
    if end > k + 1 or not (tokens.words[k - 1].istitle() and tokens.words[k].istitle()):
        return False
    match entry.category:
        case "meeting" | "document":
            return True
        case "modifier":
            return not tokens.begins(end, POSTS)
        case "honorific":
            return not person_follows(tokens, end)
        case "head":
            return not tokens.capital(end) or person_follows(tokens, end)
        case "province" | "district" | "country":
            return tokens.capital(end) and tokens.adjacent(end)
        case "placetype":
            named = tokens.capital(end) or tokens.word_at(end).isdigit()
            return entry.features["level"] == "hamlet" and not named
    return False


def person_follows(tokens: Tokens, k: int) -> bool:
    """Whether a full name of a person begins at `k`."""
    return tokens.capital(k) and tokens.family(k) and tokens.adjacent(k) and tokens.capitals_end(k) - k >= _FULL


def _person_begins_later(tokens: Tokens, k: int) -> bool:
    """Whether a word that is seldom a family name leads to one that is: `Hữu nghị | Việt Tiệp | Nguyễn Văn An`."""
    ambiguous = tokens.lexicon.families
    plain = (n for n in range(k + 1, k + _FULL) if ambiguous.get(tokens.folded[n], True) is False)
    return bool(ambiguous[tokens.folded[k]]) and any(tokens.capitals_end(n) - n >= _FULL for n in plain)


def _is_whole_name(tokens: Tokens, j: int, k: int) -> bool:
    """Whether the capitals from `k` on are a full name after a company's own: `Tân Hoàng Minh | Đỗ Anh Dũng`."""
    end = tokens.capitals_end(k)
    own = k - j > 1 or _is_one_word(tokens, j)
    full = _FULL + (tokens.words[k + 1] in SEX and end - k > _FULL)
    plain = plainly_person(tokens, k) or not tokens.lexicon.families[tokens.folded[k]]
    return own and end - k == full and (plain or _ends_usual_name(tokens, j, k))


def _ends_usual_name(tokens: Tokens, j: int, k: int) -> bool:
    """Whether two capitals, a place, a number or an acronym end before `k`, so that a person follows: `Hoa Sen |`."""
    begin = k - 1
    while begin > j and tokens.words[begin - 1].istitle():
        begin -= 1
    last = tokens.words[k - 1]
    numbered = last.isalnum() and not last.istitle()  # "Bệnh viện Quân y 103 |", "Tập đoàn FLC |"
    return k - begin == _OWN or numbered or _names_place(tokens, begin, k)


def _ends_institute(tokens: Tokens, j: int, k: int) -> bool:
    """Whether a full name follows what an institute studies: `Viện Toán | Lê Thị An`, `… miền Nam | Lê Thị An`."""
    ends = tokens.words[k - 1][0].islower() or tokens.folded[k - 2] == "miền"
    return k - j > 1 and ends and _is_whole_name(tokens, j, k)


def _is_own_name(tokens: Tokens, j: int, k: int) -> bool:
    """Whether a school's or hospital's own name ends before `k`, two capitals after its kind: `Tiểu học Kim Đồng |`.

    So do a place, a number and a word that is no syllable of Vietnamese: `THPT Vinh |`, `THPT số 1 |`, `THPT Pleiku |`.
    """
    if k == j + 1:
        return _is_one_word(tokens, j)
    return tokens.words[k - 1].isdigit() or all(word.istitle() for word in tokens.words[k - _OWN : k])


def _is_one_word(tokens: Tokens, j: int) -> bool:
    """Whether a name is whole with one word: a place, an acronym, or what is no syllable of Vietnamese."""
    word = tokens.words[j]
    whole = not word.istitle() or len(word) > _LONG_SYLLABLE or is_foreign_word(word)
    return whole or _names_place(tokens, j, j + 1)


def _names_place(tokens: Tokens, j: int, k: int) -> bool:
    """Whether a province or district ends the words from `j` to `k`: `Cao su | Lai Châu`."""
    return any(end == k for n in range(j, k) for end, _ in tokens.hits_among(n, LOCAL))
