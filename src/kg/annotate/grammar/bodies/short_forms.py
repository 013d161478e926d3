"""Short forms that an article gives to bodies: `Hội đồng Y khoa quốc gia (HĐYKQG)`, then `Chủ tịch HĐYKQG`."""

from __future__ import annotations

from kg.annotate.grammar.asides import after_short_form
from kg.annotate.tokens import Tokens
from kg.mentions import BodyMention, Mention, PositionMention
from kg.records import replace

_SHORTEST = 3  # letters; two are mostly a place or a word of a headline
_ASIDE = 3  # tokens of an acronym in parentheses


def learn_short_form(tokens: Tokens, mention: Mention, k: int) -> None:
    """Remember the acronym in parentheses that follows a body, or ends it, and that no lexicon knows.

    Args:
        tokens: The article's tokens.
        mention: A body, or a position in one.
        k: Token after it.

    Example:
        `Phó Chủ tịch Hiệp hội Chè Việt Nam` before `(HHCVN)` makes `HHCVN` that association.
    """
    begin = k - _ASIDE if tokens.words[k - 1] == ")" else k
    if begin < 0 or after_short_form(tokens, begin) == begin:
        return
    body = mention.body if isinstance(mention, PositionMention) else mention
    word = tokens.words[begin + 1]
    known = tokens.found[begin + 1] or word in tokens.lexicon.expansions
    if isinstance(body, BodyMention) and word.replace("&", "").isalpha() and len(word) >= _SHORTEST and not known:
        tokens.short_forms.setdefault(word, body)


def parse_short_form(tokens: Tokens, i: int, head: str = "") -> tuple[BodyMention, int] | None:
    """The body of which token `i` is the short form in this article.

    Args:
        tokens: The article's tokens.
        i: Where the short form stands.
        head: That of the body, when it is printed before the short form: `báo | VH&TĐ`.
    """
    body = tokens.short_forms.get(tokens.words[i]) if i < len(tokens) else None
    if not body or (head and not f"{body.head} ".startswith(f"{head} ")):
        return None
    return replace(body, start=tokens.starts[i], end=tokens.ends[i]), i + 1
