"""What a document says, and where that ends: `về phát triển kinh tế tư nhân`, `điều động ông …`."""

from __future__ import annotations

import re

from kg.annotate.grammar.asides import CREDITS, parenthesis_end
from kg.annotate.grammar.bodies.body import parse_body
from kg.annotate.grammar.categories import ACTORS, AGENTS, BODIES, ROLES
from kg.annotate.grammar.documents.clauses import (
    begins_act,
    begins_actor,
    begins_officer,
    begins_sentence,
    is_passive,
    meets,
    names_document,
)
from kg.annotate.grammar.documents.words import begins_with
from kg.annotate.grammar.endings import breaks_off, quotation_end, trimmed
from kg.annotate.grammar.times import tells_time
from kg.annotate.grammar.words import DECISION, JOINTS
from kg.annotate.tokens import DASHES, Tokens

_ABOUT = re.compile(r"\s*(?:,\s*)?(?=(?:về|Về|[Qq]uy định về|v/v)\s|[Qq]uy định \d+(?!\d|\s?[-–/]))")
_STOPS = frozenset(".:")
_SPEAKERS = frozenset({"honorific", "role"})  # what begins another clause after a comma
_NO_TOPICS = _SPEAKERS | {"cue", "document", "meeting"}  # and after a semicolon
_AFTER_DECISION = frozenset('.;“”")')
_ASKING = "chất vấn".split()  # what is done at a meeting that is told after it: `về chất vấn | tại kỳ họp thứ 3`
_ANSWERS = "trả lời chất vấn".split()  # no act: `về chất vấn và | trả lời chất vấn`
_SPEECH = frozenset({"SAY", "ASK", "SPEAK", "ANSWER", "DISCUSS"})
_HELD = frozenset({"HAPPEN"})  # the meeting at which it is announced
_COMPRISING = "gồm"  # begins what it is made of: `quyết định lập đoàn kiểm tra | gồm 5 người`
STAFFING = frozenset({"APPOINT", "REMOVE"})  # cues of verbs with which a decision on somebody begins
_YEAR = re.compile(r"20\d\d")
_ISSUING = "ban hành"  # decides only with what is issued: `quyết định | ban hành Quy chế`
# How many agree: `với | 90% đại biểu`, `với | 447/450 đại biểu`, `với | tỷ lệ …`.
_SHARE = re.compile(r"\s+(?:\d[\d.,]*\s*(?:%|/\s*\d|đại biểu|phiếu)|t[ỷỉ] lệ|đa số|sự tán thành|sự nhất trí)")
_TYPE = 15  # tokens before the content of a document among which its type stands, and then its issuer
_MANY, _LISTED = frozenset({"các", "những"}), 4  # before the first of several, and how many tokens that has with it
_HANDED = 4  # tokens before the content of a document among which it is said to be handed over
_SHORTEST = 8  # characters of a subject that says something
_LONGEST = 400  # characters of a subject
_FARTHEST = 200  # tokens from the first of a subject to the last, where no clause ends it


def content(tokens: Tokens, j: int, end: int = 0) -> tuple[str, int] | None:
    """What a document without a number says, and where it ends: `quyết định | điều động ông …`."""
    k, end = j, 0 if begins_with(tokens, j, "telling") else end or len(tokens)
    given = any(tokens.cue_at(n) == "HAND" for n in range(max(0, j - _HANDED), j))
    handed = given and tokens.folded[j - 2 : j] != DECISION  # which may be on who gets it
    while k < end and tokens.adjacent(k) and tokens.starts[k] - tokens.starts[j] < _LONGEST:
        if tokens.words[k] == "(" and (closed := parenthesis_end(tokens, k)):
            k = closed
            continue
        if tokens.words[k] in _AFTER_DECISION or _ends_content(tokens, k) or _repeats(tokens, j, k):
            break
        if k > j and tokens.words[k] == "hồi" and tells_time(tokens, k):
            break
        if handed and tokens.folded[k] == "cho" and tokens.begins(k + 1, ROLES):
            break  # "trao quy hoạch xây dựng công viên | cho Chủ tịch UBND tỉnh"
        k += 1
    k = trimmed(tokens, j, k)
    text = tokens.text[tokens.ends[j - 1] : tokens.ends[k - 1]].strip()
    return (text, tokens.ends[k - 1]) if len(text) >= _SHORTEST else None


