"""Reads the sentences of an article in order, each with what those before it have told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.chunks import Chunks, Sentence
from kg.extract.careers.stages import stages
from kg.extract.discourse.captions import caption_relations
from kg.extract.discourse.coordination import clauses
from kg.extract.discourse.headings import past_source, with_stops
from kg.extract.discourse.provisions import provisions
from kg.extract.discourse.references import COMING, asks_members
from kg.extract.discourse.spoken_of import Discourse
from kg.extract.discourse.supposed import is_supposed
from kg.extract.discourse.transcripts import Transcript
from kg.extract.documents.details import document_relations
from kg.extract.figures.appositions import join_figures
from kg.extract.figures.numbered import Numbered
from kg.extract.figures.pairs import Pairs
from kg.extract.figures.rosters import Roster
from kg.extract.frames.clauses import clause_relations
from kg.extract.frames.items import Items
from kg.extract.meetings.listed import with_lists
from kg.extract.meetings.reported import tells_day
from kg.extract.meetings.sittings import VERBS
from kg.extract.occasions.occasion import occasion_relations
from kg.extract.symbols import ACTORS, ATTENDS, SITS, TALKS, WORKS, printed
from kg.families import Family
from kg.kinds import PRESENCE
from kg.manners import Manner
from kg.mentions import Figure, MeetingMention, Mention, PersonMention, PositionMention, RelationMention
from kg.records import replace
from kg.spans import hull
from kg.tables import words_of

# Symbols of which a sentence has one that states more than when and where the meeting of the moment is.
_KEYS = (TALKS | WORKS | SITS).union(("Person", "Position", "Document", "Meeting", "VOTERS", "MEET"))
_MEETS = TALKS | {"Meeting", "WORKWITH", "VOTERS", "ANSWER"}
_SIDE, _APPOSITION = frozenset({Manner.SIDE}), frozenset({Manner.APPOSITION})
_KEPT = frozenset({"SAY", "BEHALF"})  # cues that the resolve stage asks for


def relation_mentions(text: str, sentences: Sequence[Sentence]) -> tuple[list[Sentence], list[RelationMention]]:
    """Everything that the sentences state, in the order of the text, and the sentences as they were read.

    Example:
        `Ông Nguyễn Văn An, Chủ tịch UBND tỉnh Hà Nam chủ trì hội nghị.` states `holds` and `chairedBy`.
    """
    transcript = Transcript()
    read: list[Sentence] = []
    found: list[RelationMention] = []
    for sentence, told in readings(text, sentences):
        found.extend(told)
        transcript.note(sentence.chunks)
        read.append(_mentions_of(sentence))
    found.extend(transcript.relations())
    found.extend(caption_relations(text, read))
    return read, found


def readings(text: str, sentences: Sequence[Sentence]) -> Iterator[tuple[Sentence, list[RelationMention]]]:
    """Each sentence as the rules see it, with what it states: figures joined, meetings that verbs alone state put in.

    Example:
        `Ông Nguyễn Văn An, Chủ tịch UBND tỉnh Hà Nam | tiếp Đại sứ Lào` is a `Figure`, a `Meeting` and a `Position`.
    """
    discourse, pairs, items = Discourse(text), Pairs(), Items()
    roster, numbered, law = Roster(), Numbered(), provisions(text)
    for sentence in sentences:
        if text[sentence.start] == "[" and text[sentence.end - 1] == "]":
            continue  # the title of another article, which the page links to
        joined = with_lists(roster.put_into(join_figures(sentence.chunks)))
        told = [*numbered.relations(joined)]
        if _is_setting(sentence.chunks.symbols):
            told.extend(occasion_relations(text, joined, discourse))
            chunks = discourse.enter(joined)
        else:
            told.extend(roster.relations(joined))
            joined = pairs.put_into(text, with_stops(text, past_source(text, joined)))
            pairs.note(joined)
            joined = discourse.enter(joined)
            chunks = discourse.read_meetings(joined)
            told.extend(_stated(text, joined, chunks, discourse))
        told.extend(items.relations(joined, discourse))
        if sentence.start in law:
            told = [relation for relation in told if not isinstance(relation.subject, MeetingMention)]
        discourse.leave(chunks)
        yield replace(sentence, chunks=chunks), told


def _is_setting(symbols: Sequence[str]) -> bool:
    """Whether a sentence can only say when, where or how big the meeting spoken of is: `Có 213 điểm cầu tham dự`."""
    return _KEYS.isdisjoint(symbols) and ("Body" not in symbols or VERBS.isdisjoint(symbols))


def _stated(text: str, joined: Chunks, chunks: Chunks, discourse: Discourse) -> Iterator[RelationMention]:
    """Everything that a sentence states.

    Args:
        text: Of the article.
        joined: The chunks as printed, with persons joined to their positions.
        chunks: The same with the meetings that verbs alone state.
        discourse: What the article is speaking of.
    """
    yield from _held(chunks)
    yield from _sides(chunks)
    yield from document_relations(text, chunks)
    yield from occasion_relations(text, chunks, discourse)
    yield from _told(text, joined, chunks, discourse)
    yield from _announced(text, joined, discourse)


def _told(text: str, joined: Chunks, chunks: Chunks, discourse: Discourse) -> Iterator[RelationMention]:
    """What the clauses of a sentence state, and when and where the meetings after the first are."""
    first, *others = clauses(text, joined)
    if not others:
        for stage in stages(text, chunks):
            yield from clause_relations(stage, discourse)
        return
    told = discourse.read_meetings(first)
    if _starts(told) - _starts(chunks):  # the first of several talks
        yield from occasion_relations(text, told, discourse)
    yield from clause_relations(told, discourse)
    for other in others:
        clause = discourse.read_meetings(other, goes_on=_meets_guest(told))
        yield from occasion_relations(text, clause, discourse)
        yield from clause_relations(clause, discourse)


def _meets_guest(chunks: Chunks) -> bool:
    """Whether a clause tells with whom a talk is, so that the next talk is another: `hội đàm với | Thủ tướng Lào`."""
    beside = (chunks.symbols[n + 1 : n + 3] for n in chunks.at("Meeting"))
    return any(not ACTORS.isdisjoint(symbols[:1] if symbols[:1] != ["COMITATIVE"] else symbols) for symbols in beside)


def _starts(chunks: Chunks) -> set[int]:
    """Where the meetings that a sentence names one by one begin."""
    return {meeting.start for _, meeting in chunks.meetings() if not meeting.plural}


def _announced(text: str, joined: Chunks, discourse: Discourse) -> Iterator[RelationMention]:
    """Who will be at the meetings that a sentence announces: `Ngày 5/6, Thủ tướng | sẽ dự | Hội nghị …`."""
    if "PLAN" not in joined.symbols or _MEETS.isdisjoint(joined.symbols):
        return
    if is_supposed(text, joined, joined.symbols.index("PLAN")):
        return  # "Nếu được chọn, Bộ trưởng | sẽ trả lời chất vấn"
    told = Chunks(
        replace(chunk, symbol="AUX") if _announces(text, joined, n) else chunk for n, chunk in enumerate(joined)
    )
    for relation in _told(text, told, discourse.read_meetings(told), discourse):
        here = told[0].start <= relation.subject.start < told[-1].end
        if relation.relation in PRESENCE and (here or _answers(told, relation.subject)):
            yield replace(relation, rule=f"{relation.rule}.announced")


def _answers(chunks: Chunks, meeting: Mention) -> bool:
    """Whether a sentence tells who answers questions, which is at the session spoken of: `A sẽ | trả lời chất vấn`."""
    if "ANSWER" not in chunks.symbols or not isinstance(meeting, MeetingMention):
        return False
    return meeting.family == Family.SESSION or asks_members(meeting)


def _announces(text: str, chunks: Chunks, n: int) -> bool:
    """Whether chunk `n` says that what follows will be: `sẽ`, or `chuẩn bị | dự Hội nghị Cấp cao`.

    A talk for which somebody prepares is announced with its day, as is work with others, which else is only wanted:
    `chuẩn bị | tiếp Đại sứ A ngày 5/3`.
    """
    if chunks.symbols[n] != "PLAN":
        return False
    word = printed(text, chunks[n])
    following, soon = chunks.after(n), word in words_of(COMING, "soon")
    if following == "WORKWITH" and not any(map(tells_day, chunks)):
        return False
    if soon and following in TALKS:
        return any(map(tells_day, chunks))
    return word in words_of(COMING, "plan") or (soon and following in ATTENDS)


def _mentions_of(sentence: Sentence) -> Sentence:
    """The sentence without its plain words and cues, of which later none matters but who speaks, and for whom."""
    kept = Chunks([chunk for chunk in sentence.chunks if chunk.mention or chunk.symbol in _KEPT])
    return replace(sentence, chunks=kept)


def _held(chunks: Chunks) -> Iterator[RelationMention]:
    """The positions that stand beside a person's name, and inside the positions of who serves that person."""
    for mention in [chunks[n].mention for n, symbol in enumerate(chunks.symbols) if symbol in ACTORS]:
        yield from _held_by(mention)


def _held_by(mention: Mention | Figure | None) -> Iterator[RelationMention]:
    """The positions that stand beside one name, or inside one position: `Trợ lý | Chủ tịch Lê An |`."""
    positions = mention.positions if isinstance(mention, Figure) else (mention,)
    for position in positions:
        assert isinstance(position, PositionMention)
        if isinstance(mention, Figure):
            yield _apposition(mention.person, position)
        if position.superior and position.led_by:
            yield _apposition(position.led_by, position.superior)


def _sides(chunks: Chunks) -> Iterator[RelationMention]:
    """That those whom the name of a meeting tells met there: `buổi làm việc giữa | Thủ tướng A | với lãnh đạo tỉnh`."""
    for _, meeting in chunks.meetings():
        for side in () if meeting.plural else meeting.sides:
            yield from _held_by(side)
            start, end = meeting.start, meeting.end
            yield RelationMention("attendedBy", meeting, side.person, start, end, "talks.named", manner=_SIDE)


def _apposition(person: PersonMention, position: PositionMention) -> RelationMention:
    start, end = hull(person, position)
    return RelationMention(
        "holds", person, position, start, end, "figure.apposition", position.status, manner=_APPOSITION
    )
