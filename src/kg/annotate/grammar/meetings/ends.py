"""What ends the name of a meeting: the verb, the subject or the day of the clause around it, another meeting."""

from __future__ import annotations

from kg.annotate.grammar.bodies.body import parse_body
from kg.annotate.grammar.categories import BODIES, ROLES
from kg.annotate.grammar.endings import breaks_off
from kg.annotate.grammar.meetings.joined import BUSINESS, NUMBERED, acts_on, joins_meeting
from kg.annotate.grammar.meetings.topics import (
    JOINT,
    VERB_CUES,
    is_noun,
    joins_business,
    joins_side,
    lacks_side,
    names_business,
    names_matter,
    narrows_topic,
)
from kg.annotate.grammar.persons.person import looks_like_person, parse_person
from kg.annotate.grammar.positions.position import parse_position
from kg.annotate.grammar.times import tells_month, tells_time
from kg.annotate.grammar.words import COMPANY, INTO_TIME, JOINTS, OF, SIDES
from kg.annotate.tokens import Tokens
from kg.families import Family
from kg.phrases import Entry

# Classes of cues that begin the sentence's own clause, so the name ends before them.
_STOP_CUES = frozenset(
    "CHAIR CHAIRBY ATTEND ATTENDBY SPEAK ANSWER SAY HEAR HAPPEN APPOINT REMOVE RECEIVED ASSUME BECOME HERE HAVE"
    " COMPRISE COPULA AUX PASSIVE PLAN NOT EARLIER AT BY BYPERSON ACCORDING BEHALF DURING STOP THIS ACTINGAS".split()
)
_BEFORE_DOCUMENT = BUSINESS | {"CARRYOUT"}
_NEAR = 3  # words of the kind of a press conference and `với`
_LEAD_TO_ROLES = frozenset("giữa của với liên cấp".split())  # `Hội nghị liên | Bộ trưởng Ngoại giao - Kinh tế`
_LEAD_TO_BODIES = OF | SIDES | COMPANY | {"do", "các", "tại"}  # before a body that is of the name
_WHEN_WHERE = INTO_TIME | {"lúc", "tại", "ở"}  # begin when or where it is held, besides a time itself
_SECOND = frozenset({"và", "cùng"})  # before the second side: `giữa lãnh đạo thành phố và | Đoàn công tác`
_BIRTH = (["ngày", "sinh"], ["ngày", "mất"], ["năm", "sinh"])  # before whom a ceremony is in memory of
_FORMERLY = frozenset({"nguyên", "cố"})
_LONGEST_HEAD = 3  # tokens of the head of a meeting in the name of another
_VERBAL = frozenset({"đã", "đều"})  # before the verb of which the meeting is the subject
_AIMS = frozenset({"để", "nhằm"})
_PUBLIC = frozenset({Family.CONFERENCE, Family.FORUM, Family.SEMINAR, Family.CONGRESS})  # no single person's
_SITTINGS = frozenset({"Buổi", "Cuộc"})  # begin a sentence with a capital, that is glued to the name
_SAYS = frozenset({"SAY", "ASK", "INVITE"})  # after a holder: who begins a clause
_SHORTEST_VERB = 2  # tokens of `thông qua`


def ends_name(tokens: Tokens, j: int, k: int, entry: Entry) -> bool:
    """Whether the name that follows the head at token `j` ends before the word at token `k`, which is no mark.

    Args:
        tokens: Of the text.
        j: Token after the head.
        k: Token after what is read of the name.
        entry: The head.

    Example:
        `về phòng, chống dịch` after `hội nghị` ends before `do`, `tại`, `sáng 5/7`.
    """
    ends = _ends(tokens, j, k, entry)
    return ends and not (_amid_head(tokens, k) or _begins_name(tokens, j, k))


