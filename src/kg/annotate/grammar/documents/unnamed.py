"""Documents that no number or title names, told by issuer, subject or deed: `quyết định của Ban Bí thư về việc …`."""

from __future__ import annotations

from itertools import takewhile

from kg.annotate.grammar.asides import after_acronym
from kg.annotate.grammar.dates import parse_date
from kg.annotate.grammar.documents.acts import (
    ACTS,
    ADDRESSED,
    ANNOUNCING,
    LETTERS,
    OF_ISSUER,
    begins_content,
    is_acted_on,
)
from kg.annotate.grammar.documents.details import add_details, issuer_nearby
from kg.annotate.grammar.documents.names import draft_begin
from kg.annotate.grammar.documents.shown import read_group, shown
from kg.annotate.grammar.documents.subjects import content, decided
from kg.annotate.grammar.documents.titles import is_passed, of_year
from kg.annotate.grammar.documents.warrants import read_warrant
from kg.annotate.grammar.documents.words import begins_with, follows
from kg.annotate.grammar.times import tells_day
from kg.annotate.grammar.words import JOINTS
from kg.annotate.tokens import Tokens
from kg.families import Family
from kg.kinds import ABROAD
from kg.mentions import BodyMention, DocumentMention, PositionMention
from kg.model import PartialDate
from kg.phrases import Entry
from kg.records import replace

_AGENT = 25  # tokens of who presents a report and the verb
_ITEM_MARKS = frozenset({";", ":", "-", "–", "+", "•", "*"})
_FAR = 40  # tokens from one item of a list to the next
_SENT, _ADDRESSEE = "gửi", 12  # a word before who gets a letter, and tokens up to the day of that
_VERB = 2  # words of a verb that alone says nothing of the content
_TELLING = frozenset({"ASK", "PRESENT"})  # cues of what a letter says: `yêu cầu`, `thông báo`
_BRINGING = ACTS | {"HAVE"}  # cues of what an issuer does: it need not be told again
_SHOWING = ACTS | {"PRESENT"}  # and of what is done with what an issuer wrote
_DECISION, _CONCLUSION = "Quyết định", "Kết luận"


def read_unnamed(
    tokens: Tokens, i: int, j: int, entry: Entry, mention: DocumentMention
) -> tuple[DocumentMention, int] | None:
    """A document, or several, that no number or title names: `quyết định của Ban Bí thư về …`, `các quyết định …`."""
    if warrant := read_warrant(tokens, j, entry, mention):
        return warrant, j
    if mention.plural:
        found = read_group(tokens, i, j, entry, replace(mention, plural=False))
    else:
        found = _without_number(tokens, i, j, entry, mention)
    if found:
        return found
    alone = entry.features["identifies"] == "type" and tokens.cue_before(i) in ANNOUNCING | ACTS
    return of_year(tokens, mention, j) if alone else shown(tokens, i, j, mention)


def _without_number(
    tokens: Tokens, i: int, j: int, entry: Entry, mention: DocumentMention
) -> tuple[DocumentMention, int] | None:
    """A document known by its issuer and subject: `quyết định của Ban Bí thư về việc …`, or by what is done with it."""
    if entry.features["identifies"] == "symbol" or _tells_of_other(tokens, j, entry):
        return None
    detailed, k = add_details(tokens, mention, j)
    by_whom = bool(detailed.issued) or (_issuer_tells(tokens, i, k, entry) and not _is_deed(tokens, i, detailed))
    by_whom = by_whom or _is_of_session(tokens, detailed, k)
    if len(detailed.issuers) == 1 and (detailed.subject or by_whom):
        return _telling(tokens, detailed, k, entry), k
    if detailed.subject and (tokens.capital(i) or tokens.capital(j - 1) or detailed.issued):
        return detailed, k
    if detailed.issuers and tokens.capital(i) and _carries_out(tokens, k, entry):
        return _of_issuer(tokens, detailed, k)
    if (said := decided(tokens, j)) and (_is_item(tokens, i) or is_passed(tokens, tokens.at(said[1]))):
        return mention.on(*said), j
    source = entry.features["without_number"] in OF_ISSUER and begins_content(tokens, j)
    if source and (told := _of_content(tokens, i, j, mention)):
        return told
    if not (is_acted_on(tokens, i, j, entry) or _is_further(tokens, i)):
        return None
    if detailed.issuers and tokens.folded_at(j) == "của":
        return _of_issuer(tokens, detailed, k)
    return _deciding(tokens, i, j, entry, mention)


def _tells_of_other(tokens: Tokens, j: int, entry: Entry) -> bool:
    """Whether a talk is on a document: `nghe chuyên đề | về Luật Thanh niên`."""
    talk = entry.features["without_number"] == "content" and tokens.folded_at(j) == "về"
    return talk and tokens.find(j + 1, "document") is not None


