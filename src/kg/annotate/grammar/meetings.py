"""Meetings: a head with an ordinal, a body, a topic: `Hội nghị lần thứ tư Ban Chấp hành Trung ương Đảng khóa XIII`."""

from __future__ import annotations

import re

from kg.annotate.grammar.asides import acronym_end
from kg.annotate.grammar.bodies import parse_body
from kg.annotate.grammar.documents import parse_document
from kg.annotate.grammar.endings import begins_clause, begins_elsewhere, joins_verb, quotation_end, trimmed
from kg.annotate.grammar.persons import looks_like_person
from kg.annotate.grammar.positions import parse_position
from kg.annotate.tokens import TRIGGERS, Tokens
from kg.mentions import BodyMention, DocumentMention, MeetingMention
from kg.phrases import Entry

_LONGEST = 40  # tokens of a meeting's name
_LONGEST_NAME = 300  # characters of a name with the subject of its document
_ASIDE = re.compile(r"\s*\([^()]*\)")  # an acronym, which the label does without
_PLURALS = frozenset({"các", "những", "nhiều", "mọi", "hai", "ba"})
_MARKS = frozenset(',-–”"&/')
# Classes of cues that begin the sentence's own clause, so the name ends before them.
_STOP_CUES = frozenset(
    {"CHAIR", "CHAIRBY", "ATTEND", "ATTENDBY", "SPEAK", "SAY", "HEAR", "HAPPEN", "APPOINT", "REMOVE", "RECEIVED"}
    | {"ASSUME", "BECOME", "HERE"}
    | {
        "HAVE",
        "COMPRISE",
        "COPULA",
        "AUX",
        "PASSIVE",
        "PLAN",
        "NOT",
        "EARLIER",
        "AT",
        "BY",
        "BYPERSON",
        "ACCORDING",
        "BEHALF",
        "DURING",
        "STOP",
        "THIS",
    }
)
_VERB_CUES = frozenset({"ORGANIZE", "CONCLUDE", "OPEN"})  # end a name, but may follow the head: "hội nghị | tổng kết"
_BUSINESS = frozenset({"DISSEMINATE", "PRESENT"})  # what the meeting does with documents
_TOPICS = _BUSINESS | {"ABOUT"}
_BEFORE_NUMBER = frozenset({"thứ", "lần", "khóa"})
_REFERRING = frozenset("này trên đó nói nay lần".split())
_PERSONAL = frozenset({"talks"})  # the persons named after the head are the two sides, not its name
_HELD = frozenset({"ORGANIZE", "HAPPEN", "CHAIR", "ATTEND", "ATTENDCHAIR", "MEET"})
_AMID = frozenset({"AT", "DURING"})
_VISITS = frozenset({"RECEIVE", "GREET", "WORKWITH", "WORKAT"})
_NUMBERED = frozenset({"session", "sitting", "congress"})  # named by number and body, not by a list of topics
_SESSIONS = frozenset("kỳ thứ lần của bất chuyên thường cuối giữa đầu toàn trù trực này".split())
_TIME = frozenset("ngày sáng chiều tối hôm".split())
_NOW = frozenset("nay qua mai cùng mùng".split())  # `sáng | nay`, `chiều | cùng ngày`
_INTO_TIME = frozenset("vào hồi từ".split())
_SPANS = frozenset("tháng quý tuần".split())  # `6 tháng | đầu năm` is a time that the meeting is about
_CREDITS = (["ảnh"], ["nguồn"])  # after a dash, whose the photo is
_PASSED = frozenset({"ADOPT", "ISSUE"})  # what a numbered session or congress does
_REACTIONS = frozenset({"SAY", "ASK", "INVITE"})  # after `và`: what somebody goes on to do


def parse_meeting(tokens: Tokens, i: int) -> tuple[MeetingMention, int] | None:
    """The meeting that begins at token `i`; `bare` when its words only refer to one named before.

    Example:
        `hội nghị trực tuyến toàn tỉnh nghiên cứu, quán triệt một số nghị quyết` is a meeting held online,
        `hội nghị` in `Phát biểu tại hội nghị, …` refers back.
    """
    hit = tokens.find(i, "meeting")
    if not hit or _describes(tokens, i):
        return None
    j, entry = hit
    k, body, documents = _read_name(tokens, i, j, entry)
    if not _is_event(tokens, i, k - j, entry):
        return None
    head, name = tokens.surface(i, j), _with_subject(tokens, j, k, documents)
    bare = entry.features["event"] != "named" and (
        k == j or (k - j <= 2 and body is None and not _distinctive(tokens, j, k))
    )
    mention = MeetingMention(
        tokens.starts[i],
        tokens.ends[k - 1],
        head[0].upper() + head[1:],
        entry.features["type"],
        entry.features["family"],
        "" if bare else name,
        body,
        bare,
        plural=i > 0 and (tokens.folded[i - 1] in _PLURALS or tokens.folded[max(i - 2, 0) : i] == ["một", "số"]),
        online="trực tuyến" in f"{head} {name}".lower(),
        documents=documents,
    )
    return mention, k


