"""Documents: type, number, date, issuer, subject: `Kết luận số 14-KL/TW, ngày 22-9-2021, của Bộ Chính trị, về …`."""

from __future__ import annotations

import re

from kg.annotate.grammar.documents.details import add_details
from kg.annotate.grammar.documents.further import further
from kg.annotate.grammar.documents.lists import is_plural, parse_list
from kg.annotate.grammar.documents.names import draft_begin, read_further, read_later_number, read_name
from kg.annotate.grammar.documents.subjects import begins_decision, content
from kg.annotate.grammar.documents.titles import read_title, refers_back
from kg.annotate.grammar.documents.unnamed import read_unnamed
from kg.annotate.grammar.words import ITEM_JOINTS
from kg.annotate.tokens import Tokens
from kg.kinds import LAW, TREATY
from kg.mentions import DocumentMention
from kg.phrases import Entry
from kg.records import replace

# `Luật | sửa đổi, bổ sung một số điều của | Luật Đất đai`, `… | Điều 126 của | Luật Nhà ở`
_AMENDING = re.compile(
    r"\s+(?:sửa đổi|bổ sung)(?:(?:,| và) (?:bổ sung|sửa đổi))?\s+(?:một số |các )?[Đđ]iều\b[^.;:“”\"()\n]{0,40}?\s+"
    r"(?:(?:của|tại)\s+)?(?=(?:Bộ luật|Luật|Pháp lệnh|Nghị định|Nghị quyết|Thông tư|Quyết định|Quy chế|Điều lệ)\b)"
)
# `Biên bản ghi nhớ | về đào tạo nghề | ký ngày 8-4-2019`
_SIGNED = re.compile(
    r"(?P<title>(?:\s+(?!của\b|do\b)\w[\w–/-]*|\s[-–]){1,14}?)"
    r"\s+(?:được\s+)?(?:ký(?: kết)?|ban hành)\s+(?:(?:vào|hồi|từ|đầu|cuối)\s+)?(?:ngày|tháng|năm)\s+\d"
)
_ANNOUNCEMENT = re.compile(r"\s+(?:số\s+)?\d+\s?-\s?TB\b")  # of what is one: `thông báo Kết luận | số 5-TB/TW`
_CARRYING = frozenset({"CARRYOUT", "DISSEMINATE"})
_AFTER_NUMBER = frozenset({")", "ngày", ",", "của"})  # what follows a number that names what stands before it


def parse_document(tokens: Tokens, i: int) -> tuple[DocumentMention, int] | None:
    """The document that begins at token `i`, when its words identify one.

    Example:
        `Kết luận số 21-KL/TW, ngày 25-10-2021 của Ban Chấp hành Trung ương, về …` gives type `Kết luận`,
        number `21-KL/TW`, date, issuer and subject.
    """
    found = _parse(tokens, i)
    return (further(tokens, _numbered_after(tokens, found[0])), found[1]) if found else None


def _numbered_after(tokens: Tokens, mention: DocumentMention) -> DocumentMention:
    """The document with the number that follows in parentheses: `Kết luận về giá gạo | (Kết luận số 5-KL/TW)`."""
    if mention.number or mention.draft or not mention.subject:
        return mention
    for k in range(tokens.at(mention.subject_start), min(tokens.at(mention.subject_end) + 1, len(tokens) - 1)):
        again = tokens.find(k + 1, "document") if tokens.words[k] == "(" else None
        if not again or again[1].canonical != mention.type:
            continue
        named = read_name(tokens, replace(mention, start=tokens.starts[k + 1], end=tokens.ends[again[0] - 1]))
        if named and named[0].number and tokens.folded_at(named[1]) in _AFTER_NUMBER:
            subject, end = mention.subject_before(tokens.starts[k]).rstrip(), tokens.ends[k - 1]
            return replace(mention.on(subject, end), number=named[0].number)
    return mention


def _parse(tokens: Tokens, i: int) -> tuple[DocumentMention, int] | None:
    hit = tokens.find(i, "document")
    if not hit or _is_verb(tokens, i, hit[0]):
        return None
    j, entry = hit
    mention = DocumentMention(
        tokens.starts[i],
        tokens.ends[j - 1],
        entry.canonical,
        draft=draft_begin(tokens, i) < i,
        plural=is_plural(tokens, i),
    )
    if several := parse_list(tokens, i, j, entry, mention):
        return several
    if k := refers_back(tokens, i, j):
        return replace(mention, end=tokens.ends[k - 1], plural=False), k
    if carrying := _carrying_out(tokens, i, j, entry, mention):
        return carrying
    named = read_name(tokens, mention) or read_title(tokens, i, j, entry, mention)
    named = named or _amending(tokens, i, j, entry, mention)
    if named := named or read_later_number(tokens, j, entry, mention):
        return _with_decision(tokens, *add_details(tokens, *named))
    if signed := _signed(tokens, i, j, entry, mention):
        return add_details(tokens, *signed)
    return read_unnamed(tokens, i, j, entry, mention)


