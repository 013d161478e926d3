"""Documents that are read or handed over and not told again: `đã trao | quyết định | cho bà Nguyễn Thị An`."""

from __future__ import annotations

from kg.annotate.grammar.document_lists import named_before
from kg.annotate.grammar.persons import looks_like_person
from kg.annotate.tokens import Tokens
from kg.mentions import DocumentMention
from kg.records import replace

# Verbs after which a bare `quyết định` is the one named before, and what follows it there.
_SHOWN = frozenset({("công", "bố"), ("thông", "qua"), ("tuyên", "đọc")})
_AFTER_SHOWN = frozenset({".", ",", ";", "và", "cho", "tại", "trên", "nói"})
_HANDED, _MANY = ["trao"], "các"
_RECEIVER = 12  # tokens of what is said to whom a document is given


def shown(tokens: Tokens, i: int, j: int, mention: DocumentMention) -> tuple[DocumentMention, int] | None:
    """The document of which only the type is printed from token `i` to `j`, when somebody reads or hands it over.

    Example:
        `đã công bố | quyết định |.`, `trao | quyết định | và tặng hoa chúc mừng bà Nguyễn Thị An`; those that are
        handed to `các đồng chí` are all that were named before.
    """
    verb = i - 1 if mention.plural else i
    handed = tokens.folded[verb - 1 : verb] == _HANDED
    alone = j == len(tokens) or not tokens.adjacent(j) or tokens.folded[j] in _AFTER_SHOWN
    if not alone or not (handed or tuple(tokens.folded[max(verb - 2, 0) : verb]) in _SHOWN):
        return None
    if handed and (mention.plural or _MANY in tokens.folded[j : j + _RECEIVER]):
        named = named_before(tokens, mention)
        return (replace(mention, plural=True, listed=named), j) if named else None
    return None if mention.plural else (replace(mention, whom=_receiver(tokens, j)), j)


def _receiver(tokens: Tokens, j: int) -> str:
    """The name of the person to whom what ends at token `j` is handed: `và tặng hoa chúc mừng bà | Tô Thục Quyên`."""
    for k in range(j, min(j + _RECEIVER, len(tokens))):
        if not tokens.adjacent(k):
            break
        if looks_like_person(tokens, k):
            return tokens.surface(k, tokens.capitals_end(k))
    return ""