def _ends(tokens: Tokens, j: int, k: int, entry: Entry) -> bool:
    """Whether what stands at token `k` usually ends the name of a meeting."""
    family = entry.features["family"]
    if (
        tokens.folded[k] in _VERBAL
        or breaks_off(tokens, k)
        or _begins_clause(tokens, j, k, family)
        or joins_meeting(tokens, j, k, entry)
        or acts_on(tokens, j, k, entry)
        or (tokens.words[k] in _SITTINGS and tokens.find(k, "meeting"))  # "cuộc họp với Đà Nẵng | Cuộc họp do ông …"
    ):
        return True
    opens = tokens.cue_at(k) == "OPEN" or _is_held(tokens, k)  # "Sáng 5/3, Đại hội | khai mạc"
    works = family == Family.WORKING
    held = tokens.begins(k, ROLES) if works else (tokens.folded[k] == "của" and _named_holder(tokens, k + 1))
    if k == j and (opens or held or _is_followed(tokens, k, entry)):
        return True
    # The persons named after the head of talks are the two sides, not its name.
    personal = family == Family.TALKS or (family in JOINT and _is_joint(tokens, j, k))
    if (personal and _names_side(tokens, k)) or (family in _PUBLIC and _of_holder(tokens, j, k)):
        return True
    if family not in NUMBERED and tells_month(tokens, j, k):
        return True
    return _addresses(tokens, k) or tells_time(tokens, k) or (k > j and _starts_clause(tokens, j, k, family))


def _is_held(tokens: Tokens, k: int) -> bool:
    """Whether it is told at `k` when or where a meeting is held: `Lễ truy điệu | tổ chức vào 7 giờ ngày 5/3`."""
    verb = tokens.find(k, "cue") if tokens.cue_at(k) == "ORGANIZE" else None
    if verb is None or not tokens.adjacent(verb[0]):
        return False
    return tells_time(tokens, verb[0]) or (tokens.folded[verb[0]] in _WHEN_WHERE and not tokens.capital(verb[0]))


def _tells(tokens: Tokens, k: int) -> bool:
    """Whether a body begins at `k` of which it is told what it says: `hội thảo về chè | Sở Công Thương cho biết …`."""
    led = tokens.folded[k - 1] in _LEAD_TO_BODIES or not tokens.usual[k - 1]
    named = tokens.capital(k) and not led and tokens.begins(k, BODIES)
    found = parse_body(tokens, k) if named else None
    return found is not None and tokens.cue_at(found[1]) == "SAY"


def _begins_clause(tokens: Tokens, j: int, k: int, family: str) -> bool:
    """Whether a word of the sentence's own clause stands at `k`: `hội thảo về biển | dự kiến`, not `tiến độ | dự án`.

    What is numbered has no such business: `trình kỳ họp thứ ba các | dự án luật`.
    """
    cue = tokens.find(k, "cue")
    if cue is None or cue[1].features["class"] not in _STOP_CUES or _amid_capitals(tokens, k):
        return False
    if family in NUMBERED:
        return True
    if k > j and is_noun(tokens, k, cue[0]):
        return False
    word = tokens.find(k, "word")
    return (word is None or word[0] <= cue[0]) and not (
        narrows_topic(tokens, j, k) or names_matter(tokens, j, k, family) or joins_side(tokens, j, k)
    )


def _amid_capitals(tokens: Tokens, k: int) -> bool:
    """Whether the word at `k` is of a proper name: `cử tri quận Nam | Từ Liêm`."""
    return tokens.capital(k - 1) and tokens.capital(k) and tokens.capital(k + 1)


def _amid_head(tokens: Tokens, k: int) -> bool:
    """Whether the head of a body goes on at `k`: `cuộc họp của Ban | chỉ đạo`."""
    hit = tokens.find(k - 1, "head")
    return hit is not None and hit[0] > k


def _begins_name(tokens: Tokens, j: int, k: int) -> bool:
    """Whether the words after the head at `j` tell its business or whose it is, which elsewhere would end a name.

    Example:
        `cuộc họp | nghe báo cáo …`, `cuộc họp | để nghe báo cáo …`, `cuộc họp | đầu tiên của các nhà khoa học`.
    """
    verb = j + 1 if tokens.folded[j] in _AIMS else j
    first = tokens.folded[j : j + 3] == ["đầu", "tiên", "của"]
    return j <= k <= verb and (first or names_business(tokens, verb))


