"""What follows a document's name: its date, its issuer, what it is about."""

from __future__ import annotations

import re

from kg.annotate.grammar.bodies.body import parse_body
from kg.annotate.grammar.categories import BODIES
from kg.annotate.grammar.dates import parse_date
from kg.annotate.grammar.documents.clauses import SIGNING
from kg.annotate.grammar.documents.subjects import begins_decision, decided, subject_of
from kg.annotate.grammar.documents.words import begins_with, length_at
from kg.annotate.grammar.positions.position import parse_position
from kg.annotate.grammar.times import OF_DAY
from kg.annotate.grammar.words import INTO_TIME, JOINTS, SIDES
from kg.annotate.tokens import Tokens
from kg.kinds import LAW, TREATY
from kg.lexicon import CENTRAL_COMMITTEE
from kg.mentions import BodyMention, DocumentMention, Issuer, PositionMention
from kg.model import PartialDate
from kg.numbers import ORDINAL
from kg.records import replace

# The term of the body that issued it: `Chỉ thị 05-CT/TW | (khóa XII)`, `của Tỉnh ủy | khóa XX | về …`.
_TERM = re.compile(r"\s*\(\s*[Kk]h[óo][áa]?\s+[IVXL]+\s*\)|,?\s+[Kk]h[óo][áa]\s+[IVXL]+(?=\s+về\s)")
_REPORTS = frozenset({"source", "letter", "issuer"})  # how the types of documents are told that report on something
CITING = frozenset({"ACCORDING", "AT", "DURING"})  # cues before what is cited
_ELSEWHERE = frozenset({"ASK", "ACCORDING"})  # cues after which another body than the issuer is named
_NEARBY = 10  # tokens of the content before the issuer
_JOINT = "liên tịch"  # in types of documents that are always of several bodies
# Meetings that pass documents, up to the name of the body, and those of the Central Committee with their number.
_SITTING = re.compile(rf"\s*(?:Hội nghị|hội nghị|[Kk]ỳ họp)\s+(?:lần\s+)?thứ\s+{ORDINAL},?\s+(?:của\s+)?")
_PLENUM = re.compile(
    rf"\s*(?:Hội nghị|hội nghị)\s+(?:(?:lần\s+)?thứ\s+{ORDINAL}\s+)?(?:Trung ương|T\.Ư|TƯ|TW)"
    rf"(?:\s+(?:lần\s+thứ\s+{ORDINAL}|\w+))"
    r"(?:,?\s+\(?[Kk]h[óo][áa]\s+[IVX]+\)?)?"
)
_DETAILS = 4  # date, issuer, subject, each once, and a comma
# What bodies do that are named after the issuer: `của Ủy ban Kiểm tra Trung ương, Bộ Chính trị | nhận thấy …`.
_DOING = frozenset("AUX PLAN SAY ASK APPOINT REMOVE CONCLUDE ORGANIZE MEET DISCUSS".split())
_AFTER_CENTRAL = frozenset({"về", "khóa"})  # what follows `Trung ương` that is the Central Committee
_DATE_AFTER = re.compile(  # at the end of a subject
    r"(?:,? | \((?:được )?)(?:đề|ký|ban hành|ký ban hành|phát hành) (?:(?:vào|hồi|từ) )?"
    r"(?P<day>(?:ngày|hôm|sáng|chiều|tối|tháng|năm) )"
)
_DAY_AFTER = re.compile(
    r",?(?: vào| hồi)? (?P<day>(?:ngày|hôm|sáng|chiều|tối|trưa) )\d"
)  # and of one that somebody signs
# When a treaty was signed, after its name: `Công ước Chicago | (1944)`, `Bản ghi nhớ về nghề cá | (ký 1/2017)`.
_BRACKETED = re.compile(
    r"\s*\((?:được )?(?:ký (?:kết )?)?(?:(?:vào|hồi|ngày|tháng|năm) )*"
    r"(?:(?:(?P<day>\d{1,2})[/.-])?(?P<month>\d{1,2})[/.-])?(?P<year>(?:19|20)\d\d)\)"
)
_DATES = frozenset({"ngày", "năm", "tháng"})
_FAR = 40  # tokens between a meeting and the day after what it is about
_WHEN = frozenset({"hồi", "hôm"})  # begin a date that is of the words before it


