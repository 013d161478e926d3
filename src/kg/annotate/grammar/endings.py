"""Where the names of meetings and documents end: not with a joint or a word of time, nor amid a quotation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from kg.annotate.grammar.asides import CREDITS
from kg.annotate.grammar.words import JOINTS
from kg.annotate.tokens import Tokens
from kg.resources import resource
from kg.tables import alternatives, by_edge, read_table

# Quotation mark -> those that close it; a newspaper may begin with one kind and end with the other.
_OPENING = {"“": '”"', '"': '"”', "‘": "’", "'": "'", "«": "»"}
_CLOSING = frozenset({"”", '"', "’", "»", ")", "%", "'", "]"})  # marks with which a name may end
_QUOTED = 40  # tokens of the longest quotation in a name
_FIRST, _LAST = 0, -1  # of the words of a phrase
_OF_THINGS = frozenset("với về các những một nhiều của giữa".split())  # in names, before what may be large itself
_BEFORE_NAME = frozenset({",", "("})  # marks before another name


@cache
def _phrases(edge: int, *where: str) -> Mapping[str, Sequence[list[str]]]:
    """The phrases of the table that it lists for some places, the longest first, by the word at one of their edges."""
    rows = [row for row in read_table(resource("lexicons", "name_endings.csv")) if row["where"] in where]
    return by_edge((phrase for row in rows for phrase in alternatives(row["phrase"])), edge)


def trimmed(tokens: Tokens, j: int, k: int) -> int:
    """Token after the last word of the name from `j` to `k` that a name may end with.

    Example:
        Of `Hội nghị tổng kết công tác năm 2016 của các` the last two words are cut off.
    """
    while k > j and (cut := _dangling(tokens, j, k)):
        k -= cut
    return k


def _dangling(tokens: Tokens, j: int, k: int) -> int:
    """How many tokens before `k` cannot end a name."""
    last = tokens.words[k - 1]
    if not last[0].isalnum():
        return int(last not in _CLOSING)
    cut = tokens.ended(k, _phrases(_LAST, "end", "time"), j)
    word = tokens.find(k - 2, "word") if cut == 1 and k - j > 1 else None
    return 0 if word and word[0] == k else cut  # "khắc phục | tồn tại"


def elsewhere(tokens: Tokens, j: int) -> int:
    """How many tokens after a head only tell which meeting is meant: `hội nghị | đó`, `cuộc họp | mới đây`."""
    return _length(tokens, j, "deixis", "time")


def points_back(tokens: Tokens, k: int) -> bool:
    """Whether the words at `k` point back to what was named before: `đề án | này`, `về nội dung | nói trên`."""
    return _begins(tokens, k, "back")


def breaks_off(tokens: Tokens, k: int) -> bool:
    """Whether the words at `k` belong to no name wherever they stand: `Tại hội thảo về biển | chụp ảnh lưu niệm`.

    So does what leads to a credit: `phát biểu tại hội nghị | Ảnh: TTXVN`.
    """
    credit = tokens.words[k] in CREDITS and tokens.word_at(k + 1) == ":"
    return credit or (not tokens.amid_word(k) and _ends_name(tokens, k, "amid"))


def praises_end(tokens: Tokens, j: int) -> int:
    """Token after the words from `j` on that tell what a meeting is like, and not which: `cuộc gặp | rất cởi mở |`."""
    while (length := _length(tokens, j, "praises")) or (
        tokens.word_at(j) in JOINTS and _length(tokens, j + 1, "praises")
    ):
        j += length or 1
    return j


def before_size(tokens: Tokens, j: int, k: int) -> int:
    """Token after the name from `j` to `k` without how large the meeting is: `hội nghị trồng rừng | quy mô lớn`.

    That of its sides or its matter stays: `hội nghị với các doanh nghiệp lớn`.
    """
    length = tokens.ended(k, _phrases(_LAST, "size"), j)
    return k if k - length <= j or _OF_THINGS.intersection(tokens.folded[j : k - length]) else k - length


def renaming_end(tokens: Tokens, k: int) -> int:
    """Token after the words at `k` that lead to another name of the same thing, or 0: `, hay còn gọi là | …`."""
    mark = tokens.word_at(k)
    begin = k + 1 if mark in _BEFORE_NAME else k
    length = _length(tokens, begin, "renames")
    return begin + length if length or mark == "(" else 0


def joins_verb(tokens: Tokens, k: int, company: bool = False) -> bool:
    """Whether `và` at `k` goes on with what somebody does: `dự Hội nghị thượng đỉnh G20 | và thăm Hà Lan`.

    Args:
        tokens: Those of the article.
        k: Token of the `và`.
        company: Whether those whom somebody meets stand before it: `làm việc với Huyện ủy | và khảo sát thực tế`.
    """
    if tokens.folded[k] != "và":
        return False
    done = company and (_begins(tokens, k + 1, "beside") or begins_predicate(tokens, k + 1))
    return done or _begins(tokens, k + 1, "joined")


def begins_clause(tokens: Tokens, k: int, subject: bool = False) -> bool:
    """Whether the words at `k`, after a comma, begin a clause rather than go on with a list of topics.

    Args:
        tokens: Those of the article.
        k: Token after the comma.
        subject: Whether a word for people may be the subject of the clause: `…, | lãnh đạo tỉnh`.
    """
    return _ends_name(tokens, k, "clause", "subject") if subject else _ends_name(tokens, k, "clause")


def begins_predicate(tokens: Tokens, k: int) -> bool:
    """Whether the words at `k` begin what is said of a body, and belong to no name: `Bệnh viện | từng bước`.

    What may be inside a name does not: `Ban Chỉ đạo | sắp xếp …`.
    """
    return _begins(tokens, k, "predicate") and not _begins(tokens, k, "inside")


def _ends_name(tokens: Tokens, k: int, *where: str) -> bool:
    """Whether such a phrase begins at `k`, and none of a name that begins like it: `tìm kiếm, | thăm dò dầu khí`."""
    return _begins(tokens, k, *where) and not _begins(tokens, k, "goes on")


def _begins(tokens: Tokens, k: int, *where: str) -> bool:
    """Whether a phrase of the table, of some of the places for which it lists any, begins at token `k`."""
    return _length(tokens, k, *where) > 0


def _length(tokens: Tokens, k: int, *where: str) -> int:
    """How many tokens the longest of those phrases has that begins at token `k`; 0 without one."""
    return tokens.begun(k, _phrases(_FIRST, *where))


def quotation_end(tokens: Tokens, k: int) -> int:
    """Token after the quotation that begins at token `k`, or 0 when none does or nothing closes it."""
    closing = _OPENING.get(tokens.word_at(k))
    if not closing:
        return 0
    for n in range(k + 1, min(k + _QUOTED, len(tokens))):
        if not tokens.adjacent(n):
            return 0
        if tokens.words[n] in closing:
            return n + 1
    return 0
