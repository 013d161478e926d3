"""Documents: type, number and symbol, date, issuer, subject: `Kết luận số 14-KL/TW, ngày 22-9-2021, của Bộ Chính trị, về …`."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace

from kg.annotate.grammar.bodies import parse_body
from kg.annotate.grammar.dates import parse_date
from kg.annotate.grammar.positions import parse_position
from kg.annotate.tokens import Tokens
from kg.lexicon import Entry
from kg.mentions import BodyMention, DocumentMention, PositionMention
from kg.model import PartialDate

_NUMBER = re.compile(
    r"""\s*(?:số\s*:?\s*)?(?P<number>
      \d{1,5}[a-z]?(?:\s?[-–/]\s?\d{4})?(?:\s?[-–/]\s?[A-ZĐƯ][\wĐđ&]*(?:\.[\wĐđ]+)*)+   # 21-KL/TW, 43/2014/NĐ-CP, 35- NQ/TW
    | (?<=số\ )\d{1,5}(?![\d.,]\d|\s*(?:tỷ|triệu|nghìn|người|%))  # Chỉ thị số 05
    | \d{2,4}(?![-–/.,\d]|\s*(?:tỷ|triệu|nghìn|năm|tháng|ngày|người|điều|vụ|%|\w+\s+(?:đồng|người)))  # Chỉ thị 05
    )""",
    re.VERBOSE,
)
_PLENUM = re.compile(
    r"""\s*(?:của\s+)?(?:Hội\s+nghị\s+)?(?:lần\s+thứ\s+(?P<word>\w+)\s*,?\s*)?
    (?:(?:Ban\s+[Cc]hấp\s+hành\s+)?(?:[Tt]rung\s+ương|T\.Ư|TW|TƯ|T\.W)(?:\s+Đảng)?)\s*(?P<digit>\d{1,2}|[IVX]+(?=\s*,?\s*\(?\s*[Kk]h))?
    \s*,?\s*\(?\s*(?:[Kk]h[óo][áa]?\s*(?P<term>[IVX]+))?\s*\)?""",
    re.VERBOSE,
)
_CONGRESS = re.compile(
    r"\s*(?:của\s+)?Đại hội\s+(?:đại biểu\s+)?(?:Đảng\s+)?(?:bộ\s+\w+\s+)?(?:toàn quốc\s+)?(?:lần\s+)?(?:thứ\s+)?(?P<term>[IVX]+)(?:\s+của Đảng|\s+Đảng)?"
)
_ORDINALS = {word: n for n, word in enumerate("nhất hai ba tư năm sáu bảy tám chín mười".split(), 1)} | {
    "bốn": 4,
    "nhì": 2,
}
_ABOUT = re.compile(r"\s*,?\s*(?=(?:về|Về|[Qq]uy định về|v/v)\s|[Qq]uy định \d)")
# A subject ends at the sentence, at a verb of the clause around it, at its issuer, at the next document of a list.
_SUBJECT_END = re.compile(
    r"[.:\n]|;(?!\s+[a-zà-ỹđ])|,?\s+(?:đã|đang|sẽ|do|tại|theo|là|cho|gắn với|và đề nghị)\s"
    r"|,?\s+của\s+(?=Bộ|Ban|Chính phủ|Thủ tướng|Quốc hội|Tỉnh ủy|Thành ủy|Ủy ban|UBND|HĐND|Trung ương|T\.Ư|Chủ tịch)"
    r"|\s+(?:và|,)\s+(?=(?:Nghị|Chỉ|Kết|Quy|Quyết|Hướng|Thông|Kế|Chương|Luật))"
)
_QUOTED = re.compile(r"\s*[“\"]([^”\"]{3,200})[”\"]")
_LAW_TITLE = re.compile(r"[A-ZĐÀ-Ỹ][\wÀ-ỹ]*(?:[\s,]+(?:và\s+)?[\wÀ-ỹ]+)*")
_NAMED_BY_TOPIC = ("Quy chế", "Kế hoạch", "Chương trình", "Đề án", "Quy hoạch", "Chiến lược", "Điều lệ")
_CENTRAL = re.compile(r"/(?:TƯ|T\.Ư|T\.W)$")
_CLAUSE_END = re.compile(r"[.;\n]|,\s+(?=(?:đồng chí|ông|bà|trong đó|ngày)\s)")
_LONGEST = 400  # characters of a subject
_SINGULAR = frozenset(
    {"Quyết định", "Báo cáo", "Tờ trình", "Thông cáo", "Thông báo", "Công văn", "Công điện", "Báo cáo thẩm tra"}
)
_OTHERS = frozenset("của số này trên về và nêu".split())
_PLURALS = frozenset({"các", "những", "nhiều", "một số", "mọi", "loại", "số"})


def parse_document(tokens: Tokens, i: int) -> tuple[DocumentMention, int] | None:
    """The document that begins at token `i`, when its words identify one.

    Example:
        `Kết luận số 21-KL/TW, ngày 25-10-2021 của Ban Chấp hành Trung ương, về …` gives type `Kết luận`,
        number `21-KL/TW`, date, issuer and subject.
    """
    hit = tokens.find(i, "document")
    if not hit:
        return None
    j, entry = hit
    mention = DocumentMention(
        tokens.starts[i],
        tokens.ends[j - 1],
        entry.canonical,
        draft=i > 0 and tokens.folded[i - 2 : i] == ["dự", "thảo"],
        plural=i > 0 and tokens.folded[i - 1] in _PLURALS,
    )
    for read in (_numbered, _of_plenum, _titled):
        if found := read(tokens, j, entry, mention):
            return _details(tokens, *found)
    return _by_issuer(tokens, j, entry, mention)


def _numbered(tokens: Tokens, j: int, entry: Entry, mention: DocumentMention) -> tuple[DocumentMention, int] | None:
    match = _NUMBER.match(tokens.text, mention.end)
    if not match:
        return None
    number = re.sub(r"\s*([-–/])\s*", r"\1", match["number"]).replace("–", "-").rstrip(".")
    number = _CENTRAL.sub("/TW", number)
    if number.isdigit() and len(number) == 4 and number[:2] in ("19", "20") and "số" not in match.group():
        return None  # a year, not a number
    return replace(
        mention, end=match.start("number") + len(match["number"].rstrip(".")), number=number, plural=False
    ), _at(tokens, match.end())


def _of_plenum(tokens: Tokens, j: int, entry: Entry, mention: DocumentMention) -> tuple[DocumentMention, int] | None:
    """`Nghị quyết Trung ương 4 (khóa XII)`, `Nghị quyết Hội nghị lần thứ tư Ban Chấp hành Trung ương khóa XII`, `Nghị quyết Đại hội XII`."""
    match = _PLENUM.match(tokens.text, mention.end)
    if match and (match["digit"] or match["word"]):
        n = match["digit"] or str(_ORDINALS.get((match["word"] or "").lower(), match["word"]))
        term = f" khóa {match['term']}" if match["term"] else ""
        end = len(match.group().rstrip()) + match.start()
        return replace(mention, end=end, title=f"Trung ương {n}{term}", plural=False), _at(tokens, end)
    match = _CONGRESS.match(tokens.text, mention.end)
    if match:
        return replace(mention, end=match.end(), title=f"Đại hội {match['term']} của Đảng", plural=False), _at(
            tokens, match.end()
        )
    return None


def _titled(tokens: Tokens, j: int, entry: Entry, mention: DocumentMention) -> tuple[DocumentMention, int] | None:
    """Laws, treaties, statutes: `Luật Du lịch (sửa đổi)`, `Điều lệ Đảng`, `Quy chế phối hợp công tác`."""
    if quoted := _QUOTED.match(tokens.text, mention.end):
        if mention.plural:
            return None
        return replace(mention, end=quoted.end(), title=quoted[1], plural=False), _at(tokens, quoted.end())
    titled = entry.features["identifies"] == "title"
    first = j - len(entry.phrase.split())
    if not tokens.adjacent(j) or not tokens.capital(first):
        return None
    topical = entry.canonical.startswith(_NAMED_BY_TOPIC) and _opens_topic(tokens, first, j)
    if not topical and not (titled and tokens.capital(j)):
        return None
    k = j
    while k < len(tokens) and tokens.adjacent(k) and k - j < 14 and _in_title(tokens, k, j):
        k += 1
    while k > j and not tokens.words[k - 1][0].isalnum():
        k -= 1
    if k == j:
        return None
    return replace(mention, end=tokens.ends[k - 1], title=tokens.surface(j, k)), k


def _opens_topic(tokens: Tokens, first: int, j: int) -> bool:
    """A capital inside the sentence makes a name of the type: `thực hiện | Quy chế | phối hợp công tác năm 2016`."""
    inside = (
        first > 0
        and tokens.adjacent(first)
        and (tokens.words[first - 1][0].isalnum() or tokens.words[first - 1] in ",;")
    )
    return (
        inside
        and tokens.words[j][0].islower()
        and tokens.folded[j] not in ("của", "số", "về", "ngày", "này", "do", "đã", "được", "và", "theo")
    )


def _in_title(tokens: Tokens, k: int, j: int) -> bool:
    word = tokens.words[k]
    if word == ",":
        return k + 1 < len(tokens) and tokens.words[k + 1][0].islower() and not tokens.find(k + 1, "cue")
    if word == "và":
        return k + 1 < len(tokens) and (tokens.words[k + 1][0].islower() and not tokens.find(k + 1, "cue"))
    if not word[0].isalnum() or word[0].isdigit():
        return False
    if k > j and any(
        entry.category in ("cue", "document", "head", "role", "meeting") for _, entry in tokens.hits[k] or ()
    ):
        return False
    return True


def _details(tokens: Tokens, mention: DocumentMention, j: int) -> tuple[DocumentMention, int]:
    """Date, issuer and subject after the document's name, in whatever order they are printed."""
    for _ in range(4):
        k = j + 1 if j < len(tokens) and tokens.words[j] in (",", "(") else j
        if k >= len(tokens) or not tokens.adjacent(j) or not tokens.adjacent(k):
            break
        if not mention.issued and (date := _issued(tokens, k)):
            mention, j = replace(mention, end=tokens.ends[date[1] - 1], issued=date[0]), date[1]
        elif not mention.issuers and (issuers := _issuers(tokens, k, bool(mention.number))):
            office = isinstance(issuers[0][0], PositionMention)  # its holder may be named next, so it stays open
            mention = replace(mention, issuers=issuers[0], end=mention.end if office else tokens.ends[issuers[1] - 1])
            if office:
                return mention, j
            j = issuers[1]
        elif not mention.subject and (subject := _subject(tokens, j)):
            # the words of the subject stay open to the grammar: they may appoint somebody
            return replace(mention, subject=subject[0], subject_end=subject[1]), j
        else:
            break
    return mention, j


def _issued(tokens: Tokens, k: int) -> tuple[PartialDate, int] | None:
    if tokens.folded[k] not in ("ngày", "năm", "tháng", "ký"):
        return None
    k += tokens.folded[k] == "ký"
    found = parse_date(tokens, k) if k < len(tokens) else None
    return (found[0].date, found[1]) if found else None


def _issuers(tokens: Tokens, k: int, numbered: bool) -> tuple[tuple[BodyMention | PositionMention, ...], int] | None:
    direct = tokens.folded[k] != "của"  # "Nghị quyết số 35-NQ/TW Bộ Chính trị"
    if direct and not (
        numbered
        and any(
            e.category in ("head", "body") and e.features.get("level") == "central" for _, e in tokens.hits[k] or ()
        )
    ):
        return None
    found = _office(tokens, k + (not direct))
    if not found:
        return None
    issuers, j = [found[0]], found[1]
    while j + 1 < len(tokens) and tokens.words[j] in (",", "và") and (more := _office(tokens, j + 1)):
        if tokens.words[j] == "," and not _central(more[0]):
            break  # "của Bộ Chính trị, | Ủy ban Kiểm tra Tỉnh ủy quyết định ..."
        issuers.append(more[0])
        j = more[1]
    return tuple(issuers), j


def _central(issuer: BodyMention | PositionMention) -> bool:
    return issuer.takes == "none" if isinstance(issuer, PositionMention) else issuer.level == "central"


def _office(tokens: Tokens, k: int) -> tuple[BodyMention | PositionMention, int] | None:
    if k >= len(tokens):
        return None
    return parse_position(tokens, k) or parse_body(tokens, k)


def _subject(tokens: Tokens, j: int) -> tuple[str, int] | None:
    match = _ABOUT.match(tokens.text, tokens.ends[j - 1])
    if not match:
        return None
    end = _SUBJECT_END.search(tokens.text, match.end() + 3)
    stop = end.start() if end else len(tokens.text)
    text = tokens.text[match.end() : stop].rstrip(' ,“"')
    return (text, match.end() + len(text)) if len(text) > 8 else None


def _by_issuer(tokens: Tokens, j: int, entry: Entry, mention: DocumentMention) -> tuple[DocumentMention, int] | None:
    """A document without a number: its issuer and its subject identify it: `quyết định của Ban Bí thư về việc …`."""
    if mention.plural:
        return None
    detailed, k = _details(tokens, mention, j)
    if len(detailed.issuers) == 1 and (detailed.subject or detailed.issued or mention.type in _SINGULAR):
        return detailed, k
    if detailed.subject and (
        tokens.words[j - 1][0].isupper() or tokens.capital(j - len(entry.phrase.split())) or detailed.issued
    ):
        return detailed, k
    if _acted_on(tokens, j - len(entry.phrase.split()), j) and (content := _content(tokens, j)):
        return replace(mention, subject=content[0], subject_end=content[1], issuers=_issuer_within(tokens, j)), j
    return None


def _issuer_within(tokens: Tokens, j: int) -> tuple[BodyMention | PositionMention, ...]:
    """The issuer named after the content: `quyết định kỷ luật | của Ban Bí thư`."""
    for k in range(j, min(j + 8, len(tokens) - 1)):
        if tokens.find(k, "document"):
            break
        if tokens.folded[k] == "của" and (found := _issuers(tokens, k, numbered=False)):
            return found[0]
        if not tokens.words[k][0].isalnum():
            break
    return ()


def _acted_on(tokens: Tokens, i: int, j: int) -> bool:
    """Whether somebody signs, issues or announces the document from `i` to `j`: `đã ký | quyết định | chỉ định ...`."""
    following = tokens.find(j, "cue")
    classes: tuple[str, ...] = ("SIGN", "ISSUE")
    if following and following[1].features["class"] in ("APPOINT", "REMOVE"):
        classes = (*classes, "PRESENT", "ADOPT", "DISSEMINATE")
    if tokens.folded[max(0, i - 2) : i] == ["công", "bố"] and j < len(tokens) and tokens.folded[j] not in _OTHERS:
        classes = (*classes, "PRESENT")
    for k in range(max(0, i - 3), i):
        cue = tokens.find(k, "cue")
        if cue and cue[0] == i and cue[1].features["class"] in classes:
            return True
    return False


def _content(tokens: Tokens, j: int) -> tuple[str, int] | None:
    end = _CLAUSE_END.search(tokens.text, tokens.ends[j - 1])
    stop = min(end.start() if end else len(tokens.text), tokens.ends[j - 1] + _LONGEST)
    text = tokens.text[tokens.ends[j - 1] : stop].strip()
    return (text, stop) if len(text) > 8 else None


def _at(tokens: Tokens, offset: int) -> int:
    """First token that begins at or after an offset."""
    return bisect_left(tokens.starts, offset)
