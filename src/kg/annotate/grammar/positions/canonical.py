"""What a role is called in full, by the seat that it is printed with and what the text is about."""

from __future__ import annotations

from kg.annotate.grammar.positions.implied_seats import Seat
from kg.annotate.tokens import Tokens
from kg.lexicon import HOME, OF_GOVERNMENT
from kg.phrases import Entry

_DEPUTIES = "đoàn Đại biểu"  # whose leader a role is
_ASSEMBLY = ("Quốc hội", "ĐBQH", "cử tri")  # in texts on deputies to the National Assembly


def canonical(tokens: Tokens, role: Entry, seat: Seat) -> str:
    """The words of the role: `Thủ tướng` is the one of the Government unless a country follows.

    A deputation of a province is that to the National Assembly where the text is about that: `Trưởng đoàn đại biểu |
    thành phố Hà Nội`.
    """
    deputies = role.canonical.endswith(_DEPUTIES) and seat.place and seat.place.level == "province"
    if deputies and any(word in tokens.text for word in _ASSEMBLY):
        return f"{role.canonical} Quốc hội"
    foreign = seat.place is not None and seat.place.level == "country" and seat.place.name != HOME
    if foreign and role.features["takes"] in ("optional", "none"):
        return role.canonical.removesuffix(OF_GOVERNMENT).replace("Bộ trưởng Bộ ", "Bộ trưởng ")
    return role.canonical
