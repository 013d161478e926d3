"""Whether the names of two meetings differ in nothing but whom or what each is about: `thượng đỉnh NATO`, `… EU`."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from kg.families import Family
from kg.kinds import NUMBERED
from kg.lexicon import load_lexicon
from kg.resolve.conflicts import conflict
from kg.resolve.meetings.meeting import Meeting
from kg.spelling import fold
from kg.tables import phrases

_LONGEST = 4  # words in which the names differ
_FEWEST = 2  # words of each of two matters: `công tác | dân vận`, `| kiểm tra`
_MOST = 8  # words that a fuller name of the same meeting has more
_JOINTS = frozenset({"và", "nhất"})  # add another meeting, or say what is thought of it
_SEVERAL = frozenset({Family.TALKS, Family.VOTERS})  # families of meetings that sides and places tell apart
_ACRONYM = re.compile(r"\b[A-Z][A-Z0-9]+\b")
_NUMERAL = re.compile(r"[ivxl]+|\d+")
_MARKS = "\"“”',;"  # around the words of a name


def of_others(one: Meeting, other: Meeting) -> bool:
    """Whether each of two names has a proper name in the place of the other's: `Diễn đàn Việt Nam - Lào`, `… - Nga`."""
    if one.family != other.family or one.family in _SEVERAL:
        return False
    mine, theirs = _apart(one.label, other.label)
    if _numbered(mine, one.label) and _numbered(theirs, other.label):
        return True
    if not (_proper(mine) and _proper(theirs)) or _letters(mine) == _letters(theirs):
        return False  # "Đối thoại Shangri-La", "Đối thoại Shangri La"
    names, others = _folded(mine), _folded(theirs)
    return names.isdisjoint(others) and not names <= other.site and not others <= one.site


def of_other_matters(one: Meeting, other: Meeting) -> bool:
    """Whether each of two names has words in the place of the other's: `công tác dân vận`, `công tác kiểm tra`."""
    if one.family != other.family or one.family in _SEVERAL:
        return False
    mine, theirs = _apart(one.label, other.label)
    return min(len(mine), len(theirs)) >= _FEWEST and _folded(mine).isdisjoint(_folded(theirs))


def of_other_league(new: Meeting, known: Meeting) -> bool:
    """Whether two acronyms tell two summits of one kind apart: `Hội nghị thượng đỉnh NATO`, `… thượng đỉnh G7`."""
    leagues, others = _leagues(new), _leagues(known)
    if not conflict(leagues, others):
        return False
    rest, other_rest = new.words - leagues, known.words - others
    return rest == other_rest or (rest & other_rest) <= _of_summits()


def of_other_officials(new: Meeting, known: Meeting) -> bool:
    """Whether one is of officials of another rank: `Hội nghị Bộ trưởng Tài chính`, `Hội nghị Thứ trưởng Tài chính`.

    Those at a summit are of the highest: `Hội nghị SOM ASEAN`, `Hội nghị Cấp cao ASEAN`.
    """
    ranks, others = _ranks(new.label), _ranks(known.label)
    summit = _is_summit(known.label) if ranks else bool(others) and _is_summit(new.label)
    return summit or conflict(ranks, others)


def same_summit(new: Meeting, known: Meeting) -> bool:
    """Whether two names differ in the word for a summit alone: `Hội nghị cấp cao G7`, `Hội nghị thượng đỉnh G7`."""
    if (new.family, new.type) != (known.family, known.type) or not (_is_summit(new.label) and _is_summit(known.label)):
        return False
    few, many = sorted((new.words - _of_summits(), known.words - _of_summits()), key=len)
    return bool(few) and few <= many


def _is_summit(label: str) -> bool:
    return any(f" {word}" in label.lower() for word in phrases("series_words.csv", "leaders")) and not _ranks(label)


@lru_cache(maxsize=50_000)
def _ranks(label: str) -> frozenset[str]:
    """The ranks of the officials whose meeting a name tells it to be."""
    return frozenset(rank for rank in phrases("series_words.csv", "officials") if rank in label.lower())


def tells_apart(new: Meeting, known: Meeting) -> bool:
    """Whether a name has all words of a known one, and the number, the term or the year that this leaves out.

    Where the known one is a number or small words alone, the body whose meeting it is tells it apart, too.

    Example:
        `Kỳ họp thứ 15 của Ủy ban Kiểm tra Trung ương` after `Kỳ họp thứ 15`.
    """
    added = new.words - known.words
    kind = new.type == known.type and new.label.split()[0] == known.label.split()[0]
    if not (kind and known.words < new.words and len(added) <= _MOST) or not added.isdisjoint(_JOINTS):
        return False
    if any(mark in new.label and mark not in known.label for mark in ",:"):
        return False
    placed = "thứ" in added and not any(character.isdigit() for character in known.label)
    numbered = placed or "khóa" in added or any(word.isdigit() for word in added)
    return numbered or (known.label[1:].islower() and not new.label[1:].islower())


def _apart(one: str, other: str) -> tuple[list[str], list[str]]:
    """The words between what two names begin and end with; none where these are too many or too few are common."""
    words, others = one.split(), other.split()
    keys, other_keys = fold(one).split(), fold(other).split()
    least = min(len(words), len(others))
    begin = next((n for n in range(least) if keys[n] != other_keys[n]), least)
    end = next((n for n in range(least - begin) if keys[-1 - n] != other_keys[-1 - n]), least - begin)
    mine, theirs = words[begin : len(words) - end], others[begin : len(others) - end]
    return (mine, theirs) if 0 < len(mine) <= _LONGEST and 0 < len(theirs) <= _LONGEST and begin else ([], [])


def _proper(words: list[str]) -> bool:
    """Whether they are a proper name, and no number."""
    names = [word.strip(_MARKS) for word in words]
    capital = all(name[:1].isupper() or name in ("-", "–") for name in names)
    return bool(names) and capital and not all(_NUMERAL.fullmatch(name.lower()) for name in names)


def _numbered(words: list[str], label: str) -> bool:
    """Whether they are the number of a place: `Hội nghị ở phường | 9`."""
    before, _, number = label.lower().rpartition(" ")
    level = load_lexicon().feature("placetype", before.split()[-1], "level") if words == [number] else ""
    return level in NUMBERED and number.isdigit()


def _letters(words: list[str]) -> str:
    return "".join(character for character in fold("".join(words)) if character.isalnum())


def _folded(words: list[str]) -> frozenset[str]:
    return frozenset(fold(word.strip(_MARKS)) for word in words).difference(("-", "–"))


@cache
def _of_summits() -> frozenset[str]:
    """The words that the names of summits have in common."""
    return frozenset(word for phrase in phrases("series_words.csv", "summit") for word in phrase.split())


def _leagues(meeting: Meeting) -> frozenset[str]:
    """The folded acronyms in a name or in its parentheses."""
    return _acronyms(meeting.label).union(*meeting.acronyms)


@lru_cache(maxsize=50_000)
def _acronyms(label: str) -> frozenset[str]:
    return frozenset(fold(word) for word in _ACRONYM.findall(label))