def _describes(tokens: Tokens, i: int) -> bool:
    """Whether the words only say what something is: `là một | diễn đàn quốc tế được thành lập năm 1990`."""
    return i > 1 and tokens.folded[i - 1] == "một" and tokens.cue_before(i - 1) in ("COPULA", "BECOME")


def _is_event(tokens: Tokens, i: int, length: int, entry: Entry) -> bool:
    """Whether the words name an event: by themselves, with a name of some length, or as what somebody organizes."""
    match entry.features["event"]:
        case "yes" | "named":
            return True
        case "held":
            return length > 1 or tokens.cue_before(i) in _HELD | _AMID
        case "organized":
            return length > 0 and tokens.cue_before(i) in _HELD
        case "capital":
            return length > 0 and (tokens.capital(i) or tokens.cue_before(i) in _HELD)
        case "inner":
            led = tokens.capital(i) and i not in tokens.openings
            return length > 0 and (led or tokens.cue_before(i) in _HELD)
        case "sat":
            return length > 0 and tokens.cue_before(i) == "MEET"
        case _:
            return length > 1


def _read_name(
    tokens: Tokens, i: int, j: int, entry: Entry
) -> tuple[int, BodyMention | None, tuple[DocumentMention, ...]]:
    """Token after the last of a meeting's name, the body whose meeting it is, the documents that are its business."""
    k = j
    if _acts(tokens, i, j) or (entry.features["family"] == "session" and not _numbers_session(tokens, j)):
        return j, None, ()
    if begins_elsewhere(tokens, j):
        return j, None, ()
    body: BodyMention | None = None
    body_end = -1
    documents: list[DocumentMention] = []
    business = any(_cue_class(tokens, n) in _BUSINESS for n in range(i, j))
    while _goes_on(tokens, j, k, entry) and not (_joins_own_verb(tokens, k) and not business):
        if aside := _aside_end(tokens, k):
            k = aside
            continue
        if (k == body_end or _ends_ordinal(tokens, j, k)) and _deliberates(tokens, k):
            break  # "Hội nghị Trung ương Đoàn lần thứ 11 | tập trung thảo luận …"
        cue = tokens.find(k, "cue")
        business = business or _cue_class(tokens, k) in _BUSINESS
        if document := parse_document(tokens, k):
            nested = documents and tokens.starts[k] < documents[-1].subject_end  # "quy định về ban hành | Quy chế …"
            told = business or tokens.cue_before(k) == "CARRYOUT"
            if told and not document[0].plural and not nested:
                documents.append(document[0])
            k = document[1]
        elif body is None and (found := parse_body(tokens, k)):
            body, k = found
            body_end = k
        else:
            k = cue[0] if cue else k + 1
    return trimmed(tokens, j, k), body, tuple(documents)


def _ends_ordinal(tokens: Tokens, j: int, k: int) -> bool:
    """Whether the number of a meeting in its series stands right before token `k`: `lần thứ ba |`, `khóa XII |`."""
    return k - j > 1 and tokens.folded[k - 2] in _BEFORE_NUMBER


def _deliberates(tokens: Tokens, k: int) -> bool:
    """Whether a verb of what meetings do stands at `k`; one of a single syllable may as well be part of a word."""
    found = tokens.find(k, "deliberation")
    return found is not None and found[0] > k + 1 and not tokens.capital(k)


def _acts(tokens: Tokens, i: int, j: int) -> bool:
    """Whether the head from `i` to `j` is the subject of the verb that follows: `Hội nghị | thảo luận tình hình`."""
    return tokens.find(j, "deliberation") is not None and not (tokens.adjacent(i) and tokens.words[i - 1][0].isalnum())


def _numbers_session(tokens: Tokens, j: int) -> bool:
    """Whether a number, a body or the kind of session follows: `kỳ họp | thứ 3`, `| bất thường`, not `| đưa vấn đề`."""
    word = "".join(tokens.words[j : j + 1])
    return word.lower() in _SESSIONS or word[:1].isupper() or word[:1].isdigit() or tokens.find(j, "head") is not None


