"""What the symbol of a document says of its issuer, by document_symbols.csv: `12/QĐ-TTg` is the Prime Minister's."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from kg.lexicon import load_lexicon
from kg.mentions import BodyMention, PositionMention
from kg.resolve.bodies.listed import known_body
from kg.resolve.labels import issuer_label
from kg.resources import resource
from kg.tables import read_table

_PARTS = re.compile(r"[-/]")
_DIGITS = re.compile(r"\d+$")
_JOINT = "PH"  # ends the types of what several agree on: CTPH, KHPH, QCPH


class _Symbol(NamedTuple):
    """A row of the table.

    Attributes:
        part: The last part of a symbol, without digits.
        issuers: Labels of those who may use it, with places to be filled in; one empty one when it does not decide.
        level: Of their places.
        office: Whether it is used by the holder of an office.
    """

    part: str
    issuers: Sequence[str]
    level: str
    office: bool


@cache
def _symbols() -> Sequence[_Symbol]:
    return [
        _Symbol(
            row["part"].replace("#", ""),
            [label.strip() for label in row["issuer"].split("|")],
            row["level"],
            row["kind"] == "office",
        )
        for row in read_table(resource("lexicons", "document_symbols.csv"))
    ]


@cache
def _issuers() -> Mapping[str, _Symbol]:
    """The symbols that alone tell their issuer, by their last part."""
    return {symbol.part: symbol for symbol in _symbols() if len(symbol.issuers) == 1 and _is_whole(symbol.issuers[0])}


def _is_whole(label: str) -> bool:
    return bool(label) and "{" not in label


@cache
def _heads() -> Mapping[str, tuple[Sequence[str], str]]:
    """Last part of a symbol -> how the labels of those who use it begin, in small letters, and their level."""
    return {
        symbol.part: ([label.partition("{")[0].strip().casefold() for label in symbol.issuers], symbol.level)
        for symbol in _symbols()
    }


@cache
def _usual() -> frozenset[str]:
    """The labels of the central bodies and offices that have symbols of their own."""
    return frozenset(label for symbol in _symbols() for label in symbol.issuers if symbol.level == "central")


def parts_after_number(number: str) -> list[str]:
    """What stands after the number itself: the year, the type, the issuer, the part of it that wrote the document.

    Example:
        >>> parts_after_number("36/2017/QH14"), parts_after_number("12")
        (['2017', 'QH14'], [])
    """
    return _PARTS.split(number)[1:]


def symbol_parts(number: str) -> list[str]:
    """The parts of the symbol in a document's number, without the term of an assembly.

    Example:
        >>> symbol_parts("36/2017/QH14"), symbol_parts("12/QĐ-TTg")
        (['', 'QH'], ['QĐ', 'TTg'])
    """
    return [_DIGITS.sub("", part) for part in parts_after_number(number)]


def issuer_of(number: str) -> BodyMention | PositionMention | None:
    """The issuer that a document's number names, or `None` when it does not decide.

    Example:
        `35/NQ-CP` is of the `Chính phủ`, `36/2017/QH14` of the `Quốc hội`, `1234/BYT-DP` of the `Bộ Y tế`,
        `21-KL/TW` of one of three bodies.
    """
    parts = symbol_parts(number)
    if parts and parts[0].endswith(_JOINT):
        return None  # 12/CTPH-BHXH-HLHPN may be of the offices of a province
    found = next((_issuers()[part] for part in reversed(parts) if part in _issuers()), None)
    if not found:
        return None
    label = found.issuers[0]
    if found.office and (role := load_lexicon().lookup("role", label)):
        return PositionMention(0, 0, role.canonical, takes="none")
    return known_body(label)


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
    label, level = issuer_label(issuer).casefold(), issuer.level if isinstance(issuer, BodyMention) else ""
    return any(head in label for head in heads) and (expected != "central" or level in ("central", ""))
