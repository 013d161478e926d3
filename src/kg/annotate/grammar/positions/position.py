"""Positions: a role with how it is held, a body and a place: `nguyên Phó Bí thư Thường trực Tỉnh ủy Thái Bình`."""

from __future__ import annotations

import re

from kg.annotate.grammar.asides import after_short_form
from kg.annotate.grammar.bodies.task_names import told_end
from kg.annotate.grammar.places.place import parse_place
from kg.annotate.grammar.positions.canonical import canonical
from kg.annotate.grammar.positions.charges import charge_end, holder, is_charged, portfolio_end
from kg.annotate.grammar.positions.companies import aside_end, function_end
from kg.annotate.grammar.positions.implied_seats import Seat
from kg.annotate.grammar.positions.seats import abroad, seat_of
from kg.annotate.grammar.words import OF
from kg.annotate.tokens import SEVERAL, Hit, Tokens
from kg.kinds import GOVERNED
from kg.lexicon import DEPUTATION
from kg.mentions import DEPUTY, BodyMention, PositionMention
from kg.model import Status
from kg.numbers import YEAR
from kg.phrases import Entry
from kg.records import replace
from kg.spelling import fold

_TERM = re.compile(
    r"""\s*(?:,\s*)?(?:\(\s*)?(?:
      (?:qua\ )?(?:các|nhiều)\ (?:thời\ kỳ|nhiệm\ kỳ|khóa|khoá)(?!\s+[IVXL\d])|  # of who held it one after the other
      (?:thuộc\ )?đơn\ vị(?:\ bầu\ cử)?(?:\ số)?\ \d+|  # where a deputy was elected
      (?:mấy|nhiều|hai|ba|bốn|\d)\ (?:nhiệm\ kỳ|khóa|khoá)(?:\ (?:liền|liên\ tiếp))?|
      (?:các\s+)?(?:[Nn]hiệm\ kỳ|[Gg]iai\ đoạn|[Kk]hóa|[Kk]hoá|NK)\s+  # nhiệm kỳ 2015-2020, khóa XIV
      [IVXL\d][IVXLivxl\d]*(?:\s?(?:[-–,;]|và)\s?[IVXL\d]+)*\s*
      (?:(?:,|và)\s*(?=(?:các\s+)?(?:[Nn]hiệm\ kỳ|[Gg]iai\ đoạn|[Kk]hóa)\s))?
    )+\)?""",
    re.VERBOSE,
)
_ELECTED = re.compile(r"\s*(?:được )?(?:bầu|ứng cử) (?:tại|ở) (?:địa bàn )?")  # before where a deputy was elected
_GROUP = "Tổ đại biểu"
_IN_TURN = re.compile(r"(?:các|nhiều) (?:thời kỳ|nhiệm kỳ|khóa|khoá)$")
_HOLDERS = frozenset({":", "gồm", "là"})  # words after which the holders of a post are listed
_DEPUTATION = BodyMention(0, 0, DEPUTATION, kind="legislature", level="province", places="typed")
_COMRADES, _MEMBER = ["các", "đồng", "chí"], "ủy viên"  # before members who are not named, and what they are
_ENDS = frozenset({",", ";", ":", "."})
_STATUS = {"former": Status.FORMER, "acting": Status.ACTING}


