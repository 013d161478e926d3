"""Where the name of a document goes on after words that break it off: `điều động ông A, Phó Giám đốc, | giữ chức …`."""

from __future__ import annotations

import re
from collections.abc import Callable

from kg.annotate.grammar.asides import parenthesis_end
from kg.annotate.grammar.bodies.body import parse_body
from kg.annotate.grammar.documents.subjects import content
from kg.annotate.grammar.documents.words import begins_with
from kg.annotate.grammar.endings import quotation_end
from kg.annotate.grammar.persons.person import looks_like_person
from kg.annotate.grammar.positions.position import parse_position
from kg.annotate.grammar.words import ITEM_JOINTS
from kg.annotate.tokens import DASHES, Tokens
from kg.mentions import DocumentMention, PositionMention
from kg.records import replace

_JOINTS = ITEM_JOINTS | DASHES  # around what is told of a person amid a decision, and inside that
_TAKING = frozenset({"ASSUME", "BECOME", "JOIN", "LEAVE", "REMOVE"})  # cues of what is decided on a person
_NAME = 6  # syllables of the longest name
_TOLD = 60  # tokens of what is told of a person before the verb
_CONCLUSION = "kết luận"
_REPORT, _SENT = "Báo cáo", "gửi "

# What is told in parentheses, but for what tells one document from another: `… (sửa đổi)`, `… (lần thứ tư)`.
_ASIDE = re.compile(r"\s*\((?!sửa đổi|bổ sung|thay thế|mở rộng|lần|đợt|phần|khóa|giai đoạn|năm \d{4}\))[^()]*\)")
_BEGUN = re.compile(r",\s+(?:yêu cầu|đề nghị|chỉ đạo)$")  # a clause that a colon goes on with: `…, | yêu cầu | : …`
_PERIOD = re.compile(r"(?<=\b\d{4})(?:[-–] | [-–])(?=\d{4}\b)")  # printed with one blank: `2020- 2025`
# A day at the end: `tháo dỡ công trình | trước 16h ngày 9-2`, `giữ chức Giám đốc Sở | từ ngày 1/3/2024`.
_DAY_LAST = re.compile(
    r",?\s+(?:(?:có hiệu lực )?kể từ|có hiệu lực từ|từ|vào|hồi|trước|trong|chậm nhất(?: là)?)"
    r"(?:\s+\d{1,2}(?:h|g| giờ)(?:\d\d)?,?)?(?:\s+(?:sáng|trưa|chiều|tối|đêm))?(?:\s+ngày)?"
    r"\s+\d{1,2}\s?[/.-]\s?\d{1,2}(?:\s?[/.-]\s?\d{4})?$"
)


def further(tokens: Tokens, mention: DocumentMention) -> DocumentMention:
    """The document with all that its name says, also after words that break it off.

    Where its subject ends for the grammar stays: persons, posts and meetings there are read by themselves.

    Example:
        `Quyết định điều động ông Trần Văn Nam, Phó Giám đốc Sở Y tế, | giữ chức Giám đốc Sở Nội vụ`; `Báo cáo kết quả
        năm 2023; | phương hướng năm 2024`; `Thông báo kết luận của Thủ tướng | tại cuộc họp về giá gạo`.
    """
    if mention.number or mention.title or mention.group or mention.plural:
        return mention
    if mention.subject:
        k = tokens.at(mention.subject_end)
    else:
        k = tokens.at(mention.issuers[-1].end) if mention.issuers else 0
    steps: tuple[Callable[[Tokens, DocumentMention, int], tuple[str, int] | None], ...] = (
        _after_person,
        _of_meeting,
        _next_part,
        _passed_on,
        _quoted,
    )
    while 0 < k < len(tokens) and (more := next(filter(None, (step(tokens, mention, k) for step in steps)), None)):
        mention = replace(mention, subject=f"{mention.subject}{more[0]}".strip())
        k = tokens.at(more[1])
    return replace(mention, subject=plain(mention.subject))


def plain(said: str) -> str:
    """What a document says, without what is no part of its name: asides in parentheses, and the day that ends it.

    Example:
        >>> plain("yêu cầu Công ty Sông Lam (trụ sở tại xã Phú Lộc) tháo dỡ trạm cân trước 16h ngày 9/2")
        'yêu cầu Công ty Sông Lam tháo dỡ trạm cân'
        >>> plain("về đặt tên đường (lần thứ tư)"), plain("tổ chức kỷ niệm ngày 30/4")
        ('về đặt tên đường (lần thứ tư)', 'tổ chức kỷ niệm ngày 30/4')
        >>> plain("về trồng rừng giai đoạn 2020- 2025")
        'về trồng rừng giai đoạn 2020-2025'
    """
    text = _BEGUN.sub("", _DAY_LAST.sub("", _ASIDE.sub("", said)))
    return _PERIOD.sub("-", text).replace(",”", "”")


