"""Commas in the name of a meeting: its topic, its sides or its documents go on, or the sentence's own clause begins."""

from __future__ import annotations

from kg.annotate.grammar.bodies.body import parse_body
from kg.annotate.grammar.categories import BODIES, SUBJECTS
from kg.annotate.grammar.documents.document import parse_document
from kg.annotate.grammar.endings import begins_clause, begins_predicate, renaming_end
from kg.annotate.grammar.meetings.joined import BUSINESS, NUMBERED
from kg.annotate.grammar.meetings.topics import lacks_side, meeting_words, names_business
from kg.annotate.grammar.persons.person import looks_like_person
from kg.annotate.grammar.positions.position import parse_position
from kg.annotate.tokens import Tokens
from kg.families import TWO_SIDES, Family
from kg.phrases import Entry

_TOPICS = BUSINESS | {"ABOUT"}
_ACTS = frozenset("SIT SITGROUP DISCUSS HEAR ADOPT MEET AUX PLAN".split())  # after the subject of a clause
_OF_SIDES = TWO_SIDES | {Family.PRESS}  # families of meetings of sides, named by these
PREDICATES = frozenset({"AUX", "PLAN", "COPULA", "SAY", "ASK", "NOT", "HAVE", "PASSIVE"})  # after a subject
_AFTER_HOST = frozenset({"khóa", ",", ":", ".", "("})  # no verb of it: `Kỳ họp thứ 8, HĐND tỉnh | khóa XVI`
_WITH, _ABOUT, _SEVERAL = "với", "về", "các"
_LEADING = frozenset({_ABOUT, "để"})  # to the topic or the aim of a meeting
_GROUPS = frozenset("các một lãnh đại".split())  # begin more sides: `các`, `một số`, `lãnh đạo`, `đại diện`
_FEW = frozenset({"số", "vài"})  # after `một`: several
_STOPS = frozenset(".;:(")
_VERBS = PREDICATES | {"SPEAK", "ANSWER", "HEAR", "DISCUSS", "ADOPT", "HAPPEN", "ATTEND", "CHAIR", "EXCHANGE", "SIT"}
_BARE_HEAD = 2  # syllables of `hội nghị`
_HELD = frozenset({"ORGANIZE", "ATTEND", "CHAIR", "HAPPEN", "OPEN", "HAVE"})  # before the meeting itself
_REACH = 20  # tokens of the other sides
_LONGEST_POST = 4  # tokens of a post in small letters: `phó chủ tịch thường trực`
_LONGEST_KIND = 8  # tokens of several of a kind, or of two: `các tổ chức tín dụng`, `các tỉnh ủy, thành ủy`


def list_goes_on(tokens: Tokens, j: int, k: int, entry: Entry) -> bool:
    """Whether the words after a comma still belong to the meeting's topic: `nghiên cứu, quán triệt, …`."""
    if k + 1 >= len(tokens):
        return False
    if _counts_on(tokens, k):
        return True
    if (other := renaming_end(tokens, k)) and tokens.find(other, "meeting"):
        return False  # "Diễn đàn Sông Hồng, | tức Hội nghị Thủy lợi"
    if _explains(tokens, j, k):
        return False
    if tokens.folded[k - 1] in meeting_words("kind") and tokens.words[k + 1] in meeting_words("further"):
        return True
    if names_business(tokens, j) and tokens.find(k + 1, "deliberation"):
        return True  # "nghe báo cáo, | góp ý dự thảo đề án"
    if lacks_side(tokens, j, k) or _lists_posts(tokens, j, k) or _lists_sides(tokens, j, k, entry):
        return True
    if _lists_more(tokens, j, k, entry):
        return True
    if tokens.folded[k - 2] == "thứ" and (body := tokens.find(k + 1, "body")):
        return tokens.cue_at(body[0]) not in _ACTS  # "Hội nghị lần thứ tư, Ban Chấp hành Trung ương Đảng"
    if tokens.folded[k - 2] == "thứ" and (host := parse_body(tokens, k + 1)):
        return tokens.folded_at(host[1]) in _AFTER_HOST
    if entry.features["family"] in _OF_SIDES and tokens.cue_at(k + 1) in _TOPICS and not _has_business(tokens, j, k):
        return False  # "đã có buổi họp báo chung, | thông báo những việc đã bàn"
    numbered = entry.features["family"] in NUMBERED and "về" not in tokens.words[j:k]
    small = tokens.words[k + 1][0].islower() and not numbered
    if tokens.find(k + 1, "document") and (small or _lists_documents(tokens, j, k)):
        return True  # "quán triệt một số nghị quyết, chỉ thị, | kết luận"
    if ends_proper(tokens, j, k) and deliberates(tokens, k + 1):
        return False  # "Hội nghị Sông Hồng, | thể hiện quyết tâm phát triển"
    if cue := tokens.cue_at(k + 1):
        return not numbered and (cue in _TOPICS or (cue == "CARRYOUT" and tokens.cue_before(k) == "DISSEMINATE"))
    honorific = tokens.find(k + 1, "honorific")
    if begins_clause(tokens, k + 1, subject=True) or (honorific and tokens.capital(honorific[0])):
        return False
    if tokens.find(k + 2, "document") or numbered:
        return False  # "…, ra | Chỉ thị": the sentence's own verb
    further, low = _is_further(tokens, j, k), tokens.words[k + 1][0].islower()
    return (low and not tokens.begins(k + 1, SUBJECTS)) or (further and (low or tokens.words[k + 1].isupper()))


