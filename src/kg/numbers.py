"""Numbers as ordinals print them: in digits, in Roman letters or written out."""

from __future__ import annotations

import re

_UNITS = {word: n for n, word in enumerate("một hai ba bốn năm sáu bảy tám chín".split(), 1)}
_TENS = {"mười": 10} | {f"{word} mươi": 10 * n for word, n in _UNITS.items() if n > 1}
_AFTER_TENS = _UNITS | {"mốt": 1, "tư": 4, "lăm": 5}
_ORDINALS = _UNITS | _TENS | {"nhất": 1, "nhì": 2, "tư": 4}
_ORDINALS |= {f"{ten} {unit}": n + m for ten, n in _TENS.items() for unit, m in _AFTER_TENS.items()}
_ROMAN = {"i": 1, "v": 5, "x": 10}

_AFTER = "|".join(sorted(_AFTER_TENS.keys() - {"năm"}))  # `thứ mười | năm 2031`
_TEN = "|".join(_TENS).replace(" ", r"\s+")
ORDINAL = rf"(?:(?:{_TEN})(?:\s+(?:{_AFTER}|năm(?!\s+\d))(?!\w))?(?!\w)|\w+)"
"""A pattern of what may stand after `thứ`: one word, or a number of several, `hai mươi mốt`."""

YEAR = re.compile(r"(?:19|20)\d\d")
"""A year in digits."""


def ordinal(word: str) -> str:
    """The number that is meant after `thứ`, up to 99 in words; what is no number stays as it is.

    Example:
        >>> ordinal("tư"), ordinal("hai mươi mốt"), ordinal("XIII")
        ('4', '21', 'XIII')
    """
    number = _ORDINALS.get(" ".join(word.lower().split()))
    return str(number) if number else word


def is_roman(word: str) -> bool:
    """Whether a folded word is a small Roman number: `xiv`."""
    return set(word) <= _ROMAN.keys()


def arabic(word: str) -> str:
    """The number of a folded ordinal, Roman or written out; another word stays as it is.

    Example:
        >>> arabic("xiv"), arabic("ba"), arabic("trưởng")
        ('14', '3', 'trưởng')
    """
    if not is_roman(word):
        return ordinal(word)
    values = [_ROMAN[letter] for letter in word]
    return str(sum(-value if value < max(values[n:]) else value for n, value in enumerate(values)))
