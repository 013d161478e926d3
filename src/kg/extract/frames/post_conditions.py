"""The conditions under which frames hold that tell of posts: got, left, or held in the course of a career."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from itertools import dropwhile, pairwise

from kg.chunks import Chunk, of_kind
from kg.extract.careers.resumes import is_item, is_line, tells_career
from kg.extract.figures.sides import is_any_member, offices
from kg.extract.frames.matches import Match
from kg.extract.symbols import CHOOSES, SAYS, printed
from kg.kinds import ENTERPRISE
from kg.mentions import BodyMention, DateMention, Figure, PositionMention
from kg.staffing import staffing
from kg.tables import any_of

_LATELY = 3  # sentences for which `theo đó` tells of an election
_RESUME = 4  # sentences within which a résumé goes on after the birth of somebody
_STAFFING = CHOOSES | {"PASSIVE"}
_SEVERAL = frozenset({",", "AND"})  # between the names of several
_OF_BOARD = "Trưởng ban"  # ends the roles of those who lead a board: `Phó | Trưởng ban`
_LOSING = frozenset({"LEAVE", "REMOVE", "STRIP"})
_PUTS_FORWARD = frozenset({"PRESENT", "PLAN"})  # giới thiệu, dự kiến
_STAFFED = frozenset({"APPOINT", "REMOVE", "DISMISS"})  # verbs of those who decide
# What opens a sentence that goes on with the appointments of the one before.
_OF_THOSE = re.compile(r"(?:Trong|Theo)(?: số)? (?:đó|này)\b")


def _election(match: Match) -> bool:
    goes_on = _OF_THOSE.match(match.discourse.text, match.chunks[0].start) is not None and _told_lately(match)
    return goes_on or not CHOOSES.isdisjoint(match.chunks.symbols[: match.begin])


def _nominated(match: Match) -> bool:
    before = match.chunks.symbols[: match.begin]
    return any(first in _PUTS_FORWARD and then == "Figure" for first, then in pairwise(before))


def _moved(match: Match) -> bool:
    """Whether the person named last is moved before the frame, who tells of no others: no `ông A | cho biết`."""
    symbols = match.chunks.symbols[: match.begin]
    last = len(symbols) - symbols[::-1].index("Figure") if "Figure" in symbols else 0
    return SAYS.isdisjoint(symbols[last:]) and not (_LOSING | CHOOSES).isdisjoint(symbols)


def _transferred(match: Match) -> bool:
    text = match.discourse.text
    verb = next((chunk for chunk in match.matched if _moves(text, chunk)), None)  # not "cử ông A về công tác tại xã"
    who = next(chunk for chunk in match.matched if chunk.symbol == "Figure")
    return verb is not None and _transfer().match(text, max(verb.end, who.end)) is not None


def _moves(text: str, chunk: Chunk) -> bool:
    """Whether after a verb somebody works elsewhere: `điều động`, and as the last of plain words `chuyển`."""
    words = printed(text, chunk)
    if chunk.symbol == "APPOINT":
        return any(word in words for word in staffing("moves"))
    return chunk.symbol == "_" and words.split()[-1] in staffing("moves")


def _office(match: Match) -> bool:
    """Unless the post is only in somebody's charge, beside the own: `được giao phụ trách | Tư lệnh Quân khu 3`."""
    text, chunks = match.discourse.text, match.matched
    return not any(
        post.symbol == "Position" and before.symbol == "_" and printed(text, before).endswith(staffing("charges"))
        for before, post in pairwise(chunks)
    )


def _followed(match: Match, symbol: str, words: re.Pattern[str]) -> bool:
    """Whether such words follow the first chunk of the frame that has a symbol."""
    chunk = next(chunk for chunk in match.matched if chunk.symbol == symbol)
    return words.match(match.discourse.text, chunk.end) is not None


def _promotion(match: Match) -> bool:
    """Whether somebody in office gets a post, but no board's that is told without its name: `làm | Phó Trưởng ban`."""
    bare = (post.role for post in of_kind(PositionMention, match.matched) if not (post.body or post.place))
    return any(map(_in_office, of_kind(Figure, match.matched))) and not any(r.endswith(_OF_BOARD) for r in bare)


def _alone(match: Match) -> bool:
    before = match.chunks.symbols[max(0, match.begin - 2) : match.begin]
    return before[:1] != ["Figure"] or before[-1] not in _SEVERAL