def _ends_content(tokens: Tokens, k: int) -> bool:
    """Whether something else follows: `…, | nguyên Bí thư`, `… | và nhấn mạnh`, `… | do Sở Y tế tổ chức`."""
    word = tokens.folded[k]
    if word == ",":
        return _leaves_content(tokens, k + 1)
    if word == "và":
        return _joins_other(tokens, k + 1)
    if word == "do":
        return tokens.begins(k + 1, AGENTS)
    if word == "được":
        return is_passive(tokens, k + 1)
    if word in DASHES:
        return begins_with(tokens, k + 1, "remark") or tokens.word_at(k + 1) in CREDITS
    if breaks_off(tokens, k) or begins_with(tokens, k, "amid") or begins_with(tokens, k, "of_decision"):
        return True
    about_document = word == "theo" and tokens.find(k + 1, "document")
    at_meeting = word == "tại" and tokens.find(k + 1, "meeting") and tokens.folded[k - 2 : k] != _ASKING
    return bool(word == _COMPRISING or about_document or at_meeting or tokens.cue_at(k) in _HELD)


def _leaves_content(tokens: Tokens, k: int) -> bool:
    """Whether the words at `k`, after a comma, are of the clause around: `…, | Bộ Tài chính ban hành`, `…, | ông`."""
    if k == len(tokens) or begins_act(tokens, k) or meets(tokens, k) or begins_with(tokens, k, "outside"):
        return True
    if begins_sentence(tokens, k) or begins_with(tokens, k, "saying"):
        return True
    if not tokens.capital(k):
        return False
    document = tokens.find(k, "document") is not None and not tokens.field(k)
    return document or begins_officer(tokens, k) or begins_actor(tokens, k)


def _repeats(tokens: Tokens, j: int, k: int) -> bool:
    """Whether a comma or `và` at `k` parts a document, whose type stands before `j`, from the next of its type.

    Example:
        `tờ trình của Sở Y tế về giá thuốc và | tờ trình sửa đổi quy chế`.
    """
    hit = tokens.find(k + 1, "document") if tokens.folded[k] in JOINTS else None
    if hit is None or not _MANY.isdisjoint(tokens.folded[k - _LISTED : k]):
        return False  # "về thực hiện các chương trình, | kế hoạch của Chính phủ"
    words, last = tokens.folded[k + 1 : hit[0]], j - hit[0] + k + 1
    return any(tokens.folded[n : n + len(words)] == words for n in range(last, max(-1, last - _TYPE), -1))


def _joins_other(tokens: Tokens, k: int) -> bool:
    """Whether the words at `k`, after `và`, are what is done besides or another document: `… và | nhấn mạnh`."""
    if names_document(tokens, k):
        return True
    if tokens.folded_at(k) == "ra" and tokens.find(k + 1, "document"):
        return True
    if tokens.folded[k : k + 4] == _ANSWERS:
        return False
    return begins_with(tokens, k, "finite") or tokens.cue_at(k) in _SPEECH or begins_act(tokens, k)


def begins_decision(tokens: Tokens, j: int) -> bool:
    """Whether the words at `j` say what is decided: `quyết định | điều động …`, `quyết định | phê duyệt …`."""
    said = tokens.find(j, "content")
    if said and said[1].phrase == _ISSUING:
        return tokens.capital(said[0]) or tokens.find(said[0], "document") is not None
    return said is not None or tokens.cue_at(j) in STAFFING


def decided(tokens: Tokens, j: int) -> tuple[str, int] | None:
    """What is decided by the words from token `j` on, if they begin a decision, and where it ends.

    Example:
        `quyết định của Tỉnh ủy | điều động ông …`, `| đã chỉ định ông …`.
    """
    j += tokens.folded_at(j) == "đã"
    return content(tokens, j) if tokens.adjacent(j) and begins_decision(tokens, j) else None


def subject_of(tokens: Tokens, j: int, numbered: bool, issued: bool = False) -> tuple[str, int] | None:
    """What a document is about, after `về`, and where it ends; what has no number is named by the first part of it.

    Args:
        tokens: Those of the article.
        j: Token after what is told of the document so far.
        numbered: Whether it has a number.
        issued: Whether its issuer is told before: then `của` tells whose something else is.
    """
    about = tokens.match(_ABOUT, tokens.ends[j - 1])
    if not about:
        return None
    begin = tokens.at(about.end())
    k = begin + 1
    quoted = quotation_end(tokens, k)  # `về | “Đẩy mạnh học tập …”`
    while not quoted and k < min(len(tokens), begin + _FARTHEST) and not _ends_subject(tokens, k, numbered, issued):
        if not numbered and _repeats(tokens, j, k):
            break
        k += 1
    k = quoted or trimmed(tokens, begin + 1, k)
    text = tokens.text[tokens.starts[begin] : tokens.ends[k - 1]]
    text = text if quoted else text.rstrip(' ,“"')
    return (text, tokens.starts[begin] + len(text)) if len(text) >= _SHORTEST else None


