"""Hosts that no lexicon knows: `hội thảo do | Mạng lưới Khởi nghiệp Xanh | tổ chức`."""

from __future__ import annotations

from collections.abc import Sequence

from kg.annotate.grammar.asides import ASIDE
from kg.annotate.tokens import Tokens
from kg.chunks import Chunk, Chunks
from kg.mentions import BodyMention
from kg.spelling import is_foreign_word

_NAME = frozenset({"_", "OF", "Position", "(", ")", "ABOUT", "Place", "Body"})  # what the name may be read as
_JOINTS = frozenset({"AND", ",", "AUX", "WITH", "COMITATIVE"})  # between several hosts
_SCENE = frozenset({"Date", "SAMEDAY", "Place"})  # before the comma after which the host is printed
_NEAR = 3  # chunks from the verb to the meeting
_LONGEST = 14  # tokens of a name


def with_unread_hosts(chunks: Chunks, tokens: Tokens) -> Chunks:
    """The chunks with the words for who holds a meeting read as bodies, where they have a capital and no verb.

    Example:
        `Mạng lưới Khởi nghiệp Xanh` between `Hội thảo do` and `tổ chức` is a body.
    """
    symbols = chunks.symbols
    if "Meeting" not in symbols or "ORGANIZE" not in symbols or "_" not in symbols:
        return chunks
    out: list[Chunk] = []
    done = 0
    for verb in chunks.at("ORGANIZE"):
        begin = _begin(chunks, verb)
        if begin > done:
            out += [*chunks[done:begin], *_hosts(chunks[begin:verb], tokens)]
            done = verb
    return Chunks([*out, *chunks[done:]]) if done else chunks


def _begin(chunks: Chunks, verb: int) -> int:
    """The chunk at which the words for who holds a meeting begin before a verb, or 0: after `do`, after a day."""
    symbols, k = chunks.symbols, verb - 1
    while k > 0 and symbols[k] in _NAME | _JOINTS and not _sets_scene(symbols, k, verb):
        k -= 1
    by = symbols[k] == "BY" and "Meeting" in symbols[:k]
    active = symbols[k] == "," and "Meeting" in symbols[verb : verb + _NEAR]
    return k + 1 if k > 0 and k + 1 < verb and (by or active) else 0


def _sets_scene(symbols: list[str], k: int, verb: int) -> bool:
    """Whether the comma at `k` ends the words that set the scene of a clause in which one body holds a meeting."""
    opens = symbols[k] == "," and symbols[k - 1] in _SCENE and "BY" not in symbols[:k]
    return opens and _JOINTS.isdisjoint(set(symbols[k + 1 : verb]) - {"AUX", "AND", "WITH"})


def _hosts(chunks: Sequence[Chunk], tokens: Tokens) -> list[Chunk]:
    """The same chunks with each name among them read as one body.

    `và` may be inside a name that goes on small, or in one of which only the beginning is known.
    """
    out: list[Chunk] = []
    name: list[Chunk] = []
    known = False  # whether the last name is
    for n, chunk in enumerate(chunks):
        inside = chunk.symbol == "AND" and name and _is_small(chunks[n + 1 : n + 2], tokens)
        if chunk.symbol in _JOINTS and not inside:
            read = name if known else _body(name, tokens)
            known = chunk.symbol == "AND" and read == name != []
            out += [*read, chunk]
            name = []
        else:
            name.append(chunk)
    return [*out, *(name if known else _body(name, tokens))]


def _is_small(chunks: Sequence[Chunk], tokens: Tokens) -> bool:
    """Whether words in small letters come next."""
    return any(chunk.symbol == "_" and not tokens.capital(tokens.at(chunk.start)) for chunk in chunks)


def _body(name: list[Chunk], tokens: Tokens) -> list[Chunk]:
    """The body that a name stands for; the chunks as they are where they are none, or read already."""
    if not name or name[0].symbol != "_":
        return name
    i, j = tokens.at(name[0].start), tokens.at(name[-1].end)
    common = tokens.capital(i) and not any(tokens.capitals[i + 1 : j])  # "Nhà nước", "Việc"
    common = common and not (j == i + 1 and is_foreign_word(tokens.words[i]))  # "Google"
    first = tokens.at(name[0].end)
    if j - i > _LONGEST or common or not any(tokens.capitals[i:first]):
        return name  # "giới chủ | Hà Lan" is a group
    label = ASIDE.sub("", tokens.surface(i, j))
    head, _, rest = f"{label[0].upper()}{label[1:]}".partition(" ")
    body = BodyMention(name[0].start, name[-1].end, head, rest)
    return [Chunk(body.start, body.end, "Body", body)]
