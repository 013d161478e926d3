"""Meetings: a head with an ordinal, a body, a topic: `Hội nghị lần thứ tư Ban Chấp hành Trung ương Đảng khóa XIII`."""

from __future__ import annotations

from kg.annotate.grammar.bodies import parse_body
from kg.annotate.grammar.documents import parse_document
from kg.annotate.tokens import Tokens
from kg.lexicon import Entry
from kg.mentions import BodyMention, DocumentMention, MeetingMention

_LONGEST = 40  # tokens of a meeting's name
_PLURALS = frozenset({"các", "những", "nhiều", "một số", "mọi", "hai", "ba"})
_MARKS = frozenset(',-–“”"&/')
_STOP_CUES = frozenset(
    {
        "CHAIR",
        "ATTEND",
        "SPEAK",
        "SAY",
        "HAVE",
        "COPULA",
        "AUX",
        "AT",
        "BY",
        "PASSIVE",
        "PLAN",
        "NOT",
        "CHAIRBY",
        "ATTENDBY",
        "EARLIER",
        "ACCORDING",
        "BEHALF",
        "APPOINT",
        "REMOVE",
        "STOP",
        "THIS",
        "RECEIVED",
        "HEAR",
        "HAPPEN",
    }
)
_TOPIC_CUES = frozenset(
    {
        "DISSEMINATE",
        "PRESENT",
        "WORKWITH",
        "ISSUE",
        "REPORT",
        "CARRYOUT",
        "ADOPT",
        "WITH",
        "COMITATIVE",
        "OF",
        "ABOUT",
        "AND",
    }
)
_REFERRING = frozenset("này trên đó nói nay lần".split())
_PERSONAL = frozenset({"talks"})  # the persons named after the head are the two sides, not its name
_BUSINESS = frozenset({"DISSEMINATE", "PRESENT"})
_TIME = frozenset("ngày sáng chiều tối".split())


def parse_meeting(tokens: Tokens, i: int) -> tuple[MeetingMention, int] | None:
    """The meeting that begins at token `i`; `bare` when its words only refer to one named before.

    Example:
        `hội nghị trực tuyến toàn tỉnh nghiên cứu, quán triệt một số nghị quyết` is a meeting held online,
        `hội nghị` in `Phát biểu tại hội nghị, …` refers back.
    """
    hit = tokens.find(i, "meeting")
    if not hit:
        return None
    j, entry = hit
    k, body, documents = _name(tokens, i, j, entry)
    name = tokens.surface(j, k)
    head = tokens.surface(i, j)
    words = k - j
    bare = words == 0 or (words <= 2 and body is None and not _distinctive(tokens, j, k))
    if entry.features["event"] != "yes" and words < 2:
        return None
    mention = MeetingMention(
        tokens.starts[i],
        tokens.ends[k - 1],
        head[0].upper() + head[1:],
        entry.features["type"],
        entry.features["family"],
        "" if bare else name,
        body,
        bare,
        i > 0 and tokens.folded[i - 1] in _PLURALS,
        "trực tuyến" in f"{head} {name}".lower(),
        documents,
    )
    return mention, k


def _name(tokens: Tokens, i: int, j: int, entry: Entry) -> tuple[int, BodyMention | None, tuple[DocumentMention, ...]]:
    """Token after the last of a meeting's name, the body whose meeting it is, the documents that are its business."""
    k, body = j, None
    documents: list[DocumentMention] = []
    business = any(_business_at(tokens, n) for n in range(i, j))
    while k < len(tokens) and k - j < _LONGEST and tokens.adjacent(k) and _may_follow(tokens.words[k]):
        cue = tokens.find(k, "cue")
        if cue and cue[1].features["class"] in _STOP_CUES:
            break
        if tokens.words[k] == "," and (k == j or not _list_goes_on(tokens, k)):
            break
        if entry.features["family"] in _PERSONAL and (tokens.find(k, "role") or _person_ahead(tokens, k)):
            break
        if _addresses(tokens, k) or _starts_clause(tokens, k, j) or _tells_time(tokens, k):
            break
        if tokens.folded[k] == "và" and not business and _business_at(tokens, k + 1):
            break  # "thông báo kết quả Hội nghị … | và quán triệt Kết luận …": the sentence's own verb
        if cue:
            business = business or cue[1].features["class"] in _BUSINESS
        if tokens.find(k, "document") and (read := parse_document(tokens, k)):
            if business and not read[0].plural:
                documents.append(read[0])
            k = read[1]
            continue
        if body is None and (found := parse_body(tokens, k)):
            body, k = found
            continue
        k = cue[0] if cue else k + 1
    while k > j and (
        tokens.words[k - 1] in (",", "và", "-", "–") or tokens.folded[k - 1] in ("của", "với", "về", "do", "tại")
    ):
        k -= 1
    return k, body, tuple(documents)


def _business_at(tokens: Tokens, k: int) -> bool:
    cue = tokens.find(k, "cue")
    return cue is not None and cue[1].features["class"] in _BUSINESS


def _addresses(tokens: Tokens, k: int) -> bool:
    hit = tokens.find(k, "honorific")
    return hit is not None and hit[1].features["kind"] == "honorific"


def _tells_time(tokens: Tokens, k: int) -> bool:
    """`sáng 5/7`, `đầu năm 2016`, but not the `năm 2019` that a meeting is named by."""
    following = tokens.folded[k + 1 : k + 2]
    return tokens.folded[k] in _TIME or (
        tokens.folded[k] in ("đầu", "cuối")
        and following == ["năm"]
        and tokens.words[k + 2 : k + 3] != []
        and tokens.words[k + 2][0].isdigit()
    )


def _distinctive(tokens: Tokens, j: int, k: int) -> bool:
    """Whether two words tell one meeting from another: a name, an ordinal, a topic; `hội nghị này` does not."""
    return any(tokens.capital(n) or tokens.words[n][0].isdigit() or tokens.folded[n] == "thứ" for n in range(j, k)) or (
        k - j == 2 and tokens.find(j, "cue") is None and tokens.folded[k - 1] not in _REFERRING
    )


def _person_ahead(tokens: Tokens, k: int) -> bool:
    return tokens.capital(k) and tokens.folded[k] in tokens.lexicon.families and tokens.capital(k + 1)


def _may_follow(word: str) -> bool:
    return word[0].isalnum() or word in _MARKS


def _list_goes_on(tokens: Tokens, k: int) -> bool:
    """Whether the words after a comma still belong to the meeting's topic: `nghiên cứu, quán triệt, …`."""
    if k + 1 >= len(tokens):
        return False
    if tokens.find(k + 1, "body") and tokens.folded[k - 2] == "thứ":
        return True  # "Hội nghị lần thứ tư, Ban Chấp hành Trung ương Đảng"
    cue = tokens.find(k + 1, "cue")
    if cue:
        return cue[1].features["class"] in ("DISSEMINATE", "PRESENT", "ABOUT")
    return tokens.words[k + 1][0].islower() and not tokens.find(k + 1, "role") and not tokens.find(k + 1, "head")


def _starts_clause(tokens: Tokens, k: int, j: int) -> bool:
    """A role or an organizing verb after the name begins the sentence's own clause."""
    hit = tokens.find(k, "role")
    if hit and k > j and tokens.capital(k) and tokens.folded[k - 1] not in ("giữa", "của", "với"):
        return True
    cue = tokens.find(k, "cue")
    return bool(cue and cue[1].features["class"] in ("ORGANIZE", "CONCLUDE", "OPEN") and k > j)
