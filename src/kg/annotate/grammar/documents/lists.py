"""Several documents of one type told by one phrase: `ba nghị quyết về: A; B; C`, and later `ba nghị quyết` alone."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.annotate.grammar.documents.details import issuer_nearby
from kg.annotate.grammar.documents.names import read_number
from kg.annotate.grammar.documents.subjects import begins_decision, content
from kg.annotate.grammar.documents.titles import title_end
from kg.annotate.grammar.documents.words import begins_with, follows
from kg.annotate.grammar.words import ITEM_JOINTS, JOINTS, NUMBERED
from kg.annotate.tokens import Tokens
from kg.kinds import LAW
from kg.mentions import DocumentMention
from kg.numbers import ordinal
from kg.phrases import Entry

# What stands between the type and what the documents are about: `nghị quyết | về:`, `nghị quyết về kinh tế | (`.
_HEAD = re.compile(r"(?:[^;:.()“”\"\n]{0,40}[:(]|(?=\s+[a-zà-ỹđ]))")
_ITEM = re.compile(
    r"""\s*(?:và\s+)?[“"]?(?P<about>[Vv]ề\s+)?(?P<said>\w[^;.:()“”"\n]{8,250}?)[”"]?\s*(?P<end>[;.)\n]|$)"""
)
_LAST_WORD, _LONGEST_NUMBER = re.compile(r"(\w+)\s+$"), 20  # characters with the blanks after it
_MORE = re.compile(r",?\s+và\s+(?:quyết định|cho ý kiến|thảo luận|xem xét|bàn|một số|nhiều)\b.*")  # no part of the last
_BACK = re.compile(r"\s+(?:nêu |nói )?trên\b")  # refers back to documents
_NEAR = 2000  # characters before it among which they are named
_ACTS = ("", "issuer")  # what tells one document of the types of acts: plans and reports are counted for other ends
_LEADS = frozenset(":(")  # between `các luật` and the first title
_LONGEST_LAW = 14  # tokens of a title
_PARTED = frozenset({";", "."})  # between decisions
_FEWEST, _MOST = 2, 20  # documents of a list


def is_plural(tokens: Tokens, i: int) -> bool:
    """Whether several documents are meant at token `i`: `các | quyết định`, `20 chỉ thị, | nghị quyết`."""
    last = i
    while tokens.folded_at(i - 1) in JOINTS and not tokens.capital(i):
        before = next((n for n in (i - 2, i - 3) if (hit := tokens.find(n, "document")) and hit[0] == i - 1), 0)
        if not before:
            break
        i = before
    counted = i < last and tokens.word_at(i - 1).isdigit() and tokens.folded_at(i - 2) not in NUMBERED
    return i > 0 and (counted or follows(tokens, i, "plural"))


def parse_list(
    tokens: Tokens, i: int, j: int, entry: Entry, mention: DocumentMention
) -> tuple[DocumentMention, int] | None:
    """The documents whose type stands from token `i` to `j` after their number, listed there or somewhere else.

    Example:
        `ba | nghị quyết về: “Phát triển kinh tế tư nhân”; “Hoàn thiện thể chế kinh tế thị trường”; …`.
    """
    acts = entry.features["identifies"] == "number" and entry.features["without_number"] in _ACTS
    of_law = entry.features["family"] == LAW
    count = _count(tokens.folded[i - 1]) if (acts or of_law) and tokens.adjacent(i) else 0
    if acts and (count or mention.plural) and (back := tokens.match(_BACK, mention.end)):
        named = named_before(tokens, mention)
        told = len(named) == count or not count
        return (_several(mention, named, back.end()), tokens.at(back.end())) if told else None
    if acts and mention.plural and (said := _told(tokens, j, mention)):
        return said
    if of_law:
        return _laws(tokens, j, mention) if count or mention.plural else None
    if not _FEWEST <= count <= _MOST:
        return None
    head = tokens.match(_HEAD, mention.end)
    if head and tokens.find(tokens.at(head.end()), "document"):
        return None  # "giới thiệu 2 chuyên đề: | Nghị quyết số 88-NQ/TW; …": each has a type of its own
    if head and (items := _items(tokens.text, mention.type, count, head.end())):
        return _several(mention, items, items[-1].end), tokens.at(items[-1].end)
    elsewhere = _elsewhere(tokens.text, mention.type, count) or _counted_before(tokens, mention, count)
    return (_several(mention, elsewhere, mention.end), j) if elsewhere else None


def _counted_before(tokens: Tokens, mention: DocumentMention, count: int) -> tuple[DocumentMention, ...]:
    """The documents named before when they are as many: `ba | nghị quyết đều do Tổng Bí thư ký`."""
    named = named_before(tokens, mention)
    return named if len(named) == count else ()