def parse_position(tokens: Tokens, i: int) -> tuple[PositionMention, int] | None:
    """The position that begins at token `i`, without or with the body that completes it.

    Example:
        `Trưởng ban Tổ chức Tỉnh ủy` gives role `Trưởng ban` in the body `Ban Tổ chức` of `Tỉnh ủy`.
    """
    status, new, k, prefix = _before(tokens, i)
    hit = tokens.find(k, "role")
    if not hit:
        return None
    j, entry = hit
    takes = entry.features["takes"]
    serves = takes == "office" or (takes == "optional" and tokens.folded_at(j) == "của")
    if serves and (aide := _aide(tokens, i, j, entry)):
        return replace(aide[0], role=" ".join(filter(None, (prefix, aide[0].role))), status=status, new=new), aide[1]
    keep = entry.features["keep"] != "no"
    early, j = _standing(tokens, j)
    suffix, seat = _in_charge(tokens, j, entry) or _portfolio(tokens, j, entry) or _seated(tokens, j, entry, keep)
    late, j = _standing(tokens, _duty_end(tokens, seat.end))
    if standing := early or late:
        status = _STATUS.get(standing.features["effect"], status)
        prefix = standing.features["canonical"] or prefix
    end = _term_end(tokens, j)
    seat, j = _after_term(tokens, seat, j, end, entry.features["head"]) if end > j or not late else _of(tokens, seat, j)
    j = _elected_end(tokens, entry, seat, _aside_end(tokens, seat, j))
    charged = (takes == "office" and (seat.body or seat.place)) or (seat.abroad and is_charged(tokens, j))
    end = charge_end(tokens, j) if charged else _told_end(tokens, seat, j)
    task, j = (tokens.surface(j, end), end) if end > j else ("", j)
    role = " ".join(filter(None, (prefix, canonical(tokens, entry, seat), suffix)))
    return PositionMention(
        tokens.starts[i],
        tokens.ends[j - 1],
        role,
        takes,
        keep=seat.keep,
        body=seat.body,
        place=seat.place,
        status=status,
        new=new,
        plural=_plural(tokens, i, j, seat),
        about=task,
    ), j


def _told_end(tokens: Tokens, seat: Seat, j: int) -> int:
    """Token after what a board is for, told after whose it is: `Trưởng Ban Chỉ đạo của Thành ủy | về chuyển đổi số`."""
    body = seat.body
    if not body or not (body.parent or body.place):
        return j
    tasked = "tasked" in tokens.lexicon.head_traits(body.called)
    return told_end(tokens, j) if tasked else j


def _aide(tokens: Tokens, i: int, j: int, entry: Entry) -> tuple[PositionMention, int] | None:
    """Who serves the holder of an office: `Đặc phái viên | của Tổng thống Nga | về vấn đề Yemen`."""
    k = j + 1 if tokens.folded_at(j) in ("của", "cho") else j
    found = parse_position(tokens, k) if tokens.adjacent(j) and tokens.find(k, "role") else None
    if not found or (found[0].takes == "body" and not (found[0].body or found[0].place)):
        return None
    superior, k = found
    leader = holder(tokens, k, common=not tokens.capital(i))
    name, k = leader or (None, k)
    end = charge_end(tokens, k)
    task = tokens.surface(k, end) if end > k else ""
    role, start, stop = entry.canonical, tokens.starts[i], tokens.ends[end - 1]
    return PositionMention(start, stop, role, "office", superior=superior, led_by=name, about=task), end


def parse_deputy(tokens: Tokens, i: int, j: int) -> tuple[PositionMention, int] | None:
    """`Đại biểu` before a name: of the assembly that the article is about: `ĐB | Nguyễn Văn An`."""
    j, end = after_short_form(tokens, j), j  # "đại biểu | (ĐB) | Nguyễn Văn An"
    named = tokens.capital(j) and tokens.family(j) and tokens.capital(j + 1)
    if not named or fold(tokens.surface(i, end)).removeprefix("nữ ") != DEPUTY.lower():
        return None
    several = i > 0 and tokens.folded[i - 1] in SEVERAL
    return PositionMention(tokens.starts[i], tokens.ends[j - 1], DEPUTY, plural=several), j


def _aside_end(tokens: Tokens, seat: Seat, j: int) -> int:
    """Token after what a parenthesis or `cũ` adds to a body, and the country of one that is known to be there."""
    if not (seat.body or seat.place):
        return j
    k = aside_end(tokens, j + 1 if tokens.folded_at(j) == "cũ" else j)
    country = tokens.find(k, "country") if k > j and seat.body and seat.body.kind == "foreign" else None
    return country[0] if country else k


def _elected_end(tokens: Tokens, role: Entry, seat: Seat, j: int) -> int:
    """Token after where a deputy or a group of them was elected: `đại biểu HĐND huyện | bầu tại xã Tràng An`."""
    deputies = role.canonical.startswith(DEPUTY) or (seat.body and seat.body.head.startswith(_GROUP))
    match = tokens.match(_ELECTED, tokens.ends[j - 1]) if deputies else None
    k = tokens.at(match.end()) if match else j
    spot = parse_place(tokens, k, seat=True) if k > j else None
    return spot[1] if spot and spot[0].level in GOVERNED else j


