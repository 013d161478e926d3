"""Decisions and warrants of a prosecution: `đã ra Quyết định khởi tố bị can, | Lệnh bắt tạm giam đối với ông …`."""

from __future__ import annotations

from kg.annotate.grammar.documents.subjects import content
from kg.annotate.tokens import Tokens
from kg.mentions import DocumentMention
from kg.phrases import Entry
from kg.records import replace

_WARRANT = "charge"  # what names one of its type: against whom it is
_AGAINST = ["đối", "với"]
_FAR = 30  # tokens of what is issued together
_CLAUSE = frozenset({"AUX", "SAY", "ASK", "ISSUE", "PASSIVE"})  # cues of what else is told


def read_warrant(tokens: Tokens, j: int, entry: Entry, mention: DocumentMention) -> DocumentMention | None:
    """The decision or warrant whose type ends before token `j`, with those against whom it and others are.

    Example:
        `ra | Quyết định khởi tố bị can, | Lệnh bắt | đối với ông …`: both are against him.
    """
    against = _against(tokens, j) if entry.features["without_number"] == _WARRANT else 0
    said = content(tokens, against) if against else None
    return replace(mention.on(*said), plural=False) if said else None


def _against(tokens: Tokens, j: int) -> int:
    """The token of `đối với` after all that is issued together, which goes on at token `j`; 0 without one."""
    for k in range(j, min(j + _FAR, len(tokens))):
        if tokens.folded[k : k + 2] == _AGAINST:
            return k
        if not tokens.adjacent(k) or tokens.cue_at(k) in _CLAUSE:
            break
    return 0
