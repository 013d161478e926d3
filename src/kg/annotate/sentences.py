"""Sentence boundaries that know abbreviations, captions and headlines."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import compress, pairwise

from kg.annotate.grammar.asides import CREDITS
from kg.annotate.grammar.persons.address import opens_sentence
from kg.annotate.grammar.persons.ends import SEX
from kg.annotate.grammar.persons.initials import is_initial
from kg.annotate.tokens import Tokens
from kg.resources import resource
from kg.tables import read_table

_ENDS = frozenset({".", "!", "?", "…", "...", "./."})
_OPENERS = frozenset("\"“‘'([-–•*+")
_CLOSERS = frozenset("\"”’')]")
_STRAIGHT = '"'  # opens and closes
_LAST = frozenset({"TP.", "Tp.", "T.Ư."})  # abbreviations that may end a sentence, or stand before a name
_BULLETS, _ITEM_ENDS = frozenset("-–•*+"), frozenset(";:")  # what stands before an item of a list, and before that
_SAID = ["cho", "biết"]  # after a name alone: "Lê Văn Trong cho biết"
_LONGEST = 600  # tokens after which a text without full stops is cut, for a clause has no such length
_CREDIT_LINE = 8  # tokens of a photo's credit
_LINK = re.compile(r"\[[^][\n]{15,200}\]")
_BEFORE_LINK = (".", "!", "?", "…", "”", '"', ":", "\n")  # ends of the sentence before one
_ANY, _NUMBER = "", "0"  # what a row of the table of openers says of the word after the first


@cache
def _openings() -> Mapping[str, frozenset[str]]:
    """The words that begin a sentence wherever they have a capital, each with those that may follow."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for row in read_table(resource("lexicons", "sentence_openers.csv")):
        found[row["word"]].update(row["next"].split("|"))
    return {word: frozenset(following) for word, following in found.items()}


def split_sentences(tokens: Tokens) -> list[tuple[int, int]]:
    """First token and token after the last of each sentence.

    A sentence ends at a full stop before a capital, a digit or a quotation mark, at a line break unless the words go on
    in small letters after it, and where web pages glue a caption or a heading to the text: before words that only begin
    sentences, and around the title of another article in square brackets. It also ends when it is too long to be one.

    Example:
        `Đồng chí phát biểu. Ảnh: TTXVN` gives two sentences, `PGS.TS. Nguyễn Văn A phát biểu` one.
    """
    later, words, openings = range(1, len(tokens)), tokens.words, _openings()
    stops = {k for k in compress(later, tokens.pauses) if _ends(tokens, k)}
    capitals = compress(later, tokens.capitals[1:])
    stops.update([k for k in capitals if words[k] in openings and _opens(tokens, k)])
    stops.update(_links(tokens))
    return [
        (cut, min(cut + _LONGEST, end))
        for begin, end in pairwise([0, *sorted(stops), len(tokens)])
        for cut in range(begin, end, _LONGEST)
    ]


def _links(tokens: Tokens) -> Iterator[int]:
    """Tokens at which the title of another article begins in square brackets, and after it: `[Khai mạc hội chợ]`."""
    text = tokens.text
    for match in _LINK.finditer(text) if "[" in text else ():
        begin, end = match.span()
        if text[begin + 1].isupper() and text[:begin].rstrip(" ").endswith(_BEFORE_LINK):
            yield from (k for k in (tokens.at(begin), tokens.at(end)) if 0 < k < len(tokens))


def _ends(tokens: Tokens, k: int) -> bool:
    """Whether a sentence ends before token `k`, by what stands there."""
    words, gap = tokens.words, tokens.text[tokens.ends[k - 1] : tokens.starts[k]]
    return ("\n" in gap and not _goes_on(words, k, gap)) or _stops(words, k - 1, gap) or _addresses(tokens, k)


def _goes_on(words: list[str], k: int, gap: str) -> bool:
    """Whether a sentence goes on in the next line, at token `k`: `xã Nhân Hậu long trọng tổ ⏎ | chức Đại hội`."""
    begun = words[k][0].islower() and words[k + 1 : k + 2] != [")"]  # no item of a list: "a) Ông An …"
    return begun and gap.count("\n") == 1 and (words[k - 1][-1].isalnum() or words[k - 1] == ",")


def _opens(tokens: Tokens, k: int) -> bool:
    """Whether the word at `k` begins a sentence: `… trách nhiệm và quyết tâm | Trình bày báo cáo, ông An …`."""
    words, expected = tokens.words, _openings()[tokens.words[k]]
    following = words[k + 1] if k + 1 < len(words) else ""
    item = k > 1 and words[k - 1] in _BULLETS and words[k - 2] in _ITEM_ENDS  # "…; + | Tháng 5/2010: …"
    opened = words[k - 1][-1] in _OPENERS and not item and not _closes(tokens, k - 1)
    glued = tokens.ends[k - 1] == tokens.starts[k] or opened
    if (
        words[k - 1] in SEX
        or glued
        or words[k + 1 : k + 3] == _SAID
        or not (following[:1].islower() or following[:1].isdigit())
    ):
        return False
    told = _ANY in expected or following in expected or (_NUMBER in expected and following[0].isdigit())
    told = told or " ".join(words[k + 1 : k + 3]).lower() in expected  # "Căn | cứ kết | luận", no "Căn cứ Núi Dinh"
    return told and not _names_department(tokens, k)


def _closes(tokens: Tokens, k: int) -> bool:
    """Whether the mark at `k` is a straight one right after what it closes: `"Chống dịch" | Tại hội nghị, …`."""
    return k > 0 and tokens.words[k] == _STRAIGHT and tokens.ends[k - 1] == tokens.starts[k]


def _addresses(tokens: Tokens, k: int) -> bool:
    """Whether a sentence begins with a word of address after an abbreviation: `… với lãnh đạo TP. | Ông An kể`."""
    if tokens.words[k - 1] not in _LAST or not opens_sentence(tokens, k):
        return False
    return tokens.find(k, "district") is None  # "UBND TP. | Bà Rịa"


def _names_department(tokens: Tokens, k: int) -> bool:
    """Whether the word at `k` is of the name of a department, which may begin like a sentence: `Vụ | Theo dõi …`."""
    head = tokens.find(k - 1, "head") if tokens.capital(k - 1) else None
    return head is not None and head[0] == k and head[1].features["duty"] == "department"


def _stops(words: list[str], k: int, gap: str) -> bool:
    """Whether the mark at `k`, if it is one, ends a sentence."""
    word, following = words[k], words[k + 1]
    if not gap:
        return False
    if word in _CLOSERS and k and (words[k - 1] in _ENDS or _closes_credit(words, k)):
        return following[0].isupper() or following in _OPENERS
    if word not in _ENDS or _numbers_item(words, k) or is_initial(words, k):
        return False
    return following[0].isupper() or following[0].isdigit() or following in _OPENERS


def _closes_credit(words: list[str], k: int) -> bool:
    """Whether the mark at `k` closes the credit with which a caption ends: `… tại Huế (Ảnh: TTXVN) | Sáng nay`."""
    near = words[max(0, k - _CREDIT_LINE) : k + 1]
    return words[k] == ")" and any(mark == "(" and word in CREDITS for mark, word in pairwise(near))


def _numbers_item(words: list[str], k: int) -> bool:
    """Whether the stop at `k` belongs to the number of an item: `các ông có tên sau đây: 1. Ông Lê …; 2. Ông …`."""
    return (
        words[k] == "."
        and k > 1
        and words[k - 1].isdigit()
        and len(words[k - 1]) < 3
        and words[k - 2] in (":", ";", ",")
    )
