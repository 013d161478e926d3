"""Which mentions of meetings are one meeting: named in full once, then by short forms."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from kg.mentions import BodyMention, MeetingMention
from kg.resolve.labels import body_label, meeting_label
from kg.spelling import fold

_WORD = re.compile(r"\w+")
_SAME = 0.6  # share of the shorter name's words that the longer one must have
_ORDINAL = re.compile(r"(?:lần )?thứ (\w+)|kỳ (\d+)")
_KIN = {
    "talks": ("working",),
    "working": ("talks", "conference"),
    "session": ("conference",),
    "sitting": ("conference", "session"),
    "conference": ("sitting", "working", "session", "ceremony"),
}
_NUMBERS = {word: str(n) for n, word in enumerate("nhất hai ba tư năm sáu bảy tám chín mười".split(), 1)} | {"bốn": "4"}


@dataclass(slots=True)
class Meeting:
    """A meeting of the article with all its mentions."""

    label: str
    type: str
    family: str
    words: frozenset[str]
    ordinal: str
    online: bool = False
    mentions: list[MeetingMention] = field(default_factory=list)
    named: bool = True
    cited: bool = False


def cluster_meetings(
    mentions: Iterable[MeetingMention], complete: Callable[[BodyMention], BodyMention] = lambda body: body
) -> dict[MeetingMention, Meeting]:
    """Each mention's meeting.

    Example:
        `Hội nghị trực tuyến toàn tỉnh nghiên cứu, quán triệt một số nghị quyết`, then `hội nghị`, then
        `Hội nghị trực tuyến toàn tỉnh` are one meeting.
    """
    meetings: list[Meeting] = []
    found: dict[MeetingMention, Meeting] = {}
    for mention in sorted(mentions, key=lambda m: (m.start, m.end)):
        meeting = _refers(mention, meetings) if mention.bare else _same(mention, meetings)
        if meeting is None:
            meeting = _new(mention, complete)
            meetings.append(meeting)
        elif not mention.bare and (not meeting.named or len(mention.name) > len(meeting.label) * 3):
            meeting.label, meeting.named, meeting.words = _label(mention, complete), True, _words(mention)
        meeting.online = meeting.online or mention.online
        meeting.cited = meeting.cited and mention.cited
        meeting.mentions.append(mention)
        found[mention] = meeting
    return found


def _label(mention: MeetingMention, complete: Callable[[BodyMention], BodyMention]) -> str:
    """The label with the place that the article gives to its body: `Đại hội Đảng bộ tỉnh | Thái Bình | lần thứ XX`."""
    label = meeting_label(mention)
    if mention.body and not (mention.body.place and mention.body.place.name):
        label = label.replace(body_label(mention.body), body_label(complete(mention.body)), 1)
    return label


def _new(mention: MeetingMention, complete: Callable[[BodyMention], BodyMention]) -> Meeting:
    return Meeting(
        _label(mention, complete),
        mention.type,
        mention.family,
        _words(mention),
        _ordinal(mention),
        mention.online,
        [],
        not mention.bare,
        mention.cited,
    )


def _words(mention: MeetingMention) -> frozenset[str]:
    return frozenset(_WORD.findall(fold(mention.name)))


def _ordinal(mention: MeetingMention) -> str:
    match = _ORDINAL.search(fold(mention.name))
    word = (match[1] or match[2]) if match else ""
    return _NUMBERS.get(word, word)


def _refers(mention: MeetingMention, meetings: list[Meeting]) -> Meeting | None:
    """The last meeting of the same family, else of a related one."""
    for families in ((mention.family,), _KIN.get(mention.family, ())):
        for cited in (False, True):
            for meeting in reversed(meetings):
                if meeting.family in families and meeting.cited == cited:
                    return meeting
    return None


def _same(mention: MeetingMention, meetings: list[Meeting]) -> Meeting | None:
    words, ordinal = _words(mention), _ordinal(mention)
    best: tuple[float, Meeting] | None = None
    for meeting in meetings:
        if meeting.family != mention.family and meeting.family not in _KIN.get(mention.family, ()):
            continue
        if ordinal and meeting.ordinal and ordinal != meeting.ordinal:
            continue
        if not meeting.named and meeting.family == mention.family and not mention.cited:
            return meeting
        shorter = min(len(words), len(meeting.words)) or 1
        likeness = len(words & meeting.words) / shorter
        if likeness >= _SAME and (best is None or likeness > best[0]):
            best = likeness, meeting
    return best[1] if best else None
