"""The conditions under which frames hold that tell of a meeting: whether it was spoken of, and of what kind it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import dropwhile, islice, pairwise, takewhile

from kg.chunks import of_kind
from kg.extract.discourse.references import asks_members, leads_to_other_day
from kg.extract.frames.matches import Match
from kg.extract.meetings.attached import is_site
from kg.extract.symbols import AMID, SAYS, TALKS, WORKS
from kg.families import ASKING, OF_ASSEMBLIES, Family
from kg.lexicon import load_lexicon
from kg.mentions import BodyMention, Figure, MeetingMention
from kg.staffing import announces_decisions
from kg.tables import phrases

_VISIT = "VISIT"  # đến thăm và chúc mừng: who speaks there is not at the meeting
_JUST_NOW = 3  # sentences for which `tại đây` is at the meeting rather than at a place
_SITTING = 6  # sentences for which a report is made at the meeting that was spoken of
_REPORTED = frozenset({"_", "ABOUT", "CARRYOUT", "Document", "PLURAL", ","})  # what is reported on, rather than to whom
# What leads from opinions to the first who gave one.
_LISTED = frozenset({"STOP", ":", "_", "PLURAL", "COPULA", "HAVE", "COMPRISE", "OF", "SPEAK", "SAY"})
_CLAUSE_ENDS = frozenset({",", "AND"})
_WITH_BODY = frozenset({"Body", "OF", "Place", "_"})  # a body and what is said of it
_OCCASIONS = frozenset({"Date", "SAMEDAY", "EARLIER"})  # when something is said that is not said at the meeting
_THERE = TALKS | WORKS | {"Meeting"}  # symbols of what is spoken of as the occasion of something
_TOLD = SAYS | {"PRESENT", "REPORT", "HEAR"}  # what is told after these is not done there
_OF_DEPUTIES = OF_ASSEMBLIES | {Family.VOTERS}  # families of those at which deputies speak
_PRAISED = frozenset({"_", "PASSIVE", "SAY"})  # what is told of a speech before its place
_AROUND = 200  # characters beside talks that tell where they are
_RAPPORTEURS = ("báo cáo viên", "diễn giả")
_AT_MEETING = frozenset((before, "Meeting") for before in AMID)


def _here(match: Match) -> bool:
    return match.meeting is not None and (match.discourse.silence <= _JUST_NOW or _is_named(match))


def _reporting(match: Match) -> bool:
    if match.meeting is None or leads_to_other_day(match.discourse.text, match.chunks[0].start):
        return False
    return match.discourse.silence <= _SITTING or _is_named(match)


def _rapporteur(match: Match) -> bool:
    opening = match.discourse.text[match.matched[0].start : match.matched[0].end].lower()
    return opening.startswith(_RAPPORTEURS) and _here(match)


def _opinions(match: Match) -> bool:
    """When a sentence goes over from opinions heard there to who gave them: `5 tham luận, | trong đó | ông A nêu …`."""
    symbols, text = match.chunks.symbols, match.discourse.text
    first = next((n for n, symbol in enumerate(symbols) if symbol == "Figure"), 0)
    led = list(takewhile(_LISTED.__contains__, reversed(symbols[:first])))
    begin, end = match.chunks[first - len(led)].start, match.chunks[first].start
    over = ":" in led or _tells("among", text[begin:end])
    return over and _tells("opinion", text[begin if "OF" in led else match.chunks[0].start : end]) and _here(match)


def _tells(effect: str, words: str) -> bool:
    """Whether words have among them some of an effect: `opinion` in `12 ý kiến, trong đó`."""
    return any(map(words.lower().__contains__, phrases("remark_words.csv", effect)))


def _near(match: Match) -> bool:
    return _here(match) or (match.meeting is not None and _held(match))


def _chaired(match: Match) -> bool:
    """Unless what somebody leads is a body rather than a meeting: `Chính phủ (mới của Lào) | dưới sự điều hành của`."""
    before = match.chunks[: match.begin]
    led = bool(before) and isinstance(before[0].mention, BodyMention) and "Meeting" not in match.chunks.symbols
    return _near(match) and not (led and _WITH_BODY.issuperset(match.chunks.symbols[: match.begin]))


def _held(match: Match) -> bool:
    return any(meeting.bare or not meeting.cited for meeting in of_kind(MeetingMention, match.chunks))


def _site(match: Match) -> bool:
    """When the frame begins at one of the sites that the meeting spoken of connects."""
    return _here(match) and any(is_site(chunk.mention) for chunk in match.matched)


def _speech(match: Match) -> bool:
    return "Meeting" in match.chunks.symbols or (
        match.meeting is not None and _speaks(match) and not _is_held_at_body(match)
    )


def _is_held_at_body(match: Match) -> bool:
    """Whether a speech is held where nobody talks: after `hội đàm với ông A`, `có bài phát biểu | tại Đại học B`.

    Not when the talks were told to be there.
    """
    chunks, meeting, text = match.chunks[match.begin :], match.meeting, match.discourse.text
    if meeting is None or meeting.family != Family.TALKS:
        return False
    speech = dropwhile(lambda chunk: chunk.symbol != "SPEAK", chunks)
    where = list(dropwhile(lambda chunk: chunk.symbol in _PRAISED, islice(speech, 1, None)))[:2]
    if [chunk.symbol for chunk in where] != ["AT", "Body"]:
        return False
    spot = text[where[1].start : where[1].end]
    return spot not in text[max(0, meeting.start - _AROUND) : min(meeting.end + _AROUND, match.chunks[0].start)]


def _announcing(match: Match) -> bool:
    """When the meeting spoken of announces acts that its name does not tell: `lễ công bố | các quyết định …`."""
    meeting = match.discourse.meeting
    if meeting is None or not all(document.group for document in meeting.documents):
        return False
    return announces_decisions(f"{meeting.head} {meeting.name}") and _here(match)


def _itemizing(match: Match) -> bool:
    """When words lead to the parts of what was told just before of a meeting: `… các nghị quyết. | Cụ thể | : …`."""
    before = match.chunks.symbols.index(":")
    words = match.discourse.text[: match.chunks[before].start].rstrip().lower()
    session = match.meeting is not None and match.meeting.family in OF_ASSEMBLIES
    return _here(match) and not session and words.endswith(phrases("sequence_words.csv", "items"))


def _delegation(match: Match) -> bool:
    """When a meeting was spoken of just before, and the body that the frame tells of is a delegation."""
    body = next(of_kind(BodyMention, match.matched))
    return _here(match) and "sent" in load_lexicon().head_traits(body.head)


def _still_there(match: Match) -> bool:
    """When nothing was told just before to happen elsewhere: no `Thay mặt trường, ông A cảm ơn` after a visit there."""
    return _here(match) and not match.discourse.is_astray


def _quoted(match: Match) -> bool:
    """When one is spoken of, and the sentence gives no other occasion of a remark: `Ông A cho biết: …`."""
    symbols = match.chunks.symbols
    if match.meeting is None or match.discourse.is_astray or _VISIT in symbols:
        return False
    if "(" in symbols[match.begin : match.end] and match.meeting.family not in _OF_DEPUTIES:
        return False  # where else a speaker is from is rather told of outsiders: "luật sư A (Đoàn Luật sư B) cho rằng"
    told = symbols[: match.end] if _is_of_speaker(match, match.meeting) else symbols  # "A vui mừng | cuộc gặp diễn ra"
    if "Meeting" in told or not _OCCASIONS.isdisjoint(symbols[: match.end]):
        return False
    alone = "ACCORDING" not in symbols[match.begin : match.end] and _opens(symbols, match.begin)
    return match.meeting.family != Family.TALKS or alone


def _is_of_speaker(match: Match, meeting: MeetingMention) -> bool:
    """Whether a talk has the name of who speaks: at `Buổi tiếp Lê Văn An`, whatever else `ông An` speaks of."""
    people = (figure.person for figure in of_kind(Figure, match.matched))
    names = {person.name.split()[-1] for person in people if person.name}
    return meeting.family == Family.TALKS and not names.isdisjoint(meeting.name.split())


def _answering(match: Match) -> bool:
    """When those at the meeting spoken of just before ask there: whoever is quoted then asks or answers, too.

    At the sittings of an assembly that is its members, and those who hold an office: no voter who comments on it.
    """
    symbols = match.chunks.symbols
    if match.meeting is None:
        return False
    if match.meeting.family in ASKING:
        press = match.meeting.family == Family.PRESS
        asked = _here(match) if press else _reporting(match)  # many voters speak, one after the other
    else:
        asked = _asks_office(match, match.meeting)
    told = symbols[0] == "SAY" and _AT_MEETING.isdisjoint(pairwise(symbols[: match.end]))
    return asked and (told or _quoted(match))


def _with_voters(match: Match) -> bool:
    """When voters meet with deputies, who are then named: `Tổ đại biểu | gồm các ông, bà: …`."""
    return match.meeting is not None and match.meeting.family == Family.VOTERS and _answering(match)


def _asks_office(match: Match, meeting: MeetingMention) -> bool:
    """Whether members of an assembly ask at a meeting and who is named is one, or holds an office."""
    if not asks_members(meeting) or leads_to_other_day(match.discourse.text, match.chunks[0].start):
        return False
    return all(figure.positions or figure.person.partial for figure in of_kind(Figure, match.matched))


def _signing(match: Match) -> bool:
    """When a sentence opens with the meeting spoken of, at which or after which something is signed, on no other day.

    Example:
        `Kết thúc hội đàm, hai bên | ký Biên bản ghi nhớ`, but not `Tại hội nghị, ông A cho biết hai bên đã | ký …`.
    """
    before = match.chunks.symbols[: match.begin]
    opening = before[: before.index(",")] if "," in before else ()
    there = opening[:1] == ["HERE"] or not _THERE.isdisjoint(opening[1:][-1:])
    told = not _TOLD.isdisjoint(before) or not _OCCASIONS.isdisjoint(match.chunks.symbols)
    return match.meeting is not None and there and not told


OF_MEETINGS: Mapping[str, Callable[[Match], bool]] = {
    "meeting": lambda match: match.meeting is not None,
    "here": _here,
    "still there": _still_there,
    "reporting": _reporting,
    "rapporteur": _rapporteur,
    "opinions": _opinions,
    "near": _near,
    "chaired": _chaired,
    "held": _held,
    "site": _site,
    "speech": _speech,
    "announcing": _announcing,
    "topical": lambda match: match.meeting is not None and bool(match.meeting.documents),
    "itemizing": _itemizing,
    "delegation": _delegation,
    "elsewhere": lambda match: ("AT", "Meeting") not in pairwise(match.chunks.symbols[: match.begin]),
    "quoted": _quoted,
    "answering": _answering,
    "voters": _with_voters,
    "signing": _signing,
}


def _is_named(match: Match) -> bool:
    """Whether the sentence names the meeting that the frame means."""
    return any(chunk.mention is match.meeting for chunk in match.chunks)


def _opens(symbols: Sequence[str], begin: int) -> bool:
    """Whether somebody is the first whom a sentence names, alone or after a clause: who else talks may be meant."""
    return not begin or (symbols[begin - 1] in _CLAUSE_ENDS and "Figure" not in symbols[:begin])


def _speaks(match: Match) -> bool:
    """Whether somebody speaks, or concludes or reports on something when a meeting was spoken of not long before."""
    symbols = match.chunks.symbols
    reports = [n for n in range(match.begin, match.end) if symbols[n] == "REPORT"]
    sums_up = "CONCLUDE" in symbols[match.begin : match.end]
    on_something = sums_up or any(match.chunks.after(n) in _REPORTED for n in reports)
    return "SPEAK" in symbols[match.begin : match.end] or (on_something and match.discourse.silence <= _SITTING)