def _explains(tokens: Tokens, j: int, k: int) -> bool:
    """Whether it is told after the comma at `k` what the meeting is, or the body that is named last.

    Example:
        `Diễn đàn Sông Hồng, | một hội nghị thường niên`, `Cuộc họp của Liên minh Sông Hồng, | một khối thương mại`.
    """
    several = tokens.folded_at(k + 2) in _FEW
    one = tokens.folded[k + 1] == "một" and not several
    return one and (tokens.find(k + 2, "meeting") is not None or ends_proper(tokens, j, k))


def _counts_on(tokens: Tokens, k: int) -> bool:
    """Whether a comma stands between numbers of one list: `đánh giá 3 năm, | 6 năm thi hành`, `năm 2015, | 2016`."""
    last, following = tokens.words[k - 1], tokens.words[k + 1 : k + 3]
    if not following or not following[0].isdigit():
        return False
    return last.isdigit() or (tokens.words[k - 2].isdigit() and following[1:] == [last])


def _lists_posts(tokens: Tokens, j: int, k: int) -> bool:
    """Whether a comma stands between posts of those who meet: `gặp mặt giám đốc, | phó giám đốc các trường`.

    Not before whoever does something: `với các giám đốc, | chủ tịch tỉnh nói`.
    """
    post = next((n for n in range(max(j, k - _LONGEST_POST), k) if _post_end(tokens, n) == k), None)
    found = parse_position(tokens, k + 1) if post is not None and tokens.find(k + 1, "role") else None
    if found is None or tokens.capital(k + 1) or found[1] >= len(tokens):
        return False
    return tokens.cue_at(found[1]) not in PREDICATES and not looks_like_person(tokens, found[1])


def _lists_sides(tokens: Tokens, j: int, k: int, entry: Entry) -> bool:
    """Whether more of those who meet follow the comma at `k`: `với các chủ vườn, | các hợp tác xã và nông dân`.

    They are the subject of a clause when a verb follows: `Tại hội nghị với các chủ vườn, | các đại biểu thống nhất`.
    A body may be where the topic or the aim follows: `có buổi làm việc với Sở Y tế, | Bệnh viện A về thuốc men`.
    """
    if _WITH not in tokens.folded[j:k] or _ABOUT in tokens.folded[j:k]:
        return False
    end = _verbless_end(tokens, k)
    if tokens.folded[k + 1] in _GROUPS or not end:
        return end > 0
    topical = tokens.adjacent(end) and tokens.folded[end] in _LEADING
    bodily = tokens.capital(k + 1) and tokens.begins(k + 1, BODIES)
    return topical and bodily and tokens.cue_before(j - len(entry.phrase.split())) in _HELD


