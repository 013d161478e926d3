"""Settles what the statements about one person and one position say together, and states each fact once."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from functools import cache

from kg.kinds import CHANGES, TENURES
from kg.lexicon import load_lexicon
from kg.manners import Manner
from kg.model import Entity, Statement, Status, Value, key_of, text_of
from kg.records import replace
from kg.resolve.facts import once
from kg.resolve.tenures.left import is_left
from kg.resolve.tenures.posts import is_done, is_membership, is_other_post, role_of
from kg.resolve.tenures.same_post import MORE, other_wordings
from kg.spelling import is_syllable, search_key

_DEFAULTS = frozenset({"bộ", "chính", "phủ"})  # what a label adds to the printed words: `Thủ tướng [Chính phủ]`
_FIRST = MORE[0].split()[0]
_BEFORE = frozenset({Manner.CAREER, Manner.PAST})  # how posts are told that somebody had before


def settle(statements: Iterable[Statement]) -> list[Statement]:
    """Each fact once, with the shortest evidence; appointments and removals also say who holds a position.

    An appointment adds `holds` current, unless it is only proposed, and a removal `holds` former, or current as long as
    it is proposed; the post that somebody leaves for a new one is former.

    Example:
        `bổ nhiệm ông A, Phó Giám đốc Sở Y tế, giữ chức Giám đốc Sở Y tế` makes him the current Giám đốc and a former
        Phó Giám đốc.
    """
    stated = _without_usurpers(list(statements))
    stated += [_tenure(s) for s in stated if s.relation == "removedFrom" or (s.relation in CHANGES and is_done(s))]
    left = [s for s in stated if s.relation == "removedFrom" and is_done(s)]
    removed = {s.key[1:] for s in left} | {(s.subject.iri, text_of(s.object)) for s in left}
    told = _by_subject(stated)
    ended = [s.relation == "holds" and _ended(s, told[s.subject.iri], removed) for s in stated]
    facts = once(replace(s, status=Status.FORMER) if end else s for s, end in zip(stated, ended, strict=True))
    told, wrong = _by_subject(facts), _wrong_guesses(facts)
    return [fact for fact in facts if fact not in wrong and not _vaguer(fact, told[fact.subject.iri])]


def _wrong_guesses(facts: Sequence[Statement]) -> Sequence[Statement]:
    """The posts in bodies that are only implied where the article tells another post of the person with the role."""
    guessed = [fact for fact in facts if Manner.IMPLIED in fact.manner]
    alike = _by_spelling(facts) if guessed else {}
    return [guess for guess in guessed if any(_contradicts(other, guess) for other in alike[_spelling(guess)])]


def _by_spelling(statements: Iterable[Statement]) -> Mapping[str, Sequence[Statement]]:
    """The statements about each person, and those whose names differ from theirs in the marks alone."""
    found: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        found[_spelling(statement)].append(statement)
    return found


def _spelling(statement: Statement) -> str:
    return search_key(statement.subject.label)


def _by_subject(statements: Iterable[Statement]) -> Mapping[str, Sequence[Statement]]:
    """The statements about each person, document or meeting, by its IRI."""
    found: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        found[statement.subject.iri].append(statement)
    return found


def _without_usurpers(stated: list[Statement]) -> list[Statement]:
    """The statements without the office of the state that only a comma gives to somebody, and others hold.

    Example:
        In `Về phần trả lời của Phó Thủ tướng A, Chủ tịch Quốc hội cho rằng …` A is not `Chủ tịch Quốc hội`.
    """
    whole = load_lexicon().lookup
    held = ((s, s.object) for s in stated if s.relation == "holds")
    posts = [s for s, position in held if isinstance(position, Entity) and whole("role", position.label)]
    holders: dict[Value, Counter[str]] = defaultdict(Counter)
    for post in posts:
        if not is_membership(post):
            holders[post.object][post.subject.iri] += 1
    usurped = [post for post in posts if _is_usurped(post, holders[post.object])]
    return [statement for statement in stated if statement not in usurped]


def _is_usurped(post: Statement, holders: Counter[str]) -> bool:
    """Whether a post stands once after a name and a comma, while the article calls others by it more often."""
    once = holders[post.subject.iri] == 1 and max(holders.values()) > 1
    beside = post.evidence.text.startswith((f"{post.subject.label},", f"{post.subject.label} ,"))
    return once and beside and post.manner == {Manner.APPOSITION}


def _tenure(change: Statement) -> Statement:
    """What an appointment, or a removal that may be only proposed, says of who holds the post."""
    if not is_done(change):
        return replace(change, relation="holds", status=Status.CURRENT, qualifiers=())
    came = change.relation == "appointedTo"
    dates = tuple(("from" if came else "to", value) for name, value in change.qualifiers if name == "changeDate")
    return replace(change, relation="holds", status=Status.CURRENT if came else Status.FORMER, qualifiers=dates)


def _ended(held: Statement, statements: Sequence[Statement], removed: Set[tuple[str, str]]) -> bool:
    """Whether a post is held no more, by what the statements say of the same person."""
    past = Manner.PAST in held.manner and not _told_now(held, statements)
    ended = past or _is_removed(held, statements, removed)
    return ended or is_left(held, statements) or _outgrown(held, statements)


def _is_removed(held: Statement, statements: Iterable[Statement], removed: Set[tuple[str, str]]) -> bool:
    """Whether the person has left the post, by the words that the article has for it, or others."""
    person, post = held.key[1:]
    if (person, post) in removed:
        return True
    anew = any(other.relation == "appointedTo" and key_of(other.object) == post for other in statements)
    return not anew and any((person, label) in removed for label in other_wordings(held))


def _outgrown(held: Statement, statements: Iterable[Statement]) -> bool:
    """Whether a post of the past career was followed by another that the article names."""
    if Manner.CAREER not in held.manner or is_membership(held) or _told_now(held, statements):
        return False
    return any(
        later.relation in ("holds", "appointedTo")
        and later.status is not Status.FORMER
        and is_other_post(later, held)
        and (later.evidence.start > held.evidence.end or Manner.CAREER not in later.manner)
        for later in statements
    )


def _told_now(held: Statement, statements: Iterable[Statement]) -> bool:
    """Whether the article also says, outside the career, that the person holds the post."""
    post = key_of(held.object)
    return any(
        other.relation == "holds"
        and other.status is Status.CURRENT
        and key_of(other.object) == post
        and _BEFORE.isdisjoint(other.manner)
        for other in statements
    )


def _vaguer(held: Statement, others: Iterable[Statement]) -> bool:
    """Whether other statements about the same person give the same role in a body that is named more fully."""
    if held.relation not in TENURES or not isinstance(held.object, Entity):
        return False
    role, words = role_of(held.object), [word for word in _words(held.object) if word not in _DEFAULTS]
    printed = held.relation == "holds" and held.status is Status.CURRENT and Manner.APPOINTED not in held.manner
    roles = _fuller(role) if printed else frozenset({role})
    return any(
        other.relation == held.relation
        and isinstance(other.object, Entity)
        and other.object.iri != held.object.iri
        and role_of(other.object) in roles
        and _is_part(words, _words(other.object))
        and _begin_alike(held.object, other.object)
        and Manner.IMPLIED not in other.manner
        for other in others
    )


@cache
def _fuller(role: str) -> frozenset[str]:
    """The role, and as it is called when more is said of it: `Phó Chủ tịch | Thường trực`, `| chuyên trách`."""
    whole, _, seat = role.partition(" Đại biểu")
    led = (f"{whole} {more} Đoàn Đại biểu{seat}" for more in MORE) if seat else ()
    return frozenset({role, *(f"{role} {more}" for more in MORE), *led})


def _contradicts(other: Statement, guess: Statement) -> bool:
    """Whether a statement about the person prints another post with that role: `Bộ trưởng, Chủ nhiệm Văn phòng …`.

    Of the posts that somebody held before, several may be of one role.
    """
    if other.relation != "holds" or other.status is not guess.status or Manner.PAST in guess.manner:
        return False
    if Manner.IMPLIED in other.manner and other.evidence.start >= guess.evidence.start:
        return False  # of two guesses the first holds
    printed, implied = other.object, guess.object
    if not (isinstance(printed, Entity) and isinstance(implied, Entity)):
        return False
    return printed.iri != implied.iri and printed.label.startswith(role_of(implied))


def _words(position: Entity) -> list[str]:
    return position.label.lower().split()


def _begin_alike(one: Entity, other: Entity) -> bool:
    """Whether what follows the role begins with the same word in two labels, if something does, or is but a brand.

    Example:
        `Tổng Giám đốc | Vinalumex` is the post `Tổng Giám đốc | Công ty cổ phần Vinalumex`.
    """
    rest, others = (position.label.removeprefix(role_of(position)).split() for position in (one, other))
    if len(rest) == 1 and rest == others[-1:] and not is_syllable(rest[0]):
        return True
    first, second = ([*words, ""][0] for words in (rest, others))
    headed = others[1:] == rest and second.lower() == role_of(one).lower().split()[-1]
    return headed or first in ("", second, _FIRST) or second == _FIRST  # "Phó Trưởng ban | Ban Nội chính"


def _is_part(words: Sequence[str], others: Sequence[str]) -> bool:
    """Whether some words are among more others in their order: `Bí thư Tỉnh ủy` in `Bí thư Tỉnh ủy Thái Bình`."""
    left = iter(others)
    return len(words) < len(others) and all(word in left for word in words)
