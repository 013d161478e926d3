"""The name of a meeting after its head: `lần thứ tư Ban Chấp hành Trung ương Đảng`, `quán triệt một số nghị quyết`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from kg.annotate.grammar.asides import CREDITS, acronym_end
from kg.annotate.grammar.bodies.body import parse_body
from kg.annotate.grammar.documents.document import parse_series
from kg.annotate.grammar.endings import breaks_off, points_back, quotation_end, trimmed
from kg.annotate.grammar.meetings.ends import ends_name
from kg.annotate.grammar.meetings.joined import BUSINESS, ends_ordinal, joins_own_verb, reaches_session
from kg.annotate.grammar.meetings.lists import PREDICATES, deliberates, ends_proper, joins_kind, list_goes_on
from kg.annotate.grammar.meetings.nameless import has_no_name
from kg.annotate.grammar.meetings.topics import meeting_words, names_business, narrows_topic
from kg.annotate.grammar.times import tells_time
from kg.annotate.grammar.words import PERIODS
from kg.annotate.tokens import Tokens
from kg.mentions import BodyMention, DocumentMention
from kg.phrases import Entry

_OF_HEAD = BUSINESS | {"SIGN"}  # cues in a head of what is done with documents: `lễ ký kết`
_LONGEST = 40  # tokens of a meeting's name
_MARKS, _QUOTES = frozenset(',-–”"&/'), frozenset('”"')
_KINDS = (["sự", "kiện"], ["hoạt", "động"])  # of meetings, as what one is: `Đêm hội “…” – | sự kiện khai mạc Lễ hội`
_YEARS = re.compile(r"\(\d{4} ?[-–] ?\d{4}\)")  # `kế hoạch trồng rừng (| 2016-2020 |) tỉnh Hà Nam`
_ENLARGED = ["mở", "rộng"]  # `Hội nghị lần thứ 20 (| mở rộng |) Ban Chấp hành …`
_THEME = ["chủ", "đề"]
_ABOUT = 3  # words of `về nội dung`
_GOING_ON = frozenset({"lần", "giữa", "của"})  # after a nickname: `"Hội nghị Sông Hồng" | lần thứ 2 giữa …`


class Name(NamedTuple):
    """The words from `begin` to `end` that name a meeting, whose it is and the documents that are its business.

    Those that stand `apart` follow a day, which is read on its own.
    """

    begin: int
    end: int
    body: BodyMention | None = None
    documents: tuple[DocumentMention, ...] = ()
    apart: bool = False

    @property
    def length(self) -> int:
        """Its number of tokens."""
        return self.end - self.begin


def read_name(tokens: Tokens, i: int, j: int, entry: Entry) -> Name:
    """The name of a meeting that follows its head, or an empty one.

    Args:
        tokens: The article's tokens.
        i: Where the head begins.
        j: Where the name begins: after the head, or after the day that follows it.
        entry: The head.

    Example:
        `lần thứ tư Ban Chấp hành Trung ương Đảng` after `Hội nghị` is the name, and holds the body.
    """
    if has_no_name(tokens, i, j, entry):
        return Name(j, j)
    if end := _quoted_end(tokens, i, j):
        return Name(j, end)
    k, body_end = j, -1
    body: BodyMention | None = None
    documents: list[DocumentMention] = []
    business = any(tokens.cue_at(n) in _OF_HEAD for n in range(i, j))
    while _goes_on(tokens, j, k, entry) and (not joins_own_verb(tokens, i, k) or business or names_business(tokens, j)):
        if tokens.plain(k):
            k += 1
            continue
        if aside := _aside_end(tokens, k):
            k = aside
            continue
        if deliberates(tokens, k) and (k == body_end or _is_name(tokens, j, k)) and not narrows_topic(tokens, j, k):
            break  # "Hội nghị Trung ương Đoàn lần thứ 11 | tập trung thảo luận …"
        business = business or tokens.cue_at(k) in BUSINESS
        if read := parse_series(tokens, k):
            series, after = read
            if business or tokens.cue_before(k) == "CARRYOUT":
                _add_business(documents, series)
            k = after
        elif body is None and (found := parse_body(tokens, k)):
            body, k = found
            body_end = k
        else:
            k = (tokens.find(k, "cue") or tokens.find(k, "role") or (k + 1,))[0]
    return Name(j, _without_reference(tokens, j, trimmed(tokens, j, k)), body, tuple(documents))


def _quoted_end(tokens: Tokens, i: int, j: int) -> int:
    """Token after the name that fills the quotation which a head begins, or 0: `"| Hội thảo về Hóa, Sinh |"`.

    What has a verb in it is no name but what somebody says.
    """
    end = quotation_end(tokens, i - 1) - 1 if i else 0
    if end <= j or end - j > _LONGEST or tokens.folded_at(end + 1) in _GOING_ON:
        return 0
    verbal = any(tokens.cue_at(n) in PREDICATES for n in range(j, end))
    return 0 if verbal else trimmed(tokens, j, end)


def _without_reference(tokens: Tokens, j: int, k: int) -> int:
    """Token after the name from `j` to `k` without a topic that points back: `phiên họp | về nội dung | này`.

    Elsewhere than right after the head it may be any: `phiên thảo luận của Quốc hội | về lĩnh vực | này`.
    """
    begin = k - _ABOUT
    if begin < j or tokens.folded[begin] != "về" or not points_back(tokens, k):
        return k
    if begin == j:
        return j if " ".join(tokens.folded[begin + 1 : k]) in meeting_words("matter") else k
    return trimmed(tokens, j, begin - (tokens.folded[begin - 1] == "bàn"))


def _add_business(documents: list[DocumentMention], series: Iterable[DocumentMention]) -> None:
    """Add those that one document is meant by, and not amid the subject of the last: `về ban hành | Quy chế …`."""
    for one in series:
        nested = documents and one.start < documents[-1].subject_end
        told = not one.bare or one.end - one.start > len(one.type)  # "hội nghị quán triệt | nghị quyết này"
        if told and not ((one.plural and not one.number) or nested):
            documents.append(one)


def _is_name(tokens: Tokens, j: int, k: int) -> bool:
    """Whether the words from `j` to `k` may be a whole name: by a number, a proper name, a date or an aside."""
    named = ends_ordinal(tokens, j, k) or ends_proper(tokens, j, k) or _ends_date(tokens, k)
    return named or tokens.words[k - 1] == ")"


def _ends_date(tokens: Tokens, k: int) -> bool:
    """Whether a month or year ends at token `k`: `Phiên họp thường kỳ tháng 5 | thảo luận`."""
    return tokens.words[k - 1][0].isdigit() and tokens.folded_at(k - 2) in PERIODS


def _aside_end(tokens: Tokens, k: int) -> int:
    """Token after the acronym, term or years in parentheses or the quotation that begins at token `k`, or 0."""
    if tokens.words[k] != "(":
        return quotation_end(tokens, k)
    closed = tokens.word_at(k + 3) == ")"
    term = closed and (tokens.folded[k + 1] == "khóa" or tokens.folded[k + 1 : k + 3] == _ENLARGED)
    if term:
        return k + 4
    years = tokens.match(_YEARS, tokens.starts[k])
    return tokens.at(years.end()) if years else acronym_end(tokens, k, len(tokens))


def _goes_on(tokens: Tokens, j: int, k: int, entry: Entry) -> bool:
    """Whether the name that follows the head at token `j` can go on at token `k`."""
    if k - j >= _LONGEST or not tokens.adjacent(k):
        return False
    word = tokens.words[k]
    if tokens.plain(k):
        return not (tells_time(tokens, k) or breaks_off(tokens, k) or reaches_session(tokens, j, k, entry))
    if _aside_end(tokens, k):
        return True
    if not (word[0].isalnum() or word in _MARKS or _adds_number(tokens, k) or _gives_theme(tokens, k)):
        return False
    if word in "-–" and (tokens.word_at(k + 1) in CREDITS or (k > j and _explains(tokens, k + 1))):
        return False
    if word == "/" and k + 1 < len(tokens) and tokens.starts[k + 1] > tokens.ends[k]:
        return False  # "Hội nghị tổng kết năm 2016 | / Lễ hội Cà phê": another headline
    if tokens.words[k - 1] == "," and tokens.find(k, "document"):
        return True  # "quán triệt một số nghị quyết, chỉ thị, | kết luận": no verb
    if word == "," and k == j and not joins_kind(tokens, j, entry):
        return False
    if word == "," and k > j and (not list_goes_on(tokens, j, k, entry) or _leads_on(tokens, k)):
        return False
    return not ends_name(tokens, j, k, entry)


def _leads_on(tokens: Tokens, k: int) -> bool:
    """Whether the comma at `k`, after a name in quotation marks, leads to another: `phiên khai mạc "A" | , phiên …`."""
    return tokens.words[k - 1] in _QUOTES and tokens.find(k + 1, "meeting") is not None


def _explains(tokens: Tokens, k: int) -> bool:
    """Whether the words after a dash say what the meeting is: `Đối thoại Sông Hồng – | một diễn đàn uy tín`."""
    kind = tokens.find(k, "meeting") if not tokens.capital(k) else None
    return tokens.folded_at(k) == "một" or tokens.folded[k : k + 2] in _KINDS or kind is not None


def _adds_number(tokens: Tokens, k: int) -> bool:
    """Whether a plus joins a number to a proper name: `ASEAN|+3`."""
    return tokens.words[k] == "+" and tokens.word_at(k + 1).isdigit() and tokens.capital(k - 1)


def _gives_theme(tokens: Tokens, k: int) -> bool:
    """Whether a colon leads to the theme in quotation marks: `hội thảo với chủ đề|: "Cà phê và môi trường"`."""
    return tokens.words[k] == ":" and tokens.folded[k - 2 : k] == _THEME and quotation_end(tokens, k + 1) > 0