def add_details(tokens: Tokens, mention: DocumentMention, j: int) -> tuple[DocumentMention, int]:
    """Date, issuer and subject after the document's name, in whatever order they are printed.

    Example:
        `Kết luận số 14-KL/TW | , ngày 22-9-2021, của Bộ Chính trị, về chủ trương …`.
    """
    numbered, several = bool(mention.number), _JOINT in mention.type
    topical = mention.title[:1].islower()  # `Quy chế làm việc của Tỉnh ủy` is about it, and need not be by it
    for _ in range(_DETAILS):
        j = _past_term(tokens, j, mention)
        k = j + 1 if tokens.word_at(j) in (",", "(") else j
        if not tokens.adjacent(j) or not tokens.adjacent(k):
            break
        date = None if mention.issued else _issued(tokens, k, day=k > j or _is_plan(tokens, mention))
        date = date or _bracketed(tokens, mention, tokens.ends[j - 1])
        if date and not (k > j and _opens_clause(tokens, date[1])) and not _is_of_meeting(tokens, mention, k):
            mention, j = replace(mention, end=tokens.ends[date[1] - 1], issued=date[0]), date[1]
        elif found := None if mention.issuers or topical else _issuers(tokens, k, numbered and k == j, several):
            issuers, after = found
            if isinstance(issuers[0], PositionMention):  # its holder may be named next, so it stays open
                about = subject_of(tokens, after, numbered, issued=True) or decided(tokens, after) or ("", 0)
                return replace(mention.on(*about), issuers=issuers), j
            mention, j = replace(mention, issuers=issuers, end=tokens.ends[after - 1]), after
        elif not mention.subject and (subject := _topic(tokens, mention, j)):
            mention = _by_later(tokens, mention, subject[1])
            return _about(tokens, mention, *subject), j  # its words stay open to the grammar: they may appoint somebody
        elif not mention.subject and mention.issuers and (said := decided(tokens, j)):
            return mention.on(*said), j
        else:
            break
    return mention, j


def _topic(tokens: Tokens, mention: DocumentMention, j: int) -> tuple[str, int] | None:
    """What the document is about, after token `j`, and where that ends."""
    return subject_of(tokens, j, bool(mention.number), issued=bool(mention.issuers) or _JOINT in mention.type)


def _past_term(tokens: Tokens, j: int, mention: DocumentMention) -> int:
    """Token after a term of office, or after a word of time that parts the issuer from the subject.

    Example:
        `của Trung ương | khóa XII | về …`, `của Ban Bí thư | vừa qua | về …`.
    """
    if term := tokens.match(_TERM, tokens.ends[j - 1]):
        j = tokens.at(term.end())
    lately = length_at(tokens, j, "lately") if mention.issuers else 0
    return j + lately if tokens.folded_at(j + lately) == "về" else j


def _by_later(tokens: Tokens, mention: DocumentMention, end: int) -> DocumentMention:
    """A report cited, with whose it is after what it is about: `theo báo cáo về giá nước | của UBND thành phố`."""
    k = tokens.at(end)
    tells = tokens.lexicon.feature("document", mention.type, "without_number") in _REPORTS
    cited = tells and not (mention.number or mention.issuers) and tokens.cue_before(tokens.at(mention.start)) in CITING
    if not cited or tokens.folded_at(k) != "của" or not tokens.adjacent(k):
        return mention
    found = _issuers(tokens, k, numbered=False)
    ends = found and tokens.word_at(found[1]) in (",", ".")
    return replace(mention, issuers=found[0]) if found and ends else mention


def _about(tokens: Tokens, mention: DocumentMention, text: str, end: int) -> DocumentMention:
    """The document with its subject, less the date or the clause around it that follows."""
    if dated := _dated_after(tokens, mention, text, end):
        return dated
    if not mention.number and tokens.cue_before(tokens.at(mention.start)) == "ACCORDING":
        topic = text.partition(", ")[0]  # "theo kết luận thanh tra về quản lý chung cư, | dự án …"
        text, end = topic, end - len(text) + len(topic)
    return mention.on(text, end)