def _with_subject(tokens: Tokens, j: int, k: int, documents: tuple[DocumentMention, ...]) -> str:
    """The name, to the end of its document's subject: `công bố quyết định … về việc | phân công ông Nguyễn Văn An`.

    The words of the subject stay open to the grammar, for they may appoint somebody.
    """
    name, end = _ASIDE.sub("", tokens.surface(j, k)), tokens.ends[k - 1]
    if not documents or not end < documents[-1].subject_end <= tokens.starts[j] + _LONGEST_NAME:
        return name
    return " ".join([name, *tokens.text[end : documents[-1].subject_end].split()])


def _aside_end(tokens: Tokens, k: int) -> int:
    """Token after the acronym in parentheses or the quotation that begins at token `k`, or 0."""
    return acronym_end(tokens, k, len(tokens)) if tokens.words[k] == "(" else quotation_end(tokens, k)


def _goes_on(tokens: Tokens, j: int, k: int, entry: Entry) -> bool:
    """Whether the name that follows the head at token `j` can go on at token `k`."""
    if k >= len(tokens) or k - j >= _LONGEST or not tokens.adjacent(k):
        return False
    word = tokens.words[k]
    if _aside_end(tokens, k):
        return True
    if not (word[0].isalnum() or word in _MARKS):
        return False
    if word in "-–" and tokens.folded[k + 1 : k + 2] in _CREDITS:
        return False
    if tokens.words[k - 1] == "," and tokens.find(k, "document"):
        return True  # "quán triệt một số nghị quyết, chỉ thị, | kết luận": no verb
    if _cue_class(tokens, k) in _STOP_CUES or _joins_meeting(tokens, k) or _acts_on(tokens, j, k, entry):
        return False
    if word == "," and not (_cue_class(tokens, k + 1) in _BUSINESS if k == j else _list_goes_on(tokens, j, k, entry)):
        return False
    if k == j and entry.features["family"] == "working" and tokens.capital(k) and tokens.find(k, "role"):
        return False  # "Tại buổi làm việc | Bộ trưởng Bộ Y tế cho biết"
    if entry.features["family"] in _PERSONAL and _names_side(tokens, k):
        return False
    if k == j and _holder_follows(tokens, k):
        return False
    return not (_addresses(tokens, k) or _tells_time(tokens, k) or (k > j and _starts_clause(tokens, j, k)))


def _holder_follows(tokens: Tokens, k: int) -> bool:
    """Whether a position and who holds it follow the head at once: `Tại hội nghị | Bộ trưởng Bộ Y tế Nguyễn Văn An`."""
    found = parse_position(tokens, k) if tokens.capital(k) and tokens.find(k, "role") else None
    return found is not None and found[1] < len(tokens) and looks_like_person(tokens, found[1])


def _cue_class(tokens: Tokens, k: int) -> str:
    cue = tokens.find(k, "cue")
    return cue[1].features["class"] if cue else ""


def _joins_own_verb(tokens: Tokens, k: int) -> bool:
    """`thông báo kết quả Hội nghị … | và quán triệt Kết luận …`: the sentence's own verb goes on."""
    return tokens.folded[k] == "và" and _cue_class(tokens, k + 1) in _BUSINESS


def _joins_meeting(tokens: Tokens, k: int) -> bool:
    """`Hội nghị Bộ trưởng Tài chính | và Hội nghị Thống đốc`, `Hội nghị G20 | và thăm Hà Lan`: another meeting."""
    if tokens.folded[k] != "và":
        return False
    visits = tokens.folded[k + 1 : k + 2] == ["thăm"] or _cue_class(tokens, k + 1) in _VISITS
    return visits or (tokens.capital(k + 1) and tokens.find(k + 1, "meeting") is not None)


def _acts_on(tokens: Tokens, j: int, k: int, entry: Entry) -> bool:
    """What is done at or after the meeting: `Kỳ họp thứ ba | thông qua luật`, `Hội nghị APEC | và trân trọng mời`."""
    if k > j and entry.features["family"] in _NUMBERED and _cue_class(tokens, k) in _PASSED:
        return True
    if joins_verb(tokens, k) or (k > j and _ends_ordinal(tokens, j, k) and _goes_on_low(tokens, k)):
        return True
    return tokens.folded[k] == "và" and any(_cue_class(tokens, n) in _REACTIONS for n in (k + 1, k + 2))


