"""Names that say for what a body was set up: `Ban Chỉ đạo | xây dựng nông thôn mới`, `Ban | đổi mới doanh nghiệp`.

They are running text, so they are read only after a role, where a sentence names nothing else: `Trưởng Ban Chỉ đạo …`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache

from kg.annotate.grammar.categories import AGENTS, BODIES, LANDS, LOCAL, PLACE_TYPES, POSTS
from kg.annotate.grammar.endings import begins_predicate, quotation_end
from kg.annotate.grammar.persons.person import looks_like_person
from kg.annotate.grammar.places.place import organizes, parse_place
from kg.annotate.tokens import DASHES, Tokens
from kg.phrases import Entry
from kg.resources import resource
from kg.spelling import fold
from kg.tables import read_table, words_of

_NEAR = 3  # tokens among which the verb follows an adverb
_LONGEST = 30  # tokens of a name
_SHORTEST = 3  # small words of a department's name
SEATS = BODIES | LANDS | PLACE_TYPES  # what follows a name
_STOPS = SEATS | POSTS | {"honorific"}
_JOINTS = frozenset({"và", "về", "các", ","})  # words that end no name
_MARKS = frozenset("-–/&")
# Classes of cues that begin what is said of the holder.
_SAID = (
    frozenset(
        "SAY ASK SPEAK CHAIR CHAIRBY ATTEND ATTENDSPEAK ATTENDCHAIR CONCLUDE OPEN HEAR REPLY HAPPEN INVITE".split()
    )
    | frozenset(
        "RECEIVE CONFER AUDIENCE ENCOUNTER PHONE WORKWITH SIGN ASSUME BECOME COPULA NOWIS KEEPS HAVE COMPRISE".split()
    )
    | frozenset("AUX CALL PASSIVE NOT REMOVE".split())
    | frozenset("AT BY BYPERSON OF BEHALF STOP DURING TOWARD COMITATIVE".split())
)

_LEADING = ["chỉ", "đạo"]  # before what a board does: `| chỉ đạo | đẩy nhanh tiến độ`
_FURTHER = frozenset({"ASK"})  # what it does beside: `xử lý vi phạm, | yêu cầu …`


def told_end(tokens: Tokens, j: int) -> int:
    """Token after what a board is for when that is told at `j`, after whose it is; `j` for anything else.

    What it does is none of its name unless something else follows that is said of its head.

    Example:
        `Ban Chỉ đạo của Thành ủy | về chuyển đổi số`, `Tổ công tác của Chính phủ | chỉ đạo đẩy mạnh trồng rừng |
        chủ trì`, not `Tổ công tác của Chính phủ | xử lý nghiêm các vi phạm`.
    """
    if not tokens.adjacent(j):
        return j
    lead = j + 2 if tokens.folded[j : j + 2] == _LEADING else j
    acts = " ".join(tokens.folded[lead : lead + 2]) in task_words("acted")
    begin = lead + 2 if acts else j + 1 if tokens.folded[j] == "về" else 0
    k = _run_end(tokens, begin, begin + _LONGEST) if begin else 0
    if k <= begin or (not acts and tokens.cue_at(begin) in _SAID):
        return j
    said = k + 1 if tokens.word_at(k) == "," else k
    return k if not acts or (tokens.adjacent(said) and tokens.cue_at(said) in _SAID - _FURTHER) else j


def _run_end(tokens: Tokens, begin: int, end: int) -> int:
    """Token after the words from `begin` on, before `end`, that belong to the name of a task."""
    k = begin
    while k < end and tokens.adjacent(k):
        quoted = quotation_end(tokens, k) if k > begin else 0  # "phong trào | “Toàn dân đoàn kết …”"
        listed = inside_end(tokens, k) if tokens.words[k] == "," else 0
        law = tokens.find(k, "law")  # "thi hành | Luật Hợp tác xã"
        if not (quoted or listed or law or _goes_on(tokens, begin, k)):
            break
        k = quoted or listed or (law[0] if law else k + 1)
    while k > begin and (tokens.words[k - 1] in _MARKS or tokens.folded[k - 1] in _JOINTS):
        k -= 1
    return k


def task_end(tokens: Tokens, j: int, head: Entry) -> int:
    """Token after the name of a task that begins at `j`, or `j`.

    A name in small letters must lead to a place or to the body whose task it is, unless it is that of a steering board.

    Example:
        After `Trưởng Ban`, `đổi mới doanh nghiệp` before `TP Hà Nội` is one, `đã đến thăm huyện Lý Nhân` is none.
    """
    if head.features["task"] != "yes" or not tokens.adjacent(j) or tokens.cue_at(j) == "AND":
        return j
    kind = " ".join(tokens.folded[j : j + 2])
    begin = j + 2 if kind in task_words("work") else j
    k = _run_end(tokens, begin, j + _LONGEST)
    if k == begin:
        return j
    seated = tokens.adjacent(k) and tokens.begins(k, SEATS) and not tokens.capital(j)
    for_what = kind if kind in task_words("work") else fold(head.canonical.partition(" ")[2])
    event = tokens.capital(begin) or tokens.folded[begin] in task_words("event")  # "tổ chức" is of a party, too
    named = for_what in task_words("work") and (for_what != "tổ chức" or event)
    named = named or (for_what == "quản lý" and tokens.folded[begin] in task_words("managed"))
    return k if named or seated or _is_closed(tokens, j, k, head) else j


def hosting_end(tokens: Tokens, j: int) -> int:
    """Token after the task that names who holds a meeting, or `j`: `Ban Chỉ đạo | diễn tập huyện Lý Nhân tổ chức`."""
    k = j
    while k - j < _LONGEST and tokens.adjacent(k):
        if quoted := quotation_end(tokens, k):
            k = quoted
            continue
        if not _is_word(tokens, k):
            return j
        if organizes(tokens, k):
            return k
        if begins_predicate(tokens, k):
            return k if any(organizes(tokens, n) for n in range(k + 1, k + _NEAR)) else j  # "… con người | sẽ tổ chức"
        if tokens.begins(k, PLACE_TYPES):
            spot = parse_place(tokens, k)
            return k if spot and organizes(tokens, spot[1]) else j
        if tokens.cue_at(k) in _SAID or (tokens.capital(k) and tokens.begins(k, AGENTS)):
            return j
        k += 1
    return j


def _is_word(tokens: Tokens, k: int) -> bool:
    """Whether no mark stands at token `k` but one inside a name."""
    word = tokens.words[k]
    return word[0].isalnum() or word in _MARKS or (word == "," and is_inside(tokens, k))


def _is_closed(tokens: Tokens, j: int, k: int, head: Entry) -> bool:
    """Whether small words are all of a department's name: `Vụ trưởng Vụ | thể thao thành tích cao |, …`.

    After a capital, which may be the whole name, a person's must follow: `Vụ trưởng Vụ | Công nghiệp nặng | Lê Văn An`.
    """
    printed = head.features["duty"] == "department" and tokens.folded[j - 1] == fold(head.canonical)
    if not printed or k >= len(tokens) or k - j < _SHORTEST:
        return False
    if tokens.capital(j):
        joined = any(tokens.words[n] in _MARKS and tokens.capital(n + 1) for n in range(j, k))  # "- Bộ Công Thương"
        return looks_like_person(tokens, k) and not joined
    return leads_on(tokens, k)


def leads_on(tokens: Tokens, k: int) -> bool:
    """Whether a mark, a holder's name or what is said of the holder stands at `k`: `Vụ trưởng Vụ Y tế | cho biết`."""
    return tokens.cue_at(k) in _SAID or not tokens.words[k][0].isalnum() or looks_like_person(tokens, k)


