"""What is told after the name of a meeting and is no part of it: another meeting, or what is done there or then."""

from __future__ import annotations

from kg.annotate.grammar.endings import joins_verb
from kg.annotate.grammar.meetings.topics import JOINT
from kg.annotate.grammar.words import PERIODS
from kg.annotate.tokens import Tokens
from kg.families import TWO_SIDES, Family
from kg.phrases import Entry

BUSINESS = frozenset({"DISSEMINATE", "PRESENT", "HAND"})  # what the meeting does with documents
_BEFORE_NUMBER = frozenset({"thứ", "lần", "khóa"})
_VISITS = frozenset("RECEIVE CALL CONFER AUDIENCE ENCOUNTER PHONE GREET WORKWITH WORKAT INSPECTAT".split())
# Named by number and body, not by a list of topics.
NUMBERED = frozenset({Family.SESSION, Family.SITTING, Family.CONGRESS})
_KINDS = frozenset({"lễ", "phiên", "buổi", "cuộc", "họp"})  # first words of meetings of another kind
_PASSED = frozenset({"ADOPT", "ISSUE", "SUBMIT"})  # what a numbered session or congress does
# Meetings of those elected: `Đại hội | công bố Quyết định` is a clause.
_ELECTED = frozenset({Family.SESSION, Family.CONGRESS})
_REACTIONS = frozenset({"SAY", "ASK", "INVITE"})  # after `và`: what somebody goes on to do


def ends_ordinal(tokens: Tokens, j: int, k: int) -> bool:
    """Whether the number of a meeting in its series stands right before token `k`: `lần thứ ba |`, `khóa XII |`."""
    return k - j > 1 and tokens.folded[k - 2] in _BEFORE_NUMBER


def joins_own_verb(tokens: Tokens, i: int, k: int) -> bool:
    """Whether `và` leads on to another verb of the sentence: `thông báo kết quả Hội nghị … | và quán triệt Kết luận …`.

    What is handed over at what is organized is its business: `tổ chức | buổi gặp mặt và trao quyết định nghỉ hưu`.
    """
    joined = tokens.cue_at(k + 1) if tokens.folded[k] == "và" else ""
    return joined in BUSINESS and not (joined == "HAND" and tokens.cue_before(i) == "ORGANIZE")


def joins_meeting(tokens: Tokens, j: int, k: int, entry: Entry) -> bool:
    """Whether `và` leads to another meeting or visit: `Hội nghị Bộ trưởng Tài chính | và Hội nghị Thống đốc`.

    So it does in `Hội nghị G20 | và thăm Hà Lan`. In small letters another meeting is one of another kind: `phiên bế
    mạc | và lễ bàn giao`. A document follows what is numbered: `Kỳ họp thứ 3 | và Báo cáo …`.
    """
    if tokens.folded[k] != "và":
        return False
    if entry.features["family"] in NUMBERED and tokens.capital(k + 1) and tokens.find(k + 1, "document"):
        return True
    if tokens.folded_at(k + 1) == "thăm" or tokens.cue_at(k + 1) in _VISITS:
        return True
    other = tokens.find(k + 1, "meeting")
    if other is None or (entry.features["family"] in JOINT and "về" in tokens.folded[j:k]):
        return False  # "họp báo về Lễ hội Trà | và Hội nghị xúc tiến đầu tư"
    kinds = (other[1].phrase.split()[0].lower(), entry.phrase.split()[0].lower())
    return tokens.capital(k + 1) or (kinds[0] in _KINDS and kinds[0] != kinds[1])


def reaches_session(tokens: Tokens, j: int, k: int, entry: Entry) -> bool:
    """Whether the word at `k` leads on to a later session: `từ kỳ họp thứ 2 | đến kỳ họp thứ 6`."""
    if tokens.folded[k] != "đến" or entry.features["family"] not in NUMBERED:
        return False
    return ends_ordinal(tokens, j, k) and tokens.find(k + 1, "meeting") is not None


def acts_on(tokens: Tokens, j: int, k: int, entry: Entry) -> bool:
    """Whether the word at `k` tells what is done at or after the meeting, whose name ends there.

    Example:
        `Kỳ họp thứ ba | thông qua luật`, `Hội nghị APEC | và trân trọng mời`.
    """
    family, cue = entry.features["family"], tokens.cue_at(k)
    if (k > j and family in NUMBERED and cue in _PASSED) or (k == j and family in _ELECTED and cue in BUSINESS):
        return True
    if tokens.capital(k) and k - j > 1 and tokens.folded[k - 2] in PERIODS and tokens.find(k, "document"):
        return True  # "Phiên họp Chính phủ thường kỳ tháng 1/2017 | Nghị quyết về giải pháp …": the next headline
    company = k > j and family in TWO_SIDES and "về" not in tokens.folded[j:k]
    if joins_verb(tokens, k, company) or (k > j and ends_ordinal(tokens, j, k) and _goes_on_low(tokens, k)):
        return True
    return tokens.folded[k] == "và" and any(tokens.cue_at(n) in _REACTIONS for n in (k + 1, k + 2))


def _goes_on_low(tokens: Tokens, k: int) -> bool:
    """Whether `và` and a word in small letters follow: `Hội nghị lần thứ 23 | và gặp gỡ giới đầu tư`."""
    return tokens.folded[k] == "và" and tokens.word_at(k + 1)[:1].islower()
