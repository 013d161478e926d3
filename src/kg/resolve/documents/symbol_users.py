"""Who may use the symbol of a document: `TU` in 12-QĐ/TU is of a provincial Party committee, whichever it is."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from kg.mentions import BodyMention, PositionMention
from kg.resolve.labels import issuer_label
from kg.resources import resource
from kg.tables import read_table

_PARTS = re.compile(r"[-/]")
_DIGITS = re.compile(r"\d+$")


def symbol_parts(number: str) -> list[str]:
    """The parts of the symbol in a document's number, without the term of an assembly.

    Example:
        >>> symbol_parts("36/2017/QH14"), symbol_parts("12/QĐ-TTg")
        (['', 'QH'], ['QĐ', 'TTg'])
    """
    return [_DIGITS.sub("", part) for part in _PARTS.split(number)[1:]]


@cache
def _heads() -> Mapping[str, tuple[Sequence[str], str]]:
    """Last part of a symbol -> how the labels of those who use it begin, and their level."""
    return {
        row["part"].replace("#", ""): (
            [label.partition("{")[0].strip() for label in row["issuer"].split("|")],
            row["level"],
        )
        for row in read_table(resource("lexicons", "document_symbols.csv"))
    }


@cache
def _usual() -> frozenset[str]:
    """The labels of the central bodies and offices that have symbols of their own."""
    rows = read_table(resource("lexicons", "document_symbols.csv"))
    return frozenset(label.strip() for row in rows for label in row["issuer"].split("|") if row["level"] == "central")


def is_usual(number: str, issuer: BodyMention | PositionMention) -> bool:
    """Whether an issuer uses the symbol of a number; where none is printed, whether it is one of those that have one.

    Example:
        `Nghị quyết 35 về thu hút đầu tư | của Chính phủ`, but not `Nghị quyết 35 về lương | của giáo viên`.
    """
    return may_be_of(number, issuer) if symbol_parts(number) else issuer_label(issuer) in _usual()


def may_be_of(number: str, issuer: BodyMention | PositionMention) -> bool:
    """Whether a document with that number may be of an issuer.

    Example:
        `12-QĐ/TU` may be of the `Ban Thường vụ Tỉnh ủy Hà Nam`, `12/QĐ-UBND` and `12-QĐ/TW` may not, nor may
        `34/BYT-DP`, which says after the ministry which part of it wrote the letter.
    """
    known = (part for part in reversed(symbol_parts(number)) if part in _heads())
    heads, expected = _heads().get(next(known, ""), ([""], ""))
    label, level = issuer_label(issuer), issuer.level if isinstance(issuer, BodyMention) else ""
    fits = any(head.casefold() in label.casefold() for head in heads)
    return fits and (expected != "central" or level in ("central", ""))
