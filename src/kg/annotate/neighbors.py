"""What the chunks before tell of the one that is read, and what it changes of them."""

from __future__ import annotations

from kg.annotate.grammar.documents.document import listed_with, parse_further
from kg.annotate.tokens import Tokens
from kg.chunks import BEFORE_POST, Chunk
from kg.kinds import ENTERPRISE
from kg.lexicon import load_lexicon
from kg.mentions import BodyMention, DocumentMention, PersonMention, PlaceMention, PositionMention
from kg.records import replace

_LISTING = frozenset({",", ";", "AND"})  # between the documents of a list
_PLACED = frozenset({"Body", "Position", "Person"})  # symbols of what a place in parentheses tells the place of
_ASIDE = 3  # chunks of a place in parentheses
_SEATED = 5  # chunks of a person with such a seat and the first of another post
_STANDING = ("Thường vụ", "Ban Thường vụ")  # heads of the committee, short and in full, and who sits in it:
_SEAT = "Ủy viên Ban Thường vụ"
_STAFFED = 5  # chunks from a body to the post that several hold in it
_NUMBERS = frozenset({"_", "PLURAL"})  # what tells that they are several: `có | 3 | Phó Chủ tịch`
_NAMED, _LED_BY = frozenset({"Person", "Position", ",", "-"}), frozenset({"BY", "BYPERSON"})  # who leads a body
_STILL = frozenset({"_", "AUX"})  # between the body and that: `Sở Y tế | hiện | có …`
_BEING = frozenset({"COPULA", "NOWIS", "PAST", "WHILE"})  # verbs of who somebody is or was
_HOLDERS = frozenset({"Person", "Position"})
_PAIR = 2  # a document and what joins the next to it
_FOREIGN = frozenset({"foreign", "international", ENTERPRISE})  # kinds of bodies that foreigners lead


def runs_on(chunks: list[Chunk], tokens: Tokens, i: int) -> bool:
    """Whether a headline or caption without its full stop ends before a capital `Ông` at token `i`."""
    return bool(chunks) and chunks[-1].mention is not None and chunks[-1].end == tokens.ends[i - 1]


def is_apposed(chunks: list[Chunk], tokens: Tokens, i: int) -> bool:
    """Whether a foreigner's name follows a post abroad and a comma: `Ngoại trưởng Mỹ, | Ann Lee | nói`."""
    post = chunks[-2].mention if len(chunks) > 1 else None
    if not isinstance(post, PositionMention) or not tokens.capital(i + 1) or tokens.hits(i):
        return False
    body = post.body
    abroad = post.place or (body and (body.kind in _FOREIGN or (body.place and body.place.level == "country")))
    return bool(abroad) and not tokens.family(i)


def further_document(chunks: list[Chunk], tokens: Tokens, i: int) -> tuple[DocumentMention, int] | None:
    """A further document of a list, whose issuer is that of the others: `Nghị quyết số 8, | 9-NQ/TU của …`."""
    if len(chunks) < _PAIR or chunks[-1].symbol not in _LISTING:
        return None
    first = chunks[-2].mention
    found = parse_further(tokens, i, first) if isinstance(first, DocumentMention) else None
    if not found:
        return None
    document, j = found
    for n in range(len(chunks) - 2, -1, -2):
        earlier = chunks[n].mention
        if not isinstance(earlier, DocumentMention) or earlier.type != document.type or earlier.issuers:
            break
        chunks[n] = replace(chunks[n], mention=listed_with(earlier, document))
    return document, j


def take_seat(chunks: list[Chunk]) -> None:
    """Takes a committee between a name and a post for a seat in it: `ông A, | Thường vụ Tỉnh ủy |, Bí thư …`."""
    if len(chunks) < _SEATED or chunks[-2].symbol != ",":
        return
    body, before = chunks[-3].mention, chunks[-4].symbol
    held = before in _BEING or (before in BEFORE_POST and chunks[-5].symbol in _HOLDERS)
    if held and isinstance(body, BodyMention) and body.head in _STANDING:
        seat = PositionMention(body.start, body.end, _SEAT, "optional", False, replace(body, head=_STANDING[-1]))
        chunks[-3] = replace(chunks[-3], symbol="Position", mention=seat)


