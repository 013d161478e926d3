"""Unicode normalization with a map back to the characters as given."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from kg.annotate.respelling import respell

# Marks that some editors put for the usual ones, each of one character: slashes, hyphens and a dash.
_UNUSUAL = {"⁄": "/", "∕": "/", "‐": "-", "‑": "-", "‒": "-"}
_USUAL = str.maketrans(_UNUSUAL)
_CLUSTER = re.compile(r"[^\u0300-\u036f][\u0300-\u036f]*|[\u0300-\u036f]+")


@dataclass(frozen=True, slots=True)
class NormalizedText:
    """Text in NFC and where each of its characters stood before.

    Attributes:
        text: The text in NFC.
        origins: For each character of `text`, and for its end, the offset in the text as given; empty
            when all offsets are the same.
    """

    text: str
    origins: tuple[int, ...] = ()

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the text as given of the characters `start` to `end` of the normalized text."""
        return (self.origins[start], self.origins[end]) if self.origins else (start, end)


def normalize(text: str) -> NormalizedText:
    """Text in NFC, with the usual slashes and hyphens and without the commonest misprints, and with its offset map.

    Example:
        >>> normalize("Hòa").text == "Hòa"
        True
        >>> decomposed = unicodedata.normalize("NFD", "Ngô Đông Hải")
        >>> normalize(decomposed).original(0, 3)
        (0, 4)
        >>> normalize("số 5⁄QĐ‑UBND").text
        'số 5/QĐ-UBND'
        >>> normalize("Huyên ủy").text
        'Huyện ủy'
    """
    if any(map(text.__contains__, _UNUSUAL)):  # seldom so, and much faster to ask than to do
        text = text.translate(_USUAL)
    if unicodedata.is_normalized("NFC", text):
        return NormalizedText(respell(text))
    parts: list[str] = []
    origins: list[int] = []
    for match in _CLUSTER.finditer(text):
        composed = unicodedata.normalize("NFC", match.group())
        parts.append(composed)
        origins.extend([match.start()] * len(composed))
    origins.append(len(text))
    return NormalizedText(respell("".join(parts)), tuple(origins))
