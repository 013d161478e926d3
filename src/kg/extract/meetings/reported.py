"""Whether a meeting takes place in a sentence or is only spoken of."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, takewhile

from kg.chunks import Chunk, Chunks, of_kind
from kg.extract.meetings.holding import held_by
from kg.extract.symbols import ACTORS, AMID, AT_WORK, ATTENDS, MEETS, SITS, TALKS, WORKS, has_day
from kg.families import Family
from kg.mentions import DocumentMention, MeetingMention

# Symbols before a meeting that takes place: what one does with a meeting, and `tại`.
_HELD_AFTER = (TALKS | WORKS | SITS | {"WITNESS"}).union(
    "ORGANIZE HAPPEN CHAIR ATTEND ATTENDCHAIR ATTENDSPEAK ATTENDBY SPEAK CONCLUDE OPEN HAVE AT DURING MEET".split()
)
_HELD_BEFORE = frozenset({"BY", "BYPERSON", "CHAIRBY", "ORGANIZE", "HAPPEN", "ATTENDBY", "HEAR", "OPEN"})
_PLACED = (["ORGANIZE", "AT", "Place"], ["HAPPEN", "AT", "Place"])
# What stands before a meeting that is the subject of its sentence.
_SCENE = frozenset("Date SAMEDAY EARLIER JOIN , AT Place _ ( ) ACCORDING Position Body DURING".split())
# What a sentence begins with that first says after, for or by what something is done; and what tells that it is done.
_LEADS = frozenset({"_", "STOP", "DURING", "CARRYOUT", "AUX", "PLAN", "ACCORDING", "TOWARD"})
_TOLD = frozenset({"Figure", "SAY", "ASK", "HAPPEN", ":", ";", "."})
_DONE = AT_WORK | {"ORGANIZE", "CHAIR", "OPEN", "MEET", "HAVE", "ATTEND", "AUX", "PASSIVE", "WORKWITH"}
_SUBJECTS = frozenset({"Body", "Position", "Place", "Meeting"})
_SKIPPED_BEFORE = frozenset({"_", "AUX", "PLURAL", "Date"})
TO_VERB = frozenset({"_", ",", "AUX", "PLAN", "Date"})  # between a meeting and the verb that says that it is held
_WAY = frozenset({"_", "STOP", "Place", "AUX"})  # what leads a guest to a meeting: `| sang Việt Nam | dự`
_VISIT = _WAY | {"HAVE"}  # and what tells of a visit: `| đang có chuyến thăm Việt Nam | và dự`
_MEETS = MEETS | {"Meeting"}  # tell of a meeting after one that is only named
_SITS = "Họp "  # begins heads that have the verb in them
_ASIDE = 4  # chunks of an aside in parentheses
_ELSEWHERE = frozenset({"Meeting", "SAY", "ASK", ",", ";", ":"})  # after these a verb is of something else
_FURTHER = 14  # chunks from a meeting with a long name to its verb
_SYLLABLE = 4  # letters of words that are not more than one
_NEAR = 3  # chunks before a meeting among which words say what has been told of it


def takes_place(chunks: Chunks, n: int) -> bool:
    """Whether the meeting of chunk `n` takes place here, rather than being cited.

    Example:
        The one in `tổ chức | hội nghị` does, the one in `nghị quyết | Đại hội XII` does not.
    """
    if _sets_scene(chunks, n) or _is_business(chunks, n) or n < lead_end(chunks) or has_sitting(chunks, n):
        return False
    if guest_at(chunks, n) or _is_to_decide(chunks, n) or _is_of_paper(chunks, n):
        return False
    symbols = chunks.symbols
    if chunks.before(n) in AMID and _is_aim(symbols[:n]):
        return False
    if symbols[n - 2 : n] == ["Meeting", ":"] and _are_several(chunks[n - 2]):
        return takes_place(chunks, n - 2)  # "tổ chức 2 hội nghị: | Hội nghị sơ kết và …"
    if symbols[n - 2 : n] == ["Document", "OF"]:
        return False  # "Nghị quyết số 18-NQ/TW của | Hội nghị Trung ương 6"
    placed = symbols[max(0, n - 3) : n] in _PLACED  # "đã tổ chức tại Paris | hội thảo"
    earlier = reversed(symbols[: n - 2 if placed else n])
    before = next((symbol for symbol in earlier if symbol not in _SKIPPED_BEFORE), "")
    if before == "VOTERS":
        return symbols[n - 1] == before  # not "tiếp xúc cử tri trước | kỳ họp thứ ba"
    mention = chunks[n].mention
    if before == "Body" and isinstance(mention, MeetingMention) and mention.head.startswith(_SITS):
        return True  # "Ban Giám hiệu đã | họp giao ban"
    if before in _HELD_AFTER or (not before and n < 2) or _joined_by(symbols[:n]) or _is_told_of(chunks, n):
        return True
    after = [symbol for symbol in _past_aside(symbols[n + 1 :]) if symbol not in TO_VERB][:2]
    if before == "," and (_SCENE.issuperset(symbols[_participle_end(chunks) : n]) or held_by(chunks, n)):
        return True  # "Ngày 5/6, tại Huế, | Hội nghị … bước vào ngày làm việc đầu tiên"
    sits = after == ["MEET", "Meeting"]  # "kỳ họp thứ 3 | đã họp phiên bế mạc"
    return sits or after == ["PASSIVE", "ORGANIZE"] or not _HELD_BEFORE.isdisjoint(after[:1]) or _is_held(chunks, n)


def _is_aim(before: Sequence[str]) -> bool:
    """Whether what is to be done at a meeting is why something is done: `tạo cơ sở để Trung ương thảo luận tại | …`."""
    clause = [*takewhile(lambda symbol: symbol not in _ELSEWHERE and symbol not in ACTORS, reversed(before))]
    return "POWER" in clause or ("SUBMIT", "STOP") in pairwise(clause)


def _participle_end(chunks: Chunks) -> int:
    """The chunk after a verb that says of what is named later that it is held: `Diễn ra | sáng 5/6, Hội nghị …`."""
    symbols = chunks.symbols[:2]
    return 2 if symbols == ["PASSIVE", "ORGANIZE"] else int(symbols[:1] == ["HAPPEN"])


def _are_several(chunk: Chunk) -> bool:
    return isinstance(chunk.mention, MeetingMention) and chunk.mention.plural


def _is_to_decide(chunks: Chunks, n: int) -> bool:
    """Whether what another meeting is about is laid before it: `họp thẩm tra báo cáo trình | kỳ họp thứ 7`."""
    laid = n - 1 - (chunks.before(n) in AMID)
    return laid > 0 and chunks.symbols[laid] == "SUBMIT" and "MEET" in chunks.symbols[:laid]


def _is_of_paper(chunks: Chunks, n: int) -> bool:
    """Whether a document named before is about it: `đọc Báo cáo về phân bổ đại biểu dự | Đại hội lần thứ XIII`."""
    papers = of_kind(DocumentMention, chunks[:n])
    return chunks.before(n) in ATTENDS and any(chunks[n].start < paper.subject_end for paper in papers)


def guest_at(chunks: Chunks, n: int) -> Chunk | None:
    """Who is received and has come for the meeting of chunk `n`: `tiếp | ông A | sang Hà Nội dự | kỳ họp lần thứ 4`.

    Also who is received on a visit on which the meeting is: `tiếp | ông A | đang thăm Việt Nam và đồng chủ trì | …`.
    """
    k = n - 1 - (chunks.before(n) in AMID)
    verb = chunks.symbols[k] if k > 0 else ""
    while k > 0 and chunks.before(k) == "AUX":
        k -= 1
    visits = chunks.symbols[max(0, k - 2) : k] == ["Place", "AND"]
    if verb not in ATTENDS and not (visits and verb == "CHAIR"):
        return None
    end = guest = k - 1 if visits else k
    while guest and chunks.symbols[guest - 1] in (_VISIT if visits else _WAY):
        guest -= 1
    if not 0 < guest < end or chunks.symbols[guest - 1] != "Figure":
        return None
    met = guest - 2 - (chunks.symbol_at(guest - 2) == "COMITATIVE")
    return chunks[guest - 1] if chunks.symbol_at(met) in TALKS else None


def _joined_by(before: Sequence[str]) -> bool:
    """Whether somebody takes part in it: `ông A đã tham gia | lễ trồng cây`, but not `đưa vào | kỳ họp`."""
    return [symbol for symbol in before if symbol not in ("AUX", ",")][-2:] == ["Figure", "JOIN"]


def _is_told_of(chunks: Chunks, n: int) -> bool:
    """Whether words before it say what has been told of it: `Đó là mục đích của | buổi tiếp xúc`."""
    before = [chunk for chunk in chunks[max(0, n - _NEAR) : n] if chunk.symbol != "OF"][-2:]
    what = before[-1] if [chunk.symbol for chunk in before] == ["COPULA", "_"] else None
    return what is not None and what.end - what.start > _SYLLABLE  # not "mới sáng là đến | đại hội"


def has_sitting(chunks: Chunks, n: int) -> bool:
    """Whether the meeting of chunk `n` is a session that has a sitting: `tiếp tục | kỳ họp, Quốc hội làm việc`."""
    mention, symbols = chunks[n].mention, chunks.symbols
    if chunks.before(n) != "AUX" or chunks.after(n) != ",":
        return False
    if not isinstance(mention, MeetingMention) or mention.family != Family.SESSION:
        return False
    return not SITS.isdisjoint(symbols[n:])


def lead_end(chunks: Chunks) -> int:
    """The chunk of the day with which the clause begins after words that only lead to it; 0 where there are none.

    Example:
        In `Sau kỳ họp thứ 12, HĐND tỉnh, | sáng 5/5, ông An tiếp xúc cử tri` no session is held.
    """
    symbols = chunks.symbols[:2]
    if symbols == ["AUX", "Meeting"] or _LEADS.isdisjoint(symbols[:1]):
        return 0  # "Tiếp tục | phiên họp thứ 10, sáng 5/6, …"
    for k, symbol in enumerate(chunks.symbols[:-1]):
        if symbol in _TOLD or (symbol in _DONE and chunks.before(k) in _SUBJECTS):
            return 0
        if symbol == "," and tells_day(chunks[k + 1]):
            return k + 1
    return 0


def tells_day(chunk: Chunk) -> bool:
    """Whether a day is printed there, or a word for one: `sáng 5/3`, `cùng ngày`."""
    return chunk.symbol == "SAMEDAY" or has_day(chunk)


def _is_business(chunks: Chunks, n: int) -> bool:
    """Whether another meeting is about holding this one: `Cuộc họp trù bị về tổ chức | Hội nghị Sông Hồng`."""
    before = chunks.symbols[max(0, n - _NEAR - 1) : n]
    about = before[-3:-1] in (["Meeting", "ABOUT"], ["ABOUT", "_"]) and "Meeting" in before
    return about and before[-1] == "ORGANIZE"


def _is_held(chunks: Chunks, n: int) -> bool:
    """Whether the verb further on says that it is held: `Lễ đón | Chủ tịch Quốc hội A và đoàn đã diễn ra`."""
    later = chunks.symbols[n + 1 : n + _FURTHER]
    end = next((k for k, symbol in enumerate(later) if symbol in _ELSEWHERE), len(later))
    return "HAPPEN" in later[:end] or ("PASSIVE", "ORGANIZE") in pairwise(later[:end])


def _past_aside(symbols: Sequence[str]) -> Sequence[str]:
    """The symbols after words in parentheses at their beginning: `Hội nghị … lần thứ 11 | (khóa X) | đã khai mạc`."""
    aside = symbols[:1] == ["("] and ")" in symbols[:_ASIDE]
    return symbols[symbols.index(")") + 1 :] if aside else symbols


def _sets_scene(chunks: Chunks, n: int) -> bool:
    """Whether the meeting is named on the way to the sentence's own clause: `Bên lề | hội nghị, ông A tiếp ông B`.

    The day and the place may come first where it is another meeting that is then told of: `Chiều 5/3, tại Huế, nhân
    chuyến thăm và dự | hội nghị, ông A tiếp ông B`.
    """
    before, after = chunks.symbols[:n], chunks.symbols[n + 1 :]
    first = n - before[::-1].index(",") if "," in before else 0
    leads = chunks.symbol_at(first) == "STOP" and _SCENE.issuperset(before[:first])
    return leads and first < n and "," in after and (not first or not _MEETS.isdisjoint(after))