def _told(tokens: Tokens, j: int, mention: DocumentMention) -> tuple[DocumentMention, int] | None:
    """The decisions told after the colon: `các quyết định | của Tỉnh ủy: điều động ông …; cho bà … thôi giữ chức …`.

    Example:
        Where several follow no colon need lead to them: `các nghị quyết | bầu ông …; miễn nhiệm bà …`. What they are
        about is told by several, too: `thông qua các nghị quyết: | về ngân sách; về phí đò ngang`.
    """
    issuers, _, k = issuer_nearby(tokens, j) if tokens.folded_at(j) == "của" else ((), j, j)
    led = tokens.word_at(k) == ":"
    items: list[DocumentMention] = []
    begin = k + led
    about = tokens.folded_at(begin) == "về" and led
    while begin < len(tokens) and (_begins_item(tokens, begin) or (about and tokens.folded[begin] == "về")):
        end = next((n for n in range(begin, len(tokens)) if tokens.words[n] in _PARTED), len(tokens))
        if not (said := content(tokens, begin, end)):
            break
        items.append(DocumentMention(tokens.starts[begin], said[1], mention.type, subject=said[0], issuers=issuers))
        begin = end + 1
    told = len(items) >= (1 if led and not about else _FEWEST)
    return (_several(mention, tuple(items), tokens.ends[k - 1]), k) if told else None


def _begins_item(tokens: Tokens, k: int) -> bool:
    """Whether what is decided is told from token `k` on: `cho bà … thôi giữ chức`, `bổ nhiệm ông …`."""
    return tokens.folded[k] == "cho" or begins_decision(tokens, k)


def _laws(tokens: Tokens, j: int, mention: DocumentMention) -> tuple[DocumentMention, int] | None:
    """The laws of which only the titles are listed: `thông qua ba | luật, gồm: Thủy lợi, Du lịch, …`."""
    k = j
    while tokens.word_at(k) in _LEADS or begins_with(tokens, k, "listing") or tokens.cue_at(k) == "COMPRISE":
        k += 1
    laws: list[DocumentMention] = []
    while tokens.capital(k) and not tokens.find(k, "document"):
        end = _law_end(tokens, k, mention.type)
        start, stop = tokens.starts[k], tokens.ends[end - 1]
        laws.append(DocumentMention(start, stop, mention.type, title=tokens.surface(k, end)))
        k = end + (tokens.word_at(end) in ITEM_JOINTS)
        if k == end:
            break
    return (_several(mention, tuple(laws), laws[-1].end), tokens.at(laws[-1].end)) if len(laws) > 1 else None


def _law_end(tokens: Tokens, k: int, kind: str) -> int:
    """Token after the title of a law that begins at token `k`, the longest that is known."""
    known = (
        end
        for end in range(min(k + _LONGEST_LAW, len(tokens)), k, -1)
        if tokens.lexicon.lookup("law", f"{kind} {tokens.surface(k, end)}")
    )
    return next(known, 0) or title_end(tokens, k)


def named_before(tokens: Tokens, mention: DocumentMention) -> tuple[DocumentMention, ...]:
    """The numbered documents of a type that were named just before: `truyền đạt nội dung | hai nghị quyết trên`."""
    begin = max(0, mention.start - _NEAR)
    named = re.finditer(rf"{re.escape(mention.type)}\b", tokens.text[begin : mention.start], re.IGNORECASE)
    spans = (DocumentMention(begin + match.start(), begin + match.end(), mention.type) for match in named)
    found = (read_number(tokens, span) for span in spans)
    return tuple({document.number: document for document, _ in filter(None, found)}.values())


def _several(mention: DocumentMention, items: tuple[DocumentMention, ...], end: int) -> DocumentMention:
    return DocumentMention(mention.start, end, mention.type, plural=True, listed=items)


@lru_cache(maxsize=64)
def _elsewhere(text: str, kind: str, count: int) -> tuple[DocumentMention, ...]:
    """The first list of so many documents of a type in the text."""
    counted = (m for m in re.finditer(rf"{re.escape(kind)}\b", text, re.IGNORECASE) if _counts(text, m.start(), count))
    heads = (_HEAD.match(text, match.end()) for match in counted)
    found = (_items(text, kind, count, head.end()) for head in heads if head)
    return next(filter(None, found), ())


def _counts(text: str, begin: int, count: int) -> bool:
    """Whether the word before an offset is a number."""
    word = _LAST_WORD.search(text, max(0, begin - _LONGEST_NUMBER), begin)
    return word is not None and _count(word[1].lower()) == count


def _items(text: str, kind: str, count: int, begin: int) -> tuple[DocumentMention, ...]:
    """The documents listed from an offset on, when they are as many as the text says."""
    items: list[DocumentMention] = []
    match = _ITEM.match(text, begin)
    while match and len(items) <= count and not match["said"].casefold().startswith(kind.casefold()):
        said = _MORE.sub("", match["said"])
        start = match.start("about" if match["about"] else "said")
        title = f"về {said[0].lower()}{said[1:]}"
        items.append(DocumentMention(start, match.start("said") + len(said), kind, title=title))
        match = _ITEM.match(text, match.end()) if match["end"] == ";" else None
    return tuple(items) if len(items) == count else ()


def _count(word: str) -> int:
    number = ordinal(word)
    return int(number) if number.isdecimal() else 0
