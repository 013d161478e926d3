"""What the symbol of a document says of its issuer: `12/QĐ-TTg` is of the Prime Minister."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from kg.lexicon import load_lexicon
from kg.mentions import BodyMention, PositionMention
from kg.resolve.bodies.listed import known_body
from kg.resolve.documents.symbol_users import symbol_parts
from kg.resources import resource
from kg.tables import read_table

_JOINT = "PH"  # ends the types of what several agree on: CTPH, KHPH, QCPH


@cache
def _issuers() -> Mapping[str, tuple[str, str]]:
    """Last part of a symbol -> label and kind of its issuer, where the symbol alone decides."""
    return {
        row["part"].replace("#", ""): (row["issuer"], row["kind"])
        for row in read_table(resource("lexicons", "document_symbols.csv"))
        if row["issuer"] and not set("{|") & set(row["issuer"])
    }


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
    label, kind = found
    if kind == "office" and (role := load_lexicon().lookup("role", label)):
        return PositionMention(0, 0, role.canonical, takes="none")
    return known_body(label)
