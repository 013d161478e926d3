"""What names one document after its type: a number and symbol, or the meeting that adopted it."""

from __future__ import annotations

import re

from kg.annotate.grammar.bodies.body import parse_body
from kg.annotate.tokens import Tokens
from kg.mentions import DocumentMention
from kg.numbers import ORDINAL, ordinal
from kg.phrases import Entry
from kg.records import replace

_NUMBER = re.compile(
    r"""\s*(?:(?:mang\s+)?số\s*(?:hiệu\s*)?:?\s*)?(?P<number>
      \d{1,5}(?:\.\d{1,2})?[a-z]?(?:\s?[-–/]\s?\d{4})?  # 43/2014/NĐ-CP, 12.3/2025/NQ-CP
        (?:\s?[-–/]\s?[A-ZĐƯ][\wĐđ&]*(?:\.[\wĐđ]+)*)+  # 21-KL/TW, 35- NQ/TW
    | (?<=Nghị\ quyết\ )\d{1,3}/\d{1,3}(?![\d/-])        # Nghị quyết 71/256 of the United Nations
    | \d{1,2}-\d{1,2}/[A-ZĐ][\wĐđ&]*                   # 21-3/CV
    | (?:\d{1,3}[-–]|\d{1,5}/)(?:19|20)\d{2}(?![\d/-])   # Thông tư 15/2015
    | (?:(?<=số\ )|(?<=hiệu\ ))\d{1,5}(?![\d.,]\d|\s*(?:tỷ|triệu|nghìn|người|%))  # Chỉ thị số 05
    | \d{2,4}[a-z]?(?![-–/\w]|[.,]\d|\s*(?:(?:năm|tháng|ngày)(?!\s+\d)|tỷ|triệu|nghìn|người|điều|vụ|%)
        |\s*\w+\s+(?:đồng|người))                    # Nghị định 72 ngày 9/3/2015
    )""",
    re.VERBOSE,
)
# What a number or a meeting begins with: one look before the patterns of all their forms.
_NAMES = re.compile(
    r"""\s*(?:\d | mang | số | (?:của\s+)?
    (?:[Hh]ội\s+nghị | lần\s+thứ | Ban\s+[Cc]hấp | BCH | [Tt]rung\s+ương | T\.?[ƯW] | [Đđ]ại\ hội | [Kk]ỳ\ họp))""",
    re.VERBOSE,
)
_WORDS = 6  # tokens between a type and the number that is not printed at once
_LATER = re.compile(
    r"""(?:\s+[a-zà-ỹđ]+){1,4}\s+số\s*:?\s*(?P<number>\d{1,5}(?:/\d{4})?
    \s?[-–/]\s?(?P<code>[A-ZĐƯ][\wĐđ]*)(?:\s?[-–/]\s?[A-ZĐƯ][\wĐđ&]*(?:\.[\wĐđ]+)*)+)""",
    re.VERBOSE,
)
_DASH = re.compile(r"\s*([-–/])\s*")
_CENTRAL = re.compile(r"/(?:TƯ|T\.Ư|T\.W)$")
_YEAR = re.compile(r"19\d\d|20[0-2]\d|20[3-9][05]")  # one far ahead is round
_PLENUM = re.compile(
    rf"""\s*(?:của\s+)?
    (?:[Hh]ội\s+nghị\s+)?(?:lần\s+thứ\s+(?P<word>{ORDINAL})\s*(?:,\s*)?(?:của\s+)?)?  # Hội nghị lần thứ tư
    (?:(?:Ban\s+[Cc]hấp\s+hành|BCH)\s+)?(?:[Tt]rung\s+ương|T\.Ư|TW|TƯ|T\.W)(?:\s+Đảng)?
    \s*(?:lần\s+thứ\s+(?P<later>{ORDINAL})|(?P<digit>\d{{1,2}}|[IVX]+(?=\s*,?\s*\(?\s*[Kk]h)))?  # Trung ương 4
    \s*,?\s*\(?\s*(?:[Kk]h[óo][áa]?\s*(?P<term>[IVX]+))?\s*\)?                    # (khóa XII)
    """,
    re.VERBOSE,
)
_CONGRESS = re.compile(
    r"""\s*(?:của\s+)?Đại\ hội\s+(?:đại\ biểu\s+)?(?:Đảng\s+)?(?:toàn\ quốc\s+)?
    (?:lần\s+)?(?:thứ\s+)?(?P<term>[IVX]+)(?:\s+của\ Đảng|\s+Đảng)?""",
    re.VERBOSE,
)
_LOCAL_CONGRESS = re.compile(
    rf"\s*(?:của\s+)?(?P<head>[Đđ]ại hội\s+(?:đại biểu\s+)?(?:lần thứ {ORDINAL},?\s+)?)(?=Đảng bộ\s)"
)
# The meeting that passed it, with what tells it from others of its kind.
_MEETING = re.compile(
    rf"""\s*(?:của\s+)?(?P<title>(?:Hội\ nghị|Đại\ hội|[Kk]ỳ\ họp)(?:\s+(?!của\b|do\b|đã\b|được\b)\w[\w–-]*,?){{0,16}}?
    \s+(?:(?:lần\ )?thứ\s+{ORDINAL}|năm\s+(?:19|20)\d\d|nhiệm\ kỳ\s+\d{{4}}\s?[-–]\s?\d{{4}}))""",
    re.VERBOSE,
)
# Whose conference it is, after its number: `Hội nghị lần thứ 13 | Ban Chấp hành Đảng bộ tỉnh Hà Nam | khóa XX`.
_COMMITTEE = re.compile(r",?\s+(?=(?:Ban [Cc]hấp hành|BCH|Ban [Tt]hường vụ|BTV|Đoàn Chủ tịch|Ủy ban|Uỷ ban)\b)")
_TERM = re.compile(r",?\s+\(?(?:[Kk]h[óo][áa] [IVXL]+|nhiệm kỳ \d{4}\s?[-–]\s?\d{4})\)?")
_THIS_CONGRESS = re.compile(r"\s+(?P<title>[Đđ]ại hội)(?=\s*(?:[.,;]|$|với|và|đã|tại))")
_TIME = re.compile(rf"\s+lần thứ\s+{ORDINAL}")
_ENDS_LIST = frozenset({",", "và", ")", ";", ".", "của", "về"})  # words after a number of a list
DRAFT = ["dự", "thảo"]
"""Before the type of what is not yet passed: `| dự thảo | Luật`."""
_NTH = (["lần"], ["lần", "thứ"])  # before the number of a draft
_OF_MEETINGS = frozenset({"Nghị quyết", "Biên bản"})  # types of what meetings pass or leave behind
_READ = frozenset({"PRESENT", "ADOPT", "REPORT"})