def _in_charge(tokens: Tokens, j: int, role: Entry) -> tuple[str, Seat] | None:
    """What a manager is in charge of, and the body: `Chủ tịch | phụ trách khu vực châu Á của | Tập đoàn Shire`."""
    k = function_end(tokens, j, role.canonical) if tokens.adjacent(j) else j
    seat = seat_of(tokens, k, role, keep=True) if k > j else None
    if not seat or not seat.body or not tokens.capital(tokens.at(seat.body.start)):
        return None
    return tokens.surface(j, k + 1 if tokens.words[k] == "của" else k), seat


def _portfolio(tokens: Tokens, j: int, role: Entry) -> tuple[str, Seat] | None:
    """What somebody abroad is charged with, and where: `Bộ trưởng | phụ trách Brexit của | Anh`."""
    k = portfolio_end(tokens, j, role.canonical)
    seat = seat_of(tokens, k, role, keep=True) if k > j else None
    return (tokens.surface(j, k + 1 if tokens.folded[k] in OF else k), seat) if seat and seat.abroad else None


def _seated(tokens: Tokens, j: int, role: Entry, keep: bool) -> tuple[str, Seat]:
    """The words after a role that belong to it, and what completes it."""
    suffix, j = _year(tokens, j) if role.canonical.split()[-1].isupper() else _after(tokens, j, role)
    if role.features["takes"] == "none":
        return suffix, abroad(tokens, j, keep)
    return suffix, seat_of(tokens, j, role, keep or bool(suffix))


def _after_term(tokens: Tokens, seat: Seat, j: int, end: int, head: str) -> tuple[Seat, int]:
    """The place of an assembly that is printed after its term: `Phó Chủ tịch HĐND khóa IX | thành phố Đà Nẵng`.

    Args:
        tokens: The article's tokens.
        seat: What completes the role so far.
        j: Token at which the term begins.
        end: Token after it, the same when there is none.
        head: The head of the body that the role implies.
    """
    deputies = head == DEPUTATION and not (seat.body or seat.place)
    body = _DEPUTATION if deputies else seat.body
    if not body or body.place or body.parent or body.places != "typed":
        return seat, end
    k = _constituency(tokens, end) if deputies else end
    own = k > end or (end > j and tokens.adjacent(end))
    spot = parse_place(tokens, k, seat=True) if own else None
    if not spot or spot[0].level not in GOVERNED:
        return seat, end
    start, stop = tokens.starts[k] if deputies else body.start, tokens.ends[spot[1] - 1]
    return seat._replace(body=replace(body, start=start, end=stop, place=spot[0])), spot[1]


def _of(tokens: Tokens, seat: Seat, j: int) -> tuple[Seat, int]:
    """The place printed after what a post is in its history: `Chủ tịch UBND | đầu tiên | của | huyện Thanh Liêm`."""
    body, spot = seat.body, None
    if body and not (body.place or body.parent) and body.places == "typed" and tokens.folded_at(j) == "của":
        spot = parse_place(tokens, j + 1, seat=True)
    if not (body and spot) or spot[0].level not in GOVERNED:
        return seat, j
    return seat._replace(body=replace(body, end=tokens.ends[spot[1] - 1], place=spot[0])), spot[1]


def _constituency(tokens: Tokens, j: int) -> int:
    """Token after the words that lead to a constituency: `Trưởng đoàn đại biểu Quốc hội | , đơn vị | tỉnh Hà Nam`.

    Also `Trưởng đoàn đại biểu Quốc hội khóa XV | của | tỉnh Hà Nam`.
    """
    k = j + 1 if tokens.folded_at(j) in (",", "của") else j
    if k > j and tokens.folded[j] == "của":
        return k
    return k + 2 if tokens.folded[k : k + 2] == ["đơn", "vị"] else j


def _before(tokens: Tokens, i: int) -> tuple[Status, bool, int, str]:
    """How the position is held, by the words before the role: nguyên, cựu, quyền, tân, cố (but not in `Cố vấn`)."""
    status, new, prefix = Status.CURRENT, False, ""
    while (hit := tokens.find(i, "modifier")) and hit[1].features["where"] == "before" and not tokens.find(i, "role"):
        effect = hit[1].features["effect"]
        status = _STATUS.get(effect, status)
        new = new or effect == "new"
        prefix = hit[1].features["canonical"] or prefix
        i = hit[0]
    return status, new, i, prefix


