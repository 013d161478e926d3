"""The persons whom the name of a meeting tells as its sides: `buổi làm việc giữa | Thủ tướng A | với lãnh đạo tỉnh`."""

from __future__ import annotations

from collections.abc import Iterator

from kg.annotate.grammar.categories import POSTS
from kg.annotate.grammar.persons.person import parse_person
from kg.annotate.grammar.positions.position import parse_position
from kg.annotate.grammar.words import COMPANY
from kg.annotate.tokens import Tokens
from kg.families import SIDED
from kg.mentions import Figure, PositionMention

_BETWEEN, _OF, _WITH = "giữa", "của", "với"


def named_sides(tokens: Tokens, i: int, j: int, family: str) -> tuple[Figure, ...]:
    """The sides that the words from `i` to `j`, the name of a meeting, tell with post and name.

    Example:
        `buổi làm việc của | Bí thư Tỉnh ủy Nguyễn Văn An | với Huyện ủy Lý Nhân` has one, and so has
        `cuộc họp với | Giám đốc Sở Y tế Nguyễn Văn An | về thuốc men`.
    """
    told = tokens.folded[i:j]
    return tuple(_sides(tokens, i, j, family)) if _BETWEEN in told or _OF in told or told[:1] == [_WITH] else ()


def _sides(tokens: Tokens, i: int, j: int, family: str) -> Iterator[Figure]:
    told = -1  # the token after the last side
    for n in range(i, j - 1):
        word = tokens.folded[n]
        first = word == _BETWEEN or (word == _WITH and n == i)
        # Other meetings are nobody's: `lễ kỷ niệm ngày sinh | của Tổng Bí thư A`.
        led = first or (word == _OF and family in SIDED) or (word in COMPANY and n == told)
        if not led or not tokens.begins(n + 1, POSTS):
            continue
        found = _figure(tokens, n + 1)
        if found and found[1] <= j:
            figure, told = found
            yield figure


def _figure(tokens: Tokens, n: int) -> tuple[Figure, int] | None:
    """Who stands at token `n` with a post, and the token after the name."""
    posts: list[PositionMention] = []
    while post := parse_position(tokens, n):
        posts.append(post[0])
        n = post[1] + (tokens.word_at(post[1]) == ",")
    person = parse_person(tokens, n, licensed=True) if posts and n < len(tokens) else None
    if not person:
        return None
    return Figure(posts[0].start, person[0].end, person[0], tuple(posts)), person[1]
