"""Where the clause around a document goes on after what the document says: `…, | Bộ Tài chính ban hành Thông tư`."""

from __future__ import annotations

from kg.annotate.grammar.bodies.body import parse_body
from kg.annotate.grammar.categories import ACTORS, BODIES
from kg.annotate.grammar.documents.names import DRAFT
from kg.annotate.grammar.documents.words import begins_with
from kg.annotate.grammar.endings import begins_clause, points_back
from kg.annotate.grammar.positions.position import parse_position
from kg.annotate.grammar.times import tells_time
from kg.annotate.grammar.words import DECISION, JOINTS
from kg.annotate.tokens import Tokens

# Cues of what a body does after a subject: `…, Bộ Tài chính | ban hành Thông tư`.
_DONE = frozenset(
    "AUX PLAN ISSUE SIGN ADOPT HAVE ORGANIZE SAY ASK DISSEMINATE PASSIVE APPOINT REMOVE CONCLUDE PRESENT".split()
)
SIGNING = frozenset({"SIGN", "ISSUE", "ADOPT"})  # cues of verbs by which a document comes to be
_DONE_WITH = SIGNING | {"PRESENT", "HAND"}  # and of what is done with a document
_FURTHER = frozenset({"PRESENT", "HAND", "HEAR", "SUBMIT"})  # cues of what is done besides
_NUMBERED = ["lần", "thứ"]  # after a meeting, before its number
_FEW = 8  # tokens within which it follows a comma
_AGENT = 5  # tokens after `được` within which the verb stands: `được | gần 200 nước thông qua`


def begins_act(tokens: Tokens, k: int) -> bool:
    """Whether the words at `k` tell what else is done: `…, | đồng thời …`, `… và | trình bày báo cáo`."""
    if begins_clause(tokens, k):
        return True
    hit = tokens.find(k, "cue")
    cue = hit[1].features["class"] if hit else ""
    if cue in _FURTHER and hit is not None and tokens.word_at(hit[0]) in JOINTS:
        return False  # "quy hoạch, | giới thiệu, điều động cán bộ"
    return cue in _FURTHER or (cue == "REPORT" and hit is not None and tokens.capital(hit[0]))  # "…, | báo cáo Bộ"


def begins_actor(tokens: Tokens, k: int) -> bool:
    """Whether the words at `k`, after a comma, name who does something: `về phí, lệ phí, | Bộ Tài chính ban hành …`."""
    if not tokens.capital(k) or not tokens.begins(k, BODIES):
        return False
    found = parse_body(tokens, k)
    if not found:
        return False
    end = found[1]
    acts = tokens.cue_at(end) in _DONE or tokens.folded[end : end + 2] == DECISION
    return tokens.adjacent(end) and acts


def begins_officer(tokens: Tokens, k: int) -> bool:
    """Whether the words at `k` name who goes on to act: `…, | Bộ trưởng Y tế cho biết`, not to whom else one writes.

    Example:
        `công văn gửi Bí thư Đảng ủy, | Bộ trưởng Bộ Xây dựng về việc …` goes on.
    """
    if not tokens.find(k, "role"):
        return False
    found = parse_position(tokens, k)
    return not found or tokens.folded_at(found[1]) != "về"


def begins_sentence(tokens: Tokens, k: int) -> bool:
    """Whether the words at `k`, after a comma, tell what somebody does, when, or what the document is.

    Example:
        `…, | người dân đã khiếu nại`, `…, | đề án này là cơ sở …`, `…, | sáng 5/3`.
    """
    if tells_time(tokens, k):
        return True
    if (hit := tokens.find(k, "document")) and points_back(tokens, hit[0]):
        return True
    named = tokens.capital(k) or begins_clause(tokens, k, subject=True)
    for n in range(k, min(k + _FEW, len(tokens)) if named else k):
        if not tokens.adjacent(n) or not tokens.words[n][0].isalnum():
            return False
        if begins_with(tokens, n, "finite"):
            return n > k
    return False


def meets(tokens: Tokens, k: int) -> bool:
    """Whether a meeting is what the clause around goes on with: `… về công tác cán bộ, | hội nghị đã thảo luận`.

    Also one that points back: `… về phát triển doanh nghiệp, | hội nghị lần thứ 2 này`.
    """
    hit = tokens.find(k, "meeting")
    if hit is None:
        return False
    end = hit[0] + len(_NUMBERED) + 1 if tokens.folded[hit[0] : hit[0] + len(_NUMBERED)] == _NUMBERED else hit[0]
    return tokens.cue_at(end) in _DONE or points_back(tokens, end)


def is_passive(tokens: Tokens, k: int) -> bool:
    """Whether `được` before `k` tells what is done with the document: `… được | Quốc hội thông qua`, `được | ký`.

    Example:
        So does `… về bảo hiểm được | đồng chí Nguyễn Văn An giới thiệu`.
    """
    if (tokens.capital(k) and tokens.begins(k, ACTORS)) or tokens.find(k, "honorific") or tokens.find(k, "meeting"):
        return True
    if tokens.cue_at(k) == "DISSEMINATE" and tokens.cue_before(k - 1) != "ASK":
        return True  # "… | triển khai đồng bộ", not "đề xuất được | triển khai dự án"
    return any(tokens.cue_at(n) in _DONE_WITH for n in range(k, min(k + _AGENT, len(tokens))))


def names_document(tokens: Tokens, k: int) -> bool:
    """Whether other documents are named at `k`, or a draft: `và | Nghị quyết …`, `và | các Nghị quyết …`."""
    k += 2 if tokens.folded[k : k + 2] == DRAFT else tokens.folded_at(k) == "các"
    return tokens.capital(k) and tokens.find(k, "document") is not None
