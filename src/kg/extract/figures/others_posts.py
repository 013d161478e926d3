"""Posts at the ends of a list that are not those of who is named beside them: of a guest, or who is quoted."""

from __future__ import annotations

from collections.abc import Sequence

from kg.chunks import Chunk, Chunks
from kg.extract.figures.lists import MEMBERS, Item, Joint
from kg.extract.symbols import SAYS, TALKS
from kg.lexicon import load_lexicon
from kg.mentions import DEPUTY

_BEFORE_LISTENERS = TALKS | {"WORKWITH", "COMITATIVE", "OF", "TOWARD", "ACCORDING"}  # before who does not speak
_BETWEEN = 4  # chunks from a candidate to the post: `ứng viên | được chọn vào ghế | Thủ tướng`
_LEADING = frozenset({"Position", ",", "AND", "ALSO", "_", "PLURAL", ":"})  # between `trong thời gian giữ` and a post
_PAIR = 2  # a post and a name
_TOLD = frozenset({"REPORT", "SPEAK"}) | SAYS  # before whom somebody speaks to: `Báo cáo | Thủ tướng`
_MET = TALKS | _TOLD | {"WORKWITH", "COMITATIVE", "Meeting"}  # before whom somebody meets
_ANSWERS, _ASKED = _TOLD | {"ANSWER", "REPLY"}, frozenset({"_", "OF", "PLURAL"})  # `Giải trình | ý kiến của`
_TOWARDS_SOMEBODY = frozenset({"HAND", "INVITE"})  # what the holder of a post does, when it opens a sentence
_DOES = frozenset({"AUX", "PLAN", "COPULA", "NOT", "PASSIVE"})  # begin what the holder of a post does


def of_another(chunks: Chunks, k: int, items: list[Item], end: int) -> bool:
    """Whether the post with which a list begins at chunk `k` is not that of who is named next."""
    elsewhere = _on_behalf(chunks, k, items) or _of_guest(chunks, k, items, end) or _is_said_of_one(chunks, k, items)
    elsewhere = elsewhere or _is_answered(chunks, k, items)
    past = _in_the_past(chunks, k, items) or _is_sought(chunks, k, items)
    return elsewhere or past or _quotes(chunks, k, items, end)


def _on_behalf(chunks: Sequence[Chunk], k: int, items: list[Item]) -> bool:
    """Whether the first post is another's: `thừa ủy quyền của | Chủ tịch nước |, Phó Chủ tịch … Nguyễn Văn An`."""
    if items[0].is_person or len(items) < 2 or items[1].joint != Joint.COMMA:
        return False
    before = [chunk.symbol for chunk in chunks[max(0, k - 2) : k]]
    return before[-1:] == ["BEHALF"] or before == ["BEHALF", "OF"]


def _of_guest(chunks: Chunks, k: int, items: list[Item], end: int) -> bool:
    """Whether the first post is that of whom somebody meets: `Tiếp | Đại sứ Lào |, Chủ tịch nước Nguyễn Văn An nói`."""
    if len(items) <= _PAIR:
        return False
    named = [item for item in items if item.is_person] == items[-1:]
    if not named or "," not in chunks.symbols[k : items[-1].place]:
        return False
    symbols = chunks.symbols[:k]
    if symbols[-2:] in (["Position", "AND"], ["Position", "ALSO"]):  # "Tiếp Chủ tịch kiêm | Giám đốc Công ty A, …"
        symbols = symbols[:-2]
    met = not _MET.isdisjoint(symbols[-1:]) and MEMBERS.isdisjoint(symbols)
    return met and _is_saying(chunks, end)


