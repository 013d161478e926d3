"""Names of persons: a family name and given names, or a capitalized name that its context licenses."""

from __future__ import annotations

from kg.annotate.grammar.categories import PLACES, POSTS
from kg.annotate.grammar.persons.address import address_words, is_addressed
from kg.annotate.grammar.persons.ends import BARE, JOINTS, LONGEST, SEX, TITLES, run_end, whole_end
from kg.annotate.tokens import SEVERAL, Tokens
from kg.kinds import PRESS
from kg.mentions import PersonMention
from kg.spelling import is_foreign_word, is_syllable

_LANDS = PLACES - {"district"}
_LEARNED = frozenset({"nhân", "sĩ", "sỹ", "sư", "ts", "gs", "ths"})  # last syllables of degrees
_CLAUSES = frozenset({",", ";"})  # marks after which another clause may begin
_ACTS = frozenset({"PASSIVE", "AUX", "COPULA", "PAST"})  # what is told of a person by the given name alone
_LEADER = 4  # words of the longest name of a leader of another country that is looked for
_FOREIGN = 3  # words of a foreign name without a title
_LIVES = frozenset({"PAST", "COPULA", "NOWIS", "BECOME"})  # what is told of a person with a post
_NOBODY_NAMED = SEVERAL | {"của"}  # before a pronoun that means nobody named before: "41 anh | chị"
# Categories of words that may be names, too.
_HEADS, _ADDRESS = frozenset({"head"}), frozenset({"honorific"})
_LEAD_TO_NAMES = frozenset({"honorific", "role", "modifier", "head"})


def parse_person(tokens: Tokens, i: int, licensed: bool = False) -> tuple[PersonMention, int] | None:
    """The person's name that begins at token `i`.

    Args:
        tokens: The article's tokens.
        i: Where the name begins.
        licensed: Whether an honorific or a position stands before it; foreign names and bare given names count then.

    Example:
        `Ngô Đông Hải` is a name anywhere, `Thăng` in `ông Thăng`, `Joko Widodo` in `Tổng thống Joko Widodo`.
    """
    if not (_has_family(tokens, i) or (licensed and not _goes_on_in_capitals(tokens, i))):
        return None
    verb = tokens.find(i, "cue") if tokens.words[i].isupper() else None
    if verb and verb[0] > i + 1:
        return None  # "CHỦ TỊCH UBND XÃ | KIỂM TRA TIẾN ĐỘ"
    j = run_end(tokens, i)
    if j == i:
        return None
    if j - i == 1:
        return _given_name(tokens, i) if licensed or "'" in tokens.words[i] else None
    if (_is_place(tokens, i, j) if not licensed else _is_land(tokens, i, j)) or _begins_land(tokens, i, j):
        return None
    if j - i < BARE and not licensed and tokens.lexicon.lookup("body", f"Báo {tokens.surface(i, j)}"):
        return None  # "trao đổi với | Tiền Phong"
    if not licensed and _begins_task(tokens, i, j):
        return None
    j = whole_end(tokens, i, j)
    name, woman = _cased(tokens.surface(i, j)), SEX.get(tokens.words[i + 1])
    woman = _is_woman(tokens, i - 1) if woman is None else woman
    return PersonMention(tokens.starts[i], tokens.ends[j - 1], name, woman=woman, young=_is_young(tokens, i - 1)), j


def _has_family(tokens: Tokens, i: int) -> bool:
    """Whether a family name stands at `i`, or a prefix of the names of other peoples: `H'` of `H'Yim Kđoh`.

    None does where a newspaper may: `Báo | Chính Phủ`.
    """
    word, head = tokens.folded[i], tokens.find(i, "head")
    if head and head[1].features["kind"] == PRESS:
        return False
    return word in tokens.lexicon.families or (word[1:2] == "'" and word[:2] in tokens.lexicon.families)


def _goes_on_in_capitals(tokens: Tokens, i: int) -> bool:
    """Whether a headline in capitals goes on at `i`, where only a family name shows that one begins.

    Example:
        `ĐẠI BIỂU QUỐC HỘI | CÁC CẤP`, not `TỔNG THỐNG | JOKO WIDODO`.
    """
    before, word = tokens.word_at(i - 1), tokens.words[i]
    if not (word.isupper() and len(word) > 1 and before.isupper() and len(before) > 1 and is_syllable(word)):
        return False
    names = (" ".join(tokens.folded[i : i + length]) for length in range(2, _LEADER + 1))
    leads = is_addressed(tokens, i) or not tokens.lexicon.leaders.isdisjoint(names)
    return not leads  # "ÔNG | THĂNG", "CHỦ TỊCH NƯỚC | TẬP CẬN BÌNH"