def _oneself(match: Match) -> bool:
    """Unless a company follows the name, which has a seat itself: `ông A, | Công ty Sao Mai | làm Phó Chủ tịch …`."""
    beside = match.matched[1:3]
    company = beside[-1].mention if [chunk.symbol for chunk in beside] == [",", "Body"] else None
    return not (isinstance(company, BodyMention) and company.kind == ENTERPRISE)


def _members(match: Match) -> bool:
    """Unless what heads the list is lost: `miễn nhiệm | Ủy viên UBND huyện | gồm: ông A, Trưởng phòng Nội vụ`."""
    told = list(dropwhile(lambda chunk: chunk.symbol not in _STAFFED, match.matched))
    named = [*of_kind(PositionMention, match.chunks[: match.begin])]  # "các thành viên UBND tỉnh | được miễn nhiệm gồm"
    named += [post for figure in of_kind(Figure, told) for post in figure.positions]
    heading = [post for post in named if post.plural]
    return all(map(is_any_member, (*heading, *of_kind(PositionMention, told))))


def _filled(match: Match) -> bool:
    verbs = [printed(match.discourse.text, chunk) for chunk in match.matched if chunk.symbol == "APPOINT"]
    fills, moves = (any(word in verb for verb in verbs for word in staffing(part)) for part in ("fills", "moves"))
    before = match.chunks[: match.begin]  # who is appointed to something else: "4 tân Thứ trưởng | được bổ nhiệm gồm"
    others = match.chunks.before(match.begin) == "Body" or not all(map(is_any_member, of_kind(PositionMention, before)))
    return fills and not (moves or others) and _members(match)  # "được điều động gồm: | Giám đốc Sở Y tế A" leaves that


def _resume(match: Match) -> bool:
    born, read = match.discourse.lives.born, match.discourse.read
    return is_item(match.chunks, (match.begin, match.end), near=born is not None and read - born < _RESUME)


def _told_lately(match: Match) -> bool:
    """Whether somebody was appointed in one of the last sentences."""
    told = match.discourse.lives.elected
    return told is not None and match.discourse.read - told <= _LATELY


@cache
def _departure() -> re.Pattern[str]:
    """The words after a name that tell that its bearer leaves office: `ông A | đã nghỉ hưu`, `(chuyển công tác)`."""
    return re.compile(rf"[ ,(–-]{{1,3}}(?:\w+ ){{0,4}}{any_of(staffing('departs'))}")


@cache
def _retirement() -> re.Pattern[str]:
    """The words after a name that tell that its bearer has retired: `ông A | đã nghỉ hưu`, no `| sắp nghỉ hưu`.

    So they do after that of a decision: `Quyết định | về việc nghỉ hưu`; and somebody may have asked for it before.
    """
    asked, led = r"(?:(?:đã |có |làm ){1,2}đơn và )?", "(?:chính thức|được|mới|vừa|về việc|về|đã) "
    return re.compile(rf"[ ,]{{1,2}}{asked}(?:{led}){{0,3}}{any_of(staffing('retires'))}")


@cache
def _transfer() -> re.Pattern[str]:
    """The words after a name that tell that its bearer is moved: `điều động ông A | về công tác tại Sở Y tế`."""
    return re.compile(rf"[ ,]{{1,2}}{any_of(staffing('goes'))}")


def _in_office(figure: Figure) -> bool:
    """Whether a post that is no membership stands after the name: `ông A, Bí thư Huyện ủy | giữ chức …`."""
    return any(office.start > figure.person.start for office in offices(figure))


OF_POSTS: Mapping[str, Callable[[Match], bool]] = {
    "appointment": lambda match: not _STAFFING.isdisjoint(match.chunks.symbols[: match.end]),
    "election": _election,
    "elected": lambda match: _election(match) or (match.begin == 0 and _told_lately(match)),
    "nominated": _nominated,
    "removal": lambda match: not _LOSING.isdisjoint(match.chunks.symbols[: match.begin]),
    "staffing": _moved,
    "leaving": lambda match: _departure().match(match.discourse.text, match.matched[-1].end) is not None,
    "retired": lambda match: _followed(match, "Figure", _retirement()),
    "transferred": _transferred,
    "office": _office,
    "pension": lambda match: _followed(match, "Document", _retirement()),
    "promotion": _promotion,
    "alone": _alone,
    "oneself": _oneself,
    "bare": lambda match: not any(figure.positions for figure in of_kind(Figure, match.matched)),
    "members": _members,
    "filled": _filled,
    "career": lambda match: tells_career(match.chunks),
    "period": lambda match: is_line(match.chunks, (match.begin, match.end)),
    "span": lambda match: any(date.until for date in of_kind(DateMention, match.matched)),
    "resume": _resume,
}
