"""How Vietnamese words are compared: case and the place of the tone mark do not matter, every other diacritic does."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import filterfalse

# The tone mark moves to the first vowel of oa, oe, uy at the end of a syllable: "hoà" is "hòa", "uỷ" is "ủy".
_OLD_STYLE = "oà oá oả oã oạ oè oé oẻ oẽ oẹ uỳ uý uỷ uỹ uỵ".split()
_NEW_STYLE = "òa óa ỏa õa ọa òe óe ỏe õe ọe ùy úy ủy ũy ụy".split()
_MODERN = dict(zip(_OLD_STYLE, _NEW_STYLE, strict=True))
_MODERN |= {old.capitalize(): new.capitalize() for old, new in _MODERN.items()}
_MODERN |= {old.upper(): new.upper() for old, new in _MODERN.items()}
_MARKED = "".join(sorted({pair[1] for pair in _MODERN}))
_OLD = re.compile(rf"[oOuU](?<![qQ].)[{_MARKED}](?!\w)")  # a few more than the pairs, but found in a tenth of the time

WORD = re.compile(r"\w+")
"""A word or a number, without the marks around it."""


@lru_cache(maxsize=50_000)
def modern_tone(text: str) -> str:
    """The text with tone marks placed as official sources print them.

    Example:
        >>> modern_tone("Uỷ ban nhân dân tỉnh Hoà Bình, Nguyễn Thuý Quỳnh")
        'Ủy ban nhân dân tỉnh Hòa Bình, Nguyễn Thúy Quỳnh'
    """
    return _OLD.sub(lambda match: _MODERN.get(match.group(), match.group()), text)


@lru_cache(maxsize=50_000)
def tidy(text: str) -> str:
    """One blank between words, and tone marks placed as official sources print them.

    Example:
        >>> tidy(" Uỷ ban  nhân dân")
        'Ủy ban nhân dân'
    """
    return modern_tone(" ".join(text.split()))


@lru_cache(maxsize=200_000)
def fold(text: str) -> str:
    """The key by which words are compared: lower case, modern tone placement, nothing else.

    Example:
        >>> fold("HOÀ") == fold("hòa"), fold("Hùng") == fold("Hưng")
        (True, False)
    """
    return modern_tone(text.lower())


def search_key(text: str) -> str:
    """The text without any diacritic, for search only, never for identity.

    Example:
        >>> search_key("Ngô Đông Hải")
        'ngo dong hai'
    """
    plain = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return "".join(filterfalse(unicodedata.combining, plain))


_SYLLABLE = re.compile(r"(?:ngh?|gh|gi|[cknpt]h|tr|qu|[bcdghklmnpqrstvx])?[aeiouy]{1,3}(?:ch|n[gh]|[cmnpt])?")


def is_syllable(word: str) -> bool:
    """Whether a word is spelled as a syllable of Vietnamese.

    Example:
        >>> is_syllable("Nghiêm"), is_syllable("Obama")
        (True, False)
    """
    return _SYLLABLE.fullmatch(search_key(word)) is not None


_OLDER = dict(zip(_NEW_STYLE, _OLD_STYLE, strict=True))
_BOTH_STYLES = re.compile("|".join(_NEW_STYLE))


def old_tone(text: str) -> str:
    """The text in small letters with tone marks placed as many still print them.

    Example:
        >>> old_tone("ủy ban"), old_tone("tòa án")
        ('uỷ ban', 'toà án')
    """
    return _BOTH_STYLES.sub(lambda match: _OLDER[match[0]], text)


_FOREIGN_LETTERS = re.compile(r"[äöüëïÿñçåøšžčćěřńśźżğş]")


def fold_foreign(text: str) -> str:
    """As `fold`, and words with letters that Vietnamese does not have without any diacritic.

    Newspapers print such names with their marks and without.

    Example:
        >>> fold_foreign("Jürgen Stock") == fold_foreign("Jurgen Stock"), fold_foreign("Hùng") == fold_foreign("Hung")
        (True, False)
    """
    return " ".join(search_key(word) if _FOREIGN_LETTERS.search(word) else word for word in fold(text).split())


def is_foreign_word(word: str) -> bool:
    """Whether a word with a capital is none of Vietnamese: its letters make up no syllable, or hyphens join its parts.

    Example:
        >>> is_foreign_word("Wells"), is_foreign_word("Bun-nhăng"), is_foreign_word("Vinh")
        (True, True, False)
    """
    if "-" in word:
        return word[0].isupper() and word.replace("-", "").isalpha()
    capital = len(word) > 2 and word.isascii() and word.isalpha() and word[0].isupper() and not word.isupper()
    return capital and not is_syllable(word)


_MARKS = {
    "a": "aàáảãạăằắẳẵặâầấẩẫậ", "d": "dđ", "e": "eèéẻẽẹêềếểễệ", "i": "iìíỉĩị",
    "o": "oòóỏõọôồốổỗộơờớởỡợ", "u": "uùúủũụưừứửữự", "y": "yỳýỷỹỵ",
}  # fmt: skip


def search_pattern(text: str) -> str:
    """A regular expression, to be used without regard to case, that finds the text whatever its tone placement.

    A text without any diacritic finds all that its letters can stand for.

    Example:
        >>> bool(re.search(search_pattern("Uỷ ban"), "Ủy ban", re.IGNORECASE))
        True
        >>> [name for name in ("Ngô Đông Hải", "Ngộ Đông") if re.search(search_pattern("ngo dong h"), name, re.I)]
        ['Ngô Đông Hải']
    """
    escaped = re.sub(r"[\\.+*?()|\[\]{}^$]", r"\\\g<0>", modern_tone(text.lower()))
    if search_key(text) == text.lower():
        return "".join(f"[{_MARKS[char]}]" if char in _MARKS else char for char in escaped)
    return _BOTH_STYLES.sub(lambda match: f"(?:{match[0]}|{_OLDER[match[0]]})", escaped)


# Small letters of Latin beyond a to z: à, đ, ư, ạ.
_SMALL = "".join(chr(n) for n in (*range(0xDF, 0x250), *range(0x1E00, 0x1F00)) if chr(n).islower())
# Syllables with which a post begins after a dash without blanks: `Trần Văn An-nguyên Chủ tịch`.
_POST = r"(?:nguyên|quyền|cựu|phó|trưởng|tổng|bí|chủ|giám|ủy|uỷ)\b"
# A token with the blank after it; the plain lower-case syllable, which most tokens are, comes first.
TOKEN = re.compile(
    r"""(?:
      [a-zà-öø-ÿăđĩũơưạ-ỹ]+(?![\w'’-])
                                                                  # 25-10-2021, 21-KL/TW, 12/QĐ-TTg, 8.000, 6,5%:
    | \d+(?:[-–/.,]\d+)*(?:(?:[-–/]?|\.(?!\w[a-zà-ỹ]{2}))[A-ZĐ][\w&Đđ]*)?(?:[-–/][A-ZĐƯ][\w&Đđ.]*\w)*%?
    | (?:(?:GS|PGS|TS|TSKH|ThS|Th|Ths|BS|BSCKI{0,2}|KS|KTS|CN|ĐĐ|LM|NSND|NSƯT|NGND|NGƯT|LS
        |TP|Tp|TX|Tx|TT|T|Q|P|H|Đ|St|Dr|Mr|Mrs|Ms)\.)+
      (?:[A-ZĐƯ]{1,5}(?!\w))?                                     # GS.TS, T.Ư, TP.HCM, TP.
    | [A-ZĐƯ]{1,8}(?:[&\-–][A-ZĐƯ]{1,8})+\w*                      # KH&ĐT, GD-ĐT, NN&PTNT
    """
    rf"""| [^\W\d_]+(?:-(?!{_POST})[a-z{_SMALL}]+)+(?=\W|$)           # Bun-nhăng, Vo-la-chít
    """
    r"""| [^\W_]+(?:['’][^\W_]+)*                                     # syllables, H'Hen
    | \.{2,}|…
    | [^\w\s]|_
    )\ ?
    | \s+
    """,
    re.VERBOSE,
)


def words(text: str) -> list[str]:
    """The tokens of a text, white space left out.

    Example:
        >>> words("Quy định số 37-QĐ/TW")
        ['Quy', 'định', 'số', '37-QĐ/TW']
    """
    if text.replace(" ", "").isalpha():  # most phrases, for which no pattern is needed
        return text.split()
    return [word for piece in TOKEN.findall(text) if (word := piece.rstrip())]


def slips(word: str, other: str) -> int:
    """How many letters have to be put in, left out or changed to make one word of the other.

    Example:
        >>> slips("Nguyên", "Nguyễn"), slips("Obbama", "Obama")
        (1, 1)
    """
    row = list(range(len(other) + 1))
    for i, letter in enumerate(word, 1):
        above, row[0] = row[0], i
        for j, wanted in enumerate(other, 1):
            above, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, above + (letter != wanted))
    return row[-1]
