"""When what is told happened, which ends the names before it: `Hội nghị APEC | tháng 8/2017`, `… | sáng 5/7`."""

from __future__ import annotations

import re

from kg.annotate.grammar.words import INTO_TIME
from kg.annotate.tokens import TRIGGERS, Tokens

OF_DAY = TRIGGERS - {"tháng", "năm", "từ"}
"""Words before a day: `sáng | 5/7`."""
_HALVES = frozenset({"sáng", "chiều", "tối"})  # of a day of the week: `sáng | thứ Sáu`
_NOW = frozenset("nay qua mai cùng mùng chủ".split())  # `sáng | nay`, `chiều | cùng ngày`, `sáng | chủ nhật`
_SUNDAY = "Chủ"  # `lễ phát động Ngày | Chủ nhật xanh` has no time
# `vào | cuối tháng 8`, `sáng | đầu tuần`, `tối | muộn 5/3`
_PARTS = frozenset("tuần đầu giữa cuối khoảng lúc sớm muộn khuya".split())
_AFTER = _NOW | _PARTS | TRIGGERS
_YEARS = frozenset({"nay", "ngoái", "tới"})  # `Đối thoại Sông Hồng | năm nay`
_ROUTINE = "ban"  # `giao ban | cuối tuần` is a kind of meeting
_TOLD = TRIGGERS - {"từ"}  # with which one is told to the day
_SPANS = frozenset("tháng quý tuần".split())  # `6 tháng | đầu năm` is a time that the meeting is about
_TERM = re.compile(r"lần thứ|nhiệm kỳ|khóa [ivxl]+")  # the first two words of a term or a number in a series


def tells_term(tokens: Tokens, k: int) -> bool:
    """Whether a term or a number in a series begins at `k`, which ends a name: `Đảng bộ Công ty | khóa V`."""
    return _TERM.fullmatch(" ".join(tokens.folded[k : k + 2])) is not None


def tells_time(tokens: Tokens, k: int) -> bool:
    """Whether a time begins at `k`: `sáng 5/7`, `đầu năm 2016`, not the `năm 2019` that a meeting is named by."""
    following = tokens.folded_at(k + 1)
    if tokens.folded[k] == "năm" and following in _YEARS:
        return tokens.folded[k - 1] not in _PARTS  # not "kỳ họp cuối | năm nay"
    if tokens.folded[k] in _HALVES and following == "thứ":
        return True
    if tokens.folded[k] == "ngày" and tokens.word_at(k + 1) == _SUNDAY:
        return False
    if tokens.folded[k] in OF_DAY or tokens.folded[k] in INTO_TIME:
        return following[:1].isdigit() or following in _AFTER
    if tokens.folded[k] not in ("đầu", "cuối") or tokens.folded[k - 1] in _SPANS:
        return False
    if following == "tuần":
        return tokens.folded[k - 1] != _ROUTINE
    year = tokens.folded_at(k + 2)
    return following == "năm" and (year[:1].isdigit() or year == "ngoái")


def tells_day(tokens: Tokens, k: int) -> bool:
    """Whether the time of what is told begins at token `k`: `phiên họp của Ban Chỉ đạo | sáng 5/5`."""
    return tokens.folded[k] in _TOLD and tokens.word_at(k + 1)[:1].isdigit()


def tells_month(tokens: Tokens, j: int, k: int) -> bool:
    """Whether a month follows a name, a number or a comma: `Hội nghị APEC | tháng 8/2017`, not `tình hình tháng 1`.

    That of a week belongs to the name: `giao ban tuần 4, tháng 8`.
    """
    if tokens.folded[k] != "tháng":
        return False
    apart = tokens.words[k - 1] == "," and tokens.folded[k - 3] != "tuần"
    named = tokens.capital(k - 1) or tokens.words[k - 1].isdigit() or apart
    month = tokens.word_at(k + 1)
    return month[:1].isdigit() and (named or (k == j and not month.isdigit()))
