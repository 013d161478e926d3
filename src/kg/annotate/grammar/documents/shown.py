"""Documents that are made known and not told again, or as one: `đã trao | quyết định | cho bà Nguyễn Thị An`."""

from __future__ import annotations

from kg.annotate.grammar.documents.acts import ANNOUNCING
from kg.annotate.grammar.documents.details import add_details
from kg.annotate.grammar.documents.lists import named_before
from kg.annotate.grammar.documents.names import draft_begin
from kg.annotate.grammar.documents.subjects import STAFFING
from kg.annotate.grammar.documents.words import begins_with, follows
from kg.annotate.grammar.persons.person import looks_like_person
from kg.annotate.tokens import Tokens
from kg.mentions import DocumentMention
from kg.phrases import Entry
from kg.records import replace

_CONTENT = ["nội", "dung"]  # stands between such a verb and what is made known: `truyền đạt | nội dung | Nghị quyết`
_PAUSES = frozenset(".,;")
_MANY = "các"
_MADE_KNOWN = frozenset({"PRESENT", "HAND"})  # cues of the verbs whose object may be a group told before
_LED, _MARKS = 12, frozenset({":", ".", ";"})  # tokens that lead to a list, and where they end: `, cụ thể như sau:`
_RECEIVER = 12  # tokens of what is said to whom a document is given


def shown(tokens: Tokens, i: int, j: int, mention: DocumentMention) -> tuple[DocumentMention, int] | None:
    """The document of which only the type is printed from token `i` to `j`, when somebody reads or hands it over.

    Example:
        `đã công bố | quyết định |.`, `trao | quyết định | và chúc mừng bà Nguyễn Thị An`; those that are
        handed to `các đồng chí` are all that were named before.
    """
    verb = i - 1 if mention.plural else i
    handed = tokens.cue_before(verb) == "HAND"
    draft = mention.draft and tokens.cue_before(draft_begin(tokens, i)) in _MADE_KNOWN
    told_of = tokens.folded[max(verb - 2, 0) : verb] == _CONTENT and tokens.cue_before(verb - 2) == "PRESENT"
    if not _is_alone(tokens, j) or not (handed or draft or told_of or follows(tokens, verb, "shown")):
        return None
    many = mention.plural or (handed and _MANY in tokens.folded[j : _clause_end(tokens, j)])
    if many and (named := named_before(tokens, mention)):
        return replace(mention, plural=True, listed=named), j
    if many and not (mention.plural and tokens.cue_before(verb) in _MADE_KNOWN):
        return None
    return replace(mention, plural=False, whom=_receiver(tokens, j)), j


def _is_alone(tokens: Tokens, j: int) -> bool:
    """Whether nothing but a verb tells what a document before token `j` decides: `trao quyết định | bổ nhiệm cho …`."""
    hit = tokens.find(j, "content") or (tokens.find(j, "cue") if tokens.cue_at(j) in STAFFING else None)
    k = hit[0] if hit and tokens.adjacent(j) else j
    return not tokens.adjacent(k) or tokens.words[k] in _PAUSES or begins_with(tokens, k, "alone")


def _receiver(tokens: Tokens, j: int) -> str:
    """The name of the person to whom what ends at token `j` is handed: `và chúc mừng bà | Tô Thục Quyên`."""
    for k in range(j, _clause_end(tokens, j)):
        if looks_like_person(tokens, k):
            return tokens.surface(k, tokens.capitals_end(k))
    return ""


def _clause_end(tokens: Tokens, j: int) -> int:
    """Token after those from token `j` on that may say to whom a document is handed."""
    last = min(j + _RECEIVER, len(tokens))
    return next((k for k in range(j, last) if not tokens.adjacent(k)), last)


def read_group(
    tokens: Tokens, i: int, j: int, entry: Entry, mention: DocumentMention
) -> tuple[DocumentMention, int] | None:
    """Decisions that are made known as one: `công bố các | quyết định của Huyện ủy về sắp xếp cán bộ`."""
    act = tokens.cue_before(i - 1)
    if act not in ANNOUNCING:
        return None
    detailed, k = add_details(tokens, mention, j)
    known = act in _MADE_KNOWN and entry.features["without_number"] == "issuer" and not _leads_list(tokens, detailed)
    told = (detailed.issuers or detailed.subject) if known else (detailed.issuers and detailed.subject)
    return (replace(detailed, group=True), k) if told else None


def _leads_list(tokens: Tokens, group: DocumentMention) -> bool:
    """Whether the documents of a group are told one by one after it: `các quyết định của Giám đốc Sở, cụ thể | :`."""
    after = tokens.at(max(group.end, group.subject_end, *(issuer.end for issuer in group.issuers)))
    return next((word for word in tokens.words[after : after + _LED] if word in _MARKS), "") == ":"
