"""What several bodies of a list share: the head printed with the first, the place printed with the last."""

from __future__ import annotations

from kg.annotate.tokens import Tokens
from kg.chunks import Chunk, Chunks
from kg.kinds import GOVERNING
from kg.mentions import BodyMention, PlaceMention
from kg.records import replace

_PARTY = "Đảng bộ"  # is named with the people of its place: `Đảng bộ, | chính quyền và nhân dân | Thanh Hóa`
_RULERS = "chính quyền"
_BETWEEN = frozenset({",", "AND", "PLURAL", "_"})  # between the two
_REACH = 8  # chunks from the first to the last
_PAIR = ["Body", "AND"]  # before the place of a second body


def with_shared(chunks: Chunks, tokens: Tokens) -> Chunks:
    """The chunks with the second of two bodies whose head is printed once, and the place of a party organization.

    Example:
        `UBND xã Nhân Hậu và | xã Nhân Thịnh`, `| Đảng bộ |, chính quyền và nhân dân Thanh Hóa`.
    """
    if "Body" not in chunks.symbols:
        return chunks
    for n in chunks.at("Place"):
        place = chunks[n].mention
        if not isinstance(place, PlaceMention) or not place.name:
            continue
        if second := _second(chunks, n, place):
            chunks = chunks.put(n, second)
        elif (k := _party_at(chunks, tokens, n)) >= 0:
            chunks = chunks.put(k, _placed(chunks[k], place))
    return chunks


def _second(chunks: Chunks, n: int, place: PlaceMention) -> Chunk | None:
    """The body of the place at chunk `n`, which is called as that of the same kind of place before `và` is."""
    first = chunks[n - 2].mention if n > 1 and chunks.symbols[n - 2 : n] == _PAIR else None
    if not isinstance(first, BodyMention) or first.parent or first.kind not in GOVERNING or not first.place:
        return None
    alike = place.type != "" and (place.type, place.level) == (first.place.type, first.place.level)
    if not alike:
        return None
    return replace(chunks[n], symbol="Body", mention=replace(first, start=place.start, end=place.end, place=place))


def _party_at(chunks: Chunks, tokens: Tokens, n: int) -> int:
    """The chunk of the party organization named with the rulers of the place at chunk `n`, or -1."""
    k = n - 1
    while k > max(0, n - _REACH) and chunks.symbols[k] in _BETWEEN:
        k -= 1
    party = chunks[k].mention if k >= 0 else None
    if not isinstance(party, BodyMention) or party.head != _PARTY or not party.alone:
        return -1
    return k if _RULERS in tokens.text[party.end : chunks[n].start] else -1


def _placed(chunk: Chunk, place: PlaceMention) -> Chunk:
    party = chunk.mention
    assert isinstance(party, BodyMention)
    return replace(chunk, mention=replace(party, level=party.level or place.level, place=place))
