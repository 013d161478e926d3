"""Abbreviations that an article explains itself, by the words before them: `Luật Hòa giải cơ sở (HGCS)`."""

from __future__ import annotations

import re
from collections.abc import Container

from kg.spelling import WORD

_EXPLAINED = re.compile(r"\(([^\W\d_]{3,8})\)")
_REACH = 80  # characters that hold the words of the longest


def explained(text: str, known: Container[str]) -> dict[str, str]:
    """The abbreviations in parentheses whose letters begin the words right before, a name.

    Args:
        text: Of the article.
        known: Abbreviations that everybody knows, which none explains anew.

    Example:
        >>> explained("Luật Hòa giải cơ sở (HGCS) và Ủy ban nhân dân (UBND), mức lương tối thiểu (LTT).", {"UBND"})
        {'HGCS': 'Hòa giải cơ sở'}
    """
    found: dict[str, str] = {}
    for match in _EXPLAINED.finditer(text) if "(" in text else ():
        short = match[1]
        if not short.isupper() or short in known:
            continue
        words = list(WORD.finditer(text, max(0, match.start() - _REACH), match.start()))[-len(short) :]
        whole = text[words[0].start() : words[-1].end()] if words else ""
        if whole[:1].isupper() and "".join(word[0][0].upper() for word in words) == short:
            found.setdefault(short, whole)
    return found