def is_inside(tokens: Tokens, k: int) -> bool:
    """Whether the comma at `k` stands inside the name of a task: `phòng | , chống tham nhũng | , tiêu cực`."""
    return inside_end(tokens, k) > 0


def inside_end(tokens: Tokens, k: int) -> int:
    """Token after the words that show that the comma at `k` stands inside a name, or 0 when none do."""
    pairs = _comma_pairs().get(tokens.folded[k - 1], ())
    return next((k + 1 + len(after) for after in pairs if tokens.folded[k + 1 : k + 1 + len(after)] == after), 0)


def task_words(effect: str) -> frozenset[str]:
    """The words of task_words.csv with an effect, as its head tells them: `work`, `event`, `managed`, and so on."""
    return words_of("task_words.csv", effect)


@cache
def _comma_pairs() -> Mapping[str, Sequence[list[str]]]:
    """The words of comma_pairs.csv after a comma, by the one before it."""
    found: defaultdict[str, list[list[str]]] = defaultdict(list)
    for row in read_table(resource("lexicons", "comma_pairs.csv")):
        found[row["before"]].extend(words.split() for words in row["after"].split("|"))
    return dict(found)


def _goes_on(tokens: Tokens, begin: int, k: int) -> bool:
    """Whether the word at `k` belongs to the name of a task that begins at `begin`."""
    if k > begin and tokens.amid_word(k):
        return True  # "các tồn | tại, yếu kém"
    word = tokens.words[k]
    if not (word[0].isalnum() or word in _MARKS) or begins_predicate(tokens, k) or looks_like_person(tokens, k):
        return False
    stops = [hit for hit in tokens.hits_among(k, _STOPS) if _begins_other(tokens, k, *hit)]
    if stops:
        return k == begin and any(entry.phrase in task_words("highest") for _, entry in stops)
    if word == "của" and k > begin and not tokens.capital(k + 1) and not tokens.begins(k + 1, _STOPS):
        return True  # "gỡ khó khăn | của một số hợp tác xã"
    longest = next((entry for _, entry in tokens.hits(k)), None)
    return longest is None or longest.category != "cue" or longest.features["class"] not in _SAID


def _begins_other(tokens: Tokens, k: int, end: int, entry: Entry) -> bool:
    """Whether what the lexicons know at `k` is a name or a title there: `Hội Nông dân` is, `Hội nhập` is none."""
    if entry.category in ("role", "modifier", "honorific", "placetype"):
        return True
    route = entry.category in LOCAL and tokens.word_at(end) in DASHES
    if tokens.words[k - 1] in _MARKS or (route and tokens.capital(end + 1)):  # `cao tốc | Mai Châu – | Sông Đà`
        return False
    capital = tokens.capital(k) and (end > k + 1 or tokens.capital(end) or entry.category != "head")
    return capital or (entry.category == "head" and end > k + 1 and entry.features["upper"] != "yes")