def _is_said_of_one(chunks: Chunks, k: int, items: list[Item]) -> bool:
    """Whether the first post is said of who is named before: `ông A là | Bí thư |, và Chủ tịch UBND xã Trần Văn B`.

    So is one that somebody gets: `ông A được cử làm | Bí thư Huyện ủy |, Chủ tịch UBND huyện Trần Văn B nghỉ hưu`.
    """
    posts = len(items) > _PAIR and not (items[0].is_person or items[1].is_person)
    if not posts or "Person" not in chunks.symbols[:k]:
        return False
    before, joint = chunks.symbols[k - 1], items[1].joint
    got = before == "ASSUME" and joint == Joint.COMMA and items[_PAIR].is_person and not items[_PAIR].joint
    return got or (before == "COPULA" and joint == Joint.AND)


def _is_answered(chunks: Chunks, k: int, items: list[Item]) -> bool:
    """Whether the first post is that of deputies who ask: `Trả lời câu hỏi của | ĐBQH |, Bộ trưởng Lê Văn An`."""
    told = chunks.symbol_at(0) in _ANSWERS and set(chunks.symbols[1:k]) <= _ASKED and k > 1
    if not told or len(items) <= _PAIR or items[0].is_person or items[1].is_person:
        return False
    return items[1].joint == Joint.COMMA and items[0].position.role.startswith(DEPUTY)


def _is_sought(chunks: Chunks, k: int, items: list[Item]) -> bool:
    """Whether the first post is one that somebody only wants: `ứng cử viên | Tổng thống | Mary Wells`."""
    before = chunks.symbols[max(0, k - _BETWEEN) : k]
    return not items[0].is_person and "SEEK" in before and before[-1] in ("SEEK", "_")


def _in_the_past(chunks: Sequence[Chunk], k: int, items: list[Item]) -> bool:
    """Whether the first post is one of a time gone by: `Khi làm | Bí thư Huyện ủy |, Thứ trưởng Nguyễn Văn An đã …`."""
    if items[0].is_person or len(items) < 2 or items[1].joint not in (Joint.COMMA, Joint.AND):
        return False
    led = (chunk.symbol for chunk in reversed(chunks[:k]) if chunk.symbol not in _LEADING)
    return next(led, "") in ("WHILE", "INOFFICE", "BEFOREPOST", "BEFORECHOSEN")


def _quotes(chunks: Chunks, k: int, items: list[Item], end: int) -> bool:
    """Whether a headline gives what the holder of a post says of another: `Tổng Bí thư: | Ông Lê Văn An | sẽ bị …`."""
    if k or items[0].is_person or items[0].position.plural or [item.joint for item in items[1:]] != [Joint.COLON]:
        return False
    return chunks.symbol_at(end) not in ("", ".", ";", ")", ",", "AND")


def another_speaks(chunks: Chunks, k: int, items: list[Item], end: int) -> bool:
    """Whether the last post is that of who goes on to speak: `Tiếp ông Joko Susilo, | Chủ tịch nước | khẳng định`."""
    last = items[-1]
    if k == 0 or last.is_person or last.joint != Joint.COMMA:
        return False
    does = chunks.symbol_at(end) in _DOES
    if chunks.symbols[k - 1] == "ACCORDING" and items[-2].is_person and does:
        return True  # "Theo ông A, | Thứ trưởng Bộ Y tế | sẽ thăm tỉnh"
    if k == 1 and chunks.symbols[0] in _TOWARDS_SOMEBODY and items[0].is_person and len(items) == _PAIR:
        return _is_saying(chunks, end)  # "Tặng hoa chúc mừng bà A, | Bí thư Tỉnh ủy | nhấn mạnh"
    if chunks.symbols[k - 1] not in _BEFORE_LISTENERS:
        return False
    lexicon, role = load_lexicon(), last.position.role
    alone = role in lexicon.sole_offices or lexicon.feature("role", role, "takes") == "country"
    return alone and any(item.is_person for item in items) and _is_saying(chunks, end)


def _is_saying(chunks: Chunks, k: int) -> bool:
    """Whether what stands at chunk `k` says something: `Chủ tịch nước | đã khẳng định`."""
    return next((symbol for symbol in chunks.symbols[k:] if symbol != "AUX"), "") in SAYS
