"""From tokens to chunks: at each token the longest lexicon entry decides which part of the grammar reads on."""

from __future__ import annotations

from collections.abc import Callable

from kg.annotate.grammar.bodies import parse_body
from kg.annotate.grammar.dates import TRIGGERS, parse_date
from kg.annotate.grammar.documents import parse_document
from kg.annotate.grammar.meetings import parse_meeting
from kg.annotate.grammar.persons import parse_person
from kg.annotate.grammar.places import parse_place
from kg.annotate.grammar.positions import parse_position
from kg.annotate.grammar.venues import parse_venue
from kg.annotate.tokens import Tokens
from kg.mentions import Chunk, Mention, PersonMention, Sentence

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
}
_NO_MENTION = frozenset({"cue", "word", "blocker", "placetype", "modifier"})
_QUOTES = frozenset("“”\"")  # what is quoted is another voice: no list goes on across the mark
_MARKS = frozenset(",;:()-–./")
_PRONOUNS = frozenset({"ông", "bà", "đồng chí", "ngài", "anh", "chị"})
_CREDIT = frozenset({"Ảnh", "ảnh", "Nguồn"})
_CREDITED = 3  # syllables of a photographer's name
_LONGEST_NAME = 7  # capitals after which a run is no longer looked along
_NAMED_LIKE_PERSONS = 3  # a bare name of this many syllables that begins with a family name is a person's


def chunk_sentences(tokens: Tokens) -> tuple[Sentence, ...]:
    """The chunks of every sentence.

    Example:
        `Đồng chí Ngô Đông Hải, Bí thư Tỉnh ủy chủ trì hội nghị.` gives
        `Person` `,` `Position` `CHAIR` `Meeting` `.`.
    """
    sentences: list[Sentence] = []
    done = 0
    for begin, end in tokens.sentences:
        if end <= done or _plain(tokens, begin, end):
            continue
        chunks, done = _chunk(tokens, max(begin, done), end)
        if chunks:
            sentences.append(Sentence(tokens.starts[begin], tokens.ends[max(done, 1) - 1], tuple(chunks)))
    return tuple(sentences)


def _plain(tokens: Tokens, begin: int, end: int) -> bool:
    """Whether a sentence is ordinary prose: no capital but its first, and no word that begins a mention."""
    if True in tokens.capitals[begin + 1 : end]:
        return False
    return all(entry.category in _NO_MENTION for hits in tokens.hits[begin:end] if hits for _, entry in hits)


def _chunk(tokens: Tokens, i: int, end: int) -> tuple[list[Chunk], int]:
    chunks: list[Chunk] = []
    licensed = False
    gap = -1
    hits, words, folded = tokens.hits, tokens.words, tokens.folded
    while i < end:
        if hits[i] is None and words[i][0].islower() and folded[i] not in TRIGGERS:  # most words: nothing begins here
            gap = tokens.starts[i] if gap < 0 else gap
            licensed, i = False, i + 1
            continue
        chunk, j = _read(tokens, i, end, licensed or _after_position(chunks, tokens, i))
        if chunk is None and j > i:  # an honorific licenses the name after it; an acronym in parentheses says nothing
            licensed, i = tokens.words[i] != "(", j
            continue
        licensed = False
        if chunk is None:
            words_begin = tokens.words[i][0].isalnum() or tokens.words[i] in _QUOTES
            gap = tokens.starts[i] if gap < 0 and words_begin else gap
            i += 1
            continue
        if gap >= 0:
            chunks.append(Chunk(gap, tokens.ends[i - 1], "_"))
            gap = -1
        chunks.append(chunk)
        i = j
    if gap >= 0:
        chunks.append(Chunk(gap, tokens.ends[i - 1], "_"))
    return chunks, i


def _after_position(chunks: list[Chunk], tokens: Tokens, i: int) -> bool:
    return bool(chunks) and chunks[-1].symbol in ("Position", "BYPERSON") and chunks[-1].end == tokens.ends[i - 1]


def _read(tokens: Tokens, i: int, end: int, licensed: bool) -> tuple[Chunk | None, int]:
    """The chunk at token `i` and the token after it; `(None, i)` for a plain word, `(None, j)` to skip words."""
    word = tokens.words[i]
    if word in _CREDIT and (k := _credit(tokens, i, end)):
        return Chunk(tokens.starts[i], tokens.ends[k - 1], "."), k
    if word == "(" and (k := _acronym(tokens, i, end)):
        return None, k
    if word in _MARKS:
        return Chunk(tokens.starts[i], tokens.ends[i], "-" if word == "–" else word), i + 1
    if (tokens.folded[i] in TRIGGERS or (len(word) >= 8 and word[0].isdigit())) and (date := parse_date(tokens, i)):
        return Chunk(date[0].start, date[0].end, "Date", date[0]), date[1]
    if (
        tokens.capital(i)
        and ((licensed and not _titled(tokens, i)) or _looks_like_person(tokens, i))
        and (person := parse_person(tokens, i, licensed))
    ):
        return Chunk(person[0].start, person[0].end, "Person", person[0]), person[1]
    for j, entry in tokens.hits[i] or ():
        category = entry.category
        if category == "word" and not _cuts(tokens, i, j):
            return Chunk(tokens.starts[i], tokens.ends[j - 1], "_"), j
        if category == "cue":
            return Chunk(tokens.starts[i], tokens.ends[j - 1], entry.features["class"]), j
        if category == "honorific":
            return _honorific(tokens, i, j, end)
        if category == "blocker" and (k := _blocked(tokens, j)) > j:
            return Chunk(tokens.starts[i], tokens.ends[k - 1], "_"), k
        if category in _PARSERS:
            symbol, parser = _PARSERS[category]
            if found := parser(tokens, i):
                return Chunk(found[0].start, found[0].end, symbol, found[0]), found[1]
    if tokens.capital(i) and (person := parse_person(tokens, i, licensed)):
        return Chunk(person[0].start, person[0].end, "Person", person[0]), person[1]
    return None, i


