"""Words that mean no meeting in particular: several, any, each year's, one not held, what is only to be set up."""

from __future__ import annotations

from kg.annotate.grammar.endings import points_back
from kg.annotate.grammar.meetings.topics import begins_with, meeting_words
from kg.annotate.grammar.words import JOINTS, NUMBERED, SOME
from kg.annotate.tokens import SEVERAL, Tokens
from kg.families import Family
from kg.phrases import Entry

_HEAD = 5  # tokens of the longest head and the comma after it
_ANY = "nào"  # in what names no one meeting: `chưa có cuộc họp | nào`
_YEARLY = (["hằng", "năm"], ["hàng", "năm"])  # end the name of a habit
_VERB = 3  # tokens of the longest of these


def is_kind(tokens: Tokens, i: int, j: int, end: int, entry: Entry) -> bool:
    """Whether the head from `i` to `j` with the name up to `end` means no meeting in particular.

    Example:
        `các | hội nghị`, `đại hội | các cấp`, `cuộc họp | nào`, `kỳ họp Đại hội đồng | hằng năm`, `diễn
        đàn | đa phương`, `thành lập | diễn đàn nhánh`.
    """
    name = tokens.folded[j:end]
    if are_several(tokens, i) or _is_another(tokens, j) or _ANY in name or name[-2:] in _YEARLY:
        return True
    return (
        entry.features["family"] == Family.FORUM
        and not tokens.capital(i)
        and (_is_founded(tokens, i) or _is_general(tokens, j, end))
    )


def is_unheld(tokens: Tokens, i: int) -> bool:
    """Whether the verb before token `i` tells what nobody holds: `chưa tổ chức | bàn giao`, `nhu cầu tổ chức | …`."""
    verb = next((k for k in range(max(0, i - _VERB), i) if (cue := tokens.find(k, "cue")) and cue[0] == i), 0)
    before = (" ".join(tokens.folded[max(0, verb - length) : verb]) for length in (1, 2))
    return verb > 0 and not meeting_words("unheld").isdisjoint(before)


def _is_founded(tokens: Tokens, i: int) -> bool:
    """Whether a forum is only set up: `tạo lập | diễn đàn nhánh`."""
    return " ".join(tokens.folded[max(0, i - 2) : i]) in meeting_words("founds")


def _is_general(tokens: Tokens, j: int, end: int) -> bool:
    """Whether the words from `j` to `end` only tell of which kind a forum is: `diễn đàn | quốc tế và khu vực`."""
    words = [word for word in tokens.folded[j:end] if word not in JOINTS]
    kinds = (" ".join(words[n : n + 2]) for n in range(0, len(words), 2))
    return bool(words) and meeting_words("general").issuperset(kinds) and not points_back(tokens, end)


def _counts(tokens: Tokens, i: int) -> bool:
    """Whether the words before token `i` say that several are meant: `các`, `một số`, `02`."""
    word, before = tokens.folded[i - 1], tokens.folded_at(i - 2)
    number = word.isdecimal() and len(word) <= 2 and int(word) > 1 and not tokens.capital(i)
    return word in SEVERAL or (number and before not in NUMBERED) or [before, word] == SOME


def are_several(tokens: Tokens, i: int) -> bool:
    """Whether several are meant: the words before token `i` say so, or before the one that a comma joins it to.

    Example:
        `các | hội nghị`, `nhiều hội thảo, | hội nghị`.
    """
    if i == 0:
        return False
    if tokens.words[i - 1] != ",":
        return _counts(tokens, i)
    before = (k for k in range(max(i - _HEAD, 1), i - 1) if (hit := tokens.find(k, "meeting")) and hit[0] == i - 1)
    return not tokens.capital(i) and any(_counts(tokens, k) for k in before)


def _is_another(tokens: Tokens, j: int) -> bool:
    """Whether the words after a head say that it is another: `hội nghị | lần trước`, `đại hội | các cấp`."""
    return tokens.adjacent(j) and begins_with(tokens, j, "other")