def parse_pronoun(tokens: Tokens, i: int, j: int, end: int) -> PersonMention | None:
    """The person whom the words of address from `i` to `j` stand for when no name or title follows.

    Example:
        `ông` in `Theo ông, …` is the person named before, `ông` in `ông Thăng` only leads to the name.
    """
    if j < end and (tokens.capital(j) or tokens.words[j] == ":" or _leads_to_name(tokens, j)):
        return None
    alone = address_words("alone")
    if tokens.folded[i] not in alone and tokens.surface(i, j).lower() not in alone:
        return None
    before = tokens.folded_at(i - 1)
    several = before.isdigit() or (before[:1].isdigit() and tokens.word_at(j) == ",")  # "15/16 | ông |, bà đại biểu"
    if several or before in _NOBODY_NAMED or before in address_words("man"):
        return None
    woman, young = _is_woman(tokens, i), _is_young(tokens, i)
    return PersonMention(tokens.starts[i], tokens.ends[j - 1], "", partial=True, woman=woman, young=young)


def _leads_to_name(tokens: Tokens, j: int) -> bool:
    """Whether a title begins after a word of address: `ông | giám đốc`, not `ông | báo cáo` for the newspaper in it."""
    titles = tokens.hits_among(j, _LEAD_TO_NAMES)
    return bool(titles) and titles[0][0] == tokens.hits(j)[0][0]


def _is_young(tokens: Tokens, i: int) -> bool:
    """Whether the word of address at token `i` is one for the young."""
    return tokens.folded_at(i) in address_words("young")


def _is_woman(tokens: Tokens, i: int) -> bool | None:
    """What the word of address at token `i` says: `bà`; nothing if it is none of a woman or a man: `đồng chí`."""
    word, women = tokens.folded_at(i), address_words("woman")
    return word in women if word in women or word in address_words("man") else None


def begins_title(tokens: Tokens, i: int) -> bool:
    """Whether a position, a body or a meeting begins at a capital: `đồng chí | Bí thư Tỉnh ủy`, not `P.Gentiloni`."""
    if tokens.words[i].endswith(".") and tokens.capital(i + 1) and tokens.ends[i] == tokens.starts[i + 1]:
        return False
    named = _may_name(tokens, i)
    return any(entry.category not in named or j > i + 1 for j, entry in tokens.hits_among(i, TITLES))


def _may_name(tokens: Tokens, i: int) -> frozenset[str]:
    """Categories of words that may be a name at token `i`: `Đoàn` is a family's, `Anh` somebody's in `ông | Anh`."""
    family = _HEADS if tokens.family(i) else frozenset[str]()
    return family | _ADDRESS if is_addressed(tokens, i) and not tokens.capital(i + 1) else family


def looks_like_person(tokens: Tokens, i: int) -> bool:
    """Whether capitals that begin with a family name are enough of them to be a person's, and no place or body.

    Example:
        `Ngô Đông Hải` looks like a person without any title, `Ngô Quyền` and `Hà Nội` do not.
    """
    if not tokens.family(i) or tokens.find(i, "honorific"):
        return False
    k = i
    while k - i <= LONGEST and tokens.capital(k) and tokens.words[k].isalpha() and (k == i or tokens.adjacent(k)):
        k += 1
    if k - i < BARE or len({word.isupper() for word in tokens.words[i:k] if len(word) > 1}) > 1:
        return False  # also "Giao | Bộ KH"
    if tokens.find(i, "head") and any(end == k for end, _ in tokens.hits_among(i + 1, _LANDS)):
        return False  # "Đoàn | Hưng Yên", the delegation of a province
    known = [(j, entry) for j, entry in tokens.hits(i) if entry.category not in ("cue", "district")]
    longest = max((j for j, _ in known), default=i)
    # the city of Hồ Chí Minh has its type before it when it is the city
    return longest < i + 2 or (longest >= k and known[0][1].category == "province")


