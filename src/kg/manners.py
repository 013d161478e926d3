"""Manners in which an article tells something, of which depends what else it says."""

from __future__ import annotations

from kg.named import Named


class Manner(Named):
    """How something is told: `manners` in relations.toml says it of rules, the sentence and the article may add some.

    Those that are added are in the name of the rule, too: `hold.is.career`.
    """

    APPOSITION = "apposition"
    """A post is printed beside the name: `ông Nguyễn Văn An, | Giám đốc Sở Y tế |, cho biết`."""
    APPOINTED = "appointed"
    """Somebody is given a post: `bổ nhiệm ông Nguyễn Văn An giữ chức Giám đốc Sở Y tế`."""
    LINE = "line"
    """In a line of a career, whose closed periods are over: `2011 - 2016: Giám đốc Sở Y tế`."""
    RESUME = "resume"
    """In what introduces somebody's life, whose years are others: `sinh năm 1965, quê Hà Nam, Giám đốc Sở Y tế`."""
    CAREER = "career"
    """Among others of a career, told by its years: `Năm 2011, ông là Giám đốc Sở Y tế`."""
    PAST = "past"
    """As history: `từng là Giám đốc Sở Y tế`, `Giai đoạn 2006-2011, ông An làm Giám đốc Sở Y tế`."""
    IMPLIED = "implied"
    """The body of a post is only implied, by what the article speaks of: `Bộ trưởng` in one on the `Bộ Y tế`."""
    SIDE = "side"
    """Whose talk it is: `Thủ tướng | tiếp | Đại sứ Nhật Bản`."""
    PASSED = "passed"
    """Who issues a document passes it, under the name that it has from then on: `Quốc hội | thông qua | Luật`."""
    QUOTED = "quoted"
    """A remark that need not have been made at the meeting: `Ông Nguyễn Văn An | cho biết`."""
    ASKED = "asked"
    """The same where many ask, if it is a sitting on which somebody may only comment."""
