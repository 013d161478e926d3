"""The chunk that begins at one token: the longest lexicon entry decides which part of the grammar reads on."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kg.annotate.grammar.asides import CREDITS, acronym_end, blocked_end, clock_end, credit_end
from kg.annotate.grammar.bodies.bare_heads import parse_acting_head
from kg.annotate.grammar.bodies.body import parse_body
from kg.annotate.grammar.bodies.short_forms import learn_short_form, parse_short_form
from kg.annotate.grammar.dates import after_day, parse_date
from kg.annotate.grammar.documents.document import parse_document
from kg.annotate.grammar.meetings.meeting import parse_meeting
from kg.annotate.grammar.persons.address import opens_sentence
from kg.annotate.grammar.persons.person import (
    acts,
    begins_title,
    looks_foreign,
    looks_like_person,
    parse_person,
    parse_pronoun,
)
from kg.annotate.grammar.places.place import parse_place, parse_unlisted
from kg.annotate.grammar.places.venues import parse_venue
from kg.annotate.grammar.places.whole_venues import whole_venue, without_host
from kg.annotate.grammar.positions.position import parse_deputy, parse_position
from kg.annotate.neighbors import further_document, is_apposed, runs_on
from kg.annotate.tokens import TRIGGERS, Tokens
from kg.chunks import Chunk
from kg.mentions import BodyMention, Mention
from kg.phrases import Entry

Parser = Callable[[Tokens, int], tuple[Mention, int] | None]

# Category of a lexicon entry -> the symbol of its chunk and the function that reads the phrase it begins.
_PARSERS: dict[str, tuple[str, Parser]] = {
    "meeting": ("Meeting", parse_meeting),
    "document": ("Document", parse_document),
    "modifier": ("Position", parse_position),
    "role": ("Position", parse_position),
    "body": ("Body", parse_body),
    "head": ("Body", parse_body),
    "venue": ("Place", parse_venue),
    "placetype": ("Place", parse_place),
    "province": ("Place", parse_place),
    "district": ("Place", parse_place),
    "country": ("Place", parse_place),
    "foreign": ("Place", parse_place),
}
_LICENSES = frozenset({"Position", "BYPERSON"})  # chunks after which capitals are a person's name
_SHORTEST_DATE = 4  # characters of a date without a word before it: 5/1941, 1992 - 1995


def shortened(tokens: Tokens, i: int, length: int, symbol: str) -> tuple[int, str]:
    """The cue at token `i` before the capital that begins a role or a document inside it, or a body that ends after it.

    Example:
        `giữ chức | Vụ trưởng`, `ký | Kết luận thanh tra`, `có | Kế hoạch số 5` in cues `ký kết` and `có kế hoạch`;
        `tham gia | Đoàn Chủ tịch Ủy ban Trung ương …` in `tham gia đoàn chủ tịch`.
    """
    for n in range(length - 1, 0, -1):
        last = n == length - 1
        if tokens.capitals[i + n] and (_begins_title(tokens, i + n, last) or _begins_body(tokens, i + n, i + length)):
            cues = (hit for hit in tokens.hits(i) if hit[0] == i + n and hit[1].category == "cue")
            shorter = next(cues, None)
            return (n, shorter[1].features["class"]) if shorter else (length, symbol)
    return length, symbol


def _begins_title(tokens: Tokens, k: int, last: bool) -> bool:
    """Whether a role or a document begins at token `k`: the `last` of a cue, or one that a number follows."""
    document = tokens.find(k, "document")
    if last:
        return document is not None or tokens.find(k, "role") is not None
    following = tokens.word_at(document[0]) if document else ""
    return following == "số" or following[:1].isdigit()


def _begins_body(tokens: Tokens, k: int, end: int) -> bool:
    """Whether the name of a body begins at token `k` and goes on at the token after a cue."""
    body = tokens.find(k, "body")
    return body is not None and body[0] > end


def read_chunk(
    chunks: list[Chunk], tokens: Tokens, i: int, end: int, titled: bool, adjoins: bool
) -> tuple[Chunk | None, int]:
    """The chunk at token `i` in the light of those before it, and the token after it.

    Without a chunk, token `i` is a plain word, unless the next one is another: then the words up to it say nothing.

    Args:
        chunks: Those before it; a full stop is put in where a headline ends without one.
        tokens: The article's tokens.
        i: Where it begins.
        end: Token after the last of the sentence.
        titled: Whether an honorific stands right before.
        adjoins: Whether no plain words stand between it and the last chunk.
    """
    if tokens.usual[i]:
        found = tokens.found[i]
        return _phrase(tokens, i, end, found.small if found else ())
    if tokens.words[i][0].isdigit() and (further := further_document(chunks, tokens, i)):
        return _mention("Document", *further)
    last_end = tokens.ends[i - 1]
    if opens_sentence(tokens, i) and runs_on(chunks, tokens, i):
        chunks.append(Chunk(last_end, last_end, "."))
    before = chunks[-1].symbol if adjoins and chunks and chunks[-1].end == last_end else ""
    licensed = titled or before in _LICENSES or (before == "," and is_apposed(chunks, tokens, i))
    chunk, j = _read(tokens, i, end, licensed)
    if before != "AT":
        return chunk, j
    if j == i and (place := parse_unlisted(tokens, i)):
        chunk, j = _mention("Place", *place)
    read = chunk.mention if chunk else None
    if isinstance(read, BodyMention) and (apart := without_host(tokens, read, j)):
        return _mention("Body", *apart)
    whole = whole_venue(tokens, i, j, read)
    return _mention("Place", *whole) if whole else (chunk, j)


def _read(tokens: Tokens, i: int, end: int, licensed: bool) -> tuple[Chunk | None, int]:
    """The chunk at token `i` by itself, and the token after it, as `read_chunk` gives them."""
    word = tokens.words[i]
    if word == "(":
        k = acronym_end(tokens, i, end) or clock_end(tokens, i)
        return (None, k) if k else (Chunk(tokens.starts[i], tokens.ends[i], word), i + 1)
    if word in CREDITS and (k := credit_end(tokens, i, end)):
        return Chunk(tokens.starts[i], tokens.ends[k - 1], "."), k
    numbered = word[0].isdigit() and (len(word) >= _SHORTEST_DATE or after_day(tokens, i))
    dated = numbered or tokens.folded[i] in TRIGGERS
    if dated and (date := parse_date(tokens, i)):
        return _mention("Date", *date)
    found = tokens.found[i]
    entries = found.entries if found else ()
    if not tokens.capitals[i]:
        return _phrase(tokens, i, end, entries)
    if tokens.short_forms and (body := parse_short_form(tokens, i)):
        return _mention("Body", *body)
    foreign = found is None and not licensed and looks_foreign(tokens, i)
    known = foreign or tokens.names_at(i) or acts(tokens, i)
    named = known or (licensed and not begins_title(tokens, i)) or looks_like_person(tokens, i)
    if named and (person := parse_person(tokens, i, licensed or known)):
        tokens.learn(i, person[1])
        return _mention("Person", *person)
    chunk, j = _phrase(tokens, i, end, entries)
    if j == i and not named and (person := parse_person(tokens, i, licensed)):
        return _mention("Person", *person)
    return chunk, j


def _phrase(tokens: Tokens, i: int, end: int, entries: Sequence[tuple[int, Entry]]) -> tuple[Chunk | None, int]:
    """What the longest of the entries at token `i` that the grammar can read begins there."""
    for length, entry in entries:
        j = i + length
        if entry.category == "cue":
            return Chunk(tokens.starts[i], tokens.ends[j - 1], entry.features["class"]), j
        if read := _parsed(tokens, i, end, j, entry):
            return read
    return None, i


def _mention(symbol: str, mention: Mention, j: int) -> tuple[Chunk, int]:
    return Chunk(mention.start, mention.end, symbol, mention), j


def _parsed(tokens: Tokens, i: int, end: int, j: int, entry: Entry) -> tuple[Chunk | None, int] | None:
    """What the phrase of a lexicon entry begins at token `i`; nothing when the grammar cannot read it so."""
    category = entry.category
    if category in _PARSERS:
        symbol, parse = _PARSERS[category]
        found = parse(tokens, i) or (parse_acting_head(tokens, i) if category == "head" else None)
        if not found:
            return None
        learn_short_form(tokens, *found)
        return _mention(symbol, *found)
    if category == "honorific":
        if deputy := parse_deputy(tokens, i, j):
            return _mention("Position", *deputy)
        pronoun = parse_pronoun(tokens, i, j, end) if entry.features["kind"] != "award" else None
        return _mention("Person", pronoun, j) if pronoun else (None, j)
    if category == "word" and not _cut(tokens, i, j):
        return Chunk(tokens.starts[i], tokens.ends[j - 1], "_"), j
    if category == "blocker" and (k := blocked_end(tokens, j)) > j:
        return Chunk(tokens.starts[i], tokens.ends[k - 1], "_"), k
    return None


def _cut(tokens: Tokens, i: int, j: int) -> bool:
    """Whether a role or a body begins inside an ordinary word and ends beyond it: `làm | Chủ tịch` in `làm chủ`."""
    return any(end > j for k in range(i + 1, j) for end, entry in tokens.hits(k) if entry.category in ("role", "head"))
