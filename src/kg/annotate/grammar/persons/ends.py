"""Where the name of a person ends: `Ngô Đông Hải | Bí thư`, `ông Trần Đại | Đồng chủ trì`, `Jean-Claude Juncker |`."""

from __future__ import annotations

from kg.annotate.grammar.persons.address import address_words
from kg.annotate.grammar.persons.initials import is_initial
from kg.annotate.tokens import TRIGGERS, Tokens
from kg.phrases import Entry

LONGEST = 6  # syllables of a full name
BARE = 3  # a name of this many syllables without a title is a person's when it begins with a family name
# What a capital may begin instead of a name, and what may end a name before it.
TITLES = frozenset({"role", "modifier", "head", "body", "meeting", "placetype", "honorific"})
_BREAKS = frozenset({"role", "head", "meeting", "placetype", "modifier", "honorific", "cue"})
_BODIES, _DEGREES = frozenset({"body"}), frozenset({"honorific"})
_SMALL = frozenset({"cue", "modifier"})  # categories of phrases that have no capital amid a sentence
# Cues of one syllable that end a name when running text follows; the others may be a given name.
_FUNCTION = frozenset({"AT", "BY", "OF", "PLURAL", "AND", "ACCORDING", "COMITATIVE", "ABOUT", "DURING", "STOP", "THIS"})
_ACTS = frozenset("SAY PASSIVE AUX ASSUME COPULA BECOME PAST NOWIS".split())  # what is told of a person
SEX = {"Thị": True, "Văn": False}  # middle names that tell a woman from a man, and never end a name
_MIDDLE_AND_GIVEN = 2  # syllables
_DAYS = frozenset("nay qua mai sau trước này cùng ngày hôm sớm đêm tối khi thứ".split())  # after "Sáng", "Hôm"
_PARTICLES = frozenset("al bin da de del der di dos du el la le ten van von".split())  # inside foreign names
JOINTS = "-'’"  # marks inside the names of other peoples: `Bun-nhăng`, `K'Tem`
_SIGNS = frozenset("HKY")  # letters that begin names there, apart from the rest
_UNJOINED = str.maketrans("", "", JOINTS + ".")  # also without the points of initials: `G. Bush`


def run_end(tokens: Tokens, i: int) -> int:
    """Token after the last of the capitalized syllables that can be one name."""
    j, abroad = i, not tokens.family(i)
    while j - i < LONGEST and tokens.capital(j) and tokens.words[j].translate(_UNJOINED).isalpha():
        middle = j == i + 2 and tokens.words[j - 1] in SEX  # "Nguyễn Văn | Nên" is no name without its end
        breaks = j > i and not middle and _breaks(tokens, i, j) and not (j == i + 1 and _ends_like_degree(tokens, j))
        if j > i and (breaks or not tokens.adjacent(j) or " " in tokens.folded[j]):
            break  # also before what stands for several words: "các Ban | HĐND"
        if j - i >= BARE and _begins_body(tokens, j):
            break
        j += 2 if is_initial(tokens.words, j + 1) or _is_sign(tokens, j + 1) else 1
        j = _tie_end(tokens, j) if abroad or j == i + 1 else j  # "Chang-Hee Lee", whose first word is also a name here
    return j - 1 if tokens.words[j - 1] == "." else j  # of an initial alone the stop is no part


def _is_sign(tokens: Tokens, k: int) -> bool:
    """Whether the mark at `k` follows the first letter of a name of the Central Highlands: `bà H| ’ | Yâo Knul`."""
    signed = tokens.words[k - 1] in _SIGNS and tokens.word_at(k) in tuple(JOINTS[1:])
    return signed and tokens.capital(k + 1)


def plainly_person(tokens: Tokens, k: int) -> bool:
    """Whether a name begins at `k` that its middle name shows to be a person's: `Trần Văn Bình`, `Ban Thị An`."""
    middle = tokens.word_at(k + 1) in SEX and tokens.family(k)
    return middle and tokens.capitals_end(k) > k + _MIDDLE_AND_GIVEN


def whole_end(tokens: Tokens, i: int, j: int) -> int:
    """Token after the name within the capitals from `i` to `j`, which is printed in capitals or twice."""
    return _repeated_end(tokens, i, _headline_end(tokens, i, j))


def _ends_like_degree(tokens: Tokens, j: int) -> bool:
    """Whether a word of address after a family name, with capitals throughout, is a given name: `Đỗ | Tiến Sỹ`."""
    return any(end == j + 2 and tokens.capital(j + 1) for end, _ in tokens.hits_among(j, _DEGREES))


