"""Names of communes and hamlets, which no gazetteer has: `xã | Kim Thái`, `phường | An Hội Tây | Trần Văn Bình`."""

from __future__ import annotations

import re

from kg.annotate.grammar.categories import POSTS, ROLES, SUBJECTS
from kg.annotate.grammar.endings import begins_predicate
from kg.annotate.grammar.persons.ends import plainly_person
from kg.annotate.grammar.times import tells_term
from kg.annotate.grammar.words import ASIDES, COMPANY
from kg.annotate.tokens import Tokens

LONGEST = 4  # syllables of a commune's name
_SPLITS = (2, 3, 1, 4)  # syllables of the name before a person's, the usual number first
_FULL = 3  # syllables of a usual full name
_RUN = LONGEST + 5  # capitals of a commune and a person
_OTHERS = frozenset({"meeting", "document", "honorific"})  # of two syllables they are no part of a name
_HIGHLAND = re.compile(r"[HK]['’]\w")  # begins names of women and men of the Central Highlands
SIDES = frozenset({"Bắc", "Nam", "Tây", "Đông"})
_LETTERS = frozenset("ABCD")  # that tell communes with one name apart
_POST = 10  # tokens of a long post


def capitals_end(tokens: Tokens, j: int) -> int:
    """Token after the capitals from `j` on that can be names of a place and of a person after it."""
    k = j
    while k - j < _RUN and tokens.capital(k) and tokens.adjacent(k):
        if k > j and (_begins_title(tokens, j, k) or any(end > k + 1 for end, _ in tokens.hits_among(k, _OTHERS))):
            break  # "Tại xã Nhân Hậu | Hội LHPN xã tổ chức"
        if tells_term(tokens, k):
            break  # "XÃ NHÂN HẬU | KHÓA II"
        if k > j and tokens.words[k].isupper() and (tokens.cue_at(k) or begins_predicate(tokens, k)):
            break  # "XÃ NHÂN HẬU | KIỂM TRA TIẾN ĐỘ", "XÃ NHÂN HẬU | ĐẨY MẠNH CHUYỂN ĐỔI SỐ"
        k += 1
    return k


def commune_end(tokens: Tokens, i: int, j: int) -> int:
    """Token after the name of a commune or hamlet, `j` when the capitals are a person's name.

    Args:
        tokens: The article's tokens.
        i: Where its type begins.
        j: Where the name may begin.

    Example:
        `Kim Thái` in `Chủ tịch UBND xã | Kim Thái | Trần Văn Bình`; none in `Chủ tịch UBND xã | Trần Văn Bình`.
    """
    k = capitals_end(tokens, j)
    if end := _commemorated_end(tokens, j, min(k, j + LONGEST)):
        return end
    if split := _before_person(tokens, j, k):
        return split
    if tokens.words[j] in SIDES and (hit := tokens.find(j + 1, "district")) and hit[0] < k:
        return hit[0]  # "phường Bắc Gia Nghĩa | Trần Văn Bình"
    k = min(k, j + LONGEST)
    return j if _is_person(tokens, i, j, k) else k


def is_led(tokens: Tokens, i: int) -> bool:
    """Whether a post leads to the commune whose type is at `i`: `Chủ tịch UBND | xã`, not `nhân dân | xã`."""
    for k in range(i - 1, max(i - _POST, -1), -1):
        if not tokens.words[k][0].isalnum() or not tokens.adjacent(k + 1):
            return False
        if tokens.begins(k, ROLES):
            return True
    return False


def _begins_title(tokens: Tokens, j: int, k: int) -> bool:
    """Whether a post or a body begins at `k`, and no syllable of the name: `phường Tân | Hội`, `xã Yên | Sở`."""
    hits = tokens.hits_among(k, SUBJECTS)
    acronym = tokens.words[k].isupper() and not tokens.words[k - 1].isupper()  # "xã Nhân Hậu | UBND xã"
    single = not acronym and all(end == k + 1 and entry.category == "head" for end, entry in hits)
    return bool(hits) and not (single and (k == j + 1 or tokens.capitals_end(k) == k + 1))


def _before_person(tokens: Tokens, j: int, k: int) -> int:
    """Token after the name within the capitals from `j` to `k` that a person's name ends; 0 when none does."""
    families = tokens.lexicon.families
    if k - j <= LONGEST and plainly_person(tokens, j):
        return 0
    splits = [j + n for n in _SPLITS if k - j - n > 1 and tokens.folded[j + n] in families]
    told = (split for split in splits if plainly_person(tokens, split))
    full = (split for split in splits if split > j + 1 and k - split >= _FULL)
    sure = (split for split in splits if split > j + 1 and not families[tokens.folded[split]])
    short = sure if tokens.words[k - 1] not in _LETTERS else ()
    return next(told, 0) or next(full, 0) or next(iter(short), 0)


def _is_person(tokens: Tokens, i: int, j: int, k: int) -> bool:
    """Whether the capitals from `j` to `k` are a person's name after a post: `Bí thư Đảng ủy xã | Trần Đức Bình`."""
    if _HIGHLAND.match(tokens.words[j]) and k - j > 1:
        return is_led(tokens, i)  # "Chủ tịch UBND xã | H'Mai Niê"
    if k - j < _FULL or not tokens.family(j) or _lies_in_larger(tokens, k):
        return False
    listed = tokens.find(j, "district")
    sided = tokens.words[k - 1] in SIDES and listed and listed[0] == k - 1  # "phường Hội An | Tây"
    if sided or (listed and listed[0] == k) or _is_told(tokens, i):
        return False
    if plainly_person(tokens, j):
        return True
    return tokens.words[k - 1] not in _LETTERS and is_led(tokens, i)


def _is_told(tokens: Tokens, i: int) -> bool:
    """Whether the post before the type at `i` follows the name of who holds it: `ông Lê An, Chủ tịch UBND | xã`."""
    k = i - 1
    while k > 0 and tokens.adjacent(k) and tokens.words[k] not in COMPANY:
        if tokens.words[k] in ASIDES:
            if tokens.words[k - 1] in tokens.given:
                return True
            if not tokens.begins(k + 1, POSTS):
                return False
        k -= 1
    return False


def _lies_in_larger(tokens: Tokens, k: int) -> bool:
    """Whether the larger place of a commune is printed after it: `xã Mai Sơn Hạ |, huyện Lý Nhân`."""
    typed = tokens.find(k + 1, "placetype") if tokens.word_at(k) == "," else None
    return typed is not None and tokens.capital(typed[0])


def _commemorated_end(tokens: Tokens, j: int, k: int) -> int:
    """Token after the name of a person of history that the commune bears, or 0: `phường | Trần Hưng Đạo`."""
    ends = (end for end in range(k, j + _FULL - 1, -1) if " ".join(tokens.folded[j:end]) in tokens.lexicon.commemorated)
    return next(ends, 0)
