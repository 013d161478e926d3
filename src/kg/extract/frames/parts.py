"""Parts of frames: which chunks they are, and which mentions stand for them as subject and object."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, pairwise

from kg.chunks import Chunk, Chunks, of_kind
from kg.extract.figures.sides import is_membership, offices
from kg.extract.frames.frame import Frame
from kg.extract.frames.matches import Parts
from kg.extract.frames.unnamed import IMPLIED, MEETING
from kg.extract.symbols import JOINTS, SAYS, SHOWS, TALKS
from kg.lexicon import load_lexicon
from kg.mentions import (
    BodyMention,
    DocumentMention,
    Figure,
    MeetingMention,
    Mention,
    PersonMention,
    PlaceMention,
    PositionMention,
)
from kg.records import replace

_ACTORS = frozenset({"who", "host", "bodies"})  # the parts that are subjects
_OF = frozenset({"OF", "INVITE"})  # who follows these is not the subject
_INVITES = ["INVITE", "OF"]  # before the host, at whose invitation somebody else does something
_TELLS = frozenset("PRESENT HAND REPORT DISSEMINATE SPEAK SIGN ISSUE CHAIR".split())  # what others do
_PAIR = 2  # a mark and the last of several
# What is told of a post or of somebody, by the symbol of either.
_TOLD = {
    "Position": frozenset({"COPULA", "NOWIS", "APPOINT", "REMOVE"}),  # "…; | Thủ tướng Chính phủ | bổ nhiệm ông B …"
    "Figure": frozenset({"ASSUME", "BECOME"}),
}
_IS = frozenset({"COPULA", "NOWIS"})  # so after a name and a mark: "Trưởng ban là ông A, | ông B | là Phó Trưởng ban"
_SEATED = frozenset({"seats", "organs"})  # the parts that are bodies of whose members is told
_AUTHORS = "authors"  # the part of those whose speeches are listed: `tham luận của A; của | B`
# The parts that give nothing but mentions of one kind: not where somebody worked between two posts, nor a body's seat.
_ONLY = {"post": PositionMention, "bodies": BodyMention}
_HAMLET = "hamlet"  # level of places that hold feasts, but have no government


def parts_of(frame: Frame, match: re.Match[str], chunks: Chunks) -> Parts:
    """The chunks of each part of a frame that is there."""
    spans = {name: match.span(name) for name in match.re.groupindex}
    parts = {name: list(chunks[begin:end]) for name, (begin, end) in spans.items() if begin >= 0}
    for name in _ACTORS.intersection(parts):
        begin = spans[name][0]
        before = chunks.before(begin)
        speech, quoted = frame.emit[0][0] == "addressedBy", before == "ACCORDING" and begin == match.start()
        if before in _OF or (before == "COMITATIVE" and speech) or quoted:
            invites = [chunk.symbol for chunk in chunks[max(0, begin - 2) : begin]] == _INVITES
            parts[name] = _subject(parts[name], led=name != "bodies" and not invites and (speech or not quoted))
        elif before in TALKS and any(chunk.symbol == "STOP" for chunk in chunks[:begin]):
            parts[name] = _past_met(parts[name])
    for name in [name for name, (_, end) in spans.items() if end == match.end() and len(parts[name]) > _PAIR]:
        after = (chunk.symbol for chunk in islice(chunks, match.end(), None))
        parts[name] = _of_clause(parts[name], next((symbol for symbol in after if symbol != "AUX"), ""))
    if frame.spread:
        parts[frame.spread].extend(_further(chunks, match.end(), parts[frame.spread]))
    return parts


def _of_clause(part: list[Chunk], following: str) -> list[Chunk]:
    """The chunks without the last, of which the next clause tells: `ông A làm Tổ trưởng; | Tổ phó | là bà B`.

    Args:
        part: With which a frame ends.
        following: The symbol after it, adverbs aside.
    """
    joint, last = part[-2].symbol, part[-1].symbol
    told = following in _TOLD.get(last, ()) or (last == "Figure" and following in _IS and joint != "AND")
    return part[:-2] if told and joint in JOINTS else part


def _subject(part: list[Chunk], led: bool) -> list[Chunk]:
    """The persons after those whose something is: `theo lời mời của | Thủ tướng A |, Thủ tướng B đã dự …`.

    So are those after who is quoted: `Theo | ông A |, ông B đã dự …`.

    Args:
        part: Those that the frame names.
        led: Whether without a comma all of them are the subject: not in `Kho K217 thuộc | Tổng cục … tổ chức`, nor in
            `thăm Lào theo lời mời của | Thủ tướng A | và dự hội nghị`.
    """
    comma = next((n for n, chunk in enumerate(part) if chunk.symbol == ","), -1 if led else len(part))
    return part[comma + 1 :]


def _past_met(part: list[Chunk]) -> list[Chunk]:
    """The persons after whom somebody met before: `sau khi tiếp | ông A và bà B |, ông C đã dự …`."""
    last = next((n for n in range(len(part) - 1, -1, -1) if part[n].symbol == ","), -1)
    return part[last + 1 :]


def _further(chunks: Chunks, begin: int, first: Sequence[Chunk]) -> Iterator[Chunk]:
    """The documents further on that the same verb governs: `quán triệt Kết luận 21-KL/TW …; | Kết luận 14-KL/TW …`.

    Those that the subject of the `first` ones names are not: `trình bày Tờ trình dự thảo | Nghị quyết về phí chợ`.
    Nor are those according to which something is so: `thông qua Quy chế, được xây dựng theo | Nghị định số 5`.
    After somebody else is named, only those are that a mark or `và` adds, with or without a verb for them: `… điều động
    ông A; | Quyết định …`, `… điều động ông A; công bố | Quyết định …`.
    """
    within = max((document.subject_end for document in of_kind(DocumentMention, first)), default=0)
    others = astray = led = False
    for n, (before, chunk) in enumerate(pairwise(chunks[begin - 1 :]), begin):
        document = chunk.mention
        after = chunks.after(n)
        added = before.symbol in JOINTS and chunk.symbol in SHOWS and after == "Document"
        tells = chunk.symbol in _TELLS and not added and after != "STOP"  # "giới thiệu | để HĐND bầu"
        if chunk.symbol in SAYS or chunk.symbol == "ACCORDING" or (others and tells):
            return
        others = others or isinstance(document, Figure | PositionMention)
        if isinstance(document, DocumentMention) and document.start >= within:
            astray = others and not led and (before.symbol not in JOINTS or (astray and before.symbol != ";"))
            if not astray and (document.subject or document.number):
                within = max(within, document.subject_end)
                yield chunk
        led = added


def pairs(
    subject: str, object_: str, parts: Parts, meeting: MeetingMention | None, implied: PersonMention | None
) -> Iterator[tuple[Mention, Mention]]:
    """Every mention of the part that is the subject, or who is implied, with each of the part that is the object."""
    objects = [implied] if implied and object_ in IMPLIED else list(_mentions(object_, parts, meeting))
    subjects = [implied] if implied and subject in IMPLIED else _mentions(subject, parts, meeting)
    for one in subjects:
        for other in objects:
            yield one, other


def in_turn(told: Sequence[tuple[Mention, Mention]]) -> Sequence[tuple[Mention, Mention]]:
    """Each of several subjects with the object printed in the same place: `A và B | lần lượt | làm X và Y`.

    Args:
        told: Every subject with every object.
    """
    subjects = len({id(one) for one, _ in told})
    objects = len(told) // max(subjects, 1)
    if subjects == objects:
        return told[:: subjects + 1]
    return told if 1 in (subjects, objects) else ()


def _mentions(name: str, parts: Parts, meeting: MeetingMention | None) -> Iterator[Mention]:
    """The mentions of a part by its name in the frame."""
    if name == MEETING:
        if meeting:
            yield meeting
        return
    if name == "person":  # nobody is named in the sentence: the person spoken of before
        first = next(iter(parts.values()))[0]
        yield PersonMention(first.start, first.start, "", partial=True)
    after = ""
    for chunk in _pronoun(parts.get(name, ())):
        yield from _meant(name, chunk.mention, after)
        after = chunk.symbol


def _pronoun(part: Sequence[Chunk]) -> Sequence[Chunk]:
    """The pronoun alone that follows persons who do something else: `cùng các ông A, B, | đồng chí | được cử làm …`."""
    last = part[-1].mention if [chunk.symbol for chunk in part[-2:-1]] == [","] else None
    return part[-1:] if isinstance(last, Figure) and not last.person.name else part


def _meant(name: str, mention: Mention | Figure | None, after: str) -> Iterable[Mention]:
    """What a mention stands for in the part of that name, when the chunk before it has the symbol `after`."""
    if after == "OF" and name != _AUTHORS and isinstance(mention, Figure | PositionMention):
        return ()  # whose envoy somebody is: `Đặc phái viên của | Tổng thư ký Liên hợp quốc`
    if isinstance(mention, Figure):
        # in which the person acts: `Thủ tướng Nguyễn Văn An | ban hành`
        return offices(mention)[:1] if name == "office" else (mention.person,)
    if name in _ONLY and not isinstance(mention, _ONLY[name]):
        return ()
    if name == "bodies" and after == "(":
        return ()  # the full name of an acronym
    if isinstance(mention, BodyMention) and name in _SEATED:
        return _seats(mention, organs=name == "organs")
    if isinstance(mention, PlaceMention) and name == "land":
        return _governed(mention)
    if isinstance(mention, DocumentMention) and mention.listed:
        return mention.listed
    if isinstance(mention, PositionMention) and name == "each":
        return (replace(mention, plural=False),)  # "bổ nhiệm 3 | Thứ trưởng Bộ Y tế | cho các ông: …"
    seat = name == "office" and isinstance(mention, PositionMention) and is_membership(mention)
    return (mention,) if mention and not seat and not _means_several(mention) else ()


def _seats(body: BodyMention, organs: bool) -> Iterator[PositionMention]:
    """The membership that a body stands for: `được bầu vào | Ban Thường vụ Tỉnh ủy`; of organs alone if so told."""
    traits = load_lexicon().head_traits(body.head)
    is_open = "open" in traits and "organ" not in traits  # "Đoàn Chủ tịch Ủy ban Trung ương …" is no other "Đoàn …"
    if is_open or (organs and not _is_organ(body)):
        return
    role = load_lexicon().seats.get(body.head, "Ủy viên")
    if role.endswith(f" {body.head}") or body.kind == "foreign":
        takes = load_lexicon().feature("role", role, "takes")
        yield PositionMention(body.start, body.end, role, takes, place=body.place)
    else:
        yield PositionMention(body.start, body.end, role, body=body)


def _is_organ(body: BodyMention) -> bool:
    """Whether who takes part in a body is a member of it, whatever else is told: `tham gia | Ban Chấp hành`."""
    lexicon = load_lexicon()
    return lexicon.feature("head", body.head, "duty") == "organ" or "organ" in lexicon.head_traits(body.head)


def _governed(place: PlaceMention) -> Iterator[BodyMention]:
    """A place as those who govern it, when its type is known: `thành phố Đà Nẵng | tổ chức`."""
    kind = place.type or load_lexicon().feature("province", place.name, "type")
    if kind and (place.is_governed or place.level == _HAMLET):
        level = place.level if place.is_governed else "commune"
        yield BodyMention(place.start, place.end, kind, place.name, level=level, places="none")


def _means_several(mention: Mention) -> bool:
    return isinstance(mention, PositionMention | DocumentMention | MeetingMention) and mention.plural


def named_last(chunks: Sequence[Chunk]) -> PersonMention | None:
    """The person named last in a part of a sentence: before `, sau đó giữ chức Giám đốc` the one who holds the post."""
    return next((figure.person for figure in of_kind(Figure, reversed(chunks))), None)