def _after_person(tokens: Tokens, mention: DocumentMention, k: int) -> tuple[str, int] | None:
    """What is decided on a person, after who that is: `ông Nguyễn Văn An, Phó Bí thư Huyện ủy | giữ chức …`."""
    j = _past_person(tokens, k) if mention.subject else 0
    said = content(tokens, j) if j > k and tokens.cue_at(j) in _TAKING else None
    return (f" {said[0]}", said[1]) if said else None


def _past_person(tokens: Tokens, k: int) -> int:
    """Token after what is told of the person whose name ends before token `k`: `ông A | , Giám đốc Sở Y tế |`; else 0.

    The name may have an aside in parentheses: `bà Nguyễn Thị An (sinh năm 1980) | , Phó Trưởng phòng |`.
    """
    last = k
    if tokens.words[k - 1] == ")":
        last = next((n for n in range(k - 1, max(0, k - _TOLD), -1) if tokens.words[n] == "("), k)
    begin = next((n for n in range(last - 1, max(0, last - _NAME), -1) if not tokens.capital(n)), last - 1) + 1
    if begin == last or not looks_like_person(tokens, begin):
        return 0
    j = k
    while j < k + _TOLD and tokens.adjacent(j) and (after := _past(tokens, j)):
        j = after
    return j if tokens.adjacent(j) else 0


def _past(tokens: Tokens, j: int) -> int:
    """Token after what is told of a person at token `j`: a mark, a post, a body, a parenthesis; 0 for anything else."""
    if tokens.words[j] in _JOINTS:
        return j + 1
    if tokens.words[j] == "(":
        return parenthesis_end(tokens, j)
    found = parse_position(tokens, j) or parse_body(tokens, j)
    return found[1] if found else 0


def _of_meeting(tokens: Tokens, mention: DocumentMention, k: int) -> tuple[str, int] | None:
    """At which meeting somebody concluded what is made known: `kết luận của Thủ tướng | tại cuộc họp về giá gạo`."""
    told = f"{mention.type} {mention.subject}".lower()
    concluded = _CONCLUSION in told and (mention.subject or isinstance(mention.issuers[-1], PositionMention))
    if not concluded:
        return None
    k = _past_person(tokens, k if mention.subject else tokens.capitals_end(k)) or k  # "của Thủ tướng | Nguyễn Văn An |"
    if tokens.folded_at(k) != "tại" or not tokens.find(k + 1, "meeting"):
        return None
    said = content(tokens, k + 1)
    cited = tokens.cue_before(tokens.at(mention.start)) == "ACCORDING"
    text = said[0].partition(", ")[0] if said and cited else said[0] if said else ""
    return (f" tại {text}", said[1]) if said else None  # "theo kết luận … tại cuộc họp về giá gạo, | các tỉnh …"


def _next_part(tokens: Tokens, mention: DocumentMention, k: int) -> tuple[str, int] | None:
    """The next part of a report after a semicolon: `Báo cáo kết quả năm 2023; | phương hướng, nhiệm vụ năm 2024`."""
    parted = tokens.words[k] == ";" and tokens.adjacent(k + 1) and begins_with(tokens, k + 1, "part")
    if not (parted and mention.subject and mention.type.startswith(_REPORT)):
        return None
    said = content(tokens, k + 1)
    return (f"; {said[0]}", said[1]) if said else None


def _passed_on(tokens: Tokens, mention: DocumentMention, k: int) -> tuple[str, int] | None:
    """What a letter passes on, after to whom it is sent: `gửi Bộ Y tế, UBND tỉnh, | truyền đạt ý kiến của …`."""
    sent = mention.subject.startswith(_SENT) and tokens.words[k] == "," and tokens.adjacent(k + 1)
    said = content(tokens, k + 1) if sent and tokens.cue_at(k + 1) == "PRESENT" else None
    return (f", {said[0]}", said[1]) if said else None


def _quoted(tokens: Tokens, mention: DocumentMention, k: int) -> tuple[str, int] | None:
    """A quotation with which the name goes on: `thành lập Đoàn kiểm tra | “Việc quản lý chợ nông thôn”`."""
    apart = mention.subject and tokens.adjacent(k) and tokens.adjacent(k + 1) and tokens.starts[k] > tokens.ends[k - 1]
    end = quotation_end(tokens, k) if apart and tokens.starts[k + 1] == tokens.ends[k] else 0
    if not end:
        return None  # also where a quotation closes around the document: `"Quyết định giao đất | " …`
    text = tokens.text[tokens.starts[k] : tokens.ends[end - 1]]
    more = content(tokens, end) if tokens.adjacent(end) and begins_with(tokens, end, "quoting") else None
    return (f" {text} {more[0]}", more[1]) if more else (f" {text}", tokens.ends[end - 1])
