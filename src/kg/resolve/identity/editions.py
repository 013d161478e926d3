"""Names of meetings that are held year after year: the summit of an international body, a forum with a title."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from kg.lexicon import load_lexicon
from kg.resolve.empty_words import empty_words
from kg.resolve.identity.one_word import with_provinces
from kg.resolve.identity.series import (
    SeriesName,
    name_end,
    recurring_phrases,
    summit_phrases,
)
from kg.resolve.meetings.numbered import about_phrases, without_number
from kg.spelling import WORD, fold

_TITLE = re.compile(r"[“\"]([^”\"]{9,})(?:[”\"]|$)")
_YEAR = re.compile(r"(?:năm |tháng \d{1,2}[-/ ])?(?<!\d)((?:19|20)\d\d)(?!\d)")
_CONFERENCE = "Hội nghị"
_LONGEST = 14  # words of the name of an international body
TITLED = frozenset({"title"})
"""The words of a conference that its title alone tells, whatever kind of meeting it is called."""
_MINISTERS = "bộ trưởng"


@lru_cache(maxsize=50_000)
def edition_name(label: str, kind: str) -> SeriesName:
    """The international body or the title, the year, and what tells meetings of one body apart.

    Args:
        label: Of the meeting.
        kind: Its type, as in meetings.csv.

    Example:
        >>> edition_name("Hội nghị thượng đỉnh ASEAN năm 2017", "Hội nghị")
        SeriesName(name='hiệp hội các quốc gia đông nam á', term='2017', words=frozenset({'summit'}))
        >>> edition_name("Hội nghị thượng đỉnh doanh nghiệp ASEAN", "Hội nghị").name
        ''
        >>> edition_name("Đối thoại Shangri-La lần thứ 16", "Đối thoại").name
        'shangri-la'
    """
    text = with_provinces(label)  # so that the `nam` of `Việt Nam` is not the movement NAM
    summit = summit_phrases().search(text)
    recurring = recurring_phrases().search(text)
    if "recurring" not in load_lexicon().meeting_traits(kind) or not (summit or recurring or kind == _CONFERENCE):
        return SeriesName()
    year = _YEAR.search(text)
    term = year[1] if year else ""
    if recurring and not about_phrases().search(text[: recurring.start()]):
        return SeriesName(recurring[0], term, TITLED)
    if summit and (title := _TITLE.search(text)):
        return SeriesName(" ".join(WORD.findall(title[1])), term, TITLED)
    plain = without_number(summit_phrases().sub(" ", _YEAR.sub(" ", text)))
    whole = not summit and _MINISTERS not in text
    body, rest = _body(WORD.findall(plain), None if whole else name_end(kind))
    if not body or (rest and _MINISTERS not in text):
        return SeriesName()
    return SeriesName(body, term, rest or frozenset({"summit"} if summit else ()))


def _body(words: list[str], ends: re.Pattern[str] | None) -> tuple[str, frozenset[str]]:
    """The international body in a name, and the words of the name besides, up to what ends it."""
    for start in range(len(words)):
        for end in range(min(len(words), start + _LONGEST), start, -1):
            if found := _international().get(" ".join(words[start:end])):
                after = " ".join(words[end:])
                stop = ends.search(after) if ends else None
                rest = [*words[:start], *after[: stop.start() if stop else None].split()]
                return fold(found), frozenset(rest) - empty_words("editions")
    return "", frozenset()


@cache
def _international() -> dict[str, str]:
    """International bodies by the words of their names."""
    bodies = (entry for entry in load_lexicon().all("body") if entry.features.get("kind") == "international")
    return {" ".join(WORD.findall(fold(entry.phrase))): entry.canonical for entry in bodies}