def _deciding(
    tokens: Tokens, i: int, j: int, entry: Entry, mention: DocumentMention
) -> tuple[DocumentMention, int] | None:
    """A document acted on, with what it decides right after its type: `ký quyết định | cho bà Nguyễn Thị An nghỉ hưu`.

    The issuer of what is made known may stand inside that: `công bố quyết định kỷ luật | của Ban Bí thư | đối với …`.
    """
    told = j < len(tokens) and tokens.words[j] != "," and not begins_with(tokens, j, "no_decision")
    sent = _sent_on(tokens, j) if tokens.folded_at(j) == _SENT else None
    said = content(tokens, j, sent[1] if sent else _first_part(tokens, j)) if told else None
    if not said:
        return None
    text, end = said
    if sent:
        more = content(tokens, sent[2]) if tokens.adjacent(sent[2]) else None
        text, end = (f"{text} {more[0]}", more[1]) if more else (text, tokens.ends[sent[2] - 1])
        return replace(mention.on(text, end), issued=sent[0]), j
    if entry.features["without_number"] in LETTERS:  # "công văn truyền đạt ý kiến | của Thủ tướng"
        return mention.on(text, end), j
    made_known = tokens.cue_before(draft_begin(tokens, i)) not in _BRINGING and tokens.folded[j] != "về"
    issuers, k, after = issuer_nearby(tokens, j) if made_known else ((), j, j)
    if issuers:
        text = f"{tokens.surface(j, k)} {tokens.text[tokens.ends[after - 1] : end].strip()}".strip()
    return replace(mention.on(text, end), issuers=issuers), j


def _sent_on(tokens: Tokens, j: int) -> tuple[PartialDate, int, int] | None:
    """The day on which something is sent to whom the words from token `j` name, and its tokens.

    Example:
        `văn bản | gửi báo chí | chiều 6/9`, not `công văn | gửi Bộ Y tế trước ngày 7/2`.
    """
    for k in range(j + 1, min(j + _ADDRESSEE, len(tokens))):
        if not tokens.adjacent(k) or not tokens.words[k][0].isalnum():
            break
        if (
            not follows(tokens, k, "no_day")
            and tells_day(tokens, k)
            and (date := parse_date(tokens, k))
            and date[0].date.day
        ):
            return date[0].date, k, date[1]
    return None


def _first_part(tokens: Tokens, j: int) -> int:
    """Where the name of a meeting ends, at a comma, that begins at token `j`: `Thông báo | kỳ họp thứ 3 |, …`."""
    named = tokens.find(j, "meeting") is not None
    return next((k for k in range(j, len(tokens)) if tokens.words[k] == ","), 0) if named else 0


def _carries_out(tokens: Tokens, k: int, entry: Entry) -> bool:
    """Whether a plan says after its issuer what it carries out: `Chương trình của Tỉnh ủy | thực hiện Nghị quyết …`."""
    return entry.features["without_number"] == "topic" and tokens.adjacent(k) and tokens.cue_at(k) == "CARRYOUT"


def _is_item(tokens: Tokens, i: int) -> bool:
    """Whether an item of a list begins at token `i`: `…; | Nghị quyết phê duyệt giá dịch vụ`.

    After a comma or `và` it is one when another of its type stands before that: `Nghị quyết về …, | Nghị quyết …`.
    """
    if not (tokens.capital(i) and tokens.adjacent(i)):
        return False
    kind = tokens.words[i : i + 2]
    listed = tokens.words[i - 1] in JOINTS and kind in (tokens.words[n : n + 2] for n in range(max(0, i - _FAR), i))
    return listed or tokens.words[i - 1] in _ITEM_MARKS


def _is_further(tokens: Tokens, i: int) -> bool:
    """Whether the item at token `i` follows a document acted on: `công bố Quyết định …; | Kế hoạch kiểm tra …`."""
    if tokens.word_at(i - 1) != ";" or not (tokens.capital(i) and tokens.adjacent(i)):
        return False
    before = range(i - 2, max(0, i - _FAR), -1)
    same = takewhile(lambda n: tokens.adjacent(n + 1), before)
    return any(tokens.find(n, "document") and tokens.cue_before(n) in ANNOUNCING | ACTS for n in same)


def _of_content(tokens: Tokens, i: int, j: int, mention: DocumentMention) -> tuple[DocumentMention, int] | None:
    """A report cited, or presented, with what it is on and whose it is: `qua báo cáo | kết quả trồng rừng của Bộ`."""
    issuers, k, after = issuer_nearby(tokens, j)
    cited = follows(tokens, i, "source")
    told = issuers and (cited or _is_presented(tokens, after) or _tells(tokens, i, after))
    said = content(tokens, j, k if issuers else 0) if told or not issuers else None
    if said and not told and not _is_presented(tokens, tokens.at(said[1])):
        return None
    return (replace(mention.on(*said), issuers=issuers[:1]), j) if said else None