def _begins_body(tokens: Tokens, j: int) -> bool:
    """Whether a body of the gazetteer begins right after a whole name: `Trần Đại Quang | Báo Nhân Dân`."""
    return any(end > j + 1 for end, _ in tokens.hits_among(j, _BODIES))


def _tie_end(tokens: Tokens, j: int) -> int:
    """Token after the hyphen or small words with which a foreign name goes on, or `j`: `Ursula | von der | Leyen`."""
    k = _hyphen_end(tokens, j)
    while k < j + 2 and tokens.word_at(k) in _PARTICLES:
        k = _hyphen_end(tokens, k + 1)  # "Bashar al-|Assad"
    return k if k > j and tokens.capital(k) and not tokens.begins(k, TITLES) else j


def _hyphen_end(tokens: Tokens, j: int) -> int:
    """Token after a hyphen at `j` with no blank on either side, else `j`."""
    glued = tokens.word_at(j) == "-" and tokens.ends[j - 1] == tokens.starts[j]
    return j + 1 if glued and tokens.starts[j + 1 : j + 2] == (tokens.ends[j],) else j


def _breaks(tokens: Tokens, i: int, j: int) -> bool:
    """Whether token `j` begins a phrase that cannot be inside the name from `i` on: `Ngô Đông Hải | Bí thư`."""
    follows = tokens.word_at(j + 1)
    before, word = tokens.words[j - 1], tokens.words[j]
    running = (follows[:1].islower() or follows[:1].isdigit()) and before not in SEX
    running = running and tokens.cue_at(j + 1) not in _ACTS  # "Vũ Xuân Sáng cho biết", "Lê Thị Quỳnh Như được bầu"
    dated = running and (follows[0].isdigit() or follows in _DAYS)
    if tokens.folded[j] in address_words("formal") or (dated and tokens.folded[j] in TRIGGERS):
        return True
    if len(before) > 1 and before.isupper() and before[-1] != "." and not word.isupper():
        return True  # a byline in capitals before a name: "HOÀNG GIANG | Đinh La Thăng"
    return any(
        _ends_name(entry, end - j, running)
        and not (_is_given(tokens, i, j, end) or _begins_small(tokens, i, j, end, entry))
        for end, entry in tokens.hits_among(j, _BREAKS)
    )


def _begins_small(tokens: Tokens, i: int, j: int, end: int, entry: Entry) -> bool:
    """Whether a phrase printed small but for its first syllable, which is a given name, begins amid a sentence.

    Example:
        `Đồng chủ trì` in `ông Trần Đại | Đồng chủ trì | hội nghị`, `Danh dự` in `ông Lê Công | Danh dự | lễ`.
    """
    third = j == i + _MIDDLE_AND_GIVEN and tokens.family(i)
    return third and entry.category in _SMALL and end > j + 1 and not any(tokens.capitals[j + 1 : end])


def _is_given(tokens: Tokens, i: int, j: int, end: int) -> bool:
    """Whether a phrase of two syllables is but a middle and a given name, the last capitals after a family name.

    Example:
        `Thành Công` in `ông Nguyễn | Thành Công |, Giám đốc`, which elsewhere is a cue.
    """
    if end - j != _MIDDLE_AND_GIVEN or j > i + 1 or not tokens.family(i):
        return False
    return end == tokens.capitals_end(j) and not any(word.isupper() for word in tokens.words[i:end])


def _ends_name(entry: Entry, length: int, running: bool) -> bool:
    """Whether a phrase of the lexicons ends the name before it; one syllable may be part of the name, save a role."""
    if entry.category == "cue":
        return length > 1 or (running and entry.features["class"] in _FUNCTION)
    return entry.category == "role" or length > 1


def _headline_end(tokens: Tokens, i: int, j: int) -> int:
    """Token after a name in a headline in capitals, where nothing shows its end: three syllables, four with THỊ."""
    usual = i + (4 if tokens.words[i + 1] == "THỊ" else 3)
    longer = j > usual + 1 or (j == usual + 1 and tokens.cue_at(usual) != "")
    return usual if longer and all(word.isupper() for word in tokens.words[i:j]) else j


def _repeated_end(tokens: Tokens, i: int, j: int) -> int:
    """Token after a name that stands twice in a row, under a picture and at the beginning of the text."""
    half = (j - i) // 2
    twice = (j - i) % 2 == 0 and half > 1 and tokens.words[i : i + half] == tokens.words[i + half : j]
    return i + half if twice else j