def _ends_subject(tokens: Tokens, k: int, numbered: bool, issued: bool) -> bool:
    """Whether the words at `k` no longer belong to a subject: a verb of the clause around it, an issuer, a document."""
    word, after = tokens.folded[k], k + 1
    if not tokens.adjacent(k) or word in _STOPS:
        return True
    if begins_with(tokens, k, "clause") and not _is_inside(tokens, k, numbered):
        return True
    if tokens.capital(k) and _YEAR.fullmatch(tokens.words[k - 1]):
        return True  # "… năm 2021 | Phát biểu tại …"
    if not numbered and (breaks_off(tokens, k) or word == _COMPRISING or tokens.cue_at(k) in _HELD):
        return True
    if word == ",":
        return _leaves_subject(tokens, after, numbered)
    if word == ";":
        return not (numbered and _goes_on_after(tokens, k))
    if word == "và":
        return begins_act(tokens, after) or names_document(tokens, after) or tokens.cue_at(after) == "DISCUSS"
    if word == "được":
        return is_passive(tokens, after)
    if word == "với":  # "về ngân sách năm 2018 | với 90% đại biểu tán thành"
        return tokens.match(_SHARE, tokens.ends[k]) is not None
    if word in ("mà", "của") and tokens.capital(after) and tokens.begins(after, ACTORS):
        return word == "mà" or not (issued or _is_of_year(tokens, after))
    return begins_with(tokens, k, "amid") or (word in DASHES and begins_with(tokens, k + 1, "remark"))


def _is_inside(tokens: Tokens, k: int, numbered: bool) -> bool:
    """Whether a word that may end a clause belongs to a subject: `về việc | cho thôi giữ chức`, `tồn | tại`."""
    given = tokens.folded[k] == "cho" and (tokens.folded[k - 1] == "việc" or (not numbered and _is_for(tokens, k)))
    asked = tokens.folded[k] == "tại" and tokens.folded[k - 2 : k] == _ASKING and tokens.find(k + 1, "meeting")
    return given or bool(asked) or tokens.amid_word(k)


def _leaves_subject(tokens: Tokens, k: int, numbered: bool) -> bool:
    """Whether the words at `k`, after a comma, are of the clause around: `về phí, | Bộ Tài chính ban hành …`."""
    if tokens.words[k - 2] == ")" and not numbered:
        return True  # "về Luật Biển (UNCLOS), | cần được tôn trọng"
    if k == len(tokens):
        return False
    if tokens.begins(k, _SPEAKERS) or begins_actor(tokens, k) or meets(tokens, k) or names_document(tokens, k):
        return True
    return begins_act(tokens, k) or begins_sentence(tokens, k)


def _goes_on_after(tokens: Tokens, k: int) -> bool:
    """Whether a subject goes on after a semicolon: `về xây dựng, chỉnh đốn Đảng; | kiên quyết ngăn chặn …`."""
    low = tokens.word_at(k + 1)[:1].islower()
    told_when = low and (tokens.folded[k + 1] == "ngày" or tells_time(tokens, k + 1))
    return low and not told_when and not tokens.begins(k + 1, _NO_TOPICS)


def _is_for(tokens: Tokens, k: int) -> bool:
    """Whether `cho` at `k` tells for whom something is: `về hỗ trợ | cho hộ nghèo`, not `| cho Thủ tướng`."""
    whom = tokens.word_at(k + 1)
    others = begins_with(tokens, k + 1, "addressee") or tokens.find(k + 1, "role") or tokens.cue_at(k) in _SPEECH
    return whom[:1].islower() and tokens.adjacent(k + 1) and not others


def _is_of_year(tokens: Tokens, k: int) -> bool:
    """Whether a title goes on after the bodies at `k`: `về Kế hoạch công tác của | Tỉnh ủy, HĐND tỉnh | năm 2021`."""
    while tokens.begins(k, BODIES) and (found := parse_body(tokens, k)) and found[1] < len(tokens):
        if begins_with(tokens, found[1], "year"):
            return True
        if tokens.folded[found[1]] not in JOINTS:
            return False
        k = found[1] + 1
    return False
