"""Meetings: a head with an ordinal, a body, a topic: `Hội nghị lần thứ tư Ban Chấp hành Trung ương Đảng khóa XIII`."""

from __future__ import annotations

from kg.annotate.grammar.bodies.body import parse_body
from kg.annotate.grammar.categories import MEETINGS
from kg.annotate.grammar.dates import parse_date
from kg.annotate.grammar.endings import before_size, elsewhere, points_back, praises_end, quotation_end, renaming_end
from kg.annotate.grammar.meetings.joined import BUSINESS
from kg.annotate.grammar.meetings.kinds import are_several, is_kind, is_unheld
from kg.annotate.grammar.meetings.names import Name, read_name
from kg.annotate.grammar.meetings.sides import named_sides
from kg.annotate.grammar.meetings.topics import VERB_CUES, meeting_words, names_business
from kg.annotate.grammar.meetings.wording import acronyms, in_small, with_subject
from kg.annotate.grammar.places.place import named_places
from kg.annotate.grammar.words import PAUSES, SIDES
from kg.annotate.tokens import Tokens
from kg.families import Family
from kg.mentions import MeetingMention
from kg.phrases import Entry
from kg.records import replace

_LEAST, _NEAR = 3, 16  # tokens before words that say what a meeting is, among which its name is
_HOSTS = ["ban", "tổ", "chức"]
_HELD = frozenset({"ORGANIZE", "HAPPEN", "CHAIR", "ATTEND", "ATTENDCHAIR", "MEET"})
_HELD_THERE = _HELD | {"OPEN", "AT", "DURING", "SPEAK"}
_ENDS = frozenset({"CLOSE", "CONCLUDE"})
_WITH = "với"  # leads to the sides of a `buổi làm việc`
_AMID = frozenset({"AT", "DURING"})
_OF = "của"
_SOCIETY = "hội"  # a word of its own before what it does: `hiệp hội | kiến nghị`
_LEADING = SIDES | {"với", "về"}  # begin a name that is told after the day
_BUSINESS = BUSINESS | VERB_CUES  # cues of what a meeting is for: `hội nghị trực tuyến | tổng kết năm 2024`


def parse_meeting(tokens: Tokens, i: int) -> tuple[MeetingMention, int] | None:
    """The meeting that begins at token `i`; `bare` when its words only refer to one named before.

    Example:
        `hội nghị trực tuyến toàn tỉnh nghiên cứu, quán triệt một số nghị quyết` is a meeting held online,
        `hội nghị` in `Phát biểu tại hội nghị, …` refers back.
    """
    hit = tokens.find(i, "meeting")
    if not hit or _describes(tokens, i) or _splits_word(tokens, hit[0]):
        return None
    j, entry = hit
    activity = entry.features["family"] == Family.CONTEST and tokens.adjacent(j)
    if activity and (tokens.find(j, "meeting") or tokens.folded[j] == "số"):
        return None  # "chương trình | kỳ họp", "Chương trình | số 12-CTr/TU"
    if entry.features["family"] == Family.OPENING and (opened := _opened(tokens, i, j)):
        return opened
    name = Name(j, j) if _meets_in_turn(tokens, i, j, entry) else _named(tokens, i, j, entry)
    if not _is_event(tokens, i, j, name.length, entry):
        return None
    meeting = _mention(tokens, i, j, entry, name)
    if name.apart:
        return meeting, j  # so that the day is read, too
    return (meeting, name.end) if meeting.bare else _with_alias(tokens, meeting, name.end)


def _meets_in_turn(tokens: Tokens, i: int, j: int, entry: Entry) -> bool:
    """Whether several are met one after the other, each at a meeting of its own: `các buổi làm việc | với A và B`."""
    work = entry.features["family"] == Family.WORKING
    return work and tokens.folded_at(j) == _WITH and are_several(tokens, i)