def looks_foreign(tokens: Tokens, i: int) -> bool:
    """Whether capitals that are no words of Vietnamese are a person's, by the post or the life that follows.

    Example:
        `Mary Wells` in `Mary Wells, nghị sĩ đảng Dân chủ`, `Pavel Orlov` in `Pavel Orlov từng là …`.
    """
    if tokens.found[i] or not is_foreign_word(tokens.words[i]):
        return False
    j = i + 1
    while j - i < LONGEST and tokens.capital(j) and tokens.adjacent(j) and not tokens.found[j]:
        if not is_foreign_word(tokens.words[j]):
            return False
        j += 1
    if j == i + 1 or j - i > _FOREIGN or j + 1 >= len(tokens):
        return False
    if tokens.words[j] == ",":
        return bool(tokens.find(j + 1, "role") or tokens.find(j + 1, "modifier")) and not tokens.capital(j + 1)
    cue = tokens.find(j, "cue")
    if cue and cue[1].features["class"] == "AUX":
        cue = tokens.find(cue[0], "cue")  # "Andreas Gromberg | đã | trở thành …"
    return cue is not None and cue[1].features["class"] in _LIVES and tokens.begins(cue[0], POSTS)


def acts(tokens: Tokens, i: int) -> bool:
    """Whether a clause begins with a given name that was read before, and tells of the person: `| Thanh | bị bắt`."""
    if tokens.words[i] not in tokens.given or not (i in tokens.openings or tokens.words[i - 1] in _CLAUSES):
        return False
    return tokens.cue_at(i + 1) in _ACTS and not tokens.capital(i + 1)


def _given_name(tokens: Tokens, i: int) -> tuple[PersonMention, int] | None:
    """One syllable after a title: a given name (`ông Thăng`), or a whole foreign one (`ông Bun-nhăng`)."""
    word = tokens.words[i]
    addressed = is_addressed(tokens, i)
    place = tokens.begins(i, PLACES)
    if not addressed and (place or tokens.field(i) or _begins_words(tokens, i)):
        return None
    learned = tokens.folded[i - 1].split(".")[-1] in _LEARNED
    if learned and word not in tokens.given and tokens.cue_at(i + 1) != "SAY":
        return None  # "cử nhân Luật", "tiến sĩ Vật lý"
    foreign = any(mark in word for mark in JOINTS)
    acronym = len(word) > 1 and word.isupper()
    if acronym or not (word.isalpha() or foreign):
        return None
    name = _cased(tokens.surface(i, i + 1))
    woman = _is_woman(tokens, i - 1)
    return PersonMention(tokens.starts[i], tokens.ends[i], name, partial=not foreign, woman=woman), i + 1


def _begins_words(tokens: Tokens, i: int) -> bool:
    """Whether a syllable after a post begins plain words rather than a name: `Giám đốc | Đề án quy hoạch`."""
    known = tokens.words[i] in tokens.given or not is_syllable(tokens.words[i])
    small = not known and tokens.adjacent(i + 1) and tokens.usual[i + 1]
    return small and tokens.found[i + 1] is None


def _is_place(tokens: Tokens, i: int, j: int) -> bool:
    """Whether the run from `i` to `j` begins with the name of a place and nothing of a person follows."""
    for end, entry in tokens.hits_among(i, PLACES):
        if end > i + 1:
            return end >= j and (entry.category != "district" or j - i < 3)
    return False


def _is_land(tokens: Tokens, i: int, j: int) -> bool:
    """Whether the run is the name of a province or country after a title: `Kho bạc | Hà Nam`, not `ông Vĩnh Long`."""
    if is_addressed(tokens, i) or j - i >= BARE:
        return False
    return any(end == j for end, _ in tokens.hits_among(i, _LANDS))


def _begins_task(tokens: Tokens, i: int, j: int) -> bool:
    """Whether the run from `i` to `j` begins with a verb that tells a body what to do: `Giao | Sở Tài chính`."""
    hit = tokens.find(i + 1, "head")
    field = tokens.field(hit[0]) if hit else None
    return field is not None and field[0] >= j


def _begins_land(tokens: Tokens, i: int, j: int) -> bool:
    """Whether a country of two words stands before the name of somebody: `tướng | Việt Nam Nguyễn Văn An`."""
    hit = tokens.find(i, "country")
    return hit is not None and i + 1 < hit[0] < j


def _cased(name: str) -> str:
    """`NGÔ ĐÔNG HẢI` as it is written elsewhere; an acronym as it is."""
    return name.title() if name.isupper() and len(name) > 3 else name