def _of_holder(tokens: Tokens, j: int, k: int) -> bool:
    """Whether whose visit or speech it is follows a name: `chuyến thăm và dự Hội nghị Sông Hồng | của Thủ tướng A`.

    Or whom somebody meets on its margins: `gặp bên lề Hội nghị Sông Hồng | với Thủ tướng A`.
    """
    named = k > j or tokens.words[j - 1].isupper()  # "dự G20 | của Thủ tướng A"
    met = tokens.folded[k] == "với" and (tokens.capital(k - 1) or tokens.words[k - 1][0].isdigit())
    if not named or not (met or tokens.folded[k] == "của"):
        return False
    return _holder_follows(tokens, k + 1) or (met and _named_holder(tokens, k + 1))


def _named_holder(tokens: Tokens, k: int) -> bool:
    """Whether a post and who holds it, also abroad, begin at token `k`: `cuộc họp của | Thủ tướng Anh Theresa May`."""
    post = parse_position(tokens, k) if tokens.find(k, "role") else None
    return post is not None and _is_abroad(tokens, post[1])


def _is_abroad(tokens: Tokens, k: int) -> bool:
    """Whether a name of any form begins at token `k`, as after a post abroad: `Thủ tướng Anh | Theresa May`."""
    return k < len(tokens) and parse_person(tokens, k, licensed=True) is not None


def _is_joint(tokens: Tokens, j: int, k: int) -> bool:
    """Whether it is held together with whose post begins at `k`: `họp báo chung với | Quốc vương Bỉ`."""
    return k - j <= _NEAR and tokens.folded[k - 1] == "với" and tokens.capital(k)


def _holder_follows(tokens: Tokens, k: int) -> bool:
    """Whether a position and who holds it follow the head at once: `Tại hội nghị | Bộ trưởng Bộ Y tế Nguyễn Văn An`.

    Or what the holder says there: `Tại hội nghị | Bộ trưởng Bộ Y tế nêu rõ`.
    """
    found = parse_position(tokens, k) if tokens.capital(k) and tokens.find(k, "role") else None
    if found is None or found[1] >= len(tokens):
        return False
    says = tokens.cue_at(found[1]) in _SAYS or tokens.folded[found[1]] == "cũng"
    return says or looks_like_person(tokens, found[1])


def _is_followed(tokens: Tokens, k: int, entry: Entry) -> bool:
    """Whether somebody's post and name follow the head, of a guest from abroad too: `lễ đón | Thủ tướng Anh May`."""
    if _holder_follows(tokens, k):
        return True
    honors = "honoring" in tokens.lexicon.meeting_traits(entry.phrase[0].upper() + entry.phrase[1:])
    return honors and _named_holder(tokens, k)


def _names_side(tokens: Tokens, k: int) -> bool:
    """Whether a person or a position begins: `buổi tiếp | Đại sứ …`, `hội đàm | Nguyễn Văn An`."""
    role, head = tokens.find(k, "role"), tokens.find(k, "head")
    if role and not (head and head[0] > role[0]):
        return True  # not "nhân viên | Đại sứ quán"
    person = tokens.capital(k) and tokens.family(k) and tokens.capital(k + 1)
    return person and not _is_typed(tokens, k)


def _is_typed(tokens: Tokens, k: int) -> bool:
    """Whether what a place is stands right before token `k`: `gặp mặt cựu chiến binh tỉnh | Cao Bằng`."""
    return any((hit := tokens.find(n, "placetype")) and hit[0] == k for n in (k - 2, k - 1) if n >= 0)


def _addresses(tokens: Tokens, k: int) -> bool:
    """Whether a word before a name stands at `k`: `hội nghị | ông A`, not `bảo vệ trẻ | em`."""
    hit = tokens.find(k, "honorific")
    if hit is None or hit[1].features["kind"] != "honorific" or _remembers(tokens, k):
        return False
    return not any((word := tokens.find(n, "word")) and word[0] > n + 1 for n in (k - 1, k) if n >= 0)


