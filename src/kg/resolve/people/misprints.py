"""One person under a misspelt name: `Thủ tướng Nguyên Xuân Phúc` in an article on `Thủ tướng Nguyễn Xuân Phúc`."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from kg.lexicon import load_lexicon
from kg.mentions import VICE
from kg.model import Entity, Statement, Status
from kg.records import replace
from kg.resolve.tenures.terms import term
from kg.spelling import fold, is_syllable, slips

_WHOLE = 3  # words of a name that has lost one
_SPELLINGS = 3  # persons in one post beyond which it is that of several places: `các Bí thư Đảng ủy xã: …`
_PER_SLIP = 4  # letters of a foreign word, one of which may be wrong


def one_spelling(statements: Iterable[Statement], text: str) -> list[Statement]:
    """The statements, with the rarer of two spellings of one name that holds one and the same post replaced.

    Only who is alone in a post is known by it: `Hùng` and `Hưng` may both be `Phó Chủ tịch`, or `Đại biểu Quốc hội`.

    Args:
        statements: What one article states.
        text: Of the article, for how often it prints a name.
    """
    stated = list(statements)
    meant = _misprints(stated, text)
    return [_respelt(statement, meant) for statement in stated] if meant else stated


def _respelt(statement: Statement, meant: Mapping[str, Entity]) -> Statement:
    object_ = statement.object
    if isinstance(object_, Entity):
        object_ = meant.get(object_.iri, object_)
    return replace(statement, subject=meant.get(statement.subject.iri, statement.subject), object=object_)


def _misprints(stated: Iterable[Statement], text: str) -> dict[str, Entity]:
    """The persons who are meant by names that are misspelt, by the IRIs of these."""
    meant: dict[str, Entity] = {}
    for people in _holders(stated).values():
        if not 1 < len(people) <= _SPELLINGS:
            continue
        ranked = sorted(people.values(), key=lambda person: _rank(person.label, text))
        for i, person in enumerate(ranked):
            right = next((other for other in ranked[:i] if _is_misprint(person.label, other.label)), None)
            if right and right.iri not in meant:
                meant[person.iri] = right
    return meant


def _has_several(post: str) -> bool:
    """Whether more than one person may hold a post at a time."""
    return post.startswith(VICE) or load_lexicon().is_membership(post)


def _holders(stated: Iterable[Statement]) -> Mapping[str, dict[str, Entity]]:
    """Who holds each post that only one person can hold, in the order of the text."""
    found: dict[str, dict[str, Entity]] = defaultdict(dict)
    for held in stated:
        post = held.object
        if held.relation != "holds" or held.status is not Status.CURRENT or not isinstance(post, Entity):
            continue
        if term(held) or not _has_several(post.label):
            found[post.iri].setdefault(held.subject.iri, held.subject)
    return found


def _rank(name: str, text: str) -> tuple[bool, int]:
    """Names of leaders whom everybody knows come first, then those that are printed more often."""
    known = name in load_lexicon().names.get(name.split()[0], ())
    return (not known, -len(re.findall(rf"\b{re.escape(name)}\b", text)))


def _is_misprint(name: str, right: str) -> bool:
    """Whether two names differ in a letter of one word, in two of a long foreign one, or in a middle name left out.

    Of a foreigner there may be the last word alone: `Lukasenko` is `Alexander Lukashenko`.
    """
    words, others = fold(name).split(), fold(right).split()
    if len(words) == 1 < len(others) and not is_syllable(name):
        others = others[-1:]
    if len(words) != len(others):
        return len(words) >= _WHOLE and any(words == others[:n] + others[n + 1 :] for n in range(1, len(others) - 1))
    pairs = [pair for pair in zip(words, others, strict=True) if pair[0] != pair[1]]
    if len(pairs) != 1:
        return False
    word, other = pairs[0]
    allowed = max(1, len(other) // _PER_SLIP)
    return slips(word, other) <= allowed
