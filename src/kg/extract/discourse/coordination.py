"""Sentences that tell several things that somebody does: `A hội đàm với B, gặp C; dự hội nghị D`."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kg.chunks import Chunk, Chunks
from kg.extract.meetings.reported import guest_at
from kg.extract.symbols import ACTORS, AMID, IN_TURN, JOINTS, SAYS, SINCE, TALKS, WORKS, printed
from kg.families import SIDED
from kg.kinds import ABROAD
from kg.mentions import Figure, MeetingMention, PlaceMention
from kg.records import replace

_ATTENDS = frozenset({"ATTEND", "ATTENDSPEAK", "WITNESS"})
_CHAIRS = frozenset({"CHAIR", "ATTENDCHAIR", "SPEAK", "ANSWER"})  # count only with the meeting after them
_VERBS = _ATTENDS | _CHAIRS | TALKS | WORKS
_BETWEEN = 3  # chunks after such a verb among which the meeting stands
_LISTING = JOINTS | {"AUX", "-"}  # between the persons of a subject
# What may stand before the subject, and what never stands between it and another thing that it does.
_SCENE = frozenset({"Date", "SAMEDAY", "EARLIER", ",", "AT", "Place", "_", "STOP", "DURING", "(", ")", ".", "THIS"})
_TURNS = frozenset({"SAY", "ASK", "INVITE", "NOT", "ACCORDING", "COPULA", "APPOINT", "REMOVE", "ASSUME", ":"})
_TOWNS = frozenset({"foreign", "province", "district"})  # levels of places
_WHEN = frozenset({"Date", "SAMEDAY"})
_ACTING = SAYS | {"AUX", "_"}  # what follows who acts at talks
_MET = "COMITATIVE"  # before whom one meets: `với`
_ALONE = "AUDIENCE"  # verb of whom one meets each by himself: `hội kiến | Thủ tướng A và Chủ tịch Quốc hội B`


def clauses(text: str, chunks: Chunks) -> list[Chunks]:
    """What a sentence tells, one clause for each meeting, each with the day and the subject; else all of it as one.

    Example:
        `Ông A tiếp Đại sứ B; dự lễ khai giảng`, which is `Figure RECEIVE Figure ; ATTEND Meeting`, gives
        `Figure RECEIVE Figure` and `Figure ATTEND Meeting`.
    """
    symbols = chunks.symbols
    if _VERBS.isdisjoint(symbols) and "Meeting" not in symbols:
        return [chunks]
    begin = next((n for n, symbol in enumerate(symbols) if symbol in ACTORS), 0)
    end = _subject_end(chunks, begin)
    turn = next((n for n in range(end, len(symbols)) if symbols[n] in _TURNS), len(symbols))
    if begin == end or not _SCENE.issuperset(symbols[:begin]):
        return _each(text, chunks)
    cuts = [n for n in range(end + 1, turn) if symbols[n] in JOINTS and _goes_on(chunks, n, end)]
    if not cuts:
        return _each(text, chunks)
    days = [chunk for chunk in chunks[:begin] if chunk.symbol in _WHEN and not text.startswith(SINCE, chunk.start)][-1:]
    leaves = "DEPART" in symbols[end : cuts[-1]]  # "Đêm 4-7, Thủ tướng | lên đường thăm … và tham dự …"
    subject = [*([] if leaves else [*days, *_town(chunks[:begin])]), *chunks[begin:end]]
    stops = [*cuts[1:], len(chunks)]
    told = [
        _with_guest(chunks, cuts[0]),
        *([*(_guest(chunks, *span) or subject), *_predicate(chunks, *span)] for span in zip(cuts, stops, strict=True)),
    ]
    return [one for clause in told for one in _each(text, Chunks(clause))]


def _with_guest(chunks: Chunks, cut: int) -> Sequence[Chunk]:
    """The first clause, with whom a talk is that is named after the next thing: `A hội đàm | và dự chiêu đãi với B`."""
    if chunks.symbols[cut - 1] not in TALKS:
        return chunks[:cut]
    for before, chunk in pairwise(chunks[cut:]):
        met = chunk.mention
        if isinstance(met, MeetingMention):
            guest = met.sides[0] if len(met.sides) == 1 else None
        else:
            guest = met if isinstance(met, Figure) and before.symbol in TALKS | {_MET} else None
        if guest:
            return [*chunks[:cut], Chunk(guest.start, guest.end, "Figure", guest)]
    return chunks[:cut]


def _guest(chunks: Chunks, cut: int, stop: int) -> list[Chunk]:
    """The guest of whom the clause after a joint tells: `A tiếp | B | đang thăm Lào và chủ trì Hội nghị …`."""
    meeting = next((n for n in chunks.at("Meeting") if cut < n < stop), 0)
    guest = guest_at(chunks, meeting) if chunks.symbols[cut] == "AND" else None
    return [guest] if guest else []


def _town(scene: Sequence[Chunk]) -> Sequence[Chunk]:
    """The town in which all happens that a sentence tells: `Ngày 9/3, | tại Viêng Chăn, …`, but not in one house."""
    for n, (at, spot) in enumerate(pairwise(scene)):
        place = spot.mention
        if at.symbol == "AT" and isinstance(place, PlaceMention) and place.level in _TOWNS:
            return scene[n : n + 3]
    return ()


def _subject_end(chunks: Chunks, begin: int) -> int:
    """Chunk after the last of the persons at `begin`: `A; B và C`."""
    end = begin
    while chunks.symbol_at(end) in ACTORS:
        end += 1
        if chunks.symbol_at(end) in _LISTING and chunks.after(end) in ACTORS:
            end += 1
    return end


def _goes_on(chunks: Chunks, n: int, end: int) -> bool:
    """Whether another thing that the subject does follows the joint at `n`, or another meeting that it attends."""
    symbols = chunks.symbols
    if symbols[n - 1] in _ATTENDS | _CHAIRS:
        return False  # "đã tham dự | và phát biểu tại hội nghị"
    k = _after_company(chunks, _after_aux(chunks, n + 1))
    if chunks.symbol_at(k) == "HAVE" and chunks.after(k) == "Meeting":
        return True
    if chunks.symbol_at(k) in _VERBS:
        return symbols[k] not in _CHAIRS or "Meeting" in symbols[k + 1 : k + 1 + _BETWEEN]
    return _is_named(chunks, n + 1) and _verb_of(symbols, n, end) in _ATTENDS


def _after_aux(chunks: Chunks, n: int) -> int:
    while chunks.symbol_at(n) == "AUX":
        n += 1
    return n


def _after_company(chunks: Chunks, n: int) -> int:
    """Chunk after those with whom somebody does another thing: `; cùng | Thủ tướng Lào A | dự Hội nghị`."""
    return _subject_end(chunks, n) if chunks.before(n) in ("AUX", _MET) else n


def _is_named(chunks: Sequence[Chunk], n: int) -> bool:
    mention = chunks[n].mention if n < len(chunks) else None
    return isinstance(mention, MeetingMention) and not mention.bare and not mention.plural


def _verb_of(symbols: Sequence[str], n: int, end: int) -> str:
    """The last verb before chunk `n`."""
    return next((symbols[k] for k in range(n - 1, end - 1, -1) if symbols[k] in _VERBS), "")


def _predicate(chunks: Sequence[Chunk], cut: int, stop: int) -> Sequence[Chunk]:
    """The clause after the joint at `cut`, with the verb of the one before when it names but another meeting."""
    if not _is_named(chunks, cut + 1):
        return chunks[cut + 1 : stop]
    verb = next(chunk for chunk in reversed(chunks[:cut]) if chunk.symbol in _ATTENDS)
    return [verb, *chunks[cut + 1 : stop]]


def _each(text: str, chunks: Chunks) -> list[Chunks]:
    """The clause, once for each of the persons met when it tells of several meetings: `có các cuộc gặp | A, B và C`.

    Of two countries they are met one after the other: `gặp Thủ tướng Lào | A | và Thủ tướng Thái Lan | B`, and so are
    all where words or the verb say so: `Thủ tướng A và Chủ tịch Quốc hội B | lần lượt | tiếp Đại sứ Lào`.
    """
    for n, mention in chunks.meetings():
        if mention.family not in SIDED:
            continue
        states = _of_states(chunks, n)
        if mention.plural or states:
            stop = _guests_end(chunks, n)
            guests = states or [guest for guest in chunks[n + 1 : stop] if guest.symbol == "Figure"]
            one = replace(chunks[n], mention=replace(mention, plural=False))
            before = [earlier for earlier in chunks[:n] if earlier.symbol != "PLURAL"]
            link = [chunks[n + 1]] if chunks.after(n) == _MET else []
            return [Chunks([*before, one, *link, guest, *chunks[stop:]]) for guest in guests] or [chunks]
    for n in [n for n, symbol in enumerate(chunks.symbols) if symbol in TALKS]:
        in_turn = any(IN_TURN in printed(text, chunk) for chunk in chunks[:n] if chunk.symbol in ("_", "AUX"))
        if told := _of_guests(chunks, n, in_turn) or (_of_hosts(chunks, n) if in_turn else []):
            return told
    return [chunks]


def _guests_end(chunks: Chunks, n: int) -> int:
    """The comma between those met at the talks of chunk `n` and who acts there; else where the sentence ends.

    Example:
        `Tại | các cuộc hội kiến | với Tổng thống A, Thủ tướng B | , | Chủ tịch nước C nhấn mạnh …`.
    """
    begin = n + 2 if chunks.after(n) == _MET else n + 1
    last = _subject_end(chunks, begin) - 1
    led = next((symbol for symbol in reversed(chunks.symbols[:n]) if symbol != "PLURAL"), "") in AMID
    acts = led and last > begin and chunks.symbols[last - 1] == "," and chunks.symbol_at(last + 1) in _ACTING
    return last - 1 if acts else len(chunks)


def _of_states(chunks: Chunks, n: int) -> list[Chunk]:
    """The guests of several countries with whom somebody has one talk at chunk `n`: `có | cuộc gặp | với A và B`."""
    if chunks.before(n) != "HAVE" or chunks.after(n) != _MET:
        return []
    guests = _guests(chunks, n + 2)
    return guests if len(guests) > 1 and _of_countries(guests) else []


def _guests(chunks: Chunks, begin: int) -> list[Chunk]:
    """The persons among those named one after the other from chunk `begin` on."""
    return [guest for guest in chunks[begin : _subject_end(chunks, begin)] if guest.symbol == "Figure"]


def _of_guests(chunks: Chunks, n: int, in_turn: bool) -> list[Chunks]:
    """The clause with each of the guests of the verb at chunk `n`, if they are met one after the other."""
    begin = n + 1 + (chunks.after(n) == _MET)
    end, guests = _subject_end(chunks, begin), _guests(chunks, begin)
    if len(guests) <= 1 or not (in_turn or chunks.symbols[n] == _ALONE or _of_countries(guests)):
        return []
    return [Chunks([*chunks[:begin], guest, *chunks[end:]]) for guest in guests]


def _of_hosts(chunks: Chunks, n: int) -> list[Chunks]:
    """The clause with each of the subjects of the verb at chunk `n`, whose talk begins where its host is printed."""
    begin = next((k for k in range(n) if chunks.symbols[k] in ACTORS), n)
    end = _subject_end(chunks, begin)
    hosts = [host for host in chunks[begin:end] if host.symbol in ACTORS]
    if len(hosts) <= 1:
        return []
    told = ((host, replace(chunks[n], start=host.start)) for host in hosts)
    return [Chunks([*chunks[:begin], host, *chunks[end:n], verb, *chunks[n + 1 :]]) for host, verb in told]


def _of_countries(guests: Sequence[Chunk]) -> bool:
    """Whether each of the guests holds a post of another country."""
    countries = {_country(guest) for guest in guests}
    return len(countries) == len(guests) and "" not in countries


def _country(guest: Chunk) -> str:
    """The foreign country of which somebody holds a post, empty if none is printed: `Đại sứ | Lào`."""
    posts = guest.mention.positions if isinstance(guest.mention, Figure) else ()
    places = (post.place for post in posts if post.place)
    return next((place.name for place in places if place.level in ABROAD), "")