def _tells(tokens: Tokens, i: int, after: int) -> bool:
    """Whether a report is what is told of next: `Báo cáo kinh tế của Sở Tài chính | nêu …`, `… | đã được thẩm tra`."""
    passed = tokens.folded[after : after + 2] == ["đã", "được"]
    told = tokens.cue_at(after) == "SAY" or begins_with(tokens, after, "of_report")
    return passed or (i in tokens.openings and told)


def _telling(tokens: Tokens, mention: DocumentMention, k: int, entry: Entry) -> DocumentMention:
    """A letter or report with what it asks for or tells: `công điện của Thủ tướng | yêu cầu các tỉnh …`.

    Also one that is presented, with what it is on: `trình bày Báo cáo của UBND tỉnh | đánh giá kết quả năm 2023`.
    """
    k = after_acronym(tokens, k)
    if mention.subject or not tokens.adjacent(k):
        return mention
    made_known = begins_with(tokens, k, "report") and tokens.cue_before(tokens.at(mention.start)) in _SHOWING
    told_of = entry.features["without_number"] in ADDRESSED and tokens.cue_at(k) in _TELLING
    said = content(tokens, k) if told_of or made_known else None
    told = said is not None and len(said[0].split()) > _VERB
    return mention.on(*said) if said and told else mention


def _issuer_tells(tokens: Tokens, i: int, k: int, entry: Entry) -> bool:
    """Whether one document is meant when only its issuer is printed."""
    how = entry.features["without_number"]
    if how == "sent":  # "công bố | công văn của Sở Y tế | thông báo …"
        return tokens.cue_before(i) in ANNOUNCING | ACTS and tokens.cue_at(after_acronym(tokens, k)) in _TELLING
    return how in ("issuer", "letter") or (how == "source" and _is_told(tokens, i, k))


def _is_deed(tokens: Tokens, i: int, mention: DocumentMention) -> bool:
    """Whether it is only what somebody decided, on no day, and nobody makes it known: `theo quyết định của Sở Y tế`.

    What an office abroad decided is, even then: `công bố quyết định của Tổng thống Peru | ân xá`.
    """
    if mention.type != _DECISION or not mention.issuers:
        return False
    issuer = mention.issuers[0]
    after = tokens.at(issuer.end)
    while tokens.adjacent(after) and tokens.capital(after):
        after += 1  # the name of who holds the office
    if parse_date(tokens, after):
        return False
    place = issuer.place if isinstance(issuer, PositionMention) else None
    made_known = tokens.capital(i) or tokens.cue_before(i) in ANNOUNCING | _BRINGING
    return not made_known or (place is not None and place.level in ABROAD)


def _is_told(tokens: Tokens, i: int, k: int) -> bool:
    """Whether more is told of a report than whose it is: that it was sent or presented, or what it asks for.

    Example:
        `theo thông cáo của Văn phòng Trung ương Đảng | phát đi tối 7-5`, `báo cáo của Ban Tổ chức | đề nghị kỷ luật`.
    """
    k = after_acronym(tokens, k)
    act, before = tokens.cue_at(k), tokens.cue_before(i)
    if tokens.folded_at(k) == "do":
        return _is_presented(tokens, k)
    told = act in ("ISSUE", "SUBMIT") or tokens.folded_at(k) == "gửi" or _is_at_meeting(tokens, k)
    return told or before in ("PRESENT", "HAND") or (act == "ASK" and before != "ACCORDING")


def _is_presented(tokens: Tokens, k: int) -> bool:
    """Whether the words at `k` say by whom a report is presented: `báo cáo của UBND tỉnh | do ông … trình bày`."""
    if tokens.folded_at(k) not in ("do", "được"):
        return False
    return any(tokens.cue_at(n) == "PRESENT" for n in range(k, min(k + _AGENT, len(tokens))))


def _is_at_meeting(tokens: Tokens, k: int) -> bool:
    """Whether the words at `k` say at which meeting a report is given: `Báo cáo của Chính phủ | tại phiên khai mạc`."""
    return tokens.folded_at(k) == "tại" and tokens.find(k + 1, "meeting") is not None


def _is_of_session(tokens: Tokens, mention: DocumentMention, k: int) -> bool:
    """Whether a body came to a conclusion in a session: `Kết luận của Ủy ban Kiểm tra Tỉnh ủy | tại kỳ họp thứ 5`."""
    if mention.type != _CONCLUSION or tokens.folded_at(k) != "tại":
        return False
    session = tokens.find(k + 1, "meeting")
    by_body = any(isinstance(issuer, BodyMention) for issuer in mention.issuers)
    return by_body and session is not None and session[1].features["family"] == Family.SESSION


def _of_issuer(tokens: Tokens, mention: DocumentMention, k: int) -> tuple[DocumentMention, int] | None:
    """A document acted on, with what follows its issuer: `ban hành Chương trình của Chính phủ | thực hiện …`."""
    if mention.subject:
        return mention, k
    said = content(tokens, k) if isinstance(mention.issuers[-1], BodyMention) else None
    return (mention.on(*said), k) if said else None
