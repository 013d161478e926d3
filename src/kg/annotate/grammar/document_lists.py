"""Several documents of one type told by one phrase: `ba nghị quyết về: A; B; C`, and later `ba nghị quyết` alone."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.annotate.tokens import Tokens
from kg.mentions import DocumentMention
from kg.phrases import Entry
from kg.spelling import ordinal

# What stands between the type and what the documents are about: `nghị quyết | về:`, `nghị quyết về kinh tế | (`.
_HEAD = re.compile(r"(?:[^;:.()“”\"\n]{0,40}[:(]|(?=\s+[a-zà-ỹđ]))")
_ITEM = re.compile(
    r"""\s*(?:và\s+)?[“"]?(?P<about>[Vv]ề\s+)?(?P<said>\w[^;.:()“”"\n]{8,250}?)[”"]?\s*(?P<end>[;.)\n]|$)"""
)
_LAST_WORD, _LONGEST_NUMBER = re.compile(r"(\w+)\s+$"), 20  # characters with the blanks after it
_MORE = re.compile(r",?\s+và\s+(?:quyết định|cho ý kiến|thảo luận|xem xét|bàn|một số|nhiều)\b.*")  # no part of the last
_ACTS = ("", "issuer")  # what tells one document of the types of acts: plans and reports are counted for other ends
_FEWEST, _MOST = 2, 20  # documents of a list


def parse_list(
    tokens: Tokens, i: int, j: int, entry: Entry, mention: DocumentMention
) -> tuple[DocumentMention, int] | None:
    """The documents whose type stands from token `i` to `j` after their number, listed there or somewhere else.

    Example:
        `ba | nghị quyết về: “Phát triển kinh tế tư nhân”; “Hoàn thiện thể chế kinh tế thị trường”; …`.
    """
    acts = entry.features["identifies"] == "number" and entry.features["without_number"] in _ACTS
    count = _count(tokens.folded[i - 1]) if acts and tokens.adjacent(i) else 0
    if not _FEWEST <= count <= _MOST:
        return None
    head = tokens.match(_HEAD, mention.end)
    if head and (items := _items(tokens.text, mention.type, count, head.end())):
        return _several(mention, items, items[-1].end), tokens.at(items[-1].end)
    elsewhere = _elsewhere(tokens.text, mention.type, count)
    return (_several(mention, elsewhere, mention.end), j) if elsewhere else None


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
    return int(number) if number.isdigit() else 0
