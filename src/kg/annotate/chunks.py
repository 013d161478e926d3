"""From tokens to chunks: sentence by sentence, and what belongs together of what the grammar reads one by one."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from itertools import compress

from kg.annotate.employers import join_employer
from kg.annotate.grammar.documents.acts import brings_out
from kg.annotate.neighbors import close_aside, take_body, take_seat, with_act
from kg.annotate.one_chunk import read_chunk, shortened
from kg.annotate.shared import with_shared
from kg.annotate.tokens import Tokens
from kg.annotate.unread_bodies import with_unread
from kg.annotate.unread_hosts import with_unread_hosts
from kg.chunks import Chunk, Chunks, Sentence
from kg.mentions import DocumentMention
from kg.phrases import READ
from kg.records import replace

# Categories of which none alone begins a mention.
_NO_MENTION = frozenset({"cue", "word", "blocker", "placetype", "modifier", "deliberation", "content"})
# Symbols of what may belong together with what is before it.
_JOINING = frozenset({")", "Person", "Position", "Document", "STOP"})
_QUOTES = frozenset('“”"')  # what is quoted is another voice: no list goes on across the mark
_ITEM_MARKS = frozenset({":", ";"})  # before the next name of a list: `các đồng chí: | Y Brơi, …; | Siu Hương, …`
_PRESS = "press"  # kind of words before who asks in a printed interview: `PV: | Xin ông cho biết`
_SUCH_AS = "như"
_WOMAN = "nữ"  # before a post it tells nothing of the post


def chunk_sentences(tokens: Tokens) -> tuple[Sentence, ...]:
    """The chunks of every sentence.

    Example:
        `Đồng chí Ngô Đông Hải, Bí thư Tỉnh ủy chủ trì hội nghị.` gives
        `Person` `,` `Position` `CHAIR` `Meeting` `.`.
    """
    tokens.openings = frozenset([begin for begin, _ in tokens.sentences])
    begun = list(compress(range(len(tokens)), tokens.steps))
    sentences: list[Sentence] = []
    done = 0
    for begin, end in tokens.sentences:
        if end <= done or _plain(tokens, begin, end):
            continue
        begin = max(begin, done)
        reading = _Reading(tokens, end)
        done = reading.read(begun[bisect_left(begun, begin) : bisect_left(begun, end)], begin)
        done = reading.close(done)  # which may be beyond the sentence: a mention goes on
        if reading.chunks:
            chunks = with_unread_hosts(with_unread(Chunks(reading.chunks), tokens), tokens)
            chunks = with_shared(chunks, tokens)
            sentences.append(Sentence(tokens.starts[begin], tokens.ends[max(done, 1) - 1], chunks))
    return tuple(sentences)


def _plain(tokens: Tokens, begin: int, end: int) -> bool:
    """Whether a sentence is ordinary prose: no capital but its first, and no word or number that begins a mention."""
    if True in tokens.capitals[begin + 1 : end] or tokens.words[begin][0].isdigit():
        return False  # the day of an article may be a line of its own: `| 03/06/2024 18:27`
    return all(found.categories <= _NO_MENTION for found in tokens.found[begin:end] if found)


class _Reading:
    """A sentence as far as it is read.

    Attributes:
        chunks: Those so far.
    """

    def __init__(self, tokens: Tokens, end: int) -> None:
        """Begin one that ends before token `end`."""
        self.chunks: list[Chunk] = []
        self._tokens = tokens
        self._end = end
        self._gap = -1  # where the plain words begin that no chunk holds yet
        self._titled = False  # whether an honorific stands right before
        self._asking = False  # whether it is one for who asks
        self._listing = False  # whether one stands before the colon of a list

    def read(self, begun: Iterable[int], j: int) -> int:
        """Read on from token `j` what may begin at some tokens, and tell the token after the last that is read."""
        tokens, chunks = self._tokens, self.chunks
        steps, starts, ends, capitals = tokens.steps, tokens.starts, tokens.ends, tokens.capitals
        for i in begun:
            if i < j:  # inside what was read already
                continue
            if i > j:
                self._gap, self._titled = starts[j] if self._gap < 0 else self._gap, False
            length, symbol = steps[i] or READ
            chunk: Chunk | None
            if length:  # a cue or a mark, as at most of these tokens
                if length > 1 and True in capitals[i + 1 : i + length]:
                    length, symbol = shortened(tokens, i, length, symbol)
                j = i + length
                chunk = Chunk(starts[i], ends[j - 1], symbol)
                self._listing = self._listing or (self._titled and not self._asking and symbol == ":")
            else:
                listed = self._listing and self._gap < 0 and chunks[-1].symbol in _ITEM_MARKS
                chunk, j = read_chunk(chunks, tokens, i, self._end, self._titled or listed, self._gap < 0)
            if chunk:
                self._add(chunk, i)
            elif j > i:  # an honorific licenses the name after it; an acronym in parentheses says nothing
                title = tokens.find(i, "honorific")
                self._titled = tokens.words[i] != "("
                self._asking = title is not None and title[1].features["kind"] == _PRESS
            else:
                j = self._leave(i)
        return j

    def _add(self, chunk: Chunk, i: int) -> None:
        """Put in the chunk that begins at token `i`, after the plain words before it."""
        if chunk.symbol == "Position" and self._gap == self._tokens.starts[i - 1]:
            self._gap = -1 if self._tokens.folded[i - 1] == _WOMAN else self._gap
        if self._gap >= 0:
            self.chunks.append(Chunk(self._gap, self._tokens.ends[i - 1], "_"))
        self.chunks.append(chunk)
        if chunk.symbol in _JOINING:
            _join(self.chunks, self._tokens, i, self._gap < 0)
        self._titled, self._gap = False, -1

    def _leave(self, i: int) -> int:
        """Leave token `i` to the plain words, which no mark but one of quotation begins; and tell the next."""
        word = self._tokens.words[i]
        if self._gap < 0 and (word[0].isalnum() or word in _QUOTES):
            self._gap = self._tokens.starts[i]
        self._titled = False
        return i + 1

    def close(self, j: int) -> int:
        """Put in the plain words at the end, all before token `j` being read; and tell the token after the last."""
        tokens = self._tokens
        if j < self._end:
            self._gap, j = tokens.starts[j] if self._gap < 0 else self._gap, self._end
        if self._gap >= 0:
            self.chunks.append(Chunk(self._gap, tokens.ends[j - 1], "_"))
        return j


def _join(chunks: list[Chunk], tokens: Tokens, i: int, adjoins: bool) -> None:
    """Joins the last chunk, which begins at token `i`, with those before it where they belong together.

    Args:
        chunks: All of them so far.
        tokens: The article's tokens.
        i: Where the last begins.
        adjoins: Whether no plain words stand before it.
    """
    last = chunks[-1]
    if isinstance(last.mention, DocumentMention):
        if not adjoins and (n := brings_out(tokens, i, last.mention.type)):
            chunks[-2:-1] = with_act(chunks[-2], tokens.starts[i - n], tokens.ends[i - n - 1])
    elif last.symbol == ")":
        close_aside(chunks)
    elif last.symbol == "Person":
        join_employer(chunks)
    elif last.symbol == "Position":
        take_seat(chunks)
        take_body(chunks)
    elif tokens.words[i] == _SUCH_AS and adjoins and [chunk.symbol for chunk in chunks[-2:-1]] == ["Position"]:
        chunks[-1] = replace(last, symbol="COMPRISE")  # "các nguyên Bộ trưởng | như | ông A, ông B"
