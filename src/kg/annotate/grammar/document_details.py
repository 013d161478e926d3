"""What follows a document's name: its date, its issuer, what it is about."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.annotate.grammar.bodies import parse_body
from kg.annotate.grammar.dates import parse_date
from kg.annotate.grammar.positions import parse_position
from kg.annotate.tokens import Tokens
from kg.mentions import BodyMention, DocumentMention, PositionMention
from kg.model import PartialDate

Issuer = BodyMention | PositionMention

_ABOUT = re.compile(r"\s*,?\s*(?=(?:về|Về|[Qq]uy định về|v/v)\s|[Qq]uy định \d)")
_SUBJECT_END = re.compile(
    r"""[.:\n] | ;(?!\s+[a-zà-ỹđ])
    | ,?\s+(?:đã|đang|sẽ|do|tại|theo|là|cho|gắn\ với|và\ đề\ nghị)\s  # a verb of the clause around it
    | ,\s+(?=(?:đồng\ chí|ông|bà|Chủ\ tịch)\s)  # whose subject it is
    | ,?\s+của\s+(?=Bộ|Ban|Chính\ phủ|Thủ\ tướng|Quốc\ hội|Tỉnh\ ủy|Thành\ ủy|Ủy\ ban|UBND|HĐND
        |Trung\ ương|T\.Ư|Chủ\ tịch)
    | \s+(?:và|,)\s+(?=(?:Nghị|Chỉ|Kết|Quy|Quyết|Hướng|Thông|Kế|Chương|Luật))  # the next document
    """,
    re.VERBOSE,
)
_CONTENT_END = re.compile(r"[.;\n]|,\s+(?=(?:đồng chí|ông|bà|trong đó|ngày)\s)")
_SHORTEST = 9  # characters of a subject that says something
_LONGEST = 400  # characters of a subject
_NEARBY = 8  # tokens of the content before the issuer
_DETAILS = 4  # date, issuer, subject, each once, and a comma
_DATES = frozenset({"ngày", "năm", "tháng", "ký"})


def add_details(tokens: Tokens, mention: DocumentMention, j: int) -> tuple[DocumentMention, int]:
    """Date, issuer and subject after the document's name, in whatever order they are printed.

    Example:
        `Kết luận số 14-KL/TW | , ngày 22-9-2021, của Bộ Chính trị, về chủ trương …`.
    """
    for _ in range(_DETAILS):
        k = j + 1 if tokens.words[j : j + 1] in ([","], ["("]) else j
        if not tokens.adjacent(j) or not tokens.adjacent(k):
            break
        if not mention.issued and (date := _issued(tokens, k)):
            mention, j = replace(mention, end=tokens.ends[date[1] - 1], issued=date[0]), date[1]
        elif not mention.issuers and (found := _issuers(tokens, k, bool(mention.number))):
            issuers, after = found
            if isinstance(issuers[0], PositionMention):  # its holder may be named next, so it stays open
                return replace(mention, issuers=issuers), j
            mention, j = replace(mention, issuers=issuers, end=tokens.ends[after - 1]), after
        elif not mention.subject and (subject := _subject(tokens, j)):
            # the words of the subject stay open to the grammar: they may appoint somebody
            return replace(mention, subject=subject[0], subject_end=subject[1]), j
        else:
            break
    return mention, j


def issuer_nearby(tokens: Tokens, j: int) -> tuple[Issuer, ...]:
    """The issuer named after the content that begins at token `j`: `quyết định kỷ luật | của Ban Bí thư`."""
    for k in range(j, min(j + _NEARBY, len(tokens) - 1)):
        if tokens.find(k, "document"):
            break
        if tokens.folded[k] == "của" and (found := _issuers(tokens, k, numbered=False)):
            return found[0]
        if not tokens.words[k][0].isalnum():
            break
    return ()


def content(tokens: Tokens, j: int) -> tuple[str, int] | None:
    """What a document without a number says, and where it ends: `quyết định | điều động ông …`."""
    begin = tokens.ends[j - 1]
    match = _CONTENT_END.search(tokens.text, begin)
    end = min(match.start() if match else len(tokens.text), begin + _LONGEST)
    text = tokens.text[begin:end].strip()
    return (text, end) if len(text) >= _SHORTEST else None


def _issued(tokens: Tokens, k: int) -> tuple[PartialDate, int] | None:
    if tokens.folded[k] not in _DATES:
        return None
    k += tokens.folded[k] == "ký"
    found = parse_date(tokens, k) if k < len(tokens) else None
    return (found[0].date, found[1]) if found else None


def _issuers(tokens: Tokens, k: int, numbered: bool) -> tuple[tuple[Issuer, ...], int] | None:
    """The issuers after `của`, or a central body right after the number: `Nghị quyết 35-NQ/TW | Bộ Chính trị`."""
    introduced = tokens.folded[k] == "của"
    if not introduced and not (numbered and _begins_central(tokens, k)):
        return None
    found = _issuer(tokens, k + introduced)
    if not found:
        return None
    issuers, j = [found[0]], found[1]
    while j + 1 < len(tokens) and tokens.words[j] in (",", "và") and (more := _issuer(tokens, j + 1)):
        if tokens.words[j] == "," and not _is_central(more[0]):
            break  # "của Bộ Chính trị, | Ủy ban Kiểm tra Tỉnh ủy quyết định ..."
        issuers.append(more[0])
        j = more[1]
    return tuple(issuers), j


def _begins_central(tokens: Tokens, k: int) -> bool:
    return any(
        entry.category in ("head", "body") and entry.features.get("level") == "central"
        for _, entry in tokens.hits[k] or ()
    )


def _is_central(issuer: Issuer) -> bool:
    return issuer.takes == "none" if isinstance(issuer, PositionMention) else issuer.level == "central"


def _issuer(tokens: Tokens, k: int) -> tuple[Issuer, int] | None:
    if k >= len(tokens):
        return None
    return parse_position(tokens, k) or parse_body(tokens, k)


def _subject(tokens: Tokens, j: int) -> tuple[str, int] | None:
    """What a document is about, after `về`, and where it ends."""
    about = _ABOUT.match(tokens.text, tokens.ends[j - 1])
    if not about:
        return None
    begin = about.end()
    match = _SUBJECT_END.search(tokens.text, begin + len("về "))
    text = tokens.text[begin : match.start() if match else len(tokens.text)].rstrip(' ,“"')
    return (text, begin + len(text)) if len(text) >= _SHORTEST else None