def _mention(tokens: Tokens, i: int, j: int, entry: Entry, name: Name) -> MeetingMention:
    """The meeting with the head from `i` to `j` and a name."""
    begin, end, family = name.begin, name.end, Family(entry.features["family"])
    head, told = tokens.surface(i, j), with_subject(tokens, begin, before_size(tokens, begin, end), name.documents)
    head, told = in_small(tokens, i, head, told)
    nameless = begin == end or (name.body is None and _only_refers(tokens, begin, end))
    bare = nameless and entry.features["event"] != "named"
    return MeetingMention(
        tokens.starts[i],
        tokens.ends[(j if name.apart else end) - 1],
        head[0].upper() + head[1:],
        entry.features["type"],
        family,
        "" if bare else told,
        name.body,
        bare,
        plural=is_kind(tokens, i, j, end, entry),
        online="trực tuyến" in f"{tokens.surface(i, begin)} {told}".lower(),
        documents=name.documents,
        places=() if bare else named_places(tokens, begin, end),
        acronyms=acronyms(tokens, begin, end),
        sides=named_sides(tokens, begin, end, family),
        about=_told_of(tokens, begin, end) if family == Family.PRESS else None,
    )


def _told_of(tokens: Tokens, begin: int, end: int) -> MeetingMention | None:
    """The meeting in the name of a press conference from `begin` to `end`: `Họp báo về | Hội nghị Sông Hồng`."""
    found = (parse_meeting(tokens, k) for k in range(begin, end) if tokens.begins(k, MEETINGS))
    return next((meeting for meeting, after in filter(None, found) if after <= end and not meeting.bare), None)


def _named(tokens: Tokens, i: int, j: int, entry: Entry) -> Name:
    """The name of a meeting after its head, or after the day or the praise between them.

    Example:
        `cuộc họp | với các sở |`, `cuộc họp ngày 5/3 | với các sở |`, `phiên họp sáng 5/3 | của Quốc hội |`, `cuộc họp
        mới đây | về giá gạo |`, `cuộc họp căng thẳng | với các sở |`, `hội nghị bằng hình thức trực tuyến | sơ kết
        … |`.
    """
    name, praised = read_name(tokens, i, j, entry), praises_end(tokens, j)
    unnamed = not name.length or (praised > j and entry.features["family"] != Family.SEMINAR)
    begin = _day_end(tokens, praised) if unnamed and tokens.adjacent(j) else j
    apart = begin > praised
    if begin == j or not tokens.adjacent(begin) or not _begins_later(tokens, begin, apart):
        return name
    if tokens.folded[begin] != _OF:
        return read_name(tokens, i, begin, entry)._replace(apart=apart)
    holder = parse_body(tokens, begin + 1)  # what follows it is told of the sitting: `của Quốc hội | về dự án luật`
    return Name(begin, holder[1], holder[0], apart=apart) if holder else name


def _begins_later(tokens: Tokens, k: int, apart: bool) -> bool:
    """Whether a name begins at token `k`, after a day or after praise: with a verb only after praise."""
    if tokens.folded[k] in _LEADING:
        return True
    return not apart and (tokens.cue_at(k) in _BUSINESS or names_business(tokens, k))


def _day_end(tokens: Tokens, j: int) -> int:
    """Token after the day that follows a head, or after what tells it in general: `ngày 5/3 |`, `mới đây |`."""
    day = parse_date(tokens, j)
    return day[1] if day else j + elsewhere(tokens, j)


def _with_alias(tokens: Tokens, meeting: MeetingMention, k: int) -> tuple[MeetingMention, int]:
    """The meeting with the other name that follows at token `k`: `Diễn đàn Sông Hồng (| Hội nghị Thủy lợi 2017 |)`.

    Of two names the one with a number tells more.
    """
    begin = renaming_end(tokens, k)
    found = parse_meeting(tokens, begin) if begin and tokens.adjacent(begin) else None
    if found is None or found[0].bare or not (tokens.capital(begin) or tokens.words[begin - 1] == "("):
        return meeting, k
    alias, end = found
    if tokens.words[k] == "(":
        if tokens.word_at(end) != ")":
            return meeting, k
        end += 1
    first, second = (meeting, alias) if _is_numbered(meeting) or not _is_numbered(alias) else (alias, meeting)
    names = (f"{second.head} {second.name}", *second.aliases)
    return replace(first, start=meeting.start, end=tokens.ends[end - 1], aliases=names), end


def _is_numbered(meeting: MeetingMention) -> bool:
    return any(character.isdigit() for character in meeting.name)


