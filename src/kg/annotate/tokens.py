"""The tokens of an article as plain lists, with the lexicon entries that begin at each of them.

The grammar reads these lists instead of spaCy tokens: the same information at a fraction of the cost.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import cache

from kg.lexicon import Lexicon
from kg.mentions import BodyMention
from kg.phrases import Entry, Found, Step
from kg.spelling import modern_tone

Hit = tuple[int, Entry]
_CUE = 4  # tokens of the longest cue that tells what a word after it is
# Words that may begin a date; the chunker asks for a date at no other word but a number.
TRIGGERS = frozenset("ngày sáng chiều tối trưa đêm hôm tháng năm từ".split())
# Words before what there are several of; `năm` is not among them, for it is a year, too.
SEVERAL = frozenset("các những nhiều mọi mỗi loạt hai ba bốn sáu bảy tám chín mười".split())
DASHES = frozenset("-–")  # printed for each other
_REACH = 250  # characters of the longest phrase that a pattern reads, so that a run of blanks costs no more
_SCHOOLS = frozenset({"trường", "học"})  # words before an abbreviation in the name of a school: `Trường | TH`


@dataclass(slots=True)
class Tokens:
    """The tokens of an article without its white space, and what the lexicons know of them.

    Attributes:
        text: Normalized text of the article.
        words: Tokens as printed.
        folded: Tokens for comparison, abbreviations expanded.
        starts, ends: Character offsets of each token.
        capitals: Whether each token begins with a capital letter.
        pauses: Whether a sentence may end after each token: it ends in a mark, or a line ends after it.
        usual: Whether each token is a word in small letters that begins no date.
        lexicon: Where the phrases are from.
        found: For each token, the phrases of the lexicons that begin there.
        steps: What begins there, of phrases and marks; nothing at most words.
        sentences: First token and token after the last of each sentence.
        openings: First tokens of the sentences.
        names: Foreign names of persons read so far, by their first word: a title stood before them once.
        given: The given names of the other persons read so far.
        short_forms: Acronyms that the article has given to bodies so far.
        explained: Other abbreviations that the article explains, with their words.
    """

    text: str
    words: list[str]
    folded: list[str]
    starts: Sequence[int]
    ends: Sequence[int]
    capitals: Sequence[bool]
    pauses: Sequence[bool]
    usual: Sequence[bool]
    lexicon: Lexicon
    found: list[Found | None]
    steps: list[Step | None]
    sentences: list[tuple[int, int]] = field(default_factory=list)
    openings: frozenset[int] = frozenset()
    names: dict[str, set[str]] = field(default_factory=dict)
    given: set[str] = field(default_factory=set)
    short_forms: dict[str, BodyMention] = field(default_factory=dict)
    explained: Mapping[str, str] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.words)

    def word_at(self, i: int) -> str:
        """Token `i` as printed, empty where the text has none: `word_at(end) == ","`."""
        return self.words[i] if 0 <= i < len(self.words) else ""

    def folded_at(self, i: int) -> str:
        """Token `i` for comparison, empty where the text has none: `folded_at(end) == "của"`."""
        return self.folded[i] if 0 <= i < len(self.folded) else ""

    def put(self, i: int, found: Found | None) -> None:
        """Know what phrases begin at token `i`."""
        self.found[i] = found
        if self.usual[i]:
            self.steps[i] = found.step if found else None

    def find(self, i: int, category: str) -> Hit | None:
        """The longest entry of a category that begins at token `i`, with the token after its last."""
        if i < len(self.found) and (found := self.found[i]) and (hit := found.longest.get(category)):
            return i + hit[0], hit[1]
        return None

    def hits(self, i: int) -> list[Hit]:
        """All entries that begin at token `i`, the longest first, each with the token after its last."""
        found = self.found[i] if i < len(self.found) else None
        return [(i + length, entry) for length, entry in found.entries] if found else []

    def hits_among(self, i: int, categories: frozenset[str]) -> list[Hit]:
        """The entries of some categories that begin at token `i`, the longest first."""
        found = self.found[i] if i < len(self.found) else None
        return [(i + length, entry) for length, entry in _among(found, categories)] if found else []

    def begins(self, i: int, categories: Set[str]) -> bool:
        """Whether an entry of one of several categories begins at token `i`."""
        found = self.found[i] if i < len(self.found) else None
        return found is not None and not found.categories.isdisjoint(categories)

    def plain(self, i: int) -> bool:
        """Whether token `i` is like most words: in small letters, and no phrase of the lexicons begins there."""
        return i < len(self.usual) and self.usual[i] and self.found[i] is None

    def amid_word(self, i: int, within: int = 1) -> bool:
        """Whether token `i` goes on with an ordinary word that begins `within` so many tokens before: `tồn | tại`."""
        return any((word := self.find(k, "word")) and word[0] > i for k in range(max(0, i - within), i))

    def cue_before(self, i: int) -> str:
        """Class of the longest cue that ends right before token `i`, empty when none does: `tổ chức | gặp mặt`."""
        for k in range(max(0, i - _CUE), i):
            if (found := self.found[k]) and (cue := found.longest.get("cue")) and k + cue[0] == i:
                return cue[1].features["class"]
        return ""

    def cue_at(self, i: int) -> str:
        """Class of the longest cue that begins at token `i`, empty when none does: `| phát biểu chỉ đạo`."""
        found = self.found[i] if i < len(self.found) else None
        cue = found.longest.get("cue") if found else None
        return cue[1].features["class"] if cue else ""

    def field(self, i: int, small: bool = False) -> tuple[int, str] | None:
        """The longest name of a field that begins at token `i`: `Kế hoạch và Đầu tư`, also as `KH-ĐT`.

        Args:
            i: Where it begins.
            small: Whether it may be printed small.
        """
        first = self.folded_at(i).partition(" ")[0] if small or self.capital(i) else ""
        longest = self.lexicon.longest_fields.get(first, 0)
        for j in range(min(i + longest, len(self.words)), i, -1):
            if name := self.lexicon.fields.get(" ".join(self.folded[i:j])):
                return j, name
        return None

    def capital(self, i: int) -> bool:
        """Whether token `i` begins with a capital letter."""
        return i < len(self.capitals) and self.capitals[i]

    def family(self, i: int) -> bool:
        """Whether token `i` may be a family name: `Nguyễn`, but also `Bộ`."""
        return self.folded_at(i) in self.lexicon.families

    def capitals_end(self, i: int) -> int:
        """Token after the capitals that stand together from token `i` on: `Tân Hoàng Minh | đầu tư`."""
        k = i
        while self.capital(k) and (k == i or self.adjacent(k)):
            k += 1
        return k

    def adjacent(self, i: int) -> bool:
        """Whether token `i` and the one before stand together in one sentence."""
        return 0 < i < len(self.words) and i not in self.openings

    def at(self, offset: int) -> int:
        """First token that begins at or after an offset."""
        return bisect_left(self.starts, offset)

    def match(self, pattern: re.Pattern[str], offset: int) -> re.Match[str] | None:
        """What a pattern matches from an offset on, within the reach of a phrase."""
        return pattern.match(self.text, offset, offset + _REACH)

    def learn(self, i: int, j: int) -> None:
        """Remember the name from `i` to `j`, of a Vietnamese the given name that ends it."""
        if j - i > 1 and self.family(i):
            self.given.add(self.words[j - 1])
        elif j - i > 1:
            self.names.setdefault(self.words[i], set()).add(" ".join(self.words[i:j]))

    def names_at(self, i: int) -> bool:
        """Whether a foreign name that was read before, or one that everybody knows, begins at token `i`."""
        first, read, famous = self.word_at(i), self.names, self.lexicon.names
        if first not in read and first not in famous:
            return False
        known = (*read.get(first, ()), *famous.get(first, ()))
        return any(" ".join(self.words[i : i + name.count(" ") + 1]) == name for name in known)

    def begun(self, i: int, phrases: Mapping[str, Sequence[list[str]]]) -> int:
        """How many tokens the first of some phrases has that begins at token `i`; 0 without one.

        Args:
            i: Where it begins.
            phrases: By their first words, as `tables.by_edge` lists them.
        """
        following = phrases.get(self.folded_at(i), ())
        return next((len(words) for words in following if self.folded[i : i + len(words)] == words), 0)

    def ended(self, i: int, phrases: Mapping[str, Sequence[list[str]]], begin: int = 0) -> int:
        """How many tokens the first of some phrases has that ends right before token `i`, and begins no earlier.

        Args:
            i: Where it ends.
            phrases: By their last words.
            begin: The token before which none of them may begin.
        """
        ending = phrases.get(self.folded_at(i - 1), ())
        return next((len(words) for words in ending if self.folded[max(begin, i - len(words)) : i] == words), 0)

    def surface(self, i: int, j: int) -> str:
        """The words from `i` to `j` as a label prints them: abbreviations expanded, modern tone placement.

        Example:
            `UBND TP. Đà Nẵng` gives `Ủy ban nhân dân thành phố Đà Nẵng`.
        """
        expansions = self.lexicon.expansions
        words = self.words[i:j]
        if words and expansions.keys().isdisjoint(words) and self.explained.keys().isdisjoint(words):
            return modern_tone(" ".join(self.text[self.starts[i] : self.ends[j - 1]].split()))
        pieces: list[str] = []
        for k in range(i, j):
            word = self.words[k]
            schooled = word not in self.lexicon.school_words or self.folded[max(k - 1, 0)] in _SCHOOLS
            expansion = expansions.get(word) if schooled else None
            if word in self.explained and self.words[k - 1] != "(":
                expansion = self.explained[word]
            pieces.append(_unrepeated(expansion, "".join(pieces)) if expansion else modern_tone(word))
            if k + 1 < j and self.ends[k] < self.starts[k + 1]:
                pieces.append(" ")
        return "".join(pieces)


@cache
def _among(found: Found, categories: frozenset[str]) -> tuple[tuple[int, Entry], ...]:
    """The entries of some categories, each with the number of its tokens."""
    return tuple(hit for hit in found.entries if hit[1].category in categories)


def _unrepeated(expansion: str, before: str) -> str:
    """An abbreviation written out, without the words that stand before it: `Ngân hàng | Agribank`."""
    head = " ".join(expansion.split(" ", 2)[:2])
    return expansion.removeprefix(head).lstrip() if before.rstrip().endswith(head) else expansion