def _starts_clause(tokens: Tokens, j: int, k: int, family: str) -> bool:
    """A role or an organizing verb after the name begins the sentence's own clause.

    Not the role of a side in a list: `giữa Bí thư Huyện ủy, | Chủ tịch UBND huyện với nông dân`.
    """
    listed = tokens.words[k - 1] == "," and lacks_side(tokens, j, k)
    led = listed or _is_of_many(tokens, j, k) or tokens.folded[k - 1] in _LEAD_TO_ROLES or _leads_to_role(tokens, j, k)
    if tokens.capital(k) and tokens.find(k, "role") and not led:
        return True
    verb = tokens.cue_at(k) in VERB_CUES and not (tokens.capital(k) and tokens.begins(k, BODIES))
    named = names_matter(tokens, j, k, family) or joins_business(tokens, j, k)
    return _deliberates(tokens, k) or _tells(tokens, k) or (verb and not named and not _names_document(tokens, k))


def _is_of_many(tokens: Tokens, j: int, k: int) -> bool:
    """Whether several of the role at `k` meet: `Hội nghị các | Bộ trưởng Tài chính`, also in the name of another."""
    return tokens.folded[k - 1] == "các" and (k == j + 1 or _follows_head(tokens, j, k - 1))


def _follows_head(tokens: Tokens, j: int, k: int) -> bool:
    """Whether the head of another meeting, in a name from `j` on, ends at `k`: `Họp báo về kết quả Hội nghị |`."""
    heads = (tokens.find(n, "meeting") for n in range(max(j, k - _LONGEST_HEAD), k))
    return any(head is not None and head[0] == k for head in heads)


def _leads_to_role(tokens: Tokens, j: int, k: int) -> bool:
    """Whether the role at `k` is of the name: of a second side, of who is remembered, of another meeting's name.

    Example:
        `giữa Bộ trưởng A và | Bộ trưởng B`, `ngày sinh | Chủ tịch Tôn Đức Thắng`, `Họp báo Hội nghị | Thủ tướng với
        doanh nghiệp`.
    """
    if tokens.folded[k - 1] in _SECOND:
        several = tokens.find(j, "role") is not None and not _holder_follows(tokens, k)
        return "giữa" in tokens.folded[j:k] or several
    if _remembers(tokens, k):
        return True
    return _follows_head(tokens, j, k) and not _holder_follows(tokens, k)


def _remembers(tokens: Tokens, k: int) -> bool:
    """Whether whom a ceremony is in memory of begins at `k`: `ngày sinh | đồng chí …`, `ngày sinh cố | Thủ tướng …`."""
    end = k - 1 if tokens.folded[k - 1] in _FORMERLY else k
    return tokens.folded[max(0, end - 2) : end] in _BIRTH


def _deliberates(tokens: Tokens, k: int) -> bool:
    """Whether a verb of passing stands at `k` with what goes before it: `Hội nghị Cấp cao 40 | xem xét, thông qua`."""
    cue = tokens.find(k, "cue")
    return cue is not None and cue[1].features["class"] == "ADOPT" and cue[0] > k + _SHORTEST_VERB


def _names_document(tokens: Tokens, k: int) -> bool:
    """Whether a verb names a document here: `công bố | kết luận thanh tra`, `thông qua dự thảo | kết luận`.

    So it does where documents are counted: `triển khai 3 nghị quyết và 1 | kết luận`.
    """
    document, cue = tokens.find(k, "document"), tokens.find(k, "cue")
    if not document or not cue:
        return False
    counted = tokens.words[k - 1].isdigit() and tokens.folded[k - 2] in JOINTS
    led = counted or tokens.folded[k - 1] == "thảo" or tokens.cue_before(k) in _BEFORE_DOCUMENT
    return document[0] > cue[0] or led or tokens.folded_at(document[0]) == "số"