Named = tuple[DocumentMention, int]


def draft_begin(tokens: Tokens, i: int) -> int:
    """First token of the document whose type stands at `i`, with what says that it is a draft: `| dự thảo Luật`.

    Example:
        `| dự thảo (lần 4) báo cáo chính trị`, `| dự thảo lần thứ hai Báo cáo chính trị`.
    """
    k = i - (tokens.word_at(i - 1) == ")")
    k -= next((n for n in (2, 3) if tokens.folded[max(k - n, 0) : k - 1] in _NTH), 0)
    k -= k < i and tokens.word_at(k - 1) == "("
    return k - 2 if tokens.folded[max(k - 2, 0) : k] == DRAFT else i


def read_name(tokens: Tokens, mention: DocumentMention) -> Named | None:
    """The document with the number or the meeting printed after its type: `Kết luận | số 21-KL/TW`, `| Đại hội XII`."""
    if not tokens.match(_NAMES, mention.end):
        return None
    return read_number(tokens, mention) or _read_meeting(tokens, mention)


def read_number(tokens: Tokens, mention: DocumentMention) -> Named | None:
    """The document with the number after its type: `Kết luận | số 21-KL/TW`, `Chỉ thị | 05`."""
    match = tokens.match(_NUMBER, mention.end)
    return _numbered(tokens, mention, match) if match else None


def read_later_number(tokens: Tokens, j: int, entry: Entry, mention: DocumentMention) -> Named | None:
    """The document with a number after more than its type at token `j`, if the symbol says the same type.

    Example:
        `Thông báo | ý kiến kết luận số 45-TB/TU`, `Quyết định | xử phạt số 12/QĐ-XPHC`.
    """
    later = tokens.match(_LATER, mention.end) if "số" in tokens.folded[j + 1 : j + _WORDS] else None
    says = later is not None and later["code"] in entry.features["codes"].split("|")
    return _numbered(tokens, mention, later) if later and says else None