def _goes_on_low(tokens: Tokens, k: int) -> bool:
    """Whether `và` and a word in small letters follow: `Hội nghị lần thứ 23 | và gặp gỡ giới đầu tư`."""
    return tokens.folded[k] == "và" and k + 1 < len(tokens) and tokens.words[k + 1][0].islower()


def _distinctive(tokens: Tokens, j: int, k: int) -> bool:
    """Whether two words tell one meeting from another: a name, an ordinal, a topic; `hội nghị này` does not."""
    if any(tokens.capital(n) or tokens.words[n][0].isdigit() or tokens.folded[n] == "thứ" for n in range(j, k)):
        return True
    return k - j == 2 and tokens.find(j, "cue") is None and tokens.folded[k - 1] not in _REFERRING


def _list_goes_on(tokens: Tokens, j: int, k: int, entry: Entry) -> bool:
    """Whether the words after a comma still belong to the meeting's topic: `nghiên cứu, quán triệt, …`."""
    if k + 1 >= len(tokens):
        return False
    if tokens.find(k + 1, "body") and tokens.folded[k - 2] == "thứ":
        return True  # "Hội nghị lần thứ tư, Ban Chấp hành Trung ương Đảng"
    if tokens.find(k + 1, "document") and (tokens.words[k + 1][0].islower() or _lists_documents(tokens, j, k)):
        return True  # "quán triệt một số nghị quyết, chỉ thị, | kết luận"
    if cue := _cue_class(tokens, k + 1):
        return cue in _TOPICS
    if begins_clause(tokens, k + 1, subject=True):
        return False
    if tokens.find(k + 2, "document") or (entry.features["family"] in _NUMBERED and "về" not in tokens.words[j:k]):
        return False  # "…, ra | Chỉ thị": the sentence's own verb
    return tokens.words[k + 1][0].islower() and not tokens.find(k + 1, "role") and not tokens.find(k + 1, "head")


def _lists_documents(tokens: Tokens, j: int, k: int) -> bool:
    """Whether a comma stands between documents that are the business: `Nghị quyết số 57-NQ/TW, | Nghị quyết số …`."""
    found = parse_document(tokens, k + 1)
    return bool(found and found[0].number) and any(_cue_class(tokens, n) in _BUSINESS for n in range(max(j - 3, 0), k))


def _names_side(tokens: Tokens, k: int) -> bool:
    """Whether a person or a position begins: `buổi tiếp | Đại sứ …`, `hội đàm | Nguyễn Văn An`."""
    if tokens.find(k, "role"):
        return True
    return tokens.capital(k) and tokens.folded[k] in tokens.lexicon.families and tokens.capital(k + 1)


def _addresses(tokens: Tokens, k: int) -> bool:
    hit = tokens.find(k, "honorific")
    return hit is not None and hit[1].features["kind"] == "honorific"


def _tells_time(tokens: Tokens, k: int) -> bool:
    """`sáng 5/7`, `đầu năm 2016`, but not the `năm 2019` or `6 tháng đầu năm` that a meeting is named by."""
    following = tokens.folded[k + 1 : k + 2]
    if tokens.folded[k] in _TIME or tokens.folded[k] in _INTO_TIME:
        return any(word[0].isdigit() or word in _NOW or word in TRIGGERS or word == "tuần" for word in following)
    if tokens.folded[k] not in ("đầu", "cuối") or following != ["năm"] or tokens.folded[k - 1] in _SPANS:
        return False
    return any(word[0].isdigit() for word in tokens.words[k + 2 : k + 3])


def _starts_clause(tokens: Tokens, j: int, k: int) -> bool:
    """A role or an organizing verb after the name begins the sentence's own clause."""
    of_many = k == j + 1 and tokens.folded[j] == "các"  # "Hội nghị | các Bộ trưởng Tài chính"
    led = of_many or tokens.folded[k - 1] in ("giữa", "của", "với")
    if tokens.capital(k) and tokens.find(k, "role") and not led:
        return True
    return _cue_class(tokens, k) in _VERB_CUES and not _names_document(tokens, k)


def _names_document(tokens: Tokens, k: int) -> bool:
    """Whether a verb is the name of a document here: `công bố | kết luận thanh tra`, `thông qua dự thảo | kết luận`."""
    document, cue = tokens.find(k, "document"), tokens.find(k, "cue")
    if not document or not cue:
        return False
    return document[0] > cue[0] or tokens.folded[k - 1] == "thảo" or tokens.cue_before(k) in _BUSINESS