def _opened(tokens: Tokens, i: int, j: int) -> tuple[MeetingMention, int] | None:
    """The meeting that is opened or closed, which is the same event: `Lễ khai mạc | Hội nghị Sông Hồng`.

    That of a session, which lasts for weeks, is on one day of it: `Phiên khai mạc | kỳ họp thứ 3`.
    """
    inner = j + 1 if tokens.folded_at(j) == "của" else j
    found = parse_meeting(tokens, inner) if tokens.adjacent(inner) else None
    if not found:
        return None
    meeting, k = found
    head = tokens.text[tokens.starts[i] : meeting.start + len(meeting.head)]
    family = Family.OPENING if meeting.family == Family.SESSION else meeting.family
    return replace(meeting, start=tokens.starts[i], head=f"{head[0].upper()}{head[1:]}", family=family), k


def _describes(tokens: Tokens, i: int) -> bool:
    """Whether the words only say what something is: `là một | diễn đàn nghề cá được lập ra năm 2031`.

    It may stand right before them, a meeting with its name: `Đối thoại Sông Hồng (ĐTSH), một | diễn đàn có uy tín`.
    """
    if i < _LEAST or tokens.folded[i - 1] != "một":
        return False
    named = tokens.words[i - 2] in PAUSES and any(tokens.begins(n, MEETINGS) for n in range(max(0, i - _NEAR), i - 2))
    return tokens.cue_before(i - 1) in ("COPULA", "BECOME") or (named and not tokens.usual[i - 3])


def _splits_word(tokens: Tokens, j: int) -> bool:
    """Whether a longer verb begins with the last syllable before token `j`: `hiệp hội kiến | nghị`."""
    cue = tokens.find(j - 1, "cue")
    return cue is not None and cue[0] > j and tokens.folded[j - 2] == _SOCIETY


def _is_event(tokens: Tokens, i: int, j: int, length: int, entry: Entry) -> bool:
    """Whether the words name an event: by themselves, with a name of some length, or as what somebody organizes."""
    match entry.features["event"]:
        case "yes" | "named":
            return True
        case "held":
            return length > 1 or tokens.cue_before(i) in _HELD_THERE | _ENDS
        case "there":
            return tokens.cue_before(i) in _HELD_THERE and not is_unheld(tokens, i)
        case "amid":
            after = tokens.folded_at(i + 2)
            names = after in SIDES or (length > 1 and after != "với")
            joined = tokens.cue_before(i) == "JOIN" and after != "với"  # "Tham gia | hội đàm có ông A"
            return names or joined or tokens.cue_before(i) in _AMID | {"ATTEND"}  # "đã hội đàm | với ông A" is a verb
        case "organized":
            hosts = tokens.folded[max(i - len(_HOSTS), 0) : i] == _HOSTS  # "ban tổ chức | công bố kết quả"
            held = tokens.cue_before(i) in (_HELD if length else {"ORGANIZE"})
            return held and not hosts and not is_unheld(tokens, i)
        case "capital":
            titled = quotation_end(tokens, j) > 0  # "đêm hội | “Tuổi trẻ vì biển đảo”"
            return length > 0 and (titled or tokens.capital(i) or tokens.cue_before(i) in _HELD)
        case "inner":
            led = tokens.capital(i) and i not in tokens.openings
            there = led and tokens.cue_before(i) in _AMID  # "Tại | Đối thoại, ông A cho rằng …"
            return there or (length > 0 and (led or tokens.cue_before(i) in _HELD))
        case "sat":
            return length > 0 and tokens.cue_before(i) == "MEET"
        case _:
            return length > 1


def _only_refers(tokens: Tokens, j: int, k: int) -> bool:
    """Whether the few words from `j` to `k` tell no meeting from another, as in `hội nghị này`: no name or topic."""
    if praises_end(tokens, j) >= k:
        return points_back(tokens, k) or _of_both(tokens, j, k) or tokens.folded_at(k) in _LEADING
    if any(tokens.capital(n) or tokens.words[n][0].isdigit() or tokens.folded[n] == "thứ" for n in range(j, k)):
        return False
    topical = k - j == 2 and tokens.find(j, "cue") is None and tokens.folded[k - 1] not in meeting_words("refers")
    return k - j <= 2 and not topical


def _of_both(tokens: Tokens, j: int, k: int) -> bool:
    """Whether the words from `j` to `k` tell that it is of two named before: `cuộc gặp | giữa hai nhà lãnh đạo`.

    Not of those of two countries: `giữa hai nhà lãnh đạo | Nhật - Lào`.
    """
    return not SIDES.isdisjoint(tokens.folded[j:k]) and not (tokens.capital(k) and tokens.adjacent(k))
