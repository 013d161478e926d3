"""Posts in what no lexicon knows: `ông Lê An, Tổng Chủ biên | bộ sách thiếu nhi | nêu rõ`.

After a person and a mark, plain words between a post that lacks its body and the next mark or verb name that body.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.annotate.grammar.bodies.name_bearers import NAMED_AFTER
from kg.annotate.grammar.endings import begins_predicate
from kg.annotate.tokens import Tokens
from kg.chunks import BEFORE_POST, Chunk, Chunks
from kg.lexicon import load_lexicon
from kg.mentions import BodyMention, PlaceMention, PositionMention
from kg.records import replace

# What ends the words: a mark, or what the person says or does.
_BOUNDS = frozenset(
    ", ( ) ; - SAY ASK SPEAK AUX HAVE PASSIVE CHAIR ATTEND ATTENDSPEAK ATTENDCHAIR CONCLUDE PRESENT REPORT".split()
)
_ALSO = frozenset({":", ".", "STOP", "AT", "DURING"})  # and also, where the head of the body is printed
_WORDS = frozenset({"_", "ORGANIZE"})  # what goes on with the name of such a head, even where nothing ends it in time
_PLAIN, _HOLDERS = frozenset({"_", "Place"}), frozenset({"Person", "Position"})
_FEWEST, _MOST = 3, 14  # tokens of a body; of one that begins with a capital two are enough
_LACKING = frozenset({"body", "office"})  # what a role takes that is no whole position


def with_unread(chunks: Chunks, tokens: Tokens) -> Chunks:
    """The chunks with the plain words after a post taken into it, where they can be its body.

    A post in a body whose name goes on too far to be read is no post: its words become plain ones.

    Example:
        `Chủ tịch Hiệp hội` and `xe đạp Cần Thơ` between `ông Lê An,` and `cho biết` are one post.
    """
    symbols = chunks.symbols
    if "Position" not in symbols or "Person" not in symbols:
        return chunks
    out: list[Chunk] = []
    done = 0
    for k in [n for n in range(2, len(symbols)) if symbols[n] == "Position" and symbols[n - 1] in BEFORE_POST]:
        first = k + 2 if chunks.after(k) == "OF" else k + 1
        end = next((n for n in range(first, len(symbols)) if symbols[n] not in _PLAIN), 0)
        post = chunks[k].mention
        if not isinstance(post, PositionMention) or symbols[k - 2] not in _HOLDERS:
            continue
        head = post.body if post.body and _lacks_name(post.body) else None
        ends = end > first and (symbols[end] in _BOUNDS or (head and symbols[end] in _ALSO))
        if ends and (body := _body(tokens, post, chunks[k + 1 : end])):
            out += [*chunks[done:k], replace(chunks[k], end=body.end, mention=replace(post, end=body.end, body=body))]
            done = end
        elif head and not _is_known(head) and _goes_on(tokens, chunks, k + 1):
            out += [*chunks[done:k], replace(chunks[k], symbol="_", mention=None)]
            done = k + 1
    return Chunks([*out, *chunks[done:]]) if done else chunks


def _body(tokens: Tokens, post: PositionMention, said: Sequence[Chunk]) -> BodyMention | None:
    """The body that the words after a post name; nothing when the post lacks none, or they tell an act."""
    of = said[0].symbol == "OF"
    first, last = said[of], said[-1]
    i, j = tokens.at(first.start), tokens.at(last.end)
    words = tokens.words[i:j]
    whole = post.takes not in _LACKING or post.place or post.plural or (post.body and not _lacks_name(post.body))
    if whole or first.symbol != "_" or not all(map(str.isalpha, words)):
        return None
    if not _FEWEST - tokens.capital(i) <= len(words) <= _MOST:
        return None
    if not tokens.adjacent(i) or (not of and begins_predicate(tokens, i)):
        return None
    if post.body and isinstance(place := last.mention, PlaceMention) and len(said) > of + 1:
        return replace(post.body, end=last.end, name=tokens.surface(i, tokens.at(last.start)), place=place)
    if post.body:
        return replace(post.body, end=last.end, name=tokens.surface(i, j))
    if head := load_lexicon().feature("role", post.role, "head"):
        name = tokens.surface(i, j)  # "Trưởng Ban | quỹ học bổng vùng cao"
        return BodyMention(first.start, last.end, head, f"{name[0].upper()}{name[1:]}")
    return BodyMention(first.start, last.end, tokens.surface(i, i + 1), tokens.surface(i + 1, j))


def _goes_on(tokens: Tokens, chunks: Chunks, k: int) -> bool:
    """Whether chunk `k` begins the name of the head before it, too long to read: `Ủy ban | quốc gia về …`."""
    if k == len(chunks) or chunks[k].symbol not in _WORDS:
        return False
    i = tokens.at(chunks[k].start)
    return tokens.adjacent(i) and tokens.words[i].islower() and not begins_predicate(tokens, i)


def _is_known(head: BodyMention) -> bool:
    """Whether a head alone is often the body spoken of: `Hiệu trưởng | nhà trường`, `Giám đốc | Trung tâm`."""
    return head.kind in NAMED_AFTER or head.head in load_lexicon().departments


def _lacks_name(body: BodyMention) -> bool:
    """Whether a head stands alone that has names: `Chủ tịch | Hiệp hội`."""
    named = load_lexicon().feature("head", body.head, "name") in ("required", "optional")
    return body.alone and named and "field" not in load_lexicon().head_traits(body.head)