def _is_verb(tokens: Tokens, i: int, j: int) -> bool:
    """Whether the word at `i` tells what is done: `Công văn số 12 | hướng dẫn …`, `| thông báo | Kết luận số 5`."""
    if not tokens.capital(i) and any(tokens.capital(k) and tokens.find(k, "document") for k in range(i + 1, j)):
        return tokens.match(_ANNOUNCEMENT, tokens.ends[j - 1]) is None
    before = tokens.words[i - 1]
    if not before[0].isdigit() or tokens.capital(i) or not tokens.adjacent(i):
        return False
    return tokens.folded_at(i - 2) == "số" if before.isdigit() else "/" in before and before[-1].isalpha()


def _signed(
    tokens: Tokens, i: int, j: int, entry: Entry, mention: DocumentMention
) -> tuple[DocumentMention, int] | None:
    """A document named by the words up to its date: `Biên bản ghi nhớ | về đào tạo nghề ký ngày 8-4-2019`."""
    named = not mention.plural and (tokens.capital(i) or entry.features["family"] == TREATY)
    match = tokens.match(_SIGNED, mention.end) if named else None
    if not match:
        return None
    end = tokens.at(match.end("title"))
    if any(tokens.find(k, "document") or _is_verb_inside(tokens, k) for k in range(j, end)):
        return None
    return replace(mention, end=match.end("title"), title=tokens.surface(j, end)), end


def _carrying_out(
    tokens: Tokens, i: int, j: int, entry: Entry, mention: DocumentMention
) -> tuple[DocumentMention, int] | None:
    """A plan told by the document that it carries out: `Kế hoạch | thực hiện Nghị quyết số 5-NQ/TW về …`."""
    if mention.plural or not tokens.capital(i) or entry.features["without_number"] != "topic":
        return None
    k = j
    while tokens.adjacent(k) and tokens.cue_at(k) in _CARRYING and (verb := tokens.find(k, "cue")):
        k = verb[0]
    k += tokens.folded_at(k) == "các"
    said = content(tokens, j) if k > j and tokens.adjacent(k) and tokens.find(k, "document") else None
    return (mention.on(*said), j) if said else None


def _is_verb_inside(tokens: Tokens, k: int) -> bool:
    """Whether the words at `k` tell what somebody does: `hội đàm` in `Biên bản | hội đàm | ký ngày …` is a meeting."""
    return tokens.find(k, "cue") is not None and tokens.find(k, "meeting") is None


def _amending(
    tokens: Tokens, i: int, j: int, entry: Entry, mention: DocumentMention
) -> tuple[DocumentMention, int] | None:
    """A law told by the one that it amends: `Luật | sửa đổi, bổ sung một số điều của Luật Đất đai`."""
    of_law = entry.features["family"] == LAW or tokens.capital(i)
    match = tokens.match(_AMENDING, mention.end) if of_law and not mention.plural else None
    amended = parse_document(tokens, tokens.at(match.end())) if match else None
    if not amended or amended[0].bare:
        return None
    end = tokens.at(amended[0].end) if amended[0].title or amended[0].number else amended[1]
    return replace(mention, end=tokens.ends[end - 1], title=tokens.surface(j, end)), end


def _with_decision(tokens: Tokens, mention: DocumentMention, k: int) -> tuple[DocumentMention, int]:
    """A numbered document with what it is said to decide: `Nghị quyết số 12/2030/QH17 | miễn nhiệm ông …`.

    Example:
        A comma may follow its date: `Quyết định số 12-QĐ/TU, ngày 5/3/2022, | điều động bà Nguyễn Thị An …`.
    """
    begin = k + 1 if mention.issued and tokens.word_at(k) == "," else k
    told = mention.number and not mention.subject and begins_decision(tokens, begin)
    said = content(tokens, begin) if told else None
    return (mention.on(*said), k) if said else (mention, k)


def parse_further(tokens: Tokens, i: int, first: DocumentMention) -> tuple[DocumentMention, int] | None:
    """A further document of a list that prints the type once: `các Nghị quyết số 18-NQ/TW, | 19-NQ/TW của …`."""
    named = read_further(tokens, i, first) if first.number and not first.issuers else None
    return add_details(tokens, *named) if named else None


def parse_series(tokens: Tokens, i: int) -> tuple[list[DocumentMention], int] | None:
    """The document that begins at token `i`, with those whose numbers alone follow: `Nghị quyết số 57 và 68-NQ/TW`."""
    read = parse_document(tokens, i)
    if not read:
        return None
    series, k = [read[0]], read[1]
    while _numbers_more(tokens, k) and (further := parse_further(tokens, k + 1, series[-1])):
        series.append(further[0])
        k = further[1]
    return [listed_with(one, series[-1]) for one in series[:-1]] + series[-1:], k


def listed_with(earlier: DocumentMention, last: DocumentMention) -> DocumentMention:
    """A document with what the last of its list prints for all: the issuer, and the symbol of `217, | 218-QĐ/TW`."""
    symbol = last.number.lstrip("0123456789") if earlier.number.isdigit() else ""
    return replace(earlier, number=earlier.number + symbol, issuers=last.issuers)


def _numbers_more(tokens: Tokens, k: int) -> bool:
    """Whether a joint at token `k` leads to another number."""
    return tokens.folded_at(k) in ITEM_JOINTS and tokens.word_at(k + 1)[:1].isdigit()