def _acronym(tokens: Tokens, i: int, end: int) -> int:
    """Token after an acronym in parentheses: `Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam | (UB T.Ư MTTQ VN)`."""
    k = i + 1
    while k < min(end, i + 6) and tokens.words[k].replace(".", "").replace("&", "").isupper():
        k += 1
    return k + 1 if k > i + 1 and k < end and tokens.words[k] == ")" else 0


def _cuts(tokens: Tokens, i: int, j: int) -> bool:
    """Whether a role or a body begins inside an ordinary word and ends beyond it: `làm | Chủ tịch` in `làm chủ`."""
    return any(
        end > j for k in range(i + 1, j) for end, entry in tokens.hits[k] or () if entry.category in ("role", "head")
    )


def _credit(tokens: Tokens, i: int, end: int) -> int:
    """Token after a photo's credit, which ends a caption: `Ảnh: VGP/Quang Hiếu | Thủ tướng yêu cầu`."""
    k = i + 1
    if k >= end or tokens.words[k] != ":":
        return 0
    names = 0
    k += 1
    while k < end and names < _CREDITED and not (names and _goes_on(tokens, k)):
        if tokens.words[k] in "/-–.":
            names = 0
        elif tokens.capital(k):
            names += 1
        else:
            break
        k += 1
    return k


def _goes_on(tokens: Tokens, k: int) -> bool:
    """Whether the text itself goes on after a credit without a full stop: a word of the lexicons, or a date."""
    following = tokens.words[k + 1 : k + 2]
    dated = tokens.folded[k] in TRIGGERS and following and not following[0][0].isupper()
    return bool(dated) or any(entry.category not in ("district", "country", "province") for _, entry in tokens.hits[k] or ())


def _titled(tokens: Tokens, i: int) -> bool:
    """Whether a position, a body or a meeting begins at a capital: `đồng chí | Bí thư Tỉnh ủy`."""
    return any(
        entry.category in ("role", "modifier", "head", "body", "meeting", "placetype", "honorific")
        and (entry.category != "head" or j > i + 1 or tokens.folded[i] not in tokens.lexicon.families)
        for j, entry in tokens.hits[i] or ()
    )


def _looks_like_person(tokens: Tokens, i: int) -> bool:
    """Whether a run of capitals that begins with a family name is long enough to be a person's, and no known place or body."""
    if tokens.folded[i] not in tokens.lexicon.families or tokens.find(i, "honorific"):
        return False
    k = i
    end = min(len(tokens), i + _LONGEST_NAME)
    while k < end and tokens.capital(k) and tokens.words[k].isalpha() and (k == i or tokens.adjacent(k)):
        k += 1
    if k - i < _NAMED_LIKE_PERSONS:
        return False
    known = [(j, entry) for j, entry in tokens.hits[i] or () if entry.category not in ("cue", "district")]
    longest = max((j for j, _ in known), default=i)
    # the city of Hồ Chí Minh has its type before it when it is the city
    return longest < i + 2 or (longest >= k and known[0][1].category == "province")


def _honorific(tokens: Tokens, i: int, j: int, end: int) -> tuple[Chunk | None, int]:
    """Words before a name are skipped; alone, `ông` or `đồng chí` stands for the person named before."""
    follows = j < end and (
        tokens.capital(j)
        or any(e.category in ("honorific", "role", "modifier", "head") for _, e in tokens.hits[j] or ())
    )
    if follows or (tokens.folded[i] not in _PRONOUNS and tokens.surface(i, j).lower() not in _PRONOUNS):
        return None, j
    if i > 0 and tokens.folded[i - 1] in ("các", "những", "nhiều", "hai", "của"):
        return None, j
    pronoun = PersonMention(tokens.starts[i], tokens.ends[j - 1], "", partial=True)
    return Chunk(pronoun.start, pronoun.end, "Person", pronoun), j


def _blocked(tokens: Tokens, j: int) -> int:
    """Token after the capitalized words that follow a blocker: `đường | Nguyễn Huệ`."""
    k = j
    while k < len(tokens) and tokens.capital(k) and tokens.adjacent(k) and tokens.words[k][0].isalpha():
        if tokens.find(k, "role"):
            break
        k += 1
    return k
