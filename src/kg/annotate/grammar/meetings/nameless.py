"""Heads of meetings that no name follows: a verb of which the meeting is the subject, a gift to it, another's words."""

from __future__ import annotations

from itertools import islice, takewhile

from kg.annotate.grammar.endings import begins_clause, elsewhere, praises_end, quotation_end
from kg.annotate.grammar.meetings.lists import PREDICATES
from kg.annotate.grammar.meetings.topics import begins_with, meeting_words
from kg.annotate.grammar.words import SOME
from kg.annotate.tokens import SEVERAL, Tokens
from kg.families import Family
from kg.phrases import Entry

_GENERAL = frozenset({Family.CONFERENCE, Family.CONGRESS, Family.SEMINAR})  # families of meetings of any name
_HEADS = frozenset({"hội nghị", "hội thảo", "đại hội"})  # heads of the same that begin no other's name
_CROWD = ["các", "đại", "biểu"]
_AMID = frozenset({"tại", "trong", "sau"})  # before a meeting at which something is done
_DOES = frozenset({"đã", "đều", "cũng", "được", "sẽ", "vẫn"})  # before the verb of what those do
_HELD = frozenset({"HAPPEN", "ORGANIZE", "OPEN"})  # cues of the verbs of which the meeting is the subject
_FEW = 6  # tokens of who does it
_WORK = "Buổi làm việc"  # type of meetings that no people are named right after: `Tại buổi làm việc | lãnh đạo Sở …`
_AGENT = frozenset({"PASSIVE", "BY"})  # classes of the cues before who does something
_TELLS = frozenset({"PRESENT", "REPORT"})  # cues before `tại` and the meeting, by which something is told
_NEAR = 6  # tokens before the meeting among which it is told what an idea is about
_QUOTES, _STOPS = frozenset('“"'), frozenset(".?!…")
_QUOTED = 40  # tokens of the longest sentence that is looked at


def has_no_name(tokens: Tokens, i: int, j: int, entry: Entry) -> bool:
    """Whether what follows the head from `i` to `j` is no name.

    Example:
        After `Hội nghị` none is `thảo luận tình hình`, `mới đây`, nor what no session is called after `kỳ họp`.
    """
    unnumbered = entry.features["family"] == Family.SESSION and not _numbers_session(tokens, j)
    subject = entry.features["type"] == _WORK and tokens.plain(j) and begins_clause(tokens, j, subject=True)
    about = tokens.words[j - 1].isupper() and tokens.folded_at(j) == "về"  # "phát biểu ở G7 | về nghề cá"
    verbal = unnumbered or subject or about or _acts(tokens, i, j)
    others = _is_other(tokens, i, j, entry) or _is_sent(tokens, i, j) or _is_said(tokens, j) or _is_raised(tokens, i, j)
    return verbal or elsewhere(tokens, j) > 0 or others or _is_boasted(tokens, i, j)


def _is_other(tokens: Tokens, i: int, j: int, entry: Entry) -> bool:
    """Whether somebody or something else is told at token `j`.

    Example:
        `Tại hội nghị | các đại biểu nghe …`, `kết luận Hội nghị | Hội thảo …`, `công bố tại Hội nghị | Chỉ thị số 20`.
    """
    if tokens.folded[j : j + 3] == _CROWD or _is_subject(tokens, i, j):
        return True
    business = any(tokens.cue_at(n) for n in range(i, j))  # "Lễ ký kết | Quy chế số 20"
    document = tokens.find(j, "document") if tokens.capital(j) and not business else None
    if document and tokens.folded_at(document[0]) == "số":
        return True
    found = tokens.find(j, "meeting") if entry.features["family"] in _GENERAL and tokens.capital(j) else None
    return found is not None and found[1].phrase in _HEADS


def _is_subject(tokens: Tokens, i: int, j: int) -> bool:
    """Whether at token `j` people do something at the meeting: `Tại buổi lễ | các gia đình đã nhận quà`."""
    if tokens.folded[i - 1] not in _AMID or tokens.folded_at(j) not in SEVERAL:
        return False
    people = takewhile(lambda k: tokens.adjacent(k) and tokens.words[k][0].isalpha(), range(j + 1, len(tokens)))
    does = next((k for k in islice(people, _FEW) if tokens.folded[k] in _DOES), 0)
    return does > 0 and tokens.cue_at(does + 1) not in _HELD  # "buổi gặp mặt | các gia đình chính sách được tổ chức"


def _acts(tokens: Tokens, i: int, j: int) -> bool:
    """Whether the head from `i` to `j` is the subject of the verb that follows: `Hội nghị | thảo luận tình hình`.

    So is the whole of a meeting, whatever the verb, and who does what is told in the passive: `Toàn hội nghị | vỗ tay`,
    `được Đại hội | tuyên dương`.
    """
    if not (tokens.adjacent(i) and tokens.words[i - 1][0].isalnum()):
        return tokens.find(j, "deliberation") is not None
    if tokens.folded[i - 1] in meeting_words("whole"):
        return not tokens.capital(i)
    return tokens.cue_before(i) in _AGENT and tokens.find(j, "deliberation") is not None


def _is_sent(tokens: Tokens, i: int, j: int) -> bool:
    """Whether what somebody brings to the meeting, or tells there, follows at token `j`.

    Example:
        `gửi tới Đại hội | lẵng hoa`, `báo cáo tại hội nghị | kết quả thực hiện`.
    """
    sends, toward = meeting_words("sends"), meeting_words("toward")
    sent = i > 1 and tokens.folded[i - 1] in toward and tokens.folded[i - 2] in sends
    told = tokens.folded[i - 1] == "tại" and tokens.cue_before(i - 1) in _TELLS and not tokens.capital(i)
    return (sent or told) and begins_with(tokens, j, "object") and tokens.folded[j : j + 2] != SOME


def _is_boasted(tokens: Tokens, i: int, j: int) -> bool:
    """Whether what follows only tells what something is like: `G20 lần này là hội nghị | căng thẳng nhất`."""
    return tokens.cue_before(i) == "COPULA" and not tokens.capital(i) and praises_end(tokens, j) > j


def _is_raised(tokens: Tokens, i: int, j: int) -> bool:
    """Whether it is told what ideas of the meeting are about: `đề xuất nêu tại hội nghị | liên quan đến giá điện`."""
    if tokens.folded[i - 1] != "tại" or not begins_with(tokens, j, "related"):
        return False
    return any(begins_with(tokens, n, "idea") for n in range(max(0, i - _NEAR), i))


def _is_said(tokens: Tokens, j: int) -> bool:
    """Whether several sentences are quoted from token `j` on: `sau cuộc họp | “Rừng đang bị phá. Chúng ta …”`."""
    if tokens.word_at(j) not in _QUOTES or quotation_end(tokens, j):
        return False
    end = next((n for n in range(j, min(j + _QUOTED, len(tokens))) if tokens.words[n] in _STOPS), j)
    return any(tokens.cue_at(n) in PREDICATES for n in range(j, end))


def _numbers_session(tokens: Tokens, j: int) -> bool:
    """Whether a number, a body or the kind of session follows: `kỳ họp | thứ 3`, `| bất thường`, not `| đưa vấn đề`."""
    word = tokens.word_at(j)
    named = word[:1].isupper() or word[:1].isdigit() or tokens.find(j, "head") is not None
    return named or word.lower() in meeting_words("session")
