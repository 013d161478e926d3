"""Lists of posts by place: `Phường Hai Bà: | Bí thư Đảng ủy Nguyễn Văn An`, and under the post the places alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import dropwhile

from kg.chunks import Chunk, Chunks, of_kind
from kg.kinds import GOVERNING
from kg.manners import Manner
from kg.mentions import Figure, PlaceMention, PositionMention, RelationMention
from kg.model import Status
from kg.records import replace
from kg.spans import hull

_APPOINTED = frozenset({Manner.APPOINTED})
_MARKS = frozenset({"-", "_", ".", "("})  # before a line: `1. `, `- `, `a) `
_SHORT = 4  # characters of its number
_BY_PLACE = ["Place", ":"]
_TYPED = "typed"  # bodies after whose heads a place stands with its type
_BARE = "bare"  # and after whose heads its name alone does


@dataclass(slots=True)
class Roster:
    """The post of which a heading tells that the lines under it name its holders, by place.

    Example:
        Under `Danh sách bí thư đảng ủy các xã:` the line `Xã Tràng An: Lê Văn An` tells of his post.

    Attributes:
        post: The post, `None` where no heading told of one.
        appoints: Whether the heading says that its holders got it.
        line: The place that stands alone above the lines on its posts: `Xã Tràng An:`.
    """

    post: PositionMention | None = None
    appoints: bool = False
    line: Chunk | None = None

    def put_into(self, chunks: Chunks) -> Chunks:
        """The chunks of a sentence, with the place of each line put into the posts told there, and the place left out.

        Example:
            `_ . Place : Figure .` becomes `Figure .`, the figure with the post in that place.
        """
        begins = [n for n in chunks.at("Place") if _begins_line(chunks, n)]
        if not begins:
            self._note(chunks)
            self.line = self.line if chunks.symbols[0] == "-" else None
            return Chunks(self._placed(chunk, self.line) for chunk in chunks) if self.line else chunks
        self.line = chunks[begins[0]] if begins[0] + len(_BY_PLACE) == len(chunks) else None
        heading = Chunks(chunks[: begins[0]])
        if heading and heading.symbols[-1] == ":":
            self._note(heading)
            heading = Chunks(chunk for chunk in heading[:-1] if chunk.mention is not self.post)
        ends = zip(begins, [*begins[1:], len(chunks)], strict=True)
        lines = [(chunks[n], chunk) for n, end in ends for chunk in chunks[n + len(_BY_PLACE) : end]]
        placed = [self._placed(chunk, line) for line, chunk in lines]
        if placed == [chunk for _, chunk in lines]:
            return chunks  # "Xã Tràng An: | Hội nghị tổng kết năm 2018"
        return Chunks([*_unmarked(heading), *placed])

    def relations(self, chunks: Chunks) -> Iterator[RelationMention]:
        """That who is named in a line got the post of the heading, if that says so."""
        if not (self.post and self.appoints):
            return
        for figure in of_kind(Figure, chunks):
            for post in figure.positions:
                if post.plural and post.role == self.post.role:
                    start, end = hull(figure.person, post)
                    yield RelationMention(
                        "appointedTo", figure.person, post, start, end, "appoint.roster", manner=_APPOINTED
                    )

    def _note(self, chunks: Chunks) -> None:
        """Remember the post of a heading, which a colon ends; any other sentence but a number ends the list."""
        if chunks.symbols[-1] != ":":
            self.post = self.post if self.post and _is_number(chunks) else None
            return
        posts = [chunks[n].mention for n in chunks.at("Position")]
        sole = posts[0] if len(posts) == 1 and "Figure" not in chunks.symbols else None
        self.post = sole if isinstance(sole, PositionMention) and _is_open(sole) else None
        self.appoints = "APPOINT" in chunks.symbols

    def _placed(self, chunk: Chunk, line: Chunk) -> Chunk:
        """A chunk of a line with its place put into the posts told there, and before a name the post of the heading."""
        told, place = chunk.mention, line.mention
        assert isinstance(place, PlaceMention)
        if isinstance(told, PositionMention):
            return replace(chunk, mention=_put(told, place))
        if not isinstance(told, Figure):
            return chunk
        posts = tuple(_put(post, place) for post in told.positions)
        if self.post and all(post.status is Status.FORMER for post in posts):
            shared = replace(_put(self.post, place), start=line.start, end=line.end, plural=True)
            posts = (shared, *posts)
        return replace(chunk, mention=replace(told, positions=posts))


def _begins_line(chunks: Chunks, n: int) -> bool:
    """Whether a place that has leaders begins a line, or an item after a semicolon, and a colon follows it."""
    place = chunks[n].mention
    governed = isinstance(place, PlaceMention) and bool(place.type) and place.is_governed
    if not governed or chunks.symbols[n : n + 2] != _BY_PLACE:
        return False
    return chunks.before(n) in (";", ":") or _is_number(chunks[:n])


def _unmarked(chunks: Sequence[Chunk]) -> Iterator[Chunk]:
    """The chunks after the marks and the number with which a line begins."""
    return dropwhile(lambda chunk: chunk.symbol in _MARKS and chunk.end - chunk.start < _SHORT, chunks)


def _is_number(chunks: Sequence[Chunk]) -> bool:
    """Whether nothing stands there but the number of a line."""
    return not any(_unmarked(chunks))


def _is_open(post: PositionMention) -> bool:
    """Whether a post does not say in which place it is: `bí thư đảng ủy xã`, `Chủ tịch UBND`."""
    level = post.body.place.level if post.body and post.body.place else ""
    return _put(post, PlaceMention(post.end, post.end, "", level=level)) is not post


def _put(post: PositionMention, place: PlaceMention) -> PositionMention:
    """A post of today with a place put in."""
    return put(post, place) if post.status is Status.CURRENT else post


def put(post: PositionMention, place: PlaceMention) -> PositionMention:
    """A post with a place put in where its body is one that each place has, and is printed without its place."""
    body = post.body
    if body is None or body.kind not in GOVERNING or body.parent or (body.name and body.level != place.level):
        return post
    printed = body.place.level if body.place and not body.place.name else place.level if body.place is None else ""
    typed = body.places == _TYPED and body.level in ("", place.level)
    open_to = printed == place.level and (typed or (body.places == _BARE and body.level == place.level))
    return replace(post, body=replace(body, place=place)) if open_to else post