def _after(tokens: Tokens, j: int, role: Entry) -> tuple[str, int]:
    """The words after the role that belong to it: `Thường trực`, `(phụ trách)`, but no `chuyên trách` of a member."""
    words: list[str] = []
    while (hit := _rank(tokens, j)) and hit[1].features["where"] == "after" and tokens.adjacent(j):
        member = role.features["member"] == "yes" and hit[1].features["effect"] == "skip"
        if hit[1].features["canonical"] and not member:
            words.append(hit[1].features["canonical"])
        j = hit[0]
    return " ".join(words), j


def _rank(tokens: Tokens, j: int) -> Hit | None:
    """The word around a role that stands after it, also in parentheses: `Phó Chủ tịch | (Thường trực) | UBND tỉnh`."""
    if tokens.word_at(j) != "(":
        return tokens.find(j, "modifier")
    hit = tokens.find(j + 1, "modifier")
    return (hit[0] + 1, hit[1]) if hit and tokens.word_at(hit[0]) == ")" else None


def _year(tokens: Tokens, j: int) -> tuple[str, int]:
    """The year of the meetings that somebody chairs, after their acronym: `Chủ tịch SOM ASEAN | 2020`."""
    named = tokens.adjacent(j) and YEAR.fullmatch(tokens.words[j])
    return (tokens.words[j], j + 1) if named else ("", j)


def _duty_end(tokens: Tokens, j: int) -> int:
    """Token after words that say nothing of the post: `Phó Trưởng ban Dân tộc HĐND tỉnh | chuyên trách |`.

    Before another post they join the two: `Bí thư Đảng ủy | kiêm nhiệm | Chủ tịch HĐND xã`.
    """
    hit = tokens.find(j, "modifier") if tokens.adjacent(j) else None
    skipped = hit and hit[1].features["where"] == "after" and hit[1].features["effect"] == "skip"
    return hit[0] if hit and skipped and not tokens.find(hit[0], "role") else j


def _standing(tokens: Tokens, j: int) -> tuple[Entry | None, int]:
    """The words between an office and the name, or its country, that say how it is held, and the token after them.

    Example:
        `tiền nhiệm` in `Tổng thống Mỹ | tiền nhiệm | Barack Obama`; `đắc cử` tells nothing of the kind.
    """
    hit = tokens.find(j, "modifier") if tokens.adjacent(j) else None
    if not hit or hit[1].features["where"] != "name":
        return None, j
    if not tokens.capital(hit[0]) and tokens.folded_at(hit[0]) != "của":
        return None, j
    if tokens.find(hit[0], "role"):
        return None, j  # "ông Lê An, Phó Giám đốc Sở Y tế | tái đắc cử | Bí thư Đảng ủy"
    return hit[1], hit[0]


def _plural(tokens: Tokens, i: int, j: int, seat: Seat) -> bool:
    """Whether the words around say that several hold it: `các | Phó Chủ tịch`, `2 | Thẩm phán`, `Bí thư | các tỉnh`."""
    if i > 0 and (tokens.folded[i - 1] in SEVERAL or tokens.words[i - 1].isdigit()):
        return True
    if i > 2 and tokens.folded[i - 2 : i] == ["đồng", "chí"] and tokens.words[i - 3].isdigit():
        return True  # "4 đồng chí | Phó Chủ tịch"
    if tokens.folded[max(i - 3, 0) : i] == _COMRADES and tokens.word_at(j) in _ENDS:
        return tokens.find(i, "role") is not None and fold(tokens.surface(i, j)).startswith(_MEMBER)
    listed = tokens.folded_at(j) in _HOLDERS
    if listed and _IN_TURN.search(tokens.text, tokens.starts[i], tokens.ends[j - 1]):
        return True  # "nguyên Bí thư Huyện ủy | qua các thời kỳ | : …"
    return seat.body is None and tokens.folded_at(j) in ("các", "những")


def _term_end(tokens: Tokens, j: int) -> int:
    """Token after a term of office that follows, which no label holds: `nhiệm kỳ 2015-2020`, `khóa XIV`."""
    match = tokens.match(_TERM, tokens.ends[j - 1])
    return tokens.at(match.end()) if match else j
