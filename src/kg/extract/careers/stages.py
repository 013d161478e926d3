"""The stages of a career in one sentence: `ông A được bầu làm B; từ năm 2008 là C, sau đó giữ chức D`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.chunks import Chunk, Chunks
from kg.extract.symbols import CHOOSES, SHOWS, SINCE, TALKS, printed
from kg.records import replace

_POSTS = frozenset({"Position"})
_VERBS = frozenset({"ASSUME", "BECOME", "COPULA", "NOWIS", "KEEPS", "APPOINT", "REMOVE", "PAST", "PASTCHOSEN"})
_JOINTS = frozenset({",", ";", "AND", "STOP"})
# What may stand between a joint and the verb of the next stage, and between the verb and its post.
_LEADS = frozenset("_ AUX Date EARLIER AT Place Body ABOUT DURING STOP PASSIVE , AND".split())
_OBJECTS = frozenset("_ AUX ASSUME BECOME COPULA APPOINT AND , PLURAL : Body JOIN".split())
_TURNS = frozenset({"SAY", "ASK", ":", "("})  # before which a sentence does not yet tell a career
_ASIDES = frozenset({"_", "Date", "Place", "Body", "-", ",", "STOP"})  # but for what parentheses add: `(2009 - 2015)`
_NOT_SUBJECT = TALKS | {"OF", "BY", "BYPERSON", "COMITATIVE", "ACCORDING", "WORKWITH", "REPLACE"}
_ENDS = frozenset({"Position", "Body", "_"})  # what the verb of a whole stage has after it
# What tells something of a person before the first post is named; and what the frames read together with it.
_FIRST, _LIVES = frozenset({"HAVE", "JOIN"}), frozenset({"BORN", "AGE"})
_PRONOUNS, _WHEN = frozenset({"đó", "đây", "này", "ấy", "họ", "ta"}), frozenset({"sau", "trước", "khi", "lúc", "từ"})
_PURPOSE, _GROUP = "để", "các "
_TAKES = frozenset({"ASSUME", "BECOME", "NOWIS", "KEEPS"})  # verbs of posts alone
_NEAR = 2  # chunks from the joint to them, and from who speaks to the verb
_HELD = frozenset({"ASSUME", "COPULA"})
_AFTERWARDS = frozenset({"sau", "rồi"})
_FEW = 6  # chunks between a joint and the verb, and as many between the verb and its post
_SHORT = 25  # characters of plain words there


def stages(text: str, chunks: Chunks) -> list[Chunks]:
    """A sentence cut where the same person comes to the next post, each piece with the person; else all of it as one.

    Example:
        `Ông A được bầu làm Bí thư Huyện ủy; từ năm 2008 là Giám đốc Sở Y tế`, which is
        `Figure PASSIVE APPOINT Position ; Date COPULA Position`, gives `Figure PASSIVE APPOINT Position` and
        `Date Figure COPULA Position`.
    """
    symbols = chunks.symbols
    if _VERBS.isdisjoint(symbols) or "Position" not in symbols:
        return [chunks]
    named = _subject(chunks)
    subject = chunks[named] if named >= 0 else None
    if subject is None and "Figure" in symbols:
        return [chunks]
    begin = named + 2
    cuts = list(_cuts(text, chunks, begin))
    stops = [*(n for n, _ in cuts[1:]), len(chunks)]
    if not cuts:
        return [chunks]
    told = [Chunks(chunks[: cuts[0][0]])]
    period = _period(text, chunks)
    for (n, verb), stop in zip(cuts, stops, strict=True):
        next_post = not CHOOSES.isdisjoint(told[-1].symbols) and _comes_next(text, chunks, n, verb)
        stage = _stage(chunks, n, verb, stop, subject, next_post)
        beside = verb == n + 1 and "Date" not in stage.symbols
        told.append(Chunks([*period, *stage]) if beside else stage)
    return told


def _period(text: str, chunks: Chunks) -> Sequence[Chunk]:
    """The time told before the subject, in which all posts are: `| Từ năm 2005 đến 2010 |, ông A là B, là C`."""
    before = chunks.symbols[: chunks.symbols.index("Figure")] if "Figure" in chunks.symbols else []
    n = before.index("Date") if "Date" in before else 0
    begin = n - 1 if n and before[n - 1] == "STOP" else n  # "Từ | tháng 5/2005"
    return chunks[begin : n + 1] if text.startswith(SINCE, chunks[begin].start) and before else ()


def _comes_next(text: str, chunks: Chunks, n: int, verb: int) -> bool:
    """Whether somebody comes to another post: `được bổ nhiệm A, | sau đó là | B`, `… | rồi về Huế làm | B`.

    Args:
        text: Of the article.
        chunks: Of the sentence.
        n: The joint before the stage.
        verb: The verb of the stage.
    """
    led = [word for chunk in chunks[n : verb + 1] if chunk.mention is None for word in printed(text, chunk).split()]
    moved = chunks.symbols[n + 1 : verb][-2:] == ["ABOUT", "Place"]
    return chunks.symbols[verb] in _HELD and (moved or not _AFTERWARDS.isdisjoint(led))


def _subject(chunks: Chunks) -> int:
    """The only person whom a sentence names beside who says it, or -1: `ông A cho biết, | ông B | được bầu làm …`."""
    figures = chunks.at("Figure")
    said = len(figures) > 1 and "SAY" in chunks.symbols[figures[0] + 1 : figures[0] + 1 + _NEAR]
    who = figures[said:]
    if len(who) != 1 or (who[0] and chunks.symbols[who[0] - 1] in _NOT_SUBJECT):
        return -1
    return who[0]


def _cuts(text: str, chunks: Chunks, begin: int) -> Iterator[tuple[int, int]]:
    """The joints at which another stage begins, each with its verb."""
    symbols, last, skipped = chunks.symbols, 0, 0
    for n in range(begin - 1, len(symbols)):
        if n < skipped or (symbols[n] == "(" and (skipped := _aside_end(symbols, n))):
            continue
        if symbols[n] in _TURNS or (symbols[n] in SHOWS and "PASSIVE" not in symbols[begin - 1 : n]):
            return  # "ông A | công bố quyết định bổ nhiệm Giám đốc Sở Y tế và …"
        listed = symbols[n - 1 : n + 2] == ["Body", ",", "Body"]  # "thôi tham gia Thành ủy |, Ban Thường vụ, …"
        joint = n > max(last, begin - 1) and _is_joint(text, chunks[n]) and symbols[n - 1] != "PRESENT" and not listed
        verb = _verb(chunks, n + 1) if joint else 0  # not at "giới thiệu | để HĐND bầu giữ chức"
        another = verb and (_is_of_another(text, chunks, verb) or _elects_next(symbols, n, verb))
        if verb and not another and _is_whole(symbols, last, n, verb) and not _is_listed(symbols, last, n, verb):
            yield n, verb
            last = verb


def _aside_end(symbols: Sequence[str], n: int) -> int:
    """Chunk after a parenthesis that begins at chunk `n` and tells nothing but when and where, 0 for anything else."""
    end = next((k for k in range(n + 1, len(symbols)) if symbols[k] not in _ASIDES), n)
    return end + 1 if symbols[end] == ")" else 0


def _is_joint(text: str, chunk: Chunk) -> bool:
    """Whether another stage may begin after a mark or word: `và`, `;`, of prepositions only `để`."""
    return chunk.symbol in _JOINTS and (chunk.symbol != "STOP" or printed(text, chunk) == _PURPOSE)


def _verb(chunks: Chunks, k: int) -> int:
    """The verb of a stage that begins at chunk `k`, which a post follows; 0 for none."""
    symbols, end = chunks.symbols, min(len(chunks), k + _FEW)
    leads = (n for n in range(k, end) if symbols[n - 1 : n + 1] != ["PASSIVE", "Position"])  # "được | Bí thư | cử làm"
    verb = next((n for n in leads if symbols[n] in _VERBS or not _passes(chunks[n], _LEADS)), end)
    if verb == end or symbols[verb] not in _VERBS:
        return 0
    further = range(verb + 1, min(len(chunks), verb + _FEW))
    found = next((n for n in further if not _passes(chunks[n], _OBJECTS)), 0)
    return verb if found and symbols[found] in _POSTS else 0


def _is_of_another(text: str, chunks: Chunks, verb: int) -> bool:
    """Whether a pronoun before the verb is its subject, or a group: `kể cả | đó là …`, not `sau đó là`."""
    chunk = chunks[verb - 1]
    if text[chunk.end : chunks[verb].start].strip().startswith(_GROUP):
        return True  # "ông A, Bí thư Đảng ủy xã; và | các ông bà | là bí thư chi bộ"
    *_, before, last = ("", *printed(text, chunk).split()) if chunk.symbol == "_" else ("", "")
    return last in _PRONOUNS and before not in _WHEN


def _elects_next(symbols: Sequence[str], n: int, verb: int) -> bool:
    """Whether who dismisses somebody elects another, not named: `miễn nhiệm ông A và | bầu Phó Chủ tịch UBND huyện`."""
    before = symbols[: symbols.index("Figure")] if "Figure" in symbols[:n] else []
    active = "REMOVE" in before and "PASSIVE" not in symbols[n:verb]
    return active and symbols[verb : verb + 2] == ["APPOINT", "Position"]


def _passes(chunk: Chunk, among: frozenset[str]) -> bool:
    return chunk.symbol in among and (chunk.symbol != "_" or chunk.end - chunk.start <= _SHORT)


def _is_whole(symbols: Sequence[str], last: int, n: int, verb: int) -> bool:
    """Whether what stands before a joint is a stage: after its verb comes the post, or it only leads to the first."""
    verbs = [k for k in range(last, n) if symbols[k] in _VERBS]
    if verbs:
        return not _ENDS.isdisjoint(symbols[verbs[-1] + 1 : n])
    near = symbols[verb] in _TAKES and verb - n <= _NEAR and "Figure" in symbols[:n]
    return _LIVES.isdisjoint(symbols[:n]) and (near or not _FIRST.isdisjoint(symbols[:n]))


def _is_listed(symbols: Sequence[str], last: int, n: int, verb: int) -> bool:
    """Whether the frames read the stage together with the one before: posts that one verb governs, or one election."""
    before = symbols[last:n]
    if "PAST" in before:
        return symbols[verb] not in ("NOWIS", "APPOINT", "REMOVE")
    return "APPOINT" in symbols[:n] and symbols[verb] == "ASSUME"


def _stage(chunks: Chunks, n: int, verb: int, stop: int, subject: Chunk | None, next_post: bool) -> Chunks:
    """The stage after the joint at `n`, with its person before the verb, which is passive like the one before."""
    lead, told = list(chunks[n + 1 : verb]), list(chunks[verb:stop])
    if next_post:
        told[0] = replace(told[0], symbol="BECOME")
    if subject is None:
        return Chunks([*lead, *told])
    passive = [chunk for chunk in lead if chunk.symbol == "PASSIVE"]
    if chunks[verb].symbol == "APPOINT" and not passive:
        passive = [Chunk(chunks[verb].start, chunks[verb].start, "PASSIVE")]
    lead = [chunk for chunk in lead if chunk.symbol not in ("PASSIVE", "Position", ",", "AND", "STOP")]
    return Chunks([*lead, subject, *passive, *told])
