"""Documents of which a sentence says that they are issued, but only wishes it, supposes it, or tells it of each year.

Example:
    `Bộ Công Thương đề nghị Bộ Tài chính báo cáo, | Chính phủ ban hành Nghị định về …`, `Hằng năm, | UBND tỉnh phê
    duyệt kế hoạch …`.
"""

from __future__ import annotations

import re
from functools import cache

from kg.extract.symbols import printed
from kg.mentions import Chunks, DocumentMention
from kg.resources import resource
from kg.tables import read_table

_ASKING = frozenset({"ASK", "SUBMIT"})
_NOUN_BEFORE, _NOUN_AFTER = frozenset({"ACCORDING", "STOP", "_"}), "OF"  # `theo đề nghị của`, `trên cơ sở đề xuất của`
_TURNS = frozenset({";", ".", ":", "SAY"})  # what is asked before these is told to its end
_DONE = frozenset({"đã", "vừa", "mới", "đã được", "vừa được"})  # words by which something is done


def is_unissued(text: str, chunks: Chunks, begin: int, end: int, document: DocumentMention) -> bool:
    """Whether a document without number or day is not said to have been issued.

    Args:
        text: Of the article.
        chunks: The sentence.
        begin: The first chunk of what says that it is issued.
        end: The chunk after the last.
        document: What is said to be issued.
    """
    if document.number or document.issued or _is_done(text, chunks, begin, end):
        return False
    before = text[chunks[0].start : chunks[begin].start].lower().rstrip()
    wished = _wish().search(before) and not (begin > 1 and _is_done(text, chunks, begin - 2, begin))
    return bool(wished or _case().search(before)) or _is_asked(chunks, begin)


def _is_done(text: str, chunks: Chunks, begin: int, end: int) -> bool:
    """Whether `đã` or the like is said between two chunks."""
    return any(chunks[n].symbol == "AUX" and printed(text, chunks[n]) in _DONE for n in range(begin, end))


def _is_asked(chunks: Chunks, begin: int) -> bool:
    """Whether somebody asks for it before chunk `begin`: `đề nghị Bộ Y tế báo cáo, | Chính phủ ban hành …`."""
    symbols = chunks.symbols
    for n in range(begin - 1, -1, -1):
        if symbols[n] in _TURNS:
            return False
        if symbols[n] in _ASKING:
            noun = symbols[n + 1 : n + 2] == [_NOUN_AFTER] or not _NOUN_BEFORE.isdisjoint(symbols[max(0, n - 1) : n])
            return not noun
    return False


@cache
def _wish() -> re.Pattern[str]:
    """Ends in a word of a wish."""
    return re.compile(rf"\b(?:{_words('wish')})$")


@cache
def _case() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_words('case')})\b")


def _words(effect: str) -> str:
    """The words of the table with an effect, as alternatives."""
    rows = read_table(resource("lexicons", "unissued_words.csv"))
    return "|".join(re.escape(row["phrase"]) for row in rows if row["effect"] == effect)