def _dated_after(tokens: Tokens, mention: DocumentMention, text: str, end: int) -> DocumentMention | None:
    """The document with the date that ends its subject, if one does: `báo cáo về dự án này | đề ngày 2-2`.

    Example:
        `đã ký Tuyên bố chung về đối tác chiến lược | ngày 5-3-2019`.
    """
    start = end - len(text)
    if bracketed := _bracketed(tokens, mention, start + max(text.rfind("("), 0)):
        topic = text.rpartition("(")[0].rstrip()
        return replace(mention, issued=bracketed[0], subject=topic, subject_end=end, subject_from=start)
    match = None if mention.issued else _DATE_AFTER.search(text) or _day_after(tokens, mention, text)
    date = parse_date(tokens, tokens.at(start + match.start("day"))) if match else None
    topic = text[: match.start()] if match else text
    if not date or "," in topic:
        return None
    end = tokens.ends[date[1] - 1]
    return replace(mention, issued=date[0].date, subject=topic, subject_end=end, subject_from=start)


def _bracketed(tokens: Tokens, mention: DocumentMention, end: int) -> tuple[PartialDate, int] | None:
    """The day, month or year in parentheses after the name of a treaty, at an offset: `Công ước Chicago | (1944)`."""
    treaty = not mention.issued and tokens.lexicon.feature("document", mention.type, "family") == TREATY
    match = tokens.match(_BRACKETED, end) if treaty else None
    if not match:
        return None
    date = PartialDate(int(match["year"]), *(int(match[part] or 0) or None for part in ("month", "day")))
    return (date, tokens.at(match.end())) if date.exists else None


def _day_after(tokens: Tokens, mention: DocumentMention, text: str) -> re.Match[str] | None:
    """The day in a subject of a treaty that somebody signs: there it is that of the signing."""
    treaty = tokens.lexicon.feature("document", mention.type, "family") == TREATY
    signed = treaty and tokens.cue_before(tokens.at(mention.start)) in SIGNING
    return _DAY_AFTER.search(text) if signed else None


def _is_plan(tokens: Tokens, mention: DocumentMention) -> bool:
    """Whether a year is part of what names a document: `Chương trình “Xuân bình an” | năm 2022`."""
    topical = tokens.lexicon.feature("document", mention.type, "without_number") == "topic"
    return not mention.number and (topical or not mention.title)


def _opens_clause(tokens: Tokens, k: int) -> bool:
    """Whether a day between commas is when something is done: `Theo Kế hoạch số 5, ngày 3/4 |, Bộ Y tế tổ chức`.

    Not one that ends a parenthesis: `(Quyết định số 5-QĐ/TU, ngày 3/4) |, UBND tỉnh …`.
    """
    comma = tokens.word_at(k) == "," and tokens.words[k - 1] != ")" and tokens.adjacent(k + 1)
    acts = tokens.capital(k + 1) and not tokens.find(k + 1, "document")
    return comma and (acts or tokens.cue_at(k + 1) == "AT")


def _is_of_meeting(tokens: Tokens, mention: DocumentMention, k: int) -> bool:
    """Whether the day at `k` is that of the meeting on a law: `Tại phiên họp về thi hành Luật Thú y | ngày 5/3`."""
    of_law = tokens.lexicon.feature("document", mention.type, "family") == LAW and not mention.number
    if not of_law or tokens.folded[k] not in OF_DAY:
        return False
    for n in range(tokens.at(mention.start) - 1, max(0, k - _FAR), -1):
        if not tokens.adjacent(n):
            return False
        if tokens.find(n, "meeting"):
            return tokens.cue_before(n) in ("AT", "DURING")
    return False


def issuer_nearby(tokens: Tokens, j: int) -> tuple[tuple[Issuer, ...], int, int]:
    """The issuer after the content that begins at token `j`, and its tokens: `quyết định kỷ luật | của Ban Bí thư`."""
    for k in range(j, min(j + _NEARBY, len(tokens) - 1)):
        other = tokens.find(k, "document")
        if other and k == j and tokens.words[k].islower() and tokens.folded_at(other[0]) == "của":
            other = None  # "Thông báo | kết luận kiểm tra | của Ban Bí thư"
        if (other and (tokens.capital(k) or other[0] > k + 1)) or tokens.cue_at(k) in _ELSEWHERE:
            break  # "nghị quyết phê chuẩn | đề nghị của Chánh án", but not "quyết định kỷ | luật | của Ban Bí thư"
        if tokens.folded[k] == "của" and (found := _issuers(tokens, k, numbered=False)):
            return found[0], k, found[1]
        if not tokens.words[k][0].isalnum() or (tokens.folded[k] == "và" and begins_decision(tokens, k + 1)):
            break
        if tokens.folded[k] == "về" and k > j:
            break  # "báo cáo nghiên cứu | về | những vấn đề của ASEAN"
    return (), j, j