def _lists_more(tokens: Tokens, j: int, k: int, entry: Entry) -> bool:
    """Whether more topics or bodies of a meeting that somebody holds or attends follow the comma at `k`, and no verb.

    Example:
        `dự hội thảo về Biển, | Di cư và Y tế`, `công bố chỉ số của các bộ, cơ quan ngang bộ, | UBND các tỉnh`.
    """
    end = _verbless_end(tokens, k)
    if not end or not tokens.capital(k + 1) or tokens.cue_before(j - len(entry.phrase.split())) not in _HELD:
        return False
    if tokens.begins(k + 1, BODIES):
        head = tokens.find(k + 1, "head")
        last = tokens.folded[max(j, k - _LONGEST_KIND) : k]
        return head is not None and tokens.folded_at(head[0]) == _SEVERAL and _SEVERAL in last
    topical = _ABOUT in tokens.folded[j:k] and "và" in tokens.folded[k + 1 : end]
    return topical and not tokens.begins(k + 1, SUBJECTS)


def _verbless_end(tokens: Tokens, k: int) -> int:
    """Token after the words behind the comma at `k` up to the end, the topic or the aim, or 0 when a verb is there."""
    for n in range(k + 1, k + _REACH):
        if not tokens.adjacent(n) or tokens.words[n] in _STOPS or tokens.folded[n] in _LEADING:
            return n if n > k + 2 else 0
        if tokens.cue_at(n) in _VERBS or tokens.find(n, "deliberation") or tokens.find(n, "honorific"):
            return 0
    return 0


def joins_kind(tokens: Tokens, j: int, entry: Entry) -> bool:
    """Whether the kind of meeting that a head tells goes on after the comma at `j`: `hội nghị tập huấn, | bồi dưỡng …`.

    A bare one does only after the verb of who holds it or attends: `tổ chức gặp mặt, | trao quyết định`, but not `Tại
    hội nghị, | trình bày Tờ trình …, ông A cho biết`. Other words than of what is done with documents only go on after
    such a verb; elsewhere the subject of a clause may follow.
    """
    words = entry.phrase.split()
    held, long = tokens.cue_before(j - len(words)) in _HELD, len(words) > _BARE_HEAD
    if tokens.cue_at(j + 1) in BUSINESS:
        return held or long
    return (
        held
        and long
        and tokens.plain(j + 1)
        and not begins_predicate(tokens, j + 1)
        and not begins_clause(tokens, j + 1, subject=True)
        and _verbless_end(tokens, j) > 0
    )


def _post_end(tokens: Tokens, n: int) -> int:
    """Token after the post in small letters that begins at token `n`, or 0."""
    role = tokens.find(n, "role") if not tokens.capital(n) else None
    return role[0] if role else 0


def _is_further(tokens: Tokens, j: int, k: int) -> bool:
    """Whether a kind of body follows that several of another are listed with: `với các tỉnh ủy, | thành ủy`."""
    several = any(tokens.cue_at(n) == "PLURAL" for n in range(max(j, k - _LONGEST_KIND), k))
    head = tokens.find(k + 1, "head")
    return several and head is not None and tokens.cue_at(head[0]) not in PREDICATES


def _has_business(tokens: Tokens, j: int, k: int) -> bool:
    """Whether the words from `j` to `k` tell the business of a meeting: `họp báo | công bố kết quả |, giới thiệu …`."""
    return names_business(tokens, j) or any(tokens.cue_at(n) in _TOPICS for n in range(j, k))


def _lists_documents(tokens: Tokens, j: int, k: int) -> bool:
    """Whether a comma stands between documents that are the business: `Nghị quyết số 88-NQ/TW, | Nghị quyết số …`."""
    found = parse_document(tokens, k + 1)
    return bool(found and found[0].number) and any(tokens.cue_at(n) in BUSINESS for n in range(max(j - 3, 0), k))


def ends_proper(tokens: Tokens, j: int, k: int) -> bool:
    """Whether a proper name ends at token `k`: `Hội nghị Sông Hồng | thảo luận`, not `Viện | nghiên cứu`."""
    return k > j and tokens.capital(k - 1) and tokens.find(k - 1, "head") is None


def deliberates(tokens: Tokens, k: int) -> bool:
    """Whether a verb of what meetings do stands at `k`; one of a single syllable may as well be part of a word."""
    found = tokens.find(k, "deliberation")
    return found is not None and found[0] > k + 1 and not tokens.capital(k)