def _numbered(tokens: Tokens, mention: DocumentMention, match: re.Match[str]) -> Named | None:
    """The document with the number of a match as it is usually printed; a year is none: `35- NQ/T.Ư` is `35-NQ/TW`."""
    printed = match["number"].rstrip(".")
    number = _CENTRAL.sub("/TW", _DASH.sub(r"\1", printed).replace("–", "-"))
    if _YEAR.fullmatch(number) and "số" not in match.group():
        return None
    end = match.start("number") + len(printed)
    return replace(mention, end=end, number=number, plural=False), tokens.at(match.end())


def read_further(tokens: Tokens, i: int, first: DocumentMention) -> Named | None:
    """The document of the same type whose number begins at token `i`: `Nghị quyết số 18-NQ/TW và | 19-NQ/TW`."""
    match = tokens.match(_NUMBER, tokens.starts[i])
    short = first.number.isdigit() and match and tokens.word_at(tokens.at(match.end())) in _ENDS_LIST
    if not match or not (short or match["number"][-1].isalpha()):
        return None
    start, end = match.start("number"), match.end("number")
    return _numbered(tokens, DocumentMention(start, end, first.type), match)


def _read_meeting(tokens: Tokens, mention: DocumentMention) -> Named | None:
    """The document with the meeting that adopted it: `Nghị quyết | Trung ương 4 (khóa XII)`, `| Đại hội XII`."""
    match = tokens.match(_PLENUM, mention.end)
    if match and (told := match["word"] or match["later"] or match["digit"]):
        number = match["digit"] or ordinal(told)
        term = f" khóa {match['term']}" if match["term"] else ""
        end, several = match.start() + len(match.group().rstrip()), mention.plural
        named = replace(mention, end=end, title=f"Trung ương {number}{term}", plural=False, group=several)
        return named, tokens.at(end)
    match = tokens.match(_CONGRESS, mention.end)
    if not match:
        return _of_meeting(tokens, mention) or _local_congress(tokens, mention)
    title = f"Đại hội {match['term']} của Đảng"
    return replace(mention, end=match.end(), title=title, plural=False), tokens.at(match.end())


def _of_meeting(tokens: Tokens, mention: DocumentMention) -> Named | None:
    """`Nghị quyết | Hội nghị viên chức năm 2020`, `Biên bản | kỳ họp lần thứ 9`; if somebody reads it, `| Đại hội`."""
    if mention.type not in _OF_MEETINGS:
        return None
    match = tokens.match(_MEETING, mention.end)
    if not match and _is_read(tokens, tokens.at(mention.start)):
        match = tokens.match(_THIS_CONGRESS, mention.end)
    if not match:
        return None
    begin, last = tokens.at(match.start("title")), _conference_offset(tokens, match.end("title"))
    title = tokens.surface(begin, tokens.at(last))
    return replace(mention, end=last, title=title[0].upper() + title[1:], plural=False), tokens.at(last)


def _conference_offset(tokens: Tokens, end: int) -> int:
    """Offset after the name of a conference, which is read up to offset `end`: with its committee and the term."""
    committee = tokens.match(_COMMITTEE, end)
    found = parse_body(tokens, tokens.at(committee.end())) if committee else None
    if not found:
        return end
    term = tokens.match(_TERM, found[0].end)
    return term.end() if term else found[0].end


def _is_read(tokens: Tokens, i: int) -> bool:
    """Whether somebody reads or passes the document at token `i`, or its draft: `thông qua dự thảo | Nghị quyết`."""
    return tokens.cue_before(draft_begin(tokens, i)) in _READ


def _local_congress(tokens: Tokens, mention: DocumentMention) -> Named | None:
    """`Nghị quyết | Đại hội đại biểu Đảng bộ tỉnh Thái Bình lần thứ XX`."""
    match = tokens.match(_LOCAL_CONGRESS, mention.end)
    found = parse_body(tokens, tokens.at(match.end())) if match else None
    if not match or not found:
        return None
    time = tokens.match(_TIME, found[0].end)
    end = time.end() if time else found[0].end
    k = tokens.at(end)
    title = tokens.surface(tokens.at(match.start("head")), k)
    return replace(mention, end=end, title=title[0].upper() + title[1:], plural=False), k