def _issued(tokens: Tokens, k: int, day: bool) -> tuple[PartialDate, int] | None:
    """The date at token `k`; after a comma, or of a document without number, only a `day` is that of its issue."""
    told = length_at(tokens, k, "dated")
    k += told
    led = told > 0 or tokens.folded_at(k) in _WHEN
    k += led and tokens.folded_at(k) in INTO_TIME
    found = parse_date(tokens, k) if led or tokens.folded_at(k) in _DATES else None
    return (found[0].date, found[1]) if found and (found[0].date.day or told or not day) else None


def _issuers(tokens: Tokens, k: int, numbered: bool, several: bool = False) -> tuple[tuple[Issuer, ...], int] | None:
    """The issuers after `của`, or a central body right after the number: `Nghị quyết 35-NQ/TW | Bộ Chính trị`."""
    introduced = tokens.folded[k] in SIDES
    if not introduced and not (numbered and _begins_central(tokens, k)):
        return None
    found = _issuer(tokens, k + introduced, numbered)
    if not found:
        return None
    issuers, j = [found[0]], found[1]
    own, joint = (tuple(issuers), j), ","  # those before the first comma, and the joint before the last
    while tokens.word_at(j) in JOINTS and (more := _issuer(tokens, j + 1, numbered)):
        joint = tokens.words[j]
        if joint == "," and not (several or _is_central(more[0])):
            break  # "của Bộ Chính trị, | Ủy ban Kiểm tra Tỉnh ủy quyết định"
        issuers.append(more[0])
        j = more[1]
        own = own if "," in (joint, tokens.words[own[1]]) else (tuple(issuers), j)
    return own if joint == "," and not several and _acts(tokens, j) else (tuple(issuers), j)


def _acts(tokens: Tokens, k: int) -> bool:
    """Whether the bodies named last before token `k` do something: `của Quốc hội, Chủ tịch nước | bổ nhiệm …`."""
    return tokens.cue_at(k) in _DOING or begins_decision(tokens, k) or begins_with(tokens, k, "deciding")


def _begins_central(tokens: Tokens, k: int) -> bool:
    """Whether a body of the whole country begins at token `k`: `Bộ Chính trị`."""
    return any(entry.features.get("level") == "central" for _, entry in tokens.hits_among(k, BODIES))


def _is_central(issuer: Issuer) -> bool:
    """Whether it is a body of the whole country, or an office that no body need complete: `Thủ tướng`."""
    return issuer.takes == "none" if isinstance(issuer, PositionMention) else issuer.level == "central"


def _issuer(tokens: Tokens, k: int, numbered: bool) -> tuple[Issuer, int] | None:
    """The office or body that begins at token `k`: `của | Chủ tịch UBND tỉnh`, `của | Tỉnh ủy`."""
    return parse_position(tokens, k) or parse_body(tokens, k) or _committee(tokens, k, numbered) or _sitting(tokens, k)


def _sitting(tokens: Tokens, k: int) -> tuple[BodyMention, int] | None:
    """The body whose meeting begins at token `k`: `của | Hội nghị lần thứ 11 Ban Chấp hành Trung ương Đảng`."""
    if plenum := tokens.match(_PLENUM, tokens.ends[k - 1]):
        start, end = tokens.starts[k], plenum.end()
        return BodyMention(start, end, CENTRAL_COMMITTEE, kind="party", level="central"), tokens.at(end)
    sitting = tokens.match(_SITTING, tokens.ends[k - 1])
    return parse_body(tokens, tokens.at(sitting.end())) if sitting else None


def _committee(tokens: Tokens, k: int, numbered: bool) -> tuple[BodyMention, int] | None:
    """The Central Committee by its short name: `của | Trung ương khóa XII`, not `của | Trung ương và địa phương`."""
    end = k + length_at(tokens, k, "central")
    if end == k or not tokens.capital(k) or tokens.capital(end):
        return None
    if not numbered and tokens.folded_at(end) not in _AFTER_CENTRAL:
        return None
    return BodyMention(tokens.starts[k], tokens.ends[end - 1], CENTRAL_COMMITTEE, kind="party", level="central"), end
