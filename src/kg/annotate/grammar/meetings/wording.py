"""The name of a meeting as text: without asides, and with the subject of the document that it is about."""

from __future__ import annotations

import re

from kg.annotate.grammar.asides import ASIDE
from kg.annotate.grammar.documents.document import parse_document
from kg.annotate.grammar.meetings.topics import begins_with
from kg.annotate.tokens import Tokens
from kg.mentions import DocumentMention

_TERM = re.compile(r"\((khóa \w+)\)", re.IGNORECASE)  # `Hội nghị Trung ương 5 | (khóa XII)`
# What belongs to no one meeting: `Hội nghị Thủy lợi | và các cuộc họp liên quan`.
_RELATED = re.compile(r" và các (?:cuộc họp|hội nghị|hoạt động|sự kiện) (?:(?:có )?liên quan|quan trọng|bên lề)$")
_LONGEST_NAME = 300  # characters of a name with the subject of its document
_NEAR = 5000  # characters around a heading
_MODAL = frozenset({"AUX", "PLAN", "PASSIVE"})  # before the verb that says that it is held
_QUOTES = frozenset('“”"')


def acronyms(tokens: Tokens, j: int, k: int) -> tuple[str, ...]:
    """What the name from `j` to `k` has in parentheses: `Hội nghị các quan chức cao cấp (| SOM 3 |)`."""
    asides = ASIDE.findall(_TERM.sub("", tokens.surface(j, k))) if ")" in tokens.words[j:k] else []
    return tuple(aside.strip(" ()") for aside in asides)


def with_subject(tokens: Tokens, j: int, k: int, documents: tuple[DocumentMention, ...]) -> str:
    """The name, to the end of its document's subject: `công bố quyết định … về việc | phân công ông Nguyễn Văn An`.

    The words of the subject stay open to the grammar, for they may appoint somebody.
    """
    name, end = _RELATED.sub("", ASIDE.sub("", _TERM.sub(r"\1", tokens.surface(j, k)))), tokens.ends[k - 1]
    name = _balanced(name)
    if not documents or not end < documents[-1].subject_end <= tokens.starts[j] + _LONGEST_NAME:
        return name + (_statute(tokens, k) if k > j else "")
    stop, whole = _before_verb(tokens, k, documents[-1].subject_end), documents[-1].subject
    told = " ".join(tokens.text[end:stop].split())
    more = whole.partition(told)[2] if stop == documents[-1].subject_end else ""  # `ông A, Phó Bí thư, | giữ chức …`
    return f"{name} {told}{more}"


def in_small(tokens: Tokens, i: int, head: str, name: str) -> tuple[str, str]:
    """The head and the name of a meeting, which a heading prints in capitals, as the text around prints them.

    Example:
        `HỘI NGHỊ TRUNG ƯƠNG 5` at token `i` is `Hội nghị Trung ương 5`, if these words stand near, too.
    """
    if not (name and head.isupper() and name.isupper()):
        return head, name
    start = tokens.starts[i]
    near = tokens.text[max(0, start - _NEAR) : start + _NEAR]
    printed = re.finditer(rf"({re.escape(head)}) ({re.escape(name)})", near, re.IGNORECASE)
    return next(((m[1], m[2]) for m in printed if not m[0].isupper()), (head, name))


def _statute(tokens: Tokens, k: int) -> str:
    """The law or decree under which something is done, told after the name: `hỗ trợ vườn chè | theo Nghị định 12`.

    It stays open to the grammar, too, which may know who issued it.
    """
    if not tokens.adjacent(k) or tokens.folded[k] != "theo" or not begins_with(tokens, k + 1, "statute"):
        return ""
    found = parse_document(tokens, k + 1)
    return f" {tokens.surface(k, tokens.at(found[0].end))}" if found and not found[0].bare else ""


def _balanced(name: str) -> str:
    """The name without the end of a quotation that begins before it: `nêu tại “Kỳ họp | thứ ba | ”`."""
    marks = [character for character in name if character in _QUOTES]
    return name.replace(marks[0], "") if marks in (["”"], ['"']) else name


def _before_verb(tokens: Tokens, k: int, end: int) -> int:
    """Where the words from token `k` to the offset `end` come to the verb of the meeting: `… | sẽ được tổ chức`."""
    for n in range(k, tokens.at(end)):
        verb = n
        while tokens.cue_at(verb) in _MODAL:
            verb = (tokens.find(verb, "cue") or (verb + 1,))[0]
        if tokens.cue_at(verb) == "HAPPEN" or (verb > n and tokens.cue_at(verb) == "ORGANIZE"):
            return tokens.ends[n - 1]
    return end
