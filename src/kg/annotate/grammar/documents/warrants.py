"""Decisions and warrants of a prosecution: `đã ra Quyết định khởi tố bị can, | Lệnh bắt tạm giam đối với ông …`."""

from __future__ import annotations

from kg.annotate.grammar.documents.acts import brings_out
from kg.annotate.grammar.documents.subjects import content
from kg.annotate.tokens import Tokens
from kg.mentions import DocumentMention
from kg.phrases import Entry
from kg.records import replace

_WARRANT = "charge"  # what names one of its type: against whom it is
_DECISION = "Quyết định khởi tố"
_JOINTS = ([","], ["và"], [";"])
_AGAINST = ["đối", "với"]
_PURPOSE = 4  # tokens of what a warrant is for, after its type: `để tạm giam`
_FAR = 30  # tokens of what is issued together
_CLAUSE = frozenset({"AUX", "SAY", "ASK", "ISSUE", "PASSIVE"})  # cues of what else is told
_ISSUING = frozenset({"ISSUE", "SIGN", "HAVE"})


def read_warrant(tokens: Tokens, i: int, j: int, entry: Entry, mention: DocumentMention) -> DocumentMention | None:
    """The decision or warrant whose type stands from token `i` to `j`, with those against whom it and others are.

    Example:
        `ra | Quyết định khởi tố bị can, | Lệnh bắt | đối với ông …`: both are against him.
    """
    if not _is_warrant(entry) or not _is_issued(tokens, i):
        return None
    against = _against(tokens, j)
    said = content(tokens, against) if against else None
    return replace(mention, subject=said[0], subject_end=said[1], plural=False) if said else None


def _is_warrant(entry: Entry) -> bool:
    return entry.features["without_number"] == _WARRANT


def _is_issued(tokens: Tokens, i: int) -> bool:
    """Whether a verb before token `i` issues the warrant there, alone or after others."""
    while tokens.folded[i - 1 : i] in _JOINTS and (before := _warrant_before(tokens, i - 1)):
        i = before
    i -= tokens.folded[i - 1 : i] == ["các"]
    return tokens.cue_before(i) in _ISSUING or brings_out(tokens, i, _DECISION) > 0


def _warrant_before(tokens: Tokens, k: int) -> int:
    """First token of the warrant that ends before token `k`, 0 without one."""
    hits = ((n, tokens.find(n, "document")) for n in range(k - 2, max(0, k - 12), -1))
    return next((n for n, hit in hits if hit and hit[0] <= k <= hit[0] + _PURPOSE and _is_warrant(hit[1])), 0)


def _against(tokens: Tokens, j: int) -> int:
    """The token of `đối với` after all that is issued together, which goes on at token `j`; 0 without one."""
    for k in range(j, min(j + _FAR, len(tokens))):
        if tokens.folded[k : k + 2] == _AGAINST:
            return k
        if not tokens.adjacent(k) or tokens.cue_at(k) in _CLAUSE:
            break
    return 0