def take_body(chunks: list[Chunk]) -> None:
    """Gives a post of which the sentence begins to tell in which body it is that body.

    Example:
        `UBND tỉnh Hà Nam | hiện có 3 | Phó Chủ tịch | gồm …`, `Công an tỉnh Hà Nam | do Đại tá A làm | Giám đốc`.
    """
    post = chunks[-1].mention
    if not isinstance(post, PositionMention) or post.takes != "body" or post.body or post.place:
        return
    if load_lexicon().feature("role", post.role, "head"):
        return
    body = _staffed(chunks) if post.plural else _led(chunks)
    if body:
        chunks[-1] = replace(chunks[-1], mention=replace(post, body=body))


def _staffed(chunks: list[Chunk]) -> BodyMention | None:
    """The body that has several with the post that ends the chunks: `UBND tỉnh | hiện có 3 | Phó Chủ tịch`."""
    symbols = [chunk.symbol for chunk in chunks[-_STAFFED:-1]]
    if symbols[-2:-1] != ["HAVE"] or symbols[-1] not in _NUMBERS:
        return None
    body = next((chunk.mention for chunk in reversed(chunks[-_STAFFED:-3]) if chunk.symbol not in _STILL), None)
    return body if isinstance(body, BodyMention) else None


def _led(chunks: list[Chunk]) -> BodyMention | None:
    """The body of which somebody has the post that ends the chunks: `Công an tỉnh | do Đại tá A làm | Giám đốc`."""
    if len(chunks) < _STAFFED or chunks[-2].symbol != "ASSUME":
        return None
    n = next((n for n in range(len(chunks) - 3, 0, -1) if chunks[n].symbol not in _NAMED), 0)
    led = n > 0 and chunks[n].symbol in _LED_BY and n < len(chunks) - 3
    owns = n > 1 and chunks[n - 2].symbol == "OF"  # "dự án của | Sở Y tế | do ông A"
    body = chunks[n - 1].mention if led and not owns else None
    return body if isinstance(body, BodyMention) else None


def with_act(plain: Chunk, begin: int, end: int) -> list[Chunk]:
    """The plain words before a document with the verb at their end as what somebody does: `kịp thời | ra`."""
    act = Chunk(begin, plain.end, "ISSUE")
    return [Chunk(plain.start, end, "_"), act] if plain.start < begin else [act]


def close_aside(chunks: list[Chunk]) -> None:
    """Takes a place in parentheses into what it tells the place of: `UBND TP. Huế | (Thừa Thiên Huế) tổ chức`.

    So does a delegation with the deputy that is elected there: `đại biểu Lê An | (đoàn Hà Nam)`.
    """
    if len(chunks) <= _ASIDE or chunks[-1 - _ASIDE].symbol not in _PLACED:
        return
    of, opened, place, closed = chunks[-1 - _ASIDE :]
    inside, mention = place.mention, of.mention
    elected = isinstance(inside, BodyMention) and inside.head == "Đoàn" and of.symbol == "Person"
    if opened.symbol != "(" or not (elected or isinstance(inside, PlaceMention)):
        return
    bounded = isinstance(mention, BodyMention) and mention.place and mention.place.name and not mention.place.within
    if isinstance(inside, PlaceMention) and isinstance(mention, BodyMention) and mention.place and bounded:
        mention = replace(mention, place=replace(mention.place, within=inside))
    if isinstance(mention, PersonMention):
        home = inside.place if isinstance(inside, BodyMention) else inside
        mention = replace(mention, home=home if isinstance(home, PlaceMention) else None)
    chunks[-1 - _ASIDE :] = [replace(of, end=closed.end, mention=mention)]
