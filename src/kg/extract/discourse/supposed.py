"""What a sentence does not say to have been done: what is only wished for, supposed, or done each year.

Example:
    `Bộ Công Thương đề nghị Bộ Tài chính báo cáo, | Chính phủ ban hành Nghị định về …`, `Hằng năm, | UBND tỉnh phê
    duyệt kế hoạch …`, `Nếu | Quốc hội cho ông A thôi giữ chức …`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from kg.chunks import Chunks
from kg.extract.symbols import JOINTS, MOVES, printed
from kg.lexicon import load_lexicon
from kg.mentions import DocumentMention
from kg.tables import any_of, phrases, words_of

_WORDS = "supposed_words.csv"
_ASKING = frozenset({"ASK", "SUBMIT"})
_NOUN_BEFORE, _NOUN_AFTER = frozenset({"ACCORDING", "STOP", "_"}), "OF"  # `theo đề nghị của`, `trên cơ sở đề xuất của`
_TURNS = frozenset({".", "SAY"})  # what is asked before these is told to its end
_EACH = "đều"  # tells what many do: `các Huyện ủy | đều | có nghị quyết chuyên đề`
_DONE = frozenset({"đã", "vừa", "mới", "đã được", "vừa được"})  # words by which something is done
_DOING = ("đã ", "vừa ")  # and with which a verb begins that tells so, and its classes
_DECIDING = frozenset({"Body", "Position", "Meeting"})  # who decides on what is asked
_LISTED = MOVES | JOINTS | {"Figure", "Position", "TOWARD", "ASSUME", "PLURAL", "_"}  # from one change to the next
_CONSIDERS = frozenset({"DISCUSS", "PLAN"})
_READS = frozenset({"HEAR", "PRESENT", "REPORT", "SUBMIT"})  # what is done with a proposal
_ACTING = frozenset({"AUX", "HAVE", "ISSUE", "SIGN", "ADOPT"})


def is_supposed(text: str, chunks: Chunks, begin: int) -> bool:
    """Whether a sentence only supposes what it says from chunk `begin` on: `Nếu | Quốc hội cho ông A thôi …`."""
    return _said("if").search(_before(text, chunks, begin + 1)) is not None


def is_task(text: str, chunks: Chunks, begin: int, end: int) -> bool:
    """Whether a sentence tells what is to be done, so that nobody does it here: `cần … ; | sơ kết việc thực hiện …`.

    A meeting named after that, or `đã`, tells what is done again.
    """
    symbols = chunks.symbols
    asked = [chunks[n].end for n in range(begin - 1) if symbols[n] == "ASK" and symbols[n + 1] != _NOUN_AFTER]
    words = [chunks[0].start + word.end() for word in _said("task").finditer(_before(text, chunks, begin))]
    told = max([*asked, *words], default=-1)
    later = (n for n in range(end) if chunks[n].start >= told)
    return told >= 0 and not any(_is_held(symbols, n) or _is_done(text, chunks, n, n + 1) for n in later)


def _is_held(symbols: Sequence[str], n: int) -> bool:
    """Whether a meeting is named that takes place, and is no further task: not `tăng cường …; tổ chức | hội nghị`."""
    goes_on = symbols[n - 1] == "ORGANIZE" and symbols[n - 2] in JOINTS if n > 1 else False
    return symbols[n] == "Meeting" and not goes_on


def is_unissued(text: str, chunks: Chunks, begin: int, end: int, document: DocumentMention) -> bool:
    """Whether a document without number or day is not said to have been issued.

    Args:
        text: Of the article.
        chunks: The sentence.
        begin: The first chunk of what says that it is issued.
        end: The chunk after the last.
        document: What is said to be issued.
    """
    if document.number or document.issued:
        return False
    if any(chunks[n].symbol == "AUX" and _EACH in printed(text, chunks[n]).split() for n in range(begin, end)):
        return True
    if _is_done(text, chunks, begin, end):
        return False
    before = _before(text, chunks, begin)
    wished = _wished().search(before) and not (begin > 1 and _is_done(text, chunks, begin - 2, begin))
    return bool(wished or _said("if", "habit", "deadline").search(before)) or _is_asked(chunks, begin)


def is_asked_of(symbols: Sequence[str], begin: int) -> bool:
    """Whether somebody is to decide on the change told from chunk `begin` on: `đề nghị | HĐND huyện | bãi nhiệm ông A`.

    So is what goes on with it, with another change or another person: `…; | bãi nhiệm ông B`, `…; | ông B giữ chức …`.
    """
    if _is_asked_with(symbols, begin):
        return True
    asked = [n for n in range(begin - 1) if symbols[n] in _ASKING and symbols[n + 1] in _DECIDING]
    after = symbols[asked[-1] + 2 : begin] if asked else []
    decided = any(one in _DECIDING and "AUX" in after[n + 1 : n + 3] for n, one in enumerate(after))
    ends = (n for n, symbol in enumerate(after) if symbol == ";")
    return bool(asked) and not decided and all(_goes_on(after, n) for n in ends)


def _is_asked_with(symbols: Sequence[str], begin: int) -> bool:
    """Whether a change is asked for with the one before: `đề nghị | miễn nhiệm, | cách chức ông A`."""
    asked = [n for n in range(begin - 1) if symbols[n] in _ASKING and symbols[n + 1] in MOVES]
    after = symbols[asked[-1] + 1 : begin] if asked else []
    return bool(after) and after[-1] in JOINTS and _LISTED.issuperset(after)


def _goes_on(symbols: Sequence[str], n: int) -> bool:
    """Whether what is asked for goes on after the semicolon at `n`, where no other subject stands, nor another verb."""
    changed = not MOVES.isdisjoint(symbols[:n])
    return changed and (n + 1 == len(symbols) or symbols[n + 1] in MOVES | {"Figure"})


def is_considered(text: str, chunks: Chunks, n: int) -> bool:
    """Whether what chunk `n` tells is only talked about: `thảo luận việc | bầu`, `nghe Tờ trình về việc | bầu`.

    What is talked about and then done is not: `xem xét, | bầu`.
    """
    k, symbols = n - 1, chunks.symbols
    while k > 0 and (symbols[k] == "ABOUT" or printed(text, chunks[k]) in words_of(_WORDS, "matter")):
        k -= 1
    proposal = chunks[k].mention if k > 0 else None
    if isinstance(proposal, DocumentMention) and "proposes" in load_lexicon().document_traits(proposal.type):
        considered = symbols[k - 1] in _CONSIDERS | _READS
    else:
        about = symbols[k] in _CONSIDERS or printed(text, chunks[k]).endswith(phrases(_WORDS, "considering"))
        told = k > 0 and symbols[k] in _DECIDING and symbols[k - 1] in _READS  # "sẽ báo cáo Quốc hội về việc | bầu"
        considered = k < n - 1 and (about or told)
    return considered and not _is_decided(text, chunks, n)


def _is_decided(text: str, chunks: Chunks, n: int) -> bool:
    """Whether a vote or an election follows: `xem xét việc | miễn nhiệm ông A | và bầu bà B với 30/30 phiếu`."""
    voted = _said("voted").search(text[chunks[n].end : chunks[-1].end].lower())
    return voted is not None or "APPOINT" in chunks.symbols[n + 1 :]


def _before(text: str, chunks: Chunks, n: int) -> str:
    """The words of a sentence up to chunk `n`, in small letters."""
    return text[chunks[0].start : chunks[n].start if n < len(chunks) else chunks[-1].end].lower().rstrip()


def _is_done(text: str, chunks: Chunks, begin: int, end: int) -> bool:
    """Whether `đã` or the like is said between two chunks, alone or with its verb: `đã có`, `vừa ban hành`."""
    told = (printed(text, chunks[n]) for n in range(begin, end) if chunks[n].symbol in _ACTING)
    return any(words in _DONE or words.startswith(_DOING) for words in told)


def _is_asked(chunks: Chunks, begin: int) -> bool:
    """Whether somebody asks for it before chunk `begin`: `đề nghị Bộ Y tế báo cáo, | Chính phủ ban hành …`."""
    symbols = chunks.symbols
    for n in range(begin - 1, -1, -1):
        if symbols[n] in _TURNS:
            return False
        if symbols[n] in _ASKING:
            noun = chunks.after(n) == _NOUN_AFTER or chunks.before(n) in _NOUN_BEFORE
            return not noun
    return False


@cache
def _wished() -> re.Pattern[str]:
    """Ends in a word of a wish."""
    return re.compile(rf"{_said('wish').pattern}$")


@cache
def _said(*effects: str) -> re.Pattern[str]:
    """The words of supposed_words.csv with some effects."""
    return re.compile(any_of(phrase for effect in effects for phrase in phrases(_WORDS, effect)))
